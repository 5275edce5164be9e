"""The page on which an order is paid in the gateway's own element."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from common.money import Money
from storefront.checkout.services.place import UNPAID_ORDERS_LIVE
from storefront.orders.models import GIVEN_UP, Order
from storefront.payments.ports import State, gateway


@dataclass(frozen=True, slots=True)
class PaymentShown:
    """What the element needs, and what is paid."""

    order: Order
    publishable_key: str
    client_secret: str
    # Why the last attempt came to nothing, in words for the buyer.
    message: str
    is_test: bool

    @property
    def kept_until(self) -> datetime:
        return self.order.placed_at + UNPAID_ORDERS_LIVE

    @property
    def total(self) -> Money:
        return self.order.total


def payable(order_id: uuid.UUID) -> Order | None:
    """An order that waits for its payment; None for any other."""
    order = Order.objects.filter(pk=order_id, paid_at=None).exclude(status__in=GIVEN_UP).first()
    return None if order is None or order.events.filter(kind="authorized").exists() else order


def payment(order: Order, state: State) -> PaymentShown | None:
    """None when there is nothing for the buyer to do: it is paid, or the bank is working on it."""
    if "clientSecret" not in state.client:
        return None
    return PaymentShown(
        order=order,
        publishable_key=str(gateway().client_data().get("publishableKey", "")),
        client_secret=str(state.client["clientSecret"]),
        message=state.message,
        is_test=gateway().is_test,
    )
