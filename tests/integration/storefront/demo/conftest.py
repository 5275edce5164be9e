"""Loads the demo once for all tests of a file; each test undoes only what it did itself."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from storefront.demo.load import load

AT = datetime(2026, 6, 10, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, int]]:
    """The demo without pictures, as of AT; what each step made."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(at=AT, with_pictures=False)
        transaction.set_rollback(True)


@pytest.fixture
def loaded(demo: dict[str, int], db: None) -> dict[str, int]:
    return demo
