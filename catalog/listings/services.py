"""The way of a listing into the shop and out of it. Every step is written down as an event.

    draft ──submit──▶ in review ──approve──▶ published ──suspend──▶ suspended
      ▲                  │  │                    │                     │
      └────send_back─────┘  └◀──── new words ────┘      submit ◀───────┘

A shop may change prices and stock of what is published at once. New words go to review first, and until they are
approved the work is not sold: what a shopper reads is what somebody has checked.

Members act for their own shop, which is checked here; that an operator is one, the caller states by calling.
Lock order: the listing, then variants (prices), then stock.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalog.listings.compliance import missing
from catalog.listings.models import Listing, ListingEvent, ListingState
from catalog.pricing.models import VariantChannelListing
from catalog.pricing.services import set_price
from catalog.products.models import Product
from catalog.search.services import note_change
from catalog.stock.services import set_free
from common.errors import Invalid, NotAllowed, NotFound, Refusal, Required
from common.money import Money
from common.text import BASE_LANGUAGE, TranslatedText
from inheritors.shops.queries import may_edit


class Incomplete(Refusal):
    """`details["requirements"]` holds what is missing."""

    code = "LISTING_INCOMPLETE"
    message = _("Still missing: {what}.")


class NotNow(Refusal):
    code = "LISTING_STATE"
    message = _("This cannot be done while the listing is “{state}”.")


class EditedMeanwhile(Refusal):
    code = "EDITED_MEANWHILE"
    message = _("Somebody has changed this since you opened it. Look at the new state, then change it again.")
    field = "revision"


@transaction.atomic
def open_draft(*, product_id: int, by_user_id: int | None, at: datetime) -> Listing:
    """Begin the listing of a new product. One that has begun stays as it is."""
    listing, made = Listing.objects.get_or_create(
        product_id=product_id, defaults={"state": ListingState.DRAFT, "since": at}
    )
    if made:
        ListingEvent.objects.create(listing=listing, to_state=ListingState.DRAFT, by_id=by_user_id, at=at)
    return listing


@transaction.atomic
def submit(*, product_id: int, by_user_id: int, at: datetime) -> Listing:
    """A member sends a draft, or what was suspended, to review. Raises Incomplete with all that is missing."""
    listing = _locked(product_id)
    _require_member(listing, by_user_id)
    _require_state(listing, ListingState.DRAFT, ListingState.SUSPENDED)
    _require_complete(product_id, at)
    return _move(listing, ListingState.IN_REVIEW, by_user_id=by_user_id, at=at)


@transaction.atomic
def approve(*, product_id: int, by_user_id: int, at: datetime, revision: int | None = None) -> Listing:
    """An operator puts a listing into the shop. It is examined again: a licence may have run out while it waited.

    With the `revision` that the operator saw, words that changed meanwhile are not approved unread.
    """
    listing = _locked(product_id)
    _require_state(listing, ListingState.IN_REVIEW)
    if revision is not None and listing.product.revision != revision:
        raise EditedMeanwhile
    _require_complete(product_id, at)
    return _move(listing, ListingState.PUBLISHED, by_user_id=by_user_id, at=at)


@transaction.atomic
def send_back(*, product_id: int, by_user_id: int, note: str, at: datetime) -> Listing:
    """An operator sends a listing back to its shop and says what is asked for."""
    listing = _locked(product_id)
    _require_state(listing, ListingState.IN_REVIEW)
    return _move(listing, ListingState.DRAFT, by_user_id=by_user_id, note=_required(note), at=at)


@transaction.atomic
def suspend(*, product_id: int, by_user_id: int, note: str, at: datetime) -> Listing:
    """An operator takes a published listing out of the shop at once and says why."""
    listing = _locked(product_id)
    _require_state(listing, ListingState.PUBLISHED)
    return _move(listing, ListingState.SUSPENDED, by_user_id=by_user_id, note=_required(note), at=at)


@transaction.atomic
def edit(
    *,
    product_id: int,
    revision: int,
    name: TranslatedText,
    lede: TranslatedText,
    description: TranslatedText,
    prices: Mapping[tuple[int, int], Money],
    quantities: Mapping[int, int],
    by_user_id: int,
    at: datetime,
) -> Product:
    """A member changes a listing: words, prices by (variant, channel), free pieces by stock row.

    `revision` is the one that the editor saw; another means EditedMeanwhile, and nothing is changed. New words of a
    published listing send it to review, or back to draft when something is missing now. Give only the quantities that
    the editor changed: pieces sold meanwhile would be put back otherwise.
    """
    listing = _locked(product_id)
    _require_member(listing, by_user_id)
    product = listing.product
    if product.revision != revision:
        raise EditedMeanwhile
    if not name.get(BASE_LANGUAGE, "").strip():
        raise Invalid(field="name", detail=_("Give the work a Chinese name."))
    _set_prices(product_id, prices, at=at)
    if quantities:
        set_free(product_id=product_id, free=quantities)
    words = {"name": name, "lede": lede, "description": description}
    new_words = any(getattr(product, field) != text for field, text in words.items())
    for field, text in words.items():
        setattr(product, field, text)
    product.revision += 1
    product.save(update_fields=[*words, "revision"])
    if new_words and listing.state == ListingState.PUBLISHED:
        complete = not missing(product_id=product_id, at=at)
        to_state = ListingState.IN_REVIEW if complete else ListingState.DRAFT
        _move(listing, to_state, by_user_id=by_user_id, at=at)
    else:
        note_change(product_ids=[product_id], cause=f"revision:{product_id}:{product.revision}", at=at)
    return product


def _set_prices(product_id: int, prices: Mapping[tuple[int, int], Money], *, at: datetime) -> None:
    """Only prices that the product has already: selling somewhere new is not an edit."""
    rows = VariantChannelListing.objects.filter(variant__product_id=product_id)
    known = set(rows.values_list("variant_id", "channel_id"))
    for (variant_id, channel_id), price in sorted(prices.items()):
        if (variant_id, channel_id) not in known:
            raise NotFound(field="prices", variants=[variant_id])
        set_price(variant_id=variant_id, channel_id=channel_id, price=price, at=at)


def _locked(product_id: int) -> Listing:
    """The listing with its product, locked, so that of two who act on it one comes second and sees what was done."""
    listing = Listing.objects.select_for_update().select_related("product").filter(pk=product_id).first()
    if listing is None:
        raise NotFound
    return listing


def _require_member(listing: Listing, user_id: int) -> None:
    if not may_edit(user_id=user_id, shop_id=listing.product.shop_id):
        raise NotAllowed


def _require_state(listing: Listing, *states: ListingState) -> None:
    if listing.state not in states:
        raise NotNow(state=listing.get_state_display())


def _require_complete(product_id: int, at: datetime) -> None:
    if lacking := missing(product_id=product_id, at=at):
        raise Incomplete(field=lacking[0].field, what=", ".join(str(r.label) for r in lacking), requirements=lacking)


def _required(note: str) -> str:
    if not note.strip():
        raise Required(field="note")
    return note.strip()


def _move(listing: Listing, to_state: ListingState, *, by_user_id: int, note: str = "", at: datetime) -> Listing:
    event = ListingEvent.objects.create(
        listing=listing, from_state=listing.state, to_state=to_state, by_id=by_user_id, note=note, at=at
    )
    listing.state, listing.since, listing.note = to_state, at, note
    listing.save(update_fields=["state", "since", "note"])
    note_change(product_ids=[listing.pk], cause=f"listing-event:{event.pk}", at=at)
    return listing
