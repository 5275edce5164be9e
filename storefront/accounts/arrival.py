"""Where somebody arrives after signing in, and by which name their tries are counted."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from storefront.accounts.access import shops_of


class AccountAdapter(DefaultAccountAdapter):
    """What the store decides for allauth. A `next` in the address goes before all of it."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """An operator arrives in the console, a member of a shop in the portal, a shopper at their account."""
        if not request.user.is_authenticated:
            return reverse("pages:account")
        if request.user.is_operator:
            return reverse("console:home")
        return reverse("portal:home" if shops_of(request.user) else "pages:account")

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        """A new account remembers in which language it was made."""
        user.language = getattr(request, "LANGUAGE_CODE", user.language)
        return super().save_user(request, user, form, commit)


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
