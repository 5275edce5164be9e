"""Shops with their members and licences in the admin; changes go through the services, so that their rules hold."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.files.base import File
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from unfold.admin import ModelAdmin, TabularInline

from common.clock import now
from common.errors import Refusal
from inheritors.shops.models import Licence, Shop, ShopMember
from inheritors.shops.services import add_licence, add_member, keep_an_owner, read_licence, remove_member, set_active


class Shown(TabularInline):
    """Rows beside their shop, each with a link to its own page, where it is changed."""

    extra = 0
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class MemberInline(Shown):
    model = ShopMember


class LicenceInline(Shown):
    model = Licence


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


class LicenceForm(ModelForm):
    """Whatever the service would refuse is told beside its field."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        try:
            data["content"] = _content(data.get("document"))
            kind, number = data.get("kind", self.instance.kind), data.get("number", self.instance.number)
            read_licence(kind=kind, number=number, document=data["content"])
        except Refusal as refusal:
            self.add_error(refusal.field if refusal.field in self.fields else None, str(refusal))
        return data


def _content(document: Any) -> bytes:
    """The bytes of an upload, or of the document that is kept already; none when there is neither."""
    if not isinstance(document, File) or not document:
        return b""
    document.seek(0)
    return document.read()


@admin.register(Licence)
class LicenceAdmin(ModelAdmin):
    form = LicenceForm
    list_display = ["shop", "kind", "number", "valid_until"]
    list_filter = ["kind", "valid_until"]
    search_fields = ["number", "shop__name", "shop__slug"]
    autocomplete_fields = ["shop"]
    list_select_related = ["shop"]
    date_hierarchy = "valid_until"

    def get_readonly_fields(self, request: HttpRequest, obj: Licence | None = None) -> list[str]:
        """A licence is renewed under its number; another number is another licence."""
        return ["shop", "kind", "number"] if obj else []

    def save_model(self, request: HttpRequest, obj: Licence, form: ModelForm, change: bool) -> None:
        kept = add_licence(
            shop_id=obj.shop_id,
            kind=obj.kind,
            number=obj.number,
            document=form.cleaned_data["content"],
            valid_until=obj.valid_until,
            by_user_id=None,
        )
        obj.pk, obj.number, obj.document = kept.pk, kept.number, kept.document


class MemberForm(ModelForm):
    """A shop keeps an owner: told before anything is written."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        shop_id = data["shop"].pk if data.get("shop") else self.instance.shop_id
        user_id = data["user"].pk if data.get("user") else self.instance.user_id
        if data.get("role") == ShopMember.Role.EDITOR and shop_id and user_id:
            try:
                keep_an_owner(shop_id, without=user_id)
            except Refusal as refusal:
                self.add_error("role", str(refusal))
        return data


@admin.register(ShopMember)
class ShopMemberAdmin(ModelAdmin):
    form = MemberForm
    list_display = ["shop", "user", "role"]
    list_filter = ["role"]
    search_fields = ["shop__name", "shop__slug", "user__email"]
    autocomplete_fields = ["shop"]
    raw_id_fields = ["user"]
    list_select_related = ["shop", "user"]

    def get_readonly_fields(self, request: HttpRequest, obj: ShopMember | None = None) -> list[str]:
        return ["shop", "user"] if obj else []

    def save_model(self, request: HttpRequest, obj: ShopMember, form: ModelForm, change: bool) -> None:
        obj.pk = add_member(shop_id=obj.shop_id, user_id=obj.user_id, role=obj.role, by_user_id=None).pk

    def delete_model(self, request: HttpRequest, obj: ShopMember) -> None:
        remove_member(shop_id=obj.shop_id, user_id=obj.user_id, by_user_id=None)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[ShopMember]) -> None:
        for member in queryset:
            self.delete_model(request, member)
