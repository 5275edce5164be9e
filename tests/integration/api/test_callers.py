"""Who asks: users with JWTs, apps with tokens, and everybody whose token is no good."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from common.clock import now
from storefront.accounts import sign_in
from storefront.accounts.models import App, AppToken
from storefront.api.core.context import permissions_of
from tests.factories.people import OperatorFactory, UserFactory
from tests.integration.api.conftest import Asker

SIGN_IN = """mutation($e:String!,$p:String!){tokenCreate(email:$e,password:$p){
    token refreshToken user{email} errors{field code message}}}"""
REFRESH = "mutation($t:String){tokenRefresh(refreshToken:$t){token user{email} errors{field code}}}"
VERIFY = "mutation($t:String!){tokenVerify(token:$t){isValid user{email} payload errors{code}}}"


@pytest.fixture
def buyer(db):
    user = UserFactory(email="lan@example.com", first_name="Lan")
    user.set_password("a long enough password")
    user.save()
    return user


def test_somebody_signs_in_and_is_known(ask: Asker, buyer):
    data = ask(SIGN_IN, e="Lan@Example.com ", p="a long enough password").data["tokenCreate"]
    assert data["errors"] == [] and data["user"] == {"email": "lan@example.com"}
    for scheme in ("Bearer", "JWT"):
        me = ask.send({"query": "{me{email firstName}}"}, Authorization=f"{scheme} {data['token']}").data["me"]
        assert me == {"email": "lan@example.com", "firstName": "Lan"}
    again = ask(REFRESH, t=data["refreshToken"]).data["tokenRefresh"]
    assert again["errors"] == [] and Asker(again["token"])("{me{email}}").data["me"]
    checked = ask(VERIFY, t=again["token"]).data["tokenVerify"]
    assert checked["isValid"] and checked["payload"]["email"] == "lan@example.com"


def test_nobody_in_particular_is_null(ask: Asker):
    assert ask("{me{email}}").data == {"me": None}


@pytest.mark.parametrize(("email", "password"), [("lan@example.com", "wrong"), ("who@example.com", "x"), ("", "")])
def test_wrong_credentials_are_refused_alike(ask: Asker, buyer, email, password):
    data = ask(SIGN_IN, e=email, p=password).data["tokenCreate"]
    assert data["token"] is None
    assert [(e["field"], e["code"]) for e in data["errors"]] == [("email", "INVALID_CREDENTIALS")]


def test_guessing_is_slowed_down(ask: Asker, buyer, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        ask(SIGN_IN, e=buyer.email, p="wrong")
    answer = ask(SIGN_IN, e=buyer.email, p="a long enough password")
    assert answer.status == 200
    assert answer.data["tokenCreate"]["errors"][0]["code"] == "LOGIN_ATTEMPT_DELAYED"


def test_a_session_cookie_opens_nothing(client, buyer):
    client.force_login(buyer)
    answer = client.post("/graphql/", {"query": "{me{email}}"}, content_type="application/json")
    assert answer.json() == {"data": {"me": None}}


def test_an_expired_token_is_told_apart(buyer):
    old = sign_in.token_for(buyer, kind=sign_in.ACCESS, at=now() - timedelta(minutes=5, seconds=1))
    answer = Asker(old)("{me{email}}")
    assert (answer.status, answer.code) == (401, "ExpiredSignatureError")
    fresh = sign_in.token_for(buyer, kind=sign_in.ACCESS, at=now() - timedelta(minutes=4, seconds=50))
    assert Asker(fresh)("{me{email}}").data["me"]


@pytest.mark.parametrize("token", ["a.b.c", "unknown", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "é"])
def test_a_token_that_nobody_gave_is_refused(db, token):
    answer = Asker(token)("{me{email}}")
    assert (answer.status, answer.code) == (401, "InvalidTokenError")


def test_tokens_end_with_the_password_and_with_the_account(ask: Asker, buyer):
    token = sign_in.token_for(buyer, kind=sign_in.ACCESS, at=now())
    refresh = sign_in.begin(buyer, program="", at=now()).refresh
    buyer.set_password("another long password")
    buyer.save()
    assert Asker(token)("{me{email}}").status == 401
    assert ask(REFRESH, t=refresh).data["tokenRefresh"]["errors"] == [
        {"field": "refreshToken", "code": "JWT_INVALID_TOKEN"}
    ]
    newer = sign_in.token_for(buyer, kind=sign_in.ACCESS, at=now())
    buyer.is_active = False
    buyer.save()
    assert Asker(newer)("{me{email}}").status == 401


def test_a_refresh_token_is_no_access_token(ask: Asker, buyer):
    refresh = sign_in.begin(buyer, program="", at=now()).refresh
    assert Asker(refresh)("{me{email}}").code == "InvalidTokenError"
    assert ask(VERIFY, t=refresh).data["tokenVerify"]["isValid"] is False


def test_operators_manage_products_but_do_not_take_money():
    permissions = permissions_of
    assert "MANAGE_PRODUCTS" in permissions(OperatorFactory.build())
    assert "HANDLE_PAYMENTS" not in permissions(OperatorFactory.build())
    assert permissions(UserFactory.build()) == frozenset()


def created(*arguments: str) -> str:
    out = StringIO()
    call_command("create_app", *arguments, stdout=out)
    return out.getvalue()


def test_create_app_prints_a_token_that_is_not_kept(db):
    token = created("Till", "--permission", "HANDLE_PAYMENTS", "--permission", "MANAGE_PRODUCTS").split('"')[-2]
    app = App.objects.get(name="Till")
    assert app.permissions == ["HANDLE_PAYMENTS", "MANAGE_PRODUCTS"]
    assert token not in str(AppToken.objects.values())
    assert Asker(token)("{channels{slug}}").status == 200


def test_create_app_refuses_unknown_permissions(db):
    with pytest.raises(CommandError, match="Unknown permission: MANAGE_EVERYTHING"):
        created("Till", "--permission", "MANAGE_EVERYTHING")
    assert not App.objects.exists()


def test_an_app_that_was_switched_off_is_nobody(app: Asker):
    App.objects.update(is_active=False)
    assert app("{channels{slug}}").code == "InvalidTokenError"
