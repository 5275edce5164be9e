"""The tax of the shipping stage: delivery follows the goods that it carries (docs/decisions/0605)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from common.money import Money, TaxedMoney


def carried(
    price: Money, goods: Sequence[TaxedMoney], rates: Sequence[Decimal], *, taxes_included: bool
) -> list[TaxedMoney]:
    """Each line's share of the price of delivery, by what the lines cost, taxed at the line's own rate.

    The shares are beside their lines and sum to the price exactly: gross where prices contain tax, net where tax comes
    on top. `rates` are in per cent. Lines that cost nothing together leave all of it to one of them.
    """
    # Odd coins fall by price and rate, never by place: the sum of the tax is the same in whatever order lines stand.
    order = sorted(range(len(goods)), key=lambda place: (goods[place].gross.amount, rates[place]))
    shares = price.spread([goods[place].gross.amount for place in order]) if order else []
    taxed = {
        place: TaxedMoney.of(share, rates[place], taxes_included=taxes_included)
        for place, share in zip(order, shares, strict=True)
    }
    return [taxed[place] for place in range(len(goods))]
