"""The form in which a buyer asks for a return, and the returns that an order has seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from catalog.media.queries import PictureRef, pictures_by
from storefront.orders.models import Order, Return
from storefront.orders.right_of_return import WORDS
from storefront.orders.services.returns import Returnable, returnable

REASONS = [
    (Return.Reason.NO_REASON, _("Without a reason, within seven days")),
    (Return.Reason.DAMAGED, _("It arrived damaged")),
    (Return.Reason.WRONG_ITEM, _("It is not what I ordered")),
    (Return.Reason.NOT_AS_DESCRIBED, _("It is not as described")),
]
STATES = {
    Return.State.REQUESTED: ("gold", _("The shop is asked")),
    Return.State.APPROVED: ("indigo", _("Approved: please send it back")),
    Return.State.REFUSED: ("cinnabar", pgettext_lazy("a return", "Declined")),
    Return.State.WITHDRAWN: ("ink", _("Withdrawn")),
    Return.State.RECEIVED: ("celadon", _("Received; the money goes back")),
}
SETTLED = _("Received; the money went back")


@dataclass(frozen=True, slots=True)
class ReturnLineShown:
    """A line of the form. `why` says why it cannot come back without a reason; empty when it can."""

    terms: Returnable
    picture: PictureRef | None
    why: str
    asks_opened: bool
    is_opened: bool
    chosen: int

    @property
    def counts(self) -> range:
        return range(self.terms.pieces + 1)

    @property
    def wash(self) -> str:
        return self.picture.wash if self.picture else "ink"


@dataclass(frozen=True, slots=True)
class ReturnShown:
    order: Order
    lines: tuple[ReturnLineShown, ...]
    reasons: tuple[tuple[str, Any], ...]
    reason: str
    note: str

    @property
    def can_ask(self) -> bool:
        return any(line.terms.pieces for line in self.lines)


@dataclass(frozen=True, slots=True)
class AskedReturn:
    """A return as the order's page tells of it."""

    row: Return
    ink: str
    word: Any
    reason: Any

    @property
    def can_be_withdrawn(self) -> bool:
        return self.row.state in (Return.State.REQUESTED, Return.State.APPROVED)


def return_shown(*, order: Order, given: Mapping[str, Any], at: datetime) -> ReturnShown:
    """The form, with what somebody has chosen already."""
    terms = returnable(order=order, at=at)
    pictures = pictures_by("product", {each.line.variant.product_id for each in terms})
    return ReturnShown(
        order=order,
        lines=tuple(
            ReturnLineShown(
                terms=each,
                picture=next(iter(pictures.get(each.line.variant.product_id, ())), None),
                why=str(WORDS[each.exempt]) if each.exempt else "",
                asks_opened=each.if_opened is not None and not each.is_box and each.exempt is None,
                is_opened=f"opened-{each.line.pk}" in given,
                chosen=_number(given.get(f"count-{each.line.pk}", ""), each.pieces),
            )
            for each in terms
        ),
        reasons=tuple(REASONS),
        # Nothing is chosen in advance that would be refused.
        reason=str(given.get("reason", Return.Reason.NO_REASON if any(each.within_days for each in terms) else "")),
        note=str(given.get("note", "")),
    )


def asked_returns(order: Order) -> list[AskedReturn]:
    """All returns of an order, the oldest first."""
    reasons = dict(REASONS)
    return [AskedReturn(row, *_state(row), reasons[Return.Reason(row.reason)]) for row in order.returns.all()]


def _state(row: Return) -> tuple[str, Any]:
    ink, word = STATES[Return.State(row.state)]
    return ink, SETTLED if row.refund and row.refund.succeeded else word


def _number(typed: str, most: int) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 5 and int(typed) <= most else 0
