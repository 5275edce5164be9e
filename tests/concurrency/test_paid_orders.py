"""Orders that are followed up at the same time never wait for one another in a circle."""

import time

import pytest
from django.db import transaction

from common.clock import now
from promotions.blindboxes.models import DrawRecord
from promotions.blindboxes.services import draw
from storefront.checkout import paid
from tests.concurrency.racing import race
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer
from tests.factories.promotions import a_series

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


def follow_up(order) -> None:
    """As the outbox does it, in one transaction."""
    with transaction.atomic():
        paid.handle_paid({"order_id": str(order.pk)}, now())


def order_of(*wares):
    """A paid order with its lines in just this order."""
    order = a_buyer().checks_out(*wares)
    for position, ware in enumerate(wares, start=10):
        order.lines.filter(variant=ware.variant).update(position=position)
    return order


def test_two_orders_with_boxes_of_the_same_series_in_opposite_order(monkeypatch):
    """Each has drawn from its first series when it turns to the second: the pause makes sure of it."""

    def slowly(**arguments):
        drawn = draw(**arguments)
        time.sleep(0.3)
        return drawn

    monkeypatch.setattr(paid, "draw", slowly)
    shop = a_shop()
    cups, cats = shop.sells(), shop.sells()
    for slug, ware in (("cups", cups), ("cats", cats)):
        a_series(ware, slug=slug, plum=4, sealed_at=now())
    orders = [order_of(cups, cats), order_of(cats, cups)]

    results = race(follow_up, orders)

    assert results == {"done": 2}
    assert DrawRecord.objects.count() == 4
