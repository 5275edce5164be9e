"""Lacquer, tins, the lantern and the censer."""

from storefront.demo.art import motifs, parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import brush, oval, pick, place, rows, spline
from storefront.demo.art.motifs import scroll
from storefront.demo.art.palettes import MATERIALS, Tones, mix, shade
from storefront.demo.art.patterns import band, frieze, thrown, tones
from storefront.demo.art.vessels import Turned


def lacquer_box(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A round carved box, lid towards us."""
    c.shadow(400, 668, 214, 44)
    thrown(c, m, "184 520, 188 536, 188 576, 172 596", "meander .16 .72 22", tilt=0.46, smooth=False, gloss=0)

    def vine(lid: Turned) -> None:
        band(c, lid, [scroll("plum")], tones(m), 0.34, 0.98, 14, alternate=True)

    thrown(c, m, "176 432, 190 450, 190 512", more=vine, tilt=0.46, smooth=False, gloss=0)
    top = oval(400, 432, 176, 81)
    c.path(top, mix(m.base, m.mid, 0.35), m.line, 2.5)
    with c.at(400, 432, squash=0.46):
        c.wreath(pick("ruyi plum lotus", kind), tones(m), 12, 140, 0.52, turn=180)
        for r in (168, 110):
            c.disc(0, 0, r, "none", m.deep, 5)
        hero = ("peony", "fish", motifs.window_flower(8, 2))[kind % 3]
        c.paint(hero, tones(m), 0j, (2.0, 1.05, 1.9)[kind % 3])
    c.lit(top, "d", 0.34, 0.22)
    c.line("M234 424A166 76 0 0 1 330 362", "#fff", 4, opacity=0.6)


def pill_tin(c: Canvas, m: Tones, kind: int = 0) -> None:
    """An open tin and three wax pills; the lid leans behind."""
    c.shadow(400, 656, 220, 40)
    lid, at = oval(510, 428, 147), 510 + 428j
    c.solid(lid, m.base, m.line)
    c.disc(510, 428, 132, "none", m.pop, 4)
    c.wreath("sprig", {**tones(m), "d": m.pale, "m": m.pale}, 12, 112, 0.36, at)
    c.disc(510, 428, 84, m.pale)
    parts.glyph(c, "药膏参"[kind % 3], 510, 428, 96, m.line, 8)
    c.lit(lid, "r", 0.3, 0.22, 0.6, box=(460, 360, 220))
    thrown(c, m, "158 560, 158 616", "pop .3 3, pop .86 3", cx=340, tilt=0.4, smooth=False, gloss=0)
    c.ellipse(340, 560, 158, 63, m.pop, m.line, 2.4)
    c.ellipse(340, 562, 146, 58, shade(m.line, 0.2))
    wax = MATERIALS["ginseng"]
    for x, y, r in rows("288 540 44, 382 534 44, 330 572 46"):
        c.solid(oval(x, y, r), c.fade("r", wax.pale, (0.6, wax.base), wax.deep), wax.line, 3)
        c.line(f"M{x - r} {y + 2}Q{x} {y + 15} {x + r} {y + 2}", wax.deep, opacity=0.8)
        c.path(place("M-12-16C-4-22 6-22 12-18C4-20-4-18-12-10z", complex(x - 6, y - 6)), "#fff", opacity=0.8)
    c.path("M182 560A158 63 0 0 0 498 560L498 566A158 63 0 0 1 182 566z", m.pop, m.line, 1.6)


def lantern(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """A hanging lantern, lit from inside: round or straight."""
    gold, red = MATERIALS["gold"], MATERIALS["redpaper"]
    c.line("M400 46V150" if c.alone else "M400-10V150", "#6b3a10", 5)
    parts.knot(c, 400, 96, 84)
    flame = c.fade("r", (0, "#fff3c4", 0.95), (0.45, mix(m.base, "#ffcf6a", 0.45), 0.7), (1, m.deep, 0.75))
    lit = Tones(mix(m.base, "#ffd88a", 0.45), m.deep, mix(m.deep, m.mid, 0.5), m.pale, m.line, gold.base)

    def skin(body: Turned) -> None:
        c.path(body.outline(), flame)
        frieze(c, body, lit, 0.2, 0.8, (5, 1, 0, 2, 4, 0)[kind % 6], phase)
        for k in range(-6, 7):
            side = max(-1.5, min(1.5, k * 0.25 + 0.06))
            c.line(spline([body.point(side, v / 10) for v in range(11)]), m.deep, 1.8, opacity=0.5)

    profile = (
        "74 214, 126 238, 188 308, 202 372, 188 436, 126 506, 74 530",
        "96 190, 140 206, 156 250, 158 380, 156 500, 140 540, 96 556",
    )[kind % 2]
    body = thrown(c, m, profile, more=skin, tilt=0.1, gloss=0, strength=0.3)
    r, top, foot = body.lip.real, body.lip.imag, body.foot.imag
    for y in (top - 30, foot + 2):
        rim = f"{r * 0.98} {y}, {r * 1.02} {y + 8}, {r * 0.98} {y + 32}"
        thrown(c, gold, rim, "meander .2 .9 14", phase, tilt=0.1, smooth=False, gloss=0.3)
    c.line(f"M400 150V{top - 30:.0f}", "#6b3a10", 5)
    parts.cord(c, [400 + (foot + 40) * 1j, 400 + (foot + 70) * 1j], red.base, 4)
    c.disc(400, foot + 66, 12, MATERIALS["jade"].base, MATERIALS["jade"].line)
    parts.tassel(c, 400, foot + 78, 116, red.base, red.line)
    for x in (400 - 0.8 * r, 400 + 0.8 * r):
        parts.cord(c, [complex(x, foot + 34), complex(x, foot + 48)], red.base, 3)
        parts.tassel(c, x, foot + 44, 72, red.base, red.line)


def censer(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """A bronze tripod censer with a thread of smoke."""
    c.shadow(400, 656, 170, 26)
    c.pieces(f"""
        {mix(m.base, m.deep, 0.3)} | key {m.line} twin | M300 566C296 606 284 632 270 656L300 660C320 634 334 606 340
            580zM262 380C238 372 226 344 236 310L262 316C258 340 264 354 282 360z
        {mix(m.base, m.deep, 0.3)} | key {m.line} | M376 590C378 620 384 646 388 664L412 664
            C416 646 422 620 424 590z""")
    bands = (
        f"meander .16 .28 18, rule .14 3, rule .3 3, {pick('cloud bat ruyi', kind)} .34 .62 7 0 .9, panel .68 .92 12"
    )
    profile = "136 372, 132 396, 120 404, 140 430, 156 490, 140 560, 96 598, 60 606"
    thrown(c, m, profile, bands, phase, gloss=0.5, hollow=True)
    smoke = brush("400 366 376 320 424 270 384 216 418 160 396 108 420 60", "3 9 13 16 16 12 2")
    c.path(smoke, "#fff", opacity=0.5)
    c.path(place(smoke, 14 - 10j), "#fff", opacity=0.25)
    c.path(brush("400 372 400 300", "4 3.4"), "#6b4a2c")
    c.disc(400, 299, 4, "#d9512f")
