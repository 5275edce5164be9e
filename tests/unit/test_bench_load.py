"""The load that `make bench` sends counts every answer, and tells good ones from others."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.bench import load


class Answers(BaseHTTPRequestHandler):
    """Answers /good well and all else not."""

    protocol_version = "HTTP/1.1"
    seen: list[str]

    def do_GET(self) -> None:
        type(self).seen.append(self.path)
        self.send_response(200 if self.path.startswith("/good") else 404)
        self.send_header("Content-Length", "70000")
        self.end_headers()
        self.wfile.write(b"x" * 70000)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    Answers.seen = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as answering:
        threading.Thread(target=answering.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{answering.server_port}"
        answering.shutdown()


def test_each_answer_counts_once(server: str) -> None:
    measured = load.measure(server, [load.get("/good")], clients=2, seconds=1)
    assert 0 < measured.per_second <= len(Answers.seen)
    assert measured.failed == 0
    assert measured.p95_ms > 0


def test_an_answer_that_is_no_success_is_a_failure(server: str) -> None:
    measured = load.measure(server, [load.get("/bad")], clients=2, seconds=1)
    assert measured.failed == round(measured.per_second) > 0


def test_cold_requests_all_differ(server: str) -> None:
    load.measure(server, [load.get(f"/good?{load.EACH_ITS_OWN.decode()}")], clients=2, seconds=1)
    assert len(set(Answers.seen)) == len(Answers.seen) > 1
