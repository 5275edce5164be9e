"""The second step of signing in: who may have it, who must, and that no door leads around it."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from storefront.accounts import keys, second_factor
from storefront.accounts.models import User
from storefront.api.core.context import permissions_of
from tests.factories.people import OperatorFactory, UserFactory
from tests.integration.api.conftest import Asker
from tests.letters import letters

pytestmark = pytest.mark.django_db

PASSWORD, SECRET = "kiln-fire-1280", "JBSWY3DPEHPK3PXP"
SIGN_IN = "mutation($e:String!,$p:String!){tokenCreate(email:$e,password:$p){token errors{field code}}}"
WITH_CODE = """mutation($e:String!,$p:String!,$c:String!){
    tokenCreateWithCode(email:$e,password:$p,code:$c){token user{email} errors{field code}}}"""


def code(steps: int = 0, secret: str = SECRET) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def somebody(factory=UserFactory) -> User:
    user = factory()
    user.set_password(PASSWORD)
    user.save()
    return user


def guarded(factory=UserFactory) -> User:
    """Somebody with an authenticator app and recovery codes."""
    user = somebody(factory)
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def enters(client: Client, user: User, at: str = "/accounts/login/"):
    return client.post(at, {"login": user.email, "password": PASSWORD})


def test_a_shopper_sets_it_up_with_a_picture_to_scan_and_is_told(client, django_capture_on_commit_callbacks):
    user = somebody()
    enters(client, user)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/")
    assert 'src="data:image/svg+xml;base64,' in page.text
    secret = page.context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/accounts/2fa/totp/activate/", {"code": code(secret=secret)})
    assert answer.url == "/accounts/2fa/recovery-codes/"
    codes = re.findall(r"\b\d{8}\b", client.get(answer.url).text)
    assert len(set(codes)) == 10
    assert letters(user.email)[-1].subject == "你的账户有了第二道验证"


def test_secrets_are_not_readable_in_the_database():
    user = guarded()
    kept = str(list(Authenticator.objects.filter(user=user).values_list("data", flat=True)))
    assert SECRET not in kept
    assert second_factor.accepts(user, code())


def test_the_password_alone_opens_nothing(client):
    user = guarded()
    assert enters(client, user).url == "/accounts/2fa/authenticate/"
    assert client.get("/account/").status_code == 302
    assert client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert client.get("/account/").status_code == 302
    assert client.post("/accounts/2fa/authenticate/", {"code": code()}).url == "/account/"
    assert client.get("/account/").status_code == 200


def test_a_recovery_code_works_in_the_place_of_the_phone_once():
    user = guarded()
    lost = RecoveryCodes.activate(user).generate_codes()[0]
    for works in (True, False):
        client = Client()
        enters(client, user)
        client.post("/accounts/2fa/authenticate/", {"code": lost})
        assert (client.get("/account/").status_code == 200) is works


def test_codes_cannot_be_guessed(client):
    user = guarded()
    enters(client, user)
    for _ in range(6):
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    client.post("/accounts/2fa/authenticate/", {"code": code()})
    assert client.get("/account/").status_code == 302


def test_a_new_password_by_mail_does_not_lead_around_it(client):
    user = guarded()
    page = client.get(f"/accounts/password/reset/key/{keys.password_key(user)}/", follow=True)
    client.post(page.request["PATH_INFO"], {"password1": "another-kiln-99", "password2": "another-kiln-99"})
    client.post("/accounts/login/", {"login": user.email, "password": "another-kiln-99"})
    assert client.get("/account/").status_code == 302


def test_the_api_asks_for_it_too(db):
    user = guarded()
    ask = Asker()
    refused = ask(SIGN_IN, e=user.email, p=PASSWORD).data["tokenCreate"]
    assert refused == {"token": None, "errors": [{"field": "password", "code": "DISABLED_AUTHENTICATION_METHOD"}]}
    wrong = ask(WITH_CODE, e=user.email, p=PASSWORD, c="000000").data["tokenCreateWithCode"]
    assert wrong["errors"] == [{"field": "code", "code": "INVALID_CREDENTIALS"}]
    given = ask(WITH_CODE, e=user.email, p=PASSWORD, c=code()).data["tokenCreateWithCode"]
    assert given["errors"] == [] and Asker(given["token"])("{me{email}}").data["me"]["email"] == user.email
    again = ask(WITH_CODE, e=user.email, p=PASSWORD, c=code()).data["tokenCreateWithCode"]
    assert again["errors"], "a code works once"


def test_codes_cannot_be_guessed_by_the_api_nor_by_taking_turns_with_the_pages(client):
    user, ask = guarded(), Asker()
    enters(client, user)
    for _ in range(3):
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})
        last = ask(WITH_CODE, e=user.email, p=PASSWORD, c="000000").data["tokenCreateWithCode"]
    assert last["errors"] == [{"field": "code", "code": "LOGIN_ATTEMPT_DELAYED"}]
    held = ask(WITH_CODE, e=user.email, p=PASSWORD, c=code()).data["tokenCreateWithCode"]
    assert held["token"] is None


def test_that_there_is_one_is_told_to_nobody_without_the_password():
    user, ask = guarded(), Asker()
    answers = [ask(SIGN_IN, e=email, p="wrong").data for email in (user.email, "nobody@example.com")]
    assert answers[0] == answers[1]


# --- Those who work in the house ------------------------------------------------

ROOMS = ["/console/", "/en/console/orders/", "/admin/", "/admin/accounts/user/"]


@pytest.mark.parametrize("room", ROOMS)
def test_where_the_setting_says_so_an_operator_without_it_stands_before_the_door(client, settings, room):
    settings.MFA_REQUIRED_FOR_OPERATORS = True
    enters(client, somebody(OperatorFactory))
    answer = client.get(room, follow=True)
    assert answer.request["PATH_INFO"].endswith("/account/security/")
    assert "/accounts/2fa/totp/activate/" in answer.text


@pytest.mark.parametrize("room", ROOMS[:3])
def test_with_it_the_rooms_open(client, settings, room):
    settings.MFA_REQUIRED_FOR_OPERATORS = True
    user = guarded(lambda: OperatorFactory(is_superuser=True))
    enters(client, user)
    client.post("/accounts/2fa/authenticate/", {"code": code()})
    assert client.get(room).status_code == 200


def test_an_operator_keeps_the_last_second_step(client, settings):
    settings.MFA_REQUIRED_FOR_OPERATORS = True
    user = guarded(OperatorFactory)
    enters(client, user)
    client.post("/accounts/2fa/authenticate/", {"code": code()})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert client.post("/accounts/2fa/totp/deactivate/").status_code == 200
    assert second_factor.has(user)


def test_a_token_of_an_operator_without_it_may_nothing_that_a_shopper_may_not(settings):
    operator = somebody(OperatorFactory)
    assert permissions_of(operator)
    settings.MFA_REQUIRED_FOR_OPERATORS = True
    assert permissions_of(operator) == frozenset()
    TOTP.activate(operator, SECRET)
    assert permissions_of(operator)


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_admin_has_no_password_form_of_its_own(client, method):
    answer = getattr(client, method)("/admin/login/", {"username": "root@heirloom.example", "password": PASSWORD})
    assert answer.url.startswith("/accounts/login/?next=/admin/")
    client.force_login(somebody(lambda: OperatorFactory(is_superuser=True)))
    assert getattr(client, method)("/admin/login/").url == "/admin/"
    assert client.get("/admin/password_change/").url == "/accounts/password/change/"


def test_the_admin_door_leads_to_no_other_site(client):
    assert client.get("/admin/login/?next=https://elsewhere.example/").url == "/accounts/login/?next=/admin/"
