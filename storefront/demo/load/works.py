"""Works and wares with all that must be known of them, their prices and stock, and their way into the shop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import models

from catalog.pricing.models import Channel, PriceRecord, VariantChannelListing
from catalog.products.bundles import compose
from catalog.products.models import (
    Attribute,
    AttributeValue,
    Category,
    CraftFacts,
    FoodFacts,
    MedicineFacts,
    Product,
    ProductType,
    ProductVariant,
)
from catalog.stock.models import Stock, Warehouse
from common.text import both
from inheritors.registry.models import Inheritor
from inheritors.shops.models import Licence, Shop
from storefront.demo import content
from storefront.demo.content import Entry, text
from storefront.demo.load.registry import items_by_slug
from storefront.demo.load.rows import add_missing

# Prices stood long before any campaign began, so that a struck-through price has its seven days.
PRICES_SINCE = timedelta(days=60)
TYPES = {"craft": both("手工艺", "Craft"), "food": both("饮食", "Food"), "medicine": both("药品", "Medicine")}


def load_categories(at: datetime) -> int:
    catalogue = content.catalogue()
    tops, made = add_missing(
        Category, "slug", {entry["slug"]: _category(entry, place) for place, entry in enumerate(catalogue["category"])}
    )
    children = {
        child["slug"]: _category(child, place) | {"parent_id": tops[entry["slug"]].pk}
        for entry in catalogue["category"]
        for place, child in enumerate(entry["child"])
    }
    made += add_missing(Category, "slug", children)[1]
    made += add_missing(
        ProductType, "slug", {slug: {"name": name, "product_class": slug} for slug, name in TYPES.items()}
    )[1]
    return made + _load_attributes(catalogue)


def _category(entry: Entry, place: int) -> dict[str, Any]:
    description = text(entry["description"]) if "description" in entry else both("", "")
    return {"name": text(entry["name"]), "description": description, "position": place}


def _load_attributes(catalogue: Entry) -> int:
    provinces = {entry["code"]: entry for entry in content.regions() if not entry["parent"]}
    values = {"use": catalogue["use"]["values"], "technique": catalogue["technique"]["values"], "origin": provinces}
    names = {
        # Lists have the facet Region, which knows the same provinces by their heritage.
        slug: {"name": text(catalogue[slug]["name"]), "is_facet": slug != "origin", "position": place}
        for place, slug in enumerate(values)
    }
    attributes, made = add_missing(Attribute, "slug", names)
    for slug, entries in values.items():
        known = set(attributes[slug].values.values_list("slug", flat=True))
        missing = [
            AttributeValue(attribute=attributes[slug], slug=value, name=text(entry))
            for value, entry in entries.items()
            if value not in known
        ]
        made += len(AttributeValue.objects.bulk_create(missing))
    return made


class Shelf:
    """What products are tied to, looked up once."""

    def __init__(self) -> None:
        self.items = items_by_slug()
        self.provinces = {entry["slug"]: f"{entry['region_code'][:2]}0000" for entry in content.heritage()}
        self.people = dict(Inheritor.objects.filter(is_invented=True).values_list("slug", "pk"))
        self.categories = dict(Category.objects.values_list("slug", "pk"))
        self.types = dict(ProductType.objects.values_list("slug", "pk"))
        self.shops = dict(Shop.objects.values_list("slug", "pk"))
        values = AttributeValue.objects.values_list("attribute__slug", "slug", "pk")
        self.values = {(attribute, value): pk for attribute, value, pk in values}


def load_products(at: datetime) -> int:
    """Products with their ties, variants and class facts. They were made one after the other over the last weeks."""
    shelf, entries = Shelf(), [*content.products(), *content.waiting()]
    known = set(Product.objects.values_list("slug", flat=True))
    wanted = {
        entry["slug"]: {
            "name": text(entry["name"]),
            "lede": text(entry["lede"]),
            "description": text(entry["story"]),
            "product_type_id": shelf.types[entry["class"]],
            "category_id": shelf.categories[entry["category"]],
            "shop_id": shelf.shops[entry["shop"]],
            "created_at": at - timedelta(hours=_age_in_hours(place, len(entries))),
        }
        for place, entry in enumerate(entries)
    }
    products, made = add_missing(Product, "slug", wanted)
    new = [(entry, products[entry["slug"]]) for entry in entries if entry["slug"] not in known]
    _tie(new, shelf)
    _load_variants([(entry, products[entry["slug"]]) for entry in entries])
    return made


def _age_in_hours(place: int, count: int) -> int:
    """Scattered by a step that shares no factor with the count, so that new works are of all kinds."""
    return 24 + 7 * (place * 47 % count)


def _tie(new: list[tuple[Entry, Product]], shelf: Shelf) -> None:
    """Heritage, maker and attribute values, one statement each."""
    _link(Product.heritage_items, "heritageitem_id", [(p.pk, shelf.items[e["heritage"]].pk) for e, p in new])
    _link(
        Product.inheritors, "inheritor_id", [(p.pk, shelf.people[e["inheritor"]]) for e, p in new if "inheritor" in e]
    )
    pairs = [
        (product.pk, shelf.values[key])
        for entry, product in new
        for key in (
            ("use", entry["use"]),
            ("technique", entry["technique"]),
            ("origin", shelf.provinces[entry["heritage"]]),
        )
    ]
    _link(Product.values, "attributevalue_id", pairs)


def _link(field: Any, other: str, pairs: list[tuple[int, int]]) -> None:
    through = field.through
    through.objects.bulk_create(through(**{"product_id": product, other: pk}) for product, pk in pairs)


def _load_variants(works: list[tuple[Entry, Product]]) -> None:
    """Also those that a work has gained since an earlier version of the demo was loaded."""
    known = set(ProductVariant.objects.values_list("sku", flat=True))
    new = [
        (entry, variant) for entry, _product in works for variant in entry["variants"] if variant["sku"] not in known
    ]
    wanted = {
        variant["sku"]: {
            "product_id": product.pk,
            "name": text(variant["name"]),
            "product_class": entry["class"],
            "position": place,
            "weight_grams": variant["grams"],
            "quantity_limit_per_customer": entry.get("medicine", {}).get("limit_per_customer"),
        }
        for entry, product in works
        for place, variant in enumerate(entry["variants"])
    }
    variants, _made = add_missing(ProductVariant, "sku", wanted)
    licences = {licence.number: licence.pk for licence in Licence.objects.all()}
    for name, (table, facts_of) in FACTS.items():
        rows = [
            table(variant_id=variants[variant["sku"]].pk, **facts_of(entry, variant, licences))
            for entry, variant in new
            if entry["class"] == name
        ]
        table._default_manager.bulk_create(rows)
    for _entry, variant in new:
        if holds := variant.get("holds"):
            compose(bundle_id=variants[variant["sku"]].pk, parts={variants[sku].pk: n for sku, n in holds.items()})


def _craft(entry: Entry, variant: Entry, licences: Mapping[str, int]) -> dict[str, Any]:
    facts = entry["craft"]
    return {
        "material": text(facts["material"]),
        "dimensions": text(variant["dimensions"]),
        "maker": text(facts["maker"]),
        "made_to_order": facts["made_to_order"],
        "lead_time_days": facts["lead_days"] or None,
    }


def _food(entry: Entry, variant: Entry, licences: Mapping[str, int]) -> dict[str, Any]:
    facts = entry["food"]
    return {
        "label_name": text(facts["label"]),
        "ingredients": text(facts["ingredients"]),
        "net_content": text(variant["net"]),
        "producer": text(facts["producer"]),
        "storage": text(facts["storage"]),
        "standard_code": facts["standard"],
        "allergens": facts["allergens"],
        "shelf_life_days": facts["shelf_days"],
        "licence_id": licences[facts["licence"]],
    }


def _medicine(entry: Entry, variant: Entry, licences: Mapping[str, int]) -> dict[str, Any]:
    facts = entry["medicine"]
    return {
        "generic_name": text(facts["generic_name"]),
        "approval_number": facts["approval"],
        "otc_class": facts["otc"],
        "indications": text(facts["indications"]),
        "dosage": text(facts["dosage"]),
        "contraindications": text(facts["contraindications"]),
        "leaflet": text(facts["leaflet"]),
        "manufacturer": text(facts["manufacturer"]),
        "licence_id": licences[facts["licence"]],
    }


FactsOf = Callable[[Entry, Entry, Mapping[str, int]], dict[str, Any]]
FACTS: dict[str, tuple[type[models.Model], FactsOf]] = {
    "craft": (CraftFacts, _craft),
    "food": (FoodFacts, _food),
    "medicine": (MedicineFacts, _medicine),
}


def load_prices(at: datetime) -> int:
    """A list price in every channel, and the record that it has stood for a while."""
    variants = dict(ProductVariant.objects.values_list("sku", "pk"))
    channels = list(Channel.objects.filter(slug__in=("cn", "us")))
    known = set(VariantChannelListing.objects.values_list("variant_id", "channel_id"))
    listings = [
        VariantChannelListing(
            variant_id=variants[variant["sku"]],
            channel=channel,
            price_amount=Decimal(variant[channel.currency.lower()]),
            currency=channel.currency,
        )
        for entry in [*content.products(), *content.waiting()]
        for variant in entry["variants"]
        for channel in channels
        if (variants[variant["sku"]], channel.pk) not in known
    ]
    VariantChannelListing.objects.bulk_create(listings)
    PriceRecord.objects.bulk_create(
        PriceRecord(
            variant_id=row.variant_id, channel_id=row.channel_id, amount=row.price_amount, since=at - PRICES_SINCE
        )
        for row in listings
    )
    return len(listings)


def load_stock(at: datetime) -> int:
    """One row for each variant, of one batch where the class has batches; none for a set.

    A batch that has expired is made anew.
    """
    variants = dict(ProductVariant.objects.values_list("sku", "pk"))
    warehouses = dict(Warehouse.objects.values_list("shop__slug", "pk"))
    known = {row.variant_id: row for row in Stock.objects.all()}
    new, renewed = [], []
    for entry in [*content.products(), *content.waiting()]:
        batch = _batch(entry, at=at)
        for variant in entry["variants"]:
            if "holds" in variant:
                continue
            pk = variants[variant["sku"]]
            row = known.get(pk)
            if row is None:
                new.append(
                    Stock(variant_id=pk, warehouse_id=warehouses[entry["shop"]], quantity=variant["stock"], **batch)
                )
            elif row.expires_on and row.expires_on <= at.date():
                row.batch, row.produced_on, row.expires_on = batch["batch"], batch["produced_on"], batch["expires_on"]
                renewed.append(row)
    Stock.objects.bulk_create(new)
    Stock.objects.bulk_update(renewed, ["batch", "produced_on", "expires_on"])
    return len(new) + len(renewed)


def _batch(entry: Entry, *, at: datetime) -> dict[str, Any]:
    facts = entry.get("food") or entry.get("medicine")
    if facts is None:
        return {}
    produced = (at - timedelta(days=facts["batch"]["produced_days_ago"])).date()
    expires = produced + timedelta(days=facts["shelf_days"])
    return {"batch": f"{facts['batch']['prefix']}{produced:%y%m}", "produced_on": produced, "expires_on": expires}
