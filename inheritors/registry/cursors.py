"""Walking a list by key, not by offset: a cursor names the row after which to go on, and holds when rows are added."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from common.errors import Invalid

MOST_ROWS = 100


class HasCursor(Protocol):
    """A row of a list, as it is shown."""

    @property
    def cursor(self) -> str: ...


Card = TypeVar("Card", bound=HasCursor)


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Card]):
    """A part of a list: its rows, how many the whole list has, and where the next part begins."""

    rows: Sequence[Card]
    total: int
    next: str | None


def checked(first: int) -> int:
    """How many rows to load; raises Invalid when nobody could want so many, or so few."""
    if not 1 <= first <= MOST_ROWS:
        asked = {"most": MOST_ROWS, "asked": first}
        raise Invalid(field="first", detail=_("Ask for 1 to %(most)d rows; this was %(asked)d.") % asked)
    return first


def cursor_of(*key: int) -> str:
    """Names a row by the values that the list is ordered by."""
    return base64.urlsafe_b64encode(".".join(map(str, key)).encode()).decode()


def after_cursor(rows: QuerySet[Any], cursor: str, order: Sequence[str]) -> QuerySet[Any]:
    """The rows behind the one that `cursor` names; a field with a minus runs downwards."""
    if not cursor:
        return rows
    try:
        key = [int(part) for part in base64.urlsafe_b64decode(cursor.encode()).decode().split(".")]
    except (ValueError, binascii.Error) as error:
        raise _not_ours() from error
    if len(key) != len(order) or not all(0 <= part < 2**31 for part in key):
        raise _not_ours()
    behind = Q()
    same = Q()
    for field, value in zip(order, key, strict=True):
        name = field.removeprefix("-")
        behind |= same & Q(**{f"{name}__{'lt' if field.startswith('-') else 'gt'}": value})
        same &= Q(**{name: value})
    return rows.filter(behind)


def _not_ours() -> Invalid:
    return Invalid(field="after", detail=_("This cursor is not one of ours: begin again without it."))


def leaf_of(cards: list[Card], total: int, first: int) -> Leaf[Card]:
    """From one row more than was asked for, which tells whether there is more."""
    return Leaf(cards[:first], total, cards[first - 1].cursor if len(cards) > first else None)
