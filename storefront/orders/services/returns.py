"""Pieces come back: asked for by the buyer, decided by the shop, received, put back or written off, refunded.

A return without a reason has its seven days and its exceptions (right_of_return.py). A piece that is damaged, wrong or
not as described may be asked back at any time; the shop decides. Lock order: stock, boxes, editions, the order.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalog.stock.movements import come_back
from common.errors import Invalid, NotFound, Refusal
from promotions.blindboxes import services as boxes
from promotions.blindboxes.refusals import BoxOpened
from promotions.collectibles import services as collectibles
from storefront.orders.counting import asked_back, counts
from storefront.orders.models import Fulfillment, Order, OrderEvent, OrderLine, Return, ReturnLine
from storefront.orders.right_of_return import (
    WORDS,
    Exempt,
    NotDelivered,
    OutsideReturn,
    TooLate,
    deadline,
    exemption,
)
from storefront.orders.services.parcels import mail, restate
from storefront.orders.services.refunds import give_back
from storefront.orders.sold import line_source, sold
from storefront.orders.traits import traits_of, unopened_boxes
from storefront.orders.zones import zones_of

State, Reason = Return.State, Return.Reason
LONGEST_WORDS = 500


class ReturnDecided(Refusal):
    code = "RETURN_DECIDED"
    message = _("This return has been decided already.")


class NotSoMany(Refusal):
    code = "INVALID_QUANTITY"
    message = _("There are not that many pieces that could come back.")
    field = "lines"


@dataclass(frozen=True, slots=True)
class Returnable:
    """What of a line can still be asked back, and on which terms."""

    line: OrderLine
    # Pieces that arrived and are neither back nor asked back; those among them that are within the seven days.
    pieces: int
    within_days: int
    # The last of these days by the buyer's calendar; None while nothing has arrived.
    until: date | None
    # Outside of the return without a reason, whatever the day; None when it is inside.
    exempt: Exempt | None
    is_box: bool
    # Outside only if it has been opened.
    if_opened: Exempt | None


def returnable(*, order: Order, at: datetime) -> list[Returnable]:
    """Line by line, in order. The order comes with its lines and its shipping address."""
    lines = list(order.lines.select_related("variant", "shop"))
    found, asked = counts(order_ids=[order.pk]), asked_back(order_id=order.pk)
    traits = traits_of(lines)
    to = order.shipping_address
    zones = zones_of(str(to.country), to.country_area) if to else zones_of("")
    arrived = dict.fromkeys(found, 0)
    within, until = dict.fromkeys(found, 0), dict[uuid.UUID, date]()
    parcels = Fulfillment.objects.filter(order=order, delivered_at__isnull=False).prefetch_related("lines")
    for parcel in parcels:
        assert parcel.delivered_at is not None
        days = deadline(parcel.delivered_at, zones=zones)
        for row in parcel.lines.all():
            arrived[row.line_id] += row.quantity
            if at < days.at:
                within[row.line_id] += row.quantity
            until[row.line_id] = max(days.last_day, until.get(row.line_id, days.last_day))
    answers = []
    for line in lines:
        left = max(arrived[line.pk] - found[line.pk].returned - asked.get(line.pk, 0), 0)
        own, confirmed = traits[line.pk], order.confirmations
        answers.append(
            Returnable(
                line=line,
                pieces=left,
                within_days=min(left, within[line.pk]),
                until=until.get(line.pk),
                exempt=exemption(own, opened=False, confirmed=confirmed),
                is_box=own.blind_box,
                if_opened=exemption(own, opened=True, confirmed=confirmed),
            )
        )
    return answers


@transaction.atomic
def request_return(
    *,
    order_id: uuid.UUID,
    quantities: Mapping[uuid.UUID, int],
    reason: str,
    note: str,
    opened: Collection[uuid.UUID] = (),
    at: datetime,
) -> list[Return]:
    """The buyer wants to send pieces back: one return for each shop. `opened` names lines that they have opened.

    Raises NotFound, Invalid, NotDelivered, NotSoMany, and without a reason TooLate and OutsideReturn.
    """
    order = Order.objects.select_for_update(of=("self",)).select_related("shipping_address").filter(pk=order_id).first()
    if order is None:
        raise NotFound()
    if reason not in Reason.values:
        raise Invalid(field="reason", detail=_("Say why it comes back."))
    if len(note) > LONGEST_WORDS:
        raise Invalid(field="note", detail=_("This is longer than {most} characters.").format(most=LONGEST_WORDS))
    wanted = {line: count for line, count in quantities.items() if count}
    if not wanted or any(count < 0 for count in wanted.values()):
        raise Invalid(field="lines", detail=_("Choose at least one piece."))
    terms = {each.line.pk: each for each in returnable(order=order, at=at)}
    by_shop: dict[int, list[ReturnLine]] = {}
    for line, count in wanted.items():
        if line not in terms:
            raise NotFound(field="lines")
        _refuse(terms[line], count, without_reason=reason == Reason.NO_REASON, opened=line in opened)
        by_shop.setdefault(terms[line].line.shop_id, []).append(ReturnLine(line_id=line, quantity=count))
    return [_made(order, shop, lines, reason, note.strip(), at=at) for shop, lines in by_shop.items()]


def _refuse(terms: Returnable, count: int, *, without_reason: bool, opened: bool) -> None:
    if terms.until is None:
        raise NotDelivered()
    if count > terms.pieces:
        raise NotSoMany()
    if not without_reason:
        return
    if terms.exempt is not None:
        raise OutsideReturn(why=WORDS[terms.exempt])
    if terms.is_box and terms.if_opened is not None:
        # The store itself knows which boxes were opened; nobody needs to be asked.
        opened = count > len(unopened_boxes(terms.line))
    if opened and terms.if_opened is not None:
        raise OutsideReturn(why=WORDS[terms.if_opened])
    if count > terms.within_days:
        raise TooLate()


def _made(order: Order, shop_id: int, lines: list[ReturnLine], reason: str, note: str, *, at: datetime) -> Return:
    made = Return.objects.create(order=order, shop_id=shop_id, reason=reason, note=note, requested_at=at)
    for line in lines:
        line.of = made
    ReturnLine.objects.bulk_create(lines)
    _note(made, "return_requested", at=at, reason=reason)
    return made


@transaction.atomic
def approve_return(
    *, return_id: int, shop_ids: Collection[int] | None, answer: str, by_user_id: int, at: datetime
) -> Return:
    """The shop, or with `shop_ids` None an operator, says yes. Said again, nothing changes. Raises ReturnDecided."""
    asked = _locked(return_id, shop_ids)
    return _decide(asked, State.APPROVED, answer, by_user_id=by_user_id, at=at)


@transaction.atomic
def refuse_return(
    *, return_id: int, shop_ids: Collection[int] | None, answer: str, by_user_id: int, at: datetime
) -> Return:
    """No, and why: without a word for the buyer it is refused as Invalid. Raises ReturnDecided."""
    if not answer.strip():
        raise Invalid(field="answer", detail=_("Tell the buyer why."))
    asked = _locked(return_id, shop_ids)
    return _decide(asked, State.REFUSED, answer, by_user_id=by_user_id, at=at)


@transaction.atomic
def withdraw_return(*, return_id: int, order_id: uuid.UUID, at: datetime) -> Return:
    """The buyer keeps it after all. Raises ReturnDecided once it has been received or refused."""
    asked = _locked(return_id, None)
    if asked.order_id != order_id:
        raise NotFound()
    if asked.state == State.WITHDRAWN:
        return asked
    if asked.state not in (State.REQUESTED, State.APPROVED):
        raise ReturnDecided()
    asked.state = State.WITHDRAWN
    asked.save(update_fields=["state"])
    _note(asked, "return_withdrawn", at=at)
    return asked


@transaction.atomic
def receive_return(
    *,
    return_id: int,
    shop_ids: Collection[int] | None,
    put_back: Mapping[uuid.UUID, int],
    by_user_id: int,
    at: datetime,
) -> Return:
    """The pieces are here. So many of each line go back on the shelf, the others are written off; the money goes back.

    Boxes are never put back: their place in the sealed order is used up. With a fault of the shop's the delivery is
    refunded too. Received again, nothing changes. Raises ReturnDecided, Invalid, boxes.BoxOpened.
    """
    asked = _locked(return_id, shop_ids)
    if asked.state == State.RECEIVED:
        return asked
    if asked.state != State.APPROVED:
        raise ReturnDecided()
    order = Order.objects.get(pk=asked.order_id)
    rows = list(asked.lines.select_related("line__variant"))
    _take_in(order, asked, rows, put_back, at=at)
    order = Order.objects.select_for_update(of=("self",)).select_related("channel").get(pk=asked.order_id)
    asked.state, asked.received_at = State.RECEIVED, at
    asked.save(update_fields=["state", "received_at"])
    restate(order)
    _note(asked, "return_received", at=at, by_user_id=by_user_id)
    asked.refund = give_back(
        order,
        back={row.line_id: row.quantity for row in rows},
        key=f"return:{asked.pk}",
        reason="returned",
        with_shipping=asked.is_shops_fault,
        is_credited=True,
        at=at,
    )
    asked.save(update_fields=["refund"])
    return asked


def _take_in(
    order: Order, asked: Return, rows: list[ReturnLine], put_back: Mapping[uuid.UUID, int], *, at: datetime
) -> None:
    """Stock, boxes and vouchers, in the order in which they are locked."""
    traits = traits_of([row.line for row in rows])
    for row in rows:
        row.put_back = 0 if traits[row.line_id].blind_box else put_back.get(row.line_id, 0)
        if not 0 <= row.put_back <= row.quantity:
            raise Invalid(field="put_back", detail=_("No more can go back on the shelf than came."))
        row.save(update_fields=["put_back"])
    for row in sorted(rows, key=lambda row: row.line.variant_id):
        back = row.put_back or 0
        come_back(
            source=line_source(row.line_id),
            put_back=row.line.pieces(back),
            written_off=row.line.pieces(row.quantity - back),
            at=at,
        )
    for row in rows:
        if traits[row.line_id].blind_box and not asked.is_shops_fault:
            boxes.void(sources=_closed(row), at=at)
    coming = {row.line_id: row.quantity for row in rows}
    kept = {
        line: count.waiting + count.kept - coming.get(line, 0) for line, count in counts(order_ids=[order.pk]).items()
    }
    collectibles.review(sold=sold(order, order.lines.select_related("variant"), kept=kept), at=at)


def _closed(row: ReturnLine) -> list[str]:
    """The last of the boxes that are still closed. Raises BoxOpened when so many are not."""
    closed = unopened_boxes(row.line)
    if len(closed) < row.quantity:
        raise BoxOpened()
    return closed[-row.quantity :]


def _locked(return_id: int, shop_ids: Collection[int] | None) -> Return:
    found = Return.objects.filter(pk=return_id)
    if shop_ids is not None:
        found = found.filter(shop_id__in=shop_ids)
    asked = found.select_for_update(of=("self",)).first()
    if asked is None:
        raise NotFound()
    return asked


def _decide(asked: Return, state: Return.State, answer: str, *, by_user_id: int, at: datetime) -> Return:
    if len(answer) > LONGEST_WORDS:
        raise Invalid(field="answer", detail=_("This is longer than {most} characters.").format(most=LONGEST_WORDS))
    if asked.state == state:
        return asked
    if asked.state != State.REQUESTED:
        raise ReturnDecided()
    asked.state, asked.answer, asked.decided_at, asked.decided_by_id = state, answer.strip(), at, by_user_id
    asked.save(update_fields=["state", "answer", "decided_at", "decided_by"])
    _note(asked, f"return_{state}", at=at, by_user_id=by_user_id)
    mail("return-decided", asked.order_id, at=at, asked=asked.pk)
    return asked


def _note(asked: Return, kind: str, *, at: datetime, **payload: object) -> None:
    about = {"return": asked.pk, "shop_id": asked.shop_id, **payload}
    OrderEvent.objects.create(order_id=asked.order_id, kind=kind, payload=about, at=at)
