"""Never more than an edition holds, never a number twice or left out, and the race that the lock prevents."""

import time

import pytest

from promotions.collectibles import services
from promotions.collectibles.models import CollectibleVoucher, Edition, Piece
from promotions.collectibles.reconcile import differences
from tests.concurrency.racing import race
from tests.factories.people import UserFactory
from tests.factories.promotions import WITHIN, a_sale, an_edition

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


def without_lock(edition_ids) -> list[Edition]:
    """What a reader who forgets the lock would do, with a pause that makes the gap between two statements visible."""
    editions = list(Edition.objects.filter(pk__in=edition_ids).order_by("pk"))
    time.sleep(0.05)
    return editions


def issue(sale) -> None:
    services.issue(sold=sale, at=WITHIN)


def claimers(vouchers) -> list[tuple[CollectibleVoucher, int]]:
    return [(voucher, UserFactory().pk) for voucher in vouchers]


def claim(entrant) -> None:
    voucher, user_id = entrant
    services.claim(code=voucher.code, user_id=user_id, at=WITHIN)


def vouchers_of_an_edition(size: int) -> list[CollectibleVoucher]:
    an_edition(size=size)
    return [services.issue(sold=a_sale(), at=WITHIN)[0] for _ in range(size)]


def test_sixty_sales_at_once_for_an_edition_of_twenty_five():
    edition = an_edition(size=25)

    results = race(issue, [a_sale() for _ in range(60)], at_once=16)

    assert results == {"done": 60}
    assert edition.vouchers.count() == 25
    assert list(differences()) == []


def test_a_sale_that_many_tell_at_once_gets_one_voucher():
    an_edition(size=25)

    results = race(issue, [a_sale(source="order:1")] * 16, at_once=16)

    assert results == {"done": 16}
    assert CollectibleVoucher.objects.count() == 1


def test_claims_at_once_are_numbered_without_a_gap():
    vouchers = vouchers_of_an_edition(25)

    results = race(claim, claimers(vouchers), at_once=16)

    assert results == {"done": 25}
    assert sorted(Piece.objects.values_list("number", flat=True)) == list(range(1, 26))
    assert list(differences()) == []


def test_one_voucher_that_many_claim_at_once_goes_to_one_of_them():
    (voucher,) = vouchers_of_an_edition(1)

    results = race(claim, claimers([voucher] * 16), at_once=16)

    assert results == {"done": 1, "VOUCHER_CLAIMED": 15}
    assert Piece.objects.count() == 1


def test_a_voucher_is_claimed_or_voided_never_both():
    vouchers = vouchers_of_an_edition(12)

    def act(entrant):
        voucher, user_id = entrant
        if user_id is None:
            services.void(source=voucher.source, at=WITHIN)
        else:
            claim(entrant)

    entrants = [pair for v, user in claimers(vouchers) for pair in ((v, user), (v, None))]
    results = race(act, entrants, at_once=16)

    claimed = CollectibleVoucher.objects.filter(state="claimed").count()
    assert results["VOUCHER_VOIDED"] == 12 - claimed
    assert Piece.objects.count() == claimed
    assert list(differences()) == []


def test_without_the_lock_an_edition_is_given_more_often_than_it_holds(monkeypatch):
    monkeypatch.setattr(services, "lock_editions", without_lock)
    edition = an_edition(size=5)

    race(issue, [a_sale() for _ in range(32)], at_once=16)

    assert edition.vouchers.count() > 5
    assert list(differences())


def test_without_the_lock_claims_meet_on_the_same_number(monkeypatch):
    vouchers = vouchers_of_an_edition(25)
    monkeypatch.setattr(services, "lock_editions", without_lock)

    results = race(claim, claimers(vouchers), at_once=16)

    # The constraint keeps the number from being given twice, but leaves the second collector with nothing.
    assert results["IntegrityError"] > 0
    assert Piece.objects.count() < 25
