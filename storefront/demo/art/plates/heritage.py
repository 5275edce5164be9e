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
1  | coral smoke night         | sun hills 460   | sword silver 0 352 436 1.08 28
1  | rice mist celadon         | moon floor 470  | brushes jade/cinnabar/indigo k 400 540 .8
2  | pine smoke night          | moon hills 480  | guqin ebony/cinnabar/wood 0 404 583 .86, two_cranes
2  | sky coral celadon         | moon none 0     | lake, pipa cinnabar/ebony/indigo k 394 488 .76, lotuses
2  | amber coral vermil        | cloud floor 520 | drum cinnabar/cinnabar/indigo 0 400 611 .93
3  | amber sky celadon         | cloud floor 530 | lion cinnabar/cinnabar/brocade 0 400 613 .86
3  | plum blush mist celadon   | moon hills 500  | troupe, dancer celadon/qinghua/redpaper/plumcloth 0 410 648 .98
3  | vermil night amber        | cloud none 0    | dragon gold/jadecloth/cinnabar 0 412 642 .98, pearl
3  | coral amber celadon       | sun hills 500   | drum cinnabar/jadecloth 0 300 568 .7,
     drum cinnabar/indigo 0 546 560 .52
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
7  | amber celadon blush       | moon none 0     | opera_mask cinnabar/ink/indigo k 400 542 .8
7  | night pine aubergine      | stars hills 500 | lantern honey k 268 486 .6, lantern redpaper k+1 540 516 .72
7  | celadon rice sky          | sun hills 430   | basket bamboo/wood k 400 542 .78
7  | smoke aubergine pine      | moon none 0     | jade_pendant jade/sweet k 290 528 .7,
     jade_pendant sweet/jade k+1 520 500 .62
7  | straw celadon mist        | moon floor 470  | gourd_vase honey k+1 310 540 .68, gourd_vase honey k+2 540 546 .5
7  | blush rice mist           | cloud floor 470 | comb wood/ebony k 400 540 .8
7  | sky celadon blush         | moon none 0     | sugar_painting honey k 400 540 .82
7  | straw mist blush          | moon none 0     | sachet plumcloth/brocade k 292 524 .68,
     sachet indigo/jadecloth k+1 520 500 .6
7  | celadon straw mist        | cloud floor 470 | tiger_shoes cinnabar/indigo/jadecloth k 400 552 .74
7  | rice straw celadon        | moon floor 460  | lacquer_box wood k 340 546 .74, comb wood k+1 610 546 .4
8  | blush straw mist          | moon floor 450  | meiping qinghua 4 220 530 .6, bowl qinghua 1 410 540 .46,
     ginger_jar qinghua 2 600 530 .6
8  | straw sky blush           | cloud floor 460 | brocade brocade/indigo/jadecloth k 414 484 .76
8  | celadon mist sky          | cloud hills 500 | umbrella indigo 2 190 458 .5, umbrella bamboo 0 612 464 .48,
     umbrella cinnabar k 414 412 .66
8  | celadon rice straw        | sun hills 430   | tea_tin jadecloth/cinnabar/indigo k 590 520 .52,
     teapot zisha k 330 548 .62, bowl celadon 1 140 560 .3
8  | rice mist straw           | moon floor 450  | pear_vase celadon k 220 530 .6, tea_bowl celadon k 410 540 .46,
     gourd_vase celadon k 600 530 .6
8  | celadon coral pine        | moon floor 450  | meiping sweet 1 220 530 .6, gaiwan sweet 3 410 540 .46,
     pear_vase sweet 1 600 530 .6
8  | celadon straw mist        | cloud floor 460 | teapot zisha/ebony k 310 540 .7, pickle_jar zisha k 600 540 .52
8  | smoke rice celadon        | moon floor 460  | bowl tenmoku 0 330 546 .72, bowl tenmoku 1 600 552 .42
8  | rice plum celadon         | moon floor 470  | censer bronze/gold/ink k 330 546 .7, charger bronze k 600 540 .46
8  | amber blush straw         | moon floor 460  | ginger_jar jadecloth k 270 550 .64, charger jadecloth k 540 552 .6
8  | night aubergine pine      | moon none 0     | hairpin silver/gold k 400 540 .84
8  | celadon straw mist        | moon floor 460  | lacquer_box cinnabar/lacquer k 320 546 .7,
     gourd_vase cinnabar k 600 546 .52
8  | rice celadon mist         | moon floor 470  | inkstone ink/ebony/zisha k 400 552 .82
8  | straw mist rice           | moon floor 470  | brushes cinnabar/jade/indigo k 400 542 .82
8  | blush mist celadon        | cloud floor 480 | folding_fan paper/gold k 330 500 .66,
     silk_fan paper/celadon k 620 540 .52
8  | sky mist blush            | cloud hills 520 | kite jadecloth/indigo/cinnabar k+1 330 470 .68 -6,
     kite cinnabar k 610 300 .36 12
8  | celadon coral mist        | moon floor 500  | pipa cinnabar k 280 540 .74 -12, pipa ebony k 520 540 .74 12
8  | amber straw celadon       | moon floor 460  | liquor bronze/zisha/celadon k 320 542 .66,
     bottle leaf/celadon 1 580 542 .52
8  | rice mist celadon         | moon floor 460  | bottle ebony 0 320 542 .64, pickle_jar zisha k 570 542 .58
8  | straw celadon rice        | sun hills 430   | pickle_jar zisha/bronze k 300 546 .66,
     pickle_jar celadon/zisha k+1 570 546 .5
8  | night aubergine amber     | moon floor 480  | mooncakes honey/ginseng k 400 552 .78
8  | celadon straw rice        | sun hills 430   | tea_cake tea/ebony k 400 546 .74
8  | amber straw               | moon floor 470  | sugar_painting honey k 400 540 .82
8  | rice blush celadon        | cloud floor 520 | indigo_cloth indigo k 400 570 .82
9  | straw celadon smoke       | cloud floor 500 | cabinet wood 0 400 655 1, mortar bronze k 300 568 .46,
     gourd_vase honey/cinnabar/celadon 1 520 566 .4
9  | pine celadon blush        | moon hills 520  | ginseng ginseng 1 398 478 .72, herbs
9  | blush rice mist           | moon floor 440  | herb_packets paper 0 290 556 .66,
     pill_tin leaf/plumcloth/indigo k 590 566 .52, hanging_herbs
9  | celadon straw sky         | sun hills 430   | basket bamboo 0 400 542 .78
10 | night aubergine pine      | stars hills 500 | tower, lantern redpaper 1 220 258 .4,
     lantern redpaper 0 452 376 .58, lantern honey 2 662 310 .48
10 | coral smoke straw         | cloud floor 530 | door cinnabar 0 400 655 1, lantern redpaper 0 100 171 .27,
     lantern redpaper 0 698 171 .27
10 | night aubergine           | moon hills 470  | cassia, mooncakes honey k 420 566 .58, bottle celadon 1 660 548 .44
10 | sky mist celadon          | sun hills 380   | river, boat cinnabar/jadecloth 0 410 609 .86, near_river
10 | celadon straw rice        | moon floor 460  | teapot zisha k 300 540 .66, gaiwan qinghua/celadon k 570 540 .46
10 | sky celadon mist          | cloud hills 500 | kite indigo/cinnabar k 430 420 .66 -8,
     kite jadecloth k+1 190 330 .28 10
10 | coral amber straw         | sun hills 430   | liquor zisha/celadon k 330 546 .62, bowl sweet 1 570 546 .42
10 | straw celadon sky         | sun hills 400   | basket bamboo/wood k 400 542 .74
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
    # The first, second, third … of the same plate take one material, ornament and tone after the other.
    again, plate = divmod(n, plates(category))
    _, tones, setting, actors = PLATES[category - 1][plate]
    k = plate + again
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
