"""The small paintings on fans, hoops and umbrellas."""

import math
from dataclasses import replace

from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import brush, points, rows, spline
from storefront.demo.art.palettes import Colours, Tones, mix, roles, tint


def painting(c: Canvas, m: Tones, kind: int, x: float, y: float, w: float, h: float) -> None:
    """A picture round x, y on a pale ground: blossom and bird, hills, lotus pond, peony and butterfly."""
    s = h / 300
    red = roles("#c8412f", "#e59a86", m.pale, "#e2b457")
    green = roles("#3f6f5c", "#8fb39a", m.pale, "#e2b457")
    blue = roles("#2c4a6e", "#7f9fcb", m.pale, "#c8412f")

    def put(motif: str, colours: Colours, table: str) -> None:
        """A motif at rows of x and y (as parts of the picture), size, turn and whether it is mirrored."""
        key = c.keep(motif, colours)
        for px, py, size, *more in rows(table):
            c.stamp(key, x + px * w, y + py * h, size * s, *more)

    if kind % 4 == 0:
        for line, widths in (
            ("-.52 .34 -.28 .06 -.05 .08 .2 -.16 .42 -.2", (13, 10, 7, 5, 2)),
            ("-.05 .08 .12 .2 .34 .18", (6, 4, 1.5)),
            ("-.3 .08 -.26 -.16 -.14 -.28", (6, 4, 1.5)),
        ):
            twig = [complex(x + z.real * w, y + z.imag * h) for z in points(line)]
            c.path(brush(twig, [s * k for k in widths]), "#5a4032")
        bloom = "-.14 -.28 .58 -28, -.28 -.06 .5 -56, .2 -.16 .65 40, .34 .18 .58 68, .42 -.2 .45 84, .1 .19 .45 20"
        put("plum", red, f"{bloom}, -.42 .24 .5 -84, .31 -.2 .38 62")
        for px, py in rows("-.08 -.33, .26 .22, .02 .16, -.2 -.24, .46 -.12"):
            c.disc(x + px * w, y + py * h, 7 * s, "#c8412f")
        put("magpie", blue, "-.02 -.12 1 0 1")
    elif kind % 4 == 1:
        c.disc(x + w * 0.2, y - h * 0.2, 34 * s, "#d9694a", opacity=0.85)
        for k, (a, b) in enumerate(((0.02, 0.30), (0.16, 0.22), (0.30, 0.16))):
            steps = [(-0.6 + 0.1 * i, abs(math.sin((-0.6 + 0.1 * i) * (5 + k) + k * 1.9 + 1))) for i in range(13)]
            skyline = spline([complex(x + w * t, y + h * (a - b * lift)) for t, lift in steps])
            mist = c.fade("v", (0, mix("#b9cfd6", "#2f5a66", k * 0.34), 1), (1, m.pale, 0.2))
            c.path(f"{skyline}V{y + h}H{x - w}z", mist)
        put("crane", roles("#33424f", "#8fa3ad", m.pale, "#c8412f"), "-.18 -.24 .68, -.02 -.34 .5, -.34 -.12 .44")
    elif kind % 4 == 2:
        for px, py, r in rows("-.26 .3 74, .02 .36 60, .3 .3 70"):
            with c.at(x + px * w, y + py * h, r * s / 100, squash=0.36):
                c.disc(0, 0, 100, "#6f9f86", "#3f6f5c", 4)
                c.line("M0 0L76 24M0 0L14 79M0 0L-69 41M0 0L-72-35M0 0L-1-80M0 0L67-44", "#3f6f5c", 3)
        for px, py, size in rows("-.08 -.06 1.05, .24 .06 .7, -.3 .04 .5"):
            at = x + px * w
            stem = [
                complex(at, y + py * h + 30 * s),
                complex(at + 7 * s, y + h * 0.2),
                complex(at + 4 * s, y + h * 0.36),
            ]
            c.line(spline(stem), "#3f6f5c", 4 * s)
            put("lotus", roles("#d9694a", "#efb39c", m.pale, "#e2b457"), f"{px} {py} {size}")
        put("butterfly", blue, ".3 -.26 .5 24")
    else:
        put(
            "sprig",
            green,
            "-.22 .16 1.2 200, .16 .2 1.3 160, -.3 -.06 1 -70, .04 -.14 1 10, .3 .04 1.1 80, -.06 .3 1 180",
        )
        put("peony", red, "-.1 .06 1.45")
        put("peony", roles("#b56a8a", "#e3b3c4", m.pale, "#e2b457"), ".2 .12 1")
        put("butterfly", blue, ".16 -.24 .72 18")
        put("butterfly", roles("#c98a3a", "#e9c98a", m.pale, "#c8412f"), "-.22 -.24 .46 -24")


def mat_on(m: Tones) -> Tones:
    """The same colours with the body as paper, for pictures painted on a coloured surface."""
    return replace(m, pale=m.base)


def mat_paper(m: Tones) -> Tones:
    """The same colours with a pale silk ground."""
    pale = tint(m.pale, 0.35)
    return replace(m, base=pale, pale=pale)
