"""Keeping a basket's pieces for its buyer at the payment step: for a while, renewed a few times, ended by the clock.

Lock order: the checkout's row, then stock by primary key (common/locking.py).
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from catalog.stock.services import reserve, unreserve
from common.errors import NotFound
from promotions.engine import Quote
from storefront.checkout import queries
from storefront.checkout.agreement import shown
from storefront.checkout.models import Checkout
from storefront.checkout.services.limits import refuse_over_limit

# A hold that is renewed ends after so many of its lengths, and then pauses for one, so that nobody keeps by reloading
# a page what they do not buy (docs/decisions/0500-pieces-are-kept-while-somebody-pays.md).
MOST_LENGTHS = 3


@transaction.atomic
def hold(*, checkout_id: uuid.UUID, at: datetime) -> datetime | None:
    """Keep the basket's pieces for its buyer, who has come to the payment step; until when, or None.

    Called again it renews, within limits. Raises OutOfStock naming what others hold or have bought, QuantityLimit
    where the customer has bought or holds as much as they may, and then keeps nothing; NotFound for a basket that
    nobody knows. What is ordered already needs no hold.
    """
    length = timedelta(minutes=settings.CHECKOUT_RESERVATION_MINUTES)
    checkout = Checkout.objects.select_for_update().filter(pk=checkout_id).first()
    if checkout is None:
        raise NotFound(field="id")
    if not length or queries.standing_order(checkout):
        return None
    lines = queries.lines_of(checkout)
    refuse_over_limit(checkout, lines, queries.bundles_in(lines), at=at)
    since, until = renewed(since=checkout.reserved_since, until=checkout.reserved_until, length=length, at=at)
    if until <= at:
        return None
    keep(checkout, until=until, at=at)
    checkout.reserved_since, checkout.reserved_until = since, until
    checkout.save(update_fields=["reserved_since", "reserved_until"])
    return until


def note_shown(*, checkout_id: uuid.UUID, quote: Quote) -> None:
    """Write down what the buyer sees at the payment step, so that a change can be told line by line."""
    Checkout.objects.filter(pk=checkout_id).update(shown=shown(quote))


def renewed(
    *, since: datetime | None, until: datetime | None, length: timedelta, at: datetime
) -> tuple[datetime, datetime]:
    """From when and until when a hold lasts that is asked for at `at`. In the pause after the longest it is over.

    After one length without a hold the count begins anew.
    """
    if since is None or until is None or at >= until + length:
        return at, at + length
    return since, min(at + length, since + MOST_LENGTHS * length)


def keep(checkout: Checkout, *, until: datetime, at: datetime) -> None:
    """Reserve what is in a locked basket now, in place of what was in it before. Raises OutOfStock."""
    lines = queries.lines_of(checkout)
    bundles = queries.bundles_in(lines)
    wanted = [queries.wanted(line, bundles, source=checkout.source) for line in lines]
    if wanted:
        reserve(
            wanted=wanted,
            source=checkout.source,
            channel_id=checkout.channel_id,
            until=until,
            at=at,
            warehouse_id=checkout.only_from,
        )
    else:
        unreserve(sources=[checkout.source])
