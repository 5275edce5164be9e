"""A mail server on a port of its own, which keeps what it gets; and how a letter is read back from it."""

from __future__ import annotations

import email
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Mailbox


class Post(Mailbox):
    """Keeps what it gets, or answers as a test says."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[EmailMessage] = []
        self.subjects_on_the_wire: list[str] = []
        self.answer: str | None = None

    def handle_message(self, message: Any) -> None:
        self.subjects_on_the_wire.append(str(message["Subject"]))
        self.kept.append(email.message_from_bytes(message.as_bytes(), policy=default))

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        if self.answer:
            return self.answer
        envelope.rcpt_tos.append(address)
        return "250 OK"


@contextmanager
def mail_server(settings: Any) -> Iterator[Post]:
    """The store sends by it while it runs."""
    box = Post()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = False
    settings.PUBLIC_URL = "https://shop.example"
    try:
        yield box
    finally:
        server.stop()


def subject(mail: EmailMessage) -> str:
    return str(make_header(decode_header(mail["Subject"])))


def plain(mail: EmailMessage) -> str:
    return mail.get_body(("plain",)).get_content()


def rich(mail: EmailMessage) -> str:
    return mail.get_body(("html",)).get_content()
