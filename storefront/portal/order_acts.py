"""What a shop does with its parcels and with what comes back, beside sending: packed, cannot be sent, returns."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from common.errors import NotFound, Refusal
from inheritors.shops.models import Shop
from storefront.accounts.access import shop_members_only, who
from storefront.given import LARGEST_ID, Given
from storefront.middleware import ShopRequest
from storefront.orders import services
from storefront.orders.invoicing import paper
from storefront.orders.models import Fulfillment, Invoice, Return
from storefront.orders.queries import returns_of_shops
from storefront.orders.services.declining import cannot_send
from storefront.portal.shell import shell

RETURN_ACTS = ("approve", "refuse", "receive")


@require_POST
@shop_members_only
def act(request: ShopRequest, pk: int, *, shops: list[Shop]) -> HttpResponse:
    """A parcel will be sent, is packed, or cannot be sent at all."""
    given = Given(request.POST)
    shop_ids = [shop.pk for shop in shops]
    if not Fulfillment.objects.filter(pk=min(pk, LARGEST_ID), shop__in=shops).exists():
        raise NotFound()
    chosen = given.act(("confirm", "pack", "cancel"))
    try:
        if chosen == "cancel":
            cannot_send(
                fulfillment_id=pk,
                shop_ids=shop_ids,
                by_user_id=who(request),
                note=given.words("note", most=200),
                at=request.at,
            )
            messages.success(request, _("Noted. The buyer is told, and pays nothing for it."))
            return redirect("portal:orders")
        if chosen == "confirm":
            services.confirm(fulfillment_id=pk, shop_ids=shop_ids, by_user_id=who(request), at=request.at)
            messages.success(
                request, _("Confirmed. The buyer's payment is being taken; it may be packed once it is here.")
            )
            return redirect("portal:order", pk=pk)
        services.pack(fulfillment_id=pk, shop_ids=shop_ids, by_user_id=who(request), at=request.at)
        messages.success(request, _("Packed. The buyer can no longer cancel it."))
    except NotFound:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("portal:order", pk=pk)


@require_GET
@shop_members_only
def returns(request: ShopRequest, *, shops: list[Shop]) -> HttpResponse:
    """What buyers want to send back, the undecided first."""
    rows = returns_of_shops(shop_ids=[shop.pk for shop in shops])
    return render(request, "portal/returns.html", shell(shops, "orders") | {"rows": rows})


@require_http_methods(["GET", "POST"])
@shop_members_only
def one_return(request: ShopRequest, pk: int, *, shops: list[Shop]) -> HttpResponse:
    """Decide one return, and take in what has arrived."""
    shop_ids = [shop.pk for shop in shops]
    asked = next(iter(returns_of_shops(shop_ids=shop_ids, return_id=pk)), None)
    if asked is None:
        raise NotFound()
    error = ""
    if request.method == "POST":
        try:
            said = _decide(request, asked, shop_ids)
        except NotFound:
            raise
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, said)
            return redirect("portal:return", pk=pk)
    page = shell(shops, "orders") | {"asked": asked, "error": error}
    return render(request, "portal/return.html", page, status=409 if error else 200)


def _decide(request: ShopRequest, asked: Return, shop_ids: list[int]) -> str:
    given = Given(request.POST)
    common: dict[str, Any] = {
        "return_id": asked.pk,
        "shop_ids": shop_ids,
        "by_user_id": who(request),
        "at": request.at,
    }
    chosen = given.act(RETURN_ACTS)
    if chosen == "approve":
        services.approve_return(answer=given.text("answer"), **common)
        return _("Approved. The buyer is told.")
    if chosen == "refuse":
        services.refuse_return(answer=given.text("answer"), **common)
        return _("Declined. The buyer is told why.")
    back = {
        row.line_id: given.number(f"back-{row.line_id}", least=0, most=row.quantity) or 0 for row in asked.lines.all()
    }
    services.receive_return(put_back=back, **common)
    return _("Received. The money goes back to the buyer.")


@require_GET
@shop_members_only
def invoice(request: ShopRequest, pk: int, *, shops: list[Shop]) -> HttpResponse:
    """One of the shop's own invoices, as PDF; another shop's does not exist."""
    found = Invoice.objects.filter(pk=min(pk, LARGEST_ID), shop__in=shops).first()
    if found is None:
        raise NotFound()
    return HttpResponse(
        paper(found),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{found.number}.pdf"'},
    )
