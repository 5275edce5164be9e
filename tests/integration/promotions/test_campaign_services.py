"""Making, changing, starting and ending a campaign, and what is refused."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from common.errors import Invalid, NotFound, Refusal
from common.money import Money
from common.text import TranslatedText, both
from promotions.campaigns import services
from promotions.campaigns.models import Campaign
from promotions.campaigns.services import DiscountDraft, SpendStepDraft
from tests.factories.catalog import ChannelFactory
from tests.factories.people import OperatorFactory
from tests.factories.promotions import BEFORE, ENDS, STARTS, WITHIN, a_campaign, a_draft, percent_off, spend_step

pytestmark = pytest.mark.django_db


def refused(act, **arguments) -> str:
    with pytest.raises(Refusal) as refusal:
        act(**arguments)
    assert str(refusal.value)
    return refusal.value.code


def test_every_step_is_noted_with_its_operator_and_instant():
    operator = OperatorFactory()
    campaign = services.create(draft=a_draft(percent_off("15")), by=operator.pk, at=BEFORE)
    services.change(campaign_id=campaign.pk, draft=a_draft(percent_off("20")), by=operator.pk, at=BEFORE)
    services.start(campaign_id=campaign.pk, by=operator.pk, at=STARTS)
    services.end(campaign_id=campaign.pk, by=None, at=WITHIN)

    assert list(campaign.events.values_list("kind", "by", "at")) == [
        ("created", operator.pk, BEFORE),
        ("changed", operator.pk, BEFORE),
        ("started", operator.pk, STARTS),
        ("ended", None, WITHIN),
    ]


def test_a_draft_is_replaced_whole():
    campaign = a_campaign(percent_off("15"), spend_step("300", "40"), started_at=None)

    services.change(
        campaign_id=campaign.pk,
        draft=a_draft(percent_off("20"), slug="museum-day", name=both("博物馆日", "Museum Day")),
        by=None,
        at=BEFORE,
    )

    campaign = Campaign.objects.get(pk=campaign.pk)
    assert (campaign.slug, campaign.name.to("en")) == ("museum-day", "Museum Day")
    assert [discount.percent for discount in campaign.discounts.all()] == [Decimal(20)]
    assert not campaign.spend_steps.exists()


def test_published_conditions_are_not_changed():
    campaign = a_campaign(percent_off("15"))

    assert refused(services.change, campaign_id=campaign.pk, draft=a_draft(), by=None, at=BEFORE) == "CAMPAIGN_STARTED"
    assert campaign.discounts.get().percent == 15


def test_a_campaign_without_a_rule_cannot_start():
    campaign = a_campaign(started_at=None)

    assert refused(services.start, campaign_id=campaign.pk, by=None, at=BEFORE) == "CAMPAIGN_WITHOUT_RULE"


def test_a_campaign_without_a_channel_cannot_start():
    campaign = a_campaign(percent_off("15"), started_at=None)
    campaign.channels.clear()

    assert refused(services.start, campaign_id=campaign.pk, by=None, at=BEFORE) == "CAMPAIGN_WITHOUT_CHANNEL"


def test_a_campaign_starts_once():
    campaign = a_campaign(percent_off("15"))

    assert refused(services.start, campaign_id=campaign.pk, by=None, at=WITHIN) == "CAMPAIGN_STARTED"


def test_a_campaign_whose_window_is_over_neither_starts_nor_ends():
    draft, ran = a_campaign(percent_off("15"), started_at=None), a_campaign(percent_off("15"))

    assert refused(services.start, campaign_id=draft.pk, by=None, at=ENDS) == "CAMPAIGN_OVER"
    assert refused(services.end, campaign_id=ran.pk, by=None, at=ENDS) == "CAMPAIGN_OVER"


def test_what_was_ended_stays_ended():
    campaign = a_campaign(percent_off("15"))
    services.end(campaign_id=campaign.pk, by=None, at=WITHIN)

    assert refused(services.end, campaign_id=campaign.pk, by=None, at=WITHIN) == "CAMPAIGN_OVER"
    assert refused(services.start, campaign_id=campaign.pk, by=None, at=WITHIN) == "CAMPAIGN_OVER"


def test_a_draft_cannot_be_ended():
    campaign = a_campaign(percent_off("15"), started_at=None)

    assert refused(services.end, campaign_id=campaign.pk, by=None, at=WITHIN) == "CAMPAIGN_NOT_STARTED"


def test_an_unknown_campaign_is_not_found():
    with pytest.raises(NotFound):
        services.start(campaign_id=0, by=None, at=BEFORE)


def test_an_address_belongs_to_one_campaign():
    a_campaign(percent_off("15"), slug="museum-day")
    other = a_campaign(percent_off("15"), started_at=None)
    taken = a_draft(percent_off("15"), slug="museum-day")

    assert refused(services.create, draft=taken, by=None, at=BEFORE) == "UNIQUE"
    assert refused(services.change, campaign_id=other.pk, draft=taken, by=None, at=BEFORE) == "UNIQUE"


@pytest.mark.parametrize(
    ("fault", "field"),
    [
        ({"name": TranslatedText(en="Heritage Day")}, "name"),
        ({"reason": TranslatedText()}, "reason"),
        ({"ends_at": STARTS}, "ends_at"),
        ({"ends_at": STARTS - timedelta(days=1)}, "ends_at"),
        ({"timezone": "Asia/Atlantis"}, "timezone"),
        ({"timezone": "../etc/passwd"}, "timezone"),
        ({"discounts": [DiscountDraft(Decimal(0))]}, "percent"),
        ({"discounts": [DiscountDraft(Decimal(100))]}, "percent"),
    ],
)
def test_a_draft_that_nobody_could_explain_is_refused_with_its_field(fault, field):
    with pytest.raises(Invalid) as refusal:
        services.create(draft=replace(a_draft(), **fault), by=None, at=BEFORE)

    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("step", "off", "currency", "times"),
    [("300", "300", "CNY", 1), ("300", "0", "CNY", 1), ("300", "40", "USD", 1), ("300", "40", "CNY", 0)],
)
def test_a_spend_step_that_cannot_be_kept_is_refused(step, off, currency, times):
    rule = SpendStepDraft(ChannelFactory().pk, Money(Decimal(step), currency), Money(Decimal(off), currency), times)

    with pytest.raises(Invalid) as refusal:
        services.create(draft=a_draft(rule), by=None, at=BEFORE)

    assert refusal.value.field == "spend_steps"


def test_spend_steps_belong_to_channels_of_the_campaign_one_each():
    us = ChannelFactory(us=True)
    for rules in ([spend_step("30", "4", channel=us)], [spend_step("300", "40"), spend_step("600", "90")]):
        with pytest.raises(Invalid):
            services.create(draft=a_draft(*rules), by=None, at=BEFORE)
