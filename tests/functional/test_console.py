"""An operator approves listings, starts and ends campaigns, sees orders; nobody else may."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from catalog.listings.models import ListingState
from catalog.products.queries import pieces
from common.clock import now
from common.text import both
from promotions.campaigns.models import Campaign
from promotions.campaigns.queries import offers
from promotions.campaigns.services import CampaignDraft, DiscountDraft, create
from promotions.collectibles.services import claim, issue
from storefront.console.templatetags.desk_words import word
from storefront.orders.models import Order
from tests.factories.catalog import ChannelFactory, a_shop
from tests.factories.checkout import a_buyer, outbox_works
from tests.factories.people import OperatorFactory, UserFactory
from tests.factories.promotions import WITHIN, a_sale, a_series, an_edition

pytestmark = pytest.mark.django_db

PAGES = [
    "/console/",
    "/console/reviews/",
    "/console/campaigns/",
    "/console/campaigns/new/",
    "/console/codes/",
    "/console/codes/new/",
    "/console/orders/",
    "/console/boxes/",
    "/console/editions/",
]


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
    assert console.post(f"/console/campaigns/{campaign.pk}/act/", {"act": act}).status_code == 400


@pytest.mark.parametrize(
    ("at", "status"),
    [("", 200), ("2026-06-10T12:00:00", 200), ("2026-06-10T12:00", 200), ("yesterday", 400), ("2026-13-45T99:00", 400)],
)
def test_prices_are_previewed_at_any_instant_that_there_is(console, shop, campaign, at, status):
    shop.sells()
    assert console.get(f"/console/campaigns/{campaign.pk}/", {"at": at}).status_code == status


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


def test_orders_after_what_is_no_number_are_refused(console):
    assert console.get("/console/orders/", {"after": "1"}).status_code == 200
    assert console.get("/console/orders/", {"after": "9" * 40}).status_code == 400
    assert console.get("/console/orders/", {"after": "-1 or 1=1"}).status_code == 400


NEW_CAMPAIGN = {
    "name_zh": "年货节",
    "name_en": "New Year fair",
    "reason_zh": "年货价",
    "reason_en": "Fair price",
    "slug": "new-year-fair",
    "timezone": "America/Los_Angeles",
    "starts_at": "2027-01-20T00:00:00",
    "ends_at": "2027-02-05T00:00",
    "percent": "15",
}


def test_a_new_campaign_begins_with_the_next_festival_from_midnight_to_midnight(console):
    form = console.get("/console/campaigns/new/").context["form"]
    starts_at, ends_at = form["starts_at"].value(), form["ends_at"].value()
    assert form["slug"].value().startswith(("museum-day-20", "heritage-day-20"))
    assert starts_at.endswith("T00:00:00") and ends_at.endswith("T00:00:00")
    assert datetime.fromisoformat(ends_at) - datetime.fromisoformat(starts_at) == timedelta(days=1)


def typed(**changes):
    channel = ChannelFactory()
    return NEW_CAMPAIGN | {"channels": [channel.pk], f"step-{channel.pk}": "300", f"off-{channel.pk}": "40"} | changes


def test_a_campaign_is_prepared_on_the_clock_of_its_own_time_zone(console, shop):
    response = console.post("/console/campaigns/new/", typed())
    made = Campaign.objects.get(slug="new-year-fair")
    assert response.url == f"/console/campaigns/{made.pk}/"
    assert made.starts_at == datetime(2027, 1, 20, 8, tzinfo=UTC)
    assert made.started_at is None
    assert made.discounts.get().percent == 15
    assert (made.spend_steps.get().step_amount, made.spend_steps.get().off_amount) == (300, 40)


@pytest.mark.parametrize(
    ("field", "value"),
    [("name_zh", ""), ("slug", "年货"), ("percent", "100"), ("ends_at", "2027-01-19T00:00"), ("timezone", "Mars/Base")],
)
def test_a_campaign_that_cannot_be_is_refused_beside_its_field(console, shop, field, value):
    response = console.post("/console/campaigns/new/", typed(**{field: value}))
    assert response.status_code == 422
    assert response.context["form"].errors[field]
    assert not Campaign.objects.exists()


def test_a_spend_step_needs_both_amounts(console, shop):
    name = f"off-{ChannelFactory().pk}"
    assert console.post("/console/campaigns/new/", typed(**{name: ""})).context["form"].errors[name]


def test_an_address_that_another_campaign_has_is_refused(console, campaign):
    assert console.post("/console/campaigns/new/", typed(slug=campaign.slug)).status_code == 422


def test_a_draft_is_previewed_as_if_it_were_started(console, shop, campaign):
    shop.sells(price="100")
    page = console.get(f"/console/campaigns/{campaign.pk}/")
    ((_, (sample,)),) = page.context["previews"]
    assert str(sample.offer.price) == "¥85"
    after = f"{campaign.ends_at + timedelta(days=1):%Y-%m-%dT%H:%M:%S}"
    ((_, (sample,)),) = console.get(f"/console/campaigns/{campaign.pk}/", {"at": after}).context["previews"]
    assert str(sample.offer.price) == "¥100"


def test_a_window_is_shown_on_the_clock_of_its_own_time_zone(console, shop):
    console.post("/console/campaigns/new/", typed())
    assert "2027-01-20 00:00 – 2027-02-05 00:00" in console.get("/console/campaigns/").text


def test_series_show_their_odds_and_what_is_left(console, shop):
    box = shop.sells(stock=4)
    a_series(box, plum=3, orchid=1)
    a_buyer().checks_out(box)
    outbox_works()
    (row,) = console.get("/console/boxes/").context["rows"]
    assert (row.drawn, row.opened, row.page.left, row.is_as_sealed) == (1, 0, 3, True)


def test_editions_show_what_is_given_claimed_and_left(console):
    edition = an_edition(size=3)
    (voucher,) = issue(sold=a_sale(), at=WITHIN)
    claim(code=voucher.code, user_id=OperatorFactory().pk, at=WITHIN)
    (row,) = console.get("/console/editions/").context["rows"]
    edition.refresh_from_db()
    assert (row.row.issued, row.row.claimed, row.left, row.voided) == (1, 1, 2, 0)


def test_what_was_written_down_under_a_code_is_said_in_words(console, shop, campaign):
    order = a_buyer().checks_out(shop.sells())
    outbox_works()
    codes = [*order.events.values_list("kind", flat=True), *campaign.events.values_list("kind", flat=True)]
    assert not [code for code in codes if word(code) == code]


def test_what_was_paid_lately_is_read_by_an_index_however_many_orders_there_are():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    lately = Order.objects.filter(paid_at__gt=now() - timedelta(hours=1), paid_at__lte=now())
    assert "orders_by_payment" in lately.order_by().explain()
