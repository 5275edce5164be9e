"""Loads the demo's content, step by step, so that the store looks as if it had been open for a while.

Each step makes what is missing and says how much that was; a second run finds everything in place. What depends on the
day, such as campaigns and batches, is counted from the instant of loading and renewed when its time is over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from storefront.demo.load import listings, market, orders, pictures, registry, scarce, works


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `run` loads up to `at` and returns how many things it made."""

    name: str
    run: Callable[[datetime], int]
    draws: bool = False


STEPS = (
    Step("regions", registry.load_regions),
    Step("heritage items", registry.load_heritage),
    Step("inheritors", registry.load_inheritors),
    Step("channels and taxes", market.load_channels),
    Step("shipping methods", market.load_shipping),
    Step("accounts", market.load_accounts),
    Step("shops", market.load_shops),
    Step("categories and attributes", works.load_categories),
    Step("products", works.load_products),
    Step("prices", works.load_prices),
    Step("stock", works.load_stock),
    Step("listings", listings.load_listings),
    Step("pictures drawn", pictures.load_pictures, draws=True),
    Step("pictures made small", pictures.load_renditions, draws=True),
    Step("campaigns", scarce.load_campaigns),
    Step("discount codes", scarce.load_vouchers),
    Step("blind boxes", scarce.load_blind_box),
    Step("editions", scarce.load_editions),
    Step("search index", listings.load_index),
    Step("past orders", orders.load_orders),
)


def load(
    *,
    at: datetime,
    with_pictures: bool = True,
    before: Callable[[str], None] | None = None,
    after: Callable[[str, int], None] | None = None,
) -> dict[str, int]:
    """Run all steps; how many things each of them made. `before` and `after` hear of each step."""
    made = {}
    for step in STEPS:
        if step.draws and not with_pictures:
            continue
        if before:
            before(step.name)
        made[step.name] = _run(step, at)
        if after:
            after(step.name, made[step.name])
    return made


def _run(step: Step, at: datetime) -> int:
    """A step is done whole or not at all, so that a load that was cut short goes on where it stood.

    Pictures are kept one by one: what has been drawn need not be drawn again.
    """
    if step.draws:
        return step.run(at)
    with transaction.atomic():
        return step.run(at)
