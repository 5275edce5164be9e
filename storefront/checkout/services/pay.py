"""Asking for money, and what follows from the answer. The gateway is never asked while a lock is held."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalog.pricing.models import Channel
from catalog.stock.services import release
from common.errors import Invalid, NotFound
from common.money import Money
from common.outbox.services import enqueue
from common.writes import PreparedDelete, insert_later, save_later
from promotions.vouchers.services import give_back as give_back_voucher
from storefront.checkout import refusals
from storefront.checkout.models import Checkout, CheckoutLine
from storefront.orders.models import GIVEN_UP, Fulfillment, Order, OrderEvent, OrderStatus
from storefront.orders.services import refund_settled
from storefront.orders.sold import order_source
from storefront.payments import queries as payments
from storefront.payments.events import CHARGE, EventKind
from storefront.payments.models import Transaction, TransactionEvent
from storefront.payments.ports import Outcome, PaymentRequest, State, Told, gateway
from storefront.payments.services import give_back, note, request_payment

# When nobody has told us of an answer by then, we ask: the process may have died between asking and hearing.
ASK_AGAIN_AFTER = timedelta(seconds=6)
# Why an order was given up that nobody paid in time.
EXPIRED = "expired"
# A checkout that was paid and not completed is completed by the store: its buyer may have lost the line.
COMPLETE_AFTER = timedelta(minutes=1)
MONEY_CAME = {EventKind.CHARGE_SUCCESS, EventKind.AUTHORIZATION_SUCCESS}
REFUNDED = {EventKind.REFUND_SUCCESS: True, EventKind.REFUND_FAILURE: False}


def pay_order(*, order_id: uuid.UUID, method: str, at: datetime) -> State:
    """Ask the gateway for an order's total, or go on with what was begun. A declined payment cancels the order and
    leaves the basket as it was; where the buyer pays in an element of the gateway's they may try again.

    Raises AlreadyPaid, OrderClosed, and PaymentPending while an earlier request has no answer.
    """
    if method not in {offered.code for offered in gateway().methods()}:
        raise Invalid(field="method", detail=_("Choose how you want to pay."))
    asked, request = _note_request(order_id=order_id, method=method, at=at)
    state = gateway().create(request) if not asked.psp_reference else _read(asked, request)
    apply_state(transaction_id=asked.pk, state=state, at=at)
    return state


@transaction.atomic
def _note_request(*, order_id: uuid.UUID, method: str, at: datetime) -> tuple[Transaction, PaymentRequest]:
    """Write down that we ask, before we ask; and make sure that somebody asks for the answer should we die.

    Two windows that pay the same order meet here, and get the same payment.
    """
    order = locked_order(order_id)
    if order.paid_at or order.events.filter(kind="authorized").exists():
        raise refusals.AlreadyPaid()
    if order.status in GIVEN_UP:
        raise refusals.OrderClosed()
    for begun in payments.open_payments(order_id=order.pk):
        request = payments.request_of(begun)
        if not gateway().has_element or begun.gateway != gateway().name or request is None:
            raise refusals.PaymentPending()
        return begun, request
    created = ask_for(
        checkout_id=order.checkout_id,
        order_id=order.pk,
        request=PaymentRequest(key="", amount=order.total, method=method, capture=captures_at_once(order.channel_id)),
        at=at,
    )
    request = payments.request_of(created)
    assert request is not None, "It was noted just now."
    return created, request


def captures_at_once(channel_id: int) -> bool:
    """Whether money is taken when it is paid, and not only when the first shop confirms."""
    return Channel.objects.filter(pk=channel_id, capture=Channel.Capture.AT_ONCE).exists()


def ask_for(
    *,
    checkout_id: uuid.UUID,
    order_id: uuid.UUID | None,
    request: PaymentRequest,
    idempotency_key: str = "",
    at: datetime,
) -> Transaction:
    """Note a request and the message that asks for its answer. Inside the caller's transaction."""
    created = request_payment(
        checkout_id=checkout_id,
        order_id=order_id,
        amount=request.amount,
        gateway=gateway().name,
        method=request.method,
        capture=request.capture,
        idempotency_key=idempotency_key,
        at=at,
    )
    enqueue(
        topic="payment.ask",
        key=f"payment.ask:{created.pk}",
        payload={"transaction_id": str(created.pk)},
        at=at + ASK_AGAIN_AFTER,
    )
    return created


def read_again(*, transaction_id: uuid.UUID, at: datetime) -> State | None:
    """Ask how a payment stands by now and apply the answer; None for one that is not ours to ask for."""
    asked = Transaction.objects.prefetch_related("events").filter(pk=transaction_id).first()
    request = payments.request_of(asked) if asked else None
    if asked is None or request is None or asked.gateway != gateway().name:
        return None
    state = _read(asked, request)
    apply_state(transaction_id=asked.pk, state=state, at=at)
    return state


def look_again(*, order_id: uuid.UUID, at: datetime) -> bool:
    """Ask how all that was begun for an order stands by now. True when it is the buyer's turn again."""
    begun = payments.open_payments(order_id=order_id)
    states = [read_again(transaction_id=each.pk, at=at) for each in begun]
    return any(state is not None and state.outcome is Outcome.ACTION_REQUIRED for state in states)


def _read(asked: Transaction, request: PaymentRequest) -> State:
    return gateway().read(request, psp_reference=asked.psp_reference)


@transaction.atomic(savepoint=False)
def apply_state(*, transaction_id: uuid.UUID, state: State, at: datetime) -> list[Told]:
    """Write down what a gateway tells and do what follows from it, together; the facts that were news.

    The same again changes nothing, and states may come in any order.
    """
    order = _payee_locked(transaction_id)
    news = note(transaction_id=transaction_id, state=state, at=at)
    if not news:
        return []
    if order is None:
        _complete_later(transaction_id, news, at=at)
    else:
        _follow(order, news, failed=state.outcome is Outcome.FAILURE, at=at)
    return news


def _payee_locked(transaction_id: uuid.UUID) -> Order | None:
    """The order that a transaction pays, locked; while there is none its checkout is locked, so that none comes."""
    # The order is locked before its transaction, here and everywhere.
    of_transaction = Order.objects.select_for_update(of=("self",)).filter(transactions=transaction_id)
    if order := of_transaction.first():
        return order
    checkout_id = Transaction.objects.values_list("checkout_id", flat=True).get(pk=transaction_id)
    Checkout.objects.select_for_update(of=("self",)).filter(pk=checkout_id).first()
    # Whoever held the checkout may have made its order just now.
    return of_transaction.first()


def _complete_later(transaction_id: uuid.UUID, news: Sequence[Told], *, at: datetime) -> None:
    ours = Transaction.objects.filter(pk=transaction_id, gateway=gateway().name).exists()
    if ours and any(fact.kind in MONEY_CAME for fact in news):
        enqueue(
            topic="checkout.complete",
            key=f"checkout.complete:{transaction_id}",
            payload={"transaction_id": str(transaction_id)},
            at=at + COMPLETE_AFTER,
        )


def _follow(order: Order, news: Sequence[Told], *, failed: bool, at: datetime) -> None:
    """What an order does about facts that were news. The order is locked."""
    kinds = {fact.kind for fact in news}
    for fact in news:
        if fact.kind in REFUNDED:
            _tell_refund(order, fact, at=at)
        if fact.kind == EventKind.CHARGE_FAILURE and fact.operation == CHARGE and not failed:
            OrderEvent.objects.create(order=order, kind="capture_failed", payload={"message": fact.message}, at=at)
    if order.status in GIVEN_UP:
        if kinds & MONEY_CAME:
            _return_late_money(order, at=at)
    elif not _confirm(order, at=at) and failed and not payments.open_payments(order_id=order.pk):
        _cancel_unpaid(order, reason=EXPIRED if EventKind.CANCEL_SUCCESS in kinds else "declined", at=at)


def _tell_refund(order: Order, fact: Told, *, at: datetime) -> None:
    """When every transaction that takes part in a refund has its answer, the order hears of it, once for each end."""
    events = list(TransactionEvent.objects.filter(transaction__order=order, operation=fact.operation))
    asked = {event.transaction_id for event in events if event.kind == EventKind.REFUND_REQUEST}
    given = {event.transaction_id for event in events if event.kind == EventKind.REFUND_SUCCESS}
    failed = {event.transaction_id for event in events if event.kind == EventKind.REFUND_FAILURE}
    if asked - given - failed:
        return
    back = [e.amount for e in events if e.kind == EventKind.REFUND_SUCCESS and e.transaction_id not in failed]
    refund_settled(
        order_id=order.pk,
        key=fact.operation,
        succeeded=not failed,
        amount=Money(sum(back, Decimal(0)), order.currency),
        at=at,
    )


@transaction.atomic
def follow_reported(*, transaction_id: uuid.UUID, event: TransactionEvent, at: datetime) -> None:
    """What follows from an event that an app has reported and that was written just now."""
    order = _payee_locked(transaction_id)
    if order is not None:
        told = Told(EventKind(event.kind), Money(event.amount, event.currency), event.operation, event.psp_reference)
        _follow(order, [told], failed=False, at=at)


@transaction.atomic
def confirm_payment(*, order_id: uuid.UUID, at: datetime) -> bool:
    """Mark an order paid if its transactions cover the total. True when it is; asked again, nothing changes."""
    order = locked_order(order_id)
    if order.status in GIVEN_UP:
        _return_late_money(order, at=at)
        return False
    return _confirm(order, at=at)


def _confirm(order: Order, *, at: datetime) -> bool:
    """Whether a standing order is paid, or its money is authorised, by all that is known now."""
    if order.paid_at:
        return True
    # What was given back counts: a report of a refund may be faster than that of the charge.
    money = payments.money_of(order_id=order.pk)
    if money.charged >= order.total:
        mark_paid(order, at=at)
        return True
    if money.charged + money.authorized >= order.total:
        mark_authorized(order, at=at)
        return True
    return False


def _return_late_money(order: Order, *, at: datetime) -> None:
    """Money that came after the order was given up goes back by itself; the console shows that it came."""
    money = payments.money_of(order_id=order.pk)
    if money.held or money.authorized:
        amount = money.held + money.authorized
        OrderEvent.objects.create(order=order, kind="paid_after_cancel", payload={"amount": str(amount.amount)}, at=at)
        give_back(order_id=order.pk, reason="The order had been given up.", key=f"late:{order.pk}", at=at)


def mark_paid(order: Order, *, at: datetime) -> None:
    """A standing order is paid now. For an order that the caller has locked, inside the caller's transaction."""
    order.paid_at, order.status = at, OrderStatus.UNFULFILLED
    save_later(order, ["paid_at", "status"])
    insert_later([OrderEvent(order=order, kind="paid", payload={"total": str(order.total_amount)}, at=at)])
    set_in_motion(order, at=at)


def set_in_motion(order: Order, *, at: datetime) -> None:
    """What hangs on the payment of an order goes to the outbox, and its basket is done with.

    For an order that has just become paid or was written so, inside the caller's transaction.
    """
    enqueue(topic="order.paid", key=f"order.paid:{order.pk}", payload={"order_id": str(order.pk)}, at=at)
    _forget_basket(order.checkout_id)


_lines_of = PreparedDelete(lambda checkout_id: CheckoutLine.objects.filter(checkout_id=checkout_id))
_checkout = PreparedDelete(lambda checkout_id: Checkout.objects.filter(pk=checkout_id))


def _forget_basket(checkout_id: uuid.UUID) -> None:
    """A basket that has become an order is no more."""
    _lines_of.later(checkout_id)
    _checkout.later(checkout_id)


def mark_authorized(order: Order, *, at: datetime) -> None:
    """The money is promised and can be taken: the order waits for its first shop, and no longer for its buyer.

    Nothing that hangs on payment happens yet. For a locked or just written order, inside the caller's transaction.
    """
    if order.events.filter(kind="authorized").exists():
        return
    insert_later([OrderEvent(order=order, kind="authorized", payload={"total": str(order.total_amount)}, at=at)])
    _forget_basket(order.checkout_id)


def expire_unpaid(*, order_id: uuid.UUID, at: datetime, reason: str = EXPIRED) -> None:
    """Give up an order that was not paid, in time or at all. What was begun is let go at the gateway first; while an
    answer is outstanding the order is left to that answer. Raises PaymentPending then, so that the outbox tries again.

    Money that is only authorised keeps an order from expiring, but not from being cancelled for another reason.
    """
    for begun in payments.open_payments(order_id=order_id):
        let_go(begun, at=at)
    _give_up(order_id, reason=reason, at=at)


def let_go(begun: Transaction, *, at: datetime) -> None:
    """Give a payment up at the gateway, unless the gateway has an answer or works on one: then that is applied."""
    request = payments.request_of(begun)
    if begun.gateway != gateway().name or request is None:
        return
    if payments.is_waiting(begun):
        state = _read(begun, request)
    else:
        state = gateway().cancel(key=str(begun.pk), psp_reference=begun.psp_reference, amount=request.amount)
    apply_state(transaction_id=begun.pk, state=state, at=at)


@transaction.atomic
def _give_up(order_id: uuid.UUID, *, reason: str, at: datetime) -> None:
    order = locked_order(order_id)
    if payments.open_payments(order_id=order.pk):
        raise refusals.PaymentPending()
    stands = _confirm(order, at=at) and (order.paid_at or reason == EXPIRED)
    if order.status not in GIVEN_UP and not stands:
        _cancel_unpaid(order, reason=reason, at=at)


def _cancel_unpaid(order: Order, *, reason: str, at: datetime) -> None:
    if order.paid_at or order.status in GIVEN_UP:
        return
    order.status = OrderStatus.EXPIRED if reason == "expired" else OrderStatus.CANCELED
    order.save(update_fields=["status"])
    Fulfillment.objects.filter(order=order).update(status=Fulfillment.Status.CANCELED)
    if order.voucher_code:
        give_back_voucher(source=order_source(order.pk), at=at)
    release(sources=[f"order-line:{line_id}" for line_id in order.lines.values_list("pk", flat=True)])
    OrderEvent.objects.create(order=order, kind="canceled", payload={"reason": reason}, at=at)
    # A part may have been paid, and an order that is given up keeps nothing.
    _return_late_money(order, at=at)


def locked_order(order_id: uuid.UUID) -> Order:
    """The order, locked. Raises NotFound."""
    order = Order.objects.select_for_update(of=("self",)).filter(pk=order_id).first()
    if order is None:
        raise NotFound()
    return order
