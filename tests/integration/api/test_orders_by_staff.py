"""What the staff decide about an order's money over the API: taken, vouched for, let go, given back for a parcel."""

import pytest

from catalog.pricing.models import Channel
from storefront.accounts.app_tokens import create_app
from storefront.api.core.ids import encode
from storefront.orders.models import Fulfillment, Order
from storefront.orders.reconciling import differences
from storefront.payments.queries import money_of
from tests.factories.catalog import ChannelFactory, a_shop
from tests.factories.checkout import a_buyer, outbox_works
from tests.factories.orders import paid, sends
from tests.integration.api.conftest import Asker

pytestmark = pytest.mark.django_db

CONFIRM = "mutation($id:ID!){orderConfirm(id:$id){order{status isPaid} errors{field code}}}"
PAID = """mutation($id:ID!,$r:String){orderMarkAsPaid(id:$id,transactionReference:$r){
    order{isPaid status chargeStatus transactions{pspReference}} errors{field code} orderErrors{code}}}"""
VOID = "mutation($id:ID!){orderVoid(id:$id){order{status} errors{field code variants warehouse addressType}}}"
CANCEL = """mutation($id:ID!,$i:FulfillmentCancelInput){orderFulfillmentCancel(id:$id,input:$i){
    fulfillment{status} order{status} errors{field code orderLines}}}"""
MUTATIONS = {"orderConfirm": CONFIRM, "orderMarkAsPaid": PAID, "orderVoid": VOID, "orderFulfillmentCancel": CANCEL}


@pytest.fixture
def staff(db):
    _app, token = create_app(name="Back office", permissions=["MANAGE_ORDERS", "HANDLE_PAYMENTS"])
    return Asker(token)


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    return shop.sells(stock=9, price="100")


@pytest.fixture
def promised(vase):
    """An order whose money is promised and taken when a shop confirms."""
    ChannelFactory()
    Channel.objects.update(capture=Channel.Capture.ON_CONFIRMATION)
    return a_buyer().checks_out(vase)


def id_of(order):
    return encode("Order", order.pk)


def parcel_of(order):
    return encode("Fulfillment", order.fulfillments.get().pk)


def codes(answer):
    return [error["code"] for error in answer["errors"]]


def test_promised_money_is_taken(staff, promised):
    answer = staff(CONFIRM, id=id_of(promised)).data["orderConfirm"]
    assert answer == {"order": {"status": "UNCONFIRMED", "isPaid": False}, "errors": []}
    outbox_works()
    promised.refresh_from_db()
    assert promised.paid_at
    assert money_of(order_id=promised.pk).held == promised.total


def test_without_a_promise_there_is_nothing_to_confirm(staff, vase):
    answer = staff(CONFIRM, id=id_of(a_buyer().places(vase))).data["orderConfirm"]
    assert codes(answer) == ["CANNOT_FULFILL_UNPAID_ORDER"]


def test_what_was_paid_another_way_is_paid(staff, vase):
    order = a_buyer().places(vase)
    answer = staff(PAID, id=id_of(order), r="bank 2026-11-21/7").data["orderMarkAsPaid"]
    assert (answer["errors"], answer["orderErrors"]) == ([], [])
    assert answer["order"] == {
        "isPaid": True,
        "status": "UNFULFILLED",
        "chargeStatus": "FULL",
        "transactions": [{"pspReference": "bank 2026-11-21/7"}],
    }
    outbox_works()
    assert order.invoices.count() == 1
    assert list(differences()) == []


def test_it_is_paid_once(staff, vase, promised):
    order, other = a_buyer().places(vase), a_buyer().places(vase)
    staff(PAID, id=id_of(order), r="bank 7")
    assert codes(staff(PAID, id=id_of(order), r="bank 8").data["orderMarkAsPaid"]) == ["INVALID"]
    assert codes(staff(PAID, id=id_of(other), r="bank 7").data["orderMarkAsPaid"]) == ["UNIQUE"]
    assert codes(staff(PAID, id=id_of(promised)).data["orderMarkAsPaid"]) == ["PAYMENT_ERROR"]
    other.refresh_from_db()
    assert other.paid_at is None
    assert [row.transactions.count() for row in (order, other, promised)] == [1, 0, 1]


def test_a_promise_is_let_go_and_the_pieces_are_free_again(staff, promised, vase):
    assert staff(VOID, id=id_of(promised)).data["orderVoid"] == {"order": {"status": "CANCELED"}, "errors": []}
    outbox_works()
    money = money_of(order_id=promised.pk)
    assert not money.held and not money.authorized
    assert vase.left == 9
    assert codes(staff(VOID, id=id_of(promised)).data["orderVoid"]) == ["VOID_INACTIVE_PAYMENT"]


def test_money_that_was_taken_is_no_promise(staff, vase):
    order = paid(vase)
    assert codes(staff(VOID, id=id_of(order)).data["orderVoid"]) == ["VOID_INACTIVE_PAYMENT"]
    assert not order.refunds.exists()


def test_a_parcel_that_was_not_sent_is_cancelled_and_paid_back(staff, vase):
    order = paid(vase, quantity=2)
    warehouse = encode("Warehouse", vase.variant.stocks.get().warehouse_id)
    answer = staff(CANCEL, id=parcel_of(order), i={"warehouseId": warehouse}).data["orderFulfillmentCancel"]
    assert answer == {"fulfillment": {"status": "CANCELED"}, "order": {"status": "CANCELED"}, "errors": []}
    assert (vase.left, order.refunds.get().total) == (9, order.total)


def test_a_parcel_that_was_sent_is_not(staff, vase, shop):
    order = paid(vase)
    sends(order, shop)
    answer = staff(CANCEL, id=parcel_of(order)).data["orderFulfillmentCancel"]
    assert codes(answer) == ["CANNOT_CANCEL_FULFILLMENT"]
    assert order.fulfillments.get().status == Fulfillment.Status.FULFILLED


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_nobody_knows_is_not_found(staff, name):
    kind = "Fulfillment" if "Fulfillment" in name else "Order"
    unknown = encode(kind, 999 if kind == "Fulfillment" else "00000000-0000-4000-8000-000000000000")
    assert codes(staff(MUTATIONS[name], id=unknown).data[name]) == ["NOT_FOUND"]


@pytest.mark.parametrize("name", MUTATIONS)
def test_nobody_else_may(ask, app, promised, name):
    known = parcel_of(promised) if "Fulfillment" in name else id_of(promised)
    for asker in (ask, app):
        assert asker(MUTATIONS[name], id=known).code == "PermissionDenied"
    assert Order.objects.get().status == "unconfirmed"
    assert money_of(order_id=promised.pk).authorized == promised.total
