"""The campaign stage: what one unit costs, and why."""

import pytest

from common.money import Money
from promotions.engine import NO_TERMS, price_unit
from tests.unit.promotions.pricing import END, POTTERY, TEA, campaign, cny, line, medicine, percent, terms


def test_without_a_campaign_the_list_price_stands():
    price = price_unit(line("vase", cny(1280)), NO_TERMS)

    assert (price.list, price.unit, price.struck, price.reasons) == (cny(1280), cny(1280), None, ())


def test_a_discount_says_why_how_much_and_until_when():
    price = price_unit(line("vase", cny(1280)), terms(campaign(percent(15))))

    (reason,) = price.reasons
    assert price.unit == cny(1088)
    assert (reason.code, reason.amount, reason.campaign, reason.until) == ("campaign", cny(-192), "campaign-1", END)
    assert reason.text == {"zh-hans": "遗产日价", "en": "Heritage Day price"}


@pytest.mark.parametrize(
    ("list_price", "off", "now"),
    [
        (cny("0.99"), "10", cny("0.89")),
        (cny("33.33"), "15", cny("28.33")),
        (cny("19.99"), "12.5", cny("17.49")),
        (cny("0.01"), "40", cny("0.01")),
        (Money(980, "JPY"), "15", Money(833, "JPY")),
        (Money(1, "JPY"), "50", Money(0, "JPY")),
        (Money(12345, "KRW"), "10", Money(11110, "KRW")),
    ],
)
def test_what_is_taken_off_is_rounded_half_up_to_a_coin(list_price, off, now):
    assert price_unit(line("piece", list_price), terms(campaign(percent(off)))).unit == now


def test_the_best_discount_wins_and_is_never_stacked():
    running = terms(campaign(percent(10), id=1), campaign(percent(20), percent(5), id=2))

    price = price_unit(line("vase", cny(100)), running)

    assert price.unit == cny(80)
    assert [reason.campaign for reason in price.reasons] == ["campaign-2"]


@pytest.mark.parametrize("order", [(7, 3), (3, 7)])
def test_a_tie_goes_to_the_campaign_with_the_smaller_id(order):
    running = terms(*(campaign(percent(10), id=id) for id in order))

    assert price_unit(line("vase", cny(100)), running).reasons[0].campaign == "campaign-3"


@pytest.mark.parametrize(
    ("scope", "named"),
    [
        ({}, True),
        ({"category_ids": {POTTERY}}, True),
        ({"category_ids": {TEA}}, False),
        ({"shop_ids": {30}}, True),
        ({"shop_ids": {31}}, False),
        ({"product_ids": {20}}, True),
        ({"product_ids": {21}}, False),
        ({"category_ids": {POTTERY}, "shop_ids": {31}}, False),
        ({"category_ids": {POTTERY, TEA}, "shop_ids": {30, 31}}, True),
    ],
)
def test_each_set_of_a_scope_that_is_not_empty_narrows(scope, named):
    price = price_unit(line("vase", cny(100)), terms(campaign(percent(10, **scope))))

    assert price.unit == (cny(90) if named else cny(100))


def test_a_category_names_what_lies_below_it():
    bowl = line("bowl", cny(100), category_ids=frozenset({POTTERY, 11, 111}))

    assert price_unit(bowl, terms(campaign(percent(10, category_ids={POTTERY})))).unit == cny(90)


@pytest.mark.parametrize(
    ("scope", "now"),
    [({}, 30), ({"category_ids": {POTTERY}}, 30), ({"shop_ids": {30}}, 30), ({"product_ids": {20}}, 27)],
)
def test_medicine_is_discounted_only_by_name(scope, now):
    assert price_unit(medicine("balm", cny(30)), terms(campaign(percent(10, **scope)))).unit == cny(now)


@pytest.mark.parametrize(
    ("prior", "struck"),
    [
        (None, None),  # New in the shop: there is no earlier price to compare with.
        (1280, cny(1280)),
        (1200, cny(1200)),  # The list price rose lately: the lower, earlier price is struck through.
        (1088, None),  # As dear as before: nothing got cheaper.
        (900, None),
    ],
)
def test_only_a_prior_price_that_is_higher_than_the_price_now_is_struck_through(prior, struck):
    vase = line("vase", cny(1280), prior=None if prior is None else cny(prior))

    assert price_unit(vase, terms(campaign(percent(15)))).struck == struck


def test_nothing_is_struck_through_where_nothing_is_taken_off():
    assert price_unit(line("vase", cny(1280), prior=cny(1500)), NO_TERMS).struck is None
