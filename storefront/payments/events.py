"""What can happen to a payment, and what all that has happened adds up to. Pure: no database, no clock.

Amounts are never stored: they are sums over events, and no order of reports changes a sum. Events of one operation
(a charge, one refund) share its name. Of what is said of one operation the last word is known beforehand, whoever
speaks first: a charge, an authorisation or a cancellation that succeeded has succeeded, whatever failed on the way; a
refund that failed gave nothing back, even when it was called a success before (docs/decisions/0401).
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import models

from common.money import Money


class EventKind(models.TextChoices):
    """Saleor's TransactionEventTypeEnum, in lower case."""

    AUTHORIZATION_REQUEST = "authorization_request"
    AUTHORIZATION_SUCCESS = "authorization_success"
    AUTHORIZATION_FAILURE = "authorization_failure"
    AUTHORIZATION_ACTION_REQUIRED = "authorization_action_required"
    AUTHORIZATION_ADJUSTMENT = "authorization_adjustment"
    CHARGE_REQUEST = "charge_request"
    CHARGE_SUCCESS = "charge_success"
    CHARGE_FAILURE = "charge_failure"
    CHARGE_ACTION_REQUIRED = "charge_action_required"
    CHARGE_BACK = "charge_back"
    REFUND_REQUEST = "refund_request"
    REFUND_SUCCESS = "refund_success"
    REFUND_FAILURE = "refund_failure"
    REFUND_REVERSE = "refund_reverse"
    CANCEL_REQUEST = "cancel_request"
    CANCEL_SUCCESS = "cancel_success"
    CANCEL_FAILURE = "cancel_failure"
    INFO = "info"


# The operations that every gateway has once for each payment; a refund is named by the key that asked for it.
AUTHORIZATION, CHARGE, CANCEL = "authorization", "charge", "cancel"


@dataclass(frozen=True, slots=True)
class Fact:
    """One event, as far as sums go."""

    kind: EventKind
    amount: Decimal
    operation: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Amounts:
    """How one payment, or several together, stand.

    `charged` is all that was taken (less charge-backs), whatever was given back since; `held` is what is still here.
    `authorized` is what may still be taken.
    """

    authorized: Money
    authorize_pending: Money
    charged: Money
    charge_pending: Money
    refunded: Money
    refund_pending: Money
    canceled: Money
    cancel_pending: Money

    @classmethod
    def none(cls, currency: str) -> Amounts:
        return cls(*[Money.zero(currency)] * 8)

    def __add__(self, other: Amounts) -> Amounts:
        return Amounts(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    @property
    def held(self) -> Money:
        """Charged, not given back, and nobody has asked to give it back: what a refund may take. Saleor's charged."""
        left = self.charged - self.refunded - self.refund_pending
        return max(left, Money.zero(left.currency))


def amounts_of(facts: Iterable[Fact], currency: str) -> Amounts:
    """The sums over one payment's events, in whatever order they were reported and however often."""
    facts = list(facts)
    base = max((f for f in facts if f.kind == EventKind.AUTHORIZATION_ADJUSTMENT), key=_rank, default=None)
    authorized, authorizing = _settled(facts, "authorization", since=base)
    charged, charging = _settled(facts, "charge")
    canceled, canceling = _settled(facts, "cancel")
    refunded, refunding = _settled(facts, "refund", success_wins=False)
    reversed_ = _sum(facts, EventKind.REFUND_REVERSE)
    taken_from = charged + charging + canceled + canceling
    if base is not None:
        # An adjustment says what is authorised from then on; what was taken before no longer matters.
        authorized += base.amount
        taken_from = sum((*_settled(facts, "charge", since=base), *_settled(facts, "cancel", since=base)), Decimal(0))
    return Amounts(
        authorized=Money(max(authorized - taken_from, Decimal(0)), currency),
        authorize_pending=Money(authorizing, currency),
        charged=Money(charged - _sum(facts, EventKind.CHARGE_BACK), currency),
        charge_pending=Money(charging, currency),
        refunded=Money(max(refunded - reversed_, Decimal(0)), currency),
        refund_pending=Money(refunding, currency),
        canceled=Money(canceled, currency),
        cancel_pending=Money(canceling, currency),
    )


def _settled(
    facts: list[Fact], action: str, *, success_wins: bool = True, since: Fact | None = None
) -> tuple[Decimal, Decimal]:
    """What of an action has succeeded, and what was asked for and has no answer, over all its operations."""
    request, success, failure = (_by_operation(facts, f"{action}_{end}") for end in ("request", "success", "failure"))
    if since is not None:
        success = {name: fact for name, fact in success.items() if _rank(fact) > _rank(since)}
        request = {name: fact for name, fact in request.items() if _rank(fact) > _rank(since)}
    if success_wins:
        done = sum((fact.amount for fact in success.values()), Decimal(0))
    else:
        done = sum((fact.amount for name, fact in success.items() if name not in failure), Decimal(0))
    answered = success.keys() | failure.keys()
    return done, sum((fact.amount for name, fact in request.items() if name not in answered), Decimal(0))


def _by_operation(facts: Iterable[Fact], kind: str) -> dict[str, Fact]:
    """One fact an operation. Told twice with two amounts, the larger one counts, whichever came first."""
    of_kind = sorted((fact for fact in facts if fact.kind == kind), key=lambda fact: (fact.amount, fact.at))
    return {fact.operation: fact for fact in of_kind}


def _sum(facts: Iterable[Fact], kind: EventKind) -> Decimal:
    return sum((fact.amount for fact in _by_operation(facts, kind).values()), Decimal(0))


def _rank(fact: Fact) -> tuple[datetime, str, Decimal]:
    return fact.at, fact.operation, fact.amount


class Coverage(enum.Enum):
    """Saleor's charge and authorise status of an order."""

    NONE = "NONE"
    PARTIAL = "PARTIAL"
    FULL = "FULL"
    OVERCHARGED = "OVERCHARGED"


def charge_status(total: Money, amounts: Amounts) -> Coverage:
    """How far a total was charged. A refund that the store gave does not undo that the order was paid."""
    return _coverage(amounts.charged, total)


def authorize_status(total: Money, amounts: Amounts) -> Coverage:
    """How far a total is covered by what was charged and what may still be."""
    covered = _coverage(amounts.charged + amounts.authorized, total)
    return Coverage.FULL if covered is Coverage.OVERCHARGED else covered


def _coverage(amount: Money, total: Money) -> Coverage:
    if amount > total:
        return Coverage.OVERCHARGED
    if amount == total:
        return Coverage.FULL
    return Coverage.PARTIAL if amount > Money.zero(amount.currency) else Coverage.NONE
