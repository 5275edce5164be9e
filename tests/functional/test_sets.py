"""What everybody sees of a set: its buyer, its shop, whoever packs it, and whoever puts it together in the admin."""

import pytest

from storefront.orders.links import guest_path
from tests.factories.catalog import a_shop
from tests.factories.checkout import ships
from tests.factories.orders import paid, waiting
from tests.functional.shopping import Shopper

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    ships()
    return a_shop()


@pytest.fixture
def cup(shop):
    return shop.sells("盖碗", english="Gaiwan", slug="gaiwan", stock=9)


@pytest.fixture
def tea(shop, cup):
    caddy = shop.sells("茶叶罐", english="Caddy", slug="caddy", stock=5)
    return shop.sells("茶席一套", english="Tea setting", slug="tea-setting", holds={cup: 4, caddy: 1})


def said(response) -> str:
    """The words of a page on one line."""
    return " ".join(response.content.decode().split())


def test_its_page_shows_what_it_holds_and_how_many_there_are(tea, cup):
    page = said(Shopper().sees("/p/tea-setting/"))
    assert "套装内含" in page and f'href="/p/gaiwan/?variant={cup.variant.pk}">盖碗</a>' in page
    assert "×4" in page and "现存 2 件" in page
    part = said(Shopper().sees("/p/gaiwan/"))
    assert "套装内含" not in part
    assert f'也在套装里： <a href="/p/tea-setting/?variant={tea.variant.pk}">茶席一套</a>' in part
    assert "In this set" in said(Shopper(english=True).sees("/p/tea-setting/"))


def test_it_is_sold_out_with_its_scarcest_part(tea, cup):
    cup.variant.stocks.update(quantity=3)
    shopper = Shopper()
    assert '<button class="btn" disabled>' in said(shopper.sees("/p/tea-setting/"))
    assert shopper.puts_in(tea).status_code == 409


def test_basket_and_order_say_what_it_holds(tea):
    shopper = Shopper()
    shopper.puts_in(tea)
    assert "盖碗 ×4, 茶叶罐 ×1" in said(shopper.sees("/basket/"))
    order = shopper.orders()
    assert "盖碗 ×4, 茶叶罐 ×1" in said(shopper.client.get(guest_path(order)))


def test_its_shop_sees_how_many_there_are_and_has_nothing_to_count(client, shop, tea):
    client.force_login(shop.member())
    response = client.get(f"/portal/listings/{tea.product.pk}/")
    assert response.context["form"].stock_fields == []
    assert "盖碗 ×4, 茶叶罐 ×1" in said(response) and "现存 2 件" in said(response)


def test_whoever_packs_it_sees_what_to_put_in(client, shop, tea):
    order = paid(tea)
    client.force_login(shop.member())
    assert "盖碗 ×4, 茶叶罐 ×1" in said(client.get(f"/portal/orders/{waiting(order, shop).pk}/"))
