"""The pages of failure. They need no database, so that they can be shown when it is the database that failed."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

TITLES = {
    400: _("The request was not understood"),
    403: _("This is not open to you"),
    404: _("This page is not in the book"),
    413: _("That was too large"),
    429: _("That was too often"),
    500: _("A corner of the kiln has fallen in, on our side"),
}
HINTS = {
    400: _("Something in the address or the form does not fit. Go back and try once more."),
    403: _("Sign in with the account that may see this, or go back."),
    404: _("It may have moved or been sold. The search finds what is still here."),
    413: _("At most 2 MB can be sent at once."),
    429: _("So many tries in so short a time are not let through. Wait a quarter of an hour and try again."),
    500: _("Your basket is untouched and nothing was charged. Try again in a while, or tell us this number:"),
}
# Chinese pages write the number as a print writes its year: 四〇四.
NUMERALS = {
    400: _("400"),
    403: _("403"),
    404: _("404"),
    413: _("413"),
    429: _("429"),
    500: _("500"),
}


def _page(request: HttpRequest, status: int) -> HttpResponse:
    # Errors before the language is known are told in the address's language.
    language = "en" if request.path.startswith("/en/") else "zh-hans"
    context = {
        "status": status,
        "numeral": NUMERALS[status],
        "title": TITLES[status],
        "hint": HINTS[status],
        "request_id": getattr(request, "request_id", ""),
        "demo": True,
    }
    with translation.override(language):
        return HttpResponse(render_to_string("pages/error.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    too_large = isinstance(exception, RequestDataTooBig | TooManyFieldsSent)
    return _page(request, 413 if too_large else 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404)


def too_often(request: HttpRequest, *_why: object) -> HttpResponse:
    """For those who try passwords: allauth and axes count, this tells."""
    return _page(request, 429)


def fault(request: HttpRequest) -> HttpResponse:
    return _page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django names this view in CSRF_FAILURE_VIEW."""
    return _page(request, 403)
