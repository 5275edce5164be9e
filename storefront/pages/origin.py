"""Forms on pages that are the same for everybody carry no token; the browser's own word says where a post comes from.

Why this is enough: docs/decisions/0200-pages-without-visitors.md.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from storefront.errors import forbidden

View = Callable[..., HttpResponse]


def posts_from_our_pages(view: View) -> View:
    """Answer 403 to a post that the browser does not vouch for as ours; such a view needs no CSRF token."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not is_ours(request):
            return forbidden(request)
        return view(request, *args, **kwargs)

    return guarded


def is_ours(request: HttpRequest) -> bool:
    """Whether the request comes from one of our pages. What says nothing of where it comes from does not."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    # Browsers before 2023 and plain http send Origin with every post; some privacy tools leave only the Referer.
    sent = request.headers.get("Origin") or request.headers.get("Referer", "")
    try:
        parts = urlsplit(sent)
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return False
    origin = f"{parts.scheme}://{parts.netloc}"
    return origin == f"{request.scheme}://{request.get_host()}" or origin in settings.CSRF_TRUSTED_ORIGINS
