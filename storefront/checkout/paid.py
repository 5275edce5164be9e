"""What a paid order sets in motion. The outbox calls handlers at least once, so each may be called again."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from common.errors import NotFound
from common.money import Money
from common.outbox.services import enqueue
from common.prepared import PreparedRows
from common.writes import insert
from inheritors.settlement.services import Sale, credit
from promotions.blindboxes.queries import series_of_variants
from promotions.blindboxes.services import draw
from promotions.collectibles.services import issue
from storefront.checkout.services.pay import expire_unpaid
from storefront.orders.models import GIVEN_UP, Order, OrderEvent, OrderLine
from storefront.orders.sold import box_sources, line_source, sold


class CanceledMeanwhile(RuntimeError):
    """The order was cancelled while this was being done for it: nothing of it may stay."""


_order = PreparedRows(lambda pk: Order.objects.filter(pk=pk))
_order_locked = PreparedRows(lambda pk: Order.objects.filter(pk=pk).select_for_update(of=("self",)))
_lines = PreparedRows(lambda order_id: OrderLine.objects.filter(order_id=order_id).select_related("variant"))


def handle_paid(payload: Mapping[str, Any], at: datetime) -> None:
    """Credit the shops, draw the boxes, issue the collectible vouchers. All or nothing, in the outbox's transaction."""
    order_id = uuid.UUID(payload["order_id"])
    order = _order.first(order_id)
    if order is None:
        raise NotFound()
    if order.status in GIVEN_UP:
        return
    lines = _lines.all(order_id)
    credit(
        sales=[Sale(line.shop_id, line_source(line.pk), Money(line.net_amount, line.currency)) for line in lines],
        commission_percent=settings.PLATFORM_COMMISSION_PERCENT,
        at=at,
    )
    series = series_of_variants([line.variant_id for line in lines])
    # In the order of series: two orders with boxes of the same ones never wait for one another in a circle.
    boxes = sorted((line for line in lines if line.variant_id in series), key=lambda line: series[line.variant_id])
    for line in boxes:
        draw(series_id=series[line.variant_id], sources=box_sources(line), at=at)
    issue(sold=sold(order, lines), at=at)
    # The order is locked last (common/locking.py): whoever cancels it has done so before, or finds all of this done.
    locked = _order_locked.first(order_id)
    if locked is None or locked.status in GIVEN_UP:
        raise CanceledMeanwhile()
    insert([OrderEvent(order=order, kind="followed_up", at=at)])
    enqueue(topic="invoice.issue", key=f"invoice.issue:{order.pk}", payload={"order_id": str(order.pk)}, at=at)


def handle_expire(payload: Mapping[str, Any], at: datetime) -> None:
    expire_unpaid(order_id=uuid.UUID(payload["order_id"]), at=at)
