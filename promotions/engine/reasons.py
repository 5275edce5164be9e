"""Why a price is what it is, and what would lower it further, in words for the shopper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from common.money import Money

# The same text by language code. Plain dictionaries: the engine knows no Django and no active language.
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reason:
    """One change of price. `amount` is negative: what was taken off a unit or a whole line, as its owner says."""

    code: str
    text: Texts
    amount: Money
    campaign: str | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """What would earn more: `missing` to spend until `goal`, and then `off` in all instead of what is off now."""

    code: str
    text: Texts
    missing: Money
    spent: Money
    goal: Money
    off: Money
    campaign: str | None = None


def summed(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """One reason for each code and campaign, with the sum of their amounts, in the order of first appearance."""
    sums: dict[tuple[str, str | None], Reason] = {}
    for reason in reasons:
        place = (reason.code, reason.campaign)
        known = sums.get(place)
        sums[place] = replace(known, amount=known.amount + reason.amount) if known else reason
    return tuple(sums.values())
