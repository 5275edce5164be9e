"""A gateway's reports: each is stored under its unique id in the transaction of its effect, or not at all."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction

from storefront.checkout.services.pay import apply_state
from storefront.payments.models import GatewayReport, Transaction
from storefront.payments.ports import Report, State


def take_report(*, gateway: str, report: Report, at: datetime) -> bool:
    """Apply a report once, whenever it comes. False when it was known; who tells it twice at once waits for the first.

    What says nothing about a payment of this store is stored too: it needs no answer but that it has arrived.
    """
    known = GatewayReport.objects.filter(gateway=gateway, event_id=report.event_id)
    if known.exists():
        return False
    try:
        with transaction.atomic():
            _take(gateway, report, at=at)
    except IntegrityError:
        if known.exists():
            return False
        raise
    return True


def _take(gateway: str, report: Report, *, at: datetime) -> None:
    state = report.state
    payment = _payment(gateway, state) if state else None
    GatewayReport.objects.create(
        gateway=gateway,
        event_id=report.event_id,
        kind=report.kind[:80],
        psp_reference=state.psp_reference if state else "",
        transaction=payment,
        facts=[[fact.kind, str(fact.amount.amount), fact.operation] for fact in state.facts] if state else [],
        created_at=report.created_at,
        received_at=at,
    )
    if payment is not None and state is not None:
        apply_state(transaction_id=payment.pk, state=state, at=at)


def _payment(gateway: str, state: State) -> Transaction | None:
    """By our own id where the gateway kept it for us: a report may be faster than the answer that names the payment."""
    ours = Transaction.objects.filter(gateway=gateway)
    try:
        if state.key and (found := ours.filter(pk=uuid.UUID(state.key)).first()):
            return found
    except ValueError:
        return None
    return ours.filter(psp_reference=state.psp_reference).exclude(psp_reference="").first()
