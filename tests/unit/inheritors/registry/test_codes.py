"""Numerals and codes: every spelling is read, one is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inheritors.registry.categories import BY_NAME, CATEGORIES
from inheritors.registry.codes import ItemCode, ProjectNumber


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ⅷ-32", "Ⅷ-32"),
        ("VIII-32", "Ⅷ-32"),
        ("viii-32", "Ⅷ-32"),
        ("ⅷ-32", "Ⅷ-32"),
        ("Ⅷ－３２", "Ⅷ-32"),
        ("Ⅷ–032", "Ⅷ-32"),
        ("Ⅳ-4\u3000\u3000", "Ⅳ-4"),
        ("\xa0Ⅸ-23 ", "Ⅸ-23"),
        ("Ⅹ-54?", "Ⅹ-54"),
        ("IV-28", "Ⅳ-28"),
    ],
)
def test_project_numbers_are_read_in_every_spelling(written, read):
    assert str(ProjectNumber.read(written)) == read


@pytest.mark.parametrize("written", ["", "8-32", "Ⅺ-3", "IIII-3", "Ⅷ", "Ⅷ-", "Ⅷ-0", "Ⅷ-x", "Ⅷ-32-1", "Ⅷ-32_01_360200"])
def test_what_is_no_project_number_is_not_guessed(written):
    assert ProjectNumber.read(written) is None


@pytest.mark.parametrize(
    ("written", "read", "batch"),
    [
        ("Ⅷ-007_01_360299", "Ⅷ-007_01_360299", 1),
        ("VIII-7_1_360299", "Ⅷ-007_01_360299", 1),
        ("Ⅷ-007_03_\xa0360299", "Ⅷ-007_03_360299", 3),
        ("Ⅸ-009_02_540199A", "Ⅸ-009_02_540199a", 2),
        ("Ⅰ-041_03_370299*", "Ⅰ-041_03_370299", 3),
        ("Ⅷ＿007", None, None),
        # The fifth batch is written 10.
        ("Ⅶ-140_10_110199", "Ⅶ-140_10_110199", 5),
        ("Ⅷ-035_04_62299", "Ⅷ-035_04_62299", 4),
        ("Ⅷ-007_09_360299", "Ⅷ-007_09_360299", None),
        ("Ⅷ-007_01_3602", None, None),
        ("Ⅷ-007_01_360299ab", None, None),
        ("", None, None),
    ],
)
def test_item_codes_are_read_in_every_spelling(written, read, batch):
    code = ItemCode.read(written)
    assert (str(code) if code else None) == read
    assert (code.batch if code else None) == batch


def test_slugs_are_made_of_the_code_alone():
    assert ItemCode.read("Ⅷ-007_01_360299").slug == "viii-7-360299"
    assert ItemCode.read("Ⅸ-009_02_540199b").slug == "ix-9-540199b"
    assert ProjectNumber.read("Ⅹ-54").slug == "x-54"


projects = st.builds(ProjectNumber, st.integers(1, 10), st.integers(1, 999))
item_codes = st.builds(
    ItemCode,
    projects,
    st.sampled_from(["01", "02", "03", "04", "10"]),
    st.from_regex(r"[1-9][0-9]{5}", fullmatch=True),
    st.sampled_from(["", "a", "b", "f"]),
)


@given(projects)
def test_a_project_number_survives_writing_and_reading(project):
    assert ProjectNumber.read(str(project)) == project


@given(item_codes)
def test_an_item_code_survives_writing_and_reading(code):
    assert ItemCode.read(str(code)) == code


@given(item_codes, st.sampled_from(["roman", "full-width", "spaced", "lower"]))
def test_an_item_code_means_the_same_in_every_spelling(code, spelling):
    text = str(code)
    category = CATEGORIES[code.project.category - 1]
    spelt = {
        "roman": text.replace(category.code, category.roman),
        "full-width": "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
        "spaced": " " + "\xa0".join(text) + "\t",
        "lower": text.replace(category.code, category.roman.lower()),
    }[spelling]
    assert ItemCode.read(spelt) == code


@given(st.text())
def test_no_text_at_all_breaks_the_readers(text):
    for read in (ProjectNumber.read(text), ItemCode.read(text)):
        assert read is None or type(read).read(str(read)) == read


def test_ten_categories_five_of_which_had_other_names():
    assert [category.numeral for category in CATEGORIES] == list(range(1, 11))
    assert sum(1 for category in CATEGORIES if category.aliases) == 5
    assert BY_NAME["民间美术"] is BY_NAME["传统美术"]
