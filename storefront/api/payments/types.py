"""Transactions and their events, in Saleor's shape."""

from __future__ import annotations

import graphene

from storefront.api.core.enums import enum
from storefront.api.core.interfaces import Node, ObjectWithMetadata
from storefront.api.core.money import Money
from storefront.api.core.scalars import JSON, UUID, DateTime
from storefront.api.payments.inputs import TransactionActionEnum
from storefront.payments.events import EventKind

TransactionEventTypeEnum = enum("TransactionEventTypeEnum", " ".join(kind.value.upper() for kind in EventKind))
TransactionFlowStrategyEnum = enum("TransactionFlowStrategyEnum", "AUTHORIZATION CHARGE")


class TransactionEvent(graphene.ObjectType):
    """Something that happened to a payment. Events are only ever added."""

    class Meta:
        interfaces = (Node,)

    created_at = graphene.Field(DateTime, required=True)
    psp_reference = graphene.String(required=True)
    message = graphene.String(required=True)
    external_url = graphene.String(required=True)
    amount = graphene.Field(Money, required=True)
    type = graphene.Field(TransactionEventTypeEnum)


class TransactionItem(graphene.ObjectType):
    """A payment, what can be done with it, and what its events add up to."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    token = graphene.Field(UUID, required=True)
    created_at = graphene.Field(DateTime, required=True)
    actions = graphene.List(graphene.NonNull(TransactionActionEnum), required=True)
    name = graphene.String(required=True)
    message = graphene.String(required=True)
    psp_reference = graphene.String(required=True)
    external_url = graphene.String(required=True)
    authorized_amount = graphene.Field(Money, required=True)
    authorize_pending_amount = graphene.Field(Money, required=True)
    charged_amount = graphene.Field(Money, required=True)
    charge_pending_amount = graphene.Field(Money, required=True)
    refunded_amount = graphene.Field(Money, required=True)
    refund_pending_amount = graphene.Field(Money, required=True)
    canceled_amount = graphene.Field(Money, required=True)
    cancel_pending_amount = graphene.Field(Money, required=True)
    events = graphene.List(graphene.NonNull(TransactionEvent), required=True)


class PaymentGatewayConfigError(graphene.ObjectType):
    field = graphene.String()
    message = graphene.String()
    code = graphene.Field(enum("PaymentGatewayConfigErrorCode", "GRAPHQL_ERROR INVALID NOT_FOUND"), required=True)


class PaymentGatewayConfig(graphene.ObjectType):
    """What a page needs to begin a payment with a gateway."""

    id = graphene.String(required=True)
    data = graphene.Field(JSON)
    errors = graphene.List(graphene.NonNull(PaymentGatewayConfigError))
