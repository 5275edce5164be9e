"""A campaign's page lists what the campaign lowers the price of, and nothing else."""

import pytest

from catalog.listings.models import ListingState
from catalog.products.queries import pieces
from promotions.campaigns.queries import campaign_page, campaign_products, offers
from tests.factories.catalog import CategoryFactory, ChannelFactory, a_shop
from tests.factories.promotions import WITHIN, a_campaign, percent_off, spend_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    """Two shops, a category two levels down, a medicine."""
    ceramics = CategoryFactory()
    bowls = CategoryFactory(slug="bowls", parent=CategoryFactory(slug="tableware", parent=ceramics))
    kiln, house = a_shop(), a_shop()
    return {
        "vase": kiln.sells(),
        "bowl": house.sells(category=bowls),
        "tea": house.sells(category=CategoryFactory(slug="tea"), product_class="food"),
        "balm": house.sells(category=ceramics, product_class="medicine"),
        "draft": kiln.sells(state=ListingState.DRAFT),
        "abroad": kiln.sells(price=None),
    }


@pytest.mark.parametrize(
    ("rules", "listed"),
    [
        (lambda h: [percent_off("10")], {"vase", "bowl", "tea"}),
        (lambda h: [percent_off("10", categories=[CategoryFactory()])], {"vase", "bowl"}),
        (lambda h: [percent_off("10", shops=[h["vase"].product.shop])], {"vase"}),
        (lambda h: [percent_off("10", products=[h["balm"].product, h["tea"].product])], {"balm", "tea"}),
        (lambda h: [percent_off("10", products=[h["tea"].product], shops=[h["vase"].product.shop])], set()),
        (lambda h: [percent_off("10", products=[h[n].product]) for n in ("vase", "tea")], {"vase", "tea"}),
        (lambda h: [spend_step("300", "40")], set()),
    ],
)
def test_the_list_and_the_prices_agree(house, rules, listed):
    channel = ChannelFactory()
    campaign = a_campaign(*rules(house))
    page = campaign_page(slug=campaign.slug, channel_id=channel.pk, at=WITHIN)

    ids = campaign_products(page.campaign, channel_id=channel.pk, limit=10)

    assert ids == sorted((house[name].product.pk for name in listed), reverse=True)
    sold = pieces(variant_ids=[ware.variant.pk for ware in house.values()], channel_id=channel.pk)
    lowered = {
        sold[pk].product_id for pk, offer in offers(sold.values(), channel=channel, at=WITHIN).items() if offer.reasons
    }
    assert lowered == set(ids)


def test_the_list_is_as_long_as_was_asked(house):
    channel = ChannelFactory()
    campaign = a_campaign(percent_off("10"))
    page = campaign_page(slug=campaign.slug, channel_id=channel.pk, at=WITHIN)

    assert len(campaign_products(page.campaign, channel_id=channel.pk, limit=2)) == 2
