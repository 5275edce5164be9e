"""What a discount code takes off a basket, after everything else that lowers a price and before shipping."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.money import Money, total
from promotions.engine import NO_TERMS, Quote, Scope, VoucherTerms, price_basket
from tests.unit.promotions.pricing import TEA, campaign, cny, line, medicine, percent, steps, terms
from tests.unit.promotions.test_quote import baskets

NAME = {"zh-hans": "立冬礼", "en": "Start of winter"}


def code(**promised) -> VoucherTerms:
    return VoucherTerms("WINTER", NAME, **promised)


def ten_percent(**promised) -> VoucherTerms:
    return code(percent=Decimal(10), **promised)


def priced(*lines, voucher, running=NO_TERMS, shipping=0) -> Quote:
    return price_basket(lines, running, shipping=cny(shipping), taxes_included=True, voucher=voucher)


def taken(quote: Quote) -> dict[str, Decimal]:
    return {
        each.key: -reason.amount.amount for each in quote.lines for reason in each.reasons if reason.code == "voucher"
    }


def test_it_comes_after_campaign_and_basket_and_lowers_no_shipping():
    running = terms(campaign(percent(50), spend=steps(cny(100), cny(20))))

    quote = priced(line("vase", cny(400)), voucher=ten_percent(), running=running, shipping=12)

    assert [(reason.code, reason.amount) for reason in quote.lines[0].reasons] == [
        ("campaign", cny(-200)),
        ("spend-steps", cny(-20)),
        ("voucher", cny(-18)),
    ]
    assert (quote.subtotal.gross, quote.shipping.gross, quote.total.gross) == (cny(162), cny(12), cny(174))


def test_its_reason_names_the_code_and_what_it_is_called():
    [saving] = priced(line("vase", cny(100)), voucher=ten_percent()).savings

    assert saving.text == {"zh-hans": "优惠码 WINTER：立冬礼", "en": "Code WINTER: Start of winter"}


def test_odd_coins_go_where_the_largest_remainder_is():
    quote = priced(line("a", cny(10)), line("b", cny(10)), line("c", cny("10.01")), voucher=code(off=cny(10)))

    assert taken(quote) == {"a": Decimal("3.33"), "b": Decimal("3.33"), "c": Decimal("3.34")}


def test_an_amount_is_cut_to_what_there_is():
    assert priced(line("tea", cny(30)), voucher=code(off=cny(50))).subtotal.gross == cny(0)


@pytest.mark.parametrize(("price", "off"), [("99.99", None), ("100", 10), ("100.01", "10")])
def test_the_least_spend_is_reached_to_the_coin(price, off):
    quote = priced(line("tea", cny(price)), voucher=ten_percent(min_spent=cny(100)))

    assert quote.has_voucher == (off is not None)
    assert quote.discount == cny(off or 0)


def test_the_least_spend_is_what_is_left_after_the_other_discounts():
    running = terms(campaign(percent(10), spend=steps(cny(90), cny(1))))

    assert not priced(line("t", cny(100)), voucher=ten_percent(min_spent=cny(90)), running=running).has_voucher
    assert priced(line("t", cny(100)), voucher=ten_percent(min_spent=cny(89)), running=running).has_voucher


def test_it_is_only_for_its_scope():
    voucher = ten_percent(scope=Scope(category_ids=frozenset({TEA})))

    quote = priced(line("vase", cny(100)), line("tea", cny(50), category_ids=frozenset({TEA})), voucher=voucher)

    assert taken(quote) == {"tea": Decimal(5)}


def test_no_share_falls_on_medicine_even_where_it_is_named():
    voucher = code(off=cny(30), min_spent=cny(40), scope=Scope(product_ids=frozenset({20})))

    assert not priced(line("vase", cny(39)), medicine("pills", cny(100)), voucher=voucher).has_voucher
    assert taken(priced(line("vase", cny(40)), medicine("pills", cny(100)), voucher=voucher)) == {"vase": Decimal(30)}


@pytest.mark.parametrize(
    "promised",
    [
        {},
        {"percent": Decimal(10), "off": cny(5)},
        {"percent": Decimal(0)},
        {"percent": Decimal("100.01")},
        {"off": cny(0)},
    ],
)
def test_a_voucher_that_promises_nothing_that_makes_sense_is_a_fault(promised):
    with pytest.raises(ValueError, match="Voucher WINTER"):
        code(**promised)


@st.composite
def vouchers(draw, currency):
    coin = Money.zero(currency).step
    coins = st.integers(1, 200_000).map(lambda number: Money(number * coin, currency))
    promised = {"percent": draw(st.decimals("0.01", "100", places=2))} if draw(st.booleans()) else {"off": draw(coins)}
    scope = Scope(product_ids=draw(st.sets(st.integers(20, 22), max_size=2).map(frozenset)))
    return code(**promised, min_spent=draw(st.none() | coins), scope=scope)


@given(st.data(), baskets())
def test_every_coin_of_it_lies_on_a_line_of_its_scope_and_no_line_falls_below_zero(data, basket):
    lines, _running, shipping, included = basket
    voucher = data.draw(vouchers(shipping.currency))
    without, quote = price_basket(*basket), price_basket(*basket, voucher=voucher)
    shares = taken(quote)

    assert quote.total.net.amount >= quote.shipping.net.amount
    for asked, before, after in zip(lines, without.lines, quote.lines, strict=True):
        share = shares.get(asked.key, Decimal(0))
        was, now = (before.total.gross, after.total.gross) if included else (before.total.net, after.total.net)
        assert was.amount - now.amount == share
        assert now.amount >= 0
        assert not share or (voucher.scope.names(asked) and not asked.is_medicine)
    left = [
        before.total.gross if included else before.total.net
        for asked, before in zip(lines, without.lines, strict=True)
        if voucher.scope.names(asked) and not asked.is_medicine
    ]
    assert sum(shares.values()) == voucher.discount(total(left, shipping.currency)).amount


@given(st.data(), baskets(), st.randoms())
def test_the_order_of_the_basket_makes_no_difference(data, basket, chance):
    lines, running, shipping, included = basket
    voucher = data.draw(vouchers(shipping.currency))

    one = price_basket(lines, running, shipping, included, voucher=voucher)
    other = price_basket(chance.sample(lines, len(lines)), running, shipping, included, voucher=voucher)

    assert {each.key: each for each in one.lines} == {each.key: each for each in other.lines}
