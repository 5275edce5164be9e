"""Heritage plates of categories I to V: what is told, sung, danced and played."""

from storefront.demo.art import motifs, parts, scenery
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import oval, place, rows, trace
from storefront.demo.art.kinds import boxes, fans, figures, stage, teaware
from storefront.demo.art.palettes import GROUNDS, mix, roles
from storefront.demo.art.palettes import MATERIALS as M
from storefront.demo.art.patterns import paint, tile
from storefront.demo.art.plates import emblems, places
from storefront.demo.art.plates.setting import plate, thing
from storefront.demo.art.vessels import keyline


def lit_bridge(c: Canvas, k: int) -> None:
    """The umbrella lent on the broken bridge: White Snake."""
    tone = ("mist", "sky", "celadon")[k % 3]
    g = plate(c, tone, "sun", "hills", 420)
    places.pagoda(c, 620, 420, 1.0, mix(g.disc, g.ink, 0.35), mix(g.ink, "#23303a", 0.4))
    places.waves(c, 450, roles(mix(g.table, g.ink, 0.5), mix(g.table, g.ink, 0.2), g.paper, g.ink), 5, 0.7)
    places.bridge(c, 330, 440, 1.15, mix(g.paper, g.ink, 0.25), mix(g.ink, "#23303a", 0.5))
    places.willow(c, 96, 190, 1.05, "#5f8a5a", "#4f3a2c")
    with c.at(250, 215, 0.24):
        fans.umbrella(c, M["cinnabar"], 1)
    for x, y, s in ((520, 170, 0.5), (580, 130, 0.36)):
        paint(c, motifs.crane(), roles("#3a4a55", "#8fa3ad", "#fff", "#c8412f"), complex(x, y), s * 1.6)


def lit_moon(c: Canvas, k: int) -> None:
    """The rabbit in the moon, under the cassia."""
    tone = ("night", "aubergine")[k % 2]
    plate(c, tone, "stars", "none")
    c.disc(400, 300, 222, "#f3dfa6")
    c.disc(400, 300, 222, c.fade((0, "#fff", 0.35), (0.7, "#fff", 0), (1, "#c98a35", 0.35), angle="r"))
    with c.inside(oval(400, 300, 222)):
        scenery.branch(c, 190, 96, 1.35, 12, wood="#6a4a30", bloom="#d9862f", paper_="#f3dfa6", leafy=k % 2 == 1)
    with c.at(262, 196, 0.36):
        figures.standing(c, figures.SERIES[3])
    for x, y, s, f in (
        (150, 460, 2.2, False),
        (640, 480, 2.4, True),
        (400, 530, 2.6, False),
        (90, 200, 1.2, False),
        (690, 150, 1.1, True),
    ):
        paint(
            c,
            motifs.cloud(),
            roles("#4f6398" if tone == "night" else "#7d5a78", "#4f6398", "#d9bd7a", "#fff"),
            complex(x, y),
            s,
            flip=f,
        )


def lit_butterflies(c: Canvas, k: int) -> None:
    """The two lovers as butterflies over peonies."""
    tone = ("blush", "plum", "rice")[k % 3]
    plate(c, tone, "moon", "hills", 480)
    for x, y, s, t in ((316, 236, 2.1, -22), (500, 262, 1.8, 26)):
        b = motifs.butterfly()
        paint(c, b, roles("#2b1c2a", "#2b1c2a", "#2b1c2a", "#2b1c2a"), complex(x + 2, y + 3), s * 1.05, t)
        paint(
            c,
            b,
            roles("#2c4a7e" if x < 400 else "#b8412f", "#7f9fcb" if x < 400 else "#ef9f86", "#fff6e2", "#e2b457"),
            complex(x, y),
            s,
            t,
        )
    for x, y, s in ((170, 500, 2.1), (630, 494, 2.3), (400, 520, 1.5)):
        for dx, a in ((-70, -60), (70, 60), (0, 180)):
            paint(
                c, motifs.sprig(), roles("#3f6f5c", "#6f9f86", "#e2ebdc", "#fff"), complex(x + dx, y + 10), s * 0.8, a
            )
        paint(c, motifs.peony(), roles("#c8412f", "#ef9f86", "#fff0e0", "#e2b457"), complex(x, y), s)


def lit_carp(c: Canvas, k: int) -> None:
    """The carp that leaps the Dragon Gate."""
    tone = ("amber", "mist", "coral")[k % 3]
    g = plate(c, tone, "moon", "none")
    scenery.hills(c, g, 440, 3, 170)
    stone = mix(g.ink, "#2a3038", 0.4)
    for s in (-1, 1):
        places.pagoda(c, 400 + s * 250, 470, 0.9, mix(g.disc, g.ink, 0.4), stone)
    sea = roles("#23478f", "#6f93c4", "#f3efe2", "#fff")
    places.waves(c, 440, sea, 2, 0.8)
    for carp, shift in (
        (dict.fromkeys("dmpx", "#3a1a14"), 4 + 6j),
        (roles("#c8412f", "#e9a53c", "#fbf0dc", "#fff"), 0j),
    ):
        paint(c, motifs.carp(), carp, 400 + 270j + shift, 3.5, 30)
    places.waves(c, 500, sea, 3, 0.95)
    drops = rows("250 400 7, 300 430 5, 520 410 8, 560 440 5, 470 436 4, 350 446 4")
    c.path("".join(oval(x, y, r) for x, y, r in drops), "#fffdf4")


def music_zither(c: Canvas, k: int) -> None:
    """The zither by moonlight, with two cranes."""
    tone = ("pine", "smoke", "night")[k % 3]
    plate(c, tone, "moon", "hills", 480)
    with c.at(60, 20, 0.86):
        stage.guqin(c, M[("ebony", "cinnabar", "wood")[k % 3]], 0)
    for x, y in ((150, 170), (640, 420)):
        paint(
            c,
            motifs.crane(),
            roles("#33424f", "#8fa3ad", "#fff", "#c8412f")
            if tone == "smoke"
            else roles("#f3efe2", "#b9c4c0", "#35564d", "#c8412f"),
            complex(x, y),
            1.3,
            flip=x < 400,
        )


def music_bells(c: Canvas, k: int) -> None:
    """A rack of bronze bells."""
    tone = ("amber", "straw", "inkstone")[k % 3]
    plate(c, tone, "cloud", "floor", 500)
    emblems.bells(c, M["bronze"])


def music_pipa(c: Canvas, k: int) -> None:
    """The lute on the water, among lotus."""
    tone = ("sky", "coral", "celadon")[k % 3]
    plate(c, tone, "moon", "waves", 500)
    with c.at(90, -10, 0.76, 0):
        stage.pipa(c, M[("cinnabar", "ebony", "indigo")[k % 3]], k)
    for x, y, s, t in ((600, 180, 1.2, 10), (180, 400, 1, -10)):
        paint(c, motifs.lotus(), roles("#d9694a", "#efb39c", "#fff6ea", "#e2b457"), complex(x, y), s, t)


def music_drum(c: Canvas, k: int) -> None:
    """A great drum with its ribboned sticks."""
    tone = ("vermil", "amber", "coral")[k % 3]
    plate(c, tone, "cloud", "floor", 520)
    emblems.drum(c, M["cinnabar" if tone != "vermil" else "indigo"], 400, 300, 158)


def dance_lion(c: Canvas, k: int) -> None:
    """The dancing lion's head."""
    tone = ("amber", "sky", "celadon")[k % 3]
    plate(c, tone, "cloud", "floor", 530)
    emblems.lion(c, M[("cinnabar", "jadecloth", "brocade")[k % 3]] if k % 3 != 1 else M["cinnabar"], 400, 316, 0.86)


def dance_sleeves(c: Canvas, k: int) -> None:
    """Water sleeves, one dancer or three."""
    tone = ("plum", "blush", "mist", "celadon")[k % 4]
    plate(c, tone, "moon", "hills", 500)
    mat = M[("celadon", "qinghua", "redpaper", "plumcloth")[k % 4]]
    if k % 2:
        emblems.dancer(c, M["celadon"], 250, 330, 0.62)
        emblems.dancer(c, M["plumcloth"], 590, 330, 0.62, True)
    emblems.dancer(c, mat, 400 + (0 if k % 2 else 20), 300, 0.98, k % 3 == 1)


def dance_dragon(c: Canvas, k: int) -> None:
    """The dragon after its pearl."""
    tone = ("vermil", "night", "amber")[k % 3]
    plate(c, tone, "cloud", "waves" if k % 2 else "none", 540)
    with c.at(20, 0, 0.98):
        emblems.dragon(c, M[("gold", "jadecloth", "cinnabar")[k % 3]])
    c.disc(120, 330, 34, "#fff3cf", stroke="#d9862f", stroke_width="5")


def dance_fans(c: Canvas, k: int) -> None:
    """A dancer before an open fan."""
    tone = ("celadon", "straw", "sky")[k % 3]
    plate(c, tone, "cloud", "floor", 520)
    with c.at(-88, -130, 1.22):
        fans.folding_fan(c, M[("redpaper", "gold", "paper")[k % 3]], 4)
    emblems.dancer(c, M[("indigo", "cinnabar", "jadecloth")[k % 3]], 400, 318, 0.86, k % 2 == 1)


def opera_pair(c: Canvas, k: int) -> None:
    """Two painted faces, the loyal and the bold."""
    tone = ("straw", "mist", "blush")[k % 3]
    plate(c, tone, "moon", "floor", 520)
    for x, material, kind in (
        ((24, "cinnabar", 0), (356, "qinghua", 1)) if k % 2 == 0 else ((24, "ink", 2), (356, "indigo", 3))
    ):
        with c.at(x, 84, 0.55):
            stage.opera_mask(c, M[material], kind)


def opera_face(c: Canvas, k: int) -> None:
    """A painted face between the curtains."""
    tone = ("plum", "amber", "sky", "celadon")[k % 4]
    plate(c, tone, "cloud", "floor", 540)
    for s in (-1, 1):
        d = "M-20 0H190C170 120 120 260 40 380C10 430-10 470-20 520z"
        c.path(
            place(d, complex(0 if s < 0 else 800, 18), 1, 0, s > 0),
            M["cinnabar"].base,
            stroke=M["cinnabar"].line,
            stroke_width="4",
        )
        c.path(
            place(d, complex(0 if s < 0 else 800, 18), 1, 0, s > 0),
            tile(c, "clouds", roles(M["gold"].base, M["gold"].base, M["cinnabar"].base, "#fff"), 0.9),
            opacity=0.5,
        )
        parts.tassel(c, 400 + s * 260, 260, 90, M["gold"].base, M["gold"].line)
    c.path(
        (
            "M0 18H800V74C760 104 720 104 680 74C640 104 600 104 560 74C520 104 480 104 440 74"
            "C400 104 360 104 320 74C280 104 240 104 200 74C160 104 120 104 80 74C54 96 26 98 0 84z"
        ),
        M["cinnabar"].deep,
        stroke=M["gold"].base,
        stroke_width="5",
    )
    with c.at(92, 40, 0.77):
        stage.opera_mask(c, M[("cinnabar", "qinghua", "ink", "indigo")[k % 4]], k)


def opera_shadow(c: Canvas, k: int) -> None:
    """A shadow figure on its lit screen."""
    tone = ("amber", "straw")[k % 2]
    plate(c, tone, "cloud", "none")
    c.rect(60, 50, 680, 500, c.fade((0, "#fff7da"), (0.7, "#f6dc9a"), (1, "#e0b45c"), angle="r"))
    places.pagoda(c, 640, 540, 0.8, "#d9a457", "#8a5a2c")
    with c.at(70 if k % 2 == 0 else 120, 0, 0.72):
        stage.shadow_puppet(c, M["cinnabar"], k)
    with c.at(60, 50):
        c.line("M0 0H680V500H0z", "#6a3a1c", 14)


def opera_stage(c: Canvas, k: int) -> None:
    """A dancer on the stage."""
    tone = ("celadon", "blush", "mist")[k % 3]
    plate(c, tone, "moon", "floor", 500)
    red, gold = M["cinnabar"], M["gold"]
    for s in (-1, 1):
        d = place(
            "M-20 0H150C130 120 100 240 60 340C30 430 20 480 30 560H-20z", complex(0 if s < 0 else 800, 18), 1, 0, s > 0
        )
        c.path(d, red.base, stroke=red.line, stroke_width="4")
        c.path(d, tile(c, "peonies", roles(gold.base, gold.deep, red.base, gold.mid), 0.7), opacity=0.45)
    emblems.dancer(c, M[("indigo", "celadon", "plumcloth")[k % 3]], 400, 320, 1.0, k % 2 == 0)
    c.path(
        (
            "M0 18H800V66C760 96 720 96 680 66C640 96 600 96 560 66C520 96 480 96 440 66C400 96 360 96 320 66"
            "C280 96 240 96 200 66C160 96 120 96 80 66C54 88 26 90 0 76z"
        ),
        red.deep,
        stroke=gold.base,
        stroke_width="5",
    )


def quyi_fan(c: Canvas, k: int) -> None:
    """The storyteller's table: fan, gavel and tea."""
    tone = ("straw", "rice", "sky")[k % 3]
    plate(c, tone, "cloud", "floor", 430)
    scenery.lattice(c, GROUNDS[tone], 250, 50, 300, 230, "ice" if k % 2 else "grid")
    cloth = M[("indigo", "brocade", "jadecloth")[k % 3]]
    c.path("M90 420H710L740 600H60z", cloth.base, stroke=cloth.line, stroke_width="4")
    c.path("M90 420H710L740 600H60z", tile(c, "clouds", roles(cloth.mid, cloth.mid, cloth.base, cloth.pop), 0.8))
    c.path("M84 410H716L722 442H78z", cloth.deep, stroke=cloth.line, stroke_width="3")
    with c.at(150, 92, 0.56):
        fans.folding_fan(c, M["paper"], k)
    thing(c, teaware.gaiwan, "qinghua", 0, 590, 428, 0.34)
    d = "M250 400L350 396L352 420L250 424z"
    c.path(d, M["ebony"].base, stroke=M["ebony"].line, stroke_width="4")
    c.path("M250 400L262 388L360 384L350 396z", M["ebony"].mid, stroke=M["ebony"].line, stroke_width="3")


def quyi_lane(c: Canvas, k: int) -> None:
    """An evening of telling: the clapper table seen small, under lanterns, before the moon."""
    tone = ("night", "pine", "aubergine")[k % 3]
    g = plate(c, tone, "moon", "floor", 470)
    places.pagoda(c, 130, 470, 1.1, mix(g.disc, "#000000", 0.2), mix(g.table, "#000000", 0.3))
    with c.at(252, 128, 0.38):
        fans.silk_fan(c, M["paper"], k)
    cloth = M["cinnabar"]
    c.path("M210 440H590L612 590H188z", cloth.base, stroke=cloth.line, stroke_width="4")
    c.path("M210 440H590L612 590H188z", tile(c, "coin", {"d": cloth.mid, "m": cloth.mid, "p": cloth.base}, 0.9))
    c.path("M200 428H600L606 454H194z", cloth.deep, stroke=cloth.line, stroke_width="3")
    thing(c, teaware.teapot, "zisha", 0, 528, 446, 0.32)
    emblems.drum(c, M["jadecloth"], 300, 372, 46)
    for x in (560, 690):
        with c.at(x - 60, -6, 0.30):
            boxes.lantern(c, M["redpaper"], 0)


def quyi_drum(c: Canvas, k: int) -> None:
    """Lute and drum for a sung tale."""
    tone = ("celadon", "coral", "smoke")[k % 3]
    plate(c, tone, "moon", "floor", 480)
    with c.at(210, -30, 0.74, 0):
        stage.pipa(c, M["ebony"], k)
    emblems.drum(c, M["cinnabar"], 240, 360, 92)
    thing(c, teaware.gaiwan, "celadon", 1, 640, 530, 0.3)


def quyi_clappers(c: Canvas, k: int) -> None:
    """Bamboo clappers, big and small, and a bowl of tea beside them."""
    tone = ("celadon", "amber", "plum")[k % 3]
    plate(c, tone, "moon", "floor", 470)
    wood, red = M["bamboo"], M["redpaper"]
    slats = [
        (260, 300, 1.0, -16),
        (318, 286, 1.0, 5),
        *((470 + 34 * j, 300 + 5 * abs(j - 2), 0.62, -10 + 5 * j) for j in range(5)),
    ]
    for x, y, size, turn in slats:
        slat = place("M-30-190C-30-204 30-204 30-190L36 190C36 206-36 206-36 190z", complex(x, y), size, turn)
        keyline(c, slat, wood.line)
        c.path(slat, c.fade((0, wood.pale), (0.4, wood.base), (1, wood.deep)))
        c.line(place("M-32-60H32M-33 70H33", complex(x, y), size, turn), wood.deep, 3)
    parts.cord(c, trace("312 118 330 96 356 100 352 124 328 122"), red.base, 6, red.line)
    parts.tassel(c, 340, 122, 130, red.base, red.line, lean=10)
    parts.cord(c, trace("470 196 500 176 540 172 580 180 606 198"), red.base, 6, red.line)
    parts.tassel(c, 604, 196, 96, red.base, red.line, lean=8)
    thing(c, teaware.tea_bowl, "celadon", 0, 660, 556, 0.26)
