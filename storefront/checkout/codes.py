"""What the discount code of a basket promises, and to whom."""

from __future__ import annotations

from datetime import datetime

from promotions.vouchers import queries as vouchers
from promotions.vouchers.codes import Customer
from promotions.vouchers.queries import Promise
from storefront.checkout.models import Checkout


def promise_of(checkout: Checkout, *, at: datetime) -> Promise | None:
    """What the basket's discount code promises to its buyer; None without one. Raises why it is not valid."""
    if not checkout.voucher_code:
        return None
    return vouchers.promise(code=checkout.voucher_code, channel=checkout.channel, customer=customer_of(checkout), at=at)


def customer_of(checkout: Checkout) -> Customer:
    """Whose use of a voucher it will be."""
    return Customer(checkout.email, checkout.user_id)
