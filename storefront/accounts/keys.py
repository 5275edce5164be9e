"""Keys that go out by mail. Each is signed, opens one thing, for a while, and nothing once it has been used."""

from __future__ import annotations

from allauth.account.app_settings import PASSWORD_RESET_TOKEN_GENERATOR
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import url_str_to_user_pk, user_pk_to_url_str
from django.conf import settings
from django.core import signing

from storefront.accounts.models import User

DAY = 24 * 3600
ERASURE, KEEPING = "storefront.accounts.erasure", "storefront.accounts.keeping"


def confirmation(address_id: int) -> str:
    """Confirms an address. It opens nothing once the address is confirmed or has been given up."""
    return EmailConfirmationHMAC(EmailAddress(pk=address_id)).key


def address_of(key: str) -> EmailAddress | None:
    """The address, not confirmed so far, that a key confirms."""
    found = EmailConfirmationHMAC.from_key(key)
    return found.email_address if found else None


def password_key(user: User) -> str:
    """Sets a new password, once: it is over with the next password, sign-in or change of address."""
    return f"{user_pk_to_url_str(user)}-{PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)}"


def user_of_password_key(key: str) -> User | None:
    """Whose password a key may set."""
    uid, _dash, token = key.partition("-")
    try:
        user = User.objects.filter(pk=url_str_to_user_pk(uid), is_active=True).first()
    except (ValueError, OverflowError):
        return None
    return user if user and PASSWORD_RESET_TOKEN_GENERATOR().check_token(user, token) else None


def erasure(user: User) -> str:
    """Asks for the account to be erased, in place of the password."""
    return signing.dumps([user.pk, user.get_session_auth_hash()[:16]], salt=ERASURE)


def user_of_erasure(key: str) -> User | None:
    return _user_of(key, salt=ERASURE, max_age=DAY)


def keeping(user: User) -> str:
    """Undoes the wish to be erased, whether one can still sign in or not."""
    assert user.erase_at is not None
    return signing.dumps([user.pk, user.erase_at.isoformat()], salt=KEEPING)


def user_of_keeping(key: str) -> User | None:
    """Somebody who still may stay. A wish that was undone and made again has another key."""
    try:
        pk, erase_at = signing.loads(key, salt=KEEPING, max_age=DAY * (settings.ACCOUNT_ERASURE_DAYS + 1))
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=pk, erased_at=None).exclude(erase_at=None).first()
    return user if user and user.erase_at and user.erase_at.isoformat() == erase_at else None


def _user_of(key: str, *, salt: str, max_age: int) -> User | None:
    try:
        pk, fingerprint = signing.loads(key, salt=salt, max_age=max_age)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    return user if user and user.get_session_auth_hash()[:16] == fingerprint else None
