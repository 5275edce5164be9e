"""What the frame of every portal page shows."""

from __future__ import annotations

from typing import Any

from inheritors.shops.models import Shop
from storefront.orders import queries as orders


def shell(shops: list[Shop], section: str) -> dict[str, Any]:
    """A name of four characters makes the shop's own seal."""
    name = shops[0].name.to("zh-hans")
    shop_ids = [shop.pk for shop in shops]
    return {
        "shops": shops,
        "shop": shops[0],
        "seal": name if len(name) == 4 else "",
        "section": section,
        "to_send": orders.shop_order_counts(shop_ids=shop_ids)[False],
        "to_decide": orders.returns_to_decide(shop_ids=shop_ids),
    }
