"""Heritage Day, Museum Day, and where a day begins."""

from datetime import UTC, date, datetime

import pytest

from promotions.campaigns.calendar import heritage_day, museum_day, next_festival, whole_days


@pytest.mark.parametrize(
    ("year", "day"), [(2017, 10), (2020, 13), (2023, 10), (2024, 8), (2025, 14), (2026, 13), (2030, 8)]
)
def test_heritage_day_is_the_second_saturday_of_june(year, day):
    assert heritage_day(year) == date(year, 6, day)


def test_museum_day_is_18_may():
    assert museum_day(2022) == date(2022, 5, 18)


@pytest.mark.parametrize(
    ("after", "slug"),
    [
        (date(2026, 1, 1), "museum-day-2026"),
        (date(2026, 5, 18), "heritage-day-2026"),
        (date(2026, 6, 13), "museum-day-2027"),
    ],
)
def test_the_next_festival_is_the_first_after_the_day(after, slug):
    assert next_festival(after).slug == slug


def test_whole_days_begin_and_end_at_the_midnights_of_their_time_zone():
    assert whole_days(date(2026, 6, 13), date(2026, 6, 14), timezone="Asia/Shanghai") == (
        datetime(2026, 6, 12, 16, tzinfo=UTC),
        datetime(2026, 6, 14, 16, tzinfo=UTC),
    )


def test_a_day_on_which_the_clocks_change_is_as_long_as_it_is():
    start, end = whole_days(date(2026, 3, 8), date(2026, 3, 8), timezone="America/New_York")

    assert (end - start).total_seconds() == 23 * 3600
