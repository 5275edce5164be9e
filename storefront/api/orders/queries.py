"""order, orders, and the orders of whoever is signed in."""

from __future__ import annotations

from typing import Any

import graphene
from django.db.models import QuerySet

from storefront.accounts.models import Permission
from storefront.api.core.connections import PAGING, Connection, slice_of
from storefront.api.core.context import Context, context_of
from storefront.api.core.ids import decode_uuid
from storefront.api.core.inputs import refuse
from storefront.api.orders.inputs import OrderFilterInput, OrderSortingInput, OrderWhereInput
from storefront.api.orders.nodes import OrderNode, order_node, order_nodes
from storefront.api.orders.types import Order, OrderCountableConnection
from storefront.orders.models import Order as OrderRow


class OrderQueries(graphene.ObjectType):
    order = graphene.Field(Order, id=graphene.ID(), external_reference=graphene.String())
    orders = graphene.Field(
        OrderCountableConnection,
        sort_by=graphene.Argument(OrderSortingInput),
        filter=graphene.Argument(OrderFilterInput),
        where=graphene.Argument(OrderWhereInput),
        channel=graphene.String(),
        search=graphene.String(),
        **PAGING,
    )

    @staticmethod
    def resolve_order(
        _root: Any, info: Any, id: str | None = None, external_reference: str | None = None
    ) -> OrderNode | None:
        """Whoever holds an order's id may read it, as on the order's page: the id cannot be guessed."""
        return order_node(decode_uuid(id, "Order"), context_of(info)) if id is not None else None

    @staticmethod
    def resolve_orders(
        _root: Any,
        info: Any,
        sort_by: Any = None,
        filter: Any = None,
        where: Any = None,
        channel: str | None = None,
        search: str | None = None,
        **paging: Any,
    ) -> Connection:
        context = context_of(info)
        context.caller.must(Permission.MANAGE_ORDERS)
        refuse(sort_by, but=("direction", "field"), name="sortBy")
        refuse({"search": search or None}, but=(), name="orders")
        refuse(filter, but=("numbers", "ids"), name="filter")
        refuse(where, but=("ids",), name="where")
        rows = OrderRow.objects.all()
        if channel is not None:
            rows = rows.filter(channel__slug=channel)
        if filter and filter.get("numbers") is not None:
            rows = rows.filter(
                number__in=[int(n) for n in filter["numbers"] if n.isascii() and n.isdigit() and len(n) < 10]
            )
        for given in (filter, where):
            if given and given.get("ids") is not None:
                rows = rows.filter(pk__in=[decode_uuid(value, "Order") for value in given["ids"]])
        ascending = bool(sort_by) and sort_by["direction"] == "ASC"
        return order_list(rows.order_by("number" if ascending else "-number"), context, **paging)


def order_list(rows: QuerySet[OrderRow], context: Context, **paging: Any) -> Connection:
    """A page of orders."""
    part = slice_of(**paging).resolved(rows.count)
    wanted = rows.select_related("channel", "shipping_address", "billing_address")
    found = list(wanted[part.offset : part.offset + part.limit + 1])
    return Connection(
        order_nodes(found[: part.limit], context) if found else [],
        offset=part.offset,
        has_more=len(found) > part.limit,
        total=rows.count,
    )
