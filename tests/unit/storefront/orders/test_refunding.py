"""What comes back for pieces that come back: exactly what was paid, in whatever portions, never a coin more."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common.money import Money, TaxedMoney, total
from promotions.engine import carried
from storefront.orders.refunding import Paid, PaidLine, spread


def cny(amount):
    return Money(Decimal(amount), "CNY")


def line(key, quantity, gross, *, listed=None, rate="13"):
    return PaidLine(key, quantity, cny(listed or gross), TaxedMoney.of_gross(cny(gross), Decimal(rate)), Decimal(rate))


def paid(*lines, shipping="12", rate="0"):
    return Paid(lines, TaxedMoney.of_gross(cny(shipping), Decimal(rate)), prices_include_tax=True)


@pytest.mark.parametrize(
    ("start", "quantity", "part"), [(0, 1, "3.34"), (1, 1, "3.33"), (2, 1, "3.33"), (0, 2, "6.67"), (0, 3, "10")]
)
def test_the_first_pieces_take_the_odd_coins(start, quantity, part):
    assert cny("10").portion(of=3, start=start, quantity=quantity) == cny(part)


def test_one_of_three_cups_after_a_discount():
    """Three cups of ¥40, together ¥20.01 off: ¥99.99 paid. One brings back its own price and its own discount."""
    [share] = spread(paid(line("cups", 3, "99.99", listed="120")), back={"cups": 1}, with_shipping=False).shares
    assert share.goods.gross == cny("33.33")
    assert share.discount == cny("6.67")
    assert share.goods.net + share.goods.tax == share.goods.gross
    assert not share.shipping.gross


def test_shipping_goes_with_what_the_lines_cost():
    back = spread(paid(line("vase", 1, "300"), line("bowl", 1, "100")), back={"bowl": 1}, with_shipping=True)
    assert back.shipping == cny("3")
    assert back.gross == cny("103")


def test_delivery_brings_back_the_tax_of_the_goods_that_it_carried():
    """¥12 carried a vase (13 %) and tea (9 %), each of ¥100: ¥6 with each, of which ¥0.69 and ¥0.50 are tax."""
    order = paid(line("vase", 1, "100"), line("tea", 1, "100", rate="9"), shipping="12")
    order = replace(order, shipping=TaxedMoney(net=cny("10.81"), gross=cny("12")))
    shares = spread(order, back={"vase": 1, "tea": 1}, with_shipping=True).shares
    assert [(share.key, share.shipping.gross, share.shipping.tax) for share in shares] == [
        ("vase", cny("6"), cny("0.69")),
        ("tea", cny("6"), cny("0.50")),
    ]


def test_an_order_of_before_delivery_was_taxed_brings_none_of_it_back():
    order = paid(line("vase", 1, "100"), line("tea", 1, "100", rate="9"), shipping="12", rate="0")
    shares = spread(order, back={"vase": 1, "tea": 1}, with_shipping=True).shares
    assert [(share.shipping.gross, share.shipping.tax) for share in shares] == [(cny("6"), cny("0"))] * 2


def test_without_its_shipping_only_the_goods_come_back():
    back = spread(paid(line("vase", 1, "300")), back={"vase": 1}, with_shipping=False)
    assert (back.gross, back.shipping) == (cny("300"), cny("0"))


def test_a_gift_comes_back_with_the_goods_and_brings_nothing():
    """A gift is a line that cost nothing (DOMAIN.md, section 4: gifts return with the goods)."""
    order = paid(line("tea", 2, "200"), line("cup", 1, "0", listed="30"))
    back = spread(order, back={"tea": 2, "cup": 1}, with_shipping=True)
    assert {share.key: share.gross for share in back.shares} == {"tea": cny("212"), "cup": cny("0")}
    assert back.gross == cny("212")


def test_where_tax_comes_on_top_the_discount_is_before_tax():
    usd = [Money(Decimal(amount), "USD") for amount in ("20", "18", "19.44")]
    order = Paid(
        [PaidLine("vase", 2, usd[0], TaxedMoney(net=usd[1], gross=usd[2]), Decimal(8))],
        TaxedMoney(net=usd[1], gross=usd[1]),
        prices_include_tax=False,
    )
    [share] = spread(order, back={"vase": 1}, with_shipping=False).shares
    assert (share.goods.gross.amount, share.goods.tax.amount, share.discount.amount) == (
        Decimal("9.72"),
        Decimal("0.72"),
        Decimal("1.00"),
    )


@pytest.mark.parametrize(("before", "back"), [(0, 4), (3, 1), (2, 2), (-1, 1), (0, -1)])
def test_more_than_there_was_never_comes_back(before, back):
    with pytest.raises(ValueError, match="cannot come back"):
        spread(paid(line("cups", 3, "99.99")), before={"cups": before}, back={"cups": back}, with_shipping=True)


CURRENCIES = {"CNY": Decimal("0.01"), "JPY": Decimal(1)}


@st.composite
def orders(draw):
    currency = draw(st.sampled_from(sorted(CURRENCIES)))

    def money(most):
        return Money(draw(st.integers(0, most)) * CURRENCIES[currency], currency)

    included = draw(st.booleans())
    lines = []
    for n in range(draw(st.integers(1, 4))):
        asked, rate = money(500_000), Decimal(draw(st.sampled_from(["0", "8.25", "9", "13"])))
        goods = TaxedMoney.of(asked, rate, taxes_included=included)
        lines.append(PaidLine(str(n), draw(st.integers(1, 12)), asked + money(90_000), goods, rate))
    shares = carried(
        money(5_000), [line.goods for line in lines], [line.rate for line in lines], taxes_included=included
    )
    shipping = sum(shares[1:], shares[0])
    if draw(st.booleans()):
        # An order of before delivery was taxed.
        price = shipping.gross if included else shipping.net
        shipping = TaxedMoney(net=price, gross=price)
    return Paid(lines, shipping, included)


@st.composite
def orders_and_portions(draw):
    """An order, and its pieces coming back one bundle after another until all are back."""
    order = draw(orders())
    left = {line.key: line.quantity for line in order.lines}
    bundles = []
    while any(left.values()):
        bundle = {key: draw(st.integers(0, count)) for key, count in left.items()}
        if not any(bundle.values()):
            bundle = {next(key for key, count in left.items() if count): 1}
        bundles.append(bundle)
        left = {key: count - bundle.get(key, 0) for key, count in left.items()}
    return order, bundles


def refunds(order, bundles, *, with_shipping=True):
    before, made = dict.fromkeys((line.key for line in order.lines), 0), []
    for bundle in bundles:
        made.append(spread(order, back=bundle, before=before, with_shipping=with_shipping))
        before = {key: count + bundle.get(key, 0) for key, count in before.items()}
    return made


@settings(max_examples=60, deadline=None)
@given(orders_and_portions())
def test_all_portions_together_are_what_was_paid(given_order):
    order, bundles = given_order
    currency = order.shipping.currency
    made = refunds(order, bundles)
    goods = total((line.goods.gross for line in order.lines), currency)
    assert total((each.gross for each in made), currency) == goods + order.shipping.gross
    assert total((each.shipping for each in made), currency) == order.shipping.gross
    tax = total((line.goods.tax for line in order.lines), currency) + order.shipping.tax
    assert total((each.tax for each in made), currency) == tax
    asked = total((line.goods.gross if order.prices_include_tax else line.goods.net for line in order.lines), currency)
    off = total((line.listed for line in order.lines), currency) - asked
    assert total((share.discount for each in made for share in each.shares), currency) == off


@settings(max_examples=60, deadline=None)
@given(orders())
def test_each_line_brings_back_the_delivery_that_was_taxed_with_it(order):
    goods, rates = [line.goods for line in order.lines], [line.rate for line in order.lines]
    price = order.shipping.gross if order.prices_include_tax else order.shipping.net
    taxed = carried(price, goods, rates, taxes_included=order.prices_include_tax)
    back = spread(order, back={line.key: line.quantity for line in order.lines}, with_shipping=True).shares
    if order.shipping.tax:
        assert [share.shipping for share in back] == taxed
    else:
        assert not any(share.shipping.tax for share in back)


@settings(max_examples=60, deadline=None)
@given(orders_and_portions())
def test_no_portion_is_below_nothing_or_above_what_is_left(given_order):
    order, bundles = given_order
    left = total((line.goods.gross for line in order.lines), order.shipping.currency) + order.shipping.gross
    for each in refunds(order, bundles):
        for share in each.shares:
            assert share.goods.gross.amount >= 0
            assert share.goods.tax.amount >= 0
            assert share.shipping.gross.amount >= share.shipping.tax.amount >= 0
        left -= each.gross
        assert left.amount >= 0


@settings(max_examples=30, deadline=None)
@given(orders_and_portions(), st.booleans())
def test_the_parts_of_a_refund_are_the_refund(given_order, with_shipping):
    order, bundles = given_order
    for each in refunds(order, bundles, with_shipping=with_shipping):
        assert total((share.gross for share in each.shares), each.currency) == each.gross
