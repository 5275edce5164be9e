"""Orders as their buyers, shops and operators see them."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, Count, Exists, OuterRef, Prefetch, Q, QuerySet, When

from catalog.media.queries import PictureRef, pictures_by
from common.money import Money
from common.prepared import PreparedRows
from common.text import TranslatedText
from storefront.orders.models import (
    GIVEN_UP,
    Fulfillment,
    Invoice,
    Order,
    OrderEvent,
    OrderLine,
    OrderStatus,
    Refund,
    Return,
    ReturnLine,
)
from storefront.payments import queries as payments
from storefront.payments.models import Transaction


@dataclass(frozen=True, slots=True)
class OrderLineView:
    """A line as it was agreed, with today's picture of its product."""

    row: OrderLine
    product_id: int
    product_slug: str
    shop_slug: str
    shop_name: TranslatedText
    picture: PictureRef | None

    @property
    def unit_list(self) -> Money:
        return Money(self.row.unit_list_amount, self.row.currency)

    @property
    def unit(self) -> Money:
        return Money(self.row.unit_price_amount, self.row.currency)

    @property
    def total(self) -> Money:
        return Money(self.row.total_amount, self.row.currency)


@dataclass(frozen=True, slots=True)
class OrderPage:
    """Everything that an order's page shows, but what promotions add (boxes, vouchers)."""

    order: Order
    lines: tuple[OrderLineView, ...]
    fulfillments: tuple[Fulfillment, ...]
    events: tuple[OrderEvent, ...]
    transactions: tuple[Transaction, ...]
    # A payment was asked for and has no answer yet.
    is_payment_pending: bool
    # The outbox has drawn the boxes and issued the vouchers.
    is_followed_up: bool

    @property
    def is_authorized(self) -> bool:
        """The money is promised, and taken when the first shop confirms."""
        return any(event.kind == "authorized" for event in self.events)

    @property
    def refunds(self) -> list[Refund]:
        return list(self.order.refunds.all())

    @property
    def invoices(self) -> list[Invoice]:
        return list(self.order.invoices.all())

    @property
    def returns(self) -> list[Return]:
        return list(self.order.returns.all())

    @property
    def can_be_cancelled(self) -> bool:
        """By an operator: whether anything of it has not been sent."""
        waiting = any(part.status == Fulfillment.Status.WAITING for part in self.fulfillments)
        return waiting and self.order.status not in GIVEN_UP

    def held_by(self, parcel: Fulfillment) -> dict[uuid.UUID, int]:
        """By line, what is in a parcel; a waiting one holds what its shop has not sent or cancelled yet."""
        return held_by(parcel, [line.row for line in self.lines], self.fulfillments)

    @property
    def subtotal(self) -> Money:
        """The goods after all discounts."""
        return Money(self.order.subtotal_amount, self.order.currency)

    @property
    def discount(self) -> Money:
        return Money(self.order.discount_amount, self.order.currency)

    @property
    def shipping(self) -> Money:
        return Money(self.order.shipping_amount, self.order.currency)

    @property
    def tax(self) -> Money:
        """What of the total is tax."""
        return Money(self.order.tax_amount, self.order.currency)

    @property
    def total(self) -> Money:
        return self.order.total


def order_page(*, order_id: uuid.UUID) -> OrderPage | None:
    """The page of one order, for whoever holds its id; None for an id that nobody knows."""
    order = (
        Order.objects.select_related("channel", "shipping_address", "billing_address", "collection_point")
        .prefetch_related(
            Prefetch("lines", OrderLine.objects.select_related("variant__product", "shop")),
            Prefetch("fulfillments", Fulfillment.objects.select_related("shop").prefetch_related("lines")),
            "refunds",
            Prefetch("returns", Return.objects.select_related("shop", "refund").prefetch_related("lines__line")),
            Prefetch("invoices", Invoice.objects.select_related("shop")),
            "events",
        )
        .filter(pk=order_id)
        .first()
    )
    if order is None:
        return None
    pictures = pictures_by("product", {line.variant.product_id for line in order.lines.all()})
    events = tuple(order.events.all())
    return OrderPage(
        order=order,
        lines=tuple(_line_view(line, pictures.get(line.variant.product_id, [])) for line in order.lines.all()),
        fulfillments=tuple(order.fulfillments.all()),
        events=events,
        transactions=tuple(payments.transactions_of(order_ids=[order.pk])),
        is_payment_pending=order.paid_at is None
        and any(payments.is_waiting(each) for each in payments.open_payments(order_id=order.pk)),
        is_followed_up=any(event.kind == "followed_up" for event in events),
    )


def held_by(parcel: Fulfillment, lines: Iterable[OrderLine], parcels: Iterable[Fulfillment]) -> dict[uuid.UUID, int]:
    """By line, what is in a parcel, from rows that are loaded already. An unpaid order has one parcel a shop."""
    own = {row.line_id: row.quantity for row in parcel.lines.all()}
    if own or parcel.status == Fulfillment.Status.FULFILLED:
        return own
    gone = Counter[uuid.UUID]()
    for each in parcels:
        for row in each.lines.all():
            gone[row.line_id] += row.quantity
    left = {line.pk: line.quantity - gone[line.pk] for line in lines if line.shop_id == parcel.shop_id}
    return {line: count for line, count in left.items() if count}


def _line_view(line: OrderLine, pictures: list[PictureRef]) -> OrderLineView:
    return OrderLineView(
        row=line,
        product_id=line.variant.product_id,
        product_slug=line.variant.product.slug,
        shop_slug=line.shop.slug,
        shop_name=line.shop.name,
        picture=pictures[0] if pictures else None,
    )


_of_basket = PreparedRows(
    lambda checkout_id: (
        Order.objects.filter(checkout_id=checkout_id)
        .exclude(status__in=GIVEN_UP)
        .only("pk", "user_id", "number", "paid_at")
    )
)


def order_of_basket(*, checkout_id: uuid.UUID) -> Order | None:
    """The order that a basket has become, paid or not: its id, number, whose it is. None when none stands."""
    return _of_basket.first(checkout_id)


# How many of their orders somebody sees at a time.
HISTORY_PAGE = 20


def orders_of(*, user_id: int) -> QuerySet[Order]:
    """Somebody's orders, the newest first."""
    return Order.objects.filter(user_id=user_id).order_by("-number").prefetch_related("lines")


def history(*, user_id: int, below: int | None = None, limit: int = HISTORY_PAGE) -> list[Order]:
    """A page of them, from below a number on (keyset pages): new orders shift nothing."""
    orders = orders_of(user_id=user_id)
    if below is not None:
        orders = orders.filter(number__lt=below)
    return list(orders[:limit])


# How many orders the console shows at a time.
CONSOLE_PAGE = 50


def orders_for_console(*, after_number: int | None = None) -> list[Order]:
    """All orders, the newest first, from below a number on (keyset pages)."""
    orders = Order.objects.order_by("-number").select_related("channel").prefetch_related("lines__shop")
    if after_number is not None:
        orders = orders.filter(number__lt=after_number)
    return list(orders[:CONSOLE_PAGE])


@dataclass(frozen=True, slots=True)
class ShopOrder:
    """A shop's part of an order: only its own lines, and the address to send them to once the order is paid."""

    fulfillment: Fulfillment
    lines: tuple[OrderLineView, ...]
    # By line, how many pieces are in the parcel.
    quantities: dict[uuid.UUID, int]
    # When the shop said that it would have sent it by.
    due_at: datetime

    @property
    def is_sent(self) -> bool:
        return self.fulfillment.status == Fulfillment.Status.FULFILLED

    @property
    def is_promised(self) -> bool:
        """The money is promised: it is taken when the first shop confirms, and only then the parcel may go."""
        return self.fulfillment.order.paid_at is None


# How many parts of orders a shop sees at a time.
SHOP_PAGE = 50


def shop_order_counts(*, shop_ids: Collection[int]) -> dict[bool, int]:
    """How many paid orders these shops have sent (True) and have still to send (False)."""
    counts = dict.fromkeys((False, True), 0)
    parts = _paid_parts(shop_ids).exclude(status=Fulfillment.Status.CANCELED)
    rows = parts.values_list("status").annotate(Count("pk"))
    return counts | {status == Fulfillment.Status.FULFILLED: n for status, n in rows.order_by()}


def shop_orders(*, shop_ids: Collection[int], sent: bool, limit: int = SHOP_PAGE) -> list[ShopOrder]:
    """Paid orders with lines of these shops: to send, what waits longest first; or sent, the latest first."""
    status = Fulfillment.Status.FULFILLED if sent else Fulfillment.Status.WAITING
    parts = _paid_parts(shop_ids).filter(status=status)
    return _shop_orders(parts.order_by("-order__paid_at" if sent else "order__paid_at")[:limit])


def shop_order(*, fulfillment_id: int, shop_ids: Collection[int]) -> ShopOrder | None:
    """One shop's part of a paid order; None when it is another shop's or not paid."""
    return next(iter(_shop_orders(_paid_parts(shop_ids).filter(pk=fulfillment_id))), None)


def returns_to_decide(*, shop_ids: Collection[int]) -> int:
    """How many returns wait for a word of these shops."""
    return Return.objects.filter(shop_id__in=shop_ids, state=Return.State.REQUESTED).count()


def returns_of_shops(
    *, shop_ids: Collection[int], return_id: int | None = None, limit: int = SHOP_PAGE
) -> list[Return]:
    """The returns of these shops, or one of them: the undecided first, then the latest."""
    rows = Return.objects.filter(shop_id__in=shop_ids)
    if return_id is not None:
        rows = rows.filter(pk=return_id)
    undecided = Case(When(state__in=[Return.State.REQUESTED, Return.State.APPROVED], then=0), default=1)
    return list(
        rows.select_related("order", "shop", "refund")
        .prefetch_related(Prefetch("lines", ReturnLine.objects.select_related("line__variant")))
        .order_by(undecided, "-pk")[:limit]
    )


def _paid_parts(shop_ids: Collection[int]) -> QuerySet[Fulfillment]:
    """Of paid orders, and of those whose money is promised and taken when a shop confirms."""
    promised = OrderEvent.objects.filter(order=OuterRef("order"), kind="authorized")
    is_theirs = Q(order__paid_at__isnull=False) | Q(Exists(promised), order__status=OrderStatus.UNCONFIRMED)
    return Fulfillment.objects.filter(is_theirs, shop_id__in=shop_ids)


def _shop_orders(parts: QuerySet[Fulfillment]) -> list[ShopOrder]:
    rows = list(
        parts.select_related("order__shipping_address", "order__billing_address", "shop").prefetch_related(
            Prefetch("order__lines", OrderLine.objects.select_related("variant__product", "shop")),
            Prefetch("order__fulfillments", Fulfillment.objects.prefetch_related("lines")),
            "lines",
        )
    )
    held = {row.pk: held_by(row, row.order.lines.all(), row.order.fulfillments.all()) for row in rows}
    own = {row.pk: [line for line in row.order.lines.all() if line.pk in held[row.pk]] for row in rows}
    pictures = pictures_by("product", {line.variant.product_id for lines in own.values() for line in lines})
    return [
        ShopOrder(
            fulfillment=row,
            lines=tuple(_line_view(line, pictures.get(line.variant.product_id, [])) for line in own[row.pk]),
            quantities=held[row.pk],
            due_at=(row.order.paid_at or row.created_at) + timedelta(hours=row.shop.dispatch_hours),
        )
        for row in rows
    ]
