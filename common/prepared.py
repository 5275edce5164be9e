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

import itertools
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Generic, TypeVar
from uuid import UUID
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models import QuerySet
from django.db.models.query import get_related_populators
from django.db.transaction import TransactionManagementError

# One number, one text, one instant, or several of a kind.
Argument = int | str | date | UUID | Sequence[int] | Sequence[UUID]
Single = int | str | date | UUID
Row = TypeVar("Row", bound=models.Model)

MOST_SHAPES = 300
# Stand-ins begin here; no real number is as large. They fit bigint columns, as all primary keys are.
FIRST_NUMBER = 2**62
PLACEHOLDER = re.compile("%s|%%")

_numbers = itertools.count(1)
# By connection to the database, the names of what is prepared there.
_prepared: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class _Made:
    """SQL, its parameters with the place of the argument that goes there, and how columns become Python."""

    sql: str
    parameters: tuple[Any, ...]
    places: tuple[int | None, ...]
    table: str
    compiler: Any
    converters: Any
    populators: Sequence[Any]
    locks: bool
    # The number is part of the name: two queries of one table differ.
    number: int = field(default_factory=lambda: next(_numbers))

    def run(self, given: Sequence[Any]) -> list[Any]:
        """The rows, as the columns' own types of Python."""
        if self.locks and not connection.in_atomic_block:
            raise TransactionManagementError("Rows are locked within a transaction.")
        with connection.cursor() as cursor:
            if settings.DATABASE_PREPARES:
                wanted = [given[place] for place in self.places if place is not None]
                cursor.execute(self._statement(len(wanted)), wanted or None)
            else:
                both = zip(self.parameters, self.places, strict=True)
                cursor.execute(self.sql, [value if place is None else given[place] for value, place in both])
            rows = cursor.fetchall()
        return list(self.compiler.apply_converters(rows, self.converters)) if self.converters else rows

    def objects(self, rows: list[Any]) -> list[Any]:
        """Rows of whole models as Django's own iteration makes them."""
        info = self.compiler.klass_info
        first, last = info["select_fields"][0], info["select_fields"][-1] + 1
        names = [column[0].target.attname for column in self.compiler.select[first:last]]
        found = []
        for row in rows:
            made = info["model"].from_db(DEFAULT_DB_ALIAS, names, row[first:last])
            for populator in self.populators:
                populator.populate(row, made)
            found.append(made)
        return found

    def _statement(self, arguments: int) -> str:
        """How the database is asked: by the name of a statement that this connection has prepared there."""
        name = f"{self.table}_{self.number}"
        known = _prepared.setdefault(connection.connection, set())
        if name not in known:
            connection.validate_no_broken_transaction()
            with connection.wrap_database_errors, connection.connection.cursor() as cursor:
                cursor.execute(f"PREPARE {name} AS {self._numbered(cursor)}")
            known.add(name)
        return f"EXECUTE {name}({','.join(['%s'] * arguments)})" if arguments else f"EXECUTE {name}"

    def _numbered(self, cursor: Any) -> str:
        """The SQL with $1, $2, … for arguments. What never changes is written out: a partial index fits only so."""
        parameters, numbers = iter(zip(self.parameters, self.places, strict=True)), itertools.count(1)

        def written(found: re.Match[str]) -> str:
            if found[0] == "%%":
                return "%"
            value, place = next(parameters)
            return cursor.mogrify("%s", [value]).decode() if place is None else f"${next(numbers)}"

        return PLACEHOLDER.sub(written, self.sql)


class Prepared:
    """A `values_list` query of some arguments. SQL is made once for each combination of their lengths and `fixed`."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build
        self._lock = threading.Lock()
        self._made: dict[tuple[Any, ...], _Made] = {}

    def rows(self, *arguments: Argument, **fixed: int) -> list[Any]:
        """The rows. `fixed` arguments become part of the SQL: use them for limits only."""
        return self._asked(arguments, fixed)[1]

    def _asked(self, arguments: tuple[Argument, ...], fixed: dict[str, int]) -> tuple[_Made | None, list[Any]]:
        if any(isinstance(argument, list | tuple) and not argument for argument in arguments):
            return None, []
        shape = (*(_length(argument) for argument in arguments), *sorted(fixed.items()))
        made = self._made.get(shape)
        if made is None:
            made = self._make(arguments, fixed)
            with self._lock:
                if len(self._made) < MOST_SHAPES:
                    self._made[shape] = made
        return made, made.run([value for argument in arguments for value in _values(argument)])

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
        queryset = self._build(*stand_ins, **fixed)
        query = queryset.query
        compiler = query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        found = tuple(places.get(value) if isinstance(value, Single) else None for value in parameters)
        if missing := set(places.values()) - set(found):
            raise ValueError(f"The query does not pass on argument values {sorted(missing)} as they are.")
        info = compiler.klass_info
        return _Made(
            sql,
            tuple(parameters),
            found,
            table=queryset.model._meta.db_table,
            compiler=compiler,
            converters=compiler.get_converters([column[0] for column in compiler.select]),
            populators=_populators(info, compiler.select) if info else (),
            locks=query.select_for_update,
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


def _populators(info: Any, columns: Any) -> Sequence[Any]:
    return get_related_populators(info, columns, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]  # As later Djangos have it.


def _length(argument: Argument) -> int | None:
    return None if isinstance(argument, Single) else len(argument)


def _values(argument: Argument) -> Sequence[Any]:
    return [argument] if isinstance(argument, Single) else argument


def _stand_in(value: Single, place: int) -> Single:
    """Of the value's kind, and equal to no real value."""
    if isinstance(value, int):
        return FIRST_NUMBER + place
    if isinstance(value, UUID):
        return UUID(int=FIRST_NUMBER + place)
    if isinstance(value, datetime):
        return datetime.min.replace(tzinfo=UTC) + timedelta(days=place)
    return f"\x01{place}" if isinstance(value, str) else date.min + timedelta(days=place)
