"""Each use of a voucher stands as long as its order; what was changed past the services is found and put right."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from promotions.vouchers.models import Voucher, VoucherUse
from storefront.checkout import services as checkout
from storefront.orders.models import Order
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer
from tests.factories.promotions import a_voucher, code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    """One order that stands and one that was declined, both with the same code."""
    vase, voucher = a_shop().sells(price="100", stock=9), a_voucher(usage_limit=5)
    for method in ("decline", "success"):
        buyer = a_buyer()
        buyer.takes(vase)
        buyer.fills_in()
        buyer.gives(code_of(voucher))
        order_id = checkout.place_order(checkout_id=buyer.checkout_id, at=buyer.at).order_id
        checkout.pay_order(order_id=order_id, method=method, at=buyer.at)
    return Order.objects.get(pk=order_id)


def says(*words):
    said = StringIO()
    try:
        call_command("vouchers_reconcile", *words, stdout=said, stderr=said)
    except CommandError as error:
        return f"{said.getvalue()}{error}"
    return said.getvalue()


def test_all_agrees(order):
    assert VoucherUse.objects.exclude(given_back_at=None).count() == 1
    assert says() == "All uses of vouchers agree.\n"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda: VoucherUse.objects.update(given_back_at=None), "stands, its order does not"),
        (lambda: Order.objects.update(status="expired"), "stands, its order does not"),
        (lambda: Voucher.objects.update(used=4), "counts 4 uses, 1 stand"),
    ],
    ids=["never given back", "the order was given up", "miscounted"],
)
def test_a_leak_is_told_and_repaired_on_request(order, change, told):
    change()
    assert told in says()
    assert told in says()
    assert says("--repair") == says() == "All uses of vouchers agree.\n"


def test_an_order_without_its_use_is_left_to_a_person(order):
    VoucherUse.objects.filter(source=f"order:{order.pk}").update(source="order:other")
    said = says("--repair")
    assert f"{order.number}: it has the code" in said
    assert said.endswith("1 differences in the uses of vouchers.")
