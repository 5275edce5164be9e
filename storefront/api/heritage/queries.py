"""The root fields of heritage."""

from __future__ import annotations

from typing import Any

import graphene
from graphql import GraphQLError

from inheritors.registry.queries import (
    Leaf,
    heritage_cards,
    heritage_list,
    heritage_page,
    inheritor_cards,
    inheritor_list,
    inheritor_page,
)
from inheritors.shops.lists import active_shops
from storefront.api.core.connections import PAGING, Connection, KeyedConnection, forwards, slice_of
from storefront.api.core.ids import decode
from storefront.api.heritage.nodes import heritage_nodes, inheritor_nodes, shop_nodes
from storefront.api.heritage.types import (
    HeritageItem,
    HeritageItemCountableConnection,
    HeritageLevelEnum,
    HeritageShop,
    HeritageShopCountableConnection,
    Inheritor,
    InheritorCountableConnection,
)


class HeritageItemFilterInput(graphene.InputObjectType):
    """`category` is a slug such as viii, `region` a division code of six digits."""

    category = graphene.String()
    region = graphene.String()
    level = graphene.InputField(HeritageLevelEnum)
    search = graphene.String()
    ids = graphene.List(graphene.NonNull(graphene.ID))


class InheritorFilterInput(HeritageItemFilterInput):
    """As for heritage items; `hasProfile` leaves out people who are only on the roll."""

    has_profile = graphene.Boolean()


class HeritageQueries(graphene.ObjectType):
    heritage_item = graphene.Field(HeritageItem, id=graphene.ID(), slug=graphene.String())
    heritage_items = graphene.Field(
        HeritageItemCountableConnection, filter=graphene.Argument(HeritageItemFilterInput), **PAGING
    )
    inheritor = graphene.Field(Inheritor, id=graphene.ID(), slug=graphene.String())
    inheritors = graphene.Field(InheritorCountableConnection, filter=graphene.Argument(InheritorFilterInput), **PAGING)
    heritage_shop = graphene.Field(HeritageShop, id=graphene.ID(), slug=graphene.String())
    heritage_shops = graphene.Field(HeritageShopCountableConnection, **PAGING)

    @staticmethod
    def resolve_heritage_item(_root: Any, _info: Any, id: str | None = None, slug: str | None = None) -> Any:
        if id is not None:
            cards = list(heritage_cards(ids=[decode(id, "HeritageItem")]).values())
        else:
            page = heritage_page(slug=_needed(slug), people=0)
            cards = [page.card] if page else []
        return next(iter(heritage_nodes(cards)), None)

    @staticmethod
    def resolve_heritage_items(_root: Any, _info: Any, filter: Any = None, **paging: Any) -> KeyedConnection:
        first, after = forwards(**paging)
        leaf = heritage_list(**_narrowed(filter, "HeritageItem"), first=first, after=after)
        return _page(leaf, heritage_nodes(leaf.rows), after)

    @staticmethod
    def resolve_inheritor(_root: Any, _info: Any, id: str | None = None, slug: str | None = None) -> Any:
        if id is not None:
            cards = list(inheritor_cards(ids=[decode(id, "Inheritor")]).values())
        else:
            page = inheritor_page(slug=_needed(slug))
            cards = [page.card] if page else []
        return next(iter(inheritor_nodes(cards)), None)

    @staticmethod
    def resolve_inheritors(_root: Any, _info: Any, filter: Any = None, **paging: Any) -> KeyedConnection:
        with_profile = bool((filter or {}).get("has_profile"))
        first, after = forwards(**paging)
        leaf = inheritor_list(with_profile=with_profile, **_narrowed(filter, "Inheritor"), first=first, after=after)
        return _page(leaf, inheritor_nodes(leaf.rows), after)

    @staticmethod
    def resolve_heritage_shop(_root: Any, _info: Any, id: str | None = None, slug: str | None = None) -> Any:
        pk = None if id is None else decode(id, "HeritageShop")
        slug = _needed(slug) if pk is None else None
        return next(iter(shop_nodes(row for row in active_shops() if row.id == pk or row.slug == slug)), None)

    @staticmethod
    def resolve_heritage_shops(_root: Any, _info: Any, **paging: Any) -> Connection:
        return Connection.of(active_shops(), slice_of(**paging), make=shop_nodes)


def _page(leaf: Leaf[Any], nodes: list[Any], after: str) -> KeyedConnection:
    return KeyedConnection(
        nodes,
        [card.cursor for card in leaf.rows],
        after=after,
        has_more=leaf.next is not None,
        total=lambda: leaf.total,
    )


def _needed(slug: str | None) -> str:
    if slug is None:
        raise GraphQLError("Either `id` or `slug` is needed.")
    return slug


def _narrowed(filter: Any, kind: str) -> dict[str, Any]:
    given = filter or {}
    ids = given.get("ids")
    return {
        "category": given.get("category") or "",
        "region": given.get("region") or "",
        "level": (given.get("level") or "").lower(),
        "text": given.get("search") or "",
        "ids": None if ids is None else [decode(value, kind) for value in ids],
    }
