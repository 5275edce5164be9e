"""The states of an order and the ways between them: one table."""

import pytest

from storefront.orders.models import OrderStatus as S
from storefront.orders.states import NEXT, Count, NotPossibleNow, moved, status_of

ALLOWED = {
    (S.UNCONFIRMED, S.UNFULFILLED),
    (S.UNCONFIRMED, S.CANCELED),
    (S.UNCONFIRMED, S.EXPIRED),
    (S.UNFULFILLED, S.PARTIALLY_FULFILLED),
    (S.UNFULFILLED, S.FULFILLED),
    (S.UNFULFILLED, S.CANCELED),
    (S.PARTIALLY_FULFILLED, S.FULFILLED),
    (S.PARTIALLY_FULFILLED, S.PARTIALLY_RETURNED),
    (S.FULFILLED, S.PARTIALLY_RETURNED),
    (S.FULFILLED, S.RETURNED),
    (S.PARTIALLY_RETURNED, S.RETURNED),
}


@pytest.mark.parametrize("to", S)
@pytest.mark.parametrize("was", S)
def test_the_table_of_moves(was, to):
    if was == to or (was, to) in ALLOWED:
        assert moved(was.value, to) == to
    else:
        with pytest.raises(NotPossibleNow):
            moved(was.value, to)


def test_every_state_is_in_the_table():
    assert set(NEXT) == set(S)


@pytest.mark.parametrize(
    ("counts", "status"),
    [
        ([Count(2)], S.UNFULFILLED),
        ([Count(2, sent=1)], S.PARTIALLY_FULFILLED),
        ([Count(2, sent=2), Count(1)], S.PARTIALLY_FULFILLED),
        ([Count(2, sent=2), Count(1, sent=1)], S.FULFILLED),
        ([Count(2, sent=2), Count(1, canceled=1)], S.FULFILLED),
        ([Count(2, canceled=2), Count(1, canceled=1)], S.CANCELED),
        ([Count(2, canceled=2), Count(1)], S.UNFULFILLED),
        ([Count(2, sent=2, returned=1)], S.PARTIALLY_RETURNED),
        ([Count(2, sent=1, returned=1)], S.PARTIALLY_RETURNED),
        ([Count(2, sent=2, returned=2), Count(1, sent=1)], S.PARTIALLY_RETURNED),
        ([Count(2, sent=2, returned=2)], S.RETURNED),
        ([Count(2, sent=2, returned=2), Count(1, canceled=1)], S.RETURNED),
    ],
)
def test_the_state_follows_from_what_became_of_the_pieces(counts, status):
    assert status_of(counts) == status


def test_a_piece_waits_until_it_is_sent_or_cancelled():
    count = Count(5, sent=2, canceled=1, returned=1)
    assert (count.waiting, count.kept) == (2, 1)
