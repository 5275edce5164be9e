"""Queries whose SQL is made once, here and in the database: for those that every request asks, making it costs more
than running it.

    _names = Prepared(lambda shop_id, ids: Product.objects.filter(shop=shop_id, pk__in=ids).values_list("pk", "name"))
    _names.rows(3, (1, 2, 5))
    _product = PreparedRows(lambda pk: Product.objects.select_related("shop").filter(pk=pk))
    _product.first(7)

The query is written with the ORM as ever and stays the only place that knows the tables. It is built with stand-ins for
its arguments; afterwards only the parameters are exchanged (docs/decisions/0800-prepared-statements.md).
"""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models import QuerySet
from django.db.models.base import ModelState
from django.db.models.query import get_related_populators
from django.db.models.sql import Query
from django.db.transaction import TransactionManagementError

from common.statements import Place, Statement

# One number, one text, one instant, or several of a kind.
Argument = int | str | date | UUID | Sequence[int] | Sequence[UUID]
Single = int | str | date | UUID
Row = TypeVar("Row", bound=models.Model)
Made = TypeVar("Made")

MOST_SHAPES = 300
# Stand-ins begin here; no real number is as large. They fit bigint columns, as all primary keys are.
FIRST_NUMBER = 2**62


@dataclass(frozen=True, slots=True)
class _Made:
    """A statement, and how its columns become Python."""

    statement: Statement
    compiler: Any
    converters: Any
    populators: Sequence[Any]
    locks: bool

    def run(self, given: Sequence[Any]) -> list[Any]:
        """The rows, as the columns' own types of Python."""
        if self.locks and not connection.in_atomic_block:
            raise TransactionManagementError("Rows are locked within a transaction.")
        rows = self.statement.rows(given)
        return list(self.compiler.apply_converters(rows, self.converters)) if self.converters else rows

    def objects(self, rows: list[Any]) -> list[Any]:
        """Rows of whole models, with related ones, as Django's own iteration makes them."""
        if not rows:
            return []
        info = self.compiler.klass_info
        first, last = info["select_fields"][0], info["select_fields"][-1] + 1
        names = [column[0].target.attname for column in self.compiler.select[first:last]]
        read = Reading(info["model"])
        found = []
        for row in rows:
            made = read.from_db(DEFAULT_DB_ALIAS, names, row[first:last])
            for populator in self.populators:
                populator.populate(row, made)
            for name, column in (self.compiler.annotation_col_map or {}).items():
                setattr(made, name, row[column])
            found.append(made)
        return found


class Reading:
    """Makes instances of a model from columns that were read, as `Model.from_db` does: what was not read is deferred.

    It sends no signals and goes around `__init__`, which checks each value for what a database never returns.
    """

    def __init__(self, model: type[models.Model]) -> None:
        self._model = model

    def from_db(self, db: str, names: Sequence[str], values: Sequence[Any]) -> models.Model:
        made = self._model.__new__(self._model)
        made.__dict__.update(zip(names, values, strict=True))
        state = made.__dict__["_state"] = ModelState()
        state.adding, state.db = False, db
        return made


class Shaped(ABC, Generic[Made]):
    """What is made of a query once for each combination of the lengths of its arguments."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: dict[tuple[Any, ...], Made] = {}

    def made_for(self, arguments: tuple[Argument, ...], fixed: Mapping[str, int]) -> Made:
        shape = (*(_length(argument) for argument in arguments), *sorted(fixed.items()))
        made = self._made.get(shape)
        if made is None:
            stand_ins, places = _stand_ins(arguments)
            made = self.make(stand_ins, places, fixed)
            with self._lock:
                if len(self._made) < MOST_SHAPES:
                    self._made[shape] = made
        return made

    @abstractmethod
    def make(self, stand_ins: list[Any], places: Mapping[Single, int], fixed: Mapping[str, int]) -> Made:
        """Build it with stand-ins, each of which has its place among the arguments."""


class Prepared(Shaped[_Made]):
    """A `values_list` query of some arguments. SQL is made once for each combination of their lengths and `fixed`."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        super().__init__()
        self._build = build

    def rows(self, *arguments: Argument, **fixed: int) -> list[Any]:
        """The rows. `fixed` arguments become part of the SQL: use them for limits only."""
        return self._asked(arguments, fixed)[1]

    def _asked(self, arguments: tuple[Argument, ...], fixed: dict[str, int]) -> tuple[_Made | None, list[Any]]:
        if any(isinstance(argument, list | tuple) and not argument for argument in arguments):
            return None, []
        made = self.made_for(arguments, fixed)
        return made, made.run(values_of(arguments))

    def make(self, stand_ins: list[Any], places: Mapping[Single, int], fixed: Mapping[str, int]) -> _Made:
        queryset = self._build(*stand_ins, **fixed)
        statement, compiler = statement_of(queryset.model, queryset.query, places)
        info = compiler.klass_info
        return _Made(
            statement,
            compiler=compiler,
            converters=compiler.get_converters([column[0] for column in compiler.select]),
            populators=_populators(info, compiler.select) if info else (),
            locks=queryset.query.select_for_update,
        )


class PreparedRows(Prepared, Generic[Row]):
    """The same for a query of whole rows, with `select_related` and `only` as in the ORM. Nothing is prefetched."""

    def __init__(self, build: Callable[..., QuerySet[Row]]) -> None:
        super().__init__(build)

    def all(self, *arguments: Argument, **fixed: int) -> list[Row]:
        made, rows = self._asked(arguments, fixed)
        return made.objects(rows) if made else []

    def first(self, *arguments: Argument, **fixed: int) -> Row | None:
        """The first row. The query should find no more: nothing is cut off in the database."""
        found = self.all(*arguments, **fixed)
        return found[0] if found else None


def statement_of(model: type[models.Model], query: Query, places: Mapping[Single, int]) -> tuple[Statement, Any]:
    """The statement of a query in which stand-ins are where arguments will be, and the compiler that made it."""
    compiler = query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    found = tuple(_place(value, places) for value in parameters)
    if missing := set(places.values()) - {one for place in found for one in _each(place)}:
        raise ValueError(f"The query does not pass on argument values {sorted(missing)} as they are.")
    return Statement(model._meta.db_table, sql, tuple(parameters), found), compiler


def values_of(arguments: tuple[Argument, ...]) -> list[Any]:
    """What goes to the places of a statement."""
    return [value for argument in arguments for value in _values(argument)]


def _populators(info: Any, columns: Any) -> Sequence[Any]:
    """Django's own, which put related instances where they belong, and make them the lean way too."""
    found = get_related_populators(info, columns, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]  # As later Djangos have it.
    pending = list(found)
    while pending:
        populator: Any = pending.pop()
        populator.model_cls = Reading(populator.model_cls)
        pending += populator.related_populators
    return found


def _place(value: Any, places: Mapping[Single, int]) -> Place:
    """Where the value of a parameter comes from, be it an argument or an array of them."""
    if isinstance(value, list) and value and all(one in places for one in value):
        return tuple(places[one] for one in value)
    return places.get(value) if isinstance(value, Single) else None


def _each(place: Place) -> tuple[int, ...]:
    return place if isinstance(place, tuple) else () if place is None else (place,)


def _length(argument: Argument) -> int | None:
    return None if isinstance(argument, Single) else len(argument)


def _values(argument: Argument) -> Sequence[Any]:
    return [argument] if isinstance(argument, Single) else argument


def _stand_ins(arguments: tuple[Argument, ...]) -> tuple[list[Any], dict[Single, int]]:
    """What stands for the arguments while SQL is made, and where each one belongs."""
    stand_ins: list[Any] = []
    places: dict[Single, int] = {}
    for argument in arguments:
        values = []
        for value in _values(argument):
            stand_in = _stand_in(value, len(places))
            places[stand_in] = len(places)
            values.append(stand_in)
        stand_ins.append(values[0] if _length(argument) is None else values)
    return stand_ins, places


def _stand_in(value: Single, place: int) -> Single:
    """Of the value's kind, and equal to no real value."""
    if isinstance(value, int):
        return FIRST_NUMBER + place
    if isinstance(value, UUID):
        return UUID(int=FIRST_NUMBER + place)
    if isinstance(value, datetime):
        return datetime.min.replace(tzinfo=UTC) + timedelta(days=place)
    return f"\x01{place}" if isinstance(value, str) else date.min + timedelta(days=place)
