"""What the buyer saw and what is true now: told line by line, with the cause of each."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from common.money import Money
from promotions.engine import NO_TERMS, Quote, price_basket
from storefront.checkout.agreement import changed, shown
from tests.unit.promotions.pricing import campaign, cny, line, percent, steps, terms, usd

FIFTEEN_OFF = terms(campaign(percent(15)))
POST = cny(12)


def quote(*lines, terms=NO_TERMS, shipping=POST):
    return price_basket(lines, terms, shipping=shipping, taxes_included=shipping.currency == "CNY")


def whys(before, now):
    change = changed(shown(before), now)
    return [(line.key, line.before, line.now, [why.code for why in line.why]) for line in change.lines]


def test_what_is_as_it_was_is_no_change():
    vase = line("vase", cny(400))
    assert changed(shown(quote(vase)), quote(vase)) is None
    assert changed({}, quote(vase)) is None, "Nothing was shown yet."


def test_a_list_price_that_rose_says_so():
    before, now = (
        quote(line("vase", cny(400)), line("tea", cny(90))),
        quote(line("vase", cny(430)), line("tea", cny(90))),
    )
    assert whys(before, now) == [("vase", cny(400), cny(430), ["list-price"])]
    change = changed(shown(before), now)
    assert change.total == (cny(502), cny(532))
    assert (change.shipping, change.tax) == (None, None)


def test_a_campaign_that_ended_or_began_says_so_by_its_name():
    vase = line("vase", cny(400))
    assert whys(quote(vase, terms=FIFTEEN_OFF), quote(vase)) == [("vase", cny(340), cny(400), ["reason-ended"])]
    (now,) = changed(shown(quote(vase)), quote(vase, terms=FIFTEEN_OFF)).lines
    (why,) = now.why
    assert (why.code, why.text["en"], why.now) == ("reason-begun", "Heritage Day price", cny(-60))


def test_a_step_that_moves_with_the_basket_is_told_on_each_line():
    spend = terms(campaign(spend=steps(cny(300), cny(40))))
    one, two = line("vase", cny(400)), line("tea", cny(100))
    assert whys(quote(one, terms=spend), quote(one, two, terms=spend)) == [
        ("vase", cny(360), cny(368), ["reason-changed"]),
        ("tea", None, cny(92), []),
    ]


def test_another_quantity_and_a_line_that_left_are_told():
    before = quote(line("vase", cny(400), 2), line("tea", cny(100)))
    assert whys(before, quote(line("vase", cny(400)))) == [
        ("vase", cny(800), cny(400), ["quantity"]),
        ("tea", cny(100), None, []),
    ]


def test_delivery_and_tax_on_top_are_told_apart():
    def taxed(rate: str) -> Quote:
        return quote(line("vase", usd(100), tax_rate=Decimal(rate)), shipping=usd(12))

    change = changed(shown(taxed("6.5")), taxed("10"))
    assert change.lines == (), "The price itself is as it was."
    # On the vase and on its delivery.
    assert change.tax == (usd("7.28"), usd("11.20"))
    dearer = quote(line("vase", usd(100)), shipping=usd(25))
    assert changed(shown(quote(line("vase", usd(100)), shipping=usd(12))), dearer).shipping == (usd(12), usd(25))


baskets = st.lists(st.tuples(st.integers(1, 90_000), st.integers(1, 9)), min_size=1, max_size=5)


@given(baskets, baskets, st.booleans(), st.booleans())
def test_the_differences_of_the_lines_and_of_delivery_make_the_difference_of_the_total(old, new, was_off, is_off):
    def priced(basket, off, shipping):
        lines = [line(f"l{n}", cny(Decimal(cents) / 100), count) for n, (cents, count) in enumerate(basket)]
        return quote(*lines, terms=FIFTEEN_OFF if off else NO_TERMS, shipping=shipping)

    before, now = priced(old, was_off, cny(12)), priced(new, is_off, cny(15))
    change = changed(shown(before), now)
    nothing = Money.zero("CNY")
    moved = sum(((each.now or nothing) - (each.before or nothing) for each in change.lines), nothing)
    assert change.total[1] - change.total[0] == moved + cny(3)
