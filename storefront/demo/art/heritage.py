# ruff: noqa
# mypy: ignore-errors
"""Heritage pictures: one printed plate per item, 800×600. Ten categories, several plates each; the seed varies the sky,
the tones and the small things, so that ten items of one category stay a family and not a copy."""

from . import (
    ceramics,
    crafts,
    emblems,
    figures,
    motifs,
    pantry,
    parts,
    scenes,
    stage,
    textiles,
)
from .canvas import Canvas
from .geom import oval, place
from .palettes import GROUNDS, Tones, mix
from .palettes import MATERIALS as M
from .patterns import paint, tile
from .portraits import small
from .vessels import Draw


def plate(c: Canvas, tone: str, sky: str = "moon", land: str = "hills", y: float = 470) -> str:
    """Sky, land and the moon or sun of a plate. Returns the ground colours."""
    g = GROUNDS[tone]
    w, h = c.width, c.height
    c.rect(
        0,
        0,
        w,
        h,
        c.fade(
            (0, mix(g.paper, g.disc, 0.55)),
            (0.75, g.paper),
            (1, mix(g.paper, "#ffffff", 0.25 if not g.dark else 0.06)),
            angle="v",
        ),
    )
    if sky == "moon":
        c.disc(w * 0.5, h * 0.45, 214, "#ecd9a4" if g.dark else mix(g.disc, "#fff1c4", 0.25))
        c.disc(w * 0.5, h * 0.45, 236, "none", stroke=mix(g.disc, "#fff1c4", 0.3), stroke_width="3", opacity=0.6)
    elif sky == "sun":
        x = c.rng.choice((0.2, 0.8))
        c.disc(w * x, h * 0.26, 76, "#d9583f" if tone not in ("vermil", "coral") else "#f3c66a", opacity=0.92)
    elif sky == "stars":
        c.path(
            "".join(oval(c.rng.uniform(0, w), c.rng.uniform(0, h * 0.7), c.rng.choice((1.4, 2, 3))) for _ in range(60)),
            "#fff3cf",
            opacity=0.8,
        )
        c.path(oval(w * 0.78, h * 0.2, 62), "#f6e2a8")
    else:
        cloud = {"d": mix(g.disc, g.ink, 0.25), "m": g.disc, "p": g.paper, "x": g.disc}
        for px, py, s in ((0.12, 0.2, 1.5), (0.84, 0.16, 1.3), (0.92, 0.56, 1.6), (0.08, 0.62, 1.5)):
            paint(c, motifs.cloud(), cloud, complex(px * w, py * h), s, flip=px > 0.5)
    if land == "hills":
        scenes.hills(c, g, y + 10, 4, 150)
        c.path(
            f"M0 {y}C{w * 0.3} {y - 8} {w * 0.7} {y + 8} {w} {y}V{h}H0z",
            c.fade((0, mix(g.table, "#ffffff", 0.1)), (1, mix(g.table, g.ink, 0.4)), angle="v"),
        )
    elif land == "waves":
        emblems.waves(
            c,
            y,
            {
                "d": mix(g.table, "#23478f", 0.45),
                "m": mix(g.table, "#6f93c4", 0.5),
                "p": mix(g.paper, "#ffffff", 0.3),
                "x": g.ink,
            },
            5,
            0.9,
            w,
        )
    elif land == "floor":
        c.path(
            f"M0 {y}H{w}V{h}H0z", c.fade((0, mix(g.table, "#ffffff", 0.12)), (1, mix(g.table, g.ink, 0.35)), angle="v")
        )
        c.line(f"M0 {y}H{w}", mix(g.table, g.ink, 0.7), 2.4)
    scenes.fibres(c, "#ffffff" if g.dark else g.ink, 50, 0.16)
    return g


def thing(c: Canvas, draw: Draw, mat: Tones, kind: int, x: float, foot: float, scale: float, base: float = 655) -> None:
    small(c, draw, M[mat], kind, x, foot, scale, base)


# -- one function per plate: (canvas, seed number) → tone used ------------------------------------------
def lit_bridge(c: Canvas, k: int) -> str:
    tone = ("mist", "sky", "celadon")[k % 3]
    g = plate(c, tone, "sun", "hills", 420)
    emblems.pagoda(c, 620, 420, 1.0, mix(g.disc, g.ink, 0.35), mix(g.ink, "#23303a", 0.4))
    emblems.waves(
        c, 450, {"d": mix(g.table, g.ink, 0.5), "m": mix(g.table, g.ink, 0.2), "p": g.paper, "x": g.ink}, 5, 0.7
    )
    emblems.bridge(c, 330, 440, 1.15, mix(g.paper, g.ink, 0.25), mix(g.ink, "#23303a", 0.5))
    emblems.willow(c, 96, 190, 1.05, "#5f8a5a", "#4f3a2c")
    with c.at(250, 215, 0.24):
        crafts.umbrella(c, M["cinnabar"], 1)
    for x, y, s in ((520, 170, 0.5), (580, 130, 0.36)):
        paint(c, motifs.crane(), {"d": "#3a4a55", "m": "#8fa3ad", "p": "#fff", "x": "#c8412f"}, complex(x, y), s * 1.6)
    return tone


def lit_moon(c: Canvas, k: int) -> str:
    tone = ("night", "aubergine")[k % 2]
    plate(c, tone, "stars", "none")
    c.disc(400, 300, 222, "#f3dfa6")
    c.disc(400, 300, 222, c.fade((0, "#fff", 0.35), (0.7, "#fff", 0), (1, "#c98a35", 0.35), angle="r"))
    with c.inside(oval(400, 300, 222)):
        scenes.branch(c, 190, 96, 1.35, 12, wood="#6a4a30", bloom="#d9862f", paper_="#f3dfa6", leafy=k % 2 == 1)
    with c.at(262, 196, 0.36):
        figures.robe(c, figures.SERIES[3])
        with c.at(400, 290, 1.04):
            figures.behind(c, figures.SERIES[3])
            figures.face(c, figures.SERIES[3])
        figures.hold(c, figures.SERIES[3])
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
            {"d": "#4f6398" if tone == "night" else "#7d5a78", "m": "#4f6398", "p": "#d9bd7a", "x": "#fff"},
            complex(x, y),
            s,
            flip=f,
        )
    return tone


def lit_butterflies(c: Canvas, k: int) -> str:
    tone = ("blush", "plum", "rice")[k % 3]
    plate(c, tone, "moon", "hills", 480)
    for x, y, s, t in ((316, 236, 2.1, -22), (500, 262, 1.8, 26)):
        b = motifs.butterfly()
        paint(
            c, b, {"d": "#2b1c2a", "m": "#2b1c2a", "p": "#2b1c2a", "x": "#2b1c2a"}, complex(x + 2, y + 3), s * 1.05, t
        )
        paint(
            c,
            b,
            {
                "d": "#2c4a7e" if x < 400 else "#b8412f",
                "m": "#7f9fcb" if x < 400 else "#ef9f86",
                "p": "#fff6e2",
                "x": "#e2b457",
            },
            complex(x, y),
            s,
            t,
        )
    for x, y, s, t in ((170, 500, 2.1, 0), (630, 494, 2.3, 0), (400, 520, 1.5, 0)):
        for dx, a in ((-70, -60), (70, 60), (0, 180)):
            paint(
                c,
                motifs.sprig(),
                {"d": "#3f6f5c", "m": "#6f9f86", "p": "#e2ebdc", "x": "#fff"},
                complex(x + dx, y + 10),
                s * 0.8,
                a,
            )
        paint(c, motifs.peony(), {"d": "#c8412f", "m": "#ef9f86", "p": "#fff0e0", "x": "#e2b457"}, complex(x, y), s)
    return tone


def music_zither(c: Canvas, k: int) -> str:
    tone = ("pine", "smoke", "night")[k % 3]
    plate(c, tone, "moon", "hills", 480)
    with c.at(60, 20, 0.86):
        stage.guqin(c, M[("ebony", "cinnabar", "wood")[k % 3]], 0)
    for x, y in ((150, 170), (640, 420)):
        paint(
            c,
            motifs.crane(),
            {"d": "#33424f", "m": "#8fa3ad", "p": "#fff", "x": "#c8412f"}
            if tone == "smoke"
            else {"d": "#f3efe2", "m": "#b9c4c0", "p": "#35564d", "x": "#c8412f"},
            complex(x, y),
            1.3,
            flip=x < 400,
        )
    return tone


def music_bells(c: Canvas, k: int) -> str:
    tone = ("amber", "straw", "inkstone")[k % 3]
    plate(c, tone, "cloud", "floor", 500)
    emblems.bells(c, M["bronze"])
    return tone


def music_pipa(c: Canvas, k: int) -> str:
    tone = ("sky", "coral", "celadon")[k % 3]
    plate(c, tone, "moon", "waves", 500)
    with c.at(90, -10, 0.76, 0):
        stage.pipa(c, M[("cinnabar", "ebony", "indigo")[k % 3]], k)
    for x, y, s, t in ((600, 180, 1.2, 10), (180, 400, 1, -10)):
        paint(c, motifs.lotus(), {"d": "#d9694a", "m": "#efb39c", "p": "#fff6ea", "x": "#e2b457"}, complex(x, y), s, t)
    return tone


def music_drum(c: Canvas, k: int) -> str:
    tone = ("vermil", "amber", "coral")[k % 3]
    plate(c, tone, "cloud", "floor", 520)
    emblems.drum(c, M["cinnabar" if tone != "vermil" else "indigo"], 400, 300, 158)
    return tone


def dance_lion(c: Canvas, k: int) -> str:
    tone = ("amber", "sky", "celadon")[k % 3]
    plate(c, tone, "cloud", "floor", 530)
    emblems.lion(c, M[("cinnabar", "jadecloth", "brocade")[k % 3]] if k % 3 != 1 else M["cinnabar"], 400, 316, 0.86)
    return tone


def dance_sleeves(c: Canvas, k: int) -> str:
    tone = ("plum", "blush", "mist", "celadon")[k % 4]
    plate(c, tone, "moon", "hills", 500)
    mat = M[("celadon", "qinghua", "redpaper", "plumcloth")[k % 4]]
    if k % 2:
        emblems.dancer(c, M["celadon"], 250, 330, 0.62)
        emblems.dancer(c, M["plumcloth"], 590, 330, 0.62, True)
    emblems.dancer(c, mat, 400 + (0 if k % 2 else 20), 300, 0.98, k % 3 == 1)
    return tone


def dance_dragon(c: Canvas, k: int) -> str:
    tone = ("vermil", "night", "amber")[k % 3]
    plate(c, tone, "cloud", "waves" if k % 2 else "none", 540)
    with c.at(20, 0, 0.98):
        emblems.dragon(c, M[("gold", "jadecloth", "cinnabar")[k % 3]])
    c.disc(120, 330, 34, "#fff3cf", stroke="#d9862f", stroke_width="5")
    return tone


def opera_face(c: Canvas, k: int) -> str:
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
            tile(c, "clouds", {"d": M["gold"].base, "m": M["gold"].base, "p": M["cinnabar"].base, "x": "#fff"}, 0.9),
            opacity=0.5,
        )
        parts.tassel(c, 400 + s * 260, 260, 90, M["gold"].base, M["gold"].line)
    c.path(
        "M0 18H800V74C760 104 720 104 680 74C640 104 600 104 560 74C520 104 480 104 440 74C400 104 360 104 320 74C280 104 240 104 200 74C160 104 120 104 80 74C54 96 26 98 0 84z",
        M["cinnabar"].deep,
        stroke=M["gold"].base,
        stroke_width="5",
    )
    with c.at(92, 40, 0.77):
        stage.opera_mask(c, M[("cinnabar", "qinghua", "ink", "indigo")[k % 4]], k)
    return tone


def opera_shadow(c: Canvas, k: int) -> str:
    tone = ("amber", "straw")[k % 2]
    plate(c, tone, "none", "none")
    c.rect(60, 50, 680, 500, c.fade((0, "#fff7da"), (0.7, "#f6dc9a"), (1, "#e0b45c"), angle="r"))
    emblems.pagoda(c, 640, 540, 0.8, "#d9a457", "#8a5a2c")
    with c.at(70 if k % 2 == 0 else 120, 0, 0.72):
        stage.shadow_puppet(c, M["cinnabar"], k)
    with c.at(60, 50):
        c.line("M0 0H680V500H0z", "#6a3a1c", 14)
    return tone


def opera_stage(c: Canvas, k: int) -> str:
    tone = ("celadon", "blush", "mist")[k % 3]
    plate(c, tone, "moon", "floor", 500)
    red, gold = M["cinnabar"], M["gold"]
    for s in (-1, 1):
        d = place(
            "M-20 0H150C130 120 100 240 60 340C30 430 20 480 30 560H-20z", complex(0 if s < 0 else 800, 18), 1, 0, s > 0
        )
        c.path(d, red.base, stroke=red.line, stroke_width="4")
        c.path(d, tile(c, "peonies", {"d": gold.base, "m": gold.deep, "p": red.base, "x": gold.mid}, 0.7), opacity=0.45)
    emblems.dancer(c, M[("indigo", "celadon", "plumcloth")[k % 3]], 400, 320, 1.0, k % 2 == 0)
    c.path(
        "M0 18H800V66C760 96 720 96 680 66C640 96 600 96 560 66C520 96 480 96 440 66C400 96 360 96 320 66C280 96 240 96 200 66C160 96 120 96 80 66C54 88 26 90 0 76z",
        red.deep,
        stroke=gold.base,
        stroke_width="5",
    )
    return tone


def quyi_fan(c: Canvas, k: int) -> str:
    tone = ("straw", "rice", "sky")[k % 3]
    plate(c, tone, "none", "floor", 430)
    scenes.lattice(c, GROUNDS[tone], 250, 50, 300, 230, "ice" if k % 2 else "grid")
    cloth = M[("indigo", "brocade", "jadecloth")[k % 3]]
    c.path("M90 420H710L740 600H60z", cloth.base, stroke=cloth.line, stroke_width="4")
    c.path(
        "M90 420H710L740 600H60z",
        tile(c, "clouds", {"d": cloth.mid, "m": cloth.mid, "p": cloth.base, "x": cloth.pop}, 0.8),
    )
    c.path("M84 410H716L722 442H78z", cloth.deep, stroke=cloth.line, stroke_width="3")
    with c.at(150, 92, 0.56):
        crafts.folding_fan(c, M["paper"], k)
    thing(c, ceramics.gaiwan, "qinghua", 0, 590, 428, 0.34)
    d = "M250 400L350 396L352 420L250 424z"
    c.path(d, M["ebony"].base, stroke=M["ebony"].line, stroke_width="4")
    c.path("M250 400L262 388L360 384L350 396z", M["ebony"].mid, stroke=M["ebony"].line, stroke_width="3")
    return tone


def quyi_lane(c: Canvas, k: int) -> str:
    """An evening of telling: the clapper table seen small, under lanterns, before the moon."""
    tone = ("night", "pine", "aubergine")[k % 3]
    g = plate(c, tone, "moon", "floor", 470)
    emblems.pagoda(c, 130, 470, 1.1, mix(g.disc, "#000000", 0.2), mix(g.table, "#000000", 0.3))
    with c.at(252, 128, 0.38):
        crafts.silk_fan(c, M["paper"], k)
    cloth = M["cinnabar"]
    c.path("M210 440H590L612 590H188z", cloth.base, stroke=cloth.line, stroke_width="4")
    c.path("M210 440H590L612 590H188z", tile(c, "coin", {"d": cloth.mid, "m": cloth.mid, "p": cloth.base}, 0.9))
    c.path("M200 428H600L606 454H194z", cloth.deep, stroke=cloth.line, stroke_width="3")
    thing(c, ceramics.teapot, "zisha", 0, 528, 446, 0.32)
    emblems.drum(c, M["jadecloth"], 300, 372, 46)
    for x in (560, 690):
        with c.at(x - 60, -6, 0.30):
            ceramics.lantern(c, M["redpaper"], 0)
    return tone


def quyi_drum(c: Canvas, k: int) -> str:
    tone = ("celadon", "coral", "smoke")[k % 3]
    plate(c, tone, "moon", "floor", 480)
    with c.at(210, -30, 0.74, 0):
        stage.pipa(c, M["ebony"], k)
    emblems.drum(c, M["cinnabar"], 240, 360, 92)
    thing(c, ceramics.gaiwan, "celadon", 1, 640, 530, 0.3)
    return tone


def sport_boat(c: Canvas, k: int) -> str:
    tone = ("sky", "celadon", "mist")[k % 3]
    plate(c, tone, "sun", "hills", 380)
    emblems.waves(c, 376, {"d": "#4a7f96", "m": "#8fb9c4", "p": "#eef5f2", "x": "#fff"}, 2, 0.8)
    emblems.boat(c, M[("cinnabar", "jadecloth", "brocade")[k % 3]], 410, 390, 0.86)
    emblems.waves(c, 452, {"d": "#3a6f8a", "m": "#8fb9c4", "p": "#eef5f2", "x": "#fff"}, 5, 0.9)
    return tone


def sport_go(c: Canvas, k: int) -> str:
    tone = ("celadon", "rice", "pine")[k % 3]
    plate(c, tone, "moon", "floor", 400)
    emblems.go_board(c, M["bamboo"], 400, 396, 0.98)
    for x, m in ((150, "ink"), (650, "sweet")):
        thing(c, ceramics.bowl, m, 1, x, 560, 0.30)
    return tone


def sport_sword(c: Canvas, k: int) -> str:
    tone = ("smoke", "pine", "coral")[k % 3]
    plate(c, tone, "moon", "hills", 500)
    emblems.sword(c, 336, 444, 0.98, 34)
    emblems.sword(c, 464, 444, 0.98, -34)
    for x, y, s in ((170, 470, 1.8), (640, 470, 1.8), (400, 520, 1.6)):
        paint(
            c,
            motifs.cloud(),
            {"d": GROUNDS[tone].table, "m": GROUNDS[tone].disc, "p": GROUNDS[tone].paper, "x": "#fff"},
            complex(x, y),
            s,
            flip=x > 400,
        )
    return tone


def sport_kite(c: Canvas, k: int) -> str:
    tone = ("sky", "mist", "blush")[k % 3]
    plate(c, tone, "cloud", "hills", 520)
    for x, y, s, m, t in (
        (170, 20, 0.64, ("indigo", "cinnabar", "jadecloth")[k % 3], -8),
        (510, 150, 0.30, "cinnabar", 10),
        (70, 250, 0.24, "jadecloth", -12),
    ):
        with c.at(x, y, s, t):
            crafts.kite(c, M[m], k)
    return tone


def art_papercut(c: Canvas, k: int) -> str:
    tone = ("rice", "celadon", "blush", "straw")[k % 4]
    plate(c, tone, "none", "none")
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
    outline, cuts = crafts.papercut_shape(c.rng, (8, 6, 10)[k % 3], 232)
    red = (M["redpaper"], M["indigo"], M["jadecloth"])[k % 3 if k > 5 else 0]
    c.path(place(outline, 407 + 308j), "#2a1408", opacity=0.2)
    c.path(place(outline, 400 + 300j), red.base)
    c.path(place(cuts, 400 + 300j, 0.886), "#f9efdc")
    c.disc(400, 300, 50, "#f9efdc")
    paint(
        c,
        (motifs.fish_pair, motifs.peony, motifs.butterfly, motifs.longevity)[k % 4](),
        {"d": red.base, "m": red.base, "p": "#f9efdc", "x": red.base},
        400 + 300j,
        0.8,
    )
    return tone


def art_print(c: Canvas, k: int) -> str:
    tone = ("coral", "celadon", "amber")[k % 3]
    plate(c, tone, "cloud", "none")
    for x, kk, t in ((24, k, -5), (330, k + 1, 5)):
        with c.at(x, 34, 0.62, t):
            crafts.newyear_print(c, M["paper"], kk)
    return tone


def art_embroidery(c: Canvas, k: int) -> str:
    tone = ("mist", "plum", "pine")[k % 3]
    plate(c, tone, "moon", "floor", 500)
    with c.at(96, 8, 0.76):
        textiles.embroidery(c, M["paper"], k)
    return tone


def art_clay(c: Canvas, k: int) -> str:
    tone = ("amber", "blush", "celadon")[k % 3]
    plate(c, tone, "moon", "floor", 470)
    for x, s, j in ((200, 0.46, k + 1), (600, 0.46, k + 5), (400, 0.6, k + 2)):
        t = figures.SERIES[j % 12]
        with c.at(x - 400 * s, 556 - 690 * s, s):
            figures.robe(c, t)
            with c.at(400, 290, 1.04):
                figures.behind(c, t)
                figures.face(c, t)
            figures.hold(c, t)
    return tone


def craft_vessels(c: Canvas, k: int) -> str:
    tone = ("celadon", "coral", "smoke", "rice")[k % 4]
    plate(c, tone, "moon", "floor", 450)
    sets = (
        ((ceramics.meiping, "qinghua", 4), (ceramics.bowl, "tenmoku", 0), (ceramics.pear_vase, "celadon", 2)),
        ((ceramics.ginger_jar, "qinghua", 2), (ceramics.gaiwan, "sweet", 3), (ceramics.gourd_vase, "cinnabar", 0)),
        ((ceramics.pear_vase, "celadon", 2), (ceramics.teapot, "zisha", 0), (ceramics.ginger_jar, "celadon", 5)),
    )[k % 3]
    for (f, m, kind), x, s in zip(sets, (220, 410, 600), (0.60, 0.46, 0.60), strict=False):
        thing(c, f, m, kind, x, 530 if x != 410 else 556, s)
    return tone


def craft_silk(c: Canvas, k: int) -> str:
    tone = ("straw", "sky", "blush")[k % 3]
    plate(c, tone, "cloud", "floor", 460)
    with c.at(110, -14, 0.76):
        textiles.brocade(c, M[("brocade", "indigo", "jadecloth")[k % 3]], k)
    return tone


def craft_umbrella(c: Canvas, k: int) -> str:
    tone = ("celadon", "mist", "sky")[k % 3]
    plate(c, tone, "none", "hills", 500)
    for x, y, s, m, kind in (
        (-10, 130, 0.5, "indigo", 2),
        (420, 150, 0.48, "bamboo", 0),
        (150, -20, 0.66, "cinnabar", k),
    ):
        with c.at(x, y, s):
            crafts.umbrella(c, M[m], kind)
    return tone


def craft_tea(c: Canvas, k: int) -> str:
    tone = ("celadon", "rice", "straw")[k % 3]
    plate(c, tone, "sun", "hills", 430)
    thing(c, ceramics.tea_tin, ("jadecloth", "cinnabar", "indigo")[k % 3], k, 590, 520, 0.52)
    thing(c, ceramics.teapot, "zisha", k, 330, 548, 0.62)
    thing(c, ceramics.bowl, "celadon", 1, 140, 560, 0.3)
    return tone


def medicine_wall(c: Canvas, k: int) -> str:
    tone = ("straw", "celadon", "smoke")[k % 3]
    plate(c, tone, "none", "floor", 500)
    emblems.cabinet(c, M["wood"], 400, 60, 600, 400)
    thing(c, pantry.mortar, "bronze", k, 300, 568, 0.46)
    thing(c, ceramics.gourd_vase, ("honey", "cinnabar", "celadon")[k % 3], 1, 520, 566, 0.4)
    return tone


def medicine_root(c: Canvas, k: int) -> str:
    tone = ("pine", "celadon", "blush")[k % 3]
    plate(c, tone, "moon", "hills", 520)
    with c.at(110, 6, 0.72):
        pantry.ginseng(c, M["ginseng"], 1)
    green = {"d": "#3f6440", "m": "#6f9257", "p": "#d7e2b4", "x": "#c8412f"}
    for x, y, s, t in ((150, 480, 2.0, -20), (230, 520, 1.6, 30), (600, 500, 2.0, 12), (680, 470, 1.7, -24)):
        paint(c, motifs.sprig(), green, complex(x, y), s, t)
    return tone


def medicine_gift(c: Canvas, k: int) -> str:
    tone = ("blush", "rice", "mist")[k % 3]
    plate(c, tone, "moon", "floor", 440)
    thing(c, pantry.herb_packets, "paper", 0, 290, 556, 0.66)
    thing(c, ceramics.pill_tin, ("leaf", "plumcloth", "indigo")[k % 3], k, 590, 566, 0.52)
    for x, y, s, t in ((96, 200, 1.5, 160), (160, 150, 1.3, 190), (60, 130, 1.2, 140)):
        paint(c, motifs.sprig(), {"d": "#3f6440", "m": "#6f9257", "p": "#d7e2b4", "x": "#c8412f"}, complex(x, y), s, t)
    return tone


def customs_lanterns(c: Canvas, k: int) -> str:
    tone = ("night", "aubergine", "pine")[k % 3]
    g = plate(c, tone, "stars", "hills", 500)
    emblems.pagoda(c, 690, 500, 0.8, mix(g.disc, "#000000", 0.2), mix(g.table, "#000000", 0.3))
    for x, s, kind, m in ((90, 0.40, 1, "amber"), (250, 0.58, 0, "redpaper"), (500, 0.48, 2, "honey")):
        with c.at(x - 30, -4, s):
            ceramics.lantern(c, M["redpaper"] if m != "honey" else M["honey"], kind)
    return tone


def customs_door(c: Canvas, k: int) -> str:
    tone = ("coral", "smoke", "straw")[k % 3]
    plate(c, tone, "none", "floor", 530)
    emblems.door(c, M["cinnabar"])
    for x in (-8, 590):
        with c.at(x, -6, 0.27):
            ceramics.lantern(c, M["redpaper"], 0)
    return tone


def customs_moon(c: Canvas, k: int) -> str:
    tone = ("night", "aubergine")[k % 2]
    plate(c, tone, "moon", "hills", 470)
    scenes.branch(c, 10, 60, 1.1, 8, wood="#8a6a4a", bloom="#e9c46a", paper_="#24345a", leafy=False)
    thing(c, pantry.mooncakes, "honey", k, 420, 566, 0.58)
    thing(c, ceramics.bottle, "celadon", 1, 660, 548, 0.44)
    return tone


PLATES = (
    (lit_bridge, lit_moon, lit_butterflies),
    (music_zither, music_bells, music_pipa, music_drum),
    (dance_lion, dance_sleeves, dance_dragon),
    (opera_face, opera_shadow, opera_stage),
    (quyi_fan, quyi_drum, quyi_lane),
    (sport_boat, sport_go, sport_sword, sport_kite),
    (art_papercut, art_print, art_embroidery, art_clay),
    (craft_vessels, craft_silk, craft_umbrella, craft_tea),
    (medicine_wall, medicine_root, medicine_gift),
    (customs_lanterns, customs_door, customs_moon),
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
