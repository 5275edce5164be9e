"""Where requests to the API leave the way that pages take.

The API reads no cookie, no session and no form, is told the language in its own way and guards itself
(docs/decisions/0300-the-api-takes-no-cookies.md), so nothing of what pages need is done for it.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.utils import translation

from storefront.api.core.languages import spoken
from storefront.api.views import graphql
from storefront.middleware import ShopRequest

PATH = "/graphql/"


class ApiDoor:
    """Answers the API's address; everything else goes on its way."""

    def __init__(self, get_response: Callable[[ShopRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: ShopRequest) -> HttpResponse:
        if request.path_info != PATH:
            return self.get_response(request)
        # Raises for a host that is not ours, as it does for pages.
        request.get_host()
        # Of sentences and countries' names; what the store has written by language, clients ask for by languageCode.
        # The thread may have spoken another language to the visitor before.
        translation.activate(spoken(request.headers.get("Accept-Language", "")[:200]))
        return graphql(request)
