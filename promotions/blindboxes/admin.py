"""Series in the admin, to look at. Styles can be set up until the seal; the secret is shown nowhere."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from unfold.admin import ModelAdmin, TabularInline

from common.look_only import LookOnly
from promotions.blindboxes.models import DrawRecord, Series, Style


def _is_sealed(obj: Model | None) -> bool:
    return isinstance(obj, Series) and obj.sealed_at is not None


class StyleInline(TabularInline):
    model = Style
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return not _is_sealed(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return not _is_sealed(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return not _is_sealed(obj) and super().has_delete_permission(request, obj)


@admin.register(Series)
class SeriesAdmin(ModelAdmin):
    list_display = ["slug", "name", "variant", "sealed_at"]
    search_fields = ["slug"]
    exclude = ["secret"]
    readonly_fields = ["sealed_at", "commitment"]
    raw_id_fields = ["variant"]
    inlines = [StyleInline]

    def has_change_permission(self, request: HttpRequest, obj: Series | None = None) -> bool:
        return not _is_sealed(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Series | None = None) -> bool:
        return not _is_sealed(obj) and super().has_delete_permission(request, obj)


@admin.register(DrawRecord)
class DrawRecordAdmin(LookOnly, ModelAdmin):
    """Who drew is said, what was drawn is not: a closed box stays closed to operators too."""

    list_display = ["source", "at"]
    search_fields = ["source"]
    fields = ["source", "at", "recorded_at"]
