"""Ways of delivery as a basket meets them: by country, weight, amount and class."""

import pytest
from django.db import transaction

from catalog.stock.models import Reservation, Stock, Warehouse
from common.text import both
from storefront.checkout import queries, refusals, services
from storefront.orders.models import Order
from storefront.shipping.models import ShippingMethod, ShippingMethodListing
from tests.factories.catalog import ChannelFactory, a_shop
from tests.factories.checkout import a_buyer

pytestmark = pytest.mark.django_db


@pytest.fixture
def jar():
    """Six hundred grams of pottery."""
    ware = a_shop().sells("凤耳瓶", price="100")
    ware.variant.weight_grams = 600
    ware.variant.save()
    return ware


def rules(**changes):
    """The one way within China, with other rules."""
    for name, value in changes.items():
        model = ShippingMethod if hasattr(ShippingMethod, name) else ShippingMethodListing
        rows = model.objects.filter(**{"slug" if model is ShippingMethod else "method__slug": "cn-post"})
        rows.update(**{name: value})


def offered(buyer):
    view = queries.view(checkout_id=buyer.checkout_id, at=buyer.at)
    return [str(method.price) for method in view.methods]


def test_weights_of_all_pieces_add_up(jar):
    buyer = a_buyer()
    rules(further_kilogram_amount="3")
    buyer.takes(jar, quantity=2)
    buyer.fills_in()
    assert offered(buyer) == ["¥15"]
    services.set_lines(checkout_id=buyer.checkout_id, lines=[services.LineWanted(jar.variant.pk, 5)], at=buyer.at)
    assert offered(buyer) == ["¥18"]
    order = services.place_order(checkout_id=buyer.checkout_id, at=buyer.at)
    assert order.number


@pytest.mark.parametrize(
    "bound",
    [{"maximum_weight_grams": 1000}, {"maximum_order_amount": 150}, {"excluded_classes": ["craft"]}],
)
def test_a_way_that_stopped_taking_the_basket_is_refused_and_not_charged_wrongly(jar, bound):
    buyer = a_buyer()
    buyer.takes(jar, quantity=2)
    buyer.fills_in()
    rules(**bound)
    assert offered(buyer) == []
    with pytest.raises(refusals.DeliveryMethodUnavailable):
        services.place_order(checkout_id=buyer.checkout_id, at=buyer.at)


def test_a_way_that_does_not_take_the_basket_cannot_be_chosen(jar):
    buyer = a_buyer()
    buyer.takes(jar, quantity=2)
    services.set_shipping_address(checkout_id=buyer.checkout_id, address=buyer.home, at=buyer.at)
    rules(minimum_order_amount=500)
    method = ShippingMethod.objects.get(slug="cn-post")
    with pytest.raises(refusals.DeliveryMethodUnavailable):
        services.set_delivery_method(checkout_id=buyer.checkout_id, method_id=method.pk, at=buyer.at)


def test_the_least_amount_counts_goods_after_discounts_with_tax(jar):
    buyer = a_buyer()
    rules(minimum_order_amount=200)
    buyer.takes(jar, quantity=2)
    buyer.fills_in()
    assert offered(buyer) == ["¥12"]


# --- Collecting at a workshop --------------------------------------------------


def workshop(ware, collection="local", **changes):
    """The warehouse of the ware's shop, where somebody gives out orders."""
    house = ware.variant.stocks.first().warehouse
    facts = {"collection": collection, "street_address": "前街 15 号", "city": "景德镇市", "country_area": "江西省"}
    Warehouse.objects.filter(pk=house.pk).update(**facts | changes)
    house.refresh_from_db()
    return house


def lies_elsewhere(ware, quantity):
    """More of the ware lies in another warehouse of its shop, where nobody gives anything out."""
    house = Warehouse.objects.create(slug=f"barn-{ware.variant.pk}", name=both("后院", "Barn"), shop=ware.product.shop)
    house.channels.set([ChannelFactory()])
    Stock.objects.create(warehouse=house, variant=ware.variant, quantity=quantity)


def points(buyer):
    return [point.pk for point in queries.collection_points(buyer.sees(), at=buyer.at)]


def test_what_is_collected_needs_no_address_and_costs_no_delivery(jar):
    house, buyer = workshop(jar), a_buyer()
    buyer.takes(jar)
    assert points(buyer) == [house.pk]
    services.set_collection_point(checkout_id=buyer.checkout_id, warehouse_id=house.pk, at=buyer.at)
    services.set_contact(checkout_id=buyer.checkout_id, address=buyer.home, at=buyer.at)
    placed = services.place_order(checkout_id=buyer.checkout_id, at=buyer.at)
    order = Order.objects.get(pk=placed.order_id)
    assert (order.shipping_amount, order.total_amount) == (0, 100)
    assert order.shipping_address.street_address_1 == "前街 15 号"
    assert (order.is_collected, order.collection_point_id) == (True, house.pk)
    Warehouse.objects.filter(pk=house.pk).update(name=both("新名", "A new name"))
    assert order.delivery_name == f"到店自取：{house.name}", "Its name is as it was then."
    assert (order.billing_address.last_name, order.billing_address.street_address_1) == ("林", "")


def test_only_where_all_of_it_lies_and_all_of_it_is_of_one_shop(jar):
    house, other = workshop(jar), a_shop().sells()
    buyer = a_buyer()
    buyer.takes(jar, other)
    assert points(buyer) == [], "Two shops."
    buyer.takes(jar, quantity=2)
    jar.variant.stocks.update(quantity=1)
    lies_elsewhere(jar, 9)
    assert points(buyer) == []
    workshop(jar, "all")
    assert points(buyer) == [house.pk], "The rest is brought there."


def test_the_pieces_come_from_the_workshop_itself(jar):
    house, buyer = workshop(jar), a_buyer()
    jar.variant.stocks.update(quantity=1)
    lies_elsewhere(jar, 9)
    buyer.takes(jar)
    services.set_collection_point(checkout_id=buyer.checkout_id, warehouse_id=house.pk, at=buyer.at)
    services.set_contact(checkout_id=buyer.checkout_id, address=buyer.home, at=buyer.at)
    services.hold(checkout_id=buyer.checkout_id, at=buyer.at)
    assert Reservation.objects.get().stock.warehouse == house
    late = a_buyer(at=buyer.at)
    late.takes(jar)
    with pytest.raises(refusals.DeliveryMethodUnavailable), transaction.atomic():
        services.set_collection_point(checkout_id=late.checkout_id, warehouse_id=house.pk, at=late.at)
    services.place_order(checkout_id=buyer.checkout_id, at=buyer.at)
    assert house.stocks.get().allocated == 1


def test_a_workshop_that_closed_meanwhile_is_refused(jar):
    house, buyer = workshop(jar), a_buyer()
    buyer.takes(jar)
    services.set_collection_point(checkout_id=buyer.checkout_id, warehouse_id=house.pk, at=buyer.at)
    services.set_contact(checkout_id=buyer.checkout_id, address=buyer.home, at=buyer.at)
    workshop(jar, "disabled")
    with pytest.raises(refusals.DeliveryMethodUnavailable):
        services.place_order(checkout_id=buyer.checkout_id, at=buyer.at)


def test_choosing_to_have_it_sent_after_all_forgets_the_workshop(jar):
    house, buyer = workshop(jar), a_buyer()
    buyer.takes(jar)
    services.set_collection_point(checkout_id=buyer.checkout_id, warehouse_id=house.pk, at=buyer.at)
    buyer.fills_in()
    assert buyer.sees().collection_point is None
    placed = services.place_order(checkout_id=buyer.checkout_id, at=buyer.at)
    order = Order.objects.get(pk=placed.order_id)
    assert (order.shipping_amount, order.is_collected, order.delivery_name) == (12, False, "标准配送")
