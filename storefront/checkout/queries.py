"""What is in a basket, what it costs at an instant, and what still stands between it and an order."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from catalog.pricing.models import Channel
from catalog.products import queries as products
from catalog.products.bundles import Part, counted, parts_of
from catalog.products.models import CraftFacts, ProductClass
from catalog.products.queries import Piece
from catalog.stock import queries as stock
from catalog.stock.models import Warehouse
from catalog.stock.plan import Wanted, most_of_each, today
from common.errors import Refusal
from common.prepared import PreparedRows
from common.text import TranslatedText
from promotions.blindboxes.models import Series
from promotions.campaigns.queries import Offer, offers
from promotions.engine import Quote, VoucherTerms
from promotions.vouchers.queries import Promise
from storefront.checkout import confirmations
from storefront.checkout.agreement import Change, changed
from storefront.checkout.codes import promise_of
from storefront.checkout.models import Checkout, CheckoutLine
from storefront.checkout.pricing import parcel_of, quoted
from storefront.orders.models import Order
from storefront.orders.queries import order_of_basket
from storefront.shipping import queries as shipping
from storefront.shipping.queries import MethodView
from storefront.shipping.rates import Parcel


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a line that stops the order; Saleor's problems of a checkout."""

    code: str
    line_id: uuid.UUID
    available: int = 0


@dataclass(frozen=True, slots=True)
class LineView:
    """One line as a page or the API shows it. Without a `piece` it cannot be bought any more."""

    id: uuid.UUID
    variant_id: int
    product_id: int
    product_slug: str
    product_name: TranslatedText
    variant_name: TranslatedText
    sku: str
    shop_id: int
    shop_slug: str
    shop_name: TranslatedText
    quantity: int
    available: int
    piece: Piece | None
    # What one costs before anything that the whole basket earns, as its own page shows it.
    offer: Offer | None
    series_slug: str
    made_to_order: bool
    # What one of it holds, when it is a set.
    parts: tuple[Part, ...]


class CheckoutView:
    """A basket at an instant. What costs a statement is read when it is first asked for, and once."""

    def __init__(self, row: Checkout, *, at: datetime) -> None:
        self._row, self._at = row, at
        self.id: uuid.UUID = row.pk
        self.channel: Channel = row.channel
        self.language, self.email, self.user_id = row.language, row.email, row.user_id
        self.shipping_address, self.billing_address = row.shipping_address, row.billing_address
        # Where the buyer comes to; then nothing is sent.
        self.collection_point = row.collection_point
        self.method_id = None if row.collection_point else row.shipping_method_id
        # What the buyer gave as a discount code; whether it is valid now says `voucher_refusal`.
        self.voucher_code = row.voucher_code
        self.confirmations: dict[str, Any] = row.confirmations
        # Until when its pieces are kept for the buyer; None when they are not.
        self.reserved_until = row.reserved_until if row.reserved_until and row.reserved_until > at else None
        # What the buyer last saw at the payment step.
        self.shown: dict[str, Any] = row.shown

    @cached_property
    def lines(self) -> tuple[LineView, ...]:
        free = stock.available(
            variant_ids=list(self.pieces), channel_id=self.channel.pk, at=self._at, reserved_for=self._row.source
        ) if self._lines else {}  # fmt: skip
        # A set and its part alone share what is there, as they will when the order is placed.
        most = most_of_each([wanted(line, self._bundles, source="") for line in self._lines], free)
        offered = offers(self._pieces.values(), channel=self.channel, at=self._at)
        return tuple(
            _line_view(
                line,
                self._pieces.get(line.variant_id),
                offered.get(line.variant_id),
                left,
                self._bundles.get(line.variant_id, ()),
            )
            for line, left in zip(self._lines, most, strict=True)
        )

    @property
    def quote(self) -> Quote:
        return self._priced[0]

    @property
    def methods(self) -> tuple[MethodView, ...]:
        return tuple(self._priced[1])

    @property
    def voucher(self) -> VoucherTerms | None:
        """What the discount code promises, where it is valid at all."""
        promised = self._promise
        return promised.terms if isinstance(promised, Promise) else None

    @cached_property
    def voucher_refusal(self) -> Refusal | None:
        """Why the code takes nothing off; None when it does, or when there is none."""
        if not isinstance(self._promise, Promise):
            return self._promise
        try:
            self._promise.refuse_without_effect(self.quote)
        except Refusal as refusal:
            return refusal
        return None

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(_problems(self.lines))

    @cached_property
    def change(self) -> Change | None:
        """How the quote now differs from what the buyer last saw."""
        return changed(self.shown, self.quote)

    @cached_property
    def confirmations_needed(self) -> tuple[str, ...]:
        return confirmations_needed(self._lines, channel_id=self.channel.pk, at=self._at)

    @cached_property
    def parcel(self) -> Parcel:
        return parcel_of(self._lines)

    @property
    def pieces(self) -> Counter[int]:
        """By variant, the pieces in the warehouses that all of it is: of a set, those of its parts."""
        return _pieces_of(self._lines, self._bundles)

    @property
    def quantity(self) -> int:
        return sum(line.quantity for line in self._lines)

    @property
    def is_shipping_required(self) -> bool:
        return bool(self._lines)

    @cached_property
    def _lines(self) -> list[CheckoutLine]:
        return lines_of(self._row)

    @cached_property
    def _bundles(self) -> Bundles:
        return bundles_in(self._lines)

    @cached_property
    def _pieces(self) -> dict[int, Piece]:
        ids = [line.variant_id for line in self._lines]
        return products.pieces(variant_ids=ids, channel_id=self.channel.pk) if ids else {}

    @cached_property
    def _priced(self) -> tuple[Quote, list[MethodView]]:
        return quoted(
            [
                (str(line.pk), self._pieces[line.variant_id], line.quantity)
                for line in self._lines
                if line.variant_id in self._pieces
            ],
            channel=self.channel,
            country=str(self.shipping_address.country) if self.shipping_address else "",
            method_id=self.method_id,
            parcel=self.parcel,
            taxed_in=self.collection_point.country if self.collection_point else "",
            voucher=self.voucher,
            at=self._at,
        )

    @cached_property
    def _promise(self) -> Promise | Refusal | None:
        try:
            return promise_of(self._row, at=self._at)
        except Refusal as refusal:
            return refusal


def _with_surroundings(checkout_id: uuid.UUID) -> QuerySet[Checkout]:
    # Few orders are collected: the others need not carry a warehouse along, those few ask for it.
    return Checkout.objects.select_related("channel", "shipping_address", "billing_address").filter(pk=checkout_id)


_row = PreparedRows(_with_surroundings)
_locked_row = PreparedRows(lambda checkout_id: _with_surroundings(checkout_id).select_for_update(of=("self",)))
_lines = PreparedRows(
    lambda checkout_id: CheckoutLine.objects.filter(checkout_id=checkout_id)
    .select_related("variant__product__shop", "variant__series", "variant__craft", "variant__food")
    .only(
        "id", "checkout_id", "quantity", "added_at",
        "variant__sku", "variant__name", "variant__weight_grams", "variant__product_class",
        "variant__quantity_limit_per_customer", "variant__is_bundle",
        "variant__product__slug", "variant__product__name",
        "variant__product__shop__slug", "variant__product__shop__name",
        "variant__series__slug", "variant__series__sealed_at",
        "variant__craft__made_to_order", "variant__food__shelf_life_days",
    )
)  # fmt: skip


def load(checkout_id: uuid.UUID) -> Checkout | None:
    """The row with what every reader of it needs, or None."""
    return _row.first(checkout_id)


def load_locked(checkout_id: uuid.UUID) -> Checkout | None:
    """As `load`, and nobody else changes the row before the caller's transaction has ended."""
    return _locked_row.first(checkout_id)


def basket_of_account(*, user_id: int, channel_id: int) -> uuid.UUID | None:
    """The id of the basket that an account has in a channel, on every device."""
    kept = Checkout.objects.filter(user_id=user_id, channel_id=channel_id, is_kept=True)
    return kept.values_list("pk", flat=True).first()


def pieces_in(checkout_id: uuid.UUID) -> int:
    """How many pieces are in a basket."""
    return sum(CheckoutLine.objects.filter(checkout_id=checkout_id).values_list("quantity", flat=True))


def standing_order(checkout: Checkout) -> Order | None:
    """The order that a locked basket has become and that stands; no statement where none was ever made of it."""
    return order_of_basket(checkout_id=checkout.pk) if checkout.was_ordered else None


def lines_of(checkout: Checkout) -> list[CheckoutLine]:
    """Its lines with variant, product, shop, series and craft facts, in one statement."""
    return _lines.all(checkout.pk)


# By variant that is a set, what it holds.
Bundles = Mapping[int, tuple[Part, ...]]


def bundles_in(lines: Sequence[CheckoutLine]) -> Bundles:
    """What the sets among these lines hold now; no statement where there are none."""
    return parts_of([line.variant_id for line in lines if line.variant.is_bundle])


def wanted(line: CheckoutLine, bundles: Bundles, *, source: str) -> Wanted:
    """What a line asks of the warehouses."""
    return Wanted(line.variant_id, line.quantity, source, counted(bundles.get(line.variant_id, ())))


def view(*, checkout_id: uuid.UUID, at: datetime) -> CheckoutView | None:
    """The basket with its prices at `at`; None for an id that nobody knows."""
    checkout = load(checkout_id)
    return None if checkout is None else view_of(checkout, at=at)


def view_of(checkout: Checkout, *, at: datetime) -> CheckoutView:
    """As `view`, for a row that `load` gave."""
    return CheckoutView(checkout, at=at)


def collection_points(view: CheckoutView, *, at: datetime) -> list[Warehouse]:
    """Where the whole basket can be collected: at a workshop of its shop, when all of it is of one."""
    shops = {line.shop_id for line in view.lines}
    return _points(view.pieces, shops, view.channel, reserved_for=f"checkout:{view.id}", at=at)


def _pieces_of(lines: Sequence[CheckoutLine], bundles: Bundles) -> Counter[int]:
    """By variant, the pieces in the warehouses that these lines are together."""
    pieces = Counter[int]()
    for line in lines:
        pieces.update(wanted(line, bundles, source="").pieces)
    return pieces


def can_be_collected(checkout: Checkout, lines: Sequence[CheckoutLine], *, at: datetime) -> bool:
    """Whether the point that was chosen still gives out the whole basket."""
    pieces = _pieces_of(lines, bundles_in(lines))
    shops = {line.variant.product.shop_id for line in lines}
    points = _points(pieces, shops, checkout.channel, reserved_for=checkout.source, at=at)
    return checkout.collection_point_id in {point.pk for point in points}


def _points(
    wanted: Mapping[int, int], shops: Collection[int], channel: Channel, *, reserved_for: str, at: datetime
) -> list[Warehouse]:
    """In the channel's own countries only: nobody comes from America for a bowl that their channel would send."""
    if len(shops) != 1:
        return []
    (shop_id,) = shops
    points = stock.collection_points(
        wanted=wanted, shop_id=shop_id, channel_id=channel.pk, at=at, reserved_for=reserved_for
    )
    return [point for point in points if point.country in channel.countries]


def takes(checkout: Checkout, *, method_id: int, at: datetime) -> bool:
    """Whether a delivery method reaches the basket's address and takes what is in it.

    What is in it is only looked at where the method has bounds: most have none.
    """
    country = str(checkout.shipping_address.country) if checkout.shipping_address else ""
    rate = shipping.rate(method_id=method_id, country=country, channel_id=checkout.channel_id)
    if rate is None or not rate.is_bounded:
        return rate is not None
    return any(method.id == method_id for method in view_of(checkout, at=at).methods)


def confirmations_needed(lines: Sequence[CheckoutLine], *, channel_id: int, at: datetime) -> tuple[str, ...]:
    """What the buyer must confirm for these lines. Only food asks the warehouses: for the batch that goes first."""
    foods = [line for line in lines if line.variant.product_class == ProductClass.FOOD]
    bundles = bundles_in(foods)
    held = list(_pieces_of(foods, bundles))
    ends = stock.best_before(variant_ids=held, channel_id=channel_id, at=at) if held else {}
    return confirmations.needed((_goods(line, bundles, ends) for line in lines), today=today(at))


def _goods(line: CheckoutLine, bundles: Bundles, ends: Mapping[int, date]) -> confirmations.Goods:
    craft, food = _craft(line), getattr(line.variant, "food", None)
    return confirmations.Goods(
        is_box=_series(line) is not None,
        is_made_to_order=bool(craft and craft.made_to_order),
        product_class=line.variant.product_class,
        shelf_life_days=food.shelf_life_days if food else None,
        # Of a set the first that ends of all that it holds.
        best_before=min((ends[v] for v in wanted(line, bundles, source="").pieces if v in ends), default=None),
    )


def _problems(lines: Sequence[LineView]) -> list[Problem]:
    problems = []
    for line in lines:
        if line.piece is None:
            problems.append(Problem("VARIANT_NOT_AVAILABLE", line.id))
        elif line.available < line.quantity:
            problems.append(Problem("INSUFFICIENT_STOCK", line.id, line.available))
    return problems


def _line_view(
    line: CheckoutLine, piece: Piece | None, offer: Offer | None, free: int, parts: tuple[Part, ...]
) -> LineView:
    variant = line.variant
    series, craft = _series(line), _craft(line)
    return LineView(
        id=line.pk,
        variant_id=variant.pk,
        product_id=variant.product_id,
        product_slug=variant.product.slug,
        product_name=variant.product.name,
        variant_name=variant.name,
        sku=variant.sku,
        shop_id=variant.product.shop_id,
        shop_slug=variant.product.shop.slug,
        shop_name=variant.product.shop.name,
        quantity=line.quantity,
        available=free,
        piece=piece,
        offer=offer,
        series_slug=series.slug if series else "",
        made_to_order=bool(craft and craft.made_to_order),
        parts=parts,
    )


def is_unsealed_box(line: CheckoutLine) -> bool:
    """Whether it is a box of a series whose pool is not fixed yet: nothing could be drawn for it."""
    series = _series(line)
    return series is not None and series.sealed_at is None


def _series(line: CheckoutLine) -> Series | None:
    return getattr(line.variant, "series", None)


def _craft(line: CheckoutLine) -> CraftFacts | None:
    return getattr(line.variant, "craft", None)
