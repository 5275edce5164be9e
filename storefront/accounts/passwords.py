"""What a password must be, and what happens when there is a new one."""

from __future__ import annotations

from django.contrib.auth.password_validation import MinimumLengthValidator, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from common.errors import Refusal
from storefront.accounts.models import User

# Saleor's codes for what Django's validators and ours find.
CODES = {
    "password_too_short": "PASSWORD_TOO_SHORT",
    "password_too_common": "PASSWORD_TOO_COMMON",
    "password_too_similar": "PASSWORD_TOO_SIMILAR",
    "password_entirely_numeric": "PASSWORD_ENTIRELY_NUMERIC",
}


class PasswordRefused(Refusal):
    """`detail` says why, for a person."""

    message = "{detail}"

    def __init__(self, error: ValidationError, *, field: str) -> None:
        first = error.error_list[0]
        super().__init__(field=field, detail=" ".join(error.messages))
        self.code = CODES.get(first.code or "", "INVALID_PASSWORD")


def check(password: str, *, user: User | None, field: str) -> None:
    """Raises PasswordRefused for a password that others would guess."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordRefused(error, field=field) from None


def replace(user: User, password: str) -> None:
    """A new password. Every session and token of before has ended with this."""
    user.set_password(password)
    user.save(update_fields=["password"])
    user.api_sessions.all().delete()


class LongEnough(MinimumLengthValidator):
    """So many characters at least. Said here because Django's own words have no Chinese yet."""

    def get_error_message(self) -> str:
        return self.get_help_text()

    def get_help_text(self) -> str:
        return _("It needs at least {n} characters.").format(n=self.min_length)
