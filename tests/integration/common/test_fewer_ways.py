"""`BEGIN`, and writes nobody waits for, go to the database with what follows them; and nothing else changes by it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

import psycopg2
import psycopg2.extensions
import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, ProgrammingError, connection, transaction
from django.db.transaction import TransactionManagementError

from common.outbox.models import Message
from common.writes import PreparedDelete, insert, insert_later, save_later
from tests.databases import database_url

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)

_drop = PreparedDelete(lambda keys: Message.objects.filter(key__in=keys))


@pytest.fixture(autouse=True, params=[True, False], ids=["prepared", "plain"])
def _prepares(request, settings) -> None:
    settings.DATABASE_PREPARES = request.param


@pytest.fixture
def onlooker() -> Iterator[psycopg2.extensions.connection]:
    """Another connection, in its own transactions of one statement."""
    other = psycopg2.connect(database_url(connection.settings_dict["NAME"]))
    other.autocommit = True
    yield other
    other.close()


def a_message(key: str) -> Message:
    return Message(topic="t", key=key, payload={"of": key}, due_at=NOW)


def keys() -> list[str]:
    return list(Message.objects.order_by("key").values_list("key", flat=True))


def seen_by(onlooker) -> tuple[str, str]:
    """What our session does, and the last that it was sent."""
    with onlooker.cursor() as cursor:
        pid = connection.connection.get_backend_pid()
        cursor.execute("SELECT state, query FROM pg_stat_activity WHERE pid = %s", [pid])
        return cursor.fetchone()


def test_a_transaction_begins_with_its_first_statement(onlooker):
    keys()
    with transaction.atomic():
        assert seen_by(onlooker)[0] == "idle"
        keys()
        state, sent = seen_by(onlooker)
        assert (state, sent[:13]) == ("idle in transaction", "BEGIN;SELECT ")
    assert seen_by(onlooker) == ("idle", "COMMIT")


def test_what_nobody_waits_for_goes_with_the_commit(onlooker):
    (zero,) = insert([a_message("zero 100%s")])
    with transaction.atomic():
        insert_later([a_message("one 100%s")])
        zero.attempts = 3
        save_later(zero, ["attempts"])
        insert_later([a_message("two")])
    assert seen_by(onlooker)[1].endswith(";COMMIT")
    assert keys() == ["one 100%s", "two", "zero 100%s"]
    assert Message.objects.get(key="zero 100%s").attempts == 3


def test_all_of_a_transaction_may_be_one_way(onlooker):
    with transaction.atomic():
        # What is sent for the first time is prepared first, which is a way of its own.
        insert_later([a_message("none")])
        _drop.later(["none"])
    with transaction.atomic():
        insert_later([a_message("one")])
        insert_later([a_message("two")])
        assert seen_by(onlooker)[0] == "idle"
    sent = seen_by(onlooker)[1]
    assert sent.startswith("BEGIN;") and sent.endswith(";COMMIT") and sent.count(";") == 3
    assert keys() == ["one", "two"]


def test_who_reads_next_sees_it():
    with transaction.atomic():
        insert_later([a_message("one")])
        assert keys() == ["one"]
        _drop.later(["one"])
        insert_later([a_message("two")])
        # A cursor that lives in the database is one more way that a statement can go.
        assert [row.key for row in Message.objects.iterator()] == ["two"]
        insert_later([a_message("two"), a_message("three")], passes_over=True)
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE outbox_message SET attempts = %s WHERE key = %s", [(1, "two"), (2, "three")])
    assert list(Message.objects.order_by("attempts").values_list("key", flat=True)) == ["two", "three"]


def test_a_rollback_takes_it_back():
    with suppress(ZeroDivisionError), transaction.atomic():
        insert_later([a_message("one")])
        raise ZeroDivisionError
    with transaction.atomic():
        insert_later([a_message("two")])
        with suppress(ZeroDivisionError), transaction.atomic():
            insert_later([a_message("three")])
            raise ZeroDivisionError
        insert_later([a_message("four")])
    assert keys() == ["four", "two"]


def test_what_fails_fails_the_transaction_at_the_next_statement_or_at_the_commit():
    insert([a_message("one")])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_later([a_message("two")])
        insert_later([a_message("one")])
    assert keys() == ["one"]
    with transaction.atomic():
        insert_later([a_message("three")])
        with pytest.raises(IntegrityError), transaction.atomic():
            insert_later([a_message("one")])
            keys()
        # Only the inner one is lost.
        insert_later([a_message("four")])
    assert keys() == ["four", "one", "three"]


def test_a_statement_that_cannot_be_made_loses_nothing_that_waits():
    with transaction.atomic():
        insert_later([a_message("one")])
        with pytest.raises(DatabaseError), connection.cursor() as cursor:
            cursor.execute("SELECT %s", [object()])
    assert keys() == ["one"]


def test_a_session_that_dies_takes_it_along(onlooker):
    def dies() -> None:
        with onlooker.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [connection.connection.get_backend_pid()])

    with pytest.raises(OperationalError), transaction.atomic():
        insert_later([a_message("one")])
        keys()
        insert_later([a_message("two")])
        dies()
    connection.close()
    assert keys() == []


def test_outside_of_a_transaction_it_is_refused():
    with pytest.raises(TransactionManagementError):
        insert_later([a_message("one")])


def test_nothing_stands_alone_while_a_transaction_is_open():
    keys()
    with pytest.raises(ProgrammingError), connection.wrap_database_errors, transaction.atomic():
        keys()
        connection.connection.autocommit = True
    assert keys() == []
