"""Where money is taken when the first shop confirms: the shop sees the order, says yes, and then it is paid."""

from __future__ import annotations

import pytest
from django.test import Client

from catalog.pricing.models import Channel
from common.clock import now
from common.errors import NotFound
from inheritors.shops.models import ShopMember
from storefront.orders import services
from storefront.orders.models import OrderStatus
from storefront.orders.queries import shop_orders
from storefront.orders.services.cancellation import cancel
from storefront.payments.queries import money_of
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def order(shop):
    """The money is promised."""
    order = a_buyer().places(shop.sells(stock=5, price="100"))
    Channel.objects.filter(slug="cn").update(capture=Channel.Capture.ON_CONFIRMATION)
    from storefront.checkout.services import pay_order

    pay_order(order_id=order.pk, method="success", at=now())
    return order


def part_of(order):
    return order.fulfillments.get()


def confirms(order, shop_ids=None):
    part = part_of(order)
    return services.confirm(fulfillment_id=part.pk, shop_ids=shop_ids or [part.shop_id], by_user_id=None, at=now())


def test_the_shop_sees_what_is_promised(order):
    (seen,) = shop_orders(shop_ids=[part_of(order).shop_id], sent=False)
    assert seen.is_promised


def test_what_is_neither_paid_nor_promised_no_shop_sees(shop):
    order = a_buyer().places(shop.sells())
    assert shop_orders(shop_ids=[part_of(order).shop_id], sent=False) == []
    with pytest.raises(services.NotPaidYet):
        confirms(order)


def test_before_the_shop_confirms_nothing_is_packed(order):
    part = part_of(order)
    with pytest.raises(services.NotPaidYet):
        services.pack(fulfillment_id=part.pk, shop_ids=[part.shop_id], by_user_id=None, at=now())


def test_the_first_shops_yes_takes_the_money_once(order):
    assert not confirms(order)
    assert not confirms(order)
    outbox_works()
    order.refresh_from_db()
    assert order.paid_at
    assert confirms(order)
    assert money_of(order_id=order.pk).charged == order.total
    assert order.events.filter(kind="confirmed").count() == 1
    outbox_works()
    part = part_of(order)
    assert services.pack(fulfillment_id=part.pk, shop_ids=[part.shop_id], by_user_id=None, at=now()).packed_at


def test_another_shops_word_counts_for_nothing(order):
    with pytest.raises(NotFound):
        confirms(order, shop_ids=[-1])


def test_cancelled_before_that_the_promise_is_let_go(order):
    cancel(order_id=order.pk, by="buyer", at=now())
    outbox_works()
    order.refresh_from_db()
    assert order.status == OrderStatus.CANCELED
    money = money_of(order_id=order.pk)
    assert (money.authorized.amount, money.canceled) == (0, order.total)


def test_the_shop_confirms_on_its_page(order):
    part = part_of(order)
    member = UserFactory()
    ShopMember.objects.create(shop=part.shop, user_id=member.pk)
    page = Client()
    page.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    shown = page.get(f"/portal/orders/{part.pk}/").content.decode()
    assert 'value="confirm"' in shown
    assert 'value="pack"' not in shown
    assert page.post(f"/portal/orders/{part.pk}/act/", {"act": "confirm"}).status_code == 302
    outbox_works()
    outbox_works()
    assert 'value="pack"' in page.get(f"/portal/orders/{part.pk}/").content.decode()
