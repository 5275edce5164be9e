"""Counting orders again: do lines, sums, refunds, stock and the ledger tell the same story?"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Sum

from catalog.stock.models import Allocation, StockMovement
from inheritors.settlement.models import LedgerEntry
from storefront.orders.counting import counts, refunded
from storefront.orders.models import GIVEN_UP, Invoice, InvoiceNumber, Order, OrderLine, OrderStatus, Refund
from storefront.orders.sold import line_source
from storefront.orders.states import Count, status_of
from storefront.payments.queries import money_of_orders

BATCH = 200
Kind = StockMovement.Kind


def differences(*, after: int = 0) -> Iterator[str]:
    """One sentence for each thing that does not agree, order by order; nothing when all does."""
    last = after
    while orders := list(Order.objects.filter(number__gt=last).order_by("number").prefetch_related("lines")[:BATCH]):
        yield from _of_batch(orders)
        last = orders[-1].number
    yield from _of_numbers()


def _of_batch(orders: list[Order]) -> Iterator[str]:
    ids = [order.pk for order in orders]
    found, money = counts(order_ids=ids), money_of_orders(order_ids=ids)
    sources = [line_source(line) for line in found]
    held, moved = _held(sources), _moved(sources)
    earned = dict(
        LedgerEntry.objects.filter(source__in=sources, kind=LedgerEntry.Kind.SALE).values_list("source", "amount")
    )
    followed = set(Order.objects.filter(pk__in=ids, events__kind="followed_up").values_list("pk", flat=True))
    for order in orders:
        lines = list(order.lines.all())
        said = [
            *_of_sums(order, lines),
            *_of_state(order, [found[line.pk] for line in lines]),
            *_of_stock(order, lines, found, held, moved),
            *_of_refunds(order, lines, found),
            *_of_ledger(order, lines, earned, is_credited=order.pk in followed),
        ]
        paid = money[order.pk].charged.amount if order.pk in money else Decimal(0)
        if order.paid_at and order.total_amount and paid < order.total_amount:
            said.append(f"it is paid, but only {paid} of {order.total_amount} was charged.")
        yield from (f"{order.number}: {sentence}" for sentence in said)


def _of_sums(order: Order, lines: list[OrderLine]) -> Iterator[str]:
    goods = sum((line.total_amount for line in lines), Decimal(0))
    if goods != order.subtotal_amount:
        yield f"its lines are {goods} together, its goods {order.subtotal_amount}."
    if order.subtotal_amount + order.shipping_amount != order.total_amount:
        yield "goods and delivery are not the total."
    taxed = sum((line.total_amount - line.net_amount for line in lines), Decimal(0))
    taxed += order.shipping.tax.amount
    if order.tax_amount != taxed:
        yield f"its tax is {order.tax_amount}, that of its lines and its delivery {taxed}."


def _of_state(order: Order, found: list[Count]) -> Iterator[str]:
    if any(count.waiting < 0 or count.kept < 0 for count in found):
        yield "more was sent, cancelled or returned than ordered."
    elif order.paid_at and order.status != (counted := status_of(found)):
        yield f"it is {order.status}, its parcels say {counted.value}."
    elif not order.paid_at and order.status not in (OrderStatus.UNCONFIRMED, *GIVEN_UP):
        yield f"it is {order.status}, and nobody paid it."


def _held(sources: list[str]) -> dict[str, Counter[int]]:
    """By source, how many pieces of which variants are promised."""
    rows = Allocation.objects.filter(source__in=sources).values_list("source", "stock__variant_id")
    found: dict[str, Counter[int]] = {}
    for source, variant_id, pieces in rows.annotate(Sum("quantity")).order_by():
        found.setdefault(source, Counter())[variant_id] = pieces
    return found


def _moved(sources: list[str]) -> dict[tuple[str, str], Counter[int]]:
    """By source and kind of movement, how many pieces of which variants."""
    rows = StockMovement.objects.filter(source__in=sources).values_list("source", "kind", "stock__variant_id")
    found: dict[tuple[str, str], Counter[int]] = {}
    for source, kind, variant_id, pieces in rows.annotate(Sum("quantity")).order_by():
        found.setdefault((source, kind), Counter())[variant_id] = pieces
    return found


def _of_stock(
    order: Order,
    lines: list[OrderLine],
    found: dict[uuid.UUID, Count],
    held: dict[str, Counter[int]],
    moved: dict[tuple[str, str], Counter[int]],
) -> Iterator[str]:
    none = Counter[int]()
    for line in lines:
        source, count = line_source(line.pk), found[line.pk]
        due = 0 if order.status in GIVEN_UP else count.waiting
        yield from _unlike(line, held.get(source, none), due, "{pieces} of {sku} are promised, {due} wait to be sent.")
        # Parcels of before movements were written down have none.
        if gone := moved.get((source, Kind.SENT)):
            yield from _unlike(line, gone, count.sent, "{pieces} of {sku} left the stock, its parcels held {due}.")
            back = moved.get((source, Kind.PUT_BACK), none) + moved.get((source, Kind.WRITTEN_OFF), none)
            yield from _unlike(line, back, count.returned, "{pieces} of {sku} came in, {due} were returned.")


def _unlike(line: OrderLine, pieces: Counter[int], count: int, sentence: str) -> Iterator[str]:
    """The sentence for each variant of which there are not as many pieces as `count` of the line are."""
    due = line.pieces(count)
    skus = {line.variant_id: line.sku} | {part["variant"]: part["sku"] for part in line.parts}
    for variant_id in due | pieces:
        if pieces[variant_id] != due.get(variant_id, 0):
            there = f"{pieces[variant_id]} pieces"
            yield sentence.format(pieces=there, sku=skus.get(variant_id, variant_id), due=due.get(variant_id, 0))


def _of_refunds(order: Order, lines: list[OrderLine], found: dict[uuid.UUID, Count]) -> Iterator[str]:
    back = refunded(order_id=order.pk)
    for line in lines:
        due = found[line.pk].canceled + found[line.pk].returned if order.paid_at else 0
        if back.get(line.pk, 0) != due:
            yield f"{back.get(line.pk, 0)} pieces of {line.sku} were refunded, {due} went back."
    for refund in Refund.objects.filter(order=order).prefetch_related("lines"):
        parts = sum((row.amount + row.shipping_amount for row in refund.lines.all()), Decimal(0))
        if parts != refund.amount:
            yield f"the lines of refund {refund.key} are {parts}, the refund {refund.amount}."
        if refund.succeeded is False:
            yield f"refund {refund.key} of {refund.amount} failed and has not been asked for again."


def _of_ledger(order: Order, lines: list[OrderLine], earned: dict[str, Decimal], *, is_credited: bool) -> Iterator[str]:
    for line in lines:
        credited = earned.get(line_source(line.pk))
        if is_credited and credited != line.net_amount:
            yield f"{line.sku} was sold for {line.net_amount} net, its shop was credited {credited}."
        if not is_credited and credited is not None:
            yield f"the shop was credited for {line.sku} of an order that is not followed up."
    if not is_credited:
        return
    net = Decimal(0)
    reversals = []
    for refund in Refund.objects.filter(order=order).prefetch_related("lines"):
        for row in refund.lines.all():
            net += row.net_amount
            reversals.append(f"refund:{refund.pk}:{row.line_id}")
    taken = LedgerEntry.objects.filter(source__in=reversals, kind=LedgerEntry.Kind.REFUND)
    back = -(taken.aggregate(sum=Sum("amount"))["sum"] or Decimal(0))
    if back != net:
        yield f"{net} net was refunded, {back} was taken back from the shops."


def _of_numbers() -> Iterator[str]:
    for series in InvoiceNumber.objects.select_related("shop").order_by("shop", "year"):
        serials = list(
            Invoice.objects.filter(shop=series.shop, year=series.year)
            .order_by("serial")
            .values_list("serial", flat=True)
        )
        if serials != list(range(1, series.last + 1)):
            yield f"the invoice numbers of {series.shop.slug} in {series.year} have gaps."
