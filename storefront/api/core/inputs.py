"""Inputs that several areas share. Names and types are Saleor's."""

from __future__ import annotations

from typing import Any

import graphene
from graphql import GraphQLError

from storefront.api.core.enums import CountryCode
from storefront.api.core.scalars import UUID, Date, DateTime, Decimal


class StringFilterInput(graphene.InputObjectType):
    eq = graphene.String()
    one_of = graphene.List(graphene.NonNull(graphene.String))


class DecimalFilterInput(graphene.InputObjectType):
    eq = Decimal()
    one_of = graphene.List(graphene.NonNull(Decimal))
    range = graphene.InputField(lambda: DecimalRangeInput)


class DecimalRangeInput(graphene.InputObjectType):
    gte = Decimal()
    lte = Decimal()


class DateRangeInput(graphene.InputObjectType):
    gte = Date()
    lte = Date()


class DateTimeRangeInput(graphene.InputObjectType):
    gte = DateTime()
    lte = DateTime()


class DateTimeFilterInput(graphene.InputObjectType):
    eq = DateTime()
    one_of = graphene.List(graphene.NonNull(DateTime))
    range = graphene.InputField(DateTimeRangeInput)


class IntRangeInput(graphene.InputObjectType):
    gte = graphene.Int()
    lte = graphene.Int()


class IntFilterInput(graphene.InputObjectType):
    eq = graphene.Int()
    one_of = graphene.List(graphene.NonNull(graphene.Int))
    range = graphene.InputField(IntRangeInput)


class GlobalIDFilterInput(graphene.InputObjectType):
    eq = graphene.ID()
    one_of = graphene.List(graphene.NonNull(graphene.ID))


class UUIDFilterInput(graphene.InputObjectType):
    eq = UUID()
    one_of = graphene.List(graphene.NonNull(UUID))


class ContainsFilterInput(graphene.InputObjectType):
    contains_any = graphene.List(graphene.NonNull(graphene.String))
    contains_all = graphene.List(graphene.NonNull(graphene.String))


class MetadataFilter(graphene.InputObjectType):
    key = graphene.String(required=True)
    value = graphene.String()


class MetadataValueFilterInput(graphene.InputObjectType):
    eq = graphene.String()
    one_of = graphene.List(graphene.NonNull(graphene.String))


class MetadataFilterInput(graphene.InputObjectType):
    key = graphene.String(required=True)
    value = graphene.InputField(MetadataValueFilterInput)


class MetadataInput(graphene.InputObjectType):
    key = graphene.String(required=True)
    value = graphene.String(required=True)


class PriceRangeInput(graphene.InputObjectType):
    gte = graphene.Float()
    lte = graphene.Float()


class PriceFilterInput(graphene.InputObjectType):
    currency = graphene.String()
    amount = graphene.InputField(DecimalFilterInput, required=True)


class CountryCodeEnumFilterInput(graphene.InputObjectType):
    eq = graphene.InputField(CountryCode)
    one_of = graphene.List(graphene.NonNull(CountryCode))
    not_one_of = graphene.List(graphene.NonNull(CountryCode))


def refuse(given: Any, *, but: tuple[str, ...], name: str) -> None:
    """Say so when a client narrows by something that this store cannot: a filter left out silently would lie.

    Raises GraphQLError.
    """
    if unknown := sorted(key for key, value in (given or {}).items() if value is not None and key not in but):
        raise GraphQLError(f"This store does not support `{name}` by {', '.join(unknown)}.")
