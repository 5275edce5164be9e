"""What is kept for somebody for a while: for nobody else until then, and for everybody the instant it ends."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from catalog.products.cards import cards
from catalog.products.lists import everything, in_stock
from catalog.stock.models import Reservation, Stock
from catalog.stock.plan import Wanted
from catalog.stock.queries import available
from catalog.stock.services import OutOfStock, allocate, reserve, set_free, unreserve
from common.clock import now
from tests.factories.catalog import ChannelFactory, a_shop, put_in_stock

pytestmark = pytest.mark.django_db
AT = now()
QUARTER = timedelta(minutes=15)
ALMOST = timedelta(minutes=15, microseconds=-1)


@pytest.fixture
def vase():
    return a_shop().sells(stock=3)


@transaction.atomic
def keep(ware, quantity, *, for_="ann", at=AT):
    wanted = [Wanted(ware.variant.pk, quantity, for_)]
    reserve(wanted=wanted, source=for_, channel_id=ChannelFactory().pk, until=at + QUARTER, at=at)


@transaction.atomic
def sell(ware, quantity, *, to, at=AT):
    wanted = [Wanted(ware.variant.pk, quantity, f"order-line:{to}")]
    allocate(wanted=wanted, channel_id=ChannelFactory().pk, at=at, reserved_for=to)


def free(ware, *, at=AT, to=""):
    pk = ware.variant.pk
    return available(variant_ids=[pk], channel_id=ChannelFactory().pk, at=at, reserved_for=to)[pk]


def test_what_is_kept_is_there_for_its_buyer_and_for_nobody_else(vase):
    keep(vase, 2)
    assert free(vase) == 1
    assert free(vase, to="ann") == 3
    with pytest.raises(OutOfStock) as refused:
        sell(vase, 2, to="bob")
    assert refused.value.details["left"] == {vase.variant.pk: 1}
    sell(vase, 3, to="ann")
    assert free(vase) == free(vase, to="ann") == 0
    assert not Reservation.objects.exists(), "What is sold is kept no more."


def test_it_ends_by_the_clock_and_nothing_has_to_run(vase):
    keep(vase, 3)
    assert free(vase, at=AT + ALMOST) == 0
    with pytest.raises(OutOfStock):
        sell(vase, 1, to="bob", at=AT + ALMOST)
    assert free(vase, at=AT + QUARTER) == 3
    sell(vase, 3, to="bob", at=AT + QUARTER)


def test_asked_again_it_takes_the_place_of_what_was_kept_before(vase):
    keep(vase, 3)
    keep(vase, 1, at=AT + timedelta(minutes=10))
    assert free(vase, at=AT + QUARTER) == 2, "One piece, until ten minutes later."
    assert free(vase, at=AT + timedelta(minutes=25)) == 3


def test_more_than_there_is_is_not_kept_and_what_was_kept_stays(vase):
    keep(vase, 2)
    with pytest.raises(OutOfStock):
        keep(vase, 2, for_="bob")
    with pytest.raises(OutOfStock):
        keep(vase, 4)
    assert free(vase) == 1


def test_given_up_it_is_free_at_once(vase):
    keep(vase, 3)
    unreserve(sources=["ann", "nobody"])
    assert free(vase) == 3


def test_the_soonest_expiry_is_kept_first_and_the_next_buyer_gets_the_later_batch(vase):
    later = put_in_stock(vase.variant, 2, batch="B2")
    keep(vase, 3)
    sell(vase, 2, to="bob")
    assert Stock.objects.get(pk=later.pk).allocated + Stock.objects.exclude(pk=later.pk).get().allocated == 2
    assert free(vase) == 0


def test_a_shop_that_counts_less_than_it_promised_has_nothing_left_not_less_than_nothing(vase):
    other = put_in_stock(vase.variant, 2, batch="B2")
    keep(vase, 3)
    first = vase.variant.stocks.exclude(pk=other.pk).get()
    set_free(product_id=vase.product.pk, free={first.pk: 1})
    assert free(vase) == 2, "Of the other batch; the first has less than it keeps."


def test_lists_and_cards_show_what_is_left_for_others(vase):
    cn = ChannelFactory()

    def sold_out(at: datetime) -> bool:
        return cards(product_ids=[vase.product.pk], channel_id=cn.pk, at=at)[0].sold_out

    def listed(at: datetime) -> bool:
        return everything(channel_id=cn.pk).filter(in_stock(channel_id=cn.pk, at=at)).exists()

    keep(vase, 3)
    assert sold_out(AT) and not listed(AT)
    assert not sold_out(AT + QUARTER) and listed(AT + QUARTER)


def test_who_comes_by_sweeps_up_what_has_ended(vase):
    keep(vase, 2)
    keep(vase, 1, for_="bob", at=AT + QUARTER)
    assert list(Reservation.objects.values_list("source", flat=True)) == ["bob"]


def test_without_reservations_selling_asks_no_statement_more(vase, django_assert_num_queries):
    channel_id = ChannelFactory().pk
    with django_assert_num_queries(3):
        allocate(wanted=[Wanted(vase.variant.pk, 1, "line")], channel_id=channel_id, at=AT, reserved_for="ann")
    with django_assert_num_queries(1):
        available(variant_ids=[vase.variant.pk], channel_id=channel_id, at=AT)
