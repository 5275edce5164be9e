"""productVariantStocksUpdate: an app or the staff says how many pieces lie in a warehouse."""

from __future__ import annotations

from typing import Any

import graphene
from django.db import transaction

from catalog.products.lists import product_of_variant
from catalog.stock.services import set_quantity
from common.errors import NotFound, Refusal, Required
from promotions.blindboxes.services import refuse_restocking
from storefront.accounts.models import Permission
from storefront.api.catalog.inputs import StockInput
from storefront.api.catalog.queries import one_variant
from storefront.api.catalog.types import ProductVariant
from storefront.api.core.context import context_of
from storefront.api.core.enums import enum
from storefront.api.core.errors import error_type, errors_field, payload, refusals_as_errors
from storefront.api.core.ids import decode

ProductErrorCode = enum(
    "ProductErrorCode",
    "ALREADY_EXISTS ATTRIBUTE_ALREADY_ASSIGNED ATTRIBUTE_CANNOT_BE_ASSIGNED ATTRIBUTE_VARIANTS_DISABLED "
    "MEDIA_ALREADY_ASSIGNED DUPLICATED_INPUT_ITEM GRAPHQL_ERROR INVALID INVALID_PRICE PRODUCT_WITHOUT_CATEGORY "
    "NOT_PRODUCTS_IMAGE NOT_PRODUCTS_VARIANT NOT_FOUND REQUIRED UNIQUE CANNOT_MANAGE_PRODUCT_WITHOUT_VARIANT "
    "PRODUCT_NOT_ASSIGNED_TO_CHANNEL UNSUPPORTED_MEDIA_PROVIDER PREORDER_VARIANT_CANNOT_BE_DEACTIVATED "
    "INVALID_FILE_TYPE UNSUPPORTED_MIME_TYPE FILE_SIZE_LIMIT_EXCEEDED",
)
BulkStockError = error_type(
    "BulkStockError",
    ProductErrorCode,
    attributes=graphene.List(graphene.NonNull(graphene.ID)),
    values=graphene.List(graphene.NonNull(graphene.ID)),
    index=graphene.Int(),
)


class ProductVariantStocksUpdate(graphene.Mutation):
    """Sets how many pieces of a variant lie in warehouses; all of them or, when one is refused, none."""

    class Arguments:
        sku = graphene.String()
        variant_id = graphene.ID()
        stocks = graphene.List(graphene.NonNull(StockInput), required=True)

    product_variant = graphene.Field(ProductVariant)
    bulk_stock_errors = graphene.List(graphene.NonNull(BulkStockError), required=True)
    errors = errors_field(BulkStockError)

    @staticmethod
    @refusals_as_errors(BulkStockError, nothing=("bulk_stock_errors",))
    def mutate(_root: Any, info: Any, stocks: list[Any], sku: str | None = None, variant_id: str | None = None) -> Any:
        context = context_of(info)
        context.caller.must(Permission.MANAGE_PRODUCTS)
        if variant_id is None and sku is None:
            raise Required(field="variantId")
        known = product_of_variant(
            variant_id=None if variant_id is None else decode(variant_id, "ProductVariant", field="variantId"), sku=sku
        )
        if known is None:
            raise NotFound(field="variantId" if variant_id is not None else "sku")
        refuse_restocking(variant_ids=[known[0]])
        with transaction.atomic():
            for index, wanted in enumerate(stocks):
                try:
                    set_quantity(
                        variant_id=known[0],
                        warehouse_id=decode(wanted["warehouse"], "Warehouse", field="warehouse"),
                        quantity=wanted["quantity"],
                    )
                except Refusal as refusal:
                    refusal.details["index"] = index
                    raise
        return payload(product_variant=one_variant(context, None, variant_id=known[0]), bulk_stock_errors=[])


class StockMutations(graphene.ObjectType):
    product_variant_stocks_update = ProductVariantStocksUpdate.Field()
