"""What is sold in a channel, and what of it can be priced."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from catalog.listings.models import ListingState
from catalog.pricing.models import VariantChannelListing
from catalog.products.categories import category_path
from catalog.products.models import Product
from common.money import Money
from common.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Piece:
    """A variant as the pricing rules see it: what it is, where it stands, its list price in one channel."""

    variant_id: int
    product_id: int
    # From the root category to the product's own.
    category_ids: tuple[int, ...]
    shop_id: int
    product_class: str
    list_price: Money
    # How many of it one customer may buy; None for as many as they like.
    limit_per_customer: int | None = None


def published(*, channel_id: int) -> QuerySet[Product]:
    """What a shopper of the channel may see: its listing published, its shop active, at least one price there."""
    priced = VariantChannelListing.objects.filter(channel_id=channel_id, variant__product_id=OuterRef("pk"))
    return Product.objects.filter(Exists(priced), listing__state=ListingState.PUBLISHED, shop__is_active=True)


def sold_listings(*, channel_id: int) -> QuerySet[VariantChannelListing]:
    """The prices of everything that is published in the channel."""
    return VariantChannelListing.objects.filter(
        channel_id=channel_id,
        variant__product__listing__state=ListingState.PUBLISHED,
        variant__product__shop__is_active=True,
    )


_sold = Prepared(
    lambda variant_ids, channel_id: (
        sold_listings(channel_id=channel_id)
        .filter(variant_id__in=variant_ids)
        .values_list(
            "variant_id",
            "variant__product_id",
            "variant__product__category_id",
            "variant__product__shop_id",
            "variant__product_class",
            "price_amount",
            "currency",
            "variant__quantity_limit_per_customer",
        )
    )
)


def pieces(*, variant_ids: Collection[int], channel_id: int) -> dict[int, Piece]:
    """By variant, what is sold in the channel, in one statement. What is missing is not sold there, or no longer."""
    return {
        variant_id: Piece(
            variant_id=variant_id,
            product_id=product_id,
            category_ids=category_path(category_id),
            shop_id=shop_id,
            product_class=product_class,
            list_price=Money(amount, currency),
            limit_per_customer=limit,
        )
        for variant_id, product_id, category_id, shop_id, product_class, amount, currency, limit in _sold.rows(
            list(variant_ids), channel_id
        )
    }
