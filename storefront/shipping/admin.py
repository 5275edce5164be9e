"""Where the store ships to, how, and for how much. An order keeps the price that it was placed at."""

from django.contrib import admin
from unfold.admin import ModelAdmin, TabularInline

from storefront.shipping.models import ShippingMethod, ShippingMethodListing, ShippingZone


@admin.register(ShippingZone)
class ShippingZoneAdmin(ModelAdmin):
    list_display = ["name", "countries"]
    search_fields = ["name"]


class PriceInline(TabularInline):
    model = ShippingMethodListing
    extra = 0


@admin.register(ShippingMethod)
class ShippingMethodAdmin(ModelAdmin):
    list_display = ["slug", "name", "zone", "minimum_days", "maximum_days", "maximum_weight_grams", "position"]
    list_select_related = ["zone"]
    search_fields = ["slug"]
    inlines = [PriceInline]
