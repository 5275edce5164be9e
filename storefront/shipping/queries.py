"""How an order can travel, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass

from common.money import Money
from common.prepared import PreparedRows
from common.text import TranslatedText
from storefront.shipping.models import ShippingMethodListing
from storefront.shipping.rates import Parcel, Rate


@dataclass(frozen=True, slots=True)
class MethodView:
    """One way to deliver, priced for a channel, an amount of goods and a weight."""

    id: int
    name: TranslatedText
    description: TranslatedText
    price: Money
    free_from: Money | None
    minimum_days: int
    maximum_days: int
    minimum_order: Money | None
    maximum_order: Money | None


def methods(*, country: str, channel_id: int, goods: Money, parcel: Parcel) -> list[MethodView]:
    """The methods that reach a country and take the parcel, in the shop's order; empty when there is none."""
    rates = [(listing, rate_of(listing)) for listing in _listings.all(channel_id, country)]
    return [_priced(listing, rate, goods, parcel) for listing, rate in rates if rate.takes(parcel, goods=goods)]


def rate(*, method_id: int, country: str, channel_id: int) -> Rate | None:
    """The conditions of a method in a channel; None where it does not reach the country."""
    listings = _listings.all(channel_id, country)
    return next((rate_of(listing) for listing in listings if listing.method_id == method_id), None)


_listings = PreparedRows(
    lambda channel_id, country: (
        ShippingMethodListing.objects.filter(channel_id=channel_id, method__zone__countries__contains=[country])
        .select_related("method")
        .order_by("method__position", "method_id")
    )
)


def reaches(*, country: str, channel_id: int) -> bool:
    """Whether anything at all is sent to a country."""
    return ShippingMethodListing.objects.filter(
        channel_id=channel_id, method__zone__countries__contains=[country]
    ).exists()


def rate_of(listing: ShippingMethodListing) -> Rate:
    """The conditions that a method's row and its row for a channel make together."""

    def money(name: str) -> Money | None:
        amount = getattr(listing, f"{name}_amount")
        return None if amount is None else Money(amount, listing.currency)

    method = listing.method
    return Rate(
        price=Money(listing.price_amount, listing.currency),
        further_kilogram=money("further_kilogram"),
        free_from=money("free_from"),
        least_order=money("minimum_order"),
        most_order=money("maximum_order"),
        least_weight=method.minimum_weight_grams,
        most_weight=method.maximum_weight_grams,
        excluded=frozenset(method.excluded_classes),
    )


def _priced(listing: ShippingMethodListing, rate: Rate, goods: Money, parcel: Parcel) -> MethodView:
    method = listing.method
    return MethodView(
        id=method.pk,
        name=method.name,
        description=method.description,
        price=rate.cost(parcel, goods=goods),
        free_from=rate.free_from,
        minimum_days=method.minimum_days,
        maximum_days=method.maximum_days,
        minimum_order=rate.least_order,
        maximum_order=rate.most_order,
    )
