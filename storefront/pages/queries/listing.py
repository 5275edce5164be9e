"""Lists of works: a category, or what answers to some words; with facets, an order and pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from catalog.pricing.models import Channel
from catalog.products.queries import CategoryNode, category_by_slug, category_tree
from catalog.search.queries import Facet, Option, Sort, find, wanted_by
from common.errors import NotFound
from storefront.pages.forms import Asked
from storefront.pages.queries.works import Work, works

A_PAGE = 24
# Facets that are open at first on a wide screen; the others open when something in them is chosen.
OPEN_FACETS = 4
FEW_CHOICES = 6
CATEGORY = "category"


class NoSuchPage(NotFound):
    message = gettext_lazy("This list ends with page {pages}.")


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way here; the last has no address."""

    name: Any
    url: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set; its address is the list without it."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class FacetShown:
    field: str
    name: str
    choices: tuple[Option, ...]
    is_open: bool

    @property
    def first_few(self) -> int | None:
        """Where the long tail begins, counted from 1; None when there is none worth hiding."""
        return FEW_CHOICES + 1 if len(self.choices) > FEW_CHOICES + 2 else None

    @property
    def is_rest_open(self) -> bool:
        return any(choice.chosen for choice in self.choices[FEW_CHOICES:])


@dataclass(frozen=True, slots=True)
class SortChoice:
    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Child:
    """A kind within this one."""

    slug: str
    name: Any
    count: int


@dataclass(frozen=True, slots=True)
class Pager:
    page: int
    pages: int

    @property
    def previous(self) -> int:
        return self.page - 1

    @property
    def next(self) -> int:
        return self.page + 1

    @property
    def shown(self) -> list[int]:
        """The page numbers to offer: the first, the last, those near here; 0 stands for a gap."""
        near = {1, self.pages, *range(self.page - 1, self.page + 3)}
        numbers = sorted(number for number in near if 1 <= number <= self.pages)
        offered: list[int] = []
        for number in numbers:
            if offered and number - offered[-1] > 1:
                offered.append(0)
            offered.append(number)
        return offered


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list, ready for its template."""

    title: str
    crumbs: tuple[Crumb, ...]
    section: str
    path: str
    words: str
    total: int
    works: tuple[Work, ...]
    facets: tuple[FacetShown, ...]
    chips: tuple[Chip, ...]
    clear_url: str
    sorts: tuple[SortChoice, ...]
    sort: str
    pager: Pager
    children: tuple[Child, ...]
    doors: tuple[CategoryNode, ...]


def category(*, slug: str, asked: Asked, channel: Channel, at: datetime) -> Listing | None:
    """The list of a category and all below it; None for an unknown one. Raises NoSuchPage."""
    node = category_by_slug(slug)
    if node is None:
        return None
    path = category_tree().path(node.id)
    crumbs = (*(Crumb(step.name, reverse("pages:category", args=[step.slug])) for step in path[:-1]), Crumb(node.name))
    return _listing(
        asked,
        channel,
        at,
        title=str(node.name),
        crumbs=crumbs,
        section=path[0].slug,
        path=reverse("pages:category", args=[slug]),
        category_slug=slug,
    )


def search(*, asked: Asked, channel: Channel, at: datetime) -> Listing:
    """What answers to the words; without words, everything. Raises NoSuchPage."""
    title = _("“{words}”").format(words=asked.words) if asked.words else _("All works")
    crumbs = (Crumb(_("Search") if asked.words else _("All works")),)
    return _listing(asked, channel, at, title=title, crumbs=crumbs, section="", path=reverse("pages:search"))


def _listing(
    asked: Asked,
    channel: Channel,
    at: datetime,
    *,
    title: str,
    crumbs: tuple[Crumb, ...],
    section: str,
    path: str,
    category_slug: str = "",
) -> Listing:
    found = find(
        wanted_by(
            asked.filters,
            sort=asked.sort,
            channel_id=channel.pk,
            text=asked.words,
            category_slug=category_slug,
            first=A_PAGE,
            page=asked.page,
            language=get_language() or "zh-hans",
        ),
        at=at,
    )
    if asked.page > found.pages:
        raise NoSuchPage(pages=found.pages)
    # A facet with one value tells nothing apart.
    facets = {facet.key: facet for facet in found.facets if len(facet.options) > 1 or facet.chosen}
    kinds = facets.pop(CATEGORY, None)
    sorts = _sorts(bool(asked.words))
    return Listing(
        title=title,
        crumbs=crumbs,
        section=section,
        path=path,
        words=asked.words,
        total=found.total,
        works=tuple(works(product_ids=found.product_ids, channel=channel, at=at)),
        facets=_facets(facets.values()),
        chips=_chips(facets.values(), asked, path),
        clear_url=_address(path, words=asked.words, sort=asked.sort, filters={}),
        sorts=sorts,
        sort=asked.sort if any(choice.value == asked.sort for choice in sorts) else sorts[0].value,
        pager=Pager(found.page, found.pages),
        children=_children(kinds) if category_slug else (),
        doors=() if found.total else tuple(category_tree().roots),
    )


def _sorts(has_words: bool) -> tuple[SortChoice, ...]:
    relevance = (SortChoice(Sort.RELEVANCE.value, _("Best match first")),) if has_words else ()
    return (
        *relevance,
        SortChoice(Sort.NEW.value, _("New first")),
        SortChoice(Sort.PRICE_UP.value, _("Price, low to high")),
        SortChoice(Sort.PRICE_DOWN.value, _("Price, high to low")),
    )


def _facets(facets: Iterable[Facet]) -> tuple[FacetShown, ...]:
    return tuple(
        FacetShown(
            field=facet.key,
            name=str(facet.name),
            choices=facet.options,
            is_open=place < OPEN_FACETS or bool(facet.chosen),
        )
        for place, facet in enumerate(facets)
    )


def _chips(facets: Iterable[Facet], asked: Asked, path: str) -> tuple[Chip, ...]:
    chips = []
    for facet in facets:
        for option in facet.chosen:
            kept = {
                key: tuple(value for value in values if (key, value) != (facet.key, option.value))
                for key, values in asked.filters.items()
            }
            chips.append(Chip(str(option.name), _address(path, words=asked.words, sort=asked.sort, filters=kept)))
    return tuple(chips)


def _children(kinds: Facet | None) -> tuple[Child, ...]:
    return tuple(Child(option.value, option.name, option.count) for option in kinds.options) if kinds else ()


def _address(path: str, *, words: str, sort: str, filters: dict[str, tuple[str, ...]]) -> str:
    query = QueryDict(mutable=True)
    if words:
        query["q"] = words
    for key, values in filters.items():
        query.setlist(key, list(values))
    if sort:
        query["sort"] = sort
    return f"{path}?{query.urlencode()}" if query else path
