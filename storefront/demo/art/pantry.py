# ruff: noqa
# mypy: ignore-errors
"""Food and medicine that do not come in a turned vessel."""

import math

from . import geom, motifs, parts, vessels
from .canvas import Canvas
from .geom import around, box, brush, oval, pack, place, polar, pts, shake, spline
from .palettes import MATERIALS, Tones, mix
from .patterns import band, keep, paint, rule, tile, tones
from .pictures import solid
from .vessels import Turned, keyline


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

        def grooves(side: float = side) -> None:
            c.line(
                "".join(
                    f"M{pack((side.point(u, 0).real, side.point(u, 0).imag))}L{pack((side.point(u, 1).real, side.point(u, 1).imag))}"
                    for u in [-1.45 + 0.242 * j for j in range(13)]
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
                a, l = c.rng.uniform(0, 6.28), c.rng.uniform(12, 30)
                e = complex(math.cos(a), math.sin(a)) * l
                q = complex(-e.imag, e.real) * 0.3
                d += f"M{pack((p.real, p.imag))}q{pack(((e / 2 + q).real, (e / 2 + q).imag, e.real, e.imag))}q{pack(((-e / 2 - q * 0.2).real, (-e / 2 - q * 0.2).imag, -e.real, -e.imag))}z"
            c.path(d, tone)
        c.disc(x, y, 44, m.line, opacity=0.35)
        c.path(
            cake,
            c.fade((0, "#fff", 0.26), (0.5, "#fff", 0), (1, "#100", 0.5), angle="r", box=(x - 60, y - 70, r * 1.4)),
        )
    c.path(box(x - 34, y - 50, 68, 100, 3), "#f1e0b4", stroke=m.line, stroke_width="2")
    parts.glyph(c, "山", x, y - 20, 38, "#b8392c")
    parts.glyph(c, "月", x, y + 24, 38, "#b8392c")


def ginseng(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A whole root with its hair, leaves and berries."""
    if kind % 2 == 0:
        silk = MATERIALS[("redpaper", "jadecloth", "indigo")[kind // 2 % 3]]
        frame = box(150, 70, 500, 600, 14)
        c.shadow(400, 672, 280, 26)
        solid(c, frame, MATERIALS["ebony"])
        c.path(box(176, 96, 448, 548, 8), silk.base)
        c.path(
            box(176, 96, 448, 548, 8),
            tile(
                c, "clouds", {"d": mix(silk.base, silk.deep, 0.55), "m": silk.deep, "p": silk.base, "x": silk.pop}, 0.9
            ),
        )
        c.path(
            box(176, 96, 448, 548, 8),
            c.fade((0, "#000", 0.3), (0.12, "#000", 0), (0.9, "#fff", 0), (1, "#fff", 0.14), angle="d"),
        )
    r = c.rng
    hair = ""
    for x0, y0, a in (
        (352, 540, 210),
        (340, 600, 200),
        (452, 560, 150),
        (470, 610, 160),
        (330, 430, 236),
        (474, 440, 124),
        (400, 470, 180),
        (382, 590, 190),
        (430, 600, 170),
    ):
        for _ in range(4):
            p, t, line = complex(x0, y0), a + r.uniform(-28, 28), []
            for _ in range(5):
                line.append(p)
                t += r.uniform(-34, 34)
                p += polar(r.uniform(12, 24), t)
            hair += spline(line)
    c.line(hair, m.deep, 1.9)
    legs = [
        brush(pts(384, 420, 366, 500, 352, 560, 330, 640), [58, 40, 22, 5]),
        brush(pts(420, 420, 440, 500, 458, 560, 486, 630), [54, 40, 24, 5]),
        brush(pts(360, 350, 322, 390, 306, 440, 268, 480), [40, 26, 16, 3]),
        brush(pts(444, 350, 486, 386, 498, 440, 540, 470), [40, 26, 16, 3]),
        brush(pts(400, 440, 398, 500, 406, 560), [36, 20, 4]),
    ]
    body = "M376 250C352 270 338 310 346 360C340 400 350 440 372 456C392 466 420 466 436 452C456 436 462 396 456 360C464 310 450 270 428 250C414 240 390 240 376 250z"
    rhizome = brush(pts(402, 262, 396, 226, 406, 196, 398, 168), [34, 24, 26, 20])
    fill = c.fade((0, m.pale), (0.5, m.base), (1, m.mid), angle="h", box=(300, 0, 510, 0))
    for d in [*legs, rhizome, body]:
        keyline(c, d, m.line, 4)
    for d in [*legs, rhizome, body]:
        c.path(d, fill)
    c.line(
        "M356 300q24 10 44 4M350 336q30 12 56 6M410 330q26 4 42-4M352 380q26 10 48 4M410 386q24 6 40-2M362 424q18 8 34 4M366 270q16 8 30 4M412 284q18 4 30-2M366 500q12 6 24 2M436 506q12 4 22-2M354 548q8 4 16 2M390 236q8 4 16 0M388 210q8 4 16 2M318 398q6 8 14 8M484 396q6 4 12 0",
        m.deep,
        2.4,
    )
    green = MATERIALS["leaf"]
    c.path(brush(pts(400, 176, 392, 140, 402, 112), [8, 6, 5]), green.deep)
    lf = keep(c, [("d", motifs.LEAF), ("p", motifs.VEIN)], {"d": green.base, "p": green.pale})
    for a, k in ((-78, 1.6), (-46, 1.9), (46, 1.9), (78, 1.6), (0, 1.3)):
        c.stamp(lf, 402, 122, k * 1.15, a)
    c.path(
        "".join(oval(402 + dx, 104 + dy, 9.5) for dx, dy in ((-16, 2), (0, -8), (16, 2), (-8, 14), (9, 14))),
        "#c8352a",
        stroke="#6a1612",
        stroke_width="2",
    )
    parts.cord(c, pts(372, 214, 400, 222, 428, 212), "#c8352a", 6, "#6a1612")
    parts.cord(c, pts(424, 214, 446, 200, 440, 184, 420, 200, 424, 214, 446, 236, 442, 258), "#c8352a", 4, "#6a1612")


def herb_packets(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Paper packets tied with twine, as a herbalist makes them."""
    c.shadow(410, 654, 300, 36)
    twine = "#a8552f"
    for x, y, w, h, lean, lab in ((540, 392, 230, 250, 5, "参"), (286, 414, 250, 236, -5, "药")):
        with c.at(x, y + h / 2, 1, lean):
            d = f"M{-w / 2} {-h / 2 + 40}L{-w / 2 + 44} {-h / 2}H{w / 2 - 30}L{w / 2} {-h / 2 + 34}L{w / 2 + 6} {h / 2 - 6}Q0 {h / 2 + 8} {-w / 2 - 6} {h / 2 - 6}z"
            keyline(c, d, m.line)
            c.path(d, c.fade((0, m.pale), (0.6, m.base), (1, m.mid), angle="d"))
            c.path(
                f"M{-w / 2} {-h / 2 + 40}L{-w / 2 + 44} {-h / 2}H{w / 2 - 30}L{w / 2} {-h / 2 + 34}L{w * 0.1} {-h / 2 + 62}z",
                m.pale,
                stroke=m.deep,
                stroke_width="2",
            )
            c.path(
                f"M{w / 2} {-h / 2 + 34}L{w / 2 + 6} {h / 2 - 6}Q{w * 0.36} {h / 2} {w * 0.3} {h / 2}L{w * 0.1} {-h / 2 + 62}z",
                m.deep,
                opacity=0.22,
            )
            c.path(box(-46, -42, 92, 120, 2), "#c63a2b", stroke="#7c1a14", stroke_width="2")
            parts.glyph(c, lab, 0, 20, 66, "#f6dfae", 10)
            for col, wd in (("#4f2412", 6.4), (twine, 4)):
                c.line(f"M{-w / 2 - 2} -60Q0 -50 {w / 2 + 2} -62M6 {-h / 2 + 4}Q14 0 8 {h / 2}", col, wd)
                c.line(
                    "M8-56C-30-100-70-96-62-72C-56-54-20-54 8-56C40-96 80-96 76-72C70-54 36-54 8-56C0-30-16-20-30-14M8-56C18-34 34-26 48-22",
                    col,
                    wd,
                )
    green = MATERIALS["leaf"]
    for px, py, k, t in ((390, 640, 1.3, 78), (420, 652, 1.1, 112), (372, 660, 1, -70)):
        paint(c, [("d", motifs.LEAF), ("p", motifs.VEIN)], {"d": green.deep, "p": green.pale}, complex(px, py), k, t)
    for px, py in ((470, 660), (494, 652), (482, 672)):
        c.disc(px, py, 10, "#b8352a", stroke="#5d1310", stroke_width="2")
    bark = MATERIALS["tea"]
    for px, py, t in ((206, 656, -8), (250, 664, 6)):
        d = place(box(-46, -10, 92, 20, 8), complex(px, py), 1, t)
        c.path(d, bark.mid, stroke=bark.line, stroke_width="2.4")
        c.line(place("M-38-3H34M-30 4H38", complex(px, py), 1, t), bark.line, 1.6)


def mortar(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A medicine mortar and pestle among herbs."""
    c.shadow(400, 656, 210, 30)
    wood = MATERIALS["wood"]
    pestle = brush(pts(446, 420, 500, 300, 556, 170), [34, 24, 40])
    keyline(c, pestle, wood.line)
    c.path(pestle, c.fade((0, wood.pale), (1, wood.base), angle="d"))
    green = MATERIALS["leaf"]
    for px, py, k, t in ((320, 420, 2.2, -34), (360, 410, 2.5, -8), (300, 430, 1.8, -58), (400, 416, 2.1, 16)):
        paint(
            c,
            motifs.sprig() if k > 2.1 else motifs.leaf(),
            {"d": green.deep if k > 2 else green.base, "m": green.base, "p": green.pale, "x": green.pop},
            complex(px, py),
            k,
            t,
        )
    b = Turned([(170, 410), (172, 430), (158, 500), (124, 570), (90, 600), (84, 616), (116, 640), (120, 658)], tilt=0.2)

    def deco() -> None:
        col = tones(m)
        band(c, b, motifs.meander(), col, 0.06, 0.16, 18)
        band(c, b, (motifs.cloud(), motifs.lotus_panel())[kind % 2], col, 0.24, 0.56, 8, spread=0.86)
        rule(c, b, 0.2, m.deep, 3)
        rule(c, b, 0.62, m.deep, 3)

    vessels.draw(c, b, m, deco, gloss=0.7, hollow=False)
    c.path("M230 410A170 34 0 0 0 570 410L566 404A166 30 0 0 1 234 404z", m.pale, stroke=m.line, stroke_width="2")
    for px, py, r in ((214, 650, 13), (238, 664, 11), (190, 666, 10)):
        c.disc(px, py, r, "#b8352a", stroke="#5d1310", stroke_width="2")
        c.path(oval(px - r * 0.3, py - r * 0.3, r * 0.3, r * 0.2), "#fff", opacity=0.7)
    paint(c, motifs.leaf(), {"d": green.deep, "p": green.pale}, 600 + 664j, 1.5, 74)


def mould(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A carved wooden pastry mould with cakes that came out of it."""
    cake = MATERIALS["honey"] if kind % 2 else MATERIALS["sweet"]
    c.shadow(400, 640, 290, 30)
    with c.at(396, 372, 1.06, -14):
        d = "M-170-170H170C190-170 200-158 200-140V140C200 160 190 170 170 170H40C36 200 36 250 46 300C46 322-46 322-46 300C-36 250-36 200-40 170H-170C-190 170-200 160-200 140V-140C-200-158-190-170-170-170z"
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
            "M90 300C240 260 300 380 460 330S640 420 720 380M140 120C200 240 180 300 260 420S240 600 320 690M420 100C460 180 560 200 720 180",
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
