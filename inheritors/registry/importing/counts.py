"""The list in numbers, as the Ministry publishes them: sub-items and projects, by category, batch and entry type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from inheritors.registry.categories import CATEGORIES
from inheritors.registry.importing.items import ItemRow
from inheritors.registry.importing.roll import RollRow


@dataclass(frozen=True, slots=True)
class Counts:
    """Of the rows that one import read. Categories are by numeral, batches by number."""

    sub_items: int
    projects: int
    sub_items_by_category: dict[int, int]
    projects_by_category: dict[int, int]
    sub_items_by_batch: dict[int, int]
    sub_items_by_entry_type: dict[str, int]
    people: int
    people_by_batch: dict[int, int]

    @classmethod
    def of(cls, items: Sequence[ItemRow], people: Sequence[RollRow]) -> Counts:
        projects = {item.project for item in items}
        return cls(
            sub_items=len(items),
            projects=len(projects),
            sub_items_by_category=_counted(item.project.category for item in items),
            projects_by_category=_counted(project.category for project in projects),
            sub_items_by_batch=_counted(item.batch.number for item in items),
            sub_items_by_entry_type=_counted(item.entry_type for item in items),
            people=len(people),
            people_by_batch=_counted(person.batch.number for person in people if person.batch),
        )

    def as_lines(self) -> list[str]:
        """For a terminal."""
        lines = []
        if self.sub_items:
            lines.append(f"The list: {self.sub_items:,} sub-items of {self.projects:,} projects")
            for category in CATEGORIES:
                projects = self.projects_by_category.get(category.numeral, 0)
                sub_items = self.sub_items_by_category.get(category.numeral, 0)
                lines.append(f"  {category.code} {category.name}: {projects:,} projects, {sub_items:,} sub-items")
            lines.append(f"  by batch: {_listed(self.sub_items_by_batch)}")
            lines.append(f"  by entry type: {_listed(self.sub_items_by_entry_type)}")
        if self.people:
            lines.append(f"The roll: {self.people:,} inheritors; by batch: {_listed(self.people_by_batch)}")
        return lines


def _counted(values: Any) -> dict[Any, int]:
    return dict(sorted(Counter(values).items()))


def _listed(counts: dict[Any, int]) -> str:
    return ", ".join(f"{name}: {count:,}" for name, count in counts.items())
