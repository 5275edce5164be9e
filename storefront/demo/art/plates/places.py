"""Water, boats and buildings for heritage plates and banners."""

import math

from storefront.demo.art import motifs, parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, brush, mirror, oval, place, pts, spline, trace
from storefront.demo.art.palettes import MATERIALS, Colours, Tones, mix, roles
from storefront.demo.art.patterns import keep, paint, tile
from storefront.demo.art.vessels import keyline


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
            c.path(place("M-26-86C-24-112 14-110 11-80L4-76C-2-90-14-92-26-86z", px), "#2b2022")
            c.path(f"M{px - 26}-92L{px + 12}-90L{px + 12}-83L{px - 26}-85z", m.pop if k % 3 else GOLD.base)
        hull = (
            "M-300-6C-200 14 200 14 300-10C330-20 356-50 380-70C372-10 330 44 250 52C100 62-100 62-230 52"
            "C-280 44-310 20-330-20z"
        )
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
            brush(trace("370 -60 400 -110 380 -150 420 -180"), [30, 22, 14, 3]), m.pop, stroke=m.line, stroke_width="3"
        )
        for tone in (None, roles(m.base, m.pop, m.pale, m.pop)):
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


GOLD = MATERIALS["gold"]


def pagoda(c: Canvas, x: float, foot: float, size: float, tone: str, roof: str) -> None:
    """A tiered tower in two tones."""
    with c.at(x, foot, size):
        for k in range(5):
            y, w = -44 * k, 62 - 9 * k
            c.path(box(-w * 0.62, y - 34, w * 1.24, 36), tone)
            c.path("".join(box(-w * 0.4 + j * w * 0.3, y - 26, w * 0.16, 22) for j in range(3)), roof, opacity=0.55)
            c.path(
                mirror(
                    f"M0 {y - 50}H{w * 0.5}C{w * 0.6} {y - 44} {w * 0.8} {y - 34} {w * 1.16} {y - 28}L{w} {y - 24}H0z",
                    0,
                ),
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
    """A willow by the water."""
    with c.at(x, y, size, 0, flip):
        c.path(
            brush(trace("0 300 10 180 -10 60 60 -40"), [40, 30, 22, 8])
            + brush(pts(-4, 80, -50, 10, -90, -20), [18, 12, 4]),
            wood,
        )
        for k in range(13):
            px, top, length = -110 + 24 * k, -40 + abs(k - 7) * 9, 130 + 50 * math.sin(k * 2.1)
            c.line(
                spline([complex(px + x, top + length * y) for x, y in ((0, 0), (-6, 0.4), (2, 0.7), (-8, 1))]),
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
        flower = keep(c, motifs.plum(), roles("#fbe2a0", "#fbe2a0", "#d9412f", "#d9412f"))
        for j in range(5):
            c.stamp(flower, cx, y + 92 + j * 74, 0.46, 30 * j)
    c.path(box(x - 110, y - 30, 220, 62, 6), "#24345a", stroke=GOLD.base, stroke_width="5")
    parts.glyph(c, "家", x + 46, y + 1, 44, GOLD.mid, 10)
    parts.glyph(c, "传", x - 46, y + 1, 44, GOLD.mid, 10)
    for s in (-1, 1):
        parts.label(c, x + s * w / 4, y + 180, 110, 110, "福春"[s > 0], "#d9412f", "#fbe2a0", diamond=True)
