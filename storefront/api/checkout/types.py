"""The checkout and what belongs to it, in Saleor's shape."""

from __future__ import annotations

from typing import Any

import graphene

from storefront.accounts.models import Permission
from storefront.api.accounts.types import Address
from storefront.api.catalog.channels import Channel
from storefront.api.catalog.types import ProductVariant
from storefront.api.catalog.warehouses import Warehouse
from storefront.api.core.context import context_of
from storefront.api.core.enums import LanguageCodeEnum, enum
from storefront.api.core.interfaces import Node, ObjectWithMetadata
from storefront.api.core.money import Money, TaxedMoney
from storefront.api.core.scalars import UUID, DateTime
from storefront.api.payments.nodes import gateway_node, transactions_of_checkout
from storefront.api.payments.types import TransactionItem

CheckoutAuthorizeStatusEnum = enum("CheckoutAuthorizeStatusEnum", "NONE PARTIAL FULL")
CheckoutChargeStatusEnum = enum("CheckoutChargeStatusEnum", "NONE PARTIAL FULL OVERCHARGED")


class ShippingMethod(graphene.ObjectType):
    """A way of delivery, with its price for the goods at hand."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    name = graphene.String(required=True)
    active = graphene.Boolean(required=True)
    message = graphene.String()
    price = graphene.Field(Money, required=True)
    minimum_order_price = graphene.Field(Money)
    maximum_order_price = graphene.Field(Money)
    minimum_delivery_days = graphene.Int()
    maximum_delivery_days = graphene.Int()


class DeliveryMethod(graphene.Union):
    """How it reaches its buyer: sent, or collected at a workshop."""

    class Meta:
        types = (Warehouse, ShippingMethod)

    @classmethod
    def resolve_type(cls, instance: Any, _info: Any) -> type[graphene.ObjectType]:
        return Warehouse if hasattr(instance, "slug") else ShippingMethod


class Delivery(graphene.ObjectType):
    """A way of delivery offered to one checkout."""

    id = graphene.ID(required=True)
    shipping_method = graphene.Field(ShippingMethod)


class CheckoutLine(graphene.ObjectType):
    """So many of one variant."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    variant = graphene.Field(ProductVariant, required=True)
    quantity = graphene.Int(required=True)
    unit_price = graphene.Field(TaxedMoney, required=True)
    undiscounted_unit_price = graphene.Field(Money, required=True)
    total_price = graphene.Field(TaxedMoney, required=True)
    undiscounted_total_price = graphene.Field(Money, required=True)


class CheckoutLineProblemInsufficientStock(graphene.ObjectType):
    """More than there is."""

    available_quantity = graphene.Int()
    line = graphene.Field(CheckoutLine, required=True)


class CheckoutLineProblemVariantNotAvailable(graphene.ObjectType):
    """No longer sold."""

    line = graphene.Field(CheckoutLine, required=True)


class CheckoutLinePriceChange(graphene.ObjectType):
    """A line that costs something else than the buyer was shown. What is new or gone has only one of the amounts."""

    line = graphene.Field(CheckoutLine)
    before = graphene.Field(Money)
    now = graphene.Field(Money)


class CheckoutProblemPriceChanged(graphene.ObjectType):
    """Ours: the total is not the one of the last checkoutReserve. Show it, and reserve again when the buyer agrees."""

    agreed_total = graphene.Field(Money, required=True)
    total = graphene.Field(Money, required=True)
    lines = graphene.List(graphene.NonNull(CheckoutLinePriceChange), required=True)


class CheckoutProblemVoucherNotApplicable(graphene.ObjectType):
    """Ours: the discount code takes nothing off any more, and why. Take it out, or change what stands in its way."""

    voucher_code = graphene.String(required=True)
    message = graphene.String(required=True)


class CheckoutProblem(graphene.Union):
    """What stands between a checkout and an order."""

    class Meta:
        types = (
            CheckoutLineProblemInsufficientStock,
            CheckoutLineProblemVariantNotAvailable,
            CheckoutProblemPriceChanged,
            CheckoutProblemVoucherNotApplicable,
        )

    @classmethod
    def resolve_type(cls, instance: Any, _info: Any) -> type[graphene.ObjectType]:
        if instance.kind == "PRICE_CHANGED":
            return CheckoutProblemPriceChanged
        if instance.kind == "VOUCHER_NOT_APPLICABLE":
            return CheckoutProblemVoucherNotApplicable
        if instance.kind == "INSUFFICIENT_STOCK":
            return CheckoutLineProblemInsufficientStock
        return CheckoutLineProblemVariantNotAvailable


class CheckoutConfirmation(graphene.ObjectType):
    """What the law wants the buyer to confirm by own act before this order, in words."""

    code = graphene.String(required=True)
    text = graphene.String(required=True)
    is_confirmed = graphene.Boolean(required=True)


class GatewayConfigLine(graphene.ObjectType):
    field = graphene.String(required=True)
    value = graphene.String()


class PaymentGateway(graphene.ObjectType):
    """Who takes the money: the store's gateway, for `transactionInitialize`."""

    id = graphene.ID(required=True)
    name = graphene.String(required=True)
    currencies = graphene.List(graphene.NonNull(graphene.String), required=True)
    config = graphene.List(graphene.NonNull(GatewayConfigLine), required=True)


class GiftCard(graphene.ObjectType):
    """Saleor's gift card. The store sells none."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    current_balance = graphene.Field(Money, required=True)
    display_code = graphene.String(required=True)


class Checkout(graphene.ObjectType):
    """A basket on its way to an order. Whoever holds its id may act on it."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    token = graphene.Field(UUID, required=True)
    created = graphene.Field(DateTime, required=True)
    updated_at = graphene.Field(DateTime, required=True)
    language_code = graphene.Field(LanguageCodeEnum, required=True)
    channel = graphene.Field(Channel, required=True)
    email = graphene.String()
    user = graphene.Field("storefront.api.accounts.users.User")
    shipping_address = graphene.Field(Address)
    billing_address = graphene.Field(Address)
    lines = graphene.List(graphene.NonNull(CheckoutLine), required=True)
    quantity = graphene.Int(required=True)
    is_shipping_required = graphene.Boolean(required=True)
    shipping_methods = graphene.List(graphene.NonNull(ShippingMethod), required=True)
    available_shipping_methods = graphene.List(graphene.NonNull(ShippingMethod), required=True)
    available_collection_points = graphene.List(graphene.NonNull(Warehouse), required=True)
    delivery_method = graphene.Field(DeliveryMethod)
    delivery = graphene.Field(Delivery)
    subtotal_price = graphene.Field(TaxedMoney, required=True)
    shipping_price = graphene.Field(TaxedMoney, required=True)
    total_price = graphene.Field(TaxedMoney, required=True)
    discount = graphene.Field(Money)
    discount_name = graphene.String()
    translated_discount_name = graphene.String()
    voucher_code = graphene.String()
    gift_cards = graphene.List(graphene.NonNull(GiftCard), required=True)
    authorize_status = graphene.Field(CheckoutAuthorizeStatusEnum, required=True)
    charge_status = graphene.Field(CheckoutChargeStatusEnum, required=True)
    total_balance = graphene.Field(Money, required=True)
    transactions = graphene.List(graphene.NonNull(TransactionItem))
    available_payment_gateways = graphene.List(graphene.NonNull(PaymentGateway), required=True)
    stock_reservation_expires = graphene.Field(DateTime)
    problems = graphene.List(graphene.NonNull(CheckoutProblem))
    confirmations_needed = graphene.List(graphene.NonNull(CheckoutConfirmation), required=True)

    @staticmethod
    def resolve_gift_cards(_root: Any, _info: Any) -> list[Any]:
        return []

    @staticmethod
    def resolve_available_payment_gateways(_root: Any, _info: Any) -> list[Any]:
        return [gateway_node()]

    @staticmethod
    def resolve_transactions(root: Any, info: Any) -> list[Any]:
        context_of(info).caller.must(Permission.MANAGE_CHECKOUTS, Permission.HANDLE_PAYMENTS)
        return transactions_of_checkout(root.pk)
