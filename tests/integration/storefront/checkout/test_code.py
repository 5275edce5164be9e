"""A discount code from the basket to the order, and back when the order comes to nothing."""

from datetime import timedelta
from decimal import Decimal

import pytest

from common.clock import now
from common.money import Money
from promotions.vouchers import refusals
from promotions.vouchers import services as vouchers
from promotions.vouchers.models import VoucherUse
from storefront.checkout import services as checkout
from storefront.checkout.refusals import PriceChanged
from storefront.checkout.services.pay import expire_unpaid
from storefront.orders.models import Order
from storefront.orders.reconciling import differences
from storefront.orders.services import cancellation
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, ships
from tests.factories.orders import line_of, outbox_works, sends
from tests.factories.promotions import a_voucher, code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    return shop.sells(price="100", stock=10)


def with_code(voucher, *wares, quantity=1, buyer=None):
    """A buyer at the last step, with the voucher's code in the basket."""
    buyer = buyer or a_buyer()
    buyer.takes(*wares, quantity=quantity)
    buyer.fills_in()
    buyer.gives(code_of(voucher))
    return buyer


def placed(buyer, **agreed) -> Order:
    order_id = checkout.place_order(checkout_id=buyer.checkout_id, at=buyer.at, **agreed).order_id
    return Order.objects.get(pk=order_id)


def standing(voucher):
    """How many uses stand, by the counter and by the rows."""
    voucher.refresh_from_db()
    return voucher.used, VoucherUse.objects.filter(voucher=voucher, given_back_at=None).count()


def test_the_order_costs_less_and_says_why(vase):
    buyer = with_code(a_voucher("winter", percent="10"), vase, quantity=2)
    assert buyer.sees().quote.total.gross == Money(Decimal(192), "CNY")
    order = placed(buyer)
    assert (order.voucher_code, order.discount_amount, order.total_amount) == ("WINTER", 20, 192)
    [reason] = order.lines.get().reasons
    assert (reason["code"], reason["amount"]) == ("voucher", "-20.00")
    assert reason["text"]["en"] == "Code WINTER: Start of winter"


def test_the_use_is_the_orders_and_is_counted_once(vase):
    voucher = a_voucher(usage_limit=5)
    buyer = with_code(voucher, vase)
    assert standing(voucher) == (0, 0)
    order = placed(buyer)
    assert placed(buyer) == order
    assert standing(voucher) == (1, 1)
    assert VoucherUse.objects.get().source == f"order:{order.pk}"


def test_an_unknown_code_is_not_taken_into_the_basket(vase):
    buyer = a_buyer()
    buyer.takes(vase)
    with pytest.raises(refusals.CodeUnknown):
        buyer.gives("SUMMER")
    assert buyer.sees().voucher_code == ""


def test_another_code_takes_the_place_of_the_first_and_a_wrong_one_does_not(vase):
    first, second = a_voucher(percent="10"), a_voucher(percent="20")
    buyer = with_code(first, vase)
    buyer.gives(code_of(second))
    with pytest.raises(refusals.CodeUnknown):
        buyer.gives("SUMMER")
    assert buyer.sees().quote.discount == Money(Decimal(20), "CNY")


def test_a_code_is_taken_out_again(vase):
    voucher = a_voucher()
    buyer = with_code(voucher, vase)
    with pytest.raises(refusals.NotAttached):
        checkout.remove_code(checkout_id=buyer.checkout_id, code="OTHER", at=buyer.at)
    checkout.remove_code(checkout_id=buyer.checkout_id, code=code_of(voucher).lower(), at=buyer.at)
    assert buyer.sees().quote.discount == Money(Decimal(0), "CNY")
    assert placed(buyer).voucher_code == ""
    assert standing(voucher) == (0, 0)


def test_too_little_in_the_basket_says_how_much_is_needed(vase):
    voucher = a_voucher(off="20", min_spent="150")
    buyer = a_buyer()
    buyer.takes(vase)
    with pytest.raises(refusals.SpendMore) as refused:
        buyer.gives(code_of(voucher))
    assert refused.value.details["least"] == Money(Decimal(150), "CNY")


def test_a_code_for_other_works_says_so(shop, vase):
    voucher = a_voucher(product_ids=[shop.sells(price="50").product.pk])
    buyer = a_buyer()
    buyer.takes(vase)
    with pytest.raises(refusals.TakesNothingOff):
        buyer.gives(code_of(voucher))


def test_a_code_that_ends_meanwhile_is_told_and_nothing_is_ordered_without_asking(vase):
    voucher = a_voucher()
    buyer = with_code(voucher, vase)
    checkout.note_shown(checkout_id=buyer.checkout_id, quote=buyer.sees().quote)
    vouchers.stop(voucher_id=voucher.pk, at=now())

    seen = buyer.sees()
    assert isinstance(seen.voucher_refusal, refusals.Over)
    assert seen.change.total == (Money(Decimal(102), "CNY"), Money(Decimal(112), "CNY"))
    assert [why.code for line in seen.change.lines for why in line.why] == ["reason-ended"]
    for agreed in (None, Money(Decimal(102), "CNY"), Money(Decimal(112), "CNY")):
        with pytest.raises(refusals.Over):
            placed(buyer, agreed_total=agreed)
    assert not Order.objects.exists()

    checkout.remove_code(checkout_id=buyer.checkout_id, at=buyer.at)
    assert placed(buyer, agreed_total=Money(Decimal(112), "CNY")).total_amount == 112


def test_a_changed_basket_can_fall_below_the_least_spend(vase):
    voucher = a_voucher(off="20", min_spent="150")
    buyer = with_code(voucher, vase, quantity=2)
    checkout.set_lines(checkout_id=buyer.checkout_id, lines=[checkout.LineWanted(vase.variant.pk, 1)], at=buyer.at)
    assert isinstance(buyer.sees().voucher_refusal, refusals.SpendMore)
    with pytest.raises(refusals.SpendMore):
        placed(buyer)


def test_another_total_than_the_agreed_one_uses_nothing(vase):
    voucher = a_voucher()
    buyer = with_code(voucher, vase)
    with pytest.raises(PriceChanged):
        placed(buyer, agreed_total=Money(Decimal(112), "CNY"))
    assert standing(voucher) == (0, 0)


def test_one_use_left_goes_to_the_first_order(vase):
    voucher = a_voucher(usage_limit=1)
    first, second = with_code(voucher, vase), with_code(voucher, vase)
    placed(first)
    with pytest.raises(refusals.UsedUp):
        placed(second)
    assert standing(voucher) == (1, 1)


def test_a_customer_who_has_used_it_is_told_when_they_say_who_they_are(vase):
    voucher = a_voucher(once_per_customer=True)
    first, second = with_code(voucher, vase), with_code(voucher, vase)
    placed(first)
    assert second.sees().voucher_refusal is None
    checkout.set_email(checkout_id=second.checkout_id, email=first.email, at=second.at)
    assert isinstance(second.sees().voucher_refusal, refusals.UsedBefore)
    with pytest.raises(refusals.UsedBefore):
        placed(second)


def test_a_declined_payment_gives_the_use_back_and_leaves_the_code_in_the_basket(vase):
    voucher = a_voucher(usage_limit=1)
    buyer = with_code(voucher, vase)
    declined = placed(buyer)
    checkout.pay_order(order_id=declined.pk, method="decline", at=buyer.at)
    assert standing(voucher) == (0, 0)
    again = placed(buyer)
    assert again != declined
    assert (again.voucher_code, standing(voucher)) == (declined.voucher_code, (1, 1))


def test_an_order_that_nobody_pays_gives_its_use_back_once(vase):
    voucher = a_voucher(usage_limit=1)
    order = placed(with_code(voucher, vase))
    for _ in range(2):
        expire_unpaid(order_id=order.pk, at=now() + timedelta(hours=1))
    order.refresh_from_db()
    assert order.status == "expired"
    assert standing(voucher) == (0, 0)


def paid(buyer) -> Order:
    order = placed(buyer)
    checkout.pay_order(order_id=order.pk, method="success", at=buyer.at)
    outbox_works()
    return order


def test_a_cancelled_order_gives_its_use_back_once(vase):
    voucher = a_voucher(usage_limit=1)
    order = paid(with_code(voucher, vase))
    for _ in range(2):
        cancellation.cancel(order_id=order.pk, by="buyer", at=now())
    assert standing(voucher) == (0, 0)


def test_while_one_shop_still_sends_the_use_stays_with_the_order(vase):
    other = a_shop()
    voucher = a_voucher(off="30")
    order = paid(with_code(voucher, vase, other.sells(price="50", stock=5)))
    first, last = order.fulfillments.all()
    for part, left in ((first, (1, 1)), (last, (0, 0))):
        cancellation.cancel_parcel(fulfillment_id=part.pk, shop_ids=[part.shop_id], by_user_id=None, note="", at=now())
        assert standing(voucher) == left
    assert sum(refund.amount for refund in order.refunds.all()) == order.total_amount == 132


def test_what_was_sent_keeps_its_use(shop, vase):
    voucher = a_voucher()
    order = paid(with_code(voucher, vase, quantity=2))
    sends(order, shop, {vase: 1})
    cancellation.cancel(order_id=order.pk, by="operator", at=now())
    assert standing(voucher) == (1, 1)


def test_refunds_bring_back_what_was_paid_and_no_coin_of_the_discount(shop, vase):
    """¥10 over three pieces of ¥100 and one of ¥7.77: each piece has its share, and together they are all."""
    cup = shop.sells(price="7.77", stock=5)
    order = paid(with_code(a_voucher(off="10"), vase, cup, quantity=3))
    sends(order, shop, {vase: 2})
    cancellation.cancel(order_id=order.pk, by="operator", at=now())
    [refund] = order.refunds.all()
    rows = {row.line_id: row for row in refund.lines.all()}
    line = line_of(order, vase)
    assert rows[line.pk].quantity == 1
    assert line.total_amount == Decimal("290.72")
    # ¥96.91 twice and ¥96.90: the first that comes back brings an odd coin.
    assert rows[line.pk].amount == Decimal("96.91")
    assert rows[line_of(order, cup).pk].amount == line_of(order, cup).total_amount == Decimal("22.59")


def test_an_amount_larger_than_the_goods_leaves_delivery_to_pay(vase):
    order = paid(with_code(a_voucher(off="500"), vase))
    assert (order.subtotal_amount, order.total_amount) == (0, 12)
    cancellation.cancel(order_id=order.pk, by="buyer", at=now())
    assert order.refunds.get().amount == 12


def test_an_order_that_costs_nothing_is_paid_with_it(vase):
    buyer = a_buyer()
    ships(cn_price="0")
    with_code(a_voucher(off="500"), vase, buyer=buyer)
    order = placed(buyer)
    assert (order.status, order.total_amount, order.paid_at) == ("unfulfilled", 0, buyer.at)
    outbox_works()
    cancellation.cancel(order_id=order.pk, by="buyer", at=now())
    assert order.refunds.get().succeeded
    assert list(differences()) == []


def test_a_guests_code_comes_along_at_sign_in(vase, django_user_model):
    voucher = a_voucher()
    guest = with_code(voucher, vase)
    user = django_user_model.objects.create_user(email="anna@example.com", password="x")
    kept = checkout.open_basket(user_id=user.pk, email=user.email, channel_id=guest.channel.pk, language="en")
    joined = checkout.join(
        guest_id=guest.checkout_id, user_id=user.pk, email=user.email, channel_id=guest.channel.pk, at=now()
    )
    assert joined.checkout_id == kept
    guest.checkout_id = kept
    assert guest.sees().voucher_code == code_of(voucher)
