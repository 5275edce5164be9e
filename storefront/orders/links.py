"""How an order's page is reached: by its id in an account, by a signed link for whoever has none.

The bare id opens nothing for a stranger. A signed link opens the order's page to whoever holds it, as a letter with
the parcel would; it can be made by the store alone (docs/decisions/0602).
"""

from __future__ import annotations

import uuid
from typing import Any

from django.core import signing
from django.urls import reverse

from storefront.orders.models import Order

SALT = "order"


def guest_path(order: Order) -> str:
    """The signed address of an order's page, in the active language: what a mail carries."""
    return reverse("pages:order", args=[signing.dumps(str(order.pk), salt=SALT)])


def signed_id(token: str) -> uuid.UUID | None:
    """The order that a signed token opens; None for a token that this store has not made."""
    try:
        return uuid.UUID(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None


class TokenConverter:
    """An order's token in an address: an id, or what `signing.dumps` makes."""

    regex = "[0-9A-Za-z_:.-]{20,200}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: Any) -> str:
        return str(value)
