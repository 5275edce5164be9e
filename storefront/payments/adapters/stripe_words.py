"""What Stripe's objects say in the store's words. Reads plain dictionaries: it needs neither library nor network.

A payment intent tells all that has happened to it whenever it is read, and each of its states implies facts that stay
true; so events may be read in any order (docs/decisions/0401). Amounts are whole numbers of the smallest coin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from common.money import EXPONENTS, Money
from storefront.payments.events import AUTHORIZATION, CANCEL, CHARGE, EventKind
from storefront.payments.ports import Outcome, State, Told

Words = Mapping[str, Any]

# Our names in Stripe's metadata.
TRANSACTION, OPERATION, AUTHORIZES = "transaction", "operation", "authorizes"

OUTCOMES = {
    "succeeded": Outcome.SUCCESS,
    "requires_capture": Outcome.AUTHORIZED,
    "processing": Outcome.PENDING,
    "canceled": Outcome.FAILURE,
}
REFUNDS = {
    "succeeded": EventKind.REFUND_SUCCESS,
    "failed": EventKind.REFUND_FAILURE,
    "canceled": EventKind.REFUND_FAILURE,
    "pending": EventKind.REFUND_REQUEST,
    "requires_action": EventKind.REFUND_REQUEST,
}

# Stripe's own sentences are English. What a buyer can do about it, by its codes; the sentence stays with the event.
DECLINES = {
    "authentication_required": _("Your bank wants to know that it is you. Try again and confirm the payment there."),
    "card_velocity_exceeded": _("The card's limit is reached. Take another card or way to pay."),
    "expired_card": _("The card has expired. Take another card or way to pay."),
    "incorrect_cvc": _("The check number of the card was wrong. Try again."),
    "incorrect_number": _("The number of the card was wrong. Try again."),
    "insufficient_funds": _("The card has not enough on it. Take another card or way to pay."),
    "payment_intent_authentication_failure": _(
        "Your bank could not confirm that it is you. Try again, or take another card or way to pay."
    ),
}
DECLINED = _("Your bank declined the payment, and nothing was charged. Try again, or take another card or way to pay.")


def coins(amount: Money) -> int:
    """How Stripe writes an amount: ¥12.50 is 1250, but JP¥1250 is 1250 as well."""
    return int(amount.amount.scaleb(EXPONENTS[amount.currency]))


def money(number: int, currency: str) -> Money:
    code = currency.upper()
    return Money(Decimal(number).scaleb(-EXPONENTS[code]), code)


def state_of(intent: Words, *, refunds: Iterable[Words] = ()) -> State:
    """How a payment stands by what its intent says, with the refunds that were read beside it."""
    metadata = intent.get("metadata") or {}
    outcome = OUTCOMES.get(intent["status"], Outcome.ACTION_REQUIRED)
    secret = intent.get("client_secret")
    return State(
        key=metadata.get(TRANSACTION, ""),
        psp_reference=intent["id"],
        outcome=outcome,
        facts=(*_facts(intent, outcome), *(refund_told(refund) for refund in refunds)),
        message=_for_the_buyer(_error(intent)),
        client={"clientSecret": secret} if secret and outcome is Outcome.ACTION_REQUIRED else {},
    )


def _facts(intent: Words, outcome: Outcome) -> list[Told]:
    whole = money(intent["amount"], intent["currency"])
    taken = money(intent.get("amount_received") or 0, intent["currency"])
    reference = intent.get("latest_charge") or intent["id"]
    if not isinstance(reference, str):
        reference = reference["id"]
    authorizes = bool((intent.get("metadata") or {}).get(AUTHORIZES))
    action = AUTHORIZATION if authorizes else CHARGE
    facts = []
    if authorizes and (outcome in (Outcome.AUTHORIZED, Outcome.SUCCESS)):
        # Alipay and WeChat Pay cannot promise: they pay at once, and what was asked for is answered all the same.
        facts.append(Told(EventKind.AUTHORIZATION_SUCCESS, whole, AUTHORIZATION, reference))
    if outcome is Outcome.SUCCESS:
        facts.append(Told(EventKind.CHARGE_SUCCESS, taken, CHARGE, reference))
        if taken < whole:
            facts.append(Told(EventKind.CANCEL_SUCCESS, whole - taken, CANCEL, reference))
    if outcome is Outcome.PENDING:
        facts.append(Told(EventKind.INFO, whole, f"processing:{reference}", reference, "The bank is working on it."))
    if outcome is Outcome.ACTION_REQUIRED:
        facts.append(Told(EventKind(f"{action}_action_required"), whole, action, intent["id"]))
        if error := _error(intent):
            attempt = error.get("charge") or f"attempt:{error.get('code') or error.get('type')}"
            facts.append(
                Told(EventKind(f"{action}_failure"), whole, attempt, attempt, error.get("message") or "Declined.")
            )
    if outcome is Outcome.FAILURE:
        facts.append(Told(EventKind.CANCEL_SUCCESS, whole, CANCEL, intent["id"]))
        reason = intent.get("cancellation_reason") or "canceled"
        facts.append(Told(EventKind(f"{action}_failure"), whole, action, intent["id"], reason))
    return facts


def refund_told(refund: Words) -> Told:
    """What became of a refund. One that somebody made at Stripe itself is known by its own id."""
    return Told(
        REFUNDS.get(refund["status"], EventKind.REFUND_REQUEST),
        money(refund["amount"], refund["currency"]),
        (refund.get("metadata") or {}).get(OPERATION) or refund["id"],
        refund["id"],
        refund.get("failure_reason") or refund.get("reason") or "",
    )


def refund_state(refund: Words) -> State | None:
    """A refund as a report tells it: it names its payment by Stripe's id."""
    if not refund.get("payment_intent"):
        return None
    metadata = refund.get("metadata") or {}
    return State(metadata.get(TRANSACTION, ""), refund["payment_intent"], Outcome.SUCCESS, (refund_told(refund),))


def dispute_state(dispute: Words) -> State | None:
    """A buyer's bank has taken the money back."""
    if not dispute.get("payment_intent"):
        return None
    amount = money(dispute["amount"], dispute["currency"])
    told = Told(EventKind.CHARGE_BACK, amount, dispute["id"], dispute["id"], dispute.get("reason") or "")
    return State("", dispute["payment_intent"], Outcome.SUCCESS, (told,))


def _error(intent: Words) -> Words:
    """The last attempt's error, when there is one worth the name."""
    error = intent.get("last_payment_error") or {}
    return error if error.get("code") or error.get("message") else {}


def _for_the_buyer(error: Words) -> str:
    """Why an attempt came to nothing, in the reader's language; empty when none did."""
    if not error:
        return ""
    codes = (error.get("decline_code"), error.get("code"))
    return str(next((DECLINES[code] for code in codes if code in DECLINES), DECLINED))


READERS: dict[str, Callable[[Words], State | None]] = {
    "payment_intent.succeeded": state_of,
    "payment_intent.amount_capturable_updated": state_of,
    "payment_intent.processing": state_of,
    "payment_intent.payment_failed": state_of,
    "payment_intent.requires_action": state_of,
    "payment_intent.canceled": state_of,
    "refund.created": refund_state,
    "refund.updated": refund_state,
    "refund.failed": refund_state,
    "charge.refund.updated": refund_state,
    "charge.dispute.funds_withdrawn": dispute_state,
}


def report_state(kind: str, about: Words) -> State | None:
    """What a report says about a payment; None for kinds that the store does not follow."""
    read = READERS.get(kind)
    return read(about) if read else None
