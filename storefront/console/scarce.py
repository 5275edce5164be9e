"""What is finite, as the console shows it: pools of blind boxes, and editions. Which box holds what it never says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q

from promotions.blindboxes import queries as boxes
from promotions.blindboxes.models import Series, Slot
from promotions.collectibles.models import CollectibleVoucher, Edition


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series: what is published of it once it is sealed, and how many of the drawn boxes were opened."""

    name: str
    page: boxes.SeriesPage | None
    drawn: int
    opened: int
    is_as_sealed: bool


def series_rows() -> list[SeriesRow]:
    """All series. Each sealed pool is checked against its commitment here and now."""
    rows = []
    for series in Series.objects.order_by("pk"):
        counts = Slot.objects.filter(series=series).aggregate(
            drawn=Count("pk", filter=Q(drawn_at__isnull=False)), opened=Count("pk", filter=Q(opened_at__isnull=False))
        )
        rows.append(
            SeriesRow(
                name=str(series.name),
                page=boxes.series_page(slug=series.slug) if series.sealed_at else None,
                is_as_sealed=bool(series.sealed_at) and boxes.verify(series_id=series.pk),
                **counts,
            )
        )
    return rows


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition: `issued` of `size` vouchers are given, `claimed` pieces have their number, `voided` are burnt."""

    row: Edition
    voided: int
    next_window: datetime | None

    @property
    def left(self) -> int:
        return self.row.size - self.row.issued


def edition_rows(*, at: datetime) -> list[EditionRow]:
    """All editions in two statements, with the end of the window that closes next."""
    voided = dict(
        CollectibleVoucher.objects.filter(state=CollectibleVoucher.State.VOIDED)
        .values_list("edition_id")
        .annotate(Count("pk"))
    )
    editions = Edition.objects.annotate(next_window=Min("rules__ends_at", filter=Q(rules__ends_at__gt=at)))
    return [EditionRow(row, voided.get(row.pk, 0), row.next_window) for row in editions.order_by("pk")]
