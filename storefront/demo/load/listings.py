"""The way of every product into the shop: written by its shop, looked at by an operator, published some weeks ago."""

from __future__ import annotations

from datetime import datetime, timedelta

from catalog.listings.models import Listing, ListingEvent, ListingState
from catalog.products.models import Product
from storefront.accounts.models import User
from storefront.demo import accounts, content

# A reviewer answered within so long.
REVIEWED_AFTER = timedelta(hours=5)


def load_listings(at: datetime) -> int:
    """The demo's own products only: what somebody wrote in the portal keeps its own state."""
    operator = User.objects.get(email=accounts.OPERATOR.email).pk
    slugs = [entry["slug"] for entry in content.products()]
    missing = list(Product.objects.filter(slug__in=slugs, listing=None))
    Listing.objects.bulk_create(
        Listing(product=product, state=ListingState.PUBLISHED, since=product.created_at + REVIEWED_AFTER)
        for product in missing
    )
    ListingEvent.objects.bulk_create(
        ListingEvent(listing_id=product.pk, from_state=before, to_state=after, by_id=by, at=moment)
        for product in missing
        for before, after, by, moment in (
            ("", ListingState.DRAFT, None, product.created_at),
            (ListingState.DRAFT, ListingState.IN_REVIEW, None, product.created_at),
            (ListingState.IN_REVIEW, ListingState.PUBLISHED, operator, product.created_at + REVIEWED_AFTER),
        )
    )
    return len(missing)
