"""Transactions and their events. Facts are appended; the same fact told twice is written once.

Nothing here decides about orders or asks a gateway: the orchestrator is storefront.checkout.
"""

from storefront.payments.services.apps import (
    locked_transaction,
    report_event,
    request_action,
    set_amounts,
)
from storefront.payments.services.giving_back import (
    RefundTooLarge,
    capture,
    give_back,
    give_back_transaction,
    refund,
    void,
)
from storefront.payments.services.record import (
    KnownReference,
    append,
    claim_payments,
    note,
    record,
    request_payment,
)

__all__ = [
    "KnownReference",
    "RefundTooLarge",
    "append",
    "capture",
    "claim_payments",
    "give_back",
    "give_back_transaction",
    "locked_transaction",
    "note",
    "record",
    "refund",
    "report_event",
    "request_action",
    "request_payment",
    "set_amounts",
    "void",
]
