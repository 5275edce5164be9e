"""Shops with their members and licences in the admin."""

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from unfold.admin import ModelAdmin, TabularInline

from common.clock import now
from inheritors.shops.models import Licence, Shop, ShopMember
from inheritors.shops.services import set_active


class MemberInline(TabularInline):
    model = ShopMember
    extra = 0
    raw_id_fields = ["user"]


class LicenceInline(TabularInline):
    model = Licence
    extra = 0


@admin.register(Shop)
class ShopAdmin(ModelAdmin):
    list_display = ["name", "slug", "kind", "legal_name", "is_organisation", "region", "is_active"]
    list_filter = ["kind", "is_organisation", "is_active"]
    search_fields = ["slug", "name", "legal_name"]
    autocomplete_fields = ["inheritor", "protection_unit", "region"]
    list_select_related = ["region"]
    inlines = [MemberInline, LicenceInline]

    def save_model(self, request: HttpRequest, obj: Shop, form: ModelForm, change: bool) -> None:
        """Opening and closing goes through the service, so that search follows."""
        wanted = obj.is_active
        if change:
            obj.is_active = form.initial["is_active"]
        super().save_model(request, obj, form, change)
        set_active(shop_id=obj.pk, is_active=wanted, at=now())
        obj.is_active = wanted

    def has_delete_permission(self, request: HttpRequest, obj: Shop | None = None) -> bool:
        """A shop is closed, not deleted: what it sold stays true."""
        return False


@admin.register(Licence)
class LicenceAdmin(ModelAdmin):
    list_display = ["shop", "kind", "number", "valid_until"]
    list_filter = ["kind", "valid_until"]
    search_fields = ["number", "shop__name", "shop__slug"]
    autocomplete_fields = ["shop"]
    list_select_related = ["shop"]
    date_hierarchy = "valid_until"


@admin.register(ShopMember)
class ShopMemberAdmin(ModelAdmin):
    list_display = ["shop", "user", "role"]
    list_filter = ["role"]
    search_fields = ["shop__name", "shop__slug", "user__email"]
    autocomplete_fields = ["shop"]
    raw_id_fields = ["user"]
    list_select_related = ["shop", "user"]
