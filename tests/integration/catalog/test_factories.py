"""The test language itself: what a test takes for granted when it says that a shop sells something."""

import pytest

from catalog.listings.models import ListingState
from tests.factories.catalog import a_shop
from tests.factories.registry import InheritorFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("product_class", ["craft", "food", "medicine"])
def test_what_a_shop_sells_is_published_priced_in_both_channels_and_in_stock(product_class):
    ware = a_shop().sells(product_class=product_class, stock=7)
    assert ware.product.listing.state == ListingState.PUBLISHED
    assert {listing.currency for listing in ware.variant.channel_listings.all()} == {"CNY", "USD"}
    assert ware.left == 7 and ware.sold == 0
    assert getattr(ware.variant, product_class)


def test_a_ware_may_come_in_another_size_and_name_its_maker():
    maker = InheritorFactory()
    ware = a_shop().sells(inheritor=maker)
    small = ware.also_as({"zh-hans": "小", "en": "Small"}, price="68")
    assert list(ware.product.variants.all()) == [ware.variant, small.variant]
    assert list(ware.product.inheritors.all()) == [maker]
