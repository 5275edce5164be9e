"""How a refund is spread back over lines, discounts and shipping. Pure: it knows no database and no gateway.

Every amount of a line is first split over its pieces by largest remainder; shipping is first split over the lines as
the engine did when it taxed it (promotions/engine/delivery.py). The n-th piece of a line therefore always has the same
share, to the coin, and pieces that come back in any order and in any portions bring back exactly what was paid, never
more (docs/decisions/0600).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from common.money import Money, TaxedMoney, total
from promotions.engine import carried


@dataclass(frozen=True, slots=True)
class PaidLine:
    """A line as it was paid: the whole line's amounts. `listed` is what it would have cost without discounts.

    `listed` is with or without tax as the list prices of its channel are; `rate` is its tax in per cent.
    """

    key: str
    quantity: int
    listed: Money
    goods: TaxedMoney
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Paid:
    """What was paid for, in the order of the lines."""

    lines: Sequence[PaidLine]
    shipping: TaxedMoney
    prices_include_tax: bool


@dataclass(frozen=True, slots=True)
class Share:
    """What so many pieces of one line bring back. `discount` is what had been taken off them, as a positive amount."""

    key: str
    quantity: int
    goods: TaxedMoney
    discount: Money
    shipping: TaxedMoney

    @property
    def gross(self) -> Money:
        return self.goods.gross + self.shipping.gross

    @property
    def tax(self) -> Money:
        return self.goods.tax + self.shipping.tax


@dataclass(frozen=True, slots=True)
class Spread:
    """A whole refund, line by line."""

    shares: tuple[Share, ...]
    currency: str

    @property
    def gross(self) -> Money:
        return total((share.gross for share in self.shares), self.currency)

    @property
    def tax(self) -> Money:
        return total((share.tax for share in self.shares), self.currency)

    @property
    def shipping(self) -> Money:
        return total((share.shipping.gross for share in self.shares), self.currency)


def spread(
    paid: Paid, *, back: Mapping[str, int], before: Mapping[str, int] | None = None, with_shipping: bool
) -> Spread:
    """What the pieces `back` bring back, by line key, when `before` pieces of each line came back earlier.

    Raises ValueError when more would come back than there were: callers check what a person asks for.
    """
    before = before or {}
    shipping = _shipping_of_lines(paid)
    shares = []
    for line, its_shipping in zip(paid.lines, shipping, strict=True):
        quantity, start = back.get(line.key, 0), before.get(line.key, 0)
        if quantity < 0 or start < 0 or start + quantity > line.quantity:
            raise ValueError(f"{start} and {quantity} of {line.quantity} pieces of {line.key} cannot come back.")
        if quantity:
            shares.append(_share(paid, line, its_shipping, start=start, quantity=quantity, with_shipping=with_shipping))
    return Spread(tuple(shares), paid.shipping.currency)


def _shipping_of_lines(paid: Paid) -> list[TaxedMoney]:
    """The shipping of each line as the engine shared it out, with the tax that was written down for the whole of it.

    Orders of before shipping was taxed have none, and bring none back.
    """
    price = paid.shipping.gross if paid.prices_include_tax else paid.shipping.net
    goods, rates = [line.goods for line in paid.lines], [line.rate for line in paid.lines]
    shares = carried(price, goods, rates, taxes_included=paid.prices_include_tax)
    tax = paid.shipping.tax.spread([share.tax.amount for share in shares])
    if paid.prices_include_tax:
        return [TaxedMoney(net=share.gross - part, gross=share.gross) for share, part in zip(shares, tax, strict=True)]
    return [TaxedMoney(net=share.net, gross=share.net + part) for share, part in zip(shares, tax, strict=True)]


def _share(
    paid: Paid, line: PaidLine, shipping: TaxedMoney, *, start: int, quantity: int, with_shipping: bool
) -> Share:
    def part(whole: Money) -> Money:
        return whole.portion(of=line.quantity, start=start, quantity=quantity)

    def taxed(whole: TaxedMoney) -> TaxedMoney:
        return TaxedMoney(net=part(whole.net), gross=part(whole.gross))

    goods = taxed(line.goods)
    asked = goods.gross if paid.prices_include_tax else goods.net
    nothing = Money.zero(line.listed.currency)
    return Share(
        key=line.key,
        quantity=quantity,
        goods=goods,
        discount=part(line.listed) - asked,
        shipping=taxed(shipping) if with_shipping else TaxedMoney(nothing, nothing),
    )
