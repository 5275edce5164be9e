"""What Stripe keeps: payment intents, refunds, idempotency keys, events. And what buyers and banks do to it.

    stripe = World()
    stripe.buyer_pays(intent_id)                    # by card; also card="declined", card="3ds", card="alipay"
    stripe.buyer_proves(intent_id)                  # 3-D Secure
    stripe.bank_answers(intent_id, paid=True)       # what Alipay and WeChat Pay hear later
    stripe.next_requests("lose the answer")         # it is done, and nobody hears of it
    body, signature = stripe.signed(stripe.events[0])

Only what the store reads is kept; tests/contract/test_stripe.py compares its words with Stripe's own description.
"""

from __future__ import annotations

import itertools
import json
import threading
import time
from collections import deque
from typing import Any

from stripe import WebhookSignature

Words = dict[str, Any]
SECRET_KEY, PUBLISHABLE_KEY, WEBHOOK_SECRET = "sk_test_heirloom", "pk_test_heirloom", "whsec_heirloom"


class Refused(Exception):
    """An answer that is not 200."""

    def __init__(self, status: int, kind: str, message: str, code: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.body = {"error": {"type": kind, "message": message, **({"code": code} if code else {})}}


def wrong(message: str, code: str = "") -> Refused:
    return Refused(400, "invalid_request_error", message, code)


class World:
    """One account. Everything is under one lock, as requests come in threads."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.intents: dict[str, Words] = {}
        self.refunds: dict[str, Words] = {}
        self.events: list[Words] = []
        self.answers: dict[str, tuple[str, int, Words]] = {}
        self.requests: list[tuple[str, str, str]] = []
        self.faults: deque[str] = deque()
        self.refuses_refunds = False
        self.refuses_captures = False
        self._numbers = itertools.count(1)

    def next_requests(self, *faults: str) -> None:
        """What happens to the next requests: "lose the answer", "unavailable", or "" for nothing."""
        self.faults.extend(faults)

    # --- What the store asks --------------------------------------------------

    def create_intent(self, given: Words) -> Words:
        amount = int(given["amount"])
        if amount <= 0:
            raise wrong("This value must be greater than or equal to 1.", "parameter_invalid_integer")
        options = given.get("payment_method_options") or {}
        number = self._number()
        intent = {
            "id": f"pi_{number}",
            "object": "payment_intent",
            "amount": amount,
            "amount_capturable": 0,
            "amount_received": 0,
            "automatic_payment_methods": {"enabled": True},
            "canceled_at": None,
            "cancellation_reason": None,
            "capture_method": given.get("capture_method", "automatic"),
            "client_secret": f"pi_{number}_secret_x",
            "created": int(time.time()),
            "currency": given["currency"],
            "last_payment_error": None,
            "latest_charge": None,
            "livemode": False,
            "metadata": dict(given.get("metadata") or {}),
            "next_action": None,
            "payment_method_options": options,
            "status": "requires_payment_method",
        }
        self.intents[intent["id"]] = intent
        self._tell("payment_intent.created", intent)
        return intent

    def capture(self, intent_id: str, given: Words) -> Words:
        intent = self._intent(intent_id)
        if intent["status"] != "requires_capture":
            raise wrong("This PaymentIntent could not be captured.", "payment_intent_unexpected_state")
        if self.refuses_captures:
            raise Refused(402, "card_error", "The issuer does not allow it just now.", "card_declined")
        amount = int(given.get("amount_to_capture") or intent["amount"])
        if amount > intent["amount_capturable"]:
            raise wrong("You cannot capture more than was authorized.", "amount_too_large")
        return self._paid(intent, amount)

    def cancel(self, intent_id: str, _given: Words) -> Words:
        intent = self._intent(intent_id)
        if intent["status"] in ("succeeded", "canceled", "processing"):
            raise wrong(f"It is {intent['status']}.", "payment_intent_unexpected_state")
        intent |= {"status": "canceled", "canceled_at": int(time.time()), "amount_capturable": 0}
        self._tell("payment_intent.canceled", intent)
        return intent

    def refund(self, given: Words) -> Words:
        intent = self._intent(given["payment_intent"])
        amount = int(given.get("amount") or intent["amount_received"])
        left = intent["amount_received"] - sum(
            each["amount"]
            for each in self.refunds.values()
            if each["payment_intent"] == intent["id"] and each["status"] != "failed"
        )
        if self.refuses_refunds:
            raise wrong("The card network does not allow this refund.", "charge_not_refundable")
        if amount > left or amount <= 0:
            raise wrong(f"Refund amount is greater than unrefunded amount ({left}).", "amount_too_large")
        refund = {
            "id": f"re_{self._number()}",
            "object": "refund",
            "amount": amount,
            "charge": intent["latest_charge"],
            "created": int(time.time()),
            "currency": intent["currency"],
            "metadata": dict(given.get("metadata") or {}),
            "payment_intent": intent["id"],
            "reason": None,
            "status": "succeeded",
        }
        self.refunds[refund["id"]] = refund
        self._tell("refund.created", refund)
        self._tell("charge.refund.updated", refund)
        return refund

    def listed(self, rows: dict[str, Words], given: Words) -> Words:
        """Newest first, so many at a time, as Stripe lists."""
        since = int((given.get("created") or {}).get("gte", 0))
        found = [row for row in reversed(rows.values()) if row["created"] >= since]
        if after := given.get("starting_after"):
            found = found[[row["id"] for row in found].index(after) + 1 :]
        limit = int(given.get("limit", 10))
        return {"object": "list", "data": found[:limit], "has_more": len(found) > limit, "url": "/v1/list"}

    def intent(self, intent_id: str) -> Words:
        return self._intent(intent_id)

    # --- What buyers and banks do ---------------------------------------------

    def buyer_pays(self, intent_id: str, card: str = "good") -> None:
        """The buyer's act in the Payment Element."""
        with self.lock:
            intent = self._intent(intent_id)
            assert intent["status"] in ("requires_payment_method", "requires_action"), intent["status"]
            intent["latest_charge"] = f"ch_{self._number()}"
            if card == "declined":
                self._declined(intent)
            elif card == "3ds":
                intent |= {"status": "requires_action", "next_action": {"type": "use_stripe_sdk"}}
                self._tell("payment_intent.requires_action", intent)
            elif card == "alipay":
                intent["status"] = "processing"
                self._tell("payment_intent.processing", intent)
            else:
                self._paid_or_promised(intent, card)

    def buyer_proves(self, intent_id: str, *, who_they_are: bool = True) -> None:
        """3-D Secure: the buyer is sent back, and it went well or not."""
        with self.lock:
            intent = self._intent(intent_id)
            intent["next_action"] = None
            if who_they_are:
                self._paid_or_promised(intent, "good")
            else:
                self._declined(intent, "payment_intent_authentication_failure")

    def bank_answers(self, intent_id: str, *, paid: bool = True) -> None:
        with self.lock:
            intent = self._intent(intent_id)
            if paid:
                self._paid(intent, intent["amount"])
            else:
                self._declined(intent)

    def bank_returns(self, refund_id: str) -> None:
        """A refund that had succeeded comes back: the card is closed."""
        with self.lock:
            refund = self.refunds[refund_id]
            refund |= {"status": "failed", "failure_reason": "lost_or_stolen_card"}
            self._tell("refund.failed", refund)

    def somebody_refunds(self, intent_id: str, amount: int) -> str:
        """By hand, at Stripe itself."""
        with self.lock:
            return self.refund({"payment_intent": intent_id, "amount": amount})["id"]

    def signed(self, event: Words, *, secret: str = WEBHOOK_SECRET, at: int | None = None) -> tuple[bytes, str]:
        """A webhook's body and its signature."""
        body = json.dumps(event)
        return body.encode(), WebhookSignature.generate_signature_header(body, secret, at)

    # --- Within ---------------------------------------------------------------

    def _paid_or_promised(self, intent: Words, card: str) -> None:
        by_card = (intent["payment_method_options"].get("card") or {}).get("capture_method")
        if by_card == "manual" and card != "wechat":
            intent |= {"status": "requires_capture", "amount_capturable": intent["amount"], "last_payment_error": None}
            self._tell("payment_intent.amount_capturable_updated", intent)
        else:
            self._paid(intent, intent["amount"])

    def _paid(self, intent: Words, amount: int) -> Words:
        intent |= {"status": "succeeded", "amount_received": amount, "amount_capturable": 0, "last_payment_error": None}
        self._tell("payment_intent.succeeded", intent)
        return intent

    def _declined(self, intent: Words, code: str = "card_declined") -> None:
        error = {
            "type": "card_error",
            "code": code,
            "charge": intent["latest_charge"],
            "message": "Your card was declined.",
        }
        intent |= {"status": "requires_payment_method", "last_payment_error": error}
        self._tell("payment_intent.payment_failed", intent)

    def _intent(self, intent_id: str) -> Words:
        try:
            return self.intents[intent_id]
        except KeyError:
            raise Refused(404, "invalid_request_error", f"No such payment_intent: {intent_id}") from None

    def _tell(self, kind: str, about: Words) -> None:
        """An event shows its object as it is at that moment."""
        shown = json.loads(json.dumps(about))
        self.events.append(
            {
                "id": f"evt_{self._number()}",
                "object": "event",
                "type": kind,
                "created": int(time.time()),
                "data": {"object": shown},
            }
        )

    def _number(self) -> str:
        return f"{next(self._numbers):06d}"
