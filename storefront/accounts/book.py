"""The address book: where somebody has things sent and billed. A row that an order points at is never edited.

Who changes such an address gets a new row, and the old one leaves the book: the order keeps it as it was.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from common.errors import NotFound, Refusal
from storefront.accounts import addresses
from storefront.accounts.addresses import AddressInput
from storefront.accounts.models import Address, User

SHIPPING, BILLING = "SHIPPING", "BILLING"
FIELD_OF_KIND = {SHIPPING: "default_shipping_address", BILLING: "default_billing_address"}
MOST = 50


class BookFull(Refusal):
    code = "INVALID"
    message = _("The address book holds {most} addresses. Take one out first.")


def addresses_of(user: User) -> list[Address]:
    """The book, what is used without asking first."""
    defaults = (user.default_shipping_address_id, user.default_billing_address_id)
    return sorted(user.addresses.order_by("pk"), key=lambda row: (row.pk not in defaults, row.pk))


def address_of(user: User, *, address_id: int) -> Address:
    """One of somebody's own addresses. Raises NotFound for any other: that it exists is none of their business."""
    row = user.addresses.filter(pk=address_id).first()
    if row is None:
        raise NotFound(field="id")
    return row


@transaction.atomic
def add(user: User, *, address: AddressInput, default_for: Collection[str] = ()) -> Address:
    """A new address; the first one is used for everything. Raises AddressInvalid, BookFull."""
    checked = addresses.checked(address)
    known = User.objects.select_for_update().get(pk=user.pk).addresses.count()
    if known >= MOST:
        raise BookFull(most=MOST)
    row = addresses.saved(checked, user_id=user.pk)
    _make_default(user, row, kinds=default_for if known else FIELD_OF_KIND)
    return row


@transaction.atomic
def change(user: User, *, address_id: int, address: AddressInput, default_for: Collection[str] = ()) -> Address:
    """The address as it is now: the same row, or another where an order needs the old one. Raises AddressInvalid."""
    checked = addresses.checked(address)
    row = _locked(user, address_id)
    if is_pointed_at(row):
        old, row = row, addresses.saved(checked, user_id=user.pk)
        for kind, field in FIELD_OF_KIND.items():
            if getattr(user, f"{field}_id") == old.pk:
                _make_default(user, row, kinds=[kind])
        Address.objects.filter(pk=old.pk).update(user=None)
    else:
        for field in AddressInput.__dataclass_fields__:
            setattr(row, field, getattr(checked, field))
        row.save()
    _make_default(user, row, kinds=default_for)
    return row


@transaction.atomic
def remove(user: User, *, address_id: int) -> Address:
    """Take an address out of the book. Its row goes as well, unless an order needs it."""
    row = _locked(user, address_id)
    for field in FIELD_OF_KIND.values():
        if getattr(user, f"{field}_id") == row.pk:
            setattr(user, field, None)
    user.save(update_fields=FIELD_OF_KIND.values())
    let_go(row)
    return row


@transaction.atomic
def make_default(user: User, *, address_id: int, kind: str) -> Address:
    """Use an address for shipping or billing without asking."""
    row = address_of(user, address_id=address_id)
    _make_default(user, row, kinds=[kind])
    return row


def let_go(row: Address) -> None:
    """Delete a row, or only take it from its owner where an order needs it."""
    if is_pointed_at(row):
        Address.objects.filter(pk=row.pk).update(user=None)
    else:
        Address.objects.filter(pk=row.pk).delete()


def is_pointed_at(row: Address) -> bool:
    """Whether anything but its owner's account refers to a row: an order, a basket, or what comes after us."""
    return any(
        relation.related_model._default_manager.filter(**{relation.field.name: row.pk}).exists()
        for relation in Address._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel) and relation.related_model is not User
    )


def _locked(user: User, address_id: int) -> Address:
    """The row, to which no order can begin to point meanwhile: PostgreSQL lets a reference wait for this lock."""
    address_of(user, address_id=address_id)
    row = Address.objects.select_for_update().filter(pk=address_id, user=user).first()
    if row is None:
        raise NotFound(field="id")
    return row


def _make_default(user: User, row: Address, *, kinds: Collection[str]) -> None:
    fields = [FIELD_OF_KIND[kind] for kind in kinds]
    for field in fields:
        setattr(user, field, row)
    if fields:
        user.save(update_fields=fields)
