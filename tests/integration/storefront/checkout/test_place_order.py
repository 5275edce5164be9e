"""From a basket to an order: what is agreed is written down, and nothing is promised twice."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from catalog.pricing.models import VariantChannelListing
from catalog.products.models import FoodFacts
from catalog.stock.services import OutOfStock
from common.clock import now
from common.money import Money
from storefront.checkout import refusals, services
from storefront.checkout.models import Checkout
from storefront.orders.models import Order, OrderStatus
from storefront.payments.events import EventKind
from storefront.payments.services import record
from tests.factories.catalog import TaxRateFactory, a_shop
from tests.factories.checkout import a_buyer, outbox_works

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    return shop.sells("青花梅瓶", stock=3, price="1280", us_price="180")


def test_an_order_keeps_what_was_agreed(vase):
    TaxRateFactory()
    order = a_buyer().places(vase, quantity=2)
    line = order.lines.get()
    assert (line.quantity, line.unit_price_amount, line.total_amount) == (2, Decimal("1280"), Decimal("2560"))
    assert line.net_amount == Decimal("2265.49"), "13 % are contained in 2560."
    assert order.subtotal_amount + order.shipping_amount == order.total_amount == Decimal("2572")
    assert order.status == OrderStatus.UNCONFIRMED
    assert (vase.left, vase.sold) == (1, 2)


def test_lines_stand_in_the_order_in_which_they_were_asked_for(shop):
    wares = [shop.sells() for _ in range(6)]
    buyer = a_buyer()
    buyer.takes(*wares)
    assert [variant_id for variant_id, _n in buyer.basket_lines] == [ware.variant.pk for ware in wares]


@pytest.mark.parametrize(
    ("us", "rates", "net", "delivery", "tax", "total"),
    [
        # China: 13 % and 9 % are contained in ¥1280 and ¥80, and in the ¥11.29 and ¥0.71 of their delivery.
        (False, {"craft": "13", "food": "9"}, ["1132.74", "73.39"], ("10.64", "12.00"), "155.23", "1372.00"),
        # The United States: 6.5 % and nothing come on top of $180 and $20, and on the $22.64 and $2.36 of delivery.
        (True, {"craft": "6.5"}, ["180.00", "20.00"], ("25.00", "26.47"), "13.17", "238.17"),
    ],
)
def test_each_class_is_taxed_as_the_country_does_within_the_price_or_on_top(
    shop, vase, us, rates, net, delivery, tax, total
):
    tea = shop.sells("古树春茶饼", product_class="food", price="80", us_price="20")
    for product_class, rate in rates.items():
        TaxRateFactory(country="US" if us else "CN", product_class=product_class, rate=rate)
    buyer = a_buyer(us=us)
    buyer.takes(vase, tea)
    buyer.fills_in()
    quote = buyer.sees().quote
    order = Order.objects.get(pk=services.place_order(checkout_id=buyer.checkout_id, at=buyer.at).order_id)
    lines = list(order.lines.all())
    assert [str(line.net_amount) for line in lines] == net
    assert (str(order.shipping_net_amount), str(order.shipping_amount)) == delivery
    assert (str(order.tax_amount), str(order.total_amount)) == (tax, total)
    taxed = sum(line.total_amount - line.net_amount for line in lines)
    assert taxed + order.shipping.tax.amount == order.tax_amount == quote.total.tax.amount
    assert sum(line.total_amount for line in lines) == order.subtotal_amount == quote.subtotal.gross.amount


def test_numbers_rise(vase):
    first, second = a_buyer().places(vase), a_buyer().places(vase)
    assert second.number > first.number


def test_each_shop_gets_its_own_fulfilment(shop, vase):
    other = a_shop().sells("凤耳瓶")
    order = a_buyer().places(vase, other)
    assert {f.shop_id for f in order.fulfillments.all()} == {shop.row.pk, other.product.shop_id}


def test_the_same_basket_makes_one_order(vase):
    buyer = a_buyer()
    order = buyer.places(vase)
    again = services.place_order(checkout_id=buyer.checkout_id, at=now())
    assert again.order_id == order.pk
    assert vase.sold == 1


def test_the_database_itself_refuses_a_second_order_of_a_basket(vase):
    order = a_buyer().places(vase)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin = Order.objects.get(pk=order.pk)
        twin.pk, twin.number = uuid.uuid4(), order.number + 10**6
        twin.save(force_insert=True)


def test_more_than_there_is_is_refused_and_changes_nothing(vase):
    a_buyer().places(vase, quantity=2)
    buyer = a_buyer()
    buyer.takes(vase)
    buyer.fills_in()
    services.set_lines(checkout_id=buyer.checkout_id, lines=[services.LineWanted(vase.variant.pk, 1)], at=now())
    a_buyer().places(vase)
    with pytest.raises(OutOfStock) as refused:
        services.place_order(checkout_id=buyer.checkout_id, at=now())
    assert refused.value.code == "INSUFFICIENT_STOCK"
    assert refused.value.variants == (vase.variant.pk,)
    assert Order.objects.count() == 2
    assert buyer.basket_lines == [(vase.variant.pk, 1)], "The basket is as it was."


def test_a_total_that_changed_is_never_charged_silently(vase):
    buyer = a_buyer()
    buyer.takes(vase)
    buyer.fills_in()
    VariantChannelListing.objects.filter(variant=vase.variant, currency="CNY").update(price_amount=1300)
    with pytest.raises(refusals.PriceChanged) as refused:
        services.place_order(checkout_id=buyer.checkout_id, agreed_total=Money(Decimal(1292), "CNY"), at=now())
    assert refused.value.details["total"] == Money(Decimal(1312), "CNY")
    assert services.place_order(
        checkout_id=buyer.checkout_id, agreed_total=Money(Decimal(1312), "CNY"), at=now()
    ).number


@pytest.mark.parametrize(
    ("missing", "refusal"),
    [
        ({"email": ""}, refusals.EmailMissing),
        ({"shipping_address": None}, refusals.ShippingAddressMissing),
        ({"billing_address": None}, refusals.BillingAddressMissing),
        ({"shipping_method": None}, refusals.DeliveryMethodMissing),
    ],
)
def test_what_is_missing_is_named(vase, missing, refusal):
    buyer = a_buyer()
    buyer.takes(vase)
    buyer.fills_in()
    Checkout.objects.filter(pk=buyer.checkout_id).update(**missing)
    with pytest.raises(refusal):
        services.place_order(checkout_id=buyer.checkout_id, at=now())
    assert vase.sold == 0


def test_a_basket_that_nobody_knows_is_empty():
    with pytest.raises(refusals.BasketEmpty):
        services.place_order(checkout_id=uuid.uuid4(), at=now())


def test_what_was_taken_down_meanwhile_cannot_be_bought(vase):
    buyer = a_buyer()
    buyer.takes(vase)
    buyer.fills_in()
    vase.product.listing.state = "suspended"
    vase.product.listing.save()
    with pytest.raises(refusals.VariantUnavailable):
        services.place_order(checkout_id=buyer.checkout_id, at=now())


def test_a_made_to_order_piece_wants_the_buyers_own_confirmation(shop):
    teapot = shop.sells("刻竹圆珠壶", made_to_order_days=40)
    buyer = a_buyer()
    buyer.takes(teapot)
    assert buyer.needs_to_confirm == ("made-to-order",)
    buyer.fills_in(confirms=[])
    with pytest.raises(refusals.ConfirmationMissing):
        services.place_order(checkout_id=buyer.checkout_id, at=now())
    services.confirm(checkout_id=buyer.checkout_id, codes=["made-to-order"], at=now())
    placed = services.place_order(checkout_id=buyer.checkout_id, at=now())
    assert "made-to-order" in Order.objects.get(pk=placed.order_id).confirmations


def test_food_near_its_end_and_medicine_want_the_buyers_own_word(shop):
    tea = shop.sells("古树春茶饼", product_class="food")
    buyer = a_buyer()
    buyer.takes(tea)
    assert buyer.needs_to_confirm == ()
    FoodFacts.objects.filter(variant=tea.variant).update(shelf_life_days=365)
    tea.variant.stocks.update(expires_on=buyer.at.date() + timedelta(days=30))
    assert buyer.needs_to_confirm == ("near-expiry",)
    buyer.fills_in(confirms=[])
    with pytest.raises(refusals.ConfirmationMissing):
        services.place_order(checkout_id=buyer.checkout_id, at=buyer.at)
    buyer.takes(shop.sells("清凉油", product_class="medicine"))
    assert buyer.needs_to_confirm == ("health-opened",)


def test_a_limit_counts_all_orders_of_a_customer(shop):
    balm = shop.sells("清凉油", product_class="medicine", limit=2)
    buyer = a_buyer()
    buyer.places(balm, quantity=2)
    buyer.takes(balm)
    buyer.fills_in()
    with pytest.raises(refusals.QuantityLimit):
        services.place_order(checkout_id=buyer.checkout_id, at=now())
    a_buyer().places(balm, quantity=2)


def test_a_limit_counts_pieces_in_sets_as_well_as_alone(shop):
    cup = shop.sells("茶盏", stock=20, limit=3)
    pair = shop.sells("对盏", holds={cup: 2})
    buyer = a_buyer()
    buyer.places(pair)
    buyer.takes(pair)
    buyer.fills_in()
    with pytest.raises(refusals.QuantityLimit) as refused:
        services.place_order(checkout_id=buyer.checkout_id, at=now())
    assert (refused.value.variants, refused.value.details["limit"]) == ((pair.variant.pk,), 3)
    both = a_buyer()
    both.places(cup, pair)
    both.takes(cup)
    both.fills_in()
    with pytest.raises(refusals.QuantityLimit):
        services.place_order(checkout_id=both.checkout_id, at=now())
    too_many = a_buyer()
    too_many.takes(cup, pair, quantity=2)
    too_many.fills_in()
    with pytest.raises(refusals.QuantityLimit):
        services.place_order(checkout_id=too_many.checkout_id, at=now())


def test_what_is_paid_already_makes_a_paid_order_and_what_is_not_is_refused(vase):
    buyer = a_buyer(us=True)
    buyer.takes(vase)
    buyer.fills_in()
    with pytest.raises(refusals.NotFullyPaid):
        services.place_order(checkout_id=buyer.checkout_id, must_be_paid=True, at=now())
    record(
        checkout_id=buyer.checkout_id, order_id=None, gateway="app:1", name="Card", psp_reference="p1",
        available_actions=["REFUND"], amounts=[(EventKind.CHARGE_SUCCESS, Money(Decimal(205), "USD"))],
        at=now(),
    )  # fmt: skip
    placed = services.place_order(checkout_id=buyer.checkout_id, must_be_paid=True, at=now())
    assert placed.is_paid
    assert Order.objects.get(pk=placed.order_id).transactions.count() == 1
    assert buyer.basket_lines == [], "The basket is done with."


def test_an_unpaid_order_gives_its_stock_back_in_time(vase):
    order = a_buyer().places(vase, quantity=3)
    outbox_works(at=now() + timedelta(minutes=29))
    assert vase.left == 0
    outbox_works(at=now() + timedelta(minutes=31))
    order.refresh_from_db()
    assert order.status == OrderStatus.EXPIRED
    assert vase.left == 3
