"""The discount code of a basket: give one, take it out."""

from __future__ import annotations

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
    given, basket = Given(request.POST), baskets.basket_of(request)
    act, typed = given.act(["add", "remove"]), given.words("code", most=LONGEST_CODE)
    then = given.choice("then", ["checkout"])
    if basket is None:
        return redirect("pages:basket")
    try:
        if act == "add":
            services.add_code(checkout_id=basket.id, code=typed, at=request.at)
        else:
            services.remove_code(checkout_id=basket.id, at=request.at)
    except Refusal as refusal:
        return basket_page(request, code_error=str(refusal), typed_code=typed, status=422)
    return redirect("pages:checkout" if then else "pages:basket")
