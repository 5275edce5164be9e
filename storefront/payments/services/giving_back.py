"""Asking for money back, for what was authorised, or to let go of it: noted here, done by the outbox.

Each is called inside the caller's transaction, with the order locked where there is one, and returns at once. The
gateway is asked after commit, outside all locks (storefront.checkout.services.gateway); what it says is appended then.
"""

from __future__ import annotations

import uuid
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from common.errors import Refusal
from common.locking import lock_rows
from common.money import Money
from common.outbox.services import enqueue
from storefront.payments.events import CANCEL, CHARGE, Amounts, EventKind
from storefront.payments.models import Transaction, TransactionEvent
from storefront.payments.ports import Told
from storefront.payments.queries import amounts
from storefront.payments.services.record import append


class RefundTooLarge(Refusal):
    """More than was charged and not given back yet; `left` is what there is."""

    code, field = "AMOUNT_EXCEEDED", "amount"
    message = _("At most {left} can be given back.")


def refund(*, order_id: uuid.UUID, amount: Money, reason: str, key: str, at: datetime) -> None:
    """Give back so much of what an order's transactions have charged, the newest first. The same key again: no more.

    Raises RefundTooLarge, and nothing is noted then. What becomes of it: storefront.orders.services.refund_settled.
    """
    rows = _locked(order_id)
    if TransactionEvent.objects.filter(transaction__order_id=order_id, operation=key).exists():
        return
    parts = split_refund(amount, [(row, amounts(row)) for row in reversed(rows)])
    for row, part in parts:
        append(row, [Told(EventKind.REFUND_REQUEST, part, key, message=reason)], at=at)
        ask("payment.refund", row, at=at, operation=key)


def split_refund(amount: Money, held: list[tuple[Transaction, Amounts]]) -> list[tuple[Transaction, Money]]:
    """How much of a refund each transaction gives, in the order given. Raises RefundTooLarge."""
    nothing = Money.zero(amount.currency)
    parts, left = [], amount
    for row, money in held:
        part = min(left, money.held) if row.currency == amount.currency else nothing
        if part > nothing:
            parts.append((row, part))
            left -= part
    if left > nothing or amount <= nothing:
        raise RefundTooLarge(left=amount - left)
    return parts


def capture(*, order_id: uuid.UUID, at: datetime) -> None:
    """Take all that is authorised for an order. Asked again, it is taken once."""
    for row in _locked(order_id):
        authorized = amounts(row).authorized
        if authorized:
            is_new = append(row, [Told(EventKind.CHARGE_REQUEST, authorized, CHARGE)], at=at)
            # After a failure the same request is made again.
            ask("payment.capture", row, at=at, is_again=not is_new)


def void(*, order_id: uuid.UUID, at: datetime) -> None:
    """Let go of all that is authorised for an order and was not asked for yet."""
    for row in _locked(order_id):
        authorized = amounts(row).authorized
        if authorized and append(row, [Told(EventKind.CANCEL_REQUEST, authorized, CANCEL)], at=at):
            ask("payment.cancel", row, at=at)


def give_back(*, order_id: uuid.UUID, reason: str, key: str, at: datetime) -> None:
    """Everything: what is held is refunded, what is authorised is let go. Nothing there: nothing is done."""
    for row in _locked(order_id):
        _give_back(row, reason=reason, key=key, at=at)


def give_back_transaction(*, transaction_id: uuid.UUID, reason: str, key: str, at: datetime) -> None:
    """As `give_back`, for one transaction that no order has claimed."""
    for row in lock_rows(Transaction.objects.filter(pk=transaction_id, order=None)):
        _give_back(row, reason=reason, key=key, at=at)


def _give_back(row: Transaction, *, reason: str, key: str, at: datetime) -> None:
    money = amounts(row)
    if money.held:
        # Money may come in parts, each later than the last; each part is given back once.
        operation = f"{key}:{row.events.count()}"
        append(row, [Told(EventKind.REFUND_REQUEST, money.held, operation, message=reason)], at=at)
        ask("payment.refund", row, at=at, operation=operation)
    if money.authorized:
        append(row, [Told(EventKind.CANCEL_REQUEST, money.authorized, CANCEL, message=reason)], at=at)
        ask("payment.cancel", row, at=at)


def _locked(order_id: uuid.UUID) -> list[Transaction]:
    """An order's transactions, oldest first, each locked: two refunds never see the same money."""
    rows = lock_rows(Transaction.objects.filter(order_id=order_id).prefetch_related("events"))
    return sorted(rows, key=lambda row: (row.created_at, row.pk))


def ask(topic: str, row: Transaction, *, at: datetime, operation: str = "", is_again: bool = False) -> None:
    """Leave the outbox to ask the gateway for what was just noted.

    `is_again` makes another request of it: by the same key a gateway would only repeat its answer.
    """
    attempt = f"{at:%Y%m%dT%H%M%S}" if is_again else ""
    more = {"operation": operation, "attempt": attempt}
    payload = {"transaction_id": str(row.pk)} | {name: value for name, value in more.items() if value}
    key = ":".join(filter(None, (topic, str(row.pk), operation, attempt)))
    enqueue(topic=topic, key=key, payload=payload, at=at)
