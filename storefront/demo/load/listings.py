"""The way of every product into the shop: sent in by its shop, approved by an operator, both through the services.

A few are still on that way, so that the console has something to decide.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from catalog.listings import services
from catalog.listings.models import Listing, ListingState
from catalog.products.models import Product
from catalog.search.ports import search_index
from catalog.search.services import index_products
from common.outbox.models import Message
from inheritors.shops.models import ShopMember
from storefront.accounts.models import User
from storefront.demo import accounts, content
from storefront.demo.content import Entry

# From sending in to the reviewer's answer.
REVIEWED_AFTER = timedelta(hours=5)


def load_listings(at: datetime) -> int:
    """The demo's own products only: what somebody wrote in the portal keeps its own state."""
    operator = User.objects.get(email=accounts.OPERATOR.email).pk
    owners = dict(ShopMember.objects.filter(role=ShopMember.Role.OWNER).values_list("shop_id", "user_id"))
    waiting = {entry["slug"]: entry for entry in content.waiting()}
    slugs = [*waiting, *(entry["slug"] for entry in content.products())]
    products = list(Product.objects.filter(slug__in=slugs, listing=None).order_by("pk"))
    with transaction.atomic():
        for product in products:
            entry = waiting.get(product.slug)
            sent_at = at - timedelta(hours=entry["hours_ago"]) if entry else product.created_at
            services.open_draft(product_id=product.pk, by_user_id=owners[product.shop_id], at=sent_at)
            services.submit(product_id=product.pk, by_user_id=owners[product.shop_id], at=sent_at)
            _review(product, entry, operator, at=sent_at + REVIEWED_AFTER)
    return len(products)


def _review(product: Product, entry: Entry | None, operator: int, *, at: datetime) -> None:
    """What is for sale was approved; what came back as a draft has the reviewer's note; the rest waits."""
    if entry is None:
        services.approve(product_id=product.pk, by_user_id=operator, at=at)
    elif entry["state"] == ListingState.DRAFT:
        services.send_back(product_id=product.pk, by_user_id=operator, note=entry["note"], at=at)


def load_index(at: datetime) -> int:
    """Make what is published findable, all at once; the index follows later changes by itself."""
    published = set(Listing.objects.filter(state=ListingState.PUBLISHED).values_list("pk", flat=True))
    missing = published - search_index().indexed_ids()
    if missing:
        noted = list(Message.objects.filter(topic="search.index", done_at=None).values_list("pk", flat=True))
        index_products(product_ids=missing)
        # What the listings' own steps had noted for the index is done with this.
        Message.objects.filter(pk__in=noted).update(done_at=at)
    return len(missing)
