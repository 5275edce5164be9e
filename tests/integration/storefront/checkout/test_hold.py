"""At the payment step a basket's pieces are kept for its buyer, and the order takes them over."""

from datetime import timedelta

import pytest
from django.db import transaction

from catalog.stock.models import Reservation
from catalog.stock.services import OutOfStock
from storefront.checkout import queries, refusals, services
from storefront.checkout.services import sessions
from storefront.payments.models import Transaction
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
QUARTER = timedelta(minutes=15)


@pytest.fixture
def vase():
    return a_shop().sells("青花梅瓶", stock=3)


def at_the_till(vase, quantity=1):
    buyer = a_buyer()
    buyer.takes(vase, quantity=quantity)
    buyer.fills_in()
    buyer.until = services.hold(checkout_id=buyer.checkout_id, at=buyer.at)
    return buyer


def seen_by(buyer, *, at):
    view = queries.view(checkout_id=buyer.checkout_id, at=at)
    assert view is not None
    return view


def test_a_held_basket_can_be_ordered_while_others_find_nothing(vase):
    ann = at_the_till(vase, 3)
    assert ann.until == ann.at + QUARTER
    bob = a_buyer(at=ann.at)
    with pytest.raises(OutOfStock), transaction.atomic():
        bob.takes(vase)
    assert seen_by(ann, at=ann.at).reserved_until == ann.until
    assert not seen_by(ann, at=ann.at).problems
    services.place_order(checkout_id=ann.checkout_id, at=ann.at)
    assert (vase.left, vase.sold) == (0, 3)
    assert not Reservation.objects.exists()


def test_who_comes_second_to_the_till_learns_what_is_left(vase):
    bob = a_buyer()
    bob.takes(vase, quantity=2)
    bob.fills_in()
    ann = at_the_till(vase, 2)
    (problem,) = seen_by(bob, at=ann.at).problems
    assert (problem.code, problem.available) == ("INSUFFICIENT_STOCK", 1)
    with pytest.raises(OutOfStock):
        services.hold(checkout_id=bob.checkout_id, at=ann.at)
    with pytest.raises(OutOfStock):
        services.place_order(checkout_id=bob.checkout_id, at=ann.until - timedelta(seconds=1))
    assert services.place_order(checkout_id=bob.checkout_id, at=ann.until).number


def test_after_its_end_a_basket_is_as_any_other(vase):
    ann = at_the_till(vase, 2)
    later = ann.at + QUARTER
    assert seen_by(ann, at=later).reserved_until is None
    a_buyer(at=later).places(vase, quantity=2)
    with pytest.raises(OutOfStock):
        services.place_order(checkout_id=ann.checkout_id, at=later)


def test_what_is_kept_follows_the_lines_but_not_longer(vase):
    ann = at_the_till(vase, 3)
    line = services.LineWanted(vase.variant.pk, 1)
    services.set_lines(checkout_id=ann.checkout_id, lines=[line], at=ann.at + timedelta(minutes=5))
    kept = Reservation.objects.get()
    assert (kept.quantity, kept.until) == (1, ann.until)
    (only,) = seen_by(ann, at=ann.at).lines
    services.remove_line(checkout_id=ann.checkout_id, line_id=only.id, at=ann.at)
    assert not Reservation.objects.exists()


def test_an_order_that_is_given_up_lets_its_basket_be_held_again(vase):
    ann = at_the_till(vase, 3)
    placed = services.place_order(checkout_id=ann.checkout_id, at=ann.at)
    assert services.hold(checkout_id=ann.checkout_id, at=ann.at) is None, "The order has the pieces."
    services.pay_order(order_id=placed.order_id, method="decline", at=ann.at)
    outbox_works()
    assert vase.left == 3
    assert services.hold(checkout_id=ann.checkout_id, at=ann.at + timedelta(minutes=1)) is not None


def test_the_shop_may_keep_nothing_for_anybody(vase, settings):
    settings.CHECKOUT_RESERVATION_MINUTES = 0
    assert at_the_till(vase, 3).until is None
    assert a_buyer().places(vase, quantity=3).number


def test_beginning_to_pay_over_the_api_keeps_the_pieces_and_asks_no_money_for_what_is_gone(vase):
    ann, bob = a_buyer(), a_buyer()
    for buyer in (ann, bob):
        buyer.takes(vase, quantity=2)
        buyer.fills_in()

    def begins(buyer):
        payee = sessions.payee_of(checkout_id=buyer.checkout_id, at=buyer.at)
        sessions.begin(payee=payee, amount=None, capture=None, method="success", idempotency_key="", at=buyer.at)

    begins(ann)
    with pytest.raises(OutOfStock), transaction.atomic():
        begins(bob)
    assert not Transaction.objects.filter(checkout_id=bob.checkout_id).exists()
    assert services.place_order(checkout_id=ann.checkout_id, must_be_paid=True, at=ann.at).is_paid


def test_what_a_customer_holds_with_another_basket_counts_towards_their_limit():
    balm = a_shop().sells("清凉油", product_class="medicine", stock=20, limit=2)
    first, second, stranger = a_buyer(), a_buyer(), a_buyer()
    second.email = first.email
    for buyer in (first, second, stranger):
        buyer.takes(balm, quantity=2)
        buyer.fills_in()
    assert services.hold(checkout_id=first.checkout_id, at=first.at)
    with pytest.raises(refusals.QuantityLimit), transaction.atomic():
        services.hold(checkout_id=second.checkout_id, at=first.at)
    assert services.hold(checkout_id=stranger.checkout_id, at=first.at)
    services.place_order(checkout_id=first.checkout_id, at=first.at)
    with pytest.raises(refusals.QuantityLimit), transaction.atomic():
        services.hold(checkout_id=second.checkout_id, at=first.at + QUARTER)


def test_what_a_customer_holds_in_a_set_counts_towards_the_limit_of_its_parts():
    shop = a_shop()
    cup = shop.sells("茶盏", stock=20, limit=2)
    pair = shop.sells("对盏", holds={cup: 2})
    first, second = a_buyer(), a_buyer()
    second.email = first.email
    first.takes(pair)
    second.takes(cup)
    for buyer in (first, second):
        buyer.fills_in()
    assert services.hold(checkout_id=first.checkout_id, at=first.at)
    with pytest.raises(refusals.QuantityLimit), transaction.atomic():
        services.hold(checkout_id=second.checkout_id, at=first.at)


def test_an_account_is_the_same_customer_as_a_guest_with_its_address():
    balm = a_shop().sells("清凉油", product_class="medicine", stock=20, limit=2)
    user = UserFactory(email="regular@example.com")
    guest = a_buyer()
    guest.email = user.email
    guest.places(balm, quantity=2)
    signed_in = a_buyer(user_id=user.pk)
    signed_in.email = "another@example.com"
    signed_in.takes(balm)
    signed_in.fills_in()
    with pytest.raises(refusals.QuantityLimit):
        services.place_order(checkout_id=signed_in.checkout_id, at=signed_in.at)
