"""Reading the registry: what is found, in what order, and in how many statements."""

import pytest
from django.utils import translation

from common.errors import Invalid
from common.text import both
from inheritors.registry import queries
from inheritors.registry.services import lay_out_categories
from tests.factories.registry import HeritageItemFactory, InheritorFactory, ProjectFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def jiangxi():
    return RegionFactory(code="360000", name=both("江西省", "Jiangxi"), today=["360000"])


@pytest.fixture
def crafts(jiangxi):
    """Three sub-items of Ⅷ-7, one of Ⅷ-12 and one of Ⅶ-3, made in another order than that of the list."""
    lay_out_categories()
    seven = ProjectFactory(category__numeral=8, number=7)
    last = HeritageItemFactory(slug="last", project=ProjectFactory(category__numeral=8, number=12), region=jiangxi)
    first = HeritageItemFactory(slug="first", project=ProjectFactory(category__numeral=7, number=3), region=jiangxi)
    middle = [HeritageItemFactory(slug=f"seven-{n}", project=seven, region=jiangxi) for n in range(3)]
    return [first, *middle, last]


def slugs(leaf):
    return [row.slug for row in leaf.rows]


def test_ten_categories_with_their_numbers(crafts, django_assert_num_queries):
    with django_assert_num_queries(1):
        categories = queries.categories()
    assert [category.code for category in categories] == list("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ")
    assert [(category.projects, category.items) for category in categories[6:9]] == [(1, 1), (2, 4), (0, 0)]
    assert categories[7].slug == "viii"


def test_provinces_the_richest_first(crafts, jiangxi, django_assert_num_queries):
    county = RegionFactory(code="360281", kind="county", parent=jiangxi)
    HeritageItemFactory(region=county)
    HeritageItemFactory(region=RegionFactory(code="330000", name=both("浙江省", "Zhejiang")))
    HeritageItemFactory(region=None, region_code="110101")
    with django_assert_num_queries(2):
        provinces = queries.provinces()
    assert [(row.code, row.items) for row in provinces] == [("360000", 6), ("330000", 1)]


def test_the_list_runs_by_category_project_and_sub_item(crafts, django_assert_num_queries):
    with django_assert_num_queries(2):
        leaf = queries.heritage_list()
        assert slugs(leaf) == ["first", "seven-0", "seven-1", "seven-2", "last"]
        assert [row.code for row in leaf.rows] == ["Ⅶ-3", "Ⅷ-7", "Ⅷ-7", "Ⅷ-7", "Ⅷ-12"]
        assert str(leaf.rows[0].category_name) == "传统美术"
    assert (leaf.total, leaf.next) == (5, None)


@pytest.mark.parametrize("first", [1, 2, 3, 4])
def test_walking_the_list_meets_every_item_once(crafts, first):
    met, after = [], ""
    while True:
        leaf = queries.heritage_list(first=first, after=after)
        assert leaf.total == 5
        met += slugs(leaf)
        if not (after := leaf.next):
            break
    assert met == ["first", "seven-0", "seven-1", "seven-2", "last"]


def test_an_item_added_before_the_cursor_shifts_nothing(crafts):
    half = queries.heritage_list(first=2)
    HeritageItemFactory(project=crafts[0].project)
    assert slugs(queries.heritage_list(first=2, after=half.next)) == ["seven-1", "seven-2"]


def test_filters_by_category_level_and_ids(crafts):
    assert slugs(queries.heritage_list(category="vii")) == ["first"]
    assert slugs(queries.heritage_list(category="nothing")) == []
    assert queries.heritage_list(level="county").total == 0
    assert slugs(queries.heritage_list(ids=[crafts[4].pk, crafts[0].pk])) == ["first", "last"]


def test_a_region_holds_what_lies_in_it_and_what_has_come_to_lie_in_it(crafts, jiangxi):
    city = RegionFactory(code="360200", kind="city", parent=jiangxi, today=["360200"])
    moved = RegionFactory(code="350999", kind="county", until=1999, today=["360281"])
    HeritageItemFactory(slug="in-city", region=city)
    HeritageItemFactory(slug="moved", region=moved)
    HeritageItemFactory(slug="elsewhere", region=RegionFactory(code="336020", kind="county", today=["336020"]))
    assert slugs(queries.heritage_list(region="360200", category="viii")) == ["in-city", "moved"]
    assert queries.heritage_list(region="360000").total == 7
    assert slugs(queries.heritage_list(region="360281")) == ["moved"]


@pytest.mark.parametrize("region", ["36", "abcdef", "36 000", "3600000", "%60000", "３６００００"])
def test_what_is_no_region_is_refused(crafts, region):
    with pytest.raises(Invalid) as refused:
        queries.heritage_list(region=region)
    assert refused.value.field == "region"


@pytest.mark.parametrize("text", ["手工制瓷", "porcelain", "Ⅷ-901", "VIII-901", "viii-901_01_360299"])
def test_words_and_codes_are_found(crafts, jiangxi, text):
    HeritageItemFactory(
        slug="found",
        project=ProjectFactory(category__numeral=8, number=901),
        code="Ⅷ-901_01_360299",
        name=both("某镇手工制瓷", "Some Porcelain"),
    )
    for other in crafts:
        type(other).objects.filter(pk=other.pk).update(name=both("别的", "Other"))
    assert slugs(queries.heritage_list(text=text)) == ["found"]


@pytest.mark.parametrize(
    "cursor",
    ["x", "###", "OC43", "MC4x", "LTEuMS4x", "十", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTkuMS4x", "OS45OTk5OTk5OTk5OS4x"],
)
def test_a_cursor_that_is_not_ours_is_refused(crafts, cursor):
    with pytest.raises(Invalid) as refused:
        queries.heritage_list(after=cursor)
    assert refused.value.field == "after"


@pytest.mark.parametrize("first", [0, -1, 101])
def test_an_unreasonable_number_of_rows_is_refused(crafts, first):
    with pytest.raises(Invalid):
        queries.heritage_list(first=first)
    with pytest.raises(Invalid):
        queries.inheritor_list(first=first)


def test_refusals_speak_the_reader_s_language():
    said = set()
    for language in ("zh-hans", "en"):
        with translation.override(language), pytest.raises(Invalid) as refused:
            queries.heritage_list(first=500)
        said.add(str(refused.value))
    assert said == {"Ask for 1 to 100 rows; this was 500.", "一次可取 1 到 100 条，现在是 500 条。"}


def test_a_heritage_page_has_siblings_and_people(crafts, django_assert_num_queries):
    item = crafts[2]
    on_roll = InheritorFactory(heritage_item=item, has_profile=False)
    maker = InheritorFactory(heritage_item=item, has_profile=True)
    InheritorFactory(heritage_item=crafts[0])
    with django_assert_num_queries(4):
        page = queries.heritage_page(slug="seven-1")
        assert page.card.code == page.project_code == "Ⅷ-7"
        assert [row.slug for row in page.siblings] == ["seven-0", "seven-2"]
        assert [row.id for row in page.inheritors] == [maker.pk, on_roll.pk]
        assert page.inheritors[0].heritage_slug == "seven-1"
    assert (page.inheritor_count, page.region_today) == (2, [])


def test_an_abolished_region_is_shown_with_what_it_has_become(crafts, django_assert_num_queries):
    RegionFactory(code="360281", name=both("新市", "New City"), kind="county", today=["360281"])
    old = RegionFactory(code="360222", name=both("旧县", "Old County"), kind="county", until=1992, today=["360281"])
    HeritageItemFactory(slug="old", region=old, region_code="360222")
    with django_assert_num_queries(5):
        page = queries.heritage_page(slug="old")
    assert page.region_code == "360222"
    assert page.region_today == [both("新市", "New City")]


def test_the_division_of_today_is_found_for_any_code(crafts, django_assert_num_queries):
    living = [RegionFactory(code=code, kind="county", today=[code]) for code in ("360281", "360282")]
    RegionFactory(code="360222", kind="county", until=1992, today=["360281", "360282"])
    RegionFactory(code="360223", kind="county", until=1992, today=[])
    with django_assert_num_queries(1):
        assert queries.region_today(code="360222") == living
    assert queries.region_today(code="360281") == living[:1]
    assert queries.region_today(code="360223") == []
    assert queries.region_today(code="990121") == []


def test_people_with_a_profile_come_first(crafts, django_assert_num_queries):
    on_roll = InheritorFactory(heritage_item=crafts[0], has_profile=False)
    maker = InheritorFactory(heritage_item=crafts[4], has_profile=True)
    unlinked = InheritorFactory(heritage_item=None, region=None, has_profile=False)
    with django_assert_num_queries(2):
        leaf = queries.inheritor_list()
        assert [row.id for row in leaf.rows] == [maker.pk, on_roll.pk, unlinked.pk]
        assert leaf.rows[2].heritage_slug == ""
    walked, after = [], ""
    while True:
        part = queries.inheritor_list(first=1, after=after)
        walked += [row.id for row in part.rows]
        if not (after := part.next):
            break
    assert walked == [maker.pk, on_roll.pk, unlinked.pk]
    assert [row.id for row in queries.inheritor_list(category="vii").rows] == [on_roll.pk]
    assert [row.id for row in queries.inheritor_list(with_profile=True).rows] == [maker.pk]


def test_a_person_is_found_by_name_and_roll_number(crafts):
    one = InheritorFactory(name=both("沈试", "Shen Shi"), roll_number="05-9001")
    InheritorFactory(name=both("别人", "Other"), roll_number="05-9002")
    for text in ("沈试", "shen", "05-9001"):
        assert [row.id for row in queries.inheritor_list(text=text).rows] == [one.pk]


def test_a_person_has_one_statement(crafts, django_assert_num_queries):
    person = InheritorFactory(heritage_item=crafts[0], life=both("十五岁进窑场", "At fifteen"))
    with django_assert_num_queries(1):
        page = queries.inheritor_page(slug=person.slug)
        assert page.heritage.slug == "first"
        assert page.life == both("十五岁进窑场", "At fifteen")


def test_cards_for_ids_have_one_statement(crafts, django_assert_num_queries):
    person = InheritorFactory(heritage_item=crafts[0])
    with django_assert_num_queries(2):
        assert set(queries.heritage_cards(ids=[crafts[0].pk, crafts[1].pk, 0])) == {crafts[0].pk, crafts[1].pk}
        assert queries.inheritor_cards(ids=[person.pk])[person.pk].heritage_slug == "first"


def test_an_unknown_address_has_no_page(crafts):
    assert queries.heritage_page(slug="unknown") is None
    assert queries.inheritor_page(slug="unknown") is None
