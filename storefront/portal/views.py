"""The pages of inheritors and museums: their own listings and orders, a phone in one hand."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from catalog.listings import queries as listings
from catalog.listings import services as listing_services
from catalog.listings.models import ListingState
from common.errors import NotFound, Refusal
from inheritors.settlement.queries import balance
from inheritors.shops.models import Shop
from promotions.blindboxes.services import refuse_restocking
from storefront.accounts.access import shop_members_only, who
from storefront.given import Given
from storefront.middleware import ShopRequest
from storefront.orders import queries as orders
from storefront.orders import services as order_services
from storefront.portal import queries
from storefront.portal.forms import ListingForm, SendForm
from storefront.portal.shell import shell

# What is on sale first: that is what a shop looks at most.
TABS = [ListingState.PUBLISHED, ListingState.IN_REVIEW, ListingState.DRAFT, ListingState.SUSPENDED]


@require_GET
@shop_members_only
def home(request: ShopRequest, *, shops: list[Shop]) -> HttpResponse:
    """The listings of the member's shops, by state."""
    state = Given(request.GET).choice("state", ListingState.values) or ListingState.PUBLISHED
    shop_ids = [shop.pk for shop in shops]
    page = shell(shops, "listings") | {
        "state": state,
        "counts": sorted(listings.state_counts(shop_ids=shop_ids), key=lambda tab: TABS.index(ListingState(tab[0]))),
        "rows": listings.shop_listings(shop_ids=shop_ids, state=state, at=request.at),
        "sent_back": listings.sent_back(shop_ids=shop_ids),
    }
    return render(request, "portal/home.html", page)


@require_http_methods(["GET", "POST"])
@shop_members_only
def listing(request: ShopRequest, pk: int, *, shops: list[Shop]) -> HttpResponse:
    """See and edit one listing of the member's own shops; another shop's does not exist for them."""
    found = _own(pk, shops, request)
    form = ListingForm(found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _save(form, request)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("portal:listing", pk=pk)
    page = shell(shops, "listings") | {"listing": found, "form": form}
    return render(request, "portal/listing.html", page, status=422 if form.errors else 200)


@require_POST
@shop_members_only
def submit(request: ShopRequest, pk: int, *, shops: list[Shop]) -> HttpResponse:
    """Send a listing to review."""
    _own(pk, shops, request)
    try:
        listing_services.submit(product_id=pk, by_user_id=who(request), at=request.at)
        messages.success(request, _("Sent to review. You will find it under “In review”."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("portal:listing", pk=pk)


@require_GET
@shop_members_only
def order_list(request: ShopRequest, *, shops: list[Shop]) -> HttpResponse:
    """What the shop has to send, what waits longest first; or what it has sent."""
    shop_ids, sent = [shop.pk for shop in shops], Given(request.GET).choice("show", ["sent"]) == "sent"
    counts = orders.shop_order_counts(shop_ids=shop_ids)
    page = shell(shops, "orders") | {
        "sent": sent,
        "counts": [("", _("To send"), counts[False]), ("sent", _("Sent"), counts[True])],
        "rows": queries.parcels(shop_ids=shop_ids, sent=sent, at=request.at),
    }
    return render(request, "portal/orders.html", page)


@require_http_methods(["GET", "POST"])
@shop_members_only
def order(request: ShopRequest, pk: int, *, shops: list[Shop]) -> HttpResponse:
    """One parcel: what goes into it and where it goes, to print; and the tracking number once it is on its way."""
    shop_ids = [shop.pk for shop in shops]
    parcel = queries.parcel(fulfillment_id=pk, shop_ids=shop_ids, at=request.at)
    if parcel is None:
        raise NotFound()
    form = SendForm(parcel, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            order_services.send(
                fulfillment_id=pk,
                shop_ids=shop_ids,
                tracking_number=form.cleaned_data["tracking_number"],
                carrier=form.cleaned_data["carrier"],
                quantities=form.quantities,
                by_user_id=who(request),
                at=request.at,
            )
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Marked as sent. The buyer sees the tracking number on the order page."))
            return redirect("portal:order", pk=pk)
    page = shell(shops, "orders") | {"parcel": parcel, "form": form}
    return render(request, "portal/order.html", page, status=422 if form.errors else 200)


@require_GET
@shop_members_only
def settlement(request: ShopRequest, *, shops: list[Shop]) -> HttpResponse:
    """What the shops have earned, as the ledger says."""
    page = shell(shops, "settlement") | {"balances": balance(shop_ids=[shop.pk for shop in shops])}
    return render(request, "portal/settlement.html", page)


def _own(pk: int, shops: list[Shop], request: ShopRequest) -> listings.EditableListing:
    found = listings.editable(product_id=pk, shop_ids=[shop.pk for shop in shops], at=request.at)
    if found is None:
        raise NotFound()
    return found


def _save(form: ListingForm, request: ShopRequest) -> None:
    refuse_restocking(variant_ids=form.restocked_variants)
    listing_services.edit(
        product_id=form.listing.product_id,
        revision=form.cleaned_data["revision"],
        name=form.text("name"),
        lede=form.text("lede"),
        description=form.text("description"),
        prices=form.prices,
        quantities=form.quantities,
        by_user_id=who(request),
        at=request.at,
    )
