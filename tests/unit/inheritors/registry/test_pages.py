"""What is a page of the registry, and what is refused."""

import json

import pytest

from inheritors.registry.importing.findings import Kind
from inheritors.registry.importing.pages import PageKind, find_pages, merge, read_page
from inheritors.registry.importing.refusals import FileRefused
from tests.factories.registry_pages import page, person_row, project_row, write_page


def test_a_page_is_known_by_its_rows_not_by_its_place(tmp_path):
    assert read_page(write_page(tmp_path / "roll" / "a.json", project_row())).kind is PageKind.PROJECTS
    assert read_page(write_page(tmp_path / "projects" / "b.json", person_row())).kind is PageKind.ROLL


def test_only_the_cells_that_are_needed_leave_the_file(tmp_path):
    row = read_page(write_page(tmp_path / "a.json", person_row())).rows[0]
    assert not {"day", "sex", "nation", "content"} & set(row)


def test_folders_are_searched_and_files_taken_as_they_are(tmp_path):
    write_page(tmp_path / "b" / "2.json", project_row())
    write_page(tmp_path / "a" / "1.json", project_row())
    (tmp_path / "ORIGIN.txt").write_text("not a page")
    named = write_page(tmp_path / "page.dat", project_row())
    assert [path.name for path in find_pages([tmp_path, named, tmp_path])] == ["1.json", "2.json", "page.dat"]


@pytest.mark.parametrize("missing", ["nothing-here", "empty-folder"])
def test_a_path_without_pages_is_refused(tmp_path, missing):
    (tmp_path / "empty-folder").mkdir()
    with pytest.raises(FileRefused):
        find_pages([tmp_path / missing])


WHOLE = json.dumps(page(project_row()), ensure_ascii=False)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"<html>502 Bad Gateway</html>", "not JSON"),
        (b"{'list': []}", "not JSON"),
        (WHOLE[: len(WHOLE) // 2].encode(), "truncated"),
        (WHOLE[:-1].encode(), "truncated"),
        (WHOLE[:-2].encode(), "truncated"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (WHOLE.encode("gb18030"), "not UTF-8"),
        (b"[1, 2]", "a page is an object"),
        (b"null", "a page is an object"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"total": 1}', '"list" is not a list'),
        (b'{"total": 1, "list": {}}', '"list" is not a list'),
        (b'{"total": 1, "list": [1]}', '"list" is not a list'),
        (b'{"total": 1, "list": []}', '"list" is empty'),
        (b'{"total": null, "list": [{"cate": ""}]}', '"total" is not a number'),
        (b'{"total": true, "list": [{"cate": ""}]}', '"total" is not a number'),
        (b'{"total": 1, "list": [{"id": "1"}]}', "neither of projects nor of the roll"),
        (json.dumps(page(project_row(), person_row())).encode(), "both of projects and of the roll"),
        (b'{"total": 1, "list": [{"cate": "", "id": "1"}]}', 'row 1 has no "num"'),
        (json.dumps(page(project_row(), project_row(id="1x"))).encode(), '"id" of row 2'),
        (json.dumps(page(project_row(id="99999999999"))).encode(), '"id" of row 1'),
        (json.dumps(page(project_row() | {"title": ["a"]})).encode(), '"title" of row 1 is a list'),
        (json.dumps(page(project_row(title="长" * 201))).encode(), '"title" of row 1 is no such text'),
        (json.dumps(page(project_row(title="零\x00"))).encode(), '"title" of row 1 is no such text'),
        (json.dumps(page(project_row(title="半\ud83d"))).encode(), '"title" of row 1 is no such text'),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_a_whole_page_is_refused_with_file_and_reason(tmp_path, content, reason):
    file = tmp_path / "page.json"
    file.write_bytes(content)
    with pytest.raises(FileRefused) as refused:
        read_page(file)
    assert str(file) in str(refused.value)
    assert reason in str(refused.value)


def test_numbers_and_null_in_cells_are_taken_as_text(tmp_path):
    file = write_page(tmp_path / "a.json", project_row() | {"id": 7, "area": None})
    assert read_page(file).rows[0]["id"] == "7"
    assert read_page(file).rows[0]["area"] == ""


def test_a_byte_order_mark_does_no_harm(tmp_path):
    file = tmp_path / "a.json"
    file.write_text(WHOLE, encoding="utf-8-sig")
    assert read_page(file).announced == 1


def test_a_row_on_two_pages_is_taken_once_and_the_newer_wins(tmp_path):
    same, older, newer = (
        project_row(id="1"),
        project_row(id="2", title="旧", modified="1"),
        project_row(id="2", title="新", modified="2"),
    )
    one = read_page(write_page(tmp_path / "1.json", same, newer))
    other = read_page(write_page(tmp_path / "2.json", same, older))
    for pages in ([one, other], [other, one]):
        rows, found = merge(pages)
        assert [(row["id"], row["title"]) for row in rows] == [("1", "青丝瓷烧制技艺"), ("2", "新")]
        assert [(one.kind, one.row) for one in found] == [(Kind.ROW_REPEATED, 1), (Kind.ROW_CHANGED, 2)]


def test_rows_that_were_announced_and_not_given_are_named(tmp_path):
    pages = [read_page(write_page(tmp_path / "1.json", project_row(), total=3))]
    _, found = merge(pages)
    assert [(one.kind, one.detail.split(" (")[0]) for one in found] == [(Kind.PAGES_MISSING, "1 of 3 rows")]
