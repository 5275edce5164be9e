"""What clients of the API do for an account that pages do otherwise: sign up, confirm, new passwords, new addresses.

Each answers alike whether or not there is an account; who it is about learns the rest by mail. The keys of those mails
are the same as the pages' (accounts/keys.py), in links that lead to the client's own site.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from allauth.account.models import EmailAddress
from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid, Refusal
from storefront.accounts import entrance, keys, letters, passwords
from storefront.accounts.models import User
from storefront.orders.services.joining import join_guest_orders


class TooOften(Refusal):
    code = "LOGIN_ATTEMPT_DELAYED"
    message = _("Too many tries. Please wait a while.")


class KeyRefused(Refusal):
    """Not ours, used, too old, or of somebody else: which of them is not told."""

    code = "INVALID"
    message = _("This token opens nothing, or nothing any more.")
    field = "token"


class WrongPassword(Refusal):
    code = "INVALID_CREDENTIALS"
    message = _("This is not your password.")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What somebody says of themselves who signs up."""

    email: str
    password: str
    first_name: str = ""
    last_name: str = ""
    language: str = settings.LANGUAGE_CODE


def register(request: HttpRequest, newcomer: Newcomer, *, redirect: str, at: datetime) -> None:
    """A new account that waits for its address to be confirmed. Raises Invalid, PasswordRefused, TooOften."""
    _count(request, "signup")
    site = client_site(redirect)
    email = checked_email(newcomer.email, field="email")
    names = {"first_name": newcomer.first_name.strip()[:150], "last_name": newcomer.last_name.strip()[:150]}
    passwords.check(newcomer.password, user=User(email=email, **names), field="password")
    entrance.give_up_unconfirmed(email=email, at=at)
    known = User.objects.filter(email=email).first()
    if known is None and not EmailAddress.objects.filter(email=email, verified=True).exists():
        try:
            with transaction.atomic():
                user = User.objects.create_user(email, newcomer.password, language=newcomer.language, **names)
                given = EmailAddress.objects.create(user=user, email=email, primary=True)
                kind = "client_confirm" if site else "email_confirmation_signup"
                letters.write(kind, at=at, user=user, to=email, address=given.pk, redirect=site)
            return
        except IntegrityError:
            # Somebody was quicker with the same address: then there is an account.
            known = User.objects.filter(email=email).first()
    else:
        # As long as it takes to make an account.
        make_password(newcomer.password)
    letters.write("account_already_exists", at=at, user=known, to=email)


def confirm(request: HttpRequest, *, email: str, key: str, at: datetime) -> User:
    """The address of a new account is somebody's own. Raises KeyRefused, TooOften."""
    _count(request, "api_key")
    given = keys.address_of(key)
    if given is None or given.email != email.strip().lower() or given.user.email != given.email:
        raise KeyRefused()
    _is_theirs(given.user, at=at)
    return given.user


def ask_for_password(request: HttpRequest, *, email: str, redirect: str, at: datetime) -> None:
    """A mail with a key to whoever has an account; another to whoever has none. Raises Invalid, TooOften."""
    email = checked_email(email, field="email")
    site = client_site(redirect)
    _count(request, "reset_password", key=email)
    user = User.objects.filter(email=email, is_active=True).first()
    letters.write("password_reset_key" if user else "unknown_account", at=at, user=user, to=email, redirect=site)


def set_password(request: HttpRequest, *, email: str, key: str, password: str, at: datetime) -> User:
    """By the key of a mail, which also confirms the address. Raises KeyRefused, PasswordRefused, TooOften."""
    _count(request, "api_key")
    user = keys.user_of_password_key(key)
    if user is None or user.email != email.strip().lower():
        raise KeyRefused()
    passwords.check(password, user=user, field="password")
    passwords.replace(user, password)
    _is_theirs(user, at=at)
    letters.write("password_changed", at=at, user=user)
    return user


def change_password(request: HttpRequest, user: User, *, old: str, new: str, at: datetime) -> None:
    """Raises WrongPassword, PasswordRefused, TooOften. Every token of before has ended."""
    _know(request, user, old, action="change_password", field="oldPassword")
    passwords.check(new, user=user, field="newPassword")
    passwords.replace(user, new)
    letters.write("password_changed", at=at, user=user)


def ask_for_email(request: HttpRequest, user: User, *, email: str, password: str, redirect: str, at: datetime) -> None:
    """A mail to the new address; until it is confirmed the old one counts. Raises WrongPassword, Invalid, TooOften."""
    _know(request, user, password, action="reauthenticate", field="password")
    email = checked_email(email, field="newEmail")
    site = client_site(redirect)
    _count(request, "manage_email", user=user)
    EmailAddress.objects.filter(user=user, verified=False).delete()
    if EmailAddress.objects.filter(user=user, email=email).exists():
        raise Invalid(field="newEmail", detail=_("This is your address already."))
    given = EmailAddress.objects.create(user=user, email=email)
    letters.write("client_new_email", at=at, user=user, to=email, address=given.pk, redirect=site)


def confirm_email(request: HttpRequest, user: User, *, key: str, at: datetime) -> User:
    """From now on the new address counts, and the old one is told. Raises KeyRefused, TooOften."""
    _count(request, "api_key")
    given = keys.address_of(key)
    if given is None or given.user_id != user.pk or User.objects.filter(email=given.email).exclude(pk=user.pk).exists():
        raise KeyRefused()
    old, user.email = user.email, given.email
    try:
        with transaction.atomic():
            user.save(update_fields=["email"])
            _is_theirs(user, at=at)
            letters.write("email_changed", at=at, user=user, to=old)
    except IntegrityError:
        raise KeyRefused() from None
    return user


def client_site(address: str) -> str:
    """An address to which a mail may lead: of this store, or of a site that the settings name. Raises Invalid.

    Anything else would let anybody send people, by our own letters, to a page that asks for their password.
    """
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        is_known = parts.scheme in ("http", "https") and parts.hostname in _hosts() and not parts.username
    except ValueError:
        is_known = False
    if not is_known:
        raise Invalid(field="redirectUrl", detail=_("This site is not among those that the store may lead to."))
    return address


def checked_email(email: str, *, field: str) -> str:
    """In lower case. Raises Invalid for what is no address."""
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise Invalid(field=field, detail=_("This is not an e-mail address.")) from None
    if len(email) > 254:
        raise Invalid(field=field, detail=_("This is not an e-mail address."))
    return email


@transaction.atomic
def _is_theirs(user: User, *, at: datetime) -> None:
    """The address of the account is confirmed: with it come the orders that were placed with it as a guest."""
    user.vouch_for_email()
    join_guest_orders(user_id=user.pk, at=at)


def _hosts() -> set[str]:
    ours = urlsplit(settings.PUBLIC_URL).hostname or ""
    return {ours, *(host.strip("[]") for host in settings.ALLOWED_CLIENT_HOSTS)}


def _know(request: HttpRequest, user: User, password: str, *, action: str, field: str) -> None:
    _count(request, action, user=user)
    if not user.check_password(password):
        raise WrongPassword(field=field)


def _count(request: HttpRequest, action: str, *, key: str | None = None, user: User | None = None) -> None:
    """One more try of a kind; the pages count theirs under the same names."""
    if not ratelimit.consume(request, action=action, key=key, user=user):
        raise TooOften()
