# ruff: noqa
"""The program that draws every picture of the demo: SVG text from the standard library alone, the same bytes each time."""

from .catalogue import KINDS, TURNED, VIEWS, angles, detail, product, wash
from .editions import BANNERS, COLLECTIBLES, banner, collectible
from .figures import figure
from .heritage import heritage, plates
from .landscape import HILLS, blindbox, hills, workshop
from .palettes import WASHES
from .portraits import PEOPLE, portrait

FIGURES = 13
"""Twelve toys of the zodiac and a hidden one."""

__all__ = [
    "BANNERS",
    "COLLECTIBLES",
    "FIGURES",
    "HILLS",
    "KINDS",
    "PEOPLE",
    "TURNED",
    "VIEWS",
    "WASHES",
    "angles",
    "banner",
    "blindbox",
    "collectible",
    "detail",
    "figure",
    "heritage",
    "hills",
    "plates",
    "portrait",
    "product",
    "wash",
    "workshop",
]
