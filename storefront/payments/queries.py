"""What pages and the API show of payments."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from storefront.payments.models import Transaction, TransactionEvent

FINAL = [
    TransactionEvent.Kind.CHARGE_SUCCESS,
    TransactionEvent.Kind.CHARGE_FAILURE,
    TransactionEvent.Kind.CANCEL_SUCCESS,
]


def open_charges(*, order_id: uuid.UUID) -> list[Transaction]:
    """Charges of an order that were asked for and have no final answer."""
    return list(
        Transaction.objects.filter(order_id=order_id, events__kind=TransactionEvent.Kind.CHARGE_REQUEST).exclude(
            events__kind__in=FINAL
        )
    )


def transactions_of(*, order_ids: Sequence[uuid.UUID]) -> list[Transaction]:
    """With their events, oldest first."""
    return list(
        Transaction.objects.filter(order_id__in=order_ids).prefetch_related("events").order_by("created_at", "pk")
    )
