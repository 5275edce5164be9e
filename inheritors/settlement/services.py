"""Credit a shop for what it sold, and keep the platform's commission, once per sale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common.errors import Refusal
from common.money import Money
from common.writes import insert_new
from inheritors.settlement.models import LedgerEntry

Kind = LedgerEntry.Kind


class NotCredited(Refusal):
    """There is nothing to take back yet: what hangs on the payment is still being done."""

    code = "NOT_READY"
    message = _("The sale is still being written into the ledger. Try again in a minute.")


@dataclass(frozen=True, slots=True)
class Sale:
    """One sold line as the ledger sees it: whose, under which unique source, for how much net of tax."""

    shop_id: int
    source: str
    net: Money


@dataclass(frozen=True, slots=True)
class Reversal:
    """So many pieces of a sale went back, after `before` of its `of` pieces had. `source` is the reversal's own."""

    sale_source: str
    source: str
    net: Money
    of: int
    before: int
    quantity: int


@transaction.atomic(savepoint=False)
def credit(*, sales: Sequence[Sale], commission_percent: Decimal, at: datetime) -> None:
    """Write a sale and its commission for each line. A source that was credited before changes nothing."""
    entries = []
    for sale in sales:
        commission = sale.net.percent(commission_percent)
        for kind, amount in ((Kind.SALE, sale.net), (Kind.COMMISSION, -commission)):
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
    insert_new(entries)


@transaction.atomic(savepoint=False)
def reverse(*, reversals: Sequence[Reversal], at: datetime) -> None:
    """Take back what shops were credited for pieces that went back, and give back the commission on them.

    Nothing is changed or deleted: entries are added. The commission comes back piece by piece, so that a sale which
    went back in portions leaves exactly nothing. The same source again changes nothing. Raises NotCredited.
    """
    kept = {
        entry.source: entry
        for entry in LedgerEntry.objects.filter(
            source__in=[reversal.sale_source for reversal in reversals], kind=Kind.COMMISSION
        )
    }
    entries = []
    for reversal in reversals:
        commission = kept.get(reversal.sale_source)
        if commission is None:
            raise NotCredited()
        whole = Money(commission.amount, commission.currency)
        back = -whole.portion(of=reversal.of, start=reversal.before, quantity=reversal.quantity)
        for kind, amount in ((Kind.REFUND, -reversal.net), (Kind.COMMISSION, back)):
            entries.append(
                LedgerEntry(
                    shop_id=commission.shop_id,
                    kind=kind,
                    source=reversal.source,
                    amount=amount.amount,
                    currency=amount.currency,
                    at=at,
                )
            )
    LedgerEntry.objects.bulk_create(entries, ignore_conflicts=True)
