"""Vases, bowls and dishes. Each function draws one object about x=400 on the table line; m is the material, kind
chooses the ornament, phase turns the body."""

import math

from storefront.demo.art import parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, dot, mirror, oval, pick
from storefront.demo.art.motifs import window_flower
from storefront.demo.art.palettes import MATERIALS, Tones, mix
from storefront.demo.art.patterns import thrown, tile, tones
from storefront.demo.art.vessels import Turned


def meiping(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """The plum vase: wide shoulders, small mouth."""
    c.shadow(400, 664, 120)
    profile = "46 142, 41 158, 39 174, 52 192, 114 220, 156 276, 163 340, 148 424, 117 514, 93 584, 88 634, 95 658"
    fret = "rule .695 3.4, meander .705 .76 20, rule .768 3.4, panel .8 .97 10"
    bands = f"ruyi .12 .275 8, rule .285 3.4, frieze .305 .68 {kind}, {fret}"
    thrown(c, m, profile, bands, phase, hollow=True)


def pear_vase(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """Yuhuchun: a pear with a trumpet mouth; best almost plain, with ice-crack in the glaze."""
    c.shadow(400, 664, 128)
    profile = "74 120, 50 150, 38 200, 40 262, 66 338, 122 430, 158 512, 150 584, 104 632, 88 640, 92 660"
    main = pick("frieze~.46~.82~0 frieze~.42~.83~4", kind).replace("~", " ")
    bands = f"plantain .1 .36 8, rule .38 3, panel .86 .965 12, rule .845 3, {main}"

    def crackle(body: Turned) -> None:
        if kind % 3 == 2:
            c.rect(0, 0, 800, 800, tile(c, "ice", {"d": mix(m.base, m.line, 0.45)}, 1.4), opacity=0.55)

    thrown(c, m, profile, "" if kind % 3 == 2 else bands, phase, crackle, gloss=1, hollow=True)


def gourd_vase(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """A double gourd for good fortune, a red cord round its waist."""
    c.shadow(400, 664, 128)
    profile = (
        "30 130, 26 152, 34 176, 82 214, 100 268, 82 320, 50 350, 56 368, 122 414, 160 492, 144 586, 96 636, 92 660"
    )
    bands = (
        f"bat+cloud .14 .3 6 0 .8, ruyi .425 .52 8, frieze .53 .84 {pick('0 5 3', kind)}, rule .38 4, rule .41 4,"
        "meander .88 .94 18"
    )
    thrown(c, m, profile, bands, phase, hollow=True)
    red = MATERIALS["redpaper"]
    parts.cord(c, "346 352 372 362 400 364 430 362 455 352", red.base, 8)
    parts.cord(c, "428 362 446 392 440 422", red.base, 4)
    parts.tassel(c, 440, 418, 92, red.base, red.line)


def ginger_jar(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """A lidded jar with a domed cover."""
    c.shadow(400, 664, 138)
    profile = "72 268, 74 286, 112 304, 166 360, 176 440, 154 546, 118 620, 106 640, 110 660"
    thrown(c, m, profile, f"rule .22 3, frieze .24 .78 {kind}, rule .8 3, panel .835 .965 12", phase)
    lid = "4 176, 50 184, 84 208, 94 240, 94 284"
    thrown(c, m, lid, "ruyi .14 .62 6, meander .74 .94 14, rule .7 2.4", phase)
    thrown(c, m, "5 132, 20 142, 24 158, 14 174, 18 182", more=lambda b: c.path(b.outline(), m.deep), gloss=0.5)


def bowl(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """An open bowl with hare's fur or a frieze, its inside seen from above."""
    c.shadow(400, 662, 130, 26)
    fur = kind % 3 == 0

    def hare(body: Turned) -> None:
        for k in range(46 if fur else 0):
            u = -1.5 + k / 15 + c.rng.uniform(-0.03, 0.03)
            d = f"M{dot(body.point(u, 0))}L{dot(body.point(u, c.rng.uniform(0.45, 0.8)))}"
            c.line(d, c.rng.choice((m.mid, m.pale, m.mid)), c.rng.uniform(1, 3.4), opacity=0.7)

    profile = "196 430, 190 470, 160 546, 110 606, 78 626, 76 640, 80 654"
    bands = f"frieze .05 .62 {3 - kind % 3}, rule .66 3, panel .69 .86 12"
    thrown(c, m, profile, "" if fur else bands, phase, hare, tilt=0.27)
    tea = mix("#d8c08a", "#8aa05a", 0.55) if fur else mix(m.base, m.line, 0.1)
    inside(c, m, 430, 196, 0.27, tea)


def inside(c: Canvas, m: Tones, y: float, r: float, tilt: float, tea: str) -> None:
    """The inside of a bowl seen from above, with what is in it."""
    c.ellipse(400, y, r, r * tilt, m.pale, m.line, 2.4)
    inner = oval(400, y + 1, r * 0.955, r * tilt * 0.91)
    c.path(inner, c.fade("v", mix(m.base, m.line, 0.55), (0.7, mix(m.base, m.line, 0.15)), m.base))
    with c.inside(inner):
        c.ellipse(400, y + 28, r * 0.72, r * 0.14, tea)
        c.ellipse(372, y + 23, r * 0.34, r * 0.045, "#fff", opacity=0.28)


def charger(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """A dish shown upright on a stand."""
    wood, at = MATERIALS["ebony"], 400 + 372j
    c.shadow(400, 650, 170, 22)
    stand = "M250 640C280 600 300 560 306 520L330 526C330 566 316 612 300 640z"
    c.path(mirror(stand) + box(240, 634, 320, 22, 8), wood.base, wood.line, 3)
    c.solid(oval(400, 372, 264), m.base, m.line)
    col, turn = tones(m), math.degrees(phase)
    c.wreath(pick("peony lotus plum chrysanthemum", kind), col, 8, 216, 0.74, at, turn)
    c.wreath("sprig", col, 8, 208, 0.62, at, turn + 22.5)
    c.wreath("ruyi", col, 16, 146, 0.36, at, turn, 180)
    for r, w in ((257, 4), (174, 5), (164, 2)):
        c.disc(400, 372, r, "none", m.deep, w)
    c.paint(("fish", "crane", "dragon", window_flower(8, 1))[kind % 4], col, at + 2j, 1.7 if kind % 4 else 2.05)
    c.lit(oval(400, 372, 264), "r", 0.28, 0.26, 0.6, box=(340, 290, 350))
    c.line("M194 244A242 242 0 0 1 304 150", "#fff", 7, opacity=0.75)
    c.line("M224 438A186 186 0 0 1 218 338", "#fff", 3, opacity=0.4)
