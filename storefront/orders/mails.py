"""What the store writes to a buyer about an order, in the order's language, as plain text and simple HTML.

The outbox sends each mail at least once; its Message-ID is the same each time, so that a mailbox shows it once. No
address reaches a log or an error message.
"""

from __future__ import annotations

import smtplib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from common.errors import NotFound
from common.money import Money
from common.prepared import PreparedRows
from storefront.orders.carriers import CARRIERS, tracking_url
from storefront.orders.invoicing import paper
from storefront.orders.links import guest_path
from storefront.orders.models import Fulfillment, Invoice, Order, OrderEvent, OrderLine, Refund, Return
from storefront.payments.queries import asked_back, transactions_of


class MailNotSent(RuntimeError):
    """The mail server did not take it now. Says why without saying to whom: the outbox writes this down."""


@dataclass(frozen=True, slots=True)
class Wording:
    subject: Any
    sentence: Any
    button: Any = None


WORDS = {
    "placed": Wording(
        _("Order {number} is waiting for its payment"),
        _("The pieces are kept for you for half an hour from the order. You can pay on its page."),
        _("Pay"),
    ),
    "paid": Wording(
        _("Order {number}: thank you"), _("It is paid. The shops are packing it; the invoice is attached.")
    ),
    "sent": Wording(_("Order {number}: a parcel is on its way"), _("{shop} has sent it.")),
    "ready": Wording(_("Order {number}: it lies ready for you"), _("{shop} has packed it. Come and collect it.")),
    "delivered": Wording(
        _("Order {number}: a parcel has arrived"),
        _("From tomorrow on you have seven days to return what can be returned without a reason."),
    ),
    "canceled": Wording(
        _("Order {number}: cancelled"), _("What was paid for it goes back the way it came. Nothing else is to be done.")
    ),
    "declined": Wording(
        _("Order {number}: it cannot be sent"),
        _("The shop cannot send it. What your bank kept ready is free again; nothing was charged."),
    ),
    "refunded": Wording(
        _("Order {number}: {amount} goes back to you"),
        _("The refund is on its way to your account; banks take up to some days. The credit note is attached."),
    ),
    "return-approved": Wording(_("Order {number}: you can send it back"), _("{shop} takes the return.")),
    "return-refused": Wording(_("Order {number}: the return was declined"), _("{shop} does not take the return.")),
}


@dataclass(slots=True)
class About:
    """What one mail tells besides its words."""

    wording: Wording
    values: dict[str, str]
    lines: list[tuple[OrderLine, int]]
    facts: list[tuple[Any, str, str]]
    answer: str = ""
    invoices: tuple[Invoice, ...] = ()
    shows_total: bool = False


def handle(payload: Mapping[str, Any], at: datetime) -> None:
    """The outbox: write one mail. Raises MailNotSent, so that it is tried again."""
    order = _order.first(UUID(payload["order_id"]))
    if order is None:
        raise NotFound()
    if payload["kind"] == "placed" and (order.paid_at or order.status != "unconfirmed"):
        # It was paid, or given up, before this mail went out: there is nothing to ask for.
        return
    with translation.override(order.language):
        _send(_message(order, payload), order, payload["kind"], at=at)


def _message(order: Order, payload: Mapping[str, Any]) -> EmailMultiAlternatives:
    about = ABOUT[payload["kind"]](order, payload)
    values = {"number": str(order.number)} | about.values
    subject = str(about.wording.subject).format(**values)
    context = {
        "order": order,
        "about": about,
        "heading": subject,
        "sentence": str(about.wording.sentence).format(**values),
        "button": about.wording.button or _("See the order"),
        "url": f"{settings.PUBLIC_URL}{guest_path(order)}",
    }
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    suffix = ".".join(str(value) for key, value in sorted(payload.items()) if key not in ("kind", "order_id"))
    message = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string("mails/order.txt", context),
        to=[order.email],
        headers={
            "Message-ID": f"<{payload['kind']}.{order.pk}{'.' if suffix else ''}{suffix}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(render_to_string("mails/order.html", context), "text/html")
    for invoice in about.invoices:
        message.attach(f"{invoice.number}.pdf", paper(invoice), "application/pdf")
    return message


def _send(message: EmailMultiAlternatives, order: Order, kind: str, *, at: datetime) -> None:
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as fault:
        code = next(iter(fault.recipients.values()), (0, b""))[0]
        if 500 <= code < 600:
            # Nobody lives there; asking again would not help. The order's page tells the same.
            OrderEvent.objects.create(order=order, kind="mail_refused", payload={"mail": kind, "code": code}, at=at)
            return
        raise MailNotSent(f"The mail server answered {code}.") from None
    except smtplib.SMTPResponseException as fault:
        raise MailNotSent(f"The mail server answered {fault.smtp_code}.") from None
    except ValueError:
        # What stands there is no address; the fault itself would say it.
        raise MailNotSent("The address is none that mail could be sent to.") from None
    except (smtplib.SMTPException, OSError) as fault:
        raise MailNotSent(f"The mail server could not be reached: {type(fault).__name__}.") from None


_order = PreparedRows(lambda pk: Order.objects.filter(pk=pk))
_lines = PreparedRows(lambda order_id: OrderLine.objects.filter(order_id=order_id))
_invoices = PreparedRows(lambda order_id: Invoice.objects.filter(order_id=order_id, refund=None).select_related("shop"))


def _whole(kind: str, *, invoices: bool = False) -> Any:
    def about(order: Order, _payload: Mapping[str, Any]) -> About:
        papers = _invoices.all(order.pk) if invoices else ()
        return About(
            WORDS[kind],
            {},
            [(line, line.quantity) for line in _lines.all(order.pk)],
            [],
            invoices=tuple(papers),
            shows_total=True,
        )

    return about


def _parcel(kind: str) -> Any:
    def about(order: Order, payload: Mapping[str, Any]) -> About:
        part = Fulfillment.objects.select_related("shop").get(pk=payload["parcel"], order=order)
        facts = []
        if part.tracking_number:
            carrier = CARRIERS.get(part.carrier)
            number = " ".join(filter(None, [str(carrier.name) if carrier else "", part.tracking_number]))
            facts.append((_("Tracking number"), number, tracking_url(part.carrier, part.tracking_number)))
        if kind == "ready" and (point := order.collection_point):
            facts.append(
                (_("Collect it here"), f"{point.country_area}{point.city}{point.city_area}{point.street_address}", "")
            )
            if point.opening_hours:
                facts.append((_("Opening hours"), str(point.opening_hours), ""))
        held = [(row.line, row.quantity) for row in part.lines.select_related("line")]
        return About(WORDS[kind], {"shop": str(part.shop.name)}, held, facts)

    return about


def _asked_of(refund: Refund) -> Money:
    """The money that goes back: less than the pieces cost where some had gone back before."""
    return Money(asked_back(transactions_of(order_ids=[refund.order_id]), refund.operation), refund.currency)


def _refund(order: Order, payload: Mapping[str, Any]) -> About:
    refund = Refund.objects.get(pk=payload["refund"], order=order)
    return About(
        WORDS["refunded"],
        {"amount": str(_asked_of(refund))},
        [(row.line, row.quantity) for row in refund.lines.select_related("line")],
        [],
        invoices=tuple(refund.credit_notes.select_related("shop")),
    )


def _decided(order: Order, payload: Mapping[str, Any]) -> About:
    asked = Return.objects.select_related("shop").get(pk=payload["asked"], order=order)
    kind = "return-refused" if asked.state == Return.State.REFUSED else "return-approved"
    held = [(row.line, row.quantity) for row in asked.lines.select_related("line")]
    return About(WORDS[kind], {"shop": str(asked.shop.name)}, held, [], answer=asked.answer)


ABOUT = {
    "placed": _whole("placed"),
    "paid": _whole("paid", invoices=True),
    "declined": _whole("declined"),
    "sent": _parcel("sent"),
    "ready": _parcel("ready"),
    "delivered": _parcel("delivered"),
    "canceled": _parcel("canceled"),
    "refunded": _refund,
    "return-decided": _decided,
}
