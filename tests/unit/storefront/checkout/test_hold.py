"""How long a basket's pieces are kept for a buyer who shows up at the payment step again and again."""

from datetime import UTC, datetime, timedelta

import pytest

from storefront.checkout.services.hold import MOST_LENGTHS, renewed

NINE = datetime(2026, 6, 10, 9, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


def minute(n: float) -> datetime:
    return NINE + timedelta(minutes=n)


def visits(*minutes: float) -> list[float]:
    """Until which minute the pieces are kept after each visit."""
    since = until = None
    seen = []
    for n in minutes:
        since, until = renewed(since=since, until=until, length=QUARTER, at=minute(n))
        seen.append((until - NINE) / timedelta(minutes=1))
    return seen


@pytest.mark.parametrize(
    ("at", "until"),
    [
        ([0], [15]),
        ([0, 5], [15, 20]),
        ([0, 14, 28, 42], [15, 29, 43, 45]),
        ([0, 20], [15, 35]),
        # Three quarters of an hour are the most, and a quarter's pause follows.
        ([0, 14, 28, 42, 45, 59.9], [15, 29, 43, 45, 45, 45]),
        ([0, 14, 28, 42, 45, 60], [15, 29, 43, 45, 45, 75]),
        # Who was away for a quarter begins anew.
        ([0, 30], [15, 45]),
        ([0, 29.9, 40], [15, 44.9, 45]),
    ],
)
def test_renewed_but_not_for_ever(at, until):
    assert visits(*at) == pytest.approx(until)


def test_who_reloads_every_minute_keeps_for_three_quarters_of_their_time():
    kept, since, until = 0, None, None
    for n in range(600):
        since, until = renewed(since=since, until=until, length=QUARTER, at=minute(n))
        kept += until > minute(n)
    assert kept / 600 <= MOST_LENGTHS / (MOST_LENGTHS + 1)
