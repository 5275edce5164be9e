"""Paying an order in the gateway's own element, and coming back from wherever that sent the buyer.

Only this page lets scripts of another house in: exactly those that Stripe names for its element.
"""

from __future__ import annotations

import contextlib
import uuid

from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from common.errors import Refusal
from storefront.checkout import services
from storefront.middleware import ShopRequest
from storefront.pages.order_door import for_the_buyer
from storefront.pages.queries import payments
from storefront.pages.queries.steps import steps
from storefront.payments.ports import gateway

STRIPE = {
    "script-src": ["https://js.stripe.com", "https://*.js.stripe.com"],
    "frame-src": ["'self'", "https://js.stripe.com", "https://*.js.stripe.com", "https://hooks.stripe.com"],
    "connect-src": ["https://api.stripe.com"],
}


@never_cache
@csp_update(STRIPE)
@require_safe
@for_the_buyer
def payment(request: ShopRequest, token: str, order_id: uuid.UUID) -> HttpResponse:
    """Opened again, or in a second window, it is the same payment: an order is paid once."""
    order = payments.payable(order_id)
    if order is None or not gateway().has_element:
        return redirect("pages:order", token=token)
    try:
        state = services.pay_order(order_id=order.pk, method=gateway().methods()[0].code, at=request.at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("pages:order", token=token)
    shown = payments.payment(order, state)
    if shown is None:
        return redirect("pages:order", token=token)
    way = steps(received=True, delivered=True)
    return render(request, "pages/payment.html", {"shown": shown, "token": token, "steps": way})


@never_cache
@require_safe
@for_the_buyer
def done(request: ShopRequest, token: str, order_id: uuid.UUID) -> HttpResponse:
    """Back from 3-D Secure, Alipay or WeChat Pay. What the address says is not believed: the gateway is asked.

    Who was declined there, or turned back, finds the payment again, which says why.
    """
    is_buyers_turn = False
    # When it does not answer now, its report comes, or the outbox asks again.
    with contextlib.suppress(Refusal):
        is_buyers_turn = services.look_again(order_id=order_id, at=request.at)
    return redirect("pages:payment" if is_buyers_turn else "pages:order", token=token)
