"""Every refusal of this room speaks Chinese and English."""

import pytest
from django.utils.translation import override

from common.errors import Refusal
from promotions.blindboxes import refusals as blindboxes
from promotions.campaigns import refusals as campaigns
from promotions.collectibles import refusals as collectibles

REFUSALS = [
    kind
    for module in (blindboxes, campaigns, collectibles)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Refusal) and kind is not Refusal
]


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_refusal_is_told_in_both_languages(kind):
    said = {}
    for language in ("zh-hans", "en"):
        with override(language):
            said[language] = str(kind(left=3))

    assert said["en"].isascii()
    assert any("\u4e00" <= character <= "\u9fff" for character in said["zh-hans"])


def test_no_two_refusals_share_a_code():
    codes = [kind.code for kind in REFUSALS]
    assert len(set(codes)) == len(codes)
