"""What flat objects share: a piece with its key line, and the small paintings on fans and hoops."""

import math
from dataclasses import replace

from storefront.demo.art import motifs
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import brush, oval, pack, place, pts, rows, spline
from storefront.demo.art.palettes import Tones, mix, roles
from storefront.demo.art.patterns import keep, paint
from storefront.demo.art.vessels import keyline

GLOW = ((0, "#fff", 0.3), (0.5, "#fff", 0), (1, "#2a1408", 0.24))


def solid(c: Canvas, d: str, m: Tones, fill: str | None = None, width: float = 5.0) -> None:
    """Key line and colour of a flat piece."""
    keyline(c, d, m.line, width)
    c.path(d, fill or m.base)


def painting(c: Canvas, m: Tones, kind: int, x: float, y: float, w: float, h: float) -> None:
    """A small picture for fans and hoops, round x, y: blossom and bird, hills, lotus pond, peony and butterfly."""
    s, z = h / 300, complex(x, y)
    red = roles("#c8412f", "#e59a86", m.pale, "#e2b457")
    green = roles("#3f6f5c", "#8fb39a", m.pale, "#e2b457")
    if kind % 4 == 0:
        d = (
            brush(
                pts(
                    -w * 0.52,
                    h * 0.34,
                    -w * 0.28,
                    h * 0.06,
                    -w * 0.05,
                    h * 0.08,
                    w * 0.2,
                    -h * 0.16,
                    w * 0.42,
                    -h * 0.2,
                ),
                [13 * s, 10 * s, 7 * s, 5 * s, 2 * s],
            )
            + brush(pts(-w * 0.05, h * 0.08, w * 0.12, h * 0.2, w * 0.34, h * 0.18), [6 * s, 4 * s, 1.5 * s])
            + brush(pts(-w * 0.3, h * 0.08, -w * 0.26, -h * 0.16, -w * 0.14, -h * 0.28), [6 * s, 4 * s, 1.5 * s])
        )
        c.path(place(d, z), "#5a4032")
        key = keep(c, motifs.plum(), red)
        for px, py, k in rows(
            "-0.14 -0.28 0.46, -0.28 -0.06 0.4, 0.2 -0.16 0.52, 0.34 0.18 0.46, 0.42 -0.2 0.36, "
            "0.1 0.19 0.36, -0.42 0.24 0.4, 0.31 -0.2 0.3"
        ):
            c.stamp(key, x + px * w, y + py * h, k * s * 1.25, px * 200)
        c.path(
            "".join(
                oval(x + px * w, y + py * h, 7 * s)
                for px, py in ((-0.08, -0.33), (0.26, 0.22), (0.02, 0.16), (-0.2, -0.24), (0.46, -0.12))
            ),
            "#c8412f",
        )
        paint(
            c,
            motifs.magpie(),
            roles("#2c4a6e", "#7f9fcb", m.pale, "#c8412f"),
            z + complex(-w * 0.02, -h * 0.12),
            1.0 * s,
            flip=True,
        )
    elif kind % 4 == 1:
        c.disc(x + w * 0.2, y - h * 0.2, 34 * s, "#d9694a", opacity=0.85)
        for k, (a, b) in enumerate(((0.02, 0.30), (0.16, 0.22), (0.30, 0.16))):
            p = [
                complex(x + w * t, y + h * (a - b * abs(math.sin(t * (5 + k) + k * 1.9 + 1))))
                for t in [-0.6 + 0.1 * i for i in range(13)]
            ]
            c.path(
                spline(p) + f"V{y + h}H{x - w}z",
                c.fade((0, mix("#b9cfd6", "#2f5a66", k * 0.34), 1), (1, m.pale, 0.2), angle="v"),
            )
        for px, py, k in ((-0.18, -0.24, 0.62), (-0.02, -0.34, 0.46), (-0.34, -0.12, 0.4)):
            paint(
                c,
                motifs.crane(),
                roles("#33424f", "#8fa3ad", m.pale, "#c8412f"),
                z + complex(px * w, py * h),
                k * s * 1.1,
            )
    elif kind % 4 == 2:
        for px, py, r in ((-0.26, 0.3, 74), (0.02, 0.36, 60), (0.3, 0.3, 70)):
            c.ellipse(
                x + px * w, y + py * h, r * s, r * 0.36 * s, "#6f9f86", stroke="#3f6f5c", stroke_width=f"{2 * s:g}"
            )
            c.line(
                "".join(
                    f"M{pack((x + px * w, y + py * h))}l{pack((r * s * 0.8 * math.cos(t), r * 0.29 * s * math.sin(t)))}"
                    for t in (0.3, 1.4, 2.6, 3.6, 4.7, 5.7)
                ),
                "#3f6f5c",
                1.3 * s,
            )
        for px, py, k in ((-0.08, -0.06, 1.05), (0.24, 0.06, 0.7), (-0.3, 0.04, 0.5)):
            at = x + px * w
            stem = [
                complex(at, y + py * h + 30 * s),
                complex(at + 7 * s, y + h * 0.2),
                complex(at + 4 * s, y + h * 0.36),
            ]
            c.line(spline(stem), "#3f6f5c", 4 * s)
            paint(c, motifs.lotus(), roles("#d9694a", "#efb39c", m.pale, "#e2b457"), z + complex(px * w, py * h), k * s)
        paint(
            c,
            motifs.butterfly(),
            roles("#2c4a6e", "#7f9fcb", m.pale, "#c8412f"),
            z + complex(w * 0.3, -h * 0.26),
            0.5 * s,
            24,
        )
    else:
        sp = keep(c, motifs.sprig(), green)
        for px, py, k, t in rows(
            "-0.22 0.16 1.2 200, 0.16 0.2 1.3 160, -0.3 -0.06 1 -70, 0.04 -0.14 1 10, 0.3 0.04 1.1 80, -0.06 0.3 1 180"
        ):
            c.stamp(sp, x + px * w, y + py * h, k * s, t)
        paint(c, motifs.peony(), red, z + complex(-w * 0.1, h * 0.06), 1.45 * s)
        paint(
            c, motifs.peony(), roles("#b56a8a", "#e3b3c4", m.pale, "#e2b457"), z + complex(w * 0.2, h * 0.12), 1.0 * s
        )
        paint(
            c,
            motifs.butterfly(),
            roles("#2c4a6e", "#7f9fcb", m.pale, "#c8412f"),
            z + complex(w * 0.16, -h * 0.24),
            0.72 * s,
            18,
        )
        paint(
            c,
            motifs.butterfly(),
            roles("#c98a3a", "#e9c98a", m.pale, "#c8412f"),
            z + complex(-w * 0.22, -h * 0.24),
            0.46 * s,
            -24,
        )


def mat_on(m: Tones) -> Tones:
    """The same colours with the body as paper, for pictures painted on a coloured surface."""
    return replace(m, pale=m.base)


def mat_paper(m: Tones) -> Tones:
    """The same colours with a pale silk ground."""
    pale = mix(m.pale, "#ffffff", 0.35)
    return replace(m, base=pale, pale=pale)
