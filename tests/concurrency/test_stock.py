"""Many buyers for few pieces: exactly as many orders as pieces."""

import pytest
from django.db.models import Sum

from catalog.stock.models import Reservation
from common.clock import now
from storefront.checkout import services as checkout
from storefront.checkout.services.limits import refuse_over_limit
from storefront.orders.models import Order
from tests.concurrency.racing import decide_without_the_lock, meeting, race
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


def baskets(ware, buyers):
    """So many baskets, all filled in, each with one piece."""
    made = []
    for _ in range(buyers):
        buyer = a_buyer()
        buyer.takes(ware)
        buyer.fills_in()
        made.append(buyer.checkout_id)
    return made


def buy(checkout_id):
    checkout.place_order(checkout_id=checkout_id, at=now())


def test_without_the_lock_pieces_are_promised_twice(monkeypatch):
    """The race is real: read, decide and write without a lock, and more is promised than there is."""
    decide_without_the_lock(monkeypatch, together=6)
    assert race(buy, baskets(a_shop().sells(stock=2), 6)) == {"done": 6}


def test_hundred_pieces_make_exactly_hundred_orders():
    piece = a_shop().sells(stock=100)
    results = race(buy, baskets(piece, 160))
    assert results == {"done": 100, "INSUFFICIENT_STOCK": 60}
    assert (piece.left, piece.sold) == (0, 100)
    assert Order.objects.count() == 100


def test_two_tabs_with_the_same_basket_make_one_order():
    piece = a_shop().sells(stock=100)
    (basket,) = baskets(piece, 1)
    assert race(buy, [basket] * 16, at_once=16) == {"done": 16}
    assert Order.objects.count() == 1
    assert piece.sold == 1


def test_baskets_that_want_the_same_two_pieces_in_any_order_never_lock_one_another_out():
    one, two = a_shop().sells(stock=30), a_shop().sells(stock=30)
    made = []
    for n in range(40):
        buyer = a_buyer()
        buyer.takes(*((one, two) if n % 2 else (two, one)))
        buyer.fills_in()
        made.append(buyer.checkout_id)
    assert race(buy, made) == {"done": 30, "INSUFFICIENT_STOCK": 10}
    assert one.sold == two.sold == 30


def test_a_customers_limit_holds_when_they_order_many_times_at_once(monkeypatch):
    balm = a_shop().sells("清凉油", product_class="medicine", stock=50, limit=2)

    def orders_of_one_customer(email):
        buyers = [a_buyer() for _ in range(12)]
        for buyer in buyers:
            buyer.email = email
            buyer.takes(balm)
            buyer.fills_in()
        return race(buy, [buyer.checkout_id for buyer in buyers], at_once=12)

    with monkeypatch.context() as without:
        meet = meeting(12)

        def refuse_and_meet(*words, **more):
            refuse_over_limit(*words, **more)
            meet()

        without.setattr("storefront.checkout.services.limits.take_turns", lambda names: None)
        without.setattr("storefront.checkout.services.place.refuse_over_limit", refuse_and_meet)
        assert orders_of_one_customer("hurried@example.com") == {"done": 12}, "The race is real."
    results = orders_of_one_customer("patient@example.com")
    assert results == {"done": 2, "QUANTITY_GREATER_THAN_LIMIT": 10}


def at_the_till(checkout_id):
    checkout.hold(checkout_id=checkout_id, at=now())


def test_without_the_lock_pieces_are_kept_twice(monkeypatch):
    decide_without_the_lock(monkeypatch, together=6)
    assert race(at_the_till, baskets(a_shop().sells(stock=2), 6)) == {"done": 6}


def test_ninety_at_the_till_for_thirty_pieces_keep_and_buy_exactly_thirty():
    piece = a_shop().sells(stock=30)
    waiting = baskets(piece, 90)
    assert race(at_the_till, waiting) == {"done": 30, "INSUFFICIENT_STOCK": 60}
    # All of them try to buy: those for whom a piece is kept get it, and nobody else does.
    assert race(buy, waiting) == {"done": 30, "INSUFFICIENT_STOCK": 60}
    assert (piece.left, piece.sold) == (0, 30)
    assert not Reservation.objects.exists()


def test_buying_and_keeping_at_the_same_time_promises_each_piece_once():
    piece = a_shop().sells(stock=20)
    made = baskets(piece, 40)
    results = race(lambda n: (buy if n % 2 else at_the_till)(made[n]), range(40))
    kept = Reservation.objects.aggregate(n=Sum("quantity"))["n"] or 0
    assert results["done"] == 20 == piece.sold + kept
    assert results["INSUFFICIENT_STOCK"] == 20
