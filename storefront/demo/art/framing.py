"""Where the ink of a finished picture lies, so that an object can be centred and a detail can be cut out."""

import cmath
import math
import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from storefront.demo.art import geom
from storefront.demo.art.canvas import SHADOW, Canvas

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Matrix = tuple[complex, complex, complex]
"""The images of 1 and 1j, and of the origin: z goes to x·a + y·b + c."""

_CALL = re.compile(r"(translate|rotate|scale|skewY)\(([^)]*)\)")
_STILL: Matrix = (1 + 0j, 1j, 0j)
_SHADOW_WEIGHT = 0.9
"""A shadow counts by its dark core; its edge may fade out in the margin."""


def ink_box(svg: str) -> Box | None:
    """The box round everything that is painted, without what clips hide. None for an empty picture."""
    root = ET.fromstring(svg)  # noqa: S314 This program wrote the text a moment ago.
    names = {e.get("id", ""): e for e in root.iter() if e.get("id")}
    return _join(_box(child, _STILL, names) for child in root)


def frame(c: Canvas, fill: float, box: Box | None = None) -> Canvas:
    """Set the view to a square round the ink, so that its longer side takes `fill` of it."""
    x0, y0, x1, y1 = box or ink_box(c.svg()) or (0, 0, c.width, c.height)
    side = max(x1 - x0, y1 - y0) / fill
    c.view = ((x0 + x1 - side) / 2, (y0 + y1 - side) / 2, side, side)
    return c


def _join(boxes: Iterable[Box | None]) -> Box | None:
    found = [b for b in boxes if b]
    if not found:
        return None
    return min(b[0] for b in found), min(b[1] for b in found), max(b[2] for b in found), max(b[3] for b in found)


def _box(e: ET.Element, outer: Matrix, names: dict[str, ET.Element]) -> Box | None:
    tag = e.tag.rpartition("}")[2]
    if tag in ("defs", "title") or e.get("opacity") == "0":
        return None
    m = _times(outer, _matrix(e.get("transform", "")))
    if tag == "g":
        # A clip is an outline that is painted too, so what it holds need not be measured.
        clip = e.get("clip-path")
        return _join(_box(child, m, names) for child in (names[clip[5:-1]] if clip else e))
    if tag == "use":
        return _box(names[e.get("href", "")[1:]], m, names)
    points = [m[0] * z.real + m[1] * z.imag + m[2] for z in _points(e, tag)]
    if not points:
        return None
    pen = float(e.get("stroke-width", 0)) / 2 * abs(m[0]) if e.get("stroke", "none") != "none" else 0.0
    x, y = [z.real for z in points], [z.imag for z in points]
    return min(x) - pen, min(y) - pen, max(x) + pen, max(y) + pen


def _points(e: ET.Element, tag: str) -> Iterator[complex]:
    """Enough points of an outline to find its box."""

    def at(*keys: str) -> list[float]:
        return [float(e.get(k, 0)) for k in keys]

    if tag == "path":
        for start, segments, _ in geom.parse(e.get("d", "")):
            yield start
            cur = start
            for s in segments:
                yield s[-1]
                if len(s) == 3:
                    yield from (geom.bezier((cur, *s), k / 4) for k in range(1, 4))
                cur = s[-1]
    elif tag == "rect":
        x, y, w, h = at("x", "y", "width", "height")
        yield from (complex(x, y), complex(x + w, y), complex(x, y + h), complex(x + w, y + h))
    elif tag in ("circle", "ellipse"):
        cx, cy = at("cx", "cy")
        rx, ry = at("r", "r") if tag == "circle" else at("rx", "ry")
        k = _SHADOW_WEIGHT if e.get("class") == SHADOW else 1
        for j in range(16):
            yield complex(cx + k * rx * math.cos(j * math.pi / 8), cy + k * ry * math.sin(j * math.pi / 8))


def _matrix(text: str) -> Matrix:
    m = _STILL
    for name, inner in _CALL.findall(text):
        v = [float(t) for t in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", inner)]
        a, b = v[0], v[-1]
        step: Matrix = {
            "translate": (1 + 0j, 1j, complex(a, b)),
            "scale": (complex(a), b * 1j, 0j),
            "skewY": (complex(1, math.tan(math.radians(a))), 1j, 0j),
            "rotate": (cmath.rect(1, math.radians(a)), cmath.rect(1, math.radians(a + 90)), 0j),
        }[name]
        m = _times(m, step)
    return m


def _times(m: Matrix, n: Matrix) -> Matrix:
    a, b, c = (m[0] * z.real + m[1] * z.imag for z in n)
    return a, b, c + m[2]
