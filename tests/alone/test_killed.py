"""Processes are killed while people buy: what was paid is followed up, and no piece of stock is lost or sold twice."""

from __future__ import annotations

import http.client
import json
import threading
import time
from contextlib import closing

import psycopg2
import pytest

from tests.bench.buying import Client, Refused, complete, prepare
from tests.live import LiveStore, wait_until

pytestmark = pytest.mark.slow

BUYERS = 6
SECONDS = 6
BROKEN = (http.client.HTTPException, OSError, json.JSONDecodeError)

VARIANTS = """{ products(first: 6, channel: "us", search: "celadon", filter: { stockAvailability: IN_STOCK }) {
  edges { node { variants { id } } } } }"""

PAID_AND_NOT_FOLLOWED_UP = """
SELECT count(*) FROM orders_order o WHERE paid_at IS NOT NULL
AND NOT EXISTS (SELECT FROM orders_orderevent e WHERE e.order_id = o.id AND e.kind = 'followed_up')"""
FOLLOWED_UP_TWICE = """
SELECT count(*) FROM (SELECT order_id FROM orders_orderevent WHERE kind = 'followed_up'
GROUP BY order_id HAVING count(*) > 1) twice"""
ALLOCATED_WITHOUT_SOURCE = """
SELECT count(*) FROM stock_stock s
WHERE s.allocated <> (SELECT coalesce(sum(a.quantity), 0) FROM stock_allocation a WHERE a.stock_id = s.id)"""
HELD_FOR_NO_ORDER = """
SELECT count(*) FROM stock_allocation a WHERE NOT EXISTS (
  SELECT FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
  WHERE a.source = 'order-line:' || l.id AND o.status NOT IN ('canceled', 'expired'))"""
SOLD_WITHOUT_STOCK = """
SELECT count(*) FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
WHERE o.placed_at > now() - interval '5 minutes' AND o.status NOT IN ('canceled', 'expired') AND l.quantity <>
  (SELECT coalesce(sum(a.quantity), 0) FROM stock_allocation a WHERE a.source = 'order-line:' || l.id)"""
# What a sweep takes for lost; half a minute later it would be so by itself.
SEEM_LOST = "UPDATE outbox_message SET due_at = due_at - interval '1 minute' WHERE done_at IS NULL AND due_at < now()"


def ask(live_store: LiveStore, sql: str) -> int:
    with closing(psycopg2.connect(live_store.database_url)) as connection, connection.cursor() as cursor:
        cursor.execute(sql)
        answer = cursor.fetchone() if cursor.description else (cursor.rowcount,)
        connection.commit()
        assert answer
        return int(answer[0])


class Buyer(threading.Thread):
    """Buys on and on; when the line breaks, asks again for the same order, as a shopper reloads a page."""

    def __init__(self, url: str, token: str, variants: list[str], until: float) -> None:
        super().__init__()
        self.url, self.token, self.variants, self.until = url, token, variants, until
        self.orders: list[str] = []
        self.broken = 0

    def run(self) -> None:
        basket = ""
        shopper, app = Client(self.url), Client(self.url, self.token)
        while time.monotonic() < self.until:
            try:
                basket = basket or prepare(shopper, app, channel="us", variant=self.variants[0])
                self.orders.append(complete(shopper, basket))
                basket = ""
            except BROKEN:
                self.broken += 1
                shopper, app = Client(self.url), Client(self.url, self.token)
            except Refused as refused:
                # Sold out, or made to order, which wants a word of the buyer: then another one.
                assert str(refused) in ("INSUFFICIENT_STOCK", "REQUIRED"), refused
                basket, self.variants = "", self.variants[1:] + self.variants[:1]


def test_buying_goes_on_while_processes_are_killed(live_store: LiveStore):
    said = live_store.manage("create_app", "killed", "--permission", "HANDLE_PAYMENTS")
    token = json.loads(said)["auth_token"]
    works = Client(live_store.url)(VARIANTS)["edges"]
    variants = [work["node"]["variants"][0]["id"] for work in works]
    end = time.monotonic() + SECONDS
    buyers = [Buyer(live_store.url, token, variants[n:] + variants[:n], end) for n in range(BUYERS)]
    for buyer in buyers:
        buyer.start()
    try:
        for _ in range(2):
            time.sleep(SECONDS / 4)
            live_store.kill_a_web_process()
        live_store.kill_the_task_worker()
    finally:
        for buyer in buyers:
            buyer.join()
        live_store.start_the_task_worker()

    orders = [order for buyer in buyers for order in buyer.orders]
    assert len(orders) == len(set(orders))
    assert len(orders) > BUYERS
    # Without a broken line nobody was in the shop when it was hit.
    assert sum(buyer.broken for buyer in buyers)
    ask(live_store, SEEM_LOST)
    wait_until(lambda: not ask(live_store, PAID_AND_NOT_FOLLOWED_UP), seconds=180)
    for wrong in (FOLLOWED_UP_TWICE, ALLOCATED_WITHOUT_SOURCE, HELD_FOR_NO_ORDER, SOLD_WITHOUT_STOCK):
        assert ask(live_store, wrong) == 0, wrong
