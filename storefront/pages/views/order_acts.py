"""What a buyer can do with an order after it was paid: cancel it, say that it arrived, send something back."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import NotFound, Refusal
from storefront.given import Given
from storefront.middleware import ShopRequest
from storefront.orders import services
from storefront.orders.invoicing import paper
from storefront.orders.models import Fulfillment, Invoice, Order
from storefront.orders.services.cancellation import BUYER
from storefront.orders.services.cancellation import cancel as cancel_order
from storefront.orders.services.returns import LONGEST_WORDS, returnable
from storefront.pages.order_door import for_the_buyer
from storefront.pages.queries.returns import REASONS, return_shown


@never_cache
@csrf_protect
@require_POST
@for_the_buyer
def cancel(request: ShopRequest, token: str, order_id: uuid.UUID) -> HttpResponse:
    return _done(
        request,
        token,
        lambda: cancel_order(order_id=order_id, by=BUYER, by_user_id=request.user.pk, at=request.at),
        _("Cancelled. What you paid goes back the way it came."),
    )


@never_cache
@csrf_protect
@require_POST
@for_the_buyer
def received(request: ShopRequest, token: str, order_id: uuid.UUID, parcel: int) -> HttpResponse:
    """The buyer signs for a parcel: from the next day on the days of a return are counted."""
    if not Fulfillment.objects.filter(pk=parcel, order_id=order_id).exists():
        raise Http404
    return _done(
        request,
        token,
        lambda: services.deliver(fulfillment_id=parcel, by=BUYER, at=request.at),
        _("Thank you. From tomorrow on you have seven days to return what can be returned."),
    )


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_buyer
def send_back(request: ShopRequest, token: str, order_id: uuid.UUID) -> HttpResponse:
    """Choose pieces and a reason. What cannot come back is shown with why."""
    order = Order.objects.select_related("shipping_address").get(pk=order_id)
    error = ""
    if request.method == "POST":
        given = Given(request.POST)
        terms = returnable(order=order, at=request.at)
        try:
            services.request_return(
                order_id=order_id,
                quantities={
                    each.line.pk: int(given.choice(f"count-{each.line.pk}", _counts(each.pieces)) or 0)
                    for each in terms
                },
                reason=given.choice("reason", [code for code, _words in REASONS]),
                note=given.text("note"),
                opened=[each.line.pk for each in terms if given.text(f"opened-{each.line.pk}")],
                at=request.at,
            )
        except NotFound:
            raise
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, _("Asked for. The shop answers by mail and on this page."))
            return redirect("pages:order", token=token)
    shown = return_shown(order=order, given=request.POST, at=request.at)
    context = {"shown": shown, "token": token, "error": error, "longest": LONGEST_WORDS}
    return render(request, "pages/return.html", context, status=409 if error else 200)


@never_cache
@csrf_protect
@require_POST
@for_the_buyer
def keep(request: ShopRequest, token: str, order_id: uuid.UUID, asked: int) -> HttpResponse:
    """The buyer withdraws a return."""
    return _done(
        request,
        token,
        lambda: services.withdraw_return(return_id=asked, order_id=order_id, at=request.at),
        _("Withdrawn. You keep it."),
    )


@never_cache
@require_safe
@for_the_buyer
def invoice(request: ShopRequest, token: str, order_id: uuid.UUID, pk: int) -> HttpResponse:
    """An invoice or credit note of this order, as PDF."""
    found = Invoice.objects.filter(pk=pk, order_id=order_id).first()
    if found is None:
        raise Http404
    return HttpResponse(
        paper(found),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{found.number}.pdf"'},
    )


def _counts(most: int) -> list[str]:
    return [str(count) for count in range(most + 1)]


def _done(request: ShopRequest, token: str, act: Callable[[], object], said: str) -> HttpResponse:
    """Do it and say so, or say why not; then back to the order's page."""
    try:
        act()
        messages.success(request, said)
    except NotFound:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("pages:order", token=token)
