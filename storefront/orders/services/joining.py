"""Orders that were placed as a guest join the account of whoever shows that the address is theirs."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models.functions import Lower

from storefront.orders.models import Order, OrderEvent


@transaction.atomic
def join_guest_orders(*, user_id: int, at: datetime) -> int:
    """Give an account the guest's orders of its confirmed address, however it was written. Returns how many came.

    Without a confirmed address nothing comes, and asked again nothing changes. An order that joined stays when the
    account moves to another address (docs/decisions/0606).
    """
    confirmed = EmailAddress.objects.filter(user_id=user_id, verified=True).values(lowered=Lower("email"))
    guests = Order.objects.filter(user=None).annotate(lowered=Lower("email")).filter(lowered__in=confirmed)
    orders = list(guests.select_for_update(of=("self",)).only("pk", "user_id").order_by("pk"))
    for order in orders:
        order.user_id = user_id
    Order.objects.bulk_update(orders, ["user"])
    OrderEvent.objects.bulk_create(OrderEvent(order=order, kind="joined_account", at=at) for order in orders)
    return len(orders)
