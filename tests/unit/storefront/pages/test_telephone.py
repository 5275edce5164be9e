"""Telephone numbers as a page shows them."""

import pytest

from storefront.pages.templatetags.heirloom import telephone


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("+8613800138000", "+86 138 0013 8000"),
        ("+12533200100", "+1 253-320-0100"),
        ("0571 1234", "0571 1234"),
        ("", ""),
    ],
)
def test_a_number_can_be_read_and_dialled_and_what_is_none_stays(kept: str, shown: str):
    assert telephone(kept) == shown
