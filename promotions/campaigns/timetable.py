"""All started campaigns of a channel, remembered by every process for as long as nobody changes one.

A version in the shared cache says whether what a process remembers is still true: every change sets a new one after its
commit, and every reader asks for it. Whether a campaign runs is not remembered at all; it is computed from the instant
that is asked about (docs/decisions/0100-campaigns-by-the-clock.md).
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Q, QuerySet

from catalog.media.models import Picture
from common.money import Money
from common.text import TranslatedText
from promotions.campaigns.models import Campaign, CatalogueDiscount, SpendStep
from promotions.engine import CampaignTerms, PercentOff, Scope, SpendSteps

VERSION = "campaigns-version"
# Should the cache ever lose a change (it fails between a commit and the new version), this bounds how long it matters.
LONGEST_MEMORY = 60.0


@dataclass(frozen=True, slots=True)
class CampaignView:
    """A started campaign in one channel: its words for the shopper, and its terms for the engine."""

    slug: str
    name: TranslatedText
    tagline: TranslatedText
    lede: TranslatedText
    # What stands beside a lowered price.
    reason: TranslatedText
    conditions: TranslatedText
    timezone: str
    # In force from `since` (inclusive) until `until` (exclusive): its window, cut to when it was started and ended.
    since: datetime
    until: datetime
    picture: Picture | None
    terms: CampaignTerms


@dataclass(frozen=True, slots=True)
class _Memory:
    version: str
    until: float
    campaigns: tuple[CampaignView, ...]


_memory: dict[int, _Memory] = {}


def timetable(channel_id: int) -> tuple[CampaignView, ...]:
    """Every campaign ever started in the channel, by its start; one read of the cache when warm."""
    version = _version()
    known = _memory.get(channel_id)
    if known and known.version == version and time.monotonic() < known.until:
        return known.campaigns
    campaigns = _load(channel_id)
    # What is read inside a transaction may never be committed, so it is not remembered.
    if not connection.in_atomic_block:
        _memory[channel_id] = _Memory(version, time.monotonic() + LONGEST_MEMORY, campaigns)
    return campaigns


def changed() -> None:
    """Let every process read the timetable anew, from the commit of this transaction on."""
    transaction.on_commit(lambda: cache.set(VERSION, uuid.uuid4().hex, timeout=None))


def _version() -> str:
    """The current version. One that the cache has lost is replaced by a new one, which nobody remembers."""
    if version := cache.get(VERSION):
        return version
    cache.add(VERSION, uuid.uuid4().hex, timeout=None)
    return cache.get(VERSION)


def as_if_started(campaign_id: int, channel_id: int) -> CampaignView | None:
    """A campaign as it will be, should nobody change it before its window opens; None for one that was started."""
    drafts = Campaign.objects.filter(pk=campaign_id, channels=channel_id, started_at=None)
    return next(iter(_views(drafts, channel_id)), None)


def _load(channel_id: int) -> tuple[CampaignView, ...]:
    started = Campaign.objects.filter(channels=channel_id, started_at__isnull=False)
    return tuple(view for view in _views(started, channel_id) if view.since < view.until)


def _views(campaigns: QuerySet[Campaign], channel_id: int) -> list[CampaignView]:
    """At most three statements, however many campaigns; one when there is none."""
    rows = list(campaigns.select_related("picture").order_by("starts_at", "pk"))
    if not rows:
        return []
    ids = [row.pk for row in rows]
    offs, steps = _percent_offs(ids), _spend_steps(ids, channel_id)
    return [_view(row, offs.get(row.pk, ()), steps.get(row.pk)) for row in rows]


def _view(row: Campaign, offs: Iterable[PercentOff], steps: SpendSteps | None) -> CampaignView:
    since = max(row.starts_at, row.started_at) if row.started_at else row.starts_at
    until = min(row.ends_at, row.ended_at) if row.ended_at else row.ends_at
    return CampaignView(
        slug=row.slug,
        name=row.name,
        tagline=row.tagline,
        lede=row.lede,
        reason=row.reason,
        conditions=row.terms,
        timezone=row.timezone,
        since=since,
        until=until,
        picture=row.picture,
        terms=CampaignTerms(
            id=row.pk,
            slug=row.slug,
            label=dict(row.reason),
            since=since,
            until=until,
            percent_offs=tuple(offs),
            spend_steps=steps,
        ),
    )


def _percent_offs(campaign_ids: list[int]) -> dict[int, list[PercentOff]]:
    discounts = (
        CatalogueDiscount.objects.filter(campaign_id__in=campaign_ids)
        .annotate(category_ids=_ids("categories"), shop_ids=_ids("shops"), product_ids=_ids("products"))
        .order_by("pk")
    )
    found: dict[int, list[PercentOff]] = {}
    for row in discounts:
        scope = Scope(frozenset(row.category_ids), frozenset(row.shop_ids), frozenset(row.product_ids))
        found.setdefault(row.campaign_id, []).append(PercentOff(row.percent, scope))
    return found


def _ids(relation: str) -> ArrayAgg:
    return ArrayAgg(relation, filter=Q(**{f"{relation}__isnull": False}), distinct=True, default=[])


def _spend_steps(campaign_ids: list[int], channel_id: int) -> dict[int, SpendSteps]:
    rows = SpendStep.objects.filter(campaign_id__in=campaign_ids, channel_id=channel_id).select_related("channel")
    return {
        row.campaign_id: SpendSteps(
            step=Money(row.step_amount, row.channel.currency),
            off=Money(row.off_amount, row.channel.currency),
            times=row.times,
        )
        for row in rows
    }
