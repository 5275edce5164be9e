"""400 buyers, 32 at a time, for a stock of 100, alone and in sets, over HTTP, on two web processes: exactly 100 pieces.

That the race is real is shown in test_stock.py and test_sets.py, with the lock taken out.
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

AT_ONCE, STOCK = 32, 100
# Of the demo's: the cups alone, a setting with one of them, a setting with two; both settings hold a gaiwan too.
CUPS, GAIWAN, FOR_TWO, FOR_FOUR = "LQ-002-1", "LQ-007-1", "LQ-007-2", "LQ-007-3"
# In the mixed run most need one piece: while one is left, the next of them gets it, and in the end there is none.
ALONE = {CUPS: 400}
MIXED = {CUPS: 200, FOR_TWO: 100, FOR_FOUR: 100}
HOLDS = {CUPS: 1, FOR_TWO: 1, FOR_FOUR: 2}

VARIANT = """query($sku: String!) { productVariant(sku: $sku, channel: "us") {
  id stocks { id quantityAllocated warehouse { id } } } }"""
SET_STOCK = """mutation($variant: ID!, $stocks: [StockInput!]!) {
  productVariantStocksUpdate(variantId: $variant, stocks: $stocks) { errors { field code message } } }"""


@pytest.fixture(scope="module")
def token(live_store: LiveStore) -> str:
    said = live_store.manage("create_app", "race", "--permission", "HANDLE_PAYMENTS", "--permission", "MANAGE_PRODUCTS")
    return json.loads(said)["auth_token"]


@pytest.fixture
def ids(live_store: LiveStore, token: str) -> dict[str, str]:
    """By SKU, the ids of what is bought; the stock is set over the API, as an app does."""
    app = Client(live_store.url, token)
    found = {sku: app(VARIANT, sku=sku) for sku in (CUPS, GAIWAN, FOR_TWO, FOR_FOUR)}
    for sku, quantity in ((CUPS, STOCK), (GAIWAN, 1_000)):
        [stock] = found[sku]["stocks"]
        stocks = [{"warehouse": stock["warehouse"]["id"], "quantity": quantity + stock["quantityAllocated"]}]
        app(SET_STOCK, variant=found[sku]["id"], stocks=stocks)
    return {sku: variant["id"] for sku, variant in found.items()}


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


@pytest.mark.parametrize("buyers", [ALONE, MIXED], ids=["alone", "alone and in sets"])
def test_four_hundred_buyers_for_a_hundred_pieces_buy_a_hundred(live_store, token, ids, buyers):
    app = threading.local()
    baskets: dict[str, str] = {}
    orders: dict[str, str] = {}

    def fill(shopper: Client, sku: str) -> None:
        app.client = getattr(app, "client", None) or Client(live_store.url, token)
        baskets[prepare(shopper, app.client, channel="us", variant=ids[sku])] = sku

    wanted = [sku for sku, count in buyers.items() for _ in range(count)]
    assert at_once(fill, wanted, url=live_store.url) == {"done": len(wanted)}

    def buy(shopper: Client, basket: str) -> None:
        orders[basket] = complete(shopper, basket)

    # In no order: each kind of buyer is there from the first to the last piece.
    results = at_once(buy, sorted(baskets), url=live_store.url)
    assert results.keys() == {"done", "INSUFFICIENT_STOCK"} and results.total() == len(wanted)
    assert results["done"] == len(orders) == len(set(orders.values()))
    sold = Counter(baskets[basket] for basket in orders)
    assert sum(HOLDS[sku] * count for sku, count in sold.items()) == STOCK
    assert sold.keys() == buyers.keys()
    if buyers == ALONE:
        assert results == {"done": STOCK, "INSUFFICIENT_STOCK": 400 - STOCK}
    with closing(psycopg2.connect(live_store.database_url)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM stock_stock WHERE allocated > quantity")
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "SELECT s.quantity - s.allocated FROM stock_stock s JOIN products_productvariant v ON v.id = s.variant_id"
            " WHERE v.sku = %s",
            [CUPS],
        )
        assert cursor.fetchone() == (0,)
