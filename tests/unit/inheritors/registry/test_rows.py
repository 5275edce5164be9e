"""Rows of the project pages and of the roll: invented ones, with every kind of noise that the real ones have."""

from dataclasses import replace

import pytest

from inheritors.registry.importing.findings import Finding, Kind, as_data, as_lines
from inheritors.registry.importing.items import Batch, Listed, project_titles, read_item, shared_codes
from inheritors.registry.importing.roll import Links, read_roll, shared_names
from tests.factories.registry_pages import person_row, project_row


def kinds(findings):
    return [found.kind for found in findings]


def item(**cells):
    read, _ = read_item(project_row(**cells))
    return read


def listed(**cells):
    row = Listed.of(item(**cells))
    return replace(row, id=row.row)


def person(**cells):
    read, _ = read_roll(person_row(**cells))
    return read


@pytest.mark.parametrize(
    ("written", "number", "year"),
    [
        ("2021</br>(第五批)", 5, 2021),
        ("2006</br>(第一批)", 1, 2006),
        ("05(2018年（第五批）)", 5, 2018),
        ("第 3 批", 3, None),
        ("2014<br />（第四批）", 4, 2014),
    ],
)
def test_batches_in_every_form(written, number, year):
    assert Batch.read(written) == Batch(number, year)


@pytest.mark.parametrize("written", ["", "2006", "批", "第批", "首批"])
def test_what_names_no_batch_is_not_guessed(written):
    assert Batch.read(written) is None


def test_a_clean_row_is_read_without_a_finding():
    read, found = read_item(project_row())
    assert found == []
    assert (str(read.project), str(read.code), read.title, read.entry_type) == (
        "Ⅷ-301",
        "Ⅷ-301_02_330199",
        "青丝瓷烧制技艺",
        "new",
    )
    assert read.batch == Batch(2, 2008)
    assert read.nearby == ("330199", "330100", "330000")
    assert not read.is_central


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"num": "VIII-301"}, Kind.CODE_TIDIED),
        ({"num": "Ⅷ-301\xa0"}, Kind.CODE_TIDIED),
        ({"project_num": "VIII-301_02_330199"}, Kind.CODE_TIDIED),
        ({"project_num": "Ⅷ-301_02_330199*"}, Kind.CODE_TIDIED),
        ({"project_num": "no code"}, Kind.CODE_UNREADABLE),
        ({"project_num": "Ⅷ-302_02_330199"}, Kind.NUMBER_DISAGREES),
        ({"project_num": "Ⅷ-301_03_330199"}, Kind.BATCH_DISAGREES),
        ({"type": "传统手工技艺"}, Kind.CATEGORY_OLD_NAME),
        ({"type": "民俗"}, Kind.CATEGORY_DISAGREES),
        ({"title": "青丝瓷烧制技艺\xa0"}, Kind.TEXT_TIDIED),
        ({"protect_unit": "某馆\r\n"}, Kind.TEXT_TIDIED),
        ({"protect_unit": ""}, Kind.UNIT_MISSING),
    ],
)
def test_noise_is_put_right_and_named_with_its_row(cells, kind):
    read, found = read_item(project_row(id="77", **cells))
    assert read is not None
    assert str(read.project) == "Ⅷ-301"
    assert kinds(found) == [kind]
    assert found[0].row == 77


@pytest.mark.parametrize(
    "cells", [{"cate": "其他"}, {"num": "?", "project_num": "?"}, {"rx_time": "", "project_num": "?"}, {"title": " "}]
)
def test_a_row_without_a_place_in_the_list_is_left_out_and_named(cells):
    read, found = read_item(project_row(**cells))
    assert read is None
    assert Kind.ROW_UNREADABLE in kinds(found)


def test_the_code_stands_in_for_a_lost_number_and_a_lost_batch():
    read = item(num="", rx_time="", project_num="Ⅷ-301_10_330199")
    assert str(read.project) == "Ⅷ-301"
    assert read.batch == Batch(5, None)


def test_a_central_body_is_known_by_its_false_division():
    assert item(address="990121", city="", area="", province="某国家剧院").is_central


def test_equal_codes_are_named_and_stay_apart():
    found = shared_codes([item(id="1"), item(id="2", title="别的"), item(id="3", project_num="Ⅷ-301_02_330198")])
    assert [(one.kind, one.row) for one in found] == [(Kind.CODE_SHARED, 1), (Kind.CODE_SHARED, 2)]


def test_a_project_has_the_title_it_was_first_entered_under():
    titles, found = project_titles(
        [
            listed(id="1", title="龙山剪纸"),
            listed(id="2", title="剪纸（某县剪纸）", cate="扩展项目", rx_time="2011</br>(第三批)"),
            listed(id="3", title="剪纸（某州（某某）刻纸）", cate="扩展项目", rx_time="2014</br>(第四批)"),
        ]
    )
    assert list(titles.values()) == ["龙山剪纸"]
    assert kinds(found) == [Kind.PROJECT_TITLES]


def test_first_entries_of_several_places_share_the_title_without_variety():
    titles, _ = project_titles([listed(id="1", title="戏（甲戏）"), listed(id="2", title="戏（乙戏）")])
    assert list(titles.values()) == ["戏"]


def test_a_project_with_one_title_keeps_it_whole():
    titles, found = project_titles(
        [listed(id="1", title="苏评（评话、弹词）"), listed(id="2", title="苏评（评话、弹词）")]
    )
    assert list(titles.values()) == ["苏评（评话、弹词）"]
    assert found == []


def test_the_roll_is_read_without_what_the_store_does_not_need():
    read, found = read_roll(person_row())
    assert found == []
    assert read.name == "沈试"
    assert read.roll_number == "05-9001"
    assert read.slug == "05-9001"
    assert not any("1962" in str(getattr(read, cell)) for cell in read.__slots__)


@pytest.mark.parametrize("cells", [{"title": " "}, {"num": "?"}, {"num": ""}])
def test_a_person_without_name_or_number_is_left_out_and_named(cells):
    read, found = read_roll(person_row(**cells))
    assert read is None
    assert Kind.ROW_UNREADABLE in kinds(found)


def test_people_with_equal_names_are_named_and_stay_apart():
    people = [person(id="1", num="01-0001"), person(id="2", num="02-0002"), person(id="3", num="03-0003", title="别人")]
    assert [found.row for found in shared_names(people)] == [1, 2]


def links(*items):
    return Links(items, same_place=lambda one, other: one == other)


def test_a_person_is_linked_by_code_and_title():
    here, there = listed(id="1"), listed(id="2", project_num="Ⅷ-301_02_330198", province="别处")
    assert links(here, there).find(person(province="搬走了")) == (here, [])


def test_a_wrong_code_yields_to_title_and_place():
    coded = listed(id="1", title="别的", province="别处")
    meant = listed(id="2", project_num="Ⅷ-301_01_330198", title="青丝瓷烧制技艺（乙派）", province="浙江省乙县")
    found, findings = links(coded, meant).find(person(project="青丝瓷烧制技艺（乙派）", province="浙江省乙县"))
    assert found is meant
    assert kinds(findings) == [Kind.LINKED_BY_TITLE]


def test_equal_codes_are_told_apart_by_title_or_place():
    one, other = listed(id="1", title="疗法（甲氏）"), listed(id="2", title="疗法（乙氏）")
    assert links(one, other).find(person(project="疗法（乙氏）"))[0] is other


def test_nobody_is_linked_where_two_fit_equally():
    found, findings = links(listed(id="1"), listed(id="2")).find(person())
    assert found is None
    assert kinds(findings) == [Kind.LINK_AMBIGUOUS]
    assert "rows 1, 2" in findings[0].detail


@pytest.mark.parametrize(
    "cells",
    [
        {"child_num": "Ⅷ-399_01_330199", "project_num": "Ⅷ-399"},
        {"project": "全然别的", "province": "全然别处"},
        {"child_num": "", "project_num": ""},
    ],
)
def test_nobody_is_linked_on_one_vote(cells):
    found, findings = links(listed()).find(person(**cells))
    assert found is None
    assert Kind.LINK_MISSING in kinds(findings)


def test_titles_that_the_roll_cut_off_still_agree():
    whole = listed(
        title="传统某某制剂方法（某某堂清宫某某丸传统制作技艺）",
        project_num="Ⅷ-301_04_330197",
        rx_time="2014</br>(第四批)",
    )
    cut = person(project="传统某某制剂方法（某某堂清宫某某丸传统制", child_num="Ⅷ-301_04_330197", province="搬走了")
    assert links(whole).find(cut)[0] is whole


def test_a_person_entered_for_two_items_keeps_both_codes():
    read = person(child_num="Ⅷ-301_03_330199,Ⅷ-301_02_330199")
    assert [str(code) for code in read.codes] == ["Ⅷ-301_03_330199", "Ⅷ-301_02_330199"]


def test_the_report_counts_by_kind_and_says_how_many_it_leaves_out():
    found = [Finding(Kind.TEXT_TIDIED, row, f"cell {row}") for row in (3, 1, 2)] + [Finding(Kind.UNIT_MISSING, 9, "甲")]
    lines = as_lines(found, limit=2)
    assert lines[0] == "Normalised: 3"
    assert lines[2:5] == ["    1: cell 1", "    2: cell 2", "    and 1 more"]
    assert lines[5] == "Could not be settled: 1"
    assert [one["count"] for one in as_data(found)] == [3, 1]
    assert as_data(found)[0]["rows"][0] == {"row": 1, "detail": "cell 1"}
