"""Lacquer, tins, the lantern and the censer."""

from functools import partial

from storefront.demo.art import motifs, parts, patterns, vessels
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import brush, mirror, oval, place, polar, pts, spline, trace
from storefront.demo.art.kinds.ceramics import friezes
from storefront.demo.art.palettes import MATERIALS, Tones, mix
from storefront.demo.art.patterns import band, paint, rule, tones
from storefront.demo.art.vessels import Turned


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
    c.line("M400 46V150" if c.alone else "M400-10V150", "#6b3a10", 5)
    parts.knot(c, 400, 96, 84)
    d = b.outline()
    vessels.keyline(c, d, m.line)
    c.path(d, m.base)
    with c.inside(d):
        flame = ((0, "#fff3c4", 0.95), (0.45, mix(m.base, "#ffcf6a", 0.45), 0.7), (1, m.deep, 0.75))
        c.rect(180, 170, 440, 420, c.fade(*flame, angle="r", box=(400, 390, 230)))
        lit = Tones(mix(m.base, "#ffd88a", 0.45), m.deep, mix(m.deep, m.mid, 0.5), m.pale, m.line, gold.base)
        friezes(c, b, lit, 0.2, 0.8, (5, 1, 0, 2, 4, 0)[kind], phase, 5)
        for k in range(-6, 7):
            u = k * 0.25 + 0.06
            p = [b.point(max(-1.5, min(1.5, u)), v / 10) for v in range(11)]
            c.line(spline(p), m.deep, 1.8, opacity=0.5)
    top, bot = b.lip, b.foot
    for y, r in ((top.imag - 30, top.real), (bot.imag + 2, bot.real)):
        rim = Turned([(r * 0.98, y), (r * 1.02, y + 8), (r * 0.98, y + 32)], smooth=False, tilt=0.10)
        fret = partial(band, c, rim, motifs.meander(), tones(gold), 0.2, 0.9, 14, phase)
        vessels.draw(c, rim, gold, fret, hollow=False, gloss=0.3)
    c.line(f"M400 150V{top.imag - 30:.0f}", "#6b3a10", 5)
    red = MATERIALS["redpaper"]
    y = bot.imag + 44
    parts.cord(c, [complex(400, y - 4), complex(400, y + 26)], red.base, 4)
    c.disc(400, y + 22, 12, MATERIALS["jade"].base, stroke=MATERIALS["jade"].line, stroke_width="2")
    parts.tassel(c, 400, y + 34, 116, red.base, red.line)
    for side in (-0.8, 0.8):
        x = 400 + side * bot.real
        parts.cord(c, [complex(x, y - 10), complex(x, y + 4)], red.base, 3)
        parts.tassel(c, x, y, 72, red.base, red.line)


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
    smoke = brush(trace("400 366 376 320 424 270 384 216 418 160 396 108 420 60"), [3, 9, 13, 16, 16, 12, 2])
    c.path(smoke, "#fff", opacity=0.5)
    c.path(place(smoke, 14 - 10j), "#fff", opacity=0.25)
    c.path(brush(pts(400, 372, 400, 300), [4, 3.4]), "#6b4a2c")
    c.disc(400, 299, 4, "#d9512f")
