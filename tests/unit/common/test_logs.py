"""A log line is one line, carries the request's id, and never a private value."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator

import pytest
import structlog
from django.conf import settings

from common import logs


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What production would write."""
    written = io.StringIO()
    configuration = logs.settings(readable=False)
    configuration["handlers"]["stderr"]["stream"] = written
    logging.config.dictConfig(configuration)
    yield written
    structlog.contextvars.clear_contextvars()
    logging.config.dictConfig(settings.LOGGING)


def test_an_event_is_one_line_of_json_with_the_request_id(lines: io.StringIO) -> None:
    structlog.contextvars.bind_contextvars(request_id="a1b2")
    structlog.get_logger("shop").info("order-placed", number=7)
    (line,) = lines.getvalue().splitlines()
    event = json.loads(line)
    assert (event["event"], event["number"], event["request_id"], event["level"]) == ("order-placed", 7, "a1b2", "info")


def test_private_values_are_blanked(lines: io.StringIO) -> None:
    structlog.get_logger("shop").info("sign-in", email="li@heirloom.example", password="secret", token="abc")
    assert not [word for word in ("li@", "secret", "abc") if word in lines.getvalue()]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Not Found: /orders/9f1c2ab0-7f3e-4c4d-9a55-0d1c6f1f2a3b/pay/", "Not Found: /orders/…/pay/"),
        ("GET /orders/IjlmMWMyYWIwLTdmM2UtNGM0ZC05YTU1:1wK0aB:c2lnbmVkLWJ5LXRoZS1zdG9yZQ/", "GET /orders/…/"),
        ("/claim/9F1C2AB07F3E4C4D9A550D1C6F1F2A3B/", "/claim/…/"),
        ("/accounts/password/reset/key/1-cw2x-0a1b2c/", "/accounts/password/reset/key/…/"),
        ("Key (email)=(li@heirloom.example) already exists.", "Key (email)=(…) already exists."),
        ("/p/qinghua-meiping/", "/p/qinghua-meiping/"),
    ],
)
def test_what_opens_a_door_is_blanked_within_a_text(lines: io.StringIO, written: str, kept: str) -> None:
    try:
        raise ValueError(written)
    except ValueError:
        structlog.get_logger("shop").exception(written, path=written)
    event = json.loads(lines.getvalue())
    assert (event["event"], event["path"]) == (kept, kept)
    assert event["exception"].endswith(f"ValueError: {kept}")


def test_the_request_that_django_adds_is_left_out(lines: io.StringIO) -> None:
    logging.getLogger("django.security").error("too large", extra={"request": "<WSGIRequest: GET '/search/?q=secret'>"})
    assert "secret" not in lines.getvalue()


def test_a_library_writes_the_same_kind_of_line(lines: io.StringIO) -> None:
    logging.getLogger("some.library").warning("low on %s", "paper", extra={"phone": "13800000000"})
    event = json.loads(lines.getvalue())
    assert event["event"] == "low on paper"
    assert event["phone"] == "…"


def test_a_fault_is_still_one_line(lines: io.StringIO) -> None:
    try:
        raise ValueError("torn")
    except ValueError:
        structlog.get_logger("shop").exception("fault")
    (line,) = lines.getvalue().splitlines()
    assert "ValueError: torn" in json.loads(line)["exception"]
