"""Cancelled before packing: everything comes back, once, and the money is asked back to the cent."""

from decimal import Decimal

import pytest
from django.db.models import Sum

from common.clock import now
from common.errors import NotFound
from common.money import Money
from common.outbox.models import Message
from inheritors.settlement.models import LedgerEntry
from promotions.blindboxes.models import DrawVoid, Slot
from promotions.blindboxes.reconcile import differences
from promotions.blindboxes.refusals import BoxOpened, BoxWentBack
from promotions.blindboxes.services import reveal
from promotions.collectibles.models import CollectibleVoucher, QualifyingRule
from promotions.collectibles.services import claim
from storefront.orders import reconciling
from storefront.orders.models import Fulfillment, OrderStatus, Refund
from storefront.orders.services import ask_again, pack, refund_settled
from storefront.orders.services.cancellation import AlreadyPacked, cancel, cancel_parcel
from storefront.orders.services.parcels import NotDrawnYet
from storefront.payments import services as payments
from storefront.payments.queries import asked_back, money_of, transactions_of
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works
from tests.factories.orders import paid, sends, waiting
from tests.factories.people import UserFactory
from tests.factories.promotions import a_series, an_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    return shop.sells(stock=5, price="100")


def state(order):
    order.refresh_from_db()
    return order.status


def earned(order):
    """What the shops keep of an order, sales less commission."""
    lines = [f"order-line:{line.pk}" for line in order.lines.all()]
    back = [f"refund:{refund.pk}:{row.line_id}" for refund in order.refunds.all() for row in refund.lines.all()]
    return LedgerEntry.objects.filter(source__in=[*lines, *back]).aggregate(sum=Sum("amount"))["sum"]


def by_shop(part, shop):
    return cancel_parcel(fulfillment_id=part.pk, shop_ids=[shop.row.pk], by_user_id=None, note="裂了", at=now())


def test_a_paid_order_comes_back_whole(shop, vase):
    order = paid(vase, quantity=2)
    cancel(order_id=order.pk, by="buyer", at=now())
    assert state(order) == OrderStatus.CANCELED
    assert (vase.left, vase.sold) == (5, 0)
    refund = order.refunds.get()
    assert (refund.total, refund.shipping_amount) == (order.total, Decimal("12"))
    assert earned(order) == 0
    assert Message.objects.filter(topic="payment.refund").count() == 1
    assert order.fulfillments.get().status == Fulfillment.Status.CANCELED


def test_cancelled_twice_is_cancelled_once(vase):
    order = paid(vase)
    for _ in range(2):
        cancel(order_id=order.pk, by="buyer", at=now())
    assert order.refunds.count() == 1
    assert order.events.filter(kind="canceled").count() == 1


def test_an_order_that_is_not_paid_gives_its_pieces_back_and_no_money(vase):
    order = a_buyer().places(vase)
    cancel(order_id=order.pk, by="buyer", at=now())
    assert state(order) == OrderStatus.CANCELED
    assert vase.left == 5
    assert not Refund.objects.exists()


def test_a_payment_without_an_answer_is_asked_about_first_and_what_came_goes_back(vase):
    order = a_buyer().checks_out(vase, method="late")
    cancel(order_id=order.pk, by="buyer", at=now())
    assert state(order) == OrderStatus.CANCELED
    assert (vase.left, order.refunds.get().total) == (5, order.total)


def test_what_is_packed_the_buyer_cannot_cancel_but_an_operator_can(shop, vase):
    order = paid(vase)
    pack(fulfillment_id=waiting(order, shop).pk, shop_ids=[shop.row.pk], by_user_id=None, at=now())
    with pytest.raises(AlreadyPacked):
        cancel(order_id=order.pk, by="buyer", at=now())
    cancel(order_id=order.pk, by="operator", at=now())
    assert state(order) == OrderStatus.CANCELED


def test_what_is_sent_nobody_cancels(shop, vase):
    order = paid(vase)
    part = sends(order, shop)
    for by in ("buyer", "operator"):
        with pytest.raises(AlreadyPacked):
            cancel(order_id=order.pk, by=by, at=now())
    with pytest.raises(AlreadyPacked):
        by_shop(part, shop)
    assert not Refund.objects.exists()


def test_a_shop_cancels_its_part_and_the_other_goes_on(shop, vase):
    other = a_shop()
    bowl = other.sells(stock=3, price="300")
    order = paid(vase, bowl)
    by_shop(waiting(order, shop), shop)
    assert state(order) == OrderStatus.UNFULFILLED
    refund = order.refunds.get()
    # ¥12 of delivery, shared 3 to 9.
    assert (refund.amount, refund.shipping_amount) == (Decimal("103.00"), Decimal("3.00"))
    assert (vase.left, bowl.sold) == (5, 1)
    sends(order, other)
    assert state(order) == OrderStatus.FULFILLED
    assert order.refunds.count() == 1


def test_the_parts_of_an_order_cancelled_one_by_one_are_the_whole(shop, vase):
    other = a_shop()
    bowl = other.sells(stock=3, price="299.99")
    order = paid(vase, bowl, quantity=2)
    by_shop(waiting(order, shop), shop)
    cancel(order_id=order.pk, by="buyer", at=now())
    assert state(order) == OrderStatus.CANCELED
    assert order.refunds.aggregate(sum=Sum("amount"))["sum"] == order.total_amount
    assert earned(order) == 0


def test_what_is_left_of_a_parcel_can_be_cancelled(shop, vase):
    order = paid(vase, quantity=3)
    sends(order, shop, {vase: 1})
    by_shop(waiting(order, shop), shop)
    assert state(order) == OrderStatus.FULFILLED
    assert order.refunds.get().amount == Decimal("208.00")
    assert (vase.left, vase.sold) == (4, 0)


def test_another_shops_part_does_not_exist(shop, vase):
    order = paid(vase)
    with pytest.raises(NotFound):
        by_shop(waiting(order, shop), a_shop())
    with pytest.raises(NotFound):
        by_shop(a_buyer().places(vase).fulfillments.get(), shop)


def test_cancelled_before_anything_was_done_nothing_is_done_for_it(shop, vase):
    """The outbox comes to the paid order only after the buyer has thought better of it."""
    order = a_buyer().checks_out(vase)
    cancel(order_id=order.pk, by="buyer", at=now())
    outbox_works()
    assert not LedgerEntry.objects.exists()
    assert not order.events.filter(kind="followed_up").exists()
    assert order.refunds.get().total == order.total


def test_a_part_is_cancelled_only_after_what_hangs_on_payment_is_done(shop, vase):
    bowl = a_shop().sells(stock=3)
    order = a_buyer().checks_out(vase, bowl)
    with pytest.raises(NotDrawnYet):
        by_shop(waiting(order, shop), shop)
    assert vase.sold == 1


class TestBoxes:
    @pytest.fixture
    def box(self, shop):
        return shop.sells("盲盒", stock=3, price="69")

    @pytest.fixture
    def order(self, box):
        a_series(box, plum=2, orchid=1)
        return paid(box, quantity=2)

    def test_a_closed_box_goes_back_and_is_never_drawn_again(self, order, box):
        cancel(order_id=order.pk, by="buyer", at=now())
        assert DrawVoid.objects.count() == 2
        assert (box.left, box.sold) == (1, 0), "A drawn box is not sold again as a surprise."
        assert not list(differences())
        next_order = paid(box)
        assert Slot.objects.get(source__startswith=f"order-line:{next_order.lines.get().pk}").number == 3

    def test_a_box_that_went_back_stays_closed(self, order):
        cancel(order_id=order.pk, by="buyer", at=now())
        with pytest.raises(BoxWentBack):
            reveal(source=f"order-line:{order.lines.get().pk}:1", at=now())

    def test_once_a_box_is_open_the_order_stands(self, order, box):
        reveal(source=f"order-line:{order.lines.get().pk}:2", at=now())
        with pytest.raises(BoxOpened):
            cancel(order_id=order.pk, by="buyer", at=now())
        assert state(order) == OrderStatus.UNFULFILLED
        assert box.sold == 2


class TestCollectibles:
    @pytest.fixture
    def edition(self):
        return an_edition(min_spend="150", starts_at=now().replace(year=2020), ends_at=now().replace(year=2090))

    def states(self):
        return [voucher.state for voucher in CollectibleVoucher.objects.all()]

    def test_a_voucher_goes_with_the_order(self, edition, vase):
        order = paid(vase, quantity=2)
        assert self.states() == ["issued"]
        cancel(order_id=order.pk, by="buyer", at=now())
        assert self.states() == ["voided"]

    def test_a_claimed_piece_stays_with_its_collector(self, edition, vase):
        order = paid(vase, quantity=2)
        claim(code=CollectibleVoucher.objects.get().code, user_id=UserFactory().pk, at=now())
        cancel(order_id=order.pk, by="buyer", at=now())
        assert self.states() == ["claimed"]

    def test_a_part_that_goes_takes_the_voucher_only_when_the_rest_does_not_earn_it(self, edition, shop, vase):
        other = a_shop()
        bowl = other.sells(stock=3, price="160")
        order = paid(vase, bowl)
        by_shop(waiting(order, shop), shop)
        assert self.states() == ["issued"], "The bowl alone earns it."
        QualifyingRule.objects.update(min_spend="200")
        by_shop(waiting(order, other), other)
        assert self.states() == ["voided"]


def test_a_refund_that_came_is_told_once(vase):
    order = paid(vase)
    cancel(order_id=order.pk, by="buyer", at=now())
    refund = order.refunds.get()
    for _ in range(2):
        refund_settled(order_id=order.pk, key=refund.key, succeeded=True, amount=refund.total, at=now())
    refund.refresh_from_db()
    assert refund.succeeded is True
    assert order.events.filter(kind="refunded").count() == 1


def test_a_refund_that_the_bank_sends_back_can_be_asked_for_again(vase, monkeypatch):
    order = paid(vase)
    asked = []
    monkeypatch.setattr(payments, "refund", lambda **request: asked.append(request["key"]))
    cancel(order_id=order.pk, by="buyer", at=now())
    refund = order.refunds.get()
    for succeeded in (True, False):
        refund_settled(order_id=order.pk, key=refund.key, succeeded=succeeded, amount=refund.total, at=now())
    ask_again(refund_id=refund.pk, at=now())
    refund.refresh_from_db()
    assert (refund.succeeded, asked) == (None, [refund.key, f"{refund.key}#2"])
    refund_settled(order_id=order.pk, key=refund.operation, succeeded=True, amount=refund.total, at=now())
    refund.refresh_from_db()
    assert refund.succeeded is True


def test_money_given_back_at_the_gateway_alone_is_written_down(vase):
    order = paid(vase)
    refund_settled(order_id=order.pk, key="by-an-app", succeeded=True, amount=Money(5, "CNY"), at=now())
    assert order.events.get(kind="refunded").payload == {"key": "by-an-app", "amount": "5.00", "currency": "CNY"}


@pytest.mark.parametrize(("by_hand", "asked"), [("30", "82"), ("112", "0")])
def test_what_went_back_by_hand_before_counts_towards_what_is_cancelled(vase, by_hand, asked):
    order = paid(vase)
    payments.refund(order_id=order.pk, amount=Money(by_hand, "CNY"), reason="A chip.", key="by-hand", at=now())
    outbox_works()
    cancel(order_id=order.pk, by="buyer", at=now())
    outbox_works()
    refund = Refund.objects.get()
    assert (refund.total, refund.succeeded) == (Money(112, "CNY"), True)
    assert asked_back(transactions_of(order_ids=[order.pk]), refund.operation) == Decimal(asked)
    money = money_of(order_id=order.pk)
    assert (money.refunded, money.held) == (Money(112, "CNY"), Money(0, "CNY"))
    assert list(reconciling.differences()) == []
