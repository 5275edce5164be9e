"""Reading campaigns: which terms are in force at an instant, and what pieces cost under them.

Everything is computed from the instant that is asked about, to the second; nothing has to be switched on or off first,
and a future instant is previewed in the same way (DOMAIN.md, section 8).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from django.db.models import Q

from catalog.pricing.models import Channel
from catalog.pricing.queries import prior_prices
from catalog.products.models import ProductClass
from catalog.products.queries import published
from common.money import Money
from promotions.campaigns.timetable import CampaignView, as_if_started, timetable
from promotions.engine import Line, PercentOff, Reason, Terms, best_discount, price_unit

__all__ = [
    "CampaignPage",
    "CampaignView",
    "Offer",
    "Piece",
    "State",
    "campaign_page",
    "campaign_products",
    "offers",
    "preview",
    "running_campaigns",
    "terms_at",
]


class Piece(Protocol):
    """What has a price: the catalogue's Piece, or whatever has these facts."""

    @property
    def variant_id(self) -> int: ...
    @property
    def product_id(self) -> int: ...
    @property
    def category_ids(self) -> Iterable[int]: ...
    @property
    def shop_id(self) -> int: ...
    @property
    def product_class(self) -> str: ...
    @property
    def list_price(self) -> Money: ...


@dataclass(frozen=True, slots=True)
class Offer:
    """What one piece costs now, as lists and product pages show it. `until`: when the lowered price ends."""

    list: Money
    price: Money
    struck: Money | None
    reasons: tuple[Reason, ...]
    until: datetime | None


class State(StrEnum):
    """Where an instant lies to a campaign."""

    UPCOMING = "upcoming"
    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """A campaign as its own page shows it, before, while and after it runs."""

    campaign: CampaignView
    state: State


def terms_at(*, channel_id: int, at: datetime) -> Terms:
    """All that is in force in a channel at an instant, past, present or future, as far as is known now."""
    campaigns = timetable(channel_id)
    turns = (turn for campaign in campaigns for turn in (campaign.since, campaign.until))
    return Terms(
        campaigns=tuple(campaign.terms for campaign in campaigns if campaign.terms.in_force(at)),
        until=min((turn for turn in turns if turn > at), default=None),
    )


def offers(pieces: Iterable[Piece], *, channel: Channel, at: datetime) -> dict[int, Offer]:
    """By variant, the catalogue price of each piece at an instant.

    One statement for each campaign that lowers any of them, for the prices to strike through; none without one.
    """
    return _offers(pieces, terms_at(channel_id=channel.pk, at=at), channel)


def preview(pieces: Iterable[Piece], *, campaign_id: int, channel: Channel, at: datetime) -> dict[int, Offer]:
    """As `offers`, with a campaign that is still a draft counted as if it were started before its window opens."""
    terms = terms_at(channel_id=channel.pk, at=at)
    draft = as_if_started(campaign_id, channel.pk)
    if draft and draft.terms.in_force(at):
        terms = replace(terms, campaigns=(*terms.campaigns, draft.terms))
    return _offers(pieces, terms, channel)


def running_campaigns(*, channel_id: int, at: datetime) -> list[CampaignView]:
    """The campaigns in force at an instant, the earliest start first."""
    return [campaign for campaign in timetable(channel_id) if campaign.terms.in_force(at)]


def campaign_page(*, slug: str, channel_id: int, at: datetime) -> CampaignPage | None:
    """A campaign that was started in the channel, or None: what an operator still prepares is not published."""
    campaign = next((campaign for campaign in timetable(channel_id) if campaign.slug == slug), None)
    if campaign is None:
        return None
    state = State.UPCOMING if at < campaign.since else State.RUNNING if at < campaign.until else State.OVER
    return CampaignPage(campaign, state)


def campaign_products(campaign: CampaignView, *, channel_id: int, limit: int) -> list[int]:
    """Ids of published products that the campaign lowers the price of, the newest first."""
    offs = campaign.terms.percent_offs
    if not offs:
        return []
    named = Q(pk__in=[])
    for off in offs:
        named |= _named_by(off)
    products = published(channel_id=channel_id).filter(named).order_by("-created_at", "-pk")
    return list(products.values_list("pk", flat=True)[:limit])


def _named_by(off: PercentOff) -> Q:
    """The engine's Scope as a condition on products; medicine only by name, there as here."""
    scope, named = off.scope, Q()
    if scope.product_ids:
        named &= Q(pk__in=scope.product_ids)
    else:
        named &= ~Q(product_type__product_class=ProductClass.MEDICINE)
    if scope.shop_ids:
        named &= Q(shop_id__in=scope.shop_ids)
    if scope.category_ids:
        ids = scope.category_ids
        # The tree has at most three levels.
        named &= Q(category_id__in=ids) | Q(category__parent_id__in=ids) | Q(category__parent__parent_id__in=ids)
    return named


def _offers(pieces: Iterable[Piece], terms: Terms, channel: Channel) -> dict[int, Offer]:
    lines = [line_of(piece) for piece in pieces]
    priors = _priors(lines, terms, channel)
    return {line.variant_id: _offer(replace(line, prior=priors.get(line.variant_id)), terms) for line in lines}


def line_of(piece: Piece) -> Line:
    """One piece as the engine prices it."""
    return Line(
        key=str(piece.variant_id),
        variant_id=piece.variant_id,
        product_id=piece.product_id,
        category_ids=frozenset(piece.category_ids),
        shop_id=piece.shop_id,
        product_class=piece.product_class,
        quantity=1,
        unit_list=piece.list_price,
    )


def _priors(lines: Sequence[Line], terms: Terms, channel: Channel) -> dict[int, Money]:
    """The lowest list price of the 7 days before whichever campaign lowers each line."""
    lowered: dict[datetime, list[int]] = {}
    for line in lines:
        campaign, _ = best_discount(line, terms)
        if campaign is not None:
            lowered.setdefault(campaign.since, []).append(line.variant_id)
    return {
        variant_id: Money(amount, channel.currency)
        for since, variant_ids in lowered.items()
        for variant_id, amount in prior_prices(variant_ids=variant_ids, channel_id=channel.pk, before=since).items()
    }


def _offer(line: Line, terms: Terms) -> Offer:
    price = price_unit(line, terms)
    until = price.reasons[0].until if price.reasons else None
    return Offer(list=price.list, price=price.unit, struck=price.struck, reasons=price.reasons, until=until)
