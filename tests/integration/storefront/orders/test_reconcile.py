"""Counting orders again: quiet while all agrees, and not quiet about anything that was changed past the services."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F

from catalog.stock.models import Allocation, StockMovement
from common.clock import now
from inheritors.settlement.models import LedgerEntry
from storefront.orders.models import FulfillmentLine, InvoiceNumber, Order, OrderLine, Refund, RefundLine
from storefront.orders.reconciling import differences
from storefront.orders.services.cancellation import cancel
from tests.factories.catalog import TaxRateFactory, a_shop
from tests.factories.checkout import a_buyer
from tests.factories.orders import arrives, comes_back, paid, sends
from tests.factories.promotions import a_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    TaxRateFactory()
    return shop.sells(stock=50, price="99.99")


@pytest.fixture
def order(shop, vase):
    """Something of everything: two sent, one of them returned, one cancelled."""
    order = paid(vase, quantity=3)
    sends(order, shop, {vase: 2})
    arrives(order)
    comes_back(order, vase, shop)
    cancel(order_id=order.pk, by="operator", at=now())
    return order


@pytest.fixture
def _unguarded():
    """Whoever owns the database can switch the triggers off; the counting still finds it."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = DEFAULT")


def test_orders_of_every_kind_agree(shop, vase, order):
    box = shop.sells("盲盒", stock=3)
    a_series(box, plum=3)
    waiting, declined = a_buyer().places(vase), a_buyer().checks_out(vase, method="decline")
    dropped, boxes = a_buyer().checks_out(vase), paid(box)
    for each in (dropped, boxes):
        cancel(order_id=each.pk, by="buyer", at=now())
    paid(vase, buyer=a_buyer(us=True))
    assert {waiting.status, declined.status} == {"unconfirmed", "canceled"}
    assert list(differences()) == []
    said = StringIO()
    call_command("orders_reconcile", stdout=said)
    assert said.getvalue() == "All 6 orders agree.\n"


CHANGES = {
    "its goods": lambda: OrderLine.objects.update(total_amount=1),
    "not the total": lambda: Order.objects.update(shipping_amount=1),
    "its tax": lambda: Order.objects.update(tax_amount=F("tax_amount") + 1),
    "and its delivery": lambda: Order.objects.update(shipping_net_amount=F("shipping_net_amount") - 1),
    "its parcels say": lambda: Order.objects.update(status="fulfilled"),
    "are promised": lambda: Allocation.objects.create(
        stock_id=StockMovement.objects.first().stock_id,
        source=StockMovement.objects.first().source,
        quantity=1,
        at=now(),
    ),
    "left the stock": lambda: StockMovement.objects.filter(kind="sent").update(quantity=1),
    "were refunded": lambda: RefundLine.objects.filter(refund__key__startswith="cancel").delete(),
    "more was sent": lambda: FulfillmentLine.objects.update(quantity=9),
    "the lines of refund": lambda: Refund.objects.update(amount=1),
    "failed and has not": lambda: Refund.objects.update(succeeded=False),
    "was credited": lambda: LedgerEntry.objects.filter(kind="sale").update(amount=1),
    "taken back": lambda: LedgerEntry.objects.filter(kind="refund").delete(),
    "have gaps": lambda: InvoiceNumber.objects.update(last=9),
}


@pytest.mark.usefixtures("_unguarded")
@pytest.mark.parametrize("words", CHANGES)
def test_what_was_changed_past_the_services_is_found(order, words):
    CHANGES[words]()
    said = StringIO()
    with pytest.raises(CommandError, match="differences in 1 orders"):
        call_command("orders_reconcile", stdout=said, stderr=said)
    assert words in said.getvalue()
