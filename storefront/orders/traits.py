"""What the pieces of an order are as far as their return is concerned, read from the catalogue and the stock."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import timedelta

from catalog.products.models import ProductClass, ProductVariant
from catalog.stock.models import StockMovement
from promotions.blindboxes.models import Slot
from storefront.orders.models import OrderLine
from storefront.orders.right_of_return import STORE_ZONE, Traits
from storefront.orders.sold import box_sources, line_source

# Food that keeps no longer than this is fresh food; the law names no number.
PERISHABLE_DAYS = 15
# Food of which less than this is left when it is sent is near its expiry; shops say so before it is bought.
NEAR_EXPIRY = timedelta(days=30)


def traits_of(lines: Sequence[OrderLine]) -> dict[uuid.UUID, Traits]:
    """By line, in three statements."""
    variants = ProductVariant.objects.select_related("craft", "food", "product__product_type", "series").in_bulk(
        [line.variant_id for line in lines]
    )
    near = _near_expiry(lines)
    return {line.pk: _traits(variants[line.variant_id], near_expiry=line_source(line.pk) in near) for line in lines}


def unopened_boxes(line: OrderLine) -> list[str]:
    """The sources of a line's boxes that nobody has opened and that are not back."""
    closed = set(
        Slot.objects.filter(source__in=box_sources(line), opened_at=None, void=None).values_list("source", flat=True)
    )
    return [source for source in box_sources(line) if source in closed]


def _traits(variant: ProductVariant, *, near_expiry: bool) -> Traits:
    craft, food = getattr(variant, "craft", None), getattr(variant, "food", None)
    return Traits(
        made_to_order=bool(craft and craft.made_to_order),
        perishable=bool(food and food.shelf_life_days is not None and food.shelf_life_days <= PERISHABLE_DAYS),
        digital=not variant.product.product_type.is_shipping_required,
        health=variant.product_class == ProductClass.MEDICINE,
        near_expiry=near_expiry,
        blind_box=getattr(variant, "series", None) is not None,
    )


def _near_expiry(lines: Sequence[OrderLine]) -> set[str]:
    """The sources of which pieces were sent from a batch that was about to expire."""
    sent = StockMovement.objects.filter(
        source__in=[line_source(line.pk) for line in lines],
        kind=StockMovement.Kind.SENT,
        stock__expires_on__isnull=False,
    )
    return {
        source
        for source, expires_on, at in sent.values_list("source", "stock__expires_on", "at")
        if expires_on and expires_on - at.astimezone(STORE_ZONE).date() < NEAR_EXPIRY
    }
