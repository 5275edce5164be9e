"""Campaigns, blind-box series, editions and the certificate that anyone may check."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from storefront.middleware import ShopRequest
from storefront.pages.queries import boxes as box_pages
from storefront.pages.queries import campaigns as campaign_pages
from storefront.pages.queries import editions as edition_pages
from storefront.pages.queries.home import title_lines


@require_safe
def campaign(request: ShopRequest, slug: str) -> HttpResponse:
    shown = campaign_pages.campaign(slug=slug, channel=request.channel, at=request.at)
    if shown is None:
        raise Http404
    lines = title_lines(shown.campaign.tagline or shown.campaign.name)
    return render(request, "pages/campaign.html", {"shown": shown, "lines": lines})


@require_safe
def boxes(request: ShopRequest) -> HttpResponse:
    series = box_pages.all_series(channel=request.channel, at=request.at)
    return render(request, "pages/boxes.html", {"series": series, "section": "boxes"})


@require_safe
def series(request: ShopRequest, slug: str) -> HttpResponse:
    shown = box_pages.series(slug=slug, channel=request.channel, at=request.at)
    if shown is None:
        raise Http404
    return render(request, "pages/series.html", {"shown": shown, "section": "boxes"})


@require_safe
def editions(request: ShopRequest) -> HttpResponse:
    shown = edition_pages.open_editions(channel_id=request.channel.pk, at=request.at)
    return render(request, "pages/editions.html", {"editions": shown, "section": "editions"})


@require_safe
def piece(request: ShopRequest, code: str) -> HttpResponse:
    address = f"{settings.PUBLIC_URL}{reverse('pages:piece', args=[code])}"
    shown = edition_pages.certificate(code=code, address=address)
    if shown is None:
        raise Http404
    return render(request, "pages/piece.html", {"shown": shown, "section": "editions"})
