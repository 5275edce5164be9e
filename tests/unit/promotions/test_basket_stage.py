"""The basket stage: 满减, its shares on the lines, and the hint to the next step."""

import pytest

from common.money import Money
from promotions.engine import SpendSteps, price_basket
from tests.unit.promotions.pricing import campaign, cny, line, medicine, percent, steps, terms

FORTY_OFF_300 = steps(cny(300), cny(40), times=2)


def basket(*lines, spend=FORTY_OFF_300, offs=()):
    return price_basket(lines, terms(campaign(*offs, spend=spend)), shipping=cny(0), taxes_included=True)


@pytest.mark.parametrize(
    ("spent", "off"),
    [("299.99", "0"), ("300", "40"), ("599.99", "40"), ("600", "80"), ("1200", "80")],
)
def test_spend_steps(spent, off):
    assert basket(line("piece", cny(spent))).discount == cny(off)


def test_the_discount_is_shared_by_largest_remainder_to_the_coin():
    quote = basket(line("a", cny(100)), line("b", cny(100)), line("c", cny(100)))

    assert [priced.total.gross for priced in quote.lines] == [cny("86.66"), cny("86.67"), cny("86.67")]
    assert quote.subtotal.gross == cny(260)


def test_shares_have_no_decimals_where_the_currency_has_none():
    yen = steps(Money(3000, "JPY"), Money(400, "JPY"))
    lines = [line(key, Money(1000, "JPY")) for key in "abc"]

    quote = price_basket(lines, terms(campaign(spend=yen)), shipping=Money(0, "JPY"), taxes_included=True)

    assert [str(priced.total.gross) for priced in quote.lines] == ["¥866", "¥867", "¥867"]


def test_each_share_says_why():
    (priced,) = basket(line("piece", cny(300))).lines

    assert [(reason.code, reason.text["zh-hans"], reason.amount) for reason in priced.reasons] == [
        ("spend-steps", "每满 ¥300 减 ¥40", cny(-40))
    ]


def test_spend_counts_after_the_campaign_stage():
    assert basket(line("vase", cny(320)), offs=[percent(10)]).discount == cny(32)
    assert basket(line("vase", cny(340)), offs=[percent(10)]).discount == cny(34 + 40)


def test_medicine_neither_counts_towards_the_spend_nor_gets_a_share():
    assert basket(line("tea", cny(250)), medicine("balm", cny(60))).discount == cny(0)

    tea, balm = basket(line("tea", cny(300)), medicine("balm", cny(60))).lines
    assert tea.total.gross == cny(260)
    assert (balm.total.gross, balm.reasons) == (cny(60), ())


def test_of_two_campaigns_the_better_one_is_taken_and_a_tie_goes_to_the_smaller_id():
    def winner(*spends):
        running = terms(*(campaign(id=id, spend=spend) for id, spend in spends))
        quote = price_basket([line("piece", cny(600))], running, shipping=cny(0), taxes_included=True)
        return [(reason.campaign, reason.amount) for reason in quote.savings]

    thirty, forty = steps(cny(100), cny(30)), steps(cny(300), cny(40))
    assert winner((1, thirty), (2, forty)) == [("campaign-2", cny(-40))]
    assert winner((2, forty), (1, forty)) == [("campaign-1", cny(-40))]


@pytest.mark.parametrize(
    ("spent", "missing", "off"),
    [("280", "20", "40"), ("300", "300", "80"), ("580", "20", "80")],
)
def test_a_hint_says_what_would_earn_the_next_step(spent, missing, off):
    (hint,) = basket(line("piece", cny(spent))).hints

    assert (hint.code, hint.missing, hint.off) == ("spend-more", cny(missing), cny(off))
    assert hint.spent + hint.missing == hint.goal
    assert hint.text == {
        "zh-hans": f"再买 ¥{missing}，可减 ¥{off}",
        "en": f"Spend ¥{missing} more and take ¥{off} off",
    }


def test_there_is_no_hint_when_every_step_is_reached_or_nothing_qualifies():
    assert basket(line("piece", cny(600))).hints == ()
    assert basket(medicine("balm", cny(290))).hints == ()
    assert basket().hints == ()


def test_a_hint_never_points_to_a_step_that_would_earn_no_more():
    running = terms(campaign(id=1, spend=steps(cny(200), cny(50))), campaign(id=2, spend=steps(cny(300), cny(40))))
    quote = price_basket([line("piece", cny(250))], running, shipping=cny(0), taxes_included=True)

    assert quote.discount == cny(50)
    assert quote.hints == ()


@pytest.mark.parametrize("off", [0, 300, 400])
def test_steps_that_take_nothing_or_everything_cannot_be_made(off):
    with pytest.raises(ValueError, match="Steps of"):
        SpendSteps(step=cny(300), off=cny(off))
