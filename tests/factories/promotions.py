"""Campaigns, series and editions as tests speak of them.

sale = a_campaign(percent_off("15"), starts_at=NOON, ends_at=EVENING)   # started long ago
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal

from catalog.pricing.models import Channel
from catalog.products.models import Product
from common.money import Money
from common.text import both
from inheritors.shops.models import Shop
from promotions.blindboxes import services as blindboxes
from promotions.blindboxes.models import Series, Style
from promotions.campaigns import services
from promotions.campaigns.models import Campaign
from promotions.campaigns.services import CampaignDraft, DiscountDraft, SpendStepDraft
from promotions.collectibles.models import Edition, QualifyingRule
from promotions.sold import Sold, SoldLine
from promotions.vouchers import services as vouchers
from promotions.vouchers.models import Voucher
from promotions.vouchers.services import ListingDraft, VoucherDraft
from tests.factories.catalog import ChannelFactory, Ware

# The window of heritage days 2026 in Shanghai, and an instant within.
STARTS = datetime(2026, 6, 12, 16, tzinfo=UTC)
ENDS = datetime(2026, 6, 14, 16, tzinfo=UTC)
WITHIN = datetime(2026, 6, 13, 4, tzinfo=UTC)
BEFORE = datetime(2026, 6, 1, tzinfo=UTC)

_number = itertools.count(1)


def percent_off(
    percent: str, *, categories: Iterable = (), shops: Iterable = (), products: Iterable = ()
) -> DiscountDraft:
    return DiscountDraft(
        Decimal(percent),
        category_ids=[row.pk for row in categories],
        shop_ids=[row.pk for row in shops],
        product_ids=[row.pk for row in products],
    )


def spend_step(step: str, off: str, times: int = 1, *, channel: Channel | None = None) -> SpendStepDraft:
    channel = channel or ChannelFactory()
    return SpendStepDraft(
        channel.pk, Money(Decimal(step), channel.currency), Money(Decimal(off), channel.currency), times
    )


def a_draft(
    *rules: DiscountDraft | SpendStepDraft, channels: Iterable[Channel] | None = None, **facts
) -> CampaignDraft:
    """What an operator says of a heritage day in `cn`, unless told otherwise."""
    given = {
        "slug": f"heritage-days-{next(_number)}",
        "name": both("遗产日", "Heritage Day"),
        "reason": both("遗产日价", "Heritage Day price"),
        "starts_at": STARTS,
        "ends_at": ENDS,
    }
    return CampaignDraft(
        channel_ids=[channel.pk for channel in channels or [ChannelFactory()]],
        discounts=[rule for rule in rules if isinstance(rule, DiscountDraft)],
        spend_steps=[rule for rule in rules if isinstance(rule, SpendStepDraft)],
        **(given | facts),
    )


def a_campaign(*rules: DiscountDraft | SpendStepDraft, started_at: datetime | None = BEFORE, **facts) -> Campaign:
    """A campaign, started before its window opens; `started_at=None` leaves it a draft."""
    campaign = services.create(draft=a_draft(*rules, **facts), by=None, at=BEFORE)
    return services.start(campaign_id=campaign.pk, by=None, at=started_at) if started_at else campaign


def a_series(
    ware: Ware, *, sealed_at: datetime | None = BEFORE, hidden: int = 0, slug: str = "flower-gods", **styles: int
) -> Series:
    """A series with so many boxes of each style, `hidden` of a hidden one, sealed unless told otherwise.

    `a_series(a_shop().sells(), plum=3, peach=2, hidden=1)`
    """
    series = Series.objects.create(
        slug=slug, name=both("十二花神杯", "Twelve flower gods"), variant=ware.variant, value_low=39, value_high=390
    )
    for position, (name, quantity) in enumerate([*styles.items(), *([("moon", hidden)] if hidden else [])]):
        Style.objects.create(
            series=series,
            slug=name,
            name=both(name, name),
            quantity=quantity,
            position=position,
            is_hidden=bool(hidden) and name == "moon",
        )
    return blindboxes.seal(series_id=series.pk, at=sealed_at) if sealed_at else series


def an_edition(
    size: int = 25,
    *,
    min_spend: str = "299",
    shops: Iterable[Shop] = (),
    products: Iterable[Product] = (),
    channel: Channel | None = None,
    starts_at: datetime = STARTS,
    ends_at: datetime = ENDS,
) -> Edition:
    """An edition that comes with orders in `cn` on heritage days from a spend on."""
    edition = Edition.objects.create(slug=f"reunion-{next(_number)}", name=both("团圆", "Reunion"), size=size)
    rule = QualifyingRule.objects.create(
        edition=edition,
        channel=channel or ChannelFactory(),
        starts_at=starts_at,
        ends_at=ends_at,
        min_spend=Decimal(min_spend),
    )
    rule.shops.set(shops)
    rule.products.set(products)
    return edition


def sold_line(total: str = "300", *, currency: str = "CNY", **facts) -> SoldLine:
    given = {"source": "order-line:1", "variant_id": 1, "product_id": 1, "shop_id": 1, "product_class": "craft"}
    return SoldLine(**(given | {"quantity": 1, "total": Money(Decimal(total), currency)} | facts))


def a_sale(
    *lines: SoldLine, placed_at: datetime = WITHIN, source: str | None = None, holder=None, channel=None
) -> Sold:
    """A paid sale within heritage days; of ¥300, unless told otherwise."""
    return Sold(
        source=source or f"order:{next(_number)}",
        channel_id=(channel or ChannelFactory()).pk,
        placed_at=placed_at,
        lines=lines or (sold_line(),),
        holder_id=holder.pk if holder else None,
    )


def a_voucher(
    code: str = "",
    *,
    percent: str = "",
    off: str = "",
    min_spent: str | None = None,
    channel: Channel | None = None,
    **facts,
) -> Voucher:
    """A voucher of 10 per cent in `cn` that has run for long, unless told otherwise: `a_voucher("W", off="20")`."""
    value = off or percent or "10"
    listing = ListingDraft((channel or ChannelFactory()).pk, Decimal(value), Decimal(min_spent) if min_spent else None)
    given = {
        "name": both("立冬礼", "Start of winter"),
        "codes": [code or f"WINTER{next(_number)}"],
        "value_type": "fixed" if off else "percentage",
        "listings": [listing],
        "starts_at": BEFORE,
    }
    return vouchers.create(draft=VoucherDraft(**(given | facts)))


def code_of(voucher: Voucher) -> str:
    """The one code of a voucher."""
    return voucher.codes.get().code
