"""Saleor's scalars beyond GraphQL's own."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from decimal import Decimal as Exact
from typing import Any

import graphene
from graphql import GraphQLError
from graphql.language import ast

JSONString = graphene.JSONString
UUID = graphene.UUID
Date = graphene.Date

# What the columns of amounts hold: twelve digits, two of them behind the point.
LARGEST_AMOUNT = 10**10
LONGEST_AMOUNT = 60
DECIMAL = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,4})?")


def _amount(value: Any) -> Exact:
    """A number that an amount can be. Raises GraphQLError."""
    # Python reads more than that as a number: 1_000, full-width digits, blanks around it.
    text = str(value)
    if len(text) > LONGEST_AMOUNT or not DECIMAL.fullmatch(text):
        raise GraphQLError(f"{text[:40]!r} is not a decimal number.")
    number = Exact(text)
    if abs(number) >= LARGEST_AMOUNT:
        raise GraphQLError(f"{str(value)[:40]!r} is out of reach: amounts have at most ten digits before the point.")
    return number


class Decimal(graphene.Decimal):
    """An exact decimal number."""

    @staticmethod
    def parse_value(value: Any) -> Exact:
        return _amount(value)

    @classmethod
    def parse_literal(cls, node: Any, _variables: Any = None) -> Exact:
        if not isinstance(node, ast.IntValueNode | ast.FloatValueNode | ast.StringValueNode):
            raise GraphQLError("Expected a decimal number.")
        return _amount(node.value)


class DateTime(graphene.DateTime):
    """An instant. One that has no place in UTC's calendar is none."""

    @staticmethod
    def parse_value(value: Any) -> datetime:
        parsed: datetime = graphene.DateTime.parse_value(value)
        try:
            return parsed.astimezone(UTC) if parsed.tzinfo else parsed
        except OverflowError:
            raise GraphQLError(f"{str(value)[:40]!r} is out of reach.") from None

    @classmethod
    def parse_literal(cls, node: Any, _variables: Any = None) -> datetime:
        if not isinstance(node, ast.StringValueNode):
            raise GraphQLError("Expected an instant, as 2026-06-13T08:00:00+08:00.")
        return cls.parse_value(node.value)


class PositiveDecimal(graphene.Scalar):
    """A decimal number that is not below zero."""

    @staticmethod
    def serialize(value: Any) -> str:
        return str(value)

    @staticmethod
    def parse_value(value: Any) -> Exact:
        number = _amount(value)
        if number < 0:
            raise GraphQLError(f"{value!r} must be a number that is not below zero.")
        return number

    @classmethod
    def parse_literal(cls, node: Any, _variables: Any = None) -> Exact:
        if not isinstance(node, ast.IntValueNode | ast.FloatValueNode | ast.StringValueNode):
            raise GraphQLError("Expected a decimal number.")
        return cls.parse_value(node.value)


class PositiveInt(graphene.Int):
    """A whole number above zero."""

    @staticmethod
    def coerce_int(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 2**31:
            raise GraphQLError(f"{value!r} must be a whole number above zero.")
        return value

    serialize = coerce_int
    parse_value = coerce_int

    @classmethod
    def parse_literal(cls, node: Any, _variables: Any = None) -> int:
        if not isinstance(node, ast.IntValueNode):
            raise GraphQLError("Expected a whole number.")
        return cls.coerce_int(int(node.value))


class JSON(graphene.Scalar):
    """Any JSON value."""

    @staticmethod
    def serialize(value: Any) -> Any:
        return value

    @staticmethod
    def parse_value(value: Any) -> Any:
        return value

    @classmethod
    def parse_literal(cls, node: Any, _variables: Any = None) -> Any:
        if isinstance(node, ast.ObjectValueNode):
            return {field.name.value: cls.parse_literal(field.value) for field in node.fields}
        if isinstance(node, ast.ListValueNode):
            return [cls.parse_literal(value) for value in node.values]
        if isinstance(node, ast.StringValueNode | ast.EnumValueNode):
            return node.value
        if isinstance(node, ast.NullValueNode):
            return None
        return json.loads(str(node.value).lower())


class GenericScalar(JSON):
    """What a token carries; any JSON value."""
