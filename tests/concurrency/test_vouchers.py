"""A code for ten orders makes ten orders cheaper, however many buyers give it at once."""

import time

import pytest

from common.clock import now
from promotions.vouchers import services as vouchers
from promotions.vouchers.models import VoucherUse
from storefront.checkout import services as checkout
from storefront.checkout.models import Checkout
from storefront.orders.models import Order
from storefront.orders.services import cancellation
from tests.concurrency.racing import plain_read, race
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works
from tests.factories.promotions import a_voucher, code_of

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]

BUYERS, USES = 40, 10


def at_the_last_step(vase, code):
    buyer = a_buyer()
    buyer.takes(vase)
    buyer.fills_in()
    buyer.gives(code)
    return buyer


def places(buyer):
    checkout.place_order(checkout_id=buyer.checkout_id, at=buyer.at)


def pays(buyer) -> Order:
    placed = checkout.place_order(checkout_id=buyer.checkout_id, at=buyer.at)
    checkout.pay_order(order_id=placed.order_id, method="success", at=buyer.at)
    outbox_works()
    return Order.objects.get(pk=placed.order_id)


def standing(voucher):
    """By the counter, by the rows, by the orders."""
    voucher.refresh_from_db()
    rows = VoucherUse.objects.filter(voucher=voucher, given_back_at=None).count()
    return voucher.used, rows, Order.objects.exclude(voucher_code="").exclude(status="canceled").count()


@pytest.fixture
def vase():
    return a_shop().sells(price="100", stock=1000)


def test_without_the_vouchers_lock_more_orders_come_through_or_break(vase, monkeypatch):
    """The race is real: each has counted the uses before another has written its own. The pause makes sure."""
    check = vouchers.refuse_unusable

    def slowly(voucher, customer, *, at):
        check(voucher, customer, at=at)
        time.sleep(0.1)

    monkeypatch.setattr(vouchers, "lock_rows", plain_read)
    monkeypatch.setattr(vouchers, "refuse_unusable", slowly)
    voucher = a_voucher(usage_limit=2)
    results = race(places, [at_the_last_step(vase, code_of(voucher)) for _ in range(4)], at_once=4)
    assert results["done"] > 2 or results.keys() - {"done", "VOUCHER_NOT_APPLICABLE"}


def test_ten_uses_make_exactly_ten_orders(vase):
    voucher = a_voucher(usage_limit=USES)
    buyers = [at_the_last_step(vase, code_of(voucher)) for _ in range(BUYERS)]

    results = race(places, buyers)

    assert results == {"done": USES, "VOUCHER_NOT_APPLICABLE": BUYERS - USES}
    assert standing(voucher) == (USES, USES, USES)
    assert Order.objects.count() == USES


def test_two_baskets_of_one_address_share_its_one_use(vase):
    voucher = a_voucher(once_per_customer=True)
    for _ in range(4):
        anna = a_buyer()
        baskets = [at_the_last_step(vase, code_of(voucher)) for _ in range(2)]
        for basket in baskets:
            checkout.set_email(checkout_id=basket.checkout_id, email=anna.email, at=basket.at)
        assert race(places, baskets) == {"done": 1, "VOUCHER_NOT_APPLICABLE": 1}
    assert standing(voucher) == (4, 4, 4)


def test_the_last_use_goes_round_while_orders_are_cancelled_and_placed(vase):
    """Whoever cancels locks the voucher before the stock, as whoever buys: nobody waits in a circle."""
    voucher = a_voucher(usage_limit=6)
    paid_before = [at_the_last_step(vase, code_of(voucher)) for _ in range(6)]
    orders = [pays(buyer) for buyer in paid_before]
    buyers = [a_buyer() for _ in range(6)]
    for buyer in buyers:
        buyer.takes(vase)
        buyer.fills_in()
    # Typed while a use was left, as it were: the voucher is used up until somebody cancels.
    Checkout.objects.filter(pk__in=[buyer.checkout_id for buyer in buyers]).update(voucher_code=code_of(voucher))

    def act(what):
        if isinstance(what, Order):
            cancellation.cancel(order_id=what.pk, by="buyer", at=now())
        else:
            places(what)

    results = race(act, [each for pair in zip(orders, buyers, strict=True) for each in pair], at_once=6)

    assert results.keys() <= {"done", "VOUCHER_NOT_APPLICABLE"}
    left = results["done"] - len(orders)
    assert standing(voucher) == (left, left, left)
