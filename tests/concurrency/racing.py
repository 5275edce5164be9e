"""Running the same thing many times at once, each on a database connection of its own."""

from __future__ import annotations

import queue
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

import pytest
from django.db import connection

from catalog.stock import services as stock
from catalog.stock.plan import Plan
from common.errors import Refusal
from common.prepared import PreparedRows

Item = TypeVar("Item")


def race(work: Callable[[Item], object], items: Sequence[Item], *, at_once: int = 32) -> Counter[str]:
    """Call `work` for each item, so many at once; count "done" and the codes of refusals and other errors."""
    start = threading.Barrier(min(at_once, len(items)))
    waiting: queue.SimpleQueue[Item] = queue.SimpleQueue()
    for item in items:
        waiting.put(item)
    results: Counter[str] = Counter()

    def run() -> None:
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            while True:
                results[_outcome(work, waiting.get_nowait())] += 1
        except queue.Empty:
            return
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(start.parties)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def _outcome(work: Callable[[Item], object], item: Item) -> str:
    try:
        work(item)
    except Refusal as refusal:
        return refusal.code
    except Exception as error:  # Counted under its name; the test says which it expects.
        return type(error).__name__
    return "done"


def meeting(racers: int) -> Callable[[], None]:
    """A place where so many wait for one another: it shows a race however slow the machine is."""
    together = threading.Barrier(racers)

    def meet() -> None:
        # A racer whom a lock keeps away never comes.
        with suppress(threading.BrokenBarrierError):
            together.wait(timeout=10)

    return meet


def decide_without_the_lock(monkeypatch: pytest.MonkeyPatch, *, together: int) -> None:
    """What selling stock would be without the lock on its rows: so many decide before the first of them writes."""
    decide, meet = stock.first_expiry_first, meeting(together)

    def decide_and_meet(*words: Any, **more: Any) -> Plan:
        plan = decide(*words, **more)
        meet()
        return plan

    monkeypatch.setattr(stock, "_locked_rows", PreparedRows(stock.rows_for))
    monkeypatch.setattr(stock, "first_expiry_first", decide_and_meet)


def plain_read(rows):
    """What `lock_rows` would be without the lock: the race that the tests show first."""
    return list(rows.order_by("pk"))
