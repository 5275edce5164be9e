"""Web processes, task workers, connections and the database are killed at random points while people buy.

Afterwards no paid order is missing and none is paid twice, no piece of stock, no collectible and no use of a discount
code has leaked, and every reconcile command finds books and facts in agreement. What protects this is shown in
tests/concurrency/test_killed_at_each_statement.py. `HEIRLOOM_KILLS` says how often.
"""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Iterator

import pytest

from storefront import embedded
from tests.alone.hunted import Buyer, HuntedStore, Postman
from tests.bench.buying import Client
from tests.first_start import first_start
from tests.live import wait_until
from tests.stripe.server import StripeServer

pytestmark = [pytest.mark.concurrency, pytest.mark.slow]

BUYERS = 4
# Of twenty kills.
TWENTY = {"web process": 12, "connection": 5, "database": 2, "task worker": 1}
KILLS = int(os.environ.get("HEIRLOOM_KILLS", "200"))
LONGEST_PEACE = 0.05
CELADONS = """{ products(first: 6, channel: "us", search: "celadon") { edges { node {
  variants { id stocks { warehouse { id } } } } } } }"""
SET_STOCK = """mutation($variant: ID!, $stocks: [StockInput!]!) {
  productVariantStocksUpdate(variantId: $variant, stocks: $stocks) { errors { field code message } } }"""
SEEM_LOST = """UPDATE outbox_message SET due_at = due_at - interval '3 minutes'
  WHERE done_at IS NULL AND due_at < now() + interval '2 minutes'"""
# A checkout that was paid and left is completed a minute later.
UNDONE = "SELECT count(*) FROM outbox_message WHERE topic IN ('order.paid', 'checkout.complete') AND done_at IS NULL"
RECONCILE = (
    "payments_reconcile",
    "orders_reconcile",
    "vouchers_reconcile",
    "reconcile_collectibles",
    "reconcile_blindboxes",
)
WRONGS = [
    """SELECT count(*) FROM orders_order o WHERE paid_at IS NOT NULL
       AND 1 <> (SELECT count(*) FROM orders_orderevent e WHERE e.order_id = o.id AND e.kind = 'followed_up')""",
    """SELECT count(*) FROM orders_order o WHERE paid_at IS NOT NULL
       AND 1 <> (SELECT count(*) FROM orders_orderevent e WHERE e.order_id = o.id AND e.kind = 'paid')""",
    """SELECT count(*) FROM payments_transaction t JOIN payments_transactionevent e ON e.transaction_id = t.id
       WHERE e.kind = 'charge_success' AND NOT EXISTS (
         SELECT FROM orders_order o WHERE o.checkout_id = t.checkout_id AND o.paid_at IS NOT NULL)""",
    """SELECT count(*) FROM stock_stock s
       WHERE s.allocated <> (SELECT coalesce(sum(a.quantity), 0) FROM stock_allocation a WHERE a.stock_id = s.id)""",
    """SELECT count(*) FROM stock_allocation a WHERE NOT EXISTS (
         SELECT FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
         WHERE a.source = 'order-line:' || l.id AND o.status NOT IN ('canceled', 'expired'))""",
    """SELECT count(*) FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
       WHERE o.placed_at > now() - interval '10 minutes' AND o.status NOT IN ('canceled', 'expired') AND l.quantity <>
         (SELECT coalesce(sum(a.quantity), 0) FROM stock_allocation a WHERE a.source = 'order-line:' || l.id)""",
    """SELECT count(*) FROM vouchers_vouchercode c JOIN vouchers_voucher v ON v.id = c.voucher_id WHERE v.used <>
         (SELECT count(*) FROM orders_order o WHERE o.voucher_code = c.code AND o.status NOT IN ('canceled', 'expired'))
       OR v.used <>
         (SELECT count(*) FROM vouchers_voucheruse u WHERE u.code_id = c.id AND u.given_back_at IS NULL)""",
]
WITH_CODE = "SELECT count(*) FROM orders_order WHERE voucher_code <> ''"


@pytest.fixture
def world() -> Iterator[StripeServer]:
    with StripeServer() as server:
        yield server


@pytest.fixture
def store(world: StripeServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[HuntedStore]:
    """With the demo's content, in servers of its own."""
    content = first_start().data
    monkeypatch.setenv("HEIRLOOM_DATA", str(embedded.DataFolder().path / "hunted"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)
    store = HuntedStore(dump=content.with_name("content.dump"), static=content / "static", stripe_url=world.url)
    try:
        store.start()
        yield store
    finally:
        store.stop()


@pytest.fixture
def token(store: HuntedStore) -> str:
    said = store.manage("create_app", "hunt", "--permission", "HANDLE_PAYMENTS", "--permission", "MANAGE_PRODUCTS")
    return str(json.loads(said)["auth_token"])


@pytest.fixture
def variants(store: HuntedStore, token: str) -> list[str]:
    """Celadons that lie in one warehouse, in plenty."""
    app = Client(store.url, token)
    found = [variant for edge in app(CELADONS)["edges"] for variant in edge["node"]["variants"]]
    plenty = [variant for variant in found if len(variant["stocks"]) == 1][:4]
    for variant in plenty:
        warehouse = variant["stocks"][0]["warehouse"]["id"]
        app(SET_STOCK, variant=variant["id"], stocks=[{"warehouse": warehouse, "quantity": 100_000}])
    return [variant["id"] for variant in plenty]


def test_kills_lose_nothing_and_double_nothing(store, world, token, variants, record_property):
    stripe = world.world
    kills = [what for what, times in TWENTY.items() for _ in range(times)] * (KILLS // 20)
    random.shuffle(kills)
    buyers = [Buyer(store, token, variants, stripe=stripe if number % 2 else None) for number in range(BUYERS)]
    postman = Postman(store, stripe)
    for thread in (*buyers, postman):
        thread.start()
    try:
        for what in kills:
            enough = sum(buyer.answered for buyer in buyers) + BUYERS
            store.kill(what)
            # Each kill hits a store at work.
            wait_until(lambda least=enough: sum(buyer.answered for buyer in buyers) > least, seconds=180)
            time.sleep(random.uniform(0, LONGEST_PEACE))
    finally:
        for group in (buyers, [postman]):
            for thread in group:
                thread.finish()
            for thread in group:
                thread.join()
    assert [thread.fault for thread in (*buyers, postman) if thread.fault] == []
    # Nobody was hit if no line broke.
    broken = sum(buyer.broken for buyer in buyers)
    assert broken > KILLS / 4

    store.ask(SEEM_LOST)
    store.manage("shell", "--command", "from common.outbox.tasks import deliver; deliver.delay()")
    wait_until(lambda: store.ask(UNDONE) == 0, seconds=180)
    sold = {basket: order for buyer in buyers for basket, order in buyer.orders.items()}
    assert len(sold) > BUYERS
    assert len(set(sold.values())) == len(sold)
    paid = [intent for intent in stripe.intents.values() if intent["status"] == "succeeded"]
    assert len(paid) > BUYERS
    assert store.ask(WITH_CODE) >= BUYERS
    for wrong in WRONGS:
        assert store.ask(wrong) == 0, wrong
    for command in RECONCILE:
        store.manage(command)
    record_property(
        "told", f"{len(kills)} kills broke {broken} lines; {len(sold)} orders, {len(paid)} of them by Stripe"
    )
