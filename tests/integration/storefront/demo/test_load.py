"""The demo loads into an empty store, stays as it is when loaded again, and is still alive weeks later."""

from datetime import timedelta

import pytest
from django.apps import apps

from catalog.listings.models import Listing, ListingState
from catalog.pricing.models import Channel, PriceRecord, VariantChannelListing
from catalog.products.models import Product, ProductVariant
from catalog.search.ports import search_index
from catalog.stock.models import Stock
from inheritors.registry.models import HeritageItem, Inheritor, Project
from inheritors.shops.models import Licence, Shop
from promotions.blindboxes.models import Series, Slot
from promotions.campaigns.models import Campaign
from promotions.collectibles.models import QualifyingRule
from promotions.collectibles.queries import collection, waiting
from promotions.vouchers import queries as vouchers
from promotions.vouchers.codes import Customer
from storefront.accounts.models import User
from storefront.demo import accounts
from storefront.demo.load import load, works
from storefront.orders.models import Order
from storefront.orders.reconciling import differences
from tests.integration.storefront.demo.conftest import AT

pytestmark = pytest.mark.django_db


def everything() -> dict[str, list]:
    """Every row of every table of the store's own rooms."""
    ours = ("common", "inheritors", "catalog", "promotions", "storefront")
    models = [model for model in apps.get_models() if model.__module__.split(".")[0] in ours]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models}


def test_an_empty_store_gets_everything(loaded):
    assert HeritageItem.objects.count() >= 100
    assert Project.objects.count() >= 77
    assert Inheritor.objects.filter(has_profile=True, is_invented=True).count() == 24
    assert Shop.objects.count() == 10
    assert Product.objects.count() == 125
    assert Listing.objects.filter(state=ListingState.PUBLISHED).count() == 120
    assert VariantChannelListing.objects.count() == 2 * ProductVariant.objects.count() == PriceRecord.objects.count()


def test_something_waits_for_a_reviewer_and_something_was_sent_back(loaded):
    assert Listing.objects.filter(state=ListingState.IN_REVIEW).count() == 4
    sent_back = Listing.objects.get(state=ListingState.DRAFT)
    assert "故事" in sent_back.note


def test_what_is_for_sale_is_found_and_what_waits_is_not(loaded):
    assert search_index().indexed_ids() == set(
        Listing.objects.filter(state=ListingState.PUBLISHED).values_list("pk", flat=True)
    )


def test_the_shopper_has_bought_before_and_holds_pieces(loaded):
    shopper = User.objects.get(email=accounts.SHOPPER.email)
    orders = Order.objects.filter(user=shopper)
    assert len(orders) == 5
    assert all(order.paid_at for order in orders)
    assert sorted(piece.edition.name["en"] for piece in collection(user_id=shopper.pk)) == [
        "Reunion",
        "Reunion",
        "The Cranes Return",
    ]
    assert {voucher.edition.name["en"] for voucher in waiting(user_id=shopper.pk)} == {"Reunion", "Moving Cloud"}
    assert Slot.objects.exclude(drawn_at=None).count() == 2
    assert Slot.objects.exclude(opened_at=None).count() == 1


def test_one_of_the_orders_came_back_and_one_was_cancelled(loaded):
    came_back, cancelled = Order.objects.order_by("number")[:2]
    assert (came_back.status, cancelled.status) == ("returned", "canceled")
    assert came_back.placed_at < cancelled.placed_at < AT
    shop = User.objects.get(email=accounts.INHERITOR.email).shop_memberships.get().shop
    [asked] = came_back.returns.all()
    assert (asked.shop, asked.state) == (shop, "received"), "The inheritor sees it in the portal."
    assert all(order.refunds.get().succeeded for order in (came_back, cancelled))
    # The shelves hold what they held: both came back.
    assert not Stock.objects.filter(variant__sku__in=["JDZ-007-1", "JDZ-006-1"], allocated__gt=0).exists()
    assert Stock.objects.get(variant__sku="JDZ-007-1").quantity == 60
    assert list(differences()) == []


def test_loading_again_changes_nothing(loaded):
    before = everything()
    again = load(at=AT + timedelta(hours=3), with_pictures=False)
    assert set(again.values()) == {0}
    assert everything() == before


def test_a_variant_that_a_work_has_gained_since_an_earlier_version_comes_with_its_price(loaded):
    ProductVariant.objects.get(sku="LQ-003-2").delete()
    load(at=AT + timedelta(hours=3), with_pictures=False)
    gained = ProductVariant.objects.get(sku="LQ-003-2")
    assert gained.craft and gained.parts.exists()
    assert gained.channel_listings.count() == Channel.objects.count()


def test_each_variant_has_the_facts_of_its_class(loaded):
    for name in ("craft", "food", "medicine"):
        assert not ProductVariant.objects.filter(product_class=name, **{name: None}).exists()


def test_two_campaigns_run_and_one_waits_for_an_operator(loaded):
    running = Campaign.objects.filter(started_at__lte=AT, starts_at__lte=AT, ends_at__gt=AT, ended_at=None)
    assert {campaign.slug for campaign in running} == {"heritage-week", "museum-days"}
    assert Campaign.objects.get(started_at=None).slug == "year-end-gifts"


def test_a_discount_code_runs_in_every_channel(loaded):
    for channel in Channel.objects.all():
        promise = vouchers.promise(code="HERITAGE10", channel=channel, customer=Customer("jo@example.com"), at=AT)
        assert promise.terms.percent == 10


def test_the_blind_box_pool_is_sealed_and_as_large_as_its_stock(loaded):
    series = Series.objects.get()
    assert series.sealed_at == AT
    assert series.slots.count() == 488 == Stock.objects.get(variant=series.variant).quantity


def test_the_demo_accounts_can_sign_in(loaded):
    for account in accounts.ACCOUNTS:
        assert User.objects.get(email=account.email).check_password(account.password)
    shop = User.objects.get(email=accounts.INHERITOR.email).shop_memberships.get().shop
    assert shop.inheritor.name["en"] == "Shen Yanqiu"


def test_weeks_later_campaigns_run_batches_are_fresh_and_rules_hold(loaded):
    later = AT + timedelta(days=2000)
    load(at=later, with_pictures=False)
    running = Campaign.objects.filter(started_at__isnull=False, starts_at__lte=later, ends_at__gt=later)
    assert len(running) == 2
    assert not Stock.objects.filter(expires_on__lte=later.date()).exists()
    assert not Licence.objects.filter(valid_until__lte=later.date()).exists()
    assert not QualifyingRule.objects.filter(ends_at__lte=later).exists()
    assert Product.objects.count() == 125


def test_what_somebody_edited_stays_edited(loaded):
    Product.objects.filter(slug="qinghua-meiping").update(name={"zh-hans": "改过的名字"})
    load(at=AT + timedelta(days=1), with_pictures=False)
    assert Product.objects.get(slug="qinghua-meiping").name == {"zh-hans": "改过的名字"}


def test_items_of_an_earlier_import_keep_their_facts_and_get_the_demos_words(loaded):
    item = HeritageItem.objects.get(registry_id=14270)
    HeritageItem.objects.filter(pk=item.pk).update(
        slug="viii-7-360200", name={"zh-hans": "景德镇手工制瓷技艺"}, description={}, steps=[]
    )
    load(at=AT + timedelta(days=1), with_pictures=False)
    item.refresh_from_db()
    assert item.slug == "viii-7-360200"
    assert item.name["en"] == "Jingdezhen handmade porcelain"
    assert item.description["en"]
    assert len(item.steps) == 5


def test_a_load_that_was_cut_short_goes_on_where_it_stood(loaded, monkeypatch):
    Product.objects.filter(slug="swallow-kite").delete()

    def cut_short(new: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(works, "_load_variants", cut_short)
        load(at=AT, with_pictures=False)
    assert not Product.objects.filter(slug="swallow-kite").exists()
    load(at=AT, with_pictures=False)
    kite = Product.objects.get(slug="swallow-kite")
    assert kite.variants.get().craft.material["en"] == "Bamboo, bark paper, water colours"
    assert kite.listing.state == ListingState.PUBLISHED
