"""What lies in a warehouse, what of it is sold, and who may say so."""

import pytest

from catalog.stock.models import Stock
from catalog.stock.queries import available, by_warehouse
from catalog.stock.services import release, set_quantity
from common.clock import now
from common.errors import Invalid, NotFound
from tests.factories.catalog import ChannelFactory, a_shop, put_in_stock
from tests.factories.checkout import a_buyer

pytestmark = pytest.mark.django_db


@pytest.fixture
def vase():
    return a_shop().sells(stock=10)


def house(ware):
    return ware.variant.stocks.first().warehouse_id


def free(ware):
    return available(variant_ids=[ware.variant.pk], channel_id=ChannelFactory().pk, at=now())[ware.variant.pk]


def test_a_quantity_counts_what_is_sold_but_not_sent(vase):
    a_buyer().places(vase, quantity=4)
    set_quantity(variant_id=vase.variant.pk, warehouse_id=house(vase), quantity=9)
    assert free(vase) == 5
    (stock,) = by_warehouse(variant_ids=[vase.variant.pk], at=now())
    assert (stock.quantity, stock.allocated) == (9, 4)


@pytest.mark.parametrize("quantity", [-1, 3, 2**40])
def test_fewer_than_are_sold_or_more_than_can_be_is_refused(vase, quantity):
    a_buyer().places(vase, quantity=4)
    with pytest.raises(Invalid):
        set_quantity(variant_id=vase.variant.pk, warehouse_id=house(vase), quantity=quantity)
    assert free(vase) == 6


def test_of_several_batches_the_newest_is_set(vase):
    newer = put_in_stock(vase.variant, 5, batch="B2")
    set_quantity(variant_id=vase.variant.pk, warehouse_id=newer.warehouse_id, quantity=12)
    assert list(Stock.objects.order_by("pk").values_list("batch", "quantity")) == [("", 10), ("B2", 2)]
    with pytest.raises(Invalid):
        set_quantity(variant_id=vase.variant.pk, warehouse_id=newer.warehouse_id, quantity=9)


def test_a_warehouse_that_never_held_it_is_not_found(vase):
    with pytest.raises(NotFound):
        set_quantity(variant_id=vase.variant.pk, warehouse_id=999_999, quantity=1)


def test_what_is_released_twice_comes_back_once(vase):
    order = a_buyer().places(vase, quantity=4)
    sources = [f"order-line:{order.lines.get().pk}"]
    assert release(sources=sources) == 4
    assert release(sources=sources) == 0
    assert free(vase) == 10
