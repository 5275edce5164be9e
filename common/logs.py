"""How the store writes its logs: one line an event, readable in a terminal, as JSON in a file.

Names of events and ids go in; addresses, e-mails, tokens and query strings do not.
"""

import re
import sys
from io import StringIO
from typing import Any, TextIO

import orjson
import structlog

# What says who somebody is or lets one be somebody. Written by mistake, it is blanked before it reaches a file.
PRIVATE = frozenset(
    {"address", "authorization", "cookie", "email", "first_name", "last_name", "password", "phone", "token"}
)
# In a text: what opens a door in an address (ids of orders, codes of vouchers, keys that were mailed), and e-mails.
PRIVATE_IN_TEXT = re.compile(
    r"(?<=/)[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}"
    r"|(?<=/orders/)[0-9A-Za-z_:.-]{30,}|(?<=/key/)[^/\s]+|(?<=/confirm-email/)[^/\s]+"
    r"|[^\s/@'\"<>()=,;]+@[^\s/@'\"<>()=,;]+\.[^\s/@'\"<>()=,;]+",
    re.IGNORECASE,
)


def settings(*, readable: bool, level: str = "INFO") -> dict[str, Any]:
    """Set structlog up, and return what Django's LOGGING must be, so that all libraries' lines look the same."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        blank_private,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.processors.StackInfoRenderer(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *(_readable() if readable else _machine()),
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # RequestLog writes a line for each answer; Django's own would say it twice.
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": ["stderr"], "propagate": False},
            "axes": {"level": "WARNING"},
        },
    }


def blank_private(logger: Any, method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Replace the values of private names, and what is private within a message or a path."""
    for name in PRIVATE & event.keys():
        event[name] = "…"
    # Django adds the request to some lines, and its text has the query string.
    event.pop("request", None)
    for name in ("event", "path", "exception"):
        if isinstance(text := event.get(name), str):
            event[name] = blanked(text)
    return event


def blanked(text: str) -> str:
    return PRIVATE_IN_TEXT.sub("…", text)


def _readable() -> list[structlog.typing.Processor]:
    return [
        # Plain tracebacks: the richer ones show the values of variables, private ones too.
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=_blanked_traceback)
    ]


def _blanked_traceback(into: TextIO, error: structlog.typing.ExcInfo) -> None:
    """What a database says of a row that does not fit may hold the row."""
    text = StringIO()
    structlog.dev.plain_traceback(text, error)
    into.write(blanked(text.getvalue()))


def _machine() -> list[structlog.typing.Processor]:
    return [structlog.processors.format_exc_info, blank_private, structlog.processors.JSONRenderer(serializer=_json)]


def _json(event: dict[str, Any], **_options: Any) -> str:
    return orjson.dumps(event, default=str).decode()
