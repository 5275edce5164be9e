"""How many SQL statements a whole guest checkout takes, counted in a process of its own beside the live store."""

import json
from typing import Any

from django.db import connection
from django.test import Client

from tests.bench import buying

BEGIN_AND_END = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO")


def of_a_checkout(*, token: str, channel: str, variant: str) -> int:
    """Of the second checkout: the first one of a process fills its memory."""
    shopper, app = InProcess(), InProcess(token)
    buying.buy(shopper, app, channel=channel, variant=variant)
    seen: list[str] = []

    def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        seen.append(sql)
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        buying.buy(shopper, app, channel=channel, variant=variant)
    return sum(not sql.startswith(BEGIN_AND_END) for sql in seen)


class InProcess(buying.Client):
    """A client of the API without a line between."""

    def __init__(self, token: str = "") -> None:
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def answer(self, body: str) -> Any:
        client = Client(SERVER_NAME="127.0.0.1")
        sent = client.post("/graphql/", body, content_type="application/json", headers=self._headers)
        return json.loads(sent.content)
