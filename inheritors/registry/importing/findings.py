"""What an import noticed: by kind, with the registry's row ids, so that a person can check every one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Kind(Enum):
    """A kind of noise: its code, whether it was put right, and one sentence for the report."""

    TEXT_TIDIED = ("text-tidied", True, "Spaces, line breaks, entities, brackets or private glyphs were put right")
    CODE_TIDIED = ("code-tidied", True, "A code was spelled anew: numeral, spaces, stray marks")
    ROW_REPEATED = ("row-repeated", True, "A row stands on several pages, taken once")
    ROW_CHANGED = ("row-changed", True, "A row differs between pages, the one modified last was taken")
    CATEGORY_OLD_NAME = ("category-old-name", True, "A category has its name from before 2008")
    CATEGORY_DISAGREES = ("category-disagrees", True, "Category name and numeral disagree, the numeral was followed")
    NUMBER_DISAGREES = ("number-disagrees", True, "Project number and code disagree, the number was followed")
    BATCH_DISAGREES = ("batch-disagrees", True, "Batch and code disagree, the batch was followed")
    CODE_SHARED = ("code-shared", True, "Several rows have one code, kept apart by row id")
    PROJECT_TITLES = ("project-titles", True, "A project's sub-items have several titles, the first entry's was taken")
    CENTRAL_BODY = ("central-body", True, "A central body stands in place of a region, no region was set")
    BODY_AS_REGION = ("body-as-region", True, "An organisation stands in place of a region, its division was taken")
    DIVISION_REPLACED = ("division-replaced", True, "The division in the code does not exist, the text was followed")
    DIVISION_NEAR = (
        "division-near",
        True,
        "Text and code name wider, narrower or renamed places, the text was followed",
    )
    DIVISION_DISAGREES = ("division-disagrees", True, "Text and code name different places, the text was followed")
    NAME_SHARED = ("name-shared", True, "Several people have one name, kept apart by row id")
    LINKED_BY_TITLE = ("linked-by-title", True, "The code names another sub-item or none, title and place decided")

    ROW_UNREADABLE = ("row-unreadable", False, "Number, batch or entry type cannot be read, the row was left out")
    CODE_UNREADABLE = ("code-unreadable", False, "The code cannot be read, the row has none")
    REGION_UNKNOWN = ("region-unknown", False, "No division fits, the row has no region")
    REGIONS_ABSENT = (
        "regions-absent",
        False,
        "The table of divisions is not loaded: run import_regions, then import again",
    )
    UNIT_MISSING = ("unit-missing", False, "No protection unit is named")
    LINK_MISSING = ("link-missing", False, "No sub-item fits the person, code and project number are kept as text")
    LINK_AMBIGUOUS = ("link-ambiguous", False, "Several sub-items fit the person, none was chosen")
    PAGES_MISSING = ("pages-missing", False, "The pages announce more rows than were given")

    def __init__(self, code: str, settled: bool, sentence: str) -> None:
        self.code = code
        self.settled = settled
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed about one row; `row` is the registry's row id, 0 where no single row is meant."""

    kind: Kind
    row: int
    detail: str


def by_kind(findings: Iterable[Finding]) -> dict[Kind, list[Finding]]:
    """In the order of Kind, rows ascending: the same input gives the same report."""
    groups: dict[Kind, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.kind].append(finding)
    return {kind: sorted(groups[kind], key=lambda found: (found.row, found.detail)) for kind in Kind if kind in groups}


def as_lines(findings: Iterable[Finding], *, limit: int) -> list[str]:
    """For a terminal: what was put right, then what was not, at most `limit` rows of each kind."""
    groups = by_kind(findings)
    lines = []
    for settled, heading in ((True, "Normalised"), (False, "Could not be settled")):
        kinds = [kind for kind in groups if kind.settled is settled]
        lines.append(f"{heading}: {sum(len(groups[kind]) for kind in kinds):,}")
        for kind in kinds:
            lines.append(f"  {kind.code} {len(groups[kind]):,}: {kind.sentence}.")
            lines += [f"    {found.row or '-'}: {found.detail}" for found in groups[kind][:limit]]
            if (more := len(groups[kind]) - limit) > 0 and limit:
                lines.append(f"    and {more:,} more")
    return lines


def as_data(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """For a file: every finding of every kind."""
    return [
        {
            "kind": kind.code,
            "settled": kind.settled,
            "meaning": kind.sentence,
            "count": len(found),
            "rows": [{"row": one.row, "detail": one.detail} for one in found],
        }
        for kind, found in by_kind(findings).items()
    ]
