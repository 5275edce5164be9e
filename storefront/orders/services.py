"""Sending what was ordered, shop by shop."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalog.stock.services import Gone, ship
from common.errors import Invalid, NotFound, Refusal
from common.money import Money
from storefront.orders.models import Fulfillment, Order, OrderEvent, OrderStatus

TRACKING_NUMBER = re.compile(r"[A-Z0-9-]{6,40}")


class NotPaidYet(Refusal):
    """The order is not paid, or was given up."""

    code = "CANNOT_FULFILL_UNPAID_ORDER"
    message = _("This order is not paid. Do not send it.")


class NotDrawnYet(Refusal):
    """The order is paid, and what hangs on payment (boxes, vouchers) is still being done: a matter of seconds."""

    code = "NOT_READY"
    message = _("Its boxes are being drawn. Try again in a minute.")


@transaction.atomic
def send(
    *, fulfillment_id: int, shop_ids: Collection[int], tracking_number: str, by_user_id: int, at: datetime
) -> Fulfillment:
    """One shop's part of an order is on its way: its pieces leave the stock, and the buyer sees the tracking number.

    Asked again with the same number, nothing changes; with another, only the number does. Raises NotFound for another
    shop's part, Invalid for a number that is none, NotPaidYet, NotDrawnYet.
    """
    number = _readable(tracking_number)
    part = Fulfillment.objects.filter(pk=fulfillment_id, shop_id__in=shop_ids).select_related("order").first()
    if part is None:
        raise NotFound()
    if part.order.paid_at is None or part.order.status == OrderStatus.CANCELED:
        raise NotPaidYet()
    if not part.order.events.filter(kind="followed_up").exists():
        raise NotDrawnYet()
    # Stock is locked before the order (common/locking.py). A paid order is never cancelled for want of payment, so
    # what was read above still holds.
    lines = part.order.lines.filter(shop_id=part.shop_id).values_list("pk", flat=True)
    gone = ship(sources=[f"order-line:{pk}" for pk in lines])
    order = Order.objects.select_for_update(of=("self",)).get(pk=part.order_id)
    part.refresh_from_db(fields=["status", "tracking_number"])
    if part.status != Fulfillment.Status.FULFILLED:
        _mark_sent(part, order, gone, number=number, by_user_id=by_user_id, at=at)
    elif part.tracking_number != number:
        _correct(part, order, number=number, by_user_id=by_user_id, at=at)
    return part


def refund_settled(*, order_id: uuid.UUID, key: str, succeeded: bool, amount: Money, at: datetime) -> None:
    """What became of a refund that was asked for under `key`: written down. Called by payments, with the order locked.

    A refund that had succeeded may fail later, when a bank sends it back; then it is called again.
    """
    kind = "refunded" if succeeded else "refund_failed"
    payload = {"key": key, "amount": str(amount.amount), "currency": amount.currency}
    OrderEvent.objects.create(order_id=order_id, kind=kind, payload=payload, at=at)


def _readable(typed: str) -> str:
    """A tracking number as carriers write it, or Invalid."""
    number = "".join(typed.split()).upper()
    if not TRACKING_NUMBER.fullmatch(number):
        raise Invalid(field="tracking_number", detail=_("A tracking number has 6 to 40 letters, digits or dashes."))
    return number


def _mark_sent(
    part: Fulfillment, order: Order, gone: list[Gone], *, number: str, by_user_id: int, at: datetime
) -> None:
    part.status, part.tracking_number = Fulfillment.Status.FULFILLED, number
    part.save(update_fields=["status", "tracking_number"])
    waiting = order.fulfillments.filter(status=Fulfillment.Status.WAITING).exists()
    order.status = OrderStatus.PARTIALLY_FULFILLED if waiting else OrderStatus.FULFILLED
    order.save(update_fields=["status"])
    pieces = [{"variant_id": row.variant_id, "batch": row.batch, "quantity": row.quantity} for row in gone]
    payload = {"shop_id": part.shop_id, "tracking_number": number, "by_user_id": by_user_id, "pieces": pieces}
    OrderEvent.objects.create(order=order, kind="sent", payload=payload, at=at)


def _correct(part: Fulfillment, order: Order, *, number: str, by_user_id: int, at: datetime) -> None:
    payload = {
        "shop_id": part.shop_id,
        "was": part.tracking_number,
        "tracking_number": number,
        "by_user_id": by_user_id,
    }
    part.tracking_number = number
    part.save(update_fields=["tracking_number"])
    OrderEvent.objects.create(order=order, kind="tracking_corrected", payload=payload, at=at)
