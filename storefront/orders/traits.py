"""What the pieces of an order are as far as their return is concerned, read from the catalogue and the stock."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from catalog.products.models import ProductClass, ProductVariant
from catalog.stock.models import StockMovement
from promotions.blindboxes.models import Slot
from storefront.checkout.confirmations import Goods, is_near_expiry
from storefront.orders.models import OrderLine
from storefront.orders.right_of_return import Traits
from storefront.orders.sold import box_sources, line_source
from storefront.orders.zones import STORE_ZONE

# Food that keeps no longer than this is fresh food; the law names no number.
PERISHABLE_DAYS = 15


def traits_of(lines: Sequence[OrderLine]) -> dict[uuid.UUID, Traits]:
    """By line, in three statements."""
    variants = ProductVariant.objects.select_related("craft", "food", "product__product_type", "series").in_bulk(
        [line.variant_id for line in lines]
    )
    near = _near_expiry(lines, variants)
    return {line.pk: _traits(variants[line.variant_id], near_expiry=line.pk in near) for line in lines}


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


def _near_expiry(lines: Sequence[OrderLine], variants: dict[int, ProductVariant]) -> set[uuid.UUID]:
    """Lines of which pieces were sent from a batch that was about to expire, judged as at the checkout."""
    by_source = {line_source(line.pk): line for line in lines}
    sent = StockMovement.objects.filter(
        source__in=by_source, kind=StockMovement.Kind.SENT, stock__expires_on__isnull=False
    )
    found = set()
    for source, expires_on, at in sent.values_list("source", "stock__expires_on", "at"):
        food = getattr(variants[by_source[source].variant_id], "food", None)
        goods = Goods(shelf_life_days=food.shelf_life_days if food else None, best_before=expires_on)
        if is_near_expiry(goods, today=at.astimezone(STORE_ZONE).date()):
            found.add(by_source[source].pk)
    return found
