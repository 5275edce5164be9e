"""Signing up, and asking again for the mail that confirms an address. Nothing here tells who has an account."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from common.clock import now
from storefront.accounts import letters
from storefront.accounts.models import User


class SignupForm(allauth_forms.SignupForm):
    """allauth's, which answers alike whether or not there is an account. Here it also takes as long."""

    def clean_email(self) -> Any:
        give_up_unconfirmed(email=self.cleaned_data["email"], at=now())
        return super().clean_email()

    def try_save(self, request: HttpRequest) -> Any:
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


def give_up_unconfirmed(*, email: str, at: datetime) -> None:
    """Let an account go that nobody confirmed in time: it shall keep nobody from signing up with their address."""
    oldest = at - timedelta(days=settings.ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS)
    never_used = User.objects.filter(email=email.strip().lower(), last_login=None, date_joined__lt=oldest)
    never_used.filter(is_staff=False, is_operator=False, shop_memberships=None, emailaddress__verified=False).exclude(
        emailaddress__verified=True
    ).delete()


def confirm_again(*, email: str, at: datetime) -> None:
    """Write once more to an address that waits to be confirmed. To any other, nothing is written and nothing said."""
    waiting = EmailAddress.objects.filter(email=email.strip().lower(), verified=False).select_related("user")
    for given in waiting.filter(user__is_active=True):
        letters.write("email_confirmation", at=at, user=given.user, to=given.email, address=given.pk)
