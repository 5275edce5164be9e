"""`make bench`: requests per second of the store at 1, 8 and 32 clients, beside what this machine can do at all.

The load runs on the same cores. A cold request differs from all before it; a warm one was just answered. BENCH_SECONDS
says how long each measurement takes (4 without it). Exits non-zero when an answer failed, or a checkout was refused.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import closing

import psycopg2

from storefront import embedded
from tests.bench import buying, limits, load
from tests.live import LiveStore

CLIENTS = (1, 8, 32)
CHANNEL = "us"
SECONDS_TO_REST = 300
SEARCH = "tea"

LIST = """query($c: String!) { products(first: 24, channel: $c) { edges { node { id name slug thumbnail { url }
  category { name } pricing { priceRange { start { gross { amount currency } } } } } } } }"""
PRODUCT = """query($c: String!, $s: String!) { product(slug: $s, channel: $c) { id name slug description
  category { id name } media { url alt type } attributes { attribute { name slug } values { name slug } }
  pricing { onSale priceRange { start { gross { amount currency } } stop { gross { amount currency } } } }
  variants { id name sku quantityAvailable
    pricing { price { gross { amount currency } } priceUndiscounted { gross { amount } } } } } }"""
FIND = """query($c: String!, $q: String!) { products(first: 24, channel: $c, search: $q) { totalCount
  edges { node { id name slug pricing { priceRange { start { gross { amount currency } } } } } } } }"""
PLENTY = """query($c: String!) { products(first: 24, channel: $c) { edges { node { slug productType { name }
  variants { id quantityAvailable } } } } }"""


def main() -> int:
    """Measure and print. Returns how many requests failed."""
    seconds = float(os.environ.get("BENCH_SECONDS") or 4)
    embedded.hold()
    embedded.ensure_running()
    # In a fresh clone the servers have no address before they run.
    store = LiveStore()
    failed = 0

    def row(title: str, measured: Callable[[int], load.Measured | float]) -> None:
        nonlocal failed
        cells = []
        for clients in CLIENTS:
            result = measured(clients)
            failed += result.failed if isinstance(result, load.Measured) else 0
            cells.append(str(result) if isinstance(result, load.Measured) else f"{result:,.1f}/s")
        say(f"  {title:<28}" + "".join(f"{cell:>24}" for cell in cells))

    try:
        store.start()
        say(f"  {'per second, 95th percentile':<28}" + "".join(f"{f'at {clients} clients':>24}" for clients in CLIENTS))
        with limits.bare_view() as bare:
            row("bare Django view", lambda n: load.measure(bare, [load.get("/")], clients=n, seconds=seconds))
        with limits.small_bank():
            row("database transactions", lambda n: limits.transactions(clients=n, seconds=seconds))
        for title, request in _reads(store):
            row(title, lambda n, request=request: load.measure(store.url, [request], clients=n, seconds=seconds))
        failed += _checkouts(store, seconds=2 * seconds)
    finally:
        store.stop()
    return failed


def _checkouts(store: LiveStore, *, seconds: float) -> int:
    """Whole checkouts, their last step, and their statements. Returns how many were refused."""
    token = _token(store)
    variants = _plenty(store, token)
    found, rests = [], []
    for clients in CLIENTS:
        # What the one before has left to the workers shall not weigh on this one.
        _rest(store)
        found.append(
            buying.measure(store.url, token, channel=CHANNEL, variants=variants, clients=clients, seconds=seconds)
        )
        rests.append(_rest(store))
    say(f"  {'whole guest checkout':<28}" + "".join(f"{each.whole!s:>24}" for each in found))
    say(f"  {'then left to the worker':<28}" + "".join(f"{rest:>24}" for rest in rests))
    last_steps = (f"{each.complete_p50_ms:,.0f} / {each.complete_p95_ms:,.0f} ms" for each in found)
    say(f"  {'checkoutComplete, p50 / p95':<28}" + "".join(f"{cell:>24}" for cell in last_steps))
    wanted = f"of_a_checkout(token={token!r}, channel={CHANNEL!r}, variant={variants[0]!r})"
    counted = store.manage("shell", "--command", f"from tests.bench.statements import of_a_checkout; print({wanted})")
    say(f"  {'its SQL statements':<28}{counted.split()[-1]:>24}")
    return sum(each.whole.failed for each in found)


def _rest(store: LiveStore) -> str:
    """How many tasks wait for the worker, and how long it takes until none does: it stands back while others buy."""
    with closing(psycopg2.connect(store.database_url)) as connection, connection.cursor() as cursor:
        connection.autocommit = True

        def waiting() -> int:
            cursor.execute("SELECT count(*) FROM outbox_message WHERE done_at IS NULL AND due_at <= now()")
            return int(cursor.fetchone()[0])

        begun, first = time.monotonic(), waiting()
        while waiting():
            if time.monotonic() - begun > SECONDS_TO_REST:
                raise TimeoutError(f"After {SECONDS_TO_REST} s {waiting()} tasks still wait for the worker.")
            time.sleep(0.05)
    return f"{first} tasks, {time.monotonic() - begun:.1f} s"


def _token(store: LiveStore) -> str:
    """Of an app that may take payments."""
    return str(json.loads(store.manage("create_app", "bench", "--permission", "HANDLE_PAYMENTS"))["auth_token"])


def _reads(store: LiveStore) -> list[tuple[str, bytes]]:
    """Each read of the API cold and warm."""
    slug = buying.Client(store.url)(LIST, c=CHANNEL)["edges"][0]["node"]["slug"]
    reads = []
    for title, query, variables in (
        ("list of 24", LIST, {"c": CHANNEL}),
        ("product", PRODUCT, {"c": CHANNEL, "s": slug}),
        ("search", FIND, {"c": CHANNEL, "q": SEARCH}),
    ):
        # GraphQL ignores a variable that the query does not declare, whatever keeps answers does not.
        cold = variables | {"own": load.EACH_ITS_OWN.decode()}
        for state, sent in (("cold", cold), ("warm", variables)):
            body = json.dumps({"query": query, "variables": sent}).encode()
            reads.append((f"{title}, {state}", load.post("/graphql/", body)))
    return reads


def _plenty(store: LiveStore, token: str) -> list[str]:
    """Variants that anybody may buy without a confirmation, with more pieces than the buyers can buy."""
    store.manage(
        "shell", "--command", "from catalog.stock.models import Stock; Stock.objects.update(quantity=1_000_000)"
    )
    found, shopper = [], buying.Client(store.url)
    app = buying.Client(store.url, token)
    reason: object = "no products"
    for edge in shopper(PLENTY, c=CHANNEL)["edges"]:
        for variant in edge["node"]["variants"][:1]:
            try:
                buying.buy(shopper, app, channel=CHANNEL, variant=variant["id"])
            except buying.Refused as refusal:
                reason = refusal
                continue
            found.append(variant["id"])
    if not found:
        raise buying.Refused(f"Nothing can be bought: {reason}")
    return found


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
