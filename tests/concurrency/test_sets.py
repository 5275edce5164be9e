"""Many buyers for pieces that are sold alone and in sets: never more than there are, and all there are."""

import queue
import uuid
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Sum

from catalog.products.bundles import compose
from catalog.stock.models import Allocation, Reservation
from common.clock import now
from storefront.checkout import services as checkout
from storefront.checkout.models import Checkout, CheckoutLine
from storefront.orders.models import OrderLine
from storefront.orders.reconciling import differences
from tests.concurrency.racing import decide_without_the_lock, race
from tests.factories.catalog import a_shop, put_in_stock
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
    decide_without_the_lock(monkeypatch, together=6)
    cup, _caddy, one, two = a_tea_table(cups=2)
    assert race(buy, in_turns(baskets(cup, 2), baskets(one, 2), baskets(two, 2))) == {"done": 6}
    assert promised(cup) == 8


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
    cup, caddy, one, two = a_tea_table(cups=18)
    caddy.variant.stocks.update(quantity=12)
    results = race(buy, in_turns(baskets(one, 12), baskets(two, 12), baskets(caddy, 12)))
    assert results.keys() == {"done", "INSUFFICIENT_STOCK"}
    assert cup.sold == ordered(cup) <= 18 and caddy.sold == ordered(caddy) == 12


def test_buying_and_keeping_pieces_and_sets_at_once_promises_each_piece_once():
    cup, _caddy, one, two = a_tea_table(cups=24)
    made = in_turns(baskets(cup, 24), baskets(one, 12), baskets(two, 12))
    results = race(lambda n: (buy if n % 2 else at_the_till)(made[n]), range(len(made)))
    kept = Reservation.objects.filter(stock__variant=cup.variant).aggregate(n=Sum("quantity"))["n"] or 0
    assert results.keys() == {"done", "INSUFFICIENT_STOCK"}
    assert promised(cup) + kept == 24 == cup.sold + kept


def test_what_is_just_becoming_a_set_is_not_laid_into_a_warehouse():
    shop = a_shop()
    cup, pair = shop.sells("盖碗"), shop.sells("对杯")
    pair.variant.stocks.all().delete()
    pids: queue.SimpleQueue[int] = queue.SimpleQueue()

    def lay_in() -> str:
        try:
            connection.ensure_connection()
            pids.put(connection.connection.get_backend_pid())
            put_in_stock(pair.variant, 5)
        except IntegrityError as refused:
            return str(refused)
        finally:
            connection.close()
        return "laid in"

    with ThreadPoolExecutor(1) as shopkeeper:
        with transaction.atomic():
            compose(bundle_id=pair.variant.pk, parts={cup.variant.pk: 2})
            laying_in = shopkeeper.submit(lay_in)
            pid = pids.get(timeout=30)
            while not (waits_for_a_lock(pid) or laying_in.done()):
                pass
        assert "is a set" in laying_in.result(timeout=30)
    assert not pair.variant.stocks.exists()


def waits_for_a_lock(pid: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE pid = %s AND NOT granted)", [pid])
        return cursor.fetchone()[0]
