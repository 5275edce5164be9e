# ruff: noqa
# mypy: ignore-errors
"""Vases, bowls, pots, jars, tins and boxes: everything that stands on a foot. Each function draws one object
about x=400 on the table line; m is the material, kind chooses the ornament, phase turns the body."""

import math

from . import geom, motifs, parts, patterns, vessels
from .canvas import Canvas
from .geom import box, brush, mirror, oval, pack, place, polar, pts, spline
from .palettes import MATERIALS, Tones, mix
from .patterns import band, paint, rule, tones, wrap
from .vessels import Turned

FLOWERS = (motifs.peony, motifs.lotus, motifs.chrysanthemum)


def friezes(c: Canvas, b: Turned, m: Tones, v0: float, v1: float, kind: int, phase: float, count: int = 6) -> None:
    """The main ornament of a vase between two heights, in one of six designs."""
    col, kind = tones(m), kind % 6
    if kind == 0:  # flower scroll
        band(
            c,
            b,
            [motifs.scroll(FLOWERS[k % 3], k % 2 == 1) for k in range(count)],
            col,
            v0,
            v1,
            count,
            phase,
            alternate=True,
        )
    elif kind == 1:  # cranes among clouds
        band(c, b, motifs.cloud(), col, v0 + (v1 - v0) * 0.02, v0 + (v1 - v0) * 0.34, count, phase, spread=0.78)
        band(
            c,
            b,
            motifs.crane(),
            col,
            v0 + (v1 - v0) * 0.28,
            v0 + (v1 - v0) * 0.80,
            max(3, count * 2 // 3),
            phase + 0.5,
            spread=0.92,
        )
        band(c, b, motifs.cloud(), col, v0 + (v1 - v0) * 0.72, v1, count, phase + 0.5, spread=0.7)
    elif kind == 2:  # carp over waves
        band(c, b, motifs.wave_unit(), col, v1 - (v1 - v0) * 0.46, v1 - (v1 - v0) * 0.10, count * 2, phase + 0.26)
        band(c, b, motifs.wave_unit(), col, v1 - (v1 - v0) * 0.30, v1 + (v1 - v0) * 0.06, count * 2, phase)
        band(c, b, motifs.carp(), col, v0, v0 + (v1 - v0) * 0.62, max(3, count * 2 // 3), phase, spread=0.92)
    elif kind == 3:  # three plenties: peach, pomegranate, gourd
        band(
            c,
            b,
            [motifs.peach(), motifs.pomegranate(), motifs.gourd()],
            col,
            v0 + (v1 - v0) * 0.1,
            v1 - (v1 - v0) * 0.1,
            count,
            phase,
            spread=0.9,
        )
        band(c, b, motifs.sprig(), col, v0, v0 + (v1 - v0) * 0.34, count, phase + math.pi / count, spread=0.5)
        band(c, b, motifs.sprig(), col, v1 - (v1 - v0) * 0.3, v1, count, phase + math.pi / count, spread=0.5)
    elif kind == 4:  # six different things round the body: what a turntable is for
        items = [motifs.peony(), motifs.butterfly(), motifs.lotus(), motifs.magpie(), motifs.plum(), motifs.carp()]
        band(c, b, items, col, v0 + (v1 - v0) * 0.06, v1 - (v1 - v0) * 0.1, 6, phase, spread=0.99)
        band(c, b, motifs.sprig(), col, v1 - (v1 - v0) * 0.34, v1, 6, phase + 0.52, spread=0.42)
        band(c, b, motifs.cloud(), col, v0, v0 + (v1 - v0) * 0.2, 6, phase + 0.52, spread=0.46)
    else:  # bats and longevity
        band(
            c,
            b,
            motifs.longevity(),
            col,
            v0 + (v1 - v0) * 0.24,
            v1 - (v1 - v0) * 0.2,
            max(4, count - 1),
            phase,
            spread=0.5,
        )
        band(
            c,
            b,
            motifs.bat(),
            col,
            v0,
            v0 + (v1 - v0) * 0.34,
            max(4, count - 1),
            phase + math.pi / max(4, count - 1),
            spread=0.66,
        )
        band(
            c,
            b,
            motifs.bat(),
            col,
            v1 - (v1 - v0) * 0.34,
            v1,
            max(4, count - 1),
            phase + math.pi / max(4, count - 1),
            spread=0.66,
        )


def crackle(c: Canvas, b: Turned, m: Tones, scale: float = 1.4) -> None:
    """Ice-crack in the glaze."""
    c.rect(0, 0, 800, 800, patterns.tile(c, "ice", {"d": mix(m.base, m.line, 0.45)}, scale), opacity=0.55)


def meiping(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """The plum vase: wide shoulders, small mouth."""
    b = Turned(
        [
            (46, 142),
            (41, 158),
            (39, 174),
            (52, 192),
            (114, 220),
            (156, 276),
            (163, 340),
            (148, 424),
            (117, 514),
            (93, 584),
            (88, 634),
            (95, 658),
        ]
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
    b = Turned(
        [
            (74, 120),
            (50, 150),
            (38, 200),
            (40, 262),
            (66, 338),
            (122, 430),
            (158, 512),
            (150, 584),
            (104, 632),
            (88, 640),
            (92, 660),
        ]
    )
    c.shadow(400, 664, 128)

    def deco() -> None:
        col = tones(m)
        if kind % 3 == 2:
            crackle(c, b, m)
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
        [
            (30, 130),
            (26, 152),
            (34, 176),
            (82, 214),
            (100, 268),
            (82, 320),
            (50, 350),
            (56, 368),
            (122, 414),
            (160, 492),
            (144, 586),
            (96, 636),
            (92, 660),
        ]
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
                c.line(
                    f"M{pack((p.real, p.imag))}L{pack((q.real, q.imag))}",
                    c.rng.choice((m.mid, m.pale, m.mid)),
                    c.rng.uniform(1, 3.4),
                    opacity=0.7,
                )
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


def teapot(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """A Yixing teapot: spout, lip and handle in one line."""
    c.shadow(404, 650, 190, 30)
    round_ = kind % 3 == 0
    profile = (
        [(78, 378), (112, 390), (152, 436), (164, 500), (146, 572), (110, 618), (92, 626), (94, 642)]
        if round_
        else [(92, 392), (120, 398), (136, 440), (162, 540), (172, 596), (160, 622), (132, 630), (132, 644)]
        if kind % 3 == 1
        else [(96, 420), (140, 428), (184, 470), (190, 520), (170, 576), (120, 620), (104, 626), (106, 642)]
    )
    b = Turned(profile)
    top = profile[0][1]
    r = profile[0][0]
    spout = "M270 578C226 560 212 512 204 462C200 434 188 416 158 408L166 386C206 390 230 410 240 444C248 474 258 490 282 496z"
    handle = brush(pts(528, 432, 584, 396, 642, 414, 656, 478, 616, 548, 540, 590), [34, 27, 23, 22, 24, 30])
    for d in (spout, handle):
        vessels.keyline(c, d, m.line)
        c.path(d, c.fade((0, mix(m.base, m.pale, 0.5)), (0.5, m.base), (1, m.deep), angle="v"))
    c.line("M176 398C206 406 224 424 232 456C240 486 252 500 270 508", "#fff", 4, opacity=0.28)
    c.line("M560 416C600 398 636 420 640 470", "#fff", 4, opacity=0.25)

    def deco() -> None:
        col = {"d": m.deep, "m": m.deep, "p": m.base, "x": m.pop}
        if kind % 2 == 0:
            stem = brush(pts(-34, 60, -12, 20, -6, -20, 10, -64), [3, 5, 4, 3])
            lf = motifs.bamboo_leaves()[0][1]
            leaves = "".join(
                place(lf, complex(px, py), s, a)
                for px, py, s, a in (
                    (-6, -14, 0.8, 60),
                    (-12, 16, 0.8, -70),
                    (6, -54, 0.7, 20),
                    (-24, 44, 0.6, 100),
                    (4, -44, 0.6, -60),
                )
            )
            wrap(c, b, [("d", stem), ("d", leaves)], col, -0.30 + phase, 0.5, 0.95, 0.5)
        else:
            band(c, b, motifs.meander(), col, 0.12, 0.22, 18, phase)
            wrap(c, b, motifs.peony(), col, -0.2 + phase, 0.55, 0.9, 0.5)
            wrap(c, b, motifs.sprig(), col, 0.42 + phase, 0.5, 0.6, 0.34)
        for k, ch in enumerate("山月茶"):
            strokes = parts.GLYPHS[ch]
            d = geom.warp(
                strokes,
                lambda z: b.point(
                    0.52 + phase + (z.real - 50) / 100 * 0.22, 0.40 + k * 0.13 + (z.imag - 50) / 100 * 0.11
                ),
            )
            c.line(d, m.deep, 2.6)

    vessels.draw(c, b, m, deco, gloss=0.45, hollow=False)
    lid = Turned([(4, top - 44), (r * 0.5, top - 38), (r * 0.86, top - 16), (r * 0.98, top + 2), (r * 0.99, top + 8)])
    knob = Turned([(4, top - 86), (17, top - 80), (21, top - 64), (11, top - 46), (15, top - 40)])
    vessels.draw(c, lid, m, hollow=False, gloss=0.4)
    vessels.draw(c, knob, m, hollow=False, gloss=0.4)
    rule(c, b, 0.02, m.line, 2.4)


def gaiwan(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """Cup, cover and saucer."""
    c.shadow(400, 656, 190, 30)
    col = tones(m)
    saucer = Turned([(184, 588), (150, 622), (84, 640), (70, 646), (72, 656)], tilt=0.22)
    vessels.draw(c, saucer, m, lambda: band(c, saucer, motifs.ruyi(), col, 0.06, 0.5, 14, phase), hollow=False)
    c.ellipse(400, 588, 184, 40, m.pale, stroke=m.line, stroke_width="2.4")
    c.ellipse(400, 590, 170, 34, mix(m.base, m.line, 0.12))
    c.ellipse(400, 598, 96, 20, mix(m.base, m.line, 0.3))
    cup = Turned([(148, 418), (140, 452), (116, 526), (82, 578), (68, 590), (70, 604)], tilt=0.18)

    def deco() -> None:
        friezes(c, cup, m, 0.06, 0.76, kind, phase)
        rule(c, cup, 0.8, m.deep, 3)

    vessels.draw(c, cup, m, deco)
    lid = Turned([(40, 338), (44, 346), (84, 360), (124, 392), (134, 420), (130, 430)], tilt=0.18)
    vessels.draw(c, lid, m, lambda: friezes(c, lid, m, 0.24, 0.92, kind, phase + 0.3), hollow=True)


def tea_tin(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """A straight caddy with a pasted label."""
    b = Turned([(122, 300), (122, 650)], smooth=False, tilt=0.15)
    cap = Turned([(126, 214), (126, 316)], smooth=False, tilt=0.15)
    c.shadow(400, 664, 140)
    col = tones(m)

    def deco() -> None:
        c.rect(
            270,
            280,
            260,
            400,
            patterns.tile(c, ("clouds", "peonies", "scales", "tortoise", "plums", "diaper")[kind % 6], col, 0.8),
        )
        rule(c, b, 0.04, m.pop, 5)
        rule(c, b, 0.96, m.pop, 5)

    vessels.draw(c, b, m, deco, hollow=False, gloss=0.6)
    with c.inside(b.outline()):
        parts.label(c, 392, 494, 104, 184, ("茶", "茶山", "春茶", "山茶")[kind % 4], "#f5ead2", m.line)

    def deco_cap() -> None:
        rule(c, cap, 0.86, m.pop, 4)
        band(c, cap, motifs.meander(), dict(col, p=m.base), 0.3, 0.62, 16, phase)

    vessels.draw(c, cap, m, deco_cap, hollow=False, gloss=0.6)
    c.ellipse(400, 214, 126, 126 * 0.15, mix(m.base, "#ffffff", 0.22), stroke=m.line, stroke_width="2.4")
    c.ellipse(400, 214, 92, 92 * 0.15, "none", stroke=m.deep, stroke_width="2")


def liquor(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """A liquor jar: cloth cap, cord, diamond label."""
    b = Turned(
        [(62, 254), (60, 270), (104, 294), (150, 350), (160, 430), (146, 540), (112, 624), (104, 640), (106, 658)]
    )
    c.shadow(400, 664, 140)
    red = MATERIALS["redpaper"]

    def deco() -> None:
        col = tones(m)
        rule(c, b, 0.17, m.deep, 4)
        rule(c, b, 0.80, m.deep, 4)
        band(c, b, motifs.meander(), col, 0.82, 0.90, 18, phase)
        c.path(b.strip(-0.1, 1.2, 0.02, 0.3), mix(m.base, m.pale, 0.5), opacity=0.35)

    vessels.draw(c, b, m, deco, gloss=0.7)
    with c.inside(b.outline()):
        parts.label(c, 396, 478, 190, 190, "酒福吉"[kind % 3], red.base, red.pop, diamond=True)
    cap = "M336 262C330 232 338 206 352 190C366 172 434 172 448 190C462 206 470 232 464 262C476 282 486 300 492 322C474 316 462 326 448 318C432 328 418 316 400 324C382 316 368 328 352 318C338 326 326 316 308 322C314 300 324 282 336 262z"
    vessels.keyline(c, cap, red.line)
    c.path(cap, c.fade((0, red.mid), (0.5, red.base), (1, red.deep), angle="h"))
    c.line(
        "M356 206C350 230 350 244 352 254M400 186V254M440 204C448 230 448 244 446 254M346 276C340 292 334 304 330 314M384 278C380 296 378 306 376 316M418 278C422 296 424 306 426 316M456 276C460 292 466 304 470 314",
        red.deep,
        2.2,
        opacity=0.75,
    )
    gold = MATERIALS["gold"]
    parts.cord(c, pts(334, 262, 366, 272, 400, 274, 434, 272, 466, 262), gold.base, 7, gold.line)
    parts.cord(c, pts(430, 272, 446, 296, 436, 330), gold.base, 4, gold.line)
    parts.tassel(c, 436, 326, 74, gold.base, gold.line, red.base)


def bottle(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """A slim bottle for vinegar or soy: paper label, sealed neck."""
    b = Turned(
        [(34, 170), (36, 182), (32, 196), (34, 256), (60, 300), (98, 344), (104, 400), (102, 560), (98, 646), (90, 658)]
    )
    c.shadow(400, 664, 116)
    vessels.draw(c, b, m, gloss=1.2, strength=1.2)
    chars = ("醋", "酒", "春酒", "醋")[kind % 4]
    with c.inside(b.outline()):
        c.path(b.strip(-2, 2, 0.48, 0.49), m.pale)
        parts.label(c, 400, 510, 136, 176, chars, "#f3e4c2", "#7c1a14")
        paint(
            c, motifs.cloud(), {"d": "#b8892f", "p": "#f3e4c2", "m": "#b8892f", "x": "#b8892f"}, 400 + 604j, 0.5
        ) if kind % 2 else None
    seal = Turned([(36, 160), (38, 172), (36, 244)], smooth=False)
    red = MATERIALS["redpaper"] if kind % 2 == 0 else MATERIALS["gold"]
    vessels.draw(c, seal, red, hollow=False, gloss=0.5)
    c.ellipse(400, 160, 36, 36 * 0.13, red.mid, stroke=red.line, stroke_width="2")
    parts.cord(c, pts(364, 240, 384, 247, 400, 248, 418, 247, 436, 240), MATERIALS["paper"].base, 5, "#6d5a44")


def pickle_jar(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """A water-sealed pickle jar with its moat and bowl lid."""
    b = Turned([(70, 318), (66, 338), (108, 362), (160, 430), (166, 500), (140, 590), (108, 640), (106, 658)])
    moat = Turned([(118, 286), (104, 320), (74, 332)], tilt=0.2)
    lid = Turned([(6, 196), (52, 204), (80, 240), (86, 286), (84, 292)])
    c.shadow(400, 664, 142)

    def deco() -> None:
        for v in (0.2, 0.225):
            rule(c, b, v, m.pale, 3)
        band(
            c,
            b,
            (motifs.sprig(), motifs.plum(), motifs.carp())[kind % 3],
            dict(tones(m), d=m.pale, m=m.pale),
            0.34,
            0.7,
            5,
            phase,
            spread=0.62,
        )
        c.path(b.strip(-1.6, 1.6, -0.0, 0.16), m.deep, opacity=0.4)
        rule(c, b, 0.8, m.pale, 3)

    vessels.draw(c, b, m, deco, gloss=0.8, hollow=False)
    vessels.draw(c, moat, m, hollow=False)
    c.ellipse(400, 286, 118, 118 * 0.2, m.mid, stroke=m.line, stroke_width="2.4")
    c.ellipse(400, 290, 106, 106 * 0.17, "#9fb7b5", opacity=0.85)
    vessels.draw(c, lid, m, lambda: rule(c, lid, 0.8, m.pale, 3), hollow=False)
    knob = Turned([(3, 172), (16, 178), (18, 190), (10, 200), (14, 206)])
    vessels.draw(c, knob, m, hollow=False, gloss=0.4)


def honey_jar(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """A glass jar of honey with a paper cover and a dipper of light."""
    b = Turned([(108, 300), (110, 322), (140, 350), (150, 400), (150, 600), (142, 640), (128, 654)])
    c.shadow(400, 664, 150)

    def deco() -> None:
        c.rect(240, 280, 320, 400, c.fade((0, m.pale), (0.3, m.mid), (1, m.deep), angle="v"))
        c.rect(240, 280, 320, 66, "#fdf6e4", opacity=0.55)
        for px, py, r in ((306, 420, 7), (486, 470, 5), (330, 600, 6), (470, 590, 8), (500, 400, 4), (300, 520, 4)):
            c.disc(px, py, r, m.pale, opacity=0.8)

    vessels.draw(c, b, m, deco, gloss=1.3, strength=0.6, hollow=False)
    with c.inside(b.outline()):
        c.path(
            "".join(
                place("M0-17L15-8.5V8.5L0 17L-15 8.5V-8.5z", complex(400 + dx * 31 + (dy % 2) * 15.5, 520 + dy * 27), 1)
                for dy in (-2, -1, 0, 1, 2)
                for dx in (-2, -1, 0, 1, 2)
                if abs(dx) + abs(dy) > 1
            ),
            m.pale,
            opacity=0.35,
        )
        c.disc(400, 520, 62, "#f8ecd2", stroke=m.line, stroke_width="3")
        c.disc(400, 520, 53, "none", stroke=m.line, stroke_width="1.5")
        parts.glyph(c, "蜜", 400, 520, 68, m.line, 8)
    cap = "M290 306C296 262 310 240 330 230C372 218 428 218 470 230C490 240 504 262 510 306C520 318 526 330 530 344C516 338 508 348 494 342C480 352 466 342 450 350C434 342 418 352 400 344C382 352 366 342 350 350C334 342 320 352 306 342C292 348 284 338 270 344C274 330 280 318 290 306z"
    cloth = MATERIALS[("paper", "indigo", "redpaper")[kind % 3]]
    vessels.keyline(c, cap, cloth.line)
    c.path(cap, cloth.base)
    with c.inside(cap):
        c.rect(
            260,
            210,
            280,
            150,
            patterns.tile(
                c,
                ("sprigs", "plums", "diaper")[kind % 3],
                {"d": cloth.deep if kind % 3 != 1 else cloth.pale, "m": cloth.mid, "p": cloth.base, "x": cloth.pop},
                0.55,
            ),
        )
        c.rect(260, 210, 280, 150, vessels.light(c, 270, 530, 0.9))
    parts.cord(c, pts(288, 304, 340, 318, 400, 321, 460, 318, 512, 304), "#b98f4b", 7, "#53391a")
    parts.cord(c, pts(452, 319, 476, 338, 500, 330, 484, 316, 452, 319, 440, 342, 450, 372), "#b98f4b", 4, "#53391a")


def lacquer_box(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """A round carved box, lid towards us."""
    tilt = 0.46
    low = Turned([(184, 520), (188, 536), (188, 576), (172, 596)], tilt=tilt, smooth=False)
    lid = Turned([(176, 432), (190, 450), (190, 512)], tilt=tilt, smooth=False)
    c.shadow(400, 668, 214, 44)
    col = tones(m)
    vessels.draw(c, low, m, lambda: band(c, low, motifs.meander(), col, 0.16, 0.72, 22, phase), hollow=False, gloss=0)
    vessels.draw(
        c,
        lid,
        m,
        lambda: band(c, lid, motifs.scroll(motifs.plum), col, 0.34, 0.98, 14, phase, alternate=True),
        hollow=False,
        gloss=0,
    )
    top = oval(400, 432, 176, 176 * tilt)
    c.path(top, mix(m.base, m.mid, 0.35), stroke=m.line, stroke_width="2.5")
    with c.group(transform=f"translate(400 432)scale(1 {tilt})"):
        rim = patterns.keep(c, (motifs.ruyi(), motifs.plum(), motifs.lotus())[kind % 3], col)
        for k in range(12):
            p = polar(140, 30 * k)
            c.stamp(rim, p.real, p.imag, 0.52, 30 * k + 180)
        for r in (168, 110):
            c.disc(0, 0, r, "none", stroke=m.deep, stroke_width="5")
        paint(
            c,
            (motifs.peony(), motifs.fish_pair(), motifs.window_flower(8, 2))[kind % 3],
            col,
            0j,
            (2.0, 1.05, 1.9)[kind % 3],
        )
    c.path(top, c.fade((0, "#fff", 0.34), (0.5, "#fff", 0.02), (1, "#200", 0.22), angle="d"))
    c.line(f"M{400 - 166} 424A166 {166 * tilt:.0f} 0 0 1 330 {432 - 70}", "#fff", 4, opacity=0.6)


def pill_tin(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """An open tin and three wax pills; the lid leans behind."""
    tilt, _x = 0.4, 400
    c.shadow(400, 656, 220, 40)
    c.disc(512, 430, 150, m.line)
    c.disc(510, 428, 147, m.base)
    col = {"d": m.pale, "m": mix(m.base, m.pale, 0.45), "p": m.base, "x": m.pop}
    c.disc(510, 428, 132, "none", stroke=m.pop, stroke_width="4")
    sprig = patterns.keep(c, motifs.sprig(), col)
    for k in range(12):
        p = polar(112, 30 * k, 510 + 428j)
        c.stamp(sprig, p.real, p.imag, 0.36, 30 * k)
    c.disc(510, 428, 84, m.pale)
    parts.glyph(c, "药膏参"[kind % 3], 510, 428, 96, m.line, 8)
    c.disc(510, 428, 147, c.fade((0, "#fff", 0.3), (0.6, "#fff", 0), (1, "#200", 0.22), angle="r", box=(460, 360, 220)))
    b = Turned([(158, 560), (158, 616)], cx=340, tilt=tilt, smooth=False)
    vessels.draw(c, b, m, lambda: (rule(c, b, 0.3, m.pop, 3), rule(c, b, 0.86, m.pop, 3)), hollow=False, gloss=0)
    c.ellipse(340, 560, 158, 158 * tilt, m.pop, stroke=m.line, stroke_width="2.4")
    c.ellipse(340, 562, 146, 146 * tilt, mix(m.line, "#000000", 0.2))
    wax = MATERIALS["ginseng"]
    for px, py, r in ((288, 540, 44), (382, 534, 44), (330, 572, 46)):
        c.disc(px + 1, py + 2, r + 2, wax.line)
        c.disc(px, py, r, c.fade((0, wax.pale), (0.6, wax.base), (1, wax.deep), angle="r"))
        c.line(f"M{px - r} {py + 2}Q{px} {py + 15} {px + r} {py + 2}", wax.deep, 2, opacity=0.8)
        c.path(place("M-12-16C-4-22 6-22 12-18C4-20-4-18-12-10z", complex(px - 6, py - 6)), "#fff", opacity=0.8)
    front = f"M182 560A158 {158 * tilt:.0f} 0 0 0 498 560L498 566A158 {158 * tilt:.0f} 0 0 1 182 566z"
    c.path(front, m.pop, stroke=m.line, stroke_width="1.6")


def lantern(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """A hanging lantern, lit from inside."""
    oval_ = kind % 2 == 0
    b = Turned(
        [(74, 214), (126, 238), (188, 308), (202, 372), (188, 436), (126, 506), (74, 530)]
        if oval_
        else [(96, 190), (140, 206), (156, 250), (158, 380), (156, 500), (140, 540), (96, 556)],
        tilt=0.10,
    )
    gold = MATERIALS["gold"]
    c.line("M400-10V150", "#6b3a10", 5)
    knot_y = 96
    parts.knot(c, 400, knot_y, 84)
    d = b.outline()
    vessels.keyline(c, d, m.line)
    c.path(d, m.base)
    with c.inside(d):
        c.rect(
            180,
            170,
            440,
            420,
            c.fade(
                (0, "#fff3c4", 0.95),
                (0.45, mix(m.base, "#ffcf6a", 0.45), 0.7),
                (1, m.deep, 0.75),
                angle="r",
                box=(400, 390, 230),
            ),
        )
        col = {"d": m.deep, "m": m.mid, "p": mix(m.base, "#ffd88a", 0.45), "x": gold.base}
        friezes(
            c,
            b,
            Tones(col["p"], m.deep, mix(m.deep, m.mid, 0.5), m.pale, m.line, gold.base),
            0.2,
            0.8,
            kind + 3 if oval_ else kind,
            phase,
            6,
        )
        for k in range(-6, 7):
            u = k * 0.25 + 0.06
            p = [b.point(max(-1.5, min(1.5, u)), v / 10) for v in range(11)]
            c.line(spline(p), m.deep, 1.8, opacity=0.5)
    top, bot = b.lip, b.foot
    for y, r, s in ((top.imag - 30, top.real, 1), (bot.imag + 2, bot.real, 1)):
        rim = Turned([(r * 0.98, y), (r * 1.02, y + 8), (r * 0.98, y + 32)], smooth=False, tilt=0.10)
        vessels.draw(
            c,
            rim,
            gold,
            lambda rim=rim: band(c, rim, motifs.meander(), tones(gold), 0.2, 0.9, 14, phase),
            hollow=False,
            gloss=0.3,
        )
    c.line(f"M400 150V{top.imag - 30:.0f}", "#6b3a10", 5)
    red = MATERIALS["redpaper"]
    y = bot.imag + 44
    parts.cord(c, [complex(400, y - 4), complex(400, y + 26)], red.base, 4)
    c.disc(400, y + 22, 12, MATERIALS["jade"].base, stroke=MATERIALS["jade"].line, stroke_width="2")
    parts.tassel(c, 400, y + 34, 116, red.base, red.line)
    for s in (-1, 1):
        parts.cord(
            c, [complex(400 + s * bot.real * 0.8, y - 10), complex(400 + s * bot.real * 0.8, y + 4)], red.base, 3
        )
        parts.tassel(c, 400 + s * bot.real * 0.8, y, 72, red.base, red.line)


def censer(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """A bronze tripod censer with a thread of smoke."""
    c.shadow(400, 656, 170, 26)
    legs = "M300 566C296 606 284 632 270 656L300 660C320 634 334 606 340 580z"
    for d in (
        mirror(legs),
        "M376 590C378 620 384 646 388 664L412 664C416 646 422 620 424 590z",
        mirror("M262 380C238 372 226 344 236 310L262 316C258 340 264 354 282 360z"),
    ):
        vessels.keyline(c, d, m.line)
        c.path(d, mix(m.base, m.deep, 0.3))
    b = Turned([(136, 372), (132, 396), (120, 404), (140, 430), (156, 490), (140, 560), (96, 598), (60, 606)])

    def deco() -> None:
        col = tones(m)
        band(c, b, motifs.meander(), col, 0.16, 0.28, 18, phase)
        rule(c, b, 0.14, m.deep, 3)
        rule(c, b, 0.30, m.deep, 3)
        band(c, b, (motifs.cloud(), motifs.bat(), motifs.ruyi())[kind % 3], col, 0.34, 0.62, 7, phase, spread=0.9)
        band(c, b, motifs.lotus_panel(), col, 0.68, 0.92, 12, phase)

    vessels.draw(c, b, m, deco, gloss=0.5)
    smoke = brush(pts(400, 366, 376, 320, 424, 270, 384, 216, 418, 160, 396, 108, 420, 60), [3, 9, 13, 16, 16, 12, 2])
    c.path(smoke, "#fff", opacity=0.5)
    c.path(place(smoke, 14 - 10j), "#fff", opacity=0.25)
    c.path(brush(pts(400, 372, 400, 300), [4, 3.4]), "#6b4a2c")
    c.disc(400, 299, 4, "#d9512f")
