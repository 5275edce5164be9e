"""What the buyer must confirm, for which goods, and what of it is written down."""

from datetime import UTC, date, datetime

import pytest

from storefront.checkout import confirmations
from storefront.checkout.confirmations import Goods, Text, given, is_given, missing, needed

TODAY = date(2026, 6, 10)
NOON = datetime(2026, 6, 10, 4, tzinfo=UTC)
LATER = datetime(2026, 6, 11, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("goods", "codes"),
    [
        ([Goods()], []),
        ([Goods(is_box=True)], ["blind-box-return", "blind-box-age"]),
        ([Goods(is_made_to_order=True)], ["made-to-order"]),
        ([Goods(product_class="medicine")], ["health-opened"]),
        ([Goods(product_class="food", shelf_life_days=540, best_before=date(2026, 7, 25))], ["near-expiry"]),
        ([Goods(product_class="food", shelf_life_days=540, best_before=date(2026, 7, 26))], []),
        ([Goods(product_class="medicine"), Goods(is_box=True)], ["blind-box-return", "blind-box-age", "health-opened"]),
    ],
)
def test_each_kind_of_goods_asks_for_its_own(goods, codes):
    assert list(needed(goods, today=TODAY)) == codes


@pytest.mark.parametrize(
    ("shelf_life", "days_left", "is_near"),
    [
        (730, 45, True), (730, 46, False), (365, 45, True), (364, 45, False), (200, 30, True), (200, 31, False),
        (100, 20, True), (100, 21, False), (45, 10, True), (20, 5, True), (20, 6, False), (7, 1, True), (7, 2, False),
        (2, 0, True), (2, 1, False), (None, 10, True), (None, 11, False),
    ],
)  # fmt: skip
def test_how_near_the_end_depends_on_the_shelf_life(shelf_life, days_left, is_near):
    goods = Goods(
        product_class="food", shelf_life_days=shelf_life, best_before=date.fromordinal(TODAY.toordinal() + days_left)
    )
    assert (needed([goods], today=TODAY) == ("near-expiry",)) is is_near


def test_what_keeps_for_ever_is_never_near_its_end():
    assert needed([Goods(product_class="food", best_before=None)], today=TODAY) == ()


def test_text_version_language_and_instant_are_written_down_once():
    first = given(["made-to-order"], {}, language="en", at=NOON)
    assert first == {
        "made-to-order": {
            "version": 1,
            "text": "I know that made-to-order pieces cannot be returned without a reason.",
            "language": "en",
            "at": "2026-06-10T04:00:00+00:00",
        }
    }
    assert given(["made-to-order"], first, language="zh-hans", at=LATER) == first, "It was confirmed then."
    assert given([], first, language="en", at=LATER) == {}, "And is withdrawn when it is not named."
    assert "按订单制作" in given(["made-to-order"], {}, language="zh-hans", at=NOON)["made-to-order"]["text"]


def test_changed_words_have_to_be_confirmed_again(monkeypatch):
    before = given(["made-to-order"], {}, language="en", at=NOON)
    monkeypatch.setitem(confirmations.TEXTS, "made-to-order", Text(2, "Other words."))
    assert not is_given("made-to-order", before)
    assert missing(["made-to-order"], before) == ["made-to-order"]
    assert given(["made-to-order"], before, language="en", at=LATER)["made-to-order"]["version"] == 2


@pytest.mark.parametrize("record", ["2026-06-10T04:00:00+00:00", None, {}, {"version": "1"}])
def test_what_is_no_record_confirms_nothing(record):
    assert not is_given("made-to-order", {"made-to-order": record})
