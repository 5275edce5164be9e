"""Money goes back for pieces: spread over lines exactly, taken back from the shops, asked of the gateway.

Nothing here decides who may have a refund: cancellation.py and returns.py do.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from common.money import Money, TaxedMoney
from common.outbox.services import enqueue
from inheritors.settlement.services import Reversal, reverse
from storefront.orders.counting import refunded
from storefront.orders.models import Order, OrderEvent, OrderLine, Refund, RefundLine
from storefront.orders.refunding import Paid, PaidLine, Share, Spread, spread
from storefront.orders.sold import line_source
from storefront.payments import services as payments
from storefront.payments.queries import money_of


def give_back(
    order: Order,
    *,
    back: Mapping[uuid.UUID, int],
    key: str,
    reason: str,
    with_shipping: bool,
    is_credited: bool,
    at: datetime,
) -> Refund:
    """Refund these pieces by line, inside the caller's transaction, for an order that the caller has locked.

    `is_credited` says whether the shops were credited for them, so that it is taken back. Raises NotCredited.
    """
    lines = list(order.lines.all())
    before = refunded(order_id=order.pk)
    parts = spread_of(order, lines, back=back, before=before, with_shipping=with_shipping)
    refund = Refund.objects.create(
        order=order,
        key=key,
        currency=order.currency,
        amount=parts.gross.amount,
        shipping_amount=parts.shipping.amount,
        tax_amount=parts.tax.amount,
        reason=reason,
        asked_at=at,
    )
    by_key = {str(line.pk): line for line in lines}
    RefundLine.objects.bulk_create(_line(refund, by_key[share.key], share) for share in parts.shares)
    if is_credited:
        reverse(reversals=[_reversal(refund, by_key[share.key], share, before) for share in parts.shares], at=at)
    _ask(refund, at=at)
    return refund


def _ask(refund: Refund, *, at: datetime) -> None:
    """Ask for the money, but for what has gone back by hand or by the buyer's bank: nobody gets more than they paid."""
    amount = min(refund.total, money_of(order_id=refund.order_id).held)
    if amount:
        payments.refund(order_id=refund.order_id, amount=amount, reason=refund.reason, key=refund.operation, at=at)
    else:
        refund_settled(order_id=refund.order_id, key=refund.operation, succeeded=True, amount=amount, at=at)


@transaction.atomic
def refund_settled(*, order_id: uuid.UUID, key: str, succeeded: bool, amount: Money, at: datetime) -> None:
    """What became of a refund that was asked for under `key`. Told the same again, nothing changes.

    Called with the order locked. A refund that had succeeded may fail later, when a bank sends it back.
    """
    cause = key.partition("#")[0]
    refund = Refund.objects.select_for_update(of=("self",)).filter(order_id=order_id, key=cause).first()
    kind = "refunded" if succeeded else "refund_failed"
    if refund is None:
        # Money that an app or an operator gave back at the gateway, for no pieces in particular.
        payload = {"key": key, "amount": str(amount.amount), "currency": amount.currency}
        OrderEvent.objects.create(order_id=order_id, kind=kind, payload=payload, at=at)
        return
    if refund.succeeded is succeeded:
        return
    refund.succeeded, refund.answered_at = succeeded, at
    refund.save(update_fields=["succeeded", "answered_at"])
    about: dict[str, object] = {"amount": str(refund.amount), "refund": refund.pk}
    OrderEvent.objects.create(order_id=order_id, kind=kind, payload=about, at=at)
    if succeeded:
        enqueue(topic="invoice.credit", key=f"invoice.credit:{refund.pk}", payload={"refund_id": refund.pk}, at=at)


@transaction.atomic
def ask_again(*, refund_id: int, at: datetime) -> None:
    """A gateway refused or lost a refund, and an operator has it asked for again. Refunds that succeeded stay."""
    refund = Refund.objects.select_for_update(of=("self",)).get(pk=refund_id)
    if refund.succeeded is not False:
        return
    refund.succeeded, refund.answered_at, refund.attempts = None, None, refund.attempts + 1
    refund.save(update_fields=["succeeded", "answered_at", "attempts"])
    _ask(refund, at=at)


def spread_of(
    order: Order,
    lines: list[OrderLine],
    *,
    back: Mapping[uuid.UUID, int],
    before: Mapping[uuid.UUID, int],
    with_shipping: bool,
) -> Spread:
    """The pure arithmetic, for rows of the database."""
    return spread(
        _paid(order, lines),
        back={str(line): count for line, count in back.items()},
        before={str(line): count for line, count in before.items()},
        with_shipping=with_shipping,
    )


def _paid(order: Order, lines: list[OrderLine]) -> Paid:
    def money(amount: object) -> Money:
        return Money(amount, order.currency)  # type: ignore[arg-type]  # Columns are Decimal.

    goods = [TaxedMoney(net=money(line.net_amount), gross=money(line.total_amount)) for line in lines]
    return Paid(
        lines=[
            PaidLine(str(line.pk), line.quantity, money(line.unit_list_amount) * line.quantity, taxed, line.tax_rate)
            for line, taxed in zip(lines, goods, strict=True)
        ],
        shipping=order.shipping,
        prices_include_tax=order.channel.prices_include_tax,
    )


def _line(refund: Refund, line: OrderLine, share: Share) -> RefundLine:
    return RefundLine(
        refund=refund,
        line=line,
        quantity=share.quantity,
        amount=share.goods.gross.amount,
        net_amount=share.goods.net.amount,
        discount_amount=share.discount.amount,
        shipping_amount=share.shipping.gross.amount,
        shipping_net_amount=share.shipping.net.amount,
    )


def _reversal(refund: Refund, line: OrderLine, share: Share, before: Mapping[uuid.UUID, int]) -> Reversal:
    return Reversal(
        sale_source=line_source(line.pk),
        source=f"refund:{refund.pk}:{line.pk}",
        net=share.goods.net,
        of=line.quantity,
        before=before.get(line.pk, 0),
        quantity=share.quantity,
    )
