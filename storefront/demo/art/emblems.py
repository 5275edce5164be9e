# ruff: noqa
# mypy: ignore-errors
"""Larger drawings for heritage pictures, banners and collectibles: dragon, lion, dancer, drum, bells, boat, bridge, pagoda."""

import math

from . import motifs, parts
from .canvas import Canvas
from .geom import around, box, brush, mirror, oval, pack, place, polar, pts, sample
from .palettes import MATERIALS, Colours, Tones, mix
from .patterns import keep, paint, tile
from .vessels import keyline

GOLD = MATERIALS["gold"]


def dragon(c: Canvas, m: Tones, line: str = None, size: float = 1.0) -> None:
    """A dragon across an 800×600 field: a body that tapers along an S, dorsal fins, four claws, a head."""
    line = line or pts(
        300,
        214,
        400,
        150,
        520,
        160,
        590,
        250,
        520,
        350,
        380,
        370,
        270,
        430,
        300,
        520,
        430,
        540,
        560,
        500,
        670,
        530,
        740,
        470,
    )
    len(line)
    widths = [44, 62, 74, 80, 80, 76, 72, 66, 56, 44, 26, 6]
    path = sample(line, 8)
    fins = ""
    for k in range(4, len(path) - 6, 3):
        p, t = path[k], path[k + 1] - path[k - 1]
        normal = -1j * t / abs(t)
        pos = k / (len(path) - 1) * (len(widths) - 1)
        w = widths[int(pos)] / 2
        a = math.degrees(math.atan2(normal.imag, normal.real)) + 90
        fins += place("M-11 6C-10-10-2-20 8-28C6-14 12-4 12 6z", p + normal * (w - 3), 0.5 + w / 46, a)
    keyline(c, fins, m.line, 3)
    c.path(fins, m.pop)
    for k, side in ((26, 1), (38, 1), (56, -1), (70, 1)):
        p, t = path[k], path[k + 1] - path[k - 1]
        normal = side * 1j * t / abs(t)
        turn = math.degrees(math.atan2(normal.imag, normal.real)) + 90
        leg = brush(pts(0, 24, 14, -20, -6, -56), [44, 34, 18]) + "".join(
            brush(pts(-6, -50, -6 + x, -74, -6 + x * 1.5, -98), [13, 10, 1]) for x in (-34, -10, 14, 36)
        )
        d = place(leg, p + normal * 18, 0.86, turn, side < 0)
        keyline(c, d, m.line, 3)
        c.path(d, m.base)
    body = brush(line, widths, 8)
    keyline(c, body, m.line, 5)
    c.path(body, m.base)
    with c.inside(body):
        c.path(body, tile(c, "scales", {"d": m.deep, "m": m.mid, "p": m.base}, 0.95))
        belly = []
        for k in range(len(path)):
            p, t = path[k], path[min(len(path) - 1, k + 1)] - path[max(0, k - 1)]
            pos = k / (len(path) - 1) * (len(widths) - 1)
            belly.append(p + 1j * t / abs(t) * widths[int(pos)] * 0.40)
        c.path(brush(belly[::6], [w * 0.34 for w in widths], 6), m.pale)
        c.path(body, "#fff", opacity=0.06)
    tail = "".join(place("M0 8C-12-10-8-40 6-60C12-36 12-12 0 8z", line[-1], 1, a) for a in (20, 60, 100))
    keyline(c, tail, m.line, 3)
    c.path(tail, m.pop)
    head = motifs.dragon_head()
    for _dx, tone in ((0, None), (1, {"d": m.base, "m": m.pop, "p": m.pale, "x": m.pop})):
        if tone is None:
            for r, d in head:
                if r != "p":
                    c.path(
                        place(d, 262 + 226j, 2.3, -8), m.line, stroke=m.line, stroke_width="8", stroke_linejoin="round"
                    )
        else:
            paint(
                c,
                [(("l" if i == 3 else r), d) for i, (r, d) in enumerate(head)],
                dict(tone, l=m.line),
                262 + 226j,
                2.3,
                -8,
            )


def lion(c: Canvas, m: Tones, x: float = 400, y: float = 310, size: float = 1.0) -> None:
    """A dancing lion's head, frontal."""
    with c.at(x, y, size):
        for r, n, tone in ((236, 22, m.deep), (206, 20, m.pale), (180, 18, m.base)):
            fur = around(place("M-26 40C-30-6-10-30 0-44C10-30 30-6 26 40z", complex(0, -r + 26)), n, start=r)
            c.path(fur, tone, stroke=m.line, stroke_width="2.4")
        head = "M0-176C110-176 176-110 176-10C176 100 110 176 0 176C-110 176-176 100-176-10C-176-110-110-176 0-176z"
        keyline(c, head, m.line)
        c.path(head, m.base)
        with c.inside(head):
            c.path(head, tile(c, "clouds", {"d": m.mid, "m": m.mid, "p": m.base, "x": m.base}, 0.6))
        c.path("M0-250C24-220 34-190 20-160H-20C-34-190-24-220 0-250z", GOLD.base, stroke=m.line, stroke_width="4")
        c.disc(0, -140, 36, "#e9f0f0", stroke=m.line, stroke_width="4")
        c.disc(0, -140, 25, GOLD.mid)
        c.path(mirror("M26-86C60-130 140-120 160-60C130-84 70-80 34-56z", 0), m.pale, stroke=m.line, stroke_width="3.4")
        c.path(
            mirror(
                "".join(
                    place(
                        "M0 0C-7-14-5-26 2-36C8-26 8-12 0 0z",
                        complex(52 + 24 * k, -100 + abs(k - 2) * 4),
                        1,
                        -18 + 14 * k,
                    )
                    for k in range(5)
                ),
                0,
            ),
            "#fffaf0",
            stroke=m.line,
            stroke_width="1.6",
        )
        for s in (-1, 1):
            c.path(oval(s * 84, -30, 54, 48), "#fffaf0", stroke=m.line, stroke_width="4")
            c.path(oval(s * 80, -26, 38, 36), GOLD.base)
            c.path(oval(s * 78, -24, 26, 27), "#201818")
            c.disc(s * 78 - 8, -34, 8, "#fff")
            c.path(oval(s * 130, 60, 34, 30), m.pop, stroke=m.line, stroke_width="3")
            paint(
                c, motifs.plum(), {"d": "#fffaf0", "m": m.pop, "p": m.pop, "x": GOLD.base}, complex(s * 130, 60), 0.44
            )
        c.path("M-44 20C-50 60 50 60 44 20C36 0-36 0-44 20z", "#d9412f", stroke=m.line, stroke_width="4")
        c.path(mirror(oval(18, 28, 8, 7), 0), m.line)
        c.path(
            "M-110 84C-60 66-20 78 0 84C20 78 60 66 110 84C104 150 60 176 0 176C-60 176-104 150-110 84z",
            "#5a1414",
            stroke=m.line,
            stroke_width="4",
        )
        c.path(
            "M-100 86C-60 72-20 84 0 90C20 84 60 72 100 86L96 108H-96z", "#fffaf0", stroke=m.line, stroke_width="2.4"
        )
        c.line("M-64 82V106M-32 84V107M0 90V108M32 84V107M64 82V106", m.line, 2)
        c.path("M-50 150C-30 124 30 124 50 150C40 172-40 172-50 150z", "#e2583f")
        beard = "".join(
            place("M-20-14C-26 30-10 52-14 84C2 66 24 40 20-14z", complex(dx, 180 - abs(dx) * 0.2), 1.0, -dx * 0.2)
            for dx in (-104, -72, -40, -8, 26, 60, 96)
        )
        c.path(beard, GOLD.mid, stroke=m.line, stroke_width="2.4")
        for dx in (-110, 110):
            c.disc(dx, -146, 24, m.pop, stroke=m.line, stroke_width="3")
            c.line(parts.rays(dx, -146, 6, 21, 10), m.line, 1.4, opacity=0.5)


def dancer(c: Canvas, m: Tones, x: float = 400, y: float = 300, size: float = 1.0, flip: bool = False) -> None:
    """A dancer with water sleeves: two ribbons and one bend of the body."""
    with c.at(x, y, size, 0, flip):
        far = brush(pts(-10, -70, 60, -150, 170, -190, 270, -130, 290, -30, 350, 20), [26, 30, 40, 44, 34, 4], 6)
        keyline(c, far, m.line, 3)
        c.path(far, c.fade((0, m.base), (1, m.pale)))
        skirt = "M-34 20C-60 90-110 160-150 246C-90 270-40 256 10 270C60 256 110 264 150 232C100 160 50 90 30 20z"
        keyline(c, skirt, m.line, 4)
        c.path(skirt, c.fade((0, m.base), (1, m.deep), angle="v"))
        with c.inside(skirt):
            c.path(skirt, tile(c, "plums", {"d": m.pale, "m": m.mid, "p": m.base, "x": m.pop}, 0.5), opacity=0.75)
            for line in (pts(-10, 30, -40, 140, -80, 250), pts(6, 30, 10, 150, 0, 262), pts(20, 30, 60, 140, 100, 250)):
                c.path(brush(line, [1, 7, 2]), m.line, opacity=0.4)
        torso_ = "M-30-86C-10-98 20-96 34-80C44-40 40-6 32 28C10 40-16 38-38 26C-40-10-42-56-30-86z"
        keyline(c, torso_, m.line, 4)
        c.path(torso_, m.pop)
        c.path("M-38 6C-10 18 14 18 36 8L34 36C10 46-16 44-40 34z", GOLD.base, stroke=m.line, stroke_width="2")
        c.path("M-20-92L4-56L24-90L34-84L6-36L-30-84z", m.pale, stroke=m.line, stroke_width="2")
        near = brush(
            pts(-22, -70, -90, -60, -160, -110, -250, -90, -280, 0, -230, 60, -270, 140, -330, 160),
            [28, 34, 44, 46, 44, 38, 28, 3],
            6,
        )
        keyline(c, near, m.line, 3)
        c.path(near, c.fade((0, m.pale), (1, m.base)))
        c.path(brush(pts(-60, -64, -150, -104, -240, -84, -268, 0, -226, 62), [2, 5, 3, 5, 1], 5), m.line, opacity=0.35)
        skin = "#f0cfa8"
        c.path("M-10-112H12L14-84C4-76-6-78-12-88z", skin, stroke=m.line, stroke_width="2")
        c.path(
            "M4-176C-24-180-38-160-36-142C-36-136-40-132-42-126C-40-122-38-120-38-114C-34-104-14-104 0-110C20-120 26-140 22-160z",
            skin,
            stroke=m.line,
            stroke_width="2.4",
        )
        c.path(
            "M-36-150C-30-186 20-196 36-166C48-140 30-110 14-104C10-120 4-132-6-142C-16-150-28-146-36-150z"
            + oval(26, -190, 24, 20),
            "#241a1c",
        )
        c.path(brush(pts(-32, -136, -24, -134, -16, -138), [1, 3, 1]), "#241a1c")
        c.path("M-39-118L-30-120L-32-114z", "#c8412f")
        for px, py, k in ((4, -190, 0.3), (40, -172, 0.26), (20, -212, 0.24)):
            paint(
                c, motifs.plum(), {"d": "#c8412f", "m": "#c8412f", "p": "#fff3dc", "x": GOLD.base}, complex(px, py), k
            )
        c.line("M44-190L74-206M48-182L78-184", GOLD.base, 3)
        parts.tassel(c, 76, -186, 30, "#c8412f", m.line)


def drum(c: Canvas, m: Tones, x: float = 400, y: float = 320, r: float = 170) -> None:
    """A standing drum seen from the front."""
    wood = MATERIALS["wood"]
    legs = mirror(
        brush(pts(x + r * 0.5, y + r * 0.7, x + r * 0.8, y + r * 1.2, x + r * 1.04, y + r * 1.5), [26, 22, 26]), x
    )
    keyline(c, legs, wood.line)
    c.path(legs, wood.base)
    keyline(c, oval(x, y, r * 1.16), m.line)
    c.path(oval(x, y, r * 1.16), c.fade((0, m.mid), (0.5, m.base), (1, m.deep), angle="d"))
    for k in range(32):
        p = polar(r * 1.08, 11.25 * k, complex(x, y))
        c.disc(p.real, p.imag, r * 0.042, GOLD.base, stroke=m.line, stroke_width="1.6")
    c.path(
        oval(x, y, r),
        c.fade((0, "#fdf3dc"), (0.8, "#f0dcb4"), (1, "#d9ba84"), angle="r"),
        stroke=m.line,
        stroke_width="3",
    )
    paint(
        c,
        motifs.dragon_head(),
        {"d": m.base, "m": GOLD.base, "p": "#f7e8c8", "x": GOLD.base},
        complex(x - r * 0.02, y),
        r / 84,
    )
    for s in (-1, 1):
        stick = brush(pts(x + s * r * 0.2, y - r * 0.24, x + s * r * 0.9, y - r * 1.1), [15, 11])
        keyline(c, stick, wood.line, 3)
        c.path(stick, wood.pale)
        c.disc(x + s * r * 0.2, y - r * 0.22, 15, wood.pale, stroke=wood.line, stroke_width="3")
        ribbon = brush(
            pts(
                x + s * r * 0.88,
                y - r * 1.08,
                x + s * r * 1.3,
                y - r * 1.16,
                x + s * r * 1.2,
                y - r * 0.7,
                x + s * r * 1.56,
                y - r * 0.5,
            ),
            [16, 20, 16, 2],
            5,
        )
        c.path(ribbon, m.pop, stroke=m.line, stroke_width="2.4")


def bells(c: Canvas, m: Tones) -> None:
    """A rack of bronze bells in two rows."""
    wood = MATERIALS["cinnabar"]
    for x in (110, 690):
        c.path(box(x - 13, 130, 26, 390, 5), wood.base, stroke=wood.line, stroke_width="4")
        c.path(box(x - 50, 508, 100, 24, 8), wood.deep, stroke=wood.line, stroke_width="4")
    for y in (140, 320):
        c.path(box(70, y, 660, 28, 8), wood.base, stroke=wood.line, stroke_width="4")
        c.rect(84, y + 7, 632, 14, tile(c, "meander", {"d": GOLD.base, "m": GOLD.base, "p": wood.base}, 0.35))
        c.path(box(58, y - 6, 26, 40, 6) + box(716, y - 6, 26, 40, 6), GOLD.base, stroke=wood.line, stroke_width="3")
    bell = "M-30-60H30L44 60C28 44-28 44-44 60z"
    for y, n, k0 in ((236, 7, 0.78), (424, 6, 1.2)):
        for j in range(n):
            x, k = 160 + 480 * j / (n - 1), k0 * (1.12 - 0.28 * j / (n - 1))
            d = place(bell, complex(x, y), k)
            c.line(f"M{x:.0f} {y - 62 * k - 14:.0f}v16", m.line, 7)
            keyline(c, d, m.line, 3.4)
            c.path(d, c.fade((0, m.mid), (0.3, m.pale), (0.6, m.base), (1, m.deep)))
            c.line(place("M-33-36H33M-36-14H36M-39 8H39", complex(x, y), k), m.line, 2.2, opacity=0.7)
            c.path(
                "".join(oval(x + dx * k, y + dy * k, 4.6 * k) for dy in (-26, -3) for dx in (-24, -9, 9, 24)),
                m.pop,
                stroke=m.line,
                stroke_width="1",
            )


def boat(c: Canvas, m: Tones, x: float = 400, y: float = 400, size: float = 1.0) -> None:
    """A dragon boat with its crew as simple shapes."""
    with c.at(x, y, size):
        for k in range(7):
            px = -206 + 66 * k
            coat = (m.pop, "#f3e7cf", GOLD.base)[k % 3]
            c.path(
                f"M{px - 22} 8C{px - 30}-30 {px - 22}-58 {px - 2}-62C{px + 22}-60 {px + 34}-20 {px + 34} 8z",
                coat,
                stroke=m.line,
                stroke_width="2.6",
            )
            c.disc(px - 8, -82, 17, "#e8c49a", stroke=m.line, stroke_width="2.4")
            c.path(
                f"M{px - 26}-86C{px - 24}-112 {px + 14}-110 {px + 11}-80L{px + 4}-76C{px - 2}-90 {px - 14}-92 {px - 26}-86z",
                "#2b2022",
            )
            c.path(f"M{px - 26}-92L{px + 12}-90L{px + 12}-83L{px - 26}-85z", m.pop if k % 3 else GOLD.base)
        hull = "M-300-6C-200 14 200 14 300-10C330-20 356-50 380-70C372-10 330 44 250 52C100 62-100 62-230 52C-280 44-310 20-330-20z"
        keyline(c, hull, m.line)
        c.path(hull, m.base)
        with c.inside(hull):
            c.path(hull, tile(c, "scales", {"d": m.pale, "m": m.mid, "p": m.base}, 0.9))
            c.rect(-340, -20, 740, 30, m.deep)
            c.line("M-340 12H400", GOLD.base, 5)
        for k in range(7):
            px = -206 + 66 * k
            coat = (m.pop, "#f3e7cf", GOLD.base)[k % 3]
            c.path(
                brush(pts(px + 6, -46, px - 22, -30, px - 34, 0), [20, 17, 12]), coat, stroke=m.line, stroke_width="2.2"
            )
            c.path(
                brush(pts(px - 22, -36, px - 44, 30, px - 60, 84), [6, 7, 8]),
                "#8a5a30",
                stroke=m.line,
                stroke_width="1.6",
            )
            c.path(
                place("M0-6C-12 8-14 30-5 44C6 38 10 12 0-6z", complex(px - 56, 70), 1, 16),
                GOLD.base,
                stroke=m.line,
                stroke_width="1.6",
            )
        c.path(
            brush(pts(370, -60, 400, -110, 380, -150, 420, -180), [30, 22, 14, 3]),
            m.pop,
            stroke=m.line,
            stroke_width="3",
        )
        for tone in (None, {"d": m.base, "m": m.pop, "p": m.pale, "x": m.pop}):
            head = motifs.dragon_head()
            if tone is None:
                c.path(
                    "".join(place(d, -356 - 62j, 1.35, 12) for r, d in head if r != "p"),
                    m.line,
                    stroke=m.line,
                    stroke_width="8",
                    stroke_linejoin="round",
                )
            else:
                paint(c, head, tone, -356 - 62j, 1.35, 12)


def pagoda(c: Canvas, x: float, foot: float, size: float, tone: str, roof: str) -> None:
    """A tiered tower in two tones."""
    with c.at(x, foot, size):
        for k in range(5):
            y, w = -44 * k, 62 - 9 * k
            c.path(box(-w * 0.62, y - 34, w * 1.24, 36), tone)
            c.path("".join(box(-w * 0.4 + j * w * 0.3, y - 26, w * 0.16, 22) for j in range(3)), roof, opacity=0.55)
            c.path(
                f"M{-w * 1.16} {y - 28}C{-w * 0.8} {y - 34} {-w * 0.6} {y - 44} {-w * 0.5} {y - 50}H{w * 0.5}C{w * 0.6} {y - 44} {w * 0.8} {y - 34} {w * 1.16} {y - 28}L{w} {y - 24}H{-w}z",
                roof,
            )
        c.path("M-4-224L0-286L4-224z" + oval(0, -240, 9, 7) + oval(0, -256, 6, 5), roof)


def bridge(c: Canvas, x: float, y: float, size: float, stone: str, line: str) -> None:
    """An arched stone bridge over water."""
    with c.at(x, y, size):
        d = "M-260 60C-180 40-110-60 0-64C110-60 180 40 260 60V84H120C110 10 60-10 0-10C-60-10-110 10-120 84H-260z"
        keyline(c, d, line, 4)
        c.path(d, stone)
        c.line("M-240 52C-170 30-100-46 0-50C100-46 170 30 240 52", line, 3)
        c.line(
            "".join(
                f"M{a:.0f} {58 - 110 * math.cos(a / 165) ** 2 if abs(a) < 250 else 58:.0f}v-22"
                for a in range(-220, 221, 40)
            ),
            stone,
            9,
        )
        c.line("M-236 28C-170 8-100-70 0-76C100-70 170 8 236 28", stone, 8)
        c.line("M-104 60C-90 16-50-4 0-4C50-4 90 16 104 60", line, 2.4, opacity=0.6)


def willow(c: Canvas, x: float, y: float, size: float, tone: str, wood: str, flip: bool = False) -> None:
    with c.at(x, y, size, 0, flip):
        c.path(
            brush(pts(0, 300, 10, 180, -10, 60, 60, -40), [40, 30, 22, 8])
            + brush(pts(-4, 80, -50, 10, -90, -20), [18, 12, 4]),
            wood,
        )
        for k in range(13):
            px, top, length = -110 + 24 * k, -40 + abs(k - 7) * 9, 130 + 50 * math.sin(k * 2.1)
            c.line(
                f"M{px:.0f} {top}C{px - 12} {top + length * 0.4:.0f} {px + 6} {top + length * 0.7:.0f} {px - 8} {top + length:.0f}",
                tone,
                2.2,
            )
            c.path(
                "".join(
                    place(
                        "M0 0C-5 6-5 18 0 26C5 18 5 6 0 0z",
                        complex(px - 6 + 4 * math.sin(j), top + length * (0.15 + 0.17 * j)),
                        0.9,
                        (-26, 26)[j % 2],
                    )
                    for j in range(5)
                ),
                tone,
            )


def waves(c: Canvas, y: float, colours: Colours, rows: int = 4, size: float = 0.9, width: float = 800) -> None:
    """Rows of fans, nearer rows lower."""
    key = keep(c, motifs.wave_unit(), colours)
    step = 100 * size
    for row in range(rows):
        for k in range(-1, int(width / step) + 2):
            c.stamp(key, k * step + (row % 2) * step / 2, y + row * step * 0.42, size)


def cabinet(c: Canvas, m: Tones, x: float = 400, y: float = 80, w: float = 520, h: float = 420) -> None:
    """A wall of medicine drawers."""
    keyline(c, box(x - w / 2 - 14, y - 14, w + 28, h + 28, 6), m.line)
    c.path(box(x - w / 2 - 14, y - 14, w + 28, h + 28, 6), m.deep)
    cols, rows = 6, 5
    cw, rh = w / cols, h / rows
    chars = "参茶蜜药山膏"
    for j in range(rows):
        for k in range(cols):
            px, py = x - w / 2 + k * cw, y + j * rh
            c.path(
                box(px + 4, py + 4, cw - 8, rh - 8, 3),
                mix(m.base, m.mid, c.rng.random() * 0.7),
                stroke=m.line,
                stroke_width="2",
            )
            c.path(box(px + cw / 2 - 15, py + 11, 30, 30, 2), "#f1e0b4")
            c.line(place(parts.GLYPHS[c.rng.choice(chars)], complex(px + cw / 2 - 11, py + 15), 0.22), m.line, 2)
            c.disc(px + cw / 2, py + rh - 22, 8, "none", stroke=GOLD.base, stroke_width="3.4")


def door(c: Canvas, m: Tones, x: float = 400, y: float = 60, w: float = 420, h: float = 470) -> None:
    """A red double door with studs, couplets and a plaque."""
    c.path(box(x - w / 2 - 90, y - 40, w + 180, h + 44), mix(m.deep, "#2a1a16", 0.5))
    for s in (-1, 1):
        px = x + s * w / 4
        c.path(box(px - w / 4, y + 40, w / 2, h - 40), m.base, stroke=m.line, stroke_width="5")
        for j in range(6):
            for k in range(4):
                c.disc(
                    px - w / 4 + w / 16 + k * w / 8, y + 82 + j * 62, 8.5, GOLD.base, stroke=m.line, stroke_width="2"
                )
        c.disc(x + s * 44, y + h * 0.55, 30, GOLD.mid, stroke=m.line, stroke_width="3")
        c.disc(x + s * 44, y + h * 0.55 + 22, 19, "none", stroke=GOLD.deep, stroke_width="6")
        cx = x + s * (w / 2 + 45)
        c.path(box(cx - 30, y + 50, 60, h - 90), "#d9412f", stroke=m.line, stroke_width="3")
        flower = keep(c, motifs.plum(), {"d": "#fbe2a0", "m": "#fbe2a0", "p": "#d9412f", "x": "#d9412f"})
        for j in range(5):
            c.stamp(flower, cx, y + 92 + j * 74, 0.46, 30 * j)
    c.path(box(x - 110, y - 30, 220, 62, 6), "#24345a", stroke=GOLD.base, stroke_width="5")
    parts.glyph(c, "家", x + 46, y + 1, 44, GOLD.mid, 10)
    parts.glyph(c, "传", x - 46, y + 1, 44, GOLD.mid, 10)
    for s in (-1, 1):
        parts.label(c, x + s * w / 4, y + 180, 110, 110, "福春"[s > 0], "#d9412f", "#fbe2a0", diamond=True)


def go_board(c: Canvas, m: Tones, x: float = 400, y: float = 360, size: float = 1.0) -> None:
    """A Go board in perspective with two bowls."""
    with c.at(x, y, size):
        top = "M-190-110H190L270 90H-270z"
        keyline(c, "M-190-110H190L270 90V130H-270V90z", m.line)
        c.path("M-270 90H270V130H-270z", m.deep)
        c.path(top, c.fade((0, m.pale), (1, m.base), angle="v"))

        def f(u: float, v: float) -> str:
            return complex((190 + 80 * v) * (2 * u - 1) * 0.93, -102 + 184 * (v**0.92))

        n = 12
        c.line(
            "".join(
                f"M{pack((f(k / n, 0).real, f(k / n, 0).imag))}L{pack((f(k / n, 1).real, f(k / n, 1).imag))}M{pack((f(0, k / n).real, f(0, k / n).imag))}L{pack((f(1, k / n).real, f(1, k / n).imag))}"
                for k in range(n + 1)
            ),
            m.line,
            1.6,
        )
        seen = set()
        for _k in range(34):
            u, v = c.rng.randint(2, 10), c.rng.randint(1, 11)
            if (u, v) in seen:
                continue
            seen.add((u, v))
        for u, v in sorted(seen, key=lambda q: q[1]):
            p, r = f(u / n, v / n), 13 + 5 * v / n
            black = (u * 7 + v * 3) % 2
            c.ellipse(p.real + 2, p.imag + 4, r, r * 0.62, "#2a1408", opacity=0.3)
            c.ellipse(
                p.real,
                p.imag - 2,
                r,
                r * 0.62,
                "#232022" if black else "#fbf8f0",
                stroke="#151214" if black else "#a89c88",
                stroke_width="1.5",
            )
            c.ellipse(p.real - r * 0.3, p.imag - 5, r * 0.34, r * 0.16, "#fff", opacity=0.45 if black else 0.9)


def sword(c: Canvas, x: float, y: float, size: float, turn: float) -> None:
    steel = MATERIALS["silver"]
    with c.at(x, y, size, turn):
        c.path(
            "M-11 0L-9-330L0-362L9-330L11 0z",
            c.fade((0, steel.pale), (0.5, steel.base), (0.51, steel.deep), (1, steel.pale)),
            stroke=steel.line,
            stroke_width="2.6",
        )
        c.path("M-48-6C-30-22 30-22 48-6C40 14-40 14-48-6z", GOLD.base, stroke=GOLD.line, stroke_width="3")
        c.path(box(-10, 8, 20, 84, 6), "#4a2a24", stroke="#241414", stroke_width="2.6")
        c.line("M-10 24H10M-10 42H10M-10 60H10M-10 78H10", GOLD.base, 2.4)
        c.disc(0, 100, 14, GOLD.base, stroke=GOLD.line, stroke_width="3")
        parts.tassel(c, 0, 112, 110, "#c8412f", "#5d1310")
