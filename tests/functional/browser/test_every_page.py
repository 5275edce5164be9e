"""axe finds nothing on any page, at both widths and in both themes; no page shifts, overflows or breaks its policy."""

import pytest
from playwright.sync_api import Page

from storefront.demo.accounts import SHOPPER, Account
from tests.functional.browser.looking import DESK, PHONE, Looker, presses

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ABOUT = [
    "certificates",
    "complaints",
    "delivery",
    "licences",
    "listing",
    "minors",
    "privacy",
    "returns",
    "settlement",
    "terms",
]
PAGES = [
    "/",
    "/c/craft/",
    "/c/tea/?attr-use=tea&sort=price",
    "/search/?q=青花",
    "/search/?q=nothing-of-that-name",
    "/p/qinghua-meiping/",
    "/p/spring-tea-cake/",
    "/p/hawthorn-pills/",
    "/c/medicine/",
    "/heritage/",
    "/heritage/jingdezhen-porcelain/",
    "/inheritors/",
    "/inheritors/shen-yanqiu/",
    "/shops/shen-porcelain/",
    "/campaigns/heritage-week/",
    "/boxes/",
    "/boxes/zodiac/",
    "/editions/",
    "/basket/",
    *(f"/about/{name}/" for name in ABOUT),
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/1-nothing/",
    "/accounts/confirm-email/",
    "/accounts/confirm-email/nothing/",
    "/account/keep/key/nothing/",
    "/nothing/",
]
# The portal and the console have a file of their own: test_desk.py.
OWN = {
    SHOPPER: [
        "/account/",
        "/orders/",
        "/collection/",
        "/account/addresses/",
        "/account/addresses/new/",
        "/account/security/",
        "/account/data/",
        "/account/leave/",
        "/accounts/reauthenticate/",
        "/accounts/password/change/",
        "/accounts/email/",
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/logout/",
    ],
}
MISSING = {"/nothing/"}


def signs_in(page: Page, account: Account) -> None:
    page.goto("/accounts/login/")
    page.fill("#id_login", account.email)
    page.fill("#id_password", account.password)
    presses(page.locator("main button.btn"))
    assert "/login/" not in page.url


def confirms_who_it_is(page: Page, account: Account) -> None:
    """The password once more, as pages ask that change how one signs in."""
    page.goto("/accounts/reauthenticate/")
    page.fill("#id_password", account.password)
    presses(page.locator("main button.btn"))
    assert "/reauthenticate/" not in page.url


def look_all_over(looker: Looker, pages: list[str]) -> None:
    for address in pages:
        looker.opens(address)
        if address in MISSING:
            looker.wrong.pop()
        looker.keeps_still_and_obeys()
        looker.looks(DESK, "light")
        looker.looks(DESK, "dark", only=["color-contrast"])
        looker.looks(PHONE, "dark", only=["color-contrast"])
        looker.looks(PHONE, "light")


def look_in_english(looker: Looker, pages: list[str]) -> None:
    for address in pages:
        looker.opens(f"/en{address}", PHONE)
        if address in MISSING:
            looker.wrong.pop()
        looker.keeps_still_and_obeys()
        looker.looks(PHONE, "light")


def test_open_pages_in_chinese(page: Page) -> None:
    looker = Looker(page)
    look_all_over(looker, PAGES)
    assert not looker.wrong, "\n".join(looker.wrong)


def test_open_pages_in_english(page: Page) -> None:
    looker = Looker(page)
    look_in_english(looker, PAGES)
    assert not looker.wrong, "\n".join(looker.wrong)


@pytest.mark.parametrize("account", OWN, ids=lambda account: account.role)
def test_pages_of_somebody_who_signed_in(page: Page, account: Account) -> None:
    signs_in(page, account)
    confirms_who_it_is(page, account)
    looker = Looker(page)
    look_all_over(looker, OWN[account])
    look_in_english(looker, OWN[account])
    assert not looker.wrong, "\n".join(looker.wrong)


def test_pages_of_a_shopper_fit_the_narrowest_phone(page: Page) -> None:
    looker = Looker(page)
    for address in PAGES:
        looker.opens(address, {"width": 360, "height": 740})
        if address in MISSING:
            looker.wrong.pop()
        if page.evaluate("document.documentElement.scrollWidth > 360"):
            looker.wrong.append(f"{address}: wider than 360")
    assert not looker.wrong, "\n".join(looker.wrong)
