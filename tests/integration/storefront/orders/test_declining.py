"""A shop cannot send its part of an order whose money is only promised: nothing is taken, or only for what is sent."""

import pytest

from catalog.pricing.models import Channel
from common.clock import now
from common.errors import NotFound
from common.outbox.models import Message
from storefront.checkout.refusals import PaymentPending
from storefront.orders.models import OrderStatus
from storefront.orders.reconciling import differences
from storefront.orders.services import confirm
from storefront.orders.services.declining import cannot_send
from storefront.orders.services.parcels import ParcelCanceled
from storefront.payments.queries import money_of
from tests.factories.catalog import ChannelFactory, a_shop
from tests.factories.checkout import a_buyer, outbox_works
from tests.factories.orders import paid, sends, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _money_is_promised_first():
    ChannelFactory()
    Channel.objects.update(capture=Channel.Capture.ON_CONFIRMATION)


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    return shop.sells(stock=9, price="100")


def declines(order, shop, **more):
    cannot_send(
        fulfillment_id=waiting(order, shop).pk, shop_ids=[shop.row.pk], by_user_id=None, note="裂了", at=now(), **more
    )


def confirms(order, shop):
    return confirm(fulfillment_id=waiting(order, shop).pk, shop_ids=[shop.row.pk], by_user_id=None, at=now())


def works_later():
    """What is due a few seconds from now, too."""
    outbox_works()
    Message.objects.filter(done_at=None, topic="parcel.declined").update(due_at=now())
    outbox_works()


def test_the_only_shop_declines_and_nothing_is_charged(shop, vase, mailoutbox):
    order = a_buyer().checks_out(vase, quantity=2)
    declines(order, shop)
    outbox_works()
    order.refresh_from_db()
    assert (order.status, vase.left) == (OrderStatus.CANCELED, 9)
    money = money_of(order_id=order.pk)
    assert (money.charged.amount, money.authorized.amount) == (0, 0)
    assert money.canceled == order.total
    assert [letter.subject for letter in mailoutbox] == [f"订单 {order.number}：无法发货"]
    assert list(differences()) == []


def test_declined_twice_is_declined_once(shop, vase, mailoutbox):
    order = a_buyer().checks_out(vase)
    part = waiting(order, shop)
    for _ in range(2):
        cannot_send(fulfillment_id=part.pk, shop_ids=[shop.row.pk], by_user_id=None, note="", at=now())
        outbox_works()
    assert order.events.filter(kind="declined").count() == 1
    assert len(mailoutbox) == 1


def test_one_shop_declines_the_other_sends_and_the_buyer_pays_for_that_alone(shop, vase):
    other = a_shop()
    bowl = other.sells(stock=3, price="300")
    order = a_buyer().checks_out(vase, bowl)
    declines(order, shop)
    outbox_works()
    order.refresh_from_db()
    assert (order.status, order.paid_at) == (OrderStatus.UNCONFIRMED, None)
    with pytest.raises(ParcelCanceled):
        confirms(order, shop)
    confirms(order, other)
    works_later()
    order.refresh_from_db()
    # ¥400 of goods and ¥12 of delivery, of which ¥100 and ¥3 are not sent.
    refund = order.refunds.get()
    assert (str(refund.amount), refund.succeeded) == ("103.00", True)
    assert vase.left == 9
    sends(order, other)
    order.refresh_from_db()
    assert order.status == OrderStatus.FULFILLED
    assert list(differences()) == []


def test_when_all_shops_decline_one_after_another_the_order_is_given_up(shop, vase):
    other = a_shop()
    bowl = other.sells(stock=3)
    order = a_buyer().checks_out(vase, bowl)
    declines(order, shop)
    declines(order, other)
    outbox_works()
    order.refresh_from_db()
    assert order.status == OrderStatus.CANCELED
    assert (vase.left, bowl.left) == (9, 3)
    assert not money_of(order_id=order.pk).charged


def test_while_the_money_is_being_taken_it_is_too_late_and_a_moment_later_it_is_given_back(shop, vase):
    other = a_shop()
    order = a_buyer().checks_out(vase, other.sells(stock=3, price="300"))
    confirms(order, other)
    with pytest.raises(PaymentPending):
        declines(order, shop)
    outbox_works()
    declines(order, shop)
    assert str(order.refunds.get().amount) == "103.00"


def test_what_is_paid_is_cancelled_and_refunded(shop, vase):
    Channel.objects.update(capture=Channel.Capture.AT_ONCE)
    order = paid(vase)
    declines(order, shop)
    assert order.refunds.get().total == order.total


def test_another_shops_part_and_an_order_without_money_are_not_found(shop, vase):
    order, unpaid = a_buyer().checks_out(vase), a_buyer().places(vase)
    for each, shops in ((order, [a_shop().row.pk]), (unpaid, [shop.row.pk])):
        with pytest.raises(NotFound):
            cannot_send(fulfillment_id=each.fulfillments.get().pk, shop_ids=shops, by_user_id=None, note="", at=now())
    assert not order.events.filter(kind="declined").exists()
