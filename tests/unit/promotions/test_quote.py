"""All stages together: what a basket costs, to the coin."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.money import Money, TaxedMoney, total
from promotions.engine import NO_TERMS, delivered, price_basket
from tests.unit.promotions.pricing import campaign, cny, line, medicine, percent, steps, terms, usd


def test_in_china_prices_contain_the_tax():
    tea = line("tea", cny("113"), tax_rate=Decimal(13))

    quote = price_basket([tea], NO_TERMS, shipping=cny(10), taxes_included=True)

    assert quote.subtotal == TaxedMoney(net=cny(100), gross=cny(113))
    assert quote.total.gross == cny(123)


def test_in_the_united_states_tax_comes_on_top():
    vase = line("vase", usd("19.99"), quantity=3, tax_rate=Decimal("8.25"))

    quote = price_basket([vase], NO_TERMS, shipping=usd(12), taxes_included=False)

    assert quote.subtotal == TaxedMoney(net=usd("59.97"), gross=usd("64.92"))
    assert quote.shipping == TaxedMoney(net=usd(12), gross=usd("12.99"))
    assert quote.total.gross == usd("77.91")


def test_tax_is_of_the_price_after_all_discounts():
    vase = line("vase", usd(400), tax_rate=Decimal(10))
    running = terms(campaign(percent(25), spend=steps(usd(300), usd(40))))

    quote = price_basket([vase], running, shipping=usd(0), taxes_included=False)

    assert quote.total == TaxedMoney(net=usd(260), gross=usd(286))
    assert quote.lines[0].undiscounted_total == TaxedMoney(net=usd(400), gross=usd(440))


def test_shipping_is_taxed_as_the_goods_that_it_carries_and_never_discounted():
    running = terms(campaign(percent(50), spend=steps(cny(10), cny(9))))

    quote = price_basket([line("tea", cny(100), tax_rate=Decimal(9))], running, cny(109), True)

    assert quote.shipping == TaxedMoney(net=cny(100), gross=cny(109))
    assert quote.shipping_price == cny(109)


@pytest.mark.parametrize(
    ("included", "net", "gross"),
    # ¥6 each, of which 0.69 and 0.50 are tax; on top, by what they cost with their tax: 0.79 on ¥6.11, 0.53 on ¥5.89.
    [(True, "10.81", "12.00"), (False, "12.00", "13.32")],
)
def test_goods_of_several_rates_share_the_shipping_by_what_they_cost(included, net, gross):
    lines = [line("vase", cny(100), tax_rate=Decimal(13)), line("tea", cny(100), tax_rate=Decimal(9))]

    quote = price_basket(lines, NO_TERMS, cny(12), taxes_included=included)

    assert quote.shipping == TaxedMoney(net=cny(net), gross=cny(gross))
    assert quote.total == quote.subtotal + quote.shipping


def test_a_gift_that_costs_nothing_carries_no_shipping():
    lines = [line("cup", cny(0), tax_rate=Decimal(13)), line("book", cny(50), tax_rate=Decimal(0))]

    assert not price_basket(lines, NO_TERMS, cny(12), True).shipping.tax


def test_savings_are_told_once_for_each_campaign_and_stage():
    running = terms(campaign(percent(10), spend=steps(cny(100), cny(30))))

    quote = price_basket([line("a", cny(100), 2), line("b", cny(50))], running, shipping=cny(0), taxes_included=True)

    assert [(saving.code, saving.amount) for saving in quote.savings] == [
        ("campaign", cny(-25)),
        ("spend-steps", cny(-30)),
    ]


def test_an_empty_basket_costs_its_shipping():
    assert price_basket([], NO_TERMS, shipping=cny(10), taxes_included=True).total.gross == cny(10)


def test_two_lines_with_one_key_are_a_fault_of_the_caller():
    with pytest.raises(ValueError, match="same key"):
        price_basket([line("a", cny(1)), line("a", cny(2))], NO_TERMS, shipping=cny(0), taxes_included=True)


currencies = st.sampled_from(["CNY", "USD", "JPY", "KRW"])


@st.composite
def baskets(draw):
    """Any basket beside any campaigns, in any currency."""
    currency = draw(currencies)
    coin = Money.zero(currency).step
    money = st.integers(0, 100_000).map(lambda coins: Money(coins * coin, currency))
    rates = st.sampled_from([Decimal(0), Decimal(9), Decimal(13), Decimal("8.875")])
    lines = [
        draw(st.sampled_from([line, medicine]))(
            f"line-{number}",
            draw(money),
            draw(st.integers(1, 9)),
            product_id=draw(st.integers(20, 22)),
            tax_rate=draw(rates),
        )
        for number in range(draw(st.integers(0, 6)))
    ]
    percents = st.builds(
        percent, st.decimals("0.01", "99.99", places=2), product_ids=st.sets(st.integers(20, 22), max_size=2)
    )

    def spend():
        off = draw(st.integers(1, 10_000))
        return steps(Money((off + draw(st.integers(1, 50_000))) * coin, currency), Money(off * coin, currency), 3)

    campaigns = [
        campaign(*draw(st.lists(percents, max_size=2)), id=id, spend=spend() if draw(st.booleans()) else None)
        for id in range(draw(st.integers(0, 3)))
    ]
    return lines, terms(*campaigns), draw(money), draw(st.booleans())


@given(baskets())
def test_the_sum_of_the_lines_is_the_subtotal_and_every_coin_has_its_reason(basket):
    lines, _, shipping, included = basket
    quote = price_basket(*basket)
    currency = shipping.currency

    assert quote.subtotal.gross == total((priced.total.gross for priced in quote.lines), currency)
    assert quote.subtotal.net == total((priced.total.net for priced in quote.lines), currency)
    assert quote.total.gross == quote.subtotal.gross + quote.shipping.gross
    assert quote.discount == -total((saving.amount for saving in quote.savings), currency)
    for asked, priced in zip(lines, quote.lines, strict=True):
        charged = priced.total.gross if included else priced.total.net
        explained = total((reason.amount for reason in priced.reasons), currency)
        assert charged == asked.unit_list * asked.quantity + explained


@given(baskets())
def test_goods_cost_the_same_whatever_brings_them(basket):
    lines, running, shipping, included = basket
    before = price_basket(lines, running, shipping * 3, included)
    assert delivered(before, lines, shipping, included) == price_basket(lines, running, shipping, included)


@given(baskets())
def test_shipping_costs_what_it_costs_and_its_tax_lies_between_the_rates_of_the_goods(basket):
    lines, _, price, included = basket
    quote = price_basket(*basket)

    assert price == quote.shipping_price == (quote.shipping.gross if included else quote.shipping.net)
    if lines:
        bounds = [
            TaxedMoney.of(price, rate(line.tax_rate for line in lines), taxes_included=included).tax
            for rate in (min, max)
        ]
        # Each share is rounded to a coin by itself.
        odd = price.step * len(lines)
        assert bounds[0].amount - odd <= quote.shipping.tax.amount <= bounds[1].amount + odd
    else:
        assert not quote.shipping.tax


@given(baskets())
def test_no_discount_is_below_zero_or_above_its_line(basket):
    quote = price_basket(*basket)

    assert quote.discount.amount >= 0
    for priced in quote.lines:
        assert all(reason.amount.amount < 0 for reason in priced.reasons)
        assert 0 <= priced.total.net.amount <= priced.total.gross.amount
        assert priced.total.gross <= priced.undiscounted_total.gross
        assert 0 <= priced.unit.amount <= priced.unit_list.amount


@given(baskets(), st.randoms())
def test_the_order_of_lines_and_campaigns_makes_no_difference(basket, chance):
    lines, running, shipping, included = basket
    shuffled = chance.sample(lines, len(lines))
    mixed = terms(*chance.sample(running.campaigns, len(running.campaigns)))

    one = price_basket(lines, running, shipping, included)
    other = price_basket(shuffled, mixed, shipping, included)

    assert {priced.key: priced for priced in one.lines} == {priced.key: priced for priced in other.lines}
    assert (one.total, one.discount, one.hints) == (other.total, other.discount, other.hints)


@given(baskets())
def test_priced_twice_it_costs_the_same(basket):
    assert price_basket(*basket) == price_basket(*basket)


@given(baskets())
def test_medicine_never_takes_part_in_the_basket_stage(basket):
    lines, _, _, _ = basket
    quote = price_basket(*basket)

    for asked, priced in zip(lines, quote.lines, strict=True):
        assert not asked.is_medicine or "spend-steps" not in {reason.code for reason in priced.reasons}


@given(baskets())
def test_following_the_hint_earns_what_it_promises(basket):
    lines, running, shipping, included = basket
    quote = price_basket(*basket)
    for hint in quote.hints:
        # Something that no catalogue discount names, priced at exactly what is missing.
        more = line("more", hint.missing, product_id=99)
        unnamed = terms(*(c for c in running.campaigns if not any(off.off(more) for off in c.percent_offs)))
        if unnamed == running:
            richer = price_basket([*lines, more], running, shipping, included)
            assert -total((s.amount for s in richer.savings if s.code == "spend-steps"), shipping.currency) == hint.off
