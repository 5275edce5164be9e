"""Reads what a product is found by. Six statements for any number of products."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Exists, Max, Min, OuterRef

from catalog.listings.models import ListingState
from catalog.pricing.models import VariantChannelListing
from catalog.products.models import Product, ProductVariant
from catalog.products.queries import categories_to
from catalog.search.ports import Document, Offer
from catalog.search.terms import document_terms

By = Mapping[int, list[tuple[Any, ...]]]

# Divisions outside the six-digit scheme, such as the registry's 990121 for central bodies (DOMAIN.md, section 2).
NO_PROVINCE = "99"


def documents_of(product_ids: Collection[int]) -> list[Document]:
    """Documents of those products that a shopper may see in at least one channel; the others have none."""
    offers = _offers(product_ids)
    heritage = _rows(
        Product.heritage_items.through.objects.filter(product_id__in=product_ids),
        "product_id",
        "heritageitem_id",
        "heritageitem__category_id",
        "heritageitem__region_code",
        "heritageitem__project__code",
        "heritageitem__name",
        "heritageitem__category__name",
        "heritageitem__region_text",
    )
    makers = _rows(
        Product.inheritors.through.objects.filter(product_id__in=product_ids),
        "product_id",
        "inheritor_id",
        "inheritor__level",
        "inheritor__name",
    )
    values = _values(product_ids)
    variants = _rows(
        ProductVariant.objects.filter(product_id__in=product_ids),
        "product_id",
        "product_class",
        "craft__made_to_order",
        "sku",
        "name",
        "craft__material",
        "food__label_name",
        "medicine__generic_name",
    )
    rows = _visible(product_ids).values_list(
        "pk",
        "created_at",
        "name",
        "lede",
        "description",
        "category_id",
        "shop_id",
        "shop__name",
        "shop__place",
        "shop__region__code",
    )
    found = []
    for pk, created_at, name, lede, description, category_id, shop_id, shop_name, place, shop_region in rows:
        codes = [row[2] for row in heritage[pk] if row[2]] or [shop_region]
        categories = [node.name for node in categories_to(category_id)]
        subject = [name, shop_name, place, *categories]
        for row in (*heritage[pk], *makers[pk], *values[pk], *variants[pk]):
            subject += [cell for cell in row if isinstance(cell, dict)]
        numbers = [row[3] for row in heritage[pk]] + [row[2] for row in variants[pk]]
        found.append(
            Document(
                product_id=pk,
                created_at=created_at,
                name=name,
                title_terms=document_terms(_texts([name]), beginnings=True),
                terms=document_terms([*_texts(subject), *numbers], beginnings=True)
                | document_terms(_texts([lede, description])),
                category_id=category_id,
                shop_id=shop_id,
                heritage_item_ids=[row[0] for row in heritage[pk]],
                inheritor_ids=[row[0] for row in makers[pk]],
                heritage_categories=sorted({str(row[1]) for row in heritage[pk]}),
                regions=sorted({_province(code) for code in codes if code and not code.startswith(NO_PROVINCE)}),
                levels=sorted({row[1] for row in makers[pk]}),
                product_classes=sorted({row[0] for row in variants[pk]}),
                value_ids=sorted({row[0] for row in values[pk]}),
                made_to_order=any(row[1] for row in variants[pk]),
                offers=offers[pk],
            )
        )
    return found


def _visible(product_ids: Collection[int]) -> Any:
    priced = VariantChannelListing.objects.filter(variant__product_id=OuterRef("pk"))
    return Product.objects.filter(
        Exists(priced), pk__in=product_ids, listing__state=ListingState.PUBLISHED, shop__is_active=True
    )


def _offers(product_ids: Collection[int]) -> Mapping[int, list[Offer]]:
    rows = (
        VariantChannelListing.objects.filter(variant__product_id__in=product_ids)
        .values_list("variant__product_id", "channel_id")
        .annotate(Min("price_amount"), Max("price_amount"))
    )
    found = defaultdict(list)
    for product_id, channel_id, low, high in rows:
        found[product_id].append(Offer(channel_id, low, high))
    return found


def _values(product_ids: Collection[int]) -> By:
    """Attribute values of products and of their variants, with the attribute's name, in one statement."""
    columns = ("attributevalue_id", "attributevalue__name", "attributevalue__attribute__name")
    of_products = Product.values.through.objects.filter(product_id__in=product_ids)
    of_variants = ProductVariant.values.through.objects.filter(productvariant__product_id__in=product_ids)
    found = defaultdict(list)
    for product_id, *row in of_products.values_list("product_id", *columns).union(
        of_variants.values_list("productvariant__product_id", *columns), all=True
    ):
        found[product_id].append(tuple(row))
    return found


def _rows(queryset: Any, owner: str, *columns: str) -> By:
    found = defaultdict(list)
    for owner_id, *row in queryset.order_by("pk").values_list(owner, *columns):
        found[owner_id].append(tuple(row))
    return found


def _texts(translated: Iterable[Mapping[str, str]]) -> list[str]:
    return [text for texts in translated for text in texts.values() if text]


def _province(code: str) -> str:
    return f"{code[:2]}0000"
