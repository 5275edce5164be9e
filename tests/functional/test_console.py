"""An operator approves listings, starts and ends campaigns, sees orders; nobody else may."""

from datetime import timedelta

import pytest

from catalog.listings.models import ListingState
from catalog.products.queries import pieces
from common.clock import now
from common.text import both
from promotions.campaigns.queries import offers
from promotions.campaigns.services import CampaignDraft, DiscountDraft, create
from tests.factories.catalog import ChannelFactory, a_shop
from tests.factories.checkout import a_buyer
from tests.factories.people import OperatorFactory, UserFactory

pytestmark = pytest.mark.django_db

PAGES = ["/console/", "/console/reviews/", "/console/campaigns/", "/console/orders/"]


@pytest.fixture
def console(client):
    client.force_login(OperatorFactory())
    return client


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def campaign(shop):
    draft = CampaignDraft(
        slug="heritage-day",
        name=both("遗产日", "Heritage Day"),
        reason=both("遗产日价", "Heritage Day price"),
        starts_at=now() - timedelta(days=1),
        ends_at=now() + timedelta(days=1),
        channel_ids=[ChannelFactory().pk],
        discounts=[DiscountDraft(percent=15)],
    )
    return create(draft=draft, by=None, at=now())


@pytest.mark.parametrize("page", PAGES)
def test_who_may_enter(client, page):
    assert client.get(page).status_code == 302
    client.force_login(UserFactory())
    assert client.get(page).status_code == 403
    client.force_login(a_shop().member())
    assert client.get(page).status_code == 403
    client.force_login(OperatorFactory())
    assert client.get(page).status_code == 200


def test_acts_are_refused_to_everybody_else(client, shop, campaign):
    draft = shop.sells(state=ListingState.IN_REVIEW)
    client.force_login(shop.member())
    assert (
        client.post(
            f"/console/reviews/{draft.product.pk}/decide/", {"decision": "approve", "revision": "1"}
        ).status_code
        == 403
    )
    assert client.post(f"/console/campaigns/{campaign.pk}/act/", {"act": "start"}).status_code == 403
    draft.product.listing.refresh_from_db()
    campaign.refresh_from_db()
    assert draft.product.listing.state == ListingState.IN_REVIEW
    assert campaign.started_at is None


def test_a_listing_is_approved(console, shop):
    vase = shop.sells("青花小罐", state=ListingState.IN_REVIEW)
    assert "青花小罐" in console.get("/console/reviews/").content.decode()
    console.post(f"/console/reviews/{vase.product.pk}/decide/", {"decision": "approve", "revision": "1"})
    vase.product.listing.refresh_from_db()
    assert vase.product.listing.state == ListingState.PUBLISHED


def test_a_listing_is_sent_back_with_a_word(console, shop):
    vase = shop.sells("青花小罐", state=ListingState.IN_REVIEW)
    console.post(f"/console/reviews/{vase.product.pk}/decide/", {"decision": "send_back", "note": "缺尺寸"})
    vase.product.listing.refresh_from_db()
    assert vase.product.listing.state == ListingState.DRAFT
    assert vase.product.listing.note == "缺尺寸"


def test_a_campaign_lowers_prices_from_its_start_to_its_end(console, shop, campaign):
    vase = shop.sells(price="100")
    channel = ChannelFactory()

    def price() -> str:
        piece = pieces(variant_ids=[vase.variant.pk], channel_id=channel.pk)[vase.variant.pk]
        return str(offers([piece], channel=channel, at=now())[vase.variant.pk].price)

    assert price() == "¥100"
    console.post(f"/console/campaigns/{campaign.pk}/act/", {"act": "start"})
    assert price() == "¥85"
    console.post(f"/console/campaigns/{campaign.pk}/act/", {"act": "end"})
    assert price() == "¥100"
    events = [event.kind for event in campaign.events.order_by("pk")]
    assert events == ["created", "started", "ended"]


@pytest.mark.parametrize("act", ["", "stop", "start; drop"])
def test_an_unknown_act_is_refused(console, campaign, act):
    assert 400 <= console.post(f"/console/campaigns/{campaign.pk}/act/", {"act": act}).status_code < 500


@pytest.mark.parametrize("at", ["", "yesterday", "2026-13-45T99:00", "2026-06-10T12:00:00"])
def test_prices_are_previewed_at_any_instant_and_nonsense_means_now(console, shop, campaign, at):
    shop.sells()
    assert console.get(f"/console/campaigns/{campaign.pk}/", {"at": at}).status_code == 200


def test_orders_are_listed_and_shown(console, shop):
    order = a_buyer().checks_out(shop.sells("青花梅瓶"))
    assert str(order.number) in console.get("/console/orders/").content.decode()
    assert "青花梅瓶" in console.get(f"/console/orders/{order.pk}/").content.decode()


@pytest.mark.parametrize(
    "page",
    [
        "/console/orders/00000000-0000-0000-0000-000000000000/",
        "/console/campaigns/999999/",
        "/console/reviews/999999/",
    ],
)
def test_what_does_not_exist_is_not_found(console, page):
    assert console.get(page).status_code == 404


def test_an_order_page_after_nonsense_begins_at_the_newest(console):
    assert console.get("/console/orders/", {"after": "9" * 40}).status_code == 200
    assert console.get("/console/orders/", {"after": "-1 or 1=1"}).status_code == 200
