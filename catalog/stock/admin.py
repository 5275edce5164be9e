"""Warehouses in the admin; what lies in them is looked at only: the portal and the API count it."""

from django.contrib import admin
from unfold.admin import ModelAdmin, TabularInline

from catalog.stock.models import Allocation, Stock, Warehouse
from common.look_only import LookOnly


@admin.register(Warehouse)
class WarehouseAdmin(ModelAdmin):
    list_display = ["slug", "name", "shop", "collection", "city"]
    list_select_related = ["shop"]
    search_fields = ["slug", "name"]
    autocomplete_fields = ["shop"]


class AllocationInline(LookOnly, TabularInline):
    model = Allocation
    extra = 0


@admin.register(Stock)
class StockAdmin(LookOnly, ModelAdmin):
    list_display = ["variant", "warehouse", "batch", "expires_on", "quantity", "allocated"]
    list_filter = ["warehouse"]
    list_select_related = ["variant__product", "warehouse"]
    search_fields = ["variant__sku", "batch"]
    inlines = [AllocationInline]
