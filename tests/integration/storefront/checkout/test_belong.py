"""A basket that was filled before signing in, and the one that the account has already."""

import pytest

from catalog.stock.models import Stock
from storefront.checkout import queries, services
from storefront.checkout.models import Checkout
from tests.factories.catalog import ChannelFactory, a_shop
from tests.factories.checkout import a_buyer
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return UserFactory(email="regular@example.com")


@pytest.fixture
def shop():
    return a_shop()


def filled(*wares, quantity=1):
    buyer = a_buyer()
    buyer.takes(*wares, quantity=quantity)
    return buyer


def joins(user, buyer):
    return services.join(
        guest_id=buyer.checkout_id, user_id=user.pk, email=user.email, channel_id=buyer.channel.pk, at=buyer.at
    )


def lines(checkout_id):
    row = queries.load(checkout_id)
    return {line.variant_id: line.quantity for line in queries.lines_of(row)}


def test_the_first_basket_becomes_the_accounts_and_is_found_by_it(user, shop):
    vase = shop.sells()
    guest = filled(vase)
    assert joins(user, guest) == services.Joined(guest.checkout_id)
    assert queries.basket_of_account(user_id=user.pk, channel_id=guest.channel.pk) == guest.checkout_id
    assert joins(user, guest) == services.Joined(guest.checkout_id), "Again, and nothing changes."


def test_a_second_basket_is_put_into_the_first(user, shop):
    vase, tea = shop.sells(stock=10), shop.sells(stock=10)
    first, second = filled(vase, quantity=2), filled(vase, tea, quantity=3)
    joins(user, first)
    joined = joins(user, second)
    assert (joined.checkout_id, joined.added, joined.cut) == (first.checkout_id, 6, ())
    assert lines(first.checkout_id) == {vase.variant.pk: 5, tea.variant.pk: 3}
    assert Checkout.objects.count() == 1


def test_what_is_more_than_there_is_or_may_be_is_told(user, shop):
    vase, balm = shop.sells("青花梅瓶", stock=4), shop.sells("清凉油", product_class="medicine", limit=2)
    joins(user, first := filled(vase, balm, quantity=2))
    joined = joins(user, filled(vase, balm, quantity=2))
    assert joined.cut == (services.Cut(balm.product.name, 4, 2),)
    Stock.objects.filter(variant=vase.variant).update(quantity=5)
    guest = filled(vase, quantity=3)
    (cut,) = joins(user, guest).cut
    assert (str(cut.name), cut.wanted, cut.kept) == ("青花梅瓶", 7, 5)
    assert lines(first.checkout_id)[vase.variant.pk] == 5


def test_what_is_sold_out_or_taken_down_moves_over_and_says_so(user, shop):
    vase, jar, bowl = shop.sells(), shop.sells(), shop.sells()
    joins(user, mine := filled(bowl))
    guest = filled(vase, jar)
    Stock.objects.filter(variant=vase.variant).update(quantity=0)
    jar.product.listing.delete()
    joins(user, guest)
    view = queries.view(checkout_id=mine.checkout_id, at=mine.at)
    assert len(view.lines) == 3
    assert {problem.code for problem in view.problems} == {"INSUFFICIENT_STOCK", "VARIANT_NOT_AVAILABLE"}


def test_a_basket_of_somebody_else_or_of_another_channel_stays_where_it_is(user, shop):
    vase = shop.sells()
    joins(UserFactory(), theirs := filled(vase))
    assert joins(user, theirs) == services.Joined(None)
    guest = filled(vase)
    elsewhere = ChannelFactory(us=True).pk
    assert services.join(
        guest_id=guest.checkout_id, user_id=user.pk, email="", channel_id=elsewhere, at=guest.at
    ) == services.Joined(None)


def test_what_is_ordered_and_waits_for_its_payment_is_left_alone(user, shop):
    vase = shop.sells()
    joins(user, mine := filled(vase))
    mine.fills_in()
    placed = services.place_order(checkout_id=mine.checkout_id, at=mine.at)
    guest = filled(vase, quantity=2)
    assert joins(user, guest).checkout_id == guest.checkout_id, "Shown until the order is decided."
    assert lines(mine.checkout_id) == {vase.variant.pk: 1}
    services.pay_order(order_id=placed.order_id, method="decline", at=mine.at)
    assert joins(user, guest).checkout_id == mine.checkout_id
    assert lines(mine.checkout_id) == {vase.variant.pk: 3}


def test_pieces_kept_for_either_are_let_go_so_that_both_count(user, shop):
    vase = shop.sells(stock=3)
    joins(user, mine := filled(vase))
    services.hold(checkout_id=mine.checkout_id, at=mine.at)
    guest = filled(vase, quantity=2)
    services.hold(checkout_id=guest.checkout_id, at=guest.at)
    assert joins(user, guest).cut == ()
    assert lines(mine.checkout_id) == {vase.variant.pk: 3}
    assert services.hold(checkout_id=mine.checkout_id, at=guest.at) is not None
