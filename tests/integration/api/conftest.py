"""A client of the API, as a test speaks through it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from storefront.accounts.app_tokens import create_app
from tests.integration.api import both_ways
from tests.integration.api.both_ways import _plans_are_watched as _plans_are_watched


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the JSON, and the SQL statements that it took."""

    status: int
    body: dict[str, Any]
    statements: list[str]

    @property
    def data(self) -> Any:
        assert "errors" not in self.body, self.body["errors"]
        return self.body["data"]

    @property
    def error(self) -> dict[str, Any]:
        return self.body["errors"][0]

    @property
    def code(self) -> str:
        return self.error["extensions"]["exception"]["code"]


class Asker:
    """Sends operations by POST."""

    def __init__(self, token: str | None = None) -> None:
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    def __call__(self, query: str, operation: str | None = None, **variables: Any) -> Answer:
        return self.send({"query": query, "variables": variables, "operationName": operation})

    def send(self, body: Any, content_type: str = "application/json", **headers: str) -> Answer:
        raw = body if isinstance(body, bytes | str) else json.dumps(body)
        with CaptureQueriesContext(connection) as captured:
            answer = Client().post("/graphql/", raw, content_type=content_type, headers=self.headers | headers)
        both_ways.compare()
        statements = [
            entry["sql"]
            for entry in captured.captured_queries
            if not entry["sql"].startswith(("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO", "BEGIN", "COMMIT"))
        ]
        return Answer(answer.status_code, json.loads(answer.content), statements)


@pytest.fixture
def ask(db: None) -> Asker:
    """Somebody who is not signed in."""
    return Asker()


@pytest.fixture
def app(db: None) -> Asker:
    """An app that may manage products and handle payments."""
    _app, token = create_app(name="Test", permissions=["HANDLE_PAYMENTS", "MANAGE_PRODUCTS"])
    return Asker(token)


@pytest.fixture
def powerless_app(db: None) -> Asker:
    """An app without any permission."""
    _app, token = create_app(name="Reader", permissions=[])
    return Asker(token)
