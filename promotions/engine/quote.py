"""A whole basket, through all stages: list → campaign → basket → voucher → shipping → tax → total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from common.money import Money, TaxedMoney, total
from promotions.engine.basket import spend_discount, spend_hint
from promotions.engine.catalogue import UnitPrice, price_unit
from promotions.engine.delivery import carried
from promotions.engine.lines import Line
from promotions.engine.reasons import Hint, Reason, summed
from promotions.engine.terms import Terms
from promotions.engine.voucher import CODE as VOUCHER
from promotions.engine.voucher import VoucherTerms, voucher_discount


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line as it is charged.

    `unit` is the price that the product page shows, before the basket stage; `total` is after every stage, so it need
    not be `unit` times `quantity`. The amounts of `reasons` are the whole line's, and account for the difference
    between `undiscounted_total` and `total` to the coin.
    """

    key: str
    quantity: int
    unit_list: Money
    unit: Money
    struck: Money | None
    total: TaxedMoney
    undiscounted_total: TaxedMoney
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What a basket costs. `discount` is positive, and before tax where tax is added on top.

    `shipping_price` is as price lists give it: with its tax where prices contain tax, before it where tax comes on top.
    """

    lines: tuple[PricedLine, ...]
    subtotal: TaxedMoney
    discount: Money
    shipping_price: Money
    shipping: TaxedMoney
    total: TaxedMoney
    hints: tuple[Hint, ...]

    @property
    def savings(self) -> tuple[Reason, ...]:
        """What each campaign, and the voucher, took off the whole basket; together the discount."""
        return summed(reason for line in self.lines for reason in line.reasons)

    @property
    def has_voucher(self) -> bool:
        """Whether the voucher took anything off."""
        return any(reason.code == VOUCHER for line in self.lines for reason in line.reasons)


def price_basket(
    lines: Sequence[Line],
    terms: Terms,
    shipping: Money,
    taxes_included: bool,
    *,
    voucher: VoucherTerms | None = None,
) -> Quote:
    """Price a basket. Lines keep their order; prices do not depend on it. All amounts share shipping's currency.

    `taxes_included` says whether list prices and shipping contain tax (China) or tax comes on top (the United States).
    Shipping is taxed as the goods that it carries; with no goods it is not taxed.
    """
    keys = {line.key for line in lines}
    if len(keys) != len(lines):
        raise ValueError("Two lines of a basket have the same key.")
    currency = shipping.currency

    units = {line.key: price_unit(line, terms) for line in lines}
    # Medicine is no spend that qualifies, and no gift falls on it (DOMAIN.md, section 3).
    amounts = {line.key: units[line.key].unit * line.quantity for line in lines if not line.is_medicine}
    spend = spend_discount(amounts, terms, currency)
    hint = spend_hint(amounts, terms, currency)
    stages = [spend]
    if voucher is not None:
        named = [line.key for line in lines if line.key in amounts and voucher.scope.names(line)]
        left = {key: amounts[key] + spend[key].amount if key in spend else amounts[key] for key in named}
        stages.append(voucher_discount(left, voucher, currency))

    priced = tuple(
        _priced(line, units[line.key], [stage[line.key] for stage in stages if line.key in stage], taxes_included)
        for line in lines
    )
    nothing = TaxedMoney(Money.zero(currency), Money.zero(currency))
    subtotal = sum((line.total for line in priced), nothing)
    goods = Quote(
        lines=priced,
        subtotal=subtotal,
        discount=-total((reason.amount for line in priced for reason in line.reasons), currency),
        shipping_price=Money.zero(currency),
        shipping=nothing,
        total=subtotal,
        hints=(hint,) if hint else (),
    )
    return delivered(goods, lines, shipping, taxes_included)


def delivered(quote: Quote, lines: Sequence[Line], shipping: Money, taxes_included: bool) -> Quote:
    """The same goods, brought at another price. `lines` are those that the quote was made of."""
    taxed = _shipping(shipping, lines, quote.lines, taxes_included)
    return replace(quote, shipping_price=shipping, shipping=taxed, total=quote.subtotal + taxed)


def _priced(line: Line, unit: UnitPrice, shares: Sequence[Reason], taxes_included: bool) -> PricedLine:
    reasons = [replace(reason, amount=reason.amount * line.quantity) for reason in unit.reasons]
    reasons += shares
    before = line.unit_list * line.quantity
    after = before + total((reason.amount for reason in reasons), before.currency)
    return PricedLine(
        key=line.key,
        quantity=line.quantity,
        unit_list=line.unit_list,
        unit=unit.unit,
        struck=unit.struck,
        total=TaxedMoney.of(after, line.tax_rate, taxes_included=taxes_included),
        undiscounted_total=TaxedMoney.of(before, line.tax_rate, taxes_included=taxes_included),
        reasons=tuple(reasons),
    )


def _shipping(price: Money, lines: Sequence[Line], priced: Sequence[PricedLine], taxes_included: bool) -> TaxedMoney:
    if not price or not lines:
        return TaxedMoney(price, price)
    goods, rates = [line.total for line in priced], [line.tax_rate for line in lines]
    nothing = Money.zero(price.currency)
    return sum(carried(price, goods, rates, taxes_included=taxes_included), TaxedMoney(nothing, nothing))
