"""Listings and their history in the admin, for reading: every step is taken in the portal or the console."""

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin, TabularInline

from catalog.listings.models import Listing, ListingEvent


class ReadOnly:
    """Looked at, never changed here."""

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


class ListingEventInline(ReadOnly, TabularInline):
    model = ListingEvent
    fields = ["at", "from_state", "to_state", "by", "note"]
    extra = 0


@admin.register(Listing)
class ListingAdmin(ReadOnly, ModelAdmin):
    list_display = ["product", "shop", "state", "since", "note"]
    list_filter = ["state", "product__shop"]
    search_fields = ["product__name", "product__slug", "product__shop__name"]
    list_select_related = ["product__shop"]
    date_hierarchy = "since"
    inlines = [ListingEventInline]

    @admin.display(ordering="product__shop")
    def shop(self, row: Listing) -> str:
        return str(row.product.shop)


@admin.register(ListingEvent)
class ListingEventAdmin(ReadOnly, ModelAdmin):
    list_display = ["at", "listing", "from_state", "to_state", "by", "note"]
    list_filter = ["to_state"]
    search_fields = ["listing__product__name", "listing__product__slug", "by__email", "note"]
    list_select_related = ["listing__product", "by"]
    date_hierarchy = "at"
