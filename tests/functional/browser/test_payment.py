"""The payment page in a browser, with Stripe's script played by a stand-in: a closed network has no other."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from storefront.orders.links import guest_path
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer
from tests.functional.browser.looking import DESK, PHONE, Looker, opens_window

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What the page uses of Stripe.js: an element that says when it is ready, and a confirmation that leads back or refuses.
STAND_IN = """
window.Stripe = (key, options) => ({
  elements: ({ clientSecret, appearance }) => ((window.colours = appearance.variables), {
    create: () => {
      const heard = {};
      return {
        on: (event, hear) => { heard[event] = hear; },
        mount: (where) => { where.textContent = `${key} ${clientSecret} ${options.locale}`; heard.ready(); },
      };
    },
  }),
  confirmPayment: async ({ confirmParams }) => {
    if (window.declines) return { error: { message: "Your card was declined." } };
    location.href = confirmParams.return_url;
    return {};
  },
});
"""


@pytest.fixture
def order(stripe):
    return a_buyer().places(a_shop().sells(stock=5, price="100"))


@pytest.fixture
def looker(chromium: Browser, live_server, settings) -> Looker:
    settings.PUBLIC_URL = live_server.url
    cache.clear()
    page = opens_window(chromium, live_server.url)
    yield Looker(page)
    page.context.close()


def plays_stripe(page: Page) -> None:
    page.route("https://js.stripe.com/**", lambda route: route.fulfill(content_type="text/javascript", body=STAND_IN))


def test_the_buyer_pays_in_the_element_and_comes_back_to_a_paid_order(stripe, order, looker):
    page = looker.page
    plays_stripe(page)
    link = guest_path(order)
    looker.opens(f"{link}payment/")
    intent = order.transactions.get().psp_reference
    expect(page.locator("[data-element]")).to_have_text(f"pk_test_heirloom {intent}_secret_x zh")
    button = page.locator("form[data-payment] button")
    expect(button).to_be_enabled()
    expect(page.locator("[data-refusal]")).to_be_hidden()
    page.evaluate("window.declines = true")
    button.click()
    expect(page.locator("[data-refusal]")).to_have_text("Your card was declined.")
    expect(page.locator("[data-waiting]")).to_be_hidden()
    assert page.evaluate("window.seen.refused") == [], "The content policy lets Stripe's script in."
    stripe.buyer_pays(intent)
    page.evaluate("window.declines = false")
    button.click()
    page.wait_for_url(f"**{link}")
    order.refresh_from_db()
    assert order.paid_at


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_element_is_told_colours_that_it_can_read(stripe, order, looker, theme):
    page = looker.page
    page.emulate_media(color_scheme=theme)
    plays_stripe(page)
    looker.opens(f"{guest_path(order)}payment/")
    expect(page.locator("form[data-payment] button")).to_be_enabled()
    colours = page.evaluate("window.colours")
    assert all(colour.startswith("rgb(") for colour in colours.values()), colours
    assert (colours["colorBackground"] == "rgb(253, 251, 246)") == (theme == "light"), "It is dark on a dark page."


def test_without_stripe_the_page_says_so_and_keeps_the_order(order, looker):
    page = looker.page
    page.route("https://js.stripe.com/**", lambda route: route.abort())
    looker.opens(f"/en{guest_path(order)}payment/")
    expect(page.locator("[data-refusal]")).to_contain_text("could not be loaded")
    looker.keeps_still_and_obeys()
    for size, theme in ((DESK, "light"), (PHONE, "dark")):
        looker.looks(size, theme)
    assert looker.wrong == []
