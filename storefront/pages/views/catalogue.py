"""The front page, lists, search and the page of a work."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from storefront.middleware import ShopRequest
from storefront.pages.forms import ListForm
from storefront.pages.queries import home as homes
from storefront.pages.queries import listing as listings
from storefront.pages.queries import product as products


@require_safe
def home(request: ShopRequest) -> HttpResponse:
    return render(request, "pages/home.html", {"home": homes.home(channel=request.channel, at=request.at)})


@require_safe
def category(request: ShopRequest, slug: str) -> HttpResponse:
    listing = listings.category(slug=slug, asked=ListForm(request.GET).asked(), channel=request.channel, at=request.at)
    if listing is None:
        raise Http404
    return render(request, "pages/list.html", {"listing": listing, "section": listing.section})


@require_safe
def search(request: ShopRequest) -> HttpResponse:
    asked = ListForm(request.GET).asked()
    listing = listings.search(asked=asked, channel=request.channel, at=request.at)
    return render(request, "pages/list.html", {"listing": listing, "words": asked.words})


@require_safe
def product(request: ShopRequest, slug: str) -> HttpResponse:
    variant = request.GET.get("variant", "")
    chosen = int(variant) if variant.isdecimal() and len(variant) < 18 else None
    view = products.product(slug=slug, variant_id=chosen, channel=request.channel, at=request.at)
    if view is None:
        raise Http404
    return render(request, "pages/product.html", {"view": view, "section": view.section})
