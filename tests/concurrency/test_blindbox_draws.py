"""Never the same slot twice, and the race that the lock prevents."""

import time

import pytest

from promotions.blindboxes import services
from promotions.blindboxes.models import DrawRecord, Slot
from tests.concurrency.racing import race
from tests.factories.catalog import a_shop
from tests.factories.promotions import WITHIN, a_series

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


class Buyers:
    """People who draw from a series, and what they were told they drew: slot numbers by source."""

    def __init__(self, series) -> None:
        self.series, self.told = series, {}

    def draw(self, *sources: str) -> None:
        for slot in services.draw(series_id=self.series.pk, sources=sources, at=WITHIN):
            self.told[slot.source] = slot.number


def without_lock(series_id: int, count: int) -> list[Slot]:
    """What a reader who forgets the lock would do, with a pause that makes the gap between two statements visible."""
    free = list(Slot.objects.filter(series_id=series_id, drawn_at=None).order_by("number")[:count])
    time.sleep(0.05)
    return free


def test_sixty_buyers_of_forty_boxes_draw_forty_different_ones():
    buyers = Buyers(a_series(a_shop().sells(), plum=30, peach=9, hidden=1))

    results = race(lambda n: buyers.draw(f"order-line:{n}:1"), range(60), at_once=16)

    assert results == {"done": 40, "SERIES_SOLD_OUT": 20}
    assert sorted(buyers.told.values()) == list(range(1, 41))
    assert dict(DrawRecord.objects.values_list("source", "slot__number")) == buyers.told


def test_boxes_bought_together_are_drawn_together_or_not_at_all():
    buyers = Buyers(a_series(a_shop().sells(), plum=20))

    results = race(lambda n: buyers.draw(*(f"order-line:{n}:{i}" for i in (1, 2, 3))), range(12), at_once=12)

    assert results == {"done": 6, "SERIES_SOLD_OUT": 6}
    assert sorted(buyers.told.values()) == list(range(1, 19))


def test_the_same_source_told_by_many_at_once_draws_once():
    buyers = Buyers(a_series(a_shop().sells(), plum=20))

    results = race(lambda _: buyers.draw("order-line:1:1"), range(16), at_once=16)

    assert results == {"done": 16}
    assert buyers.told == {"order-line:1:1": 1}
    assert DrawRecord.objects.count() == 1


def test_without_the_lock_buyers_meet_on_the_same_slot(monkeypatch):
    monkeypatch.setattr(services, "lock_next", without_lock)
    buyers = Buyers(a_series(a_shop().sells(), plum=40))

    results = race(lambda n: buyers.draw(f"order-line:{n}:1"), range(40), at_once=16)

    # Triggers and constraints keep the second buyer from taking the slot, but leave that one with nothing.
    assert results["IntegrityError"] > 0
    assert len(buyers.told) < 40
