"""Money is taken once and given back once, however many ask at the same instant."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from django.db import transaction

from common.clock import now
from common.money import Money
from storefront.checkout import services
from storefront.checkout.services import sessions
from storefront.checkout.services.pay import expire_unpaid
from storefront.checkout.services.reports import take_report
from storefront.orders.models import OrderStatus
from storefront.payments import services as payments
from storefront.payments.models import GatewayReport, Transaction
from storefront.payments.ports import gateway
from storefront.payments.queries import money_of
from storefront.payments.services import giving_back
from tests.concurrency.racing import meeting, plain_read, race
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def vase():
    return a_shop().sells(stock=5, price="100")


def yuan(amount: int) -> Money:
    return Money(Decimal(amount), "CNY")


def asks_back(order):
    def ask(key: str) -> None:
        with transaction.atomic():
            payments.refund(order_id=order.pk, amount=yuan(100), reason="", key=key, at=now())

    return ask


def test_without_the_lock_two_refunds_see_the_same_money(vase, monkeypatch):
    """The race that the lock is for: each sees ¥112 before the other has noted its ¥100."""
    real, meet = giving_back.amounts, meeting(2)

    def slowly(row):
        seen = real(row)
        meet()
        return seen

    monkeypatch.setattr(giving_back, "lock_rows", plain_read)
    monkeypatch.setattr(giving_back, "amounts", slowly)
    order = a_buyer().checks_out(vase)
    assert race(asks_back(order), ["a", "b"])["done"] == 2


def test_of_eight_refunds_that_exceed_the_payment_together_one_is_noted(vase):
    order = a_buyer().checks_out(vase)
    assert race(asks_back(order), [f"r{n}" for n in range(8)]) == {"done": 1, "AMOUNT_EXCEEDED": 7}
    assert money_of(order_id=order.pk).refund_pending == yuan(100)


def test_the_same_refund_asked_for_eight_times_is_noted_once(vase):
    order = a_buyer().checks_out(vase)
    assert race(asks_back(order), ["return-1"] * 8) == {"done": 8}
    outbox_works()
    assert money_of(order_id=order.pk).refunded == yuan(100)


def test_eight_windows_that_open_the_element_show_one_payment(stripe, vase):
    order = a_buyer().places(vase)
    results = race(
        lambda _window: services.pay_order(order_id=order.pk, method="element", at=now()), list(range(8)), at_once=8
    )
    assert results == {"done": 8}
    assert len(stripe.intents) == 1
    assert Transaction.objects.count() == 1


def test_eight_clients_with_one_key_begin_one_payment(stripe, vase):
    buyer = a_buyer()
    checkout_id = buyer.takes(vase)
    buyer.fills_in()

    def begins(_client) -> None:
        payee = sessions.payee_of(checkout_id=checkout_id, at=now())
        sessions.begin(payee=payee, amount=None, capture=None, method="element", idempotency_key="once", at=now())

    assert race(begins, list(range(8)), at_once=8) == {"done": 8}
    assert len(stripe.intents) == 1


def test_a_report_that_comes_eight_times_at_once_counts_once(stripe, vase):
    order = a_buyer().places(vase)
    services.pay_order(order_id=order.pk, method="element", at=now())
    stripe.buyer_pays(order.transactions.get().psp_reference)
    report = gateway().parse_report(*stripe.signed(stripe.events[-1]))
    news: Counter[bool] = Counter()

    def tells(_try) -> None:
        news[take_report(gateway="stripe", report=report, at=now())] += 1

    assert race(tells, list(range(8)), at_once=8) == {"done": 8}
    assert news == {True: 1, False: 7}
    assert GatewayReport.objects.count() == 1
    assert order.events.filter(kind="paid").count() == 1


def test_paid_and_given_up_at_the_same_instant_is_one_of_both_and_never_neither(stripe, vase):
    """Five times: the buyer pays while the order runs out. Either it is paid, or the money is not taken."""
    for _ in range(5):
        order = a_buyer().places(vase)
        services.pay_order(order_id=order.pk, method="element", at=now())
        reference = order.transactions.get().psp_reference

        def pays(reference=reference) -> None:
            if stripe.intents[reference]["status"] == "requires_payment_method":
                stripe.buyer_pays(reference)
                report = gateway().parse_report(*stripe.signed(stripe.events[-1]))
                take_report(gateway="stripe", report=report, at=now())

        race(lambda act: act(), [pays, lambda pk=order.pk: expire_unpaid(order_id=pk, at=now())], at_once=2)
        outbox_works()
        order.refresh_from_db()
        taken = stripe.intents[reference]["status"] == "succeeded"
        assert (order.paid_at is not None) == taken
        assert (order.status == OrderStatus.CANCELED) != taken
        assert money_of(order_id=order.pk).held == (order.total if taken else yuan(0))
