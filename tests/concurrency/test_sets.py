"""Many buyers for pieces that are sold alone and in sets: never more than there are, and all there are."""

import uuid
from itertools import chain

import pytest
from django.db.models import Sum

from catalog.stock import services as stock
from catalog.stock.models import Allocation, Reservation
from common.clock import now
from common.prepared import PreparedRows
from storefront.checkout import services as checkout
from storefront.checkout.models import Checkout, CheckoutLine
from storefront.orders.models import OrderLine
from storefront.orders.reconciling import differences
from tests.concurrency.racing import race
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


def a_tea_table(cups):
    """Cups are sold alone, one with a caddy, and two with a caddy."""
    shop = a_shop()
    cup, caddy = shop.sells("盖碗", stock=cups), shop.sells("茶叶罐", stock=1_000)
    return cup, caddy, shop.sells("独饮", holds={caddy: 1, cup: 1}), shop.sells("对饮", holds={cup: 2, caddy: 1})


def baskets(ware, buyers):
    """So many baskets with one of a ware, all filled in: copies of a first one."""
    buyer = a_buyer()
    buyer.takes(ware)
    buyer.fills_in()
    copies = [Checkout.objects.get(pk=buyer.checkout_id) for _ in range(buyers)]
    for n, copy in enumerate(copies):
        copy.pk, copy.email = uuid.uuid4(), f"{ware.variant.sku}-{n}@example.com"
    Checkout.objects.bulk_create(copies)
    CheckoutLine.objects.bulk_create(CheckoutLine(checkout=copy, variant=ware.variant, quantity=1) for copy in copies)
    return [copy.pk for copy in copies]


def in_turns(*kinds):
    """One of each kind after the other, as long as there are any."""
    longest = max(len(kind) for kind in kinds)
    return list(chain.from_iterable(kind[n : n + 1] for n in range(longest) for kind in kinds))


def buy(checkout_id):
    checkout.place_order(checkout_id=checkout_id, at=now())


def at_the_till(checkout_id):
    checkout.hold(checkout_id=checkout_id, at=now())


def ordered(ware):
    """Pieces of a ware in all orders, alone and in sets."""
    return sum(line.pieces(line.quantity).get(ware.variant.pk, 0) for line in OrderLine.objects.all())


def promised(ware):
    return Allocation.objects.filter(stock__variant=ware.variant).aggregate(n=Sum("quantity"))["n"] or 0


def test_without_the_lock_pieces_alone_and_in_sets_are_promised_twice(monkeypatch):
    monkeypatch.setattr(stock, "_locked_rows", PreparedRows(stock.rows_for))
    cup, _caddy, one, two = a_tea_table(cups=12)
    race(buy, in_turns(baskets(cup, 24), baskets(one, 24), baskets(two, 24)), at_once=24)
    assert promised(cup) > 12 or cup.sold != promised(cup)


def test_four_hundred_buyers_of_pieces_and_sets_buy_exactly_a_hundred_pieces():
    """Three quarters of the buyers need one piece each: while one is left, the next of them gets it."""
    cup, caddy, one, two = a_tea_table(cups=100)
    results = race(buy, in_turns(baskets(cup, 200), baskets(one, 100), baskets(two, 100)))
    assert results.keys() == {"done", "INSUFFICIENT_STOCK"} and results.total() == 400
    assert (cup.left, cup.sold, ordered(cup), promised(cup)) == (0, 100, 100, 100)
    in_sets = OrderLine.objects.filter(variant__is_bundle=True).count()
    assert caddy.sold == ordered(caddy) == in_sets > 0
    assert list(differences()) == []


def test_sets_that_share_two_pieces_in_any_order_never_lock_one_another_out():
    cup, caddy, one, two = a_tea_table(cups=30)
    caddy.variant.stocks.update(quantity=20)
    results = race(buy, in_turns(baskets(one, 20), baskets(two, 20), baskets(caddy, 20)))
    assert results.keys() == {"done", "INSUFFICIENT_STOCK"}
    assert cup.sold == ordered(cup) <= 30 and caddy.sold == ordered(caddy) == 20


def test_buying_and_keeping_pieces_and_sets_at_once_promises_each_piece_once():
    cup, _caddy, one, two = a_tea_table(cups=40)
    made = in_turns(baskets(cup, 40), baskets(one, 20), baskets(two, 20))
    results = race(lambda n: (buy if n % 2 else at_the_till)(made[n]), range(len(made)))
    kept = Reservation.objects.filter(stock__variant=cup.variant).aggregate(n=Sum("quantity"))["n"] or 0
    assert results.keys() == {"done", "INSUFFICIENT_STOCK"}
    assert promised(cup) + kept == 40 == cup.sold + kept
