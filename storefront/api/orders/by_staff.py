"""orderConfirm, orderMarkAsPaid, orderVoid, orderFulfillmentCancel: what the staff decide about an order's money."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils.translation import gettext_lazy as _

from common.errors import NotFound, Refusal
from storefront.accounts.models import Permission
from storefront.api.core.context import context_of
from storefront.api.core.ids import decode, decode_uuid
from storefront.api.orders.errors import WithErrors, done, refusing, user_id
from storefront.api.orders.nodes import order_node
from storefront.api.orders.types import Fulfillment, Order
from storefront.checkout.services.by_hand import let_go_of_promise, mark_as_paid
from storefront.orders import services
from storefront.orders.models import Fulfillment as FulfillmentRow
from storefront.orders.services.cancellation import OPERATOR, cancel_parcel


class AlreadySent(Refusal):
    """What has left the shop arrives and is returned."""

    code = "CANNOT_CANCEL_FULFILLMENT"
    message = _("It has been sent and can no longer be cancelled. Once it has arrived, it can be returned.")


class OrderConfirm(WithErrors, graphene.Mutation):
    """Takes money that is promised. The order is paid once the gateway has answered, a moment later."""

    class Arguments:
        id = graphene.ID(required=True)

    order = graphene.Field(Order)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, id: str) -> Any:
        context = context_of(info)
        context.caller.must(Permission.MANAGE_ORDERS)
        order_id = decode_uuid(id, "Order")
        services.confirm_order(order_id=order_id, by_user_id=user_id(context), at=context.at)
        return done(order=order_node(order_id, context))


class OrderMarkAsPaid(WithErrors, graphene.Mutation):
    """Notes that the whole of an order was paid another way; what follows is as after any payment."""

    class Arguments:
        id = graphene.ID(required=True)
        transaction_reference = graphene.String()

    order = graphene.Field(Order)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, id: str, transaction_reference: str | None = None) -> Any:
        context = context_of(info)
        context.caller.must(Permission.MANAGE_ORDERS)
        order_id = decode_uuid(id, "Order")
        by = context.caller.app.name[:40] if context.caller.app else "staff"
        mark_as_paid(order_id=order_id, by=by, reference=(transaction_reference or "").strip()[:120], at=context.at)
        return done(order=order_node(order_id, context))


class OrderVoid(WithErrors, graphene.Mutation):
    """Lets go of money that is promised. The order is given up with it, and its pieces are free again."""

    class Arguments:
        id = graphene.ID(required=True)

    order = graphene.Field(Order)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, id: str) -> Any:
        context = context_of(info)
        context.caller.must(Permission.MANAGE_ORDERS)
        order_id = decode_uuid(id, "Order")
        let_go_of_promise(order_id=order_id, by=OPERATOR, at=context.at)
        return done(order=order_node(order_id, context))


class FulfillmentCancelInput(graphene.InputObjectType):
    warehouse_id = graphene.ID()


class OrderFulfillmentCancel(WithErrors, graphene.Mutation):
    """Cancels a parcel that was not sent: its pieces go back to the warehouse that they were promised from, whichever
    `warehouseId` says, and what was paid for them goes back to the buyer, delivery included.
    """

    class Arguments:
        id = graphene.ID(required=True)
        input = FulfillmentCancelInput()

    class Meta:
        name = "FulfillmentCancel"

    fulfillment = graphene.Field(Fulfillment)
    order = graphene.Field(Order)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, id: str, input: Any = None) -> Any:
        context = context_of(info)
        context.caller.must(Permission.MANAGE_ORDERS)
        parcel = FulfillmentRow.objects.filter(pk=decode(id, "Fulfillment")).first()
        if parcel is None:
            raise NotFound(field="id")
        if parcel.is_sent:
            raise AlreadySent()
        cancel_parcel(
            fulfillment_id=parcel.pk,
            shop_ids=[parcel.shop_id],
            by_user_id=user_id(context),
            note="",
            at=context.at,
        )
        node = order_node(parcel.order_id, context)
        assert node is not None, "It has a parcel."
        return done(order=node, fulfillment=next(each for each in node.fulfillments if each.pk == parcel.pk))


class StaffOrderMutations(graphene.ObjectType):
    order_confirm = OrderConfirm.Field()
    order_mark_as_paid = OrderMarkAsPaid.Field()
    order_void = OrderVoid.Field()
    order_fulfillment_cancel = OrderFulfillmentCancel.Field()
