"""Signing in for programs: short-lived access tokens and long-lived refresh tokens, both JWTs that nobody stores.

A token carries a fingerprint of the password, so that a changed password ends all of them.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import jwt
from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from common.errors import Refusal
from storefront.accounts.models import User

ACCESS, REFRESH = "access", "refresh"
LIFETIMES = {ACCESS: timedelta(minutes=5), REFRESH: timedelta(days=30)}
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


def token_for(user: User, *, kind: str, at: datetime) -> str:
    """A new token. Its claims are named as Saleor names them."""
    claims = {
        "iat": int(at.timestamp()),
        "exp": int((at + LIFETIMES[kind]).timestamp()),
        "iss": settings.PUBLIC_URL,
        "type": kind,
        "sub": str(user.pk),
        "email": user.email,
        "is_staff": user.is_operator,
        "token": _fingerprint(user),
    }
    return jwt.encode(claims, _key(), algorithm=ALGORITHM)


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


def user_of(token: str, *, kind: str, at: datetime) -> User:
    """The active user whom a token of this kind stands for. Raises TokenRefused."""
    claims = claims_of(token, at=at)
    if claims["type"] != kind:
        raise TokenRefused("InvalidTokenError", "Invalid token")
    user = User.objects.filter(pk=int(claims["sub"]), is_active=True).first()
    if user is None or not constant_time_compare(_fingerprint(user), claims["token"]):
        raise TokenRefused("InvalidTokenError", "Invalid token. User does not exist or is inactive.")
    return user


def _fingerprint(user: User) -> str:
    return user.get_session_auth_hash()[:16]


def _key() -> str:
    """Apart from every other use of SECRET_KEY."""
    return salted_hmac("storefront.accounts.sign_in", "jwt", algorithm="sha256").hexdigest()
