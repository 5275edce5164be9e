"""Which ways of delivery take a parcel, and for how much."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.money import Money
from storefront.shipping.rates import Parcel, Rate


def cny(amount):
    return Money(Decimal(amount), "CNY")


def grams(weight, *classes):
    return Parcel(weight, frozenset(classes))


@pytest.mark.parametrize(
    ("bounds", "parcel", "goods", "taken"),
    [
        ({}, grams(90_000, "medicine"), "0.01", True),
        ({"most_weight": 5000}, grams(5000), "100", True),
        ({"most_weight": 5000}, grams(5001), "100", False),
        ({"least_weight": 5001}, grams(5000), "100", False),
        ({"least_order": cny(99)}, grams(0), "98.99", False),
        ({"least_order": cny(99)}, grams(0), "99", True),
        ({"most_order": cny(500)}, grams(0), "500", True),
        ({"most_order": cny(500)}, grams(0), "500.01", False),
        ({"excluded": frozenset({"medicine"})}, grams(0, "craft", "medicine"), "100", False),
        ({"excluded": frozenset({"medicine"})}, grams(0, "craft"), "100", True),
    ],
)
def test_bounds_are_inclusive(bounds, parcel, goods, taken):
    assert Rate(cny(12), **bounds).takes(parcel, goods=cny(goods)) is taken


@pytest.mark.parametrize(
    ("weight", "price"),
    [(0, "12"), (1, "12"), (1000, "12"), (1001, "15"), (2000, "15"), (2001, "18"), (31_000, "102")],
)
def test_each_further_kilogram_that_is_begun_costs_more(weight, price):
    assert Rate(cny(12), further_kilogram=cny(3)).cost(grams(weight), goods=cny(100)) == cny(price)


@pytest.mark.parametrize(("goods", "price"), [("298.99", "15"), ("299", "0"), ("300", "0")])
def test_from_an_amount_on_nothing_is_asked_whatever_the_weight(goods, price):
    rate = Rate(cny(12), further_kilogram=cny(3), free_from=cny(299))
    assert rate.cost(grams(1500), goods=cny(goods)) == cny(price)


@given(st.integers(0, 50_000), st.integers(0, 50_000))
def test_a_heavier_parcel_never_costs_less(one, other):
    rate = Rate(cny(12), further_kilogram=cny(3))
    light, heavy = sorted([one, other])
    assert rate.cost(grams(light), goods=cny(1)) <= rate.cost(grams(heavy), goods=cny(1))
