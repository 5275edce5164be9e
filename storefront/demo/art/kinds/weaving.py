"""What is plaited of bamboo and straw."""

from storefront.demo.art import geom, motifs, vessels
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import (
    brush,
    pack,
    place,
    trace,
)
from storefront.demo.art.palettes import Tones, mix
from storefront.demo.art.vessels import Turned, keyline


def basket(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A woven basket with fruit."""
    handle = brush(trace("232 420 250 220 400 130 550 220 568 420"), [20, 17, 19, 17, 20])
    keyline(c, handle, m.line)
    c.path(handle, m.base)
    inner = brush(trace("232 420 250 220 400 130 550 220 568 420"), [5, 4, 5, 4, 5])
    c.path(inner, m.pale)
    c.shadow(400, 656, 220, 30)
    fruit = (("#e2733a", "#b5451f"), ("#e78f86", "#c8412f"), ("#d9a83f", "#a8601a"))[kind % 3]
    for px, py, r in ((300, 404, 62), (400, 378, 70), (502, 402, 64), (350, 430, 60), (452, 430, 62)):
        c.disc(px + 1, py + 2, r + 2.5, "#5a2a16")
        c.disc(px, py, r, c.fade((0, mix(fruit[0], "#ffffff", 0.35)), (0.5, fruit[0]), (1, fruit[1]), angle="r"))
        c.path(place(motifs.sprig()[0][1], complex(px, py - r * 0.82), 0.34, 10), "#3f6f4c")
    b = Turned([(206, 424), (212, 446), (198, 520), (168, 610), (150, 652)], tilt=0.16)
    d = b.outline().replace("z", "z")
    front = f"M194 424A206 33 0 0 0 606 424L{550} 652A150 24 0 0 1 250 652z"
    front = (
        "M194 424"
        + "A206 33 0 0 0 606 424C616 470 600 530 580 590L550 652A150 24 0 0 1 250 652L220 590C200 530 184 470 194 424z"
    )
    c.path(front, m.line, stroke=m.line, stroke_width="5", stroke_linejoin="round", transform="translate(1.2 1.8)")
    c.path(front, m.deep)
    with c.inside(front):
        rows, cols = 9, 22
        for j in range(rows):
            v0, v1 = 0.06 + 0.94 * j / rows, 0.06 + 0.94 * (j + 0.86) / rows
            d = ""
            for k in range(cols):
                if (k + j) % 2:
                    u0, u1 = -1.57 + 3.14 * k / cols, -1.57 + 3.14 * (k + 1.5) / cols
                    p = [
                        b.point(max(-1.57, min(1.57, u)), v)
                        for u, v in ((u0 - 0.03, v0), (u1, v0), (u1, v1), (u0 - 0.03, v1))
                    ]
                    d += geom.polygon(p)
            c.path(d, m.base if j % 3 else m.mid)
        c.rect(180, 400, 440, 280, vessels.light(c, 190, 610, 1))
    c.line("M194 426A206 33 0 0 0 606 426", m.line, 24)
    c.line("M194 426A206 33 0 0 0 606 426", m.base, 19)
    c.line("M200 426A206 33 0 0 0 600 426", m.pale, 4)
    c.line(
        "".join(
            f"M{pack((b.point(u, 0.0).real, b.point(u, 0.0).imag - 9))}l5 18"
            for u in [-1.4 + 0.14 * k for k in range(21)]
        ),
        m.deep,
        3,
    )
