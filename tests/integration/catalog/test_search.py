"""Finding products: by words of both languages, by facets with true counts, in every order, page by page."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.listings.models import Listing, ListingState
from catalog.products.models import Category, Product
from catalog.search.models import SearchDocument, SearchOffer
from catalog.search.queries import Sort, Wanted, find, wanted_by
from catalog.search.services import handle_index, index_products, note_change, reindex
from catalog.search.terms import document_terms
from common.errors import Invalid
from common.outbox.models import Message
from common.text import both
from tests.factories.catalog import (
    AttributeFactory,
    AttributeValueFactory,
    CategoryFactory,
    ProductTypeFactory,
    a_shop,
    many,
    put_in_stock,
)
from tests.factories.registry import (
    CategoryFactory as HeritageCategoryFactory,
)
from tests.factories.registry import (
    HeritageItemFactory,
    InheritorFactory,
    ProjectFactory,
    RegionFactory,
)

AT = datetime(2026, 6, 1, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def found(channel, **wanted) -> list[int]:
    return find(Wanted(channel_id=channel.pk, facets=False, **wanted), at=AT).product_ids


def counts(channel, key: str, **wanted) -> dict[str, int]:
    facets = {facet.key: facet for facet in find(Wanted(channel_id=channel.pk, **wanted), at=AT).facets}
    return {option.value: option.count for option in facets[key].options} if key in facets else {}


def suzhou_embroidery():
    item = HeritageItemFactory(
        project=ProjectFactory(
            category=HeritageCategoryFactory(numeral=7, name=both("传统美术", "Fine art")), number=18
        ),
        region=RegionFactory(code="320000", name=both("江苏省", "Jiangsu")),
        name=both("苏绣", "Suzhou embroidery"),
        region_text=both("江苏省苏州市", "Suzhou, Jiangsu"),
        slug="suxiu",
    )
    maker = InheritorFactory(name=both("林若溪", "Lin Ruoxi"), slug="lin", level="provincial", heritage_item=item)
    return item, maker


@pytest.fixture
def fan(shop):
    item, maker = suzhou_embroidery()
    return shop.sells(
        "寒梅双面绣团扇",
        english="Plum blossom fan",
        heritage=item,
        inheritor=maker,
        price="960",
        category=CategoryFactory(slug="textiles"),
        description=both("针脚藏在花下", "The stitches hide below the petals"),
        values=(AttributeValueFactory(slug="summer", name=both("消夏", "For summer")),),
    ).product.pk


@pytest.fixture
def vase(shop):
    return shop.sells("青花缠枝莲梅瓶", english="Meiping vase, lotus scroll", price="1280").product.pk


# --- Words ------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "团扇", "双面", "扇", "林若溪", "苏绣", "江苏", "苏州 团扇", "花下", "消夏",
        "fan", "PLUM blossoms", "embroid", "lin ruoxi", "jiangsu", "stitches", "summer fan",
    ],
)  # fmt: skip
def test_a_work_is_found_by_its_words_its_maker_its_heritage_its_place_and_its_use(cn, fan, vase, words):
    assert found(cn, text=words) == [fan]


def test_a_digit_finds_what_has_it_as_a_word_and_not_every_code(cn, fan, vase, shop):
    """Codes are SKU-1, SKU-2 and so on. The page and the API ask here alike."""
    twelve = shop.sells("十二生肖", english="Set of 12, with 1 box").product
    code = twelve.variants.get().sku
    assert found(cn, text="1") == found(cn, text="12") == [twelve.pk]
    assert found(cn, text=code) == [twelve.pk]
    assert len(found(cn, text="sku")) == 3


@pytest.mark.parametrize("words", ["扇团", "团扇 青花", "glaze", "！！", "'; DROP TABLE", "%", "\\"])
def test_other_words_find_nothing(cn, fan, vase, words):
    assert found(cn, text=words) == []


def test_no_words_find_all(cn, fan, vase):
    assert sorted(found(cn)) == sorted([fan, vase])
    assert sorted(found(cn, text="  ")) == sorted([fan, vase])


def test_the_shop_finds_its_works(cn, fan):
    jade = a_shop(name=both("琢玉坊", "Jade Hall"), slug="jade").sells("玉簪", english="Hairpin").product.pk
    assert found(cn, text="琢玉") == found(cn, text="jade hall") == [jade]


def test_a_title_counts_more_than_a_text_that_mentions_it(cn, shop):
    mentions = shop.sells(
        "茶席", english="Tea mat", description=both("宜配梅瓶", "Goes with a meiping vase")
    ).product.pk
    within = shop.sells("粉彩梅瓶一对", english="A pair").product.pk
    exact = shop.sells("梅瓶", english="Meiping").product.pk
    newest = shop.sells("大梅瓶与小梅瓶", english="Two").product.pk
    assert found(cn, text="梅瓶") == [exact, newest, within, mentions]


# --- What can be seen -------------------------------------------------------


def test_only_what_is_published_and_priced_in_the_channel_is_found(cn, us, shop):
    here = shop.sells(us_price=None).product.pk
    shop.sells(state=ListingState.IN_REVIEW)
    shop.sells(price=None, us_price=None)
    assert found(cn) == [here] and found(us) == []


def test_what_is_withdrawn_is_gone_once_the_message_is_handled(cn, fan):
    Listing.objects.filter(product_id=fan).update(state=ListingState.SUSPENDED)
    note_change(product_ids=[fan], cause="test:1", at=AT)
    message = Message.objects.get(topic="search.index")
    handle_index(message.payload, AT)
    assert found(cn) == []
    handle_index(message.payload, AT)
    assert not SearchDocument.objects.exists()


def test_an_edit_is_found_and_the_old_words_are_not(cn, fan):
    Product.objects.filter(pk=fan).update(name=both("纨扇", "Round fan"))
    index_products(product_ids=[fan])
    assert found(cn, text="纨扇") == [fan] and found(cn, text="双面") == []


def test_reindexing_writes_what_is_missing_and_drops_what_is_left_over(cn, fan, vase):
    SearchDocument.objects.filter(pk=fan).delete()
    Listing.objects.filter(product_id=vase).update(state=ListingState.DRAFT)
    steps: list[tuple[int, int]] = []
    assert reindex(progress=lambda *step: steps.append(step)) == 1
    assert found(cn) == [fan] and steps == [(2, 2)]


# --- Filters ----------------------------------------------------------------


def test_each_filter_narrows_and_values_within_one_widen(cn, fan, vase):
    both_of_them = sorted([fan, vase])
    assert found(cn, heritage_categories=["7"]) == [fan]
    assert sorted(found(cn, heritage_categories=["7", "8"])) == both_of_them
    assert found(cn, heritage_categories=["7"], regions=["360000"]) == []
    assert found(cn, regions=["360000"]) == [vase]
    assert found(cn, levels=["provincial"]) == [fan]
    assert sorted(found(cn, product_classes=["craft"])) == both_of_them
    assert found(cn, product_classes=["food"]) == []
    assert found(cn, heritage_slug="suxiu") == found(cn, inheritor_slug="lin") == [fan]
    assert found(cn, heritage_slug="nothing") == found(cn, inheritor_slug="nobody") == found(cn, shop_slug="no") == []
    assert found(cn, attributes={"use": ["summer"]}) == [fan]
    assert found(cn, attributes={"use": ["summer", "flowers"], "size": ["28"]}) == []
    assert found(cn, product_ids=[vase, 999_999]) == [vase] and found(cn, product_ids=[]) == []


@pytest.mark.parametrize(
    ("wanted", "prices"),
    [
        ({"price_bands": ["100-200"]}, [100]),
        ({"price_bands": ["0-100", "200-"]}, [99, 200]),
        ({"price_from": Decimal(100), "price_to": Decimal(200)}, [100, 200]),
    ],
)
def test_a_band_begins_inclusive_and_ends_exclusive(cn, shop, wanted, prices):
    by_price = {price: shop.sells(price=str(price)).product.pk for price in (99, 100, 200)}
    assert sorted(found(cn, **wanted)) == sorted(by_price[price] for price in prices)


def test_a_category_holds_what_stands_below_it(cn, shop):
    craft = CategoryFactory(slug="craft")
    deep = CategoryFactory(slug="vases", parent=CategoryFactory(slug="ceramics", parent=craft))
    vase = shop.sells(category=deep).product.pk
    shop.sells(category=CategoryFactory(slug="food"))
    assert found(cn, category_slug="craft") == found(cn, category_slug="vases") == [vase]
    assert found(cn, category_slug="nothing") == []


def test_in_stock_means_a_piece_that_may_still_be_sold(cn, shop):
    there = shop.sells().product.pk
    ordered = shop.sells(stock=0, made_to_order_days=30).product.pk
    tea = shop.sells(product_class="food", stock=0)
    put_in_stock(tea.variant, 5, batch="old", expires_on=date(2026, 5, 1))
    assert found(cn, availability=["in_stock"]) == [there]
    assert found(cn, availability=["made_to_order"]) == [ordered]
    assert sorted(found(cn, availability=["in_stock", "made_to_order"])) == [there, ordered]


# --- Facets -----------------------------------------------------------------


def test_facets_say_how_many_choosing_a_value_would_leave(cn, fan, vase):
    assert counts(cn, "heritage") == {"7": 1, "8": 1}
    assert counts(cn, "region") == {"320000": 1, "360000": 1}
    assert counts(cn, "level") == {"provincial": 1}
    assert counts(cn, "price") == {"500-2000": 2}
    assert counts(cn, "class") == {"craft": 2}
    assert counts(cn, "availability") == {"in_stock": 2}
    assert counts(cn, "attr-use") == {"summer": 1}


def test_a_facet_ignores_its_own_choice_and_heeds_the_others(cn, fan, vase):
    assert counts(cn, "heritage", heritage_categories=["7"]) == {"7": 1, "8": 1}
    assert counts(cn, "region", heritage_categories=["7"]) == {"320000": 1}
    assert counts(cn, "heritage", text="团扇") == {"7": 1}
    assert counts(cn, "heritage", regions=["360000"], heritage_categories=["7"]) == {"7": 0, "8": 1}


def test_attribute_facets_heed_one_another_but_not_themselves(cn, shop):
    use, size = AttributeFactory(), AttributeFactory(slug="size", name=both("尺寸", "Size"))
    tea, flowers = (AttributeValueFactory(attribute=use, slug=slug) for slug in ("tea", "flowers"))
    small, large = (AttributeValueFactory(attribute=size, slug=slug) for slug in ("small", "large"))
    for values in ((tea, small), (tea, large), (flowers, small)):
        shop.sells(values=values)
    chosen = {"attributes": {"use": ["tea"]}}
    assert counts(cn, "attr-use", **chosen) == {"tea": 2, "flowers": 1}
    assert counts(cn, "attr-size", **chosen) == {"small": 1, "large": 1}
    assert counts(cn, "attr-size", attributes={"use": ["tea"], "size": ["small"]}) == {"small": 1, "large": 1}
    assert counts(cn, "attr-use", attributes={"use": ["tea"], "size": ["large"]}) == {"tea": 1}


def test_an_attribute_that_is_no_facet_is_not_offered(cn, shop):
    secret = AttributeFactory(slug="kiln", is_facet=False)
    shop.sells(values=(AttributeValueFactory(attribute=secret, slug="third"),))
    assert counts(cn, "attr-kiln") == {}


def test_the_category_facet_leads_one_step_down_with_all_below(cn, shop):
    craft = CategoryFactory(slug="craft")
    ceramics = CategoryFactory(slug="ceramics", parent=craft)
    shop.sells(category=CategoryFactory(slug="vases", parent=ceramics))
    shop.sells(category=ceramics)
    assert counts(cn, "category") == {"craft": 2}
    assert counts(cn, "category", category_slug="craft") == {"ceramics": 2}
    assert counts(cn, "category", category_slug="ceramics") == {"vases": 1}


def test_bands_follow_the_currency(us, cn, shop):
    shop.sells(price="128", us_price="18")
    assert counts(cn, "price") == {"0-200": 1} and counts(us, "price") == {"0-30": 1}
    [facet] = [f for f in find(Wanted(channel_id=us.pk), at=AT).facets if f.key == "price"]
    assert facet.options[0].name.to("en") == "under $30"


def test_a_chosen_value_can_be_taken_back_even_when_it_leaves_nothing(cn, fan):
    [facet] = [f for f in find(Wanted(channel_id=cn.pk, product_classes=["food"]), at=AT).facets if f.key == "class"]
    assert [(o.value, o.count, o.chosen) for o in facet.options] == [("craft", 1, False), ("food", 0, True)]


def test_a_page_with_all_facets_takes_two_statements(cn, fan, vase, django_assert_num_queries):
    wanted = Wanted(channel_id=cn.pk, text="扇", attributes={"use": ["summer"]}, regions=["320000"])
    find(wanted, at=AT)
    with django_assert_num_queries(2):
        assert find(wanted, at=AT).product_ids == [fan]


# --- Orders and pages -------------------------------------------------------


def test_orders(cn, shop):
    prices = ("300", "100", "200")
    pks = [shop.sells(name, english=name, price=price).product.pk for name, price in zip("乙丙甲", prices, strict=True)]
    for days, pk in enumerate(pks):
        Product.objects.filter(pk=pk).update(created_at=AT + timedelta(days=days))
    index_products(product_ids=pks)
    b, c, a = pks
    assert found(cn, sort=Sort.NEW) == found(cn, sort=Sort.RELEVANCE) == [a, c, b]
    assert found(cn, sort=Sort.OLD) == [b, c, a]
    assert found(cn, sort=Sort.PRICE_UP) == [c, a, b]
    assert found(cn, sort=Sort.PRICE_DOWN) == [b, a, c]
    assert found(cn, sort=Sort.NAME_UP, language="en") == sorted(pks, key=dict(zip(pks, "乙丙甲", strict=True)).get)


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("text", ["", "梅瓶"])
def test_pages_and_cursors_lead_through_everything_once(cn, shop, sort, text):
    wares = many(shop, 7)
    # Equal prices and names must not hide or repeat anything.
    wares += [shop.sells("梅瓶", price="101") for _ in range(4)]
    everything = {ware.product.pk for ware in wares}
    by_page = [pk for page in range(1, 5) for pk in found(cn, text=text, sort=sort, first=3, page=page)]
    by_cursor: list[int] = []
    cursor = ""
    while True:
        part = find(Wanted(channel_id=cn.pk, text=text, sort=sort, first=3, after=cursor, facets=False), at=AT)
        by_cursor += part.product_ids
        assert part.total == 11 and part.pages == 4
        if not (cursor := part.next_cursor):
            break
    assert by_cursor == by_page and set(by_page) == everything and len(by_page) == 11


def test_beyond_the_last_page_there_is_nothing_but_the_total(cn, fan):
    part = find(Wanted(channel_id=cn.pk, page=9), at=AT)
    assert part.product_ids == [] and part.total == 1 and part.next_cursor == ""


@pytest.mark.parametrize("cursor", ["x", "bm90IGpzb24=", "WyJuZXciLCAiJzsgRFJPUCIsIDFd", "W10=", "bnVsbA==", "ÿ"])
def test_a_forged_cursor_is_refused(cn, fan, cursor):
    with pytest.raises(Invalid) as refusal:
        found(cn, after=cursor)
    assert refusal.value.field == "after"


def test_a_cursor_of_another_order_is_refused(cn, shop):
    many(shop, 3)
    cursor = find(Wanted(channel_id=cn.pk, first=1, sort=Sort.PRICE_UP), at=AT).next_cursor
    with pytest.raises(Invalid):
        found(cn, after=cursor, sort=Sort.NEW)


@pytest.mark.parametrize(("first", "count"), [(-5, 1), (0, 1), (10**9, 3)])
def test_nobody_asks_for_nothing_or_for_everything_at_once(cn, shop, first, count):
    many(shop, 3)
    assert len(found(cn, first=first)) == count
    assert found(cn, page=10**40) == []


# --- What an address says ---------------------------------------------------


def test_an_address_becomes_filters(cn, fan, vase):
    filters = {"heritage": ["7"], "price": ["500-2000"], "attr-use": ["summer"], "utm": ["x"]}
    wanted = wanted_by(filters, sort="price", channel_id=cn.pk)
    assert (wanted.heritage_categories, wanted.price_bands, wanted.attributes) == (
        ("7",), ("500-2000",), {"use": ("summer",)},
    )  # fmt: skip
    assert wanted.sort is Sort.PRICE_UP and find(wanted, at=AT).product_ids == [fan]


@pytest.mark.parametrize("band", ["1-2-3", "-5", "a-b", "9" * 40 + "-", "１-２", ""])
def test_a_band_of_an_api_is_checked(cn, fan, band):
    with pytest.raises(Invalid):
        found(cn, price_bands=[band])


# --- At size ----------------------------------------------------------------


@pytest.fixture
def thousands(shop, cn):
    """4,000 products with their documents, as bare as they can be."""
    category: Category = CategoryFactory()
    kind = ProductTypeFactory()
    Product.objects.bulk_create(
        Product(slug=f"p{n}", name=both(f"梅瓶{n}", f"Vase {n}"), product_type=kind, category=category, shop=shop.row)
        for n in range(4000)
    )
    rows = list(Product.objects.filter(slug__startswith="p").order_by("pk"))
    SearchDocument.objects.bulk_create(
        SearchDocument(
            product=row,
            created_at=row.created_at,
            name=row.name,
            category=category,
            shop=shop.row,
            terms=sorted(document_terms([*row.name.values(), "印章" if n % 1000 == 7 else "寻常之物"])),
            heritage_item_ids=[n],
            inheritor_ids=[n],
        )
        for n, row in enumerate(rows)
    )
    SearchOffer.objects.bulk_create(
        SearchOffer(document_id=row.pk, channel=cn, low=100 + n, high=200 + n) for n, row in enumerate(rows)
    )
    with connection.cursor() as cursor:
        # What earlier tests have written waits beside the indexes, and would make them look dear to the planner.
        cursor.execute(
            "SELECT gin_clean_pending_list(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indexrelid"
            " JOIN pg_am ON pg_am.oid = c.relam AND amname = 'gin' WHERE indrelid = 'search_searchdocument'::regclass"
        )
        cursor.execute("ANALYZE search_searchdocument, search_searchoffer")
    return rows


def plan(**wanted) -> str:
    with CaptureQueriesContext(connection) as captured:
        find(Wanted(facets=False, **wanted), at=AT)
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN " + captured[-1]["sql"])
        return "\n".join(line for (line,) in cursor.fetchall())


def test_among_thousands_nothing_is_scanned_for(cn, thousands):
    suzhou_embroidery()
    for wanted, index in (
        ({"text": "印章"}, "document_terms"),
        ({"heritage_slug": "suxiu"}, "document_heritage"),
        ({"inheritor_slug": "lin"}, "document_inheritors"),
    ):
        steps = plan(channel_id=cn.pk, **wanted)
        assert index in steps and "Seq Scan on search_searchdocument" not in steps
    assert len(found(cn, text="印章")) == 4
    assert find(Wanted(channel_id=cn.pk, text="梅瓶", facets=False), at=AT).total == 4000
    # The first page of a long list walks an index, too; only its count reads everything.
    assert "document_newest" in plan(channel_id=cn.pk, sort=Sort.NEW)
    assert "offer_by_price" in plan(channel_id=cn.pk, sort=Sort.PRICE_UP)
