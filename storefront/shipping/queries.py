"""How an order can travel, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass

from common.money import Money
from common.text import TranslatedText
from storefront.shipping.models import ShippingMethod, ShippingMethodListing


@dataclass(frozen=True, slots=True)
class MethodView:
    """One way to deliver, priced for a channel and an amount of goods."""

    id: int
    name: TranslatedText
    description: TranslatedText
    price: Money
    free_from: Money | None
    minimum_days: int
    maximum_days: int


def methods(*, country: str, channel_id: int, goods: Money) -> list[MethodView]:
    """The methods that reach a country, in the shop's order; empty when the store does not ship there."""
    listings = (
        ShippingMethodListing.objects.filter(channel_id=channel_id, method__zone__countries__contains=[country])
        .select_related("method")
        .order_by("method__position", "method_id")
    )
    return [_priced(listing, goods) for listing in listings]


def _priced(listing: ShippingMethodListing, goods: Money) -> MethodView:
    free_from = None if listing.free_from_amount is None else Money(listing.free_from_amount, listing.currency)
    is_free = free_from is not None and goods >= free_from
    method: ShippingMethod = listing.method
    return MethodView(
        id=method.pk,
        name=method.name,
        description=method.description,
        price=Money.zero(listing.currency) if is_free else Money(listing.price_amount, listing.currency),
        free_from=free_from,
        minimum_days=method.minimum_days,
        maximum_days=method.maximum_days,
    )
