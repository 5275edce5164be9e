"""How many of a variant one customer may buy, over all their orders and what is kept for them at other payment steps.

A customer is known by account, by the account's address, and by the address that a guest gives. A piece within a set
counts like one alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from catalog.products.bundles import counted, parts_of
from catalog.stock.plan import pieces_of
from common.locking import take_turns
from storefront.checkout import refusals
from storefront.checkout.models import Checkout, CheckoutLine
from storefront.checkout.queries import Bundles
from storefront.orders.models import GIVEN_UP, OrderLine


def refuse_over_limit(checkout: Checkout, lines: Sequence[CheckoutLine], bundles: Bundles, *, at: datetime) -> None:
    """Raise QuantityLimit where this basket and what the customer has or holds already are more than they may buy.

    `bundles` says what the sets among the lines hold. Lines without a limit ask nothing of the database.
    """
    limits = _limits(lines, bundles)
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
    bought = OrderLine.objects.filter(orders, _sold_with(limits)).exclude(order__status__in=GIVEN_UP)
    held = (
        CheckoutLine.objects.filter(
            baskets,
            Q(variant__in=limits) | Q(variant__parts__part__in=limits),
            checkout__reserved_until__gt=at,
        )
        .exclude(checkout_id=checkout.pk)
        # What is ordered already counts as bought.
        .exclude(checkout_id__in=bought.values("order__checkout_id"))
        .distinct()
    )
    taken = _taken(bought) + _held(held)
    for line in lines:
        here = _of_one(line.variant_id, line.quantity, counted(bundles.get(line.variant_id, ())))
        taken.update(here)
        for variant_id in here.keys() & limits.keys():
            if taken[variant_id] > limits[variant_id]:
                raise refusals.QuantityLimit(variants=[line.variant_id], limit=limits[variant_id])


def _limits(lines: Sequence[CheckoutLine], bundles: Bundles) -> dict[int, int]:
    """By variant, of the lines and of what their sets hold, how many a customer may buy where that is limited."""
    limits = {line.variant_id: line.variant.quantity_limit_per_customer for line in lines}
    limits |= {part.variant_id: part.limit_per_customer for parts in bundles.values() for part in parts}
    return {variant_id: limit for variant_id, limit in limits.items() if limit is not None}


def _sold_with(variant_ids: Collection[int]) -> Q:
    """Order lines of these variants, and of sets that held one of them when they were sold."""
    found = Q(variant_id__in=variant_ids)
    for variant_id in variant_ids:
        found |= Q(parts__contains=[{"variant": variant_id}])
    return found


def _taken(lines: QuerySet[OrderLine]) -> Counter[int]:
    taken = Counter[int]()
    for line in lines.only("variant_id", "quantity", "parts"):
        taken.update(
            _of_one(line.variant_id, line.quantity, {part["variant"]: part["quantity"] for part in line.parts})
        )
    return taken


def _held(lines: QuerySet[CheckoutLine]) -> Counter[int]:
    rows = list(lines.values_list("variant_id", "quantity", "variant__is_bundle"))
    bundles = parts_of([variant_id for variant_id, _quantity, is_bundle in rows if is_bundle])
    held = Counter[int]()
    for variant_id, quantity, _is_bundle in rows:
        held.update(_of_one(variant_id, quantity, counted(bundles.get(variant_id, ()))))
    return held


def _of_one(variant_id: int, quantity: int, parts: Mapping[int, int]) -> dict[int, int]:
    """What so many of a variant count for: for itself, and as a set for what it holds."""
    return {variant_id: quantity, **pieces_of(variant_id, quantity, parts)}
