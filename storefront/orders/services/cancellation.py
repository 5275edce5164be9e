"""Cancelling before packing: by the buyer, by the shop for its part, by an operator for what is not sent yet.

All comes back at once, in one transaction: stock, vouchers, boxes, the shops' credit, and the money is asked back.
Lock order: parcels, the discount code's voucher, stock, boxes, editions, the order (common/locking.py).
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalog.stock.movements import write_off
from catalog.stock.services import release
from common.errors import NotFound, Refusal
from common.locking import lock_rows
from promotions.blindboxes import services as boxes
from promotions.blindboxes.queries import series_of_variants
from promotions.collectibles import services as collectibles
from promotions.vouchers import services as vouchers
from storefront.checkout.services.pay import expire_unpaid
from storefront.orders.counting import counts
from storefront.orders.models import GIVEN_UP, Fulfillment, FulfillmentLine, Order, OrderEvent, OrderLine
from storefront.orders.services.parcels import NotDrawnYet, mail, restate, waiting_of
from storefront.orders.services.refunds import give_back
from storefront.orders.sold import box_sources, line_source, order_source, sold

Status = Fulfillment.Status
BUYER, SHOP, OPERATOR = "buyer", "shop", "operator"


class AlreadyPacked(Refusal):
    """What is packed or sent is returned, not cancelled."""

    code = "CANNOT_CANCEL_ORDER"
    message = _("It is packed already and can no longer be cancelled. Once it has arrived, you can return it.")


class ChangedMeanwhile(Refusal):
    """The order changed while it was being cancelled; asked again, it works."""

    code = "TRY_AGAIN"
    message = _("The order has changed meanwhile. Please try again.")


def cancel(*, order_id: uuid.UUID, by: str, at: datetime, by_user_id: int | None = None, note: str = "") -> None:
    """Cancel all of an order that has not gone out. Cancelled again, nothing changes.

    A buyer cancels before anything is packed, an operator what is not sent. Raises NotFound, AlreadyPacked,
    PaymentPending while a payment has no answer, blindboxes.BoxOpened, NotDrawnYet.
    """
    order = Order.objects.filter(pk=order_id).only("pk", "paid_at", "status").first()
    if order is None:
        raise NotFound()
    if order.paid_at is None and order.status not in GIVEN_UP:
        # Outside of any transaction: the gateway is asked to let go of what was begun.
        expire_unpaid(order_id=order_id, reason=f"canceled_by_{by}", at=at)
        order.refresh_from_db(fields=["paid_at", "status"])
    if order.status in GIVEN_UP:
        return
    with transaction.atomic():
        parts = lock_rows(Fulfillment.objects.filter(order_id=order_id))
        waiting = [part for part in parts if part.status == Status.WAITING]
        if not waiting or (by == BUYER and any(part.packed_at for part in parts)):
            raise AlreadyPacked()
        _cancel(order_id, waiting, by=by, by_user_id=by_user_id, note=note, at=at)


@transaction.atomic
def cancel_parcel(
    *, fulfillment_id: int, shop_ids: Collection[int], by_user_id: int | None, note: str, at: datetime
) -> None:
    """A shop cannot send its part: it is cancelled, and the buyer has the money back, delivery included.

    Raises NotFound for another shop's part or an unpaid one, AlreadyPacked once it is sent.
    """
    found = lock_rows(Fulfillment.objects.filter(pk=fulfillment_id, shop_id__in=shop_ids, order__paid_at__isnull=False))
    if not found:
        raise NotFound()
    [part] = found
    if part.status == Status.CANCELED:
        return
    if part.status != Status.WAITING:
        raise AlreadyPacked()
    _cancel(part.order_id, [part], by=SHOP, by_user_id=by_user_id, note=note, at=at)


def _cancel(
    order_id: uuid.UUID,
    parts: Sequence[Fulfillment],
    *,
    by: str,
    by_user_id: int | None,
    note: str,
    at: datetime,
) -> None:
    order = Order.objects.select_related("channel").get(pk=order_id)
    lines = {line.pk: line for line in order.lines.select_related("variant")}
    source = order_source(order_id)
    if order.voucher_code:
        # Two shops that cancel their parts at once: the second sees what the first has left, and gives the use back.
        vouchers.hold_use(source=source)
    gone = {part: waiting_of(part) for part in parts}
    back = {line: count for held in gone.values() for line, count in held.items()}
    found = counts(order_ids=[order_id])
    left = {line: count.waiting + count.kept - back.get(line, 0) for line, count in found.items()}
    is_followed_up = _is_followed_up(order_id)
    if not is_followed_up and any(left.values()):
        # What hangs on payment would be done for the whole order; it is a matter of seconds.
        raise NotDrawnYet()
    if order.voucher_code and all(count.canceled + back.get(line, 0) == count.ordered for line, count in found.items()):
        vouchers.give_back(source=source, at=at)
    _return_scarce_things(order, lines, back, left, is_followed_up=is_followed_up, at=at)
    for part, held in gone.items():
        part.status = Status.CANCELED
        part.save(update_fields=["status"])
        FulfillmentLine.objects.bulk_create(
            FulfillmentLine(fulfillment=part, line_id=line, quantity=count) for line, count in held.items()
        )
    order = Order.objects.select_for_update(of=("self",)).select_related("channel").get(pk=order_id)
    if _is_followed_up(order_id) != is_followed_up:
        raise ChangedMeanwhile()
    restate(order)
    first = parts[0].pk
    payload: dict[str, object] = {"by": by, "by_user_id": by_user_id, "note": note, "reason": f"canceled_by_{by}"}
    payload |= {"parcels": [part.pk for part in parts], "shop_ids": [part.shop_id for part in parts]}
    OrderEvent.objects.create(order=order, kind="canceled", payload=payload, at=at)
    give_back(
        order,
        back=back,
        key=f"cancel:{first}",
        reason="canceled",
        with_shipping=True,
        is_credited=is_followed_up,
        at=at,
    )
    mail("canceled", order_id, at=at, parcel=first)


def _return_scarce_things(
    order: Order,
    lines: dict[uuid.UUID, OrderLine],
    back: dict[uuid.UUID, int],
    left: dict[uuid.UUID, int],
    *,
    is_followed_up: bool,
    at: datetime,
) -> None:
    """Stock, boxes and vouchers, in the order in which they are locked."""
    series = series_of_variants([lines[line].variant_id for line in back]) if is_followed_up else {}
    drawn = [line for line in back if lines[line].variant_id in series]
    release(sources=[line_source(line) for line in back if line not in drawn])
    # A drawn box keeps its place in the sealed order and is not sold again as a surprise (blindboxes.void).
    write_off(sources=[line_source(line) for line in drawn], at=at)
    if not is_followed_up:
        return
    found = counts(order_ids=[order.pk])
    voided = [
        source
        for line in drawn
        for source in box_sources(lines[line])[found[line].sent : found[line].sent + back[line]]
    ]
    boxes.void(sources=voided, at=at)
    collectibles.review(sold=sold(order, lines.values(), kept=left), at=at)


def _is_followed_up(order_id: uuid.UUID) -> bool:
    return OrderEvent.objects.filter(order_id=order_id, kind="followed_up").exists()
