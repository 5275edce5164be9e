"""How orders refuse, in Saleor's words."""

from __future__ import annotations

from typing import Any

import graphene

from storefront.api.core.context import Context
from storefront.api.core.enums import AddressTypeEnum, enum
from storefront.api.core.errors import error_type, errors_field, payload, refusals_as_errors

OrderErrorCode = enum(
    "OrderErrorCode",
    "BILLING_ADDRESS_NOT_SET CANNOT_CANCEL_FULFILLMENT CANNOT_CANCEL_ORDER CANNOT_DELETE CANNOT_DISCOUNT "
    "CANNOT_REFUND CANNOT_FULFILL_UNPAID_ORDER CAPTURE_INACTIVE_PAYMENT GIFT_CARD_LINE NOT_EDITABLE "
    "FULFILL_ORDER_LINE GRAPHQL_ERROR INVALID PRODUCT_NOT_PUBLISHED PRODUCT_UNAVAILABLE_FOR_PURCHASE NOT_FOUND "
    "ORDER_NO_SHIPPING_ADDRESS PAYMENT_ERROR PAYMENT_MISSING TRANSACTION_ERROR REQUIRED "
    "SHIPPING_METHOD_NOT_APPLICABLE SHIPPING_METHOD_REQUIRED TAX_ERROR UNIQUE VOID_INACTIVE_PAYMENT ZERO_QUANTITY "
    "INVALID_QUANTITY INSUFFICIENT_STOCK DUPLICATED_INPUT_ITEM NOT_AVAILABLE_IN_CHANNEL CHANNEL_INACTIVE "
    "INVALID_VOUCHER INVALID_VOUCHER_CODE NON_EDITABLE_GIFT_LINE NON_REMOVABLE_GIFT_LINE MISSING_ADDRESS_DATA",
)
OrderError = error_type(
    "OrderError",
    OrderErrorCode,
    warehouse=graphene.ID(),
    order_lines=graphene.List(graphene.NonNull(graphene.ID)),
    variants=graphene.List(graphene.NonNull(graphene.ID)),
    address_type=graphene.Field(AddressTypeEnum),
)


class WithErrors:
    """What the payload of each of these mutations has; `orderErrors` is Saleor's older name."""

    order_errors = errors_field(OrderError)
    errors = errors_field(OrderError)


refusing = refusals_as_errors(OrderError, nothing=("order_errors",))


def done(**values: Any) -> Any:
    """What a mutation answers when nothing was refused."""
    return payload(order_errors=[], **values)


def user_id(context: Context) -> int | None:
    """Who did it, for the record; an app is nobody in particular."""
    return context.caller.user.pk if context.caller.user else None
