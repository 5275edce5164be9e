"""What the store needs of whoever takes the money. Adapters provide it; storefront/wiring.py chooses one."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from common.errors import Refusal
from common.money import Money
from common.ports import Port
from storefront.payments.events import EventKind


class Outcome(enum.Enum):
    """How a payment or refund stands at the gateway."""

    SUCCESS = "success"
    # It may be taken when the store says so.
    AUTHORIZED = "authorized"
    # For good: nothing will come of it any more.
    FAILURE = "failure"
    # The buyer has something to do: choose a way to pay, or prove who they are.
    ACTION_REQUIRED = "action_required"
    # The answer comes later, by a report of the gateway.
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class PaymentRequest:
    """Ask for money. `key` is the transaction's id: it makes a repeated request the same request."""

    key: str
    amount: Money
    method: str = ""
    # False: authorise only; the store takes the money with `capture`.
    capture: bool = True
    # What finds the payment again at the gateway.
    references: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a gateway says has happened."""

    kind: EventKind
    amount: Money
    operation: str
    psp_reference: str = ""
    message: str = ""
    external_url: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """How a payment stands by now: all that has happened to it as far as the gateway tells, in no order."""

    # The transaction's id; empty for a payment that this store has not asked for.
    key: str
    psp_reference: str
    outcome: Outcome
    facts: tuple[Told, ...] = ()
    message: str = ""
    # What the buyer's page needs to go on, such as a client secret. Never stored, never logged.
    client: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """A webhook whose signature was right."""

    event_id: str
    kind: str
    created_at: datetime
    # None: about something that the store does not follow.
    state: State | None


@dataclass(frozen=True, slots=True)
class PaymentMethod:
    """One way to pay that a page can offer."""

    code: str
    name_zh: str
    name_en: str


class GatewayUnreachable(Refusal):
    """No answer, or none that says anything. What was asked may have happened all the same: ask with the same key."""

    code = "GATEWAY_UNREACHABLE"
    message = _("The payment service does not answer just now. Nothing is lost; try again in a moment.")


class GatewayRefused(Refusal):
    """The gateway will not do it, and asking again would not help."""

    code = "GATEWAY_REFUSED"
    message = "{detail}"


class ReportRefused(Refusal):
    """A webhook that the gateway has not signed, or that is too old."""

    code = "INVALID_SIGNATURE"
    message = _("The signature does not fit.")


class PaymentGateway(Protocol):
    """Every gateway, the fake one included, keeps the contract of tests/contract/test_payment_gateways.py.

    All but `methods`, `client_data` and `parse_report` may raise GatewayUnreachable; what asks for a change may raise
    GatewayRefused. The same key makes a repeated request the same request.
    """

    name: str
    # Whether no real money moves: pages then say so.
    is_test: bool
    # Whether the buyer pays in an element of the gateway's within a page of ours, and may come back to it.
    has_element: bool
    # Whether it remembers what happened, so that the store's books can be compared with its own.
    keeps_books: bool

    def methods(self) -> tuple[PaymentMethod, ...]:
        """What a shopper may choose from before the order is placed."""
        ...

    def client_data(self) -> Mapping[str, Any]:
        """What a page needs before anything is asked for, such as the publishable key. Nothing secret."""
        ...

    def create(self, request: PaymentRequest) -> State:
        """Begin a payment, or take it at once. Asked again with the same key it is the same payment."""
        ...

    def read(self, request: PaymentRequest, *, psp_reference: str) -> State:
        """How a payment stands by now. Without a reference nobody has heard the answer yet: it is asked for again."""
        ...

    def capture(self, *, key: str, psp_reference: str, amount: Money) -> State:
        """Take what was authorised, or part of it; the rest is let go."""
        ...

    def cancel(self, *, key: str, psp_reference: str, amount: Money) -> State:
        """Let go of what was not taken yet. What was taken meanwhile stays taken, and the state says so."""
        ...

    def refund(self, *, key: str, psp_reference: str, amount: Money, operation: str) -> Told:
        """Give money back, at most what was charged. Answers with what became of it, which may be a request still."""
        ...

    def parse_report(self, payload: bytes, signature: str) -> Report:
        """Read a webhook. Raises ReportRefused."""
        ...

    def payments(self, *, since: datetime) -> Iterator[State]:
        """All payments since an instant, with their refunds, as `read` gives them."""
        ...

    def check(self) -> None:
        """Ask something cheap that only works with the right keys. Raises GatewayRefused."""
        ...


gateway: Port[PaymentGateway] = Port("payment gateway")
