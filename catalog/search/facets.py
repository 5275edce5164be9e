"""What counts are called on a page: facets with the names of their values, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from catalog.pricing.models import Channel
from catalog.products.models import Attribute
from catalog.products.queries import CategoryNode, category_by_slug, category_tree
from catalog.search.ports import VALUE_FACET, Wanted, attribute_facet, bands
from common.caching import Remembered
from common.money import SYMBOLS
from common.text import TranslatedText, both
from inheritors.registry.models import Category, Level, Region

ATTRIBUTE_PREFIX = "attr-"
# By currency, where one band of list prices ends and the next begins.
PRICE_EDGES = {"CNY": (200, 500, 2000), "USD": (30, 80, 300)}

HEADINGS = {
    "category": both("品类", "Kind"),
    "heritage": both("非遗门类", "Heritage category"),
    "region": both("地区", "Region"),
    "level": both("传承人级别", "Level of the maker"),
    "price": both("价格", "Price"),
    "class": both("类别", "Class"),
    "availability": both("交付", "Delivery"),
}
LEVELS = {
    Level.NATIONAL: both("国家级", "National"),
    Level.PROVINCIAL: both("省级", "Provincial"),
    Level.MUNICIPAL: both("市级", "Municipal"),
    Level.COUNTY: both("县级", "County"),
}
CLASSES = {"craft": both("手工艺", "Craft"), "food": both("饮食", "Food"), "medicine": both("中医药", "Medicine")}
AVAILABILITY = {"in_stock": both("现货", "In stock"), "made_to_order": both("预订制作", "Made to order")}


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet. Choosing it (too) would leave `count` products."""

    value: str
    name: TranslatedText
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter that a page offers; `key` is its name in the address."""

    key: str
    name: TranslatedText
    options: tuple[Option, ...]

    @property
    def chosen(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options if option.chosen)


@dataclass(frozen=True, slots=True)
class _AttributeNames:
    slug: str
    name: TranslatedText
    # By id, in order: (slug, name).
    values: Mapping[str, tuple[str, TranslatedText]]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Names that change seldom: ten categories, the provinces, the attributes."""

    heritage: Mapping[str, TranslatedText]
    regions: Mapping[str, TranslatedText]
    attributes: tuple[_AttributeNames, ...]
    currencies: Mapping[int, str]


_vocabulary: Remembered[_Vocabulary] = Remembered("search-vocabulary", seconds=30)


def price_edges(channel_id: int) -> tuple[int, ...]:
    return PRICE_EDGES.get(_vocabulary.get(_load).currencies.get(channel_id, ""), ())


def named_facets(counts: Mapping[str, Mapping[str, int]], wanted: Wanted) -> tuple[Facet, ...]:
    """Facets with at least one value, the most frequent first where no other order is natural."""
    words = _vocabulary.get(_load)
    heritage, regions = dict(words.heritage), dict(words.regions)
    found = [
        _facet("heritage", heritage, counts, wanted.heritage_categories),
        _by_count(_facet("region", regions, counts, wanted.regions)),
        _facet("level", {str(level): name for level, name in LEVELS.items()}, counts, wanted.levels),
        _facet("price", _band_names(wanted, words), counts, wanted.price_bands),
        _facet("class", CLASSES, counts, wanted.product_classes),
        _facet("availability", AVAILABILITY, counts, wanted.availability),
        *(_attribute(names, counts, wanted) for names in words.attributes),
    ]
    return tuple(facet for facet in (_categories(counts, wanted), *found) if facet.options)


def _facet(
    key: str,
    names: Mapping[str, TranslatedText],
    counts: Mapping[str, Mapping[str, int]],
    chosen: Collection[str],
) -> Facet:
    """In the order of the names. A chosen value stays, with its zero, so that it can be taken back."""
    count = counts.get(key, {})
    options = [
        Option(value, name, count.get(value, 0), value in chosen)
        for value, name in names.items()
        if value in count or value in chosen
    ]
    return Facet(key, HEADINGS[key], tuple(options))


def _by_count(facet: Facet) -> Facet:
    return Facet(facet.key, facet.name, tuple(sorted(facet.options, key=lambda option: (-option.count, option.value))))


def _attribute(names: _AttributeNames, counts: Mapping[str, Mapping[str, int]], wanted: Wanted) -> Facet:
    chosen = wanted.attributes.get(names.slug, ())
    count = counts.get(attribute_facet(names.slug)) or counts.get(VALUE_FACET, {})
    options = [
        Option(slug, name, count.get(pk, 0), slug in chosen)
        for pk, (slug, name) in names.values.items()
        if pk in count or slug in chosen
    ]
    return Facet(f"{ATTRIBUTE_PREFIX}{names.slug}", names.name, tuple(options))


def _categories(counts: Mapping[str, Mapping[str, int]], wanted: Wanted) -> Facet:
    """The step below the chosen category, each with all that stands under it."""
    here = category_by_slug(wanted.category_slug) if wanted.category_slug else None
    tree = category_tree()
    below: Collection[CategoryNode] = tree.children(here.id) if here else tree.roots
    count = counts.get("category", {})
    options = [
        Option(node.slug, node.name, total, False)
        for node in below
        if (total := sum(count.get(str(category_id), 0) for category_id in node.below))
    ]
    return Facet("category", HEADINGS["category"], tuple(options))


def _band_names(wanted: Wanted, words: _Vocabulary) -> dict[str, TranslatedText]:
    sign = SYMBOLS.get(words.currencies.get(wanted.channel_id, ""), "")
    names = {}
    for band in bands(wanted.price_edges):
        low, _, high = band.partition("-")
        if not high:
            names[band] = both(f"{sign}{int(low):,} 以上", f"{sign}{int(low):,} and more")
        elif low == "0":
            names[band] = both(f"{sign}{int(high):,} 以内", f"under {sign}{int(high):,}")
        else:
            names[band] = both(f"{sign}{int(low):,}—{int(high):,}", f"{sign}{int(low):,}–{int(high):,}")
    return names


def _load() -> _Vocabulary:
    attributes = Attribute.objects.filter(is_facet=True).prefetch_related("values")
    return _Vocabulary(
        heritage={
            str(numeral): TranslatedText({language: f"{code} {text}" for language, text in name.items()})
            for numeral, code, name in Category.objects.values_list("numeral", "code", "name")
        },
        regions=dict(Region.objects.filter(kind=Region.Kind.PROVINCE).values_list("code", "name")),
        attributes=tuple(
            _AttributeNames(row.slug, row.name, {str(v.pk): (v.slug, v.name) for v in row.values.all()})
            for row in attributes
        ),
        currencies=dict(Channel.objects.values_list("pk", "currency")),
    )
