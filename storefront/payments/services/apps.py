"""What apps report of payments that they take themselves, and what staff and apps ask to be done with a payment."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid, NotAllowed, NotFound, Refusal, Required
from common.locking import lock_rows
from common.money import Money
from storefront.payments.events import CANCEL, CHARGE, EventKind
from storefront.payments.models import Transaction, TransactionEvent
from storefront.payments.ports import Told, gateway
from storefront.payments.queries import amounts
from storefront.payments.services.giving_back import RefundTooLarge, ask
from storefront.payments.services.record import KnownReference, append

ACTIONS = {"authorization", "charge", "refund", "cancel"}


class DifferentBefore(Refusal):
    """The same event was reported with another amount."""

    code, field = "INCORRECT_DETAILS", "pspReference"
    message = _("This event was reported before, with another amount.")


class AuthorizedBefore(Refusal):
    code, field = "ALREADY_EXISTS", "type"
    message = _("A payment is authorised once; report an adjustment instead.")


@dataclass(frozen=True, slots=True)
class Reported:
    event: TransactionEvent
    is_known: bool


def locked_transaction(*, transaction_id: uuid.UUID, by_app: str | None = None) -> Transaction:
    """For a change. An app changes only what is its own. Raises NotFound, NotAllowed."""
    row = next(iter(lock_rows(Transaction.objects.filter(pk=transaction_id))), None)
    if row is None:
        raise NotFound(field="id")
    if by_app is not None and row.gateway != by_app:
        raise NotAllowed()
    return row


def report_event(
    row: Transaction,
    *,
    kind: EventKind,
    amount: Money | None,
    psp_reference: str,
    message: str,
    external_url: str,
    available_actions: Sequence[str] | None,
    at: datetime,
) -> Reported:
    """Append what an app tells (Saleor's transactionEventReport), once for each reference and kind.

    For a locked transaction. Raises DifferentBefore, AuthorizedBefore, Required, Invalid.
    """
    if not psp_reference or len(psp_reference) > 120:
        raise Invalid(field="pspReference", detail=_("A reference has 1 to 120 characters."))
    events = list(row.events.all())
    same = next((event for event in events if (event.psp_reference, event.kind) == (psp_reference, kind)), None)
    if same is not None:
        if amount is not None and amount.amount != same.amount:
            raise DifferentBefore()
        return Reported(same, True)
    if kind == EventKind.AUTHORIZATION_SUCCESS and any(event.kind == kind for event in events):
        raise AuthorizedBefore()
    operation, asked = _operation(events, kind, amount, psp_reference)
    if amount is None:
        if asked is not None:
            amount = Money(asked.amount, asked.currency)
        elif kind == EventKind.INFO or kind.value.endswith("_failure"):
            # It moves no money, so none needs to be named.
            amount = Money.zero(row.currency)
        else:
            raise Required(field="amount")
    if available_actions is not None:
        row.available_actions = list(available_actions)
    if not row.psp_reference:
        row.psp_reference = psp_reference
    try:
        with transaction.atomic():
            row.save(update_fields=["available_actions", "psp_reference"])
    except IntegrityError:
        raise KnownReference() from None
    append(row, [Told(kind, amount, operation, psp_reference, message, external_url)], at=at)
    return Reported(row.events.get(operation=operation, kind=kind), False)


def _operation(
    events: Sequence[TransactionEvent], kind: EventKind, amount: Money | None, psp_reference: str
) -> tuple[str, TransactionEvent | None]:
    """Which operation an event belongs to, and what asked for it: what had this reference before, else the oldest
    request of the same action and amount that has no answer, else the event is an operation of its own."""
    action = kind.value.partition("_")[0]
    if action not in ACTIONS or not kind.value.endswith(("_success", "_failure", "_action_required", "_request")):
        return psp_reference, None
    related = [event for event in events if event.kind.startswith(f"{action}_")]
    answered = {event.operation for event in related if event.kind.endswith(("_success", "_failure"))}
    for event in related:
        if event.psp_reference == psp_reference:
            return event.operation, event
    for event in related:
        fits = amount is None or event.amount == amount.amount
        if event.kind.endswith("_request") and event.operation not in answered and fits:
            return event.operation, event
    return psp_reference, None


def request_action(row: Transaction, *, action: str, amount: Money | None, reason: str, at: datetime) -> None:
    """CHARGE, REFUND or CANCEL (Saleor's transactionRequestAction): noted, and asked for after commit.

    For a locked transaction. Raises RefundTooLarge, Invalid when there is nothing of the kind to be done.
    """
    money = amounts(row)
    nothing = Money.zero(row.currency)
    if action == "REFUND":
        wanted = money.held if amount is None else amount
        if not nothing < wanted <= money.held:
            raise RefundTooLarge(left=money.held)
        operation = f"refund:{uuid.uuid4()}"
        append(row, [Told(EventKind.REFUND_REQUEST, wanted, operation, message=reason)], at=at)
        ask("payment.refund", row, at=at, operation=operation)
        return
    wanted = money.authorized if amount is None else amount
    if not nothing < wanted <= money.authorized:
        raise Invalid(field="amount", detail=_("There is {left} to take or let go.").format(left=money.authorized))
    if action == "CHARGE":
        _ask_once_at_a_time(row, "payment.capture", EventKind.CHARGE_REQUEST, CHARGE, wanted, reason, at=at)
    else:
        _ask_once_at_a_time(row, "payment.cancel", EventKind.CANCEL_REQUEST, CANCEL, wanted, reason, at=at)


def _ask_once_at_a_time(
    row: Transaction, topic: str, kind: EventKind, operation: str, wanted: Money, reason: str, *, at: datetime
) -> None:
    """Note a request and ask. What has failed before is asked for again: an app reads another request, the store's
    gateway takes and lets go of one amount. Raises Invalid for another one.
    """
    before = row.events.filter(kind=kind, operation=operation).first()
    if before is not None and row.gateway != gateway().name:
        before, operation = None, f"{operation}:{uuid.uuid4()}"
    if before is None:
        append(row, [Told(kind, wanted, operation, message=reason)], at=at)
    elif before.amount != wanted.amount:
        asked = Money(before.amount, before.currency)
        raise Invalid(
            field="amount", detail=_("{amount} was asked for before, and only that can be.").format(amount=asked)
        )
    ask(topic, row, at=at, is_again=before is not None)


def set_amounts(row: Transaction, wanted: dict[str, Money], *, message: str, at: datetime) -> None:
    """Append what makes the amounts those that an app says (Saleor's transactionUpdate). For a locked transaction.

    What was refunded or let go comes first: it explains why less is charged or authorised.
    """
    steps = (
        ("amount_refunded", "refunded", EventKind.REFUND_SUCCESS, EventKind.REFUND_REVERSE),
        ("amount_canceled", "canceled", EventKind.CANCEL_SUCCESS, None),
        ("amount_charged", "held", EventKind.CHARGE_SUCCESS, EventKind.CHARGE_BACK),
    )
    for name, amount_name, more, less in steps:
        if name in wanted:
            difference = wanted[name] - getattr(amounts(row), amount_name)
            kind = more if difference > Money.zero(row.currency) else less
            if difference and kind is None:
                raise Invalid(field="transaction", detail=_("What was let go cannot be taken back."))
            if difference and kind is not None:
                _append_own(row, kind, max(difference, -difference), message, at=at)
    if "amount_authorized" in wanted and wanted["amount_authorized"] != amounts(row).authorized:
        _append_own(row, EventKind.AUTHORIZATION_ADJUSTMENT, wanted["amount_authorized"], message, at=at)


def _append_own(row: Transaction, kind: EventKind, amount: Money, message: str, *, at: datetime) -> None:
    operation = f"update:{row.events.count()}"
    append(row, [Told(kind, amount, operation, row.psp_reference, message)], at=at)
