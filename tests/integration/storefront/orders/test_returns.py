"""Pieces that come back: asked for, decided, received, put back or written off, refunded."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db.models import Sum

from common.clock import now
from common.errors import Invalid, NotFound
from inheritors.settlement.models import LedgerEntry
from promotions.blindboxes.models import DrawVoid
from promotions.blindboxes.reconcile import differences
from promotions.blindboxes.services import reveal
from promotions.collectibles.models import CollectibleVoucher
from storefront.orders.models import Fulfillment, Order, OrderStatus, Return
from storefront.orders.right_of_return import NotDelivered, OutsideReturn, TooLate
from storefront.orders.services import refuse_return, withdraw_return
from storefront.orders.services.returns import NotSoMany, ReturnDecided, returnable
from tests.factories.catalog import a_shop, put_in_stock
from tests.factories.checkout import a_buyer
from tests.factories.orders import approves, arrives, asks_back, comes_back, delivered, line_of, paid, receives, sends
from tests.factories.people import UserFactory
from tests.factories.promotions import a_series, an_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    return shop.sells(stock=10, price="100")


def state(order):
    order.refresh_from_db()
    return order.status


def stock(ware):
    return ware.variant.stocks.get().quantity


def test_a_piece_comes_back_and_its_price_without_the_delivery(shop, vase):
    order = delivered(vase, shop=shop, quantity=3)
    asked = comes_back(order, vase, shop, 2)
    assert state(order) == OrderStatus.PARTIALLY_RETURNED
    assert (asked.refund.amount, asked.refund.shipping_amount) == (Decimal("200.00"), Decimal("0.00"))
    assert stock(vase) == 9
    assert [movement.kind for movement in vase.variant.stocks.get().movements.all()] == ["sent", "put_back"]


def test_what_the_shop_did_wrong_brings_the_delivery_back_too(shop, vase):
    order = delivered(vase, shop=shop, quantity=2)
    asked = comes_back(order, vase, shop, 1, reason="damaged")
    assert (asked.refund.amount, asked.refund.shipping_amount) == (Decimal("106.00"), Decimal("6.00"))


def test_all_pieces_returned_one_by_one_bring_back_all_that_the_goods_cost(shop):
    cup = shop.sells(stock=5, price="33.35")
    order = delivered(cup, shop=shop, quantity=3)
    for _ in range(3):
        comes_back(order, cup, shop, 1)
    assert state(order) == OrderStatus.RETURNED
    assert order.refunds.aggregate(sum=Sum("amount"))["sum"] == Decimal("100.05")
    assert LedgerEntry.objects.aggregate(sum=Sum("amount"))["sum"] == 0
    with pytest.raises(NotSoMany):
        asks_back(order, cup)


def test_broken_pieces_are_written_off(shop, vase):
    order = delivered(vase, shop=shop, quantity=3)
    asked = asks_back(order, vase, 3, reason="damaged")
    approves(asked, shop)
    receives(asked, shop, put_back=1)
    assert stock(vase) == 8
    moved = vase.variant.stocks.get().movements
    assert {movement.kind: movement.quantity for movement in moved.all()} == {
        "sent": 3,
        "put_back": 1,
        "written_off": 2,
    }
    assert asked.lines.get().put_back == 1


def test_pieces_go_back_to_the_batch_that_they_came_from(shop):
    tea = shop.sells("茶", product_class="food", stock=2)
    put_in_stock(tea.variant, 5, batch="B2602", expires_on=datetime(2098, 1, 1, tzinfo=UTC).date())
    order = delivered(tea, shop=shop, quantity=6)
    assert sorted(tea.variant.stocks.values_list("batch", "quantity")) == [("B2601", 1), ("B2602", 0)]
    comes_back(order, tea, shop, 6)
    assert sorted(tea.variant.stocks.values_list("batch", "quantity")) == [("B2601", 2), ("B2602", 5)]


def test_received_twice_is_received_once(shop, vase):
    order = delivered(vase, shop=shop)
    asked = comes_back(order, vase, shop)
    receives(asked, shop, put_back=1)
    assert stock(vase) == 10
    assert order.refunds.count() == 1


class TestTheSevenDays:
    def test_they_begin_with_the_signature(self, shop, vase):
        order = paid(vase)
        sends(order, shop)
        with pytest.raises(NotDelivered):
            asks_back(order, vase)

    def test_on_the_last_day_and_a_second_later(self, shop, vase):
        order = paid(vase)
        # Signed for on the first of June in Shanghai; over with the eighth.
        signed = datetime(2026, 6, 1, 15, 59, tzinfo=UTC)
        Fulfillment.objects.filter(order=order).update(created_at=signed)
        sends(order, shop, at=signed)
        arrives(order, at=signed)
        over = datetime(2026, 6, 8, 16, tzinfo=UTC)
        with pytest.raises(TooLate):
            asks_back(order, vase, at=over)
        assert asks_back(order, vase, at=over - timedelta(seconds=1)).state == Return.State.REQUESTED

    def test_a_buyer_abroad_has_them_by_the_clock_of_their_state(self, shop, vase):
        order = paid(vase, buyer=a_buyer(us=True))
        # The first of June, 23:00 in Tacoma: in New York and in Shanghai it is the second.
        signed = datetime(2026, 6, 2, 6, tzinfo=UTC)
        Fulfillment.objects.filter(order=order).update(created_at=signed)
        sends(order, shop, at=signed)
        arrives(order, at=signed)
        over = datetime(2026, 6, 9, 7, tzinfo=UTC)
        [terms] = returnable(order=order, at=over - timedelta(seconds=1))
        assert (terms.within_days, terms.until) == (1, date(2026, 6, 8))
        assert returnable(order=order, at=over)[0].within_days == 0

    def test_each_parcel_has_its_own(self, shop, vase):
        order = paid(vase, quantity=2)
        long_ago = now() - timedelta(days=20)
        sends(order, shop, {vase: 1}, at=long_ago)
        arrives(order, at=long_ago)
        sends(order, shop)
        arrives(order)
        with pytest.raises(TooLate):
            asks_back(order, vase, 2)
        assert asks_back(order, vase, 1)

    def test_a_fault_may_be_told_later(self, shop, vase):
        order = delivered(vase, shop=shop)
        later = now() + timedelta(days=30)
        with pytest.raises(TooLate):
            asks_back(order, vase, at=later)
        assert asks_back(order, vase, reason="not_as_described", at=later)


class TestExceptions:
    def test_made_to_order_stays_but_may_be_wrong(self, shop):
        robe = shop.sells("礼服", made_to_order_days=30)
        order = delivered(robe, shop=shop)
        with pytest.raises(OutsideReturn):
            asks_back(order, robe)
        assert asks_back(order, robe, reason="wrong_item")

    def test_fresh_food_stays(self, shop):
        cake = shop.sells("糕", product_class="food")
        cake.variant.food.shelf_life_days = 7
        cake.variant.food.save()
        with pytest.raises(OutsideReturn):
            asks_back(delivered(cake, shop=shop), cake)

    def test_food_that_keeps_comes_back(self, shop):
        tea = shop.sells("茶", product_class="food")
        assert asks_back(delivered(tea, shop=shop), tea)

    @pytest.mark.parametrize(
        ("opened", "confirmed", "stays"), [(True, True, True), (True, False, False), (False, True, False)]
    )
    def test_an_opened_remedy_stays_if_the_buyer_had_confirmed_it(self, shop, opened, confirmed, stays):
        balm = shop.sells("清凉油", product_class="medicine")
        order = delivered(balm, shop=shop)
        Order.objects.filter(pk=order.pk).update(confirmations={"health-opened": "2026-06-01"} if confirmed else {})
        if stays:
            with pytest.raises(OutsideReturn):
                asks_back(order, balm, opened=opened)
        else:
            assert asks_back(order, balm, opened=opened)

    def test_food_near_its_expiry_stays_if_the_buyer_had_confirmed_it(self, shop):
        tea = shop.sells("茶", product_class="food", stock=0)
        put_in_stock(tea.variant, 5, batch="OLD", expires_on=(now() + timedelta(days=8)).date())
        order = delivered(tea, shop=shop)
        assert "near-expiry" in order.confirmations, "The checkout asks for it."
        with pytest.raises(OutsideReturn):
            asks_back(order, tea)
        Order.objects.filter(pk=order.pk).update(confirmations={})
        assert asks_back(order, tea).state == Return.State.REQUESTED


class TestBoxes:
    @pytest.fixture
    def box(self, shop):
        box = shop.sells("盲盒", stock=3)
        a_series(box, plum=2, orchid=1)
        return box

    def test_closed_boxes_come_back_and_opened_ones_do_not(self, shop, box):
        order = delivered(box, shop=shop, quantity=2)
        reveal(source=f"order-line:{line_of(order, box).pk}:1", at=now())
        with pytest.raises(OutsideReturn):
            asks_back(order, box, 2)
        asked = comes_back(order, box, shop, 1)
        assert DrawVoid.objects.get().slot.source.endswith(":2")
        assert asked.lines.get().put_back == 0, "A box that was drawn is never a surprise again."
        assert stock(box) == 1
        assert not list(differences())


def test_a_voucher_goes_with_the_goods_that_earned_it(shop, vase):
    an_edition(min_spend="150", starts_at=now().replace(year=2020), ends_at=now().replace(year=2090))
    order = delivered(vase, shop=shop, quantity=3)
    comes_back(order, vase, shop)
    assert CollectibleVoucher.objects.get().state == "issued", "¥200 still earn it."
    comes_back(order, vase, shop)
    assert CollectibleVoucher.objects.get().state == "voided"


class TestDeciding:
    @pytest.fixture
    def order(self, shop, vase):
        return delivered(vase, shop=shop, quantity=2)

    def refuses(self, asked, shop, answer="盒子不在了"):
        return refuse_return(
            return_id=asked.pk, shop_ids=[shop.row.pk], answer=answer, by_user_id=UserFactory().pk, at=now()
        )

    def test_no_needs_a_word(self, order, vase, shop):
        asked = asks_back(order, vase)
        with pytest.raises(Invalid):
            self.refuses(asked, shop, answer="  ")
        assert self.refuses(asked, shop).answer == "盒子不在了"

    def test_what_was_refused_can_be_asked_again(self, order, vase, shop):
        self.refuses(asks_back(order, vase, 2), shop)
        assert asks_back(order, vase, 2)

    def test_what_was_decided_stays(self, order, vase, shop):
        asked = asks_back(order, vase)
        self.refuses(asked, shop)
        with pytest.raises(ReturnDecided):
            approves(asked, shop)
        with pytest.raises(ReturnDecided):
            receives(asked, shop)
        with pytest.raises(ReturnDecided):
            withdraw_return(return_id=asked.pk, order_id=order.pk, at=now())

    def test_nothing_is_received_before_it_was_approved(self, order, vase, shop):
        with pytest.raises(ReturnDecided):
            receives(asks_back(order, vase), shop)
        assert not order.refunds.exists()

    def test_another_shop_decides_nothing(self, order, vase):
        with pytest.raises(NotFound):
            approves(asks_back(order, vase), a_shop())

    def test_pieces_are_asked_back_once(self, order, vase):
        asks_back(order, vase, 2)
        with pytest.raises(NotSoMany):
            asks_back(order, vase)

    def test_the_buyer_keeps_it_after_all(self, order, vase, shop):
        asked = approves(asks_back(order, vase), shop)
        withdraw_return(return_id=asked.pk, order_id=order.pk, at=now())
        with pytest.raises(ReturnDecided):
            receives(asked, shop)
        assert asks_back(order, vase, 2)

    def test_a_return_is_withdrawn_from_its_own_order_only(self, order, vase, shop):
        asked = asks_back(order, vase)
        with pytest.raises(NotFound):
            withdraw_return(return_id=asked.pk, order_id=paid(vase).pk, at=now())

    def test_no_more_goes_on_the_shelf_than_came(self, order, vase, shop):
        asked = approves(asks_back(order, vase), shop)
        with pytest.raises(Invalid):
            receives(asked, shop, put_back=2)
        assert stock(vase) == 8

    def test_two_shops_decide_each_for_themselves(self, shop, vase):
        from storefront.orders.services import request_return

        other = a_shop()
        bowl = other.sells(stock=2)
        order = paid(vase, bowl)
        for each in (shop, other):
            sends(order, each)
        arrives(order)
        made = request_return(
            order_id=order.pk,
            quantities={line.pk: 1 for line in order.lines.all()},
            reason="no_reason",
            note="",
            at=now(),
        )
        assert {asked.shop_id for asked in made} == {shop.row.pk, other.row.pk}
        approves(made[0], shop if made[0].shop_id == shop.row.pk else other)
        assert Return.objects.filter(state="requested").count() == 1
