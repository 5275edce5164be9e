"""Invoices and credit notes: one for each seller of an order, and one for each seller of a refund.

A number is taken at issuing, under a lock and in the same transaction: a seller's numbers of a year rise without gaps,
whatever is rolled back. The paper is made once from what was written down then, and kept among the private files.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import typst
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils import translation
from django.utils.translation import pgettext
from django_countries import countries

from common.errors import NotFound
from common.money import Money, total
from common.prepared import PreparedRows
from common.writes import insert, insert_new, save
from inheritors.shops.models import Shop
from storefront.accounts.written import full_name, place_lines
from storefront.orders.models import Invoice, InvoiceNumber, Order, OrderLine, Refund, RefundLine
from storefront.orders.services.parcels import mail
from storefront.orders.services.refunds import spread_of
from storefront.orders.zones import STORE_ZONE

TEMPLATE = Path(__file__).parent / "paper" / "invoice.typ"


def handle_issue(payload: Mapping[str, Any], at: datetime) -> None:
    """The outbox: an order is paid. Its invoices are issued, and the buyer is told with them."""
    order_id = uuid.UUID(payload["order_id"])
    issue(order_id=order_id, at=at)
    mail("paid", order_id, at=at)


def handle_credit(payload: Mapping[str, Any], at: datetime) -> None:
    """The outbox: a refund has arrived. Its credit notes are issued, and the buyer is told with them."""
    refund = Refund.objects.get(pk=payload["refund_id"])
    credit(refund_id=refund.pk, at=at)
    mail("refunded", refund.order_id, at=at, refund=refund.pk)


@transaction.atomic
def issue(*, order_id: uuid.UUID, at: datetime) -> list[Invoice]:
    """The invoices of a paid order, one a seller. Issued again, they are the same."""
    order = _locked_order.first(order_id)
    if order is None:
        raise NotFound()
    lines = _lines.all(order_id)
    for line in lines:
        line.order = order
    parts = {
        share.key: share
        for share in spread_of(
            order, lines, back={line.pk: line.quantity for line in lines}, before={}, with_shipping=True
        ).shares
    }
    sellers = {line.shop_id: line.shop for line in lines}
    known = {invoice.shop_id: invoice for invoice in _invoices.all(order_id)}
    issued = []
    for shop_id in sorted(sellers):
        rows = [
            _row(line, line.quantity, share.goods.gross, share.goods.net, share.discount)
            for line in lines
            if line.shop_id == shop_id
            for share in [parts[str(line.pk)]]
        ]
        shipping = [
            (parts[str(line.pk)].shipping.gross, parts[str(line.pk)].shipping.net)
            for line in lines
            if line.shop_id == shop_id
        ]
        before = known.get(shop_id)
        issued.append(before or _issue(order, sellers[shop_id], rows, shipping, refers_to="", refund=None, at=at))
    return issued


_locked_order = PreparedRows(
    lambda pk: (
        Order.objects.filter(pk=pk)
        .select_related("channel", "shipping_address", "billing_address")
        .select_for_update(of=("self",))
    )
)
_lines = PreparedRows(lambda order_id: OrderLine.objects.filter(order_id=order_id).select_related("shop"))
_invoices = PreparedRows(lambda order_id: Invoice.objects.filter(order_id=order_id, refund=None))


@transaction.atomic
def credit(*, refund_id: int, at: datetime) -> list[Invoice]:
    """The credit notes of a refund, one a seller whose invoice it concerns. Issued again, they are the same."""
    refund = (
        Refund.objects.select_for_update(of=("self",))
        .select_related("order__channel", "order__shipping_address", "order__billing_address")
        .get(pk=refund_id)
    )
    rows = list(refund.lines.select_related("line__shop"))
    sellers = {row.line.shop_id: row.line.shop for row in rows}
    issued = []
    for shop_id in sorted(sellers):
        first = Invoice.objects.filter(order=refund.order, shop_id=shop_id, refund=None).first()
        if first is None:
            # Cancelled before an invoice was issued: there is nothing to correct.
            continue
        own = [row for row in rows if row.line.shop_id == shop_id]
        known = Invoice.objects.filter(refund=refund, shop_id=shop_id).first()
        issued.append(
            known
            or _issue(
                refund.order,
                sellers[shop_id],
                [_refund_row(row) for row in own],
                [(_money(row, row.shipping_amount), _money(row, row.shipping_net_amount)) for row in own],
                refers_to=first.number,
                refund=refund,
                at=at,
            )
        )
    return issued


def paper(invoice: Invoice) -> bytes:
    """The PDF. Made at the first call, read from the private files after that."""
    kept = storages["private"]
    if invoice.file and kept.exists(invoice.file):
        with kept.open(invoice.file) as file:
            return file.read()
    made = print_paper(invoice.content | {"number": invoice.number})
    invoice.file = kept.save(f"invoices/{invoice.year}/{invoice.number}.pdf", ContentFile(made))
    save(invoice, ["file"])
    return made


def print_paper(content: Mapping[str, Any]) -> bytes:
    """Set an invoice. Only the fonts that come with the store are used, so it looks the same everywhere."""
    return typst.compile(
        str(TEMPLATE),
        font_paths=_fonts(),
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
    )


@cache
def _fonts() -> typst.Fonts:
    """Read once: that takes longer than setting a page."""
    return typst.Fonts(font_paths=[pylopdf_fonts_zh_cn.sans_path().parent], include_system_fonts=False)


def take_number(*, shop: Shop, year: int) -> int:
    """The seller's next number of a year. Its row is locked until the transaction ends, and rolled back with it."""
    insert_new([InvoiceNumber(shop=shop, year=year)])
    series = InvoiceNumber.objects.select_for_update(of=("self",)).get(shop=shop, year=year)
    series.last += 1
    save(series, ["last"])
    return series.last


def _issue(
    order: Order,
    shop: Shop,
    rows: list[dict[str, str]],
    shipping: list[tuple[Money, Money]],
    *,
    refers_to: str,
    refund: Refund | None,
    at: datetime,
) -> Invoice:
    day = at.astimezone(STORE_ZONE)
    with translation.override(order.language):
        content = _content(order, shop, rows, shipping, refers_to=refers_to) | {"day": f"{day:%Y-%m-%d}"}
    serial = take_number(shop=shop, year=day.year)
    (invoice,) = insert(
        [Invoice(order=order, shop=shop, refund=refund, year=day.year, serial=serial, issued_at=at, content=content)]
    )
    return invoice


def _content(
    order: Order, shop: Shop, rows: list[dict[str, str]], shipping: list[tuple[Money, Money]], *, refers_to: str
) -> dict[str, Any]:
    """Everything that the paper says, in the language of the order."""
    currency = order.currency
    carried = total((gross for gross, _net in shipping), currency)
    carried_net = total((net for _gross, net in shipping), currency)
    goods = total((Money(row["gross"], currency) for row in rows), currency)  # type: ignore[arg-type]  # Decimal's text.
    goods_net = total((Money(row["net"], currency) for row in rows), currency)  # type: ignore[arg-type]
    gross, net = goods + carried, goods_net + carried_net
    is_credit = bool(refers_to)
    return {
        "lang": "en" if order.language == "en" else "zh",
        "title": pgettext("paper", "Credit note") if is_credit else pgettext("paper", "Invoice"),
        "seller": shop.legal_name,
        "shop": shop.name.to(order.language),
        "place": shop.place.to(order.language),
        "buyer": _buyer(order),
        "order": str(order.number),
        "refers_to": refers_to,
        "currency": currency,
        "rows": rows,
        "sums": [
            [pgettext("paper", "Goods"), str(goods.amount)],
            [pgettext("paper", "Delivery"), str(carried.amount)],
            [pgettext("paper", "Net"), str(net.amount)],
            [pgettext("paper", "Tax"), str((gross - net).amount)],
        ],
        "total": [pgettext("paper", "To your credit") if is_credit else pgettext("paper", "Total"), str(gross.amount)],
        "words": {
            "number": pgettext("paper", "Number"),
            "day": pgettext("paper", "Date"),
            "order": pgettext("paper", "Order"),
            "refers_to": pgettext("paper", "For invoice"),
            "seller": pgettext("paper", "Seller"),
            "buyer": pgettext("paper", "Buyer"),
            "what": pgettext("paper", "Description"),
            "quantity": pgettext("paper", "Quantity"),
            "discount": pgettext("paper", "Discount"),
            "rate": pgettext("paper", "Tax rate"),
            "amount": pgettext("paper", "Amount"),
            "foot": pgettext("paper", "All amounts in %s.") % currency,
            "test": pgettext("paper", "A demonstration: not a tax document.") if settings.DEMO else "",
        },
    }


def _buyer(order: Order) -> list[str]:
    to = order.billing_address or order.shipping_address
    if to is None:
        return []
    # The sellers are in China, so that only another country needs to be said.
    country = "" if str(to.country) == "CN" else str(countries.name(str(to.country)))
    return [part for part in (to.company_name, full_name(to), *place_lines(to), country) if part]


def _row(line: OrderLine, quantity: int, gross: Money, net: Money, discount: Money) -> dict[str, str]:
    language = line.order.language
    name = " ".join(filter(None, [line.product_name.to(language), line.variant_name.to(language)]))
    return {
        "name": name,
        "sku": line.sku,
        "quantity": str(quantity),
        "discount": str(discount.amount) if discount else "",
        "rate": f"{line.tax_rate.normalize():f}%",
        "gross": str(gross.amount),
        "net": str(net.amount),
    }


def _money(row: RefundLine, amount: Any) -> Money:
    return Money(amount, row.line.currency)


def _refund_row(row: RefundLine) -> dict[str, str]:
    return _row(
        row.line,
        row.quantity,
        _money(row, row.amount),
        _money(row, row.net_amount),
        _money(row, row.discount_amount),
    )
