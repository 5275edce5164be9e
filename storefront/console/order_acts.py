"""What an operator does with an order: cancels it, notes that a parcel arrived, has a refund asked for again."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from common.errors import NotFound, Refusal
from storefront.accounts.access import operators_only, who
from storefront.given import LARGEST_ID, Given
from storefront.middleware import ShopRequest
from storefront.orders import services
from storefront.orders.invoicing import paper
from storefront.orders.models import Fulfillment, Invoice, Refund, Return
from storefront.orders.services.cancellation import OPERATOR, cancel

ACTS = ("cancel", "delivered", "refund", "approve", "refuse", "receive")


@require_POST
@operators_only
def act(request: ShopRequest, pk: uuid.UUID) -> HttpResponse:
    """One act on one order, its parcels, refunds or returns; each is written down with who did it."""
    try:
        messages.success(request, _act(request, pk))
    except NotFound:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("console:order", pk=pk)


def _act(request: ShopRequest, pk: uuid.UUID) -> str:
    given, at, by = Given(request.POST), request.at, who(request)
    chosen, about = given.act(ACTS), given.number("about", most=LARGEST_ID) or 0
    if chosen == "cancel":
        cancel(order_id=pk, by=OPERATOR, by_user_id=by, note=given.words("note", most=200), at=at)
        return _("Cancelled. What was paid for it goes back.")
    if chosen == "delivered" and Fulfillment.objects.filter(pk=about, order_id=pk).exists():
        services.deliver(fulfillment_id=about, by=OPERATOR, at=at)
        return _("Noted: the parcel has arrived.")
    if chosen == "refund" and Refund.objects.filter(pk=about, order_id=pk).exists():
        services.ask_again(refund_id=about, at=at)
        return _("The refund is asked for again.")
    asked = Return.objects.filter(pk=about, order_id=pk).prefetch_related("lines").first()
    if asked is None:
        raise NotFound()
    return _decide(request, chosen, asked, given.text("answer"), by=by)


def _decide(request: ShopRequest, chosen: str, asked: Return, answer: str, *, by: int) -> str:
    """In the shop's place. What an operator takes in goes back on the shelf; breakage is written off by the shop."""
    at = request.at
    if chosen == "approve":
        services.approve_return(return_id=asked.pk, shop_ids=None, answer=answer, by_user_id=by, at=at)
        return _("Approved. The buyer is told.")
    if chosen == "refuse":
        services.refuse_return(return_id=asked.pk, shop_ids=None, answer=answer, by_user_id=by, at=at)
        return _("Declined. The buyer is told why.")
    back = {row.line_id: row.quantity for row in asked.lines.all()}
    services.receive_return(return_id=asked.pk, shop_ids=None, put_back=back, by_user_id=by, at=at)
    return _("Received. The money goes back to the buyer.")


@require_GET
@operators_only
def invoice(request: ShopRequest, pk: int) -> HttpResponse:
    """Any invoice, as PDF."""
    found = Invoice.objects.filter(pk=min(pk, LARGEST_ID)).first()
    if found is None:
        raise NotFound()
    return HttpResponse(
        paper(found),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{found.number}.pdf"'},
    )
