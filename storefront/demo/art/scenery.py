"""Grounds: tinted paper, one big quiet shape, a table; and the hills, branch, bamboo, lattice and seal that they share.

The object brings the noise; the ground brings the calm."""

import math

from storefront.demo.art import patterns
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, brush, dots, oval, pack, pick, place, spline
from storefront.demo.art.palettes import GROUNDS, Ground, mix, roles, shade, tint
from storefront.demo.art.patterns import tile


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
                112 214 150 / 5 3.5 1 + ~ 60 26 70 62 96 92 / 5 3 1""")
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
            | pen #f8ecd8 7.5 | {_SEALS[n % 3]}""")


HANGING = ("bare", "disc", "silk", "mat", "air")
"""Scenes without a table line, for what hangs or lies."""
_CLOUDS = {
    "cloud": "150 190 1.7, 640 130 1.5 0 1, 690 470 1.9 0 1, 120 500 1.5",
    "air": "120 150 1.5, 690 420 1.6 0 1, 150 560 1.3",
}
_DISCS = {"moon": (400, 372, 292), "bamboo": (470, 300, 220), "cloud": (400, 350, 250), "branch": (430, 360, 262),
          "disc": (400, 384, 312)}  # fmt: skip
"""The big disc of a scene: middle and radius."""


def ground(c: Canvas, scene: str, tone: str) -> Ground:
    """Draw one of the scenes in one of the tones. Returns its colours."""
    g = GROUNDS[tone]
    lift, sink = (0.10, 0.32) if g.dark else (0.5, 0.26)
    fall = ((0, "#fff", lift), (0.55, "#fff", 0), (1, mix(g.table, "#3a2010", 0.35), sink))
    c.rect(0, 0, 800, 800, g.paper)
    c.rect(0, 0, 800, 800, c.fade("r", *fall, box=(368, 336, 592)))
    fibres(c, "#ffffff" if g.dark else g.ink, 50, 0.12 if g.dark else 0.22)
    if scene in _DISCS:
        x, y, r = _DISCS[scene]
        c.disc(x, y, r, c.fade("d", tint(g.disc, 0.25), g.disc))
    if scene not in ("bare", "moon"):
        _scene(c, g, scene)
    if scene in _CLOUDS:
        cloud = tint(g.disc, 0.25) if scene == "air" else mix(g.disc, g.ink, 0.22)
        c.scatter("cloud", roles(cloud, g.disc, g.paper, g.disc), _CLOUDS[scene])
    if scene not in HANGING:
        edge = "M-5 612C240 609.5 560 614.5 805 612"
        c.path(f"{edge}V805H-5z", c.fade("v", tint(g.table, 0.12), mix(g.table, "#3a2010", 0.22)))
        c.line(edge, mix(g.table, g.ink, 0.75), 2.2, opacity=0.8)
    return g


def _scene(c: Canvas, g: Ground, scene: str) -> None:
    """What a scene has besides paper, disc, clouds and table."""
    pale = c.fade("v", tint(g.paper, 0.45), tint(g.paper, 0.05))
    match scene:
        case "gate":  # a moon gate with hills behind it
            c.rect(0, 0, 800, 800, mix(g.disc, g.table, 0.35))
            c.disc(400, 380, 310, tint(g.paper, 0.3), mix(g.ink, g.table, 0.4), 16)
            with c.inside(oval(400, 380, 302)):
                hills(c, g, 610)
        case "scroll":
            c.pieces(f"""
                {mix(g.disc, g.ink, 0.18)} | | b 196 30 408 560
                {pale} | | b 214 84 372 452
                {mix(g.ink, "#3a2010", 0.3)} | | b 180 18 440 18 9 + b 172 582 456 22 11""")
        case "window":
            lattice(c, g, 150, 54, 500, 430, pick("grid ice", c.seed))
        case "hills":
            sun = mix(g.disc, "#f1d9a0" if g.dark else "#d9694a", 0.55)
            c.disc(c.rng.choice((210, 560)), 200, 84, sun, opacity=0.9)
            hills(c, g, 620, 4, 190)
        case "arch":
            c.rect(0, 0, 800, 800, g.disc)
            c.path("M150 800V330C150 190 262 84 400 84S650 190 650 330V800z", pale, mix(g.ink, g.disc, 0.35), 8)
        case "half":  # sea waves over the upper half
            d = "M0 0H800V250C620 330 520 180 400 250S160 340 0 270z"
            c.path(d, g.disc)
            scales = {"d": mix(g.disc, g.ink, 0.28), "m": mix(g.disc, g.ink, 0.18), "p": g.disc}
            c.path(d, tile(c, "scales", scales, 2), opacity=0.8)
        case "bamboo":
            bamboo(c, c.rng.choice((60, 600)), mix(g.ink, g.disc, 0.2))
        case "branch":
            wood = mix(g.ink, g.paper, 0.35) if g.dark else mix(g.ink, "#3a2010", 0.45)
            bloom, y, turn = "#efcf9c" if g.dark else "#c8412f", 70 + c.rng.uniform(-20, 60), c.rng.uniform(-6, 14)
            branch(c, -10, y, 1.35, turn, wood, bloom, g.paper, c.seed % 3 == 0)
        case "disc":
            c.disc(400, 384, 330, "none", g.disc, 3)
        case "silk":
            faint = roles(mix(g.paper, g.disc, 0.75), mix(g.paper, g.disc, 0.5), g.paper, g.disc)
            name = pick("clouds tortoise coin iceplum diaper", c.seed)
            c.rect(0, 0, 800, 800, tile(c, name, faint, 1.5), opacity=0.8)
        case "mat":
            turn = c.rng.uniform(-7, 7)
            sheets = [place(box(-330, -300, 660, 600, 6), 400 + 392j, part, turn) for part in (1, 0.93, 0.9)]
            c.path(place(sheets[0], 6 + 9j), "#2a1408", opacity=0.10)
            c.path(sheets[0], g.disc)
            c.path(sheets[1], "none", mix(g.disc, g.ink, 0.4), 3)
            c.path(sheets[2], "none", mix(g.disc, g.ink, 0.4), 1.4)
        case "air":
            hills(c, g, 790, 3, 130)
