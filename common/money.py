"""Exact money: a Decimal with its currency, and the one way in which an amount is split.

Amounts are quantised to the currency's exponent (ISO 4217); sums never lose a cent (DESIGN.md, rule 4).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

# Exponents of the currencies the store may use; DOMAIN.md section 7 names them.
EXPONENTS = {"CNY": 2, "USD": 2, "EUR": 2, "GBP": 2, "JPY": 0, "KRW": 0}
SYMBOLS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "KRW": "₩"}


class CurrencyMismatch(TypeError):
    """Two currencies met in one sum: always a fault of the program, never of the user."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency, quantised half up on construction."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if self.currency not in EXPONENTS:
            raise ValueError(f"Unknown currency {self.currency!r}.")
        step = Decimal(1).scaleb(-EXPONENTS[self.currency])
        amount = Decimal(self.amount).quantize(step, rounding=ROUND_HALF_UP)
        # Minus zero would print as "-0.00".
        object.__setattr__(self, "amount", amount + 0)

    @classmethod
    def zero(cls, currency: str) -> Money:
        return cls(Decimal(0), currency)

    @property
    def step(self) -> Decimal:
        """The smallest coin of the currency."""
        return Decimal(1).scaleb(-EXPONENTS[self.currency])

    def _same(self, other: Money) -> Decimal:
        if not isinstance(other, Money):
            raise CurrencyMismatch(f"Money and {type(other).__name__} do not add up.")
        if other.currency != self.currency:
            raise CurrencyMismatch(f"{self.currency} and {other.currency} do not add up.")
        return other.amount

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def __mul__(self, times: int | Decimal) -> Money:
        return Money(self.amount * times, self.currency)

    __rmul__ = __mul__

    def __floordiv__(self, other: Money) -> int:
        """How many whole times `other` fits in."""
        return int(self.amount // self._same(other))

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.amount <= self._same(other)

    def __gt__(self, other: Money) -> bool:
        return self.amount > self._same(other)

    def __ge__(self, other: Money) -> bool:
        return self.amount >= self._same(other)

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __str__(self) -> str:
        """As a shopper reads it: ¥1,280 or $12.50; whole amounts carry no zeros."""
        sign = "-" if self.amount < 0 else ""
        whole = self.amount == self.amount.to_integral_value()
        places = 0 if whole else EXPONENTS[self.currency]
        return f"{sign}{SYMBOLS[self.currency]}{abs(self.amount):,.{places}f}"

    def percent(self, percent: Decimal) -> Money:
        """So many per cent of this amount, rounded half up to a coin."""
        return Money(self.amount * percent / 100, self.currency)

    def spread(self, weights: Sequence[Decimal | int]) -> list[Money]:
        """Split over weights by largest remainder: the parts sum to the whole exactly.

        Ties go to the earlier part. Weights must not be negative; if all are zero the first part takes everything.
        """
        if not weights:
            raise ValueError("Nothing to spread over.")
        if any(weight < 0 for weight in weights):
            raise ValueError("A weight must not be negative.")
        total = sum((Decimal(weight) for weight in weights), Decimal(0))
        if not total:
            return [self, *(Money.zero(self.currency) for _ in weights[1:])]
        sign = -1 if self.amount < 0 else 1
        coins = int(abs(self.amount) / self.step)
        exact = [coins * Decimal(weight) / total for weight in weights]
        floors = [int(share) for share in exact]
        by_remainder = sorted(range(len(weights)), key=lambda i: (floors[i] - exact[i], i))
        for i in by_remainder[: coins - sum(floors)]:
            floors[i] += 1
        return [Money(sign * part * self.step, self.currency) for part in floors]

    def portion(self, *, of: int, start: int, quantity: int) -> Money:
        """What `quantity` of `of` equal pieces are of this amount, from the piece `start` (from 0) on.

        As `spread` over equal weights: the first pieces take the odd coins, so all portions sum to the whole exactly.
        """
        return self._first(start + quantity, of) - self._first(start, of)

    def _first(self, count: int, of: int) -> Money:
        each, odd = divmod(int(abs(self.amount) / self.step), of)
        sign = -1 if self.amount < 0 else 1
        return Money(sign * (each * count + min(count, odd)) * self.step, self.currency)


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The sum, zero when there is nothing to add."""
    return sum(amounts, Money.zero(currency))


@dataclass(frozen=True, slots=True)
class TaxedMoney:
    """One price with and without tax; gross = net + tax, exactly."""

    net: Money
    gross: Money

    @property
    def tax(self) -> Money:
        return self.gross - self.net

    @property
    def currency(self) -> str:
        return self.gross.currency

    def __add__(self, other: TaxedMoney) -> TaxedMoney:
        return TaxedMoney(self.net + other.net, self.gross + other.gross)

    @classmethod
    def of(cls, amount: Money, rate: Decimal, *, taxes_included: bool) -> TaxedMoney:
        """An amount as price lists give it, with its tax or before it; `rate` in per cent."""
        return cls.of_gross(amount, rate) if taxes_included else cls.of_net(amount, rate)

    @classmethod
    def of_gross(cls, gross: Money, rate: Decimal) -> TaxedMoney:
        """Take the tax out of a price that includes it; `rate` in per cent."""
        net = Money(gross.amount * 100 / (100 + rate), gross.currency)
        return cls(net=net, gross=gross)

    @classmethod
    def of_net(cls, net: Money, rate: Decimal) -> TaxedMoney:
        """Put the tax onto a price that does not include it; `rate` in per cent."""
        return cls(net=net, gross=net + net.percent(rate))
