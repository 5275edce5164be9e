"""A process that is killed before any one of its statements, or at its commit, leaves either nothing or all.

Whoever comes again finishes the work: the shopper reloads the page, the outbox delivers again. With each statement
committed by itself, which is what a forgotten transaction would do, some kill leaves a broken book: that shows that it
is the transactions that protect us.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, connections

from catalog.stock.models import Allocation, Stock
from common.clock import now
from common.errors import Refusal
from common.outbox import services as outbox
from common.outbox.models import Message
from promotions.blindboxes.models import DrawRecord
from promotions.collectibles.models import CollectibleVoucher
from promotions.vouchers.models import Voucher, VoucherUse
from storefront.checkout import services as checkout
from storefront.checkout.services.pay import expire_unpaid
from storefront.orders.models import Order, OrderStatus
from tests.factories.catalog import Ware, a_shop
from tests.factories.checkout import Buyer, a_buyer, outbox_works
from tests.factories.promotions import a_series, a_voucher, an_edition

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]

QUANTITY = 2
CODE = "HERITAGE10"


class Killer:
    """Kills its process before the statement or commit with a number; counts when it has none."""

    def __init__(self, at: int | None, *, each_by_itself: bool = False) -> None:
        self.count, self._at, self._each_by_itself = 0, at, each_by_itself

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.strike()
        result = execute(sql, params, many, context)
        if self._each_by_itself:
            connection.connection.commit()
        return result

    def strike(self) -> None:
        if self.count == self._at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.count += 1

    def watches(self, work: Callable[[], object]) -> None:
        """Do the work under this eye."""
        commit = connection._commit

        def struck() -> None:
            self.strike()
            commit()

        connection._commit = struck
        try:
            with connection.execute_wrapper(self):
                work()
        finally:
            connection._commit = commit


def dies(work: Callable[[], object], at: int, **habits: bool) -> None:
    """Do the work in a process of its own, which is killed at a statement."""
    connections.close_all()
    pid = os.fork()
    if pid == 0:
        try:
            Killer(at, **habits).watches(work)
        finally:
            # Nothing of the test runs on in the copy.
            os._exit(1)
    _pid, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status), f"It was to be killed at {at}."


def statements(work: Callable[[], object]) -> int:
    """At how many places the work can be killed."""
    killer = Killer(None)
    killer.watches(work)
    return killer.count


@dataclass
class Purchase:
    """Somebody who buys two blind boxes with a discount code and gets a collectible with them."""

    buyer: Buyer
    box: Ware

    def placed(self) -> Order:
        assert self.buyer.checkout_id
        return Order.objects.get(pk=checkout.place_order(checkout_id=self.buyer.checkout_id, at=self.buyer.at).order_id)

    def paid(self) -> None:
        checkout.pay_order(order_id=self.order.pk, method="success", at=self.buyer.at)

    def followed_up(self) -> None:
        for pk in Message.objects.filter(topic="order.paid", done_at=None).values_list("pk", flat=True):
            outbox.deliver(message_id=pk, at=now())

    def given_up(self) -> None:
        expire_unpaid(order_id=self.order.pk, at=self.buyer.at)

    @property
    def order(self) -> Order:
        return Order.objects.exclude(status=OrderStatus.CANCELED).get(checkout_id=self.buyer.checkout_id)

    def finishes(self) -> None:
        """The shopper comes again, and the workers too."""
        order = self.placed()
        if not order.paid_at:
            with suppress(Refusal):
                checkout.pay_order(order_id=order.pk, method="success", at=self.buyer.at)
        later = max([now(), *Message.objects.filter(done_at=None).values_list("due_at", flat=True)])
        while outbox_works(at=later):
            pass  # What was done may bring more to do.

    def wrongs(self) -> list[str]:
        """What does not agree."""
        orders = Order.objects.filter(checkout_id=self.buyer.checkout_id)
        lines = [f"order-line:{pk}" for pk in orders.values_list("lines__pk", flat=True)]
        held = sum(Allocation.objects.filter(source__in=lines).values_list("quantity", flat=True))
        counted = {
            "orders": (orders.count(), 1),
            "paid": (orders.filter(events__kind="paid").count(), 1),
            "followed up": (orders.filter(events__kind="followed_up").count(), 1),
            "pieces held": (held, QUANTITY),
            "pieces promised": (sum(Stock.objects.values_list("allocated", flat=True)), self.bought()),
            "boxes drawn": (DrawRecord.objects.filter(source__regex="|".join(lines)).count(), QUANTITY),
            "uses of its code": (_standing(source__in=[f"order:{o.pk}" for o in orders]), 1),
            "uses of the code": (_standing(), self.bought() // QUANTITY),
            "uses counted": (Voucher.objects.get().used, self.bought() // QUANTITY),
            "vouchers": (CollectibleVoucher.objects.filter(source__in=[f"order:{o.pk}" for o in orders]).count(), 1),
        }
        return [f"{name}: {found}, not {wanted}" for name, (found, wanted) in counted.items() if found != wanted]

    def bought(self) -> int:
        return QUANTITY * Order.objects.exclude(status=OrderStatus.CANCELED).count()


def _standing(**of: object) -> int:
    return VoucherUse.objects.filter(given_back_at=None, **of).count()


STEPS: dict[str, Callable[[Purchase], Callable[[], object]]] = {
    "the order is placed": lambda purchase: purchase.placed,
    "it is paid": lambda purchase: purchase.paid,
    "it is followed up": lambda purchase: purchase.followed_up,
}


@pytest.fixture
def box() -> Ware:
    """Blind boxes in plenty, each order of which brings a voucher."""
    box = a_shop().sells(price="200", stock=1000)
    a_series(box, plum=900, hidden=100, sealed_at=now())
    a_voucher(CODE, percent="10", usage_limit=1000)
    an_edition(1000, min_spend="100", starts_at=now() - timedelta(days=1), ends_at=now() + timedelta(days=1))
    return box


def begun(box: Ware, step: str) -> tuple[Purchase, Callable[[], object]]:
    """A purchase that has come as far as this step, and the step."""
    buyer = a_buyer()
    buyer.takes(box, quantity=QUANTITY)
    buyer.fills_in()
    buyer.gives(CODE)
    purchase = Purchase(buyer, box)
    for earlier, work in STEPS.items():
        if earlier == step:
            return purchase, work(purchase)
        work(purchase)()
    raise LookupError(step)


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_any_place_leaves_nothing_half_done(box: Ware, step: str):
    first, work = begun(box, step)
    places = statements(work)
    first.finishes()
    assert first.wrongs() == []
    for place in range(places):
        purchase, work = begun(box, step)
        dies(work, place)
        purchase.finishes()
        assert purchase.wrongs() == [], f"killed at {place} of {places}"


@pytest.mark.parametrize("step", STEPS)
def test_without_the_transaction_some_kill_leaves_a_broken_book(box: Ware, step: str):
    purchase, work = begun(box, step)
    places = statements(work)
    purchase.finishes()
    for place in range(places):
        purchase, work = begun(box, step)
        dies(work, place, each_by_itself=True)
        with suppress(Refusal, Order.DoesNotExist, Order.MultipleObjectsReturned, IntegrityError):
            purchase.finishes()
        if purchase.wrongs():
            return
    pytest.fail("No kill broke anything: then the transaction protects from nothing.")


def test_a_kill_while_an_order_is_given_up_gives_everything_back_once(box: Ware):
    def placed() -> Purchase:
        purchase, work = begun(box, "the order is placed")
        work()
        return purchase

    def held() -> dict[str, int]:
        return {
            "uses counted": Voucher.objects.get().used,
            "uses": _standing(),
            "pieces": sum(Stock.objects.values_list("allocated", flat=True)),
            "orders that stand": Order.objects.exclude(status=OrderStatus.EXPIRED).count(),
        }

    first = placed()
    places = statements(first.given_up)
    assert set(held().values()) == {0}
    for place in range(places):
        purchase = placed()
        order_id = purchase.order.pk
        dies(purchase.given_up, place)
        for _ in range(2):
            expire_unpaid(order_id=order_id, at=now())
        assert set(held().values()) == {0}, f"killed at {place} of {places}: {held()}"
