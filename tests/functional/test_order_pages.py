"""What a buyer, a shop and an operator can do with an order on their pages."""

import io
import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from pypdf import PdfReader

from common.clock import now
from common.money import Money
from storefront.orders.links import guest_path
from storefront.orders.models import OrderStatus, Return
from storefront.orders.services import pack, refund_settled
from tests.factories.catalog import TaxRateFactory, a_shop
from tests.factories.checkout import a_buyer
from tests.factories.orders import arrives, asks_back, comes_back, delivered, line_of, paid, sends, waiting
from tests.factories.people import OperatorFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    return shop.sells("青花梅瓶", stock=9, price="100")


@pytest.fixture
def order(vase):
    return paid(vase, quantity=2)


def page(client, order):
    return client.get(guest_path(order)).content.decode()


class TestTheDoor:
    def test_a_signed_link_opens_a_guests_order(self, client, order):
        assert str(order.number) in page(client, order)

    def test_its_bare_id_opens_nothing_for_a_stranger(self, client, order):
        assert client.get(f"/orders/{order.pk}/").status_code == 404
        client.force_login(UserFactory())
        assert client.get(f"/orders/{order.pk}/").status_code == 404

    @pytest.mark.parametrize("act", ["pay/", "cancel/", "return/"])
    def test_nor_does_it_act_for_one(self, client, order, act):
        assert client.post(f"/orders/{order.pk}/{act}").status_code == 404
        order.refresh_from_db()
        assert order.status == OrderStatus.UNFULFILLED

    def test_a_link_that_somebody_made_up_opens_nothing(self, client, order):
        link = guest_path(order)
        for forged in (link[:-3] + "AA/", link.replace(":", ":x", 1), link.upper()):
            assert client.get(forged).status_code == 404

    def test_an_accounts_order_opens_for_the_account_and_asks_others_to_sign_in(self, client, vase):
        owner = UserFactory()
        order = paid(vase, buyer=a_buyer(user_id=owner.pk))
        address = f"/orders/{order.pk}/"
        assert client.get(address).url == f"/accounts/login/?next={address}"
        client.force_login(owner)
        assert client.get(address).status_code == 200
        stranger = Client()
        stranger.force_login(UserFactory())
        assert stranger.get(address).status_code == 404


class TestTheBuyer:
    def test_cancels_before_anything_is_packed(self, client, order, vase):
        assert "取消订单" in page(client, order)
        answer = client.post(f"{guest_path(order)}cancel/", follow=True)
        assert "你付的钱原路退回" in answer.content.decode()
        assert "¥212.00 正在退回" in answer.content.decode()
        order.refresh_from_db()
        assert order.status == OrderStatus.CANCELED
        assert vase.left == 9

    def test_is_not_offered_it_once_it_is_packed_and_told_so_if_they_try(self, client, order, shop):
        pack(fulfillment_id=waiting(order, shop).pk, shop_ids=[shop.row.pk], by_user_id=None, at=now())
        assert "取消订单" not in page(client, order)
        assert "已打包" in page(client, order)
        assert "打包之后不能再取消" in page(client, order)
        answer = client.post(f"{guest_path(order)}cancel/", follow=True)
        assert "不能取消了" in answer.content.decode()

    def test_follows_a_parcel_and_signs_for_it(self, client, order, shop):
        part = sends(order, shop, {shop_ware(order): 1})
        text = page(client, order)
        assert "SF1234567890" in text
        assert 'href="https://www.sf-express.com/' in text
        assert "×1 （共 2）" in text
        client.post(f"{guest_path(order)}parcels/{part.pk}/received/")
        part.refresh_from_db()
        assert part.delivered_at
        assert "已签收" in page(client, order)

    def test_signs_for_no_parcel_of_another_order(self, client, order, shop, vase):
        other = paid(vase)
        part = sends(other, shop)
        assert client.post(f"{guest_path(order)}parcels/{part.pk}/received/").status_code == 404
        part.refresh_from_db()
        assert part.delivered_at is None

    def test_asks_for_a_return_and_keeps_it_after_all(self, client, shop, vase):
        order = delivered(vase, shop=shop, quantity=2)
        form = client.get(f"{guest_path(order)}return/").content.decode()
        assert "无理由退货到" in form
        count = f"count-{line_of(order, vase).pk}"
        answer = client.post(
            f"{guest_path(order)}return/", {count: "1", "reason": "damaged", "note": "瓶口磕了"}, follow=True
        )
        text = answer.content.decode()
        assert "等店家答复" in text
        assert "瓶口磕了" in text
        asked = Return.objects.get()
        client.post(f"{guest_path(order)}returns/{asked.pk}/keep/")
        asked.refresh_from_db()
        assert asked.state == Return.State.WITHDRAWN

    @pytest.mark.parametrize(
        ("form", "status"),
        [({"reason": "no_reason"}, 409), ({}, 409), ({"reason": "because"}, 409), ({"note": "x" * 501}, 409)],
    )
    def test_a_return_that_is_none_is_told_on_the_form(self, client, shop, vase, form, status):
        order = delivered(vase, shop=shop)
        assert client.post(f"{guest_path(order)}return/", form).status_code == status
        assert not Return.objects.exists()

    def test_is_told_until_when_an_unpaid_order_is_kept_and_nothing_of_paying_once_it_is_given_up(self, client, vase):
        order = a_buyer(at=datetime(2026, 6, 5, 4, 0, tzinfo=UTC)).places(vase)
        text = page(client, order)
        assert "为你保留到 12:30" in text
        assert "应付" in text
        text = client.post(f"{guest_path(order)}cancel/", follow=True).content.decode()
        assert "没有扣款" in text
        assert "应付" not in text

    def test_sees_what_came_back_and_that_the_money_did(self, client, shop, vase):
        order = delivered(vase, shop=shop, quantity=2)
        back = comes_back(order, vase, shop)
        text = page(client, order)
        assert "退了一部分" in text
        assert "已收到，正在退款" in text
        refund_settled(order_id=order.pk, key=back.refund.key, succeeded=True, amount=back.refund.total, at=now())
        text = page(client, order)
        assert "已收到，款已退回" in text
        assert "正在退款" not in text

    def test_sees_money_that_was_given_back_for_no_pieces(self, client, order):
        refund_settled(order_id=order.pk, key="re_by_hand", succeeded=True, amount=Money("12.50", "CNY"), at=now())
        assert "¥12.50 已于" in page(client, order)

    def test_reads_the_sum_as_the_checkout_showed_it_where_tax_comes_on_top(self, client, vase):
        TaxRateFactory(country="US", rate="10")
        order = a_buyer(us=True, language="en").checks_out(vase)
        text = page(client, order)
        net, delivery = order.subtotal_amount / Decimal("1.1"), order.shipping_net_amount
        for amount in (net, delivery, order.tax_amount, order.total_amount):
            assert f"${amount:.2f}" in text
        assert net + delivery + order.tax_amount == order.total_amount
        assert f"${order.subtotal_amount:.2f}" not in text

    def test_finds_no_reason_chosen_that_would_be_refused(self, client, shop, vase):
        order = delivered(vase, shop=shop)
        chosen = re.compile(r'value="no_reason" checked')
        assert chosen.search(client.get(f"{guest_path(order)}return/").content.decode())
        order.fulfillments.update(delivered_at=now() - timedelta(days=30))
        assert not chosen.search(client.get(f"{guest_path(order)}return/").content.decode())

    def test_sees_why_a_made_to_order_piece_stays(self, client, shop):
        robe = shop.sells("礼服", made_to_order_days=30)
        order = delivered(robe, shop=shop)
        assert "是为你做的" in client.get(f"{guest_path(order)}return/").content.decode()
        form = {f"count-{line_of(order, robe).pk}": "1", "reason": "no_reason"}
        answer = client.post(f"{guest_path(order)}return/", form)
        assert answer.status_code == 409
        assert "是为你做的" in answer.content.decode()

    def test_reads_the_invoice_and_nobody_elses(self, client, order, vase):
        link = re.search(r'href="([^"]+/invoices/\d+/)"', page(client, order))[1]
        answer = client.get(link)
        assert answer["Content-Type"] == "application/pdf"
        assert "青花梅瓶" in PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
        theirs = paid(vase).invoices.get()
        assert client.get(f"{guest_path(order)}invoices/{theirs.pk}/").status_code == 404

    def test_sees_what_became_of_a_refund(self, client, order):
        client.post(f"{guest_path(order)}cancel/")
        refund = order.refunds.get()
        refund_settled(order_id=order.pk, key=refund.key, succeeded=False, amount=refund.total, at=now())
        assert "还欠你 ¥212.00" in page(client, order)
        refund_settled(order_id=order.pk, key=refund.key, succeeded=True, amount=refund.total, at=now())
        assert "已于" in page(client, order)

    def test_pages_through_all_orders_without_losing_one(self, client, vase, monkeypatch):
        monkeypatch.setattr("storefront.orders.queries.HISTORY_PAGE", 2)
        monkeypatch.setattr("storefront.pages.views.orders.HISTORY_PAGE", 2)
        monkeypatch.setattr("storefront.orders.queries.history.__kwdefaults__", {"below": None, "limit": 2})
        owner = UserFactory()
        mine = [a_buyer(user_id=owner.pk).places(vase) for _ in range(5)]
        client.force_login(owner)
        seen, address = [], "/orders/"
        while address and len(seen) < 9:
            html = client.get(address).content.decode()
            seen += re.findall(r'<th scope="row"><a href="[^"]+">(\d+)</a>', html)
            more = re.search(r'href="(/orders/\?below=\d+)"', html)
            address = more[1] if more else ""
        assert seen == [str(order.number) for order in reversed(mine)]


def shop_ware(order):
    """The ware of an order with one line."""
    from tests.factories.catalog import Ware

    variant = order.lines.get().variant
    return Ware(variant.product, variant)


class TestTheShop:
    @pytest.fixture
    def portal(self, client, shop):
        client.force_login(shop.member())
        return client

    def test_packs_then_sends_some_and_the_rest_waits(self, portal, order, shop, vase):
        part = waiting(order, shop)
        assert "已打包" in portal.post(f"/portal/orders/{part.pk}/act/", {"act": "pack"}, follow=True).content.decode()
        form = {"tracking_number": "SF1234567890", "carrier": "sf", f"count-{line_of(order, vase).pk}": "1"}
        assert portal.post(f"/portal/orders/{part.pk}/", form).status_code == 302
        order.refresh_from_db()
        assert order.status == OrderStatus.PARTIALLY_FULFILLED
        assert "×1" in portal.get(f"/portal/orders/{waiting(order, shop).pk}/").content.decode()

    def test_that_cannot_send_gives_the_money_back(self, portal, order, shop):
        part = waiting(order, shop)
        portal.post(f"/portal/orders/{part.pk}/act/", {"act": "cancel", "note": "裂了"})
        order.refresh_from_db()
        assert order.status == OrderStatus.CANCELED
        assert order.refunds.get().amount == order.total_amount
        assert order.events.get(kind="canceled").payload["note"] == "裂了"

    def test_decides_a_return_and_takes_it_in(self, portal, shop, vase):
        order = delivered(vase, shop=shop, quantity=2)
        asked = asks_back(order, vase, 2, reason="damaged")
        assert "1 件退货等你答复" in portal.get("/portal/orders/").content.decode()
        address = f"/portal/returns/{asked.pk}/"
        assert str(order.number) in portal.get("/portal/returns/").content.decode()
        portal.post(address, {"act": "approve", "answer": "请寄回景德镇"})
        assert "请寄回景德镇" in portal.get(address).content.decode()
        portal.post(address, {"act": "receive", f"back-{line_of(order, vase).pk}": "1"})
        asked.refresh_from_db()
        assert asked.state == Return.State.RECEIVED
        assert vase.left == 8
        assert order.refunds.get().amount == order.total_amount

    def test_says_no_only_with_a_word(self, portal, shop, vase):
        asked = asks_back(delivered(vase, shop=shop), vase)
        assert portal.post(f"/portal/returns/{asked.pk}/", {"act": "refuse", "answer": ""}).status_code == 409
        portal.post(f"/portal/returns/{asked.pk}/", {"act": "refuse", "answer": "用过了"})
        asked.refresh_from_db()
        assert asked.state == Return.State.REFUSED

    def test_sees_nothing_of_another_shop(self, portal, order):
        other = a_shop()
        bowl = other.sells("碗")
        theirs = delivered(bowl, shop=other)
        asked = asks_back(theirs, bowl)
        assert portal.get(f"/portal/returns/{asked.pk}/").status_code == 404
        assert portal.get(f"/portal/invoices/{theirs.invoices.get().pk}/").status_code == 404
        assert portal.post(f"/portal/orders/{theirs.fulfillments.get().pk}/act/", {"act": "cancel"}).status_code == 404
        assert portal.get(f"/portal/invoices/{order.invoices.get().pk}/").status_code == 200


class TestTheOperator:
    @pytest.fixture
    def console(self, client):
        client.force_login(OperatorFactory())
        return client

    def acts(self, console, order, **form):
        return console.post(f"/console/orders/{order.pk}/act/", form, follow=True).content.decode()

    def test_cancels_what_is_packed(self, console, order, shop):
        pack(fulfillment_id=waiting(order, shop).pk, shop_ids=[shop.row.pk], by_user_id=None, at=now())
        assert "付过的钱会退回" in self.acts(console, order, act="cancel", note="买家来电")
        assert order.refunds.exists()

    def test_notes_that_a_parcel_arrived(self, console, order, shop):
        part = sends(order, shop)
        assert "已签收" in self.acts(console, order, act="delivered", about=part.pk)

    def test_has_a_failed_refund_asked_again(self, console, order):
        self.acts(console, order, act="cancel")
        refund = order.refunds.get()
        order.transactions.get()
        refund_settled(order_id=order.pk, key=refund.key, succeeded=False, amount=refund.total, at=now())
        assert "再申请一次" in console.get(f"/console/orders/{order.pk}/").content.decode()

    def test_decides_a_return_in_the_shops_place(self, console, shop, vase):
        order = delivered(vase, shop=shop)
        asked = asks_back(order, vase)
        self.acts(console, order, act="approve", about=asked.pk, answer="请寄回")
        self.acts(console, order, act="receive", about=asked.pk)
        asked.refresh_from_db()
        assert asked.state == Return.State.RECEIVED
        assert "红字发票" not in console.get(f"/console/orders/{order.pk}/").content.decode()
        assert vase.left == 9

    def test_reads_any_invoice(self, console, order):
        assert console.get(f"/console/invoices/{order.invoices.get().pk}/")["Content-Type"] == "application/pdf"

    @pytest.mark.parametrize("act", ["delivered", "refund", "approve"])
    def test_acts_on_nothing_of_another_order(self, console, order, shop, vase, act):
        other = delivered(vase, shop=shop)
        about = {"delivered": other.fulfillments.get().pk, "approve": asks_back(other, vase).pk}.get(act, 1)
        answer = console.post(f"/console/orders/{order.pk}/act/", {"act": act, "about": about})
        assert answer.status_code == 404

    def test_nobody_else_acts(self, client, order, shop):
        client.force_login(shop.member())
        assert client.post(f"/console/orders/{order.pk}/act/", {"act": "cancel"}).status_code == 403
        assert client.get(f"/console/invoices/{order.invoices.get().pk}/").status_code == 403


def test_an_order_that_arrived_whole_says_so(client, order, shop):
    sends(order, shop)
    arrives(order)
    assert "所有包裹都已签收" in page(client, order)
