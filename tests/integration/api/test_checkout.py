"""A guest checkout from the first call to the paid order, and everything that stands in its way."""

from __future__ import annotations

from base64 import b64encode
from uuid import uuid4

import pytest

from catalog.pricing.models import VariantChannelListing
from catalog.stock.models import Warehouse
from common.clock import now
from storefront.accounts.app_tokens import create_app
from storefront.accounts.sign_in import ACCESS, token_for
from storefront.orders.models import Order
from tests.factories.catalog import a_shop
from tests.factories.checkout import ships
from tests.factories.people import UserFactory
from tests.integration.api.conftest import Asker
from tests.integration.api.test_catalog import global_id

ADDRESS = {
    "firstName": "Jo",
    "lastName": "Doe",
    "streetAddress1": "1470 Pinewood Avenue",
    "city": "Tacoma",
    "countryArea": "WA",
    "postalCode": "98402",
    "country": "US",
    "phone": "+12125509894",
}
ERRORS = "errors{field code message}"
# These six are what contract_bench.py sends.
CREATE = (
    "mutation($i:CheckoutCreateInput!){checkoutCreate(input:$i){"
    f"checkout{{id totalPrice{{gross{{amount currency}}}}}} {ERRORS}}}}}"
)
SHIP = (
    "mutation($id:ID!,$a:AddressInput!){checkoutShippingAddressUpdate(id:$id,shippingAddress:$a){"
    f"checkout{{id shippingMethods{{id name price{{amount}}}}}} {ERRORS}}}}}"
)
BILL = (
    "mutation($id:ID!,$a:AddressInput!){checkoutBillingAddressUpdate(id:$id,billingAddress:$a){"
    f"checkout{{id}} {ERRORS}}}}}"
)
DELIVER = (
    "mutation($id:ID!,$m:ID!){checkoutDeliveryMethodUpdate(id:$id,deliveryMethodId:$m){"
    f"checkout{{id totalPrice{{gross{{amount currency}}}}}} {ERRORS}}}}}"
)
PAY = (
    "mutation($id:ID!,$t:TransactionCreateInput!){transactionCreate(id:$id,transaction:$t){"
    f"transaction{{id}} {ERRORS}}}}}"
)
DONE = "mutation($id:ID!){checkoutComplete(id:$id){order{id number status total{gross{amount}}} " + ERRORS + "}}"
ORDER = """query($id:ID!){order(id:$id){number status isPaid paymentStatus chargeStatus userEmail
    total{gross{amount} net{amount} tax{amount}} subtotal{gross{amount}} shippingPrice{gross{amount}}
    totalCaptured{amount} totalBalance{amount} channel{slug} shippingAddress{city country{code}}
    deliveryMethod{...on ShippingMethod{name}}
    lines{productName quantity unitPrice{gross{amount}} totalPrice{gross{amount}} variant{id sku}}
    fulfillments{status lines{quantity orderLine{productName}}} discounts{amount{amount}} collectibleVouchers{code}}}"""


@pytest.fixture
def shop(transactional_db):
    """A shop that ships to the United States for $12."""
    ships(us_price="12")
    return a_shop()


class Buyer:
    """Somebody at the checkout, step by step."""

    def __init__(self, ask: Asker, app: Asker) -> None:
        self.ask, self.app, self.statements = ask, app, 0

    def call(self, query: str, *, by: Asker | None = None, **variables):
        answer = (by or self.ask)(query, **variables)
        self.statements += len(answer.statements)
        (result,) = answer.data.values()
        return result

    def begins(self, ware, quantity: int = 1, **extra):
        line = {"variantId": global_id("ProductVariant", ware.variant.pk), "quantity": quantity}
        given = {"channel": "us", "email": "jo@example.com", "lines": [line]} | extra
        result = self.call(CREATE, i=given)
        self.id = result["checkout"]["id"] if result["checkout"] else None
        return result

    def says_where(self):
        self.methods = self.call(SHIP, id=self.id, a=ADDRESS)["checkout"]["shippingMethods"]
        self.call(BILL, id=self.id, a=ADDRESS)
        self.total = self.call(DELIVER, id=self.id, m=self.methods[0]["id"])["checkout"]["totalPrice"]["gross"]

    def pays(self, amount=None, currency=None, reference=None, **extra):
        money = {"amount": amount or self.total["amount"], "currency": currency or self.total["currency"]}
        given = {"name": "Card", "pspReference": reference or str(uuid4()), "amountCharged": money} | extra
        return self.call(PAY, by=self.app, id=self.id, t=given)

    def completes(self):
        return self.call(DONE, id=self.id)


@pytest.fixture
def buyer(transactional_db, ask, app):
    return Buyer(ask, app)


def codes(result) -> list[tuple[str | None, str]]:
    return [(error["field"], error["code"]) for error in result["errors"]]


def test_a_guest_buys_with_few_statements(buyer: Buyer, shop):
    ware = shop.sells(stock=3, us_price="18")
    assert buyer.begins(ware)["checkout"]["totalPrice"]["gross"] == {"amount": 18.0, "currency": "USD"}
    buyer.says_where()
    assert buyer.total["amount"] == 30.0
    assert buyer.pays()["errors"] == []
    order = buyer.completes()["order"]
    assert order["status"] == "UNFULFILLED" and order["total"]["gross"]["amount"] == 30.0
    assert ware.left == 2
    assert buyer.statements <= 41
    again = buyer.completes()
    assert again["order"]["id"] == order["id"] and Order.objects.count() == 1

    page = buyer.call(ORDER, id=order["id"])
    assert page["isPaid"] and page["chargeStatus"] == "FULL" and page["paymentStatus"] == "FULLY_CHARGED"
    assert page["userEmail"] == "jo@example.com" and page["shippingAddress"]["country"]["code"] == "US"
    assert page["lines"][0]["totalPrice"]["gross"]["amount"] == 18.0
    assert page["subtotal"]["gross"]["amount"] + page["shippingPrice"]["gross"]["amount"] == 30.0
    assert page["totalBalance"]["amount"] == 0.0
    assert page["fulfillments"][0]["lines"][0]["quantity"] == 1


def test_a_checkout_is_read_back(buyer: Buyer, shop):
    ware = shop.sells(us_price="18")
    buyer.begins(ware, 2)
    buyer.says_where()
    data = buyer.call(
        """query($id:ID!){checkout(id:$id){id email quantity isShippingRequired chargeStatus authorizeStatus
        channel{slug}
        lines{id quantity unitPrice{gross{amount}} totalPrice{gross{amount}} undiscountedUnitPrice{amount}
        variant{id name product{name slug thumbnail{url}}}} subtotalPrice{gross{amount} tax{amount}}
        shippingPrice{gross{amount}}
        totalPrice{gross{amount}} discount{amount} delivery{id shippingMethod{name}} problems{__typename}
        shippingAddress{city postalCode} giftCards{id} voucherCode availablePaymentGateways{id} metadata{key}}}""",
        id=buyer.id,
    )
    assert data["quantity"] == 2 and data["chargeStatus"] == "NONE" and data["problems"] == []
    line = data["lines"][0]
    assert line["variant"]["product"]["slug"] == ware.product.slug
    assert (line["unitPrice"]["gross"]["amount"], line["totalPrice"]["gross"]["amount"]) == (18.0, 36.0)
    assert data["delivery"]["shippingMethod"]["name"]
    assert data["totalPrice"]["gross"]["amount"] == 48.0


def test_lines_are_added_changed_and_taken_out(buyer: Buyer, shop):
    vase, bowl = shop.sells("瓶"), shop.sells("碗")
    buyer.begins(vase)
    fields = "checkout{lines{id quantity variant{id}}} " + ERRORS
    add = f"mutation($id:ID!,$l:[CheckoutLineInput!]!){{checkoutLinesAdd(id:$id,lines:$l){{{fields}}}}}"
    update = f"mutation($id:ID!,$l:[CheckoutLineUpdateInput!]!){{checkoutLinesUpdate(id:$id,lines:$l){{{fields}}}}}"
    delete = f"mutation($id:ID!,$l:[ID!]!){{checkoutLinesDelete(id:$id,linesIds:$l){{{fields}}}}}"
    bowl_id = global_id("ProductVariant", bowl.variant.pk)
    lines = buyer.call(add, id=buyer.id, l=[{"variantId": bowl_id, "quantity": 2}])["checkout"]["lines"]
    assert [line["quantity"] for line in lines] == [1, 2]
    lines = buyer.call(update, id=buyer.id, l=[{"lineId": lines[1]["id"], "quantity": 5}])["checkout"]["lines"]
    assert lines[1]["quantity"] == 5
    lines = buyer.call(update, id=buyer.id, l=[{"variantId": bowl_id, "quantity": 4}])["checkout"]["lines"]
    assert lines[1]["quantity"] == 4
    left = buyer.call(delete, id=buyer.id, l=[lines[0]["id"]])["checkout"]["lines"]
    assert [line["variant"]["id"] for line in left] == [bowl_id]
    assert codes(buyer.call(delete, id=buyer.id, l=[lines[0]["id"]])) == [("lineId", "NOT_FOUND")]


@pytest.mark.parametrize(
    ("quantity", "code"),
    [(0, "ZERO_QUANTITY"), (-1, "ZERO_QUANTITY"), (11, "INSUFFICIENT_STOCK"), (1000, "QUANTITY_GREATER_THAN_LIMIT")],
)
def test_a_quantity_that_cannot_be_is_refused(buyer: Buyer, shop, quantity, code):
    result = buyer.begins(shop.sells(stock=10), quantity)
    assert result["checkout"] is None
    assert codes(result) == [("quantity", code)]


def test_what_is_not_sold_is_refused(buyer: Buyer, shop):
    assert codes(buyer.begins(shop.sells(state="draft"))) == [("lines", "UNAVAILABLE_VARIANT_IN_CHANNEL")]
    assert codes(buyer.begins(shop.sells(us_price=None))) == [("lines", "UNAVAILABLE_VARIANT_IN_CHANNEL")]


def test_channel_and_email_are_checked(buyer: Buyer, shop):
    ware = shop.sells()
    assert codes(buyer.begins(ware, channel="mars")) == [("channel", "NOT_FOUND")]
    assert codes(buyer.begins(ware, channel=None)) == [("channel", "MISSING_CHANNEL_SLUG")]
    assert codes(buyer.begins(ware, email="not an address")) == [("email", "INVALID")]
    assert codes(buyer.begins(ware, email="a" * 260 + "@example.com")) == [("email", "INVALID")]


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"postalCode": "x"}, {("postalCode", "INVALID")}),
        ({"city": "", "streetAddress1": None}, {("city", "REQUIRED"), ("streetAddress1", "REQUIRED")}),
        ({"phone": "abc"}, {("phone", "INVALID")}),
        ({"firstName": "x" * 300}, {("firstName", "INVALID")}),
        ({"country": None}, {("country", "REQUIRED")}),
    ],
)
def test_an_address_that_cannot_be_names_each_wrong_field(buyer: Buyer, shop, change, wrong):
    buyer.begins(shop.sells())
    result = buyer.call(SHIP, id=buyer.id, a=ADDRESS | change)
    assert set(codes(result)) == wrong


def test_a_country_that_the_channel_does_not_serve_is_refused(buyer: Buyer, shop):
    buyer.begins(shop.sells())
    paris = {"country": "FR", "city": "Paris", "postalCode": "75001", "streetAddress1": "1 Rue", "lastName": "D"}
    assert codes(buyer.call(SHIP, id=buyer.id, a=paris))[0][0] == "country"


def test_what_is_missing_is_named_one_by_one(buyer: Buyer, shop):
    buyer.begins(shop.sells(), email=None)
    assert codes(buyer.completes()) == [("email", "EMAIL_NOT_SET")]
    buyer.call('mutation($id:ID!){checkoutEmailUpdate(id:$id,email:"jo@example.com"){errors{code}}}', id=buyer.id)
    assert codes(buyer.completes()) == [("shippingAddress", "SHIPPING_ADDRESS_NOT_SET")]
    method = b64encode(b"ShippingMethod:999").decode()
    assert codes(buyer.call(DELIVER, id=buyer.id, m=method)) == [("shippingAddress", "SHIPPING_ADDRESS_NOT_SET")]
    buyer.call(SHIP, id=buyer.id, a=ADDRESS)
    assert codes(buyer.completes()) == [("billingAddress", "BILLING_ADDRESS_NOT_SET")]
    buyer.call(BILL, id=buyer.id, a=ADDRESS)
    assert codes(buyer.completes()) == [("deliveryMethod", "SHIPPING_METHOD_NOT_SET")]
    assert codes(buyer.call(DELIVER, id=buyer.id, m=method)) == [("deliveryMethodId", "DELIVERY_METHOD_NOT_APPLICABLE")]
    buyer.says_where()
    assert codes(buyer.completes()) == [(None, "CHECKOUT_NOT_FULLY_PAID")]
    assert not Order.objects.exists()


def test_too_little_is_not_enough(buyer: Buyer, shop):
    buyer.begins(shop.sells(us_price="18"))
    buyer.says_where()
    buyer.pays(amount=29.99)
    assert codes(buyer.completes()) == [(None, "CHECKOUT_NOT_FULLY_PAID")]
    buyer.pays(amount=0.01)
    assert buyer.completes()["errors"] == []


def test_the_last_piece_goes_to_the_first(buyer: Buyer, ask, app, shop):
    ware = shop.sells(stock=1)
    other = Buyer(ask, app)
    for one in (buyer, other):
        one.begins(ware)
        one.says_where()
        one.pays()
    assert buyer.completes()["errors"] == []
    assert codes(other.completes()) == [("quantity", "INSUFFICIENT_STOCK")]
    problems = other.call("query($id:ID!){checkout(id:$id){problems{__typename}}}", id=other.id)["problems"]
    assert problems == [{"__typename": "CheckoutLineProblemInsufficientStock"}]


def test_delivery_options_can_be_chosen_by_their_own_ids(buyer: Buyer, shop):
    buyer.begins(shop.sells())
    buyer.says_where()
    query = "mutation($id:ID!){deliveryOptionsCalculate(id:$id){deliveries{id shippingMethod{id name}} errors{code}}}"
    (option, *_more) = buyer.call(query, id=buyer.id)["deliveries"]
    assert buyer.call(DELIVER, id=buyer.id, m=option["id"])["errors"] == []


def test_made_to_order_asks_for_the_buyers_own_word(buyer: Buyer, shop):
    buyer.begins(shop.sells(made_to_order_days=30))
    buyer.says_where()
    buyer.pays()
    assert codes(buyer.completes()) == [("confirmations", "REQUIRED")]
    needed = buyer.call("query($id:ID!){checkout(id:$id){confirmationsNeeded{code text isConfirmed}}}", id=buyer.id)
    (confirmation,) = needed["confirmationsNeeded"]
    assert not confirmation["isConfirmed"]
    confirm = "mutation($id:ID!,$c:[String!]!){checkoutConfirm(id:$id,confirmations:$c){errors{code}}}"
    assert buyer.call(confirm, id=buyer.id, c=[confirmation["code"]])["errors"] == []
    assert buyer.completes()["errors"] == []


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("nonsense", "GRAPHQL_ERROR"),
        (b64encode(b"Product:1").decode(), "GRAPHQL_ERROR"),
        (b64encode(b"Checkout:00000000-0000-4000-8000-000000000000").decode(), "NOT_FOUND"),
    ],
)
def test_a_checkout_that_nobody_knows(buyer: Buyer, shop, bad, code):
    assert codes(buyer.call(BILL, id=bad, a=ADDRESS)) == [("id", code)]
    assert codes(buyer.call(PAY, by=buyer.app, id=bad, t={}))[0][1] == code


def test_nobody_sets_their_own_price(buyer: Buyer, ask, shop):
    ware = shop.sells()
    line = {"variantId": global_id("ProductVariant", ware.variant.pk), "quantity": 1, "price": 0.01}
    assert ask(CREATE, i={"channel": "us", "lines": [line]}).code == "PermissionDenied"


def test_only_an_app_that_handles_payments_reports_them(buyer: Buyer, ask, powerless_app, shop):
    buyer.begins(shop.sells())
    for caller in (ask, powerless_app):
        answer = caller(PAY, id=buyer.id, t={"amountCharged": {"amount": 30, "currency": "USD"}})
        assert answer.code == "PermissionDenied" and answer.body["data"] == {"transactionCreate": None}


def test_a_payment_in_another_currency_or_told_twice_is_refused(buyer: Buyer, shop):
    buyer.begins(shop.sells())
    buyer.says_where()
    assert codes(buyer.pays(currency="CNY")) == [("transaction", "INCORRECT_CURRENCY")]
    assert buyer.pays(reference="one")["errors"] == []
    assert codes(buyer.pays(reference="one")) == [("transaction", "UNIQUE")]
    assert codes(buyer.pays(reference="x" * 200)) == [("transaction", "INVALID")]


def test_somebody_sees_their_own_orders_and_no_others(buyer: Buyer, ask, app, shop):
    ware = shop.sells()
    mine, other = UserFactory(), UserFactory()
    asker = Asker(token_for(mine, kind=ACCESS, at=now()))
    signed_in = Buyer(asker, app)
    for one in (signed_in, buyer):
        one.begins(ware, email=None if one is signed_in else "guest@example.com")
        one.says_where()
        one.pays()
    number = signed_in.completes()["order"]["number"]
    buyer.completes()
    query = "{me{email orders(first:9){totalCount edges{node{number userEmail total{gross{amount}}}}}}}"
    orders = asker(query).data["me"]["orders"]
    assert [edge["node"]["number"] for edge in orders["edges"]] == [number]
    assert orders["edges"][0]["node"]["userEmail"] == mine.email
    assert Asker(token_for(other, kind=ACCESS, at=now()))(query).data["me"]["orders"]["totalCount"] == 0


def test_orders_are_listed_for_those_who_manage_them(buyer: Buyer, ask, shop):
    buyer.begins(shop.sells())
    buyer.says_where()
    buyer.pays()
    number = buyer.completes()["order"]["number"]
    query = "{orders(first:5){totalCount edges{node{number lines{productName} total{gross{amount}}}}}}"
    assert ask(query).code == "PermissionDenied"
    assert buyer.app(query).code == "PermissionDenied"
    clerk = Asker(create_app(name="Clerk", permissions=["MANAGE_ORDERS"])[1])
    listed = clerk(query).data["orders"]
    assert listed["totalCount"] == 1 and listed["edges"][0]["node"]["number"] == number


RESERVE = "mutation($id:ID!){checkoutReserve(id:$id){checkout{stockReservationExpires} " + ERRORS + "}}"
PROBLEMS = """query($id:ID!){checkout(id:$id){stockReservationExpires problems{__typename
    ... on CheckoutProblemPriceChanged{agreedTotal{amount} total{amount} lines{before{amount} now{amount}
      line{variant{id}}}}}}}"""


def test_before_paying_a_client_has_the_pieces_kept_and_learns_of_any_change(buyer: Buyer, ask, app, shop):
    ware = shop.sells(stock=1, us_price="18")
    other = Buyer(ask, app)
    for one in (buyer, other):
        one.begins(ware)
        one.says_where()
    seen = buyer.call(PROBLEMS, id=buyer.id)
    assert seen == {"stockReservationExpires": None, "problems": []}
    kept = buyer.call(RESERVE, id=buyer.id)
    assert kept["checkout"]["stockReservationExpires"] and not kept["errors"]
    assert codes(other.call(RESERVE, id=other.id)) == [("quantity", "INSUFFICIENT_STOCK")]
    VariantChannelListing.objects.filter(variant=ware.variant, currency="USD").update(price_amount=20)
    (problem,) = buyer.call(PROBLEMS, id=buyer.id)["problems"]
    assert problem == {
        "__typename": "CheckoutProblemPriceChanged",
        "agreedTotal": {"amount": 30.0},
        "total": {"amount": 32.0},
        "lines": [
            {
                "before": {"amount": 18.0},
                "now": {"amount": 20.0},
                "line": {"variant": {"id": global_id("ProductVariant", ware.variant.pk)}},
            }
        ],
    }
    buyer.call(RESERVE, id=buyer.id)
    assert buyer.call(PROBLEMS, id=buyer.id)["problems"] == [], "Agreed again."


def test_an_order_is_collected_at_a_workshop_without_an_address(buyer: Buyer, shop):
    ware = shop.sells(us_price="18")
    house = ware.variant.stocks.get().warehouse
    Warehouse.objects.filter(pk=house.pk).update(collection="local", street_address="1 Kiln Lane", country="US")
    buyer.begins(ware)
    query = """query($id:ID!){checkout(id:$id){
        availableCollectionPoints{id name openingHours clickAndCollectOption address{streetAddress1 city country{code}}}
        deliveryMethod{__typename ...on Warehouse{id} ...on ShippingMethod{id}}}}"""
    (point,) = buyer.call(query, id=buyer.id)["availableCollectionPoints"]
    assert (point["address"]["streetAddress1"], point["clickAndCollectOption"]) == ("1 Kiln Lane", "LOCAL")
    delivered = buyer.call(DELIVER, id=buyer.id, m=point["id"])
    assert delivered["errors"] == [] and delivered["checkout"]["totalPrice"]["gross"]["amount"] == 18.0
    chosen = buyer.call(query, id=buyer.id)["deliveryMethod"]
    assert chosen == {"__typename": "Warehouse", "id": point["id"]}
    buyer.call(BILL, id=buyer.id, a=ADDRESS)
    buyer.pays(amount=18, currency="USD")
    done = buyer.completes()
    assert done["errors"] == []
    placed = """query($id:ID!){order(id:$id){collectionPointName
        deliveryMethod{__typename ...on Warehouse{id name}} shippingAddress{streetAddress1}}}"""
    order = buyer.call(placed, id=done["order"]["id"])
    assert order["deliveryMethod"] == {"__typename": "Warehouse", "id": point["id"], "name": point["name"]}
    assert (order["collectionPointName"], order["shippingAddress"]["streetAddress1"]) == (point["name"], "1 Kiln Lane")
    other = b64encode(b"Warehouse:999").decode()
    buyer.begins(ware)
    assert codes(buyer.call(DELIVER, id=buyer.id, m=other)) == [("deliveryMethodId", "DELIVERY_METHOD_NOT_APPLICABLE")]
