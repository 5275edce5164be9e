"""Credit a shop for what it sold, and keep the platform's commission, once per sale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from common.money import Money
from inheritors.settlement.models import LedgerEntry


@dataclass(frozen=True, slots=True)
class Sale:
    """One sold line as the ledger sees it: whose, under which unique source, for how much net of tax."""

    shop_id: int
    source: str
    net: Money


@transaction.atomic(savepoint=False)
def credit(*, sales: Sequence[Sale], commission_percent: Decimal, at: datetime) -> None:
    """Write a sale and its commission for each line. A source that was credited before changes nothing."""
    entries = []
    for sale in sales:
        commission = sale.net.percent(commission_percent)
        for kind, amount in ((LedgerEntry.Kind.SALE, sale.net), (LedgerEntry.Kind.COMMISSION, -commission)):
            entries.append(
                LedgerEntry(
                    shop_id=sale.shop_id,
                    kind=kind,
                    source=sale.source,
                    amount=amount.amount,
                    currency=amount.currency,
                    at=at,
                )
            )
    LedgerEntry.objects.bulk_create(entries, ignore_conflicts=True)
