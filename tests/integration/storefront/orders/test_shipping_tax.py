"""Delivery is taxed as the goods that it carries, and its tax goes wherever the delivery goes."""

from decimal import Decimal
from importlib import import_module

import pytest
from django.db import connection

from storefront.orders.invoicing import credit
from storefront.orders.models import Order
from storefront.orders.services.cancellation import cancel_parcel
from tests.factories.catalog import TaxRateFactory, a_shop
from tests.factories.checkout import a_buyer
from tests.factories.orders import comes_back, delivered, paid

pytestmark = pytest.mark.django_db

migration = import_module("storefront.orders.migrations.0006_shipping_net")


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    return shop.sells("青花梅瓶", stock=9, price="100")


@pytest.fixture(params=[False, True], ids=["within", "on top"])
def us(request):
    country = "US" if request.param else "CN"
    TaxRateFactory(country=country, product_class="craft", rate="13")
    TaxRateFactory(country=country, product_class="food", rate="9")
    return request.param


def sums(invoice):
    return [Decimal(amount) for _word, amount in invoice.content["sums"]]


def test_each_seller_bills_the_delivery_of_its_goods_with_their_tax(us, vase):
    tea = a_shop().sells("古树春茶饼", product_class="food", price="300", us_price="60")
    order = paid(vase, tea, buyer=a_buyer(us=us))
    papers = [sums(invoice) for invoice in order.invoices.all()]
    delivery, tax = (sum(paper[place] for paper in papers) for place in (1, 3))
    assert (delivery, tax) == (order.shipping_amount, order.tax_amount)
    # What is on a paper is taxed at one rate here, delivery and all.
    for (goods, carried, net, contained), rate in zip(papers, (13, 9), strict=True):
        assert goods + carried == net + contained
        assert abs(contained - (goods + carried) * rate / (100 + rate)) <= Decimal("0.02")


def test_what_a_shop_cannot_send_brings_back_its_delivery_and_the_tax_in_it(us, shop, vase):
    tea = a_shop().sells("古树春茶饼", product_class="food", price="300", us_price="60")
    order = paid(vase, tea, buyer=a_buyer(us=us))
    for seller_id in (shop.row.pk, tea.product.shop_id):
        part = order.fulfillments.get(shop_id=seller_id)
        cancel_parcel(fulfillment_id=part.pk, shop_ids=[seller_id], by_user_id=None, note="", at=order.placed_at)
        refund = order.refunds.get(key=f"cancel:{part.pk}")
        [note] = credit(refund_id=refund.pk, at=order.placed_at)
        bill = order.invoices.get(shop_id=seller_id, refund=None)
        assert note.content["sums"] == bill.content["sums"]
        assert refund.lines.get().shipping_net_amount < refund.shipping_amount
    back = list(order.refunds.all())
    assert sum(refund.amount for refund in back) == order.total_amount
    assert sum(refund.tax_amount for refund in back) == order.tax_amount


def test_pieces_sent_back_one_by_one_bring_back_all_of_it(us, shop, vase):
    order = delivered(vase, shop=shop, quantity=3, buyer=a_buyer(us=us))
    back = [comes_back(order, vase, shop, 1, reason="damaged").refund for _ in range(3)]
    assert sum(refund.amount for refund in back) == order.total_amount
    assert sum(refund.shipping_amount for refund in back) == order.shipping_amount
    assert sum(refund.tax_amount for refund in back) == order.tax_amount


def test_orders_of_before_keep_what_was_written_down_and_a_second_run_changes_nothing(us, vase):
    taxed, untaxed = a_buyer(us=us).places(vase), a_buyer(us=us).places(vase)
    tax = untaxed.shipping.tax.amount
    Order.objects.filter(pk=untaxed.pk).update(
        tax_amount=untaxed.tax_amount - tax,
        # On top of the price there was nothing.
        shipping_amount=untaxed.shipping_amount - (tax if us else 0),
        total_amount=untaxed.total_amount - (tax if us else 0),
    )
    kept = taxed.shipping
    Order.objects.update(shipping_net_amount=0)
    for _ in range(2):
        with connection.cursor() as cursor:
            cursor.execute(migration.FILL)
        for order in (taxed, untaxed):
            order.refresh_from_db()
        assert taxed.shipping == kept
        assert not untaxed.shipping.tax


def test_nothing_is_taxed_where_nothing_is_written(vase):
    assert not a_buyer().places(vase).shipping.tax
