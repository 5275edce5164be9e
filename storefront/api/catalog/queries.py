"""The catalogue's root fields."""

from __future__ import annotations

from typing import Any

import graphene
from graphql import GraphQLError

from catalog.products import lists
from catalog.products.lists import ProductRow
from storefront.api.catalog.batches import ProductBatch, ProductNode, VariantNode
from storefront.api.catalog.channels import can_see
from storefront.api.catalog.listing import PRODUCT_LIST, product_list
from storefront.api.catalog.types import Product, ProductCountableConnection, ProductVariant
from storefront.api.core.connections import PAGING, Connection, KeyedConnection
from storefront.api.core.context import Context, context_of
from storefront.api.core.enums import LanguageCodeEnum
from storefront.api.core.ids import decode


class ProductQueries(graphene.ObjectType):
    product = graphene.Field(
        Product,
        id=graphene.ID(),
        slug=graphene.String(),
        slug_language_code=graphene.Argument(LanguageCodeEnum),
        external_reference=graphene.String(),
        channel=graphene.String(),
    )
    products = graphene.Field(ProductCountableConnection, **PRODUCT_LIST, channel=graphene.String(), **PAGING)
    product_variant = graphene.Field(
        ProductVariant,
        id=graphene.ID(),
        sku=graphene.String(),
        external_reference=graphene.String(),
        channel=graphene.String(),
    )

    @staticmethod
    def resolve_product(
        _root: Any,
        info: Any,
        id: str | None = None,
        slug: str | None = None,
        slug_language_code: str | None = None,
        external_reference: str | None = None,
        channel: str | None = None,
    ) -> ProductNode | None:
        _exactly_one(id=id, slug=slug, external_reference=external_reference)
        if id is not None:
            return one_product(context_of(info), channel, pk=decode(id, "Product"))
        if slug is not None:
            return one_product(context_of(info), channel, slug=slug)
        # Nothing here carries a reference of another system.
        return None

    @staticmethod
    def resolve_products(_root: Any, info: Any, **arguments: Any) -> Connection | KeyedConnection:
        return product_list(info, **arguments)

    @staticmethod
    def resolve_product_variant(
        _root: Any,
        info: Any,
        id: str | None = None,
        sku: str | None = None,
        external_reference: str | None = None,
        channel: str | None = None,
    ) -> VariantNode | None:
        _exactly_one(id=id, sku=sku, external_reference=external_reference)
        if external_reference is not None:
            return None
        variant_id = None if id is None else decode(id, "ProductVariant")
        return one_variant(context_of(info), channel, variant_id=variant_id, sku=sku)


def one_product(context: Context, channel: str | None, **by: Any) -> ProductNode | None:
    """The product by primary key or slug, as far as the caller may see it."""
    seen = can_see(context, channel)
    if seen is None:
        return None
    in_channel, staff = seen
    rows = _rows(in_channel.pk if in_channel else None, staff=staff, **by)
    batch = ProductBatch(rows, channel=in_channel, context=context)
    return next(iter(batch.nodes), None)


def _rows(channel_id: int | None, *, staff: bool, **by: Any) -> list[ProductRow]:
    if channel_id is None or staff:
        return lists.rows(lists.visible(channel_id=channel_id, staff=staff).filter(**by).order_by(), limit=1)
    if "slug" in by:
        row = lists.row_of_slug(channel_id=channel_id, slug=by["slug"])
        return [row] if row else []
    return lists.published_rows(channel_id=channel_id, ids=[by["pk"]])


def one_variant(
    context: Context, channel: str | None, *, variant_id: int | None = None, sku: str | None = None
) -> VariantNode | None:
    """The variant by primary key or SKU, as far as the caller may see its product."""
    known = lists.product_of_variant(variant_id=variant_id, sku=sku)
    product = one_product(context, channel, pk=known[1]) if known else None
    if known is None or product is None:
        return None
    return next((node for node in product.variants if node.pk == known[0]), None)


def _exactly_one(**given: str | None) -> None:
    if sum(value is not None for value in given.values()) != 1:
        names = ", ".join(name.replace("_reference", "Reference") for name in given)
        raise GraphQLError(f"Exactly one of these arguments is needed: {names}.")
