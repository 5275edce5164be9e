"""Reading the environment: a missing or wrong value is one clear sentence at start, not a fault at the till."""

from __future__ import annotations

import os
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str) -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool) -> bool:
    """0/1, no/yes, false/true."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "yes", "true", "on"}:
        return True
    if value in {"0", "no", "false", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}.")


def number(name: str, default: int, *, least: int = 1, most: int = 65535) -> int:
    """A whole number from `least` to `most`."""
    value = os.environ.get(name, "").strip() or str(default)
    if not (value.isascii() and value.isdigit() and len(value) < 10 and least <= int(value) <= most):
        raise ImproperlyConfigured(f"{name} must be a whole number from {least} to {most}, not {value!r}.")
    return int(value)


def percent(name: str, default: str) -> Decimal:
    """A share from 0 to 100, with a point where it has fractions."""
    value = text(name, default)
    try:
        share = Decimal(value)
    except InvalidOperation:
        share = Decimal("NaN")
    if not (share.is_finite() and 0 <= share <= 100):
        raise ImproperlyConfigured(f"{name} must be a number from 0 to 100, not {value!r}.")
    return share


def one_of(name: str, choices: tuple[str, ...], default: str) -> str:
    """One of a few words, in whatever case it is written."""
    value = text(name, default).upper()
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
    return value


def names(name: str, default: str) -> list[str]:
    """A list parted by commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def url(name: str, schemes: tuple[str, ...]) -> str | None:
    """A URL of one of the schemes, or None when the variable is not set."""
    value = os.environ.get(name, "").strip()
    if not value:
        return None
    try:
        scheme = urlsplit(value).scheme
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is not a URL: {error}.") from None
    if scheme not in schemes:
        raise ImproperlyConfigured(f"{name} must begin with {' or '.join(s + '://' for s in schemes)}.")
    return value
