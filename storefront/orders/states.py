"""Which state an order is in, and which it may go to. Saleor's states; pure, and one table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from common.errors import Refusal
from storefront.orders.models import OrderStatus

S = OrderStatus

# Unconfirmed is an order that waits for its money. What is cancelled, expired or all returned stays so.
NEXT: dict[OrderStatus, frozenset[OrderStatus]] = {
    S.UNCONFIRMED: frozenset({S.UNFULFILLED, S.CANCELED, S.EXPIRED}),
    S.UNFULFILLED: frozenset({S.PARTIALLY_FULFILLED, S.FULFILLED, S.CANCELED}),
    S.PARTIALLY_FULFILLED: frozenset({S.FULFILLED, S.PARTIALLY_RETURNED}),
    S.FULFILLED: frozenset({S.PARTIALLY_RETURNED, S.RETURNED}),
    S.PARTIALLY_RETURNED: frozenset({S.RETURNED}),
    S.RETURNED: frozenset(),
    S.CANCELED: frozenset(),
    S.EXPIRED: frozenset(),
}


class NotPossibleNow(Refusal):
    """The order is in a state from which this cannot be done."""

    code = "INVALID_STATE"
    message = _("This order is {was}; that cannot be done any more.")


@dataclass(frozen=True, slots=True)
class Count:
    """What became of the pieces of an order line so far."""

    ordered: int
    sent: int = 0
    canceled: int = 0
    returned: int = 0

    @property
    def waiting(self) -> int:
        """Still to be sent."""
        return self.ordered - self.sent - self.canceled

    @property
    def kept(self) -> int:
        """Sent and not come back."""
        return self.sent - self.returned


def status_of(counts: Iterable[Count]) -> OrderStatus:
    """The state of a paid order, from what became of its pieces. Pieces that were cancelled count no more."""
    rows = list(counts)
    live = sum(row.ordered - row.canceled for row in rows)
    sent, returned = sum(row.sent for row in rows), sum(row.returned for row in rows)
    if not live:
        return S.CANCELED
    if returned:
        return S.RETURNED if returned == live else S.PARTIALLY_RETURNED
    if sent:
        return S.FULFILLED if sent == live else S.PARTIALLY_FULFILLED
    return S.UNFULFILLED


def moved(was: str, to: OrderStatus) -> OrderStatus:
    """The new state, if the table allows it. Staying where one is is no move. Raises NotPossibleNow."""
    here = OrderStatus(was)
    if to != here and to not in NEXT[here]:
        raise NotPossibleNow(was=here.label)
    return to
