"""/healthz says whether the store can serve, to whoever decides where visitors go."""

from typing import Any

import pytest
from django.test import Client


@pytest.mark.django_db
def test_well_when_database_and_cache_answer(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "cache": "ok"}
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_unavailable_without_the_cache(client: Client, settings: Any) -> None:
    usual = settings.CACHES["default"]
    settings.CACHES = {"default": {**usual, "LOCATION": "redis://127.0.0.1:1/0"}}
    try:
        answer = client.get("/healthz")
    finally:
        settings.CACHES = {"default": usual}
    assert answer.status_code == 503
    assert answer.json() == {"status": "unavailable", "database": "ok", "cache": "down"}


def test_unavailable_without_the_database(client: Client) -> None:
    """A test that has not asked for the database is refused it, as an outage would."""
    assert client.get("/healthz").json()["database"] == "down"
    assert client.get("/healthz").status_code == 503
