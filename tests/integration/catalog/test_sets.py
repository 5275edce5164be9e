"""Sets: what may be in one, and how many of them there are."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from catalog.listings.queries import shop_listings
from catalog.products.bundles import compose, counted, parts_of
from catalog.products.lists import everything, in_stock
from catalog.products.queries import cards, product_page
from catalog.search.ports import Wanted as Asked
from catalog.search.queries import find
from catalog.stock.models import Stock
from catalog.stock.plan import Wanted
from catalog.stock.queries import available
from catalog.stock.services import reserve, set_quantity
from common.errors import Invalid, NotFound
from tests.factories.catalog import a_shop, put_in_stock
from tests.factories.promotions import a_series

pytestmark = pytest.mark.django_db

AT, QUARTER = datetime(2026, 6, 1, tzinfo=UTC), timedelta(minutes=15)


@pytest.fixture
def cup(shop):
    return shop.sells("盖碗", stock=12)


@pytest.fixture
def caddy(shop):
    return shop.sells("茶叶罐", stock=3)


@pytest.fixture
def tea(shop, cup, caddy):
    return shop.sells("茶席一套", holds={cup: 4, caddy: 1})


def left(ware, channel, at=AT, **how) -> int:
    return available(variant_ids=[ware.variant.pk], channel_id=channel.pk, at=at, **how)[ware.variant.pk]


# --- What a set may hold ------------------------------------------------------


UNFIT = {
    "another shop's": lambda shop, tea: a_shop().sells("别家"),
    "another class": lambda shop, tea: shop.sells("春茶", product_class="food"),
    "another set": lambda shop, tea: tea,
    "made to order": lambda shop, tea: shop.sells("定制", made_to_order_days=30),
    "a box": lambda shop, tea: a_series(shop.sells("盲盒", stock=3), plum=3).variant,
}


@pytest.mark.parametrize("kind", UNFIT)
def test_what_cannot_be_in_a_set_is_refused(shop, cup, tea, kind):
    part = UNFIT[kind](shop, tea)
    pair = shop.sells("对杯", holds={cup: 2}).variant
    with pytest.raises(Invalid):
        compose(bundle_id=pair.pk, parts={cup.variant.pk: 2, getattr(part, "variant", part).pk: 1})
    assert counted(parts_of([pair.pk])[pair.pk]) == {cup.variant.pk: 2}, "As before."


@pytest.mark.parametrize("quantity", [0, -1, 1_001])
def test_a_set_holds_one_to_a_thousand_of_each_part(tea, cup, quantity):
    with pytest.raises(Invalid):
        compose(bundle_id=tea.variant.pk, parts={cup.variant.pk: quantity})


def test_medicine_is_in_no_set(shop):
    balm, more = (shop.sells(name, product_class="medicine") for name in ("清凉油", "红花油"))
    with pytest.raises(Invalid):
        compose(bundle_id=balm.variant.pk, parts={more.variant.pk: 2})


def test_a_set_holds_neither_itself_nor_what_nobody_knows(tea):
    with pytest.raises(Invalid):
        compose(bundle_id=tea.variant.pk, parts={tea.variant.pk: 1})
    for ids in ((tea.variant.pk, 999_999), (999_999, tea.variant.pk)):
        with pytest.raises(NotFound):
            compose(bundle_id=ids[0], parts={ids[1]: 1})


def test_what_lies_in_a_warehouse_or_in_a_set_becomes_no_set(cup, caddy, tea):
    with pytest.raises(Invalid):
        compose(bundle_id=cup.variant.pk, parts={caddy.variant.pk: 1})
    Stock.objects.filter(variant=cup.variant).delete()
    with pytest.raises(Invalid):
        compose(bundle_id=cup.variant.pk, parts={caddy.variant.pk: 1})


def test_a_set_lies_in_no_warehouse(tea, cup):
    with pytest.raises(IntegrityError), transaction.atomic():
        put_in_stock(tea.variant, 5)
    with pytest.raises(Invalid):
        set_quantity(variant_id=tea.variant.pk, warehouse_id=cup.variant.stocks.get().warehouse_id, quantity=5)


def test_without_parts_it_is_a_set_no_more(tea, cn):
    compose(bundle_id=tea.variant.pk, parts={})
    tea.variant.refresh_from_db()
    assert not tea.variant.is_bundle and left(tea, cn) == 0
    put_in_stock(tea.variant, 5)
    assert left(tea, cn) == 5


# --- How many of them there are -----------------------------------------------


@pytest.mark.parametrize(("cups", "caddies", "sets"), [(12, 3, 3), (11, 3, 2), (12, 1, 1), (3, 3, 0), (12, 0, 0)])
def test_everybody_sees_the_same_number_of_sets(shop, cn, cup, caddy, tea, cups, caddies, sets):
    for ware, count in ((cup, cups), (caddy, caddies)):
        ware.variant.stocks.update(quantity=count)
    assert left(tea, cn) == sets
    (variant,) = product_page(slug=tea.product.slug, channel_id=cn.pk, at=AT).variants
    assert variant.available == sets
    assert [(part.quantity, str(part.name)) for part in variant.parts] == [(4, "盖碗"), (1, "茶叶罐")]
    (card,) = cards(product_ids=[tea.product.pk], channel_id=cn.pk, at=AT)
    assert card.sold_out == (not sets)
    listed = everything(channel_id=cn.pk).filter(in_stock(channel_id=cn.pk, at=AT))
    assert (tea.product in listed) == bool(sets)
    found = find(Asked(channel_id=cn.pk, text="茶席", availability=("in_stock",)), at=AT)
    assert list(found.product_ids) == [tea.product.pk] * bool(sets)
    rows = shop_listings(shop_ids=[shop.row.pk], state="published", at=AT)
    assert {row.product_id: row.left for row in rows}[tea.product.pk] == sets


def test_what_is_kept_for_others_is_in_no_set(cn, cup, tea):
    reserve(
        wanted=[Wanted(cup.variant.pk, 5, "ann")],
        source="ann",
        channel_id=cn.pk,
        at=AT,
        until=AT + timedelta(minutes=15),
    )
    assert left(tea, cn) == 1
    assert left(tea, cn, reserved_for="ann") == 3
    assert left(tea, cn, at=AT + QUARTER) == 3


def test_a_part_of_which_the_batch_has_ended_counts_no_more(shop, cn):
    leaf = shop.sells("明前茶", product_class="food", stock=0)
    leaf.variant.stocks.update(quantity=6, expires_on=date(2026, 6, 30))
    gift = shop.sells("茶礼", product_class="food", holds={leaf: 2})
    assert left(gift, cn) == 3
    assert left(gift, cn, at=datetime(2026, 6, 30, 16, tzinfo=UTC)) == 0
    (variant,) = product_page(slug=gift.product.slug, channel_id=cn.pk, at=AT).variants
    assert variant.batches[0].expires_on == date(2026, 6, 30)


def test_what_is_no_set_is_counted_in_one_statement(cn, cup, caddy, tea, django_assert_num_queries):
    with django_assert_num_queries(1):
        available(variant_ids=[cup.variant.pk, caddy.variant.pk], channel_id=cn.pk, at=AT)
    with django_assert_num_queries(2):
        available(variant_ids=[cup.variant.pk, tea.variant.pk], channel_id=cn.pk, at=AT)
