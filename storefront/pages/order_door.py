"""Who may see an order's page: its account, the browser that bought it, or whoever holds a signed link."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse

from storefront.middleware import ShopRequest
from storefront.orders.links import signed_id
from storefront.orders.models import Order

SESSION_KEY = "orders"
# A browser remembers this many orders of a guest; older ones are reached by their mails.
REMEMBERED = 20


def remember(request: ShopRequest, order_id: uuid.UUID) -> None:
    """This browser has bought the order: it may come back to its page."""
    known = [each for each in request.session.get(SESSION_KEY, []) if each != str(order_id)]
    request.session[SESSION_KEY] = [*known, str(order_id)][-REMEMBERED:]


def for_the_buyer(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets `order_id`, and the `token` of the address for its links. To everybody else there is no order.

    Whoever comes to an account's order without having signed in is asked to.
    """

    @wraps(view)
    def guarded(request: ShopRequest, token: str, **rest: Any) -> HttpResponse:
        order_id = signed_id(token) or _own(request, token)
        if order_id is None:
            if not request.user.is_authenticated and _is_of_an_account(token):
                return redirect_to_login(request.get_full_path())
            raise Http404
        return view(request, token=token, order_id=order_id, **rest)

    return guarded


def _own(request: ShopRequest, token: str) -> uuid.UUID | None:
    order_id = _plain(token)
    if order_id is None:
        return None
    if str(order_id) in request.session.get(SESSION_KEY, []):
        return order_id
    if request.user.pk is not None and Order.objects.filter(pk=order_id, user_id=request.user.pk).exists():
        return order_id
    return None


def _is_of_an_account(token: str) -> bool:
    order_id = _plain(token)
    return order_id is not None and Order.objects.filter(pk=order_id, user__isnull=False).exists()


def _plain(token: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(token)
    except ValueError:
        return None
