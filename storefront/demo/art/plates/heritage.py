"""Heritage pictures: one plate per item. The number varies the tones and the small things, so that ten items of one
category stay a family and not a copy."""

from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import cells, pick, rows
from storefront.demo.art.kinds import DRAWINGS
from storefront.demo.art.palettes import MATERIALS, Ground
from storefront.demo.art.plates import emblems, places, stories
from storefront.demo.art.vessels import own, small

# Category | tones | sky, land and where it begins | what stands there, from back to front: a drawing with material,
# ornament (k varies with the number), place, foot, scale and turn; or a word for what only this story has.
_TABLE = """
1  | mist sky celadon          | sun hills 420   | broken_bridge, umbrella cinnabar 1 346 372 .24
1  | night aubergine           | stars none 0    | rabbit_in_the_moon
1  | blush plum rice           | moon hills 480  | butterflies
2  | pine smoke night          | moon hills 480  | guqin ebony/cinnabar/wood 0 404 583 .86, two_cranes
2  | sky coral celadon         | moon none 0     | lake, pipa cinnabar/ebony/indigo k 394 488 .76, lotuses
2  | amber coral vermil        | cloud floor 520 | drum cinnabar/cinnabar/indigo 0 400 611 .93
3  | amber sky celadon         | cloud floor 530 | lion cinnabar/cinnabar/brocade 0 400 613 .86
3  | plum blush mist celadon   | moon hills 500  | troupe, dancer celadon/qinghua/redpaper/plumcloth 0 410 648 .98
3  | vermil night amber        | cloud none 0    | dragon gold/jadecloth/cinnabar 0 412 642 .98, pearl
4  | plum amber sky celadon    | cloud floor 540 | curtains, opera_mask cinnabar/qinghua/ink/indigo k 400 544 .77
4  | amber straw               | cloud none 0    | screen, shadow_puppet cinnabar k 370 472 .72, screen_frame
4  | celadon blush mist        | moon floor 500  | curtains, dancer indigo/celadon/plumcloth 0 400 675 1
5  | straw rice sky            | cloud floor 430 | window, table, folding_fan paper k 374 459 .56,
     gaiwan qinghua 0 590 428 .34, gavel
5  | celadon coral smoke       | moon floor 480  | pipa ebony k 506 455 .74, drum cinnabar 0 240 541 .54,
     gaiwan celadon 1 640 530 .3
5  | night pine aubergine      | moon floor 470  | tower, silk_fan paper k 404 377 .38, table,
     teapot zisha 0 528 446 .32, drum jadecloth 0 300 463 .27, lantern redpaper 0 620 190 .3,
     lantern redpaper 0 750 190 .3
6  | sky celadon mist          | sun hills 380   | river, boat cinnabar/jadecloth/brocade 0 410 609 .86, near_river
6  | celadon rice pine         | moon floor 400  | go_board bamboo 0 400 685 .98, bowl ink 1 150 560 .3,
     bowl sweet 1 650 560 .3
6  | smoke pine coral          | moon hills 500  | sword silver 0 336 444 .98 34, sword silver 0 464 444 .98 -34,
     ground_mist
6  | sky mist blush            | cloud hills 520 | kite indigo/cinnabar/jadecloth k 482 400 .64 -8,
     kite cinnabar k 594 365 .3 10, kite jadecloth k 196 384 .24 -12
7  | rice celadon blush straw  | cloud none 0    | window_flower
7  | coral celadon amber       | cloud none 0    | newyear_print paper k 307 417 .62 -5,
     newyear_print paper k+1 542 461 .62 5
7  | mist plum pine            | moon floor 500  | embroidery paper k 400 506 .76
7  | amber blush celadon       | moon floor 470  | toys
8  | celadon coral smoke rice  | moon floor 450  | three_vessels
8  | straw sky blush           | cloud floor 460 | brocade brocade/indigo/jadecloth k 414 484 .76
8  | celadon mist sky          | cloud hills 500 | umbrella indigo 2 190 458 .5, umbrella bamboo 0 612 464 .48,
     umbrella cinnabar k 414 412 .66
8  | celadon rice straw        | sun hills 430   | tea_tin jadecloth/cinnabar/indigo k 590 520 .52,
     teapot zisha k 330 548 .62, bowl celadon 1 140 560 .3
9  | straw celadon smoke       | cloud floor 500 | cabinet wood 0 400 655 1, mortar bronze k 300 568 .46,
     gourd_vase honey/cinnabar/celadon 1 520 566 .4
9  | pine celadon blush        | moon hills 520  | ginseng ginseng 1 398 478 .72, herbs
9  | blush rice mist           | moon floor 440  | herb_packets paper 0 290 556 .66,
     pill_tin leaf/plumcloth/indigo k 590 566 .52, hanging_herbs
10 | night aubergine pine      | stars hills 500 | tower, lantern redpaper 1 220 258 .4,
     lantern redpaper 0 452 376 .58, lantern honey 2 662 310 .48
10 | coral smoke straw         | cloud floor 530 | door cinnabar 0 400 655 1, lantern redpaper 0 100 171 .27,
     lantern redpaper 0 698 171 .27
10 | night aubergine           | moon hills 470  | cassia, mooncakes honey k 420 566 .58, bottle celadon 1 660 548 .44
"""
_ALL = cells(_TABLE)
PLATES = [[row for row in _ALL if row[0] == str(category)] for category in range(1, 11)]
_STORIES = own(stories)
_DRAWINGS = DRAWINGS | own(emblems)


def plates(category: int) -> int:
    """How many different plates a category (1 to 10) has; further numbers repeat them in other tones."""
    return len(PLATES[category - 1])


def heritage(category: int, n: int = 0) -> str:
    """The n-th plate of a category (1 to 10, the Roman numerals of the registry), 800 by 550."""
    _, tones, setting, actors = PLATES[category - 1][n % plates(category)]
    k = n // plates(category) + n
    c = Canvas(800, 600, 100 + 7 * n + category, title="heritage")
    sky, land, y = setting.split()
    _actors(c, places.plate(c, pick(tones, k), sky, land, int(y)), k, actors)
    c.height, c.view = 550, (0, 25, 800, 550)
    return c.svg()


def _actors(c: Canvas, g: Ground, k: int, table: str) -> None:
    for name, *more in rows(table):
        if not more:
            _STORIES[name](c, g, k) if name in _STORIES else stories.small_things(c, g, k, name)
            continue
        materials, kind, *where = more
        ornament = kind if isinstance(kind, int) else k + len(kind) // 2
        material = MATERIALS[pick(materials.replace("/", " "), k)]
        small(c, _DRAWINGS[name], material, ornament, *where)
