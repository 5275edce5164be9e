"""Reading the registry: what pages and the API show of it, each answer in a fixed small number of statements.

Lists are walked by key, not by offset: a cursor names the row after which to go on, and holds when rows are added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, F, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Left
from django.utils.translation import gettext as _

from common.errors import Invalid
from common.text import LANGUAGES, TranslatedText
from inheritors.registry.codes import ItemCode, ProjectNumber
from inheritors.registry.cursors import Leaf, after_cursor, checked, cursor_of, leaf_of
from inheritors.registry.models import Category, HeritageItem, Inheritor, Project, Region


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """One of the ten categories, and how much of it is in the store."""

    numeral: int
    code: str
    slug: str
    name: TranslatedText
    projects: int
    items: int


@dataclass(frozen=True, slots=True)
class ProvinceCount:
    """A province and its heritage items."""

    code: str
    name: TranslatedText
    items: int


@dataclass(frozen=True, slots=True)
class HeritageCard:
    """A heritage item where many are shown. `code` is the short one for a mark, Ⅷ-7."""

    id: int
    slug: str
    code: str
    item_code: str
    name: TranslatedText
    category_slug: str
    category_name: TranslatedText
    level: str
    batch: int
    year: int | None
    entry_type: str
    region_text: TranslatedText
    description: TranslatedText
    cursor: str


@dataclass(frozen=True, slots=True)
class InheritorCard:
    """A person where many are shown. `heritage_*` are empty for people whose sub-item is not known."""

    id: int
    slug: str
    name: TranslatedText
    roll_number: str
    level: str
    status: str
    batch: int | None
    is_verified: bool
    has_profile: bool
    is_invented: bool
    project_code: str
    heritage_id: int | None
    heritage_slug: str
    heritage_name: TranslatedText
    region_text: TranslatedText
    cursor: str


@dataclass(frozen=True, slots=True)
class HeritagePage:
    """Everything that the registry knows of one heritage item."""

    card: HeritageCard
    project_code: str
    project_title: str
    protection_unit: str
    region_code: str
    region_id: int | None
    # The living divisions that an abolished region has become; empty while the region lives.
    region_today: Sequence[TranslatedText]
    steps: Sequence[Mapping[str, Any]]
    # Other sub-items of the project, and the people of this one; those with a profile first.
    siblings: Sequence[HeritageCard]
    inheritors: Sequence[InheritorCard]
    inheritor_count: int


@dataclass(frozen=True, slots=True)
class InheritorPage:
    """Everything that the store shows of one person."""

    card: InheritorCard
    heritage: HeritageCard | None
    quotation: TranslatedText
    life: TranslatedText
    birth_year: int | None
    lineage: Sequence[Mapping[str, Any]]


# --- Categories and regions -------------------------------------------------


def categories() -> list[CategoryCount]:
    """The ten categories, in their order. One statement."""
    rows = Category.objects.annotate(project_count=_number_of(Project), item_count=_number_of(HeritageItem))
    return [CategoryCount(row.numeral, row.code, row.slug, row.name, row.project_count, row.item_count) for row in rows]


def provinces() -> list[ProvinceCount]:
    """Provinces that have heritage items, the richest first. Two statements."""
    items = HeritageItem.objects.exclude(region=None).order_by().annotate(province=Left("region__code", 2))
    counts = dict(items.values_list("province").annotate(items=Count("pk")))
    regions = Region.objects.filter(kind=Region.Kind.PROVINCE, code__in=[f"{digits}0000" for digits in counts])
    rows = [ProvinceCount(region.code, region.name, counts[region.code[:2]]) for region in regions]
    return sorted(rows, key=lambda row: (-row.items, row.code))


def region_today(*, code: str) -> list[Region]:
    """The living divisions that the division `code` is today: itself, its successors, or none. One statement."""
    successors = Region.objects.filter(code=code).annotate(one=Func(F("today"), function="unnest")).values("one")
    return list(Region.objects.filter(code__in=successors))


# --- Heritage ---------------------------------------------------------------


def heritage_list(
    *,
    category: str = "",
    region: str = "",
    level: str = "",
    text: str = "",
    ids: Iterable[int] | None = None,
    first: int = 24,
    after: str = "",
) -> Leaf[HeritageCard]:
    """Heritage items in the order of the list: category, project, sub-item. Two statements.

    `category` is a slug (`viii`), `region` a code of any level (360000 holds all of Jiangxi, and abolished divisions
    count where they lie today), `text` words of the name, or a code in any spelling. Raises Invalid for a cursor, a
    region or a number that cannot be.
    """
    rows = HeritageItem.objects.all()
    if category:
        rows = rows.filter(category__slug=category)
    if region:
        rows = rows.filter(region__in=_regions_within(region))
    if level:
        rows = rows.filter(level=level)
    if text := text.strip():
        rows = rows.filter(_named(text, "name", code="code"))
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    total = rows.count()
    rows = after_cursor(rows, after, ("category_id", "project__number", "pk"))
    cards = [_heritage_card(row) for row in _with_heritage(rows)[: checked(first) + 1]]
    return leaf_of(cards, total, first)


def heritage_cards(*, ids: Iterable[int]) -> dict[int, HeritageCard]:
    """By id, for whoever holds ids. One statement."""
    return {row.pk: _heritage_card(row) for row in _with_heritage(HeritageItem.objects.filter(pk__in=ids))}


def heritage_page(*, slug: str, people: int = 12) -> HeritagePage | None:
    """One heritage item with its project's other sub-items and at most `people` inheritors; None for an unknown slug.

    Four statements, and one more where the region has been abolished.
    """
    rows = HeritageItem.objects.filter(slug=slug).select_related("project", "category", "region", "protection_unit")
    item = rows.first()
    if item is None:
        return None
    siblings = HeritageItem.objects.filter(project_id=item.project_id).exclude(pk=item.pk)
    inheritors = Inheritor.objects.filter(heritage_item_id=item.pk)
    abolished = item.region is not None and not item.region.in_use
    return HeritagePage(
        card=_heritage_card(item),
        project_code=item.project.code,
        project_title=item.project.title,
        protection_unit=item.protection_unit.name if item.protection_unit else "",
        region_code=item.region_code,
        region_id=item.region_id,
        region_today=[row.name for row in Region.objects.filter(code__in=item.region.today)]
        if item.region is not None and abolished
        else [],
        steps=item.steps,
        siblings=[_heritage_card(row) for row in _with_heritage(siblings)],
        inheritors=[_inheritor_card(row) for row in _with_people(inheritors)[:people]],
        inheritor_count=inheritors.count(),
    )


# --- Inheritors -------------------------------------------------------------


def inheritor_list(
    *,
    category: str = "",
    region: str = "",
    level: str = "",
    text: str = "",
    with_profile: bool = False,
    ids: Iterable[int] | None = None,
    first: int = 24,
    after: str = "",
) -> Leaf[InheritorCard]:
    """Inheritors, those with a profile first, then as they came onto the roll. Two statements.

    The filters are those of `heritage_list`; a person's category is that of the heritage item.
    """
    rows = Inheritor.objects.all()
    if category:
        rows = rows.filter(heritage_item__category__slug=category)
    if region:
        rows = rows.filter(region__in=_regions_within(region))
    if level:
        rows = rows.filter(level=level)
    if with_profile:
        rows = rows.filter(has_profile=True)
    if text := text.strip():
        rows = rows.filter(_named(text, "name", code="item_code") | Q(roll_number=text))
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    total = rows.count()
    rows = after_cursor(rows, after, ("-has_profile", "pk"))
    cards = [_inheritor_card(row) for row in _with_people(rows)[: checked(first) + 1]]
    return leaf_of(cards, total, first)


def inheritor_cards(*, ids: Iterable[int]) -> dict[int, InheritorCard]:
    """By id, for whoever holds ids. One statement."""
    return {row.pk: _inheritor_card(row) for row in _with_people(Inheritor.objects.filter(pk__in=ids))}


def people_of(*, heritage_ids: Iterable[int]) -> dict[int, list[InheritorCard]]:
    """By heritage item, its people, those with a profile first. One statement."""
    found: dict[int, list[InheritorCard]] = {}
    for row in _with_people(Inheritor.objects.filter(heritage_item_id__in=heritage_ids)):
        assert row.heritage_item_id is not None, "The filter has seen to it."
        found.setdefault(row.heritage_item_id, []).append(_inheritor_card(row))
    return found


def inheritor_page(*, slug: str) -> InheritorPage | None:
    """One person; None for an unknown slug. One statement."""
    rows = Inheritor.objects.filter(slug=slug)
    person = rows.select_related("heritage_item__project", "heritage_item__category").first()
    if person is None:
        return None
    return InheritorPage(
        card=_inheritor_card(person),
        heritage=_heritage_card(person.heritage_item) if person.heritage_item else None,
        quotation=person.quotation,
        life=person.life,
        birth_year=person.birth_year,
        lineage=person.lineage,
    )


# --- Helpers ----------------------------------------------------------------


def _number_of(table: type[Project] | type[HeritageItem]) -> Coalesce:
    rows = table._default_manager.filter(category_id=OuterRef("pk")).order_by().values("category_id")
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


def _with_heritage(rows: QuerySet[HeritageItem]) -> QuerySet[HeritageItem]:
    """What a card needs and no more; the order of the list."""
    return rows.select_related("project", "category").defer("steps").order_by("category_id", "project__number", "pk")


def _heritage_card(row: HeritageItem) -> HeritageCard:
    return HeritageCard(
        id=row.pk,
        slug=row.slug,
        code=row.project.code,
        item_code=row.code,
        name=row.name,
        category_slug=row.category.slug,
        category_name=row.category.name,
        level=row.level,
        batch=row.batch,
        year=row.year,
        entry_type=row.entry_type,
        region_text=row.region_text,
        description=row.description,
        cursor=cursor_of(row.category_id, row.project.number, row.pk),
    )


def _with_people(rows: QuerySet[Inheritor]) -> QuerySet[Inheritor]:
    wide = ("quotation", "life", "lineage", "heritage_item__description", "heritage_item__steps")
    return rows.select_related("heritage_item").defer(*wide).order_by("-has_profile", "pk")


def _inheritor_card(row: Inheritor) -> InheritorCard:
    item = row.heritage_item
    return InheritorCard(
        id=row.pk,
        slug=row.slug,
        name=row.name,
        roll_number=row.roll_number,
        level=row.level,
        status=row.status,
        batch=row.batch,
        is_verified=row.is_verified,
        has_profile=row.has_profile,
        is_invented=row.is_invented,
        project_code=row.project_code,
        heritage_id=item.pk if item else None,
        heritage_slug=item.slug if item else "",
        heritage_name=item.name if item else TranslatedText(),
        region_text=row.region_text,
        cursor=cursor_of(int(row.has_profile), row.pk),
    )


def _named(text: str, field: str, *, code: str) -> Q:
    """Rows whose name holds `text` in any language, or whose code it spells."""
    wanted = Q()
    for language in LANGUAGES:
        wanted |= Q(**{f"{field}__{language}__icontains": text})
    if item := ItemCode.read(text):
        wanted |= Q(**{code: str(item)})
    elif project := ProjectNumber.read(text):
        wanted |= Q(**{"project__code" if code == "code" else "project_code": str(project)})
    return wanted


def _regions_within(code: str) -> QuerySet[Region]:
    """The division `code`, all that lie in it, and the abolished ones whose successors do."""
    if not re.fullmatch(r"[1-9]\d{5}", code):
        raise Invalid(field="region", detail=_("A region is a code of six digits, not “%s”.") % code[:20])
    digits = code.removesuffix("00").removesuffix("00")
    today = Func(F("today"), Value(" "), function="array_to_string", output_field=CharField())
    rows = Region.objects.annotate(today_text=today)
    within = rows.filter(Q(code__startswith=digits) | Q(today_text__regex=rf"\m{digits}"))
    return Region.objects.filter(pk__in=within.values("pk"))
