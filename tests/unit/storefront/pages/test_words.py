"""How pages say numbers, days and ends."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from common.money import Money
from storefront.pages.queries.home import short_place
from storefront.pages.queries.listing import Pager
from storefront.pages.templatetags import heirloom


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (4, "四"), (10, "十"), (12, "十二"), (36, "三十六"), (100, "100")]
)
def test_upright_text_says_numbers_in_chinese(number, words):
    with translation.override("zh-hans"):
        assert heirloom.in_words(number) == words


def test_english_keeps_its_digits():
    with translation.override("en"):
        assert heirloom.in_words(36) == "36"


@pytest.mark.parametrize(("amount", "shown"), [("184.35", "¥184.35"), ("1280", "¥1,280.00"), ("-8", "−¥8.00")])
def test_sums_are_told_to_the_cent(amount, shown):
    assert heirloom.exact(Money(amount, "CNY")) == shown


@pytest.mark.parametrize(
    ("end", "chinese", "english"),
    [
        (datetime(2026, 6, 14, 16, tzinfo=UTC), "6 月 14 日 24:00", "14 June 24:00"),
        (datetime(2026, 6, 14, 15, 30, tzinfo=UTC), "6 月 14 日 23:30", "14 June 23:30"),
    ],
)
def test_midnight_is_the_end_of_the_day_before(end, chinese, english):
    with translation.override("zh-hans"):
        assert heirloom.until(end) == chinese
    with translation.override("en"):
        assert heirloom.until(end) == english


def test_a_single_paragraph_opens_with_its_first_sentence():
    assert heirloom.opening("她十五岁进窑场。祖父管画。\n\n门开着。") == ["她十五岁进窑场。", "祖父管画。", "门开着。"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("景德镇市", "景德镇"),
        ("蔚县", "蔚县"),
        ("宁洱哈尼族彝族自治县", "宁洱"),
        ("黔东南苗族侗族自治州", "黔东南"),
        ("巴音郭楞蒙古自治州", "巴音郭楞"),
        ("Ning’er", "Ning’er"),
    ],
)
def test_places_are_spoken_of_shortly(name, short):
    assert short_place(name) == short


@pytest.mark.parametrize(
    ("page", "pages", "shown"),
    [(1, 1, [1]), (1, 39, [1, 2, 3, 0, 39]), (20, 39, [1, 0, 19, 20, 21, 22, 0, 39]), (39, 39, [1, 0, 38, 39])],
)
def test_pager_offers_the_ends_and_what_is_near(page, pages, shown):
    assert Pager(page, pages).shown == shown
