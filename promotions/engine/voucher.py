"""The voucher stage: what a discount code takes off what is left, shared out to the lines that it is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from common.money import Money, total
from promotions.engine.reasons import Reason, Texts
from promotions.engine.terms import EVERYTHING, Scope

CODE = "voucher"


@dataclass(frozen=True, slots=True)
class VoucherTerms:
    """What one discount code promises in one channel: so many per cent, or so much, off the lines of its scope.

    Exactly one of `percent` and `off` is given. Nothing is taken off while less than `min_spent` is left on these lines
    after the campaign and basket stages.
    """

    code: str
    # What the voucher is called: "立冬礼".
    name: Texts
    percent: Decimal | None = None
    off: Money | None = None
    min_spent: Money | None = None
    scope: Scope = EVERYTHING

    def __post_init__(self) -> None:
        if (self.percent is None) == (self.off is None):
            raise ValueError(f"Voucher {self.code} takes off per cent or an amount, and one of them.")
        if self.percent is not None and not 0 < self.percent <= 100:
            raise ValueError(f"Voucher {self.code} cannot take {self.percent} per cent off.")
        if self.off is not None and self.off.amount <= 0:
            raise ValueError(f"Voucher {self.code} takes nothing off.")

    def discount(self, spent: Money) -> Money:
        """What is taken off so much: never more than there is, and nothing below the least that is to be spent."""
        if self.min_spent is not None and spent < self.min_spent:
            return Money.zero(spent.currency)
        if self.percent is not None:
            return spent.percent(self.percent)
        assert self.off is not None, "One of the two is given."
        return min(self.off, spent)


def voucher_discount(amounts: Mapping[str, Money], voucher: VoucherTerms, currency: str) -> Mapping[str, Reason]:
    """Each line's share of what the voucher takes off, by line key; empty when it takes nothing off.

    `amounts` are the lines of its scope, after the basket stage. The shares sum to the discount exactly, none is more
    than its line, and they follow the keys, so the order of the basket makes no difference.
    """
    spent = total(amounts.values(), currency)
    off = voucher.discount(spent)
    if not off:
        return {}
    keys = sorted(amounts)
    shares = off.spread([amounts[key].amount for key in keys])
    text = {
        "zh-hans": f"优惠码 {voucher.code}：{voucher.name['zh-hans']}",
        "en": f"Code {voucher.code}: {voucher.name['en']}",
    }
    return {key: Reason(code=CODE, text=text, amount=-share) for key, share in zip(keys, shares, strict=True) if share}
