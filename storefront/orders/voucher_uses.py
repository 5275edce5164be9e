"""Counting the uses of vouchers again: each stands exactly as long as its order does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from common.text import TranslatedText
from promotions.vouchers.models import Voucher, VoucherUse
from promotions.vouchers.services import give_back, recount
from storefront.orders.models import GIVEN_UP, Order

# By which name vouchers know an order (storefront.orders.sold.order_source).
SOURCE = Concat(Value("order:"), Cast("pk", CharField()))


@dataclass(frozen=True, slots=True)
class Difference:
    """One sentence of the report, and whether repairing would put it right."""

    said: str
    can_be_repaired: bool


def reconcile(*, repair: bool, at: datetime) -> list[Difference]:
    """What does not agree. With `repair`, what still does not afterwards.

    A use that outlived its order is given back, and counters are counted anew. An order that stands without its use is
    left to a person: the use may be somebody else's by now.
    """
    found = list(_differences())
    if not (repair and any(each.can_be_repaired for each in found)):
        return found
    for use in _leaked():
        give_back(source=use.source, at=at)
    for voucher_id, *_counts in _miscounted():
        recount(voucher_id=voucher_id)
    return list(_differences())


def _differences() -> Iterator[Difference]:
    for use in _leaked():
        yield Difference(f"{use.code}: the use of {use.source} stands, its order does not.", True)
    for order in _without_use():
        yield Difference(f"{order.number}: it has the code {order.voucher_code}, and no use of it stands.", False)
    for _pk, name, used, standing in _miscounted():
        yield Difference(f"“{name}” counts {used} uses, {standing} stand.", True)


def _leaked() -> QuerySet[VoucherUse]:
    """Each of these is one statement, so that an order which is placed or given up meanwhile is no difference."""
    live = Order.objects.annotate(source=SOURCE).exclude(status__in=GIVEN_UP).filter(source=OuterRef("source"))
    standing = VoucherUse.objects.filter(given_back_at=None).select_related("code")
    return standing.filter(~Exists(live)).order_by("pk")


def _without_use() -> QuerySet[Order]:
    use = VoucherUse.objects.filter(source=OuterRef("source"), given_back_at=None)
    orders = Order.objects.annotate(source=SOURCE).exclude(voucher_code="").exclude(status__in=GIVEN_UP)
    return orders.filter(~Exists(use)).order_by("number")


def _miscounted() -> list[tuple[int, TranslatedText, int, int]]:
    """(id, name, counter, uses that stand) of each voucher whose counter is wrong."""
    standing = Count("uses", filter=Q(uses__given_back_at=None))
    wrong = Voucher.objects.annotate(standing=standing).exclude(used=F("standing")).order_by("pk")
    return list(wrong.values_list("pk", "name", "used", "standing"))
