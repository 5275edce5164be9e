"""Enqueue within the transaction; deliver after it, once, retried with back-off until the handler succeeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.core.cache import cache
from django.db import transaction
from django.db.models import QuerySet

from common.clock import now
from common.outbox.models import Message
from common.prepared import Prepared, PreparedRows
from common.writes import insert_later, save_later

Handler = Callable[[Mapping[str, Any], datetime], None]

log = structlog.get_logger()
_handlers: dict[str, Handler] = {}
_call: list[Callable[[datetime], None]] = []

# In the cache while a worker is called and has not begun: nobody needs to call another one then.
CALLED = "outbox:called"
# A call that was lost with the broker keeps nobody from calling for longer than this many seconds.
CALL_LASTS = 5
# What is due later than this is not handed to a worker to hold: the sweep finds it when its time has come.
SOON = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)


class Unhandled(LookupError):
    """No handler is registered for a topic: the wiring is incomplete."""


def handle(topic: str, handler: Handler) -> None:
    """Say who handles a topic. Called once at start, in storefront/wiring.py."""
    _handlers[topic] = handler


def call_by(caller: Callable[[datetime], None]) -> None:
    """Say how a worker is called to begin with `deliver_next`, not before an instant. Called once at start."""
    _call[:] = [caller]


def enqueue(*, topic: str, key: str, payload: Mapping[str, Any], at: datetime) -> None:
    """Note that something is to be done once this transaction has committed. The same key again changes nothing.

    Must be called inside a transaction: a message without its cause, or a cause without its message, may not exist.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("The outbox is written in the transaction of its cause.")
    insert_later([Message(topic=topic, key=key, payload=dict(payload), due_at=at)], passes_over=True)
    transaction.on_commit(lambda: call(due_at=at), robust=True)


def call(*, due_at: datetime) -> None:
    """Call a worker for what is due then, unless one is called already and has not begun (`begin`)."""
    at = now()
    if due_at > at + SOON or (due_at <= at and not cache.add(CALLED, 1, timeout=CALL_LASTS)):
        return
    for caller in _call:
        caller(due_at)


def begin() -> None:
    """A called worker begins to look: whoever commits from here on calls again."""
    cache.delete(CALLED)


# Messages that another worker has in hand are passed over.
_next = PreparedRows(lambda at: _due(at).select_for_update(skip_locked=True)[:1])
_two = Prepared(lambda at: _due(at).values_list("pk")[:2])


def _due(at: datetime) -> QuerySet[Message]:
    return Message.objects.filter(done_at=None, due_at__lte=at).order_by("due_at")


def deliver_next(*, at: datetime) -> bool:
    """Run the handler of the message that is due longest, and note how that went. False when none is due."""
    with transaction.atomic():
        message = _next.first(at)
        if message is None:
            return False
        if len(_two.rows(at)) > 1:
            # A colleague shall not wait until this one is through.
            call(due_at=at)
        _handled(message, at=at)
    return True


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
        return message is not None and _handled(message, at=at)


def _handled(message: Message, *, at: datetime) -> bool:
    """Whether the handler of a locked message succeeded. What a failing one wrote is taken back."""
    message.attempts += 1
    try:
        with transaction.atomic():
            _handler(message.topic)(message.payload, at)
    except Exception as fault:  # Whatever went wrong, the message must stay and be tried again.
        message.last_error = f"{type(fault).__name__}: {fault}"[:2000]
        message.due_at = at + min(timedelta(seconds=2**message.attempts), LONGEST_WAIT)
        save_later(message, ["attempts", "last_error", "due_at"])
        log.warning("outbox.failed", topic=message.topic, message=message.pk, attempts=message.attempts, exc_info=True)
        return False
    message.done_at, message.last_error = at, ""
    save_later(message, ["attempts", "done_at", "last_error"])
    return True


def _handler(topic: str) -> Handler:
    try:
        return _handlers[topic]
    except KeyError:
        raise Unhandled(topic) from None
