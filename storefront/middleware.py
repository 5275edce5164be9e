"""What every request carries: its instant, its channel; and how refusals become pages."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from datetime import datetime

import structlog
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers, has_vary_header
from django_htmx.middleware import HtmxDetails

from catalog.pricing.models import Channel
from catalog.pricing.queries import channel_by_slug
from common.clock import now
from common.errors import Invalid, NotAllowed, NotFound, Refusal
from storefront.errors import told
from storefront.given import Given, refuse_the_unreadable, way_back

GetResponse = Callable[[HttpRequest], HttpResponse]
CHANNEL_COOKIE = "channel"
STATUSES = {NotFound: 404, NotAllowed: 403, Invalid: 400}
# Django's words for a key that is none.
NO_ID = "expected a number but got"

log = structlog.get_logger("request")


class ShopRequest(HttpRequest):
    """The request as the store's views see it, for types only: the middleware below sets what it names."""

    at: datetime
    channel: Channel
    htmx: HtmxDetails
    request_id: str


class Doorkeeper:
    """Turns away what no honest browser sends, before a view reads it; lets no cache keep what is somebody's own."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # PostgreSQL cannot even be asked for a session with such a name.
        for name in [name for name, value in request.COOKIES.items() if "\x00" in value]:
            del request.COOKIES[name]
        response = self.get_response(request)
        if has_vary_header(response, "Cookie") and "Cache-Control" not in response.headers:
            add_never_cache_headers(response)
        if response.status_code == 405 and not response.content:
            allowed = response.headers["Allow"]
            response = told(request, 405)
            response.headers["Allow"] = allowed
        return response

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """Bodies beyond the limit, files within them included; what nobody can read. The API has its own ways."""
        match = request.resolver_match
        if match is None or match.url_name == "graphql":
            return None
        # Those who may enter the admin bring pictures and licences there.
        most = settings.UPLOAD_MAX_BYTES if match.app_name == "admin" else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if int(request.META.get("CONTENT_LENGTH") or 0) > most:
            raise RequestDataTooBig
        try:
            refuse_the_unreadable(request)
            if str(match.url_name).startswith("account_"):
                # The sign-in pages are allauth's, which would go elsewhere without a word.
                way_back(request, Given(request.POST if request.method == "POST" else request.GET))
        except Invalid as refusal:
            return refused(request, refusal)
        return None


class RequestLog:
    """One line a request, with an id that joins it to the lines within. No addresses, no query strings."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = uuid.uuid4().hex[:12]
        request.request_id = request_id  # type: ignore[attr-defined]  # See ShopRequest.
        structlog.contextvars.bind_contextvars(request_id=request_id)
        start = time.perf_counter()
        try:
            response = self.get_response(request)
        finally:
            structlog.contextvars.unbind_contextvars("request_id")
        response.headers["X-Request-ID"] = request_id
        log.info(
            "request",
            request_id=request_id,
            method=request.method,
            path=request.path,
            status=response.status_code,
            ms=round((time.perf_counter() - start) * 1000, 1),
        )
        return response


class Instant:
    """`request.at`: the one instant of a request, so that all prices of a page are of the same moment."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.at = now()  # type: ignore[attr-defined]  # See ShopRequest.
        return self.get_response(request)


class ChannelOfRequest:
    """`request.channel`: the one the visitor chose, else the one of their language."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
        usual = settings.CHANNEL_OF_LANGUAGE.get(language, "cn")
        chosen = request.COOKIES.get(CHANNEL_COOKIE, usual)
        request.channel = channel_by_slug(chosen) or channel_by_slug(usual)  # type: ignore[attr-defined]  # See ShopRequest.
        return self.get_response(request)


class RefusalPages:
    """A refusal that no view turned into a form error becomes a page with its message, never a fault."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refusal):
            return refused(request, exception)
        match = request.resolver_match
        # The admin asks the database for ids unread: a word where its pages send the number of a row.
        if match and match.app_name == "admin" and isinstance(exception, ValueError) and NO_ID in str(exception):
            return told(request, 400)
        return None


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page of a refusal: what does not exist, what is not theirs, what cannot be, what is not possible now."""
    status = next((status for kind, status in STATUSES.items() if isinstance(refusal, kind)), 409)
    log.info("refused", code=refusal.code, path=request.path)
    return told(request, status, sentence=str(refusal), code=refusal.code)
