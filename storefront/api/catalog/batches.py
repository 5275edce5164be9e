"""Products of one answer, together: what is asked of any of them is loaded for all of them at once.

A node is handed to graphql-core as it is; its attributes are named after the schema's fields. Whatever costs a
statement belongs to the batch, is loaded when the first node is asked for it, and is then at hand for the others.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from catalog.media.queries import PictureRef, first_pictures, pictures_by
from catalog.pricing.models import Channel
from catalog.pricing.queries import tax_rate
from catalog.products import lists
from catalog.products.bundles import Part, parts_of
from catalog.products.lists import ProductRow, ProductTexts, VariantRow
from catalog.products.queries import AttributeView
from catalog.stock import queries as stock
from common.money import Money, TaxedMoney
from promotions.campaigns.queries import Offer, line_of, offers, terms_at
from promotions.engine import price_unit
from storefront.api.core.context import Context
from storefront.api.core.ids import encode
from storefront.api.core.text import plain

Pk = int | uuid.UUID


class Taxed:
    """A price as clients read it; the tax is reckoned only where it is asked for."""

    __slots__ = ("_amount", "_included", "_rate", "currency")

    def __init__(self, amount: Money, rate: Any, *, included: bool) -> None:
        self._amount, self._rate, self._included = amount, rate, included
        self.currency = amount.currency

    @property
    def gross(self) -> Money:
        return self._amount if self._included or not self._rate else self._whole.gross

    @property
    def net(self) -> Money:
        return self._amount if not self._included or not self._rate else self._whole.net

    @property
    def tax(self) -> Money:
        return self._whole.tax

    @property
    def _whole(self) -> TaxedMoney:
        of = TaxedMoney.of_gross if self._included else TaxedMoney.of_net
        return of(self._amount, self._rate)


@dataclass(frozen=True, slots=True)
class Price:
    """What a variant costs now, and what it costs without campaigns."""

    now: Money
    undiscounted: Money
    rate: Any


class ProductBatch:
    """Products that are answered together, in one channel or, for staff, in none."""

    def __init__(self, rows: Sequence[ProductRow], *, channel: Channel | None, context: Context) -> None:
        self.rows, self.channel, self.context = rows, channel, context

    @property
    def nodes(self) -> list[ProductNode]:
        return [ProductNode(row, self) for row in self.rows]

    @cached_property
    def variants(self) -> dict[int, list[VariantNode]]:
        found = (
            lists.all_variants(self.rows)
            if self.channel is None
            else lists.sold_variants(self.rows, channel_id=self.channel.pk)
        )
        by_id = {row.id: row for row in self.rows}
        return {pk: [VariantNode(row, by_id[pk], self) for row in rows] for pk, rows in found.items()}

    @cached_property
    def variant_ids(self) -> list[int]:
        return [node.row.id for nodes in self.variants.values() for node in nodes]

    @cached_property
    def pictures(self) -> dict[int, list[PictureRef]]:
        return pictures_by("product", [row.id for row in self.rows])

    @cached_property
    def first_pictures(self) -> dict[int, PictureRef]:
        """Of each product the picture that stands for it; from all of them where those are at hand."""
        if "pictures" in self.__dict__:
            return {pk: pictures[0] for pk, pictures in self.pictures.items()}
        return first_pictures("product", [row.id for row in self.rows])

    @cached_property
    def texts(self) -> dict[int, ProductTexts]:
        return lists.texts([row.id for row in self.rows])

    @cached_property
    def attributes(self) -> dict[int, tuple[AttributeView, ...]]:
        return lists.product_attributes([row.id for row in self.rows])

    @cached_property
    def variant_attributes(self) -> dict[int, tuple[AttributeView, ...]]:
        return lists.variant_attributes(self.variant_ids)

    @cached_property
    def available(self) -> dict[int, int]:
        if self.channel is None:
            return {}
        return stock.available(variant_ids=self.variant_ids, channel_id=self.channel.pk, at=self.context.at)

    @cached_property
    def stocks(self) -> dict[int, list[stock.WarehouseStock]]:
        found: dict[int, list[stock.WarehouseStock]] = {}
        for entry in stock.by_warehouse(variant_ids=self.variant_ids, at=self.context.at):
            found.setdefault(entry.variant_id, []).append(entry)
        return found

    @cached_property
    def parts(self) -> dict[int, tuple[Part, ...]]:
        """By variant that is a set, what one of it holds."""
        return parts_of(self.variant_ids)

    @cached_property
    def part_variants(self) -> dict[int, VariantNode]:
        """The parts of all sets as variants of their own, as far as the caller may see them."""
        ids = sorted({part.product_id for parts in self.parts.values() for part in parts})
        if not ids:
            return {}
        rows = (
            lists.rows_in_order(lists.everything(channel_id=None), ids)
            if self.channel is None
            else lists.published_rows(channel_id=self.channel.pk, ids=ids)
        )
        batch = ProductBatch(rows, channel=self.channel, context=self.context)
        return {node.pk: node for nodes in batch.variants.values() for node in nodes}

    @cached_property
    def heritage_ids(self) -> dict[int, list[int]]:
        return lists.links("heritage_items", product_ids=[row.id for row in self.rows])

    @cached_property
    def inheritor_ids(self) -> dict[int, list[int]]:
        return lists.links("inheritors", product_ids=[row.id for row in self.rows])

    @cached_property
    def prices(self) -> dict[int, Price]:
        """By variant, for all variants that are sold in the channel."""
        if self.channel is None:
            return {}
        terms = terms_at(channel_id=self.channel.pk, at=self.context.at)
        country = self.channel.default_country
        found = {}
        for nodes in self.variants.values():
            for node in nodes:
                piece = node.row.piece
                if piece is None:
                    continue
                now = piece.list_price
                if terms.campaigns:
                    now = price_unit(line_of(piece), terms).unit
                rate = tax_rate(country=country, product_class=piece.product_class)
                found[piece.variant_id] = Price(now, piece.list_price, rate)
        return found

    @cached_property
    def offers(self) -> dict[int, Offer]:
        """As `prices`, with what may be struck through, which costs a statement more."""
        if self.channel is None:
            return {}
        pieces = [node.row.piece for nodes in self.variants.values() for node in nodes if node.row.piece]
        return offers(pieces, channel=self.channel, at=self.context.at)

    def taxed(self, amount: Money, rate: Any) -> Taxed:
        assert self.channel is not None, "Only a channel has prices."
        return Taxed(amount, rate, included=self.channel.prices_include_tax)


class ProductNode:
    """A product, as the type Product reads it."""

    __slots__ = ("batch", "id", "name", "pk", "row", "slug")

    def __init__(self, row: ProductRow, batch: ProductBatch) -> None:
        self.row, self.batch = row, batch
        self.pk, self.slug = row.id, row.slug
        self.id, self.name = encode("Product", row.id), plain(row.name)

    @property
    def created(self) -> Any:
        return self.row.created_at

    @property
    def product_type(self) -> TypeNode:
        texts = self.texts
        return TypeNode(id=encode("ProductType", texts.type_id), slug=texts.type_slug, name=plain(texts.type_name))

    @property
    def texts(self) -> ProductTexts:
        return self.batch.texts[self.pk]

    @property
    def channel(self) -> str | None:
        return self.batch.channel.slug if self.batch.channel else None

    @property
    def variants(self) -> list[VariantNode]:
        return self.batch.variants.get(self.pk, [])

    @property
    def pictures(self) -> list[PictureRef]:
        return self.batch.pictures.get(self.pk, [])

    @property
    def pricing(self) -> ProductPrices | None:
        prices = [price for node in self.variants if (price := self.batch.prices.get(node.row.id))]
        return ProductPrices(prices, self.batch) if prices else None

    @property
    def is_available(self) -> bool | None:
        if self.batch.channel is None:
            return None
        return any(self.batch.available.get(node.row.id, 0) > 0 for node in self.variants)

    is_available_for_purchase = is_available


@dataclass(slots=True)
class TypeNode:
    id: str
    slug: str
    name: str


class VariantNode:
    """A variant, as the type ProductVariant reads it."""

    __slots__ = ("batch", "id", "pk", "product_row", "row", "sku")

    def __init__(self, row: VariantRow, product_row: ProductRow, batch: ProductBatch) -> None:
        self.row, self.product_row, self.batch = row, product_row, batch
        self.pk, self.id, self.sku = row.id, encode("ProductVariant", row.id), row.sku

    @property
    def name(self) -> str:
        # Saleor's clients show the SKU where a variant has no name of its own; so does Saleor.
        return plain(self.row.name) or self.sku

    @property
    def product(self) -> ProductNode:
        return ProductNode(self.product_row, self.batch)

    @property
    def channel(self) -> str | None:
        return self.batch.channel.slug if self.batch.channel else None

    @property
    def quantity_limit_per_customer(self) -> int | None:
        return self.row.quantity_limit

    @property
    def quantity_available(self) -> int | None:
        return self.batch.available.get(self.pk) if self.batch.channel else None

    @property
    def pricing(self) -> VariantPrices | None:
        price = self.batch.prices.get(self.pk)
        return VariantPrices(self.pk, price, self.batch) if price else None


class VariantPrices:
    """What one variant costs, as VariantPricingInfo reads it."""

    __slots__ = ("_batch", "_price", "_variant_id", "on_sale")

    def __init__(self, variant_id: int, price: Price, batch: ProductBatch) -> None:
        self._variant_id, self._price, self._batch = variant_id, price, batch
        self.on_sale = price.now < price.undiscounted

    @property
    def price(self) -> Taxed:
        return self._batch.taxed(self._price.now, self._price.rate)

    @property
    def price_undiscounted(self) -> Taxed:
        return self._batch.taxed(self._price.undiscounted, self._price.rate)

    @property
    def price_prior(self) -> Taxed | None:
        struck = self._batch.offers[self._variant_id].struck
        return self._batch.taxed(struck, self._price.rate) if struck else None

    @property
    def discount(self) -> Taxed | None:
        off = self._price.undiscounted - self._price.now
        return self._batch.taxed(off, self._price.rate) if off else None


@dataclass(slots=True)
class Range:
    start: Taxed
    stop: Taxed


class ProductPrices:
    """What the variants of a product cost, as ProductPricingInfo reads it."""

    __slots__ = ("_batch", "_prices", "on_sale")

    def __init__(self, prices: list[Price], batch: ProductBatch) -> None:
        self._prices, self._batch = prices, batch
        self.on_sale = any(price.now < price.undiscounted for price in prices)

    @property
    def price_range(self) -> Range:
        return self._range(lambda price: price.now)

    @property
    def price_range_undiscounted(self) -> Range:
        return self._range(lambda price: price.undiscounted)

    @property
    def discount(self) -> Taxed | None:
        """The largest of its variants, as in Saleor."""
        best = max(self._prices, key=lambda price: price.undiscounted.amount - price.now.amount)
        off = best.undiscounted - best.now
        return self._batch.taxed(off, best.rate) if off else None

    def _range(self, of: Any) -> Range:
        low, high = min(self._prices, key=lambda p: of(p).amount), max(self._prices, key=lambda p: of(p).amount)
        return Range(self._batch.taxed(of(low), low.rate), self._batch.taxed(of(high), high.rate))
