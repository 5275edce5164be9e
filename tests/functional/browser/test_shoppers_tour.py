"""The shopper's tour from a word to a numbered piece; by mouse, by keyboard, without any script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from storefront.demo.accounts import SHOPPER
from tests.functional.browser.looking import DESK, PHONE, Looker, is_at_rest, opens_window, presses
from tests.functional.browser.test_every_page import signs_in
from tests.live import LiveStore

pytestmark = pytest.mark.browser
HANGZHOU = {
    "email": "guest@example.com",
    "last_name": "林若溪",
    "phone": "13800138000",
    "country_area": "浙江省",
    "city": "杭州市",
    "city_area": "西湖区",
    "postal_code": "310012",
    "street_address_1": "文三路 90 号",
}


def fills_in(page: Page, *, with_scripts: bool = True) -> None:
    """Where China's form offers provinces and cities, one is chosen: the cities come with the province."""
    for name, value in HANGZHOU.items():
        field = page.locator(f"#id_{name}")
        if field.evaluate("field => field.tagName") == "INPUT":
            field.fill(value)
            continue
        field.select_option(label=value)
        if with_scripts:
            is_at_rest(page)
        else:
            presses(page.locator("button[name=intent]"))


def confirms_everything(page: Page) -> None:
    for box in page.locator("input[name=confirm]").all():
        assert not box.is_checked(), "Nothing is ticked for the buyer."
        box.check()


def test_from_a_word_to_a_numbered_piece(page: Page) -> None:
    signs_in(page, SHOPPER)
    looker = Looker(page)
    looker.opens("/")
    page.fill("#q", "梅瓶")
    with page.expect_navigation():
        page.press("#q", "Enter")
    expect(page.locator(".works .work").first).to_be_visible()
    presses(page.locator("text=青花缠枝莲梅瓶"))
    page.locator("#purchase button", has_text="放入购物袋").click()
    expect(page.locator("#status")).to_contain_text("已放入购物袋")
    expect(page.locator("[data-basket] b")).to_have_text("1")

    looker.opens("/basket/")
    looker.looks(DESK, "light")
    looker.looks(PHONE, "dark")

    looker.opens("/boxes/zodiac/")
    presses(page.locator("#purchase button", has_text="立即购买"))
    page.wait_for_url("**/checkout/")
    looker.looks(DESK, "light")
    looker.looks(PHONE, "dark")
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    # The address of the account is chosen already.
    expect(page.locator("input[name=address]").first).to_be_checked()
    confirms_everything(page)
    before = page.locator("[data-total] dd").inner_text()
    page.locator("input[name=method]").nth(1).check()
    expect(page.locator("[data-total] dd")).not_to_have_text(before)
    is_at_rest(page)
    presses(page.locator("#sum button[data-kind=seal]"))

    page.wait_for_url("**/orders/*/")
    looker.address = "order"
    expect(page.locator("h1")).to_contain_text("订单")
    # The page looks again by itself until the workers have drawn the box and issued the voucher.
    page.locator("a", has_text="领取").first.wait_for()
    expect(page.locator("#order[hx-trigger]")).to_have_count(0)
    looker.looks(DESK, "light")
    looker.looks(PHONE, "light")
    order = page.url

    presses(page.locator("a", has_text="未拆").first)
    presses(page.locator("main button", has_text="拆开"))
    expect(page.locator("h2", has_text="凭据")).to_be_visible()
    looker.address = "reveal"
    looker.looks(DESK, "light")
    looker.looks(PHONE, "dark")

    page.goto(order)
    presses(page.locator("a", has_text="领取").first)
    looker.address = "claim"
    looker.looks(PHONE, "light")
    presses(page.locator("main button", has_text="领取"))
    page.wait_for_url("**/collection/")
    expect(page.locator(".note").first).to_contain_text(re.compile(r"№ \d{4} 已经是你的"))
    presses(page.locator(".treasures a").first)
    expect(page.locator("h1")).to_have_text("数字藏品证书")
    looker.address = "certificate"
    looker.looks(DESK, "light")
    looker.looks(PHONE, "dark")
    assert not looker.wrong, "\n".join(looker.wrong)


@pytest.mark.parametrize("address", ["/p/small-qinghua-meiping/", "/boxes/zodiac/"])
def test_on_a_phone_buy_now_leads_to_the_checkout(page: Page, address: str) -> None:
    Looker(page).opens(address, PHONE)
    presses(page.locator(".buybar button[name=then]"))
    page.wait_for_url("**/checkout/")


def test_a_code_at_the_checkout_leaves_what_was_typed(page: Page) -> None:
    looker = Looker(page)
    looker.opens("/p/small-qinghua-meiping/", PHONE)
    presses(page.locator(".buybar button[name=then]"))
    page.fill("input[name=last_name]", "林若溪")
    page.fill("input[name=code]", "nothing")
    page.press("input[name=code]", "Enter")
    expect(page.locator("#code-error")).to_contain_text("没有这个优惠码")
    expect(page.locator("input[name=last_name]")).to_have_value("林若溪")
    looker.looks(PHONE, "light")
    assert not looker.wrong, "\n".join(looker.wrong)


def test_what_is_typed_while_a_provinces_cities_are_asked_for_stays(page: Page) -> None:
    Looker(page).opens("/p/small-qinghua-meiping/", PHONE)
    presses(page.locator(".buybar button[name=then]"))
    held: list[Route] = []
    page.route("**/checkout/", lambda route: held.append(route))
    with page.expect_request("**/checkout/"):
        page.select_option("select[name=country_area]", label="浙江省")
    page.fill("input[name=postal_code]", "310012")
    held[0].continue_()
    expect(page.locator("select[name=city]")).to_be_visible()
    expect(page.locator("input[name=postal_code]")).to_have_value("310012")


def test_when_no_answer_comes_the_page_says_so(page: Page) -> None:
    Looker(page).opens("/p/small-qinghua-meiping/", PHONE)
    page.route("**/basket/add/", lambda route: route.abort())
    page.locator(".buybar button[name=then]").click()
    expect(page.locator("#status")).to_have_text("没有得到回答，请稍后再试。")


def test_basket_changes_in_place_and_says_so(page: Page) -> None:
    looker = Looker(page)
    looker.opens("/p/small-qinghua-meiping/")
    page.locator("#purchase button", has_text="放入购物袋").click()
    expect(page.locator("[data-basket] b")).to_have_text("1")
    looker.opens("/basket/")
    looker.looks(PHONE, "light")
    looker.looks(DESK, "dark")
    on_a_phone = page.locator(".buybar data")
    before = on_a_phone.get_attribute("value") or ""
    page.click(".line button[data-step='1']")
    expect(page.locator("[data-basket] b")).to_have_text("2")
    expect(page.locator("#status")).to_contain_text("应付")
    expect(on_a_phone).not_to_have_attribute("value", before)
    is_at_rest(page)
    page.fill(".line input[name=quantity]", "-3")
    page.press(".line input[name=quantity]", "Enter")
    expect(page.locator("[role=alert]")).to_contain_text("至少选一件")
    is_at_rest(page)
    page.locator(".line button[name=take_out]").click()
    expect(page.locator("#basket")).to_contain_text("袋子还空着")
    expect(page.locator(".buybar")).to_have_count(0)
    expect(page.locator("[data-basket] b")).to_be_hidden()
    looker.keeps_still_and_obeys()
    assert not [wrong for wrong in looker.wrong if "layout shift" not in wrong], "\n".join(looker.wrong)


def test_facets_change_the_list_its_address_and_its_number(page: Page) -> None:
    looker = Looker(page)
    looker.opens("/c/craft/")
    all_works = page.locator("#count").inner_text()
    page.locator("#facets input[type=checkbox]").first.check()
    expect(page.locator("#count")).not_to_have_text(all_works)
    expect(page.locator(".chip")).to_have_count(1)
    is_at_rest(page)
    assert "heritage=" in page.url
    page.select_option("#sort", "price")
    page.wait_for_url("**sort=price**")
    is_at_rest(page)
    page.evaluate("history.go(-2)")
    page.wait_for_url("**/c/craft/")
    expect(page.locator("#count")).to_have_text(all_works)
    looker.keeps_still_and_obeys()
    assert not [wrong for wrong in looker.wrong if "layout shift" not in wrong], "\n".join(looker.wrong)


def test_filter_drawer_and_menu_of_a_phone(page: Page) -> None:
    looker = Looker(page)
    looker.opens("/c/craft/", PHONE)
    page.click("button[popovertarget=filters] >> nth=0")
    expect(page.locator("#filters")).to_be_visible()
    looker.looks(PHONE, "light")
    page.locator("#facets input[type=checkbox]").first.check()
    expect(page.locator(".chip")).to_have_count(1)
    # The drawer stays open for the next choice; its button says how many works are left.
    expect(page.locator("#shown")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#filters")).to_be_hidden()
    page.click("button[popovertarget=menu] >> nth=0")
    expect(page.locator("#menu")).to_be_visible()
    looker.looks(PHONE, "dark")
    assert not looker.wrong, "\n".join(looker.wrong)


def test_a_variant_brings_its_price(page: Page) -> None:
    page.goto("/p/qinghua-meiping/")
    price = page.locator("#price data").inner_text()
    page.locator(".choice", has_text="高 28 厘米").click()
    expect(page.locator("#price data")).not_to_have_text(price)
    is_at_rest(page)
    assert "variant=" in page.url


def test_gallery_follows_its_thumbnails_and_opens_close_up(page: Page) -> None:
    page.goto("/p/qinghua-meiping/")
    page.locator(".thumbs a").nth(3).click()
    expect(page.locator(".thumbs a").nth(3)).to_have_attribute("aria-current", "true")
    expect(page.locator("#view-4")).to_be_in_viewport(ratio=0.9)
    page.locator("#view-4 button").click()
    expect(page.locator("#zoom-4")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#zoom-4")).to_be_hidden()


def test_everything_can_be_bought_by_keyboard_alone(page: Page) -> None:
    page.goto("/search/?q=青花小梅瓶")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    _tabs_to(page, "a[href*='/p/small-qinghua-meiping/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/p/small-qinghua-meiping/")
    _tabs_to(page, "#purchase button[data-kind=seal]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/checkout/")
    for name, value in HANGZHOU.items():
        _tabs_to(page, f"#id_{name}")
        if page.locator(f"select#id_{name}").count():
            _arrows_to(page, f"#id_{name}", value)
        else:
            page.keyboard.type(value)
    page.keyboard.press("Enter")
    page.wait_for_url("**/orders/*/")
    expect(page.locator("main")).to_contain_text("已付款")


def _arrows_to(page: Page, selector: str, value: str, most: int = 40) -> None:
    """Press the arrow until the list shows the value. Each step asks for what hangs on it, and the focus stays."""
    for _ in range(most):
        if page.evaluate("(s) => document.querySelector(s).selectedOptions[0].label", selector) == value:
            return
        page.keyboard.press("ArrowDown")
        is_at_rest(page)
        assert page.evaluate("(s) => document.activeElement.matches(s)", selector), "The focus is lost."
    raise AssertionError(f"No arrow reaches {value}")


def _tabs_to(page: Page, selector: str, most: int = 90) -> None:
    """Press Tab until the element has the focus, with a ring that can be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    raise AssertionError(f"Tab does not reach {selector}")


@pytest.fixture
def page_without_script(chromium: Browser, live_store: LiveStore) -> Iterator[Page]:
    opened = opens_window(chromium, live_store.url, java_script_enabled=False)
    yield opened
    opened.context.close()


def test_guest_buys_without_any_script(page_without_script: Page) -> None:
    page = page_without_script
    page.goto("/c/craft/")
    page.locator("#facets input[type=checkbox]").first.check()
    presses(page.locator("#shown"))
    assert "heritage=" in page.url
    page.goto("/p/small-qinghua-meiping/")
    presses(page.locator("#purchase button", has_text="放入购物袋"))
    page.wait_for_url("**/basket/")
    page.fill(".line input[name=quantity]", "2")
    presses(page.locator(".line button", has_text="更改"))
    expect(page.locator(".line input[name=quantity]")).to_have_value("2")
    presses(page.locator("main a[data-kind=seal]").first)
    fills_in(page, with_scripts=False)
    presses(page.locator("#sum button[data-kind=seal]"))
    page.wait_for_url("**/orders/*/")
    expect(page.locator("main")).to_contain_text("已付款")


def test_certificate_prints_on_one_sheet(page: Page) -> None:
    signs_in(page, SHOPPER)
    page.goto("/collection/")
    address = page.locator(".treasures a").first.get_attribute("href")
    for prefix in ("", "/en"):
        page.goto(f"{prefix}{address}")
        sheets = page.pdf(prefer_css_page_size=True, print_background=True)
        assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1
