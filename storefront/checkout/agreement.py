"""What the buyer has been shown, kept with the basket, and how it differs from what is true now. Pure: no database.

The total that the buyer agreed to decides (place_order compares it); this says why it is another one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from common.money import Money
from promotions.engine import PricedLine, Quote

QUANTITY, LIST_PRICE, REASON_ENDED, REASON_BEGUN, REASON_CHANGED = (
    "quantity", "list-price", "reason-ended", "reason-begun", "reason-changed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Why:
    """One cause of a change. `text` is a reason's own words by language; `before` and `now` are its amounts."""

    code: str
    before: Money | int | None = None
    now: Money | int | None = None
    text: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that costs something else than was shown. None before: it is new; none now: it is gone."""

    key: str
    before: Money | None
    now: Money | None
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A total that is not the one that was shown, and everything that made it so. Each pair is (before, now)."""

    total: tuple[Money, Money]
    lines: tuple[LineChange, ...]
    shipping: tuple[Money, Money] | None
    tax: tuple[Money, Money] | None


def shown(quote: Quote) -> dict[str, Any]:
    """What the buyer sees of a quote, as it is kept with the basket."""
    return {
        "currency": quote.total.gross.currency,
        "total": _text(quote.total.gross),
        "shipping": _text(quote.shipping_price),
        "tax": _text(quote.total.tax),
        "lines": {
            line.key: {
                "quantity": line.quantity,
                "list": _text(line.unit_list),
                "total": _text(_before_tax_on_top(line)),
                "reasons": [[reason.code, dict(reason.text), _text(reason.amount)] for reason in line.reasons],
            }
            for line in quote.lines
        },
    }


def changed(before: Mapping[str, Any], quote: Quote) -> Change | None:
    """How a quote differs from what was shown `before`; None when nothing was shown, or no amount has changed."""
    now = shown(quote)
    if not before or before["currency"] != now["currency"] or _amounts(before) == _amounts(now):
        return None
    currency = now["currency"]
    keys = [*now["lines"], *(key for key in before["lines"] if key not in now["lines"])]
    lines = (_line(key, before["lines"].get(key), now["lines"].get(key), currency) for key in keys)
    return Change(
        total=(_money(before["total"], currency), _money(now["total"], currency)),
        lines=tuple(line for line in lines if line),
        shipping=_pair(before, now, "shipping"),
        tax=_pair(before, now, "tax"),
    )


def _amounts(what: Mapping[str, Any]) -> tuple[Any, ...]:
    lines = {key: line["total"] for key, line in what["lines"].items()}
    return what["total"], what["shipping"], what["tax"], lines


def _line(key: str, before: Any, now: Any, currency: str) -> LineChange | None:
    if before == now or (before and now and before["total"] == now["total"]):
        return None
    why: list[Why] = []
    if before and now:
        if before["quantity"] != now["quantity"]:
            why.append(Why(QUANTITY, before["quantity"], now["quantity"]))
        if before["list"] != now["list"]:
            why.append(Why(LIST_PRICE, _money(before["list"], currency), _money(now["list"], currency)))
        why += _reasons(before["reasons"], now["reasons"], currency)
    return LineChange(
        key=key,
        before=_money(before["total"], currency) if before else None,
        now=_money(now["total"], currency) if now else None,
        why=tuple(why),
    )


def _reasons(before: list[Any], now: list[Any], currency: str) -> list[Why]:
    """Reasons are the same when they have the same code and words: what they take off may still differ."""
    old = {_name(reason): reason for reason in before}
    new = {_name(reason): reason for reason in now}
    over = (reason for name, reason in old.items() if name not in new)
    why = [Why(REASON_ENDED, _money(reason[2], currency), None, reason[1]) for reason in over]
    for name, reason in new.items():
        was = old.get(name)
        if was is None:
            why.append(Why(REASON_BEGUN, None, _money(reason[2], currency), reason[1]))
        elif was[2] != reason[2]:
            why.append(Why(REASON_CHANGED, _money(was[2], currency), _money(reason[2], currency), reason[1]))
    return why


def _name(reason: list[Any]) -> tuple[str, str]:
    return reason[0], str(sorted(reason[1].items()))


def _before_tax_on_top(line: PricedLine) -> Money:
    """A line's total as the page shows it: with tax where list prices contain it, without where tax comes on top."""
    amount = line.unit_list * line.quantity
    for reason in line.reasons:
        amount += reason.amount
    return amount


def _pair(before: Mapping[str, Any], now: Mapping[str, Any], name: str) -> tuple[Money, Money] | None:
    if before[name] == now[name]:
        return None
    return _money(before[name], now["currency"]), _money(now[name], now["currency"])


def _text(amount: Money) -> str:
    return str(amount.amount)


def _money(text: str, currency: str) -> Money:
    return Money(Decimal(text), currency)
