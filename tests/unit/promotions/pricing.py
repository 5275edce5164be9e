"""The words in which the pricing tests speak: `cny("12.50")`, `vase(1280)`, `fifteen_off`, `terms(…)`."""

from datetime import UTC, datetime
from decimal import Decimal

from common.money import Money
from promotions.engine import CampaignTerms, Line, PercentOff, Scope, SpendSteps, Terms

START = datetime(2026, 6, 12, 16, tzinfo=UTC)
END = datetime(2026, 6, 14, 16, tzinfo=UTC)

POTTERY, TEA = 1, 2


def cny(amount: str | int) -> Money:
    return Money(Decimal(amount), "CNY")


def usd(amount: str | int) -> Money:
    return Money(Decimal(amount), "USD")


def line(key: str, unit: Money, quantity: int = 1, **facts) -> Line:
    given = {
        "variant_id": 10,
        "product_id": 20,
        "category_ids": frozenset({POTTERY}),
        "shop_id": 30,
        "product_class": "craft",
    }
    return Line(key=key, unit_list=unit, quantity=quantity, **(given | facts))


def medicine(key: str, unit: Money, quantity: int = 1, **facts) -> Line:
    return line(key, unit, quantity, product_class="medicine", **facts)


def percent(percent: str | int, **scope) -> PercentOff:
    return PercentOff(Decimal(percent), Scope(**{name: frozenset(ids) for name, ids in scope.items()}))


def steps(step: Money, off: Money, times: int = 1) -> SpendSteps:
    return SpendSteps(step=step, off=off, times=times)


def campaign(*percent_offs: PercentOff, id: int = 1, spend: SpendSteps | None = None) -> CampaignTerms:
    label = {"zh-hans": "遗产日价", "en": "Heritage Day price"}
    return CampaignTerms(id, f"campaign-{id}", label, START, END, percent_offs, spend)


def terms(*campaigns: CampaignTerms) -> Terms:
    return Terms(campaigns, until=END if campaigns else None)
