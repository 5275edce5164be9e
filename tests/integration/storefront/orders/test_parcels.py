"""Packed, sent, signed for: parcel by parcel, also when a shop sends in portions."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection

from catalog.pricing.models import Channel
from common.clock import now
from common.errors import Invalid, NotFound
from common.text import TranslatedText, both
from storefront.orders.carriers import tracking_url
from storefront.orders.models import Fulfillment, Order, OrderStatus
from storefront.orders.services import deliver, pack
from storefront.orders.services.cancellation import cancel
from storefront.orders.services.parcels import NotPaidYet, NotSentYet, ParcelCanceled
from storefront.pages.queries.orders import order as page_of
from storefront.payments.queries import money_of
from tests.factories.catalog import ChannelFactory, a_shop
from tests.factories.checkout import a_buyer, outbox_works
from tests.factories.orders import arrives, collected, line_of, paid, sends, waiting

pytestmark = pytest.mark.django_db

migration = import_module("storefront.orders.migrations.0008_collected_before")


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    return shop.sells(stock=10)


def packs(order, shop):
    part = order.fulfillments.get()
    return pack(fulfillment_id=part.pk, shop_ids=[shop.row.pk], by_user_id=None, at=now())


def test_packed_is_written_down_once(shop, vase):
    order = paid(vase)
    first = packs(order, shop).packed_at
    assert packs(order, shop).packed_at == first
    assert order.events.filter(kind="packed").count() == 1


def test_nobody_packs_for_another_shop_or_what_is_not_paid(shop, vase):
    order = paid(vase)
    with pytest.raises(NotFound):
        packs(order, a_shop())
    with pytest.raises(NotPaidYet):
        packs(a_buyer().places(vase), shop)


def test_some_go_now_and_the_rest_waits_as_another_parcel(shop, vase):
    order = paid(vase, quantity=5)
    first = sends(order, shop, {vase: 2})
    order.refresh_from_db()
    assert order.status == OrderStatus.PARTIALLY_FULFILLED
    assert (vase.variant.stocks.get().quantity, vase.sold) == (8, 3)
    second = sends(order, shop, number="SF0000000002")
    assert [row.quantity for part in (first, second) for row in part.lines.all()] == [2, 3]
    order.refresh_from_db()
    assert order.status == OrderStatus.FULFILLED
    assert (vase.variant.stocks.get().quantity, vase.sold) == (5, 0)
    assert not order.fulfillments.filter(status=Fulfillment.Status.WAITING).exists()


@pytest.mark.parametrize("count", [0, -1, 4])
def test_a_parcel_holds_something_and_not_more_than_was_ordered(shop, vase, count):
    order = paid(vase, quantity=3)
    with pytest.raises(Invalid) as refusal:
        sends(order, shop, {vase: count})
    assert refusal.value.field == "quantities"
    assert vase.sold == 3


def test_a_line_of_another_shop_is_in_no_parcel_of_this_one(shop, vase):
    bowl = a_shop().sells(stock=3)
    order = paid(vase, bowl)
    with pytest.raises(Invalid):
        sends(order, shop, {vase: 1, bowl: 1})


def test_sent_is_packed_too(shop, vase):
    assert sends(paid(vase), shop).packed_at


def test_a_cancelled_parcel_is_not_sent(shop, vase):
    order = paid(vase)
    order.fulfillments.update(status=Fulfillment.Status.CANCELED)
    with pytest.raises(ParcelCanceled):
        packs(order, shop)


def test_the_first_word_of_its_arrival_stands(shop, vase):
    order = paid(vase)
    part = sends(order, shop)
    deliver(fulfillment_id=part.pk, by="buyer", at=now())
    when = Fulfillment.objects.get(pk=part.pk).delivered_at
    deliver(fulfillment_id=part.pk, by="operator", at=now() + timedelta(days=3))
    assert Fulfillment.objects.get(pk=part.pk).delivered_at == when
    assert [event.payload["by"] for event in order.events.filter(kind="delivered")] == ["buyer"]


def test_nothing_arrives_before_it_was_sent_or_in_the_future(shop, vase):
    order = paid(vase)
    with pytest.raises(NotSentYet):
        deliver(fulfillment_id=waiting(order, shop).pk, by="buyer", at=now())
    part = sends(order, shop)
    for when in (now() - timedelta(days=1), now() + timedelta(days=1)):
        with pytest.raises(Invalid):
            deliver(fulfillment_id=part.pk, by="carrier", delivered_at=when, at=now())


def test_arriving_changes_no_state_of_the_order(shop, vase):
    order = paid(vase)
    sends(order, shop)
    arrives(order)
    order.refresh_from_db()
    assert order.status == OrderStatus.FULFILLED


def test_where_a_parcel_can_be_followed(shop, vase):
    assert "SF1234567890" in tracking_url("sf", "SF1234567890")
    assert tracking_url("yto", "YT1") == ""
    assert tracking_url("", "SF1234567890") == ""
    part = sends(paid(vase), shop)
    assert (part.carrier, part.tracking_number) == ("sf", "SF1234567890")


def test_what_left_is_written_down_by_batch(shop):
    tea = shop.sells("茶", product_class="food", stock=5)
    order = paid(tea, quantity=2)
    sends(order, shop)
    [moved] = tea.variant.stocks.get().movements.all()
    assert (moved.kind, moved.quantity, moved.source) == ("sent", 2, f"order-line:{line_of(order, tea).pk}")


def test_what_is_collected_needs_no_number_and_has_arrived(shop, vase):
    order = collected(vase)
    part = sends(order, shop, number="")
    part.refresh_from_db()
    assert (part.tracking_number, part.is_sent) == ("", True)
    assert part.delivered_at
    with pytest.raises(Invalid):
        sends(paid(vase), shop, number="")


def test_who_collects_is_told_when_it_lies_ready_and_where(shop, vase, mailoutbox):
    order = collected(vase)
    outbox_works()
    del mailoutbox[:]
    for each in (order, paid(vase)):
        part = waiting(each, shop)
        for _ in range(2):
            pack(fulfillment_id=part.pk, shop_ids=[shop.row.pk], by_user_id=None, at=now())
    outbox_works()
    [letter] = [letter for letter in mailoutbox if "可以来取" in letter.subject]
    assert letter.to == [order.email]
    assert "前街 15 号" in letter.body and "每天 9:00–17:00" in letter.body
    assert page_of(order_id=order.pk).standing.word == "可自取"
    sends(order, shop, number="")
    assert page_of(order_id=order.pk).standing.word == "已自取"


def test_orders_of_before_are_known_by_the_words_of_their_delivery(shop, vase):
    before, sent = collected(vase), paid(vase)
    Order.objects.filter(pk=before.pk).update(
        collection_point=None,
        collection_point_name=TranslatedText(),
        shipping_method_name=both("到店自取：窑上", "Collect at the kiln"),
    )
    for _ in range(2):
        with connection.cursor() as cursor:
            cursor.execute(migration.FILL)
        for order in (before, sent):
            order.refresh_from_db()
        assert before.collection_point == vase.variant.stocks.get().warehouse
        assert before.delivery_name == f"到店自取：{before.collection_point.name}"
        assert not sent.is_collected


def test_money_that_is_only_promised_is_let_go_when_the_buyer_cancels(vase):
    ChannelFactory()
    Channel.objects.update(capture=Channel.Capture.ON_CONFIRMATION)
    order = a_buyer().checks_out(vase)
    assert order.paid_at is None
    cancel(order_id=order.pk, by="buyer", at=now())
    outbox_works()
    order.refresh_from_db()
    assert (order.status, vase.left) == (OrderStatus.CANCELED, 10)
    money = money_of(order_id=order.pk)
    assert not money.held
    assert not money.authorized
