"""Through the checkout, without a browser: kept pieces, changes told, addresses, delivery, confirmations, payment."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from catalog.pricing.models import VariantChannelListing
from catalog.stock.models import Reservation, Stock, Warehouse
from catalog.stock.services import unreserve
from common.clock import now
from common.text import both
from storefront.accounts.addresses import checked, saved
from storefront.checkout.models import Checkout
from storefront.checkout.paid import handle_paid
from storefront.orders.models import Order, OrderStatus
from storefront.pages.templatetags.heirloom import SHOP_ZONE
from storefront.shipping.models import ShippingMethod
from tests.factories.catalog import ChannelFactory, TaxRateFactory
from tests.factories.checkout import HANGZHOU, outbox_works
from tests.factories.people import UserFactory
from tests.functional.shopping import Shopper, a_small_store
from tests.letters import letters, link_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def store():
    return a_small_store()


@pytest.fixture
def shopper():
    return Shopper()


def steps_of(page):
    """Which steps are done, and the one that is taken now."""
    steps = page.context["steps"]
    (current,) = [step.name for step in steps if step.is_current]
    return [step.name for step in steps if step.is_done], current


def test_the_steps_say_how_far_one_has_come(store, shopper):
    shopper.puts_in(store.vase)
    empty = shopper.sees("/checkout/")
    assert steps_of(empty) == ([], "收货")
    assert empty.content.decode().count('aria-current="step"') == 1
    filled = shopper.form(intent="quote")
    assert steps_of(shopper.posts("/checkout/", filled)) == (["收货", "配送"], "付款")
    assert steps_of(shopper.posts("/checkout/", filled | {"phone": ""})) == ([], "收货")
    # What is sent and wrong is not done.
    wrong = shopper.form(email="nobody")
    assert steps_of(shopper.posts("/checkout/", wrong)) == ([], "收货")


def test_where_nothing_delivers_delivery_is_the_step_to_take(store, shopper):
    shopper.puts_in(store.vase)
    filled = shopper.form(intent="quote")
    ShippingMethod.objects.all().delete()
    assert steps_of(shopper.posts("/checkout/", filled)) == (["收货"], "配送")


def test_at_the_till_the_pieces_are_kept_and_others_see_what_is_left(store, shopper):
    stock = store.vase.variant.stocks.get()
    stock.quantity = 2
    stock.save()
    shopper.puts_in(store.vase, 2)
    other = Shopper()
    other.puts_in(store.vase)
    until = shopper.sees("/checkout/").context["shown"].basket.view.reserved_until
    assert until - now() > timedelta(minutes=14)
    local = timezone.localtime(until, SHOP_ZONE)
    assert f"为你保留到 {local:%H:%M}" in shopper.sees("/checkout/").content.decode()
    assert other.sees("/checkout/").url == "/basket/"
    html = other.sees("/basket/").content.decode()
    assert "已售完，或正为别人保留" in html
    assert shopper.orders().paid_at


def test_a_page_that_is_fetched_on_a_guess_keeps_nothing(store, shopper):
    shopper.puts_in(store.vase)
    page = shopper.client.get("/checkout/", headers={"Sec-Purpose": "prefetch;prerender"})
    assert page.context["shown"].basket.view.reserved_until is None
    shopper.client.head("/checkout/")
    assert not Reservation.objects.exists()


def test_guest_buys_in_chinese_and_in_english(store):
    for shopper, total in ((Shopper(), "312.00"), (Shopper(english=True), "76.00")):
        shopper.puts_in(store.vase)
        order = shopper.orders()
        assert order.paid_at is not None
        assert str(order.total_amount) == total
        html = shopper.sees(f"/orders/{order.pk}/").content.decode()
        assert str(order.number) in html
        assert shopper.basket is None


def test_checkout_tells_every_missing_field_beside_it(store, shopper):
    shopper.puts_in(store.vase)
    response = shopper.posts("/checkout/", shopper.form(email="", last_name="", postal_code="1", city=""))
    assert response.status_code == 422
    assert set(response.context["form"].errors) >= {"email", "last_name", "city"}
    assert 'aria-invalid="true"' in response.content.decode()


def test_checkout_shows_what_a_country_costs_before_anything_is_judged(store):
    shopper = Shopper(english=True)
    shopper.puts_in(store.vase)
    response = shopper.posts("/checkout/", {"intent": "quote", "country": "US"})
    assert response.status_code == 200
    assert str(response.context["shown"].quote.shipping.gross) == "$25"
    assert not response.context["form"].errors


def test_the_fields_follow_the_country_and_the_province(store):
    cn = ChannelFactory()
    cn.countries = ["CN", "HK"]
    cn.save()
    shopper = Shopper()
    shopper.puts_in(store.vase)

    def ask(**typed: str) -> str:
        return shopper.posts("/checkout/", {"intent": "quote"} | typed).content.decode()

    html = ask(country="CN", country_area="浙江省")
    assert '<option value="杭州市"' in html and 'name="postal_code"' in html
    html = ask(country="HK", country_area="浙江省")
    assert 'name="postal_code"' not in html and "杭州市" not in html
    assert "暂时寄不到这个国家" in html


def test_an_address_of_the_account_is_chosen_by_a_click_and_another_one_kept_if_wanted(store, shopper):
    user = UserFactory()
    home = saved(checked(HANGZHOU), user_id=user.pk)
    shopper.client.force_login(user)
    shopper.puts_in(store.vase)
    html = shopper.sees("/checkout/").content.decode()
    assert f'value="{home.pk}" checked' in html and "文三路 90 号" in html
    assert 'name="street_address_1"' not in html
    order = shopper.orders(address=home.pk, street_address_1="hidden and not meant")
    assert order.shipping_address.street_address_1 == "文三路 90 号"
    shopper.puts_in(store.tea)
    assert shopper.orders(address="", street_address_1="文二路 1 号", keep="on").paid_at
    assert sorted(user.addresses.values_list("street_address_1", flat=True)) == ["文三路 90 号", "文二路 1 号"]
    strangers = saved(checked(HANGZHOU), user_id=UserFactory().pk)
    shopper.puts_in(store.tea)
    assert (
        shopper.orders(address=strangers.pk, street_address_1="文一路 2 号").shipping_address.street_address_1
        == "文一路 2 号"
    )


def test_who_comes_to_the_workshop_gives_a_name_and_a_number_only(store, shopper):
    house = store.vase.variant.stocks.get().warehouse
    Warehouse.objects.filter(pk=house.pk).update(
        collection="all", street_address="前街 15 号", city="景德镇市", opening_hours=both("周二至周日 9:00–17:00", "")
    )
    shopper.puts_in(store.vase)
    page = shopper.sees("/checkout/").content.decode()
    assert "周二至周日 9:00–17:00" in page
    html = shopper.posts("/checkout/", {"intent": "quote", "method": f"at-{house.pk}"}).content.decode()
    assert 'name="street_address_1"' not in html and 'name="phone"' in html
    form = {"email": "a@example.com", "country": "CN", "last_name": "林", "phone": "13800138000", "pay": "success"}
    response = shopper.posts("/checkout/", form | {"method": f"at-{house.pk}", "total": "300.00"})
    order = Order.objects.get(pk=response.url.rstrip("/").rsplit("/", 1)[-1])
    assert (order.total_amount, order.shipping_address.street_address_1) == (300, "前街 15 号")
    assert "到店自取" in shopper.sees(f"/orders/{order.pk}/").content.decode()


def test_the_sum_says_whose_tax_is_in_it_or_comes_on_top(store):
    TaxRateFactory(country="CN", product_class="craft", rate="13")
    TaxRateFactory(country="US", product_class="craft", rate="10")
    chinese, english = Shopper(), Shopper(english=True)
    for shopper in (chinese, english):
        shopper.puts_in(store.vase)
    # ¥300 after reductions and ¥12 of delivery contain 13 %; on $51 and $25 of delivery come 10 %.
    html = chinese.sees("/checkout/").content.decode()
    assert "中国" in html and "¥35.89" in html and "¥12.00" in html
    html = english.sees("/checkout/").content.decode()
    assert "United States" in html and "$25.00" in html and "$7.60" in html and "$83.60" in html


def test_checkout_asks_again_when_the_total_is_not_the_one_that_was_seen(store, shopper):
    shopper.puts_in(store.vase)
    response = shopper.posts("/checkout/", shopper.form(total="1.00"))
    assert response.status_code == 409
    assert "总价和你上次看到的不同" in response.content.decode()
    for total in ("", "nan", "1e99", "0.001"):
        assert shopper.posts("/checkout/", shopper.form(total=total)).status_code == 400, total
    assert not Order.objects.exists()


def test_a_price_that_rose_meanwhile_is_shown_with_its_cause_and_agreed_to_again(store, shopper):
    shopper.puts_in(store.vase)
    form = shopper.form()
    VariantChannelListing.objects.filter(variant=store.vase.variant, currency="CNY").update(price_amount=500)
    response = shopper.posts("/checkout/", form)
    html = response.content.decode()
    assert response.status_code == 409
    assert "原为 ¥312.00，现为" in html and "¥397.00" in html
    assert "店家定价由 ¥400 改为 ¥500" in html
    assert "没有下单，也没有扣款" in html
    assert not Order.objects.exists()
    assert str(shopper.orders().total_amount) == "397.00"


def test_a_price_that_changed_between_two_looks_is_told_on_the_page(store, shopper):
    shopper.puts_in(store.vase)
    assert 'id="change"' not in shopper.sees("/checkout/").content.decode()
    VariantChannelListing.objects.filter(variant=store.vase.variant, currency="CNY").update(price_amount=500)
    assert 'id="change"' in shopper.sees("/checkout/").content.decode()
    assert 'id="change"' not in shopper.sees("/checkout/").content.decode(), "Told once."
    shopper.puts_in(store.vase)
    assert 'id="change"' not in shopper.sees("/checkout/").content.decode(), "Their own doing is no surprise."


def test_what_was_sold_meanwhile_is_named_and_what_is_left_taken_with_one_press(store, shopper):
    shopper.puts_in(store.vase, 3)
    form = shopper.form()
    unreserve(sources=[Checkout.objects.get().source])
    Stock.objects.filter(variant=store.vase.variant).update(quantity=2)
    response = shopper.posts("/checkout/", form)
    assert response.status_code == 409
    assert "青花梅瓶" in response.context["error"]
    html = response.content.decode()
    assert "只剩 2 件" in html and 'name="take" value="2"' in html
    (line,) = shopper.basket.lines
    shopper.posts(f"/basket/lines/{line.seen.id}/", {"quantity": 3, "take": 2})
    assert [each.seen.quantity for each in shopper.basket.lines] == [2]
    assert shopper.orders().paid_at


def test_boxes_need_the_buyers_own_confirmations(store, shopper):
    shopper.puts_in(store.box)
    page = shopper.sees("/checkout/").content.decode()
    assert 'name="confirm"' in page
    assert "checked" not in page[page.index('name="confirm"') :].split(">", 1)[0]
    response = shopper.posts("/checkout/", shopper.form(confirm=[]))
    assert response.status_code == 409
    order = shopper.orders()
    assert order.confirmations.keys() == {"blind-box-return", "blind-box-age"}
    confirmed = order.confirmations["blind-box-age"]
    assert (confirmed["version"], confirmed["language"]) == (1, "zh-hans")
    assert confirmed["text"] in shopper.sees(f"/orders/{order.pk}/").content.decode()


def test_a_declined_payment_says_so_and_leaves_the_basket(store, shopper):
    shopper.puts_in(store.vase)
    order = shopper.orders(pay="decline")
    assert order.status == OrderStatus.CANCELED
    assert "付款被拒" in shopper.sees(f"/orders/{order.pk}/").content.decode()
    assert [line.seen.quantity for line in shopper.basket.lines] == [1]


def test_a_late_answer_lets_the_page_look_again_by_itself(store, shopper):
    shopper.puts_in(store.vase)
    order = shopper.orders(pay="late")
    html = shopper.sees(f"/orders/{order.pk}/").content.decode()
    assert "等付款答复" in html
    assert 'hx-trigger="every 3s"' in html


def test_a_paid_orders_page_looks_again_until_its_invoice_is_there(store, shopper):
    shopper.puts_in(store.vase)
    order = shopper.orders()
    handle_paid({"order_id": str(order.pk)}, now())
    assert 'hx-trigger="every 3s"' in shopper.sees(f"/orders/{order.pk}/").content.decode()
    outbox_works()
    html = shopper.sees(f"/orders/{order.pk}/").content.decode()
    assert "/invoices/" in html
    assert 'hx-trigger="every 3s"' not in html


def test_boxes_are_opened_by_the_shopper_and_proven(store, shopper):
    shopper.puts_in(store.box, 2)
    order = shopper.orders()
    outbox_works()
    (first, second) = shopper.sees(f"/orders/{order.pk}/").context["shown"].boxes
    page = f"/orders/{order.pk}/boxes/{first.line}/{first.n}/"
    assert "还没拆开" in shopper.sees(page).content.decode()
    assert shopper.posts(page).url == page
    opened = shopper.sees(page)
    assert opened.context["shown"].opened.proof.root() == store.series.commitment
    assert f"/boxes/{second.line}/{second.n}/" in opened.content.decode()
    assert shopper.sees(f"/orders/{order.pk}/boxes/{first.line}/9/").status_code == 404


def test_voucher_is_claimed_once_and_its_certificate_names_nobody(store, shopper):
    shopper.puts_in(store.vase)
    order = shopper.orders()
    outbox_works()
    (voucher,) = shopper.sees(f"/orders/{order.pk}/").context["shown"].vouchers
    claim = f"/claim/{voucher.code}/"
    assert "/accounts/login/" in shopper.sees(claim).url
    collector = UserFactory(email="collector@example.com")
    shopper.client.force_login(collector)
    assert shopper.posts(claim).url == "/collection/"
    (piece,) = shopper.sees("/collection/").context["shown"].pieces
    certificate = Client().get(f"/pieces/{piece.certificate}/")
    assert "0001" in certificate.content.decode()
    assert "collector" not in certificate.content.decode()
    shopper.client.force_login(UserFactory())
    assert shopper.posts(claim).status_code == 409


def test_somebody_with_an_account_finds_the_order_among_theirs(store, shopper):
    shopper.client.force_login(UserFactory(email="regular@example.com"))
    shopper.puts_in(store.vase)
    order = shopper.orders()
    assert str(order.number) in shopper.sees("/orders/").content.decode()
    assert str(order.number) not in _orders_of_a_stranger()


def _orders_of_a_stranger() -> str:
    stranger = Client()
    stranger.force_login(UserFactory())
    return stranger.get("/orders/").content.decode()


def test_sign_up_and_sign_in_by_form(store, shopper):
    response = shopper.posts("/accounts/signup/", {"email": "new@example.com", "password1": "a-long-enough-one"})
    assert response.status_code == 302
    shopper.client.post(link_in(letters("new@example.com")[0]))
    assert shopper.sees("/account/").status_code == 200
    shopper.posts("/accounts/logout/")
    assert shopper.sees("/account/").status_code == 302
    assert (
        "/account/"
        in shopper.posts("/accounts/login/", {"login": "new@example.com", "password": "a-long-enough-one"}).url
    )


def test_who_has_bought_as_many_as_one_may_is_told_of_which_work(store, shopper):
    shopper.puts_in(store.balm, 5)
    assert shopper.orders().paid_at
    shopper.puts_in(store.balm)
    refused = shopper.posts("/checkout/", shopper.form())
    assert refused.status_code == 409
    assert "清凉油：每人限购 5 件。以前买过的也算在内。" in refused.content.decode()
