"""What is left to sell."""

from __future__ import annotations

from collections import abc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BigIntegerField, Case, F, Min, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Greatest

from catalog.products.models import BundlePart, ProductVariant
from catalog.stock.models import Collection, Reservation, Stock, Warehouse
from catalog.stock.plan import today
from common.prepared import Prepared


def sellable(*, at: datetime) -> QuerySet[Stock]:
    """Rows that may be sold from: not expired."""
    return _sellable_on(today(at))


def _sellable_on(day: date) -> QuerySet[Stock]:
    return Stock.objects.filter(Q(expires_on=None) | Q(expires_on__gte=day))


def left(*, at: datetime, besides: str = "") -> Combinable:
    """Of a stock row in a query: the pieces neither sold nor kept for anybody but `besides`.

    A shop may have counted less than it had sold and promised: that is nothing left, not less than nothing.
    """
    return Greatest(F("quantity") - F("allocated") - reserved(at=at, besides=besides), Value(0))


def reserved(*, at: datetime, besides: str = "") -> Combinable:
    """Of a stock row in a query: the pieces kept for anybody but `besides`.

    Reservations are only looked for where one may still hold: most rows have none.
    """
    kept = Reservation.objects.filter(stock=OuterRef("pk"), until__gt=at).exclude(source=besides)
    total = kept.values("stock").annotate(total=Sum("quantity")).values("total")
    return Case(When(reserved_until__gt=at, then=Coalesce(Subquery(total), Value(0))), default=Value(0))


def left_of(variant: str, *, channel_id: int | None, at: datetime) -> Combinable:
    """In a query that names a variant in the column `variant`: how many can be sold in a channel, or anywhere.

    Of a set, which has no rows of its own, how many whole ones.
    """
    day = today(at)
    return Coalesce(
        Subquery(_left_alone(variant, channel_id, day, at)), Subquery(_left_of_set(variant, channel_id, day, at)), 0
    )


def left_alone(variant: str, *, channel_id: int, at: datetime) -> QuerySet[Stock, Any]:
    """As a subquery of a query that names a variant in the column `variant`: how many can be sold in a channel.

    NULL for what has no rows, as a set: `sets_left` knows of those, and a list that holds none need not ask for them.
    """
    return _left_alone(variant, channel_id, today(at), at)


def sets_in_stock(*, channel_id: int, at: datetime) -> QuerySet[ProductVariant]:
    """The sets of which a whole one can be sold in a channel."""
    sets = ProductVariant.objects.filter(is_bundle=True)
    return sets.alias(left=Subquery(_left_of_set("pk", channel_id, today(at), at))).filter(left__gt=0)


def _left_alone(
    variant: str, channel_id: int | None, day: date, at: datetime, besides: str = ""
) -> QuerySet[Stock, Any]:
    rows = _sellable_on(day).filter(variant_id=OuterRef(variant))
    if channel_id is not None:
        rows = rows.filter(warehouse__channels=channel_id)
    return rows.values("variant_id").annotate(left=Sum(left(at=at, besides=besides))).values("left")


def _left_of_set(
    variant: str, channel_id: int | None, day: date, at: datetime, besides: str = ""
) -> QuerySet[BundlePart, Any]:
    parts = BundlePart.objects.filter(bundle_id=OuterRef(variant)).order_by().values("bundle_id")
    return parts.annotate(left=Min(_whole_sets(channel_id, day, at, besides))).values("left")


def _whole_sets(channel_id: int | None, day: date, at: datetime, besides: str) -> Combinable:
    """Of a part in a query: for how many sets there are enough of it."""
    there = Coalesce(Subquery(_left_alone("part_id", channel_id, day, at, besides)), 0)
    # PostgreSQL sums large integers to a numeric, which it would divide exactly.
    return Cast(there, BigIntegerField()) / F("quantity")


_free = Prepared(
    lambda variant_ids, channel_id, day, at, besides: (
        _sellable_on(day)
        .filter(variant_id__in=variant_ids, warehouse__channels=channel_id)
        .values("variant_id")
        .annotate(free=Sum(left(at=at, besides=besides)))
        .values_list("variant_id", "free")
    )
)
_free_sets = Prepared(
    lambda bundle_ids, channel_id, day, at, besides: (
        BundlePart.objects.filter(bundle_id__in=bundle_ids)
        .order_by()
        .values("bundle_id")
        .annotate(free=Min(_whole_sets(channel_id, day, at, besides)))
        .values_list("bundle_id", "free")
    )
)


def available(
    *, variant_ids: abc.Collection[int], channel_id: int, at: datetime, reserved_for: str = ""
) -> dict[int, int]:
    """By variant, how many can be sold in a channel now, of a set whole ones; zero for a variant without stock.

    What is reserved for others does not count; what is reserved for `reserved_for` does.
    """
    rows = dict(_free.rows(list(variant_ids), channel_id, today(at), at, reserved_for))
    # What has no rows may be a set; nearly every variant has some, and then nothing more is asked.
    without = [variant_id for variant_id in variant_ids if variant_id not in rows]
    sets = sets_left(variant_ids=without, channel_id=channel_id, at=at, reserved_for=reserved_for)
    return dict.fromkeys(variant_ids, 0) | rows | sets


def sets_left(
    *, variant_ids: abc.Collection[int], channel_id: int, at: datetime, reserved_for: str = ""
) -> dict[int, int]:
    """By variant that is a set, how many whole ones can be sold; without a statement for none."""
    return dict(_free_sets.rows(list(variant_ids), channel_id, today(at), at, reserved_for))


def best_before(*, variant_ids: abc.Collection[int], channel_id: int, at: datetime) -> dict[int, date]:
    """By variant, the last day of the batch that is sold first; undated ones are missing."""
    return dict(_first_ends.rows(list(variant_ids), channel_id, today(at)))


_first_ends = Prepared(
    lambda variant_ids, channel_id, day: (
        _sellable_on(day)
        .filter(
            variant_id__in=variant_ids,
            warehouse__channels=channel_id,
            expires_on__isnull=False,
            quantity__gt=F("allocated"),
        )
        .values_list("variant_id")
        .annotate(Min("expires_on"))
    )
)


def collection_points(
    *, wanted: Mapping[int, int], shop_id: int, channel_id: int, at: datetime, reserved_for: str = ""
) -> list[Warehouse]:
    """Where a shop's pieces can be collected, so many of each variant. One that only gives out what lies there must
    hold all of them.
    """
    points = list(
        Warehouse.objects.filter(shop_id=shop_id, channels=channel_id)
        .exclude(collection=Collection.DISABLED)
        .order_by("pk")
    )
    local = [point.pk for point in points if point.collection == Collection.LOCAL]
    there: dict[int, dict[int, int]] = {}
    if local:
        rows = (
            sellable(at=at).filter(warehouse__in=local, variant_id__in=wanted).values_list("warehouse_id", "variant_id")
        )
        for warehouse_id, variant_id, free in rows.annotate(free=Sum(left(at=at, besides=reserved_for))):
            there.setdefault(warehouse_id, {})[variant_id] = free
    return [
        point
        for point in points
        if point.collection == Collection.ALL
        or all(there.get(point.pk, {}).get(variant_id, 0) >= quantity for variant_id, quantity in wanted.items())
    ]


@dataclass(frozen=True, slots=True)
class WarehouseStock:
    """What one warehouse holds of a variant, over its batches. `quantity` includes what is sold but not yet sent."""

    warehouse: Warehouse
    variant_id: int
    quantity: int
    allocated: int
    # Kept for buyers who are about to pay.
    reserved: int
    newest_stock_id: int


def by_warehouse(*, variant_ids: Sequence[int], at: datetime) -> list[WarehouseStock]:
    """Stocks for staff and apps, one entry per warehouse and variant."""
    found: dict[tuple[int, int], WarehouseStock] = {}
    rows = Stock.objects.filter(variant_id__in=variant_ids).select_related("warehouse").order_by("warehouse_id", "pk")
    for row in rows.annotate(reserved=reserved(at=at)):
        key = (row.warehouse_id, row.variant_id)
        before = found.get(key)
        found[key] = WarehouseStock(
            warehouse=row.warehouse,
            variant_id=row.variant_id,
            quantity=row.quantity + (before.quantity if before else 0),
            allocated=row.allocated + (before.allocated if before else 0),
            reserved=row.reserved + (before.reserved if before else 0),
            newest_stock_id=row.pk,
        )
    return list(found.values())
