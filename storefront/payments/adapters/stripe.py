"""Stripe, by its official library. Nothing of the library or of Stripe's words leaves this folder.

Every request that changes something carries an idempotency key made of the store's own ids, so the library may repeat
it after a time-out, and the outbox after a crash.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

import stripe
import structlog

from common.money import Money
from storefront.payments.adapters import stripe_words as words
from storefront.payments.keys import StripeKeys
from storefront.payments.ports import (
    GatewayRefused,
    GatewayUnreachable,
    Outcome,
    PaymentMethod,
    PaymentRequest,
    Report,
    ReportRefused,
    State,
    Told,
)

log = structlog.get_logger("payments.stripe")
# The library would write a line for each request and answer.
logging.getLogger("stripe").setLevel(logging.WARNING)
Answer = TypeVar("Answer")

# A buyer waits for some of these answers; what takes longer is asked for again by the outbox.
SECONDS_TO_CONNECT, SECONDS_TO_ANSWER = 4.0, 12.0
TRIES_AGAIN = 2
# How old a webhook may be: five minutes, as Stripe advises. Stripe signs anew each time that it tries again.
TOLERANCE_SECONDS = 300
PAGE = 100


class StripeGateway:
    """See storefront.payments.ports.PaymentGateway."""

    name = "stripe"
    has_element = True
    keeps_books = True

    def __init__(self, keys: StripeKeys) -> None:
        self.is_test = keys.is_test
        self._keys = keys
        self._client = stripe.StripeClient(
            keys.secret,
            base_addresses={"api": keys.api_base.rstrip("/")} if keys.api_base else {},
            max_network_retries=TRIES_AGAIN,
            http_client=stripe.RequestsClient(timeout=(SECONDS_TO_CONNECT, SECONDS_TO_ANSWER)),
        )

    def methods(self) -> tuple[PaymentMethod, ...]:
        return (PaymentMethod("element", "银行卡、支付宝、微信支付", "Card, Alipay, WeChat Pay"),)

    def client_data(self) -> Mapping[str, Any]:
        return {"publishableKey": self._keys.publishable}

    def create(self, request: PaymentRequest) -> State:
        metadata = dict(request.references) | {words.TRANSACTION: request.key}
        params: Any = {
            "amount": words.coins(request.amount),
            "currency": request.amount.currency.lower(),
            "automatic_payment_methods": {"enabled": True},
            "metadata": metadata,
        }
        if not request.capture:
            # Only cards can promise money. Asked for as a whole, Alipay and WeChat Pay would not be offered at all.
            params["payment_method_options"] = {"card": {"capture_method": "manual"}}
            metadata[words.AUTHORIZES] = "1"
        intent = self._ask(
            lambda: self._client.v1.payment_intents.create(params, {"idempotency_key": f"create:{request.key}"})
        )
        return self._state(intent)

    def read(self, request: PaymentRequest, *, psp_reference: str) -> State:
        if not psp_reference:
            return self.create(request)
        return self._retrieve(psp_reference)

    def capture(self, *, key: str, psp_reference: str, amount: Money) -> State:
        params: Any = {"amount_to_capture": words.coins(amount)}
        options: Any = {"idempotency_key": f"capture:{key}:{words.coins(amount)}"}
        try:
            intent = self._ask(lambda: self._client.v1.payment_intents.capture(psp_reference, params, options))
        except GatewayRefused as refusal:
            return self._unless(refusal, psp_reference, Outcome.SUCCESS)
        return self._state(intent)

    def cancel(self, *, key: str, psp_reference: str, amount: Money) -> State:
        options: Any = {"idempotency_key": f"cancel:{key}"}
        try:
            intent = self._ask(lambda: self._client.v1.payment_intents.cancel(psp_reference, {}, options))
        except GatewayRefused as refusal:
            # It was paid in the meantime, is being paid, or was let go before.
            return self._unless(refusal, psp_reference, Outcome.SUCCESS, Outcome.PENDING, Outcome.FAILURE)
        return self._state(intent)

    def refund(self, *, key: str, psp_reference: str, amount: Money, operation: str) -> Told:
        transaction = key.partition(":")[0]
        params: Any = {
            "payment_intent": psp_reference,
            "amount": words.coins(amount),
            "metadata": {words.TRANSACTION: transaction, words.OPERATION: operation},
        }
        refund = self._ask(lambda: self._client.v1.refunds.create(params, {"idempotency_key": f"refund:{key}"}))
        return words.refund_told(refund.to_dict())

    def parse_report(self, payload: bytes, signature: str) -> Report:
        try:
            stripe.WebhookSignature.verify_header(
                payload.decode(), signature, self._keys.webhook, tolerance=TOLERANCE_SECONDS
            )
            event = json.loads(payload)
            kind, about = str(event["type"]), event["data"]["object"]
            return Report(
                event_id=str(event["id"]),
                kind=kind,
                created_at=datetime.fromtimestamp(int(event["created"]), UTC),
                state=words.report_state(kind, about),
            )
        except stripe.SignatureVerificationError as error:
            raise ReportRefused() from error
        except (KeyError, TypeError, ValueError) as error:
            # Signed, and yet not as Stripe writes.
            raise ReportRefused() from error

    def payments(self, *, since: datetime) -> Iterator[State]:
        """The refunds are read first: those of older payments bring their payments with them."""
        created: Any = {"created": {"gte": int(since.timestamp())}, "limit": PAGE}
        refunds: dict[str, list[words.Words]] = {}
        for refund in self._all(self._client.v1.refunds.list, created):
            if refund.get("payment_intent"):
                refunds.setdefault(refund["payment_intent"], []).append(refund)
        for intent in self._all(self._client.v1.payment_intents.list, created):
            yield words.state_of(intent, refunds=refunds.pop(intent["id"], ()))
        for reference, of_older in refunds.items():
            older = self._ask(partial(self._client.v1.payment_intents.retrieve, reference))
            yield words.state_of(older.to_dict(), refunds=of_older)

    def check(self) -> None:
        try:
            self._client.v1.balance.retrieve()
        except (stripe.AuthenticationError, stripe.PermissionError) as error:
            raise GatewayRefused(detail="Stripe does not accept STRIPE_SECRET_KEY.") from error
        except stripe.StripeError as error:
            raise GatewayUnreachable() from error

    def _retrieve(self, reference: str) -> State:
        return self._state(self._ask(partial(self._client.v1.payment_intents.retrieve, reference)))

    def _unless(self, refusal: GatewayRefused, reference: str, *reached: Outcome) -> State:
        """After a refusal: how the payment stands, when that is where it was to go. Else the refusal stands."""
        state = self._retrieve(reference)
        if state.outcome not in reached:
            raise refusal
        return state

    def _state(self, intent: stripe.PaymentIntent) -> State:
        return words.state_of(intent.to_dict())

    def _all(self, read: Callable[..., Any], params: Any) -> Iterator[dict[str, Any]]:
        """Every page of a list."""
        page = self._ask(partial(read, params))
        while True:
            rows = [row.to_dict() for row in page.data]
            yield from rows
            if not page.has_more or not rows:
                return
            after = {**params, "starting_after": rows[-1]["id"]}
            page = self._ask(partial(read, after))

    def _ask(self, call: Callable[[], Answer]) -> Answer:
        """Make a call. Raises GatewayRefused when Stripe says no, GatewayUnreachable when it says nothing of use."""
        try:
            return call()
        except (stripe.CardError, stripe.InvalidRequestError) as error:
            log.info("refused", code=error.code, request=error.request_id)
            raise GatewayRefused(detail=error.user_message or str(error)) from error
        except stripe.StripeError as error:
            # Wrong keys too: nothing is decided, and all is asked again once they are right.
            log.warning("unreachable", kind=type(error).__name__, request=error.request_id)
            raise GatewayUnreachable() from error
