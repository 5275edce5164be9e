"""All that the page of a product shows, and all that GraphQL may ask of one: loaded once, in 8 statements.

A set asks one more: for what it holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, FilteredRelation, Q

from catalog.media.models import Picture
from catalog.media.queries import COLUMNS, PictureRef, picture_ref
from catalog.products.bundles import Part, counted, parts_of
from catalog.products.categories import CategoryNode, categories_to, category_path
from catalog.products.models import CraftFacts, FoodFacts, MedicineFacts, Product, ProductVariant
from catalog.products.pieces import Piece, published
from catalog.stock.models import Stock
from catalog.stock.plan import today, whole
from catalog.stock.queries import left
from common.money import Money
from common.prepared import Prepared
from common.text import TranslatedText
from inheritors.registry.models import Inheritor


@dataclass(frozen=True, slots=True)
class ShopRef:
    """The shop that sells it."""

    id: int
    slug: str
    name: TranslatedText
    kind: str
    place: TranslatedText
    legal_name: str
    is_organisation: bool
    dispatch_hours: int


@dataclass(frozen=True, slots=True)
class HeritageRef:
    """A heritage that the product comes from."""

    id: int
    slug: str
    # Number in the list: "Ⅷ-7".
    code: str
    name: TranslatedText
    category_name: TranslatedText
    region_text: TranslatedText
    description: TranslatedText


@dataclass(frozen=True, slots=True)
class InheritorRef:
    """Somebody who makes it."""

    id: int
    slug: str
    name: TranslatedText
    level: str
    is_verified: bool
    has_profile: bool
    region_text: TranslatedText
    portrait: PictureRef | None


@dataclass(frozen=True, slots=True)
class AttributeValueView:
    id: int
    slug: str
    name: TranslatedText


@dataclass(frozen=True, slots=True)
class AttributeView:
    """An attribute with the values that a product or a variant has of it."""

    id: int
    slug: str
    name: TranslatedText
    values: tuple[AttributeValueView, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Pieces of one batch that may still be sold, the soonest expiry first."""

    batch: str
    produced_on: date | None
    expires_on: date | None
    available: int


@dataclass(frozen=True, slots=True)
class VariantView:
    """One variant. `piece` is None when it has no price in the channel; exactly one of the facts is set."""

    id: int
    sku: str
    name: TranslatedText
    product_class: str
    weight_grams: int
    quantity_limit_per_customer: int | None
    piece: Piece | None
    available: int
    batches: tuple[Batch, ...]
    attributes: tuple[AttributeView, ...]
    craft: CraftFacts | None
    food: FoodFacts | None
    medicine: MedicineFacts | None
    # What one of it holds, when it is a set; its batches are those of its parts then.
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ProductPage:
    """A product with everything around it."""

    product_id: int
    slug: str
    name: TranslatedText
    lede: TranslatedText
    description: TranslatedText
    created_at: datetime
    product_type_id: int
    product_type_slug: str
    product_type_name: TranslatedText
    product_class: str
    # From the root to its own.
    categories: tuple[CategoryNode, ...]
    shop: ShopRef
    pictures: tuple[PictureRef, ...]
    heritage: tuple[HeritageRef, ...]
    inheritors: tuple[InheritorRef, ...]
    attributes: tuple[AttributeView, ...]
    variants: tuple[VariantView, ...]

    @property
    def category(self) -> CategoryNode:
        return self.categories[-1]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What of it can be priced and bought."""
        return tuple(variant.piece for variant in self.variants if variant.piece)

    @property
    def sold_out(self) -> bool:
        return all(variant.available <= 0 for variant in self.variants if variant.piece)


def product_page(*, slug: str, channel_id: int, at: datetime) -> ProductPage | None:
    """The product, or None when it is not published in the channel. Expired batches are left out as of `at`."""
    product = published(channel_id=channel_id).select_related("product_type", "shop").filter(slug=slug).first()
    if product is None:
        return None
    shop, kind = product.shop, product.product_type
    inheritors = _inheritors(product.pk)
    pictures, portraits = _pictures(product.pk, [person.pk for person in inheritors])
    variants = _variants(product, channel_id, at)
    return ProductPage(
        product_id=product.pk,
        slug=product.slug,
        name=product.name,
        lede=product.lede,
        description=product.description,
        created_at=product.created_at,
        product_type_id=kind.pk,
        product_type_slug=kind.slug,
        product_type_name=kind.name,
        product_class=kind.product_class,
        categories=categories_to(product.category_id),
        shop=ShopRef(
            id=shop.pk,
            slug=shop.slug,
            name=shop.name,
            kind=shop.kind,
            place=shop.place,
            legal_name=shop.legal_name,
            is_organisation=shop.is_organisation,
            dispatch_hours=shop.dispatch_hours,
        ),
        pictures=tuple(pictures),
        heritage=_heritage(product.pk),
        inheritors=tuple(_inheritor_ref(person, portraits.get(person.pk)) for person in inheritors),
        attributes=attributes_by("product", [product.pk]).get(product.pk, ()),
        variants=variants,
    )


def _heritage(product_id: int) -> tuple[HeritageRef, ...]:
    through = Product.heritage_items.through.objects.filter(product_id=product_id).order_by("pk")
    rows = through.values_list(
        "heritageitem_id",
        *(
            f"heritageitem__{name}"
            for name in (
                "slug",
                "project__code",
                "name",
                "category__name",
                "region_text",
                "description",
            )
        ),
    )
    return tuple(HeritageRef(*row) for row in rows)


def _inheritors(product_id: int) -> list[Inheritor]:
    """In the order in which they were named; the order of the link table."""
    links = Product.inheritors.through.objects.filter(product_id=product_id).order_by("pk")
    return [link.inheritor for link in links.select_related("inheritor")]


def _inheritor_ref(person: Inheritor, portrait: PictureRef | None) -> InheritorRef:
    return InheritorRef(
        id=person.pk,
        slug=person.slug,
        name=person.name,
        level=person.level,
        is_verified=person.is_verified,
        has_profile=person.has_profile,
        region_text=person.region_text,
        portrait=portrait,
    )


def _pictures(product_id: int, inheritor_ids: list[int]) -> tuple[list[PictureRef], dict[int, PictureRef]]:
    """The product's own pictures, and the first of each of its makers."""
    own: list[PictureRef] = []
    portraits: dict[int, PictureRef] = {}
    rows = Picture.objects.filter(Q(product_id=product_id) | Q(inheritor_id__in=inheritor_ids))
    for inheritor_id, *row in rows.values_list("inheritor_id", *COLUMNS):
        if inheritor_id is None:
            own.append(picture_ref(row))
        else:
            portraits.setdefault(inheritor_id, picture_ref(row))
    return own, portraits


def _values_of(through: Any, owner: str) -> Prepared:
    return Prepared(
        lambda ids: (
            through.objects.filter(**{f"{owner}__in": ids})
            .order_by("attributevalue__attribute__position", "attributevalue__attribute_id", "attributevalue_id")
            .values_list(
                owner,
                "attributevalue__attribute_id",
                "attributevalue__attribute__slug",
                "attributevalue__attribute__name",
                "attributevalue_id",
                "attributevalue__slug",
                "attributevalue__name",
            )
        )
    )


_values = {
    "product": _values_of(Product.values.through, "product_id"),
    "variant": _values_of(ProductVariant.values.through, "productvariant_id"),
}


def attributes_by(owner: str, ids: list[int]) -> dict[int, tuple[AttributeView, ...]]:
    """By owner, the attributes in order, each with the owner's values of it. `owner` is product or variant."""
    rows = _values[owner].rows(ids)
    heads: dict[tuple[int, int], tuple[str, TranslatedText]] = {}
    values: dict[tuple[int, int], list[AttributeValueView]] = {}
    for owner_id, attribute_id, slug, name, *value in rows:
        heads[owner_id, attribute_id] = (slug, name)
        values.setdefault((owner_id, attribute_id), []).append(AttributeValueView(*value))
    found: dict[int, list[AttributeView]] = {}
    for (owner_id, attribute_id), (slug, name) in heads.items():
        view = AttributeView(attribute_id, slug, name, tuple(values[owner_id, attribute_id]))
        found.setdefault(owner_id, []).append(view)
    return {owner_id: tuple(views) for owner_id, views in found.items()}


def _variants(product: Product, channel_id: int, at: datetime) -> tuple[VariantView, ...]:
    rows = list(
        ProductVariant.objects.filter(product_id=product.pk)
        .select_related("craft", "food__licence", "medicine__licence")
        .annotate(
            listed=FilteredRelation("channel_listings", condition=Q(channel_listings__channel_id=channel_id)),
            price_amount=F("listed__price_amount"),
            price_currency=F("listed__currency"),
        )
        .order_by("position", "pk")
    )
    ids = [row.pk for row in rows]
    attributes = attributes_by("variant", ids)
    bundles = parts_of([row.pk for row in rows if row.is_bundle])
    batches = _batches([*ids, *(part.variant_id for parts in bundles.values() for part in parts)], channel_id, at)
    free = {variant_id: sum(batch.available for batch in found) for variant_id, found in batches.items()}
    for bundle_id, parts in bundles.items():
        free[bundle_id] = whole(free, counted(parts))
        held = (batch for part in parts for batch in batches.get(part.variant_id, ()))
        batches[bundle_id] = sorted(held, key=lambda batch: batch.expires_on or date.max)
    return tuple(
        VariantView(
            id=row.pk,
            sku=row.sku,
            name=row.name,
            product_class=row.product_class,
            weight_grams=row.weight_grams,
            quantity_limit_per_customer=row.quantity_limit_per_customer,
            piece=_piece(row, product),
            available=free.get(row.pk, 0),
            batches=tuple(batches.get(row.pk, ())),
            attributes=attributes.get(row.pk, ()),
            craft=getattr(row, "craft", None),
            food=getattr(row, "food", None),
            medicine=getattr(row, "medicine", None),
            parts=bundles.get(row.pk, ()),
        )
        for row in rows
    )


def _piece(row: Any, product: Product) -> Piece | None:
    if row.price_amount is None:
        return None
    return Piece(
        variant_id=row.pk,
        product_id=product.pk,
        category_ids=category_path(product.category_id),
        shop_id=product.shop_id,
        product_class=row.product_class,
        list_price=Money(row.price_amount, row.price_currency),
    )


def _batches(variant_ids: list[int], channel_id: int, at: datetime) -> dict[int, list[Batch]]:
    """By variant, what the channel's warehouses may still sell, the soonest expiry first, undated last."""
    rows = (
        Stock.objects.filter(
            Q(expires_on=None) | Q(expires_on__gte=today(at)),
            variant_id__in=variant_ids,
            warehouse__channels=channel_id,
        )
        .order_by(F("expires_on").asc(nulls_last=True), "pk")
        .values_list("variant_id", "batch", "produced_on", "expires_on", left(at=at))
    )
    found: dict[int, list[Batch]] = {}
    for variant_id, batch, produced_on, expires_on, free in rows:
        found.setdefault(variant_id, []).append(Batch(batch, produced_on, expires_on, free))
    return found
