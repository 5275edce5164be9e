"""A box is bought like anything else, and drawn once it is paid."""

import pytest

from common.clock import now
from promotions.blindboxes import services as blindboxes
from promotions.blindboxes.models import Series, Slot
from promotions.blindboxes.refusals import PoolFixed
from storefront.checkout import refusals, services
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works
from tests.factories.promotions import a_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def box():
    return a_shop().sells("生肖盲盒", stock=10)


def test_each_paid_box_draws_once(box):
    a_series(box, rat=6, ox=4)
    order = a_buyer().checks_out(box, quantity=3)
    outbox_works()
    outbox_works()
    drawn = Slot.objects.exclude(drawn_at=None).order_by("number")
    assert [slot.number for slot in drawn] == [1, 2, 3]
    assert {slot.record.source.rpartition(":")[0] for slot in drawn} == {f"order-line:{order.lines.get().pk}"}


def test_nothing_is_drawn_for_what_is_not_paid(box):
    a_series(box, rat=10)
    a_buyer().places(box)
    outbox_works()
    assert not Slot.objects.exclude(drawn_at=None).exists()


def test_the_buyer_confirms_what_the_law_wants(box):
    a_series(box, rat=10)
    buyer = a_buyer()
    buyer.takes(box)
    assert buyer.needs_to_confirm == ("blind-box-return", "blind-box-age")
    buyer.fills_in(confirms=["blind-box-return"])
    with pytest.raises(refusals.ConfirmationMissing):
        services.place_order(checkout_id=buyer.checkout_id, at=now())


def test_a_series_is_not_sold_before_its_pool_is_sealed(box):
    a_series(box, sealed_at=None, rat=10)
    buyer = a_buyer()
    buyer.takes(box)
    buyer.fills_in()
    with pytest.raises(refusals.VariantUnavailable):
        services.place_order(checkout_id=buyer.checkout_id, at=now())


def test_the_number_of_boxes_is_fixed_with_the_seal(box):
    a_series(box, rat=10)
    assert Series.objects.get().sealed_at
    with pytest.raises(PoolFixed):
        blindboxes.refuse_restocking(variant_ids=[box.variant.pk])
