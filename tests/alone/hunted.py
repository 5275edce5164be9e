"""A live store whose processes and database are killed, and buyers whom that does not put off."""

from __future__ import annotations

import http.client
import json
import os
import random
import shutil
import signal
import subprocess
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg2

from storefront import embedded
from storefront.demo.children import Children, web_command
from storefront.embedded import postgres
from tests.bench.buying import ADDRESS, BILL_TO, COMPLETE, CREATE, DELIVER, PAY, SHIP_TO, Client, Refused
from tests.databases import CHECKOUT
from tests.live import LiveStore, children_of, wait_for
from tests.stripe.world import PUBLISHABLE_KEY, SECRET_KEY, WEBHOOK_SECRET, World

BROKEN = (http.client.HTTPException, OSError, json.JSONDecodeError)
BEGIN = """mutation($id: ID!, $key: String) { transactionInitialize(
  id: $id, paymentGateway: { id: "app.saleor.stripe" }, idempotencyKey: $key) {
  transaction { id pspReference } errors { field code message } } }"""
GO_ON = "mutation($id: ID) { transactionProcess(id: $id) { transaction { id } errors { field code message } } }"
GIVE_CODE = """mutation($id: ID!) { checkoutAddPromoCode(id: $id, promoCode: "HERITAGE10") {
  checkout { voucherCode } errors { field code message } } }"""
# How long what was begun may take once nothing new is.
SECONDS_TO_FINISH = 60
# What the API says when its database went away, or is not there yet.
FAULT = "Internal Server Error"


class HuntedStore(LiveStore):
    """A live store with a PostgreSQL and a Valkey of its own, in the folder that HEIRLOOM_DATA names.

    What an earlier test has left there is removed.
    """

    def __init__(self, *, dump: Path, static: Path, stripe_url: str) -> None:
        """`dump`: a database with the demo's content; `static`: collected static files."""
        self._dump, self._static, self._stripe_url = dump, static, stripe_url
        embedded.stop()
        shutil.rmtree(embedded.DataFolder().path, ignore_errors=True)
        embedded.ensure_running()
        super().__init__()
        self.database_url = embedded.database_url()
        self._children = Children(mark=self._mark, environment=self._environment(self.database_url), cwd=CHECKOUT)

    def _environment(self, url: str) -> dict[str, str]:
        return super()._environment(url) | {
            # The code is loaded once, before the web processes fork: a killed one is replaced in no time.
            "GUNICORN_CMD_ARGS": "--preload",
            "PAYMENT_GATEWAY": "stripe",
            "STRIPE_SECRET_KEY": SECRET_KEY,
            "STRIPE_PUBLISHABLE_KEY": PUBLISHABLE_KEY,
            "STRIPE_WEBHOOK_SECRET": WEBHOOK_SECRET,
            "STRIPE_API_BASE": self._stripe_url,
        }

    def start(self) -> None:
        self._logs.mkdir(parents=True, exist_ok=True)
        words = [postgres.program("pg_restore"), "--no-owner", "--exit-on-error", f"--dbname={self.database_url}"]
        subprocess.run([*words, self._dump], check=True)
        shutil.copytree(self._static, self._data / "static")
        self._web = self._children.start(web_command(), log=self._logs / "web.log")
        self.start_the_task_worker()
        wait_for(f"{self.url}/healthz", self._web, self._logs / "web.log")

    def stop(self) -> None:
        self._children.end_all()
        embedded.stop()

    def kill(self, what: str) -> None:
        """Kill -9, and start again what does not come back by itself."""
        kinds: dict[str, Callable[[], None]] = {
            "web process": self.kill_a_web_process,
            "connection": self._kill_a_connection,
            "database": self._kill_the_database,
            "task worker": self._replace_the_task_worker,
        }
        kinds[what]()

    def kill_a_web_process(self) -> None:
        with suppress(IndexError, ProcessLookupError):
            os.kill(random.choice(children_of(self._web.pid)), signal.SIGKILL)

    def _kill_a_connection(self) -> None:
        """The server process of one connection. PostgreSQL then takes all others down and recovers from its log."""
        with suppress(psycopg2.OperationalError, ProcessLookupError):
            pid = self.ask("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' ORDER BY random()")
            os.kill(pid, signal.SIGKILL)

    def _kill_the_database(self) -> None:
        lock = embedded.DataFolder().path / "postgres" / "postmaster.pid"
        os.kill(int(lock.read_text().split()[0]), signal.SIGKILL)
        embedded.ensure_running()

    def _replace_the_task_worker(self) -> None:
        self.kill_the_task_worker()
        self.start_the_task_worker()

    def ask(self, sql: str) -> Any:
        """The first column of the first row, or how many rows a change has changed."""
        with closing(psycopg2.connect(self.database_url)) as connection, connection.cursor() as cursor:
            cursor.execute(sql)
            (answer,) = cursor.fetchone() or (None,) if cursor.description else (cursor.rowcount,)
            connection.commit()
            return answer


class Persistent(threading.Thread):
    """Works until told to stop, and finishes what was begun. What goes wrong is kept for the test to tell."""

    def __init__(self) -> None:
        super().__init__()
        self._over = threading.Event()
        # How often it was answered, and how often a line broke.
        self.answered = 0
        self.broken = 0
        self.fault: Exception | None = None

    def run(self) -> None:
        try:
            while self._works():
                pass
        except Exception as fault:  # A thread has nobody to raise it to.
            self.fault = fault

    def finish(self) -> None:
        self._latest = time.monotonic() + SECONDS_TO_FINISH
        self._over.set()

    def _works(self) -> bool:
        """Do a piece of work. False when there is nothing left to do."""
        raise NotImplementedError


class Buyer(Persistent):
    """Buys on and on, by Stripe or through an app, every other basket with the demo's discount code.

    When the line breaks, the same is asked again.
    """

    def __init__(self, store: HuntedStore, token: str, variants: list[str], *, stripe: World | None = None) -> None:
        super().__init__()
        self._url, self._token, self._variants, self._stripe = store.url, token, variants, stripe
        self._shopper, self._app = Client(self._url), Client(self._url, token)
        self._begun = 0
        # The order of each basket that the store said it has sold.
        self.orders: dict[str, str] = {}

    def _works(self) -> bool:
        if self._over.is_set():
            return False
        wanted = {
            "channel": "us",
            "email": f"{uuid.uuid4().hex}@example.com",
            "lines": [{"variantId": random.choice(self._variants), "quantity": 1}],
        }
        basket = self._asks(CREATE, input=wanted)["checkout"]["id"]
        method = self._asks(SHIP_TO, id=basket, address=ADDRESS)["checkout"]["shippingMethods"][0]["id"]
        self._asks(BILL_TO, id=basket, address=ADDRESS)
        self._begun += 1
        if self._begun % 2:
            self._asks(GIVE_CODE, id=basket)
        total = self._asks(DELIVER, id=basket, method=method)["checkout"]["totalPrice"]["gross"]
        if self._stripe is None:
            charged = {"name": "Card", "pspReference": uuid.uuid4().hex, "amountCharged": total}
            with suppress(Known):
                self._asks(PAY, by_app=True, id=basket, transaction=charged)
        else:
            begun = self._asks(BEGIN, id=basket, key=uuid.uuid4().hex)
            self._stripe.buyer_pays(begun["transaction"]["pspReference"])
            if random.random() < 0.2:
                # Closes the window: the store completes what was paid.
                return True
            self._asks(GO_ON, id=begun["transaction"]["id"])
        self.orders[basket] = self._asks(COMPLETE, id=basket)["order"]["id"]
        return True

    def _asks(self, query: str, *, by_app: bool = False, **variables: Any) -> Any:
        """Ask until there is an answer. Raises Known when the first, unheard answer was a success."""
        deadline = time.monotonic() + 60
        while True:
            try:
                answer = (self._app if by_app else self._shopper)(query, **variables)
                self.answered += 1
                return answer
            except BROKEN:
                self.broken += 1
                self._shopper, self._app = Client(self._url), Client(self._url, self._token)
            except Refused as refused:
                if str(refused) == "UNIQUE":
                    raise Known() from None
                if str(refused) == "TRANSACTION_ALREADY_PROCESSED":
                    return None
                if str(refused) != FAULT:
                    raise
                self.broken += 1
            assert time.monotonic() < deadline, f"No answer for a minute: {query}"
            time.sleep(random.uniform(0, 0.2))


class Known(Exception):
    """The store says that it was told of this payment before."""


class Postman(Persistent):
    """Brings Stripe's webhooks, each twice and in disorder, again and again until the store has said that it has it."""

    def __init__(self, store: HuntedStore, stripe: World) -> None:
        super().__init__()
        self._host, self._stripe = urlsplit(store.url).netloc, stripe
        self._fetched, self._bag = 0, []

    def _works(self) -> bool:
        over = self._over.is_set()
        with self._stripe.lock:
            fresh = self._stripe.events[self._fetched :]
        self._fetched += len(fresh)
        self._bag += [*fresh, *fresh]
        random.shuffle(self._bag)
        self._bag = [event for event in self._bag if not self._delivered(event)]
        time.sleep(0.05)
        assert not over or time.monotonic() < self._latest, f"{len(self._bag)} webhooks could not be delivered."
        return bool(self._bag) or not over

    def _delivered(self, event: dict[str, Any]) -> bool:
        body, signature = self._stripe.signed(event)
        connection = http.client.HTTPConnection(self._host, timeout=20)
        try:
            connection.request("POST", "/payments/stripe/webhook/", body, {"Stripe-Signature": signature})
            status = connection.getresponse().status
        except BROKEN:
            self.broken += 1
            return False
        finally:
            connection.close()
        assert status == 200 or status >= 500, f"{event['type']}: {status}"
        return status == 200
