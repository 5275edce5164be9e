"""The basket: look into it, put in, change, take out."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from common.errors import Invalid, NotFound, Refusal
from storefront.checkout import services
from storefront.checkout.queries import view as checkout_view
from storefront.checkout.services import LineWanted
from storefront.given import LARGEST_ID, Given
from storefront.middleware import ShopRequest
from storefront.pages import basket as baskets
from storefront.pages.forms import AddForm, LineForm
from storefront.pages.origin import posts_from_our_pages
from storefront.pages.queries.baskets import basket as basket_shown


@never_cache
@require_safe
def basket(request: ShopRequest) -> HttpResponse:
    return basket_page(request)


@never_cache
@posts_from_our_pages
@require_POST
def add(request: ShopRequest) -> HttpResponse:
    """Works from pages that are the same for everybody, so the browser's word replaces a token."""
    given, form = Given(request.POST), AddForm(request.POST)
    variant_id, then = given.number("variant", most=LARGEST_ID), given.choice("then", ["basket", "checkout"])
    if variant_id is None:
        raise Invalid(field="variant", detail=_("The form does not say which work is meant."))
    if not form.is_valid():
        return _refused(request, _first_error(form), status=422)
    wanted = LineWanted(variant_id, form.cleaned_data["quantity"])
    try:
        checkout_id = baskets.basket_to_fill(request)
        services.add_lines(checkout_id=checkout_id, lines=[wanted], at=request.at)
    except NotFound:
        raise
    except Refusal as refusal:
        return _refused(request, str(refusal), status=409)
    target = reverse("pages:checkout" if then == "checkout" else "pages:basket")
    response: HttpResponse
    if not request.htmx:
        response = redirect(target)
    elif then == "checkout":
        response = HttpResponseClientRedirect(target)
    else:
        response = render(request, "parts/toast_added.html")
    return _keep(response, request, checkout_id)


@never_cache
@posts_from_our_pages
@require_POST
def line(request: ShopRequest, line_id: uuid.UUID) -> HttpResponse:
    basket = baskets.basket_of(request)
    found = next((line for line in basket.lines if line.id == line_id), None) if basket else None
    if basket is None or found is None:
        # Somebody else's line, or one that another tab took out: the visitor sees their own basket as it is.
        return basket_page(request, error=_("That line is not in your basket, or no longer."), status=404)
    form = LineForm(request.POST)
    if not form.is_valid():
        return basket_page(request, error=_first_error(form), status=422)
    try:
        services.set_lines(checkout_id=basket.id, lines=[LineWanted(found.variant_id, form.wanted())], at=request.at)
    except Refusal as refusal:
        return basket_page(request, error=str(refusal), status=409)
    return _keep(redirect("pages:basket"), request, basket.id)


def basket_page(
    request: ShopRequest, *, error: str = "", code_error: str = "", typed_code: str = "", status: int = 200
) -> HttpResponse:
    """The basket as it is now, perhaps with what went wrong on top, or beside the box of the discount code."""
    view = baskets.basket_of(request)
    shown = basket_shown(view, at=request.at) if view else None
    context = {"basket": shown, "error": error, "code_error": code_error, "typed_code": typed_code}
    response = render(request, "pages/basket.html", context, status=status)
    baskets.show_count(response, view.quantity if view else 0)
    return response


def _refused(request: ShopRequest, message: str, *, status: int) -> HttpResponse:
    if request.htmx:
        return render(request, "parts/toast_error.html", {"message": message}, status=status)
    return basket_page(request, error=message, status=status)


def _keep(response: HttpResponse, request: ShopRequest, checkout_id: uuid.UUID) -> HttpResponse:
    filled = checkout_view(checkout_id=checkout_id, at=request.at)
    if filled is None:
        raise NotFound()
    baskets.remember(response, channel_slug=request.channel.slug, basket=filled)
    return response


def _first_error(form: AddForm | LineForm) -> str:
    return str(next(iter(next(iter(form.errors.values())))))
