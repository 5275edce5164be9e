"""What every answer says of itself: which scripts may run, who may frame it, who may keep it."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from storefront.demo import accounts
from tests.live import LiveStore
from tests.visitor import Visitor, plenty

FOR_EVERYBODY = [
    "/", "/en/", "/c/craft/", "/search/?q=vase", "/heritage/", "/inheritors/", "/boxes/", "/editions/", "/about/terms/",
]  # fmt: skip
OF_ONE = {
    accounts.SHOPPER: [
        "/basket/", "/account/", "/orders/", "/collection/", "/accounts/email/", "/accounts/password/change/",
        "/accounts/logout/", "/console/",
    ],
    accounts.INHERITOR: ["/portal/", "/portal/orders/", "/portal/settlement/", "/account/"],
    accounts.OPERATOR: ["/console/", "/console/reviews/", "/console/campaigns/", "/console/orders/", "/admin/"],
}  # fmt: skip
FAILURES = [("GET", "/nothing/"), ("GET", f"/orders/{uuid.UUID(int=7)}/"), ("POST", "/checkout/"), ("PUT", "/search/")]


@pytest.fixture(scope="module")
def people(live_store: LiveStore) -> dict[accounts.Account, Visitor]:
    """The demo's people, signed in by the form."""
    return {who: Visitor(live_store.url).signs_in(who.email, who.password) for who in accounts.ACCOUNTS}


def is_guarded(headers: dict[str, str]) -> bool:
    policy = headers["content-security-policy"]
    return (
        "default-src 'self'" in policy
        and "script-src 'self'" in policy
        and "frame-ancestors 'none'" in policy
        and "unsafe" not in policy
        and headers["x-content-type-options"] == "nosniff"
        and headers["x-frame-options"] == "DENY"
        and headers["referrer-policy"] == "same-origin"
    )


@pytest.mark.parametrize("path", FOR_EVERYBODY)
def test_a_page_for_everybody_is_guarded_and_marks_nobody(live_store: LiveStore, path: str):
    page = Visitor(live_store.url).get(path)
    assert page.status == 200
    assert is_guarded(page.headers)
    assert "set-cookie" not in page.headers
    assert "cookie" not in page.headers.get("vary", "").lower()


@pytest.mark.parametrize(("method", "path"), FAILURES)
def test_a_page_of_failure_is_guarded_too(live_store: LiveStore, method: str, path: str):
    page = Visitor(live_store.url).send(method, path)
    assert 400 <= page.status < 500
    assert is_guarded(page.headers)


@pytest.mark.parametrize("who", OF_ONE, ids=lambda who: who.role)
def test_what_is_somebodys_own_is_kept_by_no_cache(people: dict[accounts.Account, Visitor], who: accounts.Account):
    for path in OF_ONE[who]:
        page = people[who].get(path)
        assert {"private", "no-store"} <= set(page.headers["cache-control"].split(", ")), path
        # The admin's scripts are made of expressions, and its styles stand in the page; no script does.
        policy = page.headers["content-security-policy"]
        rest = policy.replace("script-src 'self' 'unsafe-eval'", "script-src 'self'")
        rest = rest.replace("style-src 'self' 'unsafe-inline'", "style-src 'self'")
        assert is_guarded(page.headers | {"content-security-policy": rest if path == "/admin/" else policy}), path


@pytest.mark.parametrize("path", ["/accounts/login/", "/basket/add/"])
def test_cookies_that_open_something_are_hidden_from_scripts(live_store: LiveStore, path: str):
    somebody = Visitor(live_store.url)
    somebody.get("/accounts/login/")
    form = {"login": accounts.SHOPPER.email, "password": accounts.SHOPPER.password, "variant": plenty(somebody)}
    somebody.post(path, form | {"quantity": "1"})
    (opening,) = [line for line in somebody.told if line.startswith(("sessionid=", "basket_cn="))]
    assert "httponly" in opening.lower()
    assert "samesite=lax" in opening.lower()


@pytest.mark.django_db
def test_too_many_tries_are_told_on_a_page_of_the_store(client: Client):
    path, form = "/accounts/signup/", {"email": "not-an-address", "password1": "x"}
    statuses = [client.post(path, form).status_code for _ in range(25)]
    assert statuses[0] == 200
    assert statuses[-1] == 429
    page = client.post(path, form)
    assert "太频繁了" in page.content.decode()
