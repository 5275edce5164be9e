"""The way of every product into the shop: written by its shop, looked at by an operator, published some weeks ago.

A few are still on that way, so that the console has something to decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from catalog.listings.models import Listing, ListingEvent, ListingState
from catalog.products.models import Product
from catalog.search.ports import search_index
from catalog.search.services import index_products
from storefront.accounts.models import User
from storefront.demo import accounts, content

# A reviewer answered within so long.
REVIEWED_AFTER = timedelta(hours=5)

Passage = tuple[str, str, int | None, str, datetime]


def load_listings(at: datetime) -> int:
    """The demo's own products only: what somebody wrote in the portal keeps its own state."""
    operator = User.objects.get(email=accounts.OPERATOR.email).pk
    waiting = {entry["slug"]: entry for entry in content.waiting()}
    slugs = [*waiting, *(entry["slug"] for entry in content.products())]
    listings, events = [], []
    for product in Product.objects.filter(slug__in=slugs, listing=None).order_by("pk"):
        entry = waiting.get(product.slug, {"state": ListingState.PUBLISHED})
        sent_at = at - timedelta(hours=entry["hours_ago"]) if "hours_ago" in entry else product.created_at
        passages = list(_passages(entry["state"], entry.get("note", ""), operator, sent_at))
        _before, state, _by, note, since = passages[-1]
        listings.append(Listing(product=product, state=state, since=since, note=note))
        events += [
            ListingEvent(listing_id=product.pk, from_state=before, to_state=after, by_id=by, note=said, at=moment)
            for before, after, by, said, moment in passages
        ]
    Listing.objects.bulk_create(listings)
    ListingEvent.objects.bulk_create(events)
    return len(listings)


def _passages(state: str, note: str, operator: int, sent_at: datetime) -> Iterator[Passage]:
    """From the first draft to where the listing stands."""
    yield "", ListingState.DRAFT, None, "", sent_at - REVIEWED_AFTER
    yield ListingState.DRAFT, ListingState.IN_REVIEW, None, "", sent_at
    if state != ListingState.IN_REVIEW:
        # A draft that comes with a note was sent back.
        yield ListingState.IN_REVIEW, state, operator, note, sent_at + REVIEWED_AFTER


def load_index(at: datetime) -> int:
    """Make what is published findable; the index follows later changes by itself."""
    published = set(Listing.objects.filter(state=ListingState.PUBLISHED).values_list("pk", flat=True))
    missing = published - search_index().indexed_ids()
    if missing:
        index_products(product_ids=missing)
    return len(missing)
