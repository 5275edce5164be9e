"""How gunicorn serves the store: `gunicorn --config python:storefront.gunicorn storefront.wsgi`."""

import os
import subprocess
import sys
from pathlib import Path

from storefront import environment

bind = f"{environment.text('HOST', '127.0.0.1')}:{environment.number('PORT', 8000)}"
workers = environment.number("WEB_WORKERS", 2)
threads = environment.number("WEB_THREADS", 4)
worker_class = "gthread"
keepalive = 60  # Longer than a proxy keeps its side open, so that the proxy closes first.
timeout = 60
graceful_timeout = 10
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
