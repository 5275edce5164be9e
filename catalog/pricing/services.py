"""Prices are set here and nowhere else, so that none changes without its record."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalog.pricing.models import Channel, PriceRecord, VariantChannelListing
from catalog.products.models import ProductVariant
from common.errors import Invalid, NotFound
from common.money import Money


@transaction.atomic
def set_price(*, variant_id: int, channel_id: int, price: Money, at: datetime) -> VariantChannelListing:
    """Make `price` the list price of a variant in a channel from `at` on, and write that down for ever.

    The same price again writes nothing. Raises Invalid for a price that is not above zero or in another currency.
    """
    channel = Channel.objects.filter(pk=channel_id).first()
    # Two editors of one variant take turns, so that records and price agree about who came last.
    variant = ProductVariant.objects.select_for_update().filter(pk=variant_id).first()
    if channel is None or variant is None:
        raise NotFound(variants=[variant_id])
    if price.currency != channel.currency:
        detail = _("Prices in {channel} are in {currency}.").format(channel=channel.slug, currency=channel.currency)
        raise Invalid(field="price", detail=detail)
    if price.amount <= 0:
        raise Invalid(field="price", detail=_("A price must be above zero."))
    listing = VariantChannelListing.objects.filter(variant=variant, channel=channel).first()
    if listing and listing.price == price:
        return listing
    listing, _made = VariantChannelListing.objects.update_or_create(
        variant=variant, channel=channel, defaults={"price_amount": price.amount, "currency": price.currency}
    )
    PriceRecord.objects.create(variant=variant, channel=channel, amount=price.amount, since=at)
    return listing
