"""Vases, bowls and dishes. Each function draws one object about x=400 on the table line; m is the material, kind
chooses the ornament, phase turns the body."""

import math

from storefront.demo.art import motifs, parts, patterns, vessels
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, dot, mirror, oval, polar, pts, rows
from storefront.demo.art.motifs import Motif
from storefront.demo.art.palettes import MATERIALS, Tones, mix
from storefront.demo.art.patterns import band, paint, rule, tones
from storefront.demo.art.vessels import Turned

FLOWERS = (motifs.peony, motifs.lotus, motifs.chrysanthemum, motifs.plum, motifs.lotus, motifs.chrysanthemum)


def friezes(
    c: Canvas, b: Turned, m: Tones, v0: float, v1: float, kind: int, phase: float = 0.0, count: int = 6
) -> None:
    """The main ornament of a vase between two heights, in one of six designs."""
    few, many = max(3, count * 2 // 3), max(4, count - 1)
    step, gap = math.pi / count, math.pi / many

    def row(
        motif: Motif | list[Motif], top: float, foot: float, n: int, turn: float = 0.0, spread: float = 1.0
    ) -> None:
        band(c, b, motif, tones(m), v0 + (v1 - v0) * top, v0 + (v1 - v0) * foot, n, phase + turn, spread=spread)

    match kind % 6:
        case 0:  # flower scroll
            bays = [motifs.scroll(FLOWERS[k % 6], k % 2 == 1) for k in range(count)]
            band(c, b, bays, tones(m), v0, v1, count, phase, alternate=True)
        case 1:  # cranes among clouds
            row(motifs.cloud(), 0.02, 0.34, count, spread=0.78)
            row(motifs.crane(), 0.28, 0.80, few, 0.5, spread=0.92)
            row(motifs.cloud(), 0.72, 1, count, 0.5, spread=0.7)
        case 2:  # carp over waves
            row(motifs.wave_unit(), 0.54, 0.90, count * 2, 0.26)
            row(motifs.wave_unit(), 0.70, 1.06, count * 2)
            row(motifs.carp(), 0, 0.62, few, spread=0.92)
        case 3:  # three plenties: long life, many children, good fortune
            row([motifs.peach(), motifs.pomegranate(), motifs.gourd()], 0.1, 0.9, count, spread=0.9)
            row(motifs.sprig(), 0, 0.34, count, step, spread=0.5)
            row(motifs.sprig(), 0.7, 1, count, step, spread=0.5)
        case 4:  # six different things round the body: what a turntable is for
            six = [motifs.peony(), motifs.butterfly(), motifs.lotus(), motifs.magpie(), motifs.plum(), motifs.carp()]
            row(six, 0.06, 0.9, 6, spread=0.99)
            row(motifs.sprig(), 0.66, 1, 6, 0.52, spread=0.42)
            row(motifs.cloud(), 0, 0.2, 6, 0.52, spread=0.46)
        case _:  # bats and longevity
            row(motifs.longevity(), 0.24, 0.8, many, spread=0.5)
            row(motifs.bat(), 0, 0.34, many, gap, spread=0.66)
            row(motifs.bat(), 0.66, 1, many, gap, spread=0.66)


def crackle(c: Canvas, m: Tones, scale: float = 1.4) -> None:
    """Ice-crack in the glaze."""
    c.rect(0, 0, 800, 800, patterns.tile(c, "ice", {"d": mix(m.base, m.line, 0.45)}, scale), opacity=0.55)


def meiping(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """The plum vase: wide shoulders, small mouth."""
    b = Turned(
        rows("46 142, 41 158, 39 174, 52 192, 114 220, 156 276, 163 340, 148 424, 117 514, 93 584, 88 634, 95 658")
    )
    c.shadow(400, 664, 120)

    def deco() -> None:
        col = tones(m)
        band(c, b, motifs.ruyi(), col, 0.12, 0.275, 8, phase)
        rule(c, b, 0.285, m.deep, 3.4)
        friezes(c, b, m, 0.305, 0.68, kind, phase)
        rule(c, b, 0.695, m.deep, 3.4)
        band(c, b, motifs.meander(), col, 0.705, 0.76, 20, phase)
        rule(c, b, 0.768, m.deep, 3.4)
        band(c, b, motifs.lotus_panel(), col, 0.80, 0.97, 10, phase)

    vessels.draw(c, b, m, deco)


def pear_vase(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """Yuhuchun: a pear with a trumpet mouth; best almost plain."""
    b = Turned(rows("74 120, 50 150, 38 200, 40 262, 66 338, 122 430, 158 512, 150 584, 104 632, 88 640, 92 660"))
    c.shadow(400, 664, 128)

    def deco() -> None:
        col = tones(m)
        if kind % 3 == 2:
            crackle(c, m)
            return
        band(c, b, motifs.plantain(), col, 0.10, 0.36, 8, phase)
        rule(c, b, 0.38, m.deep, 3)
        band(c, b, motifs.lotus_panel(), col, 0.86, 0.965, 12, phase)
        rule(c, b, 0.845, m.deep, 3)
        if kind % 3 == 1:
            friezes(c, b, m, 0.42, 0.83, 4, phase)
        else:
            friezes(c, b, m, 0.46, 0.82, 0, phase)

    vessels.draw(c, b, m, deco, gloss=1)


def gourd_vase(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """A double gourd for good fortune."""
    b = Turned(
        rows(
            "30 130, 26 152, 34 176, 82 214, 100 268, 82 320, 50 350, 56 368, 122 414, 160 492, 144 586, 96 636, 92 660"
        )
    )
    c.shadow(400, 664, 128)

    def deco() -> None:
        col = tones(m)
        band(c, b, [motifs.bat(), motifs.cloud()], col, 0.14, 0.30, 6, phase, spread=0.8)
        band(c, b, motifs.ruyi(), col, 0.425, 0.52, 8, phase)
        friezes(c, b, m, 0.53, 0.84, (0, 5, 3)[kind % 3], phase)
        rule(c, b, 0.38, m.deep, 4)
        rule(c, b, 0.41, m.deep, 4)
        band(c, b, motifs.meander(), col, 0.88, 0.94, 18, phase)

    vessels.draw(c, b, m, deco)
    y = b.line[b.run.index(min(b.run, key=lambda s: abs(s / b.run[-1] - 0.395)))].imag
    cloth = MATERIALS["redpaper"]
    parts.cord(c, pts(346, y + 4, 372, y + 14, 400, y + 16, 430, y + 14, 455, y + 4), cloth.base, 8)
    parts.cord(c, pts(428, y + 14, 446, y + 44, 440, y + 74), cloth.base, 4)
    parts.tassel(c, 440, y + 70, 92, cloth.base, cloth.line)


def ginger_jar(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """A lidded jar with a domed cover."""
    b = Turned(
        [(72, 268), (74, 286), (112, 304), (166, 360), (176, 440), (154, 546), (118, 620), (106, 640), (110, 660)]
    )
    lid = Turned([(4, 176), (50, 184), (84, 208), (94, 240), (94, 284)])
    knob = Turned([(5, 132), (20, 142), (24, 158), (14, 174), (18, 182)])
    c.shadow(400, 664, 138)
    col = tones(m)

    def deco() -> None:
        rule(c, b, 0.22, m.deep, 3)
        friezes(c, b, m, 0.24, 0.78, kind, phase)
        rule(c, b, 0.80, m.deep, 3)
        band(c, b, motifs.lotus_panel(), col, 0.835, 0.965, 12, phase)

    vessels.draw(c, b, m, deco, hollow=False)

    def deco_lid() -> None:
        band(c, lid, motifs.ruyi(), col, 0.14, 0.62, 6, phase)
        band(c, lid, motifs.meander(), col, 0.74, 0.94, 14, phase)
        rule(c, lid, 0.70, m.deep, 2.4)

    vessels.draw(c, lid, m, deco_lid, hollow=False)
    vessels.draw(c, knob, m, lambda: c.rect(370, 120, 60, 70, m.deep), hollow=False, gloss=0.5)


def bowl(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """An open bowl, its inside seen from above."""
    b = Turned([(196, 430), (190, 470), (160, 546), (110, 606), (78, 626), (76, 640), (80, 654)], tilt=0.27)
    c.shadow(400, 662, 130, 26)
    col = tones(m)

    def deco() -> None:
        if kind % 3 == 0:  # hare's fur
            for k in range(46):
                u = -1.5 + 3 * k / 45 + c.rng.uniform(-0.03, 0.03)
                p, q = b.point(u, 0.0), b.point(u, c.rng.uniform(0.45, 0.8))
                c.line(f"M{dot(p)}L{dot(q)}", c.rng.choice((m.mid, m.pale, m.mid)), c.rng.uniform(1, 3.4), opacity=0.7)
        else:
            friezes(c, b, m, 0.05, 0.62, (0, 2, 1)[kind % 3], phase, 6)
            rule(c, b, 0.66, m.deep, 3)
            band(c, b, motifs.lotus_panel(), col, 0.69, 0.86, 12, phase)

    vessels.draw(c, b, m, deco, hollow=False)
    y, r = 430, 196
    c.ellipse(400, y, r, r * 0.27, m.pale, stroke=m.line, stroke_width="2.4")
    inner = oval(400, y + 1, r * 0.955, r * 0.245)
    c.path(inner, c.fade((0, mix(m.base, m.line, 0.55)), (0.7, mix(m.base, m.line, 0.15)), (1, m.base), angle="v"))
    with c.inside(inner):
        if kind % 3 == 0:
            c.line(
                parts.rays(400, 0, 90, 200, 40), m.mid, 2.2, opacity=0.55, transform=f"translate(0 {y + 8})scale(1 .26)"
            )
        tea = MATERIALS["tea"]
        c.ellipse(
            400, y + 30, r * 0.74, r * 0.15, mix(tea.pale, tea.pop, 0.55) if kind % 3 == 0 else mix(m.base, m.line, 0.1)
        )
        c.ellipse(372, y + 24, r * 0.36, r * 0.05, "#fff", opacity=0.28)


def charger(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """A dish shown upright on a stand."""
    wood, x, y = MATERIALS["ebony"], 400, 372
    c.shadow(400, 650, 170, 22)
    stand = "M250 640C280 600 300 560 306 520L330 526C330 566 316 612 300 640z"
    c.path(mirror(stand), wood.base, stroke=wood.line, stroke_width="3")
    c.path(box(240, 634, 320, 22, 8), wood.base, stroke=wood.line, stroke_width="3")
    vessels.keyline(c, oval(x, y, 264), m.line)
    c.disc(x, y, 264, m.base)
    col, deg = tones(m), math.degrees(phase)
    rim = patterns.keep(c, (motifs.peony(), motifs.lotus(), motifs.plum(), motifs.chrysanthemum())[kind % 4], col)
    leaf = patterns.keep(c, motifs.sprig(), col)
    for k in range(8):
        p, q = polar(216, 45 * k + deg, complex(x, y)), polar(208, 45 * k + 22.5 + deg, complex(x, y))
        c.stamp(rim, p.real, p.imag, 0.74, 45 * k + deg)
        c.stamp(leaf, q.real, q.imag, 0.62, 45 * k + 22.5 + deg)
    for r, w in ((257, 4), (174, 5), (164, 2)):
        c.disc(x, y, r, "none", stroke=m.deep, stroke_width=w)
    fret = patterns.keep(c, motifs.ruyi(), col)
    for k in range(16):
        p = polar(146, 22.5 * k + deg, complex(x, y))
        c.stamp(fret, p.real, p.imag, 0.36, 22.5 * k + deg + 180)
    hero = (motifs.fish_pair, motifs.crane, motifs.dragon_head, lambda: motifs.window_flower(8, 1))[kind % 4]()
    paint(c, hero, col, complex(x, y + 2), 1.7 if kind % 4 else 2.05)
    c.disc(x, y, 264, c.fade((0, "#fff", 0.28), (0.6, "#fff", 0), (1, "#2a1710", 0.26), angle="r", box=(340, 290, 350)))
    c.line(f"M{x - 206} {y - 128}A242 242 0 0 1 {x - 96} {y - 222}", "#fff", 7, opacity=0.75)
    c.line(f"M{x - 176} {y + 66}A186 186 0 0 1 {x - 182} {y - 34}", "#fff", 3, opacity=0.4)
