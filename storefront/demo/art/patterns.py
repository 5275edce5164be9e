"""Where ornament meets a surface: seamless tiles, and bands wrapped round a turned body."""

import math
from collections.abc import Callable
from functools import cache
from itertools import combinations
from random import Random
from typing import Any

from storefront.demo.art import geom, vessels
from storefront.demo.art.canvas import Canvas, ink, named
from storefront.demo.art.geom import around, box, dots, num, pick, place, rows
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


# What a tile is made of: a fill, a line, and motifs at the rows of a table, with {d} {m} {p} {x} for colours.


def _fill(d: str, role: str = "d") -> str:
    return f'<path d="{d}" fill="{{{role}}}"/>'


def _stroke(d: str, role: str = "d", width: float = 2) -> str:
    pen = f'stroke="{{{role}}}" stroke-width="{width:g}" stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{d}" fill="none" {pen}/>'


def _put(name: str, table: str) -> str:
    return "".join(
        _fill(place(d, complex(x, y), *more), role.lower()) for x, y, *more in rows(table) for role, d in named(name)
    )


def _arcs() -> str:
    rings = list(zip("dpmpdpm", (20, 18, 14.5, 12.5, 9, 7, 3.5), strict=True))
    middles = [(x, y) for y in (0, 10, 20, 30) for x in ((0, 40) if y % 20 == 0 else (-20, 20, 60))]
    return "".join(f'<circle cx="{x}" cy="{y}" r="{r}" fill="{{{role}}}"/>' for x, y in middles for role, r in rings)


def _bars(table: str, role: str) -> str:
    return _fill("".join(box(x, y, w, h, 2) for x, y, w, h in rows(table)), role)


_BUD = "M0-3C-5-8-4-13 0-15C4-13 5-8 0-3z"
_LOBE = "M0-10C-6-16-4-24 0-27C4-24 6-16 0-10z"
_COIN = "M0 0C10-7 32-7 42 0C32 7 10 7 0 0zM0 42C10 35 32 35 42 42C32 49 10 49 0 42z"

TILES: dict[str, Callable[[], tuple[int, int, str]]] = {
    "scales": lambda: (40, 20, _arcs()),
    "meander": lambda: (40, 40, _stroke("M2 38V4H36V34H10V12H28V26H18V20M38 38H2", "d", 3)),
    "coin": lambda: (42, 42, _fill(_COIN + place(_COIN, 42, turn=90)) + _fill("M21 15L27 21L21 27L15 21z", "m")),
    "tortoise": lambda: (
        52,
        90,
        _stroke("M26 0L52 15V45L26 60L0 45V15zM26 60V90M0 45L26 60L52 45", "d", 2.4)
        + _fill("".join(around(_BUD, 6, at) for at in (26 + 30j, 75j, 52 + 75j)), "m"),
    ),
    "diaper": lambda: (
        48,
        48,
        _stroke("M24 0L48 24L24 48L0 24z", "d", 2.2)
        + _stroke("M24 7L41 24L24 41L7 24z", "m", 1.4)
        + _fill(around("M0 0C-4-4-4-8 0-11C4-8 4-4 0 0z", 4, 24 + 24j))
        + _fill(dots("0 0 4, 48 0 4, 0 48 4, 48 48 4"), "m"),
    ),
    "ice": lambda: (120, 120, _stroke(_ice(), "d", 2.2)),
    "iceplum": lambda: (
        120,
        120,
        _stroke(_ice(), "m", 1.8) + _put("plum", "34 40 0.36 12, 88 92 0.28 40") + _fill(dots("92 30 5, 22 98 5")),
    ),
    "clouds": lambda: (120, 96, _put("cloud", "34 24 0.42, 94 72 0.42")),
    "plums": lambda: (100, 100, _put("plum", "26 26 0.4 10, 76 76 0.4 -20") + _fill(dots("76 24 5, 26 76 5"), "m")),
    "sprigs": lambda: (90, 90, _put("sprig", "22 40 0.44 14, 68 84 0.44 -20") + _fill(dots("68 26 5, 22 70 5"), "m")),
    "peonies": lambda: (
        140,
        140,
        _fill("".join(around(place(LEAF, -26j, 0.78), 4, at, 45) for at in (35 + 35j, 105 + 105j)), "m")
        + _put("peony", "35 35 0.74, 105 105 0.74")
        + _fill(dots("105 35 6, 35 105 6"), "x")
        + _fill(around(_LOBE, 4, 105 + 35j) + around(_LOBE, 4, 35 + 105j)),
    ),
    "weave": lambda: (
        40,
        40,
        _bars("1 2 18 7, 1 11 18 7, 21 22 18 7, 21 31 18 7", "m")
        + _bars("22 1 7 18, 31 1 7 18, 2 21 7 18, 11 21 7 18", "d"),
    ),
    "grain": lambda: (
        160,
        60,
        _stroke(
            "M-4 10C30 4 60 16 90 9S140 6 164 10M-4 28C20 24 34 36 70 32S120 24 164 28M-4 46C40 52 60 40 100 46S150 50 "
            "164 46M40 20C60 16 70 24 96 20",
            "d",
            1.2,
        ),
    ),
    "dots": lambda: (24, 24, _fill(dots("6 6 2.4, 18 18 2.4"))),
}


def tile(c: Canvas, name: str, colours: Colours, scale: float = 1, turn: float = 0, at: complex = 0j) -> str:
    """A seamless fill. Returns url(#…)."""
    w, h, markup = TILES[name]()
    for role, colour in colours.items():
        markup = markup.replace(f"{{{role}}}", colour)
    where = f'patternTransform="translate({geom.dot(at)})rotate({turn:g})scale({scale:g})"'
    size = f'width="{w}" height="{h}" patternUnits="userSpaceOnUse"'
    return f'url(#{c.define(f"""<pattern id="{{id}}" {size} {where}>{markup}</pattern>""")})'
