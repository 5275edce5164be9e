"""Finding products: for the search page, every list, and the API."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from catalog.search.facets import ATTRIBUTE_PREFIX, Facet, Option, named_facets, price_edges
from catalog.search.ports import Sort, Wanted, search_index

__all__ = ["Facet", "Found", "Option", "Sort", "Wanted", "find", "wanted_by"]

MOST_AT_ONCE = 100
LAST_PAGE = 10_000
LONGEST_TEXT = 200

# Facets of a page's address, and the filters that they set.
FILTERS = {
    "heritage": "heritage_categories",
    "region": "regions",
    "level": "levels",
    "price": "price_bands",
    "class": "product_classes",
    "availability": "availability",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One page of products and what surrounds it. `cursors` stand beside the ids, to go on after each."""

    product_ids: list[int]
    total: int
    facets: tuple[Facet, ...]
    cursors: list[str]
    # Of the last product when more follow, else empty.
    next_cursor: str
    page: int
    pages: int


def find(wanted: Wanted, *, at: datetime) -> Found:
    """Products of a channel, at most 100 at once: one statement for the page, one for all facets.

    Raises Invalid for a cursor of another list or a malformed price band.
    """
    wanted = replace(
        wanted,
        text=wanted.text.replace("\x00", "")[:LONGEST_TEXT],
        first=min(max(wanted.first, 1), MOST_AT_ONCE),
        page=min(max(wanted.page, 1), LAST_PAGE),
        price_edges=price_edges(wanted.channel_id) if wanted.facets else (),
    )
    hits = search_index().find(wanted, at=at)
    return Found(
        product_ids=hits.product_ids,
        total=hits.total,
        facets=named_facets(hits.counts, wanted) if wanted.facets else (),
        cursors=hits.cursors,
        next_cursor=hits.cursors[-1] if hits.has_more else "",
        page=wanted.page,
        pages=max(1, -(-hits.total // wanted.first)),
    )


def wanted_by(filters: Mapping[str, Collection[str]], *, sort: str = "", **rest: Any) -> Wanted:
    """A Wanted from what an address says: values by facet key, an order by its name. Other keys are left aside."""
    chosen: dict[str, Any] = {field: tuple(filters[key]) for key, field in FILTERS.items() if filters.get(key)}
    chosen["attributes"] = {
        key.removeprefix(ATTRIBUTE_PREFIX): tuple(values)
        for key, values in filters.items()
        if key.startswith(ATTRIBUTE_PREFIX) and values
    }
    return Wanted(sort=Sort(sort) if sort else Sort.RELEVANCE, **chosen, **rest)
