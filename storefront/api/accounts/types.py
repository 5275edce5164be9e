"""Addresses as Saleor's clients read them."""

from __future__ import annotations

from types import SimpleNamespace

import graphene

from storefront.accounts.models import Address as AddressRow
from storefront.api.catalog.channels import CountryDisplay, country_node
from storefront.api.core.ids import encode
from storefront.api.core.interfaces import Node, ObjectWithMetadata


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
