"""Sky and land of a plate, water, and what is built beside it."""

import math

from storefront.demo.art import scenery
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, brush, mirror, place, spline
from storefront.demo.art.palettes import GROUNDS, Colours, Ground, mix, roles, tint


def plate(c: Canvas, tone: str, sky: str, land: str, y: float) -> Ground:
    """Sky (moon, sun, stars, cloud or none) and land (hills, floor or none) of a plate; returns its colours."""
    g, w, h = GROUNDS[tone], c.width, c.height
    above = c.fade("v", mix(g.paper, g.disc, 0.55), (0.75, g.paper), tint(g.paper, 0.06 if g.dark else 0.25))
    c.rect(0, 0, w, h, above)
    if sky == "moon":
        c.disc(400, 270, 214, "#ecd9a4" if g.dark else mix(g.disc, "#fff1c4", 0.25))
        c.disc(400, 270, 236, "none", mix(g.disc, "#fff1c4", 0.3), 3, opacity=0.6)
    elif sky == "sun":
        sun = "#f3c66a" if tone in ("vermil", "coral") else "#d9583f"
        c.disc(c.rng.choice((160, 640)), 156, 76, sun, opacity=0.92)
    elif sky == "stars":
        stars(c, 60, h * 0.7)
        c.disc(624, 120, 62, "#f6e2a8")
    elif sky == "cloud":
        cloud = roles(mix(g.disc, g.ink, 0.25), g.disc, g.paper, g.disc)
        c.scatter("cloud", cloud, "96 120 1.5, 672 96 1.3 0 1, 736 336 1.6 0 1, 64 372 1.5")
    if land == "hills":
        scenery.hills(c, g, y + 10, 4, 150)
        c.path(
            f"M0 {y}C240 {y - 8} 560 {y + 8} 800 {y}V600H0z", c.fade("v", tint(g.table, 0.1), mix(g.table, g.ink, 0.4))
        )
    elif land == "floor":
        c.path(f"M0 {y}H{w}V{h}H0z", c.fade("v", tint(g.table, 0.12), mix(g.table, g.ink, 0.35)))
        c.line(f"M0 {y}H{w}", mix(g.table, g.ink, 0.7), 2.4)
    scenery.fibres(c, "#ffffff" if g.dark else g.ink, 50, 0.16)
    return g


def stars(c: Canvas, count: int, low: float) -> None:
    """Stars over the whole width, down to a height."""
    for size in (2.8, 4, 6):
        at = [(c.rng.randrange(c.width), c.rng.randrange(int(low))) for _ in range(count // 3)]
        c.line("".join(f"M{x} {y}h.1" for x, y in at), "#fff3cf", size, opacity=0.8)


def waves(c: Canvas, y: float, colours: Colours, count: int = 4, size: float = 0.9) -> None:
    """Rows of fans over the whole width, nearer rows lower."""
    key, step = c.keep("wave", colours), 100 * size
    for row in range(count):
        for k in range(-1, int(c.width / step) + 2):
            c.stamp(key, (k + row % 2 / 2) * step, y + row * step * 0.42, size)


def pagoda(c: Canvas, x: float, foot: float, size: float, tone: str, roof: str) -> None:
    """A tiered tower in two tones."""
    with c.at(x, foot, size):
        for k in range(5):
            y, w = -44 * k, 62 - 9 * k
            c.path(box(-w * 0.62, y - 34, w * 1.24, 36), tone)
            c.path("".join(box(w * (0.3 * j - 0.4), y - 26, w * 0.16, 22) for j in range(3)), roof, opacity=0.55)
            eave = f"M0 {y - 50}H{w * 0.5}C{w * 0.6} {y - 44} {w * 0.8} {y - 34} {w * 1.16} {y - 28}L{w} {y - 24}H0z"
            c.path(mirror(eave, 0), roof)
        c.pieces(f"""{roof} | | M-4-224L0-286L4-224z + o 0 -240 9 7 + o 0 -256 6 5""")


def bridge(c: Canvas, x: float, y: float, size: float, stone: str, line: str) -> None:
    """An arched stone bridge over water."""
    posts = "".join(f"M{a} {58 - 110 * math.cos(a / 165) ** 2:.0f}v-22" for a in range(-220, 221, 40))
    with c.at(x, y, size):
        c.pieces(f"""
            {stone} | key {line} 4 | M-260 60C-180 40-110-60 0-64C110-60 180 40 260 60V84H120C110 10 60-10 0-10
                C-60-10-110 10-120 84H-260z
            | pen {line} 3 | M-240 52C-170 30-100-46 0-50C100-46 170 30 240 52
            | pen {stone} 9 | {posts}
            | pen {stone} 8 | M-236 28C-170 8-100-70 0-76C100-70 170 8 236 28
            | pen {line} 2.4 @0.6 | M-104 60C-90 16-50-4 0-4C50-4 90 16 104 60""")


def willow(c: Canvas, x: float, y: float, size: float, tone: str, wood: str) -> None:
    """A willow by the water."""
    with c.at(x, y, size):
        c.path(brush("0 300 10 180 -10 60 60 -40", "40 30 22 8") + brush("-4 80 -50 10 -90 -20", "18 12 4"), wood)
        for k in range(13):
            x, y, length = -110 + 24 * k, -40 + abs(k - 7) * 9, 130 + 50 * math.sin(k * 2.1)
            c.line(
                spline(f"{x} {y} {x - 6} {y + length * 0.4} {x + 2} {y + length * 0.7} {x - 8} {y + length}"), tone, 2.2
            )
            spots = [
                (complex(x - 6 + 4 * math.sin(j), y + length * (0.15 + 0.17 * j)), 26 - 52 * (j % 2)) for j in range(5)
            ]
            c.path("".join(place("M0 0C-5 6-5 18 0 26C5 18 5 6 0 0z", at, 0.9, -turn) for at, turn in spots), tone)


def curtains(c: Canvas, red: str, gold: str, cloth: str) -> None:
    """A stage's curtains, drawn to both sides under a scalloped edge."""
    side = "M-20 18H170C150 138 110 268 50 380C20 440 6 490 10 560H-20z"
    edge = "M0 18H800V70" + "c-40 30-80 30-120 0c-40 30-80 30-120 0" * 3 + "c-26 22-54 24-80 10z"
    c.pieces(f"""
        {red} | {mix(red, "#000000", 0.5)} 4 twin | {side}
        {cloth} | twin @0.5 | {side}
        {mix(red, "#000000", 0.25)} | {gold} 5 | {edge}""")
