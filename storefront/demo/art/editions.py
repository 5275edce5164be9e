"""Digital collectibles (square plates, gold on a deep ground) and campaign banners."""

from storefront.demo.art import motifs, scenery
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import around, box, oval, place, polar
from storefront.demo.art.kinds import boxes, ceramics, fans, teaware
from storefront.demo.art.palettes import GROUNDS, Ground, mix, roles
from storefront.demo.art.palettes import MATERIALS as M
from storefront.demo.art.patterns import keep, paint, tile
from storefront.demo.art.plates import emblems, places
from storefront.demo.art.vessels import small

GOLD = M["gold"]


def setting(c: Canvas, tone: str) -> Ground:
    """The frame every edition shares: meander border, ruyi corners, rays from the middle."""
    g = GROUNDS[tone]
    c.rect(
        0,
        0,
        800,
        800,
        c.fade((0, mix(g.disc, "#ffffff", 0.10)), (0.6, g.paper), (1, mix(g.paper, "#000000", 0.45)), angle="r"),
    )
    c.path("".join(place("M-2-560L0-120L2-560z", 400 + 400j, 1, 7.5 * k) for k in range(48)), GOLD.mid, opacity=0.16)
    rim = {"d": GOLD.base, "m": GOLD.base, "p": mix(g.paper, "#000000", 0.3)}
    c.path("M0 0H800V800H0zM52 52V748H748V52z", rim["p"])
    c.path("M10 10H790V790H10zM44 44V756H756V44z", tile(c, "meander", rim, 0.85, at=10 + 10j))
    c.line(box(52, 52, 696, 696), GOLD.base, 4)
    c.line(box(62, 62, 676, 676), GOLD.mid, 1.4)
    corner = keep(c, motifs.ruyi(), roles(GOLD.base, GOLD.deep, g.paper, GOLD.mid))
    for x, y, t in ((100, 100, 135), (700, 100, 225), (700, 700, 315), (100, 700, 45)):
        c.stamp(corner, x, y, 0.8, t + 180)
    return g


def cranes_over_sea(c: Canvas) -> None:
    """Edition 1: three cranes before the sun, over waves."""
    g = setting(c, "night")
    with c.inside(box(64, 64, 672, 672)):
        c.disc(400, 350, 206, "#c8412f")
        c.disc(400, 350, 206, c.fade((0, "#f0a05a", 0.7), (1, "#8f2119", 0.5), angle="v"))
        for r in (216, 226):
            c.disc(400, 350, r, "none", stroke=GOLD.base, stroke_width="2.4")
        for x, y, s, f in (
            (180, 250, 1.3, False),
            (640, 300, 1.4, True),
            (610, 500, 1.2, True),
            (170, 480, 1.3, False),
        ):
            paint(
                c,
                motifs.cloud(),
                roles(mix(g.disc, "#ffffff", 0.2), g.disc, GOLD.mid, "#fff"),
                complex(x, y),
                s,
                flip=f,
            )
        places.waves(c, 560, roles(GOLD.base, "#4f6aa8", g.paper, "#fff"), 6, 0.8)
        for x, y, s, t, f in ((380, 330, 3.2, 0, False), (570, 190, 1.6, -6, False), (240, 470, 1.7, 10, False)):
            bird = motifs.crane()
            paint(c, bird, roles(g.paper, g.paper, g.paper, g.paper), complex(x + 3, y + 5), s * 1.03, t, f)
            paint(c, bird, roles("#fbf3e0", "#cfd6e4", g.paper, "#e2583f"), complex(x, y), s, t, f)


def dragon_in_clouds(c: Canvas) -> None:
    """Edition 2: the dragon and the pearl."""
    g = setting(c, "vermil")
    with c.inside(box(64, 64, 672, 672)):
        for x, y, s, f in (
            (190, 180, 1.4, False),
            (640, 150, 1.2, True),
            (660, 420, 1.5, True),
            (150, 600, 1.6, False),
            (420, 690, 1.7, False),
            (640, 670, 1.4, True),
            (420, 340, 1.1, False),
        ):
            paint(
                c,
                motifs.cloud(),
                roles(mix(g.paper, "#000000", 0.22), g.disc, g.disc, "#fff"),
                complex(x, y),
                s,
                flip=f,
            )
        c.disc(172, 436, 48, c.fade((0, "#fffdf0"), (0.5, "#f8e3a8"), (1, "#d9862f"), angle="r"))
        c.path(around("M-9-56C-14-80 6-84 0-106C16-88 14-70 9-56z", 6, 172 + 436j, 10), GOLD.mid)
        with c.at(66, 106, 0.88):
            emblems.dragon(c, type(GOLD)(GOLD.base, GOLD.deep, GOLD.mid, "#fff0bf", "#4a1410", "#2f6b63"))


def lotus_mandala(c: Canvas) -> None:
    """Edition 3: an eightfold lotus with carp around it."""
    g = setting(c, "pine")
    at = 400 + 400j
    for r, w in ((302, 3), (294, 1.4), (190, 3)):
        c.disc(400, 400, r, "none", stroke=GOLD.base, stroke_width=w)
    fish = keep(c, motifs.carp(), roles(GOLD.mid, "#e2703a", g.paper, g.paper))
    flower = keep(c, motifs.lotus(), roles("#e58a74", "#f3c4b0", g.paper, GOLD.mid))
    for k in range(8):
        p = polar(244, 45 * k, at)
        c.stamp(fish if k % 2 else flower, p.real, p.imag, 0.86 if k % 2 else 1.0, 45 * k + (6 if k % 2 else 0))
    wave = keep(c, motifs.wave_unit(), roles(GOLD.base, mix(g.disc, GOLD.base, 0.35), g.paper, g.paper))
    for k in range(24):
        p = polar(152, 15 * k, at)
        c.stamp(wave, p.real, p.imag, 0.44, 15 * k)
    c.disc(400, 400, 134, g.paper)
    petal = motifs.LEAF
    for n, s, tone, start in (
        (16, 2.5, GOLD.deep, 11.25),
        (16, 2.2, GOLD.base, 0),
        (8, 1.8, "#e58a74", 22.5),
        (8, 1.5, "#f6d3c0", 0),
    ):
        c.path(around(place(petal, 0j, s), n, at, start), tone, stroke=g.paper, stroke_width="3")
    c.disc(400, 400, 40, GOLD.mid, stroke=g.paper, stroke_width="4")
    c.path(around(oval(0, -24, 4.6), 8, at) + around(oval(0, -11, 3.6), 4, at) + oval(400, 400, 4), g.paper)


def banner_lanterns(c: Canvas) -> None:
    """Lantern evening on the water, 1600×640; the left third stays calm for the words."""
    w, h = 1600, 640
    g = GROUNDS["night"]
    c.rect(0, 0, w, h, c.fade((0, "#16234a"), (0.55, "#35497a"), (0.8, "#b0677a"), (1, "#e8a06a"), angle="v"))
    c.path(
        "".join(oval(c.rng.uniform(0, w), c.rng.uniform(0, 280), c.rng.choice((1.2, 1.8, 2.6))) for _ in range(90)),
        "#fff3cf",
        opacity=0.75,
    )
    c.disc(1010, 240, 150, "#f6dfa2")
    c.disc(1010, 240, 190, "#f6dfa2", opacity=0.14)
    c.disc(1010, 240, 240, "#f6dfa2", opacity=0.08)
    cloud = roles("#56659a", "#56659a", "#d9bd7a", "#fff")
    for x, y, s, f in (
        (880, 330, 1.5, False),
        (1170, 200, 1.3, True),
        (560, 150, 1.3, False),
        (120, 220, 1.6, False),
        (1480, 330, 1.6, True),
    ):
        paint(c, motifs.cloud(), cloud, complex(x, y), s, flip=f)
    scenery.hills(c, type(g)("#35497a", "#4a5688", "#1a2547", "#1a2547", True), 480, 3, 130, far="#6a6a96")
    places.pagoda(c, 1240, 474, 1.15, "#2b3560", "#141d3c")
    places.pagoda(c, 700, 470, 0.6, "#3a4370", "#232c54")
    places.waves(c, 462, roles("#22335f", "#6a7fb4", "#dfa27c", "#fff"), 5, 0.8, w)
    places.bridge(c, 1010, 486, 1.25, "#4a4a6a", "#141d3c")
    places.boat(c, M["cinnabar"], 1330, 520, 0.56)
    places.waves(c, 552, roles("#182650", "#4a62a0", "#c98a78", "#fff"), 4, 0.9, w)
    for x, s, kind, phase in ((620, 0.34, 0, 0.2), (800, 0.46, 1, 0.6), (1190, 0.40, 0, 1.0), (1400, 0.54, 2, 1.4)):
        with c.at(x - 400 * s, -20, s):
            boxes.lantern(c, M["redpaper"] if kind != 1 else M["honey"], kind, phase)
    scenery.branch(c, -20, 30, 1.5, 4, wood="#2b2238", bloom="#e2583f", paper_="#16234a")
    for x, y, s in ((430, 330, 0.9), (540, 270, 0.6), (340, 420, 0.5)):
        paint(c, motifs.crane(), roles("#f6ead0", "#c9c4c8", "#4a5688", "#e2583f"), complex(x, y), s, flip=True)


def banner_spring(c: Canvas) -> None:
    """Spring market by day, 1600×640: objects in a row on a red table."""
    w, h = 1600, 640
    g = GROUNDS["blush"]
    c.rect(0, 0, w, h, c.fade((0, "#fbeee0"), (1, "#f3cdb4")))
    c.disc(1120, 300, 270, c.fade((0, "#f6b48e"), (1, "#e58a66"), angle="v"))
    scenery.hills(c, g, 520, 4, 170)
    c.path(f"M0 520H{w}V{h}H0z", M["cinnabar"].base)
    c.path(
        f"M0 536H{w}V616H0z",
        tile(c, "clouds", roles(M["cinnabar"].mid, M["cinnabar"].mid, M["cinnabar"].base, "#fff"), 0.8),
    )
    c.line(f"M0 520H{w}M0 536H{w}M0 616H{w}", GOLD.base, 3)
    for f, m, kind, x, s in (
        (ceramics.meiping, "qinghua", 4, 800, 0.74),
        (teaware.teapot, "zisha", 0, 1010, 0.6),
        (ceramics.gourd_vase, "celadon", 1, 1210, 0.66),
        (teaware.tea_tin, "jadecloth", 0, 1364, 0.5),
        (boxes.lacquer_box, "cinnabar", 0, 1496, 0.4),
    ):
        small(c, f, M[m], kind, x, 548, s)
    with c.at(372, 246, 0.44):
        fans.umbrella(c, M["indigo"], 2)
    scenery.branch(c, -10, 40, 1.7, 6, wood="#5a4032", bloom="#c8412f", paper_="#fbeee0")


_EDITIONS = {"cranes": cranes_over_sea, "dragon": dragon_in_clouds, "lotus": lotus_mandala}
_BANNERS = {"lanterns": banner_lanterns, "spring": banner_spring}
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
