"""A copy of one's data, and the end of one's account."""

from __future__ import annotations

import uuid

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import Refusal
from storefront.accounts import keys
from storefront.accounts.models import User
from storefront.errors import too_often
from storefront.middleware import ShopRequest
from storefront.privacy import copies, erasure


@never_cache
@login_required
@csrf_protect
@require_safe
def data(request: ShopRequest) -> HttpResponse:
    copy = copies.latest(_user(request), at=request.at)
    done, of = copies.progress(copy) if copy else (0, 0)
    return render(request, "pages/data.html", {"copy": copy, "done": done, "of": of})


@never_cache
@login_required
@reauthentication_required(app="allauth.account")
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: ShopRequest) -> HttpResponse:
    """Whoever found a browser open does not carry everything away: the password is asked for again."""
    if request.method == "POST":
        if not ratelimit.consume(request, action="export"):
            return too_often(request)
        copies.ask(_user(request), language=request.LANGUAGE_CODE, at=request.at)
    return redirect("pages:data")


@never_cache
@login_required
@require_safe
def fetch(request: ShopRequest, copy_id: uuid.UUID) -> HttpResponse:
    content = copies.content_of(_user(request), copy_id=copy_id, at=request.at)
    disposition = 'attachment; filename="heirloom-data.zip"'
    return HttpResponse(content, content_type="application/zip", headers={"Content-Disposition": disposition})


class LeaveForm(forms.Form):
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        max_length=1024,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


@never_cache
@sensitive_post_parameters("password")
@login_required
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: ShopRequest) -> HttpResponse:
    user, status = _user(request), 200
    form = LeaveForm(request.POST or None)
    if request.method == "POST":
        status = 422
        if not ratelimit.consume(request, action="reauthenticate"):
            return too_often(request)
        if form.is_valid() and _knows_password(user, form):
            try:
                erasure.ask(user, at=request.at)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                return redirect("pages:data")
    return render(request, "pages/leave.html", {"form": form, "days": settings.ACCOUNT_ERASURE_DAYS}, status=status)


@never_cache
@login_required
@csrf_protect
@require_POST
def keep(request: ShopRequest) -> HttpResponse:
    erasure.keep(_user(request))
    messages.success(request, _("Your account stays."))
    return redirect("pages:data")


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def keep_account(request: ShopRequest, key: str) -> HttpResponse:
    """From the mail, also for somebody who cannot sign in. A GET changes nothing: mail programs open links too."""
    user = keys.user_of_keeping(key)
    if user is not None and request.method == "POST":
        erasure.keep(user)
        return render(request, "pages/keep.html", {"kept": True})
    return render(request, "pages/keep.html", {"waiting": user})


def _knows_password(user: User, form: LeaveForm) -> bool:
    """By the way of the sign-in, whose limits count wrong tries."""
    try:
        known = get_adapter().reauthenticate(user, form.cleaned_data["password"])
    except ValidationError as error:
        form.add_error("password", error)
        return False
    if not known:
        form.add_error("password", _("This is not your password."))
    return known


def _user(request: ShopRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
