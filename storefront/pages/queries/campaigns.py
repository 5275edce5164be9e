"""A campaign's page: its window, what it takes off, its works and its shops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils.translation import gettext as _

from catalog.media.queries import PictureRef, named
from catalog.pricing.models import Channel
from catalog.products.queries import published
from inheritors.shops.models import Shop
from promotions.campaigns.queries import CampaignPage, CampaignView, campaign_page, campaign_products
from storefront.pages.queries.editions import EditionPanel, open_editions
from storefront.pages.queries.works import Work, objects_alone, works

WORKS = 8


@dataclass(frozen=True, slots=True)
class Benefit:
    """One thing that a campaign gives: in a few words, on which condition, and how much of it."""

    title: str
    hint: str
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """What takes part, in numbers."""

    works: int
    shops: int
    heritages: int


@dataclass(frozen=True, slots=True)
class Moon:
    """The moon gate: hills, one large object that steps out of it and one small."""

    wash: str
    hills: PictureRef | None
    large: Work | None
    small: Work | None


@dataclass(frozen=True, slots=True)
class Left:
    """What remains of the window."""

    days: int
    hours: str
    minutes: str


@dataclass(frozen=True, slots=True)
class CampaignShown:
    page: CampaignPage
    benefits: tuple[Benefit, ...]
    works: tuple[Work, ...]
    shops: tuple[Shop, ...]
    tally: Tally
    moon: Moon
    left: Left

    @property
    def campaign(self) -> CampaignView:
        return self.page.campaign


def benefits(campaign: CampaignView, *, edition: EditionPanel | None) -> tuple[Benefit, ...]:
    """What the campaign gives in its channel, the most tangible first."""
    given = []
    if steps := campaign.terms.spend_steps:
        given.append(
            Benefit(
                title=_("Spend {spend}, save {off}").format(spend=steps.step, off=steps.off),
                hint=_("Across all shops, medicine apart"),
                amount=_("up to {times} times an order").format(times=steps.times),
            )
        )
    if campaign.terms.percent_offs:
        most = max(off.percent for off in campaign.terms.percent_offs)
        given.append(
            Benefit(
                title=str(campaign.reason),
                hint=_("The struck price is the lowest of the seven days before."),
                amount=_("up to {percent} per cent off").format(percent=f"{most.normalize():f}"),
            )
        )
    if edition and edition.left:
        given.append(
            Benefit(
                title=_("An edition comes with it"),
                hint=_("“{name}”, with orders from {spend}").format(name=edition.name, spend=edition.min_spend),
                amount=_("{size} pieces, {left} left").format(size=f"{edition.size:,}", left=f"{edition.left:,}"),
            )
        )
    return tuple(given)


def campaign(*, slug: str, channel: Channel, at: datetime) -> CampaignShown | None:
    """The page of a campaign that was started in the channel; None for others."""
    page = campaign_page(slug=slug, channel_id=channel.pk, at=at)
    if page is None:
        return None
    ids = campaign_products(page.campaign, channel_id=channel.pk, limit=500)
    shown = works(product_ids=ids[:WORKS], channel=channel, at=at)
    edition = next(iter(open_editions(channel_id=channel.pk, at=at)), None)
    shops = Shop.objects.filter(products__in=ids, is_active=True).distinct().select_related("region")
    large, small = (*objects_alone(shown)[:2], None, None)[:2]
    return CampaignShown(
        page=page,
        benefits=benefits(page.campaign, edition=edition),
        works=tuple(shown),
        shops=tuple(shops),
        tally=_tally(ids, channel),
        moon=Moon("gold", named("hills-gold") or named("hills"), large, small),
        left=_left(page.campaign, at),
    )


def _left(campaign: CampaignView, at: datetime) -> Left:
    minutes = max(0, int((campaign.until - at).total_seconds() // 60))
    return Left(minutes // 1440, f"{minutes // 60 % 24:02d}", f"{minutes % 60:02d}")


def _tally(ids: Sequence[int], channel: Channel) -> Tally:
    counts = (
        published(channel_id=channel.pk)
        .filter(pk__in=ids)
        .aggregate(
            works=Count("pk", distinct=True),
            shops=Count("shop_id", distinct=True),
            heritages=Count("heritage_items", distinct=True),
        )
    )
    return Tally(**counts)
