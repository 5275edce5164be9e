"""Every page answers in both languages, says what it is, and never fails on a wrong address."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from common.text import both
from tests.factories.catalog import a_shop
from tests.factories.people import UserFactory
from tests.factories.registry import HeritageItemFactory, RegionFactory
from tests.functional.shopping import Shopper, a_small_store

pytestmark = pytest.mark.django_db

OPEN_PAGES = [
    "/",
    "/c/craft/",
    "/c/food/",
    "/search/",
    "/search/?q=梅瓶",
    "/search/?q=nothing-of-that-name",
    "/p/vase/",
    "/p/tea/",
    "/p/balm/",
    "/heritage/",
    "/heritage/porcelain/",
    "/inheritors/",
    "/inheritors/shen-yanqiu/",
    "/shops/hutian/",
    "/campaigns/heritage-week/",
    "/boxes/",
    "/boxes/flower-gods/",
    "/editions/",
    "/basket/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    *(f"/about/{slug}/" for slug in ("delivery", "returns", "certificates", "minors", "privacy", "terms")),
]
OWN_PAGES = ["/account/", "/orders/", "/collection/"]
# What two visitors of one channel and language must get to the byte.
SHARED_PAGES = [page for page in OPEN_PAGES if not page.startswith(("/basket", "/accounts"))]


@pytest.fixture
def store():
    return a_small_store()


@pytest.fixture(params=["zh-Hans", "en"])
def shopper(request):
    return Shopper(english=request.param == "en")


def test_every_page_answers_in_its_language(store, shopper):
    for page in OPEN_PAGES:
        response = shopper.sees(page)
        html = response.content.decode()
        assert response.status_code == 200, page
        assert f'<html lang="{"en" if shopper.prefix else "zh-Hans"}">' in html, page
        assert html.count("<h1") == 1, page
        assert not re.search(r"{%|{{", html), page


def test_own_pages_ask_to_sign_in_first(store, shopper):
    for page in OWN_PAGES:
        response = shopper.sees(page)
        assert response.status_code == 302, page
        assert f"/accounts/login/?next={shopper.prefix}{page}" in response.url


def test_own_pages_answer_whoever_signed_in_and_are_not_kept(store, shopper):
    shopper.client.force_login(UserFactory())
    for page in OWN_PAGES:
        response = shopper.sees(page)
        assert response.status_code == 200, page
        assert "no-store" in response.headers["Cache-Control"], page


UNKNOWN = [
    "/nothing/",
    "/c/nothing/",
    "/p/nothing/",
    "/heritage/nothing/",
    "/heritage/?category=nothing",
    "/c/craft/?page=7",
    "/inheritors/nothing/",
    "/shops/nothing/",
    "/campaigns/nothing/",
    "/boxes/nothing/",
    "/pieces/NOTHING/",
    "/about/nothing/",
    "/orders/00000000-0000-0000-0000-000000000000/",
]


def test_unknown_address_is_a_page_that_says_so(store, shopper):
    for page in UNKNOWN:
        response = shopper.sees(page)
        assert response.status_code == 404, page
        assert "<h1" in response.content.decode(), page


SENSELESS = {
    "/c/craft/?page=-1": "“page”不能是“-1”。",
    "/c/craft/?sort=x": "“sort”不能是“x”。",
    "/c/craft/?price=a-b": "“price”不能是“a-b”。",
    "/c/craft/?sort=new&sort=price": "“sort”给了不止一次。",
    "/search/?q=%00": "发来了一个键盘打不出的字符。",
    "/search/?q=%FF": "地址里有读不出的字符。",
    "/heritage/?region=12": "地区要用六位代码，现在是“12”。",
    "/heritage/?after=x": "这个游标不是这里给出的，请去掉它重新开始。",
    "/p/vase/?variant=x": "“variant”不能是“x”。",
    "/en/c/craft/?page=0": "“page” cannot be “0”.",
}


@pytest.mark.parametrize("address", SENSELESS)
def test_what_no_page_of_ours_asks_is_refused_in_words_with_a_way_on(store, address):
    response = Client().get(address)
    html = response.content.decode()
    assert response.status_code == 400
    assert SENSELESS[address] in html
    assert f'<a class="btn" href="{address.partition("?")[0]}">' in html


def test_what_a_page_asks_for_in_part_is_refused_beside_all_else(store):
    response = Client().get("/c/craft/?sort=x", headers={"HX-Request": "true"})
    assert response.status_code == 400
    assert response.headers["HX-Retarget"] == "#status" and response.headers["HX-Push-Url"] == "false"
    assert "<html" not in response.text and "“sort”不能是“x”。" in response.text


def test_a_variant_that_is_no_longer_sold_shows_the_first(store):
    response = Client().get("/p/vase/?variant=999999999")
    assert response.context["view"].chosen.id == store.vase.variant.pk


def test_page_holds_nothing_of_the_visitor(store):
    """A signed-in shopper with a full basket and a stranger get the same bytes, and no cookie."""
    regular = Shopper()
    regular.client.force_login(UserFactory())
    regular.puts_in(store.vase)
    for page in SHARED_PAGES:
        response = Client().get(page)
        assert regular.client.get(page).content == response.content, page
        assert "csrfmiddlewaretoken" not in response.content.decode(), page
        assert not response.cookies, page


FEW = {"/": 12, "/c/craft/": 9, "/search/?q=梅瓶": 9, "/p/vase/": 17, "/heritage/porcelain/": 14}


@pytest.mark.django_db(transaction=True)
def test_hot_pages_ask_the_database_few_things():
    """Outside a transaction, as campaigns are not remembered within one."""
    a_small_store()
    for page, most in FEW.items():
        Client().get(page)
        with CaptureQueriesContext(connection) as asked:
            Client().get(page)
        assert len(asked) <= most, "\n".join([page, *(query["sql"][:160] for query in asked)])


def test_a_district_of_beijing_is_spoken_of_as_beijing(store):
    capital = RegionFactory(code="110000", name=both("北京市", "Beijing"))
    district = RegionFactory(code="110101", name=both("东城区", "Dongcheng"), kind="county", parent=capital)
    a_shop().sells("料器", heritage=HeritageItemFactory(region=district))
    page = Shopper().sees("/").content.decode()
    assert "<strong>北京</strong>" in page
    assert "东城" not in page


def test_a_heritage_without_a_picture_is_a_bound_book_with_its_name(store):
    HeritageItemFactory(name=both("苗族古歌（簪汪传）", "Ancient songs of the Miao"))
    assert '<span class="slip" aria-hidden="true">苗族古歌</span>' in Shopper().sees("/heritage/").content.decode()


def test_a_heritage_without_works_and_people_counts_neither(store):
    item = HeritageItemFactory()
    page = Shopper().sees(f"/heritage/{item.slug}/").content.decode()
    assert "0 件" not in page
    assert "0 位" not in page


def test_lowered_price_is_told_with_its_reason_on_list_and_page(store):
    listed = Client().get("/c/craft/").content.decode()
    assert '<data value="340.00" data-cut>¥340</data>' in listed
    assert "遗产日价" in listed
    page = Client().get("/p/vase/").content.decode()
    assert "¥400</s>" in page
    assert "遗产日价，省 ¥60" in page


def test_price_follows_the_channel_that_the_visitor_chose(store):
    shopper = Shopper()
    shopper.posts("/channel/", {"channel": "us", "next": "/p/vase/"})
    assert "$51" in shopper.sees("/p/vase/").content.decode()


def test_choice_of_channel_leads_back_only_to_our_own_pages(store):
    shopper = Shopper()
    response = shopper.posts("/channel/", {"channel": "us", "next": "https://elsewhere.example/"})
    assert response.status_code == 400
    assert "channel" not in response.cookies
    assert shopper.posts("/channel/", {"channel": "us", "next": "/p/vase/"}).url == "/p/vase/"


def test_medicine_shows_what_the_law_asks_and_no_edition(store):
    page = Client().get("/p/balm/")
    html = page.content.decode()
    assert "国药准字Z12345678" in html
    assert "请仔细阅读说明书，并按说明使用，或在药师指导下购买和使用。" in html
    assert page.context["view"].edition is None


def test_food_shows_its_label_beside_the_price(store):
    facts = {fact.name: fact.value for fact in Client().get("/p/tea/").context["view"].facts}
    assert facts["配料"] == "云南大叶种晒青茶"
    assert facts["过敏原"] == "无"
    assert facts["生产许可"].startswith("SC")


def test_blind_box_is_sold_on_the_page_of_its_odds(store):
    assert "/boxes/flower-gods/" in Client().get("/p/box/").content.decode()
    rows = re.findall(r"<td data-n>(\d+/\d+)</td>", Client().get("/boxes/flower-gods/").content.decode())
    assert rows == ["1/2", "5/12", "1/12"]


def test_sold_out_work_cannot_be_put_into_a_basket(store):
    store.vase.variant.stocks.update(quantity=0)
    html = Client().get("/p/vase/").content.decode()
    assert "售罄" in html
    assert 'name="quantity"' not in html


def test_words_of_a_visitor_are_shown_as_words(store):
    html = Client().get("/search/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in html


def test_content_policy_forbids_scripts_and_styles_in_the_page(store):
    for page in SHARED_PAGES:
        response = Client().get(page)
        html = response.content.decode()
        assert "'unsafe-inline'" not in response.headers["Content-Security-Policy"]
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", html), page


def test_every_picture_has_its_size_and_words(store):
    for page in SHARED_PAGES:
        for img in re.findall(r"<img [^>]*>", Client().get(page).content.decode()):
            assert all(f" {name}=" in img for name in ("width", "height", "alt", "srcset")), img


def test_fault_is_a_page_without_the_database(store, settings, monkeypatch):
    client = Client(raise_request_exception=False)
    monkeypatch.setattr("storefront.pages.views.catalogue.homes.home", lambda **_: 1 / 0)
    response = client.get("/")
    assert response.status_code == 500
    assert "五〇〇" in response.content.decode()


def test_too_large_a_post_is_refused_as_such(store):
    response = Shopper().posts("/basket/add/", {"variant": "x" * 3_000_000, "quantity": 1})
    assert response.status_code == 413
