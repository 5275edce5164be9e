"""What the store asks of a search engine, whichever it is: PostgreSQL here, Elasticsearch in a larger house."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from common.errors import Invalid
from common.ports import Port


class Sort(Enum):
    """In which order; without words to look for, RELEVANCE means NEW."""

    RELEVANCE = "relevance"
    NEW = "new"
    OLD = "old"
    PRICE_UP = "price"
    PRICE_DOWN = "-price"
    NAME_UP = "name"
    NAME_DOWN = "-name"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for. Values within one filter widen it, each further filter narrows."""

    channel_id: int
    text: str = ""
    category_slug: str = ""
    # Numerals of the ten registry categories: ("7", "8").
    heritage_categories: Collection[str] = ()
    # Codes of provinces: ("360000",).
    regions: Collection[str] = ()
    # Levels of its makers: ("national",).
    levels: Collection[str] = ()
    product_classes: Collection[str] = ()
    # Bands as the price facet names them: ("0-200", "2000-"); their upper end is exclusive.
    price_bands: Collection[str] = ()
    price_from: Decimal | None = None
    price_to: Decimal | None = None
    # "in_stock", "made_to_order".
    availability: Collection[str] = ()
    # Where one price band ends and the next begins, for counting them.
    price_edges: Sequence[int] = ()
    # Value slugs by attribute slug: {"use": ("tea",)}.
    attributes: Mapping[str, Collection[str]] = field(default_factory=dict)
    heritage_slug: str = ""
    inheritor_slug: str = ""
    shop_slug: str = ""
    # Only among these; None for all.
    product_ids: Collection[int] | None = None
    sort: Sort = Sort.RELEVANCE
    first: int = 24
    # Pages are counted from 1. An API goes on `after` the cursor of an answer instead.
    page: int = 1
    after: str = ""
    facets: bool = True
    language: str = "zh-hans"


@dataclass(frozen=True, slots=True)
class Hits:
    """The engine's answer. `counts` holds, by facet and value, how many products choosing that value would leave."""

    product_ids: list[int]
    total: int
    # One for each product, to go on after it.
    cursors: list[str]
    has_more: bool
    counts: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Offer:
    """From what to what a product costs in a channel, by list price; for sorting and bands only."""

    channel_id: int
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a visible product is found and filtered by."""

    product_id: int
    created_at: datetime
    name: Mapping[str, str]
    title_terms: Collection[str]
    terms: Collection[str]
    category_id: int
    shop_id: int
    heritage_item_ids: Collection[int]
    inheritor_ids: Collection[int]
    heritage_categories: Collection[str]
    regions: Collection[str]
    levels: Collection[str]
    product_classes: Collection[str]
    value_ids: Collection[int]
    made_to_order: bool
    offers: Sequence[Offer]


class SearchIndex(Protocol):
    """Keeps documents and finds them. A product without a document is not found."""

    def find(self, wanted: Wanted, *, at: datetime) -> Hits: ...

    def put(self, documents: Sequence[Document]) -> None:
        """Add documents, or replace those of the same products."""

    def remove(self, product_ids: Collection[int]) -> None: ...

    def indexed_ids(self) -> set[int]:
        """Which products have a document now."""


# Counts of attribute values stand under this name, by value id; those of an attribute with a filter of its own stand
# under attribute_facet.
VALUE_FACET = "value"


def attribute_facet(slug: str) -> str:
    return f"{VALUE_FACET}:{slug}"


def bands(edges: Sequence[int]) -> list[str]:
    """(200, 2000) → 0-200, 200-2000, 2000-"""
    ends = [0, *edges]
    return [f"{low}-{high}" for low, high in pairwise(ends)] + [f"{ends[-1]}-"]


# Digits, a dash, and perhaps more digits: 200-2000, or 2000- for all above.
PRICE_BAND = r"([0-9]{1,9})-([0-9]{1,9})?"


def band_ends(band: str) -> tuple[Decimal, Decimal | None]:
    """The ends of "200-2000" or "2000-". Raises Invalid for anything else."""
    if not (match := re.fullmatch(PRICE_BAND, band)):
        raise Invalid(field="price", detail=_("A price band looks like 200-2000 or 2000-."))
    return Decimal(match[1]), Decimal(match[2]) if match[2] else None


search_index: Port[SearchIndex] = Port("search index")
