"""Queries whose SQL is made once: for the few that every request asks, making it costs more than sending it.

    _names = Prepared(lambda shop_id, ids: Product.objects.filter(shop=shop_id, pk__in=ids).values_list("pk", "name"))
    _names.rows(3, (1, 2, 5))

The query is written with the ORM as ever and stays the only place that knows the tables. It is built with stand-ins for
its arguments; afterwards only the parameters are exchanged.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet

# One number, one text, one day or instant, or several numbers.
Argument = int | str | date | Sequence[int]
Single = int | str | date
MOST_SHAPES = 300
# Stand-ins begin here; no real number is as large. They fit bigint columns, as all primary keys are.
FIRST_NUMBER = 2**62


@dataclass(frozen=True, slots=True)
class _Made:
    """SQL, its parameters with the place of the argument that goes there, and how columns become Python."""

    sql: str
    parameters: tuple[Any, ...]
    places: tuple[int | None, ...]
    converters: Any
    apply: Callable[..., Any]


class Prepared:
    """A `values_list` query of some arguments. SQL is made once for each combination of their lengths and `fixed`."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build
        self._lock = threading.Lock()
        self._made: dict[tuple[Any, ...], _Made] = {}

    def rows(self, *arguments: Argument, **fixed: int) -> list[Any]:
        """The rows. `fixed` arguments become part of the SQL: use them for limits only."""
        if any(isinstance(argument, list | tuple) and not argument for argument in arguments):
            return []
        shape = (*(_length(argument) for argument in arguments), *sorted(fixed.items()))
        made = self._made.get(shape)
        if made is None:
            made = self._make(arguments, fixed)
            with self._lock:
                if len(self._made) < MOST_SHAPES:
                    self._made[shape] = made
        given = [value for argument in arguments for value in _values(argument)]
        with connection.cursor() as cursor:
            cursor.execute(
                made.sql,
                [
                    value if place is None else given[place]
                    for value, place in zip(made.parameters, made.places, strict=True)
                ],
            )
            rows = cursor.fetchall()
        return list(made.apply(rows, made.converters)) if made.converters else rows

    def _make(self, arguments: tuple[Argument, ...], fixed: dict[str, int]) -> _Made:
        stand_ins: list[Any] = []
        places: dict[Single, int] = {}
        for argument in arguments:
            values = []
            for value in _values(argument):
                stand_in = _stand_in(value, len(places))
                places[stand_in] = len(places)
                values.append(stand_in)
            stand_ins.append(values[0] if _length(argument) is None else values)
        compiler = self._build(*stand_ins, **fixed).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        found = tuple(places.get(value) if isinstance(value, Single) else None for value in parameters)
        if missing := set(places.values()) - set(found):
            raise ValueError(f"The query does not pass on argument values {sorted(missing)} as they are.")
        converters = compiler.get_converters([column[0] for column in compiler.select])
        return _Made(sql, tuple(parameters), found, converters, compiler.apply_converters)


def _length(argument: Argument) -> int | None:
    return None if isinstance(argument, Single) else len(argument)


def _values(argument: Argument) -> Sequence[Any]:
    return [argument] if isinstance(argument, Single) else argument


def _stand_in(value: Single, place: int) -> Single:
    """Of the value's kind, and equal to no real value."""
    if isinstance(value, int):
        return FIRST_NUMBER + place
    if isinstance(value, str):
        return f"\x01{place}"
    if isinstance(value, datetime):
        return datetime.min.replace(tzinfo=UTC) + timedelta(days=place)
    return date.min + timedelta(days=place)
