"""Products, their variants and their pictures. Shape and meaning are Saleor's."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import graphene

from storefront.accounts.models import Permission
from storefront.api.accounts.inputs import AddressInput
from storefront.api.catalog.attributes import (
    LANGUAGE,
    AssignedAttribute,
    ObjectWithAttributes,
    SelectedAttribute,
    selected,
    translated_name,
)
from storefront.api.catalog.batches import ProductNode, VariantNode
from storefront.api.catalog.inputs import (
    MediaSortingInput,
    ProductVariantFilterInput,
    ProductVariantSortingInput,
    ProductVariantWhereInput,
    VariantAttributeScope,
)
from storefront.api.catalog.warehouses import Warehouse, warehouse_node
from storefront.api.core.connections import PAGING, Connection, connection, slice_of
from storefront.api.core.context import context_of
from storefront.api.core.enums import CountryCode, LanguageCodeEnum, ThumbnailFormatEnum, enum
from storefront.api.core.ids import encode
from storefront.api.core.inputs import refuse
from storefront.api.core.interfaces import Node, ObjectWithMetadata
from storefront.api.core.languages import language_of
from storefront.api.core.money import TaxedMoney, TaxedMoneyRange
from storefront.api.core.pictures import Image, address, image
from storefront.api.core.scalars import DateTime, JSONString
from storefront.api.core.text import in_language, plain, rich

ProductMediaType = enum("ProductMediaType", "IMAGE VIDEO")
THUMBNAIL = {"size": graphene.Int(), "format": graphene.Argument(ThumbnailFormatEnum)}


class LanguageDisplay(graphene.ObjectType):
    code = graphene.Field(LanguageCodeEnum, required=True)
    language = graphene.String(required=True)


class ProductTranslation(graphene.ObjectType):
    """A product's words in another language; null where nobody has translated them."""

    class Meta:
        interfaces = (Node,)

    language = graphene.Field(LanguageDisplay, required=True)
    name = graphene.String()
    slug = graphene.String()
    description = graphene.Field(JSONString)
    seo_title = graphene.String()
    seo_description = graphene.String()


class ProductVariantTranslation(graphene.ObjectType):
    class Meta:
        interfaces = (Node,)

    name = graphene.String(required=True)


class ProductMedia(graphene.ObjectType):
    """A picture of a product."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    alt = graphene.String(required=True)
    type = graphene.Field(ProductMediaType, required=True)
    url = graphene.String(required=True, args=THUMBNAIL)

    @staticmethod
    def resolve_url(root: Any, _info: Any, size: int | None = None, format: str | None = None) -> str:
        return address(root.picture, size)


class ProductType(graphene.ObjectType):
    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    slug = graphene.String(required=True)
    name = graphene.String(required=True)


class VariantPricingInfo(graphene.ObjectType):
    """What a variant costs now. `pricePrior` is the price that may be struck through."""

    on_sale = graphene.Boolean()
    price = graphene.Field(TaxedMoney)
    price_undiscounted = graphene.Field(TaxedMoney)
    price_prior = graphene.Field(TaxedMoney)
    discount = graphene.Field(TaxedMoney)


class ProductPricingInfo(graphene.ObjectType):
    """What the variants of a product cost now."""

    on_sale = graphene.Boolean()
    discount = graphene.Field(TaxedMoney)
    price_range = graphene.Field(TaxedMoneyRange)
    price_range_undiscounted = graphene.Field(TaxedMoneyRange)


class Stock(graphene.ObjectType):
    """Pieces of a variant in a warehouse, over all batches. `quantity` counts what is there, sold or not."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    warehouse = graphene.Field(Warehouse, required=True)
    quantity = graphene.Int(required=True)
    quantity_allocated = graphene.Int(required=True)
    quantity_reserved = graphene.Int(required=True)


class BundlePart(graphene.ObjectType):
    """So many of a variant in one set. `variant` is null where it is not sold alone."""

    name = graphene.String(required=True)
    variant = graphene.Field(lambda: ProductVariant)
    quantity = graphene.Int(required=True)


class ProductVariant(graphene.ObjectType):
    """What can be put into a checkout. A set has no stocks; its `bundleParts` have."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata, ObjectWithAttributes)

    sku = graphene.String()
    name = graphene.String(required=True)
    product = graphene.Field(lambda: Product, required=True)
    channel = graphene.String()
    attributes = graphene.List(
        graphene.NonNull(SelectedAttribute), required=True, variant_selection=graphene.Argument(VariantAttributeScope)
    )
    media = graphene.List(graphene.NonNull(ProductMedia))
    pricing = graphene.Field(VariantPricingInfo, address=graphene.Argument(AddressInput))
    quantity_available = graphene.Int(
        address=graphene.Argument(AddressInput), country_code=graphene.Argument(CountryCode)
    )
    quantity_limit_per_customer = graphene.Int()
    stocks = graphene.List(
        graphene.NonNull(Stock),
        address=graphene.Argument(AddressInput),
        country_code=graphene.Argument(CountryCode),
    )
    translation = graphene.Field(ProductVariantTranslation, args=LANGUAGE)
    bundle_parts = graphene.List(graphene.NonNull(BundlePart), required=True)

    @staticmethod
    def resolve_bundle_parts(root: VariantNode, _info: Any) -> list[Any]:
        alone = root.batch.part_variants
        return [
            SimpleNamespace(name=plain(part.name), variant=alone.get(part.variant_id), quantity=part.quantity)
            for part in root.batch.parts.get(root.pk, ())
        ]

    @staticmethod
    def resolve_pricing(root: VariantNode, _info: Any, address: Any = None) -> Any:
        return root.pricing

    @staticmethod
    def resolve_attributes(root: VariantNode, _info: Any, variant_selection: str | None = None) -> list[Any]:
        return selected(root.batch.variant_attributes.get(root.pk, ()))

    @staticmethod
    def resolve_assigned_attribute(root: VariantNode, _info: Any, slug: str) -> Any:
        return _with_slug(selected(root.batch.variant_attributes.get(root.pk, ())), slug)

    @staticmethod
    def resolve_assigned_attributes(root: VariantNode, _info: Any, limit: int | None = None) -> list[Any]:
        return selected(root.batch.variant_attributes.get(root.pk, ()))[:limit]

    @staticmethod
    def resolve_media(_root: VariantNode, _info: Any) -> list[Any]:
        # Pictures belong to products here; none is of one variant alone.
        return []

    @staticmethod
    def resolve_stocks(root: VariantNode, info: Any, address: Any = None, country_code: Any = None) -> list[Any]:
        context_of(info).caller.must(Permission.MANAGE_PRODUCTS, Permission.MANAGE_ORDERS)
        return [
            SimpleNamespace(
                id=encode("Stock", entry.newest_stock_id),
                warehouse=warehouse_node(entry.warehouse),
                quantity=entry.quantity,
                quantity_allocated=entry.allocated,
                quantity_reserved=entry.reserved,
            )
            for entry in root.batch.stocks.get(root.pk, ())
        ]

    @staticmethod
    def resolve_translation(root: VariantNode, _info: Any, language_code: str) -> Any:
        return translated_name(root.row.name, language_code)


ProductVariantCountableConnection = connection(ProductVariant)


class Product(graphene.ObjectType):
    """A work or ware of a shop. Its heritage and who makes it are this store's own fields."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata, ObjectWithAttributes)

    name = graphene.String(required=True)
    slug = graphene.String(required=True)
    description = graphene.Field(JSONString)
    seo_title = graphene.String()
    seo_description = graphene.String()
    created = graphene.Field(DateTime, required=True)
    channel = graphene.String()
    product_type = graphene.Field(ProductType, required=True)
    category = graphene.Field("storefront.api.catalog.categories.Category")
    thumbnail = graphene.Field(Image, args=THUMBNAIL)
    media = graphene.List(graphene.NonNull(ProductMedia), sort_by=graphene.Argument(MediaSortingInput))
    pricing = graphene.Field(ProductPricingInfo, address=graphene.Argument(AddressInput))
    is_available = graphene.Boolean(address=graphene.Argument(AddressInput))
    is_available_for_purchase = graphene.Boolean()
    attributes = graphene.List(graphene.NonNull(SelectedAttribute), required=True)
    variants = graphene.List(graphene.NonNull(ProductVariant))
    default_variant = graphene.Field(ProductVariant)
    product_variants = graphene.Field(
        ProductVariantCountableConnection,
        filter=graphene.Argument(ProductVariantFilterInput),
        where=graphene.Argument(ProductVariantWhereInput),
        sort_by=graphene.Argument(ProductVariantSortingInput),
        **PAGING,
    )
    translation = graphene.Field(ProductTranslation, args=LANGUAGE)
    heritage_items = graphene.List(graphene.NonNull("storefront.api.heritage.types.HeritageItem"), required=True)
    inheritors = graphene.List(graphene.NonNull("storefront.api.heritage.types.Inheritor"), required=True)
    heritage_shop = graphene.Field("storefront.api.heritage.types.HeritageShop", required=True)

    @staticmethod
    def resolve_description(root: ProductNode, _info: Any) -> Any:
        return rich(_whole_text(root, None))

    @staticmethod
    def resolve_seo_title(root: ProductNode, _info: Any) -> str:
        return root.name

    @staticmethod
    def resolve_seo_description(root: ProductNode, _info: Any) -> str:
        return plain(root.texts.lede)

    @staticmethod
    def resolve_category(root: ProductNode, info: Any) -> Any:
        from storefront.api.catalog.categories import category_node

        return category_node(root.row.category_id)

    @staticmethod
    def resolve_thumbnail(root: ProductNode, _info: Any, size: int | None = None, format: str | None = None) -> Any:
        return image(root.batch.first_pictures.get(root.pk), size)

    @staticmethod
    def resolve_media(root: ProductNode, _info: Any, sort_by: Any = None) -> list[Any]:
        return [
            SimpleNamespace(
                id=encode("ProductMedia", f"{root.pk}-{n}"), alt=plain(picture.alt), type="IMAGE", picture=picture
            )
            for n, picture in enumerate(root.pictures, start=1)
        ]

    @staticmethod
    def resolve_attributes(root: ProductNode, _info: Any) -> list[Any]:
        return selected(root.batch.attributes.get(root.pk, ()))

    @staticmethod
    def resolve_assigned_attribute(root: ProductNode, _info: Any, slug: str) -> Any:
        return _with_slug(selected(root.batch.attributes.get(root.pk, ())), slug)

    @staticmethod
    def resolve_assigned_attributes(root: ProductNode, _info: Any, limit: int | None = None) -> list[Any]:
        return selected(root.batch.attributes.get(root.pk, ()))[:limit]

    @staticmethod
    def resolve_default_variant(root: ProductNode, _info: Any) -> VariantNode | None:
        return next(iter(root.variants), None)

    @staticmethod
    def resolve_product_variants(
        root: ProductNode, _info: Any, filter: Any = None, where: Any = None, sort_by: Any = None, **paging: Any
    ) -> Connection:
        refuse(filter, but=("sku",), name="filter")
        refuse(where, but=("ids",), name="where")
        nodes = root.variants
        if filter and filter.get("sku"):
            nodes = [node for node in nodes if node.sku in filter["sku"]]
        if where and where.get("ids"):
            nodes = [node for node in nodes if node.id in where["ids"]]
        return Connection.of(nodes, slice_of(**paging), make=list)

    @staticmethod
    def resolve_translation(root: ProductNode, _info: Any, language_code: str) -> Any:
        language = language_of(language_code)
        if language is None or not in_language(root.row.name, language):
            return None
        lede = in_language(root.texts.lede, language)
        return SimpleNamespace(
            id=encode("ProductTranslation", f"{root.pk}-{language}"),
            language=SimpleNamespace(code=language_code, language=language),
            name=in_language(root.row.name, language),
            slug=root.slug,
            description=rich(_whole_text(root, language)),
            seo_title=in_language(root.row.name, language),
            seo_description=lede,
        )

    @staticmethod
    def resolve_heritage_items(root: ProductNode, _info: Any) -> list[Any]:
        from storefront.api.heritage.nodes import items_of

        return items_of(root.batch).get(root.pk, [])

    @staticmethod
    def resolve_inheritors(root: ProductNode, _info: Any) -> list[Any]:
        from storefront.api.heritage.nodes import inheritors_of

        return inheritors_of(root.batch).get(root.pk, [])

    @staticmethod
    def resolve_heritage_shop(root: ProductNode, _info: Any) -> Any:
        from storefront.api.heritage.nodes import shops_of

        return shops_of(root.batch)[root.row.shop_id]


ProductCountableConnection = connection(Product)


def _whole_text(root: ProductNode, language: str | None) -> str:
    """The first sentence and the story, as one text of paragraphs."""
    texts = (root.texts.lede, root.texts.description)
    parts = [plain(text) if language is None else in_language(text, language) for text in texts]
    return "\n\n".join(part for part in parts if part)


def _with_slug(attributes: list[Any], slug: str) -> AssignedAttribute | None:
    return next((entry for entry in attributes if entry.attribute.slug == slug), None)
