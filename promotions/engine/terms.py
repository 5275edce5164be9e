"""What campaigns promise, as values: conditions and benefits, one small class each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from common.money import Money
from promotions.engine.lines import Line
from promotions.engine.reasons import Texts


@dataclass(frozen=True, slots=True)
class Scope:
    """Which pieces a benefit is for. Each set that is not empty narrows; all empty means everything but medicine.

    Medicine is meant only by naming its product: nobody should lower its price by accident (DOMAIN.md, section 3).
    """

    category_ids: frozenset[int] = frozenset()
    shop_ids: frozenset[int] = frozenset()
    product_ids: frozenset[int] = frozenset()

    def names(self, line: Line) -> bool:
        if line.is_medicine and line.product_id not in self.product_ids:
            return False
        return (
            (not self.product_ids or line.product_id in self.product_ids)
            and (not self.shop_ids or line.shop_id in self.shop_ids)
            and (not self.category_ids or not self.category_ids.isdisjoint(line.category_ids))
        )


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class PercentOff:
    """So many per cent off the list price of each piece in the scope."""

    percent: Decimal
    scope: Scope = EVERYTHING

    def off(self, line: Line) -> Money:
        """What one unit costs less, rounded half up to a coin; nothing outside the scope."""
        return line.unit_list.percent(self.percent) if self.scope.names(line) else Money.zero(line.unit_list.currency)


@dataclass(frozen=True, slots=True)
class SpendSteps:
    """满减: for every `step` spent on lines that qualify `off` is taken, at most `times` times."""

    step: Money
    off: Money
    times: int = 1

    def __post_init__(self) -> None:
        # Less off than spent: so its shares never exceed the lines that they fall on.
        if not Money.zero(self.step.currency) < self.off < self.step:
            raise ValueError(f"Steps of {self.step} cannot take {self.off} off.")

    def discount(self, spent: Money) -> Money:
        return self.off * self._reached(spent)

    def next_goal(self, spent: Money) -> Money | None:
        """The spend at which the discount next grows; None when it has grown as far as it may."""
        reached = self._reached(spent)
        return self.step * (reached + 1) if reached < self.times else None

    def _reached(self, spent: Money) -> int:
        return min(spent // self.step, self.times)


@dataclass(frozen=True, slots=True)
class CampaignTerms:
    """One campaign in one channel. It is in force from `since` (inclusive) until `until` (exclusive)."""

    id: int
    slug: str
    # What stands beside a lowered price: "遗产日价".
    label: Texts
    since: datetime
    until: datetime
    percent_offs: tuple[PercentOff, ...] = ()
    spend_steps: SpendSteps | None = None

    def in_force(self, at: datetime) -> bool:
        return self.since <= at < self.until


@dataclass(frozen=True, slots=True)
class Terms:
    """All that is in force at one instant. `until` is when that next changes, as far as is known now; None: never."""

    campaigns: tuple[CampaignTerms, ...] = ()
    until: datetime | None = None


NO_TERMS = Terms()
