"""A shop declines its part of an order whose money is only promised: nothing was taken yet, and nothing is given back.

Once the money is there, a part that cannot be sent is cancelled and refunded (cancellation.py).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from common.errors import NotFound
from common.locking import lock_rows
from storefront.checkout import refusals
from storefront.checkout.services.pay import expire_unpaid
from storefront.orders.models import GIVEN_UP, Fulfillment, Order, OrderEvent
from storefront.orders.services.cancellation import SHOP, cancel_parcel
from storefront.orders.services.parcels import NotPaidYet, mail
from storefront.payments.queries import money_of

Status = Fulfillment.Status


def cannot_send(
    *, fulfillment_id: int, shop_ids: Collection[int], by_user_id: int | None, note: str, at: datetime
) -> None:
    """A shop cannot send its part, whether it is paid for or only promised. Said again, nothing changes.

    While other shops may still send theirs, a promised part waits: when one of them confirms, the whole is taken and
    this part given back. With the last part the order is given up and the promise let go. Raises NotFound for another
    shop's part or an order without money, AlreadyPacked once it is sent, PaymentPending while the money is being taken.
    """
    if Fulfillment.objects.filter(pk=fulfillment_id, order__paid_at__isnull=False).exists():
        cancel_parcel(fulfillment_id=fulfillment_id, shop_ids=shop_ids, by_user_id=by_user_id, note=note, at=at)
        return
    part, is_last = _declined(fulfillment_id, shop_ids, by_user_id=by_user_id, note=note, at=at)
    if is_last:
        # Outside of any transaction: the gateway may be asked.
        expire_unpaid(order_id=part.order_id, reason=f"canceled_by_{SHOP}", at=at)
        with transaction.atomic():
            mail("declined", part.order_id, at=at)


@transaction.atomic
def _declined(
    fulfillment_id: int, shop_ids: Collection[int], *, by_user_id: int | None, note: str, at: datetime
) -> tuple[Fulfillment, bool]:
    """The part, declined; and whether it was the last that somebody might have sent."""
    found = Fulfillment.objects.filter(pk=fulfillment_id, shop_id__in=shop_ids).first()
    if found is None:
        raise NotFound()
    parts = {part.pk: part for part in lock_rows(Fulfillment.objects.filter(order_id=found.order_id))}
    part = parts[found.pk]
    order = Order.objects.select_for_update(of=("self",)).get(pk=part.order_id)
    if order.status in GIVEN_UP:
        return part, False
    money = money_of(order_id=order.pk)
    if order.paid_at or money.charge_pending:
        # Another shop has confirmed just now: in a moment it is paid, and then the part can be cancelled.
        raise refusals.PaymentPending()
    if not money.authorized:
        raise NotFound()
    if part.declined_at is None:
        part.declined_at = at
        part.save(update_fields=["declined_at"])
        said = {"shop_id": part.shop_id, "parcel": part.pk, "by_user_id": by_user_id, "note": note}
        OrderEvent.objects.create(order=order, kind="declined", payload=said, at=at)
    return part, all(each.declined_at for each in parts.values())


def handle_declined(payload: Mapping[str, Any], at: datetime) -> None:
    """The outbox: the money was asked for, and this part will not be sent. Raises NotPaidYet until it is there."""
    part = Fulfillment.objects.select_related("order").get(pk=payload["fulfillment_id"])
    if part.order.status in GIVEN_UP:
        return
    if part.order.paid_at is None:
        raise NotPaidYet()
    cancel_parcel(fulfillment_id=part.pk, shop_ids=[part.shop_id], by_user_id=None, note="declined", at=at)
