"""A discount code through the API: given, refused, taken out, and on the order that it made cheaper."""

from __future__ import annotations

import pytest

from common.clock import now
from promotions.vouchers import services as vouchers
from promotions.vouchers.models import Voucher
from tests.factories.catalog import ChannelFactory
from tests.factories.promotions import a_voucher
from tests.integration.api.test_catalog import global_id
from tests.integration.api.test_checkout import DONE, ERRORS, Buyer, codes, shop
from tests.integration.api.test_checkout import buyer as buyer

FIELDS = "voucherCode discount{amount} discountName translatedDiscountName totalPrice{gross{amount}}"
ADD = (
    f"mutation($id:ID!,$code:String!){{checkoutAddPromoCode(id:$id,promoCode:$code){{checkout{{{FIELDS}}} {ERRORS}}}}}"
)
REMOVE = (
    "mutation($id:ID!,$code:String,$voucher:ID){checkoutRemovePromoCode(id:$id,promoCode:$code,promoCodeId:$voucher){"
    f"checkout{{{FIELDS}}} {ERRORS}}}}}"
)
PROBLEMS = """query($id:ID!){checkout(id:$id){voucherCode discount{amount} problems{__typename
  ...on CheckoutProblemVoucherNotApplicable{voucherCode message}}}}"""
DISCOUNTS = "query($id:ID!){order(id:$id){voucher{id code} discounts{type name amount{amount}} total{gross{amount}}}}"

shop = shop


@pytest.fixture
def voucher(shop) -> Voucher:
    return a_voucher("HERITAGE10", channel=ChannelFactory(us=True), usage_limit=1)


@pytest.fixture
def basket(buyer: Buyer, shop, voucher) -> Buyer:
    buyer.begins(shop.sells(us_price="20", stock=9), 2)
    return buyer


def test_from_the_code_to_the_order(basket: Buyer, voucher):
    given = basket.call(ADD, id=basket.id, code="heritage10")
    assert given["errors"] == []
    checkout = given["checkout"]
    assert (checkout["voucherCode"], checkout["discount"]["amount"]) == ("HERITAGE10", 4.0)
    assert checkout["discountName"] == "优惠码 HERITAGE10：立冬礼"
    basket.says_where()
    assert basket.total["amount"] == 48.0
    basket.pays()
    order = basket.completes()["order"]
    page = basket.call(DISCOUNTS, id=order["id"])
    assert page["voucher"] == {"id": global_id("Voucher", voucher.pk), "code": "HERITAGE10"}
    assert page["discounts"] == [{"type": "VOUCHER", "name": "优惠码 HERITAGE10：立冬礼", "amount": {"amount": 4.0}}]
    voucher.refresh_from_db()
    assert voucher.used == 1


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        (lambda voucher: voucher.codes.update(code="OTHER"), ("promoCode", "INVALID")),
        (lambda voucher: vouchers.stop(voucher_id=voucher.pk, at=now()), ("promoCode", "VOUCHER_NOT_APPLICABLE")),
        (lambda voucher: voucher.listings.update(min_spent="99"), ("promoCode", "VOUCHER_NOT_APPLICABLE")),
    ],
    ids=["unknown", "stopped", "too little"],
)
def test_a_code_that_is_not_for_this_checkout(basket: Buyer, voucher, change, refused):
    change(voucher)
    assert codes(basket.call(ADD, id=basket.id, code="HERITAGE10")) == [refused]


def test_a_code_is_taken_out_by_its_words_or_by_its_voucher(basket: Buyer, voucher):
    by_voucher = {"voucher": global_id("Voucher", voucher.pk)}
    for named in ({"code": "HERITAGE10"}, by_voucher):
        basket.call(ADD, id=basket.id, code="HERITAGE10")
        left = basket.call(REMOVE, id=basket.id, **named)
        assert (left["errors"], left["checkout"]["voucherCode"]) == ([], None)
        assert left["checkout"]["discount"]["amount"] == 0.0
    assert codes(basket.call(REMOVE, id=basket.id, code="HERITAGE10")) == [("promoCode", "INVALID")]
    assert codes(basket.call(REMOVE, id=basket.id, **by_voucher)) == [("promoCodeId", "INVALID")]
    assert codes(basket.call(REMOVE, id=basket.id)) == [("promoCode", "REQUIRED")]


def test_a_code_that_is_used_up_meanwhile_is_a_problem_and_makes_no_order(basket: Buyer, voucher):
    basket.call(ADD, id=basket.id, code="HERITAGE10")
    basket.says_where()
    basket.pays()
    Voucher.objects.update(used=1)
    page = basket.call(PROBLEMS, id=basket.id)
    assert (page["voucherCode"], page["discount"]["amount"]) == ("HERITAGE10", 0.0)
    [problem] = page["problems"]
    assert problem["__typename"] == "CheckoutProblemVoucherNotApplicable"
    assert problem["message"] == "这个优惠码已经用完。"
    assert codes(basket.call(DONE, id=basket.id)) == [("promoCode", "VOUCHER_NOT_APPLICABLE")]
