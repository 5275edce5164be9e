"""Prices change with their record, and the record says what a promotion may strike through."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.pricing.models import PriceRecord, VariantChannelListing
from catalog.pricing.queries import active_channels, channel_by_slug, prior_prices, tax_rate
from catalog.pricing.services import set_price
from common.caching import forget_all
from common.errors import Invalid, NotFound
from common.money import Money
from tests.factories.catalog import ChannelFactory, TaxRateFactory, VariantFactory

START = datetime(2026, 6, 13, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def variant(db):
    return VariantFactory()


def cost(variant, channel, amount, since) -> None:
    PriceRecord.objects.create(variant=variant, channel=channel, amount=amount, since=since)


def prior(variant, channel, before=START) -> Decimal | None:
    return prior_prices(variant_ids=[variant.pk], channel_id=channel.pk, before=before).get(variant.pk)


# --- Setting a price ----------------------------------------------------------


def test_a_price_is_set_changed_and_every_one_is_kept(variant, cn):
    for days, amount in enumerate(("128", "128", "118", "128")):
        set_price(variant_id=variant.pk, channel_id=cn.pk, price=Money(amount, "CNY"), at=START + days * DAY)
    assert VariantChannelListing.objects.get().price == Money("128", "CNY")
    # The same price again is no change.
    assert list(PriceRecord.objects.order_by("since").values_list("amount", "since")) == [
        (128, START),
        (118, START + 2 * DAY),
        (128, START + 3 * DAY),
    ]


@pytest.mark.parametrize("price", [Money("0", "CNY"), Money("-1", "CNY"), Money("0.004", "CNY"), Money("10", "USD")])
def test_a_price_is_above_zero_and_in_the_channels_currency(variant, cn, price):
    with pytest.raises(Invalid) as refusal:
        set_price(variant_id=variant.pk, channel_id=cn.pk, price=price, at=START)
    assert refusal.value.field == "price" and not PriceRecord.objects.exists()


def test_no_variant_and_no_channel_are_not_found(variant, cn):
    for variant_id, channel_id in ((999_999, cn.pk), (variant.pk, 999_999)):
        with pytest.raises(NotFound):
            set_price(variant_id=variant_id, channel_id=channel_id, price=Money("1", "CNY"), at=START)


# --- What may be struck through -------------------------------------------------


@pytest.mark.parametrize(
    ("records", "lowest"),
    [
        # (days before the promotion, amount): the lowest of the seven days before it.
        ([], None),
        ([(30, "100")], "100"),
        ([(30, "100"), (3, "80")], "80"),
        ([(30, "100"), (3, "120")], "100"),
        ([(30, "100"), (20, "60"), (10, "90")], "90"),
        ([(30, "60"), (7, "90")], "90"),
        ([(2, "120"), (1, "110")], "110"),
        ([(30, "100"), (5, "70"), (4, "100")], "70"),
        # A price that begins with the promotion or later does not count.
        ([(30, "100"), (0, "50")], "100"),
        ([(0, "50")], None),
        ([(-1, "50")], None),
    ],
)
def test_the_lowest_price_of_the_seven_days_before(variant, cn, records, lowest):
    for days, amount in records:
        cost(variant, cn, amount, START - days * DAY)
    assert prior(variant, cn) == (Decimal(lowest) if lowest else None)


def test_the_seven_days_begin_and_end_at_the_second(variant, cn):
    cost(variant, cn, "60", START - 30 * DAY)
    cost(variant, cn, "90", START - 7 * DAY + SECOND)
    assert prior(variant, cn) == 60
    assert prior(variant, cn, START + SECOND) == 90
    cost(variant, cn, "40", START)
    assert prior(variant, cn) == 60
    assert prior(variant, cn, START + SECOND) == 40


def test_other_variants_and_channels_do_not_mix(cn, us, django_assert_num_queries):
    one, other = VariantFactory(), VariantFactory()
    for n, (variant, channel) in enumerate(((one, cn), (one, us), (other, cn))):
        cost(variant, channel, 10 + n, START - DAY)
    with django_assert_num_queries(1):
        found = prior_prices(variant_ids=[one.pk, other.pk], channel_id=cn.pk, before=START)
    assert found == {one.pk: 10, other.pk: 12}


def naive_lowest(records: list[tuple[int, int]], before: int, days: int) -> int | None:
    """The lowest price of any day in the window, looked at day by day; records are (day, amount)."""
    held = [
        max(began for began in records if began[0] <= day)[1]
        for day in range(before - days, before)
        if any(since <= day for since, _ in records)
    ]
    return min(held, default=None)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=12, unique_by=lambda record: record[0]),
    st.integers(1, 40),
)
def test_any_history_agrees_with_looking_at_every_day(variant, cn, records, before):
    PriceRecord.objects.all().delete()
    for day, amount in records:
        cost(variant, cn, amount, START + day * DAY)
    assert prior(variant, cn, START + before * DAY) == naive_lowest(records, before, days=7)


# --- Channels and taxes -----------------------------------------------------------


def test_only_active_channels_are_open(cn, us):
    type(us).objects.filter(pk=us.pk).update(is_active=False)
    forget_all()
    assert [channel.slug for channel in active_channels()] == ["cn"]
    assert channel_by_slug("us") is None and channel_by_slug("cn") == cn


def test_what_has_no_tax_rate_is_not_taxed():
    ChannelFactory()
    TaxRateFactory(rate=Decimal("13"))
    assert tax_rate(country="CN", product_class="craft") == 13
    assert tax_rate(country="CN", product_class="food") == tax_rate(country="US", product_class="craft") == 0
