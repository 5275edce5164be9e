"""What became of an order's pieces, counted from what was written down: sent, cancelled, returned, refunded."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import replace

from django.db.models import Sum

from storefront.orders.models import Fulfillment, FulfillmentLine, OrderLine, RefundLine, Return, ReturnLine
from storefront.orders.states import Count

Status = Fulfillment.Status
# A return in one of these states keeps its pieces from being asked back again.
UNDECIDED = (Return.State.REQUESTED, Return.State.APPROVED)


def counts(*, order_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Count]:
    """By line, of all lines of these orders, in three statements."""
    ordered = OrderLine.objects.filter(order_id__in=order_ids).values_list("pk", "quantity")
    found = {line: Count(quantity) for line, quantity in ordered}
    parcels = FulfillmentLine.objects.filter(fulfillment__order_id__in=order_ids).values_list(
        "line_id", "fulfillment__status"
    )
    for line, status, pieces in parcels.annotate(pieces=Sum("quantity")).order_by():
        if status == Status.FULFILLED:
            found[line] = replace(found[line], sent=pieces)
        elif status == Status.CANCELED:
            found[line] = replace(found[line], canceled=pieces)
    back = ReturnLine.objects.filter(of__order_id__in=order_ids, of__state=Return.State.RECEIVED).values_list("line_id")
    for line, pieces in back.annotate(pieces=Sum("quantity")).order_by():
        found[line] = replace(found[line], returned=pieces)
    return found


def asked_back(*, order_id: uuid.UUID) -> dict[uuid.UUID, int]:
    """By line, how many pieces a return that is not finished yet asks for."""
    rows = ReturnLine.objects.filter(of__order_id=order_id, of__state__in=UNDECIDED).values_list("line_id")
    return dict(rows.annotate(pieces=Sum("quantity")).order_by())


def refunded(*, order_id: uuid.UUID) -> dict[uuid.UUID, int]:
    """By line, how many pieces were refunded or are being refunded."""
    rows = RefundLine.objects.filter(refund__order_id=order_id).values_list("line_id")
    return dict(rows.annotate(pieces=Sum("quantity")).order_by())
