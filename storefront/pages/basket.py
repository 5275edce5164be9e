"""Which basket is the visitor's. Its id lives in a signed cookie for each channel: a basket has one currency."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse

from storefront.checkout import services
from storefront.checkout.queries import CheckoutView, view
from storefront.middleware import ShopRequest

SALT = "basket"
# Scripts read this one, to show the number that pages must not contain; it opens nothing.
COUNT_COOKIE = "basket_count"
KEPT = timedelta(days=60)


def cookie_name(channel_slug: str) -> str:
    return f"basket_{channel_slug}"


def basket_id(request: ShopRequest) -> uuid.UUID | None:
    """The id that the visitor's cookie names, or None. A forged or foreign cookie counts as none."""
    value = request.get_signed_cookie(cookie_name(request.channel.slug), default="", salt=SALT)
    try:
        return uuid.UUID(value)
    except ValueError:
        return None


def basket_of(request: ShopRequest) -> CheckoutView | None:
    """The visitor's basket at the request's instant, or None when there is none that is theirs."""
    checkout_id = basket_id(request)
    basket = view(checkout_id=checkout_id, at=request.at) if checkout_id else None
    if basket is None or basket.channel.pk != request.channel.pk:
        return None
    # A basket that somebody has signed in with is shown to nobody else on the same browser.
    if basket.user_id is not None and basket.user_id != request.user.pk:
        return None
    return basket


def basket_to_fill(request: ShopRequest) -> uuid.UUID:
    """The id of the visitor's basket; a new one when there is none."""
    if basket := basket_of(request):
        return basket.id
    return services.create(
        channel=request.channel,
        language=request.LANGUAGE_CODE,
        user_id=request.user.pk if request.user.is_authenticated else None,
        at=request.at,
    ).pk


def remember(response: HttpResponse, *, channel_slug: str, checkout_id: uuid.UUID, quantity: int) -> None:
    """Let the browser keep the basket, and its number."""
    response.set_signed_cookie(
        cookie_name(channel_slug),
        str(checkout_id),
        salt=SALT,
        max_age=KEPT,
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )
    show_count(response, quantity)


def show_count(response: HttpResponse, quantity: int) -> None:
    response.set_cookie(COUNT_COOKIE, str(quantity), max_age=KEPT, samesite="Lax", secure=settings.HTTPS)


def forget(response: HttpResponse, *, channel_slug: str) -> None:
    """After the order, or when the cookie leads nowhere."""
    response.delete_cookie(cookie_name(channel_slug), samesite="Lax")
    show_count(response, 0)
