"""An order as its page shows it: how it stands, its lines by shop, what came with it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.money import Money
from promotions.blindboxes.queries import DrawnBox
from storefront.checkout.paid import order_source
from storefront.orders.models import Fulfillment, Order, OrderStatus
from storefront.orders.queries import OrderLineView, OrderPage, order_page
from storefront.pages.queries.boxes import boxes_of_lines
from storefront.pages.queries.checkouts import PayChoice, pay_choices
from storefront.pages.queries.editions import Voucher, vouchers
from storefront.payments.ports import gateway


@dataclass(frozen=True, slots=True)
class Box:
    """A box of an order, with its place in the address of its page."""

    drawn: DrawnBox
    line: str
    n: int


@dataclass(frozen=True, slots=True)
class Saving:
    """What one reason took off a line or the order."""

    text: dict[str, str]
    amount: Money


@dataclass(frozen=True, slots=True)
class Line:
    view: OrderLineView
    reasons: tuple[Saving, ...]

    @property
    def wash(self) -> str:
        return self.view.picture.wash if self.view.picture else "ink"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one shop sends."""

    fulfillment: Fulfillment
    lines: tuple[Line, ...]

    @property
    def is_sent(self) -> bool:
        return self.fulfillment.status == Fulfillment.Status.FULFILLED


@dataclass(frozen=True, slots=True)
class Standing:
    """How an order stands, in a word, an ink and a sentence."""

    ink: str
    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class OrderShown:
    page: OrderPage
    parcels: tuple[Parcel, ...]
    boxes: tuple[Box, ...]
    vouchers: tuple[Voucher, ...]
    standing: Standing
    pay_choices: tuple[PayChoice, ...]
    # Whether the buyer pays in an element of the gateway's, on a page of its own.
    pays_in_page: bool

    @property
    def order(self) -> Order:
        return self.page.order

    @property
    def can_be_paid(self) -> bool:
        order = self.order
        is_open = order.paid_at is None and order.status != OrderStatus.CANCELED
        return is_open and not self.page.is_payment_pending and not self.page.is_authorized

    @property
    def is_unsettled(self) -> bool:
        """Whether the page should look again by itself: an answer or the follow-up is on its way."""
        return self.page.is_payment_pending or (self.order.paid_at is not None and not self.page.is_followed_up)

    @property
    def is_reduced(self) -> bool:
        """Whether any line costs less than its list price."""
        return any(line.row.reasons for line in self.page.lines)

    @property
    def goods(self) -> Money:
        return self.page.subtotal

    @property
    def shipping(self) -> Money:
        return self.page.shipping

    @property
    def tax(self) -> Money:
        return self.page.tax

    @property
    def total(self) -> Money:
        return self.page.total

    @property
    def discount(self) -> Money:
        return self.page.discount


def order(*, order_id: uuid.UUID) -> OrderShown | None:
    """The page of whoever holds the order's id; None for an id that nobody knows."""
    page = order_page(order_id=order_id)
    if page is None:
        return None
    paid = page.order.paid_at is not None
    return OrderShown(
        page=page,
        parcels=_parcels(page),
        boxes=tuple(boxes(page)) if paid else (),
        vouchers=tuple(vouchers(order_source(page.order.pk))) if paid else (),
        standing=_standing(page),
        pay_choices=pay_choices(),
        pays_in_page=gateway().has_element,
    )


def boxes(page: OrderPage) -> list[Box]:
    found = []
    for drawn in boxes_of_lines([line.row.pk for line in page.lines]):
        _kind, line, n = drawn.source.split(":")
        found.append(Box(drawn, line, int(n)))
    return found


def _parcels(page: OrderPage) -> tuple[Parcel, ...]:
    return tuple(
        Parcel(fulfillment, tuple(_line(line) for line in page.lines if line.row.shop_id == fulfillment.shop_id))
        for fulfillment in page.fulfillments
    )


def _line(view: OrderLineView) -> Line:
    return Line(
        view,
        tuple(Saving(reason["text"], Money(reason["amount"], view.row.currency)) for reason in view.row.reasons),
    )


def _standing(page: OrderPage) -> Standing:
    order = page.order
    if order.status == OrderStatus.CANCELED:
        reasons = {event.payload.get("reason") for event in page.events if event.kind == "canceled"}
        if "declined" in reasons:
            return Standing(
                "cinnabar",
                _("Payment declined"),
                _("Nothing was charged. Your basket is as it was; you can try again."),
            )
        return Standing("ink", _("Cancelled"), _("It was not paid in time. Nothing was charged."))
    if order.paid_at is None:
        if page.is_authorized:
            return Standing(
                "celadon", _("Ordered"), _("Your bank keeps the sum ready. It is taken when the first shop confirms.")
            )
        if page.is_payment_pending:
            return Standing(
                "gold", _("Waiting for the payment"), _("The answer is on its way; this page looks again by itself.")
            )
        return Standing("gold", _("Not paid yet"), _("The pieces are kept for you for half an hour."))
    sent = _sent(page.fulfillments)
    if sent == len(page.fulfillments) and sent:
        return Standing("celadon", _("On its way"), _("All parcels have been sent."))
    if sent:
        return Standing("celadon", _("Partly on its way"), _("Some parcels have been sent."))
    return Standing("celadon", _("Paid"), _("The shops are packing it."))


def _sent(fulfillments: Sequence[Fulfillment]) -> int:
    return sum(each.status == Fulfillment.Status.FULFILLED for each in fulfillments)
