"""What shops have earned, as sums over the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, Sum

from common.money import Money
from inheritors.settlement.models import LedgerEntry

Kind = LedgerEntry.Kind


@dataclass(frozen=True, slots=True)
class Balance:
    """Sums of one currency, net of tax. `due` = sales - commission - refunds."""

    sales: Money
    commission: Money
    refunds: Money
    due: Money


def balance(*, shop_ids: Sequence[int]) -> list[Balance]:
    """One entry per currency in which these shops have sold."""
    rows = (
        LedgerEntry.objects.filter(shop_id__in=shop_ids)
        .values("currency")
        .annotate(
            sales=Sum("amount", filter=Q(kind=Kind.SALE), default=Decimal(0)),
            commission=Sum("amount", filter=Q(kind=Kind.COMMISSION), default=Decimal(0)),
            refunds=Sum("amount", filter=Q(kind=Kind.REFUND), default=Decimal(0)),
            due=Sum("amount", default=Decimal(0)),
        )
        .order_by("currency")
    )
    return [
        Balance(
            sales=Money(row["sales"], row["currency"]),
            commission=-Money(row["commission"], row["currency"]),
            refunds=-Money(row["refunds"], row["currency"]),
            due=Money(row["due"], row["currency"]),
        )
        for row in rows
    ]
