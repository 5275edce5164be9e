"""The registry, its people, and the shops that keep it alive."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from storefront.given import Given
from storefront.middleware import ShopRequest
from storefront.pages.queries import heritage as pages


@require_safe
def heritage_list(request: ShopRequest) -> HttpResponse:
    given = Given(request.GET)
    shown = pages.heritage_list(
        category=given.text("category"),
        region=given.text("region"),
        words=given.words("words"),
        after=given.text("after"),
        channel=request.channel,
    )
    return render(request, "pages/heritage_list.html", {"shown": shown, "section": "heritage"})


@require_safe
def heritage(request: ShopRequest, slug: str) -> HttpResponse:
    shown = pages.heritage(slug=slug, channel=request.channel, at=request.at)
    if shown is None:
        raise Http404
    return render(request, "pages/heritage.html", {"shown": shown, "section": "heritage"})


@require_safe
def inheritors(request: ShopRequest) -> HttpResponse:
    given = Given(request.GET)
    shown = pages.inheritors(words=given.words("words"), after=given.text("after"))
    return render(request, "pages/inheritors.html", {"shown": shown, "section": "inheritors"})


@require_safe
def inheritor(request: ShopRequest, slug: str) -> HttpResponse:
    shown = pages.inheritor(slug=slug, channel=request.channel, at=request.at)
    if shown is None:
        raise Http404
    return render(request, "pages/inheritor.html", {"shown": shown, "section": "inheritors"})


@require_safe
def shop(request: ShopRequest, slug: str) -> HttpResponse:
    shown = pages.shop(slug=slug, channel=request.channel, at=request.at)
    if shown is None:
        raise Http404
    return render(request, "pages/shop.html", {"shown": shown})
