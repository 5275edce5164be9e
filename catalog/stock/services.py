"""Stock is kept for a while, promised, given back and counted here, and nowhere else; movements.py sends it.

Lock order: rows of Stock by primary key, before anything that promotions lock (common/locking.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from catalog.products.models import ProductVariant
from catalog.stock.models import Allocation, Reservation, Stock
from catalog.stock.plan import Row, Wanted, first_expiry_first
from common.errors import Invalid, NotFound, Refusal
from common.locking import in_turn, lock_rows
from common.prepared import PreparedRows
from common.writes import insert_later, save_later

# Far below what the database's integers hold, so that sums of rows fit too.
MOST_PIECES = 10_000_000


class OutOfStock(Refusal):
    """`variants` are the short ones; `left` says how many there are of each."""

    code = "INSUFFICIENT_STOCK"
    message = _("Only {count} left.")

    @classmethod
    def short_of(cls, left: Mapping[int, int]) -> OutOfStock:
        refusal = cls(field="quantity", variants=sorted(left), count=min(left.values()))
        refusal.details["left"] = dict(left)
        return refusal


@transaction.atomic(savepoint=False)
def reserve(
    *,
    wanted: Sequence[Wanted],
    source: str,
    channel_id: int,
    until: datetime,
    at: datetime,
    warehouse_id: int | None = None,
) -> None:
    """Keep pieces for `source` until an instant, in place of whatever was kept for it before.

    All or nothing, from one warehouse if it is named: raises OutOfStock naming every short variant. Nothing has to run
    for a reservation to end.
    """
    rows = _lock_for(wanted, channel_id, warehouse_id)
    plan = first_expiry_first(wanted, _free_rows(rows, reserved_for=source, at=at), at=at)
    if plan.short:
        raise OutOfStock.short_of(plan.short)
    # Whoever comes by sweeps up what has ended on these rows; that it lies there until then harms nobody.
    Reservation.objects.filter(Q(source=source) | Q(stock__in=rows, until__lte=at)).delete()
    kept = Counter[int]()
    for take in plan.takes:
        kept[take.stock_id] += take.quantity
    Reservation.objects.bulk_create(
        Reservation(stock_id=stock_id, source=source, quantity=quantity, until=until)
        for stock_id, quantity in kept.items()
    )
    longer = [row.pk for row in rows if row.pk in kept and (row.reserved_until is None or row.reserved_until < until)]
    Stock.objects.filter(pk__in=longer).update(reserved_until=until)


def unreserve(*, sources: Sequence[str]) -> None:
    """Keep nothing for these sources any more. Sources for which nothing is kept are no fault."""
    Reservation.objects.filter(source__in=sources).delete()


@transaction.atomic(savepoint=False)
def allocate(
    *,
    wanted: Sequence[Wanted],
    channel_id: int,
    at: datetime,
    reserved_for: str = "",
    warehouse_id: int | None = None,
) -> None:
    """Sell pieces to their sources, all or nothing, from one warehouse if it is named.

    Raises OutOfStock naming every short variant.
    What is reserved for others is not sold; what is reserved for `reserved_for` is, and then reserved no more.
    """
    rows = _lock_for(wanted, channel_id, warehouse_id)
    plan = first_expiry_first(wanted, _free_rows(rows, reserved_for=reserved_for, at=at), at=at)
    if plan.short:
        raise OutOfStock.short_of(plan.short)
    if reserved_for and any(row.reserved_until for row in rows):
        unreserve(sources=[reserved_for])
    taken = Counter[int]()
    for take in plan.takes:
        taken[take.stock_id] += take.quantity
    for row in rows:
        if row.pk in taken:
            row.allocated += taken[row.pk]
            save_later(row, ["allocated"])
    insert_later(
        Allocation(stock_id=take.stock_id, source=take.source, quantity=take.quantity, at=at) for take in plan.takes
    )


def _lock_for(wanted: Sequence[Wanted], channel_id: int, warehouse_id: int | None) -> list[Stock]:
    """The rows of the channel's warehouses, or of one of them, that hold what is wanted."""
    variant_ids = sorted({variant_id for want in wanted for variant_id in want.pieces})
    if warehouse_id is None:
        return _locked_rows.all(variant_ids, channel_id)
    return lock_rows(rows_for(variant_ids, channel_id).filter(warehouse_id=warehouse_id))


def rows_for(variant_ids: Sequence[int], channel_id: int) -> QuerySet[Stock]:
    """The rows that pieces of these variants are taken from in a channel."""
    return Stock.objects.filter(variant_id__in=variant_ids, warehouse__channels=channel_id)


_locked_rows = PreparedRows(lambda variant_ids, channel_id: in_turn(rows_for(variant_ids, channel_id)))


def _free_rows(rows: Sequence[Stock], *, reserved_for: str, at: datetime) -> list[Row]:
    """What the plan may take from rows that are locked. Reservations are read after the lock, so none is overlooked."""
    others: dict[int, int] = {}
    if held := [row.pk for row in rows if row.reserved_until and row.reserved_until > at]:
        living = Reservation.objects.filter(stock__in=held, until__gt=at).exclude(source=reserved_for)
        others = dict(living.values_list("stock_id").annotate(Sum("quantity")))
    return [
        Row(row.pk, row.variant_id, row.quantity - row.allocated - others.get(row.pk, 0), row.expires_on)
        for row in rows
    ]


@transaction.atomic(savepoint=False)
def release(*, sources: Sequence[str]) -> int:
    """Give back what these sources held; the number of pieces. Sources that hold nothing are no fault."""
    held = list(Allocation.objects.filter(source__in=sources))
    rows = {row.pk: row for row in lock_rows(Stock.objects.filter(pk__in={a.stock_id for a in held}))}
    # Read again under the lock: a release that ran meanwhile may have taken them.
    held = list(Allocation.objects.filter(source__in=sources, stock_id__in=rows))
    for allocation in held:
        rows[allocation.stock_id].allocated -= allocation.quantity
    Stock.objects.bulk_update(rows.values(), ["allocated"])
    Allocation.objects.filter(pk__in=[allocation.pk for allocation in held]).delete()
    return sum(allocation.quantity for allocation in held)


@transaction.atomic
def set_quantity(*, variant_id: int, warehouse_id: int, quantity: int) -> Stock:
    """Say how many pieces of a variant lie in a warehouse, sold ones that were not sent yet included (as in Saleor).

    Dated batches are counted by their own rows, so for a variant with batches the newest is set so that the sum fits.
    Raises Invalid when more than that are sold, NotFound when the warehouse never held the variant.
    """
    _check(quantity, field="quantity")
    rows = lock_rows(Stock.objects.filter(variant_id=variant_id, warehouse_id=warehouse_id))
    if not rows:
        _refuse_set(variant_id)
        raise NotFound(field="warehouse")
    newest = rows[-1]
    others = sum(row.quantity for row in rows[:-1])
    if quantity - others < newest.allocated:
        raise Invalid(field="quantity", detail=_("More than that are sold, or lie in older batches."))
    newest.quantity = quantity - others
    newest.save(update_fields=["quantity"])
    return newest


@transaction.atomic
def set_free(*, product_id: int, free: Mapping[int, int]) -> None:
    """Say of stock rows of one product how many of their pieces are free to sell; what is already sold stays sold.

    Raises Invalid for a negative number and NotFound for a row of another product; nothing is changed then.
    """
    rows = lock_rows(Stock.objects.filter(pk__in=free, variant__product_id=product_id))
    if len(rows) < len(free):
        raise NotFound(field="quantities")
    for row in rows:
        _check(free[row.pk], field="quantities")
        row.quantity = row.allocated + free[row.pk]
    Stock.objects.bulk_update(rows, ["quantity"])


def _refuse_set(variant_id: int) -> None:
    if ProductVariant.objects.filter(pk=variant_id, is_bundle=True).exists():
        raise Invalid(field="quantity", detail=_("A set lies in no warehouse: count its parts."))


def _check(quantity: int, *, field: str) -> None:
    if quantity < 0:
        raise Invalid(field=field, detail=_("A quantity cannot be negative."))
    if quantity > MOST_PIECES:
        raise Invalid(field=field, detail=_("No warehouse holds that many."))
