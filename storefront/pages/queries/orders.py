"""An order as its page shows it: how it stands, its lines by shop, what came with it."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from common.money import Money
from promotions.blindboxes.queries import DrawnBox
from storefront.checkout.services.place import UNPAID_ORDERS_LIVE
from storefront.orders.carriers import CARRIERS, tracking_url
from storefront.orders.models import GIVEN_UP, Fulfillment, Invoice, Order, OrderStatus, Refund
from storefront.orders.queries import OrderLineView, OrderPage, order_page
from storefront.orders.sold import order_source
from storefront.pages.queries.boxes import boxes_of_lines
from storefront.pages.queries.checkouts import PayChoice, pay_choices
from storefront.pages.queries.editions import Voucher, vouchers
from storefront.pages.queries.returns import AskedReturn, asked_returns
from storefront.payments.ports import gateway
from storefront.payments.queries import asked_back


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
class Standing:
    """How an order stands, in a word, an ink and a sentence."""

    ink: str
    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one shop sends at a time: of each line how many pieces, and what they cost."""

    fulfillment: Fulfillment
    lines: tuple[tuple[Line, int, Money], ...]

    @property
    def word(self) -> Standing:
        part = self.fulfillment
        if part.status == Fulfillment.Status.CANCELED:
            return Standing("ink", _("cancelled"), "")
        if part.delivered_at:
            return Standing("celadon", _("arrived"), "")
        if part.is_sent:
            return Standing("celadon", _("sent"), "")
        return Standing("gold", _("packed") if part.packed_at else _("being made ready"), "")

    @property
    def carrier(self) -> str:
        known = CARRIERS.get(self.fulfillment.carrier)
        return str(known.name) if known else ""

    @property
    def tracking_url(self) -> str:
        return tracking_url(self.fulfillment.carrier, self.fulfillment.tracking_number)

    @property
    def can_be_signed_for(self) -> bool:
        return self.fulfillment.is_sent and self.fulfillment.delivered_at is None


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
    returns: tuple[AskedReturn, ...]

    @property
    def can_be_cancelled(self) -> bool:
        """By its buyer: before anything is packed. What else speaks against it, the service says."""
        parts = self.page.fulfillments
        waiting = [part for part in parts if part.status == Fulfillment.Status.WAITING]
        return self.order.status not in GIVEN_UP and bool(waiting) and not any(part.packed_at for part in parts)

    @property
    def is_past_cancelling(self) -> bool:
        """Whether a buyer may look for a way to cancel in vain: something waits still, and something is packed."""
        waits = any(part.status == Fulfillment.Status.WAITING for part in self.page.fulfillments)
        return waits and not self.can_be_cancelled and self.order.status not in GIVEN_UP

    @property
    def can_be_returned(self) -> bool:
        return any(part.delivered_at for part in self.page.fulfillments) and self.order.status != OrderStatus.RETURNED

    @property
    def refunds(self) -> list[tuple[Refund, Money]]:
        """With the money that was asked for: less than the pieces cost where some had gone back before."""
        asked = [(refund, asked_back(self.page.transactions, refund.operation)) for refund in self.order.refunds.all()]
        return [(refund, Money(amount, refund.currency)) for refund, amount in asked if amount]

    @property
    def given_back(self) -> list[tuple[Money, datetime]]:
        """What went back for no pieces in particular: given by hand, or by an app."""
        given = [event for event in self.page.events if event.kind == "refunded" and "key" in event.payload]
        return [(Money(event.payload["amount"], self.order.currency), event.at) for event in given]

    @property
    def invoices(self) -> list[Invoice]:
        return list(self.order.invoices.all())

    @property
    def order(self) -> Order:
        return self.page.order

    @property
    def can_be_paid(self) -> bool:
        order = self.order
        is_open = order.paid_at is None and order.status not in GIVEN_UP
        return is_open and not self.page.is_payment_pending and not self.page.is_authorized

    @property
    def kept_until(self) -> datetime:
        """When an order that nobody has paid is given up."""
        return self.order.placed_at + UNPAID_ORDERS_LIVE

    @property
    def is_given_up(self) -> bool:
        return self.order.status in GIVEN_UP

    @property
    def is_unsettled(self) -> bool:
        """Whether the page should look again by itself: an answer, the follow-up or the invoice is on its way."""
        is_alive = self.order.paid_at is not None and self.order.status not in GIVEN_UP
        is_followed_up = self.page.is_followed_up and bool(self.invoices)
        return self.page.is_payment_pending or (is_alive and not is_followed_up)

    @property
    def is_reduced(self) -> bool:
        """Whether any line costs less than its list price."""
        return any(line.row.reasons for line in self.page.lines)

    @property
    def goods(self) -> Money:
        """As the checkout showed it: where tax comes on top of prices, without it."""
        return self.page.subtotal if _shows_tax_within(self.page) else self.total - self.tax - self.shipping

    @property
    def shipping(self) -> Money:
        page = self.page
        return page.shipping if _shows_tax_within(page) else Money(page.order.shipping_net_amount, page.order.currency)

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
        returns=tuple(asked_returns(page.order)) if paid else (),
    )


def boxes(page: OrderPage) -> list[Box]:
    found = []
    for drawn in boxes_of_lines([line.row.pk for line in page.lines]):
        _kind, line, n = drawn.source.split(":")
        found.append(Box(drawn, line, int(n)))
    return found


def _parcels(page: OrderPage) -> tuple[Parcel, ...]:
    """Each parcel with what its pieces cost: of a line that goes in portions, their share, to the coin."""
    parcels, before = [], Counter[uuid.UUID]()
    for part in page.fulfillments:
        held = page.held_by(part)
        lines = []
        for line in page.lines:
            pk, count = line.row.pk, held.get(line.row.pk, 0)
            if count:
                whole = line.total if _shows_tax_within(page) else Money(line.row.net_amount, line.row.currency)
                share = whole.portion(of=line.row.quantity, start=before[pk], quantity=count)
                lines.append((_line(line), count, share))
                before[pk] += count
        parcels.append(Parcel(part, tuple(lines)))
    return tuple(parcels)


def _shows_tax_within(page: OrderPage) -> bool:
    return page.order.channel.prices_include_tax


def _line(view: OrderLineView) -> Line:
    return Line(
        view,
        tuple(Saving(reason["text"], Money(reason["amount"], view.row.currency)) for reason in view.row.reasons),
    )


def _standing(page: OrderPage) -> Standing:
    order = page.order
    if order.status in GIVEN_UP:
        reasons = {event.payload.get("reason") for event in page.events if event.kind == "canceled"}
        if order.paid_at:
            return Standing("ink", _("Cancelled"), _("What was paid for it goes back the way it came."))
        if any(str(reason).startswith("canceled_by") for reason in reasons):
            return Standing("ink", _("Cancelled"), _("Nothing is charged for it."))
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
        return Standing("gold", _("Not paid yet"), _("When you have paid, the shops begin."))
    if order.status == OrderStatus.RETURNED:
        return Standing("ink", _("Returned"), _("All of it went back."))
    parts = [part for part in page.fulfillments if part.status != Fulfillment.Status.CANCELED]
    if order.is_collected and all(part.delivered_at for part in parts):
        return Standing("celadon", _("Collected"), _("It was handed over to you."))
    if order.is_collected and all(part.packed_at for part in parts):
        return Standing("celadon", _("Ready"), _("It is packed and lies ready for you."))
    sent = _sent(parts)
    if sent and all(part.delivered_at for part in parts):
        if order.status == OrderStatus.PARTIALLY_RETURNED:
            return Standing("celadon", _("Partly returned"), _("Some of it went back, and the rest is yours."))
        return Standing("celadon", _("Arrived"), _("All parcels have arrived."))
    if sent == len(parts) and sent:
        return Standing("celadon", _("On its way"), _("All parcels have been sent."))
    if sent:
        return Standing("celadon", _("Partly on its way"), _("Some parcels have been sent."))
    return Standing("celadon", _("Paid"), _("The shops are packing it."))


def _sent(fulfillments: Sequence[Fulfillment]) -> int:
    return sum(each.status == Fulfillment.Status.FULFILLED for each in fulfillments)
