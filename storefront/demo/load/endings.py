"""How some of the shopper's past orders ended: one was cancelled, one came back. By the services that end any order."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from common.outbox.models import Message
from common.outbox.services import deliver
from storefront.orders import services
from storefront.orders.models import Fulfillment, Order, Return
from storefront.orders.services.cancellation import BUYER, cancel

# What a worker does about an order; the letters are left to the real one.
DONE_HERE = ("order.paid", "invoice.issue", "payment.refund", "invoice.credit")
# From paying to each step.
SENT, ARRIVED, ASKED_BACK, CAME_BACK = (timedelta(days=days) for days in (1, 3, 5, 8))


def follow_up(*, at: datetime) -> None:
    """What a worker would do by then, and what comes of it. Done here because no worker may be running yet."""
    while due := list(Message.objects.filter(topic__in=DONE_HERE, done_at=None, due_at__lte=at).order_by("pk")):
        for message in due:
            deliver(message_id=message.pk, at=at)


def cancelled(order_id: uuid.UUID, *, paid_at: datetime) -> None:
    """The buyer thought better of it before anything was packed."""
    at = paid_at + timedelta(hours=2)
    cancel(order_id=order_id, by=BUYER, at=at)
    follow_up(at=at)


def returned(order_id: uuid.UUID, *, paid_at: datetime) -> None:
    """All of it was sent, arrived, and came back within the seven days; it stands on the shelf again."""
    order = Order.objects.get(pk=order_id)
    for parcel in order.fulfillments.filter(status=Fulfillment.Status.WAITING):
        services.send(
            fulfillment_id=parcel.pk,
            shop_ids=[parcel.shop_id],
            tracking_number=f"SF10000{order.number}",
            carrier="sf",
            by_user_id=_member_of(parcel),
            at=paid_at + SENT,
        )
        services.deliver(fulfillment_id=parcel.pk, by="buyer", at=paid_at + ARRIVED)
    lines = {line.pk: line.quantity for line in order.lines.all()}
    asked = services.request_return(
        order_id=order_id,
        quantities=lines,
        reason=Return.Reason.NO_REASON,
        note="比想象中小一些。",
        at=paid_at + ASKED_BACK,
    )
    for each in asked:
        by, shops = _member_of(each), [each.shop_id]
        services.approve_return(
            return_id=each.pk, shop_ids=shops, answer="请寄回原包装，谢谢。", by_user_id=by, at=paid_at + ASKED_BACK
        )
        put_back = {row.line_id: row.quantity for row in each.lines.all()}
        services.receive_return(
            return_id=each.pk, shop_ids=shops, put_back=put_back, by_user_id=by, at=paid_at + CAME_BACK
        )
    follow_up(at=paid_at + CAME_BACK)


def _member_of(of: Fulfillment | Return) -> int:
    return of.shop.members.values_list("user_id", flat=True)[0]


ENDINGS = {"cancelled": cancelled, "returned": returned}
