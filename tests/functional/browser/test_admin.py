"""The admin in a browser: its own policy lets everything that it brings run, and nothing else is asked for."""

import pytest
from playwright.sync_api import Page, expect

from storefront.demo.accounts import OPERATOR
from tests.functional.browser.looking import Looker, presses
from tests.functional.browser.test_every_page import signs_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LISTS = [
    "/admin/",
    "/admin/shops/shop/",
    "/admin/shops/licence/add/",
    "/admin/orders/order/?o=1",
    "/admin/campaigns/campaign/",
]


def test_its_pages_run_within_their_policy(page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on(
        "response", lambda answer: complaints.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
    )
    looker = Looker(page)
    signs_in(page, OPERATOR)
    for address in LISTS:
        looker.opens(address)
        looker.wrong += [f"{address}: {refused}" for refused in page.evaluate("window.seen.refused")]
    looker.opens("/admin/shops/shop/")
    presses(page.locator("tbody a[href*='/change/']").first)
    expect(page.locator("form[id$=_form]")).to_be_visible()
    looker.wrong += page.evaluate("window.seen.refused")
    assert not looker.wrong + complaints
