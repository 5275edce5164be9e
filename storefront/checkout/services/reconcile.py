"""Comparing the store's books with the gateway's, and putting right what the gateway knows better.

The gateway is asked for everything first; only then is anything locked, one payment at a time.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from storefront.checkout.services.pay import apply_state, confirm_payment
from storefront.orders.models import GIVEN_UP, Order
from storefront.payments import queries as payments
from storefront.payments.events import EventKind, Fact, amounts_of
from storefront.payments.models import Transaction, TransactionEvent
from storefront.payments.ports import State, Told, gateway

# What a report or an answer brings within minutes is no difference yet.
PATIENCE = timedelta(minutes=15)
# These are facts that move money; a buyer's failed attempt or a step between moves none.
MONEY = {
    EventKind.AUTHORIZATION_SUCCESS, EventKind.CHARGE_SUCCESS, EventKind.CHARGE_BACK, EventKind.CANCEL_SUCCESS,
    EventKind.REFUND_SUCCESS, EventKind.REFUND_FAILURE, EventKind.REFUND_REVERSE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the report."""

    payment: str
    order: str
    what: str
    here: str
    there: str
    # Whether repairing would put it right: the gateway tells what is missing here.
    can_be_repaired: bool


def reconcile(*, since: datetime, repair: bool, at: datetime) -> list[Difference]:
    """What does not agree, over payments since an instant. With `repair`, what still does not after the repair."""
    states = list(gateway().payments(since=since)) if gateway().keeps_books else []
    found = list(_differences(states, since=since, at=at))
    if not (repair and any(each.can_be_repaired for each in found)):
        return found
    known = _known(states)
    for state in states:
        if (payment := known.get(state.psp_reference)) and _missing(payment, state):
            apply_state(transaction_id=payment.pk, state=state, at=at)
    for order in _unmarked(since):
        confirm_payment(order_id=order.pk, at=at)
    return list(_differences(states, since=since, at=at))


def _differences(states: Iterable[State], *, since: datetime, at: datetime) -> Iterator[Difference]:
    known = _known(states)
    for state in states:
        payment = known.get(state.psp_reference)
        if payment is not None:
            yield from _of_payment(payment, state)
        elif state.key:
            yield Difference(state.psp_reference, "", "not known here", "—", _sums(state.facts), False)
    if gateway().keeps_books:
        yield from _only_here({state.psp_reference for state in states}, since=since)
    for order in _unmarked(since):
        money = payments.money_of(order_id=order.pk)
        yield Difference("", str(order.number), "paid, and the order does not know", "unpaid", str(money.charged), True)
    yield from _without_money(since)
    yield from _without_answer(since, at=at)


def _of_payment(payment: Transaction, state: State) -> Iterator[Difference]:
    order = str(payment.order.number) if payment.order else ""
    reference = state.psp_reference
    for fact in _missing(payment, state):
        yield Difference(reference, order, f"{fact.kind} {fact.operation}", "missing", str(fact.amount), True)
    theirs = amounts_of(
        (Fact(fact.kind, fact.amount.amount, fact.operation, payment.created_at) for fact in state.facts),
        payment.currency,
    )
    ours = payments.amounts(payment)
    if not _missing(payment, state):
        for name in ("charged", "refunded"):
            here, there = getattr(ours, name), getattr(theirs, name)
            if here != there:
                yield Difference(reference, order, name, str(here), str(there), False)


def _missing(payment: Transaction, state: State) -> list[Told]:
    known = {(event.operation, event.kind) for event in payment.events.all()}
    return [fact for fact in state.facts if fact.kind in MONEY and (fact.operation, fact.kind) not in known]


def _known(states: Iterable[State]) -> dict[str, Transaction]:
    """The store's payments by the gateway's reference; found by the store's own id where it never heard that."""
    ours = Transaction.objects.filter(gateway=gateway().name).select_related("order").prefetch_related("events")
    by_id = {state.key: state.psp_reference for state in states if _is_id(state.key)}
    rows = ours.filter(Q(psp_reference__in=[state.psp_reference for state in states]) | Q(pk__in=by_id))
    return {by_id.get(str(row.pk), row.psp_reference): row for row in rows}


def _is_id(key: str) -> bool:
    try:
        return str(uuid.UUID(key)) == key
    except ValueError:
        return False


def _only_here(references: set[str], *, since: datetime) -> Iterator[Difference]:
    rows = Transaction.objects.filter(gateway=gateway().name, created_at__gte=since).exclude(psp_reference="")
    for row in rows.select_related("order").prefetch_related("events"):
        if row.psp_reference not in references:
            order = str(row.order.number) if row.order else ""
            charged = payments.amounts(row).charged
            yield Difference(row.psp_reference, order, "not known at the gateway", str(charged), "—", False)


def _unmarked(since: datetime) -> list[Order]:
    """Orders whose payment is here in full, and which are still taken for unpaid."""
    waiting = Order.objects.filter(paid_at=None, placed_at__gte=since, transactions__isnull=False)
    orders = list(waiting.exclude(status__in=GIVEN_UP).distinct())
    money = payments.money_of_orders(order_ids=[order.pk for order in orders])
    return [order for order in orders if order.pk in money and money[order.pk].charged >= order.total]


def _without_money(since: datetime) -> Iterator[Difference]:
    """Orders taken for paid whose payment is not here."""
    orders = list(Order.objects.filter(paid_at__gte=since, total_amount__gt=0))
    money = payments.money_of_orders(order_ids=[order.pk for order in orders])
    for order in orders:
        charged = money[order.pk].charged if order.pk in money else None
        if charged is None or charged < order.total:
            yield Difference("", str(order.number), "taken for paid", str(order.total), str(charged or "—"), False)


def _without_answer(since: datetime, *, at: datetime) -> Iterator[Difference]:
    """Refunds that were asked for and of which nobody has heard since."""
    asked = TransactionEvent.objects.filter(
        kind=EventKind.REFUND_REQUEST, at__gte=since, at__lte=at - PATIENCE
    ).select_related("transaction__order")
    for event in asked:
        answers = [EventKind.REFUND_SUCCESS, EventKind.REFUND_FAILURE]
        if not event.transaction.events.filter(operation=event.operation, kind__in=answers).exists():
            order = str(event.transaction.order.number) if event.transaction.order else ""
            what = f"refund {event.operation} has no answer"
            yield Difference(event.transaction.psp_reference, order, what, str(event.amount), "—", False)


def _sums(facts: Iterable[Told]) -> str:
    return ", ".join(f"{fact.kind} {fact.amount}" for fact in facts if fact.kind in MONEY) or "nothing"
