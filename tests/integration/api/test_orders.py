"""What apps and the staff do with orders over the API, and what a stranger sees of one."""

import pytest

from storefront.accounts.app_tokens import create_app
from storefront.api.core.ids import encode
from storefront.orders.models import OrderStatus
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer
from tests.factories.orders import line_of, paid
from tests.factories.people import UserFactory
from tests.integration.api.conftest import Asker

pytestmark = pytest.mark.django_db

CANCEL = "mutation($id:ID!){orderCancel(id:$id){order{status} errors{field code}}}"
FULFILL = """mutation($order:ID,$input:OrderFulfillInput!){orderFulfill(order:$order,input:$input){
    order{status} fulfillments{status trackingNumber lines{quantity}} errors{field code}}}"""
TRACKING = """mutation($id:ID!,$input:FulfillmentUpdateTrackingInput!){
    orderFulfillmentUpdateTracking(id:$id,input:$input){fulfillment{trackingNumber} errors{field code}}}"""
READ = "query($id:ID!){order(id:$id){userEmail status shippingAddress{firstName city streetAddress1}}}"


@pytest.fixture
def staff(db):
    _app, token = create_app(name="Back office", permissions=["MANAGE_ORDERS"])
    return Asker(token)


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    return shop.sells(stock=9, price="100")


@pytest.fixture
def order(vase):
    return paid(vase, quantity=3)


def id_of(order):
    return encode("Order", order.pk)


def lines(order, ware, quantity, *, warehouse=None):
    stock = {
        "quantity": quantity,
        "warehouse": encode("Warehouse", warehouse or ware.variant.stocks.get().warehouse_id),
    }
    return [{"orderLineId": encode("OrderLine", line_of(order, ware).pk), "stocks": [stock]}]


def fulfills(staff, order, ware, quantity, **more):
    sent = {"lines": lines(order, ware, quantity), "trackingNumber": "SF1234567890"} | more
    return staff(FULFILL, order=id_of(order), input=sent).data["orderFulfill"]


def test_an_order_is_cancelled_and_its_money_goes_back(staff, order, vase):
    answer = staff(CANCEL, id=id_of(order)).data["orderCancel"]
    assert answer == {"order": {"status": "CANCELED"}, "errors": []}
    assert (vase.left, order.refunds.get().total) == (9, order.total)


def test_pieces_are_sent_in_portions(staff, order, vase):
    answer = fulfills(staff, order, vase, 2)
    assert answer["order"] == {"status": "PARTIALLY_FULFILLED"}
    [sent] = answer["fulfillments"]
    assert sent == {"status": "FULFILLED", "trackingNumber": "SF1234567890", "lines": [{"quantity": 2}]}
    assert fulfills(staff, order, vase, 1)["order"] == {"status": "FULFILLED"}
    assert vase.variant.stocks.get().quantity == 6


@pytest.mark.parametrize("quantity", [0, -1, 4])
def test_more_than_waits_is_not_sent(staff, order, vase, quantity):
    [error] = fulfills(staff, order, vase, quantity)["errors"]
    assert error["code"] == "INVALID"
    assert vase.sold == 3


def test_what_was_sent_is_cancelled_no_more(staff, order, vase):
    fulfills(staff, order, vase, 3)
    assert staff(CANCEL, id=id_of(order)).data["orderCancel"]["errors"] == [
        {"field": None, "code": "CANNOT_CANCEL_ORDER"}
    ]


def test_lines_of_another_order_or_warehouse_are_not_found(staff, order, vase, shop):
    other, bowl = paid(vase), a_shop().sells()
    elsewhere = bowl.variant.stocks.get().warehouse_id
    for given in (lines(other, vase, 1), lines(order, vase, 1, warehouse=elsewhere)):
        answer = staff(FULFILL, order=id_of(order), input={"lines": given}).data["orderFulfill"]
        assert [error["code"] for error in answer["errors"]] == ["NOT_FOUND"]


def test_a_tracking_number_is_corrected(staff, order, vase):
    fulfills(staff, order, vase, 3)
    parcel = order.fulfillments.get()
    given = {"trackingNumber": "yt 000 000 1"}
    answer = staff(TRACKING, id=encode("Fulfillment", parcel.pk), input=given)
    assert answer.data["orderFulfillmentUpdateTracking"]["fulfillment"] == {"trackingNumber": "YT0000001"}


@pytest.mark.parametrize("operation", ["cancel", "fulfill"])
def test_nobody_else_may(ask, app, order, vase, operation):
    for asker in (ask, app):
        if operation == "cancel":
            answer = asker(CANCEL, id=id_of(order))
        else:
            answer = asker(FULFILL, order=id_of(order), input={"lines": lines(order, vase, 1)})
        assert answer.code == "PermissionDenied"
    order.refresh_from_db()
    assert order.status == OrderStatus.UNFULFILLED


def test_a_guests_order_is_read_whole_by_whoever_holds_its_id(ask, order):
    assert ask(READ, id=id_of(order)).data["order"]["userEmail"] == order.email


def test_an_accounts_order_is_veiled_for_strangers_and_whole_for_the_staff(ask, staff, vase):
    order = paid(vase, buyer=a_buyer(user_id=UserFactory().pk))
    seen = ask(READ, id=id_of(order)).data["order"]
    assert seen["userEmail"] == f"{order.email[0]}...@example.com"
    assert seen["shippingAddress"] == {"firstName": "若...", "city": "杭州市", "streetAddress1": "文..."}
    assert staff(READ, id=id_of(order)).data["order"]["userEmail"] == order.email
