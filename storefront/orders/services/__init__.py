"""What happens to an order after it was paid: parcels, returns, refunds.

Cancelling also knows orders that are not paid yet, and so stands on the checkout, which stands on these: it is
imported from storefront.orders.services.cancellation.
"""

from storefront.orders.services.parcels import NotDrawnYet, NotPaidYet, confirm, confirm_order, deliver, pack, send
from storefront.orders.services.refunds import ask_again, refund_settled
from storefront.orders.services.returns import (
    approve_return,
    receive_return,
    refuse_return,
    request_return,
    withdraw_return,
)

__all__ = [
    "NotDrawnYet",
    "NotPaidYet",
    "approve_return",
    "ask_again",
    "confirm",
    "confirm_order",
    "deliver",
    "pack",
    "receive_return",
    "refund_settled",
    "refuse_return",
    "request_return",
    "send",
    "withdraw_return",
]
