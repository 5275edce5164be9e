"""The one page of failure, for whatever went wrong and whoever looks; and its short form for a part of a page.

It needs no database, so that it can be shown when it is the database that failed.
"""

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
    405: _("Nothing can be sent here that way"),
    409: _("Not possible as it stands"),
    413: _("That was too large"),
    429: _("That was too often"),
    500: _("A corner of the kiln has fallen in, on our side"),
}
HINTS = {
    400: _("Something in the address or the form does not fit. Go back and try once more."),
    403: _("Sign in with the account that may see this, or go back."),
    404: _("It may have moved or been sold. The search finds what is still here."),
    405: _("This address is only for looking, or only for a form of ours. Go back and try once more."),
    409: _("Something has changed in the meantime. Go back and look again."),
    413: _("At most 2 MB can be sent at once."),
    429: _("So many tries in so short a time are not let through. Wait a quarter of an hour and try again."),
    500: _("Your basket is untouched and nothing was charged. Try again in a while, or tell us this number:"),
}
# Chinese pages write the number as a print writes its year: 四〇四.
NUMERALS = {
    400: _("400"),
    403: _("403"),
    404: _("404"),
    405: _("405"),
    409: _("409"),
    413: _("413"),
    429: _("429"),
    500: _("500"),
}


def told(request: HttpRequest, status: int, *, sentence: str = "", code: str = "") -> HttpResponse:
    """The page for a status, with a sentence of its own where more is known, and its way on."""
    # Errors before the language is known are told in the address's language.
    language = "en" if request.path.startswith("/en/") else "zh-hans"
    with translation.override(language):
        if request.headers.get("HX-Request") == "true":
            return _toast(sentence or str(HINTS[status]), status)
        context = {
            "status": status,
            "code": code,
            "numeral": NUMERALS[status],
            "title": TITLES[status],
            "hint": sentence or HINTS[status],
            "request_id": getattr(request, "request_id", ""),
            # What was wrong stands behind the question mark: without it the page is there.
            "afresh": request.path if status in (400, 404) and request.method == "GET" and request.GET else "",
            "demo": True,
        }
        return HttpResponse(render_to_string("pages/error.html", context), status=status)


def _toast(sentence: str, status: int) -> HttpResponse:
    """For htmx, which asked for a part of a page: the sentence beside everything else, and all else stays."""
    headers = {"HX-Retarget": "#status", "HX-Reswap": "innerHTML", "HX-Reselect": ".toast", "HX-Push-Url": "false"}
    said = render_to_string("parts/toast_error.html", {"message": sentence})
    return HttpResponse(said, status=status, headers=headers)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    too_large = isinstance(exception, RequestDataTooBig | TooManyFieldsSent)
    return told(request, 413 if too_large else 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return told(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return told(request, 404)


def too_often(request: HttpRequest, *_why: object) -> HttpResponse:
    """For those who try passwords: allauth and axes count, this tells."""
    return told(request, 429)


def fault(request: HttpRequest) -> HttpResponse:
    return told(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django names this view in CSRF_FAILURE_VIEW."""
    return told(request, 403)
