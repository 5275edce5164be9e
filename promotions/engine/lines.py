"""What the engine is asked about: so many of one piece, with the few facts that terms may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from common.money import Money

MEDICINE = "medicine"


@dataclass(frozen=True, slots=True)
class Line:
    """So many of one piece, at its list price in the channel.

    `key` names the line within its basket, uniquely. `category_ids` holds the piece's category and all above it.
    `prior` is the lowest list price of the 7 days before the campaign that lowers it; without one nothing is struck
    through. `tax_rate` is in per cent.
    """

    key: str
    variant_id: int
    product_id: int
    category_ids: frozenset[int]
    shop_id: int
    product_class: str
    quantity: int
    unit_list: Money
    prior: Money | None = None
    tax_rate: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        if self.quantity < 1:
            raise ValueError(f"Line {self.key} has a quantity of {self.quantity}.")
        if self.unit_list.amount < 0:
            raise ValueError(f"Line {self.key} has a list price below zero.")

    @property
    def is_medicine(self) -> bool:
        return self.product_class == MEDICINE
