"""What a shop packs: its part of an order, with the numbers of the sealed boxes that go into the parcel."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from promotions.blindboxes.queries import drawn
from storefront.orders import queries as orders
from storefront.orders.models import Fulfillment
from storefront.orders.queries import OrderLineView, ShopOrder


@dataclass(frozen=True, slots=True)
class PackedLine:
    """A line, and for blind boxes the numbers that stand on the boxes. What is inside nobody is told."""

    view: OrderLineView
    quantity: int
    boxes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """One shop's part of an order, ready to be packed."""

    part: ShopOrder
    lines: tuple[PackedLine, ...]
    is_late: bool

    @property
    def id(self) -> int:
        return self.part.fulfillment.pk

    @property
    def is_packed(self) -> bool:
        return self.part.fulfillment.packed_at is not None

    @property
    def is_collected(self) -> bool:
        return self.part.fulfillment.order.is_collected

    @property
    def is_canceled(self) -> bool:
        return self.part.fulfillment.status == Fulfillment.Status.CANCELED

    @property
    def is_declined(self) -> bool:
        """Its shop cannot send it, and the money is not there yet."""
        return self.part.is_promised and not self.is_canceled and self.part.fulfillment.declined_at is not None

    @property
    def can_be_parted(self) -> bool:
        """Whether some of it can go now and the rest later."""
        return not self.part.is_sent and sum(line.quantity for line in self.lines) > 1


def parcels(*, shop_ids: Collection[int], sent: bool, at: datetime) -> list[Parcel]:
    """What these shops have to send, what waits longest first; or what they have sent, the latest first."""
    return _parcels(orders.shop_orders(shop_ids=shop_ids, sent=sent), at=at)


def parcel(*, fulfillment_id: int, shop_ids: Collection[int], at: datetime) -> Parcel | None:
    """One of them; None when it is another shop's or not paid."""
    part = orders.shop_order(fulfillment_id=fulfillment_id, shop_ids=shop_ids)
    return _parcels([part], at=at)[0] if part else None


def _parcels(parts: Sequence[ShopOrder], *, at: datetime) -> list[Parcel]:
    prefixes = {line.row.pk: f"order-line:{line.row.pk}:" for part in parts for line in part.lines}
    boxes = drawn(prefixes.values())
    return [
        Parcel(
            part=part,
            lines=tuple(
                PackedLine(
                    line,
                    part.quantities[line.row.pk],
                    tuple(box.number for box in boxes if box.source.startswith(prefixes[line.row.pk])),
                )
                for line in part.lines
            ),
            is_late=not part.is_sent and part.due_at <= at,
        )
        for part in parts
    ]
