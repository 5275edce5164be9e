"""transactionCreate: an app reports a payment that it has taken itself."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import graphene
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid, NotFound, Refusal
from common.money import Money as Amount
from storefront.accounts.models import Permission
from storefront.api.core.context import Caller, context_of
from storefront.api.core.enums import enum
from storefront.api.core.errors import error_type, errors_field, payload, refusals_as_errors
from storefront.api.core.ids import decode_uuid, encode, kind_of
from storefront.api.core.interfaces import Node, ObjectWithMetadata
from storefront.api.core.money import Money
from storefront.api.payments.inputs import TransactionActionEnum, TransactionCreateInput, TransactionEventInput
from storefront.checkout.models import Checkout
from storefront.checkout.services import confirm_payment
from storefront.orders.models import Order, OrderStatus
from storefront.payments.events import EventKind
from storefront.payments.services import record

TransactionCreateErrorCode = enum(
    "TransactionCreateErrorCode", "INVALID GRAPHQL_ERROR NOT_FOUND INCORRECT_CURRENCY METADATA_KEY_REQUIRED UNIQUE"
)
TransactionCreateError = error_type("TransactionCreateError", TransactionCreateErrorCode)
LONGEST_NAME, LONGEST_REFERENCE = 80, 120


class WrongCurrency(Refusal):
    code, field = "INCORRECT_CURRENCY", "transaction"
    message = _("The checkout is in {currency}.")


class TransactionItem(graphene.ObjectType):
    """A payment, and what can be done with it."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    name = graphene.String(required=True)
    message = graphene.String(required=True)
    psp_reference = graphene.String(required=True)
    actions = graphene.List(graphene.NonNull(TransactionActionEnum), required=True)
    charged_amount = graphene.Field(Money, required=True)
    authorized_amount = graphene.Field(Money, required=True)


@dataclass(frozen=True, slots=True)
class Payee:
    """The checkout or order that a payment is for."""

    checkout_id: uuid.UUID
    order_id: uuid.UUID | None
    currency: str


class TransactionCreate(graphene.Mutation):
    """Notes a payment for a checkout or an order. An order that it covers is paid from then on."""

    class Arguments:
        id = graphene.ID(required=True)
        transaction = graphene.Argument(TransactionCreateInput, required=True)
        transaction_event = graphene.Argument(TransactionEventInput)

    transaction = graphene.Field(TransactionItem)
    errors = errors_field(TransactionCreateError)

    @staticmethod
    @refusals_as_errors(TransactionCreateError)
    def mutate(_root: Any, info: Any, id: str, transaction: Any, transaction_event: Any = None) -> Any:
        context = context_of(info)
        context.caller.must(Permission.HANDLE_PAYMENTS)
        return _noted(context.caller, id, transaction, transaction_event or {}, at=context.at)


class PaymentMutations(graphene.ObjectType):
    transaction_create = TransactionCreate.Field()


@transaction.atomic
def _noted(caller: Caller, id: str, given: Any, event: Any, *, at: Any) -> Any:
    payee = _payee(id)
    charged = _amount(given, "amount_charged", payee.currency)
    authorized = _amount(given, "amount_authorized", payee.currency)
    for name in ("amount_refunded", "amount_canceled"):
        if _amount(given, name, payee.currency):
            raise Invalid(field="transaction", detail=_("A new transaction has nothing refunded or canceled yet."))
    message = event.get("message") or given.get("message") or ""
    row = record(
        checkout_id=payee.checkout_id,
        order_id=payee.order_id,
        gateway=caller.app.name if caller.app else "staff",
        name=_short(given, "name", LONGEST_NAME),
        psp_reference=_short(given, "psp_reference", LONGEST_REFERENCE),
        available_actions=[str(action) for action in given.get("available_actions") or ()],
        amounts=[(EventKind.CHARGE_SUCCESS, charged), (EventKind.AUTHORIZATION_SUCCESS, authorized)],
        message=message,
        at=at,
    )
    if payee.order_id is not None:
        confirm_payment(order_id=payee.order_id, at=at)
    return payload(
        transaction=SimpleNamespace(
            id=encode("TransactionItem", row.pk),
            name=row.name,
            message=message,
            psp_reference=row.psp_reference,
            actions=row.available_actions,
            charged_amount=charged,
            authorized_amount=authorized,
        )
    )


def _payee(id: str) -> Payee:
    """By the id of a checkout, also of one that has become an order meanwhile, or of an order."""
    if kind_of(id) == "Order":
        orders = Order.objects.filter(pk=decode_uuid(id, "Order"))
    else:
        checkout_id = decode_uuid(id, "Checkout")
        # Locked, so that it does not become an order in the meantime: the payment would be on nobody's account.
        checkouts = Checkout.objects.select_for_update(of=("self",)).filter(pk=checkout_id)
        currency = checkouts.values_list("channel__currency", flat=True).first()
        if currency is not None:
            return Payee(checkout_id, None, currency)
        orders = Order.objects.filter(checkout_id=checkout_id).exclude(status=OrderStatus.CANCELED)
    order = orders.first()
    if order is None:
        raise NotFound(field="id")
    return Payee(order.checkout_id, order.pk, order.currency)


def _amount(given: Any, name: str, currency: str) -> Amount:
    money = given.get(name)
    if money is None:
        return Amount.zero(currency)
    if money["currency"] != currency:
        raise WrongCurrency(currency=currency)
    return Amount(money["amount"], currency)


def _short(given: Any, name: str, most: int) -> str:
    text = given.get(name) or ""
    if len(text) > most:
        raise Invalid(field="transaction", detail=_("This is longer than {most} characters.").format(most=most))
    return text
