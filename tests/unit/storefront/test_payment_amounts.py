"""What events add up to: whatever the order of the reports, however often each comes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.money import Money
from storefront.payments.events import (
    AUTHORIZATION,
    CANCEL,
    CHARGE,
    Amounts,
    Coverage,
    EventKind,
    Fact,
    amounts_of,
    authorize_status,
    charge_status,
)

NOON = datetime(2026, 6, 13, 12, tzinfo=UTC)
AMOUNT_NAMES = ("authorized", "charged", "held", "refunded", "canceled")
PENDING_NAMES = ("authorize_pending", "charge_pending", "refund_pending", "cancel_pending")


def fact(kind: EventKind, amount: str | int, operation: str | None = None, minute: int = 0) -> Fact:
    return Fact(kind, Decimal(amount), operation or kind.value.partition("_")[0], NOON + timedelta(minutes=minute))


def seen(*facts: Fact) -> dict[str, str]:
    """The amounts that are not nought."""
    money = amounts_of(facts, "CNY")
    return {name: str(getattr(money, name)) for name in (*AMOUNT_NAMES, *PENDING_NAMES) if getattr(money, name).amount}


E = EventKind
ASKED = fact(E.CHARGE_REQUEST, 100)
CHARGED = fact(E.CHARGE_SUCCESS, 100)
PROMISED = fact(E.AUTHORIZATION_SUCCESS, 100)


@pytest.mark.parametrize(
    ("facts", "amounts"),
    [
        pytest.param([], {}, id="nothing"),
        pytest.param([ASKED], {"charge_pending": "¥100"}, id="asked for"),
        pytest.param([ASKED, CHARGED], {"charged": "¥100", "held": "¥100"}, id="charged"),
        pytest.param([ASKED, fact(E.CHARGE_FAILURE, 100)], {}, id="declined"),
        pytest.param(
            [ASKED, fact(E.CHARGE_FAILURE, 100, "ch_1"), CHARGED],
            {"charged": "¥100", "held": "¥100"},
            id="declined once, then charged",
        ),
        pytest.param([fact(E.AUTHORIZATION_REQUEST, 100)], {"authorize_pending": "¥100"}, id="promise asked for"),
        pytest.param([PROMISED], {"authorized": "¥100"}, id="promised"),
        pytest.param([PROMISED, ASKED], {"charge_pending": "¥100"}, id="promised, being taken"),
        pytest.param([PROMISED, CHARGED], {"charged": "¥100", "held": "¥100"}, id="promised and taken"),
        pytest.param(
            [PROMISED, fact(E.CHARGE_SUCCESS, 60), fact(E.CANCEL_SUCCESS, 40)],
            {"charged": "¥60", "held": "¥60", "canceled": "¥40"},
            id="a part taken, the rest let go",
        ),
        pytest.param([PROMISED, fact(E.CANCEL_REQUEST, 100)], {"cancel_pending": "¥100"}, id="being let go"),
        pytest.param(
            [PROMISED, fact(E.CANCEL_REQUEST, 100), fact(E.CANCEL_FAILURE, 100)],
            {"authorized": "¥100"},
            id="could not be let go",
        ),
        pytest.param(
            [PROMISED, fact(E.AUTHORIZATION_ADJUSTMENT, 80, "a", 5)], {"authorized": "¥80"}, id="promise adjusted"
        ),
        pytest.param(
            [PROMISED, fact(E.AUTHORIZATION_ADJUSTMENT, 80, "a", 5), fact(E.CHARGE_SUCCESS, 30, "c", 6)],
            {"authorized": "¥50", "charged": "¥30", "held": "¥30"},
            id="promise adjusted, then a part taken",
        ),
        pytest.param(
            [CHARGED, fact(E.REFUND_REQUEST, 30, "r1")],
            {"charged": "¥100", "held": "¥70", "refund_pending": "¥30"},
            id="refund asked for",
        ),
        pytest.param(
            [CHARGED, fact(E.REFUND_REQUEST, 30, "r1"), fact(E.REFUND_SUCCESS, 30, "r1")],
            {"charged": "¥100", "held": "¥70", "refunded": "¥30"},
            id="a part refunded",
        ),
        pytest.param(
            [CHARGED, fact(E.REFUND_SUCCESS, 30, "r1"), fact(E.REFUND_FAILURE, 30, "r1")],
            {"charged": "¥100", "held": "¥100"},
            id="a refund that the bank sent back",
        ),
        pytest.param(
            [CHARGED, fact(E.REFUND_SUCCESS, 30, "r1"), fact(E.REFUND_REVERSE, 30, "r1")],
            {"charged": "¥100", "held": "¥100"},
            id="a refund reversed",
        ),
        pytest.param([CHARGED, fact(E.CHARGE_BACK, 100)], {}, id="taken back by the bank"),
        pytest.param([CHARGED, fact(E.INFO, 7, "x")], {"charged": "¥100", "held": "¥100"}, id="a note is no money"),
    ],
)
def test_what_events_add_up_to(facts, amounts):
    assert seen(*facts) == amounts


some_facts = st.lists(
    st.builds(
        fact,
        st.sampled_from(list(EventKind)),
        st.integers(0, 300),
        st.sampled_from([CHARGE, AUTHORIZATION, CANCEL, "r1", "r2"]),
        st.integers(0, 5),
    ),
    max_size=12,
)


@given(some_facts, st.randoms(use_true_random=False))
def test_no_order_of_reports_and_no_repetition_changes_a_sum(facts, chance):
    shuffled = facts + chance.choices(facts, k=4) if facts else []
    chance.shuffle(shuffled)
    assert amounts_of(shuffled, "CNY") == amounts_of(facts, "CNY")


@given(some_facts)
def test_nothing_is_held_or_promised_that_is_less_than_nothing(facts):
    money = amounts_of(facts, "CNY")
    assert money.held >= Money.zero("CNY")
    assert money.authorized >= Money.zero("CNY")
    assert all(getattr(money, name) >= Money.zero("CNY") for name in PENDING_NAMES)


def charged(amount: int) -> Amounts:
    return amounts_of([fact(E.CHARGE_SUCCESS, amount)], "CNY")


def promised(amount: int) -> Amounts:
    return amounts_of([fact(E.AUTHORIZATION_SUCCESS, amount)], "CNY")


@pytest.mark.parametrize(
    ("money", "charge", "authorize"),
    [
        (Amounts.none("CNY"), "NONE", "NONE"),
        (charged(40), "PARTIAL", "PARTIAL"),
        (charged(100), "FULL", "FULL"),
        (charged(101), "OVERCHARGED", "FULL"),
        (promised(100), "NONE", "FULL"),
        (charged(40) + promised(60), "PARTIAL", "FULL"),
        (charged(40) + promised(20), "PARTIAL", "PARTIAL"),
    ],
)
def test_how_a_total_of_100_is_covered(money, charge, authorize):
    total = Money(Decimal(100), "CNY")
    assert charge_status(total, money) is Coverage(charge)
    assert authorize_status(total, money) is Coverage(authorize)


def test_what_costs_nothing_is_paid():
    assert charge_status(Money.zero("CNY"), Amounts.none("CNY")) is Coverage.FULL


def test_a_refund_does_not_undo_that_the_order_was_paid():
    money = amounts_of([CHARGED, fact(E.REFUND_SUCCESS, 100, "r")], "CNY")
    assert charge_status(Money(Decimal(100), "CNY"), money) is Coverage.FULL
