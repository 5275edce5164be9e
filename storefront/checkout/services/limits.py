"""How many of a variant one customer may buy, over all their orders and what is kept for them at other payment steps.

A customer is known by account, by the account's address, and by the address that a guest gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet, Sum

from common.locking import take_turns
from storefront.checkout import refusals
from storefront.checkout.models import Checkout, CheckoutLine
from storefront.orders.models import GIVEN_UP, OrderLine


def refuse_over_limit(checkout: Checkout, lines: Sequence[CheckoutLine], *, at: datetime) -> None:
    """Raise QuantityLimit where this basket and what the customer has or holds already are more than they may buy.

    Lines without a limit ask nothing of the database.
    """
    limits = {
        line.variant_id: line.variant.quantity_limit_per_customer
        for line in lines
        if line.variant.quantity_limit_per_customer is not None
    }
    if not limits:
        return
    emails = {email for email in (checkout.email, checkout.user.email if checkout.user else "") if email}
    # There is no row to lock for a customer's first order, so two orders of one customer take turns by name.
    take_turns(
        [f"customer:{email}" for email in emails] + ([f"customer:{checkout.user_id}"] if checkout.user_id else [])
    )
    orders = Q(order__email__in=emails)
    baskets = Q(checkout__email__in=emails)
    if checkout.user_id:
        orders |= Q(order__user_id=checkout.user_id)
        baskets |= Q(checkout__user_id=checkout.user_id)
    bought = OrderLine.objects.filter(orders, variant_id__in=limits).exclude(order__status__in=GIVEN_UP)
    held = (
        CheckoutLine.objects.filter(baskets, variant_id__in=limits, checkout__reserved_until__gt=at)
        .exclude(checkout_id=checkout.pk)
        # What is ordered already counts as bought.
        .exclude(checkout_id__in=bought.values("order__checkout_id"))
    )
    before = _by_variant(bought) + _by_variant(held)
    for line in lines:
        limit = limits.get(line.variant_id)
        if limit is not None and line.quantity + before[line.variant_id] > limit:
            raise refusals.QuantityLimit(variants=[line.variant_id], limit=limit)


def _by_variant(lines: QuerySet[OrderLine] | QuerySet[CheckoutLine]) -> Counter[int]:
    return Counter(dict(lines.values_list("variant_id").annotate(Sum("quantity"))))
