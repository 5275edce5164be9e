"""Payments in the admin: looked at only. Money facts are append-only."""

from django.contrib import admin
from unfold.admin import ModelAdmin, TabularInline

from common.look_only import LookOnly
from storefront.payments.models import Transaction, TransactionEvent


class EventInline(LookOnly, TabularInline):
    model = TransactionEvent
    fields = ["at", "kind", "amount", "currency", "message", "operation", "psp_reference"]
    extra = 0


@admin.register(Transaction)
class TransactionAdmin(LookOnly, ModelAdmin):
    list_display = ["psp_reference", "gateway", "name", "order", "currency", "created_at"]
    list_filter = ["gateway"]
    list_select_related = ["order"]
    search_fields = ["psp_reference", "=order__number"]
    inlines = [EventInline]
