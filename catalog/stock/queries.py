"""What is left to sell."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, F, Min, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest

from catalog.stock.models import Reservation, Stock
from catalog.stock.plan import today
from common.prepared import Prepared
from common.text import TranslatedText


def sellable(*, at: datetime) -> QuerySet[Stock]:
    """Rows that may be sold from: not expired."""
    return _sellable_on(today(at))


def _sellable_on(day: date) -> QuerySet[Stock]:
    return Stock.objects.filter(Q(expires_on=None) | Q(expires_on__gte=day))


def left(*, at: datetime, besides: str = "") -> Combinable:
    """Of a stock row in a query: the pieces neither sold nor kept for anybody but `besides`.

    Reservations are only looked for where one may still hold: most rows have none.
    """
    kept = Reservation.objects.filter(stock=OuterRef("pk"), until__gt=at).exclude(source=besides)
    total = kept.values("stock").annotate(total=Sum("quantity")).values("total")
    reserved = Case(When(reserved_until__gt=at, then=Coalesce(Subquery(total), Value(0))), default=Value(0))
    # A shop may have counted less than it had sold and promised: that is nothing left, not less than nothing.
    return Greatest(F("quantity") - F("allocated") - reserved, Value(0))


_free = Prepared(
    lambda variant_ids, channel_id, day, at, besides: (
        _sellable_on(day)
        .filter(variant_id__in=variant_ids, warehouse__channels=channel_id)
        .values("variant_id")
        .annotate(free=Sum(left(at=at, besides=besides)))
        .values_list("variant_id", "free")
    )
)


def available(*, variant_ids: Collection[int], channel_id: int, at: datetime, reserved_for: str = "") -> dict[int, int]:
    """By variant, how many pieces can be sold in a channel now; zero for a variant without stock.

    What is reserved for others does not count; what is reserved for `reserved_for` does.
    """
    rows = _free.rows(list(variant_ids), channel_id, today(at), at, reserved_for)
    return dict.fromkeys(variant_ids, 0) | dict(rows)


def best_before(*, variant_ids: Collection[int], channel_id: int, at: datetime) -> dict[int, date]:
    """By variant, the last day of the batch that is sold first; undated ones are missing."""
    rows = sellable(at=at).filter(
        variant_id__in=variant_ids,
        warehouse__channels=channel_id,
        expires_on__isnull=False,
        quantity__gt=F("allocated"),
    )
    return dict(rows.values_list("variant_id").annotate(Min("expires_on")))


@dataclass(frozen=True, slots=True)
class WarehouseStock:
    """What one warehouse holds of a variant, over its batches. `quantity` includes what is sold but not yet sent."""

    warehouse_id: int
    warehouse_slug: str
    warehouse_name: TranslatedText
    variant_id: int
    quantity: int
    allocated: int
    newest_stock_id: int


def by_warehouse(*, variant_ids: Sequence[int]) -> list[WarehouseStock]:
    """Stocks for staff and apps, one entry per warehouse and variant."""
    found: dict[tuple[int, int], WarehouseStock] = {}
    rows = Stock.objects.filter(variant_id__in=variant_ids).select_related("warehouse").order_by("warehouse_id", "pk")
    for row in rows:
        key = (row.warehouse_id, row.variant_id)
        before = found.get(key)
        found[key] = WarehouseStock(
            warehouse_id=row.warehouse_id,
            warehouse_slug=row.warehouse.slug,
            warehouse_name=row.warehouse.name,
            variant_id=row.variant_id,
            quantity=row.quantity + (before.quantity if before else 0),
            allocated=row.allocated + (before.allocated if before else 0),
            newest_stock_id=row.pk,
        )
    return list(found.values())
