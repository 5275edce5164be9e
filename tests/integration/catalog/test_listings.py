"""The way of a listing: who may move it where, what is written down, and what a shop may change at once."""

from datetime import UTC, date, datetime

import pytest

from catalog.listings import queries, services
from catalog.listings.models import Listing, ListingEvent, ListingState
from catalog.listings.services import EditedMeanwhile, Incomplete, NotNow
from catalog.pricing.models import PriceRecord, VariantChannelListing
from catalog.products.models import CraftFacts, FoodFacts
from catalog.products.queries import product_page
from catalog.stock.models import Stock
from common.errors import Invalid, NotAllowed, NotFound, Required
from common.money import Money
from common.outbox.models import Message
from common.text import both
from inheritors.shops.models import Licence
from tests.factories.catalog import ProductFactory, a_shop
from tests.factories.people import OperatorFactory, UserFactory
from tests.factories.registry import HeritageItemFactory

AT = datetime(2026, 6, 1, 8, tzinfo=UTC)
pytestmark = pytest.mark.django_db

DRAFT, IN_REVIEW, PUBLISHED, SUSPENDED = ListingState


def state_of(ware) -> str:
    return Listing.objects.get(pk=ware.product.pk).state


def act(name: str, ware, by, **more):
    return getattr(services, name)(product_id=ware.product.pk, by_user_id=by.pk, at=AT, **more)


def edits(ware, by, **changes):
    product = type(ware.product).objects.get(pk=ware.product.pk)
    words = {"name": product.name, "lede": product.lede, "description": product.description}
    return services.edit(
        **{"product_id": product.pk, "revision": product.revision, "prices": {}, "quantities": {}, **words, **changes},
        by_user_id=by.pk,
        at=AT,
    )


@pytest.fixture
def operator(db):
    return OperatorFactory()


@pytest.fixture
def member(shop):
    return shop.member()


# --- Steps --------------------------------------------------------------------


def test_a_listing_goes_into_the_shop_and_every_step_is_written_down(shop, member, operator, cn):
    ware = shop.sells(state=DRAFT)
    assert product_page(slug=ware.product.slug, channel_id=cn.pk, at=AT) is None
    act("submit", ware, member)
    act("send_back", ware, operator, note="缺一张底款照片")
    assert (state_of(ware), Listing.objects.get(pk=ware.product.pk).note) == (DRAFT, "缺一张底款照片")
    act("submit", ware, member)
    act("approve", ware, operator)
    assert product_page(slug=ware.product.slug, channel_id=cn.pk, at=AT)
    act("suspend", ware, operator, note="有人举报")
    assert product_page(slug=ware.product.slug, channel_id=cn.pk, at=AT) is None
    act("submit", ware, member)
    events = ListingEvent.objects.filter(listing=ware.product.pk).order_by("pk")
    assert [(e.from_state, e.to_state, e.by) for e in events] == [
        (DRAFT, IN_REVIEW, member),
        (IN_REVIEW, DRAFT, operator),
        (DRAFT, IN_REVIEW, member),
        (IN_REVIEW, PUBLISHED, operator),
        (PUBLISHED, SUSPENDED, operator),
        (SUSPENDED, IN_REVIEW, member),
    ]
    assert {e.at for e in events} == {AT}
    # Each step has search look again.
    assert Message.objects.filter(topic="search.index").count() == 6


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("submit", {DRAFT, SUSPENDED}),
        ("approve", {IN_REVIEW}),
        ("send_back", {IN_REVIEW}),
        ("suspend", {PUBLISHED}),
    ],
)
@pytest.mark.parametrize("state", ListingState)
def test_no_step_can_be_taken_from_elsewhere(shop, member, name, allowed, state):
    ware = shop.sells(state=state)
    more = {"note": "因为"} if name in ("send_back", "suspend") else {}
    if state in allowed:
        act(name, ware, member, **more)
        assert state_of(ware) != state
    else:
        with pytest.raises(NotNow):
            act(name, ware, member, **more)
        assert state_of(ware) == state and not ListingEvent.objects.exists()


@pytest.mark.parametrize("name", ["send_back", "suspend"])
@pytest.mark.parametrize("note", ["", "  \n"])
def test_whoever_takes_a_listing_back_says_why(shop, operator, name, note):
    ware = shop.sells(state=IN_REVIEW if name == "send_back" else PUBLISHED)
    with pytest.raises(Required) as refusal:
        act(name, ware, operator, note=note)
    assert refusal.value.field == "note"


def test_a_product_without_a_listing_and_no_product_are_not_found(operator):
    for product_id in (ProductFactory().pk, 999_999):
        with pytest.raises(NotFound):
            services.approve(product_id=product_id, by_user_id=operator.pk, at=AT)


def test_a_draft_is_begun_once():
    product = ProductFactory()
    for _ in range(2):
        assert services.open_draft(product_id=product.pk, by_user_id=None, at=AT).state == DRAFT
    assert ListingEvent.objects.count() == 1


# --- What is missing ------------------------------------------------------------


def test_what_is_not_complete_is_not_submitted_and_says_what_is_missing(shop, member):
    ware = shop.sells(state=DRAFT)
    CraftFacts.objects.filter(pk=ware.variant.pk).update(material=both("", "Kaolin"), dimensions=both(" ", ""))
    with pytest.raises(Incomplete) as refusal:
        act("submit", ware, member)
    assert [r.code for r in refusal.value.details["requirements"]] == ["MATERIAL", "DIMENSIONS"]
    assert "Material, Dimensions" in str(refusal.value) or "材质" in str(refusal.value)
    assert state_of(ware) == DRAFT


def test_a_licence_that_ran_out_in_the_queue_stops_the_approval(shop, member, operator):
    tea = shop.sells(product_class="food", state=DRAFT)
    act("submit", tea, member)
    Licence.objects.update(valid_until=date(2026, 5, 31))
    with pytest.raises(Incomplete):
        act("approve", tea, operator)
    assert state_of(tea) == IN_REVIEW


def test_words_that_changed_since_the_reviewer_read_them_are_not_approved(shop, member, operator):
    ware = shop.sells(state=IN_REVIEW)
    seen = queries.review_detail(product_id=ware.product.pk, at=AT).revision
    edits(ware, member, lede=both("换了一句", "Another sentence"))
    with pytest.raises(EditedMeanwhile):
        act("approve", ware, operator, revision=seen)
    act("approve", ware, operator, revision=seen + 1)
    assert state_of(ware) == PUBLISHED


# --- Edits ----------------------------------------------------------------------


def test_prices_and_stock_of_a_published_listing_change_at_once(shop, member, cn):
    ware = shop.sells(price="128", stock=6)
    stock = ware.variant.stocks.get()
    Stock.objects.update(allocated=2)
    edits(ware, member, prices={(ware.variant.pk, cn.pk): Money("118", "CNY")}, quantities={stock.pk: 9})
    assert state_of(ware) == PUBLISHED
    page = product_page(slug=ware.product.slug, channel_id=cn.pk, at=AT)
    assert page.variants[0].piece.list_price == Money("118", "CNY") and page.variants[0].available == 9
    stock.refresh_from_db()
    # The two that are sold stay promised.
    assert (stock.quantity, stock.allocated) == (11, 2)
    latest = PriceRecord.objects.filter(variant=ware.variant, channel=cn).latest("since")
    assert (latest.amount, latest.since) == (118, AT)


def test_new_words_of_a_published_listing_go_to_review_first(shop, member, cn):
    ware = shop.sells()
    product = edits(ware, member, lede=both("新的一句", "A new sentence"))
    assert product.revision == 2 and state_of(ware) == IN_REVIEW
    assert product_page(slug=ware.product.slug, channel_id=cn.pk, at=AT) is None
    event = ListingEvent.objects.get()
    assert (event.from_state, event.to_state, event.by) == (PUBLISHED, IN_REVIEW, member)


def test_new_words_that_may_not_stay_make_a_draft(shop, member):
    tea = shop.sells(product_class="food")
    edits(tea, member, description=both("零添加", "No additives"))
    assert state_of(tea) == DRAFT


def test_an_edit_of_a_draft_leaves_it_a_draft_and_raises_its_revision(shop, member):
    ware = shop.sells(state=DRAFT)
    assert edits(ware, member, name=both("玉壶春瓶", "Yuhuchun vase")).revision == 2
    assert state_of(ware) == DRAFT and not ListingEvent.objects.exists()


def test_whoever_saves_second_changes_nothing(shop, member, cn):
    ware = shop.sells(price="128")
    edits(ware, member, name=both("甲", "A"))
    with pytest.raises(EditedMeanwhile):
        edits(ware, member, revision=1, name=both("乙", "B"), prices={(ware.variant.pk, cn.pk): Money("1", "CNY")})
    ware.product.refresh_from_db()
    assert str(ware.product.name) == "甲"
    assert VariantChannelListing.objects.get(variant=ware.variant, channel=cn).price_amount == 128


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"name": both(" ", "Only English")}, Invalid),
        ({"prices": "negative"}, Invalid),
        ({"prices": "other currency"}, Invalid),
        ({"prices": "of another's"}, NotFound),
        ({"quantities": "negative"}, Invalid),
        ({"quantities": "of another's"}, NotFound),
    ],
)
def test_an_edit_that_is_refused_changes_nothing_at_all(shop, member, cn, changes, refusal):
    ware, theirs = shop.sells(price="128"), a_shop().sells()
    wrong = {
        ("prices", "negative"): {(ware.variant.pk, cn.pk): Money("-1", "CNY")},
        ("prices", "other currency"): {(ware.variant.pk, cn.pk): Money("1", "USD")},
        ("prices", "of another's"): {(theirs.variant.pk, cn.pk): Money("1", "CNY")},
        ("quantities", "negative"): {ware.variant.stocks.get().pk: -1},
        ("quantities", "of another's"): {theirs.variant.stocks.get().pk: 5},
    }
    given = {key: wrong.get((key, value), value) if isinstance(value, str) else value for key, value in changes.items()}
    with pytest.raises(refusal):
        edits(ware, member, **({"lede": both("改了", "Changed")} | given))
    ware.product.refresh_from_db()
    assert ware.product.revision == 1 and str(ware.product.lede) == "肩圆，腰收，足稳。"
    assert theirs.left == 10 and ware.left == 10


# --- Whose ----------------------------------------------------------------------


@pytest.mark.parametrize("who", ["a stranger", "another shop's member", "an operator"])
def test_only_members_edit_and_submit(shop, who):
    ware = shop.sells(state=DRAFT)
    somebody = {"a stranger": UserFactory, "another shop's member": a_shop().member, "an operator": OperatorFactory}[
        who
    ]()
    with pytest.raises(NotAllowed):
        act("submit", ware, somebody)
    with pytest.raises(NotAllowed):
        edits(ware, somebody, name=both("夺来的", "Taken"))
    assert state_of(ware) == DRAFT


# --- What shops and reviewers see -----------------------------------------------


def test_a_shop_sees_its_listings_by_state(shop):
    theirs = a_shop()
    theirs.sells()
    ware = shop.sells("梅瓶", price="128", stock=3)
    ware.also_as(both("小", "Small"), price="68", stock=2)
    draft = shop.sells("玉壶春瓶", state=DRAFT)
    Listing.objects.filter(pk=draft.product.pk).update(note="缺尺寸")
    mine = [shop.row.pk]
    assert {state: count for state, _, count in queries.state_counts(shop_ids=mine)} == {
        DRAFT: 1, IN_REVIEW: 0, PUBLISHED: 1, SUSPENDED: 0,
    }  # fmt: skip
    [row] = queries.shop_listings(shop_ids=mine, state=PUBLISHED, at=AT)
    assert (row.product_id, row.price, row.left, row.picture) == (ware.product.pk, Money("68", "CNY"), 5, None)
    [back] = queries.sent_back(shop_ids=mine)
    assert (back.product_id, back.note) == (draft.product.pk, "缺尺寸")


def test_a_shops_list_takes_four_statements(shop, django_assert_num_queries):
    for _ in range(5):
        shop.sells()
    with django_assert_num_queries(4):
        assert len(queries.shop_listings(shop_ids=[shop.row.pk], state=PUBLISHED, at=AT)) == 5


def test_a_member_edits_the_own_listing_and_finds_no_other(shop):
    item = HeritageItemFactory()
    ware = shop.sells(state=DRAFT, heritage=item, price="128", us_price="18", stock=4)
    mine = queries.editable(product_id=ware.product.pk, shop_ids=[shop.row.pk], at=AT)
    assert [(p.channel_name.to("en"), p.price) for p in mine.prices] == [
        ("China", Money("128", "CNY")), ("United States", Money("18", "USD")),
    ]  # fmt: skip
    assert [s.free for s in mine.stocks] == [4] and mine.may_submit and mine.heritage == (item.name,)
    assert mine.missing == 0 and mine.met == len(mine.requirements) > 5
    assert queries.editable(product_id=ware.product.pk, shop_ids=[a_shop().row.pk], at=AT) is None
    assert queries.editable(product_id=999_999, shop_ids=[shop.row.pk], at=AT) is None


def test_the_queue_shows_the_longest_wait_first_and_counts_what_is_missing(shop, django_assert_num_queries):
    late, early = shop.sells(state=IN_REVIEW), shop.sells(product_class="food", state=IN_REVIEW)
    shop.sells(state=DRAFT)
    Listing.objects.filter(pk=late.product.pk).update(since=AT)
    FoodFacts.objects.update(storage=both("", ""))
    with django_assert_num_queries(4):
        queue = queries.review_queue(at=AT)
    assert [(row.product_id, row.product_class, row.missing) for row in queue] == [
        (early.product.pk, "food", 1), (late.product.pk, "craft", 0),
    ]  # fmt: skip


def test_a_reviewer_reads_everything_a_decision_needs(shop, member):
    ware = shop.sells("天下第一瓶", state=DRAFT)
    act("submit", ware, member)
    detail = queries.review_detail(product_id=ware.product.pk, at=AT)
    assert detail.mark_code.startswith("Ⅷ-") and detail.shop_name == shop.row.name
    assert [event.by for event in detail.events] == [member]
    assert any("天下第一" in str(warning) for warning in detail.warnings)
    assert queries.review_detail(product_id=999_999, at=AT) is None
