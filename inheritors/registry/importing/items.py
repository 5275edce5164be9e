"""Turns a row of the project pages into a sub-item. Descriptions and pictures are the registry's own and stay there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from inheritors.registry.categories import BY_NAME, BY_NUMERAL
from inheritors.registry.codes import ItemCode, ProjectNumber
from inheritors.registry.importing.findings import Finding, Kind
from inheritors.registry.importing.pages import Row
from inheritors.registry.importing.tidy import tidy, without_variety

_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = re.compile(r"第\s*([一二三四五六七八九十]|\d{1,2})\s*批")
_CHINESE_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九十", 1)}
_ENTRY_TYPES = {"新增": "new", "扩展": "extended"}
# 990121 and its like stand where a central body has no division.
_CENTRAL = "9901"


@dataclass(frozen=True, slots=True)
class Batch:
    """Which round of publication, and its year where the source says it."""

    number: int
    year: int | None

    @classmethod
    def read(cls, text: str) -> Batch | None:
        """From `2021</br>(第五批)`, `05(2018年（第五批）)` and the like."""
        words = tidy(text)
        ordinal = _ORDINAL.search(words)
        if ordinal is None:
            return None
        year = _YEAR.search(words)
        number = _CHINESE_DIGITS.get(ordinal[1]) or int(ordinal[1])
        return cls(number, int(year[0]) if year else None)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A sub-item as the list has it. `nearby` are the divisions of the row's own cells, the narrowest first."""

    registry_id: int
    project: ProjectNumber
    code: ItemCode | None
    title: str
    entry_type: str
    batch: Batch
    region_text: str
    is_central: bool
    nearby: tuple[str, ...]
    unit: str

    @property
    def division(self) -> str:
        return self.code.division if self.code else ""

    @property
    def slug(self) -> str:
        return self.code.slug if self.code else f"{self.project.slug}-{self.registry_id}"


@dataclass(frozen=True, slots=True)
class Listed:
    """A sub-item that stands in the list already, as far as titles of projects and links of people need it.

    `row` is the registry's row id, 0 for an item that somebody entered by hand.
    """

    id: int
    row: int
    project: ProjectNumber
    code: ItemCode | None
    title: str
    is_first_entry: bool
    batch: int
    region_text: str

    @classmethod
    def of(cls, item: ItemRow) -> Listed:
        """A row of this import, which has no id in the store yet."""
        return cls(
            id=0,
            row=item.registry_id,
            project=item.project,
            code=item.code,
            title=item.title,
            is_first_entry=item.entry_type == "new",
            batch=item.batch.number,
            region_text=item.region_text,
        )


def read_item(row: Row) -> tuple[ItemRow | None, list[Finding]]:
    """The sub-item and what had to be put right; None when the row cannot be placed in the list at all."""
    row_id = int(row["id"])
    note = Notes(row_id)
    project, code = note.project_and_code(row["num"], row["project_num"])
    batch = Batch.read(row["rx_time"])
    if batch is None and code is not None and code.batch is not None:
        batch = Batch(code.batch, None)
    entry_type = next((kind for word, kind in _ENTRY_TYPES.items() if word in row["cate"]), None)
    title = note.tidied("title", row["title"])
    if project is None or batch is None or entry_type is None or not title:
        note.add(Kind.ROW_UNREADABLE, f"{row['num']!r} {row['rx_time']!r} {row['cate']!r} {title!r}")
        return None, note.findings
    if code is not None and code.batch != batch.number:
        note.add(Kind.BATCH_DISAGREES, f"batch {batch.number}, code {code}")
    note.category(project, row["type"])
    unit = note.tidied("protection unit", row["protect_unit"])
    if not unit:
        note.add(Kind.UNIT_MISSING, title)
    divisions = [row[cell].strip() for cell in ("area", "city", "address")]
    item = ItemRow(
        registry_id=row_id,
        project=project,
        code=code,
        title=title,
        entry_type=entry_type,
        batch=batch,
        region_text=note.tidied("region", row["province"]),
        is_central=any(division.startswith(_CENTRAL) for division in divisions),
        nearby=tuple(division for division in divisions if len(division) == 6 and division.isdigit()),
        unit=unit,
    )
    return item, note.findings


def project_titles(items: Iterable[Listed]) -> tuple[dict[ProjectNumber, str], list[Finding]]:
    """One title for each project: the only one, else the one under which it was first entered, without a variety."""
    members: dict[ProjectNumber, list[Listed]] = defaultdict(list)
    for item in items:
        members[item.project].append(item)
    titles, found = {}, []
    for project, group in sorted(members.items()):
        names = {item.title for item in group}
        founders = [item for item in group if item.is_first_entry] or group
        first = min(founders, key=lambda item: (item.batch, item.row, item.id))
        if len(names) == 1:
            titles[project] = first.title
            continue
        bases = Counter(without_variety(item.title) for item in founders)
        # Most founders agree; the first row breaks a tie.
        titles[project] = max(bases, key=lambda base: (bases[base], base == without_variety(first.title), base))
        found.append(Finding(Kind.PROJECT_TITLES, first.row, f"{project} {titles[project]}: {len(names)} titles"))
    return titles, found


def shared_codes(items: Iterable[ItemRow]) -> list[Finding]:
    """Rows that have their code in common with another row."""
    holders: dict[ItemCode, list[ItemRow]] = defaultdict(list)
    for item in items:
        if item.code is not None:
            holders[item.code].append(item)
    return [
        Finding(Kind.CODE_SHARED, item.registry_id, f"{code} {item.title}")
        for code, group in holders.items()
        if len(group) > 1
        for item in group
    ]


class Notes:
    """Collects the findings of one row while its cells are read."""

    def __init__(self, row_id: int) -> None:
        self.row_id = row_id
        self.findings: list[Finding] = []

    def add(self, kind: Kind, detail: str) -> None:
        self.findings.append(Finding(kind, self.row_id, detail))

    def tidied(self, cell: str, text: str) -> str:
        clean = tidy(text)
        if clean != text:
            self.add(Kind.TEXT_TIDIED, f"{cell} {text!r} → {clean!r}")
        return clean

    def project_and_code(self, number: str, code: str) -> tuple[ProjectNumber | None, ItemCode | None]:
        """Both as read; the code stands in for a number that cannot be read."""
        item_code = ItemCode.read(code)
        if item_code is None:
            self.add(Kind.CODE_UNREADABLE, repr(code))
        elif str(item_code) != code:
            self.add(Kind.CODE_TIDIED, f"{code!r} → {item_code}")
        project = ProjectNumber.read(number)
        if project is None:
            return (item_code.project if item_code else None), item_code
        if str(project) != number:
            self.add(Kind.CODE_TIDIED, f"{number!r} → {project}")
        if item_code is not None and item_code.project != project:
            self.add(Kind.NUMBER_DISAGREES, f"number {project}, code {item_code}")
        return project, item_code

    def category(self, project: ProjectNumber, name: str) -> None:
        named = BY_NAME.get(tidy(name))
        expected = BY_NUMERAL[project.category]
        if named is not expected:
            self.add(Kind.CATEGORY_DISAGREES, f"{project} is {expected.name}, not {name!r}")
        elif tidy(name) != expected.name:
            self.add(Kind.CATEGORY_OLD_NAME, f"{name} → {expected.name}")
