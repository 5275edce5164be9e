"""The demo's pictures are drawn once, each owner gets its own, and a repeated load finds them all."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from catalog.media.models import Picture
from storefront.demo import content
from storefront.demo.load.pictures import load_pictures, load_renditions
from tests.integration.storefront.demo.conftest import AT

SHOWN = ("qinghua-meiping", "lotus-petal-bowl", "swallow-kite")


@pytest.fixture(scope="module")
def drawn(demo: dict[str, int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Of all pictures only those of three products, one person and one item are drawn: how many these are."""
    few = {
        "products": [entry for entry in content.products() if entry["slug"] in SHOWN],
        "waiting": [],
        "inheritors": content.inheritors()[:1],
        "heritage": content.heritage()[:1],
        "shops": content.shops()[:1],
        "editions": content.editions()[:1],
        "campaigns": [],
        "blind_box": {"style": content.blind_box()["style"][:1]},
    }
    with pytest.MonkeyPatch.context() as patch, override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        for name, entries in few.items():
            patch.setattr(content, name, lambda entries=entries: entries)
        yield load_pictures(AT)


def test_pictures_are_drawn_once(drawn, db):
    assert drawn == Picture.objects.count()
    assert load_pictures(AT) == 0


def test_a_vase_is_shown_from_six_sides_a_kite_from_one(drawn, db):
    views = {slug: Picture.objects.filter(product__slug=slug, fills=False).count() for slug in SHOWN}
    assert views == {"qinghua-meiping": 6, "lotus-petal-bowl": 1, "swallow-kite": 1}
    for slug in SHOWN:
        first = Picture.objects.filter(product__slug=slug).first()
        assert (first.position, first.fills, first.label["en"]) == (0, False, "Front")
        assert Picture.objects.filter(product__slug=slug, fills=True).count() == 2


def test_the_widths_that_lists_ask_for_are_made_at_once_and_only_once(drawn, db):
    first_ones = Picture.objects.filter(position=0).values("digest").distinct().count()
    assert load_renditions(AT) == 2 * first_ones
    assert load_renditions(AT) == 0
