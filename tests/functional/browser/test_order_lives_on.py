"""An order after payment in three windows: packed and sent by its shop, received, sent back, taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from storefront.demo.accounts import INHERITOR, OPERATOR, SHOPPER, Account
from tests.functional.browser.looking import Looker, opens_window, presses
from tests.functional.browser.test_desk import looks_all_over
from tests.functional.browser.test_every_page import signs_in
from tests.live import LiveStore

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def windows(chromium: Browser, live_store: LiveStore) -> Iterator[dict[Account, Looker]]:
    """One for each person, signed in."""
    opened = {}
    for account in (SHOPPER, INHERITOR, OPERATOR):
        opened[account] = Looker(opens_window(chromium, live_store.url))
        signs_in(opened[account].page, account)
    yield opened
    for window in opened.values():
        window.page.context.close()


def buys(page: Page) -> str:
    """One small vase of the inheritor's, to the address of the account. Returns the order's path."""
    page.goto("/p/small-qinghua-meiping/")
    presses(page.locator("#purchase button", has_text="立即购买"))
    page.wait_for_url("**/checkout/")
    presses(page.locator("#sum button[data-kind=seal]"))
    page.wait_for_url("**/orders/*/")
    # The workers have done what follows a payment when the invoice is there, and the page no longer changes by itself.
    expect(page.locator("a[href*='/invoices/']").first).to_be_visible()
    expect(page.locator("#order[hx-trigger]")).to_have_count(0)
    return page.evaluate("location.pathname")


def test_an_order_is_sent_received_and_taken_back(windows: dict[Account, Looker]) -> None:
    buyer, shop, desk = windows[SHOPPER], windows[INHERITOR], windows[OPERATOR]
    order = buys(buyer.page)
    number = buyer.page.locator("h1").inner_text().split()[-1]
    looks_all_over(buyer, order)

    shop.page.goto("/portal/orders/")
    presses(shop.page.locator("article", has_text=number).locator("a.btn"))
    shop.page.wait_for_url("**/portal/orders/*/")
    parcel = shop.page.evaluate("location.pathname")
    presses(shop.page.locator("button[value=pack]"))
    shop.page.fill("input[name=tracking_number]", "SF1234567890")
    presses(shop.page.locator("section, form", has=shop.page.locator("#p-send")).locator("button").last)
    expect(shop.page.locator("#p-send")).to_have_text("已经寄出")
    looks_all_over(shop, parcel)

    buyer.page.goto(order)
    presses(buyer.page.locator("form[action$='/received/'] button"))
    looks_all_over(buyer, f"{order}return/")
    buyer.page.goto(f"{order}return/")
    buyer.page.locator("select[name^=count-]").first.select_option("1")
    buyer.page.locator("input[name=reason]").first.check()
    presses(buyer.page.locator("main button.btn").last)
    expect(buyer.page.locator("main")).to_contain_text("等店家答复")
    looks_all_over(buyer, order)

    looks_all_over(shop, "/portal/returns/")
    shop.page.goto("/portal/returns/")
    presses(shop.page.locator("article", has_text=number).locator("h2 a"))
    shop.page.wait_for_url("**/portal/returns/*/")
    asked = shop.page.evaluate("location.pathname")
    looks_all_over(shop, asked)
    shop.page.goto(asked)
    shop.page.fill("#answer", "寄回景德镇珠山区，收到就退。")
    presses(shop.page.locator("button[value=approve]"))
    looks_all_over(shop, asked)

    desk.page.goto("/console/orders/")
    presses(desk.page.locator("a", has_text=number).first)
    desk.page.wait_for_url("**/console/orders/*/")
    looks_all_over(desk, desk.page.evaluate("location.pathname"))

    wrong = [each for window in windows.values() for each in window.wrong]
    assert not wrong, "\n".join(wrong)
