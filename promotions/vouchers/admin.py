"""Vouchers in the admin: looked at only. They are made and stopped in the console, through the services."""

from django.contrib import admin
from unfold.admin import ModelAdmin, TabularInline

from common.look_only import LookOnly
from promotions.vouchers.models import Voucher, VoucherChannelListing, VoucherCode, VoucherUse


class ListingInline(LookOnly, TabularInline):
    model = VoucherChannelListing
    extra = 0


class CodeInline(LookOnly, TabularInline):
    model = VoucherCode
    extra = 0


@admin.register(Voucher)
class VoucherAdmin(LookOnly, ModelAdmin):
    list_display = ["name", "value_type", "starts_at", "ends_at", "stopped_at", "used", "usage_limit"]
    list_filter = ["value_type"]
    search_fields = ["codes__code"]
    inlines = [ListingInline, CodeInline]


@admin.register(VoucherUse)
class VoucherUseAdmin(LookOnly, ModelAdmin):
    list_display = ["source", "code", "at", "given_back_at"]
    list_select_related = ["code"]
    search_fields = ["source", "code__code"]
