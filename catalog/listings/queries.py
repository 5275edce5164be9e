"""Listings as shops and reviewers see them, published or not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Sum
from django.utils.functional import Promise

from catalog.listings.compliance import Examination, examine
from catalog.listings.models import Listing, ListingEvent, ListingState
from catalog.listings.requirements import Requirement, Text
from catalog.media.queries import PictureRef, pictures_by
from catalog.pricing.models import VariantChannelListing
from catalog.products.bundles import Part, parts_of
from catalog.products.models import ProductVariant
from catalog.stock.models import Stock
from catalog.stock.queries import left_of
from common.money import Money
from common.text import TranslatedText

MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class ListingRow:
    """One line of a shop's list. `price` is the lowest in the first channel, `left` what may still be sold."""

    product_id: int
    slug: str
    name: TranslatedText
    state: str
    state_label: str | Promise
    since: datetime
    note: str
    picture: PictureRef | None
    price: Money | None
    left: int


@dataclass(frozen=True, slots=True)
class ListedPrice:
    variant_id: int
    variant_name: TranslatedText
    channel_id: int
    channel_name: TranslatedText
    price: Money


@dataclass(frozen=True, slots=True)
class ListedStock:
    """One stock row; `free` is there and not sold."""

    stock_id: int
    variant_id: int
    variant_name: TranslatedText
    batch: str
    free: int


@dataclass(frozen=True, slots=True)
class ListedSet:
    """A variant that is a set: it has no stock to fill in, `free` follows from its parts."""

    variant_name: TranslatedText
    parts: tuple[Part, ...]
    free: int


@dataclass(frozen=True, slots=True)
class _Examined:
    """What both sides see of a listing."""

    product_id: int
    slug: str
    name: TranslatedText
    lede: TranslatedText
    description: TranslatedText
    revision: int
    state: str
    state_label: str | Promise
    since: datetime
    note: str
    pictures: tuple[PictureRef, ...]
    heritage: tuple[TranslatedText, ...]
    examination: Examination

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        return self.examination.requirements

    @property
    def warnings(self) -> tuple[Text, ...]:
        return self.examination.warnings

    @property
    def missing(self) -> int:
        """How many requirements are not met."""
        return len(self.examination.missing)

    @property
    def met(self) -> int:
        return len(self.requirements) - self.missing


@dataclass(frozen=True, slots=True)
class EditableListing(_Examined):
    """A listing as its shop edits it."""

    shop_id: int
    prices: tuple[ListedPrice, ...]
    stocks: tuple[ListedStock, ...]
    sets: tuple[ListedSet, ...]

    @property
    def may_submit(self) -> bool:
        return self.state in (ListingState.DRAFT, ListingState.SUSPENDED)


@dataclass(frozen=True, slots=True)
class ReviewDetail(_Examined):
    """A listing as a reviewer reads it. `revision` goes back with the approval."""

    shop_name: TranslatedText
    product_class: str
    mark_code: str
    mark_name: TranslatedText
    events: tuple[ListingEvent, ...]

    @property
    def picture(self) -> PictureRef | None:
        return self.pictures[0] if self.pictures else None


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One listing that waits. `missing` counts what is not complete (any more)."""

    product_id: int
    name: TranslatedText
    shop_name: TranslatedText
    product_class: str
    since: datetime
    missing: int


# --- For shops ----------------------------------------------------------------


def state_counts(*, shop_ids: Collection[int]) -> list[tuple[str, str | Promise, int]]:
    """(state, label, how many) for every state."""
    rows = Listing.objects.filter(product__shop_id__in=shop_ids).values_list("state").annotate(Count("pk"))
    counts = dict(rows.order_by())
    return [(state.value, state.label, counts.get(state.value, 0)) for state in ListingState]


def shop_listings(*, shop_ids: Collection[int], state: str, at: datetime) -> list[ListingRow]:
    """The listings of some shops in one state, the latest first, in 4 statements."""
    rows = list(
        Listing.objects.filter(product__shop_id__in=shop_ids, state=state)
        .order_by("-since", "-pk")
        .values_list("pk", "product__slug", "product__name", "since", "note")[:MOST_ROWS]
    )
    ids = [row[0] for row in rows]
    pictures, prices, left = pictures_by("product", ids), _lowest_prices(ids), _left(ids, at)
    return [
        ListingRow(
            product_id=pk,
            slug=slug,
            name=name,
            state=state,
            state_label=ListingState(state).label,
            since=since,
            note=note,
            picture=next(iter(pictures.get(pk, ())), None),
            price=prices.get(pk),
            left=left.get(pk, 0),
        )
        for pk, slug, name, since, note in rows
    ]


def sent_back(*, shop_ids: Collection[int]) -> list[ListingRow]:
    """Drafts and suspended listings with a word from the review: what the shop should look at first."""
    rows = (
        Listing.objects.filter(product__shop_id__in=shop_ids, state__in=[ListingState.DRAFT, ListingState.SUSPENDED])
        .exclude(note="")
        .select_related("product")
        .order_by("-since")[:MOST_ROWS]
    )
    return [
        ListingRow(
            product_id=row.pk,
            slug=row.product.slug,
            name=row.product.name,
            state=row.state,
            state_label=row.get_state_display(),
            since=row.since,
            note=row.note,
            picture=None,
            price=None,
            left=0,
        )
        for row in rows
    ]


def editable(*, product_id: int, shop_ids: Collection[int], at: datetime) -> EditableListing | None:
    """A listing of one of these shops as its member edits it; None when there is none or it is another's."""
    listing = Listing.objects.filter(pk=product_id, product__shop_id__in=shop_ids).select_related("product").first()
    if listing is None:
        return None
    return EditableListing(
        **_examined(listing, at),
        shop_id=listing.product.shop_id,
        prices=tuple(
            ListedPrice(row.variant_id, row.variant.name, row.channel_id, row.channel.name, row.price)
            for row in VariantChannelListing.objects.filter(variant__product_id=product_id)
            .select_related("variant", "channel")
            .order_by("variant__position", "variant_id", "channel_id")
        ),
        stocks=tuple(
            ListedStock(row.pk, row.variant_id, row.variant.name, row.batch, row.quantity - row.allocated)
            for row in Stock.objects.filter(variant__product_id=product_id)
            .select_related("variant")
            .order_by("variant__position", "variant_id", "pk")
        ),
        sets=_sets(product_id, at),
    )


def _sets(product_id: int, at: datetime) -> tuple[ListedSet, ...]:
    sets = ProductVariant.objects.filter(product_id=product_id, is_bundle=True).order_by("position", "pk")
    rows = list(sets.annotate(left=left_of("pk", channel_id=None, at=at)).values_list("pk", "name", "left"))
    parts = parts_of([pk for pk, _name, _left in rows])
    return tuple(ListedSet(name, parts.get(pk, ()), left) for pk, name, left in rows)


# --- For reviewers ------------------------------------------------------------


def review_queue(*, at: datetime) -> list[ReviewRow]:
    """What waits for review, the longest wait first."""
    rows = list(
        Listing.objects.filter(state=ListingState.IN_REVIEW)
        .order_by("since", "pk")
        .values_list("pk", "product__name", "product__shop__name", "product__product_type__product_class", "since")[
            :MOST_ROWS
        ]
    )
    examinations = examine(product_ids=[row[0] for row in rows], at=at)
    return [ReviewRow(*row, missing=len(examinations[row[0]].missing)) for row in rows]


def review_detail(*, product_id: int, at: datetime) -> ReviewDetail | None:
    """One listing with everything a reviewer decides by, in whatever state it is."""
    listing = Listing.objects.filter(pk=product_id).select_related("product__shop", "product__product_type").first()
    if listing is None:
        return None
    mark = listing.product.heritage_items.through.objects.filter(product_id=product_id).order_by("pk")
    code, name = mark.values_list("heritageitem__project__code", "heritageitem__name").first() or ("", TranslatedText())
    return ReviewDetail(
        **_examined(listing, at),
        shop_name=listing.product.shop.name,
        product_class=listing.product.product_type.product_class,
        mark_code=code,
        mark_name=name,
        events=tuple(listing.events.select_related("by").order_by("pk")),
    )


def _examined(listing: Listing, at: datetime) -> dict[str, Any]:
    product = listing.product
    return {
        "product_id": product.pk,
        "slug": product.slug,
        "name": product.name,
        "lede": product.lede,
        "description": product.description,
        "revision": product.revision,
        "state": listing.state,
        "state_label": listing.get_state_display(),
        "since": listing.since,
        "note": listing.note,
        "pictures": tuple(pictures_by("product", [product.pk]).get(product.pk, ())),
        "heritage": tuple(product.heritage_items.order_by("pk").values_list("name", flat=True)),
        "examination": examine(product_ids=[product.pk], at=at)[product.pk],
    }


def _lowest_prices(product_ids: Sequence[int]) -> dict[int, Money]:
    """By product, its lowest price in the first channel that has one."""
    rows = (
        VariantChannelListing.objects.filter(variant__product_id__in=product_ids)
        .values_list("variant__product_id", "channel_id", "currency")
        .annotate(low=Min("price_amount"))
        .order_by("-channel_id")
    )
    return {product_id: Money(low, currency) for product_id, _, currency, low in rows}


def _left(product_ids: Sequence[int], at: datetime) -> dict[int, int]:
    rows = ProductVariant.objects.filter(product_id__in=product_ids).order_by().values_list("product_id")
    return dict(rows.annotate(left=Sum(left_of("pk", channel_id=None, at=at))))
