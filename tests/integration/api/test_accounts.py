"""Accounts over the API: sign-up to the end, with Saleor's names and errors, and nothing told of who has an account."""

from __future__ import annotations

import time
from datetime import timedelta
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from common.clock import now
from storefront.accounts import sign_in
from storefront.accounts.models import ApiSession, User
from tests.factories.catalog import ChannelFactory, a_shop
from tests.factories.checkout import a_buyer
from tests.factories.people import OperatorFactory, UserFactory
from tests.integration.api.conftest import Asker
from tests.letters import letters, link_in, work

pytestmark = pytest.mark.django_db

PASSWORD, NEW = "kiln-fire-1280", "another-kiln-99"
SITE = "http://localhost:3000/default-channel/confirm?from=mail"

REGISTER = """mutation($e:String!,$p:String!,$r:String){accountRegister(input:{email:$e,password:$p,redirectUrl:$r,
    firstName:"Lan",languageCode:EN_US,channel:"cn"}){requiresConfirmation user{id} errors{field code message}}}"""
CONFIRM = """mutation($e:String!,$t:String!){confirmAccount(email:$e,token:$t){user{email isConfirmed}
    errors{field code message}}}"""
SIGN_IN = """mutation($e:String!,$p:String!){tokenCreate(email:$e,password:$p){token refreshToken
    errors{field code}}}"""
FORGOTTEN = """mutation($e:String!,$r:String!){requestPasswordReset(email:$e,redirectUrl:$r){errors{field code}}}"""
SET = """mutation($e:String!,$t:String!,$p:String!){setPassword(email:$e,token:$t,password:$p){token user{email}
    errors{field code}}}"""
CHANGE = """mutation($o:String,$n:String!){passwordChange(oldPassword:$o,newPassword:$n){user{email}
    errors{field code}}}"""
REFRESH = "mutation($t:String){tokenRefresh(refreshToken:$t){token errors{code}}}"
ROTATE = """mutation($t:String){tokenRefresh(refreshToken:$t){...both errors{code}}}
    fragment both on RefreshToken{token refreshToken}"""
ADDRESS = {
    "firstName": "Jo",
    "lastName": "Doe",
    "streetAddress1": "1470 Pinewood Avenue",
    "city": "Tacoma",
    "countryArea": "WA",
    "postalCode": "98402",
    "country": "US",
}
CREATE = """mutation($i:AddressInput!,$t:AddressTypeEnum){accountAddressCreate(input:$i,type:$t){address{id city}
    user{defaultShippingAddress{id} defaultBillingAddress{id} addresses{id}} errors{field code}}}"""
UPDATE = """mutation($id:ID!,$i:AddressInput!){accountAddressUpdate(id:$id,input:$i){address{id city firstName}
    errors{field code}}}"""
DELETE = "mutation($id:ID!){accountAddressDelete(id:$id){user{addresses{id}} errors{field code}}}"
DEFAULT = """mutation($id:ID!,$t:AddressTypeEnum!){accountSetDefaultAddress(id:$id,type:$t){
    user{defaultBillingAddress{id}} errors{field code}}}"""


@pytest.fixture
def somebody():
    user = UserFactory(email="lan@example.com", language="en")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def asks(somebody) -> Asker:
    """Somebody who has signed in."""
    return Asker(sign_in.begin(somebody, program="test", at=now()).access)


def query_in(letter) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(link_in(letter)).query).items()}


# --- Signing up ---------------------------------------------------------------


def test_a_client_signs_somebody_up_and_confirms_by_the_mail(ask):
    answer = ask(REGISTER, e="New@Example.com", p=PASSWORD, r=SITE).data["accountRegister"]
    assert answer == {"requiresConfirmation": True, "user": None, "errors": []}
    early = ask(SIGN_IN, e="new@example.com", p=PASSWORD).data["tokenCreate"]
    assert early["errors"] == [{"field": "email", "code": "ACCOUNT_NOT_CONFIRMED"}]
    (letter,) = letters("new@example.com")
    assert letter.subject == "Please confirm your address"
    assert link_in(letter).startswith("http://localhost:3000/default-channel/confirm?from=mail&email=")
    given = query_in(letter)
    confirmed = ask(CONFIRM, e=given["email"], t=given["token"]).data["confirmAccount"]
    assert confirmed == {"user": {"email": "new@example.com", "isConfirmed": True}, "errors": []}
    assert ask(SIGN_IN, e="new@example.com", p=PASSWORD).data["tokenCreate"]["token"]
    again = ask(CONFIRM, e=given["email"], t=given["token"]).data["confirmAccount"]
    assert [error["code"] for error in again["errors"]] == ["INVALID"]


def test_a_confirmation_brings_what_was_bought_as_a_guest(ask):
    buyer = a_buyer()
    buyer.email = "NEW@example.com"
    order = buyer.places(a_shop().sells())
    ask(REGISTER, e="new@example.com", p=PASSWORD, r=SITE)
    given = query_in(letters("new@example.com")[0])
    order.refresh_from_db()
    assert order.user_id is None
    ask(CONFIRM, e=given["email"], t=given["token"])
    order.refresh_from_db()
    assert order.user.email == "new@example.com"


def test_without_a_site_the_mail_leads_to_the_store(ask):
    ask(REGISTER, e="new@example.com", p=PASSWORD)
    assert link_in(letters("new@example.com")[0]).startswith("/en/accounts/confirm-email/")


def test_an_address_with_an_account_is_answered_alike(ask, somebody):
    new, known = (ask(REGISTER, e=email, p=PASSWORD, r=SITE).data for email in ("new@example.com", somebody.email))
    assert new == known
    assert [letter.subject for letter in letters(somebody.email)] == ["You have an account already"]
    assert User.objects.count() == 2


@pytest.mark.parametrize(
    ("email", "password", "site", "error"),
    [
        ("no address", PASSWORD, SITE, ("email", "INVALID")),
        ("new@example.com", "short", SITE, ("password", "PASSWORD_TOO_SHORT")),
        ("new@example.com", "password123", SITE, ("password", "PASSWORD_TOO_COMMON")),
        ("new@example.com", "730184629305", SITE, ("password", "PASSWORD_ENTIRELY_NUMERIC")),
        ("kiln-fire@example.com", "kiln-fire@example", SITE, ("password", "PASSWORD_TOO_SIMILAR")),
        ("new@example.com", PASSWORD, "https://elsewhere.example/", ("redirectUrl", "INVALID")),
        ("new@example.com", PASSWORD, "https://localhost@elsewhere.example/", ("redirectUrl", "INVALID")),
        ("new@example.com", PASSWORD, "javascript://localhost/%0aalert(1)", ("redirectUrl", "INVALID")),
    ],
)
def test_what_cannot_be_signed_up_is_told_by_field_and_code(ask, email, password, site, error):
    (found,) = ask(REGISTER, e=email, p=password, r=site).data["accountRegister"]["errors"]
    assert (found["field"], found["code"]) == error
    assert not User.objects.exists()


def test_somebody_elses_key_confirms_nothing(ask):
    for email in ("one@example.com", "two@example.com"):
        ask(REGISTER, e=email, p=PASSWORD, r=SITE)
    key = query_in(letters("one@example.com")[0])["token"]
    refused = [
        ask(CONFIRM, e=email, t=token).data["confirmAccount"]["errors"]
        for email, token in (("two@example.com", key), ("who@example.com", key), ("one@example.com", "nothing"))
    ]
    assert refused[0] == refused[1] == refused[2] and refused[0]


def test_signing_up_by_the_hundred_is_slowed_down(ask):
    answers = [ask(REGISTER, e=f"p{n}@example.com", p="short").data["accountRegister"]["errors"] for n in range(21)]
    assert answers[0][0]["code"] == "PASSWORD_TOO_SHORT"
    assert answers[-1][0]["code"] == "LOGIN_ATTEMPT_DELAYED"


# --- Passwords ----------------------------------------------------------------


def test_a_forgotten_password_is_set_anew_by_the_mail_once(ask, somebody):
    before = sign_in.begin(somebody, program="test", at=now())
    answers = [ask(FORGOTTEN, e=email, r=SITE).data for email in (somebody.email, "who@example.com")]
    assert answers[0] == answers[1] == {"requestPasswordReset": {"errors": []}}
    assert letters("who@example.com")[0].subject == "这个邮箱没有账户"
    given = query_in(letters(somebody.email)[0])
    weak = ask(SET, e=given["email"], t=given["token"], p="short").data["setPassword"]
    assert weak["errors"] == [{"field": "password", "code": "PASSWORD_TOO_SHORT"}]
    done = ask(SET, e=given["email"], t=given["token"], p=NEW).data["setPassword"]
    assert done["errors"] == [] and Asker(done["token"])("{me{email}}").data["me"]
    assert Asker(before.access)("{me{email}}").status == 401
    again = ask(SET, e=given["email"], t=given["token"], p="yet-another-77").data["setPassword"]
    assert again["errors"] == [{"field": "token", "code": "INVALID"}]
    assert letters(somebody.email)[-1].subject == "Your password was changed"


def test_the_key_of_a_mail_is_good_for_two_hours(ask, somebody, settings):
    ask(FORGOTTEN, e=somebody.email, r=SITE)
    given = query_in(letters(somebody.email)[0])
    later = now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT + 1)
    with patch("django.contrib.auth.tokens.PasswordResetTokenGenerator._now", return_value=later.replace(tzinfo=None)):
        late = ask(SET, e=given["email"], t=given["token"], p=NEW).data["setPassword"]
    assert late["errors"] == [{"field": "token", "code": "INVALID"}]


def test_a_new_password_needs_the_old_one_and_ends_every_token(asks, somebody):
    wrong = asks(CHANGE, o="wrong", n=NEW).data["passwordChange"]
    assert wrong["errors"] == [{"field": "oldPassword", "code": "INVALID_CREDENTIALS"}]
    browser = Client()
    browser.force_login(somebody)
    assert asks(CHANGE, o=PASSWORD, n=NEW).data["passwordChange"]["errors"] == []
    assert asks("{me{email}}").status == 401
    assert browser.get("/account/").status_code == 302
    assert not ApiSession.objects.exists()


def test_the_old_password_cannot_be_guessed(asks):
    for _ in range(6):
        last = asks(CHANGE, o="wrong", n=NEW).data["passwordChange"]
    assert last["errors"][0]["code"] == "LOGIN_ATTEMPT_DELAYED"
    assert asks(CHANGE, o=PASSWORD, n=NEW).data["passwordChange"]["errors"]


# --- Tokens that renew ----------------------------------------------------------


def test_a_client_that_asks_for_one_gets_a_new_token_that_renews_and_the_old_one_is_over(ask, somebody):
    first = sign_in.begin(somebody, program="test", at=now())
    turned = ask(ROTATE, t=first.refresh).data["tokenRefresh"]
    assert turned["token"] and turned["refreshToken"] != first.refresh
    ApiSession.objects.update(turned_at=now() - sign_in.GRACE - timedelta(seconds=1))
    stolen = ask(ROTATE, t=first.refresh).data["tokenRefresh"]
    assert stolen["errors"] == [{"code": "JWT_INVALID_TOKEN"}]
    after = ask(ROTATE, t=turned["refreshToken"]).data["tokenRefresh"]
    assert after["errors"] == [{"code": "JWT_INVALID_TOKEN"}], "Two had it, so neither keeps it."


def test_two_windows_that_renew_at_once_both_go_on(ask, somebody):
    first = sign_in.begin(somebody, program="test", at=now())
    one, two = (ask(ROTATE, t=first.refresh).data["tokenRefresh"] for _ in range(2))
    for answer in (one, two):
        assert ask(ROTATE, t=answer["refreshToken"]).data["tokenRefresh"]["errors"] == []


def test_a_client_of_saleors_keeps_the_token_it_has(ask, somebody):
    first = sign_in.begin(somebody, program="test", at=now())
    for _ in range(3):
        assert ask(REFRESH, t=first.refresh).data["tokenRefresh"]["errors"] == []
    ApiSession.objects.update(ends_at=now())
    assert ask(REFRESH, t=first.refresh).data["tokenRefresh"]["errors"] == [{"code": "JWT_INVALID_TOKEN"}]


def test_signing_out_everywhere_ends_all_of_them(asks, ask, somebody):
    tokens = sign_in.begin(somebody, program="test", at=now())
    assert asks("mutation{tokensDeactivateAll{errors{code}}}").data["tokensDeactivateAll"]["errors"] == []
    for token in (tokens.access, asks.headers["Authorization"].removeprefix("Bearer ")):
        assert Asker(token)("{me{email}}").status == 401
    assert ask(REFRESH, t=tokens.refresh).data["tokenRefresh"]["errors"]


# --- The address for mail -------------------------------------------------------

NEW_EMAIL = """mutation($e:String!,$p:String!,$r:String!){requestEmailChange(newEmail:$e,password:$p,redirectUrl:$r){
    user{email} errors{field code}}}"""
CONFIRM_EMAIL = "mutation($t:String!){confirmEmailChange(token:$t){user{email} errors{field code}}}"


def test_another_address_counts_once_confirmed_and_the_old_one_is_told(asks, somebody):
    wrong = asks(NEW_EMAIL, e="new@example.com", p="wrong", r=SITE).data["requestEmailChange"]
    assert wrong["errors"] == [{"field": "password", "code": "INVALID_CREDENTIALS"}]
    asked = asks(NEW_EMAIL, e="New@example.com", p=PASSWORD, r=SITE).data["requestEmailChange"]
    assert asked == {"user": {"email": "lan@example.com"}, "errors": []}
    key = query_in(letters("new@example.com")[0])["token"]
    assert asks(CONFIRM_EMAIL, t=key).data["confirmEmailChange"]["user"] == {"email": "new@example.com"}
    assert letters("lan@example.com")[-1].subject == "Your account has a new address"


def test_an_address_that_somebody_has_is_not_taken_over_nor_told(asks, somebody):
    other = UserFactory(email="other@example.com")
    answers = [
        asks(NEW_EMAIL, e=email, p=PASSWORD, r=SITE).data["requestEmailChange"]
        for email in ("x@example.com", other.email)
    ]
    assert answers[0] == answers[1]
    key = query_in(letters(other.email)[-1])["token"]
    refused = asks(CONFIRM_EMAIL, t=key).data["confirmEmailChange"]
    assert refused["errors"] == [{"field": "token", "code": "INVALID"}]


# --- The book -------------------------------------------------------------------


def test_the_book_is_kept_over_the_api(asks, somebody):
    ChannelFactory(us=True)
    first = asks(CREATE, i=ADDRESS).data["accountAddressCreate"]
    home = first["address"]["id"]
    assert first["user"]["defaultShippingAddress"] == first["user"]["defaultBillingAddress"] == {"id": home}
    second = asks(CREATE, i=ADDRESS | {"city": "Seattle"}, t="SHIPPING").data["accountAddressCreate"]
    office = second["address"]["id"]
    assert second["user"]["defaultShippingAddress"] == {"id": office}
    assert second["user"]["defaultBillingAddress"] == {"id": home}
    changed = asks(UPDATE, id=home, i={"city": "Olympia"}).data["accountAddressUpdate"]
    assert changed["address"] == {"id": home, "city": "OLYMPIA", "firstName": "Jo"}
    assert asks(DEFAULT, id=office, t="BILLING").data["accountSetDefaultAddress"]["user"] == {
        "defaultBillingAddress": {"id": office}
    }
    assert asks(DELETE, id=office).data["accountAddressDelete"]["user"]["addresses"] == [{"id": home}]


def test_wrong_and_strange_addresses_are_told_by_field(asks, somebody):
    missing = asks(CREATE, i=ADDRESS | {"postalCode": ""}).data["accountAddressCreate"]
    assert missing["errors"] == [{"field": "postalCode", "code": "REQUIRED"}]
    theirs = Asker(sign_in.begin(UserFactory(), program="", at=now()).access)
    home = asks(CREATE, i=ADDRESS).data["accountAddressCreate"]["address"]["id"]
    for answer in (
        theirs(UPDATE, id=home, i={"city": "Olympia"}).data["accountAddressUpdate"],
        theirs(DELETE, id=home).data["accountAddressDelete"],
        theirs(DEFAULT, id=home, t="BILLING").data["accountSetDefaultAddress"],
    ):
        assert answer["errors"] == [{"field": "id", "code": "NOT_FOUND"}]


def test_name_language_and_default_addresses_are_changed_in_one(asks, somebody):
    update = """mutation($i:AccountInput!){accountUpdate(input:$i){user{firstName lastName
        defaultBillingAddress{city}} errors{field code}}}"""
    for city in ("Tacoma", "Seattle"):
        given = {"lastName": "Doe", "languageCode": "ZH_HANS", "defaultBillingAddress": ADDRESS | {"city": city}}
        answer = asks(update, i=given).data["accountUpdate"]
        assert answer["user"]["defaultBillingAddress"] == {"city": city.upper()}
    somebody.refresh_from_db()
    assert (somebody.last_name, somebody.language, somebody.addresses.count()) == ("Doe", "zh-hans", 1)


# --- The end --------------------------------------------------------------------

ASK_TO_LEAVE = "mutation($r:String!){accountRequestDeletion(redirectUrl:$r){errors{field code}}}"
LEAVE = "mutation($t:String!){accountDelete(token:$t){user{email} errors{field code}}}"


def test_an_account_ends_by_the_mail_after_the_days_of_grace(asks, somebody, settings):
    assert asks(ASK_TO_LEAVE, r=SITE).data["accountRequestDeletion"]["errors"] == []
    key = query_in(letters(somebody.email)[0])["token"]
    assert asks(LEAVE, t="nothing").data["accountDelete"]["errors"] == [{"field": "token", "code": "INVALID"}]
    assert asks(LEAVE, t=key).data["accountDelete"]["errors"] == []
    assert asks("{me{email}}").data["me"]
    work(now() + timedelta(days=settings.ACCOUNT_ERASURE_DAYS, seconds=1))
    assert asks("{me{email}}").status == 401
    assert not User.objects.filter(email="lan@example.com").exists()


def test_the_key_to_leave_is_good_for_a_day_and_for_its_owner(asks, somebody):
    asks(ASK_TO_LEAVE, r=SITE)
    key = query_in(letters(somebody.email)[0])["token"]
    other = Asker(sign_in.begin(UserFactory(), program="", at=now()).access)
    assert other(LEAVE, t=key).data["accountDelete"]["errors"]
    with patch("django.core.signing.time.time", return_value=time.time() + 24 * 3600 + 1):
        assert asks(LEAVE, t=key).data["accountDelete"]["errors"]


def test_who_works_here_is_told_so():
    operator = Asker(sign_in.begin(OperatorFactory(), program="", at=now()).access)
    answer = operator(ASK_TO_LEAVE, r=SITE).data["accountRequestDeletion"]
    assert [error["code"] for error in answer["errors"]] == ["DELETE_STAFF_ACCOUNT"]


@pytest.mark.parametrize(
    ("mutation", "given"),
    [
        (CHANGE, {"o": PASSWORD, "n": NEW}),
        (CREATE, {"i": ADDRESS}),
        (DELETE, {"id": "QWRkcmVzczox"}),
        (NEW_EMAIL, {"e": "new@example.com", "p": PASSWORD, "r": SITE}),
        (ASK_TO_LEAVE, {"r": SITE}),
        (LEAVE, {"t": "x"}),
        ("mutation{tokensDeactivateAll{errors{code}}}", {}),
    ],
)
def test_nobody_in_particular_and_apps_have_no_account(ask, app, mutation, given):
    for caller in (ask, app):
        assert caller(mutation, **given).code == "PermissionDenied"
