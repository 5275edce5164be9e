"""Pieces of scenery: paper fibres, misty hills, a branch, bamboo, a lattice window, a seal."""

import math

from storefront.demo.art import patterns
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, brush, dots, pack, spline
from storefront.demo.art.palettes import Ground, mix, roles, shade, tint


def fibres(c: Canvas, ink: str, count: int = 70, opacity: float = 0.2) -> None:
    """Short fibres and flecks, as in rice paper: one path."""
    r, d = c.rng, ""
    for _ in range(count):
        x, y, a = r.uniform(0, c.width), r.uniform(0, c.height), r.uniform(0, 6.28)
        k = r.choice((0, 7, 10, 16))
        bow = (k * math.cos(a), k * math.sin(a), k * 1.6 * math.cos(a + 0.5), k * 1.6 * math.sin(a + 0.5))
        d += f"M{round(x)} {round(y)}" + (f"q{pack(round(v) for v in bow)}" if k else "h1")
    c.line(d, ink, 1.3, opacity=opacity)


def hills(c: Canvas, g: Ground, y: float, count: int = 3, height: float = 130, far: str | None = None) -> None:
    """Layers of misty hills; each nearer row is stronger and fades downward."""
    for k in range(count):
        base = y - (count - 1 - k) * height * 0.33
        p, x = [], -60.0
        while x < c.width + 140:
            swell = 0.55 + 0.45 * math.sin(x * 0.006 + k * 2 + c.seed)
            p.append(complex(x, base - c.rng.uniform(0.25, 1) * height * swell))
            x += c.rng.uniform(70, 130)
        tone = mix(far or g.disc, g.ink, 0.12 + 0.16 * k)
        d = spline(p) + f"L{c.width + 140} {y + 60}L-60 {y + 60}z"
        c.path(d, c.fade("v", (0, tone, 0.85), (1, tone, 0.05), box=(0, base - height, 0, y + 20)))


def branch(
    c: Canvas, x: float, y: float, size: float, turn: float, wood: str, bloom: str, paper: str, leafy: bool = False
) -> None:
    """A plum branch with buds and flowers (or leaves), growing to the right and down."""
    colours = roles(bloom, tint(bloom, 0.3), paper, "#e2b457")
    with c.at(x, y, size, turn):
        c.pieces(f"""
            {wood} | | ~ 0 0 60 26 110 34 170 70 250 92 / 13 9 7 5 1.5 + ~ 104 32 140 4 196 -8 / 6 4 1 + ~ 168 68 182
                112 214 150 / 5 3.5 1 + ~ 60 26 70 62 96 92 / 5 3 1
        """)
        if leafy:
            leaves = "252 92 .8 110, 196 -8 .7 70, 214 150 .7 150, 96 92 .6 160, 140 46 .6 30, 206 80 .5 10"
            c.scatter("sprig", colours, leaves)
        else:
            flowers = "78 30 .42, 146 50 .5 30, 198 -8 .38 10, 212 150 .4 50, 236 86 .34 20, 98 94 .3 5"
            c.scatter("plum", colours, flowers)
            c.path(dots("172 -2 7, 184 118 7, 262 96 6, 116 36 6, 70 66 6, 196 138 5"), bloom)


def bamboo(c: Canvas, x: float, colour: str) -> None:
    """Bamboo as a shadow on the wall."""
    u = c.rng.uniform
    with c.group(opacity=0.35):
        for k in range(3):
            foot, lean, w = x + k * 46 + u(-8, 8), u(-26, 26) / 6, 11 - k * 2
            for j in range(7):
                joint = [complex(foot + lean * j, 700 - j * 118), complex(foot + lean * (j + 1), 588 - j * 118)]
                c.path(brush(joint, [w, w - 2.4, w], 2), colour)
        key = c.keep("bamboo", {"d": colour})
        for _ in range(11):
            c.stamp(key, x + u(-40, 150), u(30, 420), u(1, 1.6), u(60, 240))


def lattice(c: Canvas, g: Ground, x: float, y: float, w: float, h: float, kind: str) -> None:
    """A lattice window (ice or grid) with paper behind it."""
    wood, pane = mix(g.ink, "#3a2010", 0.35), box(x, y, w, h, 3)
    c.path(box(x - 16, y - 16, w + 32, h + 32, 6), wood)
    c.path(pane, c.fade("d", tint(g.paper, 0.55), tint(g.disc, 0.25)))
    if kind == "ice":
        c.path(pane, patterns.tile(c, "ice", {"d": wood}, 1.5))
    else:
        bars = "".join(f"M{x + w * t:.0f} {y}v{h}" for t in (0.2, 0.4, 0.6, 0.8))
        c.line(bars + "".join(f"M{x} {y + h * t:.0f}h{w}" for t in (0.15, 0.3, 0.7, 0.85)), wood, 7)
        c.line(box(x + w * 0.2, y + h * 0.3, w * 0.6, h * 0.4), wood, 10)
    c.line(pane, shade(wood, 0.3), 2)


_SEALS = (
    "M50 14V28M20 30H80M20 30V44M80 30V44M34 44H66M50 44C46 60 34 70 20 76M42 58C60 66 62 84 48 88M56 58L80 50M58 64L82"
    " 84",
    "M22 24H78M50 14V86M26 44H74M20 64H80M34 64V86M66 64V86M34 86H66",
    "M20 22H80V78H20zM20 50H80M50 22V78M35 36H42M58 36H65M35 64H42M58 64H65",
)


def seal(c: Canvas, x: float, y: float, n: int) -> None:
    """A small cinnabar seal; the strokes are cut out of a slightly worn square."""
    with c.at(x, y, 0.44):
        c.pieces(f"""
            #b8321f | @0.92 | M6 4C30 0 70 3 95 5C99 30 96 70 98 94C70 99 30 96 4 97C1 70 4 30 6 4z
            | pen #f8ecd8 7.5 | {_SEALS[n % 3]}
        """)
