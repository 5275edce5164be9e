"""400 buyers, 32 at a time, for a stock of 100, over HTTP, on two web processes: exactly 100 orders.

That the race is real is shown in test_stock.py, with the lock taken out.
"""

from __future__ import annotations

import json
import queue
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing

import psycopg2
import pytest

from tests.bench.buying import Client, Refused, complete, prepare
from tests.live import LiveStore

pytestmark = [pytest.mark.concurrency, pytest.mark.contract]

BUYERS, AT_ONCE, STOCK = 400, 32, 100

CELADON = """{ products(first: 24, channel: "us", search: "celadon") { edges { node {
  variants { id stocks { warehouse { id } } } } } } }"""
SET_STOCK = """mutation($variant: ID!, $stocks: [StockInput!]!) {
  productVariantStocksUpdate(variantId: $variant, stocks: $stocks) { errors { field code message } } }"""


@pytest.fixture(scope="module")
def token(live_store: LiveStore) -> str:
    said = live_store.manage("create_app", "race", "--permission", "HANDLE_PAYMENTS", "--permission", "MANAGE_PRODUCTS")
    return json.loads(said)["auth_token"]


@pytest.fixture
def piece(live_store: LiveStore, token: str) -> str:
    """A celadon of the demo that lies in one warehouse; its stock is set over the API, as an app does."""
    app = Client(live_store.url, token)
    variants = [variant for edge in app(CELADON)["edges"] for variant in edge["node"]["variants"]]
    variant = next(variant for variant in variants if len(variant["stocks"]) == 1)
    warehouse = variant["stocks"][0]["warehouse"]["id"]
    app(SET_STOCK, variant=variant["id"], stocks=[{"warehouse": warehouse, "quantity": STOCK}])
    return variant["id"]


def at_once(work: Callable[[Client, str], object], items: Sequence[str], *, url: str) -> Counter[str]:
    """Call `work(shopper, item)` for each item, so many at once; count "done" and the codes of refusals."""
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    for item in items:
        waiting.put(item)
    results: Counter[str] = Counter()

    def run() -> None:
        shopper = Client(url)
        while True:
            try:
                work(shopper, waiting.get_nowait())
                results["done"] += 1
            except Refused as refused:
                results[str(refused)] += 1
            except queue.Empty:
                return

    threads = [threading.Thread(target=run) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_four_hundred_buyers_for_a_hundred_pieces_make_a_hundred_orders(live_store, token, piece):
    app = threading.local()
    baskets: list[str] = []
    orders: list[str] = []

    def fill(shopper: Client, variant: str) -> None:
        app.client = getattr(app, "client", None) or Client(live_store.url, token)
        baskets.append(prepare(shopper, app.client, channel="us", variant=variant))

    assert at_once(fill, [piece] * BUYERS, url=live_store.url) == {"done": BUYERS}

    def buy(shopper: Client, basket: str) -> None:
        orders.append(complete(shopper, basket))

    results = at_once(buy, baskets, url=live_store.url)
    assert results == {"done": STOCK, "INSUFFICIENT_STOCK": BUYERS - STOCK}
    assert len(set(orders)) == STOCK
    with closing(psycopg2.connect(live_store.database_url)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM stock_stock WHERE allocated > quantity")
        assert cursor.fetchone() == (0,)
