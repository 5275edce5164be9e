"""The second step of signing in: codes of an authenticator app, recovery codes, security keys. allauth keeps them."""

from __future__ import annotations

import base64
import hashlib
import io
from typing import Any

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from storefront.accounts.models import User

TYPES = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps secrets encrypted, draws the QR code by the store's own library, holds operators to what they must have."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("An operator's account keeps its second step."),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        picture = io.BytesIO()
        # A quiet zone of its own, so that it can be scanned on a dark page too.
        segno.make(url, error="m").save(picture, kind="svg", omitsize=True, border=4, dark="#231f1b", light="#fdfbf6")
        return picture.getvalue().decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Somebody who must have a second step keeps the last one."""
        if not must_have(authenticator.user):
            return True
        return (
            Authenticator.objects.filter(user=authenticator.user, type__in=TYPES).exclude(pk=authenticator.pk).exists()
        )


def has(user: User) -> bool:
    """Whether signing in as somebody takes a second step."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=TYPES).exists()


def must_have(user: Any) -> bool:
    """Whether somebody's rooms stay shut without a second step: those of the house, where the setting says so."""
    return bool(settings.MFA_REQUIRED_FOR_OPERATORS and (user.is_operator or user.is_staff or user.is_superuser))


def is_missing(user: User) -> bool:
    return must_have(user) and not has(user)


def stands_open(request: HttpRequest) -> bool:
    """Whether whoever asks may enter the rooms of the house as far as the second step goes."""
    return not (request.user.is_authenticated and is_missing(request.user))


def accepts(user: User, code: str) -> bool:
    """Whether a code of the app, or a recovery code not used before, belongs to somebody. Either works once."""
    for each in Authenticator.objects.filter(user_id=user.pk).exclude(type=Authenticator.Type.WEBAUTHN):
        if each.wrap().validate_code(code):
            each.record_usage()
            return True
    return False


def _cipher() -> MultiFernet:
    """Apart from every other use of SECRET_KEY; the keys before it still open what they closed."""
    return MultiFernet([_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> Fernet:
    digest = salted_hmac("storefront.accounts.second_factor", "mfa", secret=secret, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(digest).digest()))
