"""Into the basket and along with it, without a browser: putting in, changing, signing in and out."""

import uuid

import pytest
from django.test import Client

from storefront.accounts.models import User
from storefront.checkout.models import Checkout
from storefront.orders.models import Order
from tests.factories.people import UserFactory
from tests.functional.shopping import OURS, Shopper, a_small_store
from tests.letters import letters, link_in

pytestmark = pytest.mark.django_db

HTMX = {"hx-request": "true"}


@pytest.fixture
def store():
    return a_small_store()


@pytest.fixture
def shopper():
    return Shopper()


# --- Putting in --------------------------------------------------------------


def test_a_work_goes_into_the_basket_and_its_number_into_a_plain_cookie(store, shopper):
    response = shopper.puts_in(store.vase, 2)
    assert (response.status_code, response.url) == (302, "/basket/")
    assert response.cookies["basket_count"].value == "2"
    assert response.cookies["basket_cn"]["httponly"]
    assert [line.seen.quantity for line in shopper.basket.lines] == [2]


def test_buying_now_leads_to_the_checkout(store, shopper):
    response = shopper.posts("/basket/add/", {"variant": store.vase.variant.pk, "quantity": 1, "then": "checkout"})
    assert response.url == "/checkout/"


def test_htmx_gets_a_word_instead_of_a_page(store, shopper):
    response = shopper.puts_in(store.vase, **HTMX)
    assert response.status_code == 200
    assert 'class="toast"' in response.content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("quantity", "status"), [("-1", 422), ("0", 422), ("1.5", 422), ("x", 422), ("", 422), ("1000", 422), ("11", 409)]
)
def test_a_bad_quantity_is_refused_with_a_word(store, shopper, quantity, status):
    for headers in ({}, HTMX):
        response = shopper.puts_in(store.vase, quantity, **headers)
        assert response.status_code == status
        assert 'role="alert"' in response.content.decode() or "toast" in response.content.decode()
    assert shopper.basket is None or not shopper.basket.lines


def test_a_limit_per_customer_is_told(store, shopper):
    response = shopper.puts_in(store.balm, 6)
    assert response.status_code == 409
    assert "每人限购 5 件" in response.content.decode()


def test_an_unknown_variant_is_refused(store, shopper):
    for variant, status in {"": 400, "0": 400, "-4": 400, "x": 400, str(2**70): 400, "99999999": 409}.items():
        response = shopper.posts("/basket/add/", {"variant": variant, "quantity": 1})
        assert response.status_code == status, variant


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"referer": "https://elsewhere.example/p/vase/"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
    ],
)
def test_a_post_that_is_not_from_our_pages_is_refused(store, headers):
    data = {"variant": store.vase.variant.pk, "quantity": 1}
    assert Client(enforce_csrf_checks=True).post("/basket/add/", data, headers=headers).status_code == 403
    assert not Checkout.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}, {"referer": "http://testserver/p/vase/"}],
)
def test_a_post_from_our_pages_needs_no_token(store, headers):
    data = {"variant": store.vase.variant.pk, "quantity": 1}
    assert Client(enforce_csrf_checks=True).post("/basket/add/", data, headers=headers).status_code == 302


def test_all_other_posts_need_a_token(store, shopper):
    shopper.puts_in(store.vase)
    order = shopper.orders()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = shopper.client.cookies
    strict.force_login(UserFactory())
    for page in ("/checkout/", f"/orders/{order.pk}/pay/", f"/claim/{uuid.uuid4()}/", "/accounts/logout/"):
        assert strict.post(page, {}, headers=OURS).status_code == 403, page


# --- The basket --------------------------------------------------------------


def test_basket_gives_each_line_its_reasons_to_the_cent(store, shopper):
    shopper.puts_in(store.vase)
    basket = shopper.basket
    (line,) = basket.lines
    assert [str(reason.amount) for reason in line.priced.reasons] == ["-¥60", "-¥40"]
    assert (str(line.before), str(line.shown_total)) == ("¥400", "¥300")
    html = shopper.sees("/basket/").content.decode()
    assert "遗产日价 −¥60.00" in html
    assert "再买" in html


def test_basket_says_which_edition_comes_with_it(store, shopper):
    shopper.puts_in(store.vase)
    assert "随单赠《团圆》一枚" in shopper.sees("/basket/").content.decode()


def test_quantity_of_a_line_can_be_changed_and_the_line_taken_out(store, shopper):
    shopper.puts_in(store.vase)
    (line,) = shopper.basket.lines
    response = shopper.posts(f"/basket/lines/{line.seen.id}/", {"quantity": 3})
    assert response.cookies["basket_count"].value == "3"
    response = shopper.posts(f"/basket/lines/{line.seen.id}/", {"quantity": 3, "take_out": "on"})
    assert response.cookies["basket_count"].value == "0"
    assert shopper.basket.lines == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("quantity", "status"), [("-1", 422), ("x", 422), ("11", 409)])
def test_a_bad_change_of_a_line_leaves_it_as_it_was(store, shopper, quantity, status):
    shopper.puts_in(store.vase)
    (line,) = shopper.basket.lines
    assert shopper.posts(f"/basket/lines/{line.seen.id}/", {"quantity": quantity}).status_code == status
    assert [each.seen.quantity for each in shopper.basket.lines] == [1]


def test_somebody_elses_line_cannot_be_changed(store, shopper):
    shopper.puts_in(store.vase)
    (line,) = shopper.basket.lines
    stranger = Shopper()
    stranger.puts_in(store.tea)
    response = stranger.posts(f"/basket/lines/{line.seen.id}/", {"quantity": 5})
    assert response.status_code == 404
    assert "那一行不在你的购物袋里，或已不在。" in response.text
    assert [each.seen.quantity for each in shopper.basket.lines] == [1]


def test_a_forged_cookie_opens_nobodys_basket(store, shopper):
    shopper.puts_in(store.vase)
    stranger = Shopper()
    stranger.client.cookies["basket_cn"] = str(Checkout.objects.get().pk)
    assert stranger.basket is None


def test_a_basket_that_somebody_signed_in_with_is_not_shown_to_the_next_person(store, shopper):
    shopper.client.force_login(UserFactory())
    shopper.puts_in(store.vase)
    shopper.sees("/checkout/")
    cookie = shopper.client.cookies["basket_cn"]
    stranger = Shopper()
    stranger.client.cookies["basket_cn"] = cookie.value
    assert stranger.basket is None


def test_each_channel_has_its_own_basket(store, shopper):
    shopper.puts_in(store.vase)
    response = shopper.posts("/channel/", {"channel": "us", "next": "/basket/"})
    assert response.cookies["basket_count"].value == "0"
    assert shopper.basket is None
    response = shopper.posts("/channel/", {"channel": "cn", "next": "/basket/"})
    assert response.cookies["basket_count"].value == "1"


def test_a_guests_basket_comes_along_at_sign_in_and_is_there_on_the_next_device(store, shopper):
    User.objects.create_user("regular@example.com", "a-long-enough-one").vouch_for_email()
    shopper.puts_in(store.vase, 2)
    response = shopper.signs_in("regular@example.com", "a-long-enough-one")
    assert response.cookies["basket_count"].value == "2"
    assert response.cookies["basket_cn"].value == "", "From now on the account knows."
    assert [line.seen.quantity for line in shopper.basket.lines] == [2]
    phone = Shopper()
    phone.puts_in(store.vase)
    phone.puts_in(store.tea)
    phone.signs_in("regular@example.com", "a-long-enough-one")
    html = phone.sees("/basket/").content.decode()
    assert "登录前放入的 2 件" in html
    assert [line.seen.quantity for line in shopper.basket.lines] == [3, 1], "On the first device too."


def test_signing_out_leaves_the_basket_with_the_account(store, shopper):
    User.objects.create_user("regular@example.com", "a-long-enough-one").vouch_for_email()
    shopper.signs_in("regular@example.com", "a-long-enough-one")
    shopper.puts_in(store.vase)
    assert shopper.posts("/accounts/logout/").cookies["basket_count"].value == "0"
    assert shopper.basket is None
    shopper.puts_in(store.tea)
    shopper.signs_in("regular@example.com", "a-long-enough-one")
    assert len(shopper.basket.lines) == 2


def test_a_new_account_begins_with_the_guests_basket(store, shopper):
    shopper.puts_in(store.vase)
    shopper.posts("/accounts/signup/", {"email": "new@example.com", "password1": "a-long-enough-one"})
    shopper.client.post(link_in(letters("new@example.com")[0]))
    assert Checkout.objects.get().user.email == "new@example.com"
    assert len(shopper.basket.lines) == 1


def test_a_checkout_sent_twice_by_who_has_signed_in_leads_to_the_one_order(store, shopper):
    shopper.client.force_login(UserFactory())
    shopper.puts_in(store.vase)
    form = shopper.form() | {"basket": str(Checkout.objects.get().pk)}
    assert shopper.posts("/checkout/", form).url == shopper.posts("/checkout/", form).url
    assert Order.objects.count() == 1
    stranger = Shopper()
    stranger.client.force_login(UserFactory())
    assert stranger.posts("/checkout/", form).url == "/basket/"


def test_a_line_that_is_no_longer_sold_says_so_and_holds_the_checkout_back(store, shopper):
    shopper.puts_in(store.vase)
    store.vase.product.listing.delete()
    html = shopper.sees("/basket/").content.decode()
    assert "已不再出售" in html
    assert shopper.sees("/checkout/").url == "/basket/"
