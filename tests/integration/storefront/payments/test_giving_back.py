"""Money goes back once, never more than came, and whoever asked hears what became of it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from catalog.pricing.models import Channel
from common.clock import now
from common.money import Money
from storefront.checkout import refusals, services
from storefront.checkout.services.pay import apply_state, expire_unpaid
from storefront.orders.models import OrderStatus
from storefront.payments import services as payments
from storefront.payments.adapters.fake import FakeGateway
from storefront.payments.events import AUTHORIZATION, CHARGE, EventKind
from storefront.payments.models import Transaction, TransactionEvent
from storefront.payments.ports import GatewayRefused, Outcome, State, Told
from storefront.payments.queries import money_of
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works

pytestmark = pytest.mark.django_db


def yuan(amount: str | int) -> Money:
    return Money(Decimal(amount), "CNY")


@pytest.fixture
def vase():
    return a_shop().sells(stock=5, price="100")


@pytest.fixture
def order(vase):
    """Paid: ¥100 for the vase, ¥12 for the delivery."""
    return a_buyer().checks_out(vase)


def asks_back(order, amount, key="return-1"):
    with transaction.atomic():
        payments.refund(order_id=order.pk, amount=yuan(amount), reason="Returned", key=key, at=now())


def kinds(order):
    return [event.kind for event in order.events.all()]


def test_what_is_asked_back_is_given_back_and_the_order_hears_of_it(order):
    asks_back(order, 30)
    assert money_of(order_id=order.pk).refund_pending == yuan(30)
    outbox_works()
    money = money_of(order_id=order.pk)
    assert (money.charged, money.refunded, money.refund_pending, money.held) == (yuan(112), yuan(30), yuan(0), yuan(82))
    told = order.events.get(kind="refunded")
    assert told.payload == {"key": "return-1", "amount": "30.00", "currency": "CNY"}


def test_the_same_refund_asked_for_twice_is_given_once(order):
    for _ in range(2):
        asks_back(order, 30)
        outbox_works()
    assert money_of(order_id=order.pk).refunded == yuan(30)


def test_no_more_goes_back_than_came(order):
    asks_back(order, 100)
    with pytest.raises(payments.RefundTooLarge) as refused:
        asks_back(order, 13, key="return-2")
    assert refused.value.details["left"] == yuan(12)
    asks_back(order, 12, key="return-3")
    outbox_works()
    assert money_of(order_id=order.pk).held == yuan(0)


@pytest.mark.parametrize("amount", ["0", "-1"])
def test_nothing_is_not_given_back(order, amount):
    with pytest.raises(payments.RefundTooLarge):
        asks_back(order, amount)


def test_a_refund_that_the_gateway_refuses_can_be_asked_for_again(order, monkeypatch):
    def refuses(self, **_request):
        raise GatewayRefused(detail="The card is closed.")

    monkeypatch.setattr(FakeGateway, "refund", refuses)
    asks_back(order, 30)
    outbox_works()
    assert money_of(order_id=order.pk).held == yuan(112)
    assert kinds(order)[-1] == "refund_failed"
    monkeypatch.undo()
    asks_back(order, 30, key="return-1-again")
    outbox_works()
    assert money_of(order_id=order.pk).refunded == yuan(30)


def test_a_refund_over_two_payments_takes_the_newest_first_and_is_told_of_once(vase):
    order = a_buyer().places(vase)
    for reference, amount in (("first", 60), ("second", 52)):
        payments.record(
            checkout_id=order.checkout_id,
            order_id=order.pk,
            gateway="fake",
            name="Card",
            psp_reference=reference,
            available_actions=[],
            amounts=[(EventKind.CHARGE_SUCCESS, yuan(amount))],
            at=now(),
        )
    assert services.confirm_payment(order_id=order.pk, at=now())
    asks_back(order, 70)
    given = TransactionEvent.objects.filter(kind="refund_request").order_by("pk")
    assert [(event.transaction.psp_reference, event.amount) for event in given] == [("second", 52), ("first", 18)]
    outbox_works()
    assert [event.payload["amount"] for event in order.events.filter(kind="refunded")] == ["70.00"]


def test_an_apps_money_is_asked_back_and_waits_for_the_app(vase):
    order = a_buyer().places(vase)
    payments.record(
        checkout_id=order.checkout_id,
        order_id=order.pk,
        gateway="Some app",
        name="Card",
        psp_reference="p1",
        available_actions=["REFUND"],
        amounts=[(EventKind.CHARGE_SUCCESS, order.total)],
        at=now(),
    )
    services.confirm_payment(order_id=order.pk, at=now())
    asks_back(order, 30)
    outbox_works()
    assert money_of(order_id=order.pk).refund_pending == yuan(30)


def test_money_for_an_order_that_was_given_up_goes_back_by_itself_and_only_once(vase):
    order = a_buyer().checks_out(vase, method="late")
    order.status = OrderStatus.CANCELED
    order.save()
    for minute in range(3):
        outbox_works(at=now() + timedelta(minutes=minute + 1))
    money = money_of(order_id=order.pk)
    assert (money.refunded, money.held) == (order.total, yuan(0))
    assert kinds(order).count("paid_after_cancel") == 1


def test_late_money_that_cannot_go_back_is_not_asked_for_again_and_again(vase, monkeypatch):
    def refuses(self, **_request):
        raise GatewayRefused(detail="The card is closed.")

    monkeypatch.setattr(FakeGateway, "refund", refuses)
    order = a_buyer().checks_out(vase, method="late")
    order.status = OrderStatus.CANCELED
    order.save()
    for minute in range(3):
        outbox_works(at=now() + timedelta(minutes=minute + 1))
    assert kinds(order).count("refund_failed") == 1
    assert money_of(order_id=order.pk).held == order.total


class TestTakenWhenAShopConfirms:
    """Channel.capture = on_confirmation: the buyer's payment is a promise until then."""

    @pytest.fixture
    def order(self, vase):
        Channel.objects.filter(slug="cn").update(capture=Channel.Capture.ON_CONFIRMATION)
        return a_buyer().checks_out(vase)

    def test_a_promise_is_no_payment_but_ends_the_checkout(self, order):
        assert order.paid_at is None
        assert order.status == OrderStatus.UNCONFIRMED
        assert kinds(order) == ["placed", "authorized"]
        with pytest.raises(refusals.AlreadyPaid):
            services.pay_order(order_id=order.pk, method="success", at=now())

    def test_a_promised_order_does_not_run_out(self, order):
        expire_unpaid(order_id=order.pk, at=now() + timedelta(hours=1))
        order.refresh_from_db()
        assert order.status == OrderStatus.UNCONFIRMED

    def test_the_money_is_taken_once_and_then_the_order_is_paid(self, order):
        for _ in range(2):
            with transaction.atomic():
                payments.capture(order_id=order.pk, at=now())
            outbox_works()
        order.refresh_from_db()
        assert order.paid_at
        money = money_of(order_id=order.pk)
        assert (money.authorized, money.charged) == (yuan(0), order.total)

    def test_money_that_cannot_be_taken_is_told_and_can_be_asked_for_again(self, order, monkeypatch):
        def refuses(self, **_request):
            raise GatewayRefused(detail="The promise has expired.")

        monkeypatch.setattr(FakeGateway, "capture", refuses)
        with transaction.atomic():
            payments.capture(order_id=order.pk, at=now())
        outbox_works()
        assert kinds(order)[-1] == "capture_failed"
        monkeypatch.undo()
        with transaction.atomic():
            payments.capture(order_id=order.pk, at=now())
        outbox_works()
        order.refresh_from_db()
        assert order.paid_at

    def test_what_was_promised_is_let_go_when_nothing_is_sent(self, order):
        with transaction.atomic():
            payments.give_back(order_id=order.pk, reason="Cancelled", key="cancel", at=now())
        outbox_works()
        money = money_of(order_id=order.pk)
        assert (money.authorized, money.canceled) == (yuan(0), order.total)

    def test_a_promise_that_the_bank_let_go_of_gives_the_stock_back(self, order, vase):
        asked = order.transactions.get()
        gone = Told(EventKind.CANCEL_SUCCESS, order.total, "cancel", asked.psp_reference)
        apply_state(transaction_id=asked.pk, state=State(str(asked.pk), "", Outcome.FAILURE, (gone,)), at=now())
        order.refresh_from_db()
        assert order.status == OrderStatus.EXPIRED
        assert vase.left == 5


class TestACheckoutPaidBeforeItIsAnOrder:
    """As clients of the API pay: the money comes first, checkoutComplete after it, or never."""

    @pytest.fixture
    def buyer(self, vase):
        buyer = a_buyer()
        buyer.takes(vase)
        buyer.fills_in()
        return buyer

    def pays(self, buyer, kind=EventKind.CHARGE_SUCCESS, operation=CHARGE, amount=112) -> Transaction:
        asked = payments.request_payment(
            checkout_id=buyer.checkout_id, order_id=None, amount=yuan(amount), gateway="fake", method="",
            capture=operation == CHARGE, at=now(),
        )  # fmt: skip
        told = Told(kind, yuan(amount), operation, "fake-1")
        apply_state(transaction_id=asked.pk, state=State(str(asked.pk), "fake-1", Outcome.SUCCESS, (told,)), at=now())
        return asked

    def test_the_store_completes_what_its_buyer_does_not(self, buyer):
        asked = self.pays(buyer)
        outbox_works(at=now() + timedelta(minutes=2))
        asked.refresh_from_db()
        assert asked.order.paid_at

    def test_a_promise_completes_it_too(self, buyer):
        self.pays(buyer, EventKind.AUTHORIZATION_SUCCESS, AUTHORIZATION)
        placed = services.place_order(checkout_id=buyer.checkout_id, must_be_paid=True, at=now())
        assert not placed.is_paid

    def test_what_cannot_become_an_order_is_given_back_in_the_end(self, buyer):
        asked = self.pays(buyer, amount=50)
        outbox_works(at=now() + timedelta(minutes=2))
        assert not asked.events.filter(kind="refund_request").exists(), "The buyer may still put it right."
        for _ in range(2):
            outbox_works(at=now() + timedelta(minutes=40))
        assert asked.events.filter(kind="refund_success", amount=50).exists()


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_itself_keeps_events_as_they_were_written(order, change):
    events = TransactionEvent.objects.filter(transaction__order=order)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        events.update(amount=1) if change == "update" else events._raw_delete("default")
