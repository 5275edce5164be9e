"""Food and medicine that do not come in a turned vessel."""

import cmath

from storefront.demo.art import geom, motifs, parts, vessels
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import around, box, dot, oval, place, polar, shake
from storefront.demo.art.kinds.pictures import solid
from storefront.demo.art.palettes import MATERIALS, Tones, mix
from storefront.demo.art.patterns import band, keep, paint, tile, tones
from storefront.demo.art.vessels import Turned, keyline


def cake_top(c: Canvas, m: Tones, x: float, y: float, r: float, tilt: float, kind: int) -> None:
    """The moulded face of a mooncake or rice cake."""
    col = {"d": m.deep, "m": mix(m.base, m.deep, 0.45), "p": m.mid, "x": m.deep}
    with c.group(transform=f"translate({geom.num(x)} {geom.num(y)})scale(1 {tilt:g})"):
        scallop = around(place(oval(0, 0, r * 0.14, r * 0.12), complex(0, -r * 0.95)), 22)
        c.path(oval(0, 0, r) + scallop, m.mid, stroke=m.line, stroke_width="2.4")
        for rr, w in ((0.86, 4), (0.8, 2)):
            c.disc(0, 0, r * rr, "none", stroke=m.deep, stroke_width=w)
        key = keep(c, motifs.ruyi(), col)
        for k in range(12):
            p = polar(r * 0.66, 30 * k)
            c.stamp(key, p.real, p.imag, r / 460, 30 * k + 180)
        c.disc(0, 0, r * 0.5, "none", stroke=m.deep, stroke_width="3")
        paint(c, (motifs.peony, motifs.longevity, motifs.fish_pair, motifs.plum)[kind % 4](), col, 0j, r / 115)
        c.disc(0, 0, r, c.fade((0, "#fff", 0.42), (0.5, "#fff", 0), (1, "#300", 0.25), angle="d"))


def mooncakes(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Three mooncakes on a dish, one cut to show its yolk."""
    dish = MATERIALS[("qinghua", "celadon", "jadecloth")[kind % 3]]
    c.shadow(400, 660, 300, 40)
    plate = Turned([(300, 584), (250, 624), (150, 646), (140, 656)], tilt=0.22)
    vessels.draw(
        c, plate, dish, lambda: band(c, plate, motifs.cloud(), tones(dish), 0.1, 0.6, 12, 0.2, spread=0.8), hollow=False
    )
    c.ellipse(400, 584, 300, 66, dish.pale, stroke=dish.line, stroke_width="2.6")
    c.ellipse(400, 588, 272, 56, mix(dish.base, dish.line, 0.1))
    tilt = 0.52
    for x, y, r, k in ((300, 440, 124, kind), (520, 452, 118, kind + 1)):
        side = Turned([(r, y), (r * 1.03, y + 30), (r * 0.98, y + 96)], cx=x, tilt=tilt, smooth=True)
        c.ellipse(x + 8, y + 104, r * 1.02, r * tilt, "#2a1408", opacity=0.2)

        def grooves(side: Turned = side) -> None:
            c.line(
                "".join(
                    f"M{dot(side.point(u, 0))}L{dot(side.point(u, 1))}" for u in [-1.45 + 0.242 * j for j in range(13)]
                ),
                m.deep,
                4,
                opacity=0.6,
            )

        vessels.draw(c, side, m, grooves, hollow=False, gloss=0)
        cake_top(c, m, x, y, r, tilt, k)
    # the cut piece in front
    d = "M300 566L470 540C484 548 490 560 488 574V622C484 634 476 640 466 644L310 640C300 636 296 630 296 622z"
    keyline(c, d, m.line)
    c.path(d, m.base)
    c.path("M300 566L470 540C484 548 490 560 488 574L306 590z", m.mid, stroke=m.line, stroke_width="2")
    c.path("M306 590L488 574V622C484 634 476 640 466 644L310 640C304 638 300 634 300 626z", m.deep)
    c.path("M316 600L478 586V618C474 628 470 632 462 634L322 630z", "#5a2a1c")
    c.path(
        oval(398, 610, 38, 24), c.fade((0, "#f7b545"), (1, "#dd7a22"), angle="r"), stroke="#7a3a12", stroke_width="2"
    )
    c.path(oval(388, 602, 11, 5), "#fff", opacity=0.5)


def tea_cake(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A pressed tea cake before its printed wrapper."""
    c.shadow(420, 650, 280, 34)
    wrap = MATERIALS[("paper", "redpaper", "jadecloth")[kind % 3]]
    ink = wrap.pop if kind % 3 == 0 else wrap.pale
    x, y, r = 470, 340, 224
    keyline(c, shake(oval(x, y, r), 4, 4), wrap.line)
    c.path(shake(oval(x, y, r), 4, 4), wrap.base)
    with c.inside(oval(x, y, r)):
        for rr, w in ((206, 3), (200, 1.4), (128, 3)):
            c.disc(x, y, rr, "none", stroke=ink, stroke_width=w)
        key = keep(c, motifs.sprig(), {"d": ink, "m": ink, "p": wrap.base, "x": ink})
        for k in range(12):
            p = polar(166, 30 * k + 15, complex(x, y))
            c.stamp(key, p.real, p.imag, 0.8, 30 * k + 15)
        parts.glyph(c, "茶", x, y, 150, ink, 10)
        c.line(parts.rays(x, y, 150, 224, 26, 4), wrap.line, 2, opacity=0.14)
        c.disc(
            x,
            y,
            r,
            c.fade((0, "#fff", 0.34), (0.6, "#fff", 0), (1, "#2a1408", 0.3), angle="r", box=(x - 60, y - 80, r * 1.25)),
        )
    x, y, r = 286, 458, 178
    cake = shake(oval(x, y, r, r), 9, 5, 40)
    keyline(c, cake, m.line)
    c.path(cake, m.base)
    with c.inside(cake):
        tones_ = (m.deep, m.mid, m.line, mix(m.mid, m.pale, 0.45), mix(m.base, m.pop, 0.3))
        for tone in tones_:
            d = ""
            for _ in range(34):
                p = complex(x, y) + polar(r * c.rng.random() ** 0.5, c.rng.uniform(0, 360))
                a, length = c.rng.uniform(0, 6.28), c.rng.uniform(12, 30)
                e = cmath.rect(length, a)
                q = 0.3j * e
                d += f"M{dot(p)}q{dot(e / 2 + q)} {dot(e)}q{dot(-e / 2 - q * 0.2)} {dot(-e)}z"
            c.path(d, tone)
        c.disc(x, y, 44, m.line, opacity=0.35)
        c.path(
            cake,
            c.fade((0, "#fff", 0.26), (0.5, "#fff", 0), (1, "#100", 0.5), angle="r", box=(x - 60, y - 70, r * 1.4)),
        )
    c.path(box(x - 34, y - 50, 68, 100, 3), "#f1e0b4", stroke=m.line, stroke_width="2")
    parts.glyph(c, "山", x, y - 20, 38, "#b8392c")
    parts.glyph(c, "月", x, y + 24, 38, "#b8392c")


def mould(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A carved wooden pastry mould with cakes that came out of it."""
    cake = MATERIALS["honey"] if kind % 2 else MATERIALS["sweet"]
    c.shadow(400, 640, 290, 30)
    with c.at(396, 372, 1.06, -14):
        d = (
            "M-170-170H170C190-170 200-158 200-140V140C200 160 190 170 170 170H40C36 200 36 250 46 300"
            "C46 322-46 322-46 300C-36 250-36 200-40 170H-170C-190 170-200 160-200 140V-140"
            "C-200-158-190-170-170-170z"
        )
        d = place(d, 0j, 1.0)
        solid(c, d, m)
        with c.inside(d):
            c.rect(-220, -190, 440, 520, tile(c, "grain", {"d": m.deep, "m": m.deep, "p": m.base}, 1.8), opacity=0.5)
            c.path(d, c.fade((0, "#fff", 0.22), (0.5, "#fff", 0), (1, "#100", 0.3), angle="d"))
        c.disc(0, 286, 8, m.line)
        oval(0, 0, 142) if kind % 2 else place(motifs.carp()[1][1], 0j, 2.4) + place(motifs.carp()[0][1], 0j, 2.4)
        if kind % 2:
            c.disc(0, 0, 144, m.line)
            c.disc(3, 4, 138, m.deep)
            paint(
                c,
                motifs.window_flower(8, kind),
                {"d": mix(m.deep, m.line, 0.4), "p": m.base, "m": m.base, "x": m.base},
                0j,
                2.5,
            )
        else:
            c.path(oval(0, 0, 184, 118), m.line)
            c.path(oval(3, 4, 178, 112), m.deep)
            paint(
                c,
                motifs.carp(),
                {"d": mix(m.deep, m.line, 0.5), "m": mix(m.deep, m.line, 0.5), "p": m.base, "x": m.base},
                0j,
                2.3,
            )
    for px, py, r in ((560, 604, 74), (664, 650, 58)):
        side = Turned([(r, py - 26), (r, py + 14)], cx=px, tilt=0.5, smooth=False)
        vessels.draw(c, side, cake, hollow=False, gloss=0)
        cake_top(c, cake, px, py - 26, r * 0.97, 0.5, kind + (px > 600))


def sugar_painting(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Sugar drawn on marble: amber lines on a stick."""
    stone = "M110 120C300 96 520 104 700 124C716 300 708 500 694 660C500 684 280 680 112 660C94 480 96 300 110 120z"
    c.path(stone, "#2a1408", opacity=0.16, transform="translate(8 12)")
    c.path(stone, c.fade((0, "#fdfaf4"), (1, "#e3ddd2"), angle="d"), stroke="#9a9184", stroke_width="2.5")
    with c.inside(stone):
        c.line(
            (
                "M90 300C240 260 300 380 460 330S640 420 720 380M140 120C200 240 180 300 260 420S240 600 320 690"
                "M420 100C460 180 560 200 720 180"
            ),
            "#cfc8bc",
            3,
            opacity=0.6,
        )
    hero = (motifs.butterfly, motifs.carp, motifs.peony, motifs.magpie)[kind % 4]()
    c.path(box(392, 470, 16, 270, 6), MATERIALS["bamboo"].base, stroke=MATERIALS["bamboo"].line, stroke_width="2.4")
    for off, col, w, op in (
        (4 + 6j, "#3a1a08", 10, 0.16),
        (0j, m.line, 13, 1),
        (0j, m.base, 9, 1),
        (-1 - 1.6j, m.pale, 2.6, 0.9),
    ):
        c.line("".join(place(d, 400 + 360j + off, 3.5) for r, d in hero), col, w, opacity=op)
    c.line("M400 440V560M380 500H420M384 530H416", m.line, 12)
    c.line("M400 440V560M380 500H420M384 530H416", m.base, 8)
