"""Users as they see themselves."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import graphene
from allauth.account.models import EmailAddress

from storefront.accounts.models import User as UserRow
from storefront.api.accounts.types import Address, address_node
from storefront.api.catalog.attributes import ObjectWithAttributes
from storefront.api.catalog.types import THUMBNAIL
from storefront.api.core.connections import PAGING, Connection
from storefront.api.core.context import context_of
from storefront.api.core.ids import decode_uuid, encode
from storefront.api.core.inputs import refuse
from storefront.api.core.interfaces import Node, ObjectWithMetadata
from storefront.api.core.pictures import Image
from storefront.api.core.scalars import DateTime
from storefront.api.orders.inputs import CustomerOrderWhereInput
from storefront.api.orders.queries import order_list
from storefront.api.orders.types import OrderCountableConnection
from storefront.orders.queries import orders_of


class User(graphene.ObjectType):
    """Somebody with an account, as they see themselves."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata, ObjectWithAttributes)

    email = graphene.String(required=True)
    first_name = graphene.String(required=True)
    last_name = graphene.String(required=True)
    is_staff = graphene.Boolean(required=True)
    is_active = graphene.Boolean(required=True)
    is_confirmed = graphene.Boolean(required=True)
    date_joined = graphene.Field(DateTime, required=True)
    addresses = graphene.List(graphene.NonNull(Address), required=True)
    default_billing_address = graphene.Field(Address)
    default_shipping_address = graphene.Field(Address)
    avatar = graphene.Field(Image, args=THUMBNAIL)
    orders = graphene.Field(OrderCountableConnection, where=graphene.Argument(CustomerOrderWhereInput), **PAGING)

    @staticmethod
    def resolve_default_billing_address(root: Any, _info: Any) -> Any:
        return address_node(root.row.default_billing_address)

    @staticmethod
    def resolve_default_shipping_address(root: Any, _info: Any) -> Any:
        return address_node(root.row.default_shipping_address)

    @staticmethod
    def resolve_is_confirmed(root: Any, _info: Any) -> bool:
        return EmailAddress.objects.filter(user_id=root.row.pk, verified=True).exists()

    @staticmethod
    def resolve_addresses(root: Any, _info: Any) -> list[Any]:
        return [address_node(row) for row in root.row.addresses.order_by("pk")]

    @staticmethod
    def resolve_assigned_attribute(_root: Any, _info: Any, slug: str) -> None:
        # Only works have attributes here, not people.
        return None

    @staticmethod
    def resolve_assigned_attributes(_root: Any, _info: Any, limit: int | None = None) -> list[Any]:
        return []

    @staticmethod
    def resolve_orders(root: Any, info: Any, where: Any = None, **paging: Any) -> Connection:
        refuse(where, but=("ids",), name="where")
        rows = orders_of(user_id=root.row.pk)
        if where and where.get("ids") is not None:
            rows = rows.filter(pk__in=[decode_uuid(value, "Order") for value in where["ids"]])
        return order_list(rows.prefetch_related(None), context_of(info), **paging)

    @staticmethod
    def resolve_avatar(_root: Any, _info: Any, **_size: Any) -> None:
        return None


def user_node(row: UserRow) -> SimpleNamespace:
    """A user as the type reads them."""
    return SimpleNamespace(
        id=encode("User", row.pk),
        email=row.email,
        first_name=row.first_name,
        last_name=row.last_name,
        is_staff=row.is_operator,
        is_active=row.is_active,
        date_joined=row.date_joined,
        row=row,
    )
