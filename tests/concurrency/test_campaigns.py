"""Two operators at once: one of them starts the campaign, the other is told so."""

import pytest

from promotions.campaigns import services
from tests.concurrency.racing import race
from tests.factories.promotions import BEFORE, WITHIN, a_campaign, percent_off

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


def test_a_campaign_starts_once_and_ends_once():
    campaign = a_campaign(percent_off("15"), started_at=None)

    started = race(lambda _: services.start(campaign_id=campaign.pk, by=None, at=BEFORE), range(8), at_once=8)
    ended = race(lambda _: services.end(campaign_id=campaign.pk, by=None, at=WITHIN), range(8), at_once=8)

    assert started == {"done": 1, "CAMPAIGN_STARTED": 7}
    assert ended == {"done": 1, "CAMPAIGN_OVER": 7}
    assert list(campaign.events.values_list("kind", flat=True)) == ["created", "started", "ended"]
