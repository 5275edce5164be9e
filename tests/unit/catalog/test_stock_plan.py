"""First expiry first out; what is expired is not there."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.stock.plan import Row, Wanted, first_expiry_first

NOON = datetime(2026, 6, 10, 4, tzinfo=UTC)  # 12:00 in China


def row(stock_id: int, free: int, expires: str | None = None, variant: int = 1) -> Row:
    return Row(stock_id, variant, free, date.fromisoformat(expires) if expires else None)


def takes(rows, quantity, at=NOON):
    plan = first_expiry_first([Wanted(1, quantity, "line")], rows, at=at)
    return [(take.stock_id, take.quantity) for take in plan.takes], plan.short


@pytest.mark.parametrize(
    ("rows", "wanted", "taken", "short"),
    [
        ([row(1, 5)], 3, [(1, 3)], {}),
        ([row(1, 5, "2026-12-31"), row(2, 5, "2026-07-01")], 6, [(2, 5), (1, 1)], {}),
        ([row(1, 5), row(2, 2, "2026-07-01")], 3, [(2, 2), (1, 1)], {}),
        ([row(1, 5, "2026-06-09"), row(2, 2, "2026-06-10")], 2, [(2, 2)], {}),
        ([row(1, 5, "2026-06-09")], 1, [], {1: 0}),
        ([row(1, 2), row(2, 1)], 4, [], {1: 3}),
        ([], 1, [], {1: 0}),
    ],
    ids=["one row", "soonest first", "undated last", "last day counts", "expired", "short takes nothing", "no stock"],
)
def test_rows_are_taken_soonest_expiry_first(rows, wanted, taken, short):
    assert takes(rows, wanted) == (taken, short)


def test_the_last_day_ends_at_midnight_in_china():
    rows = [row(1, 1, "2026-06-10")]
    before_midnight = datetime(2026, 6, 10, 15, 59, 59, tzinfo=UTC)
    assert takes(rows, 1, at=before_midnight)[1] == {}
    assert takes(rows, 1, at=datetime(2026, 6, 10, 16, tzinfo=UTC))[1] == {1: 0}


def test_lines_that_share_a_variant_share_its_stock():
    plan = first_expiry_first([Wanted(1, 2, "a"), Wanted(1, 2, "b")], [row(1, 3), row(2, 1)], at=NOON)
    assert [(t.source, t.stock_id, t.quantity) for t in plan.takes] == [("a", 1, 2), ("b", 1, 1), ("b", 2, 1)]
    assert first_expiry_first([Wanted(1, 2, "a"), Wanted(1, 3, "b")], [row(1, 4)], at=NOON).short == {1: 4}


rows = st.lists(
    st.tuples(st.integers(1, 3), st.integers(0, 20), st.none() | st.dates(date(2026, 5, 1), date(2026, 8, 1))),
    max_size=8,
).map(lambda tuples: [Row(i, variant, free, expires) for i, (variant, free, expires) in enumerate(tuples, 1)])
wants = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 10)), min_size=1, max_size=6).map(
    lambda tuples: [Wanted(variant, quantity, f"line-{i}") for i, (variant, quantity) in enumerate(tuples)]
)


@given(wants, rows)
def test_a_plan_takes_exactly_what_is_wanted_or_nothing(wanted, stock):
    plan = first_expiry_first(wanted, stock, at=NOON)
    if plan.short:
        assert plan.takes == []
        return
    for want in wanted:
        assert sum(t.quantity for t in plan.takes if t.source == want.source) == want.quantity
    for each in stock:
        assert sum(t.quantity for t in plan.takes if t.stock_id == each.stock_id) <= each.free
