"""Global ids: base64 of `Type:pk`, as Relay and Saleor write them."""

from __future__ import annotations

import binascii
import uuid
from base64 import b64decode, b64encode

from django.utils.translation import gettext_lazy as _

from common.errors import Refusal

LARGEST_PK = 2**63 - 1


class BadId(Refusal):
    """Not an id, or an id of something else."""

    code = "GRAPHQL_ERROR"
    message = _("Invalid ID: {value}. Expected: {kind}.")

    def __init__(self, *, value: str, kind: str, field: str | None = None) -> None:
        super().__init__(field=field, value=value[:80], kind=kind)


def encode(kind: str, pk: int | str | uuid.UUID) -> str:
    return b64encode(f"{kind}:{pk}".encode()).decode()


def decode(value: str, kind: str, *, field: str = "id") -> int:
    """The primary key in an id of this kind. Raises BadId."""
    text = _pk_of(value, kind, field)
    if not (text.isascii() and text.isdigit()) or len(text) > 19 or int(text) > LARGEST_PK:
        raise BadId(value=value, kind=kind, field=field)
    return int(text)


def decode_uuid(value: str, kind: str, *, field: str = "id") -> uuid.UUID:
    """As `decode`, for what is keyed by a UUID."""
    try:
        return uuid.UUID(_pk_of(value, kind, field))
    except ValueError:
        raise BadId(value=value, kind=kind, field=field) from None


def kind_of(value: str) -> str:
    """What an id claims to be of; empty when it is no id."""
    try:
        kind, _colon, _pk = b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""
    return kind


def _pk_of(value: str, kind: str, field: str) -> str:
    try:
        found, colon, pk = b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise BadId(value=value, kind=kind, field=field) from None
    if found != kind or not colon:
        raise BadId(value=value, kind=kind, field=field)
    return pk
