"""Turned bodies: one profile curve gives the outline, the light, and a surface on which patterns bend."""

import bisect
import cmath
import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from types import ModuleType

from storefront.demo.art import geom
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import dot, num, pack, sample
from storefront.demo.art.palettes import Tones, mix

Draw = Callable[..., None]
"""A drawing of a product: (canvas, material, ornament); a turned one also takes the phase."""


def own(module: ModuleType) -> dict[str, Draw]:
    """The drawings that a module defines, by name."""
    return {name: f for name, f in vars(module).items() if callable(f) and f.__module__ == module.__name__}


def small(c: Canvas, draw: Draw, mat: Tones, kind: int, x: float, foot: float, scale: float, turn: float = 0) -> None:
    """A product drawing at a smaller scale, its foot at x and y, turned about its foot."""
    corner = complex(x, foot) - cmath.rect(scale, math.radians(turn)) * (400 + 655j)
    with c.at(corner.real, corner.imag, scale, turn):
        draw(c, mat, kind)


class Turned:
    """A body of revolution seen from slightly above. `profile` is (radius, y) from lip to foot, on the 800 canvas."""

    def __init__(
        self, profile: Sequence[tuple[float, ...]], cx: float = 400.0, tilt: float = 0.13, smooth: bool = True
    ) -> None:
        self.knots = [complex(r, y) for r, y in profile]
        self.line = sample(self.knots, 8) if smooth else self.knots
        self.cx, self.tilt, self.smooth = cx, tilt, smooth
        self.run = [0.0]
        for a, b in pairwise(self.line):
            self.run.append(self.run[-1] + abs(b - a))

    def _at(self, v: float) -> complex:
        s = max(0.0, min(1.0, v)) * self.run[-1]
        i = max(1, min(len(self.run) - 1, bisect.bisect_left(self.run, s)))
        a, b = self.run[i - 1], self.run[i]
        t = (s - a) / (b - a) if b > a else 0
        return self.line[i - 1] + (self.line[i] - self.line[i - 1]) * t

    def radius(self, v: float) -> float:
        return self._at(v).real

    def point(self, u: float, v: float) -> complex:
        """Where the surface point at angle u (0 = front, ±π/2 = edges) and height v appears."""
        p = self._at(v)
        return complex(self.cx + p.real * math.sin(u), p.imag + self.tilt * p.real * math.cos(u))

    @property
    def lip(self) -> complex:
        return self.line[0]

    @property
    def foot(self) -> complex:
        return self.line[-1]

    def outline(self) -> str:
        """The silhouette: along the lip, down the right, along the foot, up the left."""
        right = [complex(self.cx + z.real, z.imag) for z in self.knots]
        left = [complex(self.cx - z.real, z.imag) for z in reversed(self.knots)]
        down, up = (geom.spline(p) if self.smooth else geom.polygon(p, closed=False) for p in (right, left))

        def arc(r: float, x: float) -> str:
            return f"a{pack((r, r * self.tilt))} 0 0 1 {num(x)} 0"

        lip, foot = self.lip.real, self.foot.real
        return f"M{dot(left[-1])}{arc(lip, 2 * lip)}{_tail(down)}{arc(foot, -2 * foot)}{_tail(up)}z"

    def strip(self, u0: float, u1: float, v0: float, v1: float, n: int = 9) -> str:
        """A patch of the surface, for highlights: tapered at both ends."""
        mid, half = (u0 + u1) / 2, (u1 - u0) / 2

        def side(way: int) -> list[complex]:
            return [
                self.point(mid + way * half * math.sin(math.pi * k / n) ** 0.5, v0 + (v1 - v0) * k / n)
                for k in range(n + 1)
            ]

        return geom.spline(side(-1) + side(1)[::-1], closed=True)


def _tail(d: str) -> str:
    """A path without its first move, to be joined to another."""
    return d[next(i for i in range(1, len(d)) if d[i] in "csl") :]


def light(c: Canvas, x0: float, x1: float, strength: float = 1.0) -> str:
    """Horizontal light for a turned body between two x: bright left of the middle, core shadow right, a rim light."""
    warm = "#2a1710"
    dark = ((0, 0.30), (0.10, 0.12), (0.62, 0.10), (0.88, 0.42), (1, 0.26))
    bright = ((0.26, "#fff", 0.22 * strength), (0.40, "#fff", 0.04 * strength))
    stops = sorted([*bright, *((at, warm, k * strength) for at, k in dark)])
    return c.fade("h", *stops, box=(x0, 0, x1, 0))


def draw(
    c: Canvas,
    body: Turned,
    mat: Tones,
    decorate: Callable[[], None] | None = None,
    gloss: float = 0.8,
    strength: float = 1,
    hollow: bool = False,
) -> None:
    """Key block, colour, ornament, light, highlight, mouth: the order in which a print is pulled."""
    d = body.outline()
    wide = max(z.real for z in body.line)
    c.solid(d, mat.base, mat.line)
    with c.inside(d):
        if decorate:
            decorate()
        # To the foot, however low the canvas is on which a smaller scale shows the body.
        tall = body.foot.imag + wide
        c.rect(body.cx - wide - 4, 0, 2 * wide + 8, tall, light(c, body.cx - wide, body.cx + wide, strength))
        if gloss:
            c.path(body.strip(-0.98, -0.72, 0.08, 0.56), "#fff", opacity=0.55 * gloss)
            c.path(body.strip(-0.99, -0.80, 0.60, 0.74), "#fff", opacity=0.4 * gloss)
    if hollow:
        r, y = body.lip.real, body.lip.imag
        c.ellipse(body.cx, y, r, r * body.tilt, mat.pale, mat.line)
        c.ellipse(body.cx, y + r * 0.012, r * 0.86, r * body.tilt * 0.8, mix(mat.line, "#1a1210", 0.35))
