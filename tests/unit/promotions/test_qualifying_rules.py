"""Which sales an edition comes with."""

import pytest

from common.money import Money
from promotions.collectibles.codes import new_code, read_code
from promotions.collectibles.rules import Rule
from tests.factories.promotions import ENDS, STARTS, sold_line


def rule(min_spend="299", **scope):
    sets = {name: frozenset(ids) for name, ids in scope.items()}
    return Rule(1, Money(min_spend, "CNY"), STARTS, ENDS, **sets)


@pytest.mark.parametrize(
    ("amounts", "met"), [(["298.99"], False), (["299"], True), (["150", "149"], True), ([], False)]
)
def test_the_spend_is_the_sum_of_the_lines(amounts, met):
    assert rule().is_met_by([sold_line(amount) for amount in amounts]) is met


def test_medicine_never_counts():
    tea, balm = sold_line("200"), sold_line("100", product_class="medicine")

    assert rule().spend([tea, balm]) == Money(200, "CNY")
    assert not rule().is_met_by([tea, balm])
    assert not rule(min_spend="0").is_met_by([balm])


@pytest.mark.parametrize(
    ("scope", "met"),
    [
        ({"shop_ids": {1}}, True),
        ({"shop_ids": {2}}, False),
        ({"product_ids": {1}}, True),
        ({"product_ids": {2}}, False),
        ({"shop_ids": {1}, "product_ids": {2}}, False),
    ],
)
def test_only_lines_in_the_scope_count(scope, met):
    assert rule(**scope).is_met_by([sold_line("300", shop_id=1, product_id=1)]) is met


def test_a_sale_without_any_line_in_the_scope_earns_nothing_even_from_zero_on():
    assert not rule(min_spend="0", shop_ids={2}).is_met_by([sold_line("300", shop_id=1)])
    assert rule(min_spend="0", shop_ids={2}).is_met_by([sold_line("1", shop_id=2)])


def test_codes_are_read_however_they_are_typed():
    code = new_code()

    assert len(code) == 23
    assert read_code(code) == read_code(f" {code.lower().replace('-', ' ')} ") == code
    assert read_code("oil00-00000-00000-0000o") == "01100-00000-00000-00000"
