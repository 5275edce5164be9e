"""The cells of a collection stand as on a curio shelf, and whatever somebody holds, no hole stays between them."""

import pytest

from storefront.pages.queries.editions import spans


def test_eight_pieces_fill_a_shelf_of_unequal_cells() -> None:
    assert spans(8) == ["tall", "", "", "tall", "", "", "low", "low"]


@pytest.mark.parametrize("pieces", [1, 4, 7])
def test_fewer_stand_in_equal_cells(pieces: int) -> None:
    assert spans(pieces) == [""] * pieces


def test_what_is_left_of_a_full_shelf_stands_below_in_equal_cells() -> None:
    assert spans(11) == [*spans(8), "", "", ""]
