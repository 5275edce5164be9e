"""The address book's pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog.pricing.queries import active_channels
from common.errors import Refusal
from storefront.accounts import book
from storefront.accounts.addresses import AddressInvalid
from storefront.accounts.models import Address, User
from storefront.given import Given
from storefront.middleware import ShopRequest
from storefront.pages.forms import HomeForm
from storefront.pages.queries.checkouts import address_values, country_choices


@never_cache
@login_required
@csrf_protect
@require_safe
def addresses(request: ShopRequest) -> HttpResponse:
    return render(request, "pages/addresses.html", {"addresses": book.addresses_of(_user(request))})


@never_cache
@login_required
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def new_address(request: ShopRequest) -> HttpResponse:
    begun = {"country": request.channel.default_country}
    return _form(request, begun, row=None, save=lambda **given: book.add(_user(request), **given))


@never_cache
@login_required
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: ShopRequest, address_id: int) -> HttpResponse:
    user = _user(request)
    row = book.address_of(user, address_id=address_id)
    begun = address_values(row) | {
        "for_shipping": user.default_shipping_address_id == row.pk,
        "for_billing": user.default_billing_address_id == row.pk,
    }
    return _form(request, begun, row=row, save=lambda **given: book.change(user, address_id=address_id, **given))


@never_cache
@login_required
@csrf_protect
@require_POST
def address_act(request: ShopRequest, address_id: int) -> HttpResponse:
    """Take it out, or use it for shipping or billing."""
    user = _user(request)
    book.address_of(user, address_id=address_id)
    act = Given(request.POST).choice("act", (*book.FIELD_OF_KIND, "remove"))
    if act in book.FIELD_OF_KIND:
        book.make_default(user, address_id=address_id, kind=act)
        messages.success(request, _("It is used from now on."))
    elif act == "remove":
        book.remove(user, address_id=address_id)
        messages.success(request, _("The address is out of the book."))
    return redirect("pages:addresses")


def _form(
    request: ShopRequest, begun: dict[str, Any], *, row: Address | None, save: Callable[..., Address]
) -> HttpResponse:
    choices = country_choices(_countries(begun.get("country", "")))
    status, error = 200, ""
    if request.method != "POST":
        form = HomeForm(initial=begun, countries=choices)
    elif Given(request.POST).choice("intent", ("country",)):
        # Another country asks for other fields; nothing is judged yet.
        form = HomeForm(initial=request.POST.dict(), countries=choices)
    else:
        form, status = HomeForm(request.POST, countries=choices), 422
        if form.is_valid():
            try:
                save(address=form.address(), default_for=form.kinds())
            except AddressInvalid as refusal:
                form.refuse(refusal.problems)
            except Refusal as refusal:
                error, status = str(refusal), 409
            else:
                messages.success(request, _("The address is saved."))
                return redirect("pages:addresses")
    return render(request, "pages/address.html", {"form": form, "row": row, "error": error}, status=status)


def _countries(known: str) -> list[str]:
    """Wherever some channel sends to; and where an address already is."""
    return sorted({code for channel in active_channels() for code in channel.countries} | ({known} - {""}))


def _user(request: ShopRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
