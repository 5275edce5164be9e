"""Channels: markets with one currency each."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import Any

import graphene
from django.utils.translation import override
from django_countries import countries
from graphql import GraphQLError

from catalog.pricing.models import Channel as ChannelRow
from catalog.pricing.queries import active_channels, channel_by_slug
from storefront.accounts.models import Permission
from storefront.api.core.context import Context
from storefront.api.core.ids import decode, encode
from storefront.api.core.interfaces import Node, ObjectWithMetadata
from storefront.api.core.languages import BASE
from storefront.api.core.text import plain


class CountryDisplay(graphene.ObjectType):
    """A country by code and name."""

    code = graphene.String(required=True)
    country = graphene.String(required=True)


class Channel(graphene.ObjectType):
    """A market with one currency."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    slug = graphene.String(required=True)
    name = graphene.String(required=True)
    is_active = graphene.Boolean(required=True)
    currency_code = graphene.String(required=True)
    default_country = graphene.Field(CountryDisplay, required=True)
    countries = graphene.List(graphene.NonNull(CountryDisplay))


class ChannelQueries(graphene.ObjectType):
    channel = graphene.Field(Channel, id=graphene.ID(), slug=graphene.String())
    channels = graphene.List(graphene.NonNull(Channel))

    @staticmethod
    def resolve_channel(_root: Any, _info: Any, id: str | None = None, slug: str | None = None) -> Any:
        if slug is not None:
            row = channel_by_slug(slug)
        elif id is not None:
            pk = decode(id, "Channel")
            row = next((row for row in active_channels() if row.pk == pk), None)
        else:
            raise GraphQLError("Either `id` or `slug` is needed.")
        return channel_node(row) if row else None

    @staticmethod
    def resolve_channels(_root: Any, _info: Any) -> list[Any]:
        return [channel_node(row) for row in active_channels()]


def channel_node(row: ChannelRow) -> SimpleNamespace:
    """A channel as the type reads it."""
    return SimpleNamespace(
        id=encode("Channel", row.pk),
        slug=row.slug,
        name=plain(row.name),
        is_active=row.is_active,
        currency_code=row.currency,
        default_country=country_node(row.default_country),
        countries=[country_node(code) for code in row.countries],
    )


@cache
def country_node(code: str) -> SimpleNamespace:
    """A country, named in the language of fields that take no languageCode."""
    with override(BASE):
        return SimpleNamespace(code=code, country=str(countries.name(code)))


def named_channel(context: Context, slug: str | None) -> tuple[ChannelRow | None, bool]:
    """The channel that a read names, and whether it is read with the eyes of staff, who need not name one.

    An unknown or inactive channel is None: there is nothing to see. Raises GraphQLError when a shopper names none
    although there are several.
    """
    staff = context.caller.may(Permission.MANAGE_PRODUCTS)
    if slug is not None:
        return channel_by_slug(slug), staff
    if staff:
        return None, True
    channels = active_channels()
    if len(channels) != 1:
        raise GraphQLError("More than one channel exists. Please provide a `channel` argument.")
    return channels[0], False


def can_see(context: Context, slug: str | None) -> tuple[ChannelRow | None, bool] | None:
    """As `named_channel`, and None when a channel was named that is not there."""
    channel, staff = named_channel(context, slug)
    return None if channel is None and slug is not None else (channel, staff)
