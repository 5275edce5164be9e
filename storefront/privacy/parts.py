"""What is kept of somebody, by kind, as plain values. Whatever hangs on an order goes with it, also what is new."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import models

from common.outbox.models import Message
from promotions.collectibles.models import CollectibleVoucher, Collector, LedgerRecord, Piece
from storefront.accounts.models import ApiSession, User
from storefront.checkout.models import Checkout
from storefront.orders.models import Order

# What opens something, or is of no use to anybody outside.
LEFT_OUT = frozenset({"password", "sign_in_key", "session_key", "data", "content"})
# How far what hangs on an order is followed: its parcels, and what is in them.
DEPTH = 2


def profile(user: User) -> dict[str, Any]:
    addresses = EmailAddress.objects.filter(user=user)
    return values(user) | {"email_addresses": [values(row, but=["user"]) for row in addresses]}


def addresses(user: User) -> list[dict[str, Any]]:
    return [values(row, but=["user"]) for row in user.addresses.order_by("pk")]


def orders(user: User) -> list[dict[str, Any]]:
    """With their lines, payments, parcels, confirmations and everything that happened to them."""
    rows = Order.objects.filter(user=user).select_related("shipping_address", "billing_address").order_by("number")
    return [
        values(row)
        | hanging(row)
        | {name: values(kept) for name in ("shipping_address", "billing_address") if (kept := getattr(row, name))}
        for row in rows
    ]


def baskets(user: User) -> list[dict[str, Any]]:
    return [values(row) | hanging(row) for row in Checkout.objects.filter(user=user)]


def collection(user: User) -> dict[str, Any]:
    """The pieces with their certificates, the vouchers, and the Collector ID under which the ledger knows them."""
    pieces = Piece.objects.filter(holder=user).select_related("edition")
    collector = Collector.objects.filter(user=user).first()
    return {
        "collector_id": collector.code if collector else None,
        "pieces": [values(row) | {"edition_name": str(row.edition), "ledger": _ledger(row)} for row in pieces],
        "vouchers": [values(row) for row in CollectibleVoucher.objects.filter(holder=user)],
    }


def letters(user: User) -> list[dict[str, Any]]:
    """Which letters were written, and when. Their words are kept nowhere."""
    orders = [str(pk) for pk in Order.objects.filter(user=user).values_list("pk", flat=True)]
    about_orders = Message.objects.filter(topic="mail.send", payload__order_id__in=orders)
    about_account = Message.objects.filter(topic="account.mail", payload__user=user.pk)
    return [
        {"kind": row.payload.get("kind"), "order": row.payload.get("order_id"), "written": row.created_at}
        for row in about_orders.union(about_account).order_by("created_at")
    ]


def signing_in(user: User) -> dict[str, Any]:
    """Where somebody is signed in, and which second steps there are. No secrets."""
    return {
        "browsers": [values(row, but=["user"]) for row in UserSession.objects.filter(user=user)],
        "programs": [values(row, but=["user"]) for row in ApiSession.objects.filter(user=user)],
        "second_steps": [values(row, but=["user"]) for row in Authenticator.objects.filter(user=user)],
    }


PARTS: dict[str, Callable[[User], Any]] = {
    "profile": profile,
    "addresses": addresses,
    "orders": orders,
    "baskets": baskets,
    "collection": collection,
    "letters": letters,
    "signing_in": signing_in,
}


def values(row: models.Model, *, but: Collection[str] = ()) -> dict[str, Any]:
    """The columns of a row, by their names in the model."""
    return {
        field.name: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if field.name not in LEFT_OUT and field.name not in but and not isinstance(field, models.BinaryField)
    } | {field.name: str(getattr(row, field.name)) for field in row._meta.concrete_fields if field.name == "country"}


def hanging(row: models.Model, *, depth: int = DEPTH) -> dict[str, list[dict[str, Any]]]:
    """All rows that belong to a row, by the name of their model."""
    found: dict[str, list[dict[str, Any]]] = {}
    for relation in row._meta.get_fields(include_hidden=True) if depth else ():
        if isinstance(relation, models.ManyToOneRel):
            belonging = relation.related_model._default_manager.filter(**{relation.field.name: row.pk}).order_by("pk")
            if rows := [values(each) | hanging(each, depth=depth - 1) for each in belonging]:
                found[relation.related_model._meta.model_name or ""] = rows
    return found


def _ledger(piece: Piece) -> list[dict[str, Any]]:
    return [values(row) for row in LedgerRecord.objects.filter(edition_id=piece.edition_id, number=piece.number)]
