"""Blind boxes: the series on sale, a series with its odds, and a box that was opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from catalog.media.queries import PictureRef
from catalog.pricing.models import Channel
from catalog.products.queries import ProductPage, VariantView, product_page
from promotions.blindboxes.models import Series
from promotions.blindboxes.queries import DrawnBox, OpenedBox, SeriesPage, StyleOdds, drawn, series_page
from promotions.campaigns.queries import Offer, offers
from storefront.checkout.confirmations import BLIND_BOX_AGE, BLIND_BOX_RETURN, TEXTS
from storefront.pages.queries.pictures import ref_of
from storefront.pages.queries.works import Work, said, works


@dataclass(frozen=True, slots=True)
class Style:
    """One figure of a series, with its odds in the two ways in which they are read."""

    odds: StyleOdds
    picture: PictureRef | None
    wash: str
    percent: str
    fraction: str


@dataclass(frozen=True, slots=True)
class SeriesShown:
    """`offer` is None where the series is not sold in the channel."""

    series: SeriesPage
    page: ProductPage | None
    variant: VariantView | None
    offer: Offer | None
    reason: str
    styles: tuple[Style, ...]
    drawn: int
    confirmations: tuple[str, ...]

    @property
    def can_buy(self) -> bool:
        return bool(self.offer and self.variant and self.variant.available > 0 and self.series.left)

    @property
    def most(self) -> int:
        if self.variant is None:
            return 1
        limit = self.variant.quantity_limit_per_customer
        return max(1, min(self.variant.available, limit) if limit else self.variant.available)


@dataclass(frozen=True, slots=True)
class SetDot:
    """One style of a series on a shopper's row of dots."""

    letter: str
    name: str
    is_had: bool


@dataclass(frozen=True, slots=True)
class Reveal:
    """An opened box: what was in it, which of the series the order holds by now, and the proof."""

    opened: OpenedBox
    picture: PictureRef | None
    dots: tuple[SetDot, ...]
    had: int
    missing: int
    next_box: DrawnBox | None

    @property
    def box(self) -> DrawnBox:
        return self.opened.box


def all_series(*, channel: Channel, at: datetime) -> list[tuple[str, Work]]:
    """The sealed series that the channel sells, each with its box as a work."""
    slugs = dict(
        Series.objects.filter(sealed_at__isnull=False).order_by("pk").values_list("variant__product_id", "slug")
    )
    return [(slugs[work.product_id], work) for work in works(product_ids=list(slugs), channel=channel, at=at)]


def series(*, slug: str, channel: Channel, at: datetime) -> SeriesShown | None:
    """The page of a sealed series; None for others."""
    page = series_page(slug=slug)
    if page is None:
        return None
    sold = product_page(slug=page.product_slug, channel_id=channel.pk, at=at)
    variant = next((each for each in sold.variants if each.id == page.variant_id), None) if sold else None
    offer = offers([variant.piece], channel=channel, at=at)[variant.id] if variant and variant.piece else None
    return SeriesShown(
        series=page,
        page=sold,
        variant=variant,
        offer=offer,
        reason=said(offer.reasons[0].text) if offer and offer.reasons else "",
        styles=tuple(_style(style) for style in page.styles),
        drawn=page.size - page.left,
        confirmations=(str(TEXTS[BLIND_BOX_AGE].text), str(TEXTS[BLIND_BOX_RETURN].text)),
    )


def _style(odds: StyleOdds) -> Style:
    picture = ref_of(odds.picture)
    return Style(
        odds=odds,
        picture=picture,
        wash=picture.wash if picture else "ink",
        percent=_percent(odds.odds),
        fraction=f"{odds.odds.numerator}/{odds.odds.denominator}",
    )


def _percent(odds: Fraction) -> str:
    """To two decimals, which the table's heading calls rounded; the fraction beside it is exact."""
    return f"{float(odds * 100):.2f}%"


def reveal(*, opened: OpenedBox, boxes: Sequence[DrawnBox]) -> Reveal:
    """The page of an opened box. `boxes` are all of the same order, opened or not."""
    box = opened.box
    page = series_page(slug=box.series_slug)
    own = [each for each in boxes if each.series_slug == box.series_slug]
    had = {each.style.slug for each in own if each.style}
    styles = page.styles if page else ()
    shown = tuple(style for style in styles if not style.is_hidden or style.slug in had)
    return Reveal(
        opened=opened,
        picture=ref_of(box.style.picture if box.style else None),
        dots=tuple(SetDot(str(style.name)[:1], str(style.name), style.slug in had) for style in shown),
        had=len(had),
        missing=sum(not style.is_hidden and style.slug not in had for style in styles),
        next_box=next((each for each in own if each.opened_at is None), None),
    )


def boxes_of_lines(line_ids: Sequence[object]) -> list[DrawnBox]:
    """All boxes that were drawn for some order lines."""
    return drawn([f"order-line:{line_id}:" for line_id in line_ids])
