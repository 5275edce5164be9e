"""Who may send what back without a reason, and until when (DOMAIN.md, section 4). Pure rules.

Consumer Rights Protection Law of China, article 25, and the measures for seven-day returns (SAIC order 90 of 2017,
amended 2020): seven days from the day after delivery was signed for.
"""

from __future__ import annotations

import enum
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from common.errors import Refusal

DAYS = 7


class Exempt(enum.Enum):
    """Why a piece is outside the return without a reason. The first four are so by law alone."""

    MADE_TO_ORDER = "made_to_order"
    PERISHABLE = "perishable"
    DIGITAL_UNSEALED = "digital_unsealed"
    PERIODICAL = "periodical"
    # These only when the buyer confirmed it before buying, and the confirmation is recorded with the order.
    HEALTH_OPENED = "health_opened"
    NEAR_EXPIRY = "near_expiry"
    BOX_OPENED = "box_opened"


BY_LAW_ALONE = frozenset({Exempt.MADE_TO_ORDER, Exempt.PERISHABLE, Exempt.DIGITAL_UNSEALED, Exempt.PERIODICAL})
# Under which code the buyer's confirmation of each is kept with the order.
CONFIRMED_AS = {
    Exempt.HEALTH_OPENED: "health-opened",
    Exempt.NEAR_EXPIRY: "near-expiry",
    Exempt.BOX_OPENED: "blind-box-return",
}

WORDS = {
    Exempt.MADE_TO_ORDER: _("Made to order: it was made for you and cannot be returned without a reason."),
    Exempt.PERISHABLE: _("Fresh food cannot be returned without a reason."),
    Exempt.DIGITAL_UNSEALED: _("Opened digital goods cannot be returned without a reason."),
    Exempt.PERIODICAL: _("Newspapers and magazines cannot be returned without a reason."),
    Exempt.HEALTH_OPENED: _("Opened remedies cannot be returned without a reason, as you confirmed when you ordered."),
    Exempt.NEAR_EXPIRY: _("Goods near their expiry cannot be returned, as you confirmed when you ordered."),
    Exempt.BOX_OPENED: _("Opened blind boxes cannot be returned, as you confirmed when you ordered."),
}


class TooLate(Refusal):
    code = "RETURN_TOO_LATE"
    message = _("The seven days for a return without a reason are over.")


class NotDelivered(Refusal):
    """Nobody has signed for it; what is on its way cannot be sent back yet."""

    code = "NOT_DELIVERED"
    message = _("Say first that the parcel has arrived. Then it can be returned.")


class OutsideReturn(Refusal):
    code = "NOT_RETURNABLE"
    message = "{why}"
    field = "lines"


@dataclass(frozen=True, slots=True)
class Traits:
    """What a bought piece is, as far as its return is concerned."""

    made_to_order: bool = False
    perishable: bool = False
    digital: bool = False
    periodical: bool = False
    health: bool = False
    near_expiry: bool = False
    blind_box: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """When the seven days are over: the instant (exclusive, in UTC), and the last day by the buyer's calendar."""

    at: datetime
    last_day: date


def deadline(delivered_at: datetime, *, zones: Collection[ZoneInfo]) -> Deadline:
    """Where the buyer's clock may be one of several, the one by which the days end last: nobody loses an hour of them.

    That is no zone of its own: shortly after midnight in New York it still is yesterday in Honolulu, and the days end
    there first.
    """
    return max((_by_clock(delivered_at, zone) for zone in zones), key=lambda found: (found.at, found.last_day))


def _by_clock(delivered_at: datetime, zone: ZoneInfo) -> Deadline:
    """The day of delivery does not count. The days are those of the wall clock, also when a clock change makes one of
    them an hour longer or shorter.
    """
    last_day = delivered_at.astimezone(zone).date() + timedelta(days=DAYS)
    over = datetime.combine(last_day + timedelta(days=1), time.min, tzinfo=zone).astimezone(UTC)
    return Deadline(over, last_day)


def exemption(traits: Traits, *, opened: bool, confirmed: Collection[str]) -> Exempt | None:
    """Why this piece cannot come back without a reason; None when it can.

    `opened` is what the buyer or the store knows of the piece; `confirmed` are the codes recorded with the order.
    """
    found = [
        (Exempt.MADE_TO_ORDER, traits.made_to_order),
        (Exempt.PERISHABLE, traits.perishable),
        (Exempt.DIGITAL_UNSEALED, traits.digital and opened),
        (Exempt.PERIODICAL, traits.periodical),
        (Exempt.HEALTH_OPENED, traits.health and opened),
        (Exempt.NEAR_EXPIRY, traits.near_expiry),
        (Exempt.BOX_OPENED, traits.blind_box and opened),
    ]
    for exempt, applies in found:
        if applies and (exempt in BY_LAW_ALONE or CONFIRMED_AS[exempt] in confirmed):
            return exempt
    return None
