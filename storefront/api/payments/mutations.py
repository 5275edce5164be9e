"""What apps that handle payments report and ask for: transactionCreate and its sisters."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import graphene
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid, NotFound, Refusal
from common.money import Money as Amount
from storefront.accounts.models import Permission
from storefront.api.core.context import Caller, context_of
from storefront.api.core.enums import enum
from storefront.api.core.errors import error_type, errors_field, payload, refusals_as_errors
from storefront.api.core.ids import decode_uuid, kind_of
from storefront.api.core.inputs import MetadataInput
from storefront.api.core.scalars import UUID, DateTime, PositiveDecimal
from storefront.api.payments.inputs import (
    PaymentMethodDetailsInput,
    TransactionActionEnum,
    TransactionCreateInput,
    TransactionEventInput,
    TransactionUpdateInput,
)
from storefront.api.payments.nodes import TransactionNode, event_node, transaction_node
from storefront.api.payments.sessions import SessionMutations, transaction_named
from storefront.api.payments.types import TransactionEvent, TransactionEventTypeEnum, TransactionItem
from storefront.checkout.queries import load_locked
from storefront.checkout.services import confirm_payment, follow_reported
from storefront.orders.models import GIVEN_UP, Order
from storefront.payments import services
from storefront.payments.events import EventKind
from storefront.payments.models import Transaction

TransactionCreateError = error_type(
    "TransactionCreateError",
    enum(
        "TransactionCreateErrorCode", "INVALID GRAPHQL_ERROR NOT_FOUND INCORRECT_CURRENCY METADATA_KEY_REQUIRED UNIQUE"
    ),
)
TransactionUpdateError = error_type(
    "TransactionUpdateError",
    enum(
        "TransactionUpdateErrorCode", "INVALID GRAPHQL_ERROR NOT_FOUND INCORRECT_CURRENCY METADATA_KEY_REQUIRED UNIQUE"
    ),
)
TransactionEventReportError = error_type(
    "TransactionEventReportError",
    enum(
        "TransactionEventReportErrorCode", "INVALID GRAPHQL_ERROR NOT_FOUND INCORRECT_DETAILS ALREADY_EXISTS REQUIRED"
    ),
)
TransactionRequestActionError = error_type(
    "TransactionRequestActionError",
    enum(
        "TransactionRequestActionErrorCode",
        "INVALID GRAPHQL_ERROR NOT_FOUND MISSING_TRANSACTION_ACTION_REQUEST_WEBHOOK REQUIRED",
    ),
)
LONGEST_NAME, LONGEST_REFERENCE = 80, 120
AMOUNTS = ("amount_authorized", "amount_charged", "amount_refunded", "amount_canceled")


class WrongCurrency(Refusal):
    code, field = "INCORRECT_CURRENCY", "transaction"
    message = _("The checkout is in {currency}.")


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
        row = _noted(context.caller, id, transaction, transaction_event or {}, at=context.at)
        return payload(transaction=TransactionNode(row))


class TransactionUpdate(graphene.Mutation):
    """Corrects what an app has reported: events are added until the amounts are those that it says."""

    class Arguments:
        id = graphene.ID()
        token = graphene.Argument(UUID)
        transaction = graphene.Argument(TransactionUpdateInput)
        transaction_event = graphene.Argument(TransactionEventInput)

    transaction = graphene.Field(TransactionItem)
    errors = errors_field(TransactionUpdateError)

    @staticmethod
    @refusals_as_errors(TransactionUpdateError)
    def mutate(
        _root: Any,
        info: Any,
        id: str | None = None,
        token: uuid.UUID | None = None,
        transaction: Any = None,
        transaction_event: Any = None,
    ) -> Any:
        context = context_of(info)
        context.caller.must(Permission.HANDLE_PAYMENTS)
        pk = transaction_named(id, token)
        _updated(context.caller, pk, transaction or {}, transaction_event or {}, at=context.at)
        return payload(transaction=transaction_node(pk))


class TransactionEventReport(graphene.Mutation):
    """Adds an event that an app tells of. The same reference and type again change nothing."""

    class Arguments:
        id = graphene.ID()
        token = graphene.Argument(UUID)
        psp_reference = graphene.String(required=True)
        type = graphene.Argument(TransactionEventTypeEnum, required=True)
        amount = graphene.Argument(PositiveDecimal)
        time = graphene.Argument(DateTime)
        external_url = graphene.String()
        message = graphene.String()
        available_actions = graphene.List(graphene.NonNull(TransactionActionEnum))
        transaction_metadata = graphene.List(graphene.NonNull(MetadataInput))
        transaction_private_metadata = graphene.List(graphene.NonNull(MetadataInput))
        payment_method_details = graphene.Argument(PaymentMethodDetailsInput)

    already_processed = graphene.Boolean()
    transaction = graphene.Field(TransactionItem)
    transaction_event = graphene.Field(TransactionEvent)
    errors = errors_field(TransactionEventReportError)

    @staticmethod
    @refusals_as_errors(TransactionEventReportError)
    def mutate(_root: Any, info: Any, id: str | None = None, token: uuid.UUID | None = None, **given: Any) -> Any:
        context = context_of(info)
        context.caller.must(Permission.HANDLE_PAYMENTS)
        pk = transaction_named(id, token)
        reported = _reported(context.caller, pk, given, at=given.get("time") or context.at, now=context.at)
        return payload(
            already_processed=reported.is_known,
            transaction=transaction_node(pk),
            transaction_event=event_node(reported.event),
        )


class TransactionRequestAction(graphene.Mutation):
    """Asks for money to be taken, given back or let go. The gateway is asked a moment later; its answer is an event."""

    class Arguments:
        id = graphene.ID()
        token = graphene.Argument(UUID)
        action_type = graphene.Argument(TransactionActionEnum, required=True)
        amount = graphene.Argument(PositiveDecimal)
        refund_reason = graphene.String()
        refund_reason_reference = graphene.ID()

    transaction = graphene.Field(TransactionItem)
    errors = errors_field(TransactionRequestActionError)

    @staticmethod
    @refusals_as_errors(TransactionRequestActionError)
    def mutate(
        _root: Any,
        info: Any,
        action_type: Any,
        id: str | None = None,
        token: uuid.UUID | None = None,
        amount: Any = None,
        refund_reason: str | None = None,
        refund_reason_reference: str | None = None,
    ) -> Any:
        context = context_of(info)
        context.caller.must(Permission.HANDLE_PAYMENTS)
        pk = transaction_named(id, token)
        with transaction.atomic():
            row = _locked(pk)
            services.request_action(
                row,
                action=str(action_type),
                amount=None if amount is None else Amount(amount, row.currency),
                reason=refund_reason or "",
                at=context.at,
            )
        return payload(transaction=transaction_node(pk))


class PaymentMutations(SessionMutations):
    transaction_create = TransactionCreate.Field()
    transaction_update = TransactionUpdate.Field()
    transaction_event_report = TransactionEventReport.Field()
    transaction_request_action = TransactionRequestAction.Field()


@transaction.atomic
def _noted(caller: Caller, id: str, given: Any, event: Any, *, at: datetime) -> Transaction:
    payee = _payee(id)
    money = {name: _amount(given, name, payee.currency) for name in AMOUNTS}
    refunded, canceled = money["amount_refunded"], money["amount_canceled"]
    taken = money["amount_charged"] + refunded
    # What was taken or let go was promised before; an app that never promised says nothing of it.
    promised = money["amount_authorized"] + canceled
    row = services.record(
        checkout_id=payee.checkout_id,
        order_id=payee.order_id,
        gateway=_name_of(caller),
        name=_short(given, "name", LONGEST_NAME),
        psp_reference=_short(given, "psp_reference", LONGEST_REFERENCE),
        available_actions=[str(action) for action in given.get("available_actions") or ()],
        amounts=[
            (EventKind.CHARGE_SUCCESS, taken),
            (EventKind.AUTHORIZATION_SUCCESS, promised + taken if promised else promised),
            (EventKind.REFUND_SUCCESS, refunded),
            (EventKind.CANCEL_SUCCESS, canceled),
        ],
        message=event.get("message") or given.get("message") or "",
        external_url=_link(given, field="transaction"),
        at=at,
    )
    if payee.order_id is not None:
        confirm_payment(order_id=payee.order_id, at=at)
    return row


@transaction.atomic
def _updated(caller: Caller, pk: uuid.UUID, given: Any, event: Any, *, at: datetime) -> None:
    row = _locked(pk, of=caller)
    if given.get("name") is not None:
        row.name = _short(given, "name", LONGEST_NAME)
    if given.get("available_actions") is not None:
        row.available_actions = [str(action) for action in given["available_actions"]]
    if given.get("psp_reference") is not None:
        row.psp_reference = _short(given, "psp_reference", LONGEST_REFERENCE)
    try:
        with transaction.atomic():
            row.save(update_fields=["name", "available_actions", "psp_reference"])
    except IntegrityError:
        raise services.KnownReference() from None
    wanted = {name: _amount(given, name, row.currency) for name in AMOUNTS if given.get(name) is not None}
    message = event.get("message") or given.get("message") or ""
    services.set_amounts(row, wanted, message=message, at=at)
    if row.order_id is not None:
        confirm_payment(order_id=row.order_id, at=at)


@transaction.atomic
def _reported(caller: Caller, pk: uuid.UUID, given: Any, *, at: datetime, now: datetime) -> Any:
    row = _locked(pk, of=caller)
    if at.tzinfo is None or at > now:
        at = now
    actions = given.get("available_actions")
    reported = services.report_event(
        row,
        kind=EventKind(str(given["type"]).lower()),
        amount=None if given.get("amount") is None else Amount(given["amount"], row.currency),
        psp_reference=given["psp_reference"],
        message=given.get("message") or "",
        external_url=_link(given, field="externalUrl"),
        available_actions=None if actions is None else [str(action) for action in actions],
        at=at,
    )
    if not reported.is_known:
        follow_reported(transaction_id=row.pk, event=reported.event, at=now)
    return reported


def _locked(pk: uuid.UUID, *, of: Caller | None = None) -> Transaction:
    """The transaction, locked after its order. An app changes only what it has reported itself."""
    order_id = Transaction.objects.filter(pk=pk).values_list("order_id", flat=True).first()
    if order_id is not None:
        Order.objects.select_for_update(of=("self",)).get(pk=order_id)
    by_app = _name_of(of) if of is not None and of.app is not None else None
    return services.locked_transaction(transaction_id=pk, by_app=by_app)


def _name_of(caller: Caller) -> str:
    """The gateway that a reported payment is with."""
    return caller.app.name[:40] if caller.app else "staff"


def _payee(id: str) -> Payee:
    """By the id of a checkout, also of one that has become an order meanwhile, or of an order."""
    if kind_of(id) == "Order":
        orders = Order.objects.filter(pk=decode_uuid(id, "Order"))
    else:
        checkout_id = decode_uuid(id, "Checkout")
        # Locked, so that it does not become an order in the meantime: the payment would be on nobody's account.
        if (checkout := load_locked(checkout_id)) is not None:
            currency = checkout.channel.currency
            return Payee(checkout_id, None, currency)
        orders = Order.objects.filter(checkout_id=checkout_id).exclude(status__in=GIVEN_UP)
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


def _link(given: Any, *, field: str) -> str:
    """The address of a page about a payment: nothing that a browser would run."""
    url = given.get("external_url") or ""
    if url and not url.startswith(("https://", "http://")):
        raise Invalid(field=field, detail=_("An address begins with https://."))
    return url
