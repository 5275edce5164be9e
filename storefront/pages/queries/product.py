"""A product's page: what it is, what the law asks to be said of it, what it costs now, what comes with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from catalog.media.queries import PictureRef, first_pictures
from catalog.pricing.models import Channel
from catalog.products.bundles import Part, SetRef, sets_with_parts
from catalog.products.models import ProductClass
from catalog.products.queries import HeritageRef, InheritorRef, ProductPage, VariantView, product_page, published
from common.caching import Remembered
from common.money import Money
from common.text import TranslatedText
from promotions.blindboxes.models import Series
from promotions.campaigns.queries import Offer
from promotions.sold import SoldLine
from storefront.pages.queries.editions import EditionPanel, edition_with
from storefront.pages.queries.facts import Fact, class_facts, story_facts
from storefront.pages.queries.listing import Crumb
from storefront.pages.queries.people import standing
from storefront.pages.queries.works import Work, said, works_beside

MORE_WORKS = 4
# From this many on, the exact number says nothing that a buyer needs.
FEW_LEFT = 20


# Which variants are boxes of a sealed series; there are few, and a new one is announced well before its sale.
_series: Remembered[dict[int, str]] = Remembered("sealed-series", seconds=30)


# Which sets hold what; a new one is found a little later.
_sets: Remembered[dict[tuple[int, int], tuple[SetRef, ...]]] = Remembered("sets-with-parts", seconds=30)


@dataclass(frozen=True, slots=True)
class Choice:
    """One variant to choose. `extra` is its price, shown when the variants' prices differ."""

    id: int
    name: TranslatedText
    is_chosen: bool
    is_sold_out: bool
    extra: Money | None


@dataclass(frozen=True, slots=True)
class Held:
    """What a set holds of one work, as its buyer sees it."""

    part: Part
    picture: PictureRef | None


@dataclass(frozen=True, slots=True)
class Maker:
    """Whose hands: an inheritor with a page, or the shop."""

    name: TranslatedText
    line: str
    url: str
    is_verified: bool
    picture: PictureRef | None


@dataclass(frozen=True, slots=True)
class ProductView:
    """All that the template shows."""

    page: ProductPage
    crumbs: tuple[Crumb, ...]
    section: str
    heritage: HeritageRef | None
    maker: Maker
    choices: tuple[Choice, ...]
    chosen: VariantView
    holds: tuple[Held, ...]
    # Sets for sale that hold the chosen variant.
    held_by: tuple[SetRef, ...]
    offer: Offer | None
    reason: str
    saved: Money | None
    most: int
    facts: tuple[Fact, ...]
    story: tuple[Fact, ...]
    edition: EditionPanel | None
    more: tuple[Work, ...]
    series_slug: str

    @property
    def few_left(self) -> int | None:
        return self.chosen.available if 0 < self.chosen.available <= FEW_LEFT else None

    @property
    def is_sold_out(self) -> bool:
        return self.offer is None or self.chosen.available <= 0

    @property
    def is_food(self) -> bool:
        return self.chosen.product_class == ProductClass.FOOD

    @property
    def is_medicine(self) -> bool:
        return self.chosen.product_class == ProductClass.MEDICINE

    @property
    def is_made_to_order(self) -> bool:
        return bool(self.chosen.craft and self.chosen.craft.made_to_order)


def product(*, slug: str, variant_id: int | None, channel: Channel, at: datetime) -> ProductView | None:
    """The page of a product with one variant chosen: the one asked for, else the first that is left."""
    page = product_page(slug=slug, channel_id=channel.pk, at=at)
    if page is None:
        return None
    sold = [variant for variant in page.variants if variant.piece]
    chosen = next(
        (variant for variant in sold if variant.id == variant_id),
        next((variant for variant in sold if variant.available > 0), sold[0]),
    )
    more, prices = works_beside(page.pieces, product_ids=_more(page, channel), channel=channel, at=at)
    offer = prices.get(chosen.id)
    return ProductView(
        page=page,
        crumbs=(
            *(Crumb(node.name, reverse("pages:category", args=[node.slug])) for node in page.categories),
            Crumb(page.name),
        ),
        section=page.categories[0].slug,
        heritage=next(iter(page.heritage), None),
        maker=_maker(page),
        choices=_choices(sold, chosen, prices),
        chosen=chosen,
        holds=_holds(chosen),
        held_by=_sets.get(sets_with_parts).get((channel.pk, chosen.id), ()),
        offer=offer,
        reason=said(offer.reasons[0].text) if offer and offer.reasons else "",
        saved=offer.list - offer.price if offer and offer.reasons else None,
        most=_most(chosen),
        facts=class_facts(chosen),
        story=story_facts(page, chosen),
        edition=_edition(page, chosen, offer, channel, at),
        more=tuple(more),
        series_slug=_series.get(_sealed_series).get(chosen.id, ""),
    )


def _sealed_series() -> dict[int, str]:
    return dict(Series.objects.filter(sealed_at__isnull=False).values_list("variant_id", "slug"))


def _holds(chosen: VariantView) -> tuple[Held, ...]:
    """With the pictures of its works; no statement for what is no set."""
    if not chosen.parts:
        return ()
    pictures = first_pictures("product", [part.product_id for part in chosen.parts])
    return tuple(Held(part, pictures.get(part.product_id)) for part in chosen.parts)


def _maker(page: ProductPage) -> Maker:
    person: InheritorRef | None = next(iter(page.inheritors), None)
    if person is None or not person.has_profile:
        return Maker(
            name=page.shop.name,
            line=str(page.shop.place),
            url=reverse("pages:shop", args=[page.shop.slug]),
            is_verified=False,
            picture=None,
        )
    return Maker(
        name=person.name,
        line=standing(person.level),
        url=reverse("pages:inheritor", args=[person.slug]),
        is_verified=person.is_verified,
        picture=person.portrait,
    )


def _choices(sold: Sequence[VariantView], chosen: VariantView, prices: Mapping[int, Offer]) -> tuple[Choice, ...]:
    differ = len({prices[variant.id].price for variant in sold}) > 1
    return tuple(
        Choice(
            id=variant.id,
            name=variant.name,
            is_chosen=variant.id == chosen.id,
            is_sold_out=variant.available <= 0,
            extra=prices[variant.id].price if differ else None,
        )
        for variant in sold
    )


def _edition(
    page: ProductPage, chosen: VariantView, offer: Offer | None, channel: Channel, at: datetime
) -> EditionPanel | None:
    """What would come with one piece of it."""
    if offer is None:
        return None
    line = SoldLine("", chosen.id, page.product_id, page.shop.id, chosen.product_class, 1, offer.price)
    return edition_with([line], channel_id=channel.pk, at=at)


def _most(chosen: VariantView) -> int:
    limit = chosen.quantity_limit_per_customer
    return max(1, min(chosen.available, limit) if limit else chosen.available)


def _more(page: ProductPage, channel: Channel) -> list[int]:
    """Works of the same heritage, else of the same kind."""
    heritage_ids = [item.id for item in page.heritage]
    near = (
        published(channel_id=channel.pk)
        .filter(Q(heritage_items__in=heritage_ids) | Q(category_id=page.category.id))
        .exclude(pk=page.product_id)
        .order_by("-pk")
        .values_list("pk", flat=True)
        .distinct()
    )
    return list(near[:MORE_WORKS])
