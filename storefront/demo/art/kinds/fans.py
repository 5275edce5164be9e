"""Fans, the umbrella and the kite: paper and silk on bamboo."""

import math
from dataclasses import replace
from itertools import pairwise

from storefront.demo.art import motifs, parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, brush, dot, mirror, oval, place, polar, pts, trace
from storefront.demo.art.kinds.pictures import GLOW, mat_on, painting, solid
from storefront.demo.art.motifs import Motif
from storefront.demo.art.palettes import MATERIALS, Colours, Tones, mix, roles
from storefront.demo.art.patterns import keep, paint, tile
from storefront.demo.art.vessels import keyline


def folding_fan(c: Canvas, m: Tones, kind: int = 0) -> None:
    """An open folding fan with a painted leaf."""
    x, y, r0, r1, half, n = 400, 600, 168, 372, 76, 22
    wood = MATERIALS["bamboo" if kind % 2 else "ebony"]
    c.shadow(400, 646, 250, 26)
    at = complex(x, y)
    for k in range(n + 1):
        a = -half + 2 * half * k / n
        edge = k in (0, n)
        w = 9 if edge else 4.5
        c.path(
            place(f"M{-w} 40L{-w * 0.7} {-r1 if edge else -r0 - 30}H{w * 0.7}L{w} 40Q0 52 {-w} 40z", at, turn=a),
            wood.base if not edge else wood.deep,
            stroke=wood.line,
            stroke_width="1.4",
        )

    def arc(r: float, to: float, sweep: int) -> str:
        return f"A{r} {r} 0 0 {sweep} {p(r, to)}"

    def p(r: float, degrees: float) -> str:
        return dot(polar(r, degrees, at))

    leaf = f"M{p(r0, -half)}L{p(r1, -half)}{arc(r1, half, 1)}L{p(r0, half)}{arc(r0, -half, 0)}z"
    keyline(c, leaf, wood.line, 4)
    c.path(leaf, m.pale)
    with c.inside(leaf):
        if kind % 5 == 4:
            c.rect(0, 200, 800, 400, tile(c, "scales", {"d": m.deep, "m": m.mid, "p": m.pale}, 1.2))
        else:
            painting(c, m, kind, 400, 372, 640, 290)
        folds = "".join(
            f"M{p(r0, a)}L{p(r1, a)}L{p(r1, a + half / n)}L{p(r0, a + half / n)}z"
            for a in (-half + 2 * half * k / n for k in range(n))
        )
        c.path(folds, m.line, opacity=0.09)
        c.disc(x, y, r1 - 5, "none", stroke=m.pop, stroke_width="9", opacity=0.9)
        c.disc(x, y, r0 + 4, "none", stroke=m.pop, stroke_width="6", opacity=0.9)
        c.disc(
            x,
            y,
            r1,
            c.fade(
                (0, "#2a1408", 0.2),
                (0.5, "#2a1408", 0.16),
                (0.62, "#fff", 0.0),
                (1, "#fff", 0.12),
                angle="r",
                box=(x, y, r1),
            ),
        )
    c.disc(x, y, 10, MATERIALS["gold"].base, stroke=wood.line, stroke_width="2")
    red = MATERIALS["redpaper"]
    parts.cord(c, trace("400 612 412 640 436 652 462 660"), red.base, 4)
    parts.tassel(c, 462, 656, 84, red.base, red.line, lean=16)


def silk_fan(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A round fan of silk."""
    wood, red = MATERIALS["ebony"], MATERIALS["redpaper"]
    c.path(box(391, 500, 18, 216, 8), wood.base, stroke=wood.line, stroke_width="3")
    d = (
        oval(400, 298, 222)
        if kind % 2 == 0
        else (
            "M400 84C450 60 520 70 560 110C610 130 634 190 620 240C650 300 620 370 572 396"
            "C540 450 470 500 400 516C330 500 260 450 228 396C180 370 150 300 180 240C166 190 190 130 240 110"
            "C280 70 350 60 400 84z"
        )
    )
    keyline(c, d, wood.line, 18)
    c.path(d, m.pale, stroke=mix(wood.base, "#b8392c", 0.3), stroke_width="12")
    with c.inside(d):
        painting(c, m, kind + 3, 400, 312, 400, 400)
        c.path(d, c.fade(*GLOW, angle="r", box=(350, 230, 330)))
    c.path(d, "none", stroke="#d9a83f", stroke_width="2.5")
    c.path(
        "M388 476C380 500 384 520 391 536H409C416 520 420 500 412 476Q400 486 388 476z",
        wood.base,
        stroke=wood.line,
        stroke_width="2.5",
    )
    for y in (548, 690):
        c.path(box(388, y, 24, 10, 3), "#d9a83f", stroke=wood.line, stroke_width="1.5")
    parts.cord(c, trace("400 712 420 700 470 640 486 600"), red.base, 3.4)
    c.disc(486, 604, 11, MATERIALS["jade"].base, stroke=MATERIALS["jade"].line, stroke_width="2")
    parts.tassel(c, 486, 614, 92, red.base, red.line, lean=4)


def umbrella(c: Canvas, m: Tones, kind: int = 0) -> None:
    """An oil-paper umbrella seen from above, tilted, its handle coming out below."""
    wood, ribs = MATERIALS["wood"], 24
    with c.at(396, 366, 1, -14 + 4 * (kind % 3)):
        c.path(brush(pts(0, 0, 60, 210, 108, 372), [16, 14, 14]), wood.base, stroke=wood.line, stroke_width="3")
        c.path(brush(pts(96, 330, 108, 372), [20, 22]), wood.deep, stroke=wood.line, stroke_width="2")
        hub = complex(-26, -34)
        rim = [complex(296 * math.sin(t), -262 * math.cos(t)) for t in (math.tau * k / ribs for k in range(ribs + 1))]
        d = f"M{dot(rim[0])}" + "".join(f"Q{dot((a + b) * 0.4825)} {dot(b)}" for a, b in pairwise(rim)) + "z"
        keyline(c, d, m.line, 6)
        c.path(d, m.base)
        with c.inside(d):
            with c.at(hub.real / 4, hub.imag / 4):
                canopy(c, m, kind % 3)
            tips = [hub + (z - hub) * 1.05 for z in rim]
            shade = "".join(f"M{dot(hub)}L{dot(a)}L{dot((a + b) / 2)}z" for a, b in pairwise(tips))
            c.path(shade, m.line, opacity=0.10)
            c.line("".join(f"M{dot(hub)}L{dot(z)}" for z in rim[1:]), m.line, 1.6, opacity=0.55)
            round_light = ((0, "#fff", 0.34), (0.45, "#fff", 0.04), (1, "#2a1408", 0.34))
            c.path(d, c.fade(*round_light, angle="r", box=(-90, -120, 430)))
        c.disc(hub.real, hub.imag, 25, m.line)
        c.disc(hub.real - 2, hub.imag - 3, 19, mix(m.deep, "#ffffff", 0.12))
        c.disc(hub.real - 3, hub.imag - 6, 8, wood.pale, stroke=m.line, stroke_width="2")


def canopy(c: Canvas, m: Tones, kind: int) -> None:
    """What is painted on an umbrella: peonies, a picture, or cranes among clouds, between two rings."""

    def ring(r: float, width: float, colour: str) -> None:
        c.ellipse(0, 0, r * 1.13, r, "none", stroke=colour, stroke_width=width)

    def wreath(motif: Motif, colours: Colours, count: int, r: float, size: float, start: float) -> None:
        key = keep(c, motif, colours)
        for k in range(count):
            turn = start + 360 / count * k
            p = polar(r, turn)
            c.stamp(key, p.real * 1.13, p.imag, size, turn)

    light = roles(m.pale, mix(m.pale, m.base, 0.35), m.base, m.pop)
    dark = roles(m.deep, m.mid, m.base, m.pop)
    ring(246, 14, m.deep)
    ring(232, 3, m.pale)
    if kind == 0:
        wreath(motifs.sprig(), dark, 6, 168, 1.0, 30)
        wreath(motifs.peony(), light, 6, 160, 1.12, 0)
    elif kind == 1:
        painting(c, mat_on(m), 0, 0, 40, 520, 400)
    else:
        wreath(motifs.crane(), light, 5, 150, 1.25, 0)
        wreath(motifs.cloud(), dark, 5, 190, 0.72, 36)
    ring(84, 10, m.deep)
    ring(74, 2.5, m.pale)


def kite(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A swallow kite, frontal: broad wings, a painted breast, a forked tail."""
    m = replace(m, pale="#fbf1dc")
    wing = (
        "M430 214C470 168 560 130 660 112C730 100 768 150 764 214C760 290 716 352 640 376"
        "C570 396 500 384 452 352C436 310 426 260 430 214z"
    )
    tail = "M404 470C450 520 520 590 590 650C566 690 500 706 462 690C444 640 424 570 402 516z"
    breast = "M400 168C446 168 470 210 470 270C470 350 440 430 400 500C360 430 330 350 330 270C330 210 354 168 400 168z"
    for d in (mirror(tail), mirror(wing)):
        solid(c, d, m)
    red = roles(m.pop, mix(m.pop, m.pale, 0.55), m.pale, "#e2b457")
    with c.inside(mirror(wing)):
        for k in range(5):
            c.line(
                mirror(
                    f"M{770 - 26 * k} {150 - 4 * k}C{776 - 30 * k} {250 - 6 * k} "
                    f"{700 - 28 * k} {340 - 12 * k} {600 - 30 * k} {384 - 14 * k}"
                ),
                m.pale if k % 2 == 0 else m.mid,
                6 - k * 0.6,
            )
        c.path(
            mirror(
                "M448 240C480 196 540 166 600 158C640 160 650 220 610 274C570 324 510 340 462 326"
                "C450 300 444 270 448 240z"
            ),
            m.pale,
            stroke=m.pop,
            stroke_width="5",
        )
        for s in (-1, 1):
            paint(
                c,
                (motifs.peony, motifs.bat, motifs.butterfly)[kind % 3](),
                red,
                complex(400 + s * 146, 246),
                (1.15, 1.25, 1.2)[kind % 3],
                -s * 14,
            )
            if kind % 3 == 0:
                for px, py, t in ((86, 268, 120), (196, 206, -130), (150, 316, 180)):
                    paint(
                        c,
                        motifs.sprig(),
                        roles("#3f7f68", "#3f7f68", m.pale, m.pop),
                        complex(400 + s * px, py),
                        0.62,
                        -s * t,
                    )
    c.line(mirror("M424 512C470 560 520 620 556 676M414 506C446 560 482 630 506 694"), m.pale, 6)
    c.line(mirror("M430 500C480 548 540 600 580 644"), m.mid, 4)
    solid(c, breast, m, m.pale)
    with c.inside(breast):
        c.path(
            "M330 270C330 330 340 360 350 384C380 360 420 360 450 384C462 360 470 330 470 270C440 300 360 300 330 270z",
            mix(m.pop, m.base, 0.1),
        )
        paint(
            c,
            motifs.double_joy() if kind % 2 else motifs.longevity(),
            roles("#f3dca0", "#f3dca0", m.pop, m.pop),
            400 + 330j,
            0.5,
        )
        paint(c, motifs.lotus(), red, 400 + 424j, 0.62)
        c.path("M330 180C360 150 440 150 470 180L470 262C440 288 360 288 330 262z", m.base)
    c.path(
        mirror("M404 232C408 206 434 196 450 214C456 240 436 256 414 250z"), m.pale, stroke=m.line, stroke_width="2.5"
    )
    c.path(mirror(oval(430, 228, 9, 10)), m.line)
    c.path(mirror(oval(433, 224, 3)), "#fff")
    c.path("M390 252L400 284L410 252Q400 244 390 252z", "#e2b457", stroke=m.line, stroke_width="2")
    c.path(mirror("M404 200C418 184 440 184 454 198C438 194 420 196 404 200z"), m.pop)
    c.path(
        mirror(wing + tail) + breast,
        c.fade((0, "#fff", 0.25), (0.5, "#fff", 0), (1, "#200", 0.18), angle="d", box=(60, 100, 740, 700)),
    )
    c.line("M400 330C440 470 470 640 560 820", m.line, 1.5, opacity=0.5)
