"""The steps of a checkout. Each translates and calls one service of the store; the rules are there."""

from __future__ import annotations

import uuid
from typing import Any

import graphene
from django.db import transaction

from catalog.pricing.models import Channel
from catalog.pricing.queries import active_channels, channel_by_slug
from common.errors import NotAllowed, NotFound, Refusal, Required
from storefront.api.checkout.addresses import (
    CheckoutBillingAddressUpdate,
    CheckoutShippingAddressUpdate,
    address_typed,
)
from storefront.api.checkout.inputs import CheckoutCreateInput
from storefront.api.checkout.lines import (
    CheckoutLinesAdd,
    CheckoutLinesDelete,
    CheckoutLinesUpdate,
    lines_wanted,
)
from storefront.api.checkout.nodes import CheckoutNode, delivery_node
from storefront.api.checkout.promo_codes import CheckoutAddPromoCode, CheckoutRemovePromoCode
from storefront.api.checkout.steps import (
    CheckoutError,
    CheckoutStep,
    WhichCheckout,
    WhichCheckoutNow,
    existing,
    named,
    stepped,
)
from storefront.api.checkout.types import Checkout, Delivery
from storefront.api.core.context import Context, context_of
from storefront.api.core.enums import enum
from storefront.api.core.errors import error_type, errors_field, payload, refusals_as_errors
from storefront.api.core.ids import decode, decode_uuid, kind_of
from storefront.api.core.inputs import MetadataInput
from storefront.api.core.languages import BASE, language_of
from storefront.api.core.scalars import UUID, JSONString
from storefront.api.orders.nodes import order_node, order_nodes
from storefront.api.orders.types import Order
from storefront.checkout import queries, services

DeliveryOptionsCalculateErrorCode = enum("DeliveryOptionsCalculateErrorCode", "GRAPHQL_ERROR NOT_FOUND INVALID")
DeliveryOptionsCalculateError = error_type("DeliveryOptionsCalculateError", DeliveryOptionsCalculateErrorCode)


class ChannelMissing(Refusal):
    code, field = "MISSING_CHANNEL_SLUG", "channel"
    message = "Name the channel to buy in."


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
            lines=lines_wanted(input.get("lines") or ()),
            email=input.get("email") or (user.email if user else ""),
            user_id=user.pk if user else None,
            at=context.at,
        )
        if input.get("shipping_address"):
            address = address_typed(input["shipping_address"])
            row = services.set_shipping_address(checkout_id=row.pk, address=address, at=context.at)
        if input.get("billing_address"):
            address = address_typed(input["billing_address"])
            row = services.set_billing_address(checkout_id=row.pk, address=address, at=context.at)
        return payload(checkout=CheckoutNode(row, context))


class CheckoutEmailUpdate(CheckoutStep):
    """Where the order is confirmed to."""

    class Arguments(WhichCheckout):
        email = graphene.String(required=True)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, email: str, **which: Any) -> Any:
        return stepped(info, services.set_email, which, email=email)


class CheckoutDeliveryMethodUpdate(CheckoutStep):
    """How it is sent: by the id of a shipping method, or of one of the options of deliveryOptionsCalculate."""

    class Arguments(WhichCheckoutNow):
        delivery_method_id = graphene.ID()

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, delivery_method_id: str | None = None, **which: Any) -> Any:
        if delivery_method_id is None:
            raise Required(field="deliveryMethodId")
        if kind_of(delivery_method_id) == "Warehouse":
            warehouse_id = decode(delivery_method_id, "Warehouse", field="deliveryMethodId")
            return stepped(info, services.set_collection_point, which, warehouse_id=warehouse_id)
        kind = "CheckoutDelivery" if kind_of(delivery_method_id) == "CheckoutDelivery" else "ShippingMethod"
        method_id = decode(delivery_method_id, kind, field="deliveryMethodId")
        return stepped(info, services.set_delivery_method, which, method_id=method_id)


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
        return stepped(info, services.attach_user, which, user_id=user.pk, email=user.email)


class CheckoutConfirm(CheckoutStep):
    """Our own step: the buyer confirms what the law asks of them, by the codes of `confirmationsNeeded`."""

    class Arguments:
        id = graphene.ID(required=True)
        confirmations = graphene.List(graphene.NonNull(graphene.String), required=True)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, confirmations: list[str], **which: Any) -> Any:
        return stepped(info, services.confirm, which, codes=confirmations)


class CheckoutReserve(CheckoutStep):
    """Our own step, before paying: keeps the pieces for the buyer for a while and notes the total that they see.

    Until when is `stockReservationExpires`. Should the total change afterwards, `problems` tell it line by line.
    """

    class Arguments:
        id = graphene.ID(required=True)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, **which: Any) -> Any:
        context, checkout_id = context_of(info), named(which)
        services.hold(checkout_id=checkout_id, at=context.at)
        services.note_shown(checkout_id=checkout_id, quote=CheckoutNode(existing(checkout_id), context).view.quote)
        return payload(checkout=CheckoutNode(existing(checkout_id), context))


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
    def mutate(_root: Any, info: Any, **which: Any) -> Any:
        context = context_of(info)
        placed = services.place_order(checkout_id=named(which), must_be_paid=True, at=context.at)
        if placed.written:
            return payload(order=order_nodes([placed.written], context)[0])
        return payload(order=order_node(placed.order_id, context))


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
    checkout_add_promo_code = CheckoutAddPromoCode.Field()
    checkout_remove_promo_code = CheckoutRemovePromoCode.Field()
    checkout_confirm = CheckoutConfirm.Field()
    delivery_options_calculate = DeliveryOptionsCalculate.Field()
    checkout_reserve = CheckoutReserve.Field()
    checkout_complete = CheckoutComplete.Field()


def _channel(slug: str | None) -> Channel:
    if slug is None:
        channels = active_channels()
        if len(channels) != 1:
            raise ChannelMissing()
        return channels[0]
    if channel := channel_by_slug(slug):
        return channel
    raise NotFound(field="channel")


def checkout_node(context: Context, checkout_id: uuid.UUID) -> CheckoutNode | None:
    row = queries.load(checkout_id)
    return CheckoutNode(row, context) if row else None


class CheckoutQueries(graphene.ObjectType):
    checkout = graphene.Field(Checkout, id=graphene.ID(), token=graphene.Argument(UUID))

    @staticmethod
    def resolve_checkout(_root: Any, info: Any, **which: Any) -> CheckoutNode | None:
        return checkout_node(context_of(info), named(which))
