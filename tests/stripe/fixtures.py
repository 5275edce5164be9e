"""Stripe in a test: our own server, and stripe-mock, which checks every request against Stripe's own description."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from stripe import HTTPClient

from storefront import embedded
from storefront.payments.adapters.stripe import StripeGateway
from storefront.payments.keys import StripeKeys
from storefront.payments.ports import gateway
from tests.stripe.server import StripeServer
from tests.stripe.world import PUBLISHABLE_KEY, SECRET_KEY, WEBHOOK_SECRET, World

STRIPE_MOCK = "github.com/stripe/stripe-mock@v0.203.0"
SECONDS_TO_BUILD, SECONDS_TO_START = 240, 120


def gateway_at(url: str) -> StripeGateway:
    return StripeGateway(StripeKeys(SECRET_KEY, PUBLISHABLE_KEY, WEBHOOK_SECRET, url))


@pytest.fixture
def stripe(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The store takes its money by Stripe, which is our own server."""
    before = gateway()
    # Stripe's library asks again after half a second; nobody is busy here who would need it.
    monkeypatch.setattr(HTTPClient, "INITIAL_DELAY", 0.01)
    with StripeServer() as server:
        gateway.plug(gateway_at(server.url))
        yield server.world
        gateway.plug(before)


@pytest.fixture(scope="session")
def stripe_mock_url() -> Iterator[str]:
    """stripe-mock on a free port; where it cannot be had, the tests that need it are skipped, and say so."""
    program = _stripe_mock()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen(
        [program, "-http-addr", f"127.0.0.1:{port}", "-https-addr", "127.0.0.1:0"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        running.kill()
        running.wait()


def _stripe_mock() -> Path:
    """Built once into the data folder."""
    tools = embedded.DataFolder().path / "tools"
    program = tools / "stripe-mock"
    tools.mkdir(parents=True, exist_ok=True)
    # Two test processes build it once.
    with (tools / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not program.exists():
            _build(tools)
    return program


def _build(tools: Path) -> None:
    if not shutil.which("go"):
        pytest.skip("Go is not on this machine: the requests to Stripe were NOT checked against its own description.")
    built = subprocess.run(
        ["go", "install", STRIPE_MOCK],
        env=os.environ | {"GOBIN": str(tools), "CGO_ENABLED": "0"},
        capture_output=True,
        text=True,
        timeout=SECONDS_TO_BUILD,
        check=False,
    )
    if built.returncode:
        reason = (built.stderr.strip().splitlines() or ["no reason given"])[-1]
        pytest.skip(f"stripe-mock could not be built ({reason}): the requests to Stripe were NOT checked.")


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        try:
            requests.get(url, timeout=10)
        except requests.ConnectionError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("stripe-mock does not answer.")
