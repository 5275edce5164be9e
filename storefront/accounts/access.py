"""Who may enter which room: the one place that views ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from common.errors import NotAllowed, NotFound
from inheritors.shops.models import Shop
from storefront.accounts.models import User

View = Callable[..., HttpResponse]


def operators_only(view: View) -> View:
    """The console: somebody who is not signed in is sent to sign in, somebody without the role is refused."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        if not request.user.is_operator:
            raise NotAllowed()
        return _kept_by_nobody(view(request, *args, **kwargs))

    return guarded


def shop_members_only(view: View) -> View:
    """The portal: as above, for members of at least one shop. The view gets the member's shops as `shops`."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        shops = shops_of(request.user)
        if not shops:
            raise NotAllowed()
        return _kept_by_nobody(view(request, *args, shops=shops, **kwargs))

    return guarded


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """The whole page goes there, also when only a part of it was asked for."""
    answer = redirect_to_login(request.get_full_path())
    if request.headers.get("HX-Request") != "true":
        return answer
    return HttpResponse(status=204, headers={"HX-Redirect": answer.url})


def _kept_by_nobody(answer: HttpResponse) -> HttpResponse:
    """What is behind a door is not shown again by the button "back" after signing out."""
    add_never_cache_headers(answer)
    return answer


def who(request: HttpRequest) -> int:
    """The id of whoever is signed in; behind one of the guards above there always is somebody."""
    assert request.user.pk is not None
    return request.user.pk


def shops_of(user: User) -> list[Shop]:
    """The shops that somebody may manage, in order."""
    return list(Shop.objects.filter(members__user=user).select_related("inheritor").order_by("pk"))


def one_of(shops: list[Shop], shop_id: int) -> Shop:
    """A member's own shop. Another shop is NotFound: that it exists is none of their business."""
    for shop in shops:
        if shop.pk == shop_id:
            return shop
    raise NotFound()
