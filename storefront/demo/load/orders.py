"""What the shopper bought before: placed, paid and followed up through the services that any order goes through."""

from __future__ import annotations

from datetime import datetime, timedelta

from catalog.pricing.models import Channel
from catalog.products.models import ProductVariant
from promotions.blindboxes.services import reveal
from promotions.collectibles.queries import vouchers_of
from promotions.collectibles.services import claim
from storefront.accounts.addresses import AddressInput
from storefront.accounts.models import User
from storefront.checkout.confirmations import TEXTS
from storefront.checkout.services import basket
from storefront.checkout.services.basket import LineWanted
from storefront.checkout.services.pay import pay_order
from storefront.checkout.services.place import PlacedOrder, place_order
from storefront.demo import accounts, content
from storefront.demo.content import Entry
from storefront.demo.load.endings import ENDINGS, follow_up
from storefront.orders.models import Order, OrderLine
from storefront.orders.sold import box_sources, order_source
from storefront.payments.adapters.fake import SUCCESS
from storefront.shipping.models import ShippingMethod

# From placing an order to paying it.
THINKING = timedelta(minutes=2)


def load_orders(at: datetime) -> int:
    """Only for a shopper who has never ordered: orders are history, and nobody gets another one."""
    shopper = User.objects.get(email=accounts.SHOPPER.email)
    if Order.objects.filter(user=shopper).exists():
        return 0
    entries = content.commerce()["order"]
    for entry in entries:
        moment = at - timedelta(days=entry["days_ago"])
        placed = _place(entry, shopper, at=moment)
        pay_order(order_id=placed.order_id, method=SUCCESS, at=moment + THINKING)
        follow_up(at=moment + THINKING)
        if entry["claim"]:
            _claim(placed, shopper, at=moment + 2 * THINKING)
        _open(placed, entry.get("opens", 0), at=moment + 2 * THINKING)
        if ending := entry.get("ends"):
            ENDINGS[ending](placed.order_id, paid_at=moment + THINKING)
    return len(entries)


def _place(entry: Entry, shopper: User, *, at: datetime) -> PlacedOrder:
    variants = dict(ProductVariant.objects.values_list("sku", "pk"))
    checkout = basket.create(
        channel=Channel.objects.get(slug=entry["channel"]),
        language=shopper.language,
        lines=[LineWanted(variants[line["sku"]], line["quantity"]) for line in entry["lines"]],
        email=shopper.email,
        user_id=shopper.pk,
        at=at,
    )
    address = AddressInput(**content.commerce()["address"])
    method = ShippingMethod.objects.get(slug=entry["method"])
    basket.set_shipping_address(checkout_id=checkout.pk, address=address, at=at)
    basket.set_billing_address(checkout_id=checkout.pk, address=address, at=at)
    basket.set_delivery_method(checkout_id=checkout.pk, method_id=method.pk, at=at)
    basket.confirm(checkout_id=checkout.pk, codes=list(TEXTS), at=at)
    return place_order(checkout_id=checkout.pk, at=at)


def _claim(placed: PlacedOrder, shopper: User, *, at: datetime) -> None:
    """Take the pieces that came with an order; another order's wait to be claimed."""
    for voucher in vouchers_of(order_source(placed.order_id)):
        claim(code=voucher.code, user_id=shopper.pk, at=at)


def _open(placed: PlacedOrder, count: int, *, at: datetime) -> None:
    """Look into so many of the order's blind boxes; the others stay shut."""
    for line in OrderLine.objects.filter(order_id=placed.order_id, sku=content.blind_box()["sku"]):
        for source in box_sources(line)[:count]:
            reveal(source=source, at=at)
