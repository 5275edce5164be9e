"""How the store writes its logs: one line an event, as JSON in production, readable in the demo.

Names of events and ids go in; addresses, e-mails, tokens and query strings do not.
"""

import sys
from typing import Any

import orjson
import structlog

# What says who somebody is or lets one be somebody. Written by mistake, it is blanked before it reaches a file.
PRIVATE = frozenset(
    {"address", "authorization", "cookie", "email", "first_name", "last_name", "password", "phone", "token"}
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
    """Replace the values of private names."""
    for name in PRIVATE & event.keys():
        event[name] = "…"
    return event


def _readable() -> list[structlog.typing.Processor]:
    return [
        # Plain tracebacks: the richer ones show the values of variables, private ones too.
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
    ]


def _machine() -> list[structlog.typing.Processor]:
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(serializer=_json)]


def _json(event: dict[str, Any], **_options: Any) -> str:
    return orjson.dumps(event, default=str).decode()
