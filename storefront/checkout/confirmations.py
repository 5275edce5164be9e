"""What the law wants the buyer to confirm by own act, in words that have versions (DOMAIN.md, sections 4 and 5).

A changed text gets the next version; orders keep the text that was confirmed, in the language in which it was read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.products.models import ProductClass

BLIND_BOX_RETURN = "blind-box-return"
BLIND_BOX_AGE = "blind-box-age"
MADE_TO_ORDER = "made-to-order"
HEALTH_OPENED = "health-opened"
NEAR_EXPIRY = "near-expiry"


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a confirmation. Who changes them raises the version."""

    version: int
    text: Promise


TEXTS: Mapping[str, Text] = {
    BLIND_BOX_RETURN: Text(
        1, _("I know that an opened blind box cannot be returned without a reason; unopened ones can.")
    ),
    BLIND_BOX_AGE: Text(1, _("I am at least 18, or my guardian agrees to this purchase. Not for children under 8.")),
    MADE_TO_ORDER: Text(1, _("I know that made-to-order pieces cannot be returned without a reason.")),
    HEALTH_OPENED: Text(
        1, _("I know that medicine cannot be returned without a reason once it is opened; unopened it can.")
    ),
    NEAR_EXPIRY: Text(
        1, _("I know that a food here is near the end of its shelf life and cannot be returned without a reason.")
    ),
}


@dataclass(frozen=True, slots=True)
class Goods:
    """Of a line what decides which confirmations it needs. `best_before` is that of the piece that expires soonest."""

    is_box: bool = False
    is_made_to_order: bool = False
    product_class: str = ProductClass.CRAFT
    shelf_life_days: int | None = None
    best_before: date | None = None


def needed(lines: Iterable[Goods], *, today: date) -> tuple[str, ...]:
    """What the buyer must confirm for these goods, in the order in which it is shown."""
    goods = list(lines)
    codes = []
    if any(line.is_box for line in goods):
        codes += [BLIND_BOX_RETURN, BLIND_BOX_AGE]
    if any(line.is_made_to_order for line in goods):
        codes.append(MADE_TO_ORDER)
    if any(line.product_class == ProductClass.MEDICINE for line in goods):
        codes.append(HEALTH_OPENED)
    if any(is_near_expiry(line, today=today) for line in goods):
        codes.append(NEAR_EXPIRY)
    return tuple(codes)


# Near its end: within so many days where the shelf life is at least so long, as market regulators advise shops
# (first issued in Beijing, 2012). Below the shortest, the last day only.
NEAR_THE_END = ((365, 45), (180, 30), (90, 20), (30, 10), (16, 5), (4, 1))


def is_near_expiry(line: Goods, *, today: date) -> bool:
    """Whether the buyer may get a piece that is near the end of its shelf life. What keeps for ever never is."""
    if line.best_before is None:
        return False
    # A batch without a known shelf life is judged as one of a month.
    life = 30 if line.shelf_life_days is None else line.shelf_life_days
    near = next((days for at_least, days in NEAR_THE_END if life >= at_least), 0)
    return line.best_before - today <= timedelta(days=near)


def given(codes: Sequence[str], before: Mapping[str, Any], *, language: str, at: datetime) -> dict[str, Any]:
    """What is written down for these codes: text, version, language, instant. What was confirmed before stays so."""
    with translation.override(language):
        return {
            code: before[code] if is_given(code, before) else {
                "version": TEXTS[code].version,
                "text": str(TEXTS[code].text),
                "language": language,
                "at": at.isoformat(),
            }
            for code in codes
        }  # fmt: skip


def is_given(code: str, confirmations: Mapping[str, Any]) -> bool:
    """Whether the words of today were confirmed, and not those of an earlier version."""
    record = confirmations.get(code)
    return isinstance(record, Mapping) and record.get("version") == TEXTS[code].version


def missing(codes: Collection[str], confirmations: Mapping[str, Any]) -> list[str]:
    return [code for code in codes if not is_given(code, confirmations)]
