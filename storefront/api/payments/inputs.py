"""A payment as an app reports it. Names and types are Saleor's."""

from __future__ import annotations

import graphene

from storefront.api.core.enums import enum
from storefront.api.core.inputs import MetadataInput
from storefront.api.core.money import MoneyInput


class CardPaymentMethodDetailsInput(graphene.InputObjectType):
    name = graphene.String(required=True)
    brand = graphene.String()
    first_digits = graphene.String()
    last_digits = graphene.String()
    exp_month = graphene.Int()
    exp_year = graphene.Int()


class OtherPaymentMethodDetailsInput(graphene.InputObjectType):
    name = graphene.String(required=True)


class GiftCardPaymentMethodDetailsInput(graphene.InputObjectType):
    name = graphene.String(required=True)
    brand = graphene.String()
    last_chars = graphene.String()


class PaymentMethodDetailsInput(graphene.InputObjectType):
    card = graphene.InputField(CardPaymentMethodDetailsInput)
    other = graphene.InputField(OtherPaymentMethodDetailsInput)
    gift_card = graphene.InputField(GiftCardPaymentMethodDetailsInput)


TransactionActionEnum = enum("TransactionActionEnum", "CHARGE REFUND CANCEL")


class TransactionCreateInput(graphene.InputObjectType):
    name = graphene.String()
    message = graphene.String()
    psp_reference = graphene.String()
    available_actions = graphene.List(graphene.NonNull(TransactionActionEnum))
    amount_authorized = graphene.InputField(MoneyInput)
    amount_charged = graphene.InputField(MoneyInput)
    amount_refunded = graphene.InputField(MoneyInput)
    amount_canceled = graphene.InputField(MoneyInput)
    metadata = graphene.List(graphene.NonNull(MetadataInput))
    private_metadata = graphene.List(graphene.NonNull(MetadataInput))
    external_url = graphene.String()
    payment_method_details = graphene.InputField(PaymentMethodDetailsInput)


class TransactionUpdateInput(TransactionCreateInput):
    """The same fields, all of them optional as there."""


class TransactionEventInput(graphene.InputObjectType):
    psp_reference = graphene.String()
    message = graphene.String()
