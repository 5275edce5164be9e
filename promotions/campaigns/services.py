"""Campaigns are made, changed, started and ended here, and nowhere else.

A campaign is free to change until it is started. From then on it is published: it takes effect in its window by the
clock alone, and the only thing left to do is to end it early.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction
from django.utils.translation import gettext as _

from catalog.pricing.models import Channel
from common.errors import Invalid, NotFound
from common.money import Money
from common.text import BASE_LANGUAGE, TranslatedText
from promotions.campaigns.models import Campaign, CampaignEvent, CatalogueDiscount, SpendStep
from promotions.campaigns.refusals import (
    CampaignNotStarted,
    CampaignOver,
    CampaignSlugTaken,
    CampaignStarted,
    CampaignWithoutChannel,
    CampaignWithoutRule,
)
from promotions.campaigns.timetable import changed

Kind = CampaignEvent.Kind


@dataclass(frozen=True, slots=True)
class DiscountDraft:
    """So many per cent off what the scope names; see promotions.engine.Scope."""

    percent: Decimal
    category_ids: Sequence[int] = ()
    shop_ids: Sequence[int] = ()
    product_ids: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class SpendStepDraft:
    """For every `step` spent in the channel, `off` is taken, at most `times` times."""

    channel_id: int
    step: Money
    off: Money
    times: int = 1


@dataclass(frozen=True, slots=True)
class CampaignDraft:
    """Everything that an operator says about a campaign. The window's start is inclusive, its end exclusive."""

    slug: str
    name: TranslatedText
    # What stands beside a lowered price.
    reason: TranslatedText
    starts_at: datetime
    ends_at: datetime
    channel_ids: Sequence[int]
    discounts: Sequence[DiscountDraft] = ()
    spend_steps: Sequence[SpendStepDraft] = ()
    timezone: str = "Asia/Shanghai"
    tagline: TranslatedText = field(default_factory=TranslatedText)
    lede: TranslatedText = field(default_factory=TranslatedText)
    terms: TranslatedText = field(default_factory=TranslatedText)
    picture_id: int | None = None


@transaction.atomic
def create(*, draft: CampaignDraft, by: int | None, at: datetime) -> Campaign:
    """Prepare a campaign. Nobody but operators sees it until it is started."""
    _check(draft)
    if Campaign.objects.filter(slug=draft.slug).exists():
        raise CampaignSlugTaken()
    campaign = Campaign(slug=draft.slug)
    _write(campaign, draft)
    _note(campaign, Kind.CREATED, by, at)
    return campaign


@transaction.atomic
def change(*, campaign_id: int, draft: CampaignDraft, by: int | None, at: datetime) -> Campaign:
    """Replace all that was said about a campaign, rules included. Raises CampaignStarted once it is published."""
    campaign = _lock(campaign_id)
    if campaign.started_at is not None:
        raise CampaignStarted()
    _check(draft)
    if Campaign.objects.filter(slug=draft.slug).exclude(pk=campaign.pk).exists():
        raise CampaignSlugTaken()
    campaign.slug = draft.slug
    _write(campaign, draft)
    _note(campaign, Kind.CHANGED, by, at)
    return campaign


@transaction.atomic
def start(*, campaign_id: int, by: int | None, at: datetime) -> Campaign:
    """Publish a campaign: it takes effect in its window, or at once when the window is already open."""
    campaign = _lock(campaign_id)
    if campaign.ended_at is not None or campaign.ends_at <= at:
        raise CampaignOver()
    if campaign.started_at is not None:
        raise CampaignStarted()
    if not campaign.channels.exists():
        raise CampaignWithoutChannel()
    if not (campaign.discounts.exists() or campaign.spend_steps.exists()):
        raise CampaignWithoutRule()
    campaign.started_at = at
    campaign.save(update_fields=["started_at"])
    _note(campaign, Kind.STARTED, by, at)
    return campaign


@transaction.atomic
def end(*, campaign_id: int, by: int | None, at: datetime) -> Campaign:
    """End a campaign at this instant, before its window closes. It cannot be started again."""
    campaign = _lock(campaign_id)
    if campaign.started_at is None:
        raise CampaignNotStarted()
    if campaign.ended_at is not None or campaign.ends_at <= at:
        raise CampaignOver()
    campaign.ended_at = at
    campaign.save(update_fields=["ended_at"])
    _note(campaign, Kind.ENDED, by, at)
    return campaign


def _lock(campaign_id: int) -> Campaign:
    campaign = Campaign.objects.select_for_update(of=("self",)).filter(pk=campaign_id).first()
    if campaign is None:
        raise NotFound()
    return campaign


def _note(campaign: Campaign, kind: CampaignEvent.Kind, by: int | None, at: datetime) -> None:
    CampaignEvent.objects.create(campaign=campaign, kind=kind, by_id=by, at=at)
    changed()


def _write(campaign: Campaign, draft: CampaignDraft) -> None:
    for name in ("name", "reason", "starts_at", "ends_at", "timezone", "tagline", "lede", "terms", "picture_id"):
        setattr(campaign, name, getattr(draft, name))
    campaign.save()
    campaign.channels.set(draft.channel_ids)
    campaign.discounts.all().delete()
    for discount in draft.discounts:
        row = CatalogueDiscount.objects.create(campaign=campaign, percent=discount.percent)
        row.categories.set(discount.category_ids)
        row.shops.set(discount.shop_ids)
        row.products.set(discount.product_ids)
    campaign.spend_steps.all().delete()
    SpendStep.objects.bulk_create(
        SpendStep(
            campaign=campaign,
            channel_id=step.channel_id,
            step_amount=step.step.amount,
            off_amount=step.off.amount,
            times=step.times,
        )
        for step in draft.spend_steps
    )


def _check(draft: CampaignDraft) -> None:
    """Refuse what nobody could explain to a shopper."""
    if not draft.name.get(BASE_LANGUAGE):
        raise Invalid(field="name", detail=_("The campaign needs a Chinese name."))
    if not draft.reason.get(BASE_LANGUAGE):
        raise Invalid(field="reason", detail=_("Say in Chinese why the price is lower; it stands beside each price."))
    if draft.ends_at <= draft.starts_at:
        raise Invalid(field="ends_at", detail=_("The campaign ends before it starts."))
    try:
        ZoneInfo(draft.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        raise Invalid(field="timezone", detail=_("There is no such time zone.")) from None
    for discount in draft.discounts:
        if not 0 < discount.percent < 100:
            raise Invalid(field="percent", detail=_("A discount takes more than 0 and less than 100 per cent off."))
    _check_steps(draft)


def _check_steps(draft: CampaignDraft) -> None:
    currencies = dict(Channel.objects.filter(pk__in=draft.channel_ids).values_list("pk", "currency"))
    seen: set[int] = set()
    for step in draft.spend_steps:
        currency = currencies.get(step.channel_id)
        if currency is None:
            raise Invalid(field="spend_steps", detail=_("A spend step is for a channel that the campaign is not in."))
        if {step.step.currency, step.off.currency} != {currency}:
            raise Invalid(field="spend_steps", detail=_("A spend step must be in the currency of its channel."))
        if not 0 < step.off.amount < step.step.amount or step.times < 1:
            raise Invalid(
                field="spend_steps", detail=_("A spend step takes off more than nothing and less than the step.")
            )
        if step.channel_id in seen:
            raise Invalid(field="spend_steps", detail=_("A channel can have one spend step in a campaign."))
        seen.add(step.channel_id)
