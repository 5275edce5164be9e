"""Asking for money, and what follows from the answer. The gateway is never asked while a lock is held."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalog.stock.services import release
from common.errors import Invalid, NotFound
from common.outbox.services import enqueue
from storefront.checkout import refusals
from storefront.checkout.models import Checkout
from storefront.orders.models import Fulfillment, Order, OrderEvent, OrderStatus
from storefront.payments import queries as payments
from storefront.payments.models import Transaction
from storefront.payments.ports import Answer, ChargeRequest, Outcome, gateway
from storefront.payments.services import charged_for, note_answer, request_charge

# When nobody has told us of an answer by then, we ask: the process may have died between asking and hearing.
ASK_AGAIN_AFTER = timedelta(seconds=6)


def pay_order(*, order_id: uuid.UUID, method: str, at: datetime) -> Outcome:
    """Ask the gateway for an order's total. A declined payment cancels the order and leaves the basket as it was.

    Raises AlreadyPaid, OrderClosed, and PaymentPending while an earlier request has no answer.
    """
    if method not in {offered.code for offered in gateway().methods()}:
        raise Invalid(field="method", detail=_("Choose how you want to pay."))
    asked, request = _note_request(order_id=order_id, method=method, at=at)
    answer = gateway().charge(request)
    apply_answer(transaction_id=asked, answer=answer, at=at)
    return answer.outcome


@transaction.atomic
def _note_request(*, order_id: uuid.UUID, method: str, at: datetime) -> tuple[uuid.UUID, ChargeRequest]:
    """Write down that we ask, before we ask; and make sure that somebody asks for the answer should we die."""
    order = _locked(order_id)
    if order.paid_at:
        raise refusals.AlreadyPaid()
    if order.status == OrderStatus.CANCELED:
        raise refusals.OrderClosed()
    if payments.open_charges(order_id=order.pk):
        raise refusals.PaymentPending()
    created = request_charge(
        checkout_id=order.checkout_id,
        order_id=order.pk,
        amount=order.total,
        gateway=gateway().name,
        method=method,
        at=at,
    )
    enqueue(
        topic="payment.ask",
        key=f"payment.ask:{created.pk}",
        payload={"transaction_id": str(created.pk)},
        at=at + ASK_AGAIN_AFTER,
    )
    return created.pk, ChargeRequest(key=str(created.pk), amount=order.total, method=method)


def ask_again(*, transaction_id: uuid.UUID, at: datetime) -> None:
    """Ask how a charge stands and apply the answer. Raises PaymentPending, so that the outbox tries again later."""
    asked = Transaction.objects.filter(pk=transaction_id).first()
    if asked is None:
        return
    answer = gateway().status(key=str(asked.pk), method=asked.name)
    if answer.outcome is Outcome.PENDING:
        raise refusals.PaymentPending()
    apply_answer(transaction_id=asked.pk, answer=answer, at=at)


@transaction.atomic
def apply_answer(*, transaction_id: uuid.UUID, answer: Answer, at: datetime) -> None:
    """Write down an answer and do what follows from it, together. The same answer again changes nothing."""
    order_id = Transaction.objects.values_list("order_id", flat=True).get(pk=transaction_id)
    if order_id is None:
        raise NotFound()
    # The order is locked before its transaction, here and everywhere.
    order = _locked(order_id)
    if not note_answer(transaction_id=transaction_id, answer=answer, at=at):
        return
    if answer.outcome is Outcome.SUCCESS:
        _confirm(order, at=at)
    else:
        _cancel_unpaid(order, reason="declined", at=at)


@transaction.atomic
def confirm_payment(*, order_id: uuid.UUID, at: datetime) -> bool:
    """Mark an order paid if its transactions cover the total. True when it is; asked again, nothing changes."""
    return _confirm(_locked(order_id), at=at)


def _confirm(order: Order, *, at: datetime) -> bool:
    if order.paid_at:
        return True
    charged = charged_for(checkout_id=order.checkout_id, order_id=order.pk, currency=order.currency)
    if charged < order.total:
        return False
    if order.status == OrderStatus.CANCELED:
        # The money came after the order was given up. It is owed back; an operator sees it in the console.
        OrderEvent.objects.create(order=order, kind="paid_after_cancel", payload={"amount": str(charged.amount)}, at=at)
        return False
    mark_paid(order, at=at)
    return True


def mark_paid(order: Order, *, at: datetime) -> None:
    """The order is paid: its basket is done with, and what hangs on payment goes to the outbox.

    For an order that the caller has locked or just written, inside the caller's transaction.
    """
    order.paid_at, order.status = at, OrderStatus.UNFULFILLED
    order.save(update_fields=["paid_at", "status"])
    OrderEvent.objects.create(order=order, kind="paid", payload={"total": str(order.total_amount)}, at=at)
    enqueue(topic="order.paid", key=f"order.paid:{order.pk}", payload={"order_id": str(order.pk)}, at=at)
    Checkout.objects.filter(pk=order.checkout_id).delete()


@transaction.atomic
def expire_unpaid(*, order_id: uuid.UUID, at: datetime) -> None:
    """Give up an order that was not paid in time. While an answer is outstanding it is left to that answer."""
    order = _locked(order_id)
    if payments.open_charges(order_id=order.pk):
        raise refusals.PaymentPending()
    _cancel_unpaid(order, reason="expired", at=at)


def _cancel_unpaid(order: Order, *, reason: str, at: datetime) -> None:
    if order.paid_at or order.status == OrderStatus.CANCELED:
        return
    order.status = OrderStatus.CANCELED
    order.save(update_fields=["status"])
    Fulfillment.objects.filter(order=order).update(status=Fulfillment.Status.CANCELED)
    release(sources=[f"order-line:{line_id}" for line_id in order.lines.values_list("pk", flat=True)])
    OrderEvent.objects.create(order=order, kind="canceled", payload={"reason": reason}, at=at)


def _locked(order_id: uuid.UUID) -> Order:
    order = Order.objects.select_for_update(of=("self",)).filter(pk=order_id).first()
    if order is None:
        raise NotFound()
    return order
