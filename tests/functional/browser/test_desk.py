"""The portal and the console in a browser: open to everybody, at both widths, by keyboard, without script."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from storefront.demo.accounts import INHERITOR, OPERATOR
from tests.bench.buying import Client, buy
from tests.functional.browser.looking import DESK, PATIENCE, Looker, opens_window, presses
from tests.functional.browser.test_every_page import signs_in
from tests.live import LiveStore

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# A phone tall enough for a whole page, so that the bar at its foot covers nothing.
TALL_PHONE = {"width": 390, "height": 6000}
NARROWEST = {"width": 360, "height": 740}


@pytest.fixture
def looker(page: Page) -> Looker:
    return Looker(page)


def looks_all_over(looker: Looker, address: str) -> None:
    """At both widths, in both themes and languages; and nothing is wider than the narrowest phone."""
    looker.opens(address)
    looker.keeps_still_and_obeys()
    looker.looks(DESK, "light")
    looker.looks(DESK, "dark", only=["color-contrast"])
    looker.looks(TALL_PHONE, "dark", only=["color-contrast"])
    looker.looks(TALL_PHONE, "light")
    looker.opens(f"/en{address}", TALL_PHONE)
    looker.looks(TALL_PHONE, "light")
    looker.looks(NARROWEST, "light", only=["color-contrast"])


def first_link(page: Page, address: str, selector: str) -> str:
    page.goto(address)
    return page.locator(selector).first.get_attribute("href") or ""


def test_the_portal_is_open_to_everybody_who_may_enter(page: Page, looker: Looker) -> None:
    signs_in(page, INHERITOR)
    pages = ["/portal/", "/portal/?state=draft", "/portal/orders/", "/portal/orders/?show=sent", "/portal/settlement/"]
    pages += [
        first_link(page, "/portal/", ".line h3 a"),
        first_link(page, "/portal/?state=draft", ".line h3 a"),
        first_link(page, "/portal/orders/", "article a.btn"),
    ]
    for address in pages:
        looks_all_over(looker, address)
    assert not looker.wrong, "\n".join(looker.wrong)


def test_a_form_with_errors_says_which_and_where(page: Page, looker: Looker) -> None:
    signs_in(page, INHERITOR)
    looker.opens(first_link(page, "/portal/", ".line h3 a"))
    price = page.locator("input[name^=price-]").first
    price.fill("0")
    presses(page.locator(".savebar button"))
    expect(price).to_have_attribute("aria-invalid", "true")
    described = price.get_attribute("aria-describedby") or ""
    assert page.locator(f"#{described.split()[-1]}").is_visible()
    page.click(".note[role=alert] a")
    expect(price).to_be_focused()
    looker.looks(TALL_PHONE, "light")
    looker.looks(DESK, "dark", only=["color-contrast"])
    assert not looker.wrong, "\n".join(looker.wrong)


def test_a_packing_list_prints_without_the_shell(page: Page) -> None:
    signs_in(page, INHERITOR)
    page.goto(first_link(page, "/portal/orders/", "article a.btn"))
    page.emulate_media(media="print")
    expect(page.locator(".tabbar")).to_be_hidden()
    expect(page.locator("input[name=tracking_number]")).to_be_hidden()
    expect(page.locator("address")).to_be_visible()


@pytest.fixture
def order_of_an_app(live_store: LiveStore) -> None:
    """The newest order has an address and a payment reference too long for a phone."""
    said = live_store.manage("create_app", "desk", "--permission", "HANDLE_PAYMENTS")
    shopper, app = Client(live_store.url), Client(live_store.url, json.loads(said)["auth_token"])
    found = shopper("""{ products(first: 24, channel: "us", search: "celadon") { edges { node {
      variants { id quantityAvailable } } } } }""")
    variants = [variant for edge in found["edges"] for variant in edge["node"]["variants"]]
    variant = next(variant["id"] for variant in variants if variant["quantityAvailable"])
    buy(shopper, app, channel="us", variant=variant)


@pytest.mark.usefixtures("order_of_an_app")
def test_the_console_is_open_to_everybody_who_may_enter(page: Page, looker: Looker) -> None:
    signs_in(page, OPERATOR)
    pages = ["/console/", "/console/reviews/", "/console/campaigns/", "/console/campaigns/new/", "/console/orders/"]
    pages += ["/console/boxes/", "/console/editions/", "/console/codes/", "/console/codes/new/"]
    pages += [
        first_link(page, "/console/campaigns/", ".table th a"),
        first_link(page, "/console/orders/", ".table th a"),
    ]
    for address in pages:
        looks_all_over(looker, address)
    assert not looker.wrong, "\n".join(looker.wrong)


def after_five_seconds_they_come(page: Page) -> None:
    """By the page's own clock, which a test need not wait for."""
    with page.expect_response(lambda answer: answer.url.endswith("/console/"), timeout=PATIENCE):
        page.clock.fast_forward(5_000)


def test_numbers_come_by_themselves_and_leave_the_focus_alone(page: Page) -> None:
    page.clock.install()
    signs_in(page, OPERATOR)
    page.goto("/console/")
    after_five_seconds_they_come(page)
    link = page.locator("#live a").first
    link.focus()
    after_five_seconds_they_come(page)
    page.wait_for_timeout(300)
    expect(link).to_be_focused()


def test_the_queue_is_walked_by_keys_that_can_be_turned_off(page: Page) -> None:
    signs_in(page, OPERATOR)
    page.goto("/console/reviews/")
    current = page.locator(".queue tr[aria-current] a")
    second = page.locator(".queue tbody a").nth(1).inner_text()
    with page.expect_navigation():
        page.keyboard.press("j")
    expect(current).to_have_text(second)
    page.keyboard.press("r")
    expect(page.locator("#why")).to_be_focused()
    page.keyboard.type("jk")
    expect(page.locator("#why")).to_have_value("jk")
    page.locator("[data-keys]").uncheck()
    page.locator("h1").click()
    page.keyboard.press("k")
    page.wait_for_timeout(300)
    expect(current).to_have_text(second)


def test_ending_a_campaign_asks_first_without_any_script(chromium: Browser, live_store: LiveStore) -> None:
    page = opens_window(chromium, live_store.url, java_script_enabled=False)
    signs_in(page, OPERATOR)
    page.goto(first_link(page, "/console/campaigns/", ".table tr:has([data-ink=celadon]) th a"))
    expect(page.locator("#ask")).to_be_hidden()
    page.click("main header button[popovertarget=ask]")
    expect(page.locator("#ask button[name=act][value=end]")).to_be_visible()
    page.click("#ask button[popovertargetaction=hide]")
    expect(page.locator("#ask")).to_be_hidden()
    page.context.close()
