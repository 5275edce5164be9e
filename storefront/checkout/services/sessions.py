"""Paying step by step, as clients of the API do: begin a payment for a checkout or an order, then go on with it.

The amount is what is left to pay, unless the client says another. Nothing here makes an order: checkoutComplete does,
and the store itself when a paid checkout's buyer has gone away (storefront.checkout.services.asking).
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid, NotFound, Refusal
from common.money import Money
from storefront.checkout import queries, refusals
from storefront.checkout.models import Checkout
from storefront.checkout.services.hold import hold
from storefront.checkout.services.pay import (
    apply_state,
    ask_for,
    captures_at_once,
    let_go,
    locked_order,
    read_again,
)
from storefront.orders.models import GIVEN_UP, Order
from storefront.payments import queries as payments
from storefront.payments.models import Transaction
from storefront.payments.ports import Outcome, PaymentRequest, State, gateway


class AlreadyProcessed(Refusal):
    """The payment has its final answer: there is nothing to go on with."""

    code, field = "TRANSACTION_ALREADY_PROCESSED", "id"
    message = _("This payment has its final answer already.")


class KeyUsedBefore(Refusal):
    """The same idempotency key asked for something else before."""

    code, field = "UNIQUE", "idempotencyKey"
    message = _("This key asked for another payment before.")


@dataclass(frozen=True, slots=True)
class Payee:
    """The checkout or order that a payment is for, and what is left to pay of it."""

    checkout_id: uuid.UUID
    order_id: uuid.UUID | None
    channel_id: int
    left: Money


def payee_of(*, checkout_id: uuid.UUID | None = None, order_id: uuid.UUID | None = None, at: datetime) -> Payee:
    """By the id of an order, or of a checkout, also of one that has become an order. Raises NotFound."""
    if checkout_id is not None and (view := queries.view(checkout_id=checkout_id, at=at)):
        total = view.quote.total.gross
        money = payments.money_of_checkout(checkout_id=checkout_id, currency=total.currency)
        return Payee(checkout_id, None, view.channel.pk, total - money.held - money.authorized)
    orders = Order.objects.exclude(status__in=GIVEN_UP)
    order = orders.filter(Q(pk=order_id) if order_id else Q(checkout_id=checkout_id)).first()
    if order is None:
        raise NotFound(field="id")
    money = payments.money_of(order_id=order.pk)
    return Payee(order.checkout_id, order.pk, order.channel_id, order.total - money.charged - money.authorized)


def begin(
    *,
    payee: Payee,
    amount: Money | None,
    capture: bool | None,
    method: str,
    idempotency_key: str,
    at: datetime,
) -> tuple[Transaction, State]:
    """Begin a payment, or go on with one that was begun for the same amount. Nobody can pay the same twice by it.

    What is in a checkout is kept for its buyer from now on, for a while. Raises OutOfStock when it cannot be, Invalid
    for an amount that is nothing or more than is left, KeyUsedBefore, GatewayUnreachable.
    """
    asked = _asked_before(payee, idempotency_key, amount)
    if asked is None:
        wanted = payee.left if amount is None else amount
        if not Money.zero(wanted.currency) < wanted <= payee.left:
            raise Invalid(field="amount", detail=_("There is {left} left to pay.").format(left=payee.left))
        if payee.order_id is None:
            # No money is asked for what somebody else has bought or is about to pay.
            hold(checkout_id=payee.checkout_id, at=at)
        captures = captures_at_once(payee.channel_id) if capture is None else capture
        request = PaymentRequest(key="", amount=wanted, method=method, capture=captures)
        for other in _open(payee):
            if not _is_same(other, request):
                # Another amount or way: what was begun first is let go, so that only one of them can be paid.
                let_go(other, at=at)
        asked = _noted(payee, request, idempotency_key=idempotency_key, at=at)
    known = payments.request_of(asked)
    assert known is not None, "It was asked for through us."
    state = gateway().read(known, psp_reference=asked.psp_reference) if asked.psp_reference else gateway().create(known)
    apply_state(transaction_id=asked.pk, state=state, at=at)
    return asked, state


def _asked_before(payee: Payee, idempotency_key: str, amount: Money | None) -> Transaction | None:
    """The payment that this key has begun. Raises KeyUsedBefore when it was another amount."""
    if not idempotency_key:
        return None
    told_before = Transaction.objects.filter(checkout_id=payee.checkout_id, idempotency_key=idempotency_key)
    before = told_before.prefetch_related("events").first()
    request = payments.request_of(before) if before else None
    if before is not None and (request is None or amount not in (None, request.amount)):
        raise KeyUsedBefore()
    return before


@transaction.atomic
def _noted(payee: Payee, request: PaymentRequest, *, idempotency_key: str, at: datetime) -> Transaction:
    """Who asks the same at the same time waits here, and gets the same payment."""
    if payee.order_id is not None:
        locked_order(payee.order_id)
    else:
        Checkout.objects.select_for_update(of=("self",)).filter(pk=payee.checkout_id).first()
    if before := _asked_before(payee, idempotency_key, request.amount):
        return before
    for begun in _open(payee):
        if not (gateway().has_element and _is_same(begun, request)):
            raise refusals.PaymentPending()
        return begun
    return ask_for(
        checkout_id=payee.checkout_id,
        order_id=payee.order_id,
        request=request,
        idempotency_key=idempotency_key,
        at=at,
    )


def _open(payee: Payee) -> list[Transaction]:
    return payments.open_payments(order_id=payee.order_id, checkout_id=payee.checkout_id)


def _is_same(begun: Transaction, request: PaymentRequest) -> bool:
    asked = payments.request_of(begun)
    return (
        asked is not None
        and begun.gateway == gateway().name
        and (asked.amount, asked.method, asked.capture) == (request.amount, request.method, request.capture)
    )


def go_on(*, transaction_id: uuid.UUID, at: datetime) -> tuple[Transaction, State]:
    """What has become of a payment after the buyer's act. Raises NotFound, AlreadyProcessed, GatewayUnreachable."""
    asked = Transaction.objects.prefetch_related("events").filter(pk=transaction_id).first()
    if asked is None:
        raise NotFound(field="id")
    if payments.is_answered(asked):
        raise AlreadyProcessed()
    state = read_again(transaction_id=transaction_id, at=at)
    if state is None:
        raise NotFound(field="id")
    return asked, state


def event_kind(state: State, *, captures: bool) -> str:
    """How a state is called as one event of Saleor's."""
    action = "CHARGE" if captures else "AUTHORIZATION"
    if state.outcome is Outcome.AUTHORIZED:
        return "AUTHORIZATION_SUCCESS"
    if state.outcome is Outcome.SUCCESS:
        return "CHARGE_SUCCESS"
    ends = {Outcome.FAILURE: "FAILURE", Outcome.ACTION_REQUIRED: "ACTION_REQUIRED", Outcome.PENDING: "REQUEST"}
    return f"{action}_{ends[state.outcome]}"
