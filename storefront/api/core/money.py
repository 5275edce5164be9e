"""Money as Saleor's clients read it."""

from __future__ import annotations

import graphene


class Money(graphene.ObjectType):
    """An amount of one currency."""

    currency = graphene.String(required=True)
    amount = graphene.Float(required=True)


class TaxedMoney(graphene.ObjectType):
    """One price with and without tax."""

    currency = graphene.String(required=True)
    gross = graphene.Field(Money, required=True)
    net = graphene.Field(Money, required=True)
    tax = graphene.Field(Money, required=True)


class TaxedMoneyRange(graphene.ObjectType):
    """From the cheapest to the dearest."""

    start = graphene.Field(TaxedMoney)
    stop = graphene.Field(TaxedMoney)


class MoneyInput(graphene.InputObjectType):
    currency = graphene.String(required=True)
    amount = graphene.Field("storefront.api.core.scalars.PositiveDecimal", required=True)
