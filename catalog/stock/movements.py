"""Pieces leave the house and come back here; every such movement is written down and stays.

Lock order: rows of Stock by primary key (common/locking.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalog.stock.models import Allocation, Stock, StockMovement
from common.errors import Refusal
from common.locking import lock_rows

Kind = StockMovement.Kind


@dataclass(frozen=True, slots=True)
class Gone:
    """So many pieces of one batch that left the house for a source."""

    source: str
    variant_id: int
    batch: str
    quantity: int


class NeverSent(Refusal):
    """More pieces would come back than went out and are not back yet."""

    code = "NEVER_SENT"
    message = _("That many pieces were never sent.")
    field = "quantity"


@transaction.atomic
def ship(*, pieces: Mapping[str, Mapping[int, int]], at: datetime) -> list[Gone]:
    """By source, so many of each variant that it holds leave the house: neither there nor promised any more.

    Sources that hold less (any more) give what they hold, so that a repeated call changes nothing. What it returns says
    of which batches the pieces were, for whoever has to call a batch back.
    """
    held = Allocation.objects.filter(source__in=pieces)
    rows = {row.pk: row for row in lock_rows(Stock.objects.filter(pk__in=held.values("stock_id")))}
    left = {source: Counter(counted) for source, counted in pieces.items()}
    gone, moved = [], []
    # Read under the lock: another call may have sent them meanwhile.
    for allocation in held.filter(stock_id__in=rows).order_by("pk"):
        row = rows[allocation.stock_id]
        taken = min(allocation.quantity, left[allocation.source][row.variant_id])
        if not taken:
            continue
        left[allocation.source][row.variant_id] -= taken
        row.allocated -= taken
        row.quantity -= taken
        if taken == allocation.quantity:
            allocation.delete()
        else:
            allocation.quantity -= taken
            allocation.save(update_fields=["quantity"])
        gone.append(Gone(allocation.source, row.variant_id, row.batch, taken))
        moved.append(StockMovement(stock=row, kind=Kind.SENT, source=allocation.source, quantity=taken, at=at))
    Stock.objects.bulk_update(rows.values(), ["quantity", "allocated"])
    StockMovement.objects.bulk_create(moved)
    return gone


@transaction.atomic
def write_off(*, sources: Sequence[str], at: datetime) -> int:
    """What these sources hold is neither sold to them nor offered again; the number of pieces."""
    held = Allocation.objects.filter(source__in=sources)
    rows = {row.pk: row for row in lock_rows(Stock.objects.filter(pk__in=held.values("stock_id")))}
    lost = list(held.filter(stock_id__in=rows).order_by("pk"))
    for allocation in lost:
        rows[allocation.stock_id].allocated -= allocation.quantity
        rows[allocation.stock_id].quantity -= allocation.quantity
    Stock.objects.bulk_update(rows.values(), ["quantity", "allocated"])
    StockMovement.objects.bulk_create(
        StockMovement(stock_id=a.stock_id, kind=Kind.LOST, source=a.source, quantity=a.quantity, at=at) for a in lost
    )
    Allocation.objects.filter(pk__in=[allocation.pk for allocation in lost]).delete()
    return sum(allocation.quantity for allocation in lost)


@transaction.atomic
def come_back(*, source: str, put_back: Mapping[int, int], written_off: Mapping[int, int], at: datetime) -> None:
    """By variant, pieces of a source are here again: some go back to the batch that they left, others are written off.

    Raises NeverSent when more of any come back than went; nothing is changed then.
    """
    sent = StockMovement.objects.filter(source=source).exclude(kind=Kind.LOST)
    rows = {row.pk: row for row in lock_rows(Stock.objects.filter(pk__in=sent.values("stock_id")))}
    out = Counter[int]()
    for movement in sent.filter(stock_id__in=rows):
        out[movement.stock_id] += movement.quantity if movement.kind == Kind.SENT else -movement.quantity
    moved = []
    for kind, pieces in ((Kind.PUT_BACK, put_back), (Kind.WRITTEN_OFF, written_off)):
        for variant_id, quantity in pieces.items():
            missing = quantity
            for stock_id in sorted(pk for pk, row in rows.items() if row.variant_id == variant_id):
                taken = min(missing, out[stock_id])
                if not taken:
                    continue
                missing -= taken
                out[stock_id] -= taken
                if kind == Kind.PUT_BACK:
                    rows[stock_id].quantity += taken
                moved.append(StockMovement(stock_id=stock_id, kind=kind, source=source, quantity=taken, at=at))
            if missing:
                raise NeverSent()
    Stock.objects.bulk_update(rows.values(), ["quantity"])
    StockMovement.objects.bulk_create(moved)
