"""The front page, lists, search and the page of a work."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from storefront.given import LARGEST_ID, Given
from storefront.middleware import ShopRequest
from storefront.pages.forms import asked_of_list
from storefront.pages.queries import home as homes
from storefront.pages.queries import listing as listings
from storefront.pages.queries import product as products


@require_safe
def home(request: ShopRequest) -> HttpResponse:
    return render(request, "pages/home.html", {"home": homes.home(channel=request.channel, at=request.at)})


@require_safe
def category(request: ShopRequest, slug: str) -> HttpResponse:
    listing = listings.category(slug=slug, asked=asked_of_list(request.GET), channel=request.channel, at=request.at)
    if listing is None:
        raise Http404
    return render(request, "pages/list.html", {"listing": listing, "section": listing.section})


@require_safe
def search(request: ShopRequest) -> HttpResponse:
    asked = asked_of_list(request.GET)
    listing = listings.search(asked=asked, channel=request.channel, at=request.at)
    return render(request, "pages/list.html", {"listing": listing, "words": asked.words})


@require_safe
def product(request: ShopRequest, slug: str) -> HttpResponse:
    # A variant that is no longer sold leads to the work all the same.
    chosen = Given(request.GET).number("variant", most=LARGEST_ID)
    view = products.product(slug=slug, variant_id=chosen, channel=request.channel, at=request.at)
    if view is None:
        raise Http404
    return render(request, "pages/product.html", {"view": view, "section": view.section})
