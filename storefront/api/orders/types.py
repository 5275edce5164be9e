"""Orders and what belongs to them, in Saleor's shape."""

from __future__ import annotations

from typing import Any

import graphene

from storefront.accounts.models import Permission
from storefront.api.accounts.types import Address
from storefront.api.catalog.channels import Channel
from storefront.api.catalog.types import THUMBNAIL, ProductVariant
from storefront.api.checkout.types import DeliveryMethod
from storefront.api.core.connections import connection
from storefront.api.core.context import context_of
from storefront.api.core.enums import enum
from storefront.api.core.interfaces import Node, ObjectWithMetadata
from storefront.api.core.money import Money, TaxedMoney
from storefront.api.core.pictures import Image, image
from storefront.api.core.scalars import DateTime
from storefront.api.orders.inputs import (
    OrderAuthorizeStatusEnum,
    OrderChargeStatusEnum,
    OrderStatus,
    PaymentChargeStatusEnum,
)
from storefront.api.payments.types import TransactionItem

FulfillmentStatus = enum(
    "FulfillmentStatus",
    "FULFILLED REFUNDED RETURNED REPLACED REFUNDED_AND_RETURNED CANCELED WAITING_FOR_APPROVAL",
)
OrderDiscountType = enum("OrderDiscountType", "SALE VOUCHER MANUAL PROMOTION ORDER_PROMOTION")


class OrderLine(graphene.ObjectType):
    """One line as it was agreed."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    product_name = graphene.String(required=True)
    variant_name = graphene.String(required=True)
    product_sku = graphene.String()
    quantity = graphene.Int(required=True)
    unit_price = graphene.Field(TaxedMoney, required=True)
    undiscounted_unit_price = graphene.Field(TaxedMoney, required=True)
    total_price = graphene.Field(TaxedMoney, required=True)
    thumbnail = graphene.Field(Image, args=THUMBNAIL)
    variant = graphene.Field(ProductVariant)

    @staticmethod
    def resolve_thumbnail(root: Any, _info: Any, size: int | None = None, format: Any = None) -> Any:
        return image(root.picture, size)


class FulfillmentLine(graphene.ObjectType):
    class Meta:
        interfaces = (Node,)

    quantity = graphene.Int(required=True)
    order_line = graphene.Field(OrderLine)


class Fulfillment(graphene.ObjectType):
    """What one shop sends."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    status = graphene.Field(FulfillmentStatus, required=True)
    tracking_number = graphene.String(required=True)
    created = graphene.Field(DateTime, required=True)
    lines = graphene.List(graphene.NonNull(FulfillmentLine))


class OrderDiscount(graphene.ObjectType):
    """What a campaign or a discount code took off."""

    class Meta:
        interfaces = (Node,)

    name = graphene.String()
    type = graphene.Field(OrderDiscountType, required=True)
    amount = graphene.Field(Money, required=True)


class Voucher(graphene.ObjectType):
    """Saleor's discount codes. Of a voucher's codes this is the one that the order used."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    code = graphene.String()


class CollectibleVoucher(graphene.ObjectType):
    """A voucher for a numbered digital collectible, which came with a paid order."""

    class Meta:
        interfaces = (Node,)

    code = graphene.String(required=True)
    edition = graphene.String(required=True)
    number = graphene.Int(description="Of the piece, once it is claimed.")
    certificate = graphene.String(description="Of the piece, once it is claimed.")


class Order(graphene.ObjectType):
    """A purchase, as it was agreed."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    number = graphene.String(required=True)
    created = graphene.Field(DateTime, required=True)
    status = graphene.Field(OrderStatus, required=True)
    status_display = graphene.String(required=True)
    channel = graphene.Field(Channel, required=True)
    user_email = graphene.String()
    shipping_address = graphene.Field(Address)
    billing_address = graphene.Field(Address)
    lines = graphene.List(graphene.NonNull(OrderLine), required=True)
    fulfillments = graphene.List(graphene.NonNull(Fulfillment), required=True)
    delivery_method = graphene.Field(DeliveryMethod)
    collection_point_name = graphene.String()
    discounts = graphene.List(graphene.NonNull(OrderDiscount), required=True)
    subtotal = graphene.Field(TaxedMoney, required=True)
    shipping_price = graphene.Field(TaxedMoney, required=True)
    total = graphene.Field(TaxedMoney, required=True)
    undiscounted_total = graphene.Field(TaxedMoney, required=True)
    total_captured = graphene.Field(Money, required=True)
    total_authorized = graphene.Field(Money, required=True)
    total_authorize_pending = graphene.Field(Money, required=True)
    total_charged = graphene.Field(Money, required=True)
    total_charge_pending = graphene.Field(Money, required=True)
    total_refunded = graphene.Field(Money, required=True)
    total_refund_pending = graphene.Field(Money, required=True)
    total_canceled = graphene.Field(Money, required=True)
    total_cancel_pending = graphene.Field(Money, required=True)
    transactions = graphene.List(graphene.NonNull(TransactionItem), required=True)
    total_balance = graphene.Field(Money, required=True)
    is_paid = graphene.Boolean(required=True)
    payment_status = graphene.Field(PaymentChargeStatusEnum, required=True)
    charge_status = graphene.Field(OrderChargeStatusEnum, required=True)
    authorize_status = graphene.Field(OrderAuthorizeStatusEnum, required=True)
    voucher = graphene.Field(Voucher)
    collectible_vouchers = graphene.List(graphene.NonNull(CollectibleVoucher), required=True)

    @staticmethod
    def resolve_transactions(root: Any, info: Any) -> Any:
        context_of(info).caller.must(Permission.MANAGE_ORDERS, Permission.HANDLE_PAYMENTS)
        return root.transactions


OrderCountableConnection = connection(Order)
