"""An app makes discount codes."""

from __future__ import annotations

import pytest

from common.clock import now
from promotions.vouchers import queries, refusals
from promotions.vouchers.codes import Customer
from promotions.vouchers.models import Voucher
from storefront.accounts.app_tokens import create_app
from tests.factories.catalog import ChannelFactory, a_shop
from tests.integration.api.conftest import Asker
from tests.integration.api.test_catalog import global_id

pytestmark = pytest.mark.django_db

ANSWER = "{voucher{id code} errors{field code message} discountErrors{code}}"
CREATE = f"mutation($i:VoucherInput!){{voucherCreate(input:$i){ANSWER}}}"
LIST = f"mutation($id:ID!,$i:VoucherChannelListingInput!){{voucherChannelListingUpdate(id:$id,input:$i){ANSWER}}}"


@pytest.fixture
def app(db) -> Asker:
    return Asker(create_app(name="Discounts", permissions=["MANAGE_DISCOUNTS"])[1])


def creates(app: Asker, **given):
    return app(CREATE, i={"code": "winter", "discountValueType": "PERCENTAGE"} | given).data["voucherCreate"]


def lists(app: Asker, voucher: str, **given):
    return app(LIST, id=voucher, i=given).data["voucherChannelListingUpdate"]


def off(**given):
    return [{"channelId": global_id("Channel", ChannelFactory().pk)} | given]


def promised():
    return queries.promise(code="WINTER", channel=ChannelFactory(), customer=Customer("jo@example.com"), at=now()).terms


def wrong(answer) -> list[tuple[str, str]]:
    assert answer["voucher"] is None
    return [(error["field"], error["code"]) for error in answer["errors"]]


def test_a_code_is_made_and_listed(app: Asker):
    ware = a_shop().sells()
    products = [global_id("Product", ware.product.pk)]
    made = creates(app, name="Winter", usageLimit=5, applyOncePerCustomer=True, products=products)
    assert made["errors"] == made["discountErrors"] == []
    assert made["voucher"]["code"] == "WINTER"
    with pytest.raises(refusals.NotApplicable):
        promised()
    assert lists(app, made["voucher"]["id"], addChannels=off(discountValue=15, minAmountSpent=99))["errors"] == []
    terms = promised()
    assert (terms.percent, str(terms.min_spent), terms.scope.product_ids) == (15, "¥99", {ware.product.pk})
    voucher = Voucher.objects.get()
    assert (voucher.usage_limit, voucher.once_per_customer, str(voucher.name)) == (5, True, "Winter")


def test_a_listing_is_changed_and_removed(app: Asker):
    voucher = creates(app)["voucher"]["id"]
    for value in (10, 20):
        lists(app, voucher, addChannels=off(discountValue=value))
    assert promised().percent == 20
    lists(app, voucher, removeChannels=[global_id("Channel", ChannelFactory().pk)])
    with pytest.raises(refusals.NotApplicable):
        promised()


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        ({"code": ""}, ("code", "REQUIRED")),
        ({"type": "SHIPPING"}, ("type", "INVALID")),
        ({"type": "SPECIFIC_PRODUCT", "discountValueType": "FIXED"}, ("type", "INVALID")),
        ({"minCheckoutItemsQuantity": 3}, ("minCheckoutItemsQuantity", "INVALID")),
        ({"usageLimit": 0}, ("usageLimit", "INVALID")),
    ],
)
def test_what_the_stores_vouchers_do_not_know_is_refused_by_name(app: Asker, given, refused):
    assert wrong(creates(app, **given)) == [refused]


def test_a_code_is_made_once(app: Asker):
    creates(app)
    assert wrong(creates(app)) == [("code", "UNIQUE")]


@pytest.mark.parametrize(
    ("listing", "refused"),
    [({}, ("discountValue", "REQUIRED")), ({"discountValue": 100}, ("value", "INVALID"))],
)
def test_what_takes_nothing_or_everything_off_is_refused(app: Asker, listing, refused):
    voucher = creates(app)["voucher"]["id"]
    assert wrong(lists(app, voucher, addChannels=off(**listing))) == [refused]


def test_without_the_permission_nobody_may(ask: Asker, app: Asker):
    voucher = creates(app)["voucher"]["id"]
    assert ask(CREATE, i={"code": "x"}).code == "PermissionDenied"
    assert ask(LIST, id=voucher, i={}).code == "PermissionDenied"
