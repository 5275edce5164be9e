"""Signing in for programs: short-lived access tokens that nobody stores, and tokens that renew them.

Every token carries a fingerprint of the password and of the account's key, so that a new one of either ends all of
them. A token that renews belongs to a session (ApiSession), which its owner sees and can end
(docs/decisions/0703-tokens-that-renew.md).
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import jwt
from allauth.account.models import EmailAddress
from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth import authenticate
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from common.errors import Refusal
from storefront.accounts import second_factor
from storefront.accounts.models import ApiSession, User
from storefront.orders.services.joining import join_guest_orders

ACCESS, REFRESH = "access", "refresh"
LIFETIMES = {ACCESS: timedelta(minutes=5), REFRESH: timedelta(days=30)}
# The token before the newest still renews for so long: the answer may have been lost, or two windows asked at once.
GRACE = timedelta(seconds=30)
ALGORITHM = "HS256"
# The column of the address, and what may be hashed: more is nobody's and only costs time.
LONGEST_EMAIL, LONGEST_PASSWORD = 254, 1024


class TokenRefused(Exception):
    """A token that opens nothing. `code` is the one that Saleor's clients look for."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class BadCredentials(Refusal):
    code = "INVALID_CREDENTIALS"
    message = _("Please, enter valid credentials")
    field = "email"


class TooManyTries(Refusal):
    code = "LOGIN_ATTEMPT_DELAYED"
    message = _("Too many tries. Please wait a quarter of an hour.")
    field = "email"


class NotConfirmed(Refusal):
    code = "ACCOUNT_NOT_CONFIRMED"
    message = _("Please confirm your address first: follow the link of our mail.")
    field = "email"


class SecondFactorNeeded(Refusal):
    """Saleor's nearest code: for this account a password alone is no way to sign in."""

    code = "DISABLED_AUTHENTICATION_METHOD"
    message = _("This account asks for a code as well: sign in with tokenCreateWithCode.")
    field = "password"


class WrongCode(Refusal):
    code = "INVALID_CREDENTIALS"
    message = _("This code does not fit.")
    field = "code"


def entered(request: HttpRequest, *, email: str, password: str, code: str | None = None) -> User:
    """As `signed_in`, all the way: the address is confirmed, and where there is a second step, it was taken.

    Raises NotConfirmed, SecondFactorNeeded, WrongCode besides.
    """
    user = signed_in(request, email=email, password=password)
    if not EmailAddress.objects.filter(user_id=user.pk, verified=True).exists():
        raise NotConfirmed()
    if not second_factor.has(user):
        return user
    if code is None:
        raise SecondFactorNeeded()
    # The pages count the tries of a second step under the same name.
    if not ratelimit.consume(request, action="login_failed", key=f"mfa-auth-user-{user.pk}"):
        raise TooManyTries(field="code")
    if not second_factor.accepts(user, code):
        raise WrongCode()
    return user


def signed_in(request: HttpRequest, *, email: str, password: str) -> User:
    """The user with this address and password. Raises BadCredentials, TooManyTries."""
    if len(email) > LONGEST_EMAIL or len(password) > LONGEST_PASSWORD:
        raise BadCredentials()
    # django-axes reads the name under `login`, as the form of the pages sends it.
    user = authenticate(request, email=email.strip().lower(), login=email.strip().lower(), password=password)
    if getattr(request, "axes_locked_out", False):
        # Without this its middleware would put a page in the place of our answer.
        request.axes_locked_out = False  # type: ignore[attr-defined]  # Set by django-axes.
        raise TooManyTries()
    if not isinstance(user, User):
        raise BadCredentials()
    return user


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a program gets: a token to act with, and one that renews it."""

    access: str
    refresh: str | None


@transaction.atomic
def begin(user: User, *, program: str, at: datetime) -> Tokens:
    """A new session of a program."""
    user.last_login = at
    user.save(update_fields=["last_login"])
    join_guest_orders(user_id=user.pk, at=at)
    ends_at = at + LIFETIMES[REFRESH]
    session = ApiSession.objects.create(
        user=user, program=program.replace("\x00", "")[:200], created_at=at, turned_at=at, ends_at=ends_at
    )
    return Tokens(token_for(user, kind=ACCESS, at=at), token_for(user, kind=REFRESH, at=at, session=session))


def renew(token: str, *, turn: bool, at: datetime) -> tuple[User, Tokens]:
    """A new access token; with `turn` also a new token in the place of this one. Raises TokenRefused.

    A token that was replaced some time ago opens nothing and ends its session: two programs have it, and one stole it.
    """
    user, claims = _user_and_claims(token, kind=REFRESH, at=at)
    with transaction.atomic():
        sessions = ApiSession.objects.select_for_update().filter(pk=_session_of(claims), user=user, ends_at__gt=at)
        session = sessions.first()
        if session is None:
            raise TokenRefused("InvalidTokenError", "Invalid token")
        behind = session.turn - int(claims.get("turn", -1))
        is_late = behind == 1 and at - session.turned_at <= GRACE
        if behind == 0 and turn:
            session.turn, session.turned_at, session.ends_at = session.turn + 1, at, at + LIFETIMES[REFRESH]
            session.save(update_fields=["turn", "turned_at", "ends_at"])
        stolen = behind != 0 and not is_late
        if stolen:
            session.delete()
    if stolen:
        raise TokenRefused("InvalidTokenError", "Invalid token")
    refresh = token_for(user, kind=REFRESH, at=at, session=session) if turn else None
    return user, Tokens(token_for(user, kind=ACCESS, at=at), refresh)


def token_for(user: User, *, kind: str, at: datetime, session: ApiSession | None = None) -> str:
    """A token to act with, or, of a session, one that renews it. Its claims are named as Saleor names them."""
    ends_at = session.ends_at if session else at + LIFETIMES[kind]
    claims = {
        "iat": int(at.timestamp()),
        "exp": int(ends_at.timestamp()),
        "iss": settings.PUBLIC_URL,
        "type": kind,
        "sub": str(user.pk),
        "email": user.email,
        "is_staff": user.is_operator,
        "token": _fingerprint(user),
    }
    if session:
        claims |= {"sid": str(session.pk), "turn": session.turn}
    return jwt.encode(claims, _key(), algorithm=ALGORITHM)


def _session_of(claims: dict[str, Any]) -> uuid.UUID:
    try:
        return uuid.UUID(str(claims.get("sid")))
    except ValueError:
        raise TokenRefused("InvalidTokenError", "Invalid token") from None


def claims_of(token: str, *, at: datetime) -> dict[str, Any]:
    """What a token says, if it is ours and not yet over. Raises TokenRefused."""
    try:
        # The instant is the request's, so PyJWT's own clock is not asked.
        claims: dict[str, Any] = jwt.decode(
            token,
            _key(),
            algorithms=[ALGORITHM],
            options={"verify_exp": False, "verify_iat": False, "require": ["exp", "sub", "type", "token"]},
        )
    except jwt.PyJWTError:
        raise TokenRefused("InvalidTokenError", "Invalid token") from None
    if at.timestamp() >= claims["exp"]:
        raise TokenRefused("ExpiredSignatureError", "Signature has expired")
    return claims


def user_of(token: str, *, at: datetime) -> User:
    """The active user whom an access token stands for. Raises TokenRefused."""
    return _user_and_claims(token, kind=ACCESS, at=at)[0]


def _user_and_claims(token: str, *, kind: str, at: datetime) -> tuple[User, dict[str, Any]]:
    claims = claims_of(token, at=at)
    if claims["type"] != kind:
        raise TokenRefused("InvalidTokenError", "Invalid token")
    user = User.objects.filter(pk=int(claims["sub"]), is_active=True).first()
    if user is None or not constant_time_compare(_fingerprint(user), claims["token"]):
        raise TokenRefused("InvalidTokenError", "Invalid token. User does not exist or is inactive.")
    return user, claims


def _fingerprint(user: User) -> str:
    return user.get_session_auth_hash()[:16]


def _key() -> str:
    """Apart from every other use of SECRET_KEY."""
    return salted_hmac("storefront.accounts.sign_in", "jwt", algorithm="sha256").hexdigest()
