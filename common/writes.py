"""Writing rows with SQL that is made once, for what every order writes: making it costs more than running it.

`insert` and `save` do to the database what `bulk_create` and `save(update_fields=…)` do; they send no signals.
`PreparedUpdate` and `PreparedDelete` do what a query's `update` and `delete` do, but nothing follows to other tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from types import NoneType
from typing import Any, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, models
from django.db.models import QuerySet, sql
from django.db.models.expressions import DatabaseDefault

from common.prepared import Argument, Shaped, Single, statement_of, values_of
from common.statements import Statement

Row = TypeVar("Row", bound=models.Model)

# Fields that send such values as they are; asking each field costs more than sending the row.
PLAIN_FIELDS = {
    models.BigAutoField,
    models.BooleanField,
    models.CharField,
    models.ForeignKey,
    models.IntegerField,
    models.PositiveIntegerField,
    models.PositiveSmallIntegerField,
    models.SlugField,
    models.TextField,
    models.UUIDField,
}
PLAIN_VALUES = {bool, int, str, UUID, NoneType}


def insert(rows: Iterable[Row]) -> list[Row]:
    """Insert rows of one model in one statement and give them the ids and defaults that the database chose."""
    new = list(rows)
    if not new:
        return new
    statement, returned, values = _inserting(new, passes_over=False, returns=True)
    answers = statement.rows(values) if returned else [()] * statement.count(values)
    for row, found in zip(new, answers, strict=True):
        for name, value in zip(returned, found, strict=True):
            setattr(row, name, value)
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    return new


def insert_new(rows: Iterable[models.Model]) -> int:
    """Insert those rows that no unique constraint knows already; their number. They learn no ids."""
    new = list(rows)
    if not new:
        return 0
    statement, _returned, values = _inserting(new, passes_over=True, returns=False)
    return statement.count(values)


def insert_later(rows: Iterable[models.Model], *, passes_over: bool = False) -> None:
    """Insert rows of one model and do not wait for it (`Statement.later`). They learn no ids.

    With `passes_over` only those that no unique constraint knows already.
    """
    new = list(rows)
    if new:
        statement, _returned, values = _inserting(new, passes_over=passes_over, returns=False)
        statement.later(values)
        for row in new:
            row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def save_later(row: models.Model, fields: Sequence[str]) -> None:
    """As `save`, without waiting for it, for a row that the caller has locked: it is there."""
    statement, values = _saving(row, fields)
    statement.later(values)


def _inserting(new: list[Any], *, passes_over: bool, returns: bool) -> tuple[Statement, tuple[str, ...], list[Any]]:
    model: type[models.Model] = new[0].__class__
    may_be_left = _may_be_left_to_database(model)
    fields = tuple(n for n in _columns(model) if n not in may_be_left or not _is_left_to_database(new[0], n))
    statement, returned = _insert_of(model, fields, len(new), passes_over, returns)
    return statement, returned, [_value(row, name, adding=True) for row in new for name in fields]


def save(row: models.Model, fields: Sequence[str]) -> None:
    """Write these fields of a row that exists. Raises DatabaseError when it does not any more."""
    statement, values = _saving(row, fields)
    if not statement.count(values):
        raise DatabaseError("The row that is to be written does not exist.")


def _saving(row: models.Model, fields: Sequence[str]) -> tuple[Statement, list[Any]]:
    values = [_value(row, name, adding=False) for name in fields]
    return _update_of(type(row), tuple(fields)), [*values, row.pk]


class PreparedUpdate(Shaped[Statement]):
    """An update of the rows of a query: `build` returns the query and the new values by field."""

    def __init__(self, build: Callable[..., tuple[QuerySet[Any], dict[str, Any]]]) -> None:
        super().__init__()
        self._build = build

    def run(self, *arguments: Argument) -> int:
        """How many rows were changed."""
        return self.made_for(arguments, {}).count(values_of(arguments))

    def later(self, *arguments: Argument) -> None:
        """Change them without waiting for it (`Statement.later`)."""
        self.made_for(arguments, {}).later(values_of(arguments))

    def make(self, stand_ins: list[Any], places: Mapping[Single, int], fixed: Mapping[str, int]) -> Statement:
        queryset, values = self._build(*stand_ins)
        query: Any = queryset.query.chain(sql.UpdateQuery)
        query.add_update_values(values)
        return statement_of(queryset.model, query, places)[0]


class PreparedDelete(Shaped[Statement]):
    """A deletion of the rows of a query. Rows that refer to them are the caller's to delete before."""

    def __init__(self, build: Callable[..., QuerySet[Any]]) -> None:
        super().__init__()
        self._build = build

    def run(self, *arguments: Argument) -> int:
        """How many rows were deleted."""
        return self.made_for(arguments, {}).count(values_of(arguments))

    def later(self, *arguments: Argument) -> None:
        """Delete them without waiting for it (`Statement.later`)."""
        self.made_for(arguments, {}).later(values_of(arguments))

    def make(self, stand_ins: list[Any], places: Mapping[Single, int], fixed: Mapping[str, int]) -> Statement:
        queryset = self._build(*stand_ins)
        return statement_of(queryset.model, queryset.query.chain(sql.DeleteQuery), places)[0]


def _value(row: models.Model, name: str, *, adding: bool) -> Any:
    """As the database takes it; fields that set themselves, such as an instant of change, do so."""
    field, is_plain = _field(type(row), name)
    if is_plain:
        value = getattr(row, field.attname)
        if value.__class__ in PLAIN_VALUES:
            return value
    # The connection itself: by `django.db.connection` it would be looked for anew at each of its attributes.
    return field.get_db_prep_save(field.pre_save(row, adding), connections[DEFAULT_DB_ALIAS])


def _is_left_to_database(row: models.Model, name: str) -> bool:
    field, _is_plain = _field(type(row), name)
    value = getattr(row, field.attname)
    return isinstance(value, DatabaseDefault) or (value is None and field.primary_key)


@cache
def _may_be_left_to_database(model: type[models.Model]) -> frozenset[str]:
    fields = model._meta.concrete_fields
    return frozenset(field.name for field in fields if field.primary_key or field.has_db_default())


@cache
def _columns(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(field.name for field in model._meta.concrete_fields)


@cache
def _field(model: type[models.Model], name: str) -> tuple[Any, bool]:
    """The field, and whether it is of a kind that takes plain values as they are."""
    field = model._meta.pk if name == "pk" else model._meta.get_field(name)
    return field, field.__class__ in PLAIN_FIELDS


@lru_cache(maxsize=500)
def _insert_of(
    model: type[models.Model], names: tuple[str, ...], rows: int, passes_over: bool, returns: bool
) -> tuple[Statement, tuple[str, ...]]:
    """The statement, and the attributes that it returns values for."""
    quoted = connection.ops.quote_name
    fields = [_field(model, name)[0] for name in names]
    columns = ", ".join(quoted(field.column) for field in fields)
    one = f"({', '.join(_placeholder(field) for field in fields)})"
    # Names come from our models, values are parameters.
    text = f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES {', '.join([one] * rows)}"  # noqa: S608 - see above
    returned: list[Any] = []
    if passes_over:
        text += " ON CONFLICT DO NOTHING"
    if returns:
        returned = [field for field in model._meta.concrete_fields if field.name not in names]
        if returned:
            text += f" RETURNING {', '.join(quoted(field.column) for field in returned)}"
    places = tuple(range(rows * len(fields)))
    return Statement(model._meta.db_table, text, places, places), tuple(field.attname for field in returned)


@lru_cache(maxsize=500)
def _update_of(model: type[models.Model], names: tuple[str, ...]) -> Statement:
    quoted, meta = connection.ops.quote_name, model._meta
    fields = [_field(model, name)[0] for name in names]
    assignments = ", ".join(f"{quoted(field.column)} = {_placeholder(field)}" for field in fields)
    key = _field(model, "pk")[0]
    text = f"UPDATE {quoted(meta.db_table)} SET {assignments} WHERE {quoted(key.column)} = %s"  # noqa: S608 - as above
    places = tuple(range(len(fields) + 1))
    return Statement(meta.db_table, text, places, places)


def _placeholder(field: Any) -> str:
    """Arrays name their type."""
    return field.get_placeholder(None, None, connection) if hasattr(field, "get_placeholder") else "%s"
