"""Filling a basket and saying where it goes. Nothing here is promised to anyone yet: that is place.py."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalog.pricing.models import Channel
from catalog.products import queries as products
from catalog.stock import queries as stock
from catalog.stock.services import OutOfStock
from common.errors import Invalid, NotFound
from common.writes import insert_later, save_later
from storefront.accounts import addresses
from storefront.accounts.addresses import AddressInput
from storefront.checkout import confirmations, queries, refusals
from storefront.checkout.models import Checkout, CheckoutLine
from storefront.checkout.services.hold import keep
from storefront.shipping import queries as shipping

# More of one thing in one basket is a typing error or an attack.
MOST_OF_ONE = 999
MOST_LINES = 100


@dataclass(frozen=True, slots=True)
class LineWanted:
    """So many of a variant."""

    variant_id: int
    quantity: int


@transaction.atomic(savepoint=False)
def create(
    *,
    channel: Channel,
    language: str,
    at: datetime,
    lines: Sequence[LineWanted] = (),
    email: str = "",
    user_id: int | None = None,
) -> Checkout:
    """A new basket, perhaps with its first lines. Raises what `add_lines` and `set_email` raise."""
    checkout = Checkout(
        channel=channel,
        language=language,
        user_id=user_id,
        email=_checked_email(email) if email else "",
        created_at=at,
    )
    wanted = _merged(lines)
    _refuse_unsellable(checkout, wanted, at=at)
    insert_later([checkout])
    insert_later(_new_lines(checkout, wanted, at=at))
    return checkout


def _new_lines(checkout: Checkout, wanted: dict[int, int], *, at: datetime) -> list[CheckoutLine]:
    """Lines in the order in which they were asked for: each a microsecond after the one before."""
    return [
        CheckoutLine(
            checkout=checkout, variant_id=variant_id, quantity=quantity, added_at=at + timedelta(microseconds=place)
        )
        for place, (variant_id, quantity) in enumerate(wanted.items())
    ]


@transaction.atomic(savepoint=False)
def add_lines(*, checkout_id: uuid.UUID, lines: Sequence[LineWanted], at: datetime) -> Checkout:
    """Put more into the basket: quantities add up. Raises OutOfStock, VariantUnavailable, QuantityLimit."""
    return _change(checkout_id, _merged(lines), adding=True, at=at)


@transaction.atomic(savepoint=False)
def set_lines(*, checkout_id: uuid.UUID, lines: Sequence[LineWanted], at: datetime) -> Checkout:
    """Say how many of each variant there shall be; zero takes it out. Variants that are not named stay as they are."""
    return _change(checkout_id, _merged(lines, zero_allowed=True), adding=False, at=at)


@transaction.atomic(savepoint=False)
def remove_line(*, checkout_id: uuid.UUID, line_id: uuid.UUID, at: datetime) -> Checkout:
    """Take one line out. Raises NotFound for a line of another basket."""
    checkout = locked(checkout_id)
    deleted, _by_model = CheckoutLine.objects.filter(checkout=checkout, pk=line_id).delete()
    if not deleted:
        raise NotFound(field="lineId")
    _note_change(checkout, at=at)
    return checkout


def _change(checkout_id: uuid.UUID, wanted: dict[int, int], *, adding: bool, at: datetime) -> Checkout:
    checkout = locked(checkout_id)
    have = {line.variant_id: line for line in checkout.lines.all()}
    if adding:
        wanted = {v: quantity + (have[v].quantity if v in have else 0) for v, quantity in wanted.items()}
    gone = [v for v, quantity in wanted.items() if not quantity]
    kept = {v: quantity for v, quantity in wanted.items() if quantity}
    if len({*have, *kept} - {*gone}) > MOST_LINES:
        raise Invalid(field="lines", detail=_("This is more than fits into one basket."))
    _refuse_unsellable(checkout, kept, at=at)
    if gone:
        CheckoutLine.objects.filter(checkout=checkout, variant_id__in=gone).delete()
    CheckoutLine.objects.bulk_create(
        _new_lines(checkout, kept, at=at),
        update_conflicts=True,
        unique_fields=["checkout", "variant"],
        update_fields=["quantity"],
    )
    _note_change(checkout, at=at)
    return checkout


def _note_change(checkout: Checkout, *, at: datetime) -> None:
    """The lines have changed. What is kept for the buyer follows them, and not for longer than before."""
    if checkout.reserved_until and checkout.reserved_until > at:
        keep(checkout, until=checkout.reserved_until, at=at)
    save_later(checkout, ["updated_at"])


def _refuse_unsellable(checkout: Checkout, wanted: dict[int, int], *, at: datetime) -> None:
    """Tell the buyer at once what could not be bought anyway. Binding is only what place_order decides."""
    if not wanted:
        return
    found = products.pieces(variant_ids=list(wanted), channel_id=checkout.channel_id)
    if missing := [v for v in wanted if v not in found]:
        raise refusals.VariantUnavailable(variants=missing)
    for variant_id, piece in found.items():
        if piece.limit_per_customer is not None and wanted[variant_id] > piece.limit_per_customer:
            raise refusals.QuantityLimit(variants=[variant_id], limit=piece.limit_per_customer)
    free = stock.available(
        variant_ids=list(wanted), channel_id=checkout.channel_id, at=at, reserved_for=checkout.source
    )
    if short := {v: free[v] for v, quantity in wanted.items() if quantity > free[v]}:
        raise OutOfStock.short_of(short)


def _merged(lines: Sequence[LineWanted], *, zero_allowed: bool = False) -> dict[int, int]:
    """By variant, the quantities of lines that name it, checked."""
    merged: dict[int, int] = {}
    for line in lines:
        if line.quantity < 0 or (line.quantity == 0 and not zero_allowed):
            raise refusals.QuantityNotPositive(variants=[line.variant_id])
        merged[line.variant_id] = merged.get(line.variant_id, 0) + line.quantity
        if merged[line.variant_id] > MOST_OF_ONE:
            raise refusals.QuantityLimit(variants=[line.variant_id], limit=MOST_OF_ONE)
    if len(merged) > MOST_LINES:
        raise Invalid(field="lines", detail=_("This is more than fits into one basket."))
    return merged


def locked(checkout_id: uuid.UUID) -> Checkout:
    """The checkout's own row, locked: two tabs change it one after the other. Raises NotFound, OrderOpen."""
    checkout = queries.load_locked(checkout_id)
    if checkout is None:
        raise NotFound(field="id")
    # Asked under the lock: whoever makes an order of this basket has it until the order is written.
    if queries.standing_order(checkout):
        raise refusals.OrderOpen()
    return checkout


# --- Who, where to, how ------------------------------------------------------


def _checked_email(email: str) -> str:
    try:
        # With the limit of the column, which is the longest address that mail can carry (RFC 5321).
        MaxLengthValidator(254)(email.strip())
        validate_email(email.strip())
    except ValidationError:
        raise Invalid(field="email", detail=_("This is not an e-mail address.")) from None
    return email.strip().lower()


@transaction.atomic(savepoint=False)
def set_email(*, checkout_id: uuid.UUID, email: str, at: datetime) -> Checkout:
    checkout = locked(checkout_id)
    checkout.email = _checked_email(email)
    save_later(checkout, ["email", "updated_at"])
    return checkout


@transaction.atomic(savepoint=False)
def attach_user(*, checkout_id: uuid.UUID, user_id: int, email: str, at: datetime) -> Checkout:
    """Give the basket to somebody who signed in. A basket of another account stays theirs: NotFound."""
    checkout = locked(checkout_id)
    if checkout.user_id not in (None, user_id):
        raise NotFound(field="id")
    checkout.user_id = user_id
    checkout.email = checkout.email or email
    save_later(checkout, ["user", "email", "updated_at"])
    return checkout


@transaction.atomic(savepoint=False)
def set_shipping_address(*, checkout_id: uuid.UUID, address: AddressInput, at: datetime) -> Checkout:
    """Raises AddressInvalid naming each wrong field, CountryNotServed where the channel does not ship."""
    checkout = locked(checkout_id)
    checked = addresses.checked(address)
    if checked.country not in checkout.channel.countries:
        raise refusals.CountryNotServed()
    checkout.shipping_address = addresses.saved(checked)
    # A method chosen for another country would reach nobody.
    method_id, channel_id = checkout.shipping_method_id, checkout.channel_id
    if method_id and shipping.rate(method_id=method_id, country=checked.country, channel_id=channel_id) is None:
        checkout.shipping_method = None
    save_later(checkout, ["shipping_address", "shipping_method", "updated_at"])
    return checkout


@transaction.atomic(savepoint=False)
def set_billing_address(*, checkout_id: uuid.UUID, address: AddressInput, at: datetime) -> Checkout:
    checkout = locked(checkout_id)
    checkout.billing_address = addresses.saved(addresses.checked(address))
    save_later(checkout, ["billing_address", "updated_at"])
    return checkout


@transaction.atomic(savepoint=False)
def set_delivery_method(*, checkout_id: uuid.UUID, method_id: int, at: datetime) -> Checkout:
    """Raises ShippingAddressMissing before there is an address, DeliveryMethodUnavailable where it does not reach."""
    checkout = locked(checkout_id)
    if checkout.shipping_address is None:
        raise refusals.ShippingAddressMissing()
    if not queries.takes(checkout, method_id=method_id, at=at):
        raise refusals.DeliveryMethodUnavailable()
    checkout.shipping_method_id, checkout.collection_point = method_id, None
    save_later(checkout, ["shipping_method", "collection_point", "updated_at"])
    return checkout


@transaction.atomic(savepoint=False)
def set_collection_point(*, checkout_id: uuid.UUID, warehouse_id: int, at: datetime) -> Checkout:
    """The buyer comes to a workshop. Raises DeliveryMethodUnavailable where it does not give out the whole basket."""
    checkout = locked(checkout_id)
    points = queries.collection_points(queries.view_of(checkout, at=at), at=at)
    point = next((point for point in points if point.pk == warehouse_id), None)
    if point is None:
        raise refusals.DeliveryMethodUnavailable()
    checkout.collection_point, checkout.shipping_method = point, None
    # What is kept for the buyer must lie where they come to.
    if checkout.reserved_until and checkout.reserved_until > at:
        keep(checkout, until=checkout.reserved_until, at=at)
    save_later(checkout, ["collection_point", "shipping_method", "updated_at"])
    return checkout


@transaction.atomic(savepoint=False)
def set_contact(*, checkout_id: uuid.UUID, address: AddressInput, at: datetime) -> Checkout:
    """Who comes to collect, and how to reach them: kept as the billing address, of which no more is asked for."""
    checkout = locked(checkout_id)
    phone = addresses.normal_phone(address.phone, address.country)
    checkout.billing_address = addresses.saved(
        AddressInput(country=address.country, last_name=address.last_name.strip(), phone=phone)
    )
    save_later(checkout, ["billing_address", "updated_at"])
    return checkout


@transaction.atomic(savepoint=False)
def confirm(*, checkout_id: uuid.UUID, codes: Sequence[str], at: datetime, language: str = "") -> Checkout:
    """Record what the buyer has confirmed just now, in the words of the language in which they read it.

    Confirmations that are no longer among `codes` are withdrawn.
    """
    checkout = locked(checkout_id)
    if unknown := set(codes) - set(confirmations.TEXTS):
        raise Invalid(field="confirmations", detail=_("Unknown confirmation: %s") % ", ".join(sorted(unknown)))
    checkout.confirmations = confirmations.given(
        codes, checkout.confirmations, language=language or checkout.language, at=at
    )
    save_later(checkout, ["confirmations", "updated_at"])
    return checkout
