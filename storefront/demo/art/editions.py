"""Digital collectibles (square plates, gold on a deep ground) and campaign banners."""

from storefront.demo.art import parts, scenery
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import around, box, dots, oval, place, rows
from storefront.demo.art.kinds import DRAWINGS
from storefront.demo.art.motifs import LEAF
from storefront.demo.art.palettes import GROUNDS, MATERIALS, Ground, Tones, mix, roles, shade, tint
from storefront.demo.art.patterns import tile
from storefront.demo.art.plates import emblems, places
from storefront.demo.art.vessels import small

GOLD = MATERIALS["gold"]


def setting(c: Canvas, tone: str) -> Ground:
    """The frame every edition shares: meander border, ruyi corners, rays from the middle."""
    g = GROUNDS[tone]
    rim, dark = "M0 0H800V800H0zM52 52V748H748V52z", shade(g.paper, 0.3)
    fret = tile(c, "meander", roles(GOLD.base, GOLD.base, dark, GOLD.base), 0.85, at=10 + 10j)
    c.pieces(f"""
        {c.fade("r", tint(g.disc, 0.1), (0.6, g.paper), shade(g.paper, 0.45))} | | M0 0H800V800H0z
        {GOLD.mid} | @0.16 | {parts.shine(400 + 400j, 48, 120, 560)}
        {dark} | | {rim}
        {fret} | | M10 10H790V790H10zM44 44V756H756V44z
        | pen {GOLD.base} 4 | b 52 52 696 696
        | pen {GOLD.mid} 1.4 | b 62 62 676 676""")
    corners = "100 100 .8 315, 700 100 .8 45, 700 700 .8 135, 100 700 .8 225"
    c.scatter("ruyi", roles(GOLD.base, GOLD.deep, g.paper, GOLD.mid), corners)
    return g


def cranes_over_sea(c: Canvas) -> None:
    """Edition 1: three cranes before the sun, over waves."""
    g = setting(c, "night")
    with c.inside(box(64, 64, 672, 672)):
        c.pieces(f"""
            {c.fade("v", mix("#c8412f", "#f0a05a", 0.7), "#ac3127")} | | o 400 350 206
            | {GOLD.base} 2.4 | o 400 350 216 + o 400 350 226""")
        cloud = roles(tint(g.disc, 0.2), g.disc, GOLD.mid, "#fff")
        c.scatter("cloud", cloud, "180 250 1.3, 640 300 1.4 0 1, 610 500 1.2 0 1, 170 480 1.3")
        places.waves(c, 560, roles(GOLD.base, "#4f6aa8", g.paper, "#fff"), 6, 0.8)
        for x, y, size, turn in rows("380 330 3.2 0, 570 190 1.6 -6, 240 470 1.7 10"):
            c.scatter("crane", dict.fromkeys("dmpx", g.paper), f"{x + 3} {y + 5} {size * 1.03} {turn}")
            c.scatter("crane", roles("#fbf3e0", "#cfd6e4", g.paper, "#e2583f"), f"{x} {y} {size} {turn}")


def dragon_in_clouds(c: Canvas) -> None:
    """Edition 2: the dragon and the pearl."""
    g = setting(c, "vermil")
    with c.inside(box(64, 64, 672, 672)):
        spots = "190 180 1.4, 640 150 1.2 0 1, 660 420 1.5 0 1, 150 600 1.6, 420 690 1.7, 640 670 1.4 0 1, 420 340 1.1"
        c.scatter("cloud", roles(shade(g.paper, 0.22), g.disc, g.disc, "#fff"), spots)
        c.disc(172, 436, 48, c.fade("r", "#fffdf0", "#f8e3a8", "#d9862f"))
        c.path(around("M-9-56C-14-80 6-84 0-106C16-88 14-70 9-56z", 6, 172 + 436j, 10), GOLD.mid)
        with c.at(66, 106, 0.88):
            emblems.dragon(c, Tones(GOLD.base, GOLD.deep, GOLD.mid, "#fff0bf", "#4a1410", "#2f6b63"))


def lotus_mandala(c: Canvas) -> None:
    """Edition 3: an eightfold lotus with carp around it."""
    g, at = setting(c, "pine"), 400 + 400j
    for r, width in ((302, 3), (294, 1.4), (190, 3)):
        c.disc(400, 400, r, "none", GOLD.base, width)
    c.wreath("carp", roles(GOLD.mid, "#e2703a", g.paper, g.paper), 4, 244, 0.86, at, 45, 6)
    c.wreath("lotus", roles("#e58a74", "#f3c4b0", g.paper, GOLD.mid), 4, 244, 1, at)
    c.wreath("wave", roles(GOLD.base, mix(g.disc, GOLD.base, 0.35), g.paper, g.paper), 24, 152, 0.44, at)
    c.disc(400, 400, 134, g.paper)
    for count, size, start, tone in rows(
        f"16 2.5 11.25 {GOLD.deep}, 16 2.2 0 {GOLD.base}, 8 1.8 22.5 #e58a74, 8 1.5 0 #f6d3c0"
    ):
        c.path(around(place(LEAF, 0j, size), count, at, start), tone, g.paper, 3)
    c.disc(400, 400, 40, GOLD.mid, g.paper, 4)
    c.path(around(oval(0, -24, 4.6), 8, at) + around(oval(0, -11, 3.6), 4, at) + dots("400 400 4"), g.paper)


def lanterns(c: Canvas) -> None:
    """Lantern evening on the water; the left third stays calm for the words."""
    evening = c.fade("v", "#16234a", (0.55, "#35497a"), (0.8, "#b0677a"), "#e8a06a")
    c.rect(0, 0, 1600, 640, evening)
    places.stars(c, 90, 280)
    c.pieces("""
        #f6dfa2 | | o 1010 240 150
        #f6dfa2 | @0.14 | o 1010 240 190
        #f6dfa2 | @0.08 | o 1010 240 240""")
    clouds = "880 330 1.5, 1170 200 1.3 0 1, 560 150 1.3, 120 220 1.6, 1480 330 1.6 0 1"
    c.scatter("cloud", roles("#56659a", "#56659a", "#d9bd7a", "#fff"), clouds)
    scenery.hills(c, Ground("#35497a", "#4a5688", "#1a2547", "#1a2547", True), 480, 3, 130, far="#6a6a96")
    places.pagoda(c, 1240, 474, 1.15, "#2b3560", "#141d3c")
    places.pagoda(c, 700, 470, 0.6, "#3a4370", "#232c54")
    places.waves(c, 462, roles("#22335f", "#6a7fb4", "#dfa27c", "#fff"), 5, 0.8)
    places.bridge(c, 1010, 486, 1.25, "#4a4a6a", "#141d3c")
    small(c, emblems.boat, MATERIALS["cinnabar"], 0, 1330, 663, 0.56)
    places.waves(c, 552, roles("#182650", "#4a62a0", "#c98a78", "#fff"))
    for x, size, kind, material in rows("620 .34 0 redpaper, 800 .46 1 honey, 1190 .4 0 redpaper, 1400 .54 2 redpaper"):
        small(c, DRAWINGS["lantern"], MATERIALS[material], kind, x, 655 * size - 20, size)
    scenery.branch(c, -20, 30, 1.5, 4, "#2b2238", "#e2583f", "#16234a")
    c.scatter(
        "crane", roles("#f6ead0", "#c9c4c8", "#4a5688", "#e2583f"), "430 330 .9 0 1, 540 270 .6 0 1, 340 420 .5 0 1"
    )


def spring(c: Canvas) -> None:
    """Spring market by day: objects in a row on a red table."""
    red = MATERIALS["cinnabar"]
    c.rect(0, 0, 1600, 640, c.fade("h", "#fbeee0", "#f3cdb4"))
    c.disc(1120, 300, 270, c.fade("v", "#f6b48e", "#e58a66"))
    scenery.hills(c, GROUNDS["blush"], 520, 4, 170)
    c.pieces(f"""
        {red.base} | | M0 520H1600V640H0z
        {tile(c, "clouds", roles(red.mid, red.mid, red.base, "#fff"), 0.8)} | | M0 536H1600V616H0z
        | pen {GOLD.base} 3 | M0 520H1600M0 536H1600M0 616H1600""")
    for name, material, kind, x, size in rows(
        "meiping qinghua 4 800 .74, teapot zisha 0 1010 .6, gourd_vase celadon 1 1210 .66, tea_tin jadecloth 0 1364 .5,"
        "lacquer_box cinnabar 0 1496 .4"
    ):
        small(c, DRAWINGS[name], MATERIALS[material], kind, x, 548, size)
    small(c, DRAWINGS["umbrella"], MATERIALS["indigo"], 2, 548, 534, 0.44)
    scenery.branch(c, -10, 40, 1.7, 6, "#5a4032", "#c8412f", "#fbeee0")


_EDITIONS = {"cranes": cranes_over_sea, "dragon": dragon_in_clouds, "lotus": lotus_mandala}
_BANNERS = {"lanterns": lanterns, "spring": spring}
COLLECTIBLES = tuple(_EDITIONS)
BANNERS = tuple(_BANNERS)


def collectible(name: str) -> str:
    """The plate of an edition, 800 by 800."""
    c = Canvas(800, 800, 11, title=_EDITIONS[name].__name__.replace("_", " "))
    _EDITIONS[name](c)
    return c.svg()


def banner(name: str) -> str:
    """A campaign's wide picture, 1600 by 640."""
    c = Canvas(1600, 640, 21, title=name)
    _BANNERS[name](c)
    return c.svg()
