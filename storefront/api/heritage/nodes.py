"""Heritage, people and shops of the products of one answer, loaded together like the rest of their batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any

from catalog.media.queries import PictureRef, pictures_by
from inheritors.registry.queries import HeritageCard, InheritorCard, heritage_cards, inheritor_cards
from inheritors.shops.lists import ShopRow, shops_by_id
from storefront.api.catalog.batches import ProductBatch
from storefront.api.core.ids import encode
from storefront.api.core.text import plain


class Siblings:
    """Things of one kind that are answered together; what hangs on them is loaded once for all."""

    def __init__(self, owner: str, ids: Iterable[int], related: Iterable[int | None] = ()) -> None:
        self._owner, self._ids = owner, list(ids)
        self.related = {pk for pk in related if pk is not None}
        self._kept: dict[str, Any] = {}

    def together(self, name: str, load: Callable[[list[int]], Any]) -> Any:
        """What `load` gives for the ids of all siblings; asked once."""
        if name not in self._kept:
            self._kept[name] = load(self._ids)
        return self._kept[name]

    def picture(self, pk: int) -> PictureRef | None:
        found = self.together("pictures", lambda ids: pictures_by(self._owner, ids))
        return next(iter(found.get(pk, ())), None)


def heritage_nodes(cards: Iterable[HeritageCard]) -> list[SimpleNamespace]:
    """Heritage items as the type reads them."""
    cards = list(cards)
    siblings = Siblings("heritage_item", (card.id for card in cards))
    return [
        SimpleNamespace(
            pk=card.id,
            id=encode("HeritageItem", card.id),
            slug=card.slug,
            name=plain(card.name),
            code=card.code,
            item_code=card.item_code,
            category_name=plain(card.category_name),
            category_slug=card.category_slug,
            level=card.level.upper(),
            batch=card.batch,
            year=card.year,
            entry_type=card.entry_type.upper(),
            region=plain(card.region_text),
            card=card,
            siblings=siblings,
        )
        for card in cards
    ]


def inheritor_nodes(cards: Iterable[InheritorCard]) -> list[SimpleNamespace]:
    """Inheritors as the type reads them."""
    cards = list(cards)
    siblings = Siblings("inheritor", (card.id for card in cards), (card.heritage_id for card in cards))
    return [
        SimpleNamespace(
            pk=card.id,
            id=encode("Inheritor", card.id),
            slug=card.slug,
            name=plain(card.name),
            roll_number=card.roll_number,
            level=card.level.upper(),
            status=card.status.upper(),
            batch=card.batch,
            is_verified=card.is_verified,
            is_invented=card.is_invented,
            has_profile=card.has_profile,
            region=plain(card.region_text),
            card=card,
            siblings=siblings,
        )
        for card in cards
    ]


def shop_nodes(rows: Iterable[ShopRow]) -> list[SimpleNamespace]:
    """Shops as the type reads them."""
    rows = list(rows)
    siblings = Siblings("shop", (row.id for row in rows))
    return [
        SimpleNamespace(
            pk=row.id,
            id=encode("HeritageShop", row.id),
            slug=row.slug,
            kind=row.kind.upper(),
            name=plain(row.name),
            place=plain(row.place),
            legal_name=row.legal_name,
            row=row,
            siblings=siblings,
        )
        for row in rows
    ]


def items_of(batch: ProductBatch) -> dict[int, list[SimpleNamespace]]:
    """By product, the heritage it comes from."""
    return _kept(batch, "heritage", lambda: _tied(batch.heritage_ids, heritage_cards, heritage_nodes))


def inheritors_of(batch: ProductBatch) -> dict[int, list[SimpleNamespace]]:
    """By product, who makes it."""
    return _kept(batch, "inheritors", lambda: _tied(batch.inheritor_ids, inheritor_cards, inheritor_nodes))


def shops_of(batch: ProductBatch) -> dict[int, SimpleNamespace]:
    """By shop, the sellers of the batch."""
    return _kept(
        batch,
        "shops",
        lambda: {node.pk: node for node in shop_nodes(shops_by_id({row.shop_id for row in batch.rows}).values())},
    )


def _tied(ids_by_product: dict[int, list[int]], load: Any, make: Any) -> dict[int, list[SimpleNamespace]]:
    cards = load(ids={pk for ids in ids_by_product.values() for pk in ids})
    nodes = {node.pk: node for node in make(cards.values())}
    return {product: [nodes[pk] for pk in ids if pk in nodes] for product, ids in ids_by_product.items()}


def _kept(batch: ProductBatch, name: str, load: Any) -> Any:
    """What the context of the request keeps for a batch under a name."""
    key = (name, id(batch))
    kept = batch.context.kept
    if key not in kept:
        # The batch is kept with it, so that its id stays its own.
        kept[key] = (batch, load())
    return kept[key][1]
