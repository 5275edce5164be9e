"""Cancelled and sent at the same moment: one of the two happens, never both."""

import time
from decimal import Decimal

import pytest

from common.clock import now
from storefront.orders import services
from storefront.orders.models import Fulfillment
from storefront.orders.services import cancellation, parcels
from storefront.orders.services.parcels import waiting_of
from tests.concurrency.racing import plain_read, race
from tests.factories.catalog import a_shop
from tests.factories.orders import paid

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]
ORDERS = 6
# How whoever comes second is told.
TYPED = {"CANNOT_CANCEL_ORDER", "CANNOT_FULFILL_CANCELED", "CANNOT_FULFILL_UNPAID_ORDER"}


def cancel_against_send(shop, vase):
    """For each of some orders of two pieces, the buyer cancels while the shop sends; the orders and how it ended."""
    orders = [paid(vase, quantity=2) for _ in range(ORDERS)]

    def act(what):
        order, act = what
        if act == "cancel":
            cancellation.cancel(order_id=order.pk, by="buyer", at=now())
        else:
            services.send(
                fulfillment_id=order.fulfillments.get().pk,
                shop_ids=[shop.row.pk],
                tracking_number="SF1234567890",
                by_user_id=None,
                at=now(),
            )

    results = race(act, [(order, act) for order in orders for act in ("cancel", "send")], at_once=2)
    for order in orders:
        order.refresh_from_db()
    return orders, results


def both_happened(orders):
    """Orders whose money goes back although their pieces are gone."""
    return [order for order in orders if order.refunds.exists() and order.events.filter(kind="sent").exists()]


def unlocked(fulfillment_id, shop_ids=None):
    """What `_parcel` would be without the lock: the race that the test shows first."""
    return Fulfillment.objects.select_related("order").get(pk=fulfillment_id)


def test_without_the_parcels_lock_only_the_databases_constraints_part_the_two(monkeypatch):
    """The race is real: each has looked at the parcel before the other has written to it. The pause makes sure."""

    def slowly(part):
        found = waiting_of(part)
        time.sleep(0.1)
        return found

    monkeypatch.setattr(parcels, "_parcel", unlocked)
    monkeypatch.setattr(cancellation, "lock_rows", plain_read)
    for module in (parcels, cancellation):
        monkeypatch.setattr(module, "waiting_of", slowly)
    shop = a_shop()
    orders, results = cancel_against_send(shop, shop.sells(stock=100))
    assert both_happened(orders) or results.keys() - TYPED - {"done"}


def test_cancelled_or_sent_but_never_both():
    shop = a_shop()
    vase = shop.sells(stock=100, price="100")
    orders, results = cancel_against_send(shop, vase)
    assert results["done"] == ORDERS
    assert results.keys() <= TYPED | {"done"}
    assert not both_happened(orders)
    sent = sum(order.status == "fulfilled" for order in orders)
    canceled = sum(order.status == "canceled" for order in orders)
    assert sent + canceled == ORDERS
    row = vase.variant.stocks.get()
    assert (row.quantity, row.allocated) == (100 - 2 * sent, 0)
    assert sum(refund.amount for order in orders for refund in order.refunds.all()) == canceled * Decimal("212")
