"""Ways of delivery as a basket meets them: by country, weight, amount and class."""

import pytest

from storefront.checkout import queries, refusals, services
from storefront.shipping.models import ShippingMethod, ShippingMethodListing
from tests.factories.catalog import a_shop
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
