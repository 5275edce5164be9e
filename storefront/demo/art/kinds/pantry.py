"""Food that does not come in a jar."""

import cmath

from storefront.demo.art import geom, motifs, parts, vessels
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import around, box, dot, oval, place, polar, shake
from storefront.demo.art.kinds.pictures import solid
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles
from storefront.demo.art.patterns import band, keep, paint, rule, tile, tones
from storefront.demo.art.vessels import Turned, keyline


def cake_top(c: Canvas, m: Tones, x: float, y: float, r: float, tilt: float, kind: int) -> None:
    """The moulded face of a mooncake or rice cake."""
    col = roles(m.deep, mix(m.base, m.deep, 0.45), m.mid, m.deep)
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
        key = keep(c, motifs.sprig(), roles(ink, ink, wrap.base, ink))
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
            paint(c, motifs.carp(), roles(mix(m.deep, m.line, 0.5), mix(m.deep, m.line, 0.5), m.base, m.base), 0j, 2.3)
    for px, py, r in ((560, 604, 74), (664, 650, 58)):
        side = Turned([(r, py - 26), (r, py + 14)], cx=px, tilt=0.5, smooth=False)
        vessels.draw(c, side, cake, hollow=False, gloss=0)
        cake_top(c, cake, px, py - 26, r * 0.97, 0.5, kind + (px > 600))


def marble(c: Canvas) -> None:
    """The slab on which sugar is drawn."""
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


def sugar_painting(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Sugar drawn on marble: amber lines on a stick. Alone on a wash, the stone is left out."""
    if not c.alone:
        marble(c)
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


def zongzi(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Three rice parcels in bamboo leaf, bound with thread of five colours."""
    thread = (("#c8412f", "#e2b457"), ("#e2b457", "#c8412f"), ("#f5ead2", "#3f74a8"))[kind % 3]
    c.shadow(400, 664, 270, 40)
    for x, y, size, turn in ((292, 520, 1.25, -14), (512, 524, 1.2, 16), (400, 566, 1.42, 2)):
        with c.at(x, y, size, turn):
            parcel = (
                "M-104 50C-92 10-40-66-8-92C-2-98 8-98 14-92C44-60 92 6 108 46C112 62 104 70 92 72"
                "C40 84-40 84-90 74C-104 70-108 60-104 50z"
            )
            keyline(c, parcel, m.line, 4)
            c.path(parcel, c.fade((0, mix(m.base, m.pale, 0.45)), (0.5, m.base), (1, m.deep), angle="d"))
            with c.inside(parcel):
                c.path("M4-98C24-50 30 20 10 84L120 80L110 40z", m.deep, opacity=0.55)
                c.path("M4-98C-34-50-70 10-104 62L-70 76C-30 30-4-30 4-98z", m.mid, opacity=0.5)
                c.line(
                    "M-2-84C-40-30-64 16-84 72M4-90C-8-20-30 30-50 78M6-90C10-20 6 40-4 80", m.line, 1.4, opacity=0.35
                )
                c.line("M12-84C44-40 70 10 84 70M10-86C30-30 44 30 46 78", m.line, 1.4, opacity=0.4)
            for colour, width in ((m.line, 7), (thread[0], 4.4)):
                c.line("M-66 2C-20 22 40 20 74-2M-92 42C-30 62 50 60 100 38", colour, width)
            c.line("M-62 8C-20 28 40 26 70 4", thread[1], 2.2)
            for colour, width in ((m.line, 6), (thread[0], 3.6)):
                c.line(
                    "M4 17C-22-14-44 2-26 12C-14 20 0 18 4 17C20-12 44-6 34 8C26 18 10 18 4 17C0 34-10 42-20 48",
                    colour,
                    width,
                )


def pastry_box(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A round box with seven flower cakes, its lid taken off."""
    tilt, fillings = 0.5, ("sweet", "jade", "honey")
    c.shadow(400, 640, 250, 44)
    side = Turned([(250, 470), (250, 572), (240, 590)], tilt=tilt, smooth=False)

    def deco() -> None:
        band(c, side, motifs.cloud(), tones(m), 0.24, 0.78, 12, spread=0.8)
        rule(c, side, 0.10, m.pop, 4)
        rule(c, side, 0.90, m.pop, 4)

    vessels.draw(c, side, m, deco, hollow=False, gloss=0)
    c.ellipse(400, 470, 250, 250 * tilt, m.pop, stroke=m.line, stroke_width="2.6")
    c.ellipse(400, 474, 236, 236 * tilt, mix(m.deep, "#000000", 0.2))
    spots = [polar(158, 60 * k) for k in (0, 1, 5, 2, 4, 3)]
    for k, z in enumerate([*spots[:3], 0j, *spots[3:]]):
        cake = MATERIALS[fillings[(k + kind) % 3]]
        x, y = 400 + z.real, 466 + z.imag * tilt
        body = Turned([(72, y - 8), (74, y + 12), (70, y + 20)], cx=x, tilt=tilt)
        vessels.draw(c, body, cake, hollow=False, gloss=0)
        cake_top(c, cake, x, y - 8, 69, tilt, kind + k)
    front = f"M150 470A250 {250 * tilt:g} 0 0 0 650 470L650 478A250 {250 * tilt:g} 0 0 1 150 478z"
    c.path(front, m.pop, stroke=m.line, stroke_width="1.6")
