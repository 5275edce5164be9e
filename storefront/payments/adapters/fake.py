"""A gateway without money: it succeeds, declines or answers late, as the shopper chooses. For demo and tests.

It keeps nothing: the answer follows from the key and the method, so the same key always gets the same answer.
"""

from __future__ import annotations

from common.money import Money
from storefront.payments.ports import Answer, ChargeRequest, Outcome, PaymentMethod

SUCCESS, DECLINE, LATE = "success", "decline", "late"


class FakeGateway:
    """See storefront.payments.ports.PaymentGateway."""

    name = "fake"
    is_test = True

    def methods(self) -> tuple[PaymentMethod, ...]:
        return (
            PaymentMethod(SUCCESS, "测试卡：支付成功", "Test card: succeeds"),
            PaymentMethod(DECLINE, "测试卡：被拒付", "Test card: is declined"),
            PaymentMethod(LATE, "测试卡：稍后答复", "Test card: answers later"),
        )

    def charge(self, request: ChargeRequest) -> Answer:
        if request.method == LATE:
            return Answer(Outcome.PENDING, _reference(request.key))
        return self.status(key=request.key, method=request.method)

    def status(self, *, key: str, method: str) -> Answer:
        if method in (SUCCESS, LATE):
            return Answer(Outcome.SUCCESS, _reference(key))
        return Answer(Outcome.FAILURE, _reference(key), "The test card was declined.")

    def refund(self, *, key: str, psp_reference: str, amount: Money) -> Answer:
        return Answer(Outcome.SUCCESS, psp_reference)


def _reference(key: str) -> str:
    return f"fake-{key}"
