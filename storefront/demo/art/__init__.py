"""The program that draws every picture of the demo: standard library alone, the same bytes each time."""

from storefront.demo.art.catalogue import KINDS, TURNED, VIEWS, angles, detail, product, wash
from storefront.demo.art.editions import BANNERS, COLLECTIBLES, banner, collectible
from storefront.demo.art.kinds.figures import figure
from storefront.demo.art.landscape import HILLS, blindbox, hills, workshop
from storefront.demo.art.makers.portraits import PEOPLE, portrait
from storefront.demo.art.palettes import WASHES
from storefront.demo.art.plates.heritage import heritage, plates

FIGURES = 13
"""Twelve toys of the zodiac and a hidden one."""

__all__ = [
    "BANNERS", "COLLECTIBLES", "FIGURES", "HILLS", "KINDS", "PEOPLE", "TURNED", "VIEWS", "WASHES", "angles", "banner",
    "blindbox", "collectible", "detail", "figure", "heritage", "hills", "plates", "portrait", "product", "wash",
    "workshop",
]  # fmt: skip
