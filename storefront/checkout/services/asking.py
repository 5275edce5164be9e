"""What the outbox asks of the gateway: answers that nobody heard, captures, cancellations, refunds.

Each runs in the outbox's own transaction, which holds the message and nothing else while the gateway is asked; only
then are the order and its transactions locked and the answer written down. Called again, the gateway is asked again
with the same key, which makes it the same request.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from common.errors import Refusal
from common.money import Money
from storefront.checkout import refusals
from storefront.checkout.services.pay import apply_state, read_again
from storefront.checkout.services.place import place_order
from storefront.payments.events import CANCEL, CHARGE, EventKind
from storefront.payments.models import Transaction
from storefront.payments.ports import GatewayRefused, Outcome, State, Told, gateway
from storefront.payments.services import give_back_transaction

# A paid checkout that cannot become an order by then gets its money back.
GIVE_UP_AFTER = timedelta(minutes=30)


def handle_ask(payload: Mapping[str, Any], at: datetime) -> None:
    """Ask how a payment stands. Raises PaymentPending while the gateway has no answer: the outbox tries again."""
    state = read_again(transaction_id=uuid.UUID(payload["transaction_id"]), at=at)
    if state is not None and state.outcome is Outcome.PENDING:
        raise refusals.PaymentPending()


def handle_capture(payload: Mapping[str, Any], at: datetime) -> None:
    """Take what the store has asked to take."""
    payment, amount = _asked(payload, EventKind.CHARGE_REQUEST, CHARGE)
    if payment is None:
        return
    try:
        state = gateway().capture(key=_key(payment, payload), psp_reference=payment.psp_reference, amount=amount)
    except GatewayRefused as refusal:
        state = _refused(payment, EventKind.CHARGE_FAILURE, amount, CHARGE, refusal)
    apply_state(transaction_id=payment.pk, state=state, at=at)


def handle_cancel(payload: Mapping[str, Any], at: datetime) -> None:
    """Let go of what is authorised."""
    payment, amount = _asked(payload, EventKind.CANCEL_REQUEST, CANCEL)
    if payment is None:
        return
    try:
        state = gateway().cancel(key=_key(payment, payload), psp_reference=payment.psp_reference, amount=amount)
    except GatewayRefused as refusal:
        state = _refused(payment, EventKind.CANCEL_FAILURE, amount, CANCEL, refusal)
    apply_state(transaction_id=payment.pk, state=state, at=at)


def handle_refund(payload: Mapping[str, Any], at: datetime) -> None:
    """Give back what the store has asked to give back. A refusal is an answer too, and is written down."""
    operation = payload["operation"]
    payment, amount = _asked(payload, EventKind.REFUND_REQUEST, operation)
    if payment is None:
        return
    try:
        told = gateway().refund(
            key=f"{payment.pk}:{operation}", psp_reference=payment.psp_reference, amount=amount, operation=operation
        )
    except GatewayRefused as refusal:
        told = Told(EventKind.REFUND_FAILURE, amount, operation, message=str(refusal))
    state = State(str(payment.pk), payment.psp_reference, Outcome.SUCCESS, (told,))
    apply_state(transaction_id=payment.pk, state=state, at=at)


def handle_complete(payload: Mapping[str, Any], at: datetime) -> None:
    """A checkout was paid through us and nobody has completed it: make the order, or give the money back in the end.

    While it cannot be completed the refusal goes to the outbox, which tries again later.
    """
    payment = Transaction.objects.filter(pk=payload["transaction_id"], order=None).first()
    if payment is None:
        return
    try:
        with transaction.atomic():
            place_order(checkout_id=payment.checkout_id, must_be_paid=True, at=at)
    except Refusal as refusal:
        if at < payment.created_at + GIVE_UP_AFTER:
            raise
        give_back_transaction(
            transaction_id=payment.pk, reason=f"No order could be made: {refusal.code}.", key="orphan", at=at
        )


def _asked(payload: Mapping[str, Any], kind: EventKind, operation: str) -> tuple[Transaction | None, Money]:
    """The transaction and the amount of a request that this gateway can answer and has not answered for good."""
    payment = Transaction.objects.get(pk=payload["transaction_id"])
    asked = payment.events.get(kind=kind, operation=operation)
    amount = Money(asked.amount, asked.currency)
    # What an app has taken only the app can give back: it reads the request and reports what became of it.
    return (payment if payment.gateway == gateway().name else None), amount


def _key(payment: Transaction, payload: Mapping[str, Any]) -> str:
    """The same whenever a request is repeated, another one for another attempt."""
    return ":".join(filter(None, (str(payment.pk), payload.get("attempt", ""))))


def _refused(payment: Transaction, kind: EventKind, amount: Money, operation: str, refusal: GatewayRefused) -> State:
    told = Told(kind, amount, operation, message=str(refusal))
    return State(str(payment.pk), payment.psp_reference, Outcome.PENDING, (told,))
