"""How gunicorn serves the store: `gunicorn --config python:storefront.gunicorn storefront.wsgi`."""

import os

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
