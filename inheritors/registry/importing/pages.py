"""Reads files of the registry's pages, and refuses what is not a whole page of it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from inheritors.registry.importing.findings import Finding, Kind
from inheritors.registry.importing.refusals import FileRefused

Row = dict[str, str]


class PageKind(StrEnum):
    """What a page lists. Told by its rows, not by its place: the two come in files that are named alike."""

    PROJECTS = "projects"
    ROLL = "roll"


# The cells that the import reads. A person's sex, nation, birthday and biography are not among them, and so never
# leave the file: the store needs names, numbers and codes only.
CELLS = {
    PageKind.PROJECTS: ("id", "num", "title", "type", "cate", "project_num", "rx_time", "province", "modified"),
    PageKind.ROLL: (
        "id",
        "num",
        "title",
        "type",
        "project",
        "project_num",
        "child_num",
        "rx_time",
        "province",
        "modified",
    ),
}
OPTIONAL_CELLS = {PageKind.PROJECTS: ("protect_unit", "address", "city", "area"), PageKind.ROLL: ("area", "city")}
# Twice the longest name of a protection unit; a longer cell holds something else.
LONGEST_CELL = 200
# No database stores these: the zero byte, and halves of characters.
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
# A cell that only pages of this kind have.
_TELLING = {"cate": PageKind.PROJECTS, "child_num": PageKind.ROLL}


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its rows, cut down to the cells that are needed, and how many the whole list is said to have."""

    path: Path
    kind: PageKind
    series: str
    announced: int
    rows: list[Row]


def find_pages(paths: Iterable[Path]) -> list[Path]:
    """The files given, and every *.json below the folders given, each once, in order of name."""
    files: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(path.rglob("*.json"))
            if not inside:
                raise FileRefused(path=path, reason="the folder holds no .json files")
            files.update(dict.fromkeys(inside))
        elif path.exists():
            files[path] = None
        else:
            raise FileRefused(path=path, reason="there is no such file or folder")
    return list(files)


def read_page(path: Path) -> Page:
    """One page, or FileRefused with the reason."""
    document = _document(path)
    rows = document.get("list")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise FileRefused(path=path, reason='wrong shape: "list" is not a list of rows')
    if not rows:
        raise FileRefused(path=path, reason='wrong shape: "list" is empty')
    announced = _announced(path, document)
    kinds = {kind for row in rows for cell, kind in _TELLING.items() if cell in row}
    if len(kinds) != 1:
        what = "both of projects and of the roll" if kinds else "neither of projects nor of the roll"
        raise FileRefused(path=path, reason=f"wrong shape: the rows are {what}")
    kind = kinds.pop()
    links = document.get("links")
    series = links.get("url") if isinstance(links, dict) else None
    return Page(
        path=path,
        kind=kind,
        series=f"{kind} {series} {announced}",
        announced=announced,
        rows=[_row(path, kind, place, row) for place, row in enumerate(rows, 1)],
    )


def merge(pages: Sequence[Page]) -> tuple[list[Row], list[Finding]]:
    """The rows of pages of one kind, each row id once, in order of id."""
    rows: dict[int, Row] = {}
    found = []
    for page in pages:
        for row in page.rows:
            row_id = int(row["id"])
            earlier = rows.setdefault(row_id, row)
            if earlier is row:
                continue
            if earlier == row:
                found.append(Finding(Kind.ROW_REPEATED, row_id, page.path.name))
                continue
            found.append(Finding(Kind.ROW_CHANGED, row_id, page.path.name))
            # A tie goes by content, so that the order of the files never matters.
            rows[row_id] = max(earlier, row, key=lambda one: (_modified(one), sorted(one.items())))
    return [rows[row_id] for row_id in sorted(rows)], found + _missing(pages)


def _missing(pages: Sequence[Page]) -> list[Finding]:
    given: dict[tuple[str, int], set[str]] = defaultdict(set)
    for page in pages:
        given[page.series, page.announced].update(row["id"] for row in page.rows)
    return [
        Finding(Kind.PAGES_MISSING, 0, f"{len(ids):,} of {announced:,} rows ({series})")
        for (series, announced), ids in given.items()
        if len(ids) < announced
    ]


def _document(path: Path) -> dict[str, Any]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise FileRefused(path=path, reason=f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise FileRefused(path=path, reason=f"not UTF-8 text (byte {error.start})") from error
    if not text.strip():
        raise FileRefused(path=path, reason="the file is empty")
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        # A page that was cut off breaks where it ends; anything else was never JSON.
        cut = (text.lstrip()[:1] in ("{", "[") and error.pos >= len(text.rstrip()) - 1) or "Unterminated" in error.msg
        what = "truncated" if cut else "not JSON"
        raise FileRefused(
            path=path, reason=f"{what}: {error.msg} at line {error.lineno}, column {error.colno}"
        ) from error
    except RecursionError as error:
        raise FileRefused(path=path, reason="wrong shape: nested too deeply") from error
    if not isinstance(document, dict):
        raise FileRefused(path=path, reason=f"wrong shape: a page is an object, this is a {type(document).__name__}")
    return document


def _announced(path: Path, document: dict[str, Any]) -> int:
    total = document.get("total")
    if (
        isinstance(total, bool)
        or not isinstance(total, int | str)
        or not str(total).isascii()
        or not str(total).isdigit()
    ):
        raise FileRefused(path=path, reason='wrong shape: "total" is not a number')
    return int(total)


def _row(path: Path, kind: PageKind, place: int, row: dict[str, Any]) -> Row:
    """The cells that are needed, as text; numbers and null are taken as the text they stand for."""
    needed = {}
    for cell in (*CELLS[kind], *OPTIONAL_CELLS[kind]):
        if cell not in row and cell in CELLS[kind] and cell != "modified":
            raise FileRefused(path=path, reason=f'wrong shape: row {place} has no "{cell}"')
        value = row.get(cell)
        if isinstance(value, bool) or not isinstance(value, str | int | None):
            raise FileRefused(path=path, reason=f'wrong shape: "{cell}" of row {place} is a {type(value).__name__}')
        text = "" if value is None else str(value)
        if len(text) > LONGEST_CELL or _UNWRITABLE.search(text):
            raise FileRefused(
                path=path, reason=f'wrong shape: "{cell}" of row {place} is no such text as belongs there'
            )
        needed[cell] = text
    row_id = needed["id"]
    if not (row_id.isascii() and row_id.isdigit() and 0 < int(row_id) < 2**31):
        raise FileRefused(path=path, reason=f'wrong shape: "id" of row {place} is not a row number')
    return needed


def _modified(row: Row) -> int:
    stamp = row["modified"]
    return int(stamp) if stamp.isascii() and stamp.isdigit() else 0
