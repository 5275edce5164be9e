"""Who may enter which room: the one place that views ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme

from common.errors import NotAllowed, NotFound
from inheritors.shops.models import Shop
from storefront.accounts import second_factor
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
        if not second_factor.stands_open(request):
            return redirect("pages:security")
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


def may_enter_admin(request: HttpRequest) -> bool:
    """Django's admin: staff, with the second step where the house asks for it."""
    user = request.user
    return user.is_active and user.is_staff and second_factor.stands_open(request)


def admin_door(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
    """In the place of the admin's own form, which would be a second door that asks for a password alone."""
    wanted = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        wanted = reverse("admin:index")
    if not request.user.is_authenticated:
        return redirect_to_login(wanted)
    if not request.user.is_staff:
        raise PermissionDenied
    return redirect(wanted) if may_enter_admin(request) else redirect("pages:security")


def to_password_change(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
    """The store's own page tells the owner by mail and signs the other devices out."""
    return redirect("account_change_password")


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
