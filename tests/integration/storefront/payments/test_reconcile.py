"""The store's books and Stripe's agree, or somebody hears of it."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from common.clock import now
from storefront.checkout import services
from storefront.payments.models import Transaction, TransactionEvent
from storefront.payments.queries import money_of
from storefront.payments.services import refund
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(stripe):
    """The Payment Element is open."""
    order = a_buyer().places(a_shop().sells(stock=5, price="100"))
    services.pay_order(order_id=order.pk, method="element", at=now())
    return order


def intent_of(order) -> str:
    return order.transactions.get().psp_reference


def reconciles(*arguments: str) -> str:
    """What is said when all agrees."""
    out = io.StringIO()
    call_command("payments_reconcile", *arguments, stdout=out)
    return out.getvalue()


def differs(*arguments: str) -> str:
    """The table of differences."""
    table = io.StringIO()
    with pytest.raises(CommandError):
        call_command("payments_reconcile", *arguments, stdout=io.StringIO(), stderr=table)
    return table.getvalue()


def test_what_nobody_has_paid_yet_agrees(order):
    assert "All payments agree." in reconciles()


def test_a_payment_that_was_never_reported_is_found_and_repaired(stripe, order):
    stripe.buyer_pays(intent_of(order))
    assert "charge_success charge" in differs()
    order.refresh_from_db()
    assert order.paid_at is None, "Looking changes nothing."
    assert "All payments agree." in reconciles("--repair")
    order.refresh_from_db()
    assert order.paid_at
    assert "All payments agree." in reconciles()


def test_a_refund_made_at_stripe_is_found_and_repaired(stripe, order):
    stripe.buyer_pays(intent_of(order))
    reconciles("--repair")
    stripe.somebody_refunds(intent_of(order), 1200)
    assert "refund_success" in differs()
    reconciles("--repair")
    assert money_of(order_id=order.pk).refunded.amount == 12


def test_a_payment_whose_name_was_never_heard_is_found_by_our_own(stripe, order):
    reference = intent_of(order)
    stripe.buyer_pays(reference)
    Transaction.objects.update(psp_reference="")
    assert reference in differs()
    reconciles("--repair")
    assert intent_of(order) == reference


def test_a_payment_that_this_database_does_not_have_is_told(stripe, order):
    lost = {"transaction": "00000000-0000-4000-8000-000000000000"}
    made = stripe.create_intent({"amount": "500", "currency": "cny", "metadata": lost})
    stripe.buyer_pays(made["id"])
    assert "not known here" in differs("--repair")


def test_a_payment_of_somebody_elses_shop_is_not_ours_to_judge(stripe, order):
    stripe.buyer_pays(stripe.create_intent({"amount": "500", "currency": "cny"})["id"])
    assert "All payments agree." in reconciles()


def test_a_payment_that_stripe_does_not_have_is_told(stripe, order):
    stripe.intents.clear()
    assert "not known at the gateway" in differs("--repair")


def test_sums_that_differ_are_told_and_left_to_a_person(stripe, order):
    stripe.buyer_pays(intent_of(order))
    reconciles("--repair")
    stripe.intents[intent_of(order)]["amount_received"] = 11100
    assert "¥112" in differs("--repair")


def test_an_order_that_does_not_know_of_its_money_is_found_and_repaired(stripe, order):
    stripe.buyer_pays(intent_of(order))
    reconciles("--repair")
    order.paid_at, order.status = None, "unconfirmed"
    order.refresh_from_db(fields=["number"])
    order.save()
    assert "the order does not know" in differs()
    assert "All payments agree." in reconciles("--repair")


def test_an_order_without_its_money_is_told(stripe, order):
    order.paid_at = now()
    order.save()
    assert "taken for paid" in differs("--repair")


def test_a_refund_without_an_answer_is_told_after_a_while(stripe, order):
    stripe.buyer_pays(intent_of(order))
    reconciles("--repair")
    with transaction.atomic():
        refund(order_id=order.pk, amount=order.total, reason="Returned", key="r1", at=now() - timedelta(hours=1))
    assert "refund r1 has no answer" in differs("--repair")
    outbox_works()
    assert "All payments agree." in reconciles()
    assert TransactionEvent.objects.filter(operation="r1").count() == 2


def test_when_stripe_does_not_answer_it_says_so(stripe, order):
    stripe.next_requests(*["unavailable"] * 3)
    with pytest.raises(CommandError):
        reconciles()


@pytest.mark.parametrize("since", ["yesterday", "2026-13-01", "2026-02-30"])
def test_a_day_that_is_none_is_refused(stripe, since):
    with pytest.raises(CommandError, match="--since"):
        reconciles("--since", since)


def test_only_what_is_asked_for_is_compared(stripe, order):
    stripe.buyer_pays(intent_of(order))
    assert "All payments agree." in reconciles("--since", (now() + timedelta(days=1)).date().isoformat())


def test_with_the_test_gateway_the_stores_own_books_are_compared(db):
    order = a_buyer().checks_out(a_shop().sells(price="100"))
    assert "keeps no books" in reconciles()
    order.paid_at, order.status = None, "unconfirmed"
    order.save()
    assert "the order does not know" in differs()


class TestKeys:
    def says(self) -> str:
        out = io.StringIO()
        call_command("payments_check", stdout=out, stderr=out)
        return out.getvalue()

    def test_that_are_right(self, stripe):
        assert self.says() == "stripe is ready.\n"

    def test_that_stripe_does_not_accept_end_the_start(self, stripe, monkeypatch):
        monkeypatch.setattr("tests.stripe.server.SECRET_KEY", "sk_test_another")
        with pytest.raises(CommandError, match=r"Stripe does not accept STRIPE_SECRET_KEY\."):
            self.says()

    def test_that_cannot_be_tried_end_nothing(self, stripe):
        stripe.next_requests(*["unavailable"] * 3)
        assert "does not answer" in self.says()
