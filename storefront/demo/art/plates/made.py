"""Heritage plates of categories VI to X: what is played, made, healed with and kept."""

from storefront.demo.art import motifs, scenery
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import brush, place, pts, rows
from storefront.demo.art.kinds import boxes, ceramics, fans, figures, jars, pantry, paper, remedies, teaware, textiles
from storefront.demo.art.palettes import GROUNDS, mix, roles
from storefront.demo.art.palettes import MATERIALS as M
from storefront.demo.art.patterns import paint, tile
from storefront.demo.art.plates import games, places
from storefront.demo.art.plates.setting import plate, thing


def sport_boat(c: Canvas, k: int) -> None:
    """The dragon boat with its crew."""
    tone = ("sky", "celadon", "mist")[k % 3]
    plate(c, tone, "sun", "hills", 380)
    places.waves(c, 376, roles("#4a7f96", "#8fb9c4", "#eef5f2", "#fff"), 2, 0.8)
    places.boat(c, M[("cinnabar", "jadecloth", "brocade")[k % 3]], 410, 390, 0.86)
    places.waves(c, 452, roles("#3a6f8a", "#8fb9c4", "#eef5f2", "#fff"), 5, 0.9)


def sport_go(c: Canvas, k: int) -> None:
    """A Go board in the middle of a game."""
    tone = ("celadon", "rice", "pine")[k % 3]
    plate(c, tone, "moon", "floor", 400)
    games.go_board(c, M["bamboo"], 400, 396, 0.98)
    for x, m in ((150, "ink"), (650, "sweet")):
        thing(c, ceramics.bowl, m, 1, x, 560, 0.30)


def sport_sword(c: Canvas, k: int) -> None:
    """Crossed swords before the moon."""
    tone = ("smoke", "pine", "coral")[k % 3]
    plate(c, tone, "moon", "hills", 500)
    games.sword(c, 336, 444, 0.98, 34)
    games.sword(c, 464, 444, 0.98, -34)
    for x, y, s in ((170, 470, 1.8), (640, 470, 1.8), (400, 520, 1.6)):
        paint(
            c,
            motifs.cloud(),
            roles(GROUNDS[tone].table, GROUNDS[tone].disc, GROUNDS[tone].paper, "#fff"),
            complex(x, y),
            s,
            flip=x > 400,
        )


def sport_kite(c: Canvas, k: int) -> None:
    """Three swallows on the wind."""
    tone = ("sky", "mist", "blush")[k % 3]
    plate(c, tone, "cloud", "hills", 520)
    for x, y, s, m, t in (
        (170, 20, 0.64, ("indigo", "cinnabar", "jadecloth")[k % 3], -8),
        (510, 150, 0.30, "cinnabar", 10),
        (70, 250, 0.24, "jadecloth", -12),
    ):
        with c.at(x, y, s, t):
            fans.kite(c, M[m], k)


def art_papercut(c: Canvas, k: int) -> None:
    """A window flower on patterned paper."""
    tone = ("rice", "celadon", "blush", "straw")[k % 4]
    plate(c, tone, "cloud", "none")
    c.rect(
        0,
        0,
        800,
        600,
        tile(
            c,
            ("scales", "coin", "tortoise", "diaper")[k % 4],
            {
                "d": mix(GROUNDS[tone].disc, GROUNDS[tone].paper, 0.2),
                "m": mix(GROUNDS[tone].disc, GROUNDS[tone].paper, 0.5),
                "p": GROUNDS[tone].paper,
            },
            1.5,
        ),
    )
    outline, cuts = paper.papercut_shape(c.rng, (8, 6, 10)[k % 3], 232)
    red = (M["redpaper"], M["indigo"], M["jadecloth"])[k % 3 if k > 5 else 0]
    c.path(place(outline, 407 + 308j), "#2a1408", opacity=0.2)
    c.path(place(outline, 400 + 300j), red.base)
    c.path(place(cuts, 400 + 300j, 0.886), "#f9efdc")
    c.disc(400, 300, 50, "#f9efdc")
    paint(
        c,
        (motifs.fish_pair, motifs.peony, motifs.butterfly, motifs.longevity)[k % 4](),
        roles(red.base, red.base, "#f9efdc", red.base),
        400 + 300j,
        0.8,
    )


def art_print(c: Canvas, k: int) -> None:
    """Two New Year prints."""
    tone = ("coral", "celadon", "amber")[k % 3]
    plate(c, tone, "cloud", "none")
    for x, kk, t in ((24, k, -5), (330, k + 1, 5)):
        with c.at(x, 34, 0.62, t):
            paper.newyear_print(c, M["paper"], kk)


def art_embroidery(c: Canvas, k: int) -> None:
    """An embroidery hoop."""
    tone = ("mist", "plum", "pine")[k % 3]
    plate(c, tone, "moon", "floor", 500)
    with c.at(96, 8, 0.76):
        textiles.embroidery(c, M["paper"], k)


def art_clay(c: Canvas, k: int) -> None:
    """Three clay toys."""
    tone = ("amber", "blush", "celadon")[k % 3]
    plate(c, tone, "moon", "floor", 470)
    for x, s, j in ((200, 0.46, k + 1), (600, 0.46, k + 5), (400, 0.6, k + 2)):
        with c.at(x - 400 * s, 556 - 690 * s, s):
            figures.standing(c, figures.SERIES[j % 12])


def craft_vessels(c: Canvas, k: int) -> None:
    """Three vessels from three kilns."""
    tone = ("celadon", "coral", "smoke", "rice")[k % 4]
    plate(c, tone, "moon", "floor", 450)
    sets = (
        ((ceramics.meiping, "qinghua", 4), (ceramics.bowl, "tenmoku", 0), (ceramics.pear_vase, "celadon", 2)),
        ((ceramics.ginger_jar, "qinghua", 2), (teaware.gaiwan, "sweet", 3), (ceramics.gourd_vase, "cinnabar", 0)),
        ((ceramics.pear_vase, "celadon", 2), (teaware.teapot, "zisha", 0), (ceramics.ginger_jar, "celadon", 5)),
    )[k % 3]
    for (f, m, kind), x, s in zip(sets, (220, 410, 600), (0.60, 0.46, 0.60), strict=False):
        thing(c, f, m, kind, x, 530 if x != 410 else 556, s)


def craft_silk(c: Canvas, k: int) -> None:
    """A bolt of brocade."""
    tone = ("straw", "sky", "blush")[k % 3]
    plate(c, tone, "cloud", "floor", 460)
    with c.at(110, -14, 0.76):
        textiles.brocade(c, M[("brocade", "indigo", "jadecloth")[k % 3]], k)


def craft_umbrella(c: Canvas, k: int) -> None:
    """Three oil-paper umbrellas."""
    tone = ("celadon", "mist", "sky")[k % 3]
    plate(c, tone, "cloud", "hills", 500)
    for x, y, s, m, kind in (
        (-10, 130, 0.5, "indigo", 2),
        (420, 150, 0.48, "bamboo", 0),
        (150, -20, 0.66, "cinnabar", k),
    ):
        with c.at(x, y, s):
            fans.umbrella(c, M[m], kind)


def craft_tea(c: Canvas, k: int) -> None:
    """Tea in the hills: pot, tin and bowl."""
    tone = ("celadon", "rice", "straw")[k % 3]
    plate(c, tone, "sun", "hills", 430)
    thing(c, teaware.tea_tin, ("jadecloth", "cinnabar", "indigo")[k % 3], k, 590, 520, 0.52)
    thing(c, teaware.teapot, "zisha", k, 330, 548, 0.62)
    thing(c, ceramics.bowl, "celadon", 1, 140, 560, 0.3)


def medicine_wall(c: Canvas, k: int) -> None:
    """The drawers of a pharmacy, a mortar and a gourd."""
    tone = ("straw", "celadon", "smoke")[k % 3]
    plate(c, tone, "cloud", "floor", 500)
    places.cabinet(c, M["wood"], 400, 60, 600, 400)
    thing(c, remedies.mortar, "bronze", k, 300, 568, 0.46)
    thing(c, ceramics.gourd_vase, ("honey", "cinnabar", "celadon")[k % 3], 1, 520, 566, 0.4)


def medicine_root(c: Canvas, k: int) -> None:
    """A ginseng root among leaves."""
    tone = ("pine", "celadon", "blush")[k % 3]
    plate(c, tone, "moon", "hills", 520)
    with c.at(110, 6, 0.72):
        remedies.ginseng(c, M["ginseng"], 1)
    green = roles("#3f6440", "#6f9257", "#d7e2b4", "#c8412f")
    for x, y, s, t in ((150, 480, 2.0, -20), (230, 520, 1.6, 30), (600, 500, 2.0, 12), (680, 470, 1.7, -24)):
        paint(c, motifs.sprig(), green, complex(x, y), s, t)


def medicine_gift(c: Canvas, k: int) -> None:
    """Packets and pills."""
    tone = ("blush", "rice", "mist")[k % 3]
    plate(c, tone, "moon", "floor", 440)
    thing(c, remedies.herb_packets, "paper", 0, 290, 556, 0.66)
    thing(c, remedies.pill_tin, ("leaf", "plumcloth", "indigo")[k % 3], k, 590, 566, 0.52)
    for x, y, s, t in ((96, 200, 1.5, 160), (160, 150, 1.3, 190), (60, 130, 1.2, 140)):
        paint(c, motifs.sprig(), roles("#3f6440", "#6f9257", "#d7e2b4", "#c8412f"), complex(x, y), s, t)


def medicine_gourd(c: Canvas, k: int) -> None:
    """The gourd that hung over a healer's door, before far hills."""
    tone = ("mist", "amber", "celadon")[k % 3]
    plate(c, tone, "moon", "hills", 500)
    thing(c, ceramics.gourd_vase, ("honey", "cinnabar", "jade")[k % 3], k, 400, 540, 0.84)
    green = roles("#3f6440", "#6f9257", "#d7e2b4", "#c8412f")
    for x, y, size, turn in rows("196 492 1.7 -30, 262 520 1.2 24, 566 520 1.3 -20, 622 490 1.8 28"):
        paint(c, motifs.sprig(), green, complex(x, y), size, turn)
    for x, y, size in ((170, 190, 1.4), (640, 150, 1.1)):
        paint(c, motifs.crane(), roles("#3a4a55", "#8fa3ad", "#fff", "#c8412f"), complex(x, y), size, flip=x < 400)


def customs_dragon_boat(c: Canvas, k: int) -> None:
    """The Dragon Boat table: rice parcels, a sachet, a cup of wine."""
    tone = ("celadon", "straw", "sky")[k % 3]
    g = plate(c, tone, "sun", "hills", 440)
    leaf = brush(pts(0, 0, -8, -130, 16, -260), [16, 24, 2])
    for x, turn in ((112, -20), (136, -6), (160, 8), (182, 22)):
        c.path(place(leaf, complex(x, 470), 1.3, turn), mix("#3f6f4c", g.ink, 0.1 + x % 3 * 0.1))
    thing(c, pantry.zongzi, "leaf", k, 366, 544, 0.74)
    thing(c, jars.wine_jar, "zisha", k, 640, 540, 0.46)
    with c.at(106, 20, 0.34):
        textiles.sachet(c, M["brocade"], k)


def customs_lanterns(c: Canvas, k: int) -> None:
    """Lanterns over the hills at night."""
    tone = ("night", "aubergine", "pine")[k % 3]
    g = plate(c, tone, "stars", "hills", 500)
    places.pagoda(c, 690, 500, 0.8, mix(g.disc, "#000000", 0.2), mix(g.table, "#000000", 0.3))
    for x, s, kind, m in ((90, 0.40, 1, "amber"), (250, 0.58, 0, "redpaper"), (500, 0.48, 2, "honey")):
        with c.at(x - 30, -4, s):
            boxes.lantern(c, M["redpaper"] if m != "honey" else M["honey"], kind)


def customs_door(c: Canvas, k: int) -> None:
    """A door dressed for the New Year."""
    tone = ("coral", "smoke", "straw")[k % 3]
    plate(c, tone, "cloud", "floor", 530)
    places.door(c, M["cinnabar"])
    for x in (-8, 590):
        with c.at(x, -6, 0.27):
            boxes.lantern(c, M["redpaper"], 0)


def customs_moon(c: Canvas, k: int) -> None:
    """Mooncakes and wine under the full moon."""
    tone = ("night", "aubergine")[k % 2]
    plate(c, tone, "moon", "hills", 470)
    scenery.branch(c, 10, 60, 1.1, 8, wood="#8a6a4a", bloom="#e9c46a", paper_="#24345a", leafy=False)
    thing(c, pantry.mooncakes, "honey", k, 420, 566, 0.58)
    thing(c, jars.bottle, "celadon", 1, 660, 548, 0.44)
