"""Reading channels, prices and taxes."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from catalog.pricing.models import Channel, PriceRecord, TaxRate
from common.caching import Remembered
from common.prepared import Prepared

# The struck-through price looks this far back (DOMAIN.md, section 4).
PRIOR_PRICE_DAYS = 7

_channels: Remembered[dict[str, Channel]] = Remembered("channels", seconds=30)
_rates: Remembered[dict[tuple[str, str], Decimal]] = Remembered("tax-rates", seconds=30)


def channel_by_slug(slug: str) -> Channel | None:
    """An active channel, or None. Channels change seldom, so a process remembers them for half a minute."""
    return _channels.get(lambda: {channel.slug: channel for channel in Channel.objects.filter(is_active=True)}).get(
        slug
    )


def active_channels() -> list[Channel]:
    """All active channels; remembered together with the above."""
    return list(_channels.get(lambda: {c.slug: c for c in Channel.objects.filter(is_active=True)}).values())


def tax_rate(*, country: str, product_class: str) -> Decimal:
    """Per cent; zero where nothing is written."""
    rates = _rates.get(lambda: {(r.country, r.product_class): r.rate for r in TaxRate.objects.all()})
    return rates.get((country, product_class), Decimal(0))


_records = Prepared(
    lambda variant_ids, channel_id, before: (
        PriceRecord.objects.filter(variant_id__in=variant_ids, channel_id=channel_id, since__lt=before)
        .order_by("variant_id", "-since")
        .values_list("variant_id", "amount", "since")
    )
)


def prior_prices(*, variant_ids: list[int], channel_id: int, before: datetime) -> dict[int, Decimal]:
    """By variant, the lowest list price that held at any time in the 7 days before an instant.

    That is what a promotion may strike through: the lowest of these days, and so at most today's list price. Variants
    without a record then (new ones) are missing from the answer.
    """
    since = before - timedelta(days=PRIOR_PRICE_DAYS)
    lowest: dict[int, Decimal] = {}
    closed: set[int] = set()
    for variant_id, amount, from_when in _records.rows(variant_ids, channel_id, before):
        if variant_id in closed:
            continue
        lowest[variant_id] = min(amount, lowest.get(variant_id, amount))
        # The record that already held when the 7 days began is the last that counts.
        if from_when <= since:
            closed.add(variant_id)
    return lowest
