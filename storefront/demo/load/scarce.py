"""Campaigns, codes, sealed blind boxes and editions: made through their services, renewed when their time is over."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from catalog.media.models import Picture
from catalog.pricing.models import Channel
from catalog.products.models import Category, Product, ProductVariant
from common.money import Money
from inheritors.registry.models import Inheritor
from inheritors.shops.models import Shop
from promotions.blindboxes.models import Series, Style
from promotions.blindboxes.services import seal
from promotions.campaigns import services as campaigns
from promotions.campaigns.models import Campaign
from promotions.campaigns.services import CampaignDraft, DiscountDraft, SpendStepDraft
from promotions.collectibles.models import Edition, QualifyingRule
from promotions.vouchers import services as vouchers
from promotions.vouchers.models import Voucher, VoucherCode
from promotions.vouchers.services import ListingDraft, VoucherDraft
from storefront.accounts.models import User
from storefront.demo import accounts, content
from storefront.demo.content import Entry, text
from storefront.demo.load.registry import items_by_slug

# A campaign is prepared this long before it starts.
PREPARED = timedelta(days=14)


def load_campaigns(at: datetime) -> int:
    """Two that run and one that waits. A campaign whose window has closed since comes back under a dated address."""
    operator = User.objects.get(email=accounts.OPERATOR.email).pk
    made = 0
    for entry in content.campaigns():
        if _living(entry["slug"], at=at):
            continue
        draft = _draft(entry, at=at)
        campaign = campaigns.create(draft=draft, by=operator, at=draft.starts_at - PREPARED)
        if entry["started"]:
            campaigns.start(campaign_id=campaign.pk, by=operator, at=draft.starts_at)
        made += 1
    return made


def _living(slug: str, *, at: datetime) -> Campaign | None:
    """This campaign, or its latest return, unless its window has closed."""
    return Campaign.objects.filter(slug__startswith=slug, ends_at__gt=at).order_by("-starts_at").first()


def _draft(entry: Entry, *, at: datetime) -> CampaignDraft:
    channels = {channel.slug: channel for channel in Channel.objects.filter(slug__in=entry["channels"])}
    returns = Campaign.objects.filter(slug=entry["slug"]).exists()
    banner = Picture.objects.filter(name=f"banner-{entry['banner']}").first() if "banner" in entry else None
    return CampaignDraft(
        slug=f"{entry['slug']}-{at:%Y%m%d}" if returns else entry["slug"],
        name=text(entry["name"]),
        reason=text(entry["reason"]),
        starts_at=_midnight(at, entry["starts_in_days"], entry["timezone"]),
        ends_at=_midnight(at, entry["ends_in_days"], entry["timezone"]),
        channel_ids=[channel.pk for channel in channels.values()],
        discounts=[_discount(discount) for discount in entry["discounts"]],
        spend_steps=[_step(step, channels[step["channel"]]) for step in entry.get("spend_steps", ())],
        timezone=entry["timezone"],
        tagline=text(entry["tagline"]),
        lede=text(entry["lede"]),
        terms=text(entry["terms"]),
        picture_id=banner.pk if banner else None,
    )


def _midnight(at: datetime, days: int, timezone: str) -> datetime:
    zone = ZoneInfo(timezone)
    return datetime.combine(at.astimezone(zone).date() + timedelta(days=days), time.min, zone)


def _discount(entry: Entry) -> DiscountDraft:
    return DiscountDraft(
        percent=Decimal(entry["percent"]),
        category_ids=list(Category.objects.filter(slug__in=entry.get("categories", ())).values_list("pk", flat=True)),
        shop_ids=list(Shop.objects.filter(slug__in=entry.get("shops", ())).values_list("pk", flat=True)),
    )


def _step(entry: Entry, channel: Channel) -> SpendStepDraft:
    step, off = (Money(Decimal(entry[part]), channel.currency) for part in ("step", "off"))
    return SpendStepDraft(channel_id=channel.pk, step=step, off=off, times=entry["times"])


def load_vouchers(at: datetime) -> int:
    """Codes that are there already stay as they are, however often they were used."""
    made = 0
    for entry in content.vouchers():
        if VoucherCode.objects.filter(code__in=entry["codes"]).exists():
            continue
        channels = dict(Channel.objects.values_list("slug", "pk"))
        draft = VoucherDraft(
            name=text(entry["name"]),
            codes=entry["codes"],
            value_type=Voucher.ValueType.PERCENTAGE,
            listings=[
                ListingDraft(channels[listing["channel"]], Decimal(entry["percent"]), Decimal(listing["min_spent"]))
                for listing in entry["listings"]
            ],
            starts_at=at + timedelta(days=entry["starts_in_days"]),
            usage_limit=entry["usage_limit"],
        )
        vouchers.create(draft=draft)
        made += 1
    return made


def load_blind_box(at: datetime) -> int:
    """The series with its pool shuffled and sealed. Nothing of it is ever touched again."""
    entry = content.blind_box()
    if Series.objects.filter(slug=entry["slug"]).exists():
        return 0
    series = Series.objects.create(
        slug=entry["slug"],
        name=text(entry["name"]),
        lede=text(entry["lede"]),
        rules=text(entry["rules"]),
        variant=ProductVariant.objects.get(sku=entry["sku"]),
        value_low=Decimal(entry["value_low"]),
        value_high=Decimal(entry["value_high"]),
    )
    pictures = dict(Picture.objects.filter(name__startswith="zodiac-").values_list("name", "pk"))
    Style.objects.bulk_create(
        Style(
            series=series,
            slug=style["slug"],
            name=text(style["name"]),
            quantity=style["quantity"],
            is_hidden=style.get("hidden", False),
            position=place,
            picture_id=pictures.get(f"zodiac-{style['slug']}"),
        )
        for place, style in enumerate(entry["style"])
    )
    seal(series_id=series.pk, at=at)
    return 1


def load_editions(at: datetime) -> int:
    """Editions and the orders they come with. A rule whose time is over gets a new window."""
    items = items_by_slug()
    artists = dict(Inheritor.objects.filter(is_invented=True).values_list("slug", "pk"))
    pictures = dict(Picture.objects.filter(name__startswith="edition-").values_list("name", "pk"))
    made = 0
    for entry in content.editions():
        edition, new = Edition.objects.get_or_create(
            slug=entry["slug"],
            defaults={
                "name": text(entry["name"]),
                "series": text(entry["series"]),
                "description": text(entry["description"]),
                "artist_id": artists[entry["artist"]],
                "heritage_item": items[entry["heritage"]],
                "picture_id": pictures.get(f"edition-{entry['picture']}"),
                "size": entry["size"],
            },
        )
        made += new + _rule(edition, entry, at=at)
    return made


def _rule(edition: Edition, entry: Entry, *, at: datetime) -> int:
    made = 0
    starts_at, ends_at = _window(entry, at=at)
    for channel in Channel.objects.filter(slug__in=entry["min_spend"]):
        rule, new = QualifyingRule.objects.get_or_create(
            edition=edition,
            channel=channel,
            defaults={
                "starts_at": starts_at,
                "ends_at": ends_at,
                "min_spend": Decimal(entry["min_spend"][channel.slug]),
            },
        )
        if new:
            rule.shops.set(Shop.objects.filter(slug__in=entry.get("shops", ())))
            rule.products.set(Product.objects.filter(slug__in=entry.get("products", ())))
        elif rule.ends_at <= at:
            rule.starts_at, rule.ends_at = starts_at, ends_at
            rule.save(update_fields=["starts_at", "ends_at"])
            new = True
        made += new
    return made


def _window(entry: Entry, *, at: datetime) -> tuple[datetime, datetime]:
    if slug := entry.get("campaign"):
        campaign = _living(slug, at=at)
        assert campaign, "Campaigns are loaded before editions."
        return campaign.starts_at, campaign.ends_at
    zone = "Asia/Shanghai"
    return _midnight(at, entry["starts_in_days"], zone), _midnight(at, entry["ends_in_days"], zone)
