"""How the desk says codes, waits and the instants of other time zones: words only, no rules."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from common.money import Money
from storefront.pages.templatetags.heirloom import SHOP_ZONE, exact

register = template.Library()

WORDS = {
    # Orders.
    "placed": _("Ordered"),
    "paid": _("Paid"),
    "followed_up": _("Shops credited, boxes drawn, editions given"),
    "canceled": _("Cancelled or given up"),
    "declined": _("A shop cannot send its part"),
    "packed": _("A parcel was packed"),
    "delivered": _("A parcel has arrived"),
    "return_requested": _("The buyer asks for a return"),
    "return_approved": _("A return was approved"),
    "return_refused": _("A return was declined"),
    "return_withdrawn": _("The buyer keeps it"),
    "return_received": _("A return was received"),
    "mail_refused": _("A mail could not be delivered"),
    "paid_after_cancel": _("Paid after it was given up: it goes back by itself"),
    "confirmed": _("A shop confirmed: the money is taken"),
    "authorized": _("The money is promised: taken when the first shop confirms"),
    "capture_failed": _("The money could not be taken"),
    "refunded": _("Refunded"),
    "refund_failed": _("A refund failed"),
    "sent": _("A parcel was sent"),
    "joined_account": _("Bought as a guest: joined the account of its address"),
    "tracking_corrected": _("A tracking number was corrected"),
    # Parcels.
    "waiting_for_approval": _("To send"),
    "fulfilled": _("Sent"),
    # Payments.
    "authorization_request": _("Promise of money asked for"),
    "authorization_success": _("Promised: may be taken"),
    "authorization_failure": _("Declined"),
    "authorization_action_required": _("The buyer's turn"),
    "authorization_adjustment": _("Promise changed"),
    "charge_request": _("Charge asked for"),
    "charge_success": _("Charged"),
    "charge_failure": _("Declined"),
    "charge_action_required": _("The buyer's turn"),
    "charge_back": _("Taken back by the bank"),
    "refund_request": _("Refund asked for"),
    "refund_success": _("Refunded"),
    "refund_failure": _("Refund failed"),
    "refund_reverse": _("Refund came back"),
    "cancel_request": _("Asked to let go of the promise"),
    "cancel_success": _("Promise let go"),
    "cancel_failure": _("The promise could not be let go"),
    "info": _("A remark"),
    # Campaigns.
    "created": _("Prepared"),
    "changed": _("Changed"),
    "started": _("Started"),
    "ended": _("Ended"),
}


@register.filter
def word(code: str) -> str:
    """What a code says in the language of the page; a code that nobody named yet stays as it is."""
    return str(WORDS.get(code, code))


@register.filter
def waited(since: datetime, at: datetime) -> str:
    """How long something has waited, in its largest unit: 6 h, 2 days."""
    hours = int((at - since).total_seconds() // 3600)
    if hours >= 48:
        return ngettext("{n} day", "{n} days", hours // 24).format(n=hours // 24)
    if hours >= 1:
        return gettext("{n} h").format(n=hours)
    return gettext("{n} min").format(n=max(int((at - since).total_seconds() // 60), 0))


# Django's own `date` filter would turn an instant back into the store's zone.
@register.filter
def wall(value: datetime, zone: str) -> str:
    """An instant as the clock on the wall of a time zone shows it, to the minute."""
    return f"{timezone.localtime(value, ZoneInfo(zone)):%Y-%m-%d %H:%M}"


@register.filter
def typed(value: datetime, zone: str) -> str:
    """The same to the second, as <input type=datetime-local> wants it."""
    return f"{timezone.localtime(value, ZoneInfo(zone)):%Y-%m-%dT%H:%M:%S}"


@register.filter
def in_currency(amount: str | Decimal, currency: str) -> str:
    """An amount that is kept apart from its currency, to the cent."""
    return exact(Money(Decimal(amount), currency))


@register.filter
def second(value: datetime) -> str:
    """The time of day to the second, by the shop's clock."""
    return f"{timezone.localtime(value, SHOP_ZONE):%H:%M:%S}"
