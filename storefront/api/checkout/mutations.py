"""The steps of a checkout. Each translates and calls one service of the store; the rules are there."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

import graphene
from django.db import transaction

from catalog.pricing.models import Channel
from catalog.pricing.queries import active_channels, channel_by_slug
from common.errors import NotAllowed, NotFound, Refusal, Required
from storefront.accounts.addresses import AddressInput as AddressTyped
from storefront.api.accounts.inputs import AddressInput
from storefront.api.checkout.inputs import (
    CheckoutAddressValidationRules,
    CheckoutCreateInput,
    CheckoutLineInput,
    CheckoutLineUpdateInput,
)
from storefront.api.checkout.nodes import CheckoutNode, delivery_node
from storefront.api.checkout.types import Checkout, Delivery
from storefront.api.core.context import Context, context_of
from storefront.api.core.enums import enum
from storefront.api.core.errors import error_type, errors_field, payload, refusals_as_errors
from storefront.api.core.ids import decode, decode_uuid, kind_of
from storefront.api.core.inputs import MetadataInput
from storefront.api.core.languages import BASE, language_of
from storefront.api.core.scalars import UUID, JSONString
from storefront.api.orders.nodes import OrderNode, order_node
from storefront.api.orders.types import Order
from storefront.checkout import queries, services
from storefront.checkout.models import Checkout as CheckoutRow
from storefront.checkout.services import LineWanted

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
DeliveryOptionsCalculateErrorCode = enum("DeliveryOptionsCalculateErrorCode", "GRAPHQL_ERROR NOT_FOUND INVALID")
DeliveryOptionsCalculateError = error_type("DeliveryOptionsCalculateError", DeliveryOptionsCalculateErrorCode)


class ChannelMissing(Refusal):
    code, field = "MISSING_CHANNEL_SLUG", "channel"
    message = "Name the channel to buy in."


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


class CheckoutCreate(CheckoutStep):
    """A new checkout, perhaps with lines, addresses and e-mail at once."""

    class Arguments:
        input = graphene.Argument(CheckoutCreateInput, required=True)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    @transaction.atomic
    def mutate(_root: Any, info: Any, input: Any) -> Any:
        context = context_of(info)
        user = context.caller.user
        row = services.create(
            channel=_channel(input.get("channel")),
            language=language_of(input.get("language_code") or "") or BASE,
            lines=_lines(input.get("lines") or ()),
            email=input.get("email") or (user.email if user else ""),
            user_id=user.pk if user else None,
            at=context.at,
        )
        if input.get("shipping_address"):
            address = _address(input["shipping_address"])
            row = services.set_shipping_address(checkout_id=row.pk, address=address, at=context.at)
        if input.get("billing_address"):
            address = _address(input["billing_address"])
            row = services.set_billing_address(checkout_id=row.pk, address=address, at=context.at)
        return payload(checkout=CheckoutNode(row, context))


class CheckoutLinesAdd(CheckoutStep):
    """Puts more into it; quantities of the same variant add up."""

    class Arguments(WhichCheckout):
        lines = graphene.List(graphene.NonNull(CheckoutLineInput), required=True)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, lines: Any, **which: Any) -> Any:
        return _stepped(info, services.add_lines, which, lines=_lines(lines))


class CheckoutLinesUpdate(CheckoutStep):
    """Says how many of each there shall be; nought takes a line out."""

    class Arguments(WhichCheckout):
        lines = graphene.List(graphene.NonNull(CheckoutLineUpdateInput), required=True)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, lines: Any, **which: Any) -> Any:
        checkout_id = _named(which)
        variants = _variants_of_lines(checkout_id) if any(line.get("line_id") for line in lines) else {}
        wanted = []
        for line in lines:
            _refuse_own_price(line)
            if line.get("quantity") is None:
                raise Required(field="quantity")
            if line.get("line_id"):
                line_id = decode_uuid(line["line_id"], "CheckoutLine", field="lineId")
                if line_id not in variants:
                    raise NotFound(field="lineId")
                wanted.append(LineWanted(variants[line_id], line["quantity"]))
            elif line.get("variant_id"):
                variant_id = decode(line["variant_id"], "ProductVariant", field="variantId")
                wanted.append(LineWanted(variant_id, line["quantity"]))
            else:
                raise Required(field="variantId")
        return _stepped(info, services.set_lines, which, lines=wanted)


class CheckoutLinesDelete(CheckoutStep):
    """Takes lines out."""

    class Arguments:
        id = graphene.ID()
        token = graphene.Argument(UUID)
        lines_ids = graphene.List(graphene.NonNull(graphene.ID), required=True)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, lines_ids: list[str], **which: Any) -> Any:
        context, checkout_id = context_of(info), _named(which)
        ids = [decode_uuid(value, "CheckoutLine", field="linesIds") for value in lines_ids]
        with transaction.atomic():
            row = _existing(checkout_id)
            for line_id in ids:
                row = services.remove_line(checkout_id=checkout_id, line_id=line_id, at=context.at)
        return payload(checkout=CheckoutNode(row, context))


class CheckoutEmailUpdate(CheckoutStep):
    """Where the order is confirmed to."""

    class Arguments(WhichCheckout):
        email = graphene.String(required=True)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, email: str, **which: Any) -> Any:
        return _stepped(info, services.set_email, which, email=email)


class CheckoutShippingAddressUpdate(CheckoutStep):
    """Where it is sent. The address is always checked by its country's rules."""

    class Arguments(WhichCheckoutNow):
        shipping_address = graphene.Argument(AddressInput, required=True)
        save_address = graphene.Boolean()
        validation_rules = graphene.Argument(CheckoutAddressValidationRules)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(
        _root: Any,
        info: Any,
        shipping_address: Any,
        save_address: bool | None = None,
        validation_rules: Any = None,
        **which: Any,
    ) -> Any:
        return _stepped(info, services.set_shipping_address, which, address=_address(shipping_address))


class CheckoutBillingAddressUpdate(CheckoutStep):
    """To whom it is billed."""

    class Arguments(WhichCheckoutNow):
        billing_address = graphene.Argument(AddressInput, required=True)
        save_address = graphene.Boolean()
        validation_rules = graphene.Argument(CheckoutAddressValidationRules)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(
        _root: Any,
        info: Any,
        billing_address: Any,
        save_address: bool | None = None,
        validation_rules: Any = None,
        **which: Any,
    ) -> Any:
        return _stepped(info, services.set_billing_address, which, address=_address(billing_address))


class CheckoutDeliveryMethodUpdate(CheckoutStep):
    """How it is sent: by the id of a shipping method, or of one of the options of deliveryOptionsCalculate."""

    class Arguments(WhichCheckoutNow):
        delivery_method_id = graphene.ID()

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, delivery_method_id: str | None = None, **which: Any) -> Any:
        if delivery_method_id is None:
            raise Required(field="deliveryMethodId")
        kind = "CheckoutDelivery" if kind_of(delivery_method_id) == "CheckoutDelivery" else "ShippingMethod"
        method_id = decode(delivery_method_id, kind, field="deliveryMethodId")
        return _stepped(info, services.set_delivery_method, which, method_id=method_id)


class CheckoutCustomerAttach(CheckoutStep):
    """Gives the checkout to the user who asks."""

    class Arguments(WhichCheckout):
        customer_id = graphene.ID()

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, customer_id: str | None = None, **which: Any) -> Any:
        user = context_of(info).caller.user
        if user is None:
            raise NotAllowed()
        if customer_id is not None and decode(customer_id, "User", field="customerId") != user.pk:
            raise NotAllowed()
        return _stepped(info, services.attach_user, which, user_id=user.pk, email=user.email)


class CheckoutConfirm(CheckoutStep):
    """Our own step: the buyer confirms what the law asks of them, by the codes of `confirmationsNeeded`."""

    class Arguments:
        id = graphene.ID(required=True)
        confirmations = graphene.List(graphene.NonNull(graphene.String), required=True)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, confirmations: list[str], **which: Any) -> Any:
        return _stepped(info, services.confirm, which, codes=confirmations)


class DeliveryOptionsCalculate(graphene.Mutation):
    """The ways of delivery that reach the checkout's address."""

    class Arguments:
        id = graphene.ID(required=True)

    deliveries = graphene.List(graphene.NonNull(Delivery), required=True)
    errors = errors_field(DeliveryOptionsCalculateError)

    @staticmethod
    @refusals_as_errors(DeliveryOptionsCalculateError, nothing=("deliveries",))
    def mutate(_root: Any, info: Any, id: str) -> Any:
        view = queries.view(checkout_id=decode_uuid(id, "Checkout"), at=context_of(info).at)
        if view is None:
            raise NotFound(field="id")
        return payload(deliveries=[delivery_node(method) for method in view.methods])


class CheckoutComplete(graphene.Mutation):
    """Makes an order of a paid checkout. Asked again, it answers with the same order."""

    class Arguments(WhichCheckout):
        store_source = graphene.Boolean()
        redirect_url = graphene.String()
        payment_data = graphene.Argument(JSONString)
        metadata = graphene.List(graphene.NonNull(MetadataInput))

    order = graphene.Field(Order)
    errors = errors_field(CheckoutError)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(
        _root: Any,
        info: Any,
        store_source: bool | None = None,
        redirect_url: str | None = None,
        payment_data: Any = None,
        metadata: Any = None,
        **which: Any,
    ) -> Any:
        context = context_of(info)
        placed = services.place_order(checkout_id=_named(which), must_be_paid=True, at=context.at)
        order: OrderNode | None = order_node(placed.order_id, context)
        return payload(order=order)


class CheckoutMutations(graphene.ObjectType):
    checkout_create = CheckoutCreate.Field()
    checkout_lines_add = CheckoutLinesAdd.Field()
    checkout_lines_update = CheckoutLinesUpdate.Field()
    checkout_lines_delete = CheckoutLinesDelete.Field()
    checkout_email_update = CheckoutEmailUpdate.Field()
    checkout_shipping_address_update = CheckoutShippingAddressUpdate.Field()
    checkout_billing_address_update = CheckoutBillingAddressUpdate.Field()
    checkout_delivery_method_update = CheckoutDeliveryMethodUpdate.Field()
    checkout_customer_attach = CheckoutCustomerAttach.Field()
    checkout_confirm = CheckoutConfirm.Field()
    delivery_options_calculate = DeliveryOptionsCalculate.Field()
    checkout_complete = CheckoutComplete.Field()


def _stepped(info: Any, step: Any, which: dict[str, Any], **arguments: Any) -> Any:
    """Take one step and answer with the checkout."""
    context = context_of(info)
    row: CheckoutRow = step(checkout_id=_named(which), at=context.at, **arguments)
    return payload(checkout=CheckoutNode(row, context))


def _named(which: dict[str, Any]) -> uuid.UUID:
    """The checkout that the arguments name. Raises Required, BadId."""
    value = which.get("id") or which.get("checkout_id")
    if value:
        return decode_uuid(value, "Checkout")
    if which.get("token"):
        return which["token"]
    raise Required(field="id")


def _existing(checkout_id: uuid.UUID) -> CheckoutRow:
    row = queries.load(checkout_id)
    if row is None:
        raise NotFound(field="id")
    return row


def _variants_of_lines(checkout_id: uuid.UUID) -> dict[uuid.UUID, int]:
    return {line.pk: line.variant_id for line in queries.lines_of(_existing(checkout_id))}


def _channel(slug: str | None) -> Channel:
    if slug is None:
        channels = active_channels()
        if len(channels) != 1:
            raise ChannelMissing()
        return channels[0]
    if channel := channel_by_slug(slug):
        return channel
    raise NotFound(field="channel")


def _lines(lines: Sequence[Any]) -> list[LineWanted]:
    for line in lines:
        _refuse_own_price(line)
    return [
        LineWanted(decode(line["variant_id"], "ProductVariant", field="variantId"), line["quantity"]) for line in lines
    ]


def _refuse_own_price(line: Any) -> None:
    """Nobody sets prices by hand here; Saleor lets apps with HANDLE_CHECKOUTS do it."""
    if line.get("price") is not None:
        raise NotAllowed()


def _address(given: Any) -> AddressTyped:
    names = AddressTyped.__dataclass_fields__
    return AddressTyped(
        **{"country": ""} | {name: str(value) for name, value in given.items() if name in names and value is not None}
    )


def checkout_node(context: Context, checkout_id: uuid.UUID) -> CheckoutNode | None:
    row = queries.load(checkout_id)
    return CheckoutNode(row, context) if row else None


class CheckoutQueries(graphene.ObjectType):
    checkout = graphene.Field(Checkout, id=graphene.ID(), token=graphene.Argument(UUID))

    @staticmethod
    def resolve_checkout(_root: Any, info: Any, **which: Any) -> CheckoutNode | None:
        return checkout_node(context_of(info), _named(which))
