"""Paying step by step: which gateway, begin, go on. For whoever holds the checkout's or order's id, as in Saleor."""

from __future__ import annotations

import uuid
from typing import Any

import graphene
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid, NotFound, Required
from common.money import Money as Amount
from storefront.accounts.models import Permission
from storefront.api.core.context import Context, context_of
from storefront.api.core.enums import enum
from storefront.api.core.errors import error_type, errors_field, payload, refusals_as_errors
from storefront.api.core.ids import decode_uuid, kind_of
from storefront.api.core.scalars import JSON, UUID, PositiveDecimal
from storefront.api.payments import nodes
from storefront.api.payments.types import (
    PaymentGatewayConfig,
    TransactionEvent,
    TransactionFlowStrategyEnum,
    TransactionItem,
)
from storefront.checkout.services import sessions
from storefront.payments.models import Transaction
from storefront.payments.ports import State

PaymentGatewayInitializeError = error_type(
    "PaymentGatewayInitializeError", enum("PaymentGatewayInitializeErrorCode", "GRAPHQL_ERROR INVALID NOT_FOUND")
)
TransactionInitializeError = error_type(
    "TransactionInitializeError",
    enum("TransactionInitializeErrorCode", "GRAPHQL_ERROR INVALID NOT_FOUND UNIQUE CHECKOUT_COMPLETION_IN_PROGRESS"),
)
TransactionProcessError = error_type(
    "TransactionProcessError",
    enum(
        "TransactionProcessErrorCode",
        "GRAPHQL_ERROR INVALID NOT_FOUND TRANSACTION_ALREADY_PROCESSED MISSING_PAYMENT_APP_RELATION "
        "MISSING_PAYMENT_APP CHECKOUT_COMPLETION_IN_PROGRESS",
    ),
)
LONGEST_KEY = 512


class PaymentGatewayToInitialize(graphene.InputObjectType):
    id = graphene.String(required=True)
    data = graphene.InputField(JSON)


class PaymentGatewayInitialize(graphene.Mutation):
    """What a page needs to offer the gateways."""

    class Arguments:
        id = graphene.ID(required=True)
        amount = graphene.Argument(PositiveDecimal)
        payment_gateways = graphene.List(graphene.NonNull(PaymentGatewayToInitialize))

    gateway_configs = graphene.List(graphene.NonNull(PaymentGatewayConfig))
    errors = errors_field(PaymentGatewayInitializeError)

    @staticmethod
    @refusals_as_errors(PaymentGatewayInitializeError)
    def mutate(_root: Any, info: Any, id: str, amount: Any = None, payment_gateways: Any = None) -> Any:
        payee_of(context_of(info), id)
        wanted = [each["id"] for each in payment_gateways] if payment_gateways else [nodes.gateway_id()]
        return payload(gateway_configs=[_config(name) for name in wanted])


class TransactionInitialize(graphene.Mutation):
    """Begins a payment with the store's gateway. Repeated with the same key it is the same payment."""

    class Arguments:
        id = graphene.ID(required=True)
        payment_gateway = graphene.Argument(PaymentGatewayToInitialize, required=True)
        amount = graphene.Argument(PositiveDecimal)
        action = graphene.Argument(TransactionFlowStrategyEnum)
        customer_ip_address = graphene.String()
        idempotency_key = graphene.String()

    transaction = graphene.Field(TransactionItem)
    transaction_event = graphene.Field(TransactionEvent)
    data = graphene.Field(JSON)
    errors = errors_field(TransactionInitializeError)

    @staticmethod
    @refusals_as_errors(TransactionInitializeError)
    def mutate(
        _root: Any,
        info: Any,
        id: str,
        payment_gateway: Any,
        amount: Any = None,
        action: Any = None,
        customer_ip_address: str | None = None,
        idempotency_key: str | None = None,
    ) -> Any:
        context = context_of(info)
        if action is not None:
            context.caller.must(Permission.HANDLE_PAYMENTS)
        if not nodes.is_ours(payment_gateway["id"]):
            raise NotFound(field="paymentGateway")
        if len(idempotency_key or "") > LONGEST_KEY:
            raise Invalid(field="idempotencyKey", detail=_("A key has at most 512 characters."))
        payee = payee_of(context, id)
        begun, state = sessions.begin(
            payee=payee,
            amount=None if amount is None else Amount(amount, payee.left.currency),
            capture=None if action is None else str(action) == "CHARGE",
            method=nodes.method_of(payment_gateway.get("data")),
            idempotency_key=idempotency_key or "",
            at=context.at,
        )
        return _answer(begun, state)


class TransactionProcess(graphene.Mutation):
    """Goes on with a payment after the buyer's act: asks the gateway how it stands."""

    class Arguments:
        id = graphene.ID()
        token = graphene.Argument(UUID)
        data = graphene.Argument(JSON)
        customer_ip_address = graphene.String()

    transaction = graphene.Field(TransactionItem)
    transaction_event = graphene.Field(TransactionEvent)
    data = graphene.Field(JSON)
    errors = errors_field(TransactionProcessError)

    @staticmethod
    @refusals_as_errors(TransactionProcessError)
    def mutate(
        _root: Any,
        info: Any,
        id: str | None = None,
        token: uuid.UUID | None = None,
        data: Any = None,
        customer_ip_address: str | None = None,
    ) -> Any:
        begun, state = sessions.go_on(transaction_id=transaction_named(id, token), at=context_of(info).at)
        return _answer(begun, state)


class SessionMutations(graphene.ObjectType):
    payment_gateway_initialize = PaymentGatewayInitialize.Field()
    transaction_initialize = TransactionInitialize.Field()
    transaction_process = TransactionProcess.Field()


def payee_of(context: Context, id: str) -> sessions.Payee:
    """What an id of a checkout or an order names. Raises NotFound, BadId."""
    if kind_of(id) == "Order":
        return sessions.payee_of(order_id=decode_uuid(id, "Order"), at=context.at)
    return sessions.payee_of(checkout_id=decode_uuid(id, "Checkout"), at=context.at)


def transaction_named(id: str | None, token: uuid.UUID | None) -> uuid.UUID:
    """By id or by token. Raises Required, BadId."""
    if id:
        return decode_uuid(id, "TransactionItem")
    if token:
        return token
    raise Required(field="id")


def _config(name: str) -> Any:
    if nodes.is_ours(name):
        return {"id": name, "data": nodes.gateway_data(), "errors": []}
    error = {"field": "id", "message": str(_("This store has no such gateway.")), "code": "NOT_FOUND"}
    return {"id": name, "data": None, "errors": [error]}


def _answer(begun: Transaction, state: State) -> Any:
    node = nodes.transaction_node(begun.pk)
    kind = sessions.event_kind(state, captures=not node.row.events.filter(kind="authorization_request").exists())
    event = next((event for event in reversed(node.events) if event.type == kind), node.events[-1])
    return payload(transaction=node, transaction_event=event, data=nodes.session_data(state))
