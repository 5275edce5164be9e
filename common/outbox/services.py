"""Enqueue within the transaction; deliver after it, once, retried with back-off until the handler succeeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import transaction

from common.clock import now
from common.outbox.models import Message

Handler = Callable[[Mapping[str, Any], datetime], None]

log = structlog.get_logger()
_handlers: dict[str, Handler] = {}
_send: list[Callable[[int, datetime], None]] = []

# A sweep picks up what is this long overdue: the task was lost with the broker or the worker.
STUCK_AFTER = timedelta(seconds=30)
# What is due later than this is not handed to a worker to hold: the sweep finds it when its time has come.
SOON = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)


class Unhandled(LookupError):
    """No handler is registered for a topic: the wiring is incomplete."""


def handle(topic: str, handler: Handler) -> None:
    """Say who handles a topic. Called once at start, in storefront/wiring.py."""
    _handlers[topic] = handler


def send_by(sender: Callable[[int, datetime], None]) -> None:
    """Say how a message id reaches a worker, not before an instant. Called once at start."""
    _send[:] = [sender]


def enqueue(*, topic: str, key: str, payload: Mapping[str, Any], at: datetime) -> None:
    """Note that something is to be done once this transaction has committed. The same key again changes nothing.

    Must be called inside a transaction: a message without its cause, or a cause without its message, may not exist.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("The outbox is written in the transaction of its cause.")
    Message.objects.bulk_create(
        [Message(topic=topic, key=key, payload=dict(payload), due_at=at)], ignore_conflicts=True
    )
    transaction.on_commit(lambda: _dispatch(key), robust=True)


def _dispatch(key: str) -> None:
    """Hand a message to a worker. After ignored conflicts Django knows no ids, so the row is found by its key."""
    message = Message.objects.filter(key=key, done_at=None).only("pk", "due_at").first()
    if message is not None and message.due_at <= now() + SOON:
        for send in _send:
            send(message.pk, message.due_at)


def deliver(*, message_id: int, at: datetime) -> bool:
    """Run the handler of one message and mark it done, in one transaction. True when nothing is left to do.

    A message that another worker holds, or that is done, is left alone. A failing handler is noted and retried later.
    """
    with transaction.atomic():
        message = (
            Message.objects.select_for_update(skip_locked=True)
            .filter(pk=message_id, done_at=None, due_at__lte=at)
            .first()
        )
        if message is None:
            return False
        message.attempts += 1
        try:
            with transaction.atomic():
                _handler(message.topic)(message.payload, at)
        except Exception as fault:  # Whatever went wrong, the message must stay and be tried again.
            message.last_error = f"{type(fault).__name__}: {fault}"[:2000]
            message.due_at = at + min(timedelta(seconds=2**message.attempts), LONGEST_WAIT)
            message.save(update_fields=["attempts", "last_error", "due_at"])
            log.warning(
                "outbox.failed", topic=message.topic, message=message.pk, attempts=message.attempts, exc_info=True
            )
            return False
        message.done_at, message.last_error = at, ""
        message.save(update_fields=["attempts", "done_at", "last_error"])
        return True


def _handler(topic: str) -> Handler:
    try:
        return _handlers[topic]
    except KeyError:
        raise Unhandled(topic) from None


def overdue(*, at: datetime, limit: int = 500) -> list[int]:
    """Open messages whose time has come and that no task seems to be carrying."""
    due = Message.objects.filter(done_at=None, due_at__lte=at - STUCK_AFTER).order_by("due_at")
    return list(due.values_list("pk", flat=True)[:limit])
