"""Shops as lists and the API show them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from common.text import TranslatedText
from inheritors.shops.models import Shop


@dataclass(frozen=True, slots=True)
class ShopRow:
    """One seller. The licences of food and medicine are on the shop's own page."""

    id: int
    slug: str
    kind: str
    name: TranslatedText
    lede: TranslatedText
    description: TranslatedText
    place: TranslatedText
    legal_name: str
    inheritor_id: int | None


COLUMNS = ("pk", "slug", "kind", "name", "lede", "description", "place", "legal_name", "inheritor_id")


def shops_by_id(ids: Collection[int]) -> dict[int, ShopRow]:
    """By id, in one statement, active or not: what somebody has bought keeps its seller."""
    return {row[0]: ShopRow(*row) for row in Shop.objects.filter(pk__in=set(ids)).values_list(*COLUMNS)}


def active_shops() -> list[ShopRow]:
    """All shops that sell, in the order in which they joined."""
    return [ShopRow(*row) for row in Shop.objects.filter(is_active=True).values_list(*COLUMNS)]
