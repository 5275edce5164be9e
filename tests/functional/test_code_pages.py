"""A discount code on the pages: typed in the basket, seen in the sum, told when it ends, taken out."""

import pytest

from common.clock import now
from promotions.vouchers import services as vouchers
from tests.factories.promotions import a_voucher
from tests.functional.shopping import Shopper, a_small_store

pytestmark = pytest.mark.django_db

HTMX = {"hx-request": "true"}


@pytest.fixture
def shopper():
    store = a_small_store()
    shopper = Shopper()
    shopper.puts_in(store.tea, 2)
    return shopper


@pytest.fixture
def voucher():
    return a_voucher("立冬礼", percent="10")


def gives(shopper, code, **headers):
    return shopper.posts("/basket/code/", {"code": code, "act": "add"}, **headers)


def takes_out(shopper, **more):
    return shopper.posts("/basket/code/", {"act": "remove"} | more)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_code_is_typed_and_its_reason_stands_in_the_sum(shopper, voucher, headers):
    before = shopper.basket.quote.total.gross
    assert gives(shopper, " 立冬礼 ", **headers).url == "/basket/"
    page = shopper.sees("/basket/").content.decode()
    assert "优惠码 立冬礼：立冬礼" in page
    assert shopper.basket.quote.total.gross == before - before.percent(10)
    assert 'name="code"' not in page


def test_it_is_taken_out_again(shopper, voucher):
    gives(shopper, "立冬礼")
    assert takes_out(shopper).url == "/basket/"
    assert not shopper.basket.savings
    assert 'name="code"' in shopper.sees("/basket/").content.decode()


@pytest.mark.parametrize("typed", ["SUMMER", "", "x" * 200, "<b>"])
def test_a_code_that_nobody_made_is_told_beside_its_box(shopper, typed):
    response = gives(shopper, typed)
    assert response.status_code == 422
    page = response.content.decode()
    assert "没有这个优惠码" in page and 'aria-invalid="true"' in page
    assert "<b>" not in page.split('id="code-typed"')[1].split(">")[0]


def test_a_code_that_asks_for_more_says_how_much(shopper):
    a_voucher("MORE", off="20", min_spent="100000")
    response = gives(shopper, "more")
    assert (response.status_code, response.context["basket"].view.voucher_code) == (422, "")
    assert "满 ¥100,000 才能用这个优惠码" in response.content.decode()


def test_at_the_checkout_a_code_changes_the_sum_and_nothing_that_was_typed(shopper, voucher):
    form = shopper.form() | {"last_name": "林若溪", "intent": "code", "act": "add"}
    refused = shopper.posts("/checkout/", form | {"code": "nothing"})
    assert refused.status_code == 422
    for words in ("没有这个优惠码", 'value="nothing"', 'value="林若溪"'):
        assert words in refused.content.decode()
    taken = shopper.posts("/checkout/", form | {"code": "立冬礼"})
    assert taken.context["shown"].quote.discount.amount > 0
    assert 'value="林若溪"' in taken.content.decode()
    without = shopper.posts("/checkout/", form | {"act": "remove"})
    assert without.context["shown"].quote.discount.amount == 0
    assert shopper.posts("/checkout/", form | {"act": "steal"}).status_code == 400


@pytest.mark.parametrize("form", [{}, {"act": "steal"}, {"act": "add", "then": "elsewhere"}])
def test_what_no_page_of_ours_sends_is_refused(shopper, form):
    assert shopper.posts("/basket/code/", form).status_code == 400


def test_another_site_cannot_give_a_code(shopper, voucher):
    assert gives(shopper, "立冬礼", **{"sec-fetch-site": "cross-site"}).status_code == 403


def test_without_a_basket_there_is_nothing_to_give_it_to(voucher):
    assert gives(Shopper(), "立冬礼").url == "/basket/"


def test_the_order_is_made_with_it(shopper, voucher):
    gives(shopper, "立冬礼")
    order = shopper.orders()
    assert order.voucher_code == "立冬礼"
    assert order.discount_amount > 0
    assert "优惠码 立冬礼：立冬礼" in shopper.sees(f"/orders/{order.pk}/").content.decode()


def test_a_code_that_ends_meanwhile_is_told_and_the_buyer_agrees_again(shopper, voucher):
    gives(shopper, "立冬礼")
    form = shopper.form()
    vouchers.stop(voucher_id=voucher.pk, at=now())

    refused = shopper.posts("/checkout/", form)
    assert refused.status_code == 409
    page = refused.content.decode()
    assert "这个优惠码已经失效" in page and 'value="remove"' in page
    assert refused.context["shown"].quote.discount.amount == 0
    # Asked once more without taking it out, nothing is ordered either.
    assert shopper.posts("/checkout/", shopper.form()).status_code == 409
    assert "这个优惠码已经失效" in shopper.sees("/basket/").content.decode()

    assert takes_out(shopper, then="checkout").url == "/checkout/"
    assert shopper.orders().discount_amount == 0
