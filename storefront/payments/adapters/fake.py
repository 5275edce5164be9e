"""A gateway without money: it succeeds, declines or answers late, as the shopper chooses. For demo and tests.

It keeps nothing: the answer follows from the key and the method, so the same key always gets the same answer. What
was authorised, captured or given back it takes the store's word for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from common.money import Money
from storefront.payments.events import AUTHORIZATION, CANCEL, CHARGE, EventKind
from storefront.payments.ports import (
    Outcome,
    PaymentMethod,
    PaymentRequest,
    Report,
    ReportRefused,
    State,
    Told,
)

SUCCESS, DECLINE, LATE = "success", "decline", "late"


class FakeGateway:
    """See storefront.payments.ports.PaymentGateway."""

    name = "fake"
    is_test = True
    has_element = False
    keeps_books = False

    def methods(self) -> tuple[PaymentMethod, ...]:
        return (
            PaymentMethod(SUCCESS, "测试卡：支付成功", "Test card: succeeds"),
            PaymentMethod(DECLINE, "测试卡：被拒付", "Test card: is declined"),
            PaymentMethod(LATE, "测试卡：稍后答复", "Test card: answers later"),
        )

    def client_data(self) -> Mapping[str, Any]:
        return {"methods": [method.code for method in self.methods()]}

    def create(self, request: PaymentRequest) -> State:
        if request.method == LATE:
            return State(request.key, _reference(request.key), Outcome.PENDING)
        return self.read(request, psp_reference="")

    def read(self, request: PaymentRequest, *, psp_reference: str) -> State:
        reference = _reference(request.key)
        taken = request.method != DECLINE
        operation = CHARGE if request.capture else AUTHORIZATION
        kind = EventKind(f"{operation}_{'success' if taken else 'failure'}")
        message = "" if taken else "The test card was declined."
        done = Outcome.SUCCESS if request.capture else Outcome.AUTHORIZED
        told = Told(kind, request.amount, operation, reference, message)
        return State(request.key, reference, done if taken else Outcome.FAILURE, (told,), message)

    def capture(self, *, key: str, psp_reference: str, amount: Money) -> State:
        told = Told(EventKind.CHARGE_SUCCESS, amount, CHARGE, psp_reference)
        return State(key, psp_reference, Outcome.SUCCESS, (told,))

    def cancel(self, *, key: str, psp_reference: str, amount: Money) -> State:
        told = Told(EventKind.CANCEL_SUCCESS, amount, CANCEL, psp_reference)
        return State(key, psp_reference, Outcome.FAILURE, (told,))

    def refund(self, *, key: str, psp_reference: str, amount: Money, operation: str) -> Told:
        return Told(EventKind.REFUND_SUCCESS, amount, operation, f"{psp_reference}-{operation}"[:120])

    def parse_report(self, payload: bytes, signature: str) -> Report:
        raise ReportRefused()

    def payments(self, *, since: datetime) -> Iterator[State]:
        return iter(())

    def check(self) -> None:
        return None


def _reference(key: str) -> str:
    return f"fake-{key}"
