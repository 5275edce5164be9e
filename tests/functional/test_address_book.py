"""The address book: each country's own fields, one's own addresses only, and orders that keep theirs."""

from __future__ import annotations

import pytest
from django.test import Client

from common.clock import now
from storefront.accounts import addresses, book
from storefront.accounts.addresses import AddressInput
from storefront.accounts.models import Address
from storefront.checkout.queries import view
from storefront.orders.models import Order
from storefront.pages.queries.checkouts import first_values
from tests.factories.catalog import ChannelFactory, a_shop
from tests.factories.checkout import HANGZHOU, TACOMA, a_buyer, ships
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody():
    ChannelFactory()
    ChannelFactory(us=True)
    return UserFactory()


@pytest.fixture
def browser(somebody):
    client = Client()
    client.force_login(somebody)
    return client


def form(address: AddressInput = HANGZHOU, **changes) -> dict:
    return {name: getattr(address, name) for name in AddressInput.__dataclass_fields__} | changes


def test_the_first_address_is_used_for_everything_and_a_later_one_where_one_says_so(browser, somebody):
    browser.post("/account/addresses/new/", form())
    browser.post("/account/addresses/new/", form(TACOMA, last_name="Jo Doe", for_billing="on"))
    somebody.refresh_from_db()
    assert str(somebody.default_shipping_address.country) == "CN"
    assert str(somebody.default_billing_address.country) == "US"
    page = browser.get("/en/account/addresses/").text
    assert "文三路 90 号" in page and "1470 Pinewood Avenue" in page


@pytest.mark.parametrize(
    ("address", "changes", "wrong"),
    [
        (HANGZHOU, {"city": ""}, "city"),
        (HANGZHOU, {"postal_code": "not one"}, "postal_code"),
        (TACOMA, {"last_name": "Jo", "country_area": "Nowhere"}, "country_area"),
        (TACOMA, {"last_name": "Jo", "postal_code": ""}, "postal_code"),
        (HANGZHOU, {"phone": "12"}, "phone"),
        (HANGZHOU, {"country": "XX"}, "country"),
    ],
)
def test_each_country_asks_for_its_own(browser, somebody, address, changes, wrong):
    answer = browser.post("/account/addresses/new/", form(address, **changes))
    assert answer.status_code == 422
    assert wrong in answer.context["form"].errors
    assert not somebody.addresses.exists()


def test_another_country_shows_its_fields_before_anything_is_judged(browser, somebody):
    answer = browser.post("/account/addresses/new/", {"country": "US", "intent": "country"})
    assert answer.status_code == 200
    assert answer.context["form"].fields["country_area"].required
    assert not somebody.addresses.exists()


def test_a_change_is_made_in_place_while_nothing_points_at_the_row(browser, somebody):
    row = book.add(somebody, address=HANGZHOU)
    browser.post(f"/account/addresses/{row.pk}/", form(street_address_1="龙井路 1 号", for_shipping="on"))
    assert [kept.street_address_1 for kept in Address.objects.all()] == ["龙井路 1 号"]


@pytest.fixture
def order_from_the_book(somebody):
    """An order that was placed with the address of the book itself."""
    ships()
    row = book.add(somebody, address=HANGZHOU)
    order = a_buyer().checks_out(a_shop().sells("梅瓶", price="100", stock=5))
    Order.objects.filter(pk=order.pk).update(shipping_address=row, user=somebody)
    return order


def test_an_order_keeps_the_address_it_was_placed_with(browser, somebody, order_from_the_book):
    old = somebody.addresses.get()
    browser.post(f"/account/addresses/{old.pk}/", form(street_address_1="龙井路 1 号"))
    order = Order.objects.get(pk=order_from_the_book.pk)
    assert order.shipping_address.street_address_1 == "文三路 90 号"
    assert order.shipping_address.user is None
    new = somebody.addresses.get()
    assert (new.street_address_1, new.pk != old.pk) == ("龙井路 1 号", True)
    somebody.refresh_from_db()
    assert somebody.default_shipping_address == somebody.default_billing_address == new


def test_an_address_that_an_order_needs_only_leaves_the_book(browser, somebody, order_from_the_book):
    row = somebody.addresses.get()
    browser.post(f"/account/addresses/{row.pk}/act/", {"act": "remove"})
    somebody.refresh_from_db()
    assert not somebody.addresses.exists() and somebody.default_shipping_address is None
    assert Order.objects.get(pk=order_from_the_book.pk).shipping_address == row


def test_an_address_that_nobody_needs_is_gone(browser, somebody):
    row = book.add(somebody, address=HANGZHOU)
    browser.post(f"/account/addresses/{row.pk}/act/", {"act": "remove"})
    assert not Address.objects.exists()


@pytest.mark.parametrize("act", ["SHIPPING", "BILLING"])
def test_what_is_used_without_asking_can_be_changed(browser, somebody, act):
    book.add(somebody, address=HANGZHOU)
    second = book.add(somebody, address=TACOMA)
    browser.post(f"/account/addresses/{second.pk}/act/", {"act": act})
    somebody.refresh_from_db()
    assert getattr(somebody, book.FIELD_OF_KIND[act]) == second


def test_addresses_of_others_do_not_exist(browser):
    theirs = book.add(UserFactory(), address=HANGZHOU)
    paths = [f"/account/addresses/{theirs.pk}/", f"/account/addresses/{theirs.pk}/act/"]
    for path in paths:
        for act in ("remove", "SHIPPING"):
            assert browser.post(path, form(act=act)).status_code == 404
    assert browser.get(paths[0]).status_code == 404
    theirs.refresh_from_db()
    assert theirs.user_id and theirs.street_address_1 == "文三路 90 号"


def test_the_book_has_an_end(browser, somebody):
    addresses_before = [addresses.saved(HANGZHOU, user_id=somebody.pk) for _ in range(book.MOST)]
    answer = browser.post("/account/addresses/new/", form())
    assert answer.status_code == 409
    assert somebody.addresses.count() == len(addresses_before)


def test_the_checkout_begins_with_the_address_for_parcels(somebody):
    book.add(somebody, address=HANGZHOU)
    home = book.add(somebody, address=AddressInput(**(form() | {"street_address_1": "龙井路 1 号"})))
    book.add(somebody, address=HANGZHOU)
    book.make_default(somebody, address_id=home.pk, kind=book.SHIPPING)
    ships()
    basket = a_buyer().takes(a_shop().sells("梅瓶", price="100", stock=5))
    begun = first_values(view(checkout_id=basket, at=now()), somebody)
    assert begun["street_address_1"] == "龙井路 1 号"
