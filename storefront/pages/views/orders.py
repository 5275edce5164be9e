"""Orders, the boxes and vouchers that came with them."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import Invalid, NotFound, Refusal
from promotions.blindboxes import queries as boxes
from promotions.blindboxes import services as box_services
from promotions.collectibles import queries as collectibles
from promotions.collectibles import services as collectible_services
from storefront.checkout import services as checkout_services
from storefront.given import LARGEST_ID, Given
from storefront.middleware import ShopRequest
from storefront.orders.queries import HISTORY_PAGE, history
from storefront.pages.order_door import for_the_buyer
from storefront.pages.queries import boxes as box_pages
from storefront.pages.queries import orders as order_pages
from storefront.pages.queries.checkouts import next_page, pay_choices
from storefront.pages.queries.editions import panel


@never_cache
@login_required
@require_safe
def orders(request: ShopRequest) -> HttpResponse:
    assert request.user.pk is not None
    below = Given(request.GET).number("below", most=LARGEST_ID)
    rows = history(user_id=request.user.pk, below=below)
    more = rows[-1].number if len(rows) == HISTORY_PAGE else None
    return render(request, "pages/orders.html", {"orders": rows, "more": more})


@never_cache
@csrf_protect
@require_safe
@for_the_buyer
def order(request: ShopRequest, token: str, order_id: uuid.UUID) -> HttpResponse:
    shown = order_pages.order(order_id=order_id)
    if shown is None:
        raise Http404
    return render(request, "pages/order.html", {"shown": shown, "token": token})


@never_cache
@csrf_protect
@require_POST
@for_the_buyer
def pay(request: ShopRequest, token: str, order_id: uuid.UUID) -> HttpResponse:
    method = Given(request.POST).choice("pay", [choice.code for choice in pay_choices()])
    if not method:
        raise Invalid(field="pay", detail=_("Choose how to pay."))
    try:
        checkout_services.pay_order(order_id=order_id, method=method, at=request.at)
    except NotFound:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("pages:order", token=token)
    return redirect(next_page(is_paid=False), token=token)


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_buyer
def reveal(request: ShopRequest, token: str, order_id: uuid.UUID, line: uuid.UUID, number: int) -> HttpResponse:
    """A GET shows what was opened before, or the closed box; only the shopper's own act opens it."""
    shown = order_pages.order(order_id=order_id)
    box = next((b for b in shown.boxes if b.line == str(line) and b.n == number), None) if shown else None
    if shown is None or box is None:
        raise Http404
    if request.method == "POST":
        box_services.reveal(source=box.drawn.source, at=request.at)
        return redirect("pages:reveal", token=token, line=line, number=number)
    opened = boxes.opened(source=box.drawn.source)
    if opened is None:
        context = {"closed": box.drawn, "box_picture": _box_picture(shown, str(line)), "token": token}
        return render(request, "pages/reveal.html", context)
    page = box_pages.reveal(opened=opened, boxes=[each.drawn for each in shown.boxes])
    following = next(
        (each for each in shown.boxes if page.next_box and each.drawn.source == page.next_box.source), None
    )
    next_url = reverse("pages:reveal", args=[token, following.line, following.n]) if following else ""
    return render(request, "pages/reveal.html", {"shown": page, "token": token, "next_url": next_url})


def _box_picture(shown: order_pages.OrderShown, line_id: str) -> object:
    return next((line.picture for line in shown.page.lines if str(line.row.pk) == line_id), None)


@never_cache
@login_required
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: ShopRequest, code: uuid.UUID) -> HttpResponse:
    """Whoever holds the code and has signed in may take the piece."""
    voucher = collectibles.voucher(code)
    if voucher is None:
        raise Http404
    if request.method == "POST":
        assert request.user.pk is not None
        piece = collectible_services.claim(code=code, user_id=request.user.pk, at=request.at)
        messages.success(request, _("№ {number:04d} is yours.").format(number=piece.number))
        return redirect("pages:collection")
    return render(request, "pages/claim.html", {"voucher": voucher, "panel": panel(voucher.edition)})
