"""Transactions and their events. Facts are appended; the same fact told twice is written once.

Nothing here decides about orders: the orchestrator is storefront.checkout.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid, Refusal
from common.money import Money
from storefront.payments.models import Transaction, TransactionEvent
from storefront.payments.ports import Answer, Outcome

Kind = TransactionEvent.Kind


class KnownReference(Refusal):
    code, field = "UNIQUE", "transaction"
    message = _("A transaction with this PSP reference exists already.")


KIND_OF_OUTCOME = {
    Outcome.SUCCESS: Kind.CHARGE_SUCCESS,
    Outcome.FAILURE: Kind.CHARGE_FAILURE,
}


@transaction.atomic(savepoint=False)
def request_charge(
    *, checkout_id: uuid.UUID, order_id: uuid.UUID, amount: Money, gateway: str, method: str, at: datetime
) -> Transaction:
    """Note that a gateway is about to be asked for money. The transaction's id is the request's idempotency key."""
    created = Transaction.objects.create(
        checkout_id=checkout_id,
        order_id=order_id,
        gateway=gateway,
        name=method,
        currency=amount.currency,
        created_at=at,
    )
    append(created, Kind.CHARGE_REQUEST, amount, key="charge-request", at=at)
    return created


@transaction.atomic(savepoint=False)
def note_answer(*, transaction_id: uuid.UUID, answer: Answer, at: datetime) -> bool:
    """Write down what the gateway said of a charge. False when that was known already, or is still open.

    After a success no failure counts any more, and the other way round: the first final answer stands.
    """
    asked = Transaction.objects.select_for_update().get(pk=transaction_id)
    if answer.psp_reference and not asked.psp_reference:
        asked.psp_reference = answer.psp_reference
        asked.available_actions = ["REFUND"] if answer.outcome is Outcome.SUCCESS else []
        asked.save(update_fields=["psp_reference", "available_actions"])
    if answer.outcome is Outcome.PENDING:
        return False
    if asked.events.filter(kind__in=[Kind.CHARGE_SUCCESS, Kind.CHARGE_FAILURE]).exists():
        return False
    requested = asked.events.get(kind=Kind.CHARGE_REQUEST)
    append(
        asked,
        KIND_OF_OUTCOME[answer.outcome],
        Money(requested.amount, requested.currency),
        key="charge-answer",
        at=at,
        message=answer.message,
    )
    return True


@transaction.atomic(savepoint=False)
def record(
    *,
    checkout_id: uuid.UUID,
    order_id: uuid.UUID | None,
    gateway: str,
    name: str,
    psp_reference: str,
    available_actions: Sequence[str],
    charged: Money,
    authorized: Money | None = None,
    message: str = "",
    at: datetime,
) -> Transaction:
    """Write down a payment that an app has taken itself (Saleor's transactionCreate).

    Raises KnownReference when the app told us of this PSP reference before.
    """
    for amount in (charged, authorized):
        if amount is not None and amount < Money.zero(amount.currency):
            raise Invalid(field="transaction", detail=_("An amount cannot be negative."))
    created = Transaction(
        checkout_id=checkout_id,
        order_id=order_id,
        gateway=gateway,
        name=name,
        psp_reference=psp_reference,
        currency=charged.currency,
        available_actions=list(available_actions),
        created_at=at,
    )
    try:
        with transaction.atomic():
            created.save(force_insert=True)
    except IntegrityError:
        raise KnownReference() from None
    if authorized:
        append(created, Kind.AUTHORIZATION_SUCCESS, authorized, key="authorized", at=at, message=message)
    if charged:
        append(created, Kind.CHARGE_SUCCESS, charged, key="charged", at=at, message=message)
    return created


def append(of: Transaction, kind: Kind, amount: Money, *, key: str, at: datetime, message: str = "") -> None:
    """Append one fact. The same key again changes nothing."""
    TransactionEvent.objects.bulk_create(
        [
            TransactionEvent(
                transaction=of,
                kind=kind,
                amount=amount.amount,
                currency=amount.currency,
                key=key,
                message=message[:400],
                at=at,
            )
        ],
        ignore_conflicts=True,
    )


def charged_for(*, checkout_id: uuid.UUID, order_id: uuid.UUID | None, currency: str) -> Money:
    """What was charged, less what was given back, for a checkout that no order has claimed yet, and for its order."""
    of_whom = Q(transaction__order=None)
    if order_id is not None:
        of_whom |= Q(transaction__order_id=order_id)
    sums = TransactionEvent.objects.filter(
        of_whom, transaction__checkout_id=checkout_id, transaction__currency=currency
    ).aggregate(
        charged=Sum("amount", filter=Q(kind=Kind.CHARGE_SUCCESS)),
        refunded=Sum("amount", filter=Q(kind=Kind.REFUND_SUCCESS)),
    )
    zero = Decimal(0)
    return Money((sums["charged"] or zero) - (sums["refunded"] or zero), currency)
