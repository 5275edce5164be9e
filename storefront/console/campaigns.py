"""Campaigns as the console shows them: where each stands, and what it would do at an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from catalog.pricing.models import Channel
from catalog.products import queries as products
from promotions.campaigns import queries as campaigns
from promotions.campaigns.models import Campaign
from promotions.campaigns.queries import Offer


class Stage(StrEnum):
    """Where a campaign stands at an instant."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    RUNNING = "running"
    ENDED = "ended"


def stage(campaign: Campaign, *, at: datetime) -> Stage:
    if campaign.ended_at is not None or campaign.ends_at <= at:
        return Stage.ENDED
    if campaign.started_at is None:
        return Stage.DRAFT
    return Stage.SCHEDULED if at < campaign.starts_at else Stage.RUNNING


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """A campaign with its stage; the window is in its own time zone."""

    row: Campaign
    stage: Stage
    starts: datetime
    ends: datetime

    @classmethod
    def of(cls, campaign: Campaign, *, at: datetime) -> CampaignRow:
        zone = ZoneInfo(campaign.timezone)
        return cls(
            campaign, stage(campaign, at=at), campaign.starts_at.astimezone(zone), campaign.ends_at.astimezone(zone)
        )


def campaign_rows(*, at: datetime) -> list[CampaignRow]:
    """All campaigns, what runs or comes next first."""
    rows = [CampaignRow.of(row, at=at) for row in Campaign.objects.prefetch_related("channels", "discounts")]
    order = [Stage.RUNNING, Stage.SCHEDULED, Stage.DRAFT, Stage.ENDED]
    return sorted(rows, key=lambda row: (order.index(row.stage), row.row.starts_at))


@dataclass(frozen=True, slots=True)
class Sample:
    """What a product costs at the previewed instant."""

    card: products.Card
    offer: Offer


def preview(*, campaign_id: int, channel: Channel, at: datetime, limit: int = 8) -> list[Sample]:
    """Prices of some published products at an instant, those that are lowered first; a draft counts as if started."""
    ids = products.published(channel_id=channel.pk).order_by("-created_at", "-pk").values_list("pk", flat=True)[:120]
    cards = products.cards(product_ids=list(ids), channel_id=channel.pk, at=at)
    pieces = (piece for card in cards for piece in card.pieces[:1])
    offered = campaigns.preview(pieces, campaign_id=campaign_id, channel=channel, at=at)
    samples = [Sample(card, offered[card.pieces[0].variant_id]) for card in cards if card.pieces]
    return sorted(samples, key=lambda sample: not sample.offer.reasons)[:limit]
