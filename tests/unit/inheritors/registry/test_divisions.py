"""The table of divisions: successors, names, and which division a row belongs to. Places are invented."""

import pytest

from inheritors.registry.importing.divisions import Gazetteer, read_divisions
from inheritors.registry.importing.findings import Kind

HEAD = "代码,一级行政区,二级行政区,名称,级别,状态,启用时间,变更/弃用时间,新代码"
TABLE = """\
910000,东试省,,东试省,省级,在用,1981,,
910100,东试省,海口府市,海口府市,地级,在用,1981,,
910101,东试省,海口府市,老城区,县级,弃用,1981,2010,910102
910102,东试省,海口府市,新城区,县级,在用,1983,,910104[2001]
910103,东试省,海口府市,山县,县级,弃用,1981,1999,910104[1990];910113
910104,东试省,海口府市,河区,县级,在用,1983,,
910113,东试省,海口府市,山市,县级,弃用,1999,2015,910114
910114,东试省,海口府市,山区,县级,在用,2015,,
910120,东试省,海口府市,原县,县级,变更,1981,1992,910120
910120,东试省,海口府市,原区,县级,在用,1992,,
910130,东试省,海口府市,分县,县级,弃用,1981,2000,910102;910104
910140,东试省,海口府市,绝县,县级,弃用,1981,2000,
910150,东试省,海口府市,转甲县,县级,弃用,1981,2000,910151
910151,东试省,海口府市,转乙县,县级,弃用,1981,2000,910150
910160,东试省,海口府市,割县,县级,弃用,1981,2000,910102[1999]
915000,东试省,旧地区,旧地区,地级,弃用,1981,1999,919001[1990]
915021,东试省,旧地区,甲县,县级,弃用,1981,1999,910104
915022,东试省,旧地区,乙县,县级,弃用,1981,1999,910104
915023,东试省,旧地区,丙县,县级,弃用,1981,1999,919001
915024,东试省,旧地区,丁县,县级,弃用,1981,1985,919001
915025,东试省,旧地区,戊县,县级,弃用,1981,1985,920102
915026,东试省,旧地区,己县,县级,弃用,1981,1985,920102
915027,东试省,旧地区,庚县,县级,弃用,1981,1985,920102
916000,东试省,空地区,空地区,地级,弃用,1981,1999,
919001,东试省,直辖,自立市,县级,在用,1990,,
920000,西试省,,西试省,省级,在用,1981,,
920100,西试省,山口府市,山口府市,地级,在用,1981,,
920102,西试省,山口府市,新城区,县级,在用,1983,,
"""


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory):
    file = tmp_path_factory.mktemp("divisions") / "result.csv"
    file.write_text(HEAD + "\n" + TABLE, encoding="utf-8-sig")
    return Gazetteer(read_divisions(file))


@pytest.mark.parametrize(
    ("code", "today"),
    [
        ("910102", ("910102",)),
        ("910101", ("910102",)),
        # Two steps: county, then county-level city, then district; a part given away earlier does not count.
        ("910103", ("910114",)),
        ("910120", ("910120",)),
        ("910130", ("910102", "910104")),
        ("910140", ()),
        # A circle in the table ends, with nobody.
        ("910150", ()),
        # Given away in parts until nothing was left.
        ("910160", ("910102",)),
        # A prefecture without an heir in the table became the city that most of its counties went to.
        ("915000", ("910100",)),
        ("916000", ()),
        ("999999", ()),
    ],
)
def test_what_an_abolished_division_has_become(gazetteer, code, today):
    assert gazetteer.today(code) == today


def test_parents_come_before_children_and_direct_counties_answer_to_the_province(gazetteer):
    codes = list(gazetteer.by_code)
    for division in gazetteer.by_code.values():
        if division.parent:
            assert codes.index(division.parent) < codes.index(division.code)
    assert gazetteer.by_code["919001"].parent == "910000"
    assert gazetteer.by_code["910102"].parent == "910100"


def test_a_code_keeps_the_names_it_had(gazetteer):
    assert gazetteer.by_code["910120"].name == "原区"
    assert gazetteer.by_code["910120"].former_names == ("原县",)
    assert gazetteer.named("东试省原县") == {"910120"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("东试省", "910000"),
        ("东试省海口府市", "910100"),
        ("东试省海口府市新城区", "910102"),
        ("东试省新城区", "910102"),
        ("西试省新城区", "920102"),
        ("东试省自立市", "919001"),
        ("新城区", None),
        ("", None),
    ],
)
def test_places_are_found_with_and_without_their_city(gazetteer, text, code):
    assert gazetteer.find(text) == code


@pytest.mark.parametrize(
    ("row", "placed"),
    [
        ({"text": "东试省新城区", "division": "910102"}, ("910102", None)),
        # The words of the notice win over a neighbour's code, a renamed one, a wider one, one that never was.
        ({"text": "东试省新城区", "division": "920102"}, ("910102", Kind.DIVISION_DISAGREES)),
        ({"text": "东试省老城区", "division": "910102"}, ("910101", Kind.DIVISION_NEAR)),
        ({"text": "东试省新城区", "division": "910100"}, ("910102", Kind.DIVISION_NEAR)),
        ({"text": "东试省", "division": "910102"}, ("910000", Kind.DIVISION_NEAR)),
        ({"text": "东试省新城区", "division": "990434"}, ("910102", Kind.DIVISION_REPLACED)),
        ({"text": "东试省新城区", "division": "91010"}, ("910102", Kind.DIVISION_REPLACED)),
        # An organisation has no place of its own name.
        ({"text": "东试省歌舞剧院", "division": "910102"}, ("910102", Kind.BODY_AS_REGION)),
        ({"text": "东试歌舞剧院", "division": "910102"}, ("910102", Kind.BODY_AS_REGION)),
        (
            {"text": "东试省歌舞剧院", "division": "920102", "nearby": ("", "910100")},
            ("910100", Kind.DIVISION_DISAGREES),
        ),
        ({"text": "东试省歌舞剧院", "division": "91010", "nearby": ("910100",)}, ("910100", Kind.DIVISION_REPLACED)),
        ({"text": "东试省歌舞剧院", "division": "920102"}, (None, Kind.REGION_UNKNOWN)),
        ({"text": "某处", "division": ""}, (None, Kind.REGION_UNKNOWN)),
        ({"text": "某国家剧院", "division": "910102", "is_central": True}, (None, Kind.CENTRAL_BODY)),
    ],
)
def test_a_row_belongs_where_its_words_say(gazetteer, row, placed):
    assert gazetteer.place(**{"nearby": (), "is_central": False} | row) == placed


def test_one_place_under_its_old_and_its_new_name(gazetteer):
    assert gazetteer.same_place("东试省老城区", "东试省海口府市新城区")
    assert gazetteer.same_place("某剧院", "某剧院")
    assert not gazetteer.same_place("东试省新城区", "西试省新城区")
    assert not gazetteer.same_place("", "")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "columns"),
        ("a,b\n1,2\n", "columns"),
        (HEAD + "\n", "empty"),
        (HEAD + "\n910000,东试省,,东试", "line 2 has not 9 cells"),
        (HEAD + "\n910000,东试省,,东试省,省级,在用,1981,,,\n", "line 2 has not 9 cells"),
        (HEAD + "\n91000,东试省,,东试省,省级,在用,1981,,\n", "line 2 cannot be read"),
        (HEAD + "\n910000,东试省,,东试省,乡级,在用,1981,,\n", "line 2 cannot be read"),
        (HEAD + "\n910000,东试省,," + "长" * 41 + ",省级,在用,1981,,\n", "line 2 cannot be read"),
        (HEAD + "\n910000,东试省,,东\x00,省级,在用,1981,,\n", "line 2 cannot be read"),
        (HEAD + "\n910000,东试省,,东试省,省级,在用,1981,,91;x\n", "line 2 cannot be read"),
    ],
)
def test_what_is_not_the_table_is_refused(tmp_path, content, reason):
    file = tmp_path / "table.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(match=reason):
        read_divisions(file)


def test_a_table_that_is_not_there_or_not_text_is_refused(tmp_path):
    (tmp_path / "binary.csv").write_bytes(b"\xff\xfe\x00\x01")
    for name in ("nowhere.csv", "binary.csv"):
        with pytest.raises(match=name):
            read_divisions(tmp_path / name)
