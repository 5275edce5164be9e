"""Fans, the umbrella and the kite: paper and silk on bamboo; and the small paintings on them."""

import math
from dataclasses import replace
from itertools import pairwise

from storefront.demo.art import parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, brush, dot, mirror, oval, pick, place, points, polar, rows, spline
from storefront.demo.art.palettes import MATERIALS, Colours, Tones, mix, roles, tint
from storefront.demo.art.patterns import tile

RED, JADE = MATERIALS["redpaper"], MATERIALS["jade"]


def folding_fan(c: Canvas, m: Tones, kind: int = 0) -> None:
    """An open folding fan with a painted leaf."""
    at, near, far, half, ribs = 400 + 600j, 168, 372, 76, 22
    wood = MATERIALS[pick("ebony bamboo", kind)]
    angles = [-half + 2 * half * k / ribs for k in range(ribs + 1)]
    c.shadow(400, 646, 250, 26)
    for angle in angles:
        w, length, tone = (9, far, wood.deep) if abs(angle) == half else (4.5, near + 30, wood.base)
        rib = f"M{-w} 40L{-w * 0.7} {-length}H{w * 0.7}L{w} 40Q0 52 {-w} 40z"
        c.path(place(rib, at, turn=angle), tone, wood.line, 1.4)

    def p(r: float, degrees: float) -> str:
        return dot(polar(r, degrees, at))

    out = f"M{p(near, -half)}L{p(far, -half)}A{far} {far} 0 0 1 {p(far, half)}"
    leaf = f"{out}L{p(near, half)}A{near} {near} 0 0 0 {p(near, -half)}z"
    c.solid(leaf, m.pale, wood.line, 4)
    with c.inside(leaf):
        if kind % 5 == 4:
            c.rect(0, 200, 800, 400, tile(c, "scales", {"d": m.deep, "m": m.mid, "p": m.pale}, 1.2))
        else:
            painting(c, m, kind, 400, 372, 640, 290)
        bays = ((a, a + half / ribs) for a in angles[:-1])
        folds = "".join(f"M{p(near, a)}L{p(far, a)}L{p(far, b)}L{p(near, b)}z" for a, b in bays)
        c.path(folds, m.line, opacity=0.09)
        c.disc(400, 600, far - 5, "none", m.pop, 9, opacity=0.9)
        c.disc(400, 600, near + 4, "none", m.pop, 6, opacity=0.9)
    c.disc(400, 600, 10, MATERIALS["gold"].base, wood.line)
    parts.cord(c, "400 612 412 640 436 652 462 660", RED.base, 4)
    parts.tassel(c, 462, 656, 84, RED.base, RED.line, lean=16)


def silk_fan(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A round fan of silk, or one with a lobed rim."""
    wood = MATERIALS["ebony"]
    lobed = (
        "M400 84C450 60 520 70 560 110C610 130 634 190 620 240C650 300 620 370 572 396C540 450 470 500 400 516C330 500 "
        "260 450 228 396C180 370 150 300 180 240C166 190 190 130 240 110C280 70 350 60 400 84z"
    )
    d = lobed if kind % 2 else oval(400, 298, 222)
    c.path(box(391, 500, 18, 216, 8), wood.base, wood.line, 3)
    c.keyline(d, wood.line, 18)
    c.path(d, m.pale, mix(wood.base, "#b8392c", 0.3), 12)
    with c.inside(d):
        painting(c, m, kind + 3, 400, 312, 400, 400)
    c.lit(d, "r", 0.3, 0.24, box=(350, 230, 330))
    c.pieces(f"""
        | #d9a83f 2.5 | {d}
        {wood.base} | {wood.line} 2.5 | M388 476C380 500 384 520 391 536H409C416 520 420 500 412 476Q400 486 388 476z
        #d9a83f | {wood.line} 1.5 | b 388 548 24 10 3 + b 388 690 24 10 3""")
    parts.cord(c, "400 712 420 700 470 640 486 600", RED.base, 3.4)
    c.disc(486, 604, 11, JADE.base, JADE.line)
    parts.tassel(c, 486, 614, 92, RED.base, RED.line, lean=4)


def umbrella(c: Canvas, m: Tones, kind: int = 0) -> None:
    """An oil-paper umbrella seen from above, tilted, its handle coming out below."""
    wood, ribs, hub = MATERIALS["wood"], 24, -26 - 34j
    rim = [complex(296 * math.sin(t), -262 * math.cos(t)) for t in (math.tau * k / ribs for k in range(ribs + 1))]
    d = f"M{dot(rim[0])}" + "".join(f"Q{dot((a + b) * 0.4825)} {dot(b)}" for a, b in pairwise(rim)) + "z"
    with c.at(396, 366, 1, -14 + 4 * (kind % 3)):
        c.pieces(f"""
            {wood.base} | {wood.line} 3 | ~ 0 0 60 210 108 372 / 16 14 14
            {wood.deep} | {wood.line} | ~ 96 330 108 372 / 20 22
            {m.base} | key {m.line} 6 | {d}""")
        with c.inside(d):
            with c.at(hub.real / 4, hub.imag / 4):
                _canopy(c, m, kind % 3)
            shade = "".join(f"M{dot(hub)}L{dot(a)}L{dot((a + b) / 2)}z" for a, b in pairwise(rim))
            c.path(shade, m.line, opacity=0.10)
            c.line("".join(f"M{dot(hub)}L{dot(z)}" for z in rim[1:]), m.line, 1.6, opacity=0.55)
        c.lit(d, "r", 0.34, 0.34, box=(-90, -120, 430))
        c.pieces(f"""
            {m.line} | | o -26 -34 25
            {tint(m.deep, 0.12)} | | o -28 -37 19
            {wood.pale} | {m.line} | o -29 -40 8""")


def _canopy(c: Canvas, m: Tones, kind: int) -> None:
    """What is painted on an umbrella: peonies, a picture, or cranes among clouds, between two rings."""
    light, dark = roles(m.pale, mix(m.pale, m.base, 0.35), m.base, m.pop), roles(m.deep, m.mid, m.base, m.pop)
    for r, width, tone in ((246, 14, m.deep), (232, 3, m.pale), (84, 10, m.deep), (74, 2.5, m.pale)):
        c.ellipse(0, 0, r * 1.13, r, "none", tone, width)
    if kind == 0:
        c.wreath("sprig", dark, 6, 178, 1, start=30)
        c.wreath("peony", light, 6, 170, 1.12)
    elif kind == 1:
        painting(c, mat_on(m), 0, 0, 40, 520, 400)
    else:
        c.wreath("crane", light, 5, 160, 1.25)
        c.wreath("cloud", dark, 5, 200, 0.72, start=36)


def kite(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A swallow kite, frontal: broad wings, a painted breast, a forked tail."""
    m = replace(m, pale="#fbf1dc")
    wing = mirror(
        "M430 214C470 168 560 130 660 112C730 100 768 150 764 214C760 290 716 352 640 376C570 396 500 384 452 352C436 "
        "310 426 260 430 214z"
    )
    tail = mirror("M404 470C450 520 520 590 590 650C566 690 500 706 462 690C444 640 424 570 402 516z")
    breast = "M400 168C446 168 470 210 470 270C470 350 440 430 400 500C360 430 330 350 330 270C330 210 354 168 400 168z"
    red = roles(m.pop, mix(m.pop, m.pale, 0.55), m.pale, "#e2b457")
    c.solid(tail, m.base, m.line)
    c.solid(wing, m.base, m.line)
    with c.inside(wing):
        for k in range(5):
            x = 770 - 26 * k
            band = f"M{x} {150 - 4 * k}C{x + 6} {250 - 6 * k} {x - 70} {340 - 12 * k} {x - 170} {384 - 14 * k}"
            c.line(mirror(band), m.mid if k % 2 else m.pale, 6 - k * 0.6)
        c.pieces(f"""
            {m.pale} | {m.pop} 5 twin | M448 240C480 196 540 166 600 158C640 160 650 220 610 274C570 324 510 340 462 326
                C450 300 444 270 448 240z""")
        c.scatter(pick("peony bat butterfly", kind), red, "254 246 1.2 14, 546 246 1.2 -14")
        if kind % 3 == 0:
            leaf = (
                "314 268 .62 120, 204 206 .62 -130, 250 316 .62 180, 486 268 .62 -120, 596 206 .62 130, 550 316 .62 180"
            )
            c.scatter("sprig", roles("#3f7f68", "#3f7f68", m.pale, m.pop), leaf)
    c.pieces(f"""
        | pen {m.pale} 6 twin | M424 512C470 560 520 620 556 676M414 506C446 560 482 630 506 694
        | pen {m.mid} 4 twin | M430 500C480 548 540 600 580 644
        {m.pale} | key {m.line} | {breast}
        {mix(m.pop, m.base, 0.1)} | | M331 286C332 330 340 360 350 384C380 360 420 360 450 384C462 360 468 330 469 286
            C440 306 360 306 331 286z
        {m.base} | | M331 254C334 200 360 170 400 169C440 170 466 200 469 254L468 264C440 288 360 288 332 264z""")
    c.paint(pick("longevity joy", kind), roles("#f3dca0", "#f3dca0", m.pop, m.pop), 400 + 330j, 0.5)
    c.paint("lotus", red, 400 + 424j, 0.62)
    c.pieces(f"""
        {m.pale} | {m.line} 2.5 twin | M404 232C408 206 434 196 450 214C456 240 436 256 414 250z
        {m.line} | twin | o 430 228 9 10
        #fff | twin | o 433 224 3
        #e2b457 | {m.line} | M390 252L400 284L410 252Q400 244 390 252z
        {m.pop} | twin | M404 200C418 184 440 184 454 198C438 194 420 196 404 200z
        | pen {m.line} 1.5 @0.5 | M400 330C440 470 470 640 560 820""")
    c.lit(wing + tail + breast, "d", 0.25, 0.18, box=(60, 100, 740, 700))


def painting(c: Canvas, m: Tones, kind: int, x: float, y: float, w: float, h: float) -> None:
    """A picture round x, y on a pale ground: blossom and bird, hills, lotus pond, peony and butterfly."""
    s = h / 300
    red = roles("#c8412f", "#e59a86", m.pale, "#e2b457")
    green = roles("#3f6f5c", "#8fb39a", m.pale, "#e2b457")
    blue = roles("#2c4a6e", "#7f9fcb", m.pale, "#c8412f")

    def put(motif: str, colours: Colours, table: str) -> None:
        """A motif at rows of x and y (as parts of the picture), size, turn and whether it is mirrored."""
        key = c.keep(motif, colours)
        for px, py, size, *more in rows(table):
            c.stamp(key, x + px * w, y + py * h, size * s, *more)

    if kind % 4 == 0:
        for line, widths in (
            ("-.52 .34 -.28 .06 -.05 .08 .2 -.16 .42 -.2", (13, 10, 7, 5, 2)),
            ("-.05 .08 .12 .2 .34 .18", (6, 4, 1.5)),
            ("-.3 .08 -.26 -.16 -.14 -.28", (6, 4, 1.5)),
        ):
            twig = [complex(x + z.real * w, y + z.imag * h) for z in points(line)]
            c.path(brush(twig, [s * k for k in widths]), "#5a4032")
        bloom = "-.14 -.28 .58 -28, -.28 -.06 .5 -56, .2 -.16 .65 40, .34 .18 .58 68, .42 -.2 .45 84, .1 .19 .45 20"
        put("plum", red, f"{bloom}, -.42 .24 .5 -84, .31 -.2 .38 62")
        for px, py in rows("-.08 -.33, .26 .22, .02 .16, -.2 -.24, .46 -.12"):
            c.disc(x + px * w, y + py * h, 7 * s, "#c8412f")
        put("magpie", blue, "-.02 -.12 1 0 1")
    elif kind % 4 == 1:
        c.disc(x + w * 0.2, y - h * 0.2, 34 * s, "#d9694a", opacity=0.85)
        for k, (a, b) in enumerate(((0.02, 0.30), (0.16, 0.22), (0.30, 0.16))):
            steps = [(-0.6 + 0.1 * i, abs(math.sin((-0.6 + 0.1 * i) * (5 + k) + k * 1.9 + 1))) for i in range(13)]
            skyline = spline([complex(x + w * t, y + h * (a - b * lift)) for t, lift in steps])
            mist = c.fade("v", (0, mix("#b9cfd6", "#2f5a66", k * 0.34), 1), (1, m.pale, 0.2))
            c.path(f"{skyline}V{y + h}H{x - w}z", mist)
        put("crane", roles("#33424f", "#8fa3ad", m.pale, "#c8412f"), "-.18 -.24 .68, -.02 -.34 .5, -.34 -.12 .44")
    elif kind % 4 == 2:
        for px, py, r in rows("-.26 .3 74, .02 .36 60, .3 .3 70"):
            with c.at(x + px * w, y + py * h, r * s / 100, squash=0.36):
                c.disc(0, 0, 100, "#6f9f86", "#3f6f5c", 4)
                c.line("M0 0L76 24M0 0L14 79M0 0L-69 41M0 0L-72-35M0 0L-1-80M0 0L67-44", "#3f6f5c", 3)
        for px, py, size in rows("-.08 -.06 1.05, .24 .06 .7, -.3 .04 .5"):
            at = x + px * w
            stem = [
                complex(at, y + py * h + 30 * s),
                complex(at + 7 * s, y + h * 0.2),
                complex(at + 4 * s, y + h * 0.36),
            ]
            c.line(spline(stem), "#3f6f5c", 4 * s)
            put("lotus", roles("#d9694a", "#efb39c", m.pale, "#e2b457"), f"{px} {py} {size}")
        put("butterfly", blue, ".3 -.26 .5 24")
    else:
        put(
            "sprig",
            green,
            "-.22 .16 1.2 200, .16 .2 1.3 160, -.3 -.06 1 -70, .04 -.14 1 10, .3 .04 1.1 80, -.06 .3 1 180",
        )
        put("peony", red, "-.1 .06 1.45")
        put("peony", roles("#b56a8a", "#e3b3c4", m.pale, "#e2b457"), ".2 .12 1")
        put("butterfly", blue, ".16 -.24 .72 18")
        put("butterfly", roles("#c98a3a", "#e9c98a", m.pale, "#c8412f"), "-.22 -.24 .46 -24")


def mat_on(m: Tones) -> Tones:
    """The same colours with the body as paper, for pictures painted on a coloured surface."""
    return replace(m, pale=m.base)


def mat_paper(m: Tones) -> Tones:
    """The same colours with a pale silk ground."""
    pale = tint(m.pale, 0.35)
    return replace(m, base=pale, pale=pale)
