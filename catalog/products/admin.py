"""The catalogue in the admin: categories, types, attributes, and products with their variants and facts.

Search follows what is saved here. Prices, pictures and the steps of a listing have their own pages, as each leaves a
record of its own.
"""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin, StackedInline, TabularInline

from catalog.listings.services import open_draft
from catalog.products.bundles import compose, refuse_unfit
from catalog.products.models import (
    Attribute,
    AttributeValue,
    BundlePart,
    Category,
    CraftFacts,
    FoodFacts,
    MedicineFacts,
    Product,
    ProductType,
    ProductVariant,
)
from catalog.search.services import note_change
from common.clock import now
from common.errors import Refusal


@admin.register(Category)
class CategoryAdmin(ModelAdmin):
    list_display = ["name", "slug", "parent", "position"]
    search_fields = ["slug", "name"]
    autocomplete_fields = ["parent"]
    list_select_related = ["parent"]


@admin.register(ProductType)
class ProductTypeAdmin(ModelAdmin):
    list_display = ["name", "slug", "product_class", "is_shipping_required"]
    list_filter = ["product_class"]
    search_fields = ["slug", "name"]


class AttributeValueInline(TabularInline):
    model = AttributeValue
    extra = 0


@admin.register(Attribute)
class AttributeAdmin(ModelAdmin):
    list_display = ["name", "slug", "is_facet", "position"]
    list_filter = ["is_facet"]
    search_fields = ["slug", "name"]
    inlines = [AttributeValueInline]


@admin.register(AttributeValue)
class AttributeValueAdmin(ModelAdmin):
    list_display = ["name", "slug", "attribute"]
    list_filter = ["attribute"]
    search_fields = ["slug", "name"]
    list_select_related = ["attribute"]


class VariantInline(TabularInline):
    model = ProductVariant
    extra = 0
    fields = ["sku", "name", "product_class", "position", "weight_grams", "quantity_limit_per_customer"]
    show_change_link = True


@admin.register(Product)
class ProductAdmin(ModelAdmin):
    list_display = ["name", "slug", "shop", "category", "product_type", "state", "created_at"]
    list_filter = ["listing__state", "product_type__product_class", "shop", "category"]
    search_fields = ["slug", "name", "variants__sku"]
    autocomplete_fields = ["category", "product_type", "shop", "heritage_items", "inheritors", "values"]
    readonly_fields = ["revision", "created_at"]
    list_select_related = ["shop", "category", "product_type", "listing"]
    inlines = [VariantInline]

    @admin.display(description="listing", ordering="listing__state")
    def state(self, row: Product) -> str:
        listing = getattr(row, "listing", None)
        return listing.get_state_display() if listing else "—"

    def save_model(self, request: HttpRequest, obj: Product, form: ModelForm, change: bool) -> None:
        """A new product begins as a draft; an edit raises the revision, so that its shop's open forms notice."""
        if change:
            obj.revision += 1
        super().save_model(request, obj, form, change)
        if not change:
            open_draft(product_id=obj.pk, by_user_id=request.user.pk, at=now())

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        _search_follows(form.instance.pk)


class FactsInline(StackedInline):
    """The facts of one class; a variant has those of its own class only."""

    extra = 0
    product_class: str

    def has_add_permission(self, request: HttpRequest, obj: ProductVariant | None = None) -> bool:
        return obj is not None and obj.product_class == self.product_class


class CraftInline(FactsInline):
    model = CraftFacts
    product_class = "craft"


class FoodInline(FactsInline):
    model = FoodFacts
    product_class = "food"
    autocomplete_fields = ["licence"]


class MedicineInline(FactsInline):
    model = MedicineFacts
    product_class = "medicine"
    autocomplete_fields = ["licence"]


class PartFormSet(BaseInlineFormSet):
    """The parts of a set, refused together where they are none (bundles.py)."""

    @property
    def parts(self) -> dict[int, int]:
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        return {row["part"].pk: row["quantity"] for row in rows if row.get("part")}

    def clean(self) -> None:
        super().clean()
        if not any(self.errors):
            try:
                refuse_unfit(bundle_id=self.instance.pk, parts=self.parts)
            except Refusal as refusal:
                raise ValidationError(str(refusal)) from refusal


class PartInline(TabularInline):
    model = BundlePart
    formset = PartFormSet
    fk_name = "bundle"
    extra = 0
    autocomplete_fields = ["part"]
    verbose_name_plural = _("What this set holds")

    def has_add_permission(self, request: HttpRequest, obj: ProductVariant | None = None) -> bool:
        return obj is not None


@admin.register(ProductVariant)
class ProductVariantAdmin(ModelAdmin):
    list_display = ["sku", "product", "name", "product_class", "weight_grams", "quantity_limit_per_customer"]
    list_filter = ["product_class"]
    search_fields = ["sku", "name", "product__name", "product__slug"]
    autocomplete_fields = ["product", "values"]
    list_select_related = ["product"]
    inlines = [CraftInline, FoodInline, MedicineInline, PartInline]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        if isinstance(formset, PartFormSet):
            # What the log of the admin tells of a formset that it saves itself.
            formset.new_objects, formset.changed_objects, formset.deleted_objects = [], [], []
            compose(bundle_id=form.instance.pk, parts=formset.parts)
        else:
            super().save_formset(request, form, formset, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        _search_follows(form.instance.product_id)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProductVariant]:
        return super().get_queryset(request).select_related("product")


def _search_follows(product_id: int) -> None:
    at = now()
    with transaction.atomic():
        note_change(product_ids=[product_id], cause=f"admin:{product_id}:{at.isoformat()}", at=at)
