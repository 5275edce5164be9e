"""Seven days from the day after somebody signed for it, by the buyer's clock; and what is outside of them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storefront.orders.right_of_return import ZONES, Exempt, Traits, ends_at, exemption, zone_of


def instant(text, zone):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("signed", "over", "zone"),
    [
        ("2026-06-01 00:00", "2026-06-09 00:00", "Asia/Shanghai"),
        ("2026-06-01 12:00", "2026-06-09 00:00", "Asia/Shanghai"),
        # A second before midnight the day still is the first of June, a second later it is not.
        ("2026-06-01 23:59:59", "2026-06-09 00:00", "Asia/Shanghai"),
        ("2026-06-02 00:00:00", "2026-06-10 00:00", "Asia/Shanghai"),
        ("2026-12-28 09:00", "2027-01-05 00:00", "Asia/Shanghai"),
        # A clock change within the days changes no day: the wall clock counts.
        ("2026-03-07 20:00", "2026-03-15 00:00", "America/New_York"),
        ("2026-10-31 20:00", "2026-11-08 00:00", "America/New_York"),
        # The night on which the clock changes is itself the last one.
        ("2026-02-28 20:00", "2026-03-08 00:00", "America/New_York"),
    ],
)
def test_the_days_of_a_return(signed, over, zone):
    assert ends_at(instant(signed, zone), zone=ZoneInfo(zone)) == instant(over, zone)


def test_a_spring_clock_change_takes_an_hour_and_an_autumn_one_gives_one():
    zone = ZoneInfo("America/New_York")
    week = timedelta(days=7)
    spring = instant("2026-03-07 00:00", "America/New_York"), instant("2026-10-31 00:00", "America/New_York")
    lengths = [ends_at(signed, zone=zone) - (signed + timedelta(days=1)).astimezone(UTC) for signed in spring]
    assert lengths == [week - timedelta(hours=1), week + timedelta(hours=1)]


def test_a_midnight_that_does_not_exist_is_the_first_instant_of_its_day():
    """In Santiago clocks went from 24:00 to 01:00 on 6 September 2026."""
    zone = ZoneInfo("America/Santiago")
    assert ends_at(instant("2026-08-29 10:00", "America/Santiago"), zone=zone) == datetime(2026, 9, 6, 4, tzinfo=UTC)


@settings(max_examples=100, deadline=None)
@given(
    st.integers(0, 10 * 366 * 86400).map(lambda s: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=s)),
    st.sampled_from(sorted(str(zone) for zone in ZONES.values())),
)
def test_seven_whole_days_after_the_day_of_delivery(signed, name):
    zone = ZoneInfo(name)
    over = ends_at(signed, zone=zone)
    last_day = (over - timedelta(microseconds=1)).astimezone(zone).date()
    assert last_day - signed.astimezone(zone).date() == timedelta(days=7)
    assert over.astimezone(zone).date() == last_day + timedelta(days=1)


def test_the_same_instant_is_another_day_elsewhere():
    signed = datetime(2026, 6, 1, 17, tzinfo=UTC)
    assert ends_at(signed, zone=zone_of("CN")) == datetime(2026, 6, 9, 16, tzinfo=UTC)
    assert ends_at(signed, zone=zone_of("GB")) == datetime(2026, 6, 8, 23, tzinfo=UTC)


def test_where_a_country_has_several_clocks_the_last_one_counts_and_elsewhere_the_stores():
    assert zone_of("US").key == "Pacific/Honolulu"
    assert zone_of("BR").key == "Asia/Shanghai"


CONFIRMED = {"blind-box-return", "near-expiry", "health-opened"}


@pytest.mark.parametrize(
    ("traits", "opened", "why"),
    [
        (Traits(), True, None),
        (Traits(made_to_order=True), False, Exempt.MADE_TO_ORDER),
        (Traits(perishable=True), False, Exempt.PERISHABLE),
        (Traits(periodical=True), False, Exempt.PERIODICAL),
        (Traits(digital=True), True, Exempt.DIGITAL_UNSEALED),
        (Traits(digital=True), False, None),
        (Traits(health=True), True, Exempt.HEALTH_OPENED),
        (Traits(health=True), False, None),
        (Traits(near_expiry=True), False, Exempt.NEAR_EXPIRY),
        (Traits(blind_box=True), True, Exempt.BOX_OPENED),
        (Traits(blind_box=True), False, None),
    ],
)
def test_what_cannot_come_back_without_a_reason(traits, opened, why):
    assert exemption(traits, opened=opened, confirmed=CONFIRMED) == why


@pytest.mark.parametrize("traits", [Traits(health=True), Traits(near_expiry=True), Traits(blind_box=True)])
def test_what_the_buyer_never_confirmed_can_come_back_after_all(traits):
    assert exemption(traits, opened=True, confirmed=()) is None


@pytest.mark.parametrize("traits", [Traits(made_to_order=True), Traits(perishable=True), Traits(periodical=True)])
def test_what_the_law_excludes_needs_no_confirmation(traits):
    assert exemption(traits, opened=False, confirmed=()) is not None
