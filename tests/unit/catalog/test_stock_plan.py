"""First expiry first out; what is expired is not there."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.stock.plan import Row, Wanted, first_expiry_first, pieces_of, whole

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
# Alone, or sets of one to three of these variants.
parts = st.just({}) | st.dictionaries(st.integers(1, 3), st.integers(1, 4), min_size=1)
wants = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 10), parts), min_size=1, max_size=6).map(
    lambda tuples: [
        Wanted(10 + i if parts else variant, quantity, f"line-{i}", parts)
        for i, (variant, quantity, parts) in enumerate(tuples)
    ]
)


def sold(plan, stock):
    """By source, how many pieces of which variants were taken."""
    variants = {each.stock_id: each.variant_id for each in stock}
    found: dict[str, Counter[int]] = {}
    for take in plan.takes:
        found.setdefault(take.source, Counter())[variants[take.stock_id]] += take.quantity
    return found


@given(wants, rows)
def test_a_plan_takes_exactly_what_is_wanted_or_nothing(wanted, stock):
    plan = first_expiry_first(wanted, stock, at=NOON)
    if plan.short:
        assert plan.takes == []
        return
    assert sold(plan, stock) == {want.source: want.pieces for want in wanted}
    for each in stock:
        assert sum(t.quantity for t in plan.takes if t.stock_id == each.stock_id) <= each.free


@given(wants, rows)
def test_what_is_short_can_be_had_as_far_as_the_plan_says_and_no_further(wanted, stock):
    short = first_expiry_first(wanted, stock, at=NOON).short
    left = dict(short)
    fitting = []
    for want in wanted:
        most = min(want.quantity, left.get(want.variant_id, want.quantity))
        if want.variant_id in left:
            left[want.variant_id] -= most
        fitting.append(replace(want, quantity=most))
    assert not first_expiry_first([want for want in fitting if want.quantity], stock, at=NOON).short
    for variant_id in short:
        last = max(i for i, want in enumerate(fitting) if want.variant_id == variant_id)
        more = [*fitting[:last], replace(fitting[last], quantity=fitting[last].quantity + 1)]
        assert variant_id in first_expiry_first(more, stock, at=NOON).short


CUP, CADDY, TEA_SET, PAIR = 1, 2, 10, 11
TEA = {CUP: 4, CADDY: 1}


@pytest.mark.parametrize(("cups", "caddies", "sets"), [(12, 3, 3), (11, 3, 2), (12, 1, 1), (3, 9, 0), (0, 9, 0)])
def test_there_are_as_many_sets_as_the_scarcest_part_allows(cups, caddies, sets):
    assert whole({CUP: cups, CADDY: caddies}, TEA) == sets
    assert whole({CUP: cups}, TEA) == 0


def test_a_set_is_its_parts_and_anything_else_itself():
    assert pieces_of(TEA_SET, 3, TEA) == {CUP: 12, CADDY: 3}
    assert pieces_of(CUP, 3, {}) == {CUP: 3}


@pytest.mark.parametrize(
    ("wanted", "short"),
    [
        ([(TEA_SET, 2, TEA), (CUP, 1, {})], {}),
        ([(TEA_SET, 2, TEA), (CUP, 2, {})], {CUP: 1}),
        ([(CUP, 2, {}), (TEA_SET, 2, TEA)], {TEA_SET: 1}),
        ([(TEA_SET, 1, TEA), (PAIR, 3, {CUP: 2})], {PAIR: 2}),
        ([(TEA_SET, 4, TEA), (CADDY, 1, {})], {TEA_SET: 2, CADDY: 0}),
    ],
    ids=["all fits", "the cup comes second", "the set comes second", "two sets", "both"],
)
def test_sets_and_pieces_alone_share_what_is_there_and_whoever_is_short_is_named(wanted, short):
    lines = [Wanted(variant, quantity, f"line-{i}", parts) for i, (variant, quantity, parts) in enumerate(wanted)]
    stock = [row(1, 4, "2026-07-01"), row(2, 5), row(3, 2, variant=CADDY)]
    assert first_expiry_first(lines, stock, at=NOON).short == short
