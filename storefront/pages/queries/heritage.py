"""The registry's pages with the works and pictures that the store adds: heritage items, inheritors, shops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.media.queries import PictureRef, pictures_by
from catalog.pricing.models import Channel
from catalog.products.models import Product
from catalog.products.queries import published
from common.errors import NotFound
from common.text import TranslatedText
from inheritors.registry import queries as registry
from inheritors.registry.models import HeritageItem, Inheritor, Level
from inheritors.registry.queries import CategoryCount, HeritageCard, HeritagePage, InheritorPage, ProvinceCount
from inheritors.shops.models import Shop
from storefront.pages.queries.facts import Fact
from storefront.pages.queries.people import LEVELS, Person, persons, profiles, standing
from storefront.pages.queries.works import Work, works

ITEMS_A_PAGE = 24
PEOPLE_A_PAGE = 24
WORKS = 8
ENTRY_TYPES = {
    HeritageItem.EntryType.NEW: gettext_lazy("New entry"),
    HeritageItem.EntryType.EXTENDED: gettext_lazy("Extension of an earlier entry"),
}


@dataclass(frozen=True, slots=True)
class Plate:
    """A heritage item in a list, with its picture and the number of works in the store."""

    card: HeritageCard
    picture: PictureRef | None
    works: int

    @property
    def wash(self) -> str:
        return self.picture.wash if self.picture else "ink"

    @property
    def cover_title(self) -> str:
        """What a cover without a picture has room for on its slip: the name up to its bracket."""
        return str(self.card.name).partition("（")[0]


@dataclass(frozen=True, slots=True)
class Registry:
    """The list of heritage items."""

    plates: tuple[Plate, ...]
    total: int
    after: str | None
    categories: tuple[CategoryCount, ...]
    provinces: tuple[ProvinceCount, ...]
    category: CategoryCount | None
    region: str
    words: str


@dataclass(frozen=True, slots=True)
class CraftStep:
    """One step of a craft: its name and what the hand does; the latter may be empty."""

    name: TranslatedText
    text: TranslatedText


@dataclass(frozen=True, slots=True)
class HeritageShown:
    page: HeritagePage
    picture: PictureRef | None
    facts: tuple[Fact, ...]
    steps: tuple[CraftStep, ...]
    people: tuple[Person, ...]
    works: tuple[Work, ...]
    work_count: int
    shop_count: int


@dataclass(frozen=True, slots=True)
class Roll:
    """The inheritors who have a page in the store, and how many the roll knows."""

    people: tuple[Person, ...]
    total: int
    after: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Generation:
    """One rung of a lineage; `is_own` marks the generation of the person whose page it is."""

    number: int
    people: tuple[Mapping[str, Any], ...]
    is_own: bool


@dataclass(frozen=True, slots=True)
class InheritorShown:
    page: InheritorPage
    picture: PictureRef | None
    workshop: PictureRef | None
    standing: str
    lineage: tuple[Generation, ...]
    shop: Shop | None
    works: tuple[Work, ...]
    work_count: int


@dataclass(frozen=True, slots=True)
class ShopShown:
    shop: Shop
    picture: PictureRef | None
    facts: tuple[Fact, ...]
    people: tuple[Person, ...]
    works: tuple[Work, ...]
    work_count: int


def heritage_list(*, category: str, region: str, words: str, after: str, channel: Channel) -> Registry:
    """A leaf of the list. Raises Invalid for a region or cursor that cannot be, NotFound for an unknown category."""
    categories = registry.categories()
    chosen = next((each for each in categories if each.slug == category), None)
    if category and chosen is None:
        raise NotFound()
    leaf = registry.heritage_list(category=category, region=region, text=words, after=after, first=ITEMS_A_PAGE)
    ids = [card.id for card in leaf.rows]
    pictures = pictures_by("heritage_item", ids) if ids else {}
    counts = _works_of(ids, channel)
    return Registry(
        plates=tuple(
            Plate(card, next(iter(pictures.get(card.id, ())), None), counts.get(card.id, 0)) for card in leaf.rows
        ),
        total=leaf.total,
        after=leaf.next,
        categories=tuple(categories),
        provinces=tuple(registry.provinces()),
        category=chosen,
        region=region,
        words=words,
    )


def _works_of(item_ids: Sequence[int], channel: Channel) -> dict[int, int]:
    through = Product.heritage_items.through.objects.filter(
        heritageitem_id__in=item_ids, product__in=published(channel_id=channel.pk)
    )
    return dict(through.values_list("heritageitem_id").annotate(n=Count("pk")))


def heritage(*, slug: str, channel: Channel, at: datetime) -> HeritageShown | None:
    """The page of one item; None for an unknown slug."""
    page = registry.heritage_page(slug=slug)
    if page is None:
        return None
    products = published(channel_id=channel.pk).filter(heritage_items=page.card.id)
    ids, shops = _ids_and_shops(products)
    pictures = pictures_by("heritage_item", [page.card.id])
    people = Inheritor.objects.filter(pk__in=[person.id for person in page.inheritors if person.has_profile])
    return HeritageShown(
        page=page,
        picture=next(iter(pictures.get(page.card.id, ())), None),
        facts=_registry_facts(page),
        steps=tuple(_step(step) for step in page.steps),
        people=tuple(persons(people.select_related("heritage_item__project"))),
        works=tuple(works(product_ids=ids[:WORKS], channel=channel, at=at)),
        work_count=len(ids),
        shop_count=shops,
    )


def _step(step: Mapping[str, Any]) -> CraftStep:
    names = {language: name for language, name in step.items() if language != "text"}
    return CraftStep(TranslatedText(names), TranslatedText(step.get("text", {})))


def _ids_and_shops(products: QuerySet[Product]) -> tuple[list[int], int]:
    rows = list(products.order_by("-created_at", "-pk").values_list("pk", "shop_id"))
    return [pk for pk, _shop_id in rows], len({shop_id for _pk, shop_id in rows})


def _registry_facts(page: HeritagePage) -> tuple[Fact, ...]:
    card = page.card
    batch = _("Batch {batch}").format(batch=card.batch)
    today = ", ".join(str(name) for name in page.region_today)
    facts = [
        (_("Project"), page.project_code),
        (_("Sub-item"), card.item_code),
        (_("Category"), str(card.category_name)),
        (_("Level"), str(LEVELS[Level(card.level)])),
        (_("Listed"), _("{year}, {batch}").format(year=card.year, batch=batch) if card.year else batch),
        (_("Entry"), str(ENTRY_TYPES[HeritageItem.EntryType(card.entry_type)])),
        (
            _("Region"),
            _("{region}, today {today}").format(region=card.region_text, today=today) if today else card.region_text,
        ),
        (_("Protection unit"), page.protection_unit),
    ]
    return tuple(Fact(name, str(value)) for name, value in facts if str(value))


def inheritors(*, words: str, after: str) -> Roll:
    """Inheritors with a page in the store. Raises Invalid for a cursor that cannot be."""
    leaf = registry.inheritor_list(text=words, with_profile=True, after=after, first=PEOPLE_A_PAGE)
    order = [card.id for card in leaf.rows]
    rows = {person.pk: person for person in profiles().filter(pk__in=order)}
    return Roll(
        people=tuple(persons(rows[pk] for pk in order if pk in rows)), total=leaf.total, after=leaf.next, words=words
    )


def inheritor(*, slug: str, channel: Channel, at: datetime) -> InheritorShown | None:
    """The page of one person; None for an unknown slug."""
    page = registry.inheritor_page(slug=slug)
    if page is None:
        return None
    ids, _shops = _ids_and_shops(published(channel_id=channel.pk).filter(inheritors=page.card.id))
    pictures = pictures_by("inheritor", [page.card.id]).get(page.card.id, [])
    return InheritorShown(
        page=page,
        picture=next(iter(pictures), None),
        workshop=next(iter(pictures[1:]), None),
        standing=standing(page.card.level),
        lineage=_lineage(page),
        shop=Shop.objects.filter(inheritor_id=page.card.id, is_active=True).first(),
        works=tuple(works(product_ids=ids[:WORKS], channel=channel, at=at)),
        work_count=len(ids),
    )


def _lineage(page: InheritorPage) -> tuple[Generation, ...]:
    own = page.card.name.to("zh-hans")
    return tuple(
        Generation(
            number=rung["generation"],
            people=tuple(rung["people"]),
            is_own=any(TranslatedText(person["name"]).to("zh-hans") == own for person in rung["people"]),
        )
        for rung in page.lineage
    )


def shop(*, slug: str, channel: Channel, at: datetime) -> ShopShown | None:
    """The page of an active shop; None for others."""
    row = (
        Shop.objects.filter(slug=slug, is_active=True)
        .select_related("inheritor__heritage_item__project", "protection_unit", "region")
        .prefetch_related("licences")
        .first()
    )
    if row is None:
        return None
    ids, _shops = _ids_and_shops(published(channel_id=channel.pk).filter(shop_id=row.pk))
    people = profiles().filter(products__in=ids).distinct().order_by("pk")
    return ShopShown(
        shop=row,
        picture=next(iter(pictures_by("shop", [row.pk]).get(row.pk, ())), None),
        facts=_shop_facts(row, at),
        people=tuple(persons(people)),
        works=tuple(works(product_ids=ids[:24], channel=channel, at=at)),
        work_count=len(ids),
    )


SHOP_KINDS = {
    Shop.Kind.INHERITOR: gettext_lazy("An inheritor’s workshop"),
    Shop.Kind.UNIT: gettext_lazy("A protection unit’s store"),
    Shop.Kind.MUSEUM: gettext_lazy("A museum’s store"),
}


def _shop_facts(row: Shop, at: datetime) -> tuple[Fact, ...]:
    facts = [
        (_("Kind"), str(SHOP_KINDS[Shop.Kind(row.kind)])),
        (_("Place"), str(row.place)),
        (_("Seller"), row.legal_name),
        (_("Sends within"), _("{hours} hours").format(hours=row.dispatch_hours)),
    ]
    for licence in row.licences.all():
        if licence.holds_on(at.date()):
            facts.append((str(LICENCES[licence.kind]), licence.number))
    return tuple(Fact(name, value) for name, value in facts if value)


LICENCES = {
    "food_production": gettext_lazy("Food production licence"),
    "food_trade": gettext_lazy("Food trade licence"),
    "drug_trade": gettext_lazy("Pharmacy licence"),
}
