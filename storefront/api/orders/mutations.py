"""orderCancel, orderFulfill, orderFulfillmentUpdateTracking: what apps and the staff do with orders."""

from __future__ import annotations

import uuid
from typing import Any

import graphene
from django.db import transaction

from catalog.stock.models import Warehouse
from common.errors import Invalid, NotFound
from storefront.accounts.models import Permission
from storefront.api.core.context import context_of
from storefront.api.core.ids import decode, decode_uuid
from storefront.api.orders.by_staff import StaffOrderMutations
from storefront.api.orders.errors import WithErrors, done, refusing, user_id
from storefront.api.orders.nodes import order_node
from storefront.api.orders.types import Fulfillment, Order
from storefront.orders import services
from storefront.orders.models import Fulfillment as FulfillmentRow
from storefront.orders.models import OrderLine
from storefront.orders.services.cancellation import OPERATOR, cancel


class OrderFulfillStockInput(graphene.InputObjectType):
    quantity = graphene.Int(required=True)
    warehouse = graphene.ID(required=True)


class OrderFulfillLineInput(graphene.InputObjectType):
    order_line_id = graphene.ID()
    stocks = graphene.List(graphene.NonNull(OrderFulfillStockInput), required=True)


class OrderFulfillInput(graphene.InputObjectType):
    lines = graphene.List(graphene.NonNull(OrderFulfillLineInput), required=True)
    notify_customer = graphene.Boolean()
    allow_stock_to_be_exceeded = graphene.Boolean()
    tracking_number = graphene.String()


class FulfillmentUpdateTrackingInput(graphene.InputObjectType):
    tracking_number = graphene.String()
    notify_customer = graphene.Boolean()


class OrderCancel(WithErrors, graphene.Mutation):
    """Cancels all that has not been sent: pieces are free again, and what was paid for them goes back."""

    class Arguments:
        id = graphene.ID(required=True)

    order = graphene.Field(Order)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, id: str) -> Any:
        context = context_of(info)
        context.caller.must(Permission.MANAGE_ORDERS)
        order_id = decode_uuid(id, "Order")
        cancel(order_id=order_id, by=OPERATOR, by_user_id=user_id(context), at=context.at)
        return done(order=order_node(order_id, context))


class OrderFulfill(WithErrors, graphene.Mutation):
    """Sends pieces: one parcel for each shop among the lines, all of them or none. The buyer is always told."""

    class Arguments:
        order = graphene.ID()
        input = graphene.Argument(OrderFulfillInput, required=True)

    fulfillments = graphene.List(graphene.NonNull(Fulfillment))
    order = graphene.Field(Order)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, input: Any, order: str | None = None) -> Any:
        context = context_of(info)
        context.caller.must(Permission.MANAGE_ORDERS)
        if order is None:
            raise NotFound(field="order")
        order_id = decode_uuid(order, "Order", field="order")
        with transaction.atomic():
            sent = [
                services.send(
                    fulfillment_id=parcel.pk,
                    shop_ids=[parcel.shop_id],
                    tracking_number=input.get("tracking_number") or "",
                    quantities=quantities,
                    needs_number=False,
                    by_user_id=user_id(context),
                    at=context.at,
                )
                for parcel, quantities in _parcels(order_id, input["lines"])
            ]
        node = order_node(order_id, context)
        assert node is not None, "Its parcels were just sent."
        keys = {parcel.pk for parcel in sent}
        return done(order=node, fulfillments=[each for each in node.fulfillments if each.pk in keys])


class OrderFulfillmentUpdateTracking(WithErrors, graphene.Mutation):
    """Corrects the tracking number of a parcel that was sent."""

    class Arguments:
        id = graphene.ID(required=True)
        input = graphene.Argument(FulfillmentUpdateTrackingInput, required=True)

    class Meta:
        name = "FulfillmentUpdateTracking"

    fulfillment = graphene.Field(Fulfillment)
    order = graphene.Field(Order)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, id: str, input: Any) -> Any:
        context = context_of(info)
        context.caller.must(Permission.MANAGE_ORDERS)
        parcel = FulfillmentRow.objects.filter(pk=decode(id, "Fulfillment")).first()
        if parcel is None or not parcel.is_sent:
            raise NotFound(field="id")
        services.send(
            fulfillment_id=parcel.pk,
            shop_ids=[parcel.shop_id],
            tracking_number=input.get("tracking_number") or "",
            carrier=parcel.carrier,
            by_user_id=user_id(context),
            at=context.at,
        )
        node = order_node(parcel.order_id, context)
        assert node is not None, "It has a parcel."
        return done(order=node, fulfillment=next(each for each in node.fulfillments if each.pk == parcel.pk))


class OrderMutations(StaffOrderMutations):
    order_cancel = OrderCancel.Field()
    order_fulfill = OrderFulfill.Field()
    order_fulfillment_update_tracking = OrderFulfillmentUpdateTracking.Field()


def _parcels(order_id: uuid.UUID, lines: list[Any]) -> list[tuple[FulfillmentRow, dict[uuid.UUID, int]]]:
    """The waiting parcel of each shop among the lines, with what of it shall go."""
    wanted: dict[uuid.UUID, int] = {}
    warehouses = set()
    for line in lines:
        if line.get("order_line_id") is None:
            raise Invalid(field="lines", detail="A line has no orderLineId.")
        pk = decode_uuid(line["order_line_id"], "OrderLine", field="orderLineId")
        wanted[pk] = wanted.get(pk, 0) + sum(stock["quantity"] for stock in line["stocks"])
        warehouses |= {decode(stock["warehouse"], "Warehouse", field="warehouse") for stock in line["stocks"]}
    rows = {row.pk: row for row in OrderLine.objects.filter(pk__in=wanted, order_id=order_id)}
    shops = {row.shop_id for row in rows.values()}
    known = Warehouse.objects.filter(pk__in=warehouses, shop_id__in=shops).count()
    if not wanted or len(rows) < len(wanted) or known < len(warehouses):
        raise NotFound(field="lines")
    waiting = {
        parcel.shop_id: parcel
        for parcel in FulfillmentRow.objects.filter(
            order_id=order_id, shop_id__in=shops, status=FulfillmentRow.Status.WAITING
        ).order_by("pk")
    }
    if set(waiting) < shops:
        raise Invalid(field="lines", detail="There is nothing left to send of these lines.")
    return [
        (parcel, {pk: count for pk, count in wanted.items() if rows[pk].shop_id == shop})
        for shop, parcel in waiting.items()
    ]
