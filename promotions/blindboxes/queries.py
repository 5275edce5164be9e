"""Reading series: what is in the pool and with which odds, what was drawn, and the proof of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count, Q, QuerySet

from catalog.media.models import Picture
from common.errors import NotFound
from common.prepared import Prepared
from common.text import TranslatedText
from promotions.blindboxes import proof
from promotions.blindboxes.models import Series, Slot, Style
from promotions.blindboxes.proof import BoxProof


@dataclass(frozen=True, slots=True)
class StyleOdds:
    """One figure as it is published before purchase: how many there are, how many are left, and the exact odds.

    `odds` are those of the sealed pool: its quantity over the pool's (DOMAIN.md, section 5).
    """

    slug: str
    name: TranslatedText
    is_hidden: bool
    picture: Picture | None
    quantity: int
    left: int
    odds: Fraction


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """Everything that is published of a sealed series. `secret` is known only when nothing is left to draw."""

    id: int
    slug: str
    name: TranslatedText
    lede: TranslatedText
    rules: TranslatedText
    variant_id: int
    product_id: int
    product_slug: str
    value_low: Decimal
    value_high: Decimal
    sealed_at: datetime
    commitment: str
    secret: str | None
    size: int
    left: int
    styles: tuple[StyleOdds, ...]


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """A box that somebody has bought. Until it is opened, nobody is told its style."""

    source: str
    series_slug: str
    series_name: TranslatedText
    number: int
    drawn_at: datetime
    opened_at: datetime | None
    style: Style | None


@dataclass(frozen=True, slots=True)
class OpenedBox:
    """An opened box with its proof, for the page on which anyone may check it."""

    box: DrawnBox
    size: int
    commitment: str
    proof: BoxProof


def series_page(*, slug: str) -> SeriesPage | None:
    """A sealed series by its address, in two statements; None before its seal, as nothing is published of it then."""
    series = (
        Series.objects.filter(slug=slug, sealed_at__isnull=False)
        .select_related("variant__product")
        .only(*_SERIES_FIELDS, "variant__product__slug")
        .first()
    )
    if series is None or series.sealed_at is None:
        return None
    rows = list(series.styles.select_related("picture").annotate(left=Count("slots", filter=Q(slots__drawn_at=None))))
    size, left = sum(row.quantity for row in rows), sum(row.left for row in rows)
    return SeriesPage(
        id=series.pk,
        slug=series.slug,
        name=series.name,
        lede=series.lede,
        rules=series.rules,
        variant_id=series.variant_id,
        product_id=series.variant.product_id,
        product_slug=series.variant.product.slug,
        value_low=series.value_low,
        value_high=series.value_high,
        sealed_at=series.sealed_at,
        commitment=series.commitment,
        secret=None if left else series.secret,
        size=size,
        left=left,
        styles=tuple(
            StyleOdds(
                slug=row.slug,
                name=row.name,
                is_hidden=row.is_hidden,
                picture=row.picture,
                quantity=row.quantity,
                left=row.left,
                odds=Fraction(row.quantity, size),
            )
            for row in rows
        ),
    )


_SERIES_FIELDS = (
    "slug", "name", "lede", "rules", "variant", "value_low", "value_high", "sealed_at", "commitment", "secret",
)  # fmt: skip


def series_of_variants(variant_ids: Collection[int]) -> dict[int, int]:
    """By variant, the series of which it is a box; other variants are missing."""
    return dict(_series_of.rows(list(variant_ids)))


_series_of = Prepared(
    lambda variant_ids: Series.objects.filter(variant_id__in=variant_ids).values_list("variant_id", "pk")
)


def drawn(source_prefixes: Iterable[str]) -> list[DrawnBox]:
    """The boxes drawn for sources that begin so and kept, by series and number. An empty prefix finds nothing."""
    begins = Q(pk__in=[])
    for prefix in filter(None, source_prefixes):
        begins |= Q(record__source__startswith=prefix)
    return [_box(slot) for slot in _drawn_slots().filter(begins, void=None).order_by("series_id", "number")]


def opened(*, source: str) -> OpenedBox | None:
    """An opened box with its proof; None while it is closed."""
    slot = _drawn_slots().filter(record__source=source, opened_at__isnull=False).first()
    if slot is None:
        return None
    pool = _pool(slot.series_id)
    return OpenedBox(
        box=_box(slot),
        size=len(pool),
        commitment=slot.series.commitment,
        proof=proof.prove(slot.series.secret, pool, slot.number),
    )


def verify(*, series_id: int) -> bool:
    """Whether the pool in the database is the one that was sealed, to the last box."""
    series = Series.objects.filter(pk=series_id, sealed_at__isnull=False).first()
    if series is None:
        raise NotFound()
    pool = _pool(series_id)
    return bool(pool) and proof.commitment(series.secret, pool) == series.commitment


def _pool(series_id: int) -> list[str]:
    """The style slugs of all boxes, in the sealed order."""
    return list(Slot.objects.filter(series_id=series_id).order_by("number").values_list("style__slug", flat=True))


def _drawn_slots() -> QuerySet[Slot]:
    return Slot.objects.filter(drawn_at__isnull=False).select_related("series", "style__picture")


def _box(slot: Slot) -> DrawnBox:
    assert slot.drawn_at is not None
    return DrawnBox(
        source=slot.source,
        series_slug=slot.series.slug,
        series_name=slot.series.name,
        number=slot.number,
        drawn_at=slot.drawn_at,
        opened_at=slot.opened_at,
        style=slot.style if slot.opened_at else None,
    )
