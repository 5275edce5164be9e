"""One SQL statement that is sent again and again with other values: each database session prepares it once.

What makes such statements is in common.prepared (reads) and common.writes (docs/decisions/0800-prepared-statements.md).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.transaction import TransactionManagementError

# Which argument goes to a place in the SQL; several make an array; None is for what never changes.
Place = int | tuple[int, ...] | None

PLACEHOLDER = re.compile("%s|%%")

_numbers = itertools.count(1)
# By connection to the database, the names of what is prepared there.
_prepared: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with a place for each parameter, and the parameters that never change."""

    table: str
    sql: str
    parameters: tuple[Any, ...]
    places: tuple[Place, ...]
    # The number is part of the name: two statements on one table differ.
    number: int = field(default_factory=lambda: next(_numbers))

    def rows(self, given: Sequence[Any]) -> list[Any]:
        """The rows that it finds or returns."""
        return self._run(given, _all_rows)

    def count(self, given: Sequence[Any]) -> int:
        """How many rows it has changed."""
        return self._run(given, _row_count)

    def later(self, given: Sequence[Any]) -> None:
        """Change rows, and do not wait for it: it is sent with the next statement, or with the commit.

        What goes wrong with it goes wrong there. Only within a transaction: outside of one it would be sent some day.
        """
        database: Any = connections[DEFAULT_DB_ALIAS]
        if not database.in_atomic_block:
            raise TransactionManagementError("What is sent later is sent within a transaction.")
        if _is_watched(database):
            self._run(given, _row_count)
            return
        _make_ready(database)
        with database.wrap_database_errors, database.create_cursor() as cursor:
            database.connection.later(cursor.mogrify(*self._words(database, given)))

    def _run(self, given: Sequence[Any], answer: Callable[[Any], Any]) -> Any:
        # Asked for once: `django.db.connection` looks for the thread's own at each attribute.
        database: Any = connections[DEFAULT_DB_ALIAS]
        if _is_watched(database):
            with database.cursor() as cursor:
                cursor.execute(*self._words(database, given))
                return answer(cursor)
        _make_ready(database)
        with database.wrap_database_errors, database.create_cursor() as cursor:
            cursor.execute(*self._words(database, given))
            return answer(cursor)

    def _words(self, database: Any, given: Sequence[Any]) -> tuple[str, list[Any] | None]:
        """What is sent: the name of what is prepared with its arguments, or the SQL itself."""
        if settings.DATABASE_PREPARES:
            wanted = [_at(place, given) for place in self.places if place is not None]
            return self._name(database, len(wanted)), wanted or None
        both = zip(self.parameters, self.places, strict=True)
        return self.sql, [value if place is None else _at(place, given) for value, place in both]

    def _name(self, database: Any, arguments: int) -> str:
        """How the database is asked: by the name of a statement that this connection has prepared there."""
        name = f"{self.table}_{self.number}"
        known = _prepared.setdefault(database.connection, set())
        if name not in known:
            database.validate_no_broken_transaction()
            with database.wrap_database_errors, database.connection.cursor() as cursor:
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


def _is_watched(database: Any) -> bool:
    """Whether somebody looks at statements. Django's cursor tells them, and costs more than most statements do."""
    return bool(database.execute_wrappers or database.queries_logged)


def _make_ready(database: Any) -> None:
    """What Django's cursor does before a statement."""
    database.validate_thread_sharing()
    database.close_if_health_check_failed()
    database.ensure_connection()
    database.validate_no_broken_transaction()


def _all_rows(cursor: Any) -> Any:
    return cursor.fetchall()


def _row_count(cursor: Any) -> Any:
    return cursor.rowcount


def _at(place: int | tuple[int, ...], given: Sequence[Any]) -> Any:
    return given[place] if isinstance(place, int) else [given[one] for one in place]
