"""Which stock rows to take pieces from. Pure: touches no database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

# An expiry date is a day where the goods lie, and the shops' warehouses lie in China.
WAREHOUSE_TIME = ZoneInfo("Asia/Shanghai")


# By part, how many of it one set holds; empty for what is no set.
Parts = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """So many of one variant for `source`, an order line, from any warehouse that serves the channel.

    A set lies in no warehouse: its `parts` do.
    """

    variant_id: int
    quantity: int
    source: str
    parts: Parts = field(default_factory=dict)

    @property
    def pieces(self) -> dict[int, int]:
        return pieces_of(self.variant_id, self.quantity, self.parts)


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
    """The takes, and by wanted variant how many can be had where that does not suffice: of a set, whole ones."""

    takes: list[Take] = field(default_factory=list)
    short: dict[int, int] = field(default_factory=dict)


def today(at: datetime) -> date:
    """The day that counts for expiry at an instant."""
    return at.astimezone(WAREHOUSE_TIME).date()


def pieces_of(variant_id: int, quantity: int, parts: Parts) -> dict[int, int]:
    """By variant, the pieces that so many of a variant are: of a set those of its parts, else its own."""
    return {part: quantity * each for part, each in parts.items()} if parts else {variant_id: quantity}


def whole(free: Mapping[int, int], parts: Parts) -> int:
    """How many whole sets there are in what is free of the parts."""
    return min(free.get(part, 0) // each for part, each in parts.items())


def first_expiry_first(wanted: Sequence[Wanted], rows: Sequence[Row], *, at: datetime) -> Plan:
    """Soonest expiry first, undated last, ties by id; expired rows never (DOMAIN.md, section 3).

    A piece may be wanted by several sources, alone and in sets: they share what is there, the first ones first.
    """
    day = today(at)
    usable = sorted(
        (row for row in rows if row.free > 0 and (row.expires_on is None or row.expires_on >= day)),
        key=lambda row: (row.expires_on is None, row.expires_on or date.max, row.stock_id),
    )
    short = _short(wanted, usable)
    if short:
        return Plan(short=short)
    plan = Plan()
    left = {row.stock_id: row.free for row in usable}
    for want in wanted:
        for variant_id, missing in want.pieces.items():
            for row in usable:
                if row.variant_id != variant_id or not missing:
                    continue
                if taken := min(missing, left[row.stock_id]):
                    plan.takes.append(Take(row.stock_id, want.source, taken))
                    left[row.stock_id] -= taken
                    missing -= taken
    return plan


def most_of_each(wanted: Sequence[Wanted], free: Mapping[int, int]) -> list[int]:
    """For one after the other, how many of it can be had of free pieces, once those before it have what they want."""
    left = dict(free)
    found = []
    for want in wanted:
        most = whole(left, want.parts or {want.variant_id: 1})
        for variant_id, quantity in pieces_of(want.variant_id, min(most, want.quantity), want.parts).items():
            left[variant_id] = left.get(variant_id, 0) - quantity
        found.append(most)
    return found


def _short(wanted: Sequence[Wanted], usable: Sequence[Row]) -> dict[int, int]:
    """By variant that is wanted in vain, how many of it can be had."""
    free: dict[int, int] = {}
    for row in usable:
        free[row.variant_id] = free.get(row.variant_id, 0) + row.free
    got: dict[int, int] = {}
    short: set[int] = set()
    for want, most in zip(wanted, most_of_each(wanted, free), strict=True):
        got[want.variant_id] = got.get(want.variant_id, 0) + min(most, want.quantity)
        if most < want.quantity:
            short.add(want.variant_id)
    return {variant_id: count for variant_id, count in got.items() if variant_id in short}
