"""How clients narrow and sort the catalogue. Names and types are Saleor's."""

from __future__ import annotations

import graphene

from storefront.api.core.enums import OrderDirection, StockAvailability, enum
from storefront.api.core.inputs import (
    ContainsFilterInput,
    DateRangeInput,
    DateTimeFilterInput,
    DateTimeRangeInput,
    DecimalFilterInput,
    GlobalIDFilterInput,
    IntRangeInput,
    MetadataFilter,
    PriceRangeInput,
    StringFilterInput,
)
from storefront.api.core.scalars import DateTime


class AssignedAttributeReferenceInput(graphene.InputObjectType):
    referenced_ids = graphene.InputField(ContainsFilterInput)
    page_slugs = graphene.InputField(ContainsFilterInput)
    product_slugs = graphene.InputField(ContainsFilterInput)
    product_variant_skus = graphene.InputField(ContainsFilterInput)
    category_slugs = graphene.InputField(ContainsFilterInput)
    collection_slugs = graphene.InputField(ContainsFilterInput)


class AssignedAttributeValueInput(graphene.InputObjectType):
    slug = graphene.InputField(StringFilterInput)
    name = graphene.InputField(StringFilterInput)
    numeric = graphene.InputField(DecimalFilterInput)
    date = graphene.InputField(DateRangeInput)
    date_time = graphene.InputField(DateTimeRangeInput)
    boolean = graphene.Boolean()
    reference = graphene.InputField(AssignedAttributeReferenceInput)


class AssignedAttributeWhereInput(graphene.InputObjectType):
    slug = graphene.String()
    value = graphene.InputField(AssignedAttributeValueInput)


class AttributeInput(graphene.InputObjectType):
    slug = graphene.String()
    value = graphene.InputField(AssignedAttributeValueInput)
    values = graphene.List(graphene.NonNull(graphene.String))
    values_range = graphene.InputField(IntRangeInput)
    date_time = graphene.InputField(DateTimeRangeInput)
    date = graphene.InputField(DateRangeInput)
    boolean = graphene.Boolean()


class CategoryFilterInput(graphene.InputObjectType):
    search = graphene.String()
    metadata = graphene.List(graphene.NonNull(MetadataFilter))
    ids = graphene.List(graphene.NonNull(graphene.ID))
    slugs = graphene.List(graphene.NonNull(graphene.String))
    updated_at = graphene.InputField(DateTimeRangeInput)


CategorySortField = enum("CategorySortField", "NAME PRODUCT_COUNT SUBCATEGORY_COUNT")


class CategorySortingInput(graphene.InputObjectType):
    direction = graphene.InputField(OrderDirection, required=True)
    channel = graphene.String()
    field = graphene.InputField(CategorySortField, required=True)


class CategoryWhereInput(graphene.InputObjectType):
    metadata = graphene.List(graphene.NonNull(MetadataFilter))
    ids = graphene.List(graphene.NonNull(graphene.ID))
    AND = graphene.List(graphene.NonNull(lambda: CategoryWhereInput))
    OR = graphene.List(graphene.NonNull(lambda: CategoryWhereInput))


MediaChoicesSortField = enum("MediaChoicesSortField", "ID")


class MediaSortingInput(graphene.InputObjectType):
    direction = graphene.InputField(OrderDirection, required=True)
    field = graphene.InputField(MediaChoicesSortField, required=True)


class ProductStockFilterInput(graphene.InputObjectType):
    warehouse_ids = graphene.List(graphene.NonNull(graphene.ID))
    quantity = graphene.InputField(IntRangeInput)


class ProductFilterInput(graphene.InputObjectType):
    is_published = graphene.Boolean()
    collections = graphene.List(graphene.NonNull(graphene.ID))
    categories = graphene.List(graphene.NonNull(graphene.ID))
    has_category = graphene.Boolean()
    attributes = graphene.List(graphene.NonNull(AttributeInput))
    stock_availability = graphene.InputField(StockAvailability)
    stocks = graphene.InputField(ProductStockFilterInput)
    search = graphene.String()
    metadata = graphene.List(graphene.NonNull(MetadataFilter))
    published_from = DateTime()
    is_available = graphene.Boolean()
    available_from = DateTime()
    is_visible_in_listing = graphene.Boolean()
    price = graphene.InputField(PriceRangeInput)
    minimal_price = graphene.InputField(PriceRangeInput)
    updated_at = graphene.InputField(DateTimeRangeInput)
    product_types = graphene.List(graphene.NonNull(graphene.ID))
    gift_card = graphene.Boolean()
    ids = graphene.List(graphene.NonNull(graphene.ID))
    has_preordered_variants = graphene.Boolean()
    slugs = graphene.List(graphene.NonNull(graphene.String))
    channel = graphene.String()


ProductOrderField = enum(
    "ProductOrderField",
    "NAME RANK PRICE MINIMAL_PRICE LAST_MODIFIED DATE TYPE PUBLISHED PUBLICATION_DATE PUBLISHED_AT "
    "LAST_MODIFIED_AT COLLECTION RATING CREATED_AT",
)


class ProductOrder(graphene.InputObjectType):
    direction = graphene.InputField(OrderDirection, required=True)
    channel = graphene.String()
    attribute_id = graphene.ID()
    field = graphene.InputField(ProductOrderField)


class ProductVariantFilterInput(graphene.InputObjectType):
    search = graphene.String()
    sku = graphene.List(graphene.NonNull(graphene.String))
    metadata = graphene.List(graphene.NonNull(MetadataFilter))
    is_preorder = graphene.Boolean()
    updated_at = graphene.InputField(DateTimeRangeInput)


ProductVariantSortField = enum("ProductVariantSortField", "LAST_MODIFIED_AT")


class ProductVariantSortingInput(graphene.InputObjectType):
    direction = graphene.InputField(OrderDirection, required=True)
    field = graphene.InputField(ProductVariantSortField, required=True)


class ProductVariantWhereInput(graphene.InputObjectType):
    metadata = graphene.List(graphene.NonNull(MetadataFilter))
    ids = graphene.List(graphene.NonNull(graphene.ID))
    sku = graphene.InputField(StringFilterInput)
    updated_at = graphene.InputField(DateTimeRangeInput)
    attributes = graphene.List(graphene.NonNull(AssignedAttributeWhereInput))
    stock_availability = graphene.InputField(StockAvailability)
    stocks = graphene.InputField(ProductStockFilterInput)
    AND = graphene.List(graphene.NonNull(lambda: ProductVariantWhereInput))
    OR = graphene.List(graphene.NonNull(lambda: ProductVariantWhereInput))


class ProductWhereInput(graphene.InputObjectType):
    metadata = graphene.List(graphene.NonNull(MetadataFilter))
    ids = graphene.List(graphene.NonNull(graphene.ID))
    name = graphene.InputField(StringFilterInput)
    slug = graphene.InputField(StringFilterInput)
    product_type = graphene.InputField(GlobalIDFilterInput)
    category = graphene.InputField(GlobalIDFilterInput)
    collection = graphene.InputField(GlobalIDFilterInput)
    is_available = graphene.Boolean()
    is_published = graphene.Boolean()
    is_visible_in_listing = graphene.Boolean()
    published_from = DateTime()
    available_from = DateTime()
    has_category = graphene.Boolean()
    price = graphene.InputField(DecimalFilterInput)
    minimal_price = graphene.InputField(DecimalFilterInput)
    attributes = graphene.List(graphene.NonNull(AttributeInput))
    stock_availability = graphene.InputField(StockAvailability)
    stocks = graphene.InputField(ProductStockFilterInput)
    gift_card = graphene.Boolean()
    has_preordered_variants = graphene.Boolean()
    updated_at = graphene.InputField(DateTimeFilterInput)
    AND = graphene.List(graphene.NonNull(lambda: ProductWhereInput))
    OR = graphene.List(graphene.NonNull(lambda: ProductWhereInput))


VariantAttributeScope = enum("VariantAttributeScope", "ALL VARIANT_SELECTION NOT_VARIANT_SELECTION")


class StockInput(graphene.InputObjectType):
    warehouse = graphene.ID(required=True)
    quantity = graphene.Int(required=True)
