"""Stripe's door: HTTP, keys, idempotency, and the faults of a network."""

from __future__ import annotations

import base64
import json
import re
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.stripe.world import SECRET_KEY, Refused, Words, World


class StripeServer:
    """A World behind a free port of this machine. `with StripeServer() as stripe: … stripe.url, stripe.world`"""

    def __init__(self) -> None:
        self.world = World()

    def __enter__(self) -> StripeServer:
        handler = type("Handler", (Door,), {"world": self.world})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


class Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # The header and the body leave in one piece.
    wbufsize = -1
    world: World

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self._answer(parts.path, tree(parse_qsl(parts.query)))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self._answer(self.path, tree(parse_qsl(body, keep_blank_values=True)), body)

    def _answer(self, path: str, given: Words, body: str = "") -> None:
        world = self.world
        with world.lock:
            fault = world.faults.popleft() if world.faults else ""
            key = self.headers.get("Idempotency-Key", "")
            world.requests.append((self.command, path, key))
            if fault == "unavailable":
                status, answer = 503, {"error": {"type": "api_error", "message": "Down for a moment."}}
            else:
                status, answer = self._performed(path, given, key, body)
        if fault == "lose the answer":
            self.close_connection = True
            return
        sent = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(sent)))
        self.send_header("Request-Id", f"req_{len(world.requests)}")
        self.end_headers()
        self.wfile.write(sent)

    def _performed(self, path: str, given: Words, key: str, body: str) -> tuple[int, Words]:
        """Once for each idempotency key: the same answer again, and an error when the same key asks something else."""
        if not self._is_ours():
            return 401, {"error": {"type": "invalid_request_error", "message": "Invalid API Key provided."}}
        if self.command == "POST" and not key:
            return 400, {"error": {"type": "invalid_request_error", "message": "The store always sends a key."}}
        if known := self.world.answers.get(key):
            if known[0] != path + body:
                return 400, {"error": {"type": "idempotency_error", "message": "Another request had this key."}}
            return known[1], known[2]
        try:
            status, answer = 200, json.loads(json.dumps(self._act(path)(given)))
        except Refused as refused:
            status, answer = refused.status, refused.body
        if key:
            self.world.answers[key] = (path + body, status, answer)
        return status, answer

    def _act(self, path: str) -> Callable[[Words], Words]:
        world = self.world
        routes: list[tuple[str, str, Any]] = [
            ("GET", r"/v1/balance", lambda _given: {"object": "balance", "available": [], "pending": []}),
            ("POST", r"/v1/payment_intents", world.create_intent),
            ("GET", r"/v1/payment_intents", lambda given: world.listed(world.intents, given)),
            ("GET", r"/v1/payment_intents/(\w+)", lambda _given, intent: world.intent(intent)),
            ("POST", r"/v1/payment_intents/(\w+)/capture", lambda given, intent: world.capture(intent, given)),
            ("POST", r"/v1/payment_intents/(\w+)/cancel", lambda given, intent: world.cancel(intent, given)),
            ("POST", r"/v1/refunds", world.refund),
            ("GET", r"/v1/refunds", lambda given: world.listed(world.refunds, given)),
        ]
        for method, pattern, act in routes:
            if method == self.command and (found := re.fullmatch(pattern, path)):
                return lambda given: act(given, *found.groups())
        raise Refused(404, "invalid_request_error", f"Unrecognized request URL ({self.command}: {path}).")

    def _is_ours(self) -> bool:
        scheme, _blank, token = self.headers.get("Authorization", "").partition(" ")
        if scheme == "Basic":
            token = base64.b64decode(token).decode().partition(":")[0]
        return token == SECRET_KEY

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: the tests look at `world.requests`."""


def tree(pairs: list[tuple[str, str]]) -> Words:
    """`metadata[order]=7` as {"metadata": {"order": "7"}}, the way Stripe's forms nest."""
    found: Words = {}
    for name, value in pairs:
        first, *rest = re.findall(r"[^\[\]]+", name)
        within, last = found, first
        for part in rest:
            within, last = within.setdefault(last, {}), part
        within[last] = value
    return found
