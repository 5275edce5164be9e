"""Where pieces lie, and where orders can be collected."""

from __future__ import annotations

from types import SimpleNamespace

import graphene

from catalog.stock.models import Warehouse as WarehouseRow
from storefront.api.accounts.types import Address
from storefront.api.catalog.channels import country_node
from storefront.api.core.enums import enum
from storefront.api.core.ids import encode
from storefront.api.core.interfaces import Node, ObjectWithMetadata
from storefront.api.core.text import plain

WarehouseClickAndCollectOptionEnum = enum("WarehouseClickAndCollectOptionEnum", "DISABLED LOCAL ALL")


class Warehouse(graphene.ObjectType):
    """A warehouse of a shop. `openingHours` and `readyInDays` are ours: when an order can be collected."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    name = graphene.String(required=True)
    slug = graphene.String(required=True)
    address = graphene.Field(Address, required=True)
    click_and_collect_option = graphene.Field(WarehouseClickAndCollectOptionEnum, required=True)
    opening_hours = graphene.String(required=True)
    ready_in_days = graphene.Int(required=True)


def warehouse_node(row: WarehouseRow) -> SimpleNamespace:
    """A warehouse as the type reads it."""
    return SimpleNamespace(
        id=encode("Warehouse", row.pk),
        name=plain(row.name),
        slug=row.slug,
        click_and_collect_option=row.collection.upper(),
        opening_hours=plain(row.opening_hours),
        ready_in_days=row.ready_in_days,
        address=SimpleNamespace(
            id=encode("Address", f"warehouse-{row.pk}"),
            first_name="",
            last_name="",
            company_name=plain(row.name),
            street_address_1=row.street_address,
            street_address_2="",
            city=row.city,
            city_area=row.city_area,
            postal_code=row.postal_code,
            country=country_node(row.country),
            country_area=row.country_area,
            phone=row.phone or None,
        ),
    )
