"""One basket, one order, one voucher, and many who act on it at the same instant."""

from functools import partial

import pytest

from storefront.checkout import services
from storefront.checkout.models import Checkout
from storefront.checkout.services import belong
from storefront.orders.models import Order, OrderLine
from storefront.payments.models import TransactionEvent
from tests.concurrency.racing import meeting, race
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer
from tests.factories.people import UserFactory

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
        place = partial(services.place_order, checkout_id=buyer.checkout_id, at=buyer.at)
        results = race(lambda act: act(), [add(buyer, jar)] * 5 + [place] + [add(buyer, jar)] * 5)
        ordered = OrderLine.objects.filter(order__checkout_id=buyer.checkout_id, variant=jar.variant)
        assert results["done"] == 1 + sum(ordered.values_list("quantity", flat=True))
        assert results["done"] + results["ORDER_OPEN"] == 11


def test_eight_who_place_the_same_basket_make_one_order():
    buyer = a_buyer()
    buyer.takes(a_shop().sells())
    buyer.fills_in()

    def place(_n: int) -> None:
        services.place_order(checkout_id=buyer.checkout_id, at=buyer.at)

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


def sign_in(user, guest):
    return lambda: services.join(
        guest_id=guest.checkout_id, user_id=user.pk, email=user.email, channel_id=guest.channel.pk, at=guest.at
    )


def devices(ware, n):
    """So many devices on which the same person has filled a basket before signing in."""
    guests = [a_buyer() for _ in range(n)]
    for guest in guests:
        guest.takes(ware)
    return guests


def test_four_devices_that_sign_in_at_once_make_one_basket_of_all(monkeypatch):
    vase = a_shop().sells(stock=500)
    with monkeypatch.context() as without:
        look, meet = belong.basket_of_account, meeting(4)

        def look_and_meet(**whose):
            found = look(**whose)
            meet()
            return found

        without.setattr(belong, "take_turns", lambda names: None)
        without.setattr(belong, "basket_of_account", look_and_meet)
        user = UserFactory()
        outcomes = race(lambda act: act(), [sign_in(user, guest) for guest in devices(vase, 4)])
        assert outcomes == {"done": 1, "IntegrityError": 3}, (
            "The race is real: each of them opens the account's basket."
        )
    for _ in range(4):
        user, guests = UserFactory(), devices(vase, 4)
        # Each device asks again with its next page.
        assert race(lambda act: act(), [sign_in(user, guest) for guest in [*guests, *guests]]) == {"done": 8}
        (basket,) = Checkout.objects.filter(user=user)
        assert [line.quantity for line in basket.lines.all()] == [4]


def test_what_is_added_on_one_device_while_another_signs_in_is_in_the_basket_or_refused():
    vase, jar = (a_shop().sells(stock=500) for _ in range(2))
    for _ in range(4):
        user, (first, second) = UserFactory(), devices(vase, 2)
        sign_in(user, first)()
        acts = [add(second, jar), sign_in(user, second), add(first, jar), add(second, jar)]
        results = race(lambda act: act(), acts)
        (basket,) = Checkout.objects.filter(user=user)
        jars = sum(basket.lines.filter(variant=jar.variant).values_list("quantity", flat=True))
        assert results["done"] == 1 + jars
        assert results["done"] + results["NOT_FOUND"] == 4
