"""How many of one work two baskets make together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.checkout.services.belong import fitting


@pytest.mark.parametrize(
    ("have", "more", "free", "limit", "together"),
    [
        (0, 2, 10, None, 2),
        (1, 2, 10, None, 3),
        (1, 2, 2, None, 2),
        (1, 2, 10, 2, 2),
        (3, 2, 10, 2, 3),
        (3, 2, 0, None, 3),
        (0, 2, 0, None, 2),
        (600, 600, 5000, None, 999),
    ],
)
def test_quantities_add_up_as_far_as_stock_and_limits_go(have, more, free, limit, together):
    assert fitting(have=have, more=more, free=free, limit=limit) == together


few = st.integers(0, 20)


@given(have=few, more=st.integers(1, 20), free=few, limit=st.none() | st.integers(1, 20))
def test_nothing_is_lost_and_nothing_invented(have, more, free, limit):
    together = fitting(have=have, more=more, free=free, limit=limit)
    assert have <= together <= have + more
    assert together > 0
