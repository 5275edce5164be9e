"""The registry in the admin: looking things up, translating, writing descriptions, linking people by hand.

Codes, batches and numbers of imported rows are the registry's, and for reading only: the next import would set them
back. Names stay open for their translation.
"""

from collections.abc import Sequence

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from inheritors.registry.models import Category, HeritageItem, Inheritor, Project, ProtectionUnit, Region


@admin.register(Category)
class CategoryAdmin(ModelAdmin):
    list_display = ["code", "name", "slug"]
    readonly_fields = ["numeral", "code"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """There are ten."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Category | None = None) -> bool:
        return False


@admin.register(Region)
class RegionAdmin(ModelAdmin):
    list_display = ["code", "name", "kind", "parent", "since", "until", "today"]
    list_filter = ["kind", ("until", admin.EmptyFieldListFilter)]
    search_fields = ["code", "name", "former_names"]
    autocomplete_fields = ["parent"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Region]:
        return super().get_queryset(request).select_related("parent")


@admin.register(ProtectionUnit)
class ProtectionUnitAdmin(ModelAdmin):
    list_display = ["name"]
    search_fields = ["name"]


@admin.register(Project)
class ProjectAdmin(ModelAdmin):
    list_display = ["code", "title", "category", "level"]
    list_filter = ["level", "category"]
    search_fields = ["code", "title"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Project]:
        return super().get_queryset(request).select_related("category")


@admin.register(HeritageItem)
class HeritageItemAdmin(ModelAdmin):
    list_display = ["project_code", "name", "region_text", "batch", "entry_type", "code", "registry_id"]
    list_filter = ["level", "category", "batch", "entry_type", ("region", admin.EmptyFieldListFilter)]
    search_fields = ["code", "name", "slug", "region_text", "=registry_id"]
    autocomplete_fields = ["project", "region", "protection_unit"]
    facts = ["registry_id", "project", "category", "level", "code", "entry_type", "batch", "year", "region_code"]

    def get_readonly_fields(self, request: HttpRequest, obj: HeritageItem | None = None) -> Sequence[str]:
        return self.facts if obj is not None and obj.registry_id else ["registry_id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[HeritageItem]:
        return super().get_queryset(request).select_related("project")

    @admin.display(ordering="project__number")
    def project_code(self, item: HeritageItem) -> str:
        return item.project.code


@admin.register(Inheritor)
class InheritorAdmin(ModelAdmin):
    list_display = ["roll_number", "name", "level", "status", "heritage_item", "region_text", "has_profile"]
    list_filter = [
        "level",
        "status",
        "batch",
        "has_profile",
        "is_invented",
        ("heritage_item", admin.EmptyFieldListFilter),
    ]
    search_fields = ["roll_number", "name", "slug", "item_code", "=registry_id"]
    autocomplete_fields = ["heritage_item", "region"]
    facts = ["registry_id", "roll_number", "level", "batch", "project_code", "item_code"]

    def get_readonly_fields(self, request: HttpRequest, obj: Inheritor | None = None) -> Sequence[str]:
        return self.facts if obj is not None and obj.registry_id else ["registry_id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Inheritor]:
        return super().get_queryset(request).select_related("heritage_item")
