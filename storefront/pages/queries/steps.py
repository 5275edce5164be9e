"""How far a buyer has come on the way to an order."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    # The part of the checkout page on which it is taken; the last one is taken on no page.
    anchor: str = ""
    is_done: bool = False
    is_current: bool = False


def steps(*, received: bool, delivered: bool) -> list[Step]:
    """`received`: it is known who receives the order, and where; `delivered`: a way of delivery is chosen.

    The current step is the first that is not done. Paying ends the page, so it is never done while one looks.
    """
    delivered = received and delivered
    return [
        Step(_("Receive"), "c1", is_done=received, is_current=not received),
        Step(_("Deliver"), "c2", is_done=delivered, is_current=received and not delivered),
        Step(_("Pay"), "c3", is_current=delivered),
        Step(pgettext("the last step of a checkout", "Done")),
    ]
