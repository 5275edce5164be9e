"""How gunicorn serves the store: `gunicorn --config python:storefront.gunicorn storefront.wsgi`."""

import gc
import os
import subprocess
import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from storefront import environment

try:
    bind = f"{environment.text('HOST', '127.0.0.1')}:{environment.number('PORT', 8000)}"
    workers = environment.number("WEB_WORKERS", 2)
    threads = environment.number("WEB_THREADS", 4)
except ImproperlyConfigured as error:
    # gunicorn itself would show the line of this file, where a person needs the sentence.
    sys.exit(str(error))
worker_class = "gthread"
keepalive = 60  # Longer than a proxy keeps its side open, so that the proxy closes first.
timeout = 60
graceful_timeout = 10
# A request makes thousands of small objects that are gone with it: Python's own 700 would interrupt each one.
COLLECT_AFTER = (20_000, 10, 50)
# Heartbeats in memory: on a disk under load a worker would be taken for hung.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - gunicorn makes a private file
# The store writes its own line for each request (common.logs).
accesslog = None
errorlog = "-"
control_socket_disable = True


def on_starting(_server: object) -> None:
    """Keys that the gateway does not accept end the start, and not the first payment.

    Asked by a process of its own: the one that starts the workers loads none of the store's code.
    """
    if environment.text("PAYMENT_GATEWAY", "fake") == "stripe":
        manage = Path(__file__).resolve().parent.parent / "manage.py"
        checked = subprocess.run([sys.executable, manage, "payments_check"], check=False)  # noqa: S603 - our own command
        if checked.returncode:
            sys.exit(checked.returncode)


def post_worker_init(_worker: object) -> None:
    """What is loaded by now stays until the process ends: the collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
