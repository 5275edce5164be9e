"""Whether a way of delivery takes a parcel, and for how much. Pure: touches no database."""

from __future__ import annotations

from dataclasses import dataclass, field

from common.money import Money

KILOGRAM = 1000


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be sent: its weight in grams, and the classes of product in it."""

    weight_grams: int = 0
    classes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rate:
    """The conditions of one way of delivery in a channel; None sets no bound. Bounds are inclusive.

    `price` holds for the first kilogram, `further_kilogram` for each one more that is begun (首重, 续重). From
    `free_from` on the goods' total nothing is asked, whatever the weight.
    """

    price: Money
    further_kilogram: Money | None = None
    free_from: Money | None = None
    least_order: Money | None = None
    most_order: Money | None = None
    least_weight: int | None = None
    most_weight: int | None = None
    # Classes of product that may not travel this way, such as medicine by a carrier without the licence for it.
    excluded: frozenset[str] = field(default=frozenset())

    @property
    def is_bounded(self) -> bool:
        """Whether there are baskets that it does not take."""
        bounds = (self.least_order, self.most_order, self.least_weight, self.most_weight)
        return bool(self.excluded) or any(bound is not None for bound in bounds)

    def takes(self, parcel: Parcel, *, goods: Money) -> bool:
        """Whether goods of this total and weight may travel this way."""
        return not (
            (self.least_order is not None and goods < self.least_order)
            or (self.most_order is not None and goods > self.most_order)
            or (self.least_weight is not None and parcel.weight_grams < self.least_weight)
            or (self.most_weight is not None and parcel.weight_grams > self.most_weight)
            or self.excluded & parcel.classes
        )

    def cost(self, parcel: Parcel, *, goods: Money) -> Money:
        if self.free_from is not None and goods >= self.free_from:
            return Money.zero(self.price.currency)
        if self.further_kilogram is None:
            return self.price
        begun = -(-parcel.weight_grams // KILOGRAM)
        return self.price + self.further_kilogram * max(begun - 1, 0)
