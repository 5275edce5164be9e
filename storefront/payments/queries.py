"""What pages, the API and other rooms ask of payments."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import reduce
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from common.money import Money
from common.prepared import Prepared
from storefront.orders.models import Order
from storefront.payments.events import (
    Amounts,
    Coverage,
    EventKind,
    Fact,
    amounts_of,
    authorize_status,
    charge_status,
)
from storefront.payments.models import Transaction, TransactionEvent
from storefront.payments.ports import PaymentRequest

# Totals are amounts over all transactions of an order.
Totals = Amounts

__all__ = [
    "Amounts",
    "Coverage",
    "Totals",
    "amounts",
    "asked_back",
    "authorize_status",
    "charge_status",
    "is_answered",
    "is_waiting",
    "money_of",
    "money_of_checkout",
    "money_of_orders",
    "open_payments",
    "request_of",
    "transactions_of",
]

ANSWERS = [
    EventKind.CHARGE_SUCCESS,
    EventKind.AUTHORIZATION_SUCCESS,
    EventKind.CANCEL_SUCCESS,
]
# The operations that a request for money has; a failed attempt of the buyer's is an operation of its own.
REQUESTED = ["charge:charge_failure", "authorization:authorization_failure"]


def open_payments(*, order_id: uuid.UUID | None, checkout_id: uuid.UUID | None = None) -> list[Transaction]:
    """Payments that were asked for and have no final answer, with their events, oldest first: of an order, or, where
    there is no order yet, of a checkout.
    """
    requested = Q(events__kind__in=[EventKind.CHARGE_REQUEST, EventKind.AUTHORIZATION_REQUEST])
    answered = TransactionEvent.objects.filter(Q(kind__in=ANSWERS) | Q(key__in=REQUESTED), transaction=OuterRef("pk"))
    payee = Q(order_id=order_id) if order_id is not None else Q(order=None, checkout_id=checkout_id)
    return list(
        Transaction.objects.filter(requested, payee, ~Exists(answered))
        .prefetch_related("events")
        .distinct()
        .order_by("created_at", "pk")
    )


def is_answered(payment: Transaction) -> bool:
    """Whether a payment has its final answer; its events may be prefetched."""
    return any(event.kind in ANSWERS or event.key in REQUESTED for event in payment.events.all())


def is_waiting(payment: Transaction) -> bool:
    """Whether it is the gateway's turn: the buyer has done what there was to do, and the answer is on its way."""
    acted = [
        event.kind
        for event in payment.events.all()
        if event.kind not in (EventKind.CHARGE_REQUEST, EventKind.AUTHORIZATION_REQUEST)
    ]
    return not acted or acted[-1] == EventKind.INFO


def transactions_of(*, order_ids: Sequence[uuid.UUID]) -> list[Transaction]:
    """With their events, oldest first."""
    return list(
        Transaction.objects.filter(order_id__in=order_ids).prefetch_related("events").order_by("created_at", "pk")
    )


def amounts(payment: Transaction) -> Amounts:
    """How one transaction stands; its events may be prefetched."""
    return amounts_of((_fact(event) for event in payment.events.all()), payment.currency)


def money_of(*, order_id: uuid.UUID) -> Totals:
    """How an order's money stands, over all its transactions."""
    if known := money_of_orders(order_ids=[order_id]).get(order_id):
        return known
    return Amounts.none(Order.objects.values_list("currency", flat=True).get(pk=order_id))


def asked_back(payments_of_order: Iterable[Transaction], operation: str) -> Decimal:
    """How much one refund has asked of an order's transactions; their events may be prefetched."""
    events = (event for payment in payments_of_order for event in payment.events.all())
    kind = EventKind.REFUND_REQUEST
    return sum((event.amount for event in events if (event.kind, event.operation) == (kind, operation)), Decimal(0))


def money_of_orders(*, order_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Totals]:
    """As `money_of`, for several orders in one statement; those without a transaction are not in it."""
    rows = TransactionEvent.objects.filter(transaction__order_id__in=order_ids)
    found: dict[uuid.UUID, Amounts] = {}
    for (order_id, _transaction), each in _by_transaction(_columns(rows)).items():
        found[order_id] = found[order_id] + each if order_id in found else each
    return found


def money_of_checkout(*, checkout_id: uuid.UUID, currency: str) -> Totals:
    """Of a checkout's transactions that no order has claimed. One of which a part was given back counts for nothing."""
    found = _by_transaction(_unclaimed.rows(checkout_id, currency)).values()
    whole = (each for each in found if each.held == each.charged)
    return reduce(lambda left, right: left + right, whole, Amounts.none(currency))


def _columns(events: QuerySet[TransactionEvent]) -> QuerySet[TransactionEvent, Any]:
    return events.values_list(
        "transaction__order_id", "transaction_id", "currency", "kind", "amount", "operation", "at"
    )


_unclaimed = Prepared(
    lambda checkout_id, currency: _columns(
        TransactionEvent.objects.filter(
            transaction__order=None, transaction__checkout_id=checkout_id, transaction__currency=currency
        )
    )
)


def _by_transaction(rows: Iterable[Any]) -> dict[tuple[uuid.UUID, uuid.UUID], Amounts]:
    facts: dict[tuple[uuid.UUID, uuid.UUID], tuple[str, list[Fact]]] = {}
    for order_id, transaction_id, currency, kind, amount, operation, at in rows:
        facts.setdefault((order_id, transaction_id), (currency, []))[1].append(
            Fact(EventKind(kind), amount, operation, at)
        )
    return {key: amounts_of(each, currency) for key, (currency, each) in facts.items()}


def _fact(event: TransactionEvent) -> Fact:
    return Fact(EventKind(event.kind), event.amount, event.operation, event.at)


def request_of(payment: Transaction) -> PaymentRequest | None:
    """What the gateway was asked for, word for word as at first; None for what this store has not asked for."""
    kinds = [EventKind.CHARGE_REQUEST, EventKind.AUTHORIZATION_REQUEST]
    asked = next((event for event in payment.events.all() if event.kind in kinds), None)
    if asked is None:
        return None
    return PaymentRequest(
        key=str(payment.pk),
        amount=Money(asked.amount, asked.currency),
        method=payment.name,
        capture=asked.kind == EventKind.CHARGE_REQUEST,
        references={"transaction": str(payment.pk), "checkout": str(payment.checkout_id)},
    )
