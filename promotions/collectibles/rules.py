"""Which sales an edition comes with. Pure: the database's rules in, yes or no out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from catalog.products.models import ProductClass
from common.money import Money, total
from promotions.sold import SoldLine


@dataclass(frozen=True, slots=True)
class Rule:
    """An edition comes with a sale whose lines in scope reach `min_spend`; empty sets mean any shop, any product."""

    edition_id: int
    min_spend: Money
    starts_at: datetime
    ends_at: datetime
    shop_ids: frozenset[int] = frozenset()
    product_ids: frozenset[int] = frozenset()

    def is_met_by(self, lines: Sequence[SoldLine]) -> bool:
        """Whether anything in the scope was bought, and for enough."""
        return self.concerns(lines) and self.spend(lines) >= self.min_spend

    def concerns(self, lines: Iterable[SoldLine]) -> bool:
        return any(map(self._counts, lines))

    def spend(self, lines: Iterable[SoldLine]) -> Money:
        """What was spent on lines that count, after all discounts."""
        return total((line.total for line in lines if self._counts(line)), self.min_spend.currency)

    def _counts(self, line: SoldLine) -> bool:
        # Medicine is never a spend that qualifies (DOMAIN.md, section 3).
        return (
            line.product_class != ProductClass.MEDICINE
            and (not self.shop_ids or line.shop_id in self.shop_ids)
            and (not self.product_ids or line.product_id in self.product_ids)
        )
