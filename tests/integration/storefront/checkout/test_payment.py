"""Paid means paid: once, whatever the gateway answers and when."""

from datetime import timedelta

import pytest

from common.clock import now
from common.errors import Invalid
from inheritors.settlement.models import LedgerEntry
from storefront.checkout import refusals, services
from storefront.checkout.paid import handle_paid
from storefront.checkout.services.pay import apply_state
from storefront.orders.models import OrderStatus
from storefront.payments.events import CHARGE, EventKind
from storefront.payments.models import Transaction, TransactionEvent
from storefront.payments.ports import Outcome, State, Told
from storefront.payments.queries import money_of
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works

pytestmark = pytest.mark.django_db


@pytest.fixture
def vase():
    return a_shop().sells(stock=5, price="100")


def kinds(order):
    return [event.kind for event in order.events.all()]


def test_a_paid_order_is_paid_once(vase):
    order = a_buyer().checks_out(vase)
    assert order.paid_at
    assert order.status == OrderStatus.UNFULFILLED
    with pytest.raises(refusals.AlreadyPaid):
        services.pay_order(order_id=order.pk, method="success", at=now())
    assert kinds(order).count("paid") == 1


def test_a_declined_payment_leaves_the_basket_and_the_stock_as_they_were(vase):
    buyer = a_buyer()
    order = buyer.checks_out(vase, quantity=2, method="decline")
    assert order.status == OrderStatus.CANCELED
    assert vase.left == 5
    assert buyer.basket_lines == [(vase.variant.pk, 2)]
    placed = services.place_order(checkout_id=buyer.checkout_id, at=now())
    assert placed.order_id != order.pk, "The same basket can be bought after all."


def test_a_late_answer_pays_the_order_when_it_comes(vase):
    order = a_buyer().checks_out(vase, method="late")
    assert order.paid_at is None
    assert vase.left == 4, "What is being paid for is kept."
    with pytest.raises(refusals.PaymentPending):
        services.pay_order(order_id=order.pk, method="success", at=now())
    outbox_works(at=now() + timedelta(seconds=10))
    order.refresh_from_db()
    assert order.paid_at


def test_an_answer_that_was_lost_is_asked_for(vase, monkeypatch):
    """The process died between asking and hearing: the request was written down, its answer was not."""
    from storefront.payments.adapters.fake import FakeGateway

    def dies(self, request):
        raise SystemExit

    monkeypatch.setattr(FakeGateway, "create", dies)
    order = a_buyer().places(vase)
    with pytest.raises(SystemExit):
        services.pay_order(order_id=order.pk, method="success", at=now())
    monkeypatch.undo()
    outbox_works(at=now() + timedelta(seconds=10))
    order.refresh_from_db()
    assert order.paid_at
    assert Transaction.objects.count() == 1


@pytest.mark.parametrize("kind", [EventKind.CHARGE_SUCCESS, EventKind.CHARGE_FAILURE])
def test_an_answer_told_twice_counts_once_and_a_success_stands(vase, kind):
    order = a_buyer().checks_out(vase)
    asked = order.transactions.get()
    told = State(
        str(asked.pk), asked.psp_reference, Outcome.FAILURE, (Told(kind, order.total, CHARGE, asked.psp_reference),)
    )
    for _ in range(2):
        apply_state(transaction_id=asked.pk, state=told, at=now())
    order.refresh_from_db()
    assert order.paid_at
    assert sum(e.kind == kind for e in asked.events.all()) == 1
    assert money_of(order_id=order.pk).held == order.total
    assert vase.sold == 1


def test_money_for_an_order_given_up_is_written_down_and_pays_nothing(vase):
    buyer = a_buyer()
    order = buyer.checks_out(vase, method="late")
    order.status = OrderStatus.CANCELED
    order.save()
    outbox_works(at=now() + timedelta(seconds=10))
    order.refresh_from_db()
    assert order.paid_at is None
    assert "paid_after_cancel" in kinds(order)
    assert TransactionEvent.objects.filter(kind="charge_success").count() == 1


def test_an_unknown_way_to_pay_is_refused(vase):
    order = a_buyer().places(vase)
    with pytest.raises(Invalid) as refused:
        services.pay_order(order_id=order.pk, method="gold", at=now())
    assert refused.value.field == "method"


def test_what_follows_from_payment_follows_once(vase):
    order = a_buyer().checks_out(vase, quantity=2)
    outbox_works()
    outbox_works()
    assert [(e.kind, int(e.amount)) for e in LedgerEntry.objects.order_by("pk")] == [("sale", 200), ("commission", -20)]
    assert kinds(order)[-1] == "followed_up"


def test_following_up_twice_changes_nothing(vase):
    order = a_buyer().checks_out(vase)
    for _ in range(2):
        handle_paid({"order_id": str(order.pk)}, now())
    assert LedgerEntry.objects.count() == 2
