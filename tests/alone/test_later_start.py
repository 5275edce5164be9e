"""Whoever comes back to the demo is not kept waiting."""

import time

from tests.first_start import first_start
from tests.functional.demo_process import DemoProcess

TRIES = 3


def seconds_to_start() -> float:
    begun = time.monotonic()
    with DemoProcess(first_start().data) as demo:
        demo.wait_until("Ctrl-C stops everything")
        return time.monotonic() - begun


def test_a_later_start_takes_less_than_fifteen_seconds() -> None:
    """Other work on the machine can delay one start; what the start itself needs shows in the quickest."""
    first_start()
    assert any(seconds_to_start() < 15 for _ in range(TRIES))
