"""The roll of inheritors: names, roll numbers and codes, and nothing else about a person.

The registry also publishes sex, nation, birthday and a biography. The store does not need them, so they are not read
(`pages.CELLS`). People with equal names are different people: only the registry's row id tells them apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from inheritors.registry.codes import ItemCode, ProjectNumber
from inheritors.registry.importing.findings import Finding, Kind
from inheritors.registry.importing.items import Batch, Listed, Notes
from inheritors.registry.importing.pages import Row

_ROLL_NUMBER = re.compile(r"\d{2}-\d{1,5}")
# The roll cuts the titles of sub-items off at this length.
_TITLE_LENGTH = 20


@dataclass(frozen=True, slots=True)
class RollRow:
    """A person on the roll. `codes` are usually one; a person may have been entered for two sub-items."""

    registry_id: int
    roll_number: str
    name: str
    batch: Batch | None
    project: ProjectNumber | None
    codes: tuple[ItemCode, ...]
    title: str
    region_text: str

    @property
    def slug(self) -> str:
        return self.roll_number or f"row-{self.registry_id}"


def read_roll(row: Row) -> tuple[RollRow | None, list[Finding]]:
    """The person and what had to be put right; None when there is no name."""
    note = Notes(int(row["id"]))
    name = note.tidied("name", row["title"])
    number = "".join(row["num"].split())
    if not name or not _ROLL_NUMBER.fullmatch(number):
        note.add(Kind.ROW_UNREADABLE, f"number {row['num']!r}" if name else "no name")
        return None, note.findings
    first, *others = re.split(r"[,，;；、]", row["child_num"])
    project, code = note.project_and_code(row["project_num"], first)
    codes = [code, *map(ItemCode.read, others)]
    if project is not None:
        note.category(project, row["type"])
    person = RollRow(
        registry_id=note.row_id,
        roll_number=number,
        name=name,
        batch=Batch.read(row["rx_time"]),
        project=project,
        codes=tuple(code for code in codes if code is not None),
        title=note.tidied("title", row["project"]),
        region_text=note.tidied("region", row["province"]),
    )
    return person, note.findings


def shared_names(people: Iterable[RollRow]) -> list[Finding]:
    """People whose name another person on the roll has too."""
    bearers: dict[str, list[RollRow]] = defaultdict(list)
    for person in people:
        bearers[person.name].append(person)
    return [
        Finding(Kind.NAME_SHARED, person.registry_id, f"{person.name} {person.roll_number}")
        for group in bearers.values()
        if len(group) > 1
        for person in group
    ]


class Links:
    """Finds the sub-item that a person was entered for.

    Code, title and place each give one vote. Codes on the roll are often a neighbour's, so a sub-item needs two votes
    and more than any other. Otherwise the person stays unlinked: a wrong link would put a name to a stranger's craft.
    """

    def __init__(self, items: Iterable[Listed], same_place: Callable[[str, str], bool]) -> None:
        self.same_place = same_place
        self.by_project: dict[ProjectNumber, list[Listed]] = defaultdict(list)
        for item in items:
            self.by_project[item.project].append(item)

    def find(self, person: RollRow) -> tuple[Listed | None, list[Finding]]:
        projects = {code.project for code in person.codes} | ({person.project} if person.project else set())
        candidates = [item for project in sorted(projects) for item in self.by_project.get(project, [])]
        votes = {item.id: self._votes(person, item) for item in candidates}
        most = max(votes.values(), default=0)
        best = [item for item in candidates if votes[item.id] == most]
        told = ", ".join(map(str, person.codes)) or str(person.project or "no code")
        if most < 2:
            return None, [Finding(Kind.LINK_MISSING, person.registry_id, f"{told} {person.title} {person.region_text}")]
        if len(best) > 1:
            rivals = ", ".join(str(item.row) for item in best)
            return None, [Finding(Kind.LINK_AMBIGUOUS, person.registry_id, f"{told} {person.title}: rows {rivals}")]
        if best[0].code not in person.codes:
            return best[0], [Finding(Kind.LINKED_BY_TITLE, person.registry_id, f"{told} → {best[0].code}")]
        return best[0], []

    def _votes(self, person: RollRow, item: Listed) -> int:
        return (
            (item.code is not None and item.code in person.codes)
            + _same_title(person.title, item.title)
            + self.same_place(person.region_text, item.region_text)
        )


def _same_title(on_roll: str, on_list: str) -> bool:
    """Equal, or the list's begins with what the roll kept of it."""
    if on_roll == on_list:
        return True
    kept = on_roll.rstrip("）")
    return len(kept) >= _TITLE_LENGTH - 1 and on_list.startswith(kept)
