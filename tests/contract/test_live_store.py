"""The store as the demo runs it, for all tests that speak to it from outside."""

import threading
import urllib.request
from contextlib import closing

import psycopg2
import pytest
from playwright.sync_api import Page

from tests.live import LiveStore

pytestmark = pytest.mark.contract


def test_it_answers_while_many_ask_at_once(live_store: LiveStore) -> None:
    statuses = []

    def ask() -> None:
        with urllib.request.urlopen(f"{live_store.url}/healthz", timeout=60) as answer:  # noqa: S310 - ours
            statuses.append(answer.status)

    askers = [threading.Thread(target=ask) for _ in range(16)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert statuses == [200] * 16


def test_a_command_and_a_connection_see_its_database(live_store: LiveStore) -> None:
    live_store.manage("shell", "--command", SAVE_A_SESSION)
    with closing(psycopg2.connect(live_store.database_url)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session WHERE session_key = 'from-a-command'")
        assert cursor.fetchone() == (1,)


SAVE_A_SESSION = """
from datetime import UTC, datetime
from django.contrib.sessions.models import Session
Session.objects.create(session_key="from-a-command", session_data="", expire_date=datetime.now(UTC))
"""


@pytest.mark.browser
def test_a_browser_reaches_it(page: Page) -> None:
    answer = page.goto("/healthz")
    assert answer
    assert answer.json()["status"] == "ok"
