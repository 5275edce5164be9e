"""What the store needs of whoever takes the money. Adapters provide it; storefront/wiring.py chooses one."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Protocol

from common.money import Money
from common.ports import Port


class Outcome(enum.Enum):
    """How a request to a gateway stands."""

    SUCCESS = "success"
    FAILURE = "failure"
    # The answer comes later, by a report of the gateway.
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class ChargeRequest:
    """Ask for money. `key` makes a repeated request the same request."""

    key: str
    amount: Money
    method: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the gateway says of a charge or refund."""

    outcome: Outcome
    psp_reference: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class PaymentMethod:
    """One way to pay that a page can offer."""

    code: str
    name_zh: str
    name_en: str


class PaymentGateway(Protocol):
    """Every gateway, the fake one included, keeps the contract of tests/contract/test_payment_gateways.py."""

    name: str
    # Whether no real money moves: pages then say so.
    is_test: bool

    def methods(self) -> tuple[PaymentMethod, ...]:
        """What a shopper may choose from."""
        ...

    def charge(self, request: ChargeRequest) -> Answer:
        """Take the money, or say why not. Asked again with the same key it gives the same answer."""
        ...

    def status(self, *, key: str, method: str) -> Answer:
        """How the charge with this key stands by now."""
        ...

    def refund(self, *, key: str, psp_reference: str, amount: Money) -> Answer:
        """Give money back, at most what was charged. Idempotent by key."""
        ...


gateway: Port[PaymentGateway] = Port("payment gateway")
