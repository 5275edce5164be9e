"""A Go board and a sword."""

from storefront.demo.art import parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, dot
from storefront.demo.art.palettes import MATERIALS, Tones
from storefront.demo.art.vessels import keyline

GOLD = MATERIALS["gold"]


def go_board(c: Canvas, m: Tones, x: float = 400, y: float = 360, size: float = 1.0) -> None:
    """A Go board in perspective with two bowls."""
    with c.at(x, y, size):
        top = "M-190-110H190L270 90H-270z"
        keyline(c, "M-190-110H190L270 90V130H-270V90z", m.line)
        c.path("M-270 90H270V130H-270z", m.deep)
        c.path(top, c.fade((0, m.pale), (1, m.base), angle="v"))

        def f(u: float, v: float) -> complex:
            return complex((190 + 80 * v) * (2 * u - 1) * 0.93, -102 + 184 * (v**0.92))

        n = 12
        c.line(
            "".join(
                f"M{dot(f(k / n, 0))}L{dot(f(k / n, 1))}M{dot(f(0, k / n))}L{dot(f(1, k / n))}" for k in range(n + 1)
            ),
            m.line,
            1.6,
        )
        seen = set()
        for _k in range(34):
            u, v = c.rng.randint(2, 10), c.rng.randint(1, 11)
            if (u, v) in seen:
                continue
            seen.add((u, v))
        for u, v in sorted(seen, key=lambda q: q[1]):
            p, r = f(u / n, v / n), 13 + 5 * v / n
            black = (u * 7 + v * 3) % 2
            c.ellipse(p.real + 2, p.imag + 4, r, r * 0.62, "#2a1408", opacity=0.3)
            c.ellipse(
                p.real,
                p.imag - 2,
                r,
                r * 0.62,
                "#232022" if black else "#fbf8f0",
                stroke="#151214" if black else "#a89c88",
                stroke_width="1.5",
            )
            c.ellipse(p.real - r * 0.3, p.imag - 5, r * 0.34, r * 0.16, "#fff", opacity=0.45 if black else 0.9)


def sword(c: Canvas, x: float, y: float, size: float, turn: float) -> None:
    """A straight sword with its tassel, standing on its pommel."""
    steel = MATERIALS["silver"]
    with c.at(x, y, size, turn):
        c.path(
            "M-11 0L-9-330L0-362L9-330L11 0z",
            c.fade((0, steel.pale), (0.5, steel.base), (0.51, steel.deep), (1, steel.pale)),
            stroke=steel.line,
            stroke_width="2.6",
        )
        c.path("M-48-6C-30-22 30-22 48-6C40 14-40 14-48-6z", GOLD.base, stroke=GOLD.line, stroke_width="3")
        c.path(box(-10, 8, 20, 84, 6), "#4a2a24", stroke="#241414", stroke_width="2.6")
        c.line("M-10 24H10M-10 42H10M-10 60H10M-10 78H10", GOLD.base, 2.4)
        c.disc(0, 100, 14, GOLD.base, stroke=GOLD.line, stroke_width="3")
        parts.tassel(c, 0, 112, 110, "#c8412f", "#5d1310")
