"""A shop sends its part of an order: once, when it is paid, and what it sent is gone from the stock."""

import pytest

from catalog.stock.services import release
from common.clock import now
from common.errors import Invalid, NotFound
from promotions.blindboxes.reconcile import differences
from storefront.orders.models import Fulfillment, OrderStatus
from storefront.orders.queries import shop_order_counts, shop_orders
from storefront.orders.services import NotDrawnYet, NotPaidYet, send
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works
from tests.factories.promotions import a_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    return shop.sells(stock=10)


def part_of(order, shop):
    return Fulfillment.objects.get(order=order, shop=shop.row)


def sends(order, shop, *, number="SF1234567890"):
    part = part_of(order, shop)
    return send(
        fulfillment_id=part.pk, shop_ids=[shop.row.pk], tracking_number=number, by_user_id=shop.member().pk, at=now()
    )


@pytest.fixture
def order(vase):
    made = a_buyer().checks_out(vase, quantity=3)
    outbox_works()
    return made


def test_what_is_sent_leaves_the_stock_and_the_buyer_sees_the_number(order, shop, vase):
    assert (vase.left, vase.sold) == (7, 3)
    sends(order, shop, number="sf 1234 567890")
    stock = vase.variant.stocks.get()
    assert (stock.quantity, stock.allocated) == (7, 0)
    part = part_of(order, shop)
    assert (part.status, part.tracking_number) == (Fulfillment.Status.FULFILLED, "SF1234567890")
    order.refresh_from_db()
    assert order.status == OrderStatus.FULFILLED
    event = order.events.get(kind="sent")
    assert event.payload["pieces"] == [{"variant_id": vase.variant.pk, "batch": "", "quantity": 3}]


def test_sent_twice_is_sent_once(order, shop, vase):
    sends(order, shop)
    sends(order, shop)
    assert vase.variant.stocks.get().quantity == 7
    assert order.events.filter(kind="sent").count() == 1


def test_another_number_corrects_the_first_and_nothing_else(order, shop, vase):
    sends(order, shop)
    sends(order, shop, number="YT0000000001")
    assert part_of(order, shop).tracking_number == "YT0000000001"
    assert vase.variant.stocks.get().quantity == 7
    assert order.events.get(kind="tracking_corrected").payload["was"] == "SF1234567890"


def test_an_order_of_two_shops_is_sent_in_two_parts(shop, vase):
    other = a_shop()
    bowl = other.sells(stock=5)
    order = a_buyer().checks_out(vase, bowl)
    outbox_works()
    sends(order, shop)
    order.refresh_from_db()
    assert order.status == OrderStatus.PARTIALLY_FULFILLED
    assert bowl.sold == 1
    sends(order, other)
    order.refresh_from_db()
    assert order.status == OrderStatus.FULFILLED


def test_nobody_sends_what_is_not_paid(shop, vase):
    order = a_buyer().places(vase)
    with pytest.raises(NotPaidYet):
        sends(order, shop)
    declined = a_buyer().checks_out(vase, method="decline")
    with pytest.raises(NotPaidYet):
        sends(declined, shop)
    assert vase.sold == 1


def test_nobody_sends_before_the_boxes_are_drawn(shop, vase):
    order = a_buyer().checks_out(vase)
    with pytest.raises(NotDrawnYet):
        sends(order, shop)
    assert vase.sold == 1


def test_nobody_sends_for_another_shop(order, shop, vase):
    with pytest.raises(NotFound):
        send(
            fulfillment_id=part_of(order, shop).pk,
            shop_ids=[a_shop().row.pk],
            tracking_number="SF1234567890",
            by_user_id=shop.member().pk,
            at=now(),
        )
    assert vase.sold == 3


@pytest.mark.parametrize("number", ["", "12345", "x" * 41, "SF123456;--", "顺丰一二三四五六"])
def test_a_number_that_is_none_is_refused(order, shop, vase, number):
    with pytest.raises(Invalid) as refusal:
        sends(order, shop, number=number)
    assert refusal.value.field == "tracking_number"
    assert vase.sold == 3


def test_what_was_sent_cannot_be_given_back_to_the_stock(order, shop, vase):
    sends(order, shop)
    assert release(sources=[f"order-line:{line.pk}" for line in order.lines.all()]) == 0
    assert vase.variant.stocks.get().quantity == 7


def test_a_shop_sees_what_it_has_to_send_and_what_it_sent(order, shop, vase):
    later = a_buyer().checks_out(vase)
    a_buyer().places(vase)
    ids = [shop.row.pk]
    assert shop_order_counts(shop_ids=ids) == {False: 2, True: 0}
    assert [row.fulfillment.order_id for row in shop_orders(shop_ids=ids, sent=False)] == [order.pk, later.pk]
    sends(order, shop)
    assert shop_order_counts(shop_ids=ids) == {False: 1, True: 1}
    assert [row.fulfillment.order_id for row in shop_orders(shop_ids=ids, sent=True)] == [order.pk]


def test_a_list_of_orders_takes_the_same_statements_however_long(shop, vase, django_assert_max_num_queries):
    for _ in range(4):
        a_buyer().checks_out(vase)
    with django_assert_max_num_queries(6):
        assert len(shop_orders(shop_ids=[shop.row.pk], sent=False)) == 4


def test_sent_boxes_leave_the_stock_and_the_pool_still_agrees_with_it(shop):
    box = shop.sells("盲盒", stock=3)
    a_series(box, plum=2, orchid=1)
    order = a_buyer().checks_out(box, quantity=2)
    outbox_works()
    sends(order, shop)
    assert (box.left, box.sold) == (1, 0)
    assert not list(differences())
