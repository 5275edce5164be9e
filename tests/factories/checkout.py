"""Buyers, and what they do, in the shop's language.

buyer = a_buyer()
order = buyer.checks_out(vase, quantity=2)       # fills a basket, says where to, pays, and has a paid order
order = buyer.places(vase)                       # the same without paying
"""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from catalog.pricing.models import Channel
from catalog.stock.models import Collection
from common.clock import now
from common.outbox import services as outbox
from common.outbox.models import Message
from common.text import both
from storefront.accounts.addresses import AddressInput
from storefront.checkout import services as checkout
from storefront.checkout.queries import CheckoutView, confirmations_needed, lines_of, load, view
from storefront.orders.models import Order
from storefront.shipping.models import ShippingMethod, ShippingMethodListing, ShippingZone
from tests.factories.catalog import ChannelFactory, Ware

HANGZHOU = AddressInput(
    country="CN",
    last_name="林",
    first_name="若溪",
    country_area="浙江省",
    city="杭州市",
    city_area="西湖区",
    street_address_1="文三路 90 号",
    postal_code="310012",
    phone="13800138000",
)
TACOMA = AddressInput(
    country="US",
    first_name="Jo",
    last_name="Doe",
    country_area="WA",
    city="Tacoma",
    street_address_1="1470 Pinewood Avenue",
    postal_code="98402",
    phone="+12125509894",
)
_number = itertools.count(1)


def ships(*, cn_price: str = "12", us_price: str = "25", cn_free_from: str | None = None) -> None:
    """Make sure that there is one way to deliver within China and one to the United States."""
    posts = (("CN", "cn-post", cn_price, cn_free_from), ("US", "us-post", us_price, None))
    for country, slug, price, free_from in posts:
        channel = ChannelFactory(us=country == "US")
        zone, _ = ShippingZone.objects.get_or_create(name=country, defaults={"countries": [country]})
        method, _ = ShippingMethod.objects.get_or_create(
            slug=slug, defaults={"zone": zone, "name": both("标准配送", "Standard")}
        )
        ShippingMethodListing.objects.update_or_create(
            method=method,
            channel=channel,
            defaults={"price_amount": price, "free_from_amount": free_from, "currency": channel.currency},
        )


@dataclass
class Buyer:
    """Somebody who buys in one channel; a guest unless they have an account."""

    channel: Channel
    email: str
    user_id: int | None = None
    checkout_id: uuid.UUID | None = None
    at: datetime = field(default_factory=now)
    language: str = "zh-hans"

    @property
    def home(self) -> AddressInput:
        return HANGZHOU if self.channel.currency == "CNY" else TACOMA

    def takes(self, *wares: Ware, quantity: int = 1) -> uuid.UUID:
        """Put wares into a new basket."""
        lines = [checkout.LineWanted(ware.variant.pk, quantity) for ware in wares]
        self.checkout_id = checkout.create(
            channel=self.channel,
            language=self.language,
            lines=lines,
            email=self.email,
            user_id=self.user_id,
            at=self.at,
        ).pk
        return self.checkout_id

    def gives(self, code: str) -> None:
        """Type a discount code."""
        assert self.checkout_id is not None
        checkout.add_code(checkout_id=self.checkout_id, code=code, at=self.at)

    def fills_in(self, *, confirms: Sequence[str] | None = None) -> None:
        """Say where to, how, and confirm what there is to confirm."""
        assert self.checkout_id is not None
        checkout.set_shipping_address(checkout_id=self.checkout_id, address=self.home, at=self.at)
        checkout.set_billing_address(checkout_id=self.checkout_id, address=self.home, at=self.at)
        basket = view(checkout_id=self.checkout_id, at=self.at)
        assert basket is not None
        checkout.set_delivery_method(checkout_id=self.checkout_id, method_id=basket.methods[0].id, at=self.at)
        codes = list(basket.confirmations_needed) if confirms is None else list(confirms)
        checkout.confirm(checkout_id=self.checkout_id, codes=codes, at=self.at)

    def collects(self, ware: Ware) -> Order:
        """Order one, to come for it at the workshop where it lies, without paying."""
        house = ware.variant.stocks.get().warehouse
        house.collection, house.street_address, house.city = Collection.ALL, "前街 15 号", "景德镇市"
        house.opening_hours = both("每天 9:00–17:00", "Daily 9:00–17:00")
        house.save()
        self.takes(ware)
        assert self.checkout_id is not None
        checkout.set_collection_point(checkout_id=self.checkout_id, warehouse_id=house.pk, at=self.at)
        checkout.set_contact(checkout_id=self.checkout_id, address=self.home, at=self.at)
        placed = checkout.place_order(checkout_id=self.checkout_id, at=self.at)
        return Order.objects.get(pk=placed.order_id)

    def places(self, *wares: Ware, quantity: int = 1) -> Order:
        """Order, without paying."""
        self.takes(*wares, quantity=quantity)
        self.fills_in()
        assert self.checkout_id is not None
        placed = checkout.place_order(checkout_id=self.checkout_id, at=self.at)
        return Order.objects.get(pk=placed.order_id)

    def checks_out(self, *wares: Ware, quantity: int = 1, method: str = "success") -> Order:
        """Order and pay."""
        order = self.places(*wares, quantity=quantity)
        checkout.pay_order(order_id=order.pk, method=method, at=self.at)
        order.refresh_from_db()
        return order

    def sees(self) -> CheckoutView:
        """The basket as it is at the buyer's instant."""
        assert self.checkout_id is not None
        basket = view(checkout_id=self.checkout_id, at=self.at)
        assert basket is not None
        return basket

    @property
    def basket_lines(self) -> list[tuple[int, int]]:
        """(variant, quantity) of what is in the basket; empty when there is none any more."""
        row = load(self.checkout_id) if self.checkout_id else None
        return [(line.variant_id, line.quantity) for line in lines_of(row)] if row else []

    @property
    def needs_to_confirm(self) -> tuple[str, ...]:
        row = load(self.checkout_id) if self.checkout_id else None
        assert row is not None
        return confirmations_needed(lines_of(row), channel_id=self.channel.pk, at=self.at)


def a_buyer(
    *, us: bool = False, user_id: int | None = None, at: datetime | None = None, language: str = "zh-hans"
) -> Buyer:
    """Somebody in China, or in the United States."""
    ships()
    return Buyer(
        channel=ChannelFactory(us=us),
        email=f"buyer{next(_number)}@example.com",
        user_id=user_id,
        at=at or now(),
        language=language,
    )


def outbox_works(*, at: datetime | None = None) -> int:
    """Deliver all that is due, as the workers would; the number of messages that were handled."""
    at = at or now()
    done = 0
    while due := list(Message.objects.filter(done_at=None, due_at__lte=at).order_by("pk").values_list("pk", flat=True)):
        # What follows from these is due too.
        done += sum(outbox.deliver(message_id=pk, at=at) for pk in due)
    return done
