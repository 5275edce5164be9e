"""Where ornament meets a surface: seamless tiles, and bands wrapped round a turned body."""

import math
from collections.abc import Callable
from functools import cache
from itertools import combinations
from random import Random
from typing import Any

from storefront.demo.art import geom, vessels
from storefront.demo.art.canvas import Canvas, ink, named
from storefront.demo.art.geom import around, cells, num, outline, pick, place, rows, strew
from storefront.demo.art.motifs import LEAF, Motif, scroll
from storefront.demo.art.palettes import LIGHT_ON_DARK, Colours, Tones, mix, roles
from storefront.demo.art.vessels import Turned


def tones(mat: Tones, ground: str | None = None) -> Colours:
    """Which colour each role of a motif takes on a material."""
    if mat in LIGHT_ON_DARK:
        return roles(mat.pale, mix(mat.base, mat.pale, 0.5), ground or mat.base, mat.pop)
    return roles(mat.deep, mat.mid, ground or mat.base, mat.pop)


def wrap(
    c: Canvas,
    body: Turned,
    motif: str | Motif,
    colours: Colours,
    turn: float,
    v: float,
    width: float,
    height: float,
    flip: bool = False,
    fit: bool = False,
) -> None:
    """Draw a motif on a turned body, bent with the surface: at angle `turn` (radians, 0 = front) and height v (0…1).

    width is in radians and height in v for 100 motif units; with `fit` the larger of the two shrinks, so that a round
    flower stays round. Nothing is drawn if it is all behind. Big motifs, and those that will be seen small, are
    written in whole units: half a unit of unevenness looks like a hand, and the file is half the size."""
    turn = (turn + math.pi) % math.tau - math.pi
    if abs(turn) - width * 0.6 > math.pi / 2:
        return
    across, along = width * body.radius(v), height * body.run[-1]
    if fit:
        width, height = width * min(1, along / across), height * min(1, across / along)

    def f(z: complex) -> complex:
        u = max(-1.57, min(1.57, turn + z.real / 100 * width))
        return body.point(u, v + (-z.imag if flip else z.imag) / 100 * height)

    digits = 0 if min(across, along) > 76 or c.zoom < 0.62 else 1
    for role, d in named(motif):
        c.path(geom.warp(d, f, bend=1 if width > 0.5 else 0, digits=digits), **ink(colours, role))


def band(
    c: Canvas,
    body: Turned,
    motifs: str | list[Motif],
    colours: Colours,
    v0: float,
    v1: float,
    count: int,
    phase: float = 0,
    spread: float = 1,
    alternate: bool = False,
) -> None:
    """A frieze of `count` motifs, in turn, round a body between two heights. Loose motifs (spread < 1) keep their
    proportions; joined ones fill their bay, every second one upside down if they `alternate`."""
    each = motifs.split("+") if isinstance(motifs, str) else motifs
    bay = math.tau / count
    for k in range(count):
        flip = alternate and k % 2 == 1
        motif, turn = each[k % len(each)], phase + bay * k
        wrap(c, body, motif, colours, turn, (v0 + v1) / 2, bay * spread, v1 - v0, flip, spread < 1)


def rule(c: Canvas, body: Turned, v: float, colour: str, width: float = 3) -> None:
    """A line round the body."""
    r = body.radius(v)
    c.path(
        f"M{geom.dot(body.point(-1.57, v))}a{geom.pack((r, r * body.tilt))} 0 0 0 {num(2 * r)} 0", "none", colour, width
    )


_FRIEZES = (
    # Cranes among clouds; carp over waves.
    "cloud .02 .34 6 0 .78, crane .28 .8 4 .5 .92, cloud .72 1 6 .5 .7",
    "wave .54 .9 12 .26, wave .7 1.06 12, carp 0 .62 4 0 .92",
    # Three plenties: long life, many children, good fortune.
    "peach+pomegranate+gourd .1 .9 6 0 .9, sprig 0 .34 6 .524 .5, sprig .7 1 6 .524 .5",
    # Six different things round the body: what a turntable is for.
    "peony+butterfly+lotus+magpie+plum+carp .06 .9 6 0 .99, sprig .66 1 6 .52 .42, cloud 0 .2 6 .52 .46",
    # Bats and longevity.
    "longevity .24 .8 5 0 .5, bat 0 .34 5 .63 .66, bat .66 1 5 .63 .66",
)


def frieze(c: Canvas, body: Turned, m: Tones, v0: float, v1: float, kind: int, phase: float = 0) -> None:
    """The main ornament of a vessel between two heights: a flower scroll, or one of five tables."""
    if kind % 6:
        dress(c, body, m, _FRIEZES[kind % 6 - 1], phase, v0, v1)
        return
    bays = [scroll(pick("peony lotus chrysanthemum plum lotus chrysanthemum", k), k % 2 == 1) for k in range(6)]
    band(c, body, bays, tones(m), v0, v1, 6, phase, alternate=True)


def dress(c: Canvas, body: Turned, m: Tones, table: str, phase: float = 0, top: float = 0, bottom: float = 1) -> None:
    """Bands from a table, its heights between top and bottom. A row is `frieze v v kind`, `rule v width` (or `pale`, or
    `pop`, for its colour), or a motif with two heights, how many, a turn and a spread."""
    for name, *numbers in rows(table):
        v0, v1 = (top + (bottom - top) * v for v in numbers[:2])
        if name in ("rule", "pale", "pop"):
            rule(c, body, v0, m.deep if name == "rule" else getattr(m, name), numbers[1])
        elif name == "frieze":
            frieze(c, body, m, v0, v1, numbers[2], phase)
        else:
            count, turn, spread = ([*numbers[2:], 0, 1] if len(numbers) < 4 else [*numbers[2:], 1])[:3]
            band(c, body, name, tones(m), v0, v1, count, phase + turn, spread)


def thrown(
    c: Canvas,
    m: Tones,
    profile: str,
    bands: str = "",
    phase: float = 0,
    more: Callable[[Turned], None] | None = None,
    cx: float = 400,
    tilt: float = 0.13,
    smooth: bool = True,
    **light: Any,
) -> Turned:
    """A vessel from its profile, in its material, with its bands and what `more` paints on it. Returns the body."""
    body = Turned(rows(profile), cx, tilt, smooth)

    def decorate() -> None:
        if more:
            more(body)
        if bands:
            dress(c, body, m, bands, phase)

    vessels.draw(c, body, m, decorate, **light)
    return body


@cache
def _ice(seed: int = 7, size: int = 120, n: int = 13) -> str:
    """Ice-crack: the edges of a rough Voronoi net on a torus, drawn as straight cracks."""
    rng = Random(seed)
    p = [complex(rng.uniform(0, size), rng.uniform(0, size)) for _ in range(n)]
    every = [q + complex(i, j) * size for q in p for i in (-1, 0, 1) for j in (-1, 0, 1)]
    ends: dict[tuple[int, int], set[tuple[float, float]]] = {}
    for i, j, k in combinations(range(len(every)), 3):
        a, b, d = every[i], every[j], every[k]
        if max(abs(a - b), abs(b - d), abs(a - d)) > size * 0.75:
            continue
        z = _circumcentre(a, b, d)
        if z is None or not all(-0.2 * size <= v <= 1.2 * size for v in (z.real, z.imag)):
            continue
        r = abs(z - a)
        if r < size * 0.5 and all(abs(z - q) > r - 1e-6 for q in every):
            for edge in ((i, j), (j, k), (i, k)):
                ends.setdefault(edge, set()).add((round(z.real, 1), round(z.imag, 1)))
    cracks = sorted(sorted(v) for v in ends.values() if len(v) == 2)
    return "".join(f"M{geom.pack(a)}L{geom.pack(b)}" for a, b in cracks)


def _circumcentre(a: complex, b: complex, c: complex) -> complex | None:
    """The centre of the circle through three points, if they do not lie in a line."""
    b, c = b - a, c - a
    d = 2 * (b.conjugate() * c).imag
    return None if abs(d) < 1e-6 else a + 1j * (b * abs(c) ** 2 - c * abs(b) ** 2) / d


def _fan_scales() -> str:
    rings = list(zip("dpmpdpm", (20, 18, 14.5, 12.5, 9, 7, 3.5), strict=True))
    middles = [(x, y) for y in (0, 10, 20, 30) for x in ((0, 40) if y % 20 == 0 else (-20, 20, 60))]
    discs = [(role, f"M{x - r} {y}a{r} {r} 0 1 1 {2 * r} 0z") for x, y in middles for role, r in rings]
    return "\n".join(f"| | {role} | {disc}" for role, disc in discs)


_BUD, _LOBE, _TIP = (
    "M0-3C-5-8-4-13 0-15C4-13 5-8 0-3z", "M0-10C-6-16-4-24 0-27C4-24 6-16 0-10z", "M0 0C-4-4-4-8 0-11C4-8 4-4 0 0z"
)  # fmt: skip
_COIN = "M0 0C10-7 32-7 42 0C32 7 10 7 0 0zM0 42C10 35 32 35 42 42C32 49 10 49 0 42z"

# Tile (or the one above) | width and height | role, and the width if it is a line | shape, or a motif at the rows of a
# table, or the cracks of ice.
_TABLE = f"""
scales   | 40 20   | p     | b 0 0 40 20
{_fan_scales()}
meander  | 40 40   | d 3   | M2 38V4H36V34H10V12H28V26H18V20M38 38H2
coin     | 42 42   | d     | {_COIN}{place(_COIN, 42, turn=90)}
| | m | M21 15L27 21L21 27L15 21z
tortoise | 52 90   | d 2.4 | M26 0L52 15V45L26 60L0 45V15zM26 60V90M0 45L26 60L52 45
| | m | {around(_BUD, 6, 26 + 30j)}{around(_BUD, 6, 75j)}{around(_BUD, 6, 52 + 75j)}
diaper   | 48 48   | d 2.2 | M24 0L48 24L24 48L0 24z
| | m 1.4 | M24 7L41 24L24 41L7 24z
| | d | {around(_TIP, 4, 24 + 24j)}
| | m | o 0 0 4 + o 48 0 4 + o 0 48 4 + o 48 48 4
ice      | 120 120 | d 2.2 | ice
iceplum  | 120 120 | m 1.8 | ice
| | d | plum: 34 40 .36 12, 88 92 .28 40
| | d | o 92 30 5 + o 22 98 5
clouds   | 120 96  | d     | cloud: 34 24 .42, 94 72 .42
plums    | 100 100 | d     | plum: 26 26 .4 10, 76 76 .4 -20
| | m | o 76 24 5 + o 26 76 5
sprigs   | 90 90   | d     | sprig: 22 40 .44 14, 68 84 .44 -20
| | m | o 68 26 5 + o 22 70 5
peonies  | 140 140 | m     | {strew(around(place(LEAF, -26j, 0.78), 4, start=45), "35 35, 105 105")}
| | d | peony: 35 35 .74, 105 105 .74
| | x | o 105 35 6 + o 35 105 6
| | d | {around(_LOBE, 4, 105 + 35j)}{around(_LOBE, 4, 35 + 105j)}
weave    | 40 40   | m     | b 1 2 18 7 2 + b 1 11 18 7 2 + b 21 22 18 7 2 + b 21 31 18 7 2
| | d | b 22 1 7 18 2 + b 31 1 7 18 2 + b 2 21 7 18 2 + b 11 21 7 18 2
grain    | 160 60  | d 1.2 | M-4 10C30 4 60 16 90 9S140 6 164 10M-4 28C20 24 34 36 70 32S120 24 164 28M-4 46C40 52 60 40
    100 46S150 50 164 46M40 20C60 16 70 24 96 20
dots     | 24 24   | d     | o 6 6 2.4 + o 18 18 2.4
"""
TILES: dict[str, list[list[str]]] = {}
for _row in cells(_TABLE):
    TILES.setdefault(_row[0] or list(TILES)[-1], []).append(_row[1:])


def tile(c: Canvas, name: str, colours: Colours, scale: float = 1, turn: float = 0, at: complex = 0j) -> str:
    """A seamless fill. Returns url(#…)."""
    field = Canvas()
    for _, role, shape in TILES[name]:
        motif, spread, spots = shape.partition(":")
        tone, *width = role.split() or ["d"]
        for part, d in named(motif) if spread else [(tone, _ice() if shape == "ice" else outline(shape))]:
            colour = colours.get(part.lower(), "none")
            if width:
                field.line(d, colour, float(width[0]))
            else:
                field.path(strew(d, spots) if spread else d, colour)
    w, h = TILES[name][0][0].split()
    where = f'patternTransform="translate({geom.dot(at)})rotate({turn:g})scale({scale:g})"'
    size = f'width="{w}" height="{h}" patternUnits="userSpaceOnUse"'
    return f'url(#{c.define(f"""<pattern id="{{id}}" {size} {where}>{"".join(field.body)}</pattern>""")})'
