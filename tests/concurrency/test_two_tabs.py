"""One basket, one order, one voucher, and many who act on it at the same instant."""

import pytest

from storefront.checkout import services
from storefront.orders.models import Order, OrderLine
from storefront.payments.models import TransactionEvent
from tests.concurrency.racing import race
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


def add(buyer, ware):
    return lambda: services.add_lines(
        checkout_id=buyer.checkout_id, lines=[services.LineWanted(ware.variant.pk, 1)], at=buyer.at
    )


def test_twelve_tabs_add_one_each():
    vase = a_shop().sells(stock=50)
    buyer = a_buyer()
    buyer.takes(vase)
    assert race(lambda act: act(), [add(buyer, vase)] * 12) == {"done": 12}
    assert buyer.basket_lines == [(vase.variant.pk, 13)]


def test_what_is_added_while_the_order_is_placed_is_in_it_or_refused():
    shop = a_shop()
    vase, jar = shop.sells(stock=200), shop.sells(stock=200)
    for _ in range(6):
        buyer = a_buyer()
        buyer.takes(vase)
        buyer.fills_in()
        place = lambda buyer=buyer: services.place_order(checkout_id=buyer.checkout_id, at=buyer.at)  # noqa: E731
        results = race(lambda act: act(), [add(buyer, jar)] * 5 + [place] + [add(buyer, jar)] * 5)
        ordered = OrderLine.objects.filter(order__checkout_id=buyer.checkout_id, variant=jar.variant)
        assert results["done"] == 1 + sum(ordered.values_list("quantity", flat=True))
        assert results["done"] + results["ORDER_OPEN"] == 11


def test_eight_who_place_the_same_basket_make_one_order():
    buyer = a_buyer()
    buyer.takes(a_shop().sells())
    buyer.fills_in()
    place = lambda _n: services.place_order(checkout_id=buyer.checkout_id, at=buyer.at)  # noqa: E731
    assert race(place, range(8)) == {"done": 8}
    assert Order.objects.count() == 1


def test_eight_who_pay_the_same_order_charge_it_once():
    vase = a_shop().sells(stock=5)
    order = a_buyer().places(vase)
    results = race(lambda _n: services.pay_order(order_id=order.pk, method="success", at=order.placed_at), range(8))
    assert results["done"] == 1
    assert set(results) <= {"done", "PAYMENT_PENDING", "ALREADY_PAID"}
    assert TransactionEvent.objects.filter(kind=TransactionEvent.Kind.CHARGE_SUCCESS).count() == 1
    assert vase.left == 4
