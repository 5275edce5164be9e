"""Teapot, covered cup, and a lotus bowl for tea."""

from storefront.demo.art import geom, motifs, parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import brush, strew
from storefront.demo.art.kinds.ceramics import inside
from storefront.demo.art.palettes import Tones, mix, roles
from storefront.demo.art.patterns import band, frieze, rule, thrown, wrap
from storefront.demo.art.vessels import Turned

_POTS = (
    "78 378, 112 390, 152 436, 164 500, 146 572, 110 618, 92 626, 94 642",
    "92 392, 120 398, 136 440, 162 540, 172 596, 160 622, 132 630, 132 644",
    "96 420, 140 428, 184 470, 190 520, 170 576, 120 620, 104 626, 106 642",
)


def teapot(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A Yixing teapot: spout, lip and handle in one line; bamboo and a few characters, or a peony under a fret."""
    c.shadow(404, 650, 190, 30)
    clay = c.fade("v", mix(m.base, m.pale, 0.5), m.base, m.deep)
    c.pieces(f"""
        {clay} | key {m.line} | M270 578C226 560 212 512 204 462C200 434 188 416 158 408L166 386C206 390 230 410 240 444
            C248 474 258 490 282 496z
        {clay} | key {m.line} | ~ 528 432 584 396 642 414 656 478 616 548 540 590 / 34 27 23 22 24 30
        | pen #fff 4 @0.27 | M176 398C206 406 224 424 232 456C240 486 252 500 270 508M560 416C600 398 636 420 640 470
    """)
    col = roles(m.deep, m.deep, m.base, m.pop)

    def peony(body: Turned) -> None:
        band(c, body, "meander", col, 0.12, 0.22, 18)
        wrap(c, body, "peony", col, -0.2, 0.55, 0.9, 0.5)

    def bamboo(body: Turned) -> None:
        stem = brush("-34 60 -12 20 -6 -20 10 -64", "3 5 4 3")
        spots = "-6 -14 .8 60, -12 16 .8 -70, 6 -54 .7 20, -24 44 .6 100, 4 -44 .6 -60"
        wrap(c, body, [("d", stem + strew(motifs.MOTIFS["bamboo"][0][1], spots))], col, -0.3, 0.5, 0.95, 0.5)
        for k, char in enumerate("山月茶"):

            def bend(z: complex, v: float = 0.4 + k * 0.13) -> complex:
                return body.point(0.52 + (z.real - 50) * 0.0022, v + (z.imag - 50) * 0.0011)

            c.line(geom.warp(parts.GLYPHS[char], bend), m.deep, 2.6)

    profile = _POTS[kind % 3]
    r, top = geom.rows(profile)[0]
    pot = thrown(c, m, profile, more=peony if kind % 2 else bamboo, gloss=0.45)
    lid = f"4 {top - 44}, {r / 2} {top - 38}, {r * 0.86} {top - 16}, {r * 0.98} {top + 2}, {r * 0.99} {top + 8}"
    thrown(c, m, lid, gloss=0.4)
    thrown(c, m, f"4 {top - 86}, 17 {top - 80}, 21 {top - 64}, 11 {top - 46}, 15 {top - 40}", gloss=0.4)
    rule(c, pot, 0.02, m.line, 2.4)


def gaiwan(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """Cup, cover and saucer."""
    c.shadow(400, 656, 190, 30)
    thrown(c, m, "184 588, 150 622, 84 640, 70 646, 72 656", "ruyi .06 .5 14", phase, tilt=0.22)
    c.ellipse(400, 588, 184, 40, m.pale, m.line, 2.4)
    c.ellipse(400, 590, 170, 34, mix(m.base, m.line, 0.12))
    c.ellipse(400, 598, 96, 20, mix(m.base, m.line, 0.3))
    cup = "148 418, 140 452, 116 526, 82 578, 68 590, 70 604"
    thrown(c, m, cup, f"frieze .06 .76 {kind}, rule .8 3", phase, tilt=0.18)
    lid = "40 338, 44 346, 84 360, 124 392, 134 420, 130 430"
    thrown(c, m, lid, f"frieze .24 .92 {kind}", phase + 0.3, tilt=0.18, hollow=True)


def tea_bowl(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A bowl for tea, carved as an open lotus; its inside seen from above."""
    c.shadow(400, 662, 112, 20)
    petals = roles(mix(m.deep, m.base, 0.35), mix(m.base, m.pale, 0.25), mix(m.base, m.pale, 0.6), m.pop)

    def carved(body: Turned) -> None:
        if kind % 3 == 2:
            frieze(c, body, m, 0.08, 0.66, 0)
            band(c, body, "panel", petals, 0.70, 0.90, 14)
        else:
            band(c, body, "panel", petals, 0.04, 0.62, 14, 0.22)
            band(c, body, "panel", petals, 0.24, 0.90, 14)

    thrown(c, m, "196 404, 188 440, 162 516, 116 590, 72 632, 68 642, 72 656", more=carved, tilt=0.22)
    inside(c, m, 404, 196, 0.22, "#b9a44c" if kind % 3 != 1 else mix(m.base, m.line, 0.12))
