"""Lists of products for clients that filter and sort freely, and the parts of many products, each in one statement."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import OrderBy
from django.db.models.fields.json import KeyTextTransform

from catalog.pricing.models import VariantChannelListing
from catalog.products.categories import category_path
from catalog.products.models import Product, ProductVariant
from catalog.products.page import AttributeView, attributes_by
from catalog.products.pieces import Piece, published
from catalog.stock.queries import left, sellable, sets_in_stock
from common.money import Money
from common.prepared import Prepared
from common.text import BASE_LANGUAGE, TranslatedText

SORTS: dict[str, F | KeyTextTransform] = {
    "name": KeyTextTransform(BASE_LANGUAGE, "name"),
    "price": F("cheapest"),
    "created": F("created_at"),
    "published": F("listing__since"),
    "type": F("product_type__slug"),
    "slug": F("slug"),
}


@dataclass(frozen=True, slots=True)
class ProductRow:
    """One product as nearly every list needs it."""

    id: int
    slug: str
    name: TranslatedText
    category_id: int
    shop_id: int
    created_at: datetime


COLUMNS = ("pk", "slug", "name", "category_id", "shop_id", "created_at")


@dataclass(frozen=True, slots=True)
class ProductTexts:
    """The long texts and the type of a product, which most lists do without."""

    id: int
    lede: TranslatedText
    description: TranslatedText
    type_id: int
    type_slug: str
    type_name: TranslatedText


TEXT_COLUMNS = ("pk", "lede", "description", "product_type_id", "product_type__slug", "product_type__name")


@dataclass(frozen=True, slots=True)
class VariantRow:
    """One variant; `piece` is None where it is not sold."""

    id: int
    product_id: int
    sku: str
    name: TranslatedText
    weight_grams: int
    quantity_limit: int | None
    piece: Piece | None


def everything(*, channel_id: int | None) -> QuerySet[Product]:
    """All products for staff, published or not; of a channel: those with a price there."""
    if channel_id is None:
        return Product.objects.all()
    priced = VariantChannelListing.objects.filter(channel_id=channel_id, variant__product_id=OuterRef("pk"))
    return Product.objects.filter(Exists(priced))


def visible(*, channel_id: int | None, staff: bool) -> QuerySet[Product]:
    """What a caller may see: shoppers what is published in the channel they name, staff everything."""
    if staff:
        return everything(channel_id=channel_id)
    return Product.objects.none() if channel_id is None else published(channel_id=channel_id)


def in_price(*, channel_id: int, least: Any = None, most: Any = None) -> Q:
    """Products with a variant whose list price in the channel lies between two amounts, both inclusive."""
    listings = VariantChannelListing.objects.filter(channel_id=channel_id, variant__product_id=OuterRef("pk"))
    if least is not None:
        listings = listings.filter(price_amount__gte=least)
    if most is not None:
        listings = listings.filter(price_amount__lte=most)
    return Q(Exists(listings))


def in_stock(*, channel_id: int, at: datetime) -> Q:
    """Products of which a piece, or a whole set, can be sold in the channel now."""
    rows = sellable(at=at).filter(variant__product_id=OuterRef("pk"), warehouse__channels=channel_id)
    sets = sets_in_stock(channel_id=channel_id, at=at).filter(product_id=OuterRef("pk"))
    return Q(Exists(rows.alias(left=left(at=at)).filter(left__gt=0))) | Q(Exists(sets))


def with_value(*, attribute_slug: str, value_slugs: Collection[str]) -> Q:
    """Products that have one of these values of an attribute."""
    through = Product.values.through.objects.filter(
        product_id=OuterRef("pk"), attributevalue__attribute__slug=attribute_slug
    )
    if value_slugs:
        through = through.filter(attributevalue__slug__in=value_slugs)
    return Q(Exists(through))


def ordered(
    products: QuerySet[Product], *, by: str, descending: bool, channel_id: int | None = None
) -> QuerySet[Product]:
    """Sort by one of SORTS; equal ones by primary key, so that pages never overlap."""
    if by == "price" and channel_id is not None:
        listings = VariantChannelListing.objects.filter(channel_id=channel_id, variant__product_id=OuterRef("pk"))
        cheapest = listings.order_by().values("variant__product_id").annotate(least=Min("price_amount")).values("least")
        products = products.annotate(cheapest=Subquery(cheapest))
    return products.order_by(OrderBy(SORTS[by], descending=descending), "pk")


def rows(products: QuerySet[Product], *, offset: int = 0, limit: int | None = None) -> list[ProductRow]:
    """The rows of a query in its order, in one statement."""
    end = None if limit is None else offset + limit
    return [ProductRow(*row) for row in products.values_list(*COLUMNS)[offset:end]]


_usual = Prepared(
    lambda channel_id, offset, limit: ordered(
        published(channel_id=channel_id), by="slug", descending=False
    ).values_list(*COLUMNS)[offset : offset + limit]
)
_of_slug = Prepared(
    lambda channel_id, slug: published(channel_id=channel_id).filter(slug=slug).order_by().values_list(*COLUMNS)
)
_among = Prepared(
    lambda channel_id, ids: published(channel_id=channel_id).filter(pk__in=ids).order_by().values_list(*COLUMNS)
)
_texts = Prepared(lambda ids: Product.objects.filter(pk__in=ids).order_by().values_list(*TEXT_COLUMNS))


def usual_rows(*, channel_id: int, offset: int, limit: int) -> list[ProductRow]:
    """What is published in a channel, unfiltered, by slug."""
    return [ProductRow(*row) for row in _usual.rows(channel_id, offset=offset, limit=limit)]


def row_of_slug(*, channel_id: int, slug: str) -> ProductRow | None:
    """The published product of a slug."""
    return next((ProductRow(*row) for row in _of_slug.rows(channel_id, slug)), None)


def published_rows(*, channel_id: int, ids: Sequence[int]) -> list[ProductRow]:
    """What of these is published in a channel, in the order of the ids."""
    found = {row[0]: ProductRow(*row) for row in _among.rows(channel_id, ids)}
    return [found[pk] for pk in ids if pk in found]


def texts(product_ids: Sequence[int]) -> dict[int, ProductTexts]:
    """By product, its long texts and its type."""
    return {row[0]: ProductTexts(*row) for row in _texts.rows(product_ids)}


def rows_in_order(products: QuerySet[Product], ids: Iterable[int]) -> list[ProductRow]:
    """The rows with these ids, in their order; ids that the query does not have are left out."""
    ids = list(ids)
    found = {row.id: row for row in rows(products.filter(pk__in=ids).order_by())}
    return [found[pk] for pk in ids if pk in found]


_sold = Prepared(
    lambda channel_id, product_ids: (
        VariantChannelListing.objects.filter(channel_id=channel_id, variant__product_id__in=product_ids)
        .order_by("variant__position", "variant_id")
        .values_list(
            "variant_id",
            "variant__product_id",
            "variant__sku",
            "variant__name",
            "variant__weight_grams",
            "variant__quantity_limit_per_customer",
            "variant__product_class",
            "price_amount",
            "currency",
        )
    )
)


def sold_variants(of: Collection[ProductRow], *, channel_id: int) -> dict[int, list[VariantRow]]:
    """By product, its variants with a price in the channel, in order."""
    products = {row.id: row for row in of}
    found: dict[int, list[VariantRow]] = {}
    for pk, product_id, sku, name, weight, limit, product_class, amount, currency in _sold.rows(
        channel_id, list(products)
    ):
        product = products[product_id]
        piece = Piece(
            variant_id=pk,
            product_id=product_id,
            category_ids=category_path(product.category_id),
            shop_id=product.shop_id,
            product_class=product_class,
            list_price=Money(amount, currency),
        )
        found.setdefault(product_id, []).append(VariantRow(pk, product_id, sku, name, weight, limit, piece))
    return found


def all_variants(of: Collection[ProductRow]) -> dict[int, list[VariantRow]]:
    """By product, all its variants, for staff who name no channel."""
    found: dict[int, list[VariantRow]] = {}
    variants = ProductVariant.objects.filter(product_id__in=[row.id for row in of]).values_list(
        "pk", "product_id", "sku", "name", "weight_grams", "quantity_limit_per_customer"
    )
    for row in variants:
        found.setdefault(row[1], []).append(VariantRow(*row, piece=None))
    return found


def product_of_variant(*, variant_id: int | None = None, sku: str | None = None) -> tuple[int, int] | None:
    """(variant, product) of a variant by its id or SKU."""
    by = {"pk": variant_id} if variant_id is not None else {"sku": sku}
    return ProductVariant.objects.filter(**by).order_by().values_list("pk", "product_id").first()


def links(relation: str, *, product_ids: Collection[int]) -> dict[int, list[int]]:
    """By product, the ids of what it is tied to by `heritage_items` or `inheritors`, in the order of tying."""
    through: dict[str, tuple[Any, str]] = {
        "heritage_items": (Product.heritage_items.through, "heritageitem_id"),
        "inheritors": (Product.inheritors.through, "inheritor_id"),
    }
    model, column = through[relation]
    found: dict[int, list[int]] = {}
    for product_id, other_id in (
        model.objects.filter(product_id__in=list(product_ids)).order_by("pk").values_list("product_id", column)
    ):
        found.setdefault(product_id, []).append(other_id)
    return found


def product_attributes(product_ids: Collection[int]) -> dict[int, tuple[AttributeView, ...]]:
    return attributes_by("product", list(product_ids))


def variant_attributes(variant_ids: Collection[int]) -> dict[int, tuple[AttributeView, ...]]:
    return attributes_by("variant", list(variant_ids))
