"""Editions and their rules in the admin; what was given is looked at only, and says nothing of holders."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from unfold.admin import ModelAdmin, TabularInline

from common.clock import now
from common.look_only import LookOnly
from promotions.collectibles.models import CollectibleVoucher, Edition, LedgerRecord, Piece, QualifyingRule


class RuleInline(TabularInline):
    model = QualifyingRule
    extra = 0
    raw_id_fields = ["products"]

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return not _is_published(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return not _is_published(obj) and super().has_delete_permission(request, obj)


def _is_published(obj: Model | None) -> bool:
    """Once a window has opened its conditions and quantities are not changed (DOMAIN.md, section 4)."""
    return isinstance(obj, Edition) and obj.rules.filter(starts_at__lte=now()).exists()


@admin.register(Edition)
class EditionAdmin(ModelAdmin):
    list_display = ["slug", "name", "size", "issued", "claimed"]
    search_fields = ["slug"]
    raw_id_fields = ["artist", "heritage_item", "picture"]
    readonly_fields = ["issued", "claimed"]
    inlines = [RuleInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Edition | None = None) -> list[str]:
        return [*self.readonly_fields, *(["slug", "size"] if _is_published(obj) else [])]


@admin.register(CollectibleVoucher)
class CollectibleVoucherAdmin(LookOnly, ModelAdmin):
    """Without the code: whoever reads it could claim the piece."""

    list_display = ["edition", "source", "state", "issued_at"]
    list_filter = ["state", "edition"]
    search_fields = ["source"]
    fields = ["edition", "source", "state", "issued_at"]


@admin.register(Piece)
class PieceAdmin(LookOnly, ModelAdmin):
    list_display = ["edition", "number", "certificate", "claimed_at"]
    list_filter = ["edition"]
    search_fields = ["certificate"]
    fields = ["edition", "number", "certificate", "claimed_at"]


@admin.register(LedgerRecord)
class LedgerRecordAdmin(LookOnly, ModelAdmin):
    list_display = ["edition", "position", "kind", "number", "at", "digest"]
    list_filter = ["edition", "kind"]
    fields = ["edition", "position", "kind", "number", "at", "holder_digest", "previous", "digest"]
