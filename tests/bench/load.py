"""Sends the same requests from many persistent connections, and counts what comes back.

One process, one thread, no HTTP library: on two cores the measuring must cost little beside what is measured.
"""

import itertools
import selectors
import socket
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

# Stands in a request where each one shall differ from all before, so that no kept answer fits.
EACH_ITS_OWN = b"000000000"

_numbers = itertools.count(int(time.time()) % 1_000_000 * 1_000)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a load got: answers per second, the 95th percentile of their time, and how many were not 200."""

    per_second: float
    p95_ms: float
    failed: int

    def __str__(self) -> str:
        failures = f" {self.failed} FAILED" if self.failed else ""
        return f"{self.per_second:,.1f}/s {self.p95_ms:,.0f} ms{failures}"


def measure(url: str, requests: Sequence[bytes], *, clients: int, seconds: float) -> Measured:
    """Send `requests` in turn from so many connections for so long, after a fifth of that time to warm up."""
    address = urlsplit(url)
    assert address.hostname
    assert address.port
    with ProcessPoolExecutor(1) as process:
        return process.submit(_drive, (address.hostname, address.port), list(requests), clients, seconds).result()


def get(path: str, *, language: str = "zh-hans") -> bytes:
    """A request for a page."""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: {language}\r\n\r\n".encode()


def post(path: str, body: bytes) -> bytes:
    """A request that brings JSON."""
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    return head.encode() + b"\r\n\r\n" + body


@dataclass(slots=True)
class _Client:
    socket: socket.socket
    sent_at: float = 0.0
    received: bytes = b""


def _drive(address: tuple[str, int], requests: list[bytes], clients: int, seconds: float) -> Measured:
    turn = itertools.cycle(requests)
    times: list[float] = []
    failed = 0
    with selectors.DefaultSelector() as waiting:
        for _ in range(clients):
            _send(waiting, _connect(waiting, address), turn)
        begin = time.perf_counter() + seconds / 5
        end = begin + seconds
        while (now := time.perf_counter()) < end:
            for key, _ in waiting.select(timeout=1):
                client: _Client = key.data
                part = client.socket.recv(1 << 18)
                client.received += part
                if part and not is_whole(client.received):
                    continue
                now = time.perf_counter()
                if now >= begin:
                    times.append(now - client.sent_at)
                    failed += not client.received.startswith(b"HTTP/1.1 200")
                if not part or b"\r\nConnection: close" in client.received[:2000]:
                    waiting.unregister(client.socket)
                    client.socket.close()
                    client = _connect(waiting, address)
                _send(waiting, client, turn)
        for key in list(waiting.get_map().values()):
            key.data.socket.close()
    times.sort()
    return Measured(len(times) / seconds, times[int(len(times) * 0.95)] * 1000 if times else 0.0, failed)


def _connect(waiting: selectors.BaseSelector, address: tuple[str, int]) -> _Client:
    client = _Client(socket.create_connection(address, timeout=30))
    client.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    waiting.register(client.socket, selectors.EVENT_READ, client)
    return client


def _send(waiting: selectors.BaseSelector, client: _Client, turn: Iterator[bytes]) -> None:
    request = next(turn)
    if EACH_ITS_OWN in request:
        request = request.replace(EACH_ITS_OWN, b"%09d" % (next(_numbers) % 1_000_000_000))
    client.received, client.sent_at = b"", time.perf_counter()
    client.socket.sendall(request)


def is_whole(received: bytes) -> bool:
    """Whether all of an answer is there."""
    head, blank, body = received.partition(b"\r\n\r\n")
    if not blank:
        return False
    for line in head.split(b"\r\n"):
        if line[:15].lower() == b"content-length:":
            return len(body) >= int(line[15:])
    return body.endswith(b"0\r\n\r\n")
