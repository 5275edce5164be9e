"""What the store decides for allauth: where somebody arrives, what is written to them, whose tries are counted."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from common.clock import now
from storefront.accounts import letters, passwords
from storefront.accounts.access import shops_of
from storefront.accounts.models import User
from storefront.orders.services.joining import join_guest_orders


class AccountAdapter(DefaultAccountAdapter):
    """A `next` in the address goes before where this sends somebody."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """An operator arrives in the console, a member of a shop in the portal, a shopper at their account."""
        if not request.user.is_authenticated:
            return reverse("pages:account")
        if request.user.is_operator:
            return reverse("console:home")
        return reverse("portal:home" if shops_of(request.user) else "pages:account")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("pages:security")

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        """A new account remembers in which language it was made."""
        user.language = getattr(request, "LANGUAGE_CODE", user.language)
        return super().save_user(request, user, form, commit)

    def set_password(self, user: Any, password: str) -> None:
        passwords.replace(user, password)

    # --- What was bought as a guest joins the account of its address -----------------------------------------------

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        done = bool(super().confirm_email(request, email_address))
        if done:
            join_guest_orders(user_id=email_address.user_id, at=now())
        return done

    def login(self, request: HttpRequest, user: Any) -> None:
        """Whoever signs in finds what they have bought meanwhile without signing in."""
        super().login(request, user)
        join_guest_orders(user_id=user.pk, at=now())

    # --- Letters wait in the outbox, so that no answer takes longer because somebody has an account --------------

    def send_confirmation_mail(self, request: HttpRequest, emailconfirmation: Any, signup: bool) -> None:
        given = emailconfirmation.email_address
        kind = "email_confirmation_signup" if signup else "email_confirmation"
        letters.write(kind, at=now(), user=given.user, to=given.email, address=given.pk)

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        letters.write("password_reset_key", at=now(), user=user, to=email)

    def send_account_already_exists_mail(self, email: str) -> None:
        letters.write("account_already_exists", at=now(), user=User.objects.filter(email=email).first(), to=email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The rest: told after something was done, and to an address of which we know no account."""
        letters.write(template_prefix.rpartition("/")[2], at=now(), user=context.get("user"), to=email)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        self.send_mail(template_prefix, email or user.email, {"user": user})


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str | None:
    """The address that somebody tries to sign in with; django-axes names it in AXES_USERNAME_CALLABLE.

    The pages, the admin and the API each call it differently, and it must be found for all: without a name one wrong
    account would shut the door for everybody behind the same router.
    """
    for given in (credentials or {}, request.POST):
        for key in ("login", "email", "username"):
            if name := given.get(key):
                return str(name).strip().lower()
    return None
