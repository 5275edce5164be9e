"""The registry, its people, and the shops that keep it alive."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.errors import Invalid, NotFound
from storefront.middleware import ShopRequest
from storefront.pages.queries import heritage as pages


def _asked(request: ShopRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\x00", "").strip()[:100]


@require_safe
def heritage_list(request: ShopRequest) -> HttpResponse:
    try:
        shown = pages.heritage_list(
            category=_asked(request, "category"),
            region=_asked(request, "region"),
            words=_asked(request, "words"),
            after=_asked(request, "after"),
            channel=request.channel,
        )
    except Invalid as refusal:
        raise NotFound() from refusal
    return render(request, "pages/heritage_list.html", {"shown": shown, "section": "heritage"})


@require_safe
def heritage(request: ShopRequest, slug: str) -> HttpResponse:
    shown = pages.heritage(slug=slug, channel=request.channel, at=request.at)
    if shown is None:
        raise Http404
    return render(request, "pages/heritage.html", {"shown": shown, "section": "heritage"})


@require_safe
def inheritors(request: ShopRequest) -> HttpResponse:
    try:
        shown = pages.inheritors(words=_asked(request, "words"), after=_asked(request, "after"))
    except Invalid as refusal:
        raise NotFound() from refusal
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
