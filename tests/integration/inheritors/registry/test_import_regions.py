"""manage.py import_regions: administrative divisions with what they have become."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from inheritors.registry.models import Region
from tests.unit.inheritors.registry.test_divisions import HEAD, TABLE

pytestmark = pytest.mark.django_db


def run(path) -> str:
    out = StringIO()
    call_command("import_regions", str(path), stdout=out)
    return out.getvalue()


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "result.csv"
    file.write_text(f"{HEAD}\n{TABLE}", encoding="utf-8-sig")
    return file


def test_divisions_know_their_parents_their_heirs_and_their_old_names(table):
    assert "27 regions new" in run(table)
    gone = Region.objects.get(code="910103")
    assert (gone.in_use, gone.until, gone.successors, gone.today) == (False, 1999, ["910113"], ["910114"])
    assert gone.parent.code == "910100"
    assert gone.parent.parent.code == "910000"
    assert Region.objects.get(code="910120").former_names == ["原县"]
    assert Region.objects.get(code="919001").parent.code == "910000"


def test_importing_again_changes_nothing_and_says_so(table):
    run(table)
    assert "0 regions new, 0 changed, 27 as before. Nothing changed" in run(table)


def test_a_division_that_comes_back_to_life_is_alive(table):
    run(table)
    content = table.read_text(encoding="utf-8").replace("绝县,县级,弃用,1981,2000,", "绝县,县级,在用,1981,,")
    table.write_text(content, encoding="utf-8")
    assert "1 changed" in run(table)
    assert Region.objects.get(code="910140").in_use


def test_a_cut_off_table_is_refused_and_nothing_is_written(table):
    table.write_text(table.read_text(encoding="utf-8")[:-30], encoding="utf-8")
    with pytest.raises(CommandError, match=r"result\.csv: line \d+ .*Nothing was imported"):
        run(table)
    assert not Region.objects.exists()


def test_names_in_other_languages_stay_as_they_were_written(table):
    table.write_text(table.read_text(encoding="utf-8-sig").replace("910000,", "360000,"), encoding="utf-8")
    run(table)
    province = Region.objects.get(code="360000")
    assert province.name == {"zh-hans": "东试省", "en": "Jiangxi"}
    province.name["en"] = "Kiangsi"
    province.save()
    assert "Nothing changed" in run(table)
    province.refresh_from_db()
    assert province.name["en"] == "Kiangsi"
