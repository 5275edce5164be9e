"""The settlement ledger in the admin: looked at only."""

from django.contrib import admin
from unfold.admin import ModelAdmin

from common.look_only import LookOnly
from inheritors.settlement.models import LedgerEntry


@admin.register(LedgerEntry)
class LedgerEntryAdmin(LookOnly, ModelAdmin):
    list_display = ["at", "shop", "kind", "amount", "currency", "source"]
    list_filter = ["kind", "currency", "shop"]
    list_select_related = ["shop"]
    search_fields = ["source"]
    date_hierarchy = "at"
