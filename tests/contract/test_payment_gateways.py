"""What every gateway keeps to, the test gateway and Stripe alike (storefront.payments.ports.PaymentGateway)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from common.money import Money
from storefront.payments.adapters.fake import FakeGateway
from storefront.payments.events import EventKind
from storefront.payments.ports import Outcome, PaymentGateway, PaymentRequest, ReportRefused, State, gateway

AMOUNT = Money(Decimal(112), "CNY")


@pytest.fixture(params=["fake", "stripe"])
def pays(request: pytest.FixtureRequest) -> Iterator[object]:
    """A gateway, and how its buyer pays: the test gateway's has no part in it."""
    if request.param == "fake":
        return FakeGateway(), lambda state: None
    world = request.getfixturevalue("stripe")
    return gateway(), lambda state: world.buyer_pays(state.psp_reference)


def asks(of: PaymentGateway, *, capture: bool = True, key: str = "t1") -> PaymentRequest:
    return PaymentRequest(key=key, amount=AMOUNT, method=of.methods()[0].code, capture=capture)


def paid(pays, *, capture: bool = True) -> tuple[PaymentGateway, State]:
    of, buyer_pays = pays
    begun = of.create(asks(of, capture=capture))
    buyer_pays(begun)
    return of, of.read(asks(of, capture=capture), psp_reference=begun.psp_reference)


def kinds(state: State) -> set[EventKind]:
    return {fact.kind for fact in state.facts}


def test_the_same_key_is_the_same_payment(pays):
    of, _buyer_pays = pays
    assert of.create(asks(of)).psp_reference == of.create(asks(of)).psp_reference
    assert of.create(asks(of)).psp_reference != of.create(asks(of, key="t2")).psp_reference


def test_a_payment_names_the_transaction_that_asked_for_it(pays):
    _of, state = paid(pays)
    assert state.key == "t1"
    assert state.psp_reference


def test_a_payment_is_told_as_a_charge_of_its_amount(pays):
    _of, state = paid(pays)
    assert state.outcome is Outcome.SUCCESS
    assert [fact.amount for fact in state.facts if fact.kind == EventKind.CHARGE_SUCCESS] == [AMOUNT]


def test_read_again_it_says_the_same(pays):
    of, state = paid(pays)
    assert of.read(asks(of), psp_reference=state.psp_reference).facts == state.facts


def test_a_promise_is_no_charge_until_it_is_taken(pays):
    of, state = paid(pays, capture=False)
    assert state.outcome is Outcome.AUTHORIZED
    assert EventKind.CHARGE_SUCCESS not in kinds(state)
    taken = of.capture(key="t1", psp_reference=state.psp_reference, amount=AMOUNT)
    assert EventKind.CHARGE_SUCCESS in kinds(taken)


def test_a_promise_is_let_go(pays):
    of, state = paid(pays, capture=False)
    gone = of.cancel(key="t1", psp_reference=state.psp_reference, amount=AMOUNT)
    assert gone.outcome is Outcome.FAILURE
    assert EventKind.CANCEL_SUCCESS in kinds(gone)


def test_a_refund_is_told_under_the_name_that_asked_for_it_and_given_once(pays):
    of, state = paid(pays)
    first, again = (
        of.refund(key="t1:r", psp_reference=state.psp_reference, amount=AMOUNT, operation="r") for _ in range(2)
    )
    assert first == again
    assert (first.kind, first.operation, first.amount) == (EventKind.REFUND_SUCCESS, "r", AMOUNT)


def test_what_is_not_signed_is_no_report(pays):
    of, _buyer_pays = pays
    with pytest.raises(ReportRefused):
        of.parse_report(b"{}", "")


def test_a_ready_gateway_says_so(pays):
    of, _buyer_pays = pays
    of.check()
    assert of.methods()
    assert "secret" not in str(of.client_data())
