"""Whoever comes back to the demo is not kept waiting."""

import time

from tests.first_start import first_start
from tests.functional.demo_process import DemoProcess


def test_a_later_start_takes_less_than_fifteen_seconds() -> None:
    data = first_start().data
    begun = time.monotonic()
    with DemoProcess(data) as demo:
        demo.wait_until("Ctrl-C stops everything", seconds=60)
        assert time.monotonic() - begun < 15
