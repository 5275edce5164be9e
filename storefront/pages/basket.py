"""Which basket is the visitor's. A guest's is named by a signed cookie for each channel: a basket has one currency.

Who signs in finds one basket in each channel on all their devices; what they had filled as a guest is put into it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext

from catalog.pricing.queries import active_channels
from storefront.accounts.models import User
from storefront.checkout import services
from storefront.checkout.queries import CheckoutView, basket_of_account, pieces_in, view
from storefront.middleware import ShopRequest

SALT = "basket"
# Scripts read this one, to show the number that pages must not contain; it opens nothing.
COUNT_COOKIE = "basket_count"
KEPT = timedelta(days=60)


def cookie_name(channel_slug: str) -> str:
    return f"basket_{channel_slug}"


def basket_id(request: ShopRequest, channel_slug: str = "") -> uuid.UUID | None:
    """The id that the visitor's cookie names, or None. A forged or foreign cookie counts as none."""
    value = request.get_signed_cookie(cookie_name(channel_slug or request.channel.slug), default="", salt=SALT)
    try:
        return uuid.UUID(value)
    except ValueError:
        return None


def basket_of(request: ShopRequest) -> CheckoutView | None:
    """The visitor's basket at the request's instant, or None when there is none that is theirs."""
    checkout_id = _whose(request)
    basket = view(checkout_id=checkout_id, at=request.at) if checkout_id else None
    if basket is None or basket.channel.pk != request.channel.pk:
        return None
    # A basket that somebody has signed in with is shown to nobody else on the same browser.
    if basket.user_id is not None and basket.user_id != request.user.pk:
        return None
    return basket


def _whose(request: ShopRequest) -> uuid.UUID | None:
    """The account's basket for who has signed in, on every device; else the one that the cookie names."""
    named, user = basket_id(request), request.user
    if not isinstance(user, User):
        return named
    if named is None:
        return basket_of_account(user_id=user.pk, channel_id=request.channel.pk)
    joined = services.join(
        guest_id=named, user_id=user.pk, email=user.email, channel_id=request.channel.pk, at=request.at
    )
    tell(request, joined)
    return joined.checkout_id


def tell(request: HttpRequest, joined: services.Joined) -> None:
    """Say what became of the two baskets, on the next page that tells anything."""
    if joined.added:
        text = ngettext(
            "{n} piece from before you signed in is in your basket now.",
            "{n} pieces from before you signed in are in your basket now.",
            joined.added,
        )
        messages.success(request, text.format(n=joined.added))
    for cut in joined.cut:
        text = gettext("Of “{name}” {kept} are in the basket instead of {wanted}: more are not to be had.")
        messages.warning(request, text.format(name=cut.name, kept=cut.kept, wanted=cut.wanted))


def basket_to_fill(request: ShopRequest) -> uuid.UUID:
    """The id of the visitor's basket; a new one when there is none."""
    if basket := basket_of(request):
        return basket.id
    channel, language, user = request.channel, request.LANGUAGE_CODE, request.user
    if isinstance(user, User):
        return services.open_basket(user_id=user.pk, email=user.email, channel_id=channel.pk, language=language)
    return services.create(channel=channel, language=language, at=request.at).pk


def remember(response: HttpResponse, *, channel_slug: str, basket: CheckoutView) -> None:
    """Let the browser keep the basket's number, and a guest's basket itself: an account's is found by the account."""
    show_count(response, basket.quantity)
    if basket.user_id is not None:
        response.delete_cookie(cookie_name(channel_slug), samesite="Lax")
        return
    response.set_signed_cookie(
        cookie_name(channel_slug),
        str(basket.id),
        salt=SALT,
        max_age=KEPT,
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )


def show_count(response: HttpResponse, quantity: int) -> None:
    response.set_cookie(COUNT_COOKIE, str(quantity), max_age=KEPT, samesite="Lax", secure=settings.HTTPS)


def forget(response: HttpResponse, *, channel_slug: str) -> None:
    """After the order, or when the cookie leads nowhere."""
    response.delete_cookie(cookie_name(channel_slug), samesite="Lax")
    show_count(response, 0)


# The pages of the account, and those of its second step.
WAYS_IN = ("account_", "mfa_")


class BasketFollows:
    """Signing in brings the guest's basket to the account; signing out leaves it there, and the browser without it.

    It stands behind every way in and out that posts to the account pages, so none of them has to know of baskets.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: ShopRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if request.method == "POST" and match and match.view_name.startswith(WAYS_IN):
            _follow(request, response)
        return response


def _follow(request: ShopRequest, response: HttpResponse) -> None:
    user = request.user
    if request.channel is None:
        # A store without a channel has no baskets.
        return
    if not isinstance(user, User):
        # Nobody, or nobody any more: a guest's basket stays, an account's was never named by a cookie.
        if not any(basket_id(request, channel.slug) for channel in active_channels()):
            show_count(response, 0)
        return
    for channel in active_channels():
        if named := basket_id(request, channel.slug):
            joined = services.join(
                guest_id=named, user_id=user.pk, email=user.email, channel_id=channel.pk, at=request.at
            )
            tell(request, joined)
            if joined.checkout_id != named or basket_of_account(user_id=user.pk, channel_id=channel.pk) == named:
                response.delete_cookie(cookie_name(channel.slug), samesite="Lax")
    mine = basket_of_account(user_id=user.pk, channel_id=request.channel.pk)
    show_count(response, pieces_in(mine) if mine else 0)
