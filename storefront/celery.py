"""The Celery application. Tasks live in each module's tasks.py and are found there."""

import os
from contextlib import suppress
from pathlib import Path

from celery import Celery
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "storefront.settings")

# Linux shares a machine out between sessions first: within its own one alone, a low priority changes nothing.
OWN_SESSION = Path("/proc/self/autogroup")

app = Celery("heirloom")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def stand_back(**_words: object) -> None:
    """What a buyer waits for goes before invoices and mails where the machine cannot do all at once."""
    from django.conf import settings

    os.nice(settings.WORKER_NICE)
    if os.getsid(0) == os.getpid():
        with suppress(OSError):
            OWN_SESSION.write_text(str(settings.WORKER_NICE))
