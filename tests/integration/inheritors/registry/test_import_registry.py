"""manage.py import_registry: the list and the roll, from invented pages."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models.expressions import RawSQL

from common.text import TranslatedText
from inheritors.registry.models import Category, HeritageItem, Inheritor, Project, ProtectionUnit, Region
from inheritors.registry.services import lay_out_categories
from tests.factories.registry_pages import person_row, project_row, write_page

pytestmark = pytest.mark.django_db
TABLES = (Region, Project, ProtectionUnit, HeritageItem, Inheritor)


@pytest.fixture(autouse=True)
def regions():
    lay_out_categories()
    province = Region.objects.create(code="330000", name=TranslatedText({"zh-hans": "浙江省"}), kind="province")
    city = Region.objects.create(
        code="330100", name=TranslatedText({"zh-hans": "杭试市"}), kind="city", parent=province
    )
    for code, name in (("330199", "试验县"), ("330198", "旁试县")):
        Region.objects.create(
            code=code, name=TranslatedText({"zh-hans": name}), kind="county", parent=city, today=[code]
        )
    Region.objects.create(
        code="330197",
        name=TranslatedText({"zh-hans": "旧试县"}),
        kind="county",
        parent=city,
        until=1999,
        today=["330198"],
    )


def run(*paths: Path, **options) -> str:
    out = StringIO()
    call_command("import_registry", *map(str, paths), stdout=out, **options)
    return out.getvalue()


def versions() -> dict[str, list]:
    """Every row with its place in the table: PostgreSQL moves a row at any write, even of equal values."""
    place = RawSQL("ctid::text", ())
    return {
        table.__name__: list(table.objects.order_by("pk").annotate(place=place).values_list("pk", "place"))
        for table in TABLES
    }


@pytest.fixture
def folder(tmp_path):
    write_page(
        tmp_path / "ich" / "projects" / "1.json",
        project_row(id="1"),
        project_row(
            id="2",
            project_num="VIII-301_03_330198",
            num="Ⅷ-301 ",
            title="青丝瓷烧制技艺（乙窑） ",
            cate="扩展项目",
            rx_time="2011</br>(第三批)",
            province="浙江省旁试县\r\n",
            area="330198",
        ),
        project_row(id="3", protect_unit="试验县文化馆\r\n", title="青丝瓷烧制技艺（丙窑）"),
        project_row(
            id="4",
            num="Ⅰ-301",
            project_num="Ⅰ-301_01_110101",
            type="民间文学",
            rx_time="2006</br>(第一批)",
            title="试传说",
            province="国家试验院",
            address="990121",
            city="",
            area="",
            protect_unit="",
        ),
        series="/projects",
    )
    write_page(
        tmp_path / "ich" / "inheritors" / "a.json",
        person_row(
            id="1",
            num="05-9001",
            child_num="Ⅷ-301_03_330198",
            project="青丝瓷烧制技艺（乙窑）",
            province="浙江省旁试县",
        ),
        person_row(
            id="2",
            num="05-9002",
            child_num="Ⅷ-301_03_330198",
            project="青丝瓷烧制技艺（乙窑）",
            province="浙江省旁试县",
        ),
        person_row(id="3", num="05-9003", title="无处", project_num="Ⅷ-399", child_num="Ⅷ-399_01_330199"),
        series="/roll",
    )
    return tmp_path / "ich"


def test_the_list_and_the_roll_come_from_one_folder(folder):
    said = run(folder)
    assert "The list: 4 sub-items of 2 projects" in said
    assert "The roll: 3 inheritors" in said
    item = HeritageItem.objects.select_related("project", "region", "protection_unit").get(registry_id=2)
    assert item.slug == "viii-301-330198"
    assert (item.code, item.region_code, item.batch, item.year) == ("Ⅷ-301_03_330198", "330198", 3, 2011)
    assert item.name == {"zh-hans": "青丝瓷烧制技艺（乙窑）"}
    assert item.entry_type == HeritageItem.EntryType.EXTENDED
    assert item.region.name == {"zh-hans": "旁试县"}
    assert item.category_id == 8
    assert item.project.code == "Ⅷ-301"
    assert item.project.title == "青丝瓷烧制技艺"
    assert item.protection_unit.name == "试验县文化馆"


def test_central_bodies_have_no_region_and_missing_units_stay_missing(folder):
    run(folder)
    item = HeritageItem.objects.get(registry_id=4)
    assert (item.region, item.region_code, item.protection_unit) == (None, "110101", None)
    assert item.region_text == {"zh-hans": "国家试验院"}


def test_equal_codes_stay_apart_and_get_addresses_of_their_own(folder):
    run(folder)
    codes = HeritageItem.objects.filter(code="Ⅷ-301_02_330199").order_by("registry_id")
    assert list(codes.values_list("registry_id", "slug")) == [(1, "viii-301-330199"), (3, "viii-301-330199-3")]


def test_people_with_equal_names_stay_different_people(folder):
    said = run(folder)
    people = Inheritor.objects.filter(name={"zh-hans": "沈试"}).order_by("registry_id")
    assert [(one.roll_number, one.slug, one.heritage_item.registry_id) for one in people] == [
        ("05-9001", "05-9001", 2),
        ("05-9002", "05-9002", 2),
    ]
    assert "name-shared 2" in said


def test_a_person_whose_sub_item_is_unknown_keeps_the_codes(folder):
    said = run(folder)
    person = Inheritor.objects.get(registry_id=3)
    assert person.heritage_item is None
    assert (person.project_code, person.item_code) == ("Ⅷ-399", "Ⅷ-399_01_330199")
    assert person.region.code == "330199"
    assert "link-missing 1" in said


def test_nothing_private_is_kept(folder):
    run(folder)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(one)::text FROM registry_inheritor one")
        kept = " ".join(row for (row,) in cursor.fetchall())
    assert "1962" not in kept
    assert "汉族" not in kept
    assert "不读的文字" not in kept


def test_importing_again_changes_nothing_and_says_so(folder):
    run(folder)
    before = versions()
    said = run(folder)
    assert versions() == before
    assert "Nothing changed: all of this was imported before." in said


def test_importing_in_parts_ends_as_importing_at_once(folder):
    pages = sorted(folder.rglob("*.json"), reverse=True)
    rows = json.loads(pages[0].read_text())["list"]
    halves = [write_page(folder / "half" / f"{n}.json", *rows[n::2]) for n in (1, 0)]
    for half in halves:
        run(half)
    run(pages[1])
    before = versions()
    assert "Nothing changed" in run(folder)
    assert versions() == before
    assert Project.objects.get(code="Ⅷ-301").title == "青丝瓷烧制技艺"


def test_a_later_extension_does_not_rename_its_project(tmp_path):
    run(write_page(tmp_path / "1.json", project_row(id="1", title="龙山剪纸")))
    extension = project_row(id="2", title="剪纸（某县剪纸）", cate="扩展项目", rx_time="2011</br>(第三批)")
    said = run(write_page(tmp_path / "2.json", extension | {"project_num": "Ⅷ-301_03_330198"}))
    assert Project.objects.get(code="Ⅷ-301").title == "龙山剪纸"
    assert "projects: 0 new, 0 changed, 1 as before" in said


def test_only_what_the_registry_corrected_is_written(folder):
    run(folder)
    before = versions()
    write_page(folder / "projects" / "2.json", project_row(id="1", protect_unit="新保护中心", modified="1999999999"))
    said = run(folder)
    after = versions()
    assert "sub-items: 0 new, 1 changed, 3 as before" in said
    assert HeritageItem.objects.get(registry_id=1).protection_unit.name == "新保护中心"
    changed = [one for one, two in zip(before["HeritageItem"], after["HeritageItem"], strict=True) if one != two]
    assert len(changed) == 1
    assert after["Inheritor"] == before["Inheritor"]


def test_what_operators_wrote_survives(folder):
    run(folder)
    item = HeritageItem.objects.get(registry_id=2)
    item.slug, item.name = "blue-silk-porcelain", TranslatedText({**item.name, "en": "Blue silk porcelain"})
    item.description = TranslatedText({"zh-hans": "自己的话"})
    item.save()
    person = Inheritor.objects.get(registry_id=3)
    person.heritage_item, person.status = item, Inheritor.Status.HONORARY
    person.save()
    write_page(
        folder / "projects" / "2.json",
        project_row(
            id="2",
            project_num="Ⅷ-301_03_330198",
            title="新题",
            cate="扩展项目",
            rx_time="2011</br>(第三批)",
            modified="1999999999",
        ),
    )
    run(folder)
    item.refresh_from_db()
    person.refresh_from_db()
    assert item.name == {"zh-hans": "新题", "en": "Blue silk porcelain"}
    assert (item.slug, item.description) == ("blue-silk-porcelain", {"zh-hans": "自己的话"})
    assert (person.heritage_item, person.status) == (item, Inheritor.Status.HONORARY)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"total": 2, "list": [{"id": "5", "num"', "truncated"),
        ("<html>busy</html>", "not JSON"),
        ('{"total": 1, "list": [{"id": "5", "cate": "新增项目"}]}', "wrong shape"),
    ],
)
def test_one_bad_file_stops_the_run_and_nothing_of_it_is_written(folder, content, reason):
    bad = folder / "inheritors" / "zz.json"
    bad.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        run(folder)
    assert str(bad) in str(refused.value)
    assert reason in str(refused.value)
    assert "Nothing was imported" in str(refused.value)
    assert not HeritageItem.objects.exists()
    assert not Project.objects.exists()
    assert not Inheritor.objects.exists()


def test_a_failure_while_writing_leaves_nothing_behind(folder, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("inheritors.registry.services.shared_names", fail)
    with pytest.raises(RuntimeError):
        run(folder)
    assert not HeritageItem.objects.exists()


def test_a_folder_without_pages_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"no \.json files"):
        run(tmp_path)


def test_the_report_names_kinds_rows_and_limits(folder, tmp_path):
    report = tmp_path / "report.json"
    said = run(folder, rows=1, report=report)
    assert "and 2 more" in said
    assert "unit-missing 1: No protection unit is named." in said
    written = json.loads(report.read_text())
    assert written["counts"]["sub_items"] == 4
    assert written["counts"]["projects_by_category"] == {"1": 1, "8": 1}
    kinds = {one["kind"]: one for one in written["findings"]}
    assert [row["row"] for row in kinds["text-tidied"]["rows"]] == [2, 2, 3]
    assert kinds["central-body"]["settled"] is True
    assert kinds["link-missing"]["settled"] is False


def test_without_the_table_of_divisions_the_import_says_what_to_do(folder):
    Region.objects.filter(code="330197").delete()
    said = run(folder)
    assert "run import_regions, then import again" in said
    # Where it cannot know, it does not judge row by row.
    assert "central-body" not in said
    assert HeritageItem.objects.exclude(region=None).count() == 3


def test_few_statements_whatever_the_number_of_rows(tmp_path, django_assert_max_num_queries):
    rows = [
        project_row(id=str(n), num=f"Ⅷ-{n}", project_num=f"Ⅷ-{n}_02_330199", protect_unit=f"馆{n}")
        for n in range(1, 301)
    ]
    page = write_page(tmp_path / "1.json", *rows)
    with django_assert_max_num_queries(20):
        run(page)
    assert Category.objects.get(numeral=8).items.count() == 300
