"""Which stock rows to take pieces from. Pure: touches no database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

# An expiry date is a day where the goods lie, and the shops' warehouses lie in China.
WAREHOUSE_TIME = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Wanted:
    """So many pieces of one variant for `source`, an order line, from any warehouse that serves the channel."""

    variant_id: int
    quantity: int
    source: str


@dataclass(frozen=True, slots=True)
class Row:
    """What the plan needs to know of a stock row."""

    stock_id: int
    variant_id: int
    free: int
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class Take:
    """Take so many pieces from one row for one source."""

    stock_id: int
    source: str
    quantity: int


@dataclass(slots=True)
class Plan:
    """The takes, and by variant how many are left where they do not suffice."""

    takes: list[Take] = field(default_factory=list)
    short: dict[int, int] = field(default_factory=dict)


def today(at: datetime) -> date:
    """The day that counts for expiry at an instant."""
    return at.astimezone(WAREHOUSE_TIME).date()


def first_expiry_first(wanted: Sequence[Wanted], rows: Sequence[Row], *, at: datetime) -> Plan:
    """Soonest expiry first, undated last, ties by id; expired rows never (DOMAIN.md, section 3).

    A variant may be wanted by several sources: they share what is there.
    """
    day = today(at)
    plan = Plan()
    usable = sorted(
        (row for row in rows if row.free > 0 and (row.expires_on is None or row.expires_on >= day)),
        key=lambda row: (row.expires_on is None, row.expires_on or date.max, row.stock_id),
    )
    left = {row.stock_id: row.free for row in usable}
    total_left: dict[int, int] = {}
    for row in usable:
        total_left[row.variant_id] = total_left.get(row.variant_id, 0) + row.free
    needed: dict[int, int] = {}
    for want in wanted:
        needed[want.variant_id] = needed.get(want.variant_id, 0) + want.quantity
    plan.short = {v: total_left.get(v, 0) for v, quantity in needed.items() if quantity > total_left.get(v, 0)}
    if plan.short:
        return plan
    for want in wanted:
        missing = want.quantity
        for row in usable:
            if row.variant_id != want.variant_id or not missing:
                continue
            if part := min(missing, left[row.stock_id]):
                plan.takes.append(Take(row.stock_id, want.source, part))
                left[row.stock_id] -= part
                missing -= part
    return plan
