"""Who may send what back without a reason, and until when (DOMAIN.md, section 4). Pure rules.

Consumer Rights Protection Law of China, article 25, and the measures for seven-day returns (SAIC order 90 of 2017,
amended 2020): seven days from the day after delivery was signed for.
"""

from __future__ import annotations

import enum
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from common.errors import Refusal

DAYS = 7
STORE_ZONE = ZoneInfo("Asia/Shanghai")
# Where a country has several zones it is the one in which the day ends last: nobody loses an hour of their seven days.
ZONES = {
    "CN": STORE_ZONE,
    "HK": ZoneInfo("Asia/Hong_Kong"),
    "MO": ZoneInfo("Asia/Macau"),
    "TW": ZoneInfo("Asia/Taipei"),
    "JP": ZoneInfo("Asia/Tokyo"),
    "KR": ZoneInfo("Asia/Seoul"),
    "SG": ZoneInfo("Asia/Singapore"),
    "GB": ZoneInfo("Europe/London"),
    "DE": ZoneInfo("Europe/Berlin"),
    "FR": ZoneInfo("Europe/Paris"),
    "CA": ZoneInfo("America/Vancouver"),
    "US": ZoneInfo("Pacific/Honolulu"),
}


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


def zone_of(country: str) -> ZoneInfo:
    """The clock by which a buyer's days are counted; the store's where theirs is not known."""
    return ZONES.get(country, STORE_ZONE)


def ends_at(delivered_at: datetime, *, zone: ZoneInfo) -> datetime:
    """The instant at which the seven days are over (exclusive), in UTC.

    The day of delivery does not count. The days are those of the wall clock, also when a clock change makes one of
    them an hour longer or shorter.
    """
    signed_on = delivered_at.astimezone(zone).date()
    return datetime.combine(signed_on + timedelta(days=DAYS + 1), time.min, tzinfo=zone).astimezone(UTC)


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
