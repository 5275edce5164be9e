"""Campaigns in the admin: looked at only. They are made, started and ended in the console, through the services."""

from django.contrib import admin
from unfold.admin import ModelAdmin, TabularInline

from common.look_only import LookOnly
from promotions.campaigns.models import Campaign, CampaignEvent, CatalogueDiscount, SpendStep


class DiscountInline(LookOnly, TabularInline):
    model = CatalogueDiscount
    extra = 0


class SpendStepInline(LookOnly, TabularInline):
    model = SpendStep
    extra = 0


class EventInline(LookOnly, TabularInline):
    model = CampaignEvent
    extra = 0


@admin.register(Campaign)
class CampaignAdmin(LookOnly, ModelAdmin):
    list_display = ["slug", "name", "starts_at", "ends_at", "started_at", "ended_at"]
    list_filter = ["channels"]
    search_fields = ["slug"]
    inlines = [DiscountInline, SpendStepInline, EventInline]
