"""What is plaited of bamboo and straw."""

from storefront.demo.art import geom, motifs, parts, vessels
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, brush, pack, place, pts, trace
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles
from storefront.demo.art.patterns import paint, tile
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


def woven_mat(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A reed mat, its upper end still rolled, bound in cloth."""
    cloth = MATERIALS[("indigo", "cinnabar", "jadecloth")[kind % 3]]
    c.shadow(400, 690, 260, 22)
    sheet = "M196 250H604C612 400 596 540 606 690H194C204 540 188 400 196 250z"
    keyline(c, sheet, m.line)
    c.path(sheet, m.base)
    with c.inside(sheet):
        reeds = roles(mix(m.base, m.deep, 0.45), mix(m.base, m.pale, 0.5), m.base, m.pop)
        c.path(sheet, tile(c, "weave", reeds, (0.7, 0.55, 0.85)[kind % 3], 45 * (kind % 2)))
        field = box(286, 330, 228, 260, 4)
        c.path(field, mix(m.base, m.deep, 0.16), opacity=0.8)
        col = roles(cloth.base, mix(cloth.base, m.base, 0.4), m.base, cloth.pop)
        paint(c, (motifs.double_joy, motifs.fish_pair, motifs.window_flower)[kind % 3](), col, 400 + 460j, 1.7)
        c.line(field, cloth.base, 5)
        for x in (184, 566):
            c.rect(x, 240, 50, 460, cloth.base)
            c.rect(x, 240, 50, 460, tile(c, "diaper", {"d": cloth.pale, "m": cloth.mid, "p": cloth.base}, 0.5))
        soft = ((0, "#2a1408", 0.32), (0.12, "#2a1408", 0), (0.8, "#fff", 0.06), (1, "#2a1408", 0.16))
        c.path(sheet, c.fade(*soft, angle="v"))
    roll = "M176 186H624C650 186 650 294 624 294H176C150 294 150 186 176 186z"
    keyline(c, roll, m.line)
    c.path(roll, m.mid)
    with c.inside(roll):
        c.path(roll, tile(c, "weave", reeds, 0.6), opacity=0.9)
        for x in (196, 566):
            c.rect(x, 180, 38, 120, cloth.base)
        c.path(roll, c.fade((0, "#fff", 0.3), (0.35, "#fff", 0.06), (1, "#2a1408", 0.5), angle="v"))
    for r, tone in ((54, m.line), (50, m.pale), (41, m.deep), (37, m.pale), (27, m.deep), (23, m.pale), (12, m.line)):
        c.ellipse(628, 240, r * 0.36, r, tone)
    for x in (286, 514):
        parts.cord(c, pts(x, 186, x + 6, 240, x, 294), cloth.pop, 6, cloth.line)
