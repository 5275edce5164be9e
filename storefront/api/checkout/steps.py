"""What every step of a checkout through the API shares: how it is named, what it answers, its errors."""

from __future__ import annotations

import uuid
from typing import Any

import graphene

from common.errors import NotFound, Required
from storefront.api.checkout.nodes import CheckoutNode
from storefront.api.checkout.types import Checkout
from storefront.api.core.context import context_of
from storefront.api.core.enums import enum
from storefront.api.core.errors import error_type, errors_field, payload
from storefront.api.core.ids import decode_uuid
from storefront.api.core.scalars import UUID
from storefront.checkout import queries
from storefront.checkout.models import Checkout as CheckoutRow

CheckoutErrorCode = enum(
    "CheckoutErrorCode",
    "BILLING_ADDRESS_NOT_SET CHECKOUT_NOT_FULLY_PAID GRAPHQL_ERROR PRODUCT_NOT_PUBLISHED "
    "PRODUCT_UNAVAILABLE_FOR_PURCHASE INSUFFICIENT_STOCK INVALID INVALID_SHIPPING_METHOD NOT_FOUND PAYMENT_ERROR "
    "PRICE_OVERRIDE_REASON_WITHOUT_OVERRIDE QUANTITY_GREATER_THAN_LIMIT REQUIRED SHIPPING_ADDRESS_NOT_SET "
    "SHIPPING_METHOD_NOT_APPLICABLE DELIVERY_METHOD_NOT_APPLICABLE SHIPPING_METHOD_NOT_SET SHIPPING_NOT_REQUIRED "
    "TAX_ERROR UNIQUE VOUCHER_NOT_APPLICABLE GIFT_CARD_NOT_APPLICABLE ZERO_QUANTITY MISSING_CHANNEL_SLUG "
    "CHANNEL_INACTIVE UNAVAILABLE_VARIANT_IN_CHANNEL EMAIL_NOT_SET NO_LINES INACTIVE_PAYMENT NON_EDITABLE_GIFT_LINE "
    "NON_REMOVABLE_GIFT_LINE SHIPPING_CHANGE_FORBIDDEN MISSING_ADDRESS_DATA",
)
CheckoutError = error_type(
    "CheckoutError",
    CheckoutErrorCode,
    variants=graphene.List(graphene.NonNull(graphene.ID)),
)


class WhichCheckout:
    """The three ways in which Saleor's clients name a checkout."""

    id = graphene.ID()
    checkout_id = graphene.ID()
    token = graphene.Argument(UUID)


class WhichCheckoutNow:
    """The two that the newer steps know."""

    id = graphene.ID()
    token = graphene.Argument(UUID)


class CheckoutStep(graphene.Mutation):
    """Every step answers with the checkout as it is then."""

    class Meta:
        abstract = True

    checkout = graphene.Field(Checkout)
    errors = errors_field(CheckoutError)


def stepped(info: Any, step: Any, which: dict[str, Any], **arguments: Any) -> Any:
    """Take one step and answer with the checkout."""
    context = context_of(info)
    row: CheckoutRow = step(checkout_id=named(which), at=context.at, **arguments)
    return payload(checkout=CheckoutNode(row, context))


def named(which: dict[str, Any]) -> uuid.UUID:
    """The checkout that the arguments name. Raises Required, BadId."""
    value = which.get("id") or which.get("checkout_id")
    if value:
        return decode_uuid(value, "Checkout")
    if which.get("token"):
        return which["token"]
    raise Required(field="id")


def existing(checkout_id: uuid.UUID) -> CheckoutRow:
    """The checkout of that id. Raises NotFound."""
    row = queries.load(checkout_id)
    if row is None:
        raise NotFound(field="id")
    return row
