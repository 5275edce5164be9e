"""Money that came another way than through the gateway, and a promise of money that is let go."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common.errors import Refusal
from storefront.checkout import refusals
from storefront.checkout.services.pay import confirm_payment, expire_unpaid, locked_order
from storefront.orders.models import GIVEN_UP
from storefront.payments import queries as payments
from storefront.payments.events import EventKind
from storefront.payments.services import record


class HasPayments(Refusal):
    """Beside a payment that was begun, a word about another one would count the money twice."""

    code = "PAYMENT_ERROR"
    message = _("This order has a payment already. Wait for its answer, or let go of it first.")


class NothingPromised(Refusal):
    code = "VOID_INACTIVE_PAYMENT"
    message = _("No money is promised for this order that could be let go.")


@transaction.atomic
def mark_as_paid(*, order_id: uuid.UUID, by: str, reference: str = "", at: datetime) -> None:
    """Somebody vouches that the whole of an order was paid another way: by bank, in cash. `by` names them or their app.

    What follows is as after any payment. Raises NotFound, AlreadyPaid, OrderClosed, HasPayments, and KnownReference
    for a reference that stands beside another order.
    """
    order = locked_order(order_id)
    if order.paid_at:
        raise refusals.AlreadyPaid()
    if order.status in GIVEN_UP:
        raise refusals.OrderClosed()
    money = payments.money_of(order_id=order.pk)
    if payments.open_payments(order_id=order.pk) or money.charged or money.authorized:
        raise HasPayments()
    record(
        checkout_id=order.checkout_id,
        order_id=order.pk,
        gateway=by,
        name="manual",
        psp_reference=reference,
        available_actions=[],
        amounts=[(EventKind.CHARGE_SUCCESS, order.total)],
        at=at,
    )
    confirm_payment(order_id=order.pk, at=at)


def let_go_of_promise(*, order_id: uuid.UUID, by: str, at: datetime) -> None:
    """The money that is promised for an order is let go, and with it the order: its pieces are free again.

    Raises NotFound, NothingPromised, PaymentPending while a payment has no answer.
    """
    with transaction.atomic():
        order = locked_order(order_id)
        money = payments.money_of(order_id=order.pk)
        if order.paid_at or order.status in GIVEN_UP or not money.authorized:
            raise NothingPromised()
    expire_unpaid(order_id=order_id, reason=f"canceled_by_{by}", at=at)
