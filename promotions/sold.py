"""What promotions learn of a sale: plain values under opaque references. They know no orders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from common.money import Money


@dataclass(frozen=True, slots=True)
class SoldLine:
    """So many of one variant, and what the whole line cost after all discounts."""

    source: str
    variant_id: int
    product_id: int
    shop_id: int
    product_class: str
    quantity: int
    total: Money


@dataclass(frozen=True, slots=True)
class Sold:
    """One paid sale. `source` is the same whenever the same sale is told again; `holder_id` is its buyer's account."""

    source: str
    channel_id: int
    placed_at: datetime
    lines: tuple[SoldLine, ...]
    holder_id: int | None = None
