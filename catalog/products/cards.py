"""Products as lists show them: the mark, the title, the maker, what its variants cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Subquery

from catalog.media.models import Picture
from catalog.media.queries import COLUMNS, PictureRef, picture_ref
from catalog.products.categories import category_path
from catalog.products.models import Product
from catalog.products.pieces import Piece, published, sold_listings
from catalog.stock.queries import left_alone, sets_left
from common.money import Money
from common.text import TranslatedText
from inheritors.registry.models import Inheritor


@dataclass(frozen=True, slots=True)
class Card:
    """One product of a list."""

    product_id: int
    slug: str
    name: TranslatedText
    category_id: int
    # Number and name of the heritage it comes from: "Ⅷ-7"; empty when it is tied to none.
    mark_code: str
    mark_name: TranslatedText
    # The inheritor who makes it, else the shop.
    maker: TranslatedText
    maker_verified: bool
    shop_id: int
    shop_name: TranslatedText
    picture: PictureRef | None
    product_class: str
    # Its variants that have a price in the channel, in order.
    pieces: tuple[Piece, ...]
    sold_out: bool
    # Days until a made-to-order piece is ready, the shortest of its variants; None for what lies in stock.
    lead_time_days: int | None


@dataclass(frozen=True, slots=True)
class _Offered:
    """What one variant adds to a card."""

    piece: Piece
    available: int
    lead_time_days: int | None


def cards(*, product_ids: Sequence[int], channel_id: int, at: datetime) -> list[Card]:
    """Cards in the order of the ids, in 5 statements whatever their number; what is not published is left out.

    Batches that have expired by `at` count as sold out. Where there are sets among them, it is one statement more.
    """
    if not product_ids:
        return []
    offered = _offered(product_ids, channel_id, at)
    marks = _marks(product_ids)
    makers = _makers(product_ids)
    pictures = _pictures(product_ids)
    rows = (
        published(channel_id=channel_id)
        .filter(pk__in=product_ids)
        .values_list("pk", "slug", "name", "category_id", "shop_id", "shop__name")
        .order_by()
    )
    found = {}
    for pk, slug, name, category_id, shop_id, shop_name in rows:
        mark_code, mark_name = marks.get(pk, ("", TranslatedText()))
        maker, verified = makers.get(pk, (shop_name, False))
        variants = offered.get(pk, [])
        leads = [o.lead_time_days for o in variants if o.lead_time_days]
        found[pk] = Card(
            product_id=pk,
            slug=slug,
            name=name,
            category_id=category_id,
            mark_code=mark_code,
            mark_name=mark_name,
            maker=maker,
            maker_verified=verified,
            shop_id=shop_id,
            shop_name=shop_name,
            picture=pictures.get(pk),
            product_class=variants[0].piece.product_class if variants else "",
            pieces=tuple(o.piece for o in variants),
            sold_out=all(o.available <= 0 for o in variants),
            lead_time_days=min(leads) if leads else None,
        )
    return [found[pk] for pk in product_ids if pk in found]


def _offered(product_ids: Sequence[int], channel_id: int, at: datetime) -> dict[int, list[_Offered]]:
    """By product, its variants with a price in the channel, in the order of their positions."""
    rows = list(
        sold_listings(channel_id=channel_id)
        .filter(variant__product_id__in=product_ids)
        .annotate(available=Subquery(left_alone("variant_id", channel_id=channel_id, at=at)))
        .order_by("variant__position", "variant_id")
        .values_list(
            "variant_id",
            "variant__product_id",
            "variant__product__category_id",
            "variant__product__shop_id",
            "variant__product_class",
            "price_amount",
            "currency",
            "available",
            "variant__craft__lead_time_days",
            "variant__craft__made_to_order",
        )
    )
    # Sets have no pieces of their own. Of a list without any, nothing more is asked.
    without = [variant_id for variant_id, *_between, available, _days, _ordered in rows if available is None]
    sets = sets_left(variant_ids=without, channel_id=channel_id, at=at)
    offered: dict[int, list[_Offered]] = {}
    for variant_id, product_id, category_id, shop_id, product_class, amount, currency, available, days, ordered in rows:
        piece = Piece(
            variant_id=variant_id,
            product_id=product_id,
            category_ids=category_path(category_id),
            shop_id=shop_id,
            product_class=product_class,
            list_price=Money(amount, currency),
        )
        free = sets.get(variant_id, 0) if available is None else available
        offered.setdefault(product_id, []).append(_Offered(piece, free, days if ordered else None))
    return offered


def _marks(product_ids: Sequence[int]) -> dict[int, tuple[str, TranslatedText]]:
    """By product, number and name of the first heritage it is tied to."""
    through = Product.heritage_items.through.objects.filter(product_id__in=product_ids)
    rows = through.order_by("product_id", "pk").distinct("product_id")
    return {
        product_id: (code, name)
        for product_id, code, name in rows.values_list(
            "product_id", "heritageitem__project__code", "heritageitem__name"
        )
    }


def _makers(product_ids: Sequence[int]) -> dict[int, tuple[TranslatedText, bool]]:
    """By product, its first inheritor and whether the seal may stand beside the name."""
    through = Product.inheritors.through.objects.filter(product_id__in=product_ids)
    rows = through.order_by("product_id", "pk").distinct("product_id")
    return {
        product_id: (name, Inheritor(roll_number=roll_number, status=status).is_verified)
        for product_id, name, roll_number, status in rows.values_list(
            "product_id", "inheritor__name", "inheritor__roll_number", "inheritor__status"
        )
    }


def _pictures(product_ids: Sequence[int]) -> dict[int, PictureRef]:
    """By product, its first picture."""
    rows = (
        Picture.objects.filter(product_id__in=product_ids)
        .order_by("product_id", "position", "pk")
        .distinct("product_id")
    )
    return {product_id: picture_ref(row) for product_id, *row in rows.values_list("product_id", *COLUMNS)}
