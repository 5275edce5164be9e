"""Two members of a shop press "sent" at the same moment: the pieces leave once."""

import pytest

from catalog.stock import movements
from common.clock import now
from storefront.orders.models import Fulfillment
from storefront.orders.services import parcels, send
from tests.concurrency.racing import plain_read, race
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    return shop.sells(stock=100)


def press_sent(vase, shop):
    """Sixteen at once for each of four orders of two pieces; how each ended."""
    orders = [a_buyer().checks_out(vase, quantity=2) for _ in range(4)]
    outbox_works()
    user = shop.member().pk
    parts = list(Fulfillment.objects.filter(order__in=orders).values_list("pk", flat=True))

    def press(pk):
        send(fulfillment_id=pk, shop_ids=[shop.row.pk], tracking_number="SF1234567890", by_user_id=user, at=now())

    return orders, race(press, parts * 16, at_once=16)


def test_without_the_lock_pieces_leave_twice_or_not_at_all(monkeypatch, vase, shop):
    """The race is real: every press that reads the same allocation takes its pieces off again, or breaks."""
    monkeypatch.setattr(movements, "lock_rows", plain_read)
    monkeypatch.setattr(parcels, "_parcel", lambda pk, _shops: Fulfillment.objects.select_related("order").get(pk=pk))
    orders, results = press_sent(vase, shop)
    gone = 100 - vase.variant.stocks.get().quantity
    written = sum(order.events.filter(kind="sent").count() for order in orders)
    assert results["done"] < 64 or gone != 8 or written != 4 or vase.sold != 0


def test_pressed_many_times_at_once_the_pieces_leave_once(vase, shop):
    orders, results = press_sent(vase, shop)
    assert results == {"done": 64}
    row = vase.variant.stocks.get()
    assert (row.quantity, row.allocated) == (92, 0)
    assert [order.events.filter(kind="sent").count() for order in orders] == [1, 1, 1, 1]
