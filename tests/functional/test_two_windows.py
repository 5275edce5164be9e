"""One shopper with two windows, or an impatient finger: nothing is bought twice, and nothing is lost."""

import pytest

from common.clock import now
from promotions.blindboxes.queries import opened
from promotions.campaigns.services import end
from promotions.collectibles.models import Piece
from promotions.collectibles.queries import vouchers_of
from promotions.collectibles.services import void
from storefront.checkout import services
from storefront.checkout.refusals import OrderOpen
from storefront.orders.models import Order, OrderStatus
from storefront.orders.sold import order_source
from storefront.payments.models import TransactionEvent
from tests.factories.checkout import a_buyer, outbox_works
from tests.factories.people import UserFactory
from tests.functional.shopping import Shopper, a_small_store

# Refusals within a service break a transaction around it, as no request has one.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def store():
    return a_small_store()


@pytest.fixture
def shopper(store):
    somebody = Shopper()
    somebody.puts_in(store.tea)
    return somebody


def charges() -> int:
    return TransactionEvent.objects.filter(kind=TransactionEvent.Kind.CHARGE_SUCCESS).count()


def test_a_checkout_sent_twice_leads_both_times_to_the_one_order(shopper):
    form = shopper.form()
    cookies = dict(shopper.client.cookies)
    first = shopper.posts("/checkout/", form)
    shopper.client.cookies.update(cookies)
    second = shopper.posts("/checkout/", form)
    assert first.url == second.url
    assert Order.objects.count() == charges() == 1


def test_the_order_of_a_basket_is_shown_to_nobody_else_on_the_same_browser(shopper):
    shopper.client.force_login(UserFactory())
    form = shopper.form()
    cookie = shopper.client.cookies["basket_cn"]
    shopper.posts("/checkout/", form)
    shopper.client.logout()
    shopper.client.cookies["basket_cn"] = cookie
    assert shopper.posts("/checkout/", form).url == "/basket/"


def test_an_order_is_paid_once_however_often_paying_is_asked_for(shopper):
    order = shopper.orders(pay="late")
    for method in ("success", "decline", "success"):
        shopper.posts(f"/orders/{order.pk}/pay/", {"pay": method})
    outbox_works(at=now().replace(year=now().year + 1))
    shopper.posts(f"/orders/{order.pk}/pay/", {"pay": "success"})
    order.refresh_from_db()
    assert order.paid_at
    assert charges() == 1


def test_what_waits_for_its_payment_is_not_added_to(store, shopper):
    """What came into the basket then would be lost when the payment arrives."""
    order = shopper.orders(pay="late")
    answer = shopper.puts_in(store.vase)
    assert answer.status_code == 409
    outbox_works(at=now().replace(year=now().year + 1))
    order.refresh_from_db()
    assert order.paid_at
    assert shopper.puts_in(store.vase).status_code == 302
    page = shopper.sees("/basket/").content.decode()
    assert "青花梅瓶" in page
    assert "古树春茶饼" not in page


def test_a_declined_payment_frees_the_basket_again(store):
    buyer = a_buyer()
    order = buyer.places(store.tea)
    wanted = [services.LineWanted(store.vase.variant.pk, 1)]
    with pytest.raises(OrderOpen):
        services.add_lines(checkout_id=buyer.checkout_id, lines=wanted, at=buyer.at)
    services.pay_order(order_id=order.pk, method="decline", at=buyer.at)
    services.add_lines(checkout_id=buyer.checkout_id, lines=wanted, at=buyer.at)
    assert len(buyer.basket_lines) == 2
    order.refresh_from_db()
    assert order.status == OrderStatus.CANCELED


def test_what_the_other_window_put_in_is_told_before_it_is_bought(store, shopper):
    form = shopper.form()
    shopper.puts_in(store.vase)
    answer = shopper.posts("/checkout/", form)
    assert answer.status_code == 409
    assert not Order.objects.exists()


def test_a_campaign_that_ends_while_somebody_orders_is_told_before_it_costs(store, shopper):
    shopper.puts_in(store.vase)
    form = shopper.form()
    end(campaign_id=store.campaign.pk, by=None, at=now())
    answer = shopper.posts("/checkout/", form)
    assert answer.status_code == 409
    assert not Order.objects.exists()
    assert shopper.orders().total_amount > float(str(form["total"]))


def test_a_voucher_is_claimed_once_and_by_one(store, shopper):
    shopper.puts_in(store.vase)
    order = shopper.orders()
    outbox_works()
    (voucher,) = vouchers_of(order_source(order.pk))
    path = f"/claim/{voucher.code}/"
    assert shopper.posts(path).url.startswith("/accounts/login/")
    first, other = Shopper(), Shopper()
    first.client.force_login(UserFactory())
    other.client.force_login(UserFactory())
    assert first.posts(path).url == "/collection/"
    assert other.posts(path).status_code == 409
    assert first.posts(path).status_code in (302, 409)
    assert Piece.objects.count() == 1


def test_a_voucher_that_was_voided_gives_nothing(store, shopper):
    shopper.puts_in(store.vase)
    order = shopper.orders()
    outbox_works()
    (voucher,) = vouchers_of(order_source(order.pk))
    void(source=order_source(order.pk), at=now())
    shopper.client.force_login(UserFactory())
    assert shopper.posts(f"/claim/{voucher.code}/").status_code == 409
    assert not Piece.objects.exists()


def test_a_box_is_opened_only_with_its_own_order(store, shopper):
    shopper.puts_in(store.box, 2)
    order = shopper.orders()
    outbox_works()
    line = order.lines.get(variant=store.box.variant)
    stranger = Shopper()
    stranger.puts_in(store.tea)
    theirs = stranger.orders()
    for path in (
        f"/orders/{theirs.pk}/boxes/{line.pk}/1/",
        f"/orders/{order.pk}/boxes/{line.pk}/3/",
        f"/orders/{order.pk}/boxes/{line.pk}/0/",
        f"/orders/{order.pk}/boxes/{theirs.lines.get().pk}/1/",
    ):
        assert stranger.posts(path).status_code == 404
    assert opened(source=f"order-line:{line.pk}:1") is None
