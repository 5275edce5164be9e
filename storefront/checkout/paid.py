"""What a paid order sets in motion. The outbox calls handlers at least once, so each may be called again."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from common.money import Money
from inheritors.settlement.services import Sale, credit
from promotions.blindboxes.queries import series_of_variants
from promotions.blindboxes.services import draw
from promotions.collectibles.services import issue
from promotions.sold import Sold, SoldLine
from storefront.checkout.services.pay import expire_unpaid
from storefront.orders.models import Order, OrderEvent, OrderLine


def handle_paid(payload: Mapping[str, Any], at: datetime) -> None:
    """Credit the shops, draw the boxes, issue the collectible vouchers. All or nothing, in the outbox's transaction."""
    order = Order.objects.get(pk=payload["order_id"])
    lines = list(order.lines.select_related("variant"))
    credit(
        sales=[Sale(line.shop_id, _source(line), Money(line.net_amount, line.currency)) for line in lines],
        commission_percent=settings.PLATFORM_COMMISSION_PERCENT,
        at=at,
    )
    series = series_of_variants([line.variant_id for line in lines])
    # In the order of series: two orders with boxes of the same ones never wait for one another in a circle.
    boxes = sorted((line for line in lines if line.variant_id in series), key=lambda line: series[line.variant_id])
    for line in boxes:
        draw(series_id=series[line.variant_id], sources=box_sources(line), at=at)
    issue(sold=_sold(order, lines), at=at)
    OrderEvent.objects.create(order=order, kind="followed_up", at=at)


def box_sources(line: OrderLine) -> list[str]:
    """One source per box of a line: the n-th box of the same line always draws the same slot."""
    return [f"{_source(line)}:{n}" for n in range(1, line.quantity + 1)]


def order_source(order_id: uuid.UUID) -> str:
    """How collectibles know an order."""
    return f"order:{order_id}"


def handle_expire(payload: Mapping[str, Any], at: datetime) -> None:
    expire_unpaid(order_id=uuid.UUID(payload["order_id"]), at=at)


def _source(line: OrderLine) -> str:
    return f"order-line:{line.pk}"


def _sold(order: Order, lines: list[OrderLine]) -> Sold:
    return Sold(
        source=order_source(order.pk),
        channel_id=order.channel_id,
        placed_at=order.placed_at,
        holder_id=order.user_id,
        lines=tuple(
            SoldLine(
                source=_source(line),
                variant_id=line.variant_id,
                product_id=line.variant.product_id,
                shop_id=line.shop_id,
                product_class=line.product_class,
                quantity=line.quantity,
                total=Money(line.total_amount, line.currency),
            )
            for line in lines
        ),
    )
