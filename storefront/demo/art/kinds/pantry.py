"""Food that does not come in a jar, and the basket it comes in."""

import cmath

from storefront.demo.art import parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import around, box, brush, dot, oval, pick, place, polar, polygon, rows, shake
from storefront.demo.art.motifs import MOTIFS, window_flower
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles, tint
from storefront.demo.art.patterns import thrown, tile
from storefront.demo.art.vessels import Turned, light


def cake(c: Canvas, m: Tones, x: float, y: float, r: float, kind: int) -> None:
    """A moulded cake: its grooved side, and the face that came out of the mould."""

    def grooves(side: Turned) -> None:
        angles = [-1.45 + 0.242 * j for j in range(13)]
        c.line("".join(f"M{dot(side.point(u, 0))}L{dot(side.point(u, 1))}" for u in angles), m.deep, 4, opacity=0.6)

    c.ellipse(x + 8, y + r * 0.84, r * 1.02, r * 0.52, "#2a1408", opacity=0.2)
    profile = f"{r} {y}, {r * 1.03} {y + r * 0.24}, {r * 0.98} {y + r * 0.76}"
    thrown(c, m, profile, more=grooves, cx=x, tilt=0.52, gloss=0)
    col = roles(m.deep, mix(m.base, m.deep, 0.45), m.mid, m.deep)
    with c.at(x, y, r / 100, squash=0.52):
        c.path(oval(0, 0, 100) + around(oval(0, -95, 14, 12), 22), m.mid, m.line, 2)
        for ring, width in ((86, 3.2), (80, 1.6), (50, 2.4)):
            c.disc(0, 0, ring, "none", m.deep, width)
        c.wreath("ruyi", col, 12, 66, 0.22, turn=180)
        c.paint(pick("peony longevity fish plum", kind), col, 0j, 0.87)
        c.lit(oval(0, 0, 100), "d", 0.42, 0.25)


def mooncakes(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Two mooncakes on a dish, and one cut to show its yolk."""
    dish = MATERIALS[pick("qinghua celadon jadecloth", kind)]
    c.shadow(400, 660, 300, 40)
    thrown(c, dish, "300 584, 250 624, 150 646, 140 656", "cloud .1 .6 12 .2 .8", tilt=0.22)
    c.ellipse(400, 584, 300, 66, dish.pale, dish.line, 2.6)
    c.ellipse(400, 588, 272, 56, mix(dish.base, dish.line, 0.1))
    cake(c, m, 300, 440, 124, kind)
    cake(c, m, 520, 452, 118, kind + 1)
    c.pieces(f"""
        {m.base} | key {m.line} | M300 566L470 540C484 548 490 560 488 574V622C484 634 476 640 466 644L310 640C300 636
            296 630 296 622z
        {m.mid} | {m.line} | M300 566L470 540C484 548 490 560 488 574L306 590z
        {m.deep} | | M306 590L488 574V622C484 634 476 640 466 644L310 640C304 638 300 634 300 626z
        #5a2a1c | | M316 600L478 586V618C474 628 470 632 462 634L322 630z
        {c.fade("r", "#f7b545", "#dd7a22")} | #7a3a12 | o 398 610 38 24
        #fff | @0.5 | o 388 602 11 5
    """)


def tea_cake(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A pressed tea cake before its printed wrapper."""
    c.shadow(420, 650, 280, 34)
    sheet = MATERIALS[pick("paper redpaper jadecloth", kind)]
    ink = sheet.pale if kind % 3 else sheet.pop
    wrapper, at = shake(oval(470, 340, 224), 4, 4), 470 + 340j
    c.solid(wrapper, sheet.base, sheet.line)
    with c.inside(wrapper):
        for r, width in rows("206 3, 200 1.4, 128 3"):
            c.disc(470, 340, r, "none", ink, width)
        c.wreath("sprig", roles(ink, ink, sheet.base, ink), 12, 166, 0.8, at, 15)
        parts.glyph(c, "茶", 470, 340, 150, ink, 10)
        c.line(parts.rays(470, 340, 150, 224, 26, 4), sheet.line, 2, opacity=0.14)
    c.lit(wrapper, "r", 0.34, 0.3, 0.6, box=(410, 260, 280))
    pressed = shake(oval(286, 458, 178), 9, 5, 40)
    c.solid(pressed, m.base, m.line)
    with c.inside(pressed):
        for tone in (m.deep, m.mid, m.line, mix(m.mid, m.pale, 0.45), mix(m.base, m.pop, 0.3)):
            c.path("".join(_tea_leaf(c) for _ in range(34)), tone)
        c.disc(286, 458, 44, m.line, opacity=0.35)
    c.lit(pressed, "r", 0.26, 0.5, box=(226, 388, 249))
    parts.label(c, 286, 458, 68, 100, "山月", "#f1e0b4", "#b8392c")


def _tea_leaf(c: Canvas) -> str:
    """A leaf somewhere in a pressed cake."""
    p = 286 + 458j + polar(178 * c.rng.random() ** 0.5, c.rng.uniform(0, 360))
    e = cmath.rect(c.rng.uniform(12, 30), c.rng.uniform(0, 6.28))
    return f"M{dot(p)}q{dot(e * (0.5 + 0.3j))} {dot(e)}q{dot(-e * (0.5 + 0.06j))} {dot(-e)}z"


def mould(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A carved wooden pastry mould with cakes that came out of it."""
    c.shadow(400, 640, 290, 30)
    with c.at(396, 372, 1.06, -14):
        board = (
            "M-170-170H170C190-170 200-158 200-140V140C200 160 190 170 170 170H40C36 200 36 250 46 300C46 322-46 322-46"
            " 300C-36 250-36 200-40 170H-170C-190 170-200 160-200 140V-140C-200-158-190-170-170-170z"
        )
        c.solid(board, m.base, m.line)
        c.path(board, tile(c, "grain", {"d": m.deep}, 1.8), opacity=0.5)
        c.lit(board, "d", 0.22, 0.3)
        cut = mix(m.deep, m.line, 0.5)
        c.path(oval(0, 0, 144) if kind % 2 else oval(0, 0, 182, 116), m.deep, m.line, 6)
        c.paint(window_flower(8, kind) if kind % 2 else "carp", roles(cut, cut, m.base, m.base), 0j, 2.4)
        c.disc(0, 286, 8, m.line)
    for x, y, r in rows("560 574 72, 664 622 56"):
        cake(c, MATERIALS[pick("sweet honey", kind)], x, y, r, kind + (x > 600))


def sugar_painting(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Sugar drawn on marble: amber lines on a stick. Alone on a wash, the stone is left out."""
    if not c.alone:
        c.pieces(f"""
            {c.fade("d", "#fdfaf4", "#e3ddd2")} | #9a9184 2.5 | M110 120C300 96 520 104 700 124C716 300 708 500 694 660
                C500 684 280 680 112 660C94 480 96 300 110 120z
            | pen #cfc8bc 3 @0.6 | M104 260C240 260 300 380 460 330S640 420 700 380M140 120C200 240 180 300 260 420S240
                600 320 670M420 112C460 180 560 200 700 180
        """)
    bamboo = MATERIALS["bamboo"]
    c.path(box(392, 470, 16, 270, 6), bamboo.base, bamboo.line, 2.4)
    drawing = "".join(place(d, 400 + 360j, 3.5) for _, d in MOTIFS[pick("butterfly carp peony magpie", kind)])
    c.pieces(f"""
        | pen #3a1a08 10 @0.16 | {place(drawing, 4 + 6j)}
        | pen {m.line} 13 | {drawing}M400 440V560M380 500H420M384 530H416
        | pen {m.base} 9 | {drawing}M400 440V560M380 500H420M384 530H416
        | pen {m.pale} 2.6 @0.9 | {place(drawing, -1 - 1.6j)}
    """)


def basket(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A woven basket with fruit."""
    handle = "232 420 250 220 400 130 550 220 568 420"
    c.solid(brush(handle, "20 17 19 17 20"), m.base, m.line)
    c.path(brush(handle, "5 4 5 4 5"), m.pale)
    c.shadow(400, 656, 220, 30)
    skin, shade = (("#e2733a", "#b5451f"), ("#e78f86", "#c8412f"), ("#d9a83f", "#a8601a"))[kind % 3]
    for x, y, r in rows("300 404 62, 400 378 70, 502 402 64, 350 430 60, 452 430 62"):
        c.solid(oval(x, y, r), c.fade("r", tint(skin, 0.35), skin, shade), "#5a2a16", 4)
        c.paint("sprig", roles("#3f6f4c", "#3f6f4c", skin, skin), complex(x, y - r * 0.82), 0.34, 10)
    b = Turned([(206, 424), (212, 446), (198, 520), (168, 610), (150, 652)], tilt=0.16)
    lip, side = "M194 424A206 33 0 0 0 606 424", "C616 470 600 530 580 590L550 652A150 24 0 0 1 250 652L220 590"
    front = f"{lip}{side}C200 530 184 470 194 424z"
    c.solid(front, m.deep, m.line)
    with c.inside(front):
        for j in range(9):
            v0, v1, d = 0.06 + 0.104 * j, 0.15 + 0.104 * j, ""
            for k in range((j + 1) % 2, 22, 2):
                u0, u1 = max(-1.57, 0.1427 * k - 1.6), min(1.57, 0.1427 * k - 1.356)
                d += polygon([b.point(u, v) for u, v in ((u0, v0), (u1, v0), (u1, v1), (u0, v1))])
            c.path(d, m.base if j % 3 else m.mid)
        c.rect(180, 400, 440, 280, light(c, 190, 610))
    binding = "".join(f"M{dot(b.point(0.14 * k - 1.4, 0) - 9j)}l5 18" for k in range(21))
    c.pieces(f"""
        | pen {m.line} 24 | M194 426A206 33 0 0 0 606 426
        | pen {m.base} 19 | M194 426A206 33 0 0 0 606 426
        | pen {m.pale} 4 | M200 426A206 33 0 0 0 600 426
        | pen {m.deep} 3 | {binding}
    """)
