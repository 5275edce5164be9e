"""How somebody signs in and where they are signed in; and once more the mail that confirms an address."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from storefront.accounts import devices, entrance, second_factor
from storefront.accounts.models import User
from storefront.errors import too_often
from storefront.given import Given
from storefront.middleware import ShopRequest


@never_cache
@login_required
@csrf_protect
@require_safe
def security(request: ShopRequest) -> HttpResponse:
    user = _user(request)
    kept = list(Authenticator.objects.filter(user=user))
    context = {
        "coming_email": EmailAddress.objects.filter(user=user, verified=False).values_list("email", flat=True).first(),
        "has_app": any(each.type == Authenticator.Type.TOTP for each in kept),
        "keys": [each for each in kept if each.type == Authenticator.Type.WEBAUTHN],
        "has_second_step": second_factor.has(user),
        "second_step_missing": second_factor.is_missing(user),
        "devices": devices.devices(request, user, at=request.at),
    }
    return render(request, "pages/security.html", context)


@never_cache
@login_required
@csrf_protect
@require_POST
def sign_out(request: ShopRequest) -> HttpResponse:
    """One device, or with no device named every other one."""
    if device_id := Given(request.POST).text("device"):
        devices.sign_out(request, _user(request), device_id=device_id)
        messages.success(request, _("That device is signed out."))
    else:
        devices.sign_out_everywhere(_user(request), but=request)
        messages.success(request, _("Every other device is signed out."))
    return redirect("pages:security")


class ConfirmAgainForm(forms.Form):
    email = forms.EmailField(max_length=254)


@never_cache
@csrf_protect
@require_POST
def confirm_again(request: ShopRequest) -> HttpResponse:
    """The answer is the same for an address that waits, one that does not, and one that we do not know."""
    form = ConfirmAgainForm(request.POST)
    if not ratelimit.consume(request, action="resend_confirmation"):
        return too_often(request)
    if form.is_valid():
        email = form.cleaned_data["email"].lower()
        if ratelimit.consume(request, action="confirm_email", key=email):
            entrance.confirm_again(email=email, at=request.at)
    return redirect("account_email_verification_sent")


def _user(request: ShopRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
