"""Where ornament meets a surface: painting a motif, seamless tiles, and bands wrapped round a turned body."""

import math
from functools import cache
from itertools import combinations
from random import Random
from typing import Any, cast

from storefront.demo.art import geom, motifs
from storefront.demo.art.canvas import Canvas, attributes
from storefront.demo.art.geom import oval, place
from storefront.demo.art.motifs import Motif
from storefront.demo.art.palettes import LIGHT_ON_DARK, Colours, Tones, mix, roles
from storefront.demo.art.vessels import Turned


def tones(mat: Tones, ground: str | None = None) -> Colours:
    """Which colour each role of a motif takes on a material."""
    if mat in LIGHT_ON_DARK:
        return roles(mat.pale, mix(mat.base, mat.pale, 0.5), ground or mat.base, mat.pop)
    return roles(mat.deep, mat.mid, ground or mat.base, mat.pop)


def ink(colours: Colours, role: str) -> dict[str, str]:
    """SVG paint for a role; a capital role has a rim in the pale colour, painted under the fill."""
    if role.islower():
        return {"fill": colours[role]}
    return {"fill": colours[role.lower()], "stroke": colours["p"], "stroke_width": "4", "paint_order": "stroke"}


def paint(
    c: Canvas,
    motif: Motif,
    colours: Colours,
    at: complex = 0j,
    scale: float = 1.0,
    turn: float = 0.0,
    flip: bool = False,
    squash: float = 1.0,
    **attrs: Any,
) -> None:
    """Draw a motif flat."""
    for role, d in motif:
        c.path(place(d, at, scale, turn, flip, squash), **ink(colours, role), **attrs)


def keep(c: Canvas, motif: Motif, colours: Colours) -> str:
    """Define a motif once for many stamps. Returns the id for Canvas.stamp."""
    return c.define(
        '<g id="{id}">' + "".join(f"<path{attributes({'d': d, **ink(colours, r)})}/>" for r, d in motif) + "</g>"
    )


def wrap(
    c: Canvas,
    body: Turned,
    motif: Motif,
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
    turn = (turn + math.pi) % (2 * math.pi) - math.pi
    if abs(turn) - width * 0.6 > math.pi / 2:
        return
    across, along = width * body.radius(v), height * body.run[-1]
    if fit:
        width, height = width * min(1, along / across), height * min(1, across / along)
    sign = -1 if flip else 1

    def f(z: complex) -> complex:
        u = max(-1.57, min(1.57, turn + z.real / 100 * width))
        return body.point(u, v + sign * z.imag / 100 * height)

    digits = 0 if min(across, along) > 76 or c.zoom < 0.62 else 1
    for role, d in motif:
        c.path(geom.warp(d, f, bend=1 if width > 0.5 else 0, digits=digits), **ink(colours, role))


def band(
    c: Canvas,
    body: Turned,
    motif: Motif | list[Motif],
    colours: Colours,
    v0: float,
    v1: float,
    count: int,
    phase: float = 0.0,
    alternate: bool = False,
    spread: float = 1.0,
    fit: bool | None = None,
) -> None:
    """A frieze of `count` motifs round a body between two heights. Give a list of motifs to alternate between them.
    Loose motifs (spread < 1) keep their proportions; joined ones fill their bay."""
    each = cast(list[Motif], motif if isinstance(motif[0], list) else [motif])
    for k in range(count):
        wrap(
            c,
            body,
            each[k % len(each)],
            colours,
            phase + 2 * math.pi * k / count,
            (v0 + v1) / 2,
            2 * math.pi / count * spread,
            v1 - v0,
            flip=alternate and k % 2 == 1,
            fit=spread < 1 if fit is None else fit,
        )


def rule(c: Canvas, body: Turned, v: float, colour: str, width: float = 3.0) -> None:
    """A line round the body."""
    p, r = body.point(-1.57, v), body.radius(v)
    c.path(
        f"M{geom.dot(p)}a{geom.pack((r, r * body.tilt))} 0 0 0 {geom.num(2 * r)} 0",
        stroke=colour,
        stroke_width=geom.num(width),
    )


# Tiles: name → (width, height, markup with {d} {m} {p} {x})
def _stroke(d: str, role: str = "d", w: float = 2.0) -> str:
    pen = f'stroke="{{{role}}}" stroke-width="{w:g}" stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{d}" fill="none" {pen}/>'


def _fill(d: str, role: str = "d") -> str:
    return f'<path d="{d}" fill="{{{role}}}"/>'


def _arcs(x: float, y: float) -> str:
    return "".join(
        f'<circle cx="{x}" cy="{y}" r="{r}" fill="{{{f}}}"/>'
        for r, f in ((20, "d"), (18, "p"), (14.5, "m"), (12.5, "p"), (9, "d"), (7, "p"), (3.5, "m"))
    )


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
    return "".join(
        f"M{geom.pack(a)}L{geom.pack(b)}" for a, b in sorted(sorted(v) for v in ends.values() if len(v) == 2)
    )


def _circumcentre(a: complex, b: complex, c: complex) -> complex | None:
    """The centre of the circle through three points, if they do not lie in a line."""
    b, c = b - a, c - a
    d = 2 * (b.conjugate() * c).imag
    return None if abs(d) < 1e-6 else a + 1j * (b * abs(c) ** 2 - c * abs(b) ** 2) / d


def _motif(motif: Motif, at: complex, scale: float, turn: float = 0.0) -> str:
    return "".join(_fill(place(d, at, scale, turn), role.lower()) for role, d in motif)


TILES = {
    "scales": lambda: (
        40,
        20,
        "".join(_arcs(x, y) for y in (0, 10, 20, 30) for x in ((0, 40) if y % 20 == 0 else (-20, 20, 60))),
    ),
    "meander": lambda: (40, 40, _stroke("M2 38V4H36V34H10V12H28V26H18V20", "d", 3) + _stroke("M38 38H2", "d", 3)),
    "coin": lambda: (
        42,
        42,
        _fill(
            "M0 0C10-7 32-7 42 0C32 7 10 7 0 0z"
            "M0 42C10 35 32 35 42 42C32 49 10 49 0 42z"
            "M0 0C-7 10-7 32 0 42C7 32 7 10 0 0z"
            "M42 0C35 10 35 32 42 42C49 32 49 10 42 0z"
        )
        + _fill("M21 15L27 21L21 27L15 21z", "m"),
    ),
    "tortoise": lambda: (
        52,
        90,
        _stroke("M26 0L52 15V45L26 60L0 45V15zM26 60V90M0 45L26 60L52 45", "d", 2.4)
        + _fill(geom.around("M0-3C-5-8-4-13 0-15C4-13 5-8 0-3z", 6, 26 + 30j), "m")
        + _fill(
            geom.around("M0-3C-5-8-4-13 0-15C4-13 5-8 0-3z", 6, 0 + 75j)
            + geom.around("M0-3C-5-8-4-13 0-15C4-13 5-8 0-3z", 6, 52 + 75j),
            "m",
        ),
    ),
    "diaper": lambda: (
        48,
        48,
        _stroke("M24 0L48 24L24 48L0 24z", "d", 2.2)
        + _stroke("M24 7L41 24L24 41L7 24z", "m", 1.4)
        + _fill(geom.around("M0 0C-4-4-4-8 0-11C4-8 4-4 0 0z", 4, 24 + 24j))
        + _fill("".join(oval(x, y, 4) for x in (0, 48) for y in (0, 48)), "m"),
    ),
    "ice": lambda: (120, 120, _stroke(_ice(), "d", 2.2)),
    "iceplum": lambda: (
        120,
        120,
        _stroke(_ice(), "m", 1.8)
        + _motif(motifs.plum(), 34 + 40j, 0.36, 12)
        + _motif(motifs.plum(), 88 + 92j, 0.28, 40)
        + _fill(oval(92, 30, 5) + oval(22, 98, 5)),
    ),
    "clouds": lambda: (120, 96, _motif(motifs.cloud(), 34 + 24j, 0.42) + _motif(motifs.cloud(), 94 + 72j, 0.42)),
    "plums": lambda: (
        100,
        100,
        _motif(motifs.plum(), 26 + 26j, 0.4, 10)
        + _motif(motifs.plum(), 76 + 76j, 0.4, -20)
        + _fill(oval(76, 24, 5) + oval(26, 76, 5), "m"),
    ),
    "sprigs": lambda: (
        90,
        90,
        _motif(motifs.sprig(), 22 + 40j, 0.44, 14)
        + _motif(motifs.sprig(), 68 + 84j, 0.44, -20)
        + _fill(oval(68, 26, 5) + oval(22, 70, 5), "m"),
    ),
    "peonies": lambda: (
        140,
        140,
        "".join(
            _fill(geom.around(place(motifs.LEAF, -26j, 0.78), 4, z, t), "m") + _motif(motifs.peony(), z, 0.74)
            for z, t in ((35 + 35j, 45), (105 + 105j, 45))
        )
        + _fill(oval(105, 35, 6) + oval(35, 105, 6), "x")
        + _fill(
            geom.around("M0-10C-6-16-4-24 0-27C4-24 6-16 0-10z", 4, 105 + 35j)
            + geom.around("M0-10C-6-16-4-24 0-27C4-24 6-16 0-10z", 4, 35 + 105j)
        ),
    ),
    "weave": lambda: (
        40,
        40,
        "".join(
            _fill(geom.box(*b, 2), r)
            for b, r in (
                ((1, 2, 18, 7), "m"),
                ((1, 11, 18, 7), "m"),
                ((21, 22, 18, 7), "m"),
                ((21, 31, 18, 7), "m"),
                ((22, 1, 7, 18), "d"),
                ((31, 1, 7, 18), "d"),
                ((2, 21, 7, 18), "d"),
                ((11, 21, 7, 18), "d"),
            )
        ),
    ),
    "grain": lambda: (
        160,
        60,
        _stroke(
            (
                "M-4 10C30 4 60 16 90 9S140 6 164 10M-4 28C20 24 34 36 70 32S120 24 164 28M-4 46"
                "C40 52 60 40 100 46S150 50 164 46M40 20C60 16 70 24 96 20"
            ),
            "d",
            1.2,
        ),
    ),
    "dots": lambda: (24, 24, _fill(oval(6, 6, 2.4) + oval(18, 18, 2.4))),
}


def tile(c: Canvas, name: str, colours: Colours, scale: float = 1.0, turn: float = 0.0, at: complex = 0j) -> str:
    """A seamless fill. Returns url(#…)."""
    w, h, markup = TILES[name]()
    for role, colour in colours.items():
        markup = markup.replace("{" + role + "}", colour)
    t = f"translate({geom.dot(at)})rotate({turn:g})scale({scale:g})"
    key = c.define(
        f'<pattern id="{{id}}" width="{w}" height="{h}" patternUnits="userSpaceOnUse" patternTransform="{t}">'
        f"{markup}</pattern>"
    )
    return f"url(#{key})"
