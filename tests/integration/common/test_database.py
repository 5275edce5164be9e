"""A kept connection is asked whether it lives, but not again and again while it serves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection

from catalog.products.models import Product
from common.database import base
from common.prepared import Prepared

_any = Prepared(lambda pk: Product.objects.filter(pk=pk).values_list("pk"))


@pytest.fixture
def asked(transactional_db, monkeypatch) -> Iterator[list[bool]]:
    """One entry for each time the database is asked whether it lives."""
    questions: list[bool] = []
    usable = base.base.DatabaseWrapper.is_usable

    def is_usable(self):
        questions.append(usable(self))
        return questions[-1]

    monkeypatch.setattr(base.base.DatabaseWrapper, "is_usable", is_usable)
    # A connection that is just made has been heard already, within the request that made it.
    connection.ensure_connection()
    connection.close_if_unusable_or_obsolete()
    connection.health_check_enabled = True
    rested()
    yield questions
    connection.close()


def rested() -> None:
    """Longer ago than a connection is trusted for."""
    connection._served_at = 0.0


def a_request(work=lambda: _any.rows(1)) -> None:
    """What Django does around each request."""
    connection.close_if_unusable_or_obsolete()
    work()
    connection.close_if_unusable_or_obsolete()


def test_a_busy_connection_is_asked_once(asked):
    for _ in range(5):
        a_request()
    assert asked == [True]


def test_one_that_rested_is_asked_again(asked):
    a_request()
    asked.clear()
    connection._served_at -= base.ALIVE_FOR
    a_request()
    assert asked == [True]


def test_a_request_that_asked_nothing_says_nothing_about_it(asked):
    a_request()
    served = connection._served_at
    a_request(work=lambda: None)
    assert connection._served_at == served


def test_one_that_failed_is_asked_at_the_end_of_its_request(asked):
    def fails() -> None:
        with pytest.raises(DatabaseError), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM nowhere")

    a_request()
    asked.clear()
    a_request(work=fails)
    assert asked == [True]


def test_a_server_that_went_away_is_met_with_a_new_connection(asked):
    a_request()
    before = connection.connection
    before.close()
    rested()
    a_request()
    assert connection.connection is not before
