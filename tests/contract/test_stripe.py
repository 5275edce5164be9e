"""What the store says to Stripe and what it understands of the answers.

Every request is made twice: to the project's own server, which remembers and behaves as the world does, and to
stripe-mock, which checks it against Stripe's own OpenAPI description.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest
import requests

from common.money import Money
from storefront.payments.adapters.stripe import StripeGateway
from storefront.payments.adapters.stripe_words import coins, money
from storefront.payments.events import EventKind
from storefront.payments.ports import (
    GatewayRefused,
    GatewayUnreachable,
    Outcome,
    PaymentGateway,
    PaymentRequest,
    ReportRefused,
    gateway,
)
from tests.stripe.fixtures import gateway_at
from tests.stripe.world import SECRET_KEY

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
E = EventKind


def yuan(amount: str | int) -> Money:
    return Money(Decimal(amount), "CNY")


def asks(key: str = "t1", *, capture: bool = True, amount: Money | None = None) -> PaymentRequest:
    return PaymentRequest(key=key, amount=amount or yuan(112), capture=capture, references={"checkout": "c1"})


def facts(state):
    """(kind, amount) of all that it tells."""
    return sorted((fact.kind.value, str(fact.amount)) for fact in state.facts)


# One call for each thing that the port can ask of a gateway over the network.
EVERY_REQUEST: dict[str, list[Callable[[StripeGateway, str], object]]] = {
    "create": [
        lambda stripe, _pi: stripe.create(asks("a")),
        lambda stripe, _pi: stripe.create(asks("b", capture=False)),
        lambda stripe, _pi: stripe.create(asks("c", amount=Money(Decimal(900), "JPY"))),
    ],
    "read": [lambda stripe, pi: stripe.read(asks(), psp_reference=pi)],
    "capture": [lambda stripe, pi: stripe.capture(key="t", psp_reference=pi, amount=yuan(60))],
    "cancel": [lambda stripe, pi: stripe.cancel(key="t", psp_reference=pi, amount=yuan(112))],
    "refund": [lambda stripe, pi: stripe.refund(key="t:r", psp_reference=pi, amount=yuan(5), operation="r")],
    "payments": [lambda stripe, _pi: list(stripe.payments(since=LONG_AGO))],
    "check": [lambda stripe, _pi: stripe.check()],
}
OFFLINE = {"methods", "client_data", "parse_report"}


def test_no_request_is_forgotten_here():
    of_port = {name for name, _ in inspect.getmembers(PaymentGateway, inspect.isfunction) if not name.startswith("_")}
    assert EVERY_REQUEST.keys() == of_port - OFFLINE


@pytest.mark.parametrize("name", EVERY_REQUEST)
def test_stripe_itself_would_take_each_request(stripe_mock_url, name):
    for request in EVERY_REQUEST[name]:
        request(gateway_at(stripe_mock_url), "pi_123")


def test_a_request_that_stripe_would_not_take_is_noticed(stripe_mock_url):
    """The check of the check: stripe-mock does refuse what is not in the description."""
    with pytest.raises(GatewayRefused):
        gateway_at(stripe_mock_url)._ask(
            lambda: gateway_at(stripe_mock_url)._client.v1.payment_intents.create({"amount": 1, "colour": "red"})
        )


@pytest.mark.parametrize("path", ["payment_intents/pi_1", "refunds?limit=1", "balance"])
def test_our_own_server_uses_stripes_words(stripe, stripe_mock_url, path):
    made = gateway().create(asks())
    stripe.buyer_pays(made.psp_reference)
    gateway().refund(key="t1:r", psp_reference=made.psp_reference, amount=yuan(5), operation="r")

    def get(base: str, path: str) -> dict:
        found = requests.get(f"{base}/v1/{path}", auth=(SECRET_KEY, ""), timeout=5).json()
        return found["data"][0] if found["object"] == "list" else found

    ours = get(gateway()._keys.api_base, path.replace("pi_1", made.psp_reference))
    theirs = get(stripe_mock_url, path)
    assert not ours.keys() - theirs.keys()
    for name in ours.keys() & theirs.keys():
        if ours[name] is not None and theirs[name] is not None:
            assert type(ours[name]) is type(theirs[name]), name


@pytest.mark.parametrize(
    ("amount", "currency", "number"), [("12.50", "CNY", 1250), ("1250", "JPY", 1250), ("0.01", "USD", 1)]
)
def test_amounts_are_whole_coins(amount, currency, number):
    assert coins(Money(Decimal(amount), currency)) == number
    assert money(number, currency.lower()) == Money(Decimal(amount), currency)


class TestAPayment:
    def test_waits_for_its_buyer_and_gives_the_page_what_it_needs(self, stripe):
        state = gateway().create(asks())
        assert state.outcome is Outcome.ACTION_REQUIRED
        assert state.client["clientSecret"].startswith(state.psp_reference)
        assert state.key == "t1"

    def test_is_taken_when_the_buyer_pays(self, stripe):
        made = gateway().create(asks())
        stripe.buyer_pays(made.psp_reference)
        state = gateway().read(asks(), psp_reference=made.psp_reference)
        assert state.outcome is Outcome.SUCCESS
        assert facts(state) == [("charge_success", "¥112")]
        assert not state.client, "There is nothing left to do in the page."

    def test_that_is_declined_can_be_tried_again(self, stripe):
        made = gateway().create(asks())
        stripe.buyer_pays(made.psp_reference, card="declined")
        state = gateway().read(asks(), psp_reference=made.psp_reference)
        assert state.outcome is Outcome.ACTION_REQUIRED
        assert ("charge_failure", "¥112") in facts(state)
        assert "银行拒绝了这次付款" in state.message
        stripe.buyer_pays(made.psp_reference)
        assert gateway().read(asks(), psp_reference=made.psp_reference).outcome is Outcome.SUCCESS

    @pytest.mark.parametrize(("proves", "outcome"), [(True, Outcome.SUCCESS), (False, Outcome.ACTION_REQUIRED)])
    def test_by_3d_secure(self, stripe, proves, outcome):
        made = gateway().create(asks())
        stripe.buyer_pays(made.psp_reference, card="3ds")
        assert gateway().read(asks(), psp_reference=made.psp_reference).outcome is Outcome.ACTION_REQUIRED
        stripe.buyer_proves(made.psp_reference, who_they_are=proves)
        assert gateway().read(asks(), psp_reference=made.psp_reference).outcome is outcome

    def test_by_alipay_is_answered_later(self, stripe):
        made = gateway().create(asks())
        stripe.buyer_pays(made.psp_reference, card="alipay")
        assert gateway().read(asks(), psp_reference=made.psp_reference).outcome is Outcome.PENDING
        stripe.bank_answers(made.psp_reference)
        assert gateway().read(asks(), psp_reference=made.psp_reference).outcome is Outcome.SUCCESS

    def test_whose_answer_was_lost_is_the_same_payment(self, stripe):
        stripe.next_requests("lose the answer")
        first = gateway().create(asks())
        assert gateway().create(asks()).psp_reference == first.psp_reference
        assert len(stripe.intents) == 1

    def test_of_which_nobody_heard_is_asked_for_again_by_its_key(self, stripe):
        made = gateway().create(asks())
        stripe.buyer_pays(made.psp_reference)
        assert gateway().read(asks(), psp_reference="").psp_reference == made.psp_reference

    def test_is_not_taken_for_another_with_the_same_key(self, stripe):
        gateway().create(asks())
        with pytest.raises((GatewayRefused, GatewayUnreachable)):
            gateway().create(asks(amount=yuan(1)))

    def test_survives_a_short_break(self, stripe):
        stripe.next_requests("unavailable")
        assert gateway().create(asks()).outcome is Outcome.ACTION_REQUIRED

    def test_that_nobody_answers_is_said_to_be_so(self, stripe):
        stripe.next_requests("unavailable", "unavailable", "unavailable")
        with pytest.raises(GatewayUnreachable):
            gateway().create(asks())


class TestAPromise:
    """Authorise first, take the money later."""

    @pytest.fixture
    def made(self, stripe):
        return gateway().create(asks(capture=False)).psp_reference

    def test_is_kept_until_it_is_taken(self, stripe, made):
        stripe.buyer_pays(made)
        state = gateway().read(asks(capture=False), psp_reference=made)
        assert state.outcome is Outcome.AUTHORIZED
        assert facts(state) == [("authorization_success", "¥112")]
        taken = gateway().capture(key="t1", psp_reference=made, amount=yuan(112))
        assert ("charge_success", "¥112") in facts(taken)

    def test_taken_in_part_lets_the_rest_go(self, stripe, made):
        stripe.buyer_pays(made)
        taken = gateway().capture(key="t1", psp_reference=made, amount=yuan(60))
        assert facts(taken) == [
            ("authorization_success", "¥112"), ("cancel_success", "¥52"), ("charge_success", "¥60"),
        ]  # fmt: skip

    def test_taken_twice_is_taken_once(self, stripe, made):
        stripe.buyer_pays(made)
        first = gateway().capture(key="t1", psp_reference=made, amount=yuan(112))
        assert gateway().capture(key="other", psp_reference=made, amount=yuan(112)).facts == first.facts

    def test_by_wechat_is_money_at_once(self, stripe, made):
        """WeChat Pay and Alipay cannot promise. They are offered all the same, and pay."""
        stripe.buyer_pays(made, card="wechat")
        state = gateway().read(asks(capture=False), psp_reference=made)
        assert facts(state) == [("authorization_success", "¥112"), ("charge_success", "¥112")]

    def test_that_was_never_given_cannot_be_taken(self, stripe, made):
        with pytest.raises(GatewayRefused):
            gateway().capture(key="t1", psp_reference=made, amount=yuan(112))

    @pytest.mark.parametrize("paid", [True, False])
    def test_is_let_go(self, stripe, made, paid):
        if paid:
            stripe.buyer_pays(made)
        state = gateway().cancel(key="t1", psp_reference=made, amount=yuan(112))
        assert state.outcome is Outcome.FAILURE
        assert ("cancel_success", "¥112") in facts(state)

    def test_that_became_money_meanwhile_is_told_and_not_let_go(self, stripe, made):
        stripe.buyer_pays(made, card="wechat")
        state = gateway().cancel(key="t1", psp_reference=made, amount=yuan(112))
        assert state.outcome is Outcome.SUCCESS


class TestARefund:
    @pytest.fixture
    def paid(self, stripe):
        made = gateway().create(asks()).psp_reference
        stripe.buyer_pays(made)
        return made

    def gives_back(self, paid, amount, key="r1"):
        return gateway().refund(key=f"t1:{key}", psp_reference=paid, amount=yuan(amount), operation=key)

    def test_is_told_under_the_key_that_asked_for_it(self, paid):
        told = self.gives_back(paid, 12)
        assert (told.kind, told.operation) == (E.REFUND_SUCCESS, "r1")

    def test_whose_answer_was_lost_is_given_once(self, stripe, paid):
        stripe.next_requests("lose the answer")
        assert self.gives_back(paid, 12).psp_reference == self.gives_back(paid, 12).psp_reference
        assert len(stripe.refunds) == 1

    def test_of_more_than_was_paid_is_refused(self, paid):
        self.gives_back(paid, 100)
        with pytest.raises(GatewayRefused):
            self.gives_back(paid, 13, key="r2")

    def test_that_the_network_refuses_is_refused_for_good(self, stripe, paid):
        stripe.refuses_refunds = True
        with pytest.raises(GatewayRefused, match="does not allow"):
            self.gives_back(paid, 12)


def test_everything_that_happened_is_listed_with_its_refunds_over_several_pages(stripe, monkeypatch):
    monkeypatch.setattr("storefront.payments.adapters.stripe.PAGE", 2)
    made = [gateway().create(asks(f"t{n}")).psp_reference for n in range(5)]
    stripe.buyer_pays(made[0])
    refund = stripe.somebody_refunds(made[0], 500)
    found = {state.psp_reference: state for state in gateway().payments(since=LONG_AGO)}
    assert found.keys() == set(made)
    assert [(fact.kind, fact.operation) for fact in found[made[0]].facts][-1] == (E.REFUND_SUCCESS, refund)


def test_a_late_refund_brings_its_older_payment_with_it(stripe):
    made = gateway().create(asks()).psp_reference
    stripe.buyer_pays(made)
    stripe.intents[made]["created"] = 1_500_000_000
    stripe.somebody_refunds(made, 500)
    assert [state.psp_reference for state in gateway().payments(since=LONG_AGO)] == [made]


def test_a_wrong_key_is_found_before_anybody_pays(stripe):
    gateway().check()
    wrong = gateway_at(gateway()._keys.api_base)
    wrong._client._requestor._options.api_key = "sk_test_of_somebody_else"
    with pytest.raises(GatewayRefused, match="STRIPE_SECRET_KEY"):
        wrong.check()


class TestAReport:
    @pytest.fixture
    def event(self, stripe):
        stripe.buyer_pays(gateway().create(asks()).psp_reference)
        return stripe.events[-1]

    def test_signed_by_stripe_is_read(self, stripe, event):
        report = gateway().parse_report(*stripe.signed(event))
        assert (report.event_id, report.kind) == (event["id"], "payment_intent.succeeded")
        assert facts(report.state) == [("charge_success", "¥112")]

    def test_of_a_kind_that_the_store_does_not_follow_is_read_as_nothing(self, stripe, event):
        assert gateway().parse_report(*stripe.signed(event | {"type": "customer.created"})).state is None

    @pytest.mark.parametrize("signature", ["", "t=1,v1=00", "nonsense", "v1=00,t=" + "9" * 40, "t=x,v1=é"])
    def test_with_a_signature_that_is_none_is_refused(self, stripe, event, signature):
        body, _signature = stripe.signed(event)
        with pytest.raises(ReportRefused):
            gateway().parse_report(body, signature)

    def test_signed_by_somebody_else_is_refused(self, stripe, event):
        with pytest.raises(ReportRefused):
            gateway().parse_report(*stripe.signed(event, secret="whsec_somebody"))

    def test_that_was_changed_on_the_way_is_refused(self, stripe, event):
        body, signature = stripe.signed(event)
        with pytest.raises(ReportRefused):
            gateway().parse_report(body.replace(b"11200", b"99900"), signature)

    def test_that_is_older_than_five_minutes_is_refused(self, stripe, event):
        with pytest.raises(ReportRefused):
            gateway().parse_report(*stripe.signed(event, at=int(datetime.now(UTC).timestamp()) - 301))

    @pytest.mark.parametrize("body", [b"\xff\xfe", b"[]", b"{}", b"nothing"])
    def test_that_is_no_event_is_refused(self, stripe, body):
        from stripe import WebhookSignature

        signature = WebhookSignature.generate_signature_header(body.decode(errors="replace"), "whsec_heirloom")
        with pytest.raises(ReportRefused):
            gateway().parse_report(body, signature)
