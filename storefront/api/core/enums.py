"""Enums whose members are their own values, and those that every area uses. Members are Saleor's."""

from __future__ import annotations

from enum import StrEnum

import graphene
from django_countries import countries

from storefront.api.core.languages import LANGUAGE_CODES


def enum(name: str, members: str) -> type[graphene.Enum]:
    """A GraphQL enum of members parted by blanks; in Python each is a string, its own name."""
    return graphene.Enum.from_enum(StrEnum(name, [(member, member) for member in members.split()]))


def members(of: type[graphene.Enum]) -> frozenset[str]:
    return frozenset(of._meta.enum.__members__)


CountryCode = enum("CountryCode", " ".join([*countries.countries, "EU"]))
LanguageCodeEnum = enum("LanguageCodeEnum", " ".join(LANGUAGE_CODES))
OrderDirection = enum("OrderDirection", "ASC DESC")
ThumbnailFormatEnum = enum("ThumbnailFormatEnum", "ORIGINAL AVIF WEBP")
StockAvailability = enum("StockAvailability", "IN_STOCK OUT_OF_STOCK")
AddressTypeEnum = enum("AddressTypeEnum", "BILLING SHIPPING")
