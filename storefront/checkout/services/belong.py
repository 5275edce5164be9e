"""Whose basket it is: a guest's basket becomes the account's at sign-in, or is put into the one that is there already.

Lock order: the account's name, then the checkouts by primary key, as everywhere (common/locking.py).
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from catalog.products.models import ProductVariant
from catalog.stock import queries as stock
from catalog.stock.services import unreserve
from common.locking import lock_rows, take_turns
from common.text import TranslatedText
from storefront.checkout.models import Checkout, CheckoutLine
from storefront.checkout.queries import basket_of_account, standing_order
from storefront.checkout.services.basket import MOST_OF_ONE


@dataclass(frozen=True, slots=True)
class Cut:
    """Of a work fewer pieces are in the basket than were in both together."""

    name: TranslatedText
    wanted: int
    kept: int


@dataclass(frozen=True, slots=True)
class Joined:
    """The basket that somebody has after signing in, how many pieces came into it from the other, and what was cut."""

    checkout_id: uuid.UUID | None
    added: int = 0
    cut: tuple[Cut, ...] = ()


@transaction.atomic
def open_basket(*, user_id: int, email: str, channel_id: int, language: str) -> uuid.UUID:
    """The account's basket in a channel; a new one when it has none."""
    take_turns([f"basket:{user_id}:{channel_id}"])
    if kept := basket_of_account(user_id=user_id, channel_id=channel_id):
        return kept
    return Checkout.objects.create(
        user_id=user_id, email=email, channel_id=channel_id, language=language, is_kept=True
    ).pk


@transaction.atomic
def join(*, guest_id: uuid.UUID, user_id: int, email: str, channel_id: int, at: datetime) -> Joined:
    """Let the basket that somebody filled before signing in be their account's. Called again, nothing changes.

    Where the account has one already, quantities add up, as far as stock and limits go. What is no longer to be had
    moves over as it is and is shown as such: nothing disappears. A basket that is ordered and waits for its payment
    stays as it is until that is decided.
    """
    # Two devices that sign in at the same moment: the second finds the basket that the first one made.
    take_turns([f"basket:{user_id}:{channel_id}"])
    kept_id = basket_of_account(user_id=user_id, channel_id=channel_id)
    rows = {
        row.pk: row for row in lock_rows(Checkout.objects.filter(pk__in=[guest_id, *([kept_id] if kept_id else [])]))
    }
    guest, kept = rows.get(guest_id), rows.get(kept_id) if kept_id else None
    if guest is None or guest == kept or guest.user_id not in (None, user_id) or guest.channel_id != channel_id:
        return Joined(kept_id)
    if kept is None:
        guest.user_id, guest.is_kept, guest.email = user_id, True, guest.email or email
        guest.save(update_fields=["user", "is_kept", "email", "updated_at"])
        return Joined(guest.pk)
    if standing_order(guest):
        return Joined(kept.pk)
    if standing_order(kept):
        return Joined(guest.pk)
    return _put_together(guest, kept, at=at)


def _put_together(guest: Checkout, kept: Checkout, *, at: datetime) -> Joined:
    # What was kept for either is let go: the payment step keeps the whole of it.
    unreserve(sources=[guest.source, kept.source])
    have = dict(kept.lines.values_list("variant_id", "quantity"))
    more = dict(guest.lines.values_list("variant_id", "quantity"))
    free = stock.available(variant_ids=list(more), channel_id=kept.channel_id, at=at) if more else {}
    variants = ProductVariant.objects.filter(pk__in=more).select_related("product").in_bulk()
    wanted, cut = {}, []
    for variant_id, quantity in more.items():
        variant = variants[variant_id]
        together = have.get(variant_id, 0) + quantity
        wanted[variant_id] = fitting(
            have=have.get(variant_id, 0), more=quantity, free=free[variant_id],
            limit=variant.quantity_limit_per_customer,
        )  # fmt: skip
        if wanted[variant_id] < together:
            cut.append(Cut(variant.product.name, together, wanted[variant_id]))
    CheckoutLine.objects.bulk_create(
        [CheckoutLine(checkout=kept, variant_id=v, quantity=quantity) for v, quantity in wanted.items()],
        update_conflicts=True,
        unique_fields=["checkout", "variant"],
        update_fields=["quantity"],
    )
    kept.reserved_until = None
    kept.shipping_address_id = kept.shipping_address_id or guest.shipping_address_id
    kept.billing_address_id = kept.billing_address_id or guest.billing_address_id
    kept.voucher_code = kept.voucher_code or guest.voucher_code
    kept.save(update_fields=["reserved_until", "shipping_address", "billing_address", "voucher_code", "updated_at"])
    guest.delete()
    added = sum(wanted.values()) - sum(have.get(variant_id, 0) for variant_id in wanted)
    return Joined(kept.pk, added, tuple(cut))


def fitting(*, have: int, more: int, free: int, limit: int | None) -> int:
    """How many of one variant two baskets make together.

    Never fewer than the account's own basket had, and at least what the guest wanted where it had none: a line that
    cannot be bought says so in the basket, and its owner decides.
    """
    most = min(MOST_OF_ONE, free, MOST_OF_ONE if limit is None else limit)
    return max(have, min(have + more, most)) or more
