"""A campaign takes effect by the clock alone: to the second, at the next request, in every process."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection

from catalog.pricing.models import PriceRecord
from catalog.pricing.queries import channel_by_slug
from common.money import Money
from promotions.campaigns import services, timetable
from promotions.campaigns.queries import State, campaign_page, offers, preview, running_campaigns, terms_at
from promotions.engine import NO_TERMS
from tests.factories.catalog import ChannelFactory, a_shop
from tests.factories.promotions import BEFORE, ENDS, STARTS, WITHIN, a_campaign, percent_off, spend_step

SECOND = timedelta(seconds=1)

pytestmark = pytest.mark.django_db


def cny(amount: str) -> Money:
    return Money(amount, "CNY")


class Piece:
    """What the catalogue says of a variant."""

    def __init__(self, ware, list_price: Money) -> None:
        self.variant_id, self.product_id = ware.variant.pk, ware.product.pk
        self.category_ids, self.shop_id = (ware.product.category_id,), ware.product.shop_id
        self.product_class, self.list_price = ware.variant.product_class, list_price


def piece(ware, price: str = "128", currency: str = "CNY") -> Piece:
    return Piece(ware, Money(price, currency))


def price(ware, at, *, channel: str = "cn", list_price: str = "128"):
    found = channel_by_slug(channel)
    return offers([piece(ware, list_price, found.currency)], channel=found, at=at)[ware.variant.pk]


@pytest.mark.parametrize(
    ("at", "now"),
    [
        (STARTS - SECOND, "128"),
        (STARTS - timedelta(microseconds=1), "128"),
        (STARTS, "108.80"),
        (ENDS - SECOND, "108.80"),
        (ENDS - timedelta(microseconds=1), "108.80"),
        (ENDS, "128"),
    ],
)
def test_the_price_changes_at_the_second_without_any_task(at, now):
    vase = a_shop().sells()
    a_campaign(percent_off("15"))

    assert price(vase, at).price == cny(now)


def test_an_offer_tells_the_struck_price_the_reason_and_until_when():
    vase = a_shop().sells()
    a_campaign(percent_off("15"))

    offer = price(vase, WITHIN)

    assert (offer.list, offer.struck, offer.until) == (cny("128"), cny("128"), ENDS)
    assert [(reason.code, reason.text["en"]) for reason in offer.reasons] == [("campaign", "Heritage Day price")]


def test_a_draft_has_no_effect_and_no_page():
    vase = a_shop().sells()
    draft = a_campaign(percent_off("15"), started_at=None)

    assert price(vase, WITHIN).price == cny("128")
    assert campaign_page(slug=draft.slug, channel_id=ChannelFactory().pk, at=WITHIN) is None


def test_a_campaign_started_late_counts_from_then():
    vase = a_shop().sells()
    a_campaign(percent_off("15"), started_at=WITHIN)

    assert price(vase, WITHIN - SECOND).price == cny("128")
    assert price(vase, WITHIN).price == cny("108.80")


def test_ending_is_immediate():
    vase = a_shop().sells()
    campaign = a_campaign(percent_off("15"))
    assert price(vase, WITHIN).price == cny("108.80")

    services.end(campaign_id=campaign.pk, by=None, at=WITHIN)

    assert price(vase, WITHIN).price == cny("128")
    assert price(vase, WITHIN - SECOND).price == cny("108.80")


def test_a_campaign_has_effect_in_its_channels_only():
    vase = a_shop().sells()
    a_campaign(percent_off("15"), channels=[ChannelFactory()])

    assert price(vase, WITHIN, channel="us", list_price="18").price == Money(18, "USD")


@pytest.mark.parametrize(
    ("days_before", "fell_to", "struck"),
    [
        (8, "100", cny("128")),  # Back up when the seven days began.
        (6, "120", cny("120")),
        (3, "100", None),  # Lower than the campaign's own price: nothing got cheaper.
        (-1, "90", cny("128")),  # What happens after the start changes nothing.
    ],
)
def test_the_struck_price_is_the_lowest_of_the_seven_days_before_the_start(days_before, fell_to, struck):
    """The list price fell so many days before the campaign, for one day, and rose back to 128."""
    vase, channel = a_shop().sells(), ChannelFactory()
    fell = STARTS - timedelta(days=days_before)
    for since, amount in ((fell, fell_to), (fell + timedelta(days=1), "128")):
        PriceRecord.objects.create(variant=vase.variant, channel=channel, amount=amount, since=since)
    a_campaign(percent_off("15"))

    assert price(vase, WITHIN).struck == struck


def test_a_piece_that_is_new_in_the_shop_shows_no_struck_price():
    vase = a_shop().sells()
    PriceRecord.objects.all().delete()
    a_campaign(percent_off("15"))

    offer = price(vase, WITHIN)

    assert (offer.price, offer.struck) == (cny("108.80"), None)


def test_terms_at_a_future_instant_preview_what_will_be():
    channel = ChannelFactory()
    first = a_campaign(percent_off("15"), starts_at=STARTS, ends_at=ENDS)
    second = a_campaign(spend_step("300", "40"), starts_at=ENDS, ends_at=ENDS + timedelta(days=7))

    def slugs(at):
        return [campaign.slug for campaign in terms_at(channel_id=channel.pk, at=at).campaigns]

    assert slugs(BEFORE) == []
    assert slugs(WITHIN) == [first.slug]
    assert slugs(ENDS) == [second.slug]


def test_a_draft_is_previewed_beside_what_is_published_and_lowers_nothing_yet():
    vase, channel = a_shop().sells(), channel_by_slug(ChannelFactory().slug)
    a_campaign(percent_off("10"))
    draft = a_campaign(percent_off("30"), started_at=None)

    def previewed(at):
        return preview([piece(vase)], campaign_id=draft.pk, channel=channel, at=at)[vase.variant.pk].price

    assert [previewed(at) for at in (BEFORE, WITHIN, ENDS)] == [cny("128"), cny("89.60"), cny("128")]
    assert price(vase, WITHIN).price == cny("115.20")


def test_terms_say_until_when_they_are_true():
    channel = ChannelFactory()
    assert terms_at(channel_id=channel.pk, at=WITHIN) == NO_TERMS
    a_campaign(percent_off("15"))

    assert terms_at(channel_id=channel.pk, at=BEFORE).until == STARTS
    assert terms_at(channel_id=channel.pk, at=STARTS).until == ENDS
    assert terms_at(channel_id=channel.pk, at=ENDS).until is None


def test_a_campaign_page_shows_before_while_and_after():
    channel = ChannelFactory()
    campaign = a_campaign(percent_off("15"), spend_step("300", "40", 2))

    def state(at):
        return campaign_page(slug=campaign.slug, channel_id=channel.pk, at=at).state

    assert [state(BEFORE), state(STARTS), state(ENDS)] == [State.UPCOMING, State.RUNNING, State.OVER]
    assert [view.slug for view in running_campaigns(channel_id=channel.pk, at=STARTS)] == [campaign.slug]
    assert running_campaigns(channel_id=channel.pk, at=ENDS) == []


def test_scopes_and_steps_arrive_as_they_were_drafted():
    shop, other = a_shop(), a_shop()
    named, unnamed = shop.sells(), other.sells()
    a_campaign(percent_off("20", shops=[shop.row], products=[named.product]), spend_step("300", "40", 3))

    (campaign,) = terms_at(channel_id=ChannelFactory().pk, at=WITHIN).campaigns

    assert campaign.percent_offs[0].scope.product_ids == {named.product.pk}
    assert campaign.percent_offs[0].scope.category_ids == frozenset()
    assert (campaign.spend_steps.step, campaign.spend_steps.off, campaign.spend_steps.times) == (
        cny("300"),
        cny("40"),
        3,
    )
    assert price(named, WITHIN).price == cny("102.40")
    assert price(unnamed, WITHIN).price == cny("128")


@pytest.mark.django_db(transaction=True)
def test_warm_terms_cost_no_statement(django_assert_num_queries):
    channel = ChannelFactory()
    a_campaign(percent_off("15"), spend_step("300", "40"))
    terms_at(channel_id=channel.pk, at=WITHIN)

    with django_assert_num_queries(0):
        assert terms_at(channel_id=channel.pk, at=WITHIN).campaigns


@pytest.mark.django_db(transaction=True)
def test_a_price_list_costs_one_statement_for_a_campaign(django_assert_num_queries):
    shop = a_shop()
    wares = [shop.sells() for _ in range(5)]
    channel = channel_by_slug("cn")
    a_campaign(percent_off("15"))
    terms_at(channel_id=channel.pk, at=WITHIN)

    with django_assert_num_queries(1):
        found = offers([piece(ware) for ware in wares], channel=channel, at=WITHIN)

    assert {offer.struck for offer in found.values()} == {cny("128")}


@pytest.mark.django_db(transaction=True)
def test_a_change_is_seen_at_the_next_request_by_a_process_that_remembers():
    """What this process remembers is put back by hand, as another process would still hold it."""
    channel = ChannelFactory()
    campaign = a_campaign(percent_off("15"))
    assert terms_at(channel_id=channel.pk, at=WITHIN).campaigns
    remembered = dict(timetable._memory)

    services.end(campaign_id=campaign.pk, by=None, at=WITHIN)
    timetable._memory.update(remembered)

    assert terms_at(channel_id=channel.pk, at=WITHIN).campaigns == ()


@pytest.mark.django_db(transaction=True)
def test_a_lost_version_is_replaced_by_one_that_nobody_remembers():
    channel = ChannelFactory()
    campaign = a_campaign(percent_off("15"))
    assert terms_at(channel_id=channel.pk, at=WITHIN).campaigns
    type(campaign).objects.update(ended_at=WITHIN)

    cache.delete(timetable.VERSION)

    assert terms_at(channel_id=channel.pk, at=WITHIN).campaigns == ()


def test_what_a_transaction_reads_is_not_remembered():
    assert connection.in_atomic_block
    timetable._memory.clear()

    terms_at(channel_id=ChannelFactory().pk, at=WITHIN)

    assert timetable._memory == {}
