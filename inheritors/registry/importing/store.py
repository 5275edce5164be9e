"""Writes what was read, in few statements: new rows and changed rows only, so that a second import touches nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models

from common.text import BASE_LANGUAGE, TranslatedText

Row = TypeVar("Row", bound=models.Model)
Facts = Mapping[str, Any]

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Saved:
    """How many rows of one table were made, changed, and left as they were."""

    created: int
    changed: int
    unchanged: int

    @property
    def touched(self) -> int:
        return self.created + self.changed


def chinese(text: str) -> TranslatedText:
    """The registry's words are Chinese; other languages are the store's own."""
    return TranslatedText({BASE_LANGUAGE: text} if text else {})


def save(rows: models.QuerySet[Row], wanted: Mapping[Any, Facts], *, key: str, keep: Iterable[str] = ()) -> Saved:
    """Make `rows` say what `wanted` says of them, by the field `key`, which is unique among them.

    Fields that `wanted` does not name stay as they are, and so do translations. Of the fields in `keep`, a value stays
    when the source has none: what an operator linked by hand is not unlinked.
    """
    existing = {getattr(row, key): row for row in rows.filter(**{f"{key}__in": wanted})}
    created, changed = [], []
    for name, facts in wanted.items():
        if (row := existing.get(name)) is None:
            created.append(rows.model(**{key: name, **facts}))
        elif _apply(row, facts, frozenset(keep)):
            changed.append(row)
    fields = [field for field in next(iter(wanted.values()), {}) if field != key]
    table = rows.model._default_manager
    table.bulk_create(created, batch_size=BATCH)
    if changed:
        table.bulk_create(changed, batch_size=BATCH, update_conflicts=True, unique_fields=["pk"], update_fields=fields)
    return Saved(len(created), len(changed), len(wanted) - len(created) - len(changed))


def _apply(row: models.Model, facts: Facts, keep: frozenset[str]) -> bool:
    """Set what differs; whether anything did."""
    differs = False
    for field, value in facts.items():
        before = getattr(row, field)
        if isinstance(value, TranslatedText):
            # The source's Chinese counts; in other languages it only fills what is empty.
            value = TranslatedText({**value, **before, **chinese(value.get(BASE_LANGUAGE, ""))})
        if value == before or (value is None and field in keep):
            continue
        setattr(row, field, value)
        differs = True
    return differs
