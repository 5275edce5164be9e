"""Shapes are SVG path strings; every operation takes path strings and gives path strings.

Points are complex numbers (x + y·1j, y grows downwards), so moving is ``+`` and turning is ``*``.
Lines and tables may be written as text: "x y x y …", and rows that part at commas.
"""

import cmath
import math
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from random import Random
from typing import Any

Segment = tuple[complex, ...]
"""A line is (end,), a curve is (handle, handle, end)."""
Subpath = tuple[complex, list[Segment], bool]
"""Where it starts, its segments, and whether it is closed."""
Line = str | Sequence[complex]
"""Points, or "x y x y …"."""

_TOKEN = re.compile(r"[MLHVCSQAZ]|-?(?:\d+\.?\d*|\.\d+)", re.IGNORECASE)
_POINTS_OF = {"m": 1, "l": 1, "c": 3, "s": 2, "q": 2}


def num(x: float) -> str:
    """The shortest text for a coordinate: one decimal, no '-0', no leading zero."""
    s = f"{x:.1f}".removesuffix(".0")
    if s == "-0":
        return "0"
    return s.replace("0.", ".", 1) if s.startswith(("0.", "-0.")) else s


def pack(values: Iterable[float]) -> str:
    """Numbers joined with as few separators as SVG allows."""
    out = ""
    for v in values:
        s = num(v)
        out += s if not out or s.startswith("-") else " " + s
    return out


def dot(z: complex) -> str:
    """A point as path text."""
    return pack((z.real, z.imag))


def parse(d: str) -> list[Subpath]:
    """Path text to subpaths. Arcs (unturned ones) and quadratic curves become cubic curves."""
    tokens, i = _TOKEN.findall(d), 0
    subs: list[Subpath] = []
    command, cur = "M", 0j
    handle: complex | None = None

    def take(count: int) -> list[float]:
        nonlocal i
        i += count
        return [float(t) for t in tokens[i - count : i]]

    while i < len(tokens):
        if tokens[i].isalpha():
            command = tokens[i]
            i += 1
        kind, base = command.lower(), cur if command.islower() else 0j
        if kind == "z":
            start, segments, _ = subs[-1]
            subs[-1] = (start, segments, True)
            cur, handle = start, None
            continue
        if kind == "m":
            cur = complex(*take(2)) + base
            subs.append((cur, [], False))
            command, handle = ("l" if command == "m" else "L"), None
            continue
        if subs[-1][2]:  # drawing goes on after a close
            subs.append((cur, [], False))
        pieces: list[Segment]
        if kind == "a":
            rx, ry, _, large, sweep, x, y = take(7)
            pieces = _arc(cur, rx, ry, bool(large) == bool(sweep), bool(sweep), complex(x, y) + base)
        elif kind == "h":
            pieces = [(complex(take(1)[0] + base.real, cur.imag),)]
        elif kind == "v":
            pieces = [(complex(cur.real, take(1)[0] + base.imag),)]
        else:
            flat = take(2 * _POINTS_OF[kind])
            p = [complex(*flat[k : k + 2]) + base for k in range(0, len(flat), 2)]
            if kind == "s":
                p.insert(0, cur if handle is None else 2 * cur - handle)
            elif kind == "q":
                p = [cur + (p[0] - cur) * 2 / 3, p[1] + (p[0] - p[1]) * 2 / 3, p[1]]
            pieces = [tuple(p)]
        subs[-1][1].extend(pieces)
        cur, handle = pieces[-1][-1], (pieces[-1][1] if len(pieces[-1]) == 3 else None)
    return subs


def _arc(a: complex, rx: float, ry: float, left: bool, sweep: bool, b: complex) -> list[Segment]:
    """An elliptic arc as cubic curves of at most a quarter turn: drawn on the unit circle, then stretched."""

    def squeeze(z: complex) -> complex:
        return complex(z.real / rx, z.imag / ry)

    p, q = squeeze(a), squeeze(b)
    half = abs(q - p) / 2
    grow = max(half, 1.0)
    off = math.sqrt(max(grow * grow - half * half, 0)) * (1j if not left else -1j) * (q - p) / (abs(q - p) or 1)
    centre = (p + q) / 2 + off
    first, span = cmath.phase(p - centre), cmath.phase((q - centre) / (p - centre))
    if sweep and span < 1e-9:
        span += math.tau
    elif not sweep and span > -1e-9:
        span -= math.tau
    steps = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-6))
    k = 4 / 3 * math.tan(span / steps / 4)
    out: list[Segment] = []
    for j in range(steps):
        u, w = (cmath.rect(grow, first + span * (j + t) / steps) for t in (0, 1))
        curve = (centre + u * (1 + k * 1j), centre + w * (1 - k * 1j), centre + w)
        out.append(tuple(complex(z.real * rx, z.imag * ry) for z in curve))
    return out


def write(subs: Iterable[Subpath], digits: int = 1) -> str:
    """Subpaths to compact relative path text; rounding never accumulates.

    A curve whose first handle mirrors the last one (as in every spline here) is written as `s`, a third shorter.
    """
    unit = 10.0**-digits

    def snap(z: complex) -> complex:
        return complex(round(z.real, digits), round(z.imag, digits))

    out = []
    for start, segments, closed in subs:
        cur, handle = snap(start), None
        out.append("M" + dot(cur))
        for segment in segments:
            p = [snap(z) for z in segment]
            flat = [v for z in p for v in ((z - cur).real, (z - cur).imag)]
            if len(p) == 1:
                out.append("l" + pack(flat))
            elif handle is not None and abs(2 * cur - handle - p[0]) < 1.6 * unit:
                out.append("s" + pack(flat[2:]))
            else:
                out.append("c" + pack(flat))
            cur, handle = p[-1], (p[1] if len(p) == 3 else None)
        if closed:
            out.append("z")
    return "".join(out)


def warp(d: str, f: Callable[[complex], complex], bend: int = 0, digits: int = 1) -> str:
    """Map every point through f. With bend=n, lines become n curves so that they can bend too."""
    subs: list[Subpath] = []
    for start, segments, closed in parse(d):
        new: list[Segment] = []
        cur = start
        for segment in segments:
            if len(segment) == 1 and bend:
                for k in range(bend):
                    p, q = (cur + (segment[0] - cur) * (k + t) / bend for t in (0, 1))
                    new.append((f(p + (q - p) / 3), f(p + (q - p) * 2 / 3), f(q)))
            else:
                new.append(tuple(f(p) for p in segment))
            cur = segment[-1]
        subs.append((f(start), new, closed))
    return write(subs, digits)


def place(d: str, at: complex = 0j, scale: float = 1, turn: float = 0, flip: float = False, squash: float = 1) -> str:
    """Scale, turn (degrees, clockwise on screen), mirror and move; squash shrinks the height first."""
    rot = cmath.rect(scale, math.radians(turn))
    return warp(d, lambda z: complex(-z.real if flip else z.real, z.imag * squash) * rot + at)


def strew(d: str, table: str) -> str:
    """The shape at every row of a table of x, y, scale, turn, mirrored, squash."""
    return "".join(place(d, complex(x, y), *more) for x, y, *more in rows(table))


def mirror(d: str, axis: float = 400.0) -> str:
    """The shape and its reflection in the vertical line x=axis."""
    return d + warp(d, lambda z: complex(2 * axis - z.real, z.imag))


def shake(d: str, seed: int, amount: float = 1.2, grain: float = 60.0) -> str:
    """Move points by a slow random field, so that lines look cut by a hand and neighbours stay together."""
    rng = Random(seed)
    w = [(rng.uniform(0.6, 1.4) / grain, rng.uniform(0.6, 1.4) / grain, rng.uniform(0, 6.3)) for _ in range(4)]

    def f(z: complex) -> complex:
        x, y = z.real, z.imag
        dx = math.sin(x * w[0][0] + y * w[0][1] + w[0][2]) + math.sin(y * w[1][0] * 2.3 + w[1][2])
        dy = math.sin(x * w[2][0] - y * w[2][1] + w[2][2]) + math.sin(x * w[3][0] * 2.3 + w[3][2])
        return z + complex(dx, dy) * amount / 2

    return warp(d, f)


def wind(d: str, way: int) -> str:
    """Every subpath turned the same way round (1 or -1), so that one drawn the other way cuts a hole."""
    out: list[Subpath] = []
    for start, segments, closed in parse(d):
        points = [start, *(z for s in segments for z in s)]
        area = sum((a.conjugate() * b).imag for a, b in pairwise([*points, start]))
        if area * way < 0:
            ends = [start, *(s[-1] for s in segments)]
            back = [(*reversed(s[:-1]), ends[k]) for k, s in enumerate(segments)]
            start, segments = ends[-1], back[::-1]
        out.append((start, segments, closed))
    return write(out)


def points(line: Line) -> Sequence[complex]:
    """The points of a line."""
    if not isinstance(line, str):
        return line
    numbers = [float(t) for t in line.split()]
    return [complex(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def rows(table: str) -> list[tuple[Any, ...]]:
    """A small table of numbers and words: columns part at spaces, rows at commas."""
    return [tuple(_cell(t) for t in row.split()) for row in table.split(",")]


def _cell(text: str) -> float | str:
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text


def cells(table: str) -> list[list[str]]:
    """A table of words: columns part at bars, and a line without bars goes on with the row before."""
    lines: list[str] = []
    for text in table.strip().splitlines():
        if "|" in text:
            lines.append(text)
        else:
            lines[-1] += text
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def pick(words: str, n: int) -> str:
    """The n-th word, round and round."""
    each = words.split()
    return each[n % len(each)]


def polygon(line: Line, closed: bool = True) -> str:
    """Straight lines through the points."""
    start, *others = points(line)
    return write([(start, [(p,) for p in others], closed)])


def _curves(line: Line, closed: bool = False) -> tuple[complex, list[Segment]]:
    """The curves of Catmull and Rom through the points."""
    p = points(line)
    n = len(p)
    out: list[Segment] = []
    for i in range(n if closed else n - 1):
        a, b, c, e = (p[j % n if closed else max(0, min(n - 1, j))] for j in range(i - 1, i + 3))
        out.append((b + (c - a) / 6, c - (e - b) / 6, c))
    return p[0], out


def spline(line: Line, closed: bool = False) -> str:
    """A smooth curve through the points."""
    return write([(*_curves(line, closed), closed)])


def sample(line: Line, steps: int = 6) -> list[complex]:
    """Points along the spline through the given points."""
    start, curves = _curves(line)
    out = [start]
    for curve in curves:
        out += [bezier((start, *curve), k / steps) for k in range(1, steps + 1)]
        start = curve[-1]
    return out


def bezier(p: Sequence[complex], t: float) -> complex:
    """The point at t (0…1) of a cubic curve given by its four points."""
    return p[0] * (1 - t) ** 3 + 3 * p[1] * t * (1 - t) ** 2 + 3 * p[2] * t * t * (1 - t) + p[3] * t**3


def brush(line: Line, widths: str | Sequence[float], steps: int = 4) -> str:
    """A brush stroke: an outline along the spline whose width goes through the given widths."""
    middle = sample(line, steps)
    pen = [float(t) for t in widths.split()] if isinstance(widths, str) else widths
    n = len(middle)
    left, right = [], []
    for i, p in enumerate(middle):
        t = middle[min(n - 1, i + 1)] - middle[max(0, i - 1)]
        pos = i / (n - 1) * (len(pen) - 1)
        k = min(int(pos), len(pen) - 2)
        half = (pen[k] + (pen[k + 1] - pen[k]) * (pos - k)) / 2 * 1j * t / (abs(t) or 1)
        left.append(p + half)
        right.append(p - half)
    return spline(left + right[::-1], closed=True)


def oval(cx: float, cy: float, rx: float, ry: float | None = None) -> str:
    """A circle or ellipse as four curves, so that it can be warped."""
    ry = rx if ry is None else ry
    turns = (1 + 0j, 1j, -1 + 0j, -1j)
    k = 0.5523j

    def z(u: complex) -> complex:
        return complex(cx + u.real * rx, cy + u.imag * ry)

    curves: list[Segment] = [(z(a + a * k), z(b - b * k), z(b)) for a, b in pairwise((*turns, turns[0]))]
    return write([(z(turns[0]), curves, True)])


def dots(table: str) -> str:
    """An oval for every row of a table: x, y, radius, and a second radius."""
    return "".join(oval(*row) for row in rows(table))


def box(x: float, y: float, w: float, h: float, r: float = 0) -> str:
    """A rectangle, with rounded corners if r is given."""
    if not r:
        return f"M{pack((x, y))}h{num(w)}v{num(h)}h{num(-w)}z"
    return (
        f"M{pack((x + r, y))}h{num(w - 2 * r)}q{pack((r, 0, r, r))}v{num(h - 2 * r)}q{pack((0, r, -r, r))}"
        f"h{num(2 * r - w)}q{pack((-r, 0, -r, -r))}v{num(2 * r - h)}q{pack((0, -r, r, -r))}z"
    )


def outline(text: str) -> str:
    """A shape in words, parts joined by `+`: path text, `o x y r r` (oval), `b x y w h r` (box), `~ line / widths`
    (brush), or `c r turns width x y` (a curl; a negative turn runs the other way)."""
    return "".join(_part(part.strip()) for part in text.split("+"))


def _part(text: str) -> str:
    head, _, numbers = text.partition(" ")
    if head == "~":
        line, widths, *steps = numbers.split("/")
        return brush(line, widths, *map(int, steps))
    shapes: dict[str, Callable[..., str]] = {"o": oval, "b": box, "c": curl}
    if head in shapes:
        return shapes[head](*map(float, numbers.split()))
    return " ".join(text.split())


def curl(r: float, turns: float, width: float, x: float, y: float) -> str:
    """A brush-drawn curl that ends to the right of its middle."""
    line = [polar(r * (1 - 0.85 * k / 6), 60 * turns * k + 90, complex(x, y)) for k in range(7)]
    return brush(line, [width, width * 0.9, width * 0.6], 1)


def polar(r: float, degrees: float, at: complex = 0j) -> complex:
    """A point at a distance and an angle; 0° is up, angles grow clockwise."""
    return at + cmath.rect(r, math.radians(degrees - 90))


def around(d: str, count: int, at: complex = 0j, start: float = 0.0) -> str:
    """The shape (drawn pointing up from the origin) repeated around a centre."""
    return "".join(place(d, at, turn=start + 360 * k / count) for k in range(count))
