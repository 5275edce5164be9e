"""What happens to an order after it was paid, in the shop's language.

order = paid(vase, quantity=3)            # paid, and all that hangs on it is done
sends(order, shop, {vase: 1})             # one of them goes out, the others wait
arrives(order)                            # the buyer signs for all that was sent
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from common.clock import now
from storefront.checkout import services as checkout
from storefront.orders import services
from storefront.orders.models import Fulfillment, Order, Return
from tests.factories.catalog import AShop, Ware
from tests.factories.checkout import Buyer, a_buyer, outbox_works
from tests.factories.people import UserFactory


def paid(*wares: Ware, quantity: int = 1, buyer: Buyer | None = None) -> Order:
    order = (buyer or a_buyer()).checks_out(*wares, quantity=quantity)
    outbox_works()
    order.refresh_from_db()
    return order


def collected(ware: Ware, *, buyer: Buyer | None = None) -> Order:
    """A paid order that the buyer comes for."""
    who = buyer or a_buyer()
    order = who.collects(ware)
    checkout.pay_order(order_id=order.pk, method="success", at=who.at)
    outbox_works()
    order.refresh_from_db()
    return order


def line_of(order: Order, ware: Ware):
    return order.lines.get(variant=ware.variant)


def waiting(order: Order, shop: AShop) -> Fulfillment:
    return Fulfillment.objects.get(order=order, shop=shop.row, status=Fulfillment.Status.WAITING)


def sends(
    order: Order,
    shop: AShop,
    some: Mapping[Ware, int] | None = None,
    *,
    number: str = "SF1234567890",
    at: datetime | None = None,
) -> Fulfillment:
    """The shop sends all that waits, or so many of each ware."""
    return services.send(
        fulfillment_id=waiting(order, shop).pk,
        shop_ids=[shop.row.pk],
        tracking_number=number,
        carrier="sf",
        quantities={line_of(order, ware).pk: count for ware, count in some.items()} if some is not None else None,
        by_user_id=UserFactory().pk,
        at=at or now(),
    )


def arrives(order: Order, *, at: datetime | None = None) -> None:
    for part in order.fulfillments.filter(status=Fulfillment.Status.FULFILLED, delivered_at=None):
        services.deliver(fulfillment_id=part.pk, by="buyer", at=at or now())


def delivered(*wares: Ware, shop: AShop, quantity: int = 1, buyer: Buyer | None = None) -> Order:
    """An order that was paid, sent and signed for just now."""
    order = paid(*wares, quantity=quantity, buyer=buyer)
    sends(order, shop)
    arrives(order)
    order.refresh_from_db()
    return order


def asks_back(
    order: Order, ware: Ware, count: int = 1, *, reason: str = "no_reason", opened: bool = False, at=None
) -> Return:
    line = line_of(order, ware)
    [asked] = services.request_return(
        order_id=order.pk,
        quantities={line.pk: count},
        reason=reason,
        note="",
        opened=[line.pk] if opened else [],
        at=at or now(),
    )
    return asked


def approves(asked: Return, shop: AShop) -> Return:
    return services.approve_return(
        return_id=asked.pk, shop_ids=[shop.row.pk], answer="", by_user_id=UserFactory().pk, at=now()
    )


def receives(asked: Return, shop: AShop, *, put_back: int = 0) -> Return:
    """The pieces of a return with one line are here; so many go back on the shelf."""
    return services.receive_return(
        return_id=asked.pk,
        shop_ids=[shop.row.pk],
        put_back={asked.lines.get().line_id: put_back},
        by_user_id=UserFactory().pk,
        at=now(),
    )


def comes_back(order: Order, ware: Ware, shop: AShop, count: int = 1, **how) -> Return:
    """Asked for, approved, received, put back on the shelf."""
    asked = asks_back(order, ware, count, **how)
    approves(asked, shop)
    return receives(asked, shop, put_back=count)
