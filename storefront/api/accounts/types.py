"""Users and addresses as Saleor's clients read them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import graphene

from storefront.accounts.models import Address as AddressRow
from storefront.accounts.models import User as UserRow
from storefront.api.catalog.attributes import ObjectWithAttributes
from storefront.api.catalog.channels import CountryDisplay, country_node
from storefront.api.catalog.types import THUMBNAIL
from storefront.api.core.ids import encode
from storefront.api.core.interfaces import Node, ObjectWithMetadata
from storefront.api.core.pictures import Image
from storefront.api.core.scalars import DateTime


class Address(graphene.ObjectType):
    """Where something is sent, or to whom it is billed."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    first_name = graphene.String(required=True)
    last_name = graphene.String(required=True)
    company_name = graphene.String(required=True)
    street_address_1 = graphene.String(required=True)
    street_address_2 = graphene.String(required=True)
    city = graphene.String(required=True)
    city_area = graphene.String(required=True)
    postal_code = graphene.String(required=True)
    country = graphene.Field(CountryDisplay, required=True)
    country_area = graphene.String(required=True)
    phone = graphene.String()


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
    def resolve_avatar(_root: Any, _info: Any, **_size: Any) -> None:
        return None


def address_node(row: AddressRow | None) -> SimpleNamespace | None:
    """An address as the type reads it."""
    if row is None:
        return None
    return SimpleNamespace(
        id=encode("Address", row.pk),
        first_name=row.first_name,
        last_name=row.last_name,
        company_name=row.company_name,
        street_address_1=row.street_address_1,
        street_address_2=row.street_address_2,
        city=row.city,
        city_area=row.city_area,
        postal_code=row.postal_code,
        country=country_node(str(row.country)),
        country_area=row.country_area,
        phone=row.phone or None,
    )


def user_node(row: UserRow) -> SimpleNamespace:
    """A user as the type reads them."""
    return SimpleNamespace(
        id=encode("User", row.pk),
        email=row.email,
        first_name=row.first_name,
        last_name=row.last_name,
        is_staff=row.is_operator,
        is_active=row.is_active,
        is_confirmed=True,
        date_joined=row.date_joined,
        default_billing_address=None,
        default_shipping_address=None,
        row=row,
    )
