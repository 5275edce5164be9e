"""Larger drawings for plates, banners and editions, each about x=400: what dances, drums, fights, rows and opens."""

import cmath
import math

from storefront.demo.art import parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import around, box, brush, dot, oval, place, points, polar, sample
from storefront.demo.art.motifs import MOTIFS
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles
from storefront.demo.art.patterns import tile

GOLD, WOOD = MATERIALS["gold"], MATERIALS["wood"]
_DRAGON = points("300 214 400 150 520 160 590 250 520 350 380 370 270 430 300 520 430 540 560 500 670 530 740 470")
_GIRTH = (44, 62, 74, 80, 80, 76, 72, 66, 56, 44, 26, 6)


def dragon(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A dragon across an 800×600 field: a body that tapers along an S, dorsal fins, four claws, a head."""
    path = sample(_DRAGON, 8)

    def beside(k: int, side: complex, off: float) -> tuple[complex, float, float]:
        """The point beside the spine, the turn outwards there, and the girth."""
        t = path[k + 1] - path[k - 1]
        out, girth = side * t / abs(t), _GIRTH[int(k / (len(path) - 1) * 11)]
        return path[k] + out * (off if off > 0 else girth / 2 + off), math.degrees(cmath.phase(out)) + 90, girth

    fins = ""
    for k in range(4, len(path) - 6, 3):
        at, turn, girth = beside(k, -1j, -3)
        fins += place("M-11 6C-10-10-2-20 8-28C6-14 12-4 12 6z", at, 0.5 + girth / 92, turn)
    c.solid(fins, m.pop, m.line, 3)
    claws = "".join(
        brush([-6 - 50j, complex(x - 6, -74), complex(x * 1.5 - 6, -98)], "13 10 1") for x in (-34, -10, 14, 36)
    )
    leg = brush("0 24 14 -20 -6 -56", "44 34 18") + claws
    for k, side in ((26, 1j), (38, 1j), (56, -1j), (70, 1j)):
        at, turn, _ = beside(k, side, 18)
        c.solid(place(leg, at, 0.86, turn, side == -1j), m.base, m.line, 3)
    body = brush(_DRAGON, _GIRTH, 8)
    c.solid(body, m.base, m.line)
    with c.inside(body):
        c.path(body, tile(c, "scales", {"d": m.deep, "m": m.mid, "p": m.base}, 0.95))
        belly = [beside(k, 1j, 0.4 * _GIRTH[int(k / (len(path) - 1) * 11)])[0] for k in range(1, len(path) - 1, 6)]
        c.path(brush(belly, [w * 0.34 for w in _GIRTH], 6), m.pale)
    flame = "M0 8C-12-10-8-40 6-60C12-36 12-12 0 8z"
    c.solid("".join(place(flame, _DRAGON[-1], 1, turn) for turn in (20, 60, 100)), m.pop, m.line, 3)
    dragon_head(c, m, 262 + 226j, 2.3, -8)


def dragon_head(c: Canvas, m: Tones, at: complex, scale: float, turn: float) -> None:
    """A dragon's head with its key block."""
    head = "".join(d for role, d in MOTIFS["dragon"] if role != "p")
    c.keyline(place(head, at, scale, turn), m.line, 7)
    c.paint("dragon", roles(m.base, m.pop, m.pale, m.pop), at, scale, turn)
    c.path(place(oval(-8, -10, 3.2), at, scale, turn), m.line)


def lion(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A dancing lion's head, frontal."""
    head = "M0-176C110-176 176-110 176-10C176 100 110 176 0 176C-110 176-176 100-176-10C-176-110-110-176 0-176z"
    lashes = "".join(
        place("M0 0C-7-14-5-26 2-36C8-26 8-12 0 0z", complex(52 + 24 * k, 4 * abs(k - 2) - 100), 1, 14 * k - 18)
        for k in range(5)
    )
    lock = "M-20-14C-26 30-10 52-14 84C2 66 24 40 20-14z"
    beard = "".join(place(lock, complex(x, 180 - abs(x) * 0.2), 1, -x * 0.2) for x in (-104, -72, -40, -8, 26, 60, 96))
    with c.at(400, 310):
        for r, count, tone in ((236, 22, m.deep), (206, 20, m.pale), (180, 18, m.base)):
            tuft = place("M-26 40C-30-6-10-30 0-44C10-30 30-6 26 40z", complex(0, 26 - r))
            c.path(around(tuft, count, start=r), tone, m.line, 2.4)
        c.pieces(f"""
            {m.base} | key {m.line} | {head}
            {tile(c, "clouds", roles(m.mid, m.mid, m.base, m.base), 0.6)} | | {head}
            {GOLD.base} | {m.line} 4 | M0-250C24-220 34-190 20-160H-20C-34-190-24-220 0-250z
            #e9f0f0 | {m.line} 4 | o 0 -140 36
            {GOLD.mid} | | o 0 -140 25
            {m.pale} | {m.line} 3.4 pair | M26-86C60-130 140-120 160-60C130-84 70-80 34-56z
            #fffaf0 | {m.line} 1.6 pair | {lashes}
            #fffaf0 | {m.line} 4 pair | o 84 -30 54 48
            {GOLD.base} | pair | o 80 -26 38 36
            #201818 | pair | o 78 -24 26 27
            #fff | | o -86 -34 8 + o 70 -34 8
            {m.pop} | {m.line} 3 pair | o 130 60 34 30
            #d9412f | {m.line} 4 | M-44 20C-50 60 50 60 44 20C36 0-36 0-44 20z
            {m.line} | pair | o 18 28 8 7
            #5a1414 | {m.line} 4 | M-110 84C-60 66-20 78 0 84C20 78 60 66 110 84C104 150 60 176 0 176C-60 176-104
                150-110 84z
            #fffaf0 | {m.line} 2.4 | M-100 86C-60 72-20 84 0 90C20 84 60 72 100 86L96 108H-96z
            | pen {m.line} 2 | M-64 82V106M-32 84V107M0 90V108M32 84V107M64 82V106
            #e2583f | | M-50 150C-30 124 30 124 50 150C40 172-40 172-50 150z
            {GOLD.mid} | {m.line} 2.4 | {beard}
            {m.pop} | {m.line} 3 pair | o 110 -146 24
            | pen {m.line} 1.4 pair @0.5 | {parts.rays(110, -146, 6, 21, 10)}""")
        c.scatter("plum", roles("#fffaf0", m.pop, m.pop, GOLD.base), "-130 60 .44, 130 60 .44")


def dancer(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A dancer with water sleeves: two ribbons and one bend of the body."""
    skirt = "M-34 20C-60 90-110 160-150 246C-90 270-40 256 10 270C60 256 110 264 150 232C100 160 50 90 30 20z"
    with c.at(400, 300):
        c.pieces(f"""
            {c.fade("h", m.base, m.pale)} | key {m.line} 3 | ~ -10 -70 60 -150 170 -190 270 -130 290 -30 350 20 / 26 30
                40 44 34 4 / 6
            {c.fade("v", m.base, m.deep)} | key {m.line} 4 | {skirt}
            {tile(c, "plums", roles(m.pale, m.mid, m.base, m.pop), 0.5)} | @0.75 | {skirt}
            {m.line} | @0.4 | ~ -10 30 -40 140 -80 250 / 1 7 2 + ~ 6 30 10 150 0 262 / 1 7 2 + ~ 20 30 60 140 100 250 /
                1 7 2
            {m.pop} | key {m.line} 4 | M-30-86C-10-98 20-96 34-80C44-40 40-6 32 28C10 40-16 38-38 26C-40-10-42-56-30-86z
            {GOLD.base} | {m.line} | M-38 6C-10 18 14 18 36 8L34 36C10 46-16 44-40 34z
            {m.pale} | {m.line} | M-20-92L4-56L24-90L34-84L6-36L-30-84z
            {c.fade("h", m.pale, m.base)} | key {m.line} 3 | ~ -22 -70 -90 -60 -160 -110 -250 -90 -280 0 -230 60 -270
                140 -330 160 / 28 34 44 46 44 38 28 3 / 6
            {m.line} | @0.35 | ~ -60 -64 -150 -104 -240 -84 -268 0 -226 62 / 2 5 3 5 1 / 5
            #f0cfa8 | {m.line} | M-10-112H12L14-84C4-76-6-78-12-88z
            #f0cfa8 | {m.line} 2.4 | M4-176C-24-180-38-160-36-142C-36-136-40-132-42-126C-40-122-38-120-38-114
                C-34-104-14-104 0-110C20-120 26-140 22-160z
            #241a1c | | M-36-150C-30-186 20-196 36-166C48-140 30-110 14-104C10-120 4-132-6-142C-16-150-28-146-36-150z +
                o 26 -190 24 20 + ~ -32 -136 -24 -134 -16 -138 / 1 3 1
            #c8412f | | M-39-118L-30-120L-32-114z
            | pen {GOLD.base} 3 | M44-190L74-206M48-182L78-184""")
        c.scatter("plum", roles("#c8412f", "#c8412f", "#fff3dc", GOLD.base), "4 -190 .3, 40 -172 .26, 20 -212 .24")
        parts.tassel(c, 76, -186, 30, "#c8412f", m.line)


def drum(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A standing drum seen from the front, with its ribboned sticks."""
    with c.at(400, 320, 1.7):
        studs = "".join(oval(p.real, p.imag, 4.2) for p in (polar(108, 11.25 * k) for k in range(32)))
        c.pieces(f"""
            {WOOD.base} | key {WOOD.line} 3 pair | ~ 50 70 80 120 104 150 / 15 13 15
            {c.fade("d", m.mid, m.base, m.deep)} | key {m.line} 3 | o 0 0 116
            {GOLD.base} | {m.line} 1 | {studs}
            {c.fade("r", "#fdf3dc", (0.8, "#f0dcb4"), "#d9ba84")} | {m.line} 2 | o 0 0 100""")
        c.paint("dragon", roles(m.base, GOLD.base, "#f7e8c8", GOLD.base), -2, 1.19)
        c.pieces(f"""
            {WOOD.pale} | key {WOOD.line} 2 pair | ~ 20 -24 90 -110 / 9 6.5
            {WOOD.pale} | {WOOD.line} 2 pair | o 20 -22 9
            {m.pop} | {m.line} 1.4 | ~ 88 -108 130 -116 120 -70 156 -50 / 10 12 10 1 / 5 + ~ -88 -108 -46 -116 -56 -70
                -20 -50 / 10 12 10 1 / 5""")


def go_board(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A Go board in perspective, in the middle of a game."""

    def f(u: float, v: float) -> complex:
        return complex((190 + 80 * v) * (2 * u - 1) * 0.93, 184 * v**0.92 - 102)

    n = range(13)
    grid = "".join(f"M{dot(f(k / 12, 0))}L{dot(f(k / 12, 1))}M{dot(f(0, k / 12))}L{dot(f(1, k / 12))}" for k in n)
    stones = {(c.rng.randint(1, 11), c.rng.randint(2, 10)) for _ in range(34)}
    with c.at(400, 360):
        c.pieces(f"""
            {m.deep} | key {m.line} | M-190-110H190L270 90V130H-270V90z
            {c.fade("v", m.pale, m.base)} | | M-190-110H190L270 90H-270z
            | pen {m.line} 1.6 | {grid}""")
        for v, u in sorted(stones):
            p, r = f(u / 12, v / 12), 13 + 5 * v / 12
            stone, edge, shine = ("#232022", "#151214", 0.45) if (u * 7 + v * 3) % 2 else ("#fbf8f0", "#a89c88", 0.9)
            c.ellipse(p.real + 2, p.imag + 4, r, r * 0.62, "#2a1408", opacity=0.3)
            c.ellipse(p.real, p.imag - 2, r, r * 0.62, stone, edge, 1.5)
            c.ellipse(p.real - r * 0.3, p.imag - 5, r * 0.34, r * 0.16, "#fff", opacity=shine)


def sword(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A straight sword with its tassel, its guard at the foot of the picture."""
    with c.at(400, 655):
        c.pieces(f"""
            {c.fade("h", m.pale, m.base, (0.51, m.deep), m.pale)} | {m.line} 2.6 | M-11 0L-9-330L0-362L9-330L11 0z
            {GOLD.base} | {GOLD.line} 3 | M-48-6C-30-22 30-22 48-6C40 14-40 14-48-6z
            #4a2a24 | #241414 2.6 | b -10 8 20 84 6
            | pen {GOLD.base} 2.4 | M-10 24H10M-10 42H10M-10 60H10M-10 78H10
            {GOLD.base} | {GOLD.line} 3 | o 0 100 14""")
        parts.tassel(c, 0, 112, 110, "#c8412f", "#5d1310")


def boat(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A dragon boat with its crew as simple shapes."""
    hull = (
        "M-300-6C-200 14 200 14 300-10C330-20 356-50 380-70C372-10 330 44 250 52C100 62-100 62-230 52C-280 44-310 "
        "20-330-20z"
    )
    crew = [(-206 + 66 * k, (m.pop, "#f3e7cf", GOLD.base)[k % 3], GOLD.base if k % 3 == 0 else m.pop) for k in range(7)]
    with c.at(400, 400):
        for x, coat, band in crew:
            with c.at(x, 0):
                c.pieces(f"""
                    {coat} | {m.line} 2.6 | M-22 8C-30-30-22-58-2-62C22-60 34-20 34 8z
                    #e8c49a | {m.line} 2.4 | o -8 -82 17
                    #2b2022 | | M-26-86C-24-112 14-110 11-80L4-76C-2-90-14-92-26-86z
                    {band} | | M-26-92L12-90L12-83L-26-85z""")
        c.solid(hull, m.base, m.line)
        with c.inside(hull):
            c.path(hull, tile(c, "scales", {"d": m.pale, "m": m.mid, "p": m.base}, 0.9))
            c.rect(-340, -20, 740, 30, m.deep)
            c.line("M-340 12H400", GOLD.base, 5)
        for x, coat, _ in crew:
            with c.at(x, 0):
                c.pieces(f"""
                    {coat} | {m.line} 2.2 | ~ 6 -46 -22 -30 -34 0 / 20 17 12
                    #8a5a30 | {m.line} 1.6 | ~ -22 -36 -44 30 -60 84 / 6 7 8
                    {GOLD.base} | {m.line} 1.6 | {place("M0-6C-12 8-14 30-5 44C6 38 10 12 0-6z", -56 + 70j, 1, 16)}""")
        c.path(brush("370 -60 400 -110 380 -150 420 -180", "30 22 14 3"), m.pop, m.line, 3)
        dragon_head(c, m, -356 - 62j, 1.35, 12)


def cabinet(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A wall of medicine drawers."""
    c.solid(box(86, 46, 628, 428, 6), m.deep, m.line)
    for j in range(5):
        for k in range(6):
            with c.at(100 + 100 * k, 60 + 80 * j):
                c.path(box(4, 4, 92, 72, 3), mix(m.base, m.mid, c.rng.random() * 0.7), m.line)
                c.path(box(35, 11, 30, 30, 2), "#f1e0b4")
                c.line(place(parts.GLYPHS[c.rng.choice("参茶蜜药山膏")], 39 + 15j, 0.22), m.line)
                c.disc(50, 58, 8, "none", GOLD.base, 3.4)


def door(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A red double door with studs, couplets and a plaque."""
    c.path(box(100, 20, 600, 514), mix(m.deep, "#2a1a16", 0.5))
    flower = c.keep("plum", roles("#fbe2a0", "#fbe2a0", "#d9412f", "#d9412f"))
    for side, char in ((-1, "福"), (1, "春")):
        middle, couplet, ring = 400 + side * 105, 400 + side * 255, 400 + side * 44
        c.path(box(middle - 105, 100, 210, 430), m.base, m.line, 5)
        studs = [(middle - 79 + 52.5 * k, 142 + 62 * j) for j in range(6) for k in range(4)]
        c.pieces(f"""
            {GOLD.base} | {m.line} | {"".join(oval(x, y, 8.5) for x, y in studs)}
            {GOLD.mid} | {m.line} 3 | o {ring} 318 30
            | {GOLD.deep} 6 | o {ring} 340 19
            #d9412f | {m.line} 3 | b {couplet - 30} 110 60 380""")
        for j in range(5):
            c.stamp(flower, couplet, 152 + j * 74, 0.46, 30 * j)
        parts.diamond(c, middle, 240, 110, char, "#d9412f", "#fbe2a0")
    c.path(box(290, 30, 220, 62, 6), "#24345a", GOLD.base, 5)
    parts.glyph(c, "家", 446, 61, 44, GOLD.mid, 10)
    parts.glyph(c, "传", 354, 61, 44, GOLD.mid, 10)
