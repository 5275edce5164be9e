"""Whatever dies, and at whichever step: one order, paid once, and Stripe's books agree.

A process that is killed does nothing any more: its open transaction is rolled back, and what it had committed stays. So
the way from the basket to what follows from payment is walked again and again, dies each time just after the next
commit or request to Stripe, and is taken up again as the world would: the buyer presses the button once more, Stripe
tells again what it told, the outbox delivers what is due. (That a real SIGKILL leaves just that behind is shown by
tests/alone/test_killed.py.)
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

import pytest
from django.db import connection

from common.clock import now
from common.errors import Refusal
from inheritors.settlement.models import LedgerEntry
from storefront.checkout import services
from storefront.checkout.services.reconcile import reconcile
from storefront.checkout.services.reports import take_report
from storefront.orders.models import Order
from storefront.payments.ports import gateway
from storefront.payments.queries import money_of
from tests.factories.catalog import a_shop
from tests.factories.checkout import Buyer, a_buyer, outbox_works

pytestmark = pytest.mark.django_db(transaction=True)


class Killed(BaseException):
    """Nothing in the store may catch it, as nothing catches SIGKILL."""


class Steps:
    """Counts the steps of a way, and dies just after one of them."""

    def __init__(self, *, dies_after: int) -> None:
        self.dies_after, self.count = dies_after, 0

    def wrap(self, step: Callable) -> Callable:
        def stepped(*args, **kwargs):
            result = step(*args, **kwargs)
            self.count += 1
            if self.count == self.dies_after:
                raise Killed
            return result

        return stepped


@contextmanager
def counted(monkeypatch, steps: Steps) -> Iterator[None]:
    """Every commit and every request to Stripe is a step."""
    with monkeypatch.context() as patch:
        patch.setattr(connection, "_commit", steps.wrap(connection._commit))
        for name in ("create", "read", "refund", "cancel", "capture"):
            patch.setattr(gateway(), name, steps.wrap(getattr(gateway(), name)))
        yield


def walks(stripe, buyer: Buyer) -> None:
    """From the filled-in basket to what follows from payment. Walked again, it goes on where it stands."""
    placed = services.place_order(checkout_id=buyer.checkout_id, at=now())
    with suppress(Refusal):
        services.pay_order(order_id=placed.order_id, method="element", at=now())
    for intent in list(stripe.intents.values()):
        if intent["status"] == "requires_payment_method":
            stripe.buyer_pays(intent["id"])
    for event in list(stripe.events):
        take_report(gateway="stripe", report=gateway().parse_report(*stripe.signed(event)), at=now())
    outbox_works(at=now() + timedelta(seconds=10))


def all_is_well(stripe, buyer: Buyer) -> None:
    order = Order.objects.get(checkout_id=buyer.checkout_id)
    assert order.paid_at
    assert sorted(order.events.values_list("kind", flat=True)) == ["followed_up", "paid", "placed"]
    assert money_of(order_id=order.pk).held == order.total
    intents = [each for each in stripe.intents.values() if each["metadata"]["checkout"] == str(buyer.checkout_id)]
    assert [intent["status"] for intent in intents] == ["succeeded"]
    sources = [f"order-line:{pk}" for pk in order.lines.values_list("pk", flat=True)]
    assert LedgerEntry.objects.filter(kind="sale", source__in=sources).count() == 1


def test_dying_at_every_step_between_basket_and_shop(stripe, monkeypatch):
    vase = a_shop().sells(stock=500, price="100")
    for dies_after in itertools.count(1):
        buyer = a_buyer()
        buyer.takes(vase)
        buyer.fills_in()
        steps = Steps(dies_after=dies_after)
        with counted(monkeypatch, steps), suppress(Killed):
            walks(stripe, buyer)
        if steps.count < dies_after:
            break
        # What the dead process had not committed went with its connection.
        connection.close()
        with suppress(Refusal):
            walks(stripe, buyer)
        all_is_well(stripe, buyer)
    assert dies_after > 8
    assert (vase.left, vase.sold) == (500 - dies_after, dies_after)
    assert reconcile(since=now() - timedelta(minutes=5), repair=False, at=now() + timedelta(hours=2)) == []
