"""Writing down what was asked for and what happened."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid, Refusal
from common.money import CurrencyMismatch, Money
from common.prepared import Prepared
from common.writes import PreparedUpdate, insert_later, insert_new
from storefront.payments.events import AUTHORIZATION, CHARGE, EventKind
from storefront.payments.models import Transaction, TransactionEvent
from storefront.payments.ports import State, Told


class KnownReference(Refusal):
    code, field = "UNIQUE", "transaction"
    message = _("A transaction with this PSP reference exists already.")


@transaction.atomic(savepoint=False)
def request_payment(
    *,
    checkout_id: uuid.UUID,
    order_id: uuid.UUID | None,
    amount: Money,
    gateway: str,
    method: str,
    capture: bool = True,
    idempotency_key: str = "",
    at: datetime,
) -> Transaction:
    """Note that a gateway is about to be asked for money. The transaction's id is the request's idempotency key."""
    created = Transaction.objects.create(
        checkout_id=checkout_id,
        order_id=order_id,
        gateway=gateway,
        name=method,
        currency=amount.currency,
        idempotency_key=idempotency_key,
        created_at=at,
    )
    kind, operation = (
        (EventKind.CHARGE_REQUEST, CHARGE) if capture else (EventKind.AUTHORIZATION_REQUEST, AUTHORIZATION)
    )
    append(created, [Told(kind, amount, operation)], at=at, is_new=True)
    return created


@transaction.atomic(savepoint=False)
def note(*, transaction_id: uuid.UUID, state: State, at: datetime) -> list[Told]:
    """Write down what a gateway tells of a payment; the facts that were news.

    Nothing that was known is touched, so states may come in any order and any number of times. The caller has locked
    the order, when there is one.
    """
    asked = Transaction.objects.select_for_update(of=("self",)).get(pk=transaction_id)
    for fact in state.facts:
        if fact.amount.currency != asked.currency:
            raise CurrencyMismatch(f"{asked} is in {asked.currency}, not in {fact.amount.currency}.")
    if state.psp_reference and not asked.psp_reference:
        asked.psp_reference = state.psp_reference
        asked.save(update_fields=["psp_reference"])
    return append(asked, state.facts, at=at)


@transaction.atomic(savepoint=False)
def record(
    *,
    checkout_id: uuid.UUID,
    order_id: uuid.UUID | None,
    gateway: str,
    name: str,
    psp_reference: str,
    available_actions: Sequence[str],
    amounts: Sequence[tuple[EventKind, Money]],
    message: str = "",
    external_url: str = "",
    at: datetime,
) -> Transaction:
    """Write down a payment that an app has taken itself (Saleor's transactionCreate).

    Raises KnownReference when the app told us of this PSP reference before.
    """
    for _kind, amount in amounts:
        if amount < Money.zero(amount.currency):
            raise Invalid(field="transaction", detail=_("An amount cannot be negative."))
    created = Transaction(
        checkout_id=checkout_id,
        order_id=order_id,
        gateway=gateway,
        name=name,
        psp_reference=psp_reference,
        currency=amounts[0][1].currency,
        available_actions=list(available_actions),
        created_at=at,
    )
    if not insert_new([created]):
        raise KnownReference()
    facts = [
        Told(kind, amount, operation_of(kind), psp_reference, message, external_url)
        for kind, amount in amounts
        if amount
    ]
    append(created, facts, at=at, is_new=True)
    return created


def claim_payments(*, checkout_id: uuid.UUID, order_id: uuid.UUID) -> None:
    """What was paid or begun for a checkout goes on for its order; what was given back before is no part of it."""
    _claim.later(checkout_id, order_id)


def _unclaimed(checkout_id: uuid.UUID) -> QuerySet[Transaction]:
    given_back = TransactionEvent.objects.filter(
        transaction__checkout_id=checkout_id, kind__in=[EventKind.REFUND_REQUEST, EventKind.REFUND_SUCCESS]
    )
    of_checkout = Transaction.objects.filter(checkout_id=checkout_id, order=None)
    return of_checkout.exclude(pk__in=given_back.values("transaction_id"))


_claim = PreparedUpdate(lambda checkout_id, order_id: (_unclaimed(checkout_id), {"order_id": order_id}))


def operation_of(kind: EventKind) -> str:
    """What an operation is called that has no name of its own."""
    return kind.value.partition("_")[0]


_keys = Prepared(lambda of: TransactionEvent.objects.filter(transaction_id=of).values_list("key"))


def append(of: Transaction, facts: Iterable[Told], *, at: datetime, is_new: bool = False) -> list[Told]:
    """Append facts that are not known yet, and return those. One fact of a kind for each operation.

    What is written in the same transaction twice at once is written once; the caller who holds the transaction's lock
    learns exactly what was news.
    """
    facts = list(facts)
    if not facts:
        return []
    known = set() if is_new else {key for (key,) in _keys.rows(of.pk)}
    # A dict also drops what one report says twice.
    news = {_key(fact): fact for fact in facts if _key(fact) not in known}
    insert_later(
        [
            TransactionEvent(
                transaction=of,
                kind=fact.kind,
                amount=fact.amount.amount,
                currency=fact.amount.currency,
                operation=fact.operation,
                key=key,
                psp_reference=fact.psp_reference[:120],
                external_url=fact.external_url[:500],
                message=fact.message[:400],
                at=at,
            )
            for key, fact in news.items()
        ],
        passes_over=True,
    )
    return list(news.values())


def _key(fact: Told) -> str:
    return f"{fact.operation}:{fact.kind}"
