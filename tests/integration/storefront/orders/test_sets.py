"""A set is ordered, sent, cancelled and returned as one thing, and its parts move in the warehouse, each exactly."""

from datetime import timedelta

import pytest

from catalog.products.bundles import compose
from catalog.stock.models import Allocation, StockMovement
from catalog.stock.movements import NeverSent, come_back
from catalog.stock.services import OutOfStock, set_free
from common.clock import now
from storefront.checkout import services as checkout
from storefront.checkout.queries import collection_points
from storefront.checkout.services.pay import expire_unpaid
from storefront.orders.reconciling import differences
from storefront.orders.services.cancellation import cancel
from storefront.orders.sold import line_source
from tests.factories.catalog import a_shop, put_in_stock
from tests.factories.checkout import a_buyer
from tests.factories.orders import approves, asks_back, comes_back, delivered, line_of, paid, receives, sends

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def cup(shop):
    return shop.sells("盖碗", stock=20)


@pytest.fixture
def caddy(shop):
    return shop.sells("茶叶罐", stock=5)


@pytest.fixture
def tea(shop, cup, caddy):
    return shop.sells("茶席一套", holds={cup: 4, caddy: 1})


def lies(ware) -> tuple[int, int]:
    """(there, of these sold and not sent) over all batches."""
    rows = ware.variant.stocks.values_list("quantity", "allocated")
    return sum(quantity for quantity, _ in rows), sum(allocated for _, allocated in rows)


def waits(shop, tea):
    paid(tea, quantity=3)


def is_given_up(shop, tea):
    order = a_buyer().places(tea, quantity=3)
    expire_unpaid(order_id=order.pk, reason="expired", at=now() + timedelta(hours=1))


def is_cancelled(shop, tea):
    cancel(order_id=paid(tea, quantity=3).pk, by="buyer", at=now())


def is_sent(shop, tea):
    sends(paid(tea, quantity=3), shop)


def is_sent_in_part(shop, tea):
    sends(paid(tea, quantity=3), shop, {tea: 2})


def is_sent_in_two_parcels(shop, tea):
    order = paid(tea, quantity=3)
    sends(order, shop, {tea: 2})
    sends(order, shop, number="SF0000000002")


def is_sent_in_part_and_the_rest_cancelled(shop, tea):
    order = paid(tea, quantity=3)
    sends(order, shop, {tea: 2})
    cancel(order_id=order.pk, by="operator", at=now())


def is_put_back(shop, tea):
    comes_back(delivered(tea, shop=shop, quantity=3), tea, shop, 2)


def is_written_off(shop, tea):
    asked = asks_back(delivered(tea, shop=shop, quantity=3), tea, 2, reason="damaged")
    approves(asked, shop)
    receives(asked, shop, put_back=0)


def is_put_back_and_written_off(shop, tea):
    asked = asks_back(delivered(tea, shop=shop, quantity=3), tea, 2, reason="damaged")
    approves(asked, shop)
    receives(asked, shop, put_back=1)


def is_recomposed_after_it_was_sent_and_comes_back(shop, tea):
    order = delivered(tea, shop=shop, quantity=3)
    (cup, _caddy) = tea.variant.parts.all()
    compose(bundle_id=tea.variant.pk, parts={cup.part_id: 2})
    comes_back(order, tea, shop, 3)


def is_dissolved_and_then_sent(shop, tea):
    order = paid(tea, quantity=3)
    compose(bundle_id=tea.variant.pk, parts={})
    sends(order, shop)


STEPS = {
    # Twenty cups and five caddies; three sets of four cups and a caddy: (there, sold and not sent) of each afterwards.
    waits: ((20, 12), (5, 3)),
    is_given_up: ((20, 0), (5, 0)),
    is_cancelled: ((20, 0), (5, 0)),
    is_sent: ((8, 0), (2, 0)),
    is_sent_in_part: ((12, 4), (3, 1)),
    is_sent_in_two_parcels: ((8, 0), (2, 0)),
    is_sent_in_part_and_the_rest_cancelled: ((12, 0), (3, 0)),
    is_put_back: ((16, 0), (4, 0)),
    is_written_off: ((8, 0), (2, 0)),
    is_put_back_and_written_off: ((12, 0), (3, 0)),
    is_recomposed_after_it_was_sent_and_comes_back: ((20, 0), (5, 0)),
    is_dissolved_and_then_sent: ((8, 0), (2, 0)),
}


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_the_parts_move_exactly(shop, cup, caddy, tea, step):
    step(shop, tea)
    assert (lies(cup), lies(caddy)) == STEPS[step]
    assert list(differences()) == []


def test_whoever_calls_a_batch_back_finds_the_sets_that_held_it(shop, cup, caddy, tea):
    cup.variant.stocks.update(quantity=5)
    put_in_stock(cup.variant, 20, batch="B2")
    order = paid(tea, quantity=2)
    sends(order, shop)
    went = {
        (row["variant_id"], row["batch"]): row["quantity"] for row in order.events.get(kind="sent").payload["pieces"]
    }
    assert went == {(cup.variant.pk, ""): 5, (cup.variant.pk, "B2"): 3, (caddy.variant.pk, ""): 2}


def test_the_order_keeps_what_the_set_held_on_that_day(cup, tea):
    order = paid(tea)
    compose(bundle_id=tea.variant.pk, parts={cup.variant.pk: 1})
    assert [(part["quantity"], part["name"]["zh-hans"]) for part in order.lines.get().parts] == [
        (4, "盖碗"),
        (1, "茶叶罐"),
    ]
    later = paid(tea)
    assert later.lines.get().pieces(2) == {cup.variant.pk: 2}


def test_a_basket_of_a_set_and_its_part_alone_shares_one_stock(cup, caddy, tea):
    buyer = a_buyer()
    buyer.takes(tea, quantity=4)
    checkout.add_lines(checkout_id=buyer.checkout_id, lines=[checkout.LineWanted(cup.variant.pk, 4)], at=now())
    buyer.fills_in()
    checkout.place_order(checkout_id=buyer.checkout_id, at=now())
    assert (lies(cup), lies(caddy)) == ((20, 20), (5, 4))
    assert list(differences()) == []


def test_the_basket_says_which_of_a_set_and_its_part_goes_short(cup, tea):
    buyer = a_buyer()
    buyer.takes(tea, quantity=4)
    checkout.add_lines(checkout_id=buyer.checkout_id, lines=[checkout.LineWanted(cup.variant.pk, 6)], at=now())
    assert [line.available for line in buyer.sees().lines] == [5, 4], "Five sets alone; four cups beside four sets."
    (problem,) = buyer.sees().problems
    assert (problem.code, problem.available) == ("INSUFFICIENT_STOCK", 4)
    buyer.fills_in()
    with pytest.raises(OutOfStock) as refused:
        checkout.place_order(checkout_id=buyer.checkout_id, at=now())
    assert refused.value.details["left"] == {cup.variant.pk: 4}


def test_who_comes_too_late_is_told_of_the_set_they_chose(cup, caddy, tea):
    buyer = a_buyer()
    buyer.takes(tea, quantity=4)
    buyer.fills_in()
    paid(cup, quantity=9)
    for act in (checkout.hold, checkout.place_order):
        with pytest.raises(OutOfStock) as refused:
            act(checkout_id=buyer.checkout_id, at=now())
        assert refused.value.details["left"] == {tea.variant.pk: 2}
    (line,) = buyer.sees().lines
    assert line.available == 2
    assert lies(caddy) == (5, 0)


def test_what_is_kept_at_the_payment_step_are_the_parts(cup, caddy, tea):
    first, second = a_buyer(), a_buyer()
    for buyer in (first, second):
        buyer.takes(tea, quantity=3)
        buyer.fills_in()
    checkout.hold(checkout_id=first.checkout_id, at=now())
    with pytest.raises(OutOfStock):
        checkout.place_order(checkout_id=second.checkout_id, at=now())
    checkout.place_order(checkout_id=first.checkout_id, at=now())
    assert (lies(cup), lies(caddy)) == ((20, 12), (5, 3))


def test_more_of_a_part_never_comes_back_than_went(shop, cup, caddy, tea):
    order = delivered(tea, shop=shop)
    source = line_source(line_of(order, tea).pk)
    with pytest.raises(NeverSent):
        come_back(source=source, put_back={cup.variant.pk: 3, caddy.variant.pk: 2}, written_off={}, at=now())
    assert (lies(cup), lies(caddy)) == ((16, 0), (4, 0))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda cup: Allocation.objects.filter(stock__variant=cup).delete(), "0 pieces of {sku} are promised, 4 wait"),
        (
            lambda cup: Allocation.objects.filter(stock__variant=cup).update(quantity=3),
            "3 pieces of {sku} are promised",
        ),
        (lambda cup: StockMovement.objects.filter(stock__variant=cup).update(quantity=9), "9 pieces of {sku} left"),
    ],
    ids=["none promised", "too few promised", "more sent"],
)
def test_counting_again_finds_a_part_that_does_not_agree(shop, cup, tea, change, said):
    sends(paid(tea, quantity=3), shop, {tea: 2})
    change(cup.variant)
    (sentence,) = differences()
    assert said.format(sku=cup.variant.sku) in sentence


def test_a_set_is_collected_where_all_its_parts_lie(shop, cup, caddy, tea):
    house = cup.variant.stocks.get().warehouse
    type(house).objects.filter(pk=house.pk).update(collection="local", street_address="陶阳路 1 号")
    buyer = a_buyer()
    buyer.takes(tea, quantity=4)

    def points():
        return [point.pk for point in collection_points(buyer.sees(), at=now())]

    assert points() == [house.pk]
    set_free(product_id=caddy.product.pk, free={caddy.variant.stocks.get().pk: 3})
    assert points() == []
