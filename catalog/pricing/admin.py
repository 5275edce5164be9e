"""Channels, taxes and prices in the admin. A price set here leaves its record like any other; records are only read."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from catalog.pricing.models import Channel, PriceRecord, TaxRate, VariantChannelListing
from catalog.pricing.services import set_price
from catalog.search.services import note_change
from common.clock import now
from common.money import Money


@admin.register(Channel)
class ChannelAdmin(ModelAdmin):
    list_display = ["slug", "name", "currency", "is_active", "default_country", "prices_include_tax"]
    list_filter = ["is_active", "currency"]
    search_fields = ["slug", "name"]

    def get_readonly_fields(self, request: HttpRequest, obj: Channel | None = None) -> list[str]:
        """The currency is in every price of the channel, and stays."""
        return ["currency"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Channel | None = None) -> bool:
        """A channel is closed, not deleted: its prices and orders stay true."""
        return False


@admin.register(TaxRate)
class TaxRateAdmin(ModelAdmin):
    list_display = ["country", "product_class", "rate"]
    list_filter = ["country", "product_class"]


@admin.register(VariantChannelListing)
class VariantChannelListingAdmin(ModelAdmin):
    list_display = ["variant", "channel", "price"]
    list_filter = ["channel"]
    search_fields = ["variant__sku", "variant__product__name", "variant__product__slug"]
    autocomplete_fields = ["variant", "channel"]
    fields = ["variant", "channel", "price_amount"]
    list_select_related = ["variant__product", "channel"]

    def get_readonly_fields(self, request: HttpRequest, obj: VariantChannelListing | None = None) -> list[str]:
        return ["variant", "channel"] if obj else []

    def save_model(self, request: HttpRequest, obj: VariantChannelListing, form: ModelForm, change: bool) -> None:
        """Through the service, so that the change is recorded."""
        at = now()
        price = Money(obj.price_amount, obj.channel.currency)
        saved = set_price(variant_id=obj.variant_id, channel_id=obj.channel_id, price=price, at=at)
        obj.pk = saved.pk
        product_id = obj.variant.product_id
        note_change(product_ids=[product_id], cause=f"price:{obj.pk}:{at.isoformat()}", at=at)

    def delete_model(self, request: HttpRequest, obj: VariantChannelListing) -> None:
        at, pk, product_id = now(), obj.pk, obj.variant.product_id
        super().delete_model(request, obj)
        note_change(product_ids=[product_id], cause=f"price:{pk}:{at.isoformat()}", at=at)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """No deleting of many at once: search would not hear of it."""
        return {}


@admin.register(PriceRecord)
class PriceRecordAdmin(ModelAdmin):
    """Append-only: what cost how much from when on."""

    list_display = ["variant", "channel", "amount", "since"]
    list_filter = ["channel"]
    search_fields = ["variant__sku", "variant__product__name"]
    list_select_related = ["variant__product", "channel"]
    date_hierarchy = "since"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: PriceRecord | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: PriceRecord | None = None) -> bool:
        return False
