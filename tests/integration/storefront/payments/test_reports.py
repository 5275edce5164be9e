"""What Stripe reports is applied once, whenever and however often it comes."""

from __future__ import annotations

import random
import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.db.models import Count
from django.test import Client

from common.clock import now
from common.money import Money
from storefront.checkout import services
from storefront.checkout.services import reports
from storefront.checkout.services.reports import take_report
from storefront.orders.models import Order, OrderEvent, OrderStatus
from storefront.payments.models import GatewayReport, Transaction
from storefront.payments.ports import gateway
from storefront.payments.queries import money_of, money_of_orders
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works

pytestmark = pytest.mark.django_db


@pytest.fixture
def vase():
    return a_shop().sells(stock=5000, price="100")


@pytest.fixture
def order(stripe, vase):
    """Placed, and begun to be paid: the Payment Element is open."""
    order = a_buyer().places(vase)
    services.pay_order(order_id=order.pk, method="element", at=now())
    return order


def intent_of(order) -> str:
    return order.transactions.get().psp_reference


def posts(stripe, event, **headers) -> int:
    body, signature = stripe.signed(event)
    sent = {"HTTP_STRIPE_SIGNATURE": signature} | headers
    return Client().post("/payments/stripe/webhook/", body, content_type="application/json", **sent).status_code


def is_paid(order) -> bool:
    order.refresh_from_db()
    return order.paid_at is not None


def test_a_report_pays_the_order(stripe, order):
    stripe.buyer_pays(intent_of(order))
    assert posts(stripe, stripe.events[-1]) == 200
    assert is_paid(order)
    report = GatewayReport.objects.get(event_id=stripe.events[-1]["id"])
    assert report.transaction == order.transactions.get()


def test_told_twice_it_counts_once(stripe, order):
    stripe.buyer_pays(intent_of(order))
    assert [posts(stripe, stripe.events[-1]) for _ in range(3)] == [200] * 3
    assert order.events.filter(kind="paid").count() == 1
    assert GatewayReport.objects.count() == 1


@pytest.mark.parametrize("signature", ["", "t=1,v1=0"])
def test_what_stripe_has_not_signed_changes_nothing(stripe, order, signature):
    stripe.buyer_pays(intent_of(order))
    assert posts(stripe, stripe.events[-1], HTTP_STRIPE_SIGNATURE=signature) == 400
    assert not is_paid(order)
    assert not GatewayReport.objects.exists()


def test_what_the_store_does_not_follow_is_stored_and_acknowledged(stripe, order):
    event = {"id": "evt_x", "type": "customer.created", "created": 1, "data": {"object": {"id": "cus_1"}}}
    assert posts(stripe, event) == 200
    assert GatewayReport.objects.get().kind == "customer.created"


def test_a_payment_of_somebody_elses_shop_is_stored_and_acknowledged(stripe):
    made = stripe.create_intent({"amount": "500", "currency": "cny"})
    stripe.buyer_pays(made["id"])
    assert posts(stripe, stripe.events[-1]) == 200
    assert GatewayReport.objects.get().transaction is None


def test_a_report_that_is_faster_than_the_answer_finds_its_payment(stripe, order):
    reference = intent_of(order)
    Transaction.objects.update(psp_reference="")
    stripe.buyer_pays(reference)
    assert posts(stripe, stripe.events[-1]) == 200
    assert is_paid(order)
    assert intent_of(order) == reference


def test_when_its_effect_fails_the_report_is_not_stored_and_stripe_tells_again(stripe, order, monkeypatch):
    def fails(**_arguments):
        raise IntegrityError("The disk is full.")

    stripe.buyer_pays(intent_of(order))
    monkeypatch.setattr(reports, "apply_state", fails)
    report = gateway().parse_report(*stripe.signed(stripe.events[-1]))
    with pytest.raises(IntegrityError):
        take_report(gateway="stripe", report=report, at=now())
    assert not GatewayReport.objects.exists()
    monkeypatch.undo()
    assert take_report(gateway="stripe", report=report, at=now())
    assert is_paid(order)


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_only_post_is_answered(stripe, method):
    assert getattr(Client(), method)("/payments/stripe/webhook/").status_code == 405


def test_a_body_of_a_megabyte_is_not_read(stripe):
    answer = Client().post("/payments/stripe/webhook/", b"x" * 1024 * 1024, content_type="application/json")
    assert answer.status_code == 413


def test_without_stripe_there_is_no_such_door(db):
    assert Client().post("/payments/stripe/webhook/", b"{}", content_type="application/json").status_code == 404


class TestWhatTheWorldDoes:
    def test_declined_then_paid(self, stripe, order):
        stripe.buyer_pays(intent_of(order), card="declined")
        posts(stripe, stripe.events[-1])
        order.refresh_from_db()
        assert order.status == OrderStatus.UNCONFIRMED, "The buyer may try another card."
        stripe.buyer_pays(intent_of(order))
        posts(stripe, stripe.events[-1])
        assert is_paid(order)

    def test_the_refusal_that_comes_after_the_success_changes_nothing(self, stripe, order):
        stripe.buyer_pays(intent_of(order), card="declined")
        stripe.buyer_pays(intent_of(order))
        for event in reversed(stripe.events):
            posts(stripe, event)
        assert is_paid(order)
        assert money_of(order_id=order.pk).held == order.total

    def test_a_refund_made_at_stripe_is_known_here(self, stripe, order):
        stripe.buyer_pays(intent_of(order))
        stripe.somebody_refunds(intent_of(order), 1200)
        for event in reversed(stripe.events):
            posts(stripe, event)
        money = money_of(order_id=order.pk)
        assert (money.charged.amount, money.refunded.amount) == (112, 12)

    @pytest.mark.parametrize("backwards", [False, True])
    def test_a_refund_that_the_bank_returns_was_none(self, stripe, order, backwards):
        stripe.buyer_pays(intent_of(order))
        refund = stripe.somebody_refunds(intent_of(order), 1200)
        stripe.bank_returns(refund)
        for event in reversed(stripe.events) if backwards else stripe.events:
            posts(stripe, event)
        assert money_of(order_id=order.pk).held == order.total

    def test_a_payment_after_the_order_was_given_up_goes_back(self, stripe, order):
        order.status = OrderStatus.CANCELED
        order.save()
        stripe.buyer_pays(intent_of(order))
        posts(stripe, stripe.events[-1])
        outbox_works(at=now() + timedelta(minutes=1))
        assert [refund["amount"] for refund in stripe.refunds.values()] == [11200]
        assert money_of(order_id=order.pk).held.amount == 0
        assert not is_paid(order)


@pytest.mark.django_db(transaction=True)
def test_2000_reports_doubled_and_shuffled_leave_the_same_as_in_order(stripe, vase):
    """All that can happen to a payment happens to 260 of them. Each event comes twice, in any order."""
    chance = random.Random(20260613)
    orders = many_orders(stripe, vase, 260)
    for order in orders:
        something_happens(stripe, order, chance)
    assert len(stripe.events) >= 2000
    told = stripe.events * 2
    chance.shuffle(told)
    for event in told:
        take_report(gateway="stripe", report=gateway().parse_report(*stripe.signed(event)), at=now())

    assert GatewayReport.objects.count() == len(stripe.events)
    money = money_of_orders(order_ids=[order.pk for order in orders])
    assert {pk: (each.charged, each.refunded) for pk, each in money.items()} == as_stripe_has_it(stripe, orders)
    paid = Order.objects.filter(paid_at__isnull=False)
    assert {order.pk for order in paid} == {pk for pk, each in money.items() if each.charged}
    assert set(OrderEvent.objects.filter(kind="paid").values_list("order").annotate(n=Count("pk"))) == {
        (order.pk, 1) for order in paid
    }


def many_orders(stripe, vase, count):
    """Copies of one order, each with a payment begun at Stripe; to buy them one by one would take too long here."""
    first = a_buyer().places(vase)
    orders, payments = [], []
    for number in range(count):
        order = Order.objects.get(pk=first.pk)
        order.pk, order.number, order.checkout_id = uuid.uuid4(), 900_000 + number, uuid.uuid4()
        payment = Transaction(
            checkout_id=order.checkout_id, order=order, gateway="stripe", currency="CNY", created_at=now()
        )
        metadata = {"transaction": str(payment.pk)}
        payment.psp_reference = stripe.create_intent({"amount": "11200", "currency": "cny", "metadata": metadata})["id"]
        orders.append(order)
        payments.append(payment)
    Order.objects.bulk_create(orders)
    Transaction.objects.bulk_create(payments)
    return orders


def something_happens(stripe, order, chance):
    intent = intent_of(order)
    for _ in range(chance.randint(1, 7)):
        stripe.buyer_pays(intent, card="declined")
    if chance.random() < 0.3:
        stripe.buyer_pays(intent, card="3ds")
        stripe.buyer_proves(intent)
    elif chance.random() < 0.3:
        stripe.buyer_pays(intent, card="alipay")
        stripe.bank_answers(intent, paid=chance.random() < 0.7)
    elif chance.random() < 0.8:
        stripe.buyer_pays(intent)
    if stripe.intents[intent]["status"] == "succeeded" and chance.random() < 0.8:
        refund = stripe.somebody_refunds(intent, chance.randint(1, 11200))
        if chance.random() < 0.3:
            stripe.bank_returns(refund)


def as_stripe_has_it(stripe, orders):
    """(charged, refunded) of each order."""
    found = {}
    for order in orders:
        intent = intent_of(order)
        back = sum(
            refund["amount"]
            for refund in stripe.refunds.values()
            if refund["payment_intent"] == intent and refund["status"] == "succeeded"
        )
        taken = stripe.intents[intent]["amount_received"]
        found[order.pk] = tuple(Money(Decimal(coins) / 100, "CNY") for coins in (taken, back))
    return found
