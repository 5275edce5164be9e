"""Heritage pictures: one plate per item. The number varies the sky, the tones and the small things, so that
ten items of one category stay a family and not a copy."""

from storefront.demo.art.canvas import Canvas
from storefront.demo.art.plates import made, told

PLATES = (
    (told.lit_bridge, told.lit_moon, told.lit_butterflies, told.lit_carp),
    (told.music_zither, told.music_bells, told.music_pipa, told.music_drum),
    (told.dance_lion, told.dance_sleeves, told.dance_dragon, told.dance_fans),
    (told.opera_face, told.opera_shadow, told.opera_stage, told.opera_pair),
    (told.quyi_fan, told.quyi_drum, told.quyi_lane, told.quyi_clappers),
    (made.sport_boat, made.sport_go, made.sport_sword, made.sport_kite),
    (made.art_papercut, made.art_print, made.art_embroidery, made.art_clay),
    (made.craft_vessels, made.craft_silk, made.craft_umbrella, made.craft_tea),
    (made.medicine_wall, made.medicine_root, made.medicine_gift, made.medicine_gourd),
    (made.customs_lanterns, made.customs_door, made.customs_moon, made.customs_dragon_boat),
)


def plates(category: int) -> int:
    """How many different plates a category (1 to 10) has; further numbers repeat them in other tones."""
    return len(PLATES[category - 1])


def heritage(category: int, n: int = 0) -> str:
    """The n-th plate of a category (1 to 10, the Roman numerals of the registry), 800 by 550."""
    draw = PLATES[category - 1]
    c = Canvas(800, 600, 100 + 7 * n + category, title="heritage")
    draw[n % len(draw)](c, n // len(draw) + n)
    c.height, c.view = 550, (0, 25, 800, 550)
    return c.svg()
