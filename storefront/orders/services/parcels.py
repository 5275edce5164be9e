"""What a shop does with its part of an order: packed, sent, and signed for by the buyer.

Lock order: the parcel, then stock, then the order (common/locking.py). Whoever packs, sends or cancels a parcel waits
for whoever was first, and finds what they left.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalog.stock.movements import Gone, ship
from common.errors import Invalid, NotFound, Refusal
from common.outbox.services import enqueue
from storefront.orders.carriers import CARRIERS
from storefront.orders.counting import counts
from storefront.orders.models import GIVEN_UP, Fulfillment, FulfillmentLine, Order, OrderEvent, OrderLine
from storefront.orders.sold import line_source
from storefront.orders.states import moved, status_of
from storefront.payments import services as payments

# From asking for money to having it, mostly.
TAKING = timedelta(seconds=5)
TRACKING_NUMBER = re.compile(r"[A-Z0-9-]{6,40}")
Status = Fulfillment.Status


class NotPaidYet(Refusal):
    """The order is not paid, or was given up."""

    code = "CANNOT_FULFILL_UNPAID_ORDER"
    message = _("This order is not paid. Do not send it.")


class NotDrawnYet(Refusal):
    """The order is paid, and what hangs on payment (boxes, vouchers) is still being done: a matter of seconds."""

    code = "NOT_READY"
    message = _("Its boxes are being drawn. Try again in a minute.")


class ParcelCanceled(Refusal):
    code = "CANNOT_FULFILL_CANCELED"
    message = _("This parcel was cancelled. Do not send it.")


class NotSentYet(Refusal):
    code = "NOT_SENT"
    message = _("This parcel has not been sent yet.")


@transaction.atomic
def confirm(*, fulfillment_id: int, shop_ids: Collection[int], by_user_id: int | None, at: datetime) -> bool:
    """A shop says that it will make and send its part. The first shop's word takes the money that was promised.

    True when the order is paid already; otherwise it is as soon as the gateway has answered. Confirmed again, nothing
    changes, but a charge that failed is tried once more. Raises NotFound for another shop's part, ParcelCanceled,
    NotPaidYet for an order whose money is not even promised.
    """
    part = _parcel(fulfillment_id, shop_ids)
    if part.status == Status.CANCELED or part.declined_at:
        raise ParcelCanceled()
    order = Order.objects.select_for_update(of=("self",)).get(pk=part.order_id)
    if order.paid_at:
        return True
    if order.status in GIVEN_UP or not order.events.filter(kind="authorized").exists():
        raise NotPaidYet()
    if not order.events.filter(kind="confirmed").exists():
        _note(order.pk, "confirmed", part, at=at, by_user_id=by_user_id)
    payments.capture(order_id=order.pk, at=at)
    for declined in Fulfillment.objects.filter(order=order, declined_at__isnull=False):
        # All of the money is taken; what will not be sent of it goes back then.
        enqueue(
            topic="parcel.declined",
            key=f"parcel.declined:{declined.pk}",
            payload={"fulfillment_id": declined.pk},
            at=at + TAKING,
        )
    return False


def confirm_order(*, order_id: uuid.UUID, by_user_id: int | None, at: datetime) -> bool:
    """The same by the staff, for the first part that may still be sent. Raises NotFound where there is none."""
    waiting = Fulfillment.objects.filter(order_id=order_id, status=Status.WAITING, declined_at=None)
    part = waiting.order_by("pk").first()
    if part is None:
        raise NotFound(field="id")
    return confirm(fulfillment_id=part.pk, shop_ids=[part.shop_id], by_user_id=by_user_id, at=at)


@transaction.atomic
def pack(*, fulfillment_id: int, shop_ids: Collection[int], by_user_id: int | None, at: datetime) -> Fulfillment:
    """The shop has packed its part: from now on the buyer can no longer cancel it. Packed again, nothing changes.

    Who collects it is told that it lies ready.
    Raises NotFound for another shop's part, NotPaidYet, NotDrawnYet, ParcelCanceled.
    """
    part = _parcel(fulfillment_id, shop_ids)
    _refuse_unready(part)
    if part.packed_at is None and part.status == Status.WAITING:
        part.packed_at = at
        part.save(update_fields=["packed_at"])
        _note(part.order_id, "packed", part, at=at, by_user_id=by_user_id)
        if part.order.is_collected:
            mail("ready", part.order_id, at=at, parcel=part.pk)
    return part


@transaction.atomic
def send(
    *,
    fulfillment_id: int,
    shop_ids: Collection[int],
    tracking_number: str,
    by_user_id: int | None,
    at: datetime,
    carrier: str = "",
    quantities: Mapping[uuid.UUID, int] | None = None,
    needs_number: bool = True,
) -> Fulfillment:
    """One shop's parcel is on its way: its pieces leave the stock, and the buyer sees the tracking number.

    What is collected at the workshop is handed over: it needs no number, and has arrived. With `quantities` by line
    only so many go, and the rest waits as another parcel. Asked again with the same number, nothing changes; with
    another, only the number does. Raises NotFound for another shop's part, Invalid for a number
    or quantity that is none, NotPaidYet, NotDrawnYet, ParcelCanceled.
    """
    part = _parcel(fulfillment_id, shop_ids)
    needed = needs_number and not part.order.is_collected
    number = _readable(tracking_number) if needed or tracking_number.strip() else ""
    if carrier and carrier not in CARRIERS:
        raise Invalid(field="carrier", detail=_("Choose a carrier of the list."))
    _refuse_unready(part)
    if part.status == Status.WAITING:
        _send(part, number, carrier, quantities, by_user_id=by_user_id, at=at)
    elif (part.tracking_number, part.carrier) != (number, carrier):
        _correct(part, number, carrier, by_user_id=by_user_id, at=at)
    return part


@transaction.atomic
def deliver(*, fulfillment_id: int, by: str, at: datetime, delivered_at: datetime | None = None) -> Fulfillment:
    """Somebody signed for a parcel: the days of a return are counted from the day after. The first word of it stands.

    `by` is "buyer", "operator" or "carrier", for the record. Raises NotFound, NotSentYet, Invalid for an instant
    before it was sent or after now.
    """
    part = _parcel(fulfillment_id)
    if part.status != Status.FULFILLED:
        raise NotSentYet()
    when = delivered_at or at
    if when > at or (part.sent_at and when < part.sent_at):
        raise Invalid(field="delivered_at", detail=_("A parcel arrives after it was sent, and not in the future."))
    if part.delivered_at is None:
        part.delivered_at = when
        part.save(update_fields=["delivered_at"])
        _note(part.order_id, "delivered", part, at=at, by=by, delivered_at=when.isoformat())
        mail("delivered", part.order_id, at=at, parcel=part.pk)
    return part


def restate(order: Order) -> None:
    """Write the state that follows from what became of the pieces. For an order that the caller has locked."""
    order.status = moved(order.status, status_of(counts(order_ids=[order.pk]).values()))
    order.save(update_fields=["status"])


def mail(kind: str, order_id: uuid.UUID, *, at: datetime, **about: int) -> None:
    """Tell the buyer, once, after commit. `about` names what the mail is about, by its key."""
    suffix = "".join(f":{key}" for key in about.values())
    enqueue(
        topic="mail.send",
        key=f"mail.send:{kind}:{order_id}{suffix}",
        payload={"kind": kind, "order_id": str(order_id), **about},
        at=at,
    )


def _parcel(fulfillment_id: int, shop_ids: Collection[int] | None = None) -> Fulfillment:
    """The parcel, locked; of one of these shops, or of any."""
    parcels = Fulfillment.objects.filter(pk=fulfillment_id)
    if shop_ids is not None:
        parcels = parcels.filter(shop_id__in=shop_ids)
    part = parcels.select_for_update(of=("self",)).select_related("order").first()
    if part is None:
        raise NotFound()
    return part


def _refuse_unready(part: Fulfillment) -> None:
    if part.order.paid_at is None or part.order.status in GIVEN_UP:
        raise NotPaidYet()
    if part.status == Status.CANCELED:
        raise ParcelCanceled()
    if not part.order.events.filter(kind="followed_up").exists():
        raise NotDrawnYet()


def _readable(typed: str) -> str:
    """A tracking number as carriers write it, or Invalid."""
    number = "".join(typed.split()).upper()
    if not TRACKING_NUMBER.fullmatch(number):
        raise Invalid(field="tracking_number", detail=_("A tracking number has 6 to 40 letters, digits or dashes."))
    return number


def _send(
    part: Fulfillment,
    number: str,
    carrier: str,
    quantities: Mapping[uuid.UUID, int] | None,
    *,
    by_user_id: int | None,
    at: datetime,
) -> None:
    waiting = waiting_of(part)
    going = waiting if quantities is None else _checked(quantities, waiting)
    lines = OrderLine.objects.filter(pk__in=going)
    gone = ship(pieces={line_source(line.pk): line.pieces(going[line.pk]) for line in lines}, at=at)
    part.status, part.tracking_number, part.carrier, part.sent_at = Status.FULFILLED, number, carrier, at
    part.packed_at = part.packed_at or at
    part.save(update_fields=["status", "tracking_number", "carrier", "sent_at", "packed_at"])
    FulfillmentLine.objects.bulk_create(
        FulfillmentLine(fulfillment=part, line_id=line, quantity=count) for line, count in going.items()
    )
    if sum(going.values()) < sum(waiting.values()):
        Fulfillment.objects.create(order_id=part.order_id, shop_id=part.shop_id, created_at=at)
    order = Order.objects.select_for_update(of=("self",)).get(pk=part.order_id)
    restate(order)
    _note(part.order_id, "sent", part, at=at, by_user_id=by_user_id, pieces=_pieces(gone), tracking_number=number)
    if order.is_collected:
        deliver(fulfillment_id=part.pk, by="shop", at=at)
    else:
        mail("sent", part.order_id, at=at, parcel=part.pk)


def waiting_of(part: Fulfillment) -> dict[uuid.UUID, int]:
    """By line of its shop, what a waiting parcel holds."""
    own = set(part.order.lines.filter(shop_id=part.shop_id).values_list("pk", flat=True))
    found = counts(order_ids=[part.order_id])
    return {line: count.waiting for line, count in found.items() if line in own and count.waiting}


def _checked(quantities: Mapping[uuid.UUID, int], waiting: Mapping[uuid.UUID, int]) -> dict[uuid.UUID, int]:
    going = {line: count for line, count in quantities.items() if count}
    if not going:
        raise Invalid(field="quantities", detail=_("Something must be in the parcel."))
    if any(count < 0 or count > waiting.get(line, 0) for line, count in going.items()):
        raise Invalid(field="quantities", detail=_("There are not that many left to send."))
    return going


def _correct(part: Fulfillment, number: str, carrier: str, *, by_user_id: int | None, at: datetime) -> None:
    was = part.tracking_number
    part.tracking_number, part.carrier = number, carrier
    part.save(update_fields=["tracking_number", "carrier"])
    _note(part.order_id, "tracking_corrected", part, at=at, was=was, tracking_number=number, by_user_id=by_user_id)


def _pieces(gone: Sequence[Gone]) -> list[dict[str, object]]:
    return [{"variant_id": row.variant_id, "batch": row.batch, "quantity": row.quantity} for row in gone]


def _note(order_id: uuid.UUID, kind: str, part: Fulfillment, *, at: datetime, **payload: object) -> None:
    OrderEvent.objects.create(
        order_id=order_id, kind=kind, payload={"shop_id": part.shop_id, "parcel": part.pk, **payload}, at=at
    )
