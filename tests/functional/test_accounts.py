"""Signing up, in and out: everybody arrives where they work, in the language they read."""

import pytest

from tests.factories.catalog import a_shop
from tests.factories.people import OperatorFactory, UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "kiln-fire-1280"


def sign_in(client, user, password=PASSWORD, address="/accounts/login/", follow=False):
    return client.post(address, {"login": user.email, "password": password}, follow=follow)


@pytest.fixture
def member():
    def make(user):
        user.set_password(PASSWORD)
        user.save()
        return user

    return make


@pytest.mark.parametrize(
    ("somebody", "room"),
    [(UserFactory, "/account/"), (lambda: a_shop().member(), "/portal/"), (OperatorFactory, "/console/")],
    ids=["shopper", "inheritor", "operator"],
)
@pytest.mark.parametrize("language", ["", "/en"])
def test_everybody_arrives_in_their_own_room_and_language(client, member, somebody, room, language):
    response = sign_in(client, member(somebody()), address=f"{language}/accounts/login/")
    assert response.status_code == 302
    assert response.url == language + room


def test_whoever_wanted_a_page_gets_it_after_signing_in(client, member):
    user = member(a_shop().member())
    assert client.get("/en/portal/orders/").url == "/en/accounts/login/?next=/en/portal/orders/"
    assert sign_in(client, user, address="/en/accounts/login/?next=/en/portal/orders/").url == "/en/portal/orders/"


def test_an_address_of_another_site_is_not_followed(client, member):
    response = sign_in(client, member(UserFactory()), address="/accounts/login/?next=https://elsewhere.example/")
    assert response.url == "/account/"


def test_a_wrong_password_says_so_and_nothing_of_who_has_an_account(client, member):
    known = sign_in(client, member(UserFactory()), password="wrong")
    client.cookies.clear()
    unknown = sign_in(client, UserFactory.build(), password="wrong")
    assert known.status_code == unknown.status_code == 200
    errors = [page.context["form"].non_field_errors()[0] for page in (known, unknown)]
    assert errors[0] == errors[1]


def test_after_five_wrong_passwords_in_a_row_the_form_asks_to_wait(client, member):
    user = member(UserFactory())
    for _ in range(6):
        last = sign_in(client, user, password="wrong")
    assert "稍后" in last.context["form"].non_field_errors()[0]
    assert sign_in(client, user).status_code == 200


def test_after_many_wrong_passwords_the_door_is_shut_for_a_while_and_says_so(client, member, settings):
    # Whoever goes slower than the form's own limit, or knocks at another door.
    settings.ACCOUNT_RATE_LIMITS = False
    user = member(UserFactory())
    for _ in range(settings.AXES_FAILURE_LIMIT):
        last = sign_in(client, user, password="wrong")
    assert last.status_code == 429
    assert "一刻钟" in last.text
    assert sign_in(client, user).status_code == 429
    assert sign_in(client, member(UserFactory())).status_code == 302


def test_signing_up_signs_in_and_remembers_the_language(client, django_user_model):
    response = client.post("/en/accounts/signup/", {"email": "new@example.com", "password1": PASSWORD})
    assert response.url == "/en/account/"
    assert django_user_model.objects.get(email="new@example.com").language == "en"


def test_a_password_that_is_too_short_is_refused_in_chinese(client, django_user_model):
    response = client.post("/accounts/signup/", {"email": "new@example.com", "password1": "short"})
    assert response.context["form"].errors["password1"] == ["至少要 10 个字符。"]
    assert not django_user_model.objects.filter(email="new@example.com").exists()


def test_signing_out_leads_to_the_front_page(client, member):
    sign_in(client, member(UserFactory()))
    assert client.post("/en/accounts/logout/").url == "/en/"
    assert client.get("/account/").status_code == 302


def test_a_forgotten_password_is_replaced_by_the_link_in_the_mail(client, member, mailoutbox):
    user = member(UserFactory())
    client.post("/accounts/password/reset/", {"email": user.email})
    link = next(word for word in mailoutbox[0].body.split() if "/accounts/password/reset/key/" in word)
    page = client.get(link, follow=True)
    assert page.status_code == 200
    client.post(page.request["PATH_INFO"], {"password1": "another-kiln-99", "password2": "another-kiln-99"})
    assert sign_in(client, user, password="another-kiln-99").status_code == 302


def test_a_part_of_a_page_asked_for_after_the_session_ended_sends_the_whole_page_to_sign_in(client):
    response = client.get("/console/", headers={"HX-Request": "true"})
    assert response.status_code == 204
    assert response["HX-Redirect"] == "/accounts/login/?next=/console/"


def test_the_account_page_offers_the_shop_to_its_members_only(client):
    client.force_login(UserFactory())
    assert "/portal/" not in client.get("/account/").text.split("<main")[1].split("</main")[0]
    client.force_login(a_shop().member())
    assert "/portal/" in client.get("/account/").text.split("<main")[1].split("</main")[0]


@pytest.mark.parametrize(
    ("somebody", "room"), [(lambda: a_shop().member(), "/portal/"), (OperatorFactory, "/console/")]
)
def test_what_is_behind_a_door_is_kept_by_no_browser(client, somebody, room):
    client.force_login(somebody())
    assert "no-store" in client.get(room)["Cache-Control"]
