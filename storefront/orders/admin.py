"""Orders in the admin: looked at only. What happens to them happens through the services, and is written down."""

from django.contrib import admin
from unfold.admin import ModelAdmin, TabularInline

from common.look_only import LookOnly
from storefront.orders.models import Fulfillment, Order, OrderEvent, OrderLine


class LineInline(LookOnly, TabularInline):
    model = OrderLine
    fields = ["sku", "name", "shop", "quantity", "unit_price_amount", "total_amount", "tax_rate"]
    readonly_fields = ["name"]
    extra = 0

    def name(self, line: OrderLine) -> str:
        return f"{line.product_name} {line.variant_name}"


class FulfillmentInline(LookOnly, TabularInline):
    model = Fulfillment
    fields = ["shop", "status", "tracking_number"]
    extra = 0


class EventInline(LookOnly, TabularInline):
    model = OrderEvent
    fields = ["at", "kind", "payload"]
    extra = 0


@admin.register(Order)
class OrderAdmin(LookOnly, ModelAdmin):
    list_display = ["number", "status", "total", "channel", "email", "placed_at", "paid_at"]
    list_filter = ["status", "channel"]
    list_select_related = ["channel"]
    search_fields = ["=number", "email"]
    date_hierarchy = "placed_at"
    inlines = [LineInline, FulfillmentInline, EventInline]
