"""Saleor's transaction flow: initialize, process, report, request; amounts and statuses are sums over events."""

from __future__ import annotations

import uuid
from base64 import b64encode
from datetime import timedelta

import pytest

from catalog.pricing.models import Channel
from common.clock import now
from storefront.accounts.app_tokens import create_app
from storefront.orders.models import Order
from storefront.payments.models import Transaction
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works
from tests.integration.api.conftest import Asker

pytestmark = pytest.mark.django_db
ERRORS = "errors{field code message}"
MONEY = """chargedAmount{amount currency} chargePendingAmount{amount} authorizedAmount{amount}
    authorizePendingAmount{amount} refundedAmount{amount} refundPendingAmount{amount} canceledAmount{amount}
    cancelPendingAmount{amount}"""
ITEM = f"""id token actions name message pspReference {MONEY}
    events{{type amount{{amount}} pspReference message externalUrl createdAt}}"""
EVENT = "transactionEvent{id type message amount{amount}}"
GATEWAYS = (
    "mutation($id:ID!,$g:[PaymentGatewayToInitialize!]){paymentGatewayInitialize(id:$id,paymentGateways:$g){"
    f"gatewayConfigs{{id data errors{{code}}}} {ERRORS}}}}}"
)
BEGIN = (
    "mutation($id:ID!,$g:PaymentGatewayToInitialize!,$a:PositiveDecimal,$k:String,$f:TransactionFlowStrategyEnum){"
    "transactionInitialize(id:$id,paymentGateway:$g,amount:$a,idempotencyKey:$k,action:$f){"
    f"transaction{{{ITEM}}} {EVENT} data {ERRORS}}}}}"
)
GO_ON = (
    f"mutation($id:ID,$t:UUID){{transactionProcess(id:$id,token:$t){{transaction{{{ITEM}}} {EVENT} data {ERRORS}}}}}"
)
CREATE = (
    "mutation($id:ID!,$t:TransactionCreateInput!){transactionCreate(id:$id,transaction:$t){"
    f"transaction{{{ITEM}}} {ERRORS}}}}}"
)
UPDATE = (
    "mutation($id:ID,$t:TransactionUpdateInput){transactionUpdate(id:$id,transaction:$t){"
    f"transaction{{{ITEM}}} {ERRORS}}}}}"
)
REPORT = (
    "mutation($id:ID,$type:TransactionEventTypeEnum!,$amount:PositiveDecimal,$ref:String!,"
    "$acts:[TransactionActionEnum!]){transactionEventReport(id:$id,type:$type,amount:$amount,pspReference:$ref,"
    f'availableActions:$acts,message:"said"){{alreadyProcessed transaction{{{ITEM}}} {EVENT} {ERRORS}}}}}'
)
REQUEST = (
    "mutation($id:ID,$a:TransactionActionEnum!,$m:PositiveDecimal){transactionRequestAction(id:$id,actionType:$a,amount:$m){"
    f"transaction{{{ITEM}}} {ERRORS}}}}}"
)
DONE = f"mutation($id:ID!){{checkoutComplete(id:$id){{order{{id chargeStatus authorizeStatus}} {ERRORS}}}}}"
CHECKOUT = """query($id:ID!){checkout(id:$id){chargeStatus authorizeStatus totalBalance{amount}
    availablePaymentGateways{id name currencies config{field}}}}"""
ORDER = f"""query($id:ID!){{order(id:$id){{chargeStatus authorizeStatus paymentStatus totalCharged{{amount}}
    totalBalance{{amount}} totalRefunded{{amount}} transactions{{{ITEM}}}}}}}"""
STRIPE, TEST = {"id": "app.saleor.stripe"}, {"id": "saleor.io.dummy-payment-app"}


def gid(kind: str, pk: object) -> str:
    return b64encode(f"{kind}:{pk}".encode()).decode()


@pytest.fixture
def checkout(db):
    """Filled in: ¥100 for the vase and ¥12 for the delivery."""
    buyer = a_buyer()
    checkout_id = buyer.takes(a_shop().sells(stock=5, price="100"))
    buyer.fills_in()
    return gid("Checkout", checkout_id)


@pytest.fixture
def order(db):
    """Placed and not paid."""
    return a_buyer().places(a_shop().sells(stock=5, price="100"))


def answer(asker: Asker, query: str, **variables):
    (result,) = asker(query, **variables).data.values()
    assert result["errors"] == [], result["errors"]
    return result


def refusal(asker: Asker, query: str, **variables) -> tuple[str, str]:
    (result,) = asker(query, **variables).data.values()
    ((error),) = result["errors"]
    return error["field"], error["code"]


def money(transaction) -> dict[str, float]:
    """The amounts that are not nought."""
    return {name: value["amount"] for name, value in transaction.items() if "Amount" in name and value["amount"]}


def kinds(transaction) -> list[str]:
    return [event["type"] for event in transaction["events"]]


class TestByStripe:
    def test_a_page_learns_the_publishable_key_and_nothing_secret(self, ask, stripe, checkout):
        (config,) = answer(ask, GATEWAYS, id=checkout)["gatewayConfigs"]
        assert config["id"] == "app.saleor.stripe"
        assert config["data"]["publishableKey"].startswith("pk_test")
        assert "sk_" not in str(config)

    def test_a_checkout_is_paid_with_3d_secure_and_completed(self, ask, stripe, checkout):
        begun = answer(ask, BEGIN, id=checkout, g=STRIPE)
        assert begun["transactionEvent"]["type"] == "CHARGE_ACTION_REQUIRED"
        assert begun["data"]["paymentIntent"]["client_secret"] in {i["client_secret"] for i in stripe.intents.values()}
        transaction = begun["transaction"]
        assert money(transaction) == {"chargePendingAmount": 112}
        assert refusal(ask, DONE, id=checkout) == (None, "CHECKOUT_NOT_FULLY_PAID")
        stripe.buyer_pays(transaction["pspReference"], card="3ds")
        assert answer(ask, GO_ON, id=transaction["id"])["transactionEvent"]["type"] == "CHARGE_ACTION_REQUIRED"
        stripe.buyer_proves(transaction["pspReference"])
        processed = answer(ask, GO_ON, t=transaction["token"])
        assert processed["transactionEvent"]["type"] == "CHARGE_SUCCESS"
        assert processed["transaction"]["actions"] == ["REFUND"]
        assert money(processed["transaction"]) == {"chargedAmount": 112}
        assert answer(ask, DONE, id=checkout)["order"]["chargeStatus"] == "FULL"

    def test_a_payment_with_its_final_answer_is_not_processed_again(self, ask, stripe, checkout):
        transaction = answer(ask, BEGIN, id=checkout, g=STRIPE)["transaction"]
        stripe.buyer_pays(transaction["pspReference"])
        answer(ask, GO_ON, id=transaction["id"])
        assert refusal(ask, GO_ON, id=transaction["id"]) == ("id", "TRANSACTION_ALREADY_PROCESSED")

    def test_a_promise_completes_a_checkout_and_is_taken_on_request(self, ask, app, stripe, checkout):
        Channel.objects.filter(slug="cn").update(capture=Channel.Capture.ON_CONFIRMATION)
        transaction = answer(ask, BEGIN, id=checkout, g=STRIPE)["transaction"]
        stripe.buyer_pays(transaction["pspReference"])
        processed = answer(ask, GO_ON, id=transaction["id"])["transaction"]
        assert (money(processed), processed["actions"]) == ({"authorizedAmount": 112}, ["CHARGE", "CANCEL"])
        order = answer(ask, DONE, id=checkout)["order"]
        assert (order["chargeStatus"], order["authorizeStatus"]) == ("NONE", "FULL")
        requested = answer(app, REQUEST, id=transaction["id"], a="CHARGE")["transaction"]
        assert money(requested) == {"chargePendingAmount": 112}
        outbox_works()
        read = app(ORDER, id=order["id"]).data["order"]
        assert (read["chargeStatus"], read["totalBalance"]["amount"]) == ("FULL", 0)

    @pytest.mark.parametrize("card", ["good", "declined"])
    def test_begun_twice_with_one_key_it_is_one_payment(self, ask, stripe, checkout, card):
        first = answer(ask, BEGIN, id=checkout, g=STRIPE, k="once")["transaction"]
        stripe.buyer_pays(first["pspReference"], card=card)
        assert answer(ask, BEGIN, id=checkout, g=STRIPE, k="once")["transaction"]["id"] == first["id"]
        assert len(stripe.intents) == 1

    def test_a_key_asks_for_one_amount(self, ask, stripe, checkout):
        answer(ask, BEGIN, id=checkout, g=STRIPE, k="once")
        assert refusal(ask, BEGIN, id=checkout, g=STRIPE, k="once", a="10") == ("idempotencyKey", "UNIQUE")

    def test_begun_anew_with_another_amount_the_first_can_no_longer_be_paid(self, ask, stripe, checkout):
        first = answer(ask, BEGIN, id=checkout, g=STRIPE)["transaction"]
        answer(ask, BEGIN, id=checkout, g=STRIPE, a="50")
        assert stripe.intents[first["pspReference"]]["status"] == "canceled"

    def test_what_is_left_can_be_paid_after_a_part(self, ask, stripe, checkout):
        part = answer(ask, BEGIN, id=checkout, g=STRIPE, a="50")["transaction"]
        stripe.buyer_pays(part["pspReference"])
        answer(ask, GO_ON, id=part["id"])
        read = ask(CHECKOUT, id=checkout).data["checkout"]
        assert (read["chargeStatus"], read["totalBalance"]["amount"]) == ("PARTIAL", -62)
        rest = answer(ask, BEGIN, id=checkout, g=STRIPE)["transaction"]
        assert money(rest) == {"chargePendingAmount": 62}

    @pytest.mark.parametrize("amount", ["0", "112.01", "9999999999"])
    def test_nothing_and_more_than_is_left_are_refused(self, ask, stripe, checkout, amount):
        assert refusal(ask, BEGIN, id=checkout, g=STRIPE, a=amount) == ("amount", "INVALID")

    def test_a_charge_that_stripe_refused_is_asked_for_anew(self, ask, app, stripe, checkout):
        begun = answer(app, BEGIN, id=checkout, g=STRIPE, f="AUTHORIZATION")["transaction"]
        stripe.buyer_pays(begun["pspReference"])
        answer(ask, GO_ON, id=begun["id"])
        stripe.refuses_captures = True
        answer(app, REQUEST, id=begun["id"], a="CHARGE")
        outbox_works()
        assert refusal(app, REQUEST, id=begun["id"], a="CHARGE", m="1") == ("amount", "INVALID")
        stripe.refuses_captures = False
        answer(app, REQUEST, id=begun["id"], a="CHARGE")
        outbox_works()
        assert stripe.intents[begun["pspReference"]]["status"] == "succeeded"

    def test_a_refund_is_requested_and_answered(self, ask, app, stripe, checkout):
        transaction = answer(ask, BEGIN, id=checkout, g=STRIPE)["transaction"]
        stripe.buyer_pays(transaction["pspReference"])
        answer(ask, GO_ON, id=transaction["id"])
        order = answer(ask, DONE, id=checkout)["order"]
        requested = answer(app, REQUEST, id=transaction["id"], a="REFUND", m="12")["transaction"]
        assert money(requested) == {"chargedAmount": 100, "refundPendingAmount": 12}
        outbox_works()
        read = app(ORDER, id=order["id"]).data["order"]
        assert (read["paymentStatus"], read["totalRefunded"]["amount"]) == ("PARTIALLY_REFUNDED", 12)
        assert refusal(app, REQUEST, id=transaction["id"], a="REFUND", m="100.01") == ("amount", "INVALID")

    def test_when_stripe_does_not_answer_the_same_request_can_be_made_again(self, ask, stripe, checkout):
        stripe.next_requests(*["unavailable"] * 3)
        assert refusal(ask, BEGIN, id=checkout, g=STRIPE) == (None, "INVALID")
        answer(ask, BEGIN, id=checkout, g=STRIPE)
        assert Transaction.objects.count() == 1

    def test_an_order_that_waits_for_its_payment_is_paid(self, ask, stripe, order):
        transaction = answer(ask, BEGIN, id=gid("Order", order.pk), g=STRIPE)["transaction"]
        stripe.buyer_pays(transaction["pspReference"])
        answer(ask, GO_ON, id=transaction["id"])
        order.refresh_from_db()
        assert order.paid_at

    def test_whoever_pays_and_goes_away_has_an_order_all_the_same(self, ask, stripe, checkout):
        transaction = answer(ask, BEGIN, id=checkout, g=STRIPE)["transaction"]
        stripe.buyer_pays(transaction["pspReference"])
        answer(ask, GO_ON, id=transaction["id"])
        outbox_works(at=now() + timedelta(minutes=2))
        assert Order.objects.get().paid_at


class TestByTheTestGateway:
    @pytest.mark.parametrize(
        ("data", "kind"),
        [
            (None, "CHARGE_SUCCESS"),
            ({"event": {"type": "CHARGE_SUCCESS", "includePspReference": True}}, "CHARGE_SUCCESS"),
            ({"event": {"type": "CHARGE_FAILURE"}}, "CHARGE_FAILURE"),
            ({"event": {"type": "CHARGE_REQUEST"}}, "CHARGE_REQUEST"),
            ({"method": "decline"}, "CHARGE_FAILURE"),
            ({"method": ["nonsense"]}, "CHARGE_SUCCESS"),
            ("nonsense", "CHARGE_SUCCESS"),
            ({"event": "nonsense"}, "CHARGE_SUCCESS"),
        ],
    )
    def test_it_answers_as_it_is_told(self, ask, checkout, data, kind):
        begun = answer(ask, BEGIN, id=checkout, g=TEST | {"data": data})
        assert begun["transactionEvent"]["type"] == kind

    def test_it_is_offered_by_the_checkout(self, ask, checkout):
        (offered,) = ask(CHECKOUT, id=checkout).data["checkout"]["availablePaymentGateways"]
        assert offered["id"] == "saleor.io.dummy-payment-app"
        assert "CNY" in offered["currencies"]

    def test_another_gateway_is_not_found(self, ask, checkout):
        assert refusal(ask, BEGIN, id=checkout, g={"id": "app.saleor.adyen"}) == ("paymentGateway", "NOT_FOUND")
        (config,) = answer(ask, GATEWAYS, id=checkout, g=[{"id": "app.saleor.adyen"}])["gatewayConfigs"]
        assert config["errors"] == [{"code": "NOT_FOUND"}]

    def test_only_who_handles_payments_chooses_between_promise_and_charge(self, ask, app, checkout):
        assert ask(BEGIN, id=checkout, g=TEST, f="AUTHORIZATION").code == "PermissionDenied"
        begun = answer(app, BEGIN, id=checkout, g=TEST, f="AUTHORIZATION")
        assert begun["transactionEvent"]["type"] == "AUTHORIZATION_SUCCESS"

    @pytest.mark.parametrize("id", [gid("Checkout", uuid.uuid4()), gid("Order", uuid.uuid4())])
    def test_a_checkout_that_nobody_knows(self, ask, db, id):
        assert refusal(ask, BEGIN, id=id, g=TEST) == ("id", "NOT_FOUND")
        assert refusal(ask, GATEWAYS, id=id) == ("id", "NOT_FOUND")

    def test_a_transaction_that_nobody_knows(self, ask, app, db):
        unknown = gid("TransactionItem", uuid.uuid4())
        assert refusal(ask, GO_ON, id=unknown) == ("id", "NOT_FOUND")
        assert refusal(ask, GO_ON) == ("id", "INVALID")
        assert refusal(app, REPORT, id=unknown, type="INFO", ref="x") == ("id", "NOT_FOUND")
        assert refusal(app, REQUEST, id=unknown, a="REFUND") == ("id", "NOT_FOUND")
        assert refusal(app, UPDATE, id=unknown, t={}) == ("id", "NOT_FOUND")


class TestByAnApp:
    """It takes the money itself and tells the store."""

    @pytest.fixture
    def noted(self, app, order):
        """Noted without an amount."""
        return answer(app, CREATE, id=gid("Order", order.pk), t={"name": "Card", "pspReference": "p1"})["transaction"]

    def told(self, app, noted, kind, amount, ref="p1", **more):
        return answer(app, REPORT, id=noted["id"], type=kind, amount=amount, ref=ref, **more)

    def test_what_it_tells_pays_the_order(self, app, order, noted):
        result = self.told(app, noted, "CHARGE_SUCCESS", "112", acts=["REFUND"])
        assert result["alreadyProcessed"] is False
        assert (money(result["transaction"]), result["transaction"]["actions"]) == ({"chargedAmount": 112}, ["REFUND"])
        order.refresh_from_db()
        assert order.paid_at

    def test_told_twice_it_counts_once(self, app, order, noted):
        first = self.told(app, noted, "CHARGE_SUCCESS", "112")
        again = self.told(app, noted, "CHARGE_SUCCESS", "112")
        assert again["alreadyProcessed"] is True
        assert again["transactionEvent"] == first["transactionEvent"]
        assert money(again["transaction"]) == {"chargedAmount": 112}

    def test_told_again_with_another_amount_it_is_refused(self, app, order, noted):
        self.told(app, noted, "CHARGE_SUCCESS", "112")
        assert refusal(app, REPORT, id=noted["id"], type="CHARGE_SUCCESS", amount="1", ref="p1") == (
            "pspReference", "INCORRECT_DETAILS",
        )  # fmt: skip

    def test_a_payment_is_authorised_once(self, app, noted):
        self.told(app, noted, "AUTHORIZATION_SUCCESS", "112")
        assert refusal(app, REPORT, id=noted["id"], type="AUTHORIZATION_SUCCESS", amount="112", ref="p2") == (
            "type", "ALREADY_EXISTS",
        )  # fmt: skip
        adjusted = self.told(app, noted, "AUTHORIZATION_ADJUSTMENT", "100", ref="p3")
        assert money(adjusted["transaction"]) == {"authorizedAmount": 100}

    def test_its_refund_is_asked_for_and_answered_by_it(self, app, order, noted):
        self.told(app, noted, "CHARGE_SUCCESS", "112")
        requested = answer(app, REQUEST, id=noted["id"], a="REFUND", m="12")["transaction"]
        assert money(requested) == {"chargedAmount": 100, "refundPendingAmount": 12}
        outbox_works()
        given = self.told(app, noted, "REFUND_SUCCESS", "12", ref="r1")["transaction"]
        assert money(given) == {"chargedAmount": 100, "refundedAmount": 12}
        assert order.events.filter(kind="refunded").count() == 1

    def test_the_amount_of_an_answer_may_be_left_to_its_request(self, app, noted):
        self.told(app, noted, "CHARGE_SUCCESS", "112")
        answer(app, REQUEST, id=noted["id"], a="REFUND", m="12")
        assert money(self.told(app, noted, "REFUND_SUCCESS", None, ref="r1")["transaction"])["refundedAmount"] == 12
        assert refusal(app, REPORT, id=noted["id"], type="REFUND_SUCCESS", ref="r2") == ("amount", "REQUIRED")

    def test_a_charge_back_is_known(self, app, order, noted):
        self.told(app, noted, "CHARGE_SUCCESS", "112")
        assert money(self.told(app, noted, "CHARGE_BACK", "112", ref="d1")["transaction"]) == {}

    @pytest.mark.parametrize(
        ("amounts", "seen"),
        [
            ({"amountCharged": "112"}, {"chargedAmount": 112}),
            ({"amountCharged": "100", "amountRefunded": "12"}, {"chargedAmount": 100, "refundedAmount": 12}),
            ({"amountAuthorized": "50", "amountCharged": "62"}, {"authorizedAmount": 50, "chargedAmount": 62}),
            ({"amountCanceled": "112"}, {"canceledAmount": 112}),
        ],
    )
    def test_created_with_amounts_it_shows_just_these(self, app, order, amounts, seen):
        given = {name: {"amount": amount, "currency": "CNY"} for name, amount in amounts.items()}
        made = answer(app, CREATE, id=gid("Order", order.pk), t={"pspReference": "p9"} | given)["transaction"]
        assert money(made) == seen

    @pytest.mark.parametrize(
        ("amounts", "seen"),
        [
            ({"amountCharged": "100", "amountRefunded": "12"}, {"chargedAmount": 100, "refundedAmount": 12}),
            ({"amountCharged": "100"}, {"chargedAmount": 100}),
            ({"amountAuthorized": "5"}, {"authorizedAmount": 5, "chargedAmount": 112}),
            ({"amountRefunded": "112"}, {"refundedAmount": 112}),
        ],
    )
    def test_updated_it_shows_just_these(self, app, noted, amounts, seen):
        self.told(app, noted, "CHARGE_SUCCESS", "112")
        given = {name: {"amount": amount, "currency": "CNY"} for name, amount in amounts.items()}
        assert money(answer(app, UPDATE, id=noted["id"], t=given)["transaction"]) == seen

    def test_updated_amounts_pay_the_order(self, app, order, noted):
        given = {"name": "Alipay", "amountCharged": {"amount": "112", "currency": "CNY"}}
        assert answer(app, UPDATE, id=noted["id"], t=given)["transaction"]["name"] == "Alipay"
        order.refresh_from_db()
        assert order.paid_at

    def test_an_update_in_another_currency_is_refused(self, app, noted):
        given = {"amountCharged": {"amount": "1", "currency": "USD"}}
        assert refusal(app, UPDATE, id=noted["id"], t=given) == ("transaction", "INCORRECT_CURRENCY")

    def test_a_reference_belongs_to_one_payment(self, app, order, noted):
        other = answer(app, CREATE, id=gid("Order", order.pk), t={"pspReference": "p2"})["transaction"]
        assert refusal(app, UPDATE, id=other["id"], t={"pspReference": "p1"}) == ("transaction", "UNIQUE")

    def test_another_apps_payment_is_not_its_to_change(self, noted):
        _app, token = create_app(name="Another", permissions=["HANDLE_PAYMENTS"])
        another = Asker(token)
        assert another(REPORT, id=noted["id"], type="CHARGE_SUCCESS", amount="112", ref="p1").code == "PermissionDenied"
        assert another(UPDATE, id=noted["id"], t={"name": "Mine"}).code == "PermissionDenied"

    @pytest.mark.parametrize("action", ["REFUND", "CHARGE", "CANCEL"])
    def test_asking_for_nothing_is_not_asking_for_all(self, app, noted, action):
        self.told(app, noted, "CHARGE_SUCCESS", "12")
        self.told(app, noted, "AUTHORIZATION_ADJUSTMENT", "100", ref="p2")
        for amount in ("0", "0.001", "101"):
            assert refusal(app, REQUEST, id=noted["id"], a=action, m=amount) == ("amount", "INVALID")

    def test_a_charge_that_failed_is_asked_for_again_also_with_another_amount(self, app, noted):
        self.told(app, noted, "AUTHORIZATION_SUCCESS", "112")
        answer(app, REQUEST, id=noted["id"], a="CHARGE", m="112")
        self.told(app, noted, "CHARGE_FAILURE", "112", ref="c1")
        again = answer(app, REQUEST, id=noted["id"], a="CHARGE", m="100")["transaction"]
        assert money(again) == {"chargePendingAmount": 100, "authorizedAmount": 12}
        taken = self.told(app, noted, "CHARGE_SUCCESS", "100", ref="c2")["transaction"]
        assert money(taken) == {"chargedAmount": 100, "authorizedAmount": 12}

    @pytest.mark.parametrize("kind", ["INFO", "CHARGE_FAILURE", "REFUND_FAILURE"])
    def test_what_moves_no_money_needs_no_amount(self, app, noted, kind):
        assert money(self.told(app, noted, kind, None, ref="i1")["transaction"]) == {}

    def test_a_link_that_a_browser_would_run_is_refused(self, app, order):
        given = {"name": "Card", "externalUrl": "javascript:alert(1)"}
        assert refusal(app, CREATE, id=gid("Order", order.pk), t=given) == ("transaction", "INVALID")

    @pytest.mark.parametrize("amount", ["1e30", "-1", "nonsense", "1_000", "１２", " 5", "NaN", "-Infinity", "0x1"])
    def test_an_amount_that_is_none_is_refused(self, app, noted, amount):
        assert app(REPORT, id=noted["id"], type="CHARGE_SUCCESS", amount=amount, ref="p1").body["errors"]


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        (CREATE, {"id": "x", "t": {}}),
        (UPDATE, {"id": "x", "t": {}}),
        (REPORT, {"id": "x", "type": "INFO", "ref": "x"}),
        (REQUEST, {"id": "x", "a": "REFUND"}),
    ],
)
def test_reporting_and_asking_need_the_permission(ask, powerless_app, query, variables):
    assert ask(query, **variables).code == "PermissionDenied"
    assert powerless_app(query, **variables).code == "PermissionDenied"


def test_payments_of_an_order_are_for_those_who_handle_them(ask, app, order):
    assert ask(ORDER, id=gid("Order", order.pk)).code == "PermissionDenied"
    assert app(ORDER, id=gid("Order", order.pk)).data["order"]["transactions"] == []
