"""The worker's part in a test without one: what waits in the outbox is carried out, and the letters are read."""

from __future__ import annotations

import re
from datetime import datetime

from django.core import mail
from django.core.mail import EmailMultiAlternatives

from common.clock import now
from common.outbox.models import Message
from common.outbox.services import deliver


def work(at: datetime | None = None) -> None:
    """Carry out everything that is due, and what comes of it."""
    at = at or now()
    while due := list(Message.objects.filter(done_at=None, due_at__lte=at).order_by("pk")):
        for message in due:
            done = deliver(message_id=message.pk, at=at)
            assert done or not Message.objects.filter(pk=message.pk).exists(), message.key


def letters(to: str) -> list[EmailMultiAlternatives]:
    """What somebody got so far, the newest last."""
    work()
    return [letter for letter in mail.outbox if letter.to == [to]]


def link_in(letter: EmailMultiAlternatives) -> str:
    """The one thing to follow in a letter, the same in both of its forms. The store's own pages without their host."""
    url = re.search(r"^https?://\S+$", letter.body, re.MULTILINE)[0]
    (html, _kind) = letter.alternatives[0]
    assert url.replace("&", "&amp;") in html
    return re.sub(r"^http://127\.0\.0\.1:8000(?=/)", "", url)
