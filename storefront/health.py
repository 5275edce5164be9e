"""Whether the store can serve: /healthz.

Answered before all other middleware, which needs the very database that may be down, and without a line in the log.
"""

from collections.abc import Callable

import structlog
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse

log = structlog.get_logger("health")


class Health:
    """Answers /healthz; everything else goes on its way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return healthz(request) if request.path == "/healthz" else self.get_response(request)


def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database and the cache answer, else 503; open to everyone, it says which of them and no more."""
    if request.method not in ("GET", "HEAD"):
        return JsonResponse({"detail": "Ask with GET or HEAD."}, status=405, headers={"Allow": "GET, HEAD"})
    parts = {"database": _works(_ask_database), "cache": _works(_ask_cache)}
    status = "ok" if set(parts.values()) == {"ok"} else "unavailable"
    return JsonResponse(
        {"status": status, **parts}, status=200 if status == "ok" else 503, headers={"Cache-Control": "no-store"}
    )


def _works(ask: Callable[[], None]) -> str:
    try:
        ask()
    except Exception:  # Whatever a driver raises, the answer is the same.
        log.exception("health-check-failed", check=ask.__name__)
        return "down"
    return "ok"


def _ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _ask_cache() -> None:
    cache.get("healthz")
