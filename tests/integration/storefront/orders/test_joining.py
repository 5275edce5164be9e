"""What somebody bought as a guest stands in their account once they have shown that the address is theirs."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from common.clock import now
from storefront.accounts import sign_in
from storefront.orders.queries import history
from storefront.orders.reconciling import differences
from storefront.orders.services.joining import join_guest_orders
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer
from tests.factories.people import UserFactory
from tests.letters import letters, link_in, work

pytestmark = pytest.mark.django_db

PASSWORD = "kiln-fire-1280"


@pytest.fixture
def vase():
    return a_shop().sells(stock=9)


@pytest.fixture
def order(vase):
    """Bought by a guest, who wrote the address as people do."""
    return bought(vase, "Lan.Ting@Example.com")


def bought(vase, email):
    buyer = a_buyer()
    buyer.email = email
    return buyer.places(vase)


def orders_of(user):
    return [order.pk for order in history(user_id=user.pk)]


def test_signing_up_brings_them_once_the_address_is_confirmed(order):
    browser = Client()
    browser.post("/accounts/signup/", {"email": "lan.ting@example.com", "password1": PASSWORD, "password2": PASSWORD})
    work()
    confirming = link_in(letters("lan.ting@example.com")[0])
    user = EmailAddress.objects.get(email="lan.ting@example.com").user
    assert orders_of(user) == [], "Anybody can type an address."
    browser.post(confirming)
    assert orders_of(user) == [order.pk]
    assert order.events.filter(kind="joined_account").count() == 1


def test_nothing_comes_to_an_address_that_is_not_confirmed(order):
    user = UserFactory(email="lan.ting@example.com", confirmed=False)
    assert join_guest_orders(user_id=user.pk, at=now()) == 0
    assert orders_of(user) == []


def test_asked_again_nothing_changes(order):
    user = UserFactory(email="lan.ting@example.com")
    assert [join_guest_orders(user_id=user.pk, at=now()) for _ in range(3)] == [1, 0, 0]
    assert order.events.filter(kind="joined_account").count() == 1
    assert list(differences()) == []


@pytest.mark.parametrize("way", ["page", "program"])
def test_whoever_signs_in_finds_what_they_bought_meanwhile(order, way):
    user = UserFactory(email="lan.ting@example.com")
    user.set_password(PASSWORD)
    user.save()
    assert orders_of(user) == []
    if way == "page":
        assert Client().post("/accounts/login/", {"login": user.email, "password": PASSWORD}).status_code == 302
    else:
        sign_in.begin(user, program="", at=now())
    assert orders_of(user) == [order.pk]


def test_others_orders_stay_where_they_are(order, vase):
    user, other = UserFactory(email="lan.ting@example.com"), UserFactory(email="lan.ting@example.org")
    near = bought(vase, "xlan.ting@example.com")
    own = a_buyer(user_id=other.pk)
    own.email = "lan.ting@example.com"
    theirs = own.places(vase)
    join_guest_orders(user_id=user.pk, at=now())
    assert orders_of(user) == [order.pk]
    assert orders_of(other) == [theirs.pk], "An account had bought it, for whatever address."
    near.refresh_from_db()
    assert near.user_id is None


def test_a_new_address_brings_its_own_and_the_old_ones_stay(order, vase):
    user = UserFactory(email="lan.ting@example.com")
    join_guest_orders(user_id=user.pk, at=now())
    later = bought(vase, "TING@example.com")
    user.email = "ting@example.com"
    user.save()
    EmailAddress.objects.create(user=user, email="ting@example.com")
    assert join_guest_orders(user_id=user.pk, at=now()) == 0, "The new address is not confirmed yet."
    user.vouch_for_email()
    join_guest_orders(user_id=user.pk, at=now())
    assert orders_of(user) == [later.pk, order.pk]
    # Somebody else has the old address now.
    assert bought(vase, "lan.ting@example.com").user_id is None
    heir = UserFactory(email="lan.ting@example.com")
    join_guest_orders(user_id=heir.pk, at=now())
    assert order.pk not in orders_of(heir)
