"""Money is exact: nothing is lost when it is split, taxed or added."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.money import CurrencyMismatch, Money, TaxedMoney

currencies = st.sampled_from(["CNY", "USD", "JPY"])
amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False)
weights = st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=40)


def cny(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


@pytest.mark.parametrize(
    ("amount", "currency", "kept"),
    [("1.005", "CNY", "1.01"), ("1.004", "USD", "1.00"), ("0.5", "JPY", "1"), ("-1.005", "CNY", "-1.01")],
)
def test_amounts_are_quantised_half_up_to_a_coin(amount, currency, kept):
    assert Money(Decimal(amount), currency).amount == Decimal(kept)


@pytest.mark.parametrize(
    ("money", "read"),
    [
        (cny("1280"), "¥1,280"),
        (cny("12.5"), "¥12.50"),
        (cny("-40"), "-¥40"),
        (Money(Decimal(12), "USD"), "$12"),
        (Money(Decimal(3000), "JPY"), "¥3,000"),
    ],
)
def test_money_reads_as_a_shopper_writes_it(money, read):
    assert str(money) == read


def test_two_currencies_never_add_up():
    with pytest.raises(CurrencyMismatch):
        cny("1") + Money(Decimal(1), "USD")
    with pytest.raises(CurrencyMismatch):
        assert cny("1") < Money(Decimal(2), "USD")


def test_an_unknown_currency_is_refused():
    with pytest.raises(ValueError, match="XXX"):
        Money(Decimal(1), "XXX")


def test_there_is_no_minus_zero():
    assert str(-Money.zero("CNY")) == "¥0"


@given(amounts, currencies, weights)
def test_a_spread_sums_to_the_whole(amount, currency, parts):
    whole = Money(amount, currency)
    shares = whole.spread(parts)
    assert len(shares) == len(parts)
    assert sum(shares, Money.zero(currency)) == whole


@given(amounts, currencies, weights.filter(any))
def test_no_share_is_a_coin_away_from_its_due(amount, currency, parts):
    whole = Money(amount, currency)
    for weight, share in zip(parts, whole.spread(parts), strict=True):
        due = whole.amount * weight / sum(parts)
        assert abs(share.amount - due) < whole.step


@pytest.mark.parametrize(
    ("amount", "parts", "shares"),
    [
        ("100", [1, 1, 1], ["33.34", "33.33", "33.33"]),
        ("0.05", [3, 3, 1], ["0.02", "0.02", "0.01"]),
        ("-40", [1280, 368], ["-31.07", "-8.93"]),
        ("7", [0, 0], ["7", "0"]),
    ],
)
def test_a_spread_goes_by_largest_remainder(amount, parts, shares):
    assert cny(amount).spread(parts) == [cny(share) for share in shares]


@given(st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from(["0", "9", "13", "8.875"]))
def test_net_and_tax_make_up_the_gross(amount, rate):
    for taxed in (TaxedMoney.of_gross(cny(amount), Decimal(rate)), TaxedMoney.of_net(cny(amount), Decimal(rate))):
        assert taxed.net + taxed.tax == taxed.gross
        assert taxed.tax.amount >= 0


def test_tax_is_taken_out_of_a_chinese_price_and_put_onto_an_american_one():
    assert TaxedMoney.of_gross(cny("113"), Decimal(13)).net == cny("100")
    assert TaxedMoney.of_net(cny("100"), Decimal("8.875")).gross == cny("108.88")
