"""Numbers for the operator: how it goes now, and what needs a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Min, Q, Sum
from django.db.models.functions import TruncMinute

from catalog.listings.models import Listing, ListingState
from catalog.stock.queries import left, sellable
from common.money import Money
from common.text import TranslatedText
from inheritors.registry.models import HeritageItem
from inheritors.shops.models import Licence
from promotions.collectibles.models import Edition
from storefront.orders.models import GIVEN_UP, Order, OrderLine
from storefront.payments.models import TransactionEvent
from storefront.payments.queries import money_of_orders

# The operator's day begins where the store stands.
STORE_TIME = ZoneInfo("Asia/Shanghai")
CHART_MINUTES = 300
CHART_STEP = 10
FEW_LEFT = 3


@dataclass(frozen=True, slots=True)
class ChannelToday:
    """What a channel took today."""

    channel: TranslatedText
    takings: Money
    orders: int


@dataclass(frozen=True, slots=True)
class Now:
    """The row of numbers at the top."""

    orders_last_hour: int
    channels: tuple[ChannelToday, ...]
    pieces_today: int
    kinds_today: int
    shops_today: int
    payments_ok: int
    payments_asked: int
    vouchers_issued: int
    vouchers_in_all: int
    oversold: int

    @property
    def payment_rate(self) -> Decimal | None:
        """Per cent of payments that succeeded today; None before the first."""
        if not self.payments_asked:
            return None
        return (Decimal(100) * self.payments_ok / self.payments_asked).quantize(Decimal("0.1"))


def midnight(at: datetime) -> datetime:
    """When the store's day began."""
    return at.astimezone(STORE_TIME).replace(hour=0, minute=0, second=0, microsecond=0)


def now_numbers(*, at: datetime) -> Now:
    """Today's numbers as of an instant; a handful of statements."""
    paid = Order.objects.filter(paid_at__gte=midnight(at), paid_at__lte=at)
    by_channel = (
        paid.values("channel__name", "currency")
        .annotate(takings=Sum("total_amount"), n=Count("pk"))
        .order_by("currency")
    )
    lines = OrderLine.objects.filter(order__in=paid).aggregate(
        pieces=Sum("quantity"), kinds=Count("variant", distinct=True), shops=Count("shop", distinct=True)
    )
    answers = TransactionEvent.objects.filter(at__gte=midnight(at), at__lte=at).aggregate(
        ok=Count("pk", filter=Q(kind=TransactionEvent.Kind.CHARGE_SUCCESS)),
        failed=Count("pk", filter=Q(kind=TransactionEvent.Kind.CHARGE_FAILURE)),
    )
    editions = Edition.objects.aggregate(issued=Sum("issued"), size=Sum("size"))
    return Now(
        orders_last_hour=Order.objects.filter(paid_at__gt=at - timedelta(hours=1), paid_at__lte=at).count(),
        channels=tuple(
            ChannelToday(TranslatedText(row["channel__name"]), Money(row["takings"], row["currency"]), row["n"])
            for row in by_channel
        ),
        pieces_today=lines["pieces"] or 0,
        kinds_today=lines["kinds"],
        shops_today=lines["shops"],
        payments_ok=answers["ok"],
        payments_asked=answers["ok"] + answers["failed"],
        vouchers_issued=editions["issued"] or 0,
        vouchers_in_all=editions["size"] or 0,
        oversold=sellable(at=at).filter(allocated__gt=F("quantity")).count(),
    )


@dataclass(frozen=True, slots=True)
class Chart:
    """Paid orders per ten minutes over the last five hours, today and at the same time yesterday, as SVG points."""

    today: str
    yesterday: str
    area: str
    highest: int
    highest_at: datetime | None
    top: int
    hours: tuple[tuple[int, datetime], ...]


# The chart's drawing area, in its own units.
WIDTH, HEIGHT = 720, 180


def orders_chart(*, at: datetime) -> Chart:
    end = at.replace(second=0, microsecond=0)
    end -= timedelta(minutes=end.minute % CHART_STEP)
    today, yesterday = _counts(end), _counts(end - timedelta(days=1))
    top = max([*today, *yesterday, 4])
    start = end - timedelta(minutes=CHART_MINUTES)
    peak = max(today)
    points = _points(today, top)
    return Chart(
        today=points,
        yesterday=_points(yesterday, top),
        area=f"0,{HEIGHT} {points} {WIDTH},{HEIGHT}",
        highest=peak,
        highest_at=start + timedelta(minutes=CHART_STEP * today.index(peak)) if peak else None,
        top=top,
        hours=tuple(
            (round(WIDTH * n * 60 / CHART_MINUTES), start + timedelta(hours=n)) for n in range(CHART_MINUTES // 60 + 1)
        ),
    )


def _counts(end: datetime) -> list[int]:
    start = end - timedelta(minutes=CHART_MINUTES)
    buckets = [0] * (CHART_MINUTES // CHART_STEP)
    per_minute = (
        Order.objects.filter(paid_at__gte=start, paid_at__lt=end)
        .annotate(minute=TruncMinute("paid_at"))
        .values_list("minute")
        .annotate(n=Count("pk"))
    )
    for minute, n in per_minute:
        buckets[int((minute - start).total_seconds() // (60 * CHART_STEP))] += n
    return buckets


def _points(counts: list[int], top: int) -> str:
    step = WIDTH / (len(counts) - 1)
    return " ".join(f"{n * step:.1f},{HEIGHT - HEIGHT * count / top:.1f}" for n, count in enumerate(counts))


@dataclass(frozen=True, slots=True)
class HotHeritage:
    """A heritage by what was sold of it this week."""

    code: str
    slug: str
    name: TranslatedText
    pieces: int
    orders: int


def hot_heritage(*, at: datetime, limit: int = 6) -> list[HotHeritage]:
    """What was sold most of in the last seven days. A work of two heritages counts for both."""
    item = "variant__product__heritage_items"
    rows = list(
        OrderLine.objects.filter(order__paid_at__gt=at - timedelta(days=7), order__paid_at__lte=at)
        .exclude(**{item: None})
        .values(item)
        .annotate(pieces=Sum("quantity"), orders=Count("order", distinct=True))
        .order_by("-pieces", item)[:limit]
    )
    items = HeritageItem.objects.select_related("project").in_bulk([row[item] for row in rows])
    return [
        HotHeritage(
            code=items[row[item]].project.code,
            slug=items[row[item]].slug,
            name=items[row[item]].name,
            pieces=row["pieces"],
            orders=row["orders"],
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class NearlyGone:
    """A published variant of which few are left."""

    product: TranslatedText
    variant: TranslatedText
    slug: str
    shop: TranslatedText
    left: int


def nearly_gone(*, at: datetime, limit: int = 6) -> list[NearlyGone]:
    rows = (
        sellable(at=at)
        .filter(variant__product__listing__state=ListingState.PUBLISHED)
        .values("variant__product__name", "variant__name", "variant__product__slug", "variant__product__shop__name")
        .annotate(left=Sum(left(at=at)))
        .filter(left__gt=0, left__lte=FEW_LEFT)
        .order_by("left", "variant__product__slug")[:limit]
    )
    return [
        NearlyGone(
            product=TranslatedText(row["variant__product__name"]),
            variant=TranslatedText(row["variant__name"]),
            slug=row["variant__product__slug"],
            shop=TranslatedText(row["variant__product__shop__name"]),
            left=row["left"],
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Tasks:
    """What waits for a person."""

    reviews: int
    longest_wait: timedelta | None
    licences: tuple[Licence, ...]
    # Orders given up whose money could not be given back.
    money_to_return: int

    @property
    def longest_hours(self) -> int:
        return int(self.longest_wait.total_seconds() // 3600) if self.longest_wait else 0


def tasks(*, at: datetime) -> Tasks:
    waiting = Listing.objects.filter(state=ListingState.IN_REVIEW).aggregate(n=Count("pk"), first=Min("since"))
    soon = at.astimezone(STORE_TIME).date() + timedelta(days=60)
    return Tasks(
        reviews=waiting["n"],
        longest_wait=at - waiting["first"] if waiting["first"] else None,
        licences=tuple(
            Licence.objects.filter(valid_until__lte=soon).select_related("shop").order_by("valid_until")[:5]
        ),
        money_to_return=_money_kept(),
    )


def _money_kept() -> int:
    """How many orders that were given up still hold money: it goes back by itself, and here it did not."""
    given_up = Order.objects.filter(status__in=GIVEN_UP, events__kind="paid_after_cancel").distinct()
    money = money_of_orders(order_ids=list(given_up.values_list("pk", flat=True)))
    return sum(bool(each.held) for each in money.values())


def reviews_waiting() -> int:
    """For the number beside the menu."""
    return Listing.objects.filter(state=ListingState.IN_REVIEW).count()
