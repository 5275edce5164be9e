"""The discount code of a basket: give one, take it out."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from common.errors import Refusal
from promotions.vouchers.codes import LONGEST_CODE
from storefront.checkout import services
from storefront.given import Given
from storefront.middleware import ShopRequest
from storefront.pages import basket as baskets
from storefront.pages.origin import posts_from_our_pages
from storefront.pages.views.baskets import basket_page


@never_cache
@posts_from_our_pages
@require_POST
def code(request: ShopRequest) -> HttpResponse:
    """From the basket, or out of it from the checkout. A code that takes nothing off is told beside its box."""
    basket = baskets.basket_of(request)
    then = Given(request.POST).choice("then", ["checkout"])
    if basket is None:
        return redirect("pages:basket")
    typed, refusal = change_code(request, basket.id)
    if refusal:
        return basket_page(request, code_error=str(refusal), typed_code=typed, status=422)
    return redirect("pages:checkout" if then else "pages:basket")


def change_code(request: ShopRequest, checkout_id: uuid.UUID) -> tuple[str, Refusal | None]:
    """Give the basket the code that was posted, or take its code out: what was typed, and why it was refused."""
    given = Given(request.POST)
    act, typed = given.act(["add", "remove"]), given.words("code", most=LONGEST_CODE)
    try:
        if act == "add":
            services.add_code(checkout_id=checkout_id, code=typed, at=request.at)
        else:
            services.remove_code(checkout_id=checkout_id, at=request.at)
    except Refusal as refusal:
        return typed, refusal
    return typed, None
