"""What lists, baskets and product pages know of a product, and in how many statements."""

from datetime import UTC, date, datetime

import pytest

from catalog.listings.models import ListingState
from catalog.media.models import Picture
from catalog.products.queries import cards, category_by_slug, category_tree, pieces, product_page, published
from common.money import Money
from common.text import both
from inheritors.registry.models import Inheritor
from tests.factories.catalog import (
    AttributeFactory,
    AttributeValueFactory,
    CategoryFactory,
    a_shop,
    many,
    put_in_stock,
)
from tests.factories.registry import HeritageItemFactory, InheritorFactory, ProjectFactory

AT = datetime(2026, 6, 1, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def picture_of(**owner) -> Picture:
    return Picture.objects.create(
        digest="ab" * 32, master="masters/ab/x.svg", width=400, height=400, wash="indigo", **owner
    )


# --- What is published ------------------------------------------------------


@pytest.mark.parametrize("state", [s for s in ListingState if s != ListingState.PUBLISHED])
def test_only_a_published_listing_is_seen_or_priced(shop, cn, state):
    ware = shop.sells(state=state)
    assert not published(channel_id=cn.pk).exists()
    assert not pieces(variant_ids=[ware.variant.pk], channel_id=cn.pk)
    assert not cards(product_ids=[ware.product.pk], channel_id=cn.pk, at=AT)
    assert product_page(slug=ware.product.slug, channel_id=cn.pk, at=AT) is None


def test_a_closed_shop_sells_nothing(shop, cn):
    ware = shop.sells()
    type(shop.row).objects.update(is_active=False)
    assert not published(channel_id=cn.pk).exists()
    assert not pieces(variant_ids=[ware.variant.pk], channel_id=cn.pk)


def test_what_has_no_price_in_a_channel_is_not_sold_there(shop, cn, us):
    ware = shop.sells(us_price=None)
    assert published(channel_id=cn.pk).get() == ware.product
    assert not published(channel_id=us.pk).exists()
    assert not pieces(variant_ids=[ware.variant.pk], channel_id=us.pk)


# --- Pieces -----------------------------------------------------------------


def test_a_piece_knows_its_price_its_shop_and_every_category_above_it(shop, cn, us, django_assert_num_queries):
    craft = CategoryFactory(slug="craft")
    ceramics = CategoryFactory(slug="ceramics", parent=craft)
    ware = shop.sells(category=ceramics, price="1280", us_price="178.50")
    category_tree()
    with django_assert_num_queries(1):
        found = pieces(variant_ids=[ware.variant.pk, 999_999], channel_id=us.pk)
    assert list(found) == [ware.variant.pk]
    piece = found[ware.variant.pk]
    assert piece.category_ids == (craft.pk, ceramics.pk)
    assert piece.list_price == Money("178.50", "USD")
    assert (piece.product_id, piece.shop_id, piece.product_class) == (ware.product.pk, shop.row.pk, "craft")


def test_a_category_made_a_moment_ago_is_known(shop, cn):
    category_tree()
    fresh = CategoryFactory(slug="fresh")
    ware = shop.sells(category=fresh)
    assert pieces(variant_ids=[ware.variant.pk], channel_id=cn.pk)[ware.variant.pk].category_ids == (fresh.pk,)


# --- Cards ------------------------------------------------------------------


def test_a_card_bears_mark_maker_picture_and_prices(shop, cn):
    item = HeritageItemFactory(project=ProjectFactory(number=7, code="Ⅷ-7"))
    ware = shop.sells(heritage=item, inheritor=InheritorFactory(), price="128")
    ware.product.heritage_items.add(HeritageItemFactory(name=both("别的", "Another")))
    small = ware.also_as(both("小", "Small"), price="68")
    second = picture_of(product=ware.product, position=1)
    first = picture_of(product=ware.product, position=0, alt=both("正面", "Front"))
    [card] = cards(product_ids=[ware.product.pk], channel_id=cn.pk, at=AT)
    assert (card.mark_code, str(card.mark_name)) == ("Ⅷ-7", "景德镇手工制瓷技艺")
    assert (card.maker.to("en"), card.maker_verified) == ("Shen Yanqiu", True)
    assert [p.list_price.amount for p in card.pieces] == [128, 68]
    assert [p.variant_id for p in card.pieces] == [ware.variant.pk, small.variant.pk]
    assert card.picture.alt == first.alt and second.alt != first.alt
    assert card.picture.url(320) == f"/media/renditions/ab/{'ab' * 32}-320.webp"
    assert not card.sold_out and card.lead_time_days is None


def test_without_an_inheritor_the_shop_stands_as_maker_and_bears_no_seal(shop, cn):
    [card] = cards(product_ids=[shop.sells().product.pk], channel_id=cn.pk, at=AT)
    assert card.maker == shop.row.name and not card.maker_verified


def test_a_withdrawn_inheritor_bears_no_seal(shop, cn):
    maker = InheritorFactory(status=Inheritor.Status.WITHDRAWN)
    [card] = cards(product_ids=[shop.sells(inheritor=maker).product.pk], channel_id=cn.pk, at=AT)
    assert card.maker == maker.name and not card.maker_verified


def test_made_to_order_says_after_how_many_days(shop, cn):
    ware = shop.sells(made_to_order_days=45)
    [card] = cards(product_ids=[ware.product.pk], channel_id=cn.pk, at=AT)
    assert card.lead_time_days == 45


def test_sold_out_when_no_variant_has_a_piece_left_in_the_channel(shop, cn):
    ware = shop.sells(stock=0)
    assert cards(product_ids=[ware.product.pk], channel_id=cn.pk, at=AT)[0].sold_out
    ware.also_as(both("小", "Small"), stock=1)
    assert not cards(product_ids=[ware.product.pk], channel_id=cn.pk, at=AT)[0].sold_out


def test_an_expired_batch_is_sold_out(shop, cn):
    tea = shop.sells(product_class="food", stock=0)
    put_in_stock(tea.variant, 9, batch="B1", expires_on=date(2026, 6, 1))
    on_the_last_day, after = AT, datetime(2026, 6, 2, tzinfo=UTC)
    assert not cards(product_ids=[tea.product.pk], channel_id=cn.pk, at=on_the_last_day)[0].sold_out
    assert cards(product_ids=[tea.product.pk], channel_id=cn.pk, at=after)[0].sold_out


@pytest.mark.parametrize("count", [1, 12])
def test_cards_take_five_statements_and_keep_the_order_asked_for(shop, cn, count, django_assert_num_queries):
    wares = many(shop, count, inheritor=InheritorFactory())
    ids = [ware.product.pk for ware in reversed(wares)]
    category_tree()
    with django_assert_num_queries(5):
        found = cards(product_ids=ids, channel_id=cn.pk, at=AT)
    assert [card.product_id for card in found] == ids


# --- The page of a product --------------------------------------------------


def test_a_page_holds_all_that_surrounds_a_product(shop, cn, django_assert_num_queries):
    craft = CategoryFactory(slug="craft")
    maker = InheritorFactory()
    flowers = AttributeValueFactory()
    size = AttributeFactory(slug="size", name=both("尺寸", "Size"), position=1)
    ware = shop.sells(
        category=CategoryFactory(slug="ceramics", parent=craft), inheritor=maker, values=(flowers,), limit=2
    )
    ware.variant.values.add(AttributeValueFactory(attribute=size, slug="28", name=both("28 厘米", "28 cm")))
    picture_of(product=ware.product)
    picture_of(inheritor=maker, alt=both("沈砚秋", "Shen Yanqiu"))
    unpriced = ware.also_as(both("大", "Large"), price=None)
    category_tree()
    with django_assert_num_queries(8):
        page = product_page(slug=ware.product.slug, channel_id=cn.pk, at=AT)
    assert [node.slug for node in page.categories] == ["craft", "ceramics"]
    assert page.shop.slug == shop.row.slug
    assert [item.code for item in page.heritage] == [ware.product.heritage_items.get().project.code]
    assert str(page.inheritors[0].portrait.alt) == "沈砚秋"
    assert [(a.slug, [v.slug for v in a.values]) for a in page.attributes] == [("use", ["flowers"])]
    assert len(page.pictures) == 1
    here, elsewhere = page.variants
    assert [(a.slug, [v.slug for v in a.values]) for a in here.attributes] == [("size", ["28"])]
    assert (here.available, here.quantity_limit_per_customer) == (10, 2)
    assert here.craft.material.to("en") == "Kaolin" and here.food is None
    assert page.pieces == (here.piece,) and here.piece.list_price == Money("128", "CNY")
    assert elsewhere.id == unpriced.variant.pk and elsewhere.piece is None


def test_a_food_page_names_licence_and_batches_the_soonest_expiry_first(shop, cn):
    tea = shop.sells(product_class="food", stock=0)
    put_in_stock(tea.variant, 3, batch="late", expires_on=date(2027, 1, 1))
    put_in_stock(tea.variant, 2, batch="soon", expires_on=date(2026, 7, 1))
    put_in_stock(tea.variant, 5, batch="gone", expires_on=date(2026, 5, 31))
    page = product_page(slug=tea.product.slug, channel_id=cn.pk, at=AT)
    [variant] = page.variants
    # The factory's own batch of none is there too, as it never expires.
    assert [(b.batch, b.available) for b in variant.batches] == [("soon", 2), ("late", 3), ("B2601", 0)]
    assert variant.available == 5
    assert variant.food.licence.number.startswith("SC")


def test_another_shop_does_not_leak_into_a_page(shop, cn):
    other = a_shop(slug="other").sells("紫砂壶", inheritor=InheritorFactory())
    ware = shop.sells()
    page = product_page(slug=ware.product.slug, channel_id=cn.pk, at=AT)
    assert page.inheritors == () and page.product_id != other.product.pk


# --- Categories -------------------------------------------------------------


def test_the_tree_knows_what_stands_below_a_category():
    craft = CategoryFactory(slug="craft")
    ceramics = CategoryFactory(slug="ceramics", parent=craft, position=2)
    celadon = CategoryFactory(slug="celadon", parent=ceramics)
    textiles = CategoryFactory(slug="textiles", parent=craft, position=1)
    node = category_by_slug("craft")
    assert set(node.below) == {craft.pk, ceramics.pk, celadon.pk, textiles.pk}
    assert node.children == (textiles.pk, ceramics.pk)
    assert [n.slug for n in category_tree().path(celadon.pk)] == ["craft", "ceramics", "celadon"]
    assert [root.slug for root in category_tree().roots] == ["craft"]
    assert category_by_slug("none") is None


def test_a_circle_in_the_tree_does_not_hang_the_store():
    a = CategoryFactory(slug="a")
    b = CategoryFactory(slug="b", parent=a)
    type(a).objects.filter(pk=a.pk).update(parent=b)
    assert set(category_by_slug("a").path) == {a.pk, b.pk}
