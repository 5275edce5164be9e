"""How the rooms below know an order: by opaque sources, and as plain lines that were sold."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping

from common.money import Money
from promotions.sold import Sold, SoldLine
from storefront.orders.models import Order, OrderLine


def order_source(order_id: uuid.UUID) -> str:
    """How collectibles and vouchers know an order."""
    return f"order:{order_id}"


def line_source(line_id: uuid.UUID) -> str:
    """How stock and the ledger know an order line."""
    return f"order-line:{line_id}"


def box_sources(line: OrderLine) -> list[str]:
    """One source per box of a line: the n-th box of the same line always draws the same slot."""
    return [f"{line_source(line.pk)}:{n}" for n in range(1, line.quantity + 1)]


def sold(order: Order, lines: Iterable[OrderLine], *, kept: Mapping[uuid.UUID, int] | None = None) -> Sold:
    """What was sold; with `kept`, what of it the buyer keeps, by line. Lines come with their variant."""
    quantities = {line: line.quantity if kept is None else kept.get(line.pk, 0) for line in lines}
    return Sold(
        source=order_source(order.pk),
        channel_id=order.channel_id,
        placed_at=order.placed_at,
        holder_id=order.user_id,
        lines=tuple(
            SoldLine(
                source=line_source(line.pk),
                variant_id=line.variant_id,
                product_id=line.variant.product_id,
                shop_id=line.shop_id,
                product_class=line.product_class,
                quantity=quantity,
                total=Money(line.total_amount, line.currency).portion(of=line.quantity, start=0, quantity=quantity),
            )
            for line, quantity in quantities.items()
            if quantity
        ),
    )
