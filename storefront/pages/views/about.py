"""The store's own texts, and the choice of a channel."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from catalog.pricing.queries import active_channels, channel_by_slug
from storefront.given import Given, way_back
from storefront.middleware import CHANNEL_COOKIE, ShopRequest
from storefront.pages import basket as baskets
from storefront.pages.origin import posts_from_our_pages

# By slug, the title; the text is the template pages/about/<language>/<slug>.html.
TEXTS = {
    "delivery": _("Delivery and customs"),
    "returns": _("Seven-day returns"),
    "certificates": _("Check a certificate"),
    "minors": _("Protection of minors"),
    "listing": _("Listing rules"),
    "settlement": _("Fees and payouts"),
    "complaints": _("Complaints"),
    "licences": _("Licences"),
    "privacy": _("Privacy"),
    "terms": _("Terms"),
}
A_YEAR = 365 * 24 * 3600


@require_safe
def about(request: ShopRequest, slug: str) -> HttpResponse:
    if slug not in TEXTS:
        raise Http404
    text = f"pages/about/{request.LANGUAGE_CODE}/{slug}.html"
    return render(request, "pages/about.html", {"slug": slug, "title": TEXTS[slug], "texts": TEXTS, "text": text})


@posts_from_our_pages
@require_POST
def channel(request: ShopRequest) -> HttpResponse:
    """Each channel has its own currency and its own basket, so the number in the basket changes with it."""
    given = Given(request.POST)
    back = way_back(request, given) or reverse("pages:home")
    slug = given.choice("channel", [each.slug for each in active_channels()])
    # Not redirect(), which would take a word without a slash for the name of an address.
    response = HttpResponseRedirect(back)
    if chosen := channel_by_slug(slug):
        response.set_cookie(
            CHANNEL_COOKIE, chosen.slug, max_age=A_YEAR, httponly=True, samesite="Lax", secure=settings.HTTPS
        )
        request.channel = chosen
        basket = baskets.basket_of(request)
        baskets.show_count(response, basket.quantity if basket else 0)
    return response
