"""Refusals: what the store will not do, with a stable code, a message for a person, and the field it concerns.

The same code reaches the page, GraphQL's `errors` and the logs (DESIGN.md, rule 10). Codes are Saleor's where it has
one.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """Base of all expected failures. Subclasses set `code` and `message`; the message may hold {placeholders}."""

    code: str = "INVALID"
    message: str | Promise = _("This cannot be done.")
    field: str | None = None

    def __init__(self, *, field: str | None = None, variants: Sequence[int] = (), **details: object) -> None:
        super().__init__(self.code)
        self.field = field or type(self).field
        # Which variants are concerned, for callers that show the refusal beside lines.
        self.variants = tuple(variants)
        self.details = details

    def __str__(self) -> str:
        return str(self.message).format(**self.details)


class NotFound(Refusal):
    code = "NOT_FOUND"
    message = _("We could not find that.")


class NotAllowed(Refusal):
    """Somebody who may not do this asked for it. Pages answer 403 or, where existence is private, 404."""

    code = "PERMISSION_DENIED"
    message = _("You are not allowed to do that.")


class Invalid(Refusal):
    """A value of the wrong shape; `detail` says what is wrong and what to do."""

    code = "INVALID"
    message = "{detail}"


class Required(Refusal):
    code = "REQUIRED"
    message = _("This is needed.")
