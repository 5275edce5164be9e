"""Teapot, covered cup and tin, bowls for tea."""

from functools import partial

from storefront.demo.art import geom, motifs, parts, patterns, vessels
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import brush, oval, place, rows, trace
from storefront.demo.art.kinds.ceramics import friezes
from storefront.demo.art.palettes import Tones, mix, roles
from storefront.demo.art.patterns import band, rule, tones, wrap
from storefront.demo.art.vessels import Turned


def _written(b: Turned, u: float, v: float, z: complex) -> complex:
    """Where a point of a written character lies on a pot."""
    return b.point(u + (z.real - 50) / 100 * 0.22, v + (z.imag - 50) / 100 * 0.11)


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
    spout = (
        "M270 578C226 560 212 512 204 462C200 434 188 416 158 408L166 386C206 390 230 410 240 444"
        "C248 474 258 490 282 496z"
    )
    handle = brush(trace("528 432 584 396 642 414 656 478 616 548 540 590"), [34, 27, 23, 22, 24, 30])
    for d in (spout, handle):
        vessels.keyline(c, d, m.line)
        c.path(d, c.fade((0, mix(m.base, m.pale, 0.5)), (0.5, m.base), (1, m.deep), angle="v"))
    c.line("M176 398C206 406 224 424 232 456C240 486 252 500 270 508", "#fff", 4, opacity=0.28)
    c.line("M560 416C600 398 636 420 640 470", "#fff", 4, opacity=0.25)

    def deco() -> None:
        col = roles(m.deep, m.deep, m.base, m.pop)
        if kind % 2 == 0:
            stem = brush(trace("-34 60 -12 20 -6 -20 10 -64"), [3, 5, 4, 3])
            lf = motifs.bamboo_leaves()[0][1]
            leaves = "".join(
                place(lf, complex(px, py), s, a)
                for px, py, s, a in rows("-6 -14 0.8 60, -12 16 0.8 -70, 6 -54 0.7 20, -24 44 0.6 100, 4 -44 0.6 -60")
            )
            wrap(c, b, [("d", stem), ("d", leaves)], col, -0.30 + phase, 0.5, 0.95, 0.5)
        else:
            band(c, b, motifs.meander(), col, 0.12, 0.22, 18, phase)
            wrap(c, b, motifs.peony(), col, -0.2 + phase, 0.55, 0.9, 0.5)
            return
        for k, ch in enumerate("山月茶"):
            wrap_strokes = partial(_written, b, 0.52 + phase, 0.40 + k * 0.13)
            c.line(geom.warp(parts.GLYPHS[ch], wrap_strokes), m.deep, 2.6)

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


def tea_bowl(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A bowl for tea, carved as an open lotus; its inside seen from above."""
    b = Turned([(196, 404), (188, 440), (162, 516), (116, 590), (72, 632), (68, 642), (72, 656)], tilt=0.22)
    c.shadow(400, 662, 112, 20)
    petals = roles(mix(m.deep, m.base, 0.35), mix(m.base, m.pale, 0.25), mix(m.base, m.pale, 0.6), m.pop)

    def deco() -> None:
        if kind % 3 == 2:
            friezes(c, b, m, 0.08, 0.66, 0)
            band(c, b, motifs.lotus_panel(), petals, 0.70, 0.90, 14)
            return
        band(c, b, motifs.lotus_panel(), petals, 0.04, 0.62, 14, 0.22)
        band(c, b, motifs.lotus_panel(), petals, 0.24, 0.90, 14)

    vessels.draw(c, b, m, deco, hollow=False)
    c.ellipse(400, 404, 196, 196 * 0.22, m.pale, stroke=m.line, stroke_width="2.4")
    inside = c.fade((0, mix(m.base, m.line, 0.5)), (0.7, mix(m.base, m.line, 0.16)), (1, m.base), angle="v")
    c.ellipse(400, 405, 186, 186 * 0.2, inside)
    with c.inside(oval(400, 405, 186, 186 * 0.2)):
        c.ellipse(400, 428, 132, 23, "#b9a44c" if kind % 3 != 1 else mix(m.base, m.line, 0.12))
        c.ellipse(372, 424, 60, 7, "#fff", opacity=0.3)
