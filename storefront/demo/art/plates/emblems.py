"""Larger drawings for heritage plates, banners and editions: dragon, lion, dancer, drum, bells."""

import math

from storefront.demo.art import motifs, parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import around, box, brush, mirror, oval, place, polar, pts, sample, trace
from storefront.demo.art.palettes import MATERIALS, Tones, roles
from storefront.demo.art.patterns import paint, tile
from storefront.demo.art.vessels import keyline

GOLD = MATERIALS["gold"]


def dragon(c: Canvas, m: Tones, line: list[complex] | None = None) -> None:
    """A dragon across an 800×600 field: a body that tapers along an S, dorsal fins, four claws, a head."""
    line = line or trace(
        "300 214 400 150 520 160 590 250 520 350 380 370 270 430 300 520 430 540 560 500 670 530 740 470"
    )
    widths = [44, 62, 74, 80, 80, 76, 72, 66, 56, 44, 26, 6]
    path = sample(line, 8)
    fins = ""
    for k in range(4, len(path) - 6, 3):
        p, t = path[k], path[k + 1] - path[k - 1]
        normal = -1j * t / abs(t)
        pos = k / (len(path) - 1) * (len(widths) - 1)
        w = widths[int(pos)] / 2
        a = math.degrees(math.atan2(normal.imag, normal.real)) + 90
        fins += place("M-11 6C-10-10-2-20 8-28C6-14 12-4 12 6z", p + normal * (w - 3), 0.5 + w / 46, a)
    keyline(c, fins, m.line, 3)
    c.path(fins, m.pop)
    for k, side in ((26, 1), (38, 1), (56, -1), (70, 1)):
        p, t = path[k], path[k + 1] - path[k - 1]
        normal = side * 1j * t / abs(t)
        turn = math.degrees(math.atan2(normal.imag, normal.real)) + 90
        leg = brush(pts(0, 24, 14, -20, -6, -56), [44, 34, 18]) + "".join(
            brush(pts(-6, -50, -6 + x, -74, -6 + x * 1.5, -98), [13, 10, 1]) for x in (-34, -10, 14, 36)
        )
        d = place(leg, p + normal * 18, 0.86, turn, side < 0)
        keyline(c, d, m.line, 3)
        c.path(d, m.base)
    body = brush(line, widths, 8)
    keyline(c, body, m.line, 5)
    c.path(body, m.base)
    with c.inside(body):
        c.path(body, tile(c, "scales", {"d": m.deep, "m": m.mid, "p": m.base}, 0.95))
        belly = []
        for k in range(len(path)):
            p, t = path[k], path[min(len(path) - 1, k + 1)] - path[max(0, k - 1)]
            pos = k / (len(path) - 1) * (len(widths) - 1)
            belly.append(p + 1j * t / abs(t) * widths[int(pos)] * 0.40)
        c.path(brush(belly[::6], [w * 0.34 for w in widths], 6), m.pale)
        c.path(body, "#fff", opacity=0.06)
    tail = "".join(place("M0 8C-12-10-8-40 6-60C12-36 12-12 0 8z", line[-1], 1, a) for a in (20, 60, 100))
    keyline(c, tail, m.line, 3)
    c.path(tail, m.pop)
    head = motifs.dragon_head()
    for _dx, tone in ((0, None), (1, roles(m.base, m.pop, m.pale, m.pop))):
        if tone is None:
            for r, d in head:
                if r != "p":
                    c.path(
                        place(d, 262 + 226j, 2.3, -8), m.line, stroke=m.line, stroke_width="8", stroke_linejoin="round"
                    )
        else:
            paint(
                c,
                [(("l" if i == 3 else r), d) for i, (r, d) in enumerate(head)],
                dict(tone, l=m.line),
                262 + 226j,
                2.3,
                -8,
            )


def lion(c: Canvas, m: Tones, x: float = 400, y: float = 310, size: float = 1.0) -> None:
    """A dancing lion's head, frontal."""
    with c.at(x, y, size):
        for r, n, tone in ((236, 22, m.deep), (206, 20, m.pale), (180, 18, m.base)):
            fur = around(place("M-26 40C-30-6-10-30 0-44C10-30 30-6 26 40z", complex(0, -r + 26)), n, start=r)
            c.path(fur, tone, stroke=m.line, stroke_width="2.4")
        head = "M0-176C110-176 176-110 176-10C176 100 110 176 0 176C-110 176-176 100-176-10C-176-110-110-176 0-176z"
        keyline(c, head, m.line)
        c.path(head, m.base)
        with c.inside(head):
            c.path(head, tile(c, "clouds", roles(m.mid, m.mid, m.base, m.base), 0.6))
        c.path("M0-250C24-220 34-190 20-160H-20C-34-190-24-220 0-250z", GOLD.base, stroke=m.line, stroke_width="4")
        c.disc(0, -140, 36, "#e9f0f0", stroke=m.line, stroke_width="4")
        c.disc(0, -140, 25, GOLD.mid)
        c.path(mirror("M26-86C60-130 140-120 160-60C130-84 70-80 34-56z", 0), m.pale, stroke=m.line, stroke_width="3.4")
        c.path(
            mirror(
                "".join(
                    place(
                        "M0 0C-7-14-5-26 2-36C8-26 8-12 0 0z",
                        complex(52 + 24 * k, -100 + abs(k - 2) * 4),
                        1,
                        -18 + 14 * k,
                    )
                    for k in range(5)
                ),
                0,
            ),
            "#fffaf0",
            stroke=m.line,
            stroke_width="1.6",
        )
        for s in (-1, 1):
            c.path(oval(s * 84, -30, 54, 48), "#fffaf0", stroke=m.line, stroke_width="4")
            c.path(oval(s * 80, -26, 38, 36), GOLD.base)
            c.path(oval(s * 78, -24, 26, 27), "#201818")
            c.disc(s * 78 - 8, -34, 8, "#fff")
            c.path(oval(s * 130, 60, 34, 30), m.pop, stroke=m.line, stroke_width="3")
            paint(c, motifs.plum(), roles("#fffaf0", m.pop, m.pop, GOLD.base), complex(s * 130, 60), 0.44)
        c.path("M-44 20C-50 60 50 60 44 20C36 0-36 0-44 20z", "#d9412f", stroke=m.line, stroke_width="4")
        c.path(mirror(oval(18, 28, 8, 7), 0), m.line)
        c.path(
            "M-110 84C-60 66-20 78 0 84C20 78 60 66 110 84C104 150 60 176 0 176C-60 176-104 150-110 84z",
            "#5a1414",
            stroke=m.line,
            stroke_width="4",
        )
        c.path(
            "M-100 86C-60 72-20 84 0 90C20 84 60 72 100 86L96 108H-96z", "#fffaf0", stroke=m.line, stroke_width="2.4"
        )
        c.line("M-64 82V106M-32 84V107M0 90V108M32 84V107M64 82V106", m.line, 2)
        c.path("M-50 150C-30 124 30 124 50 150C40 172-40 172-50 150z", "#e2583f")
        beard = "".join(
            place("M-20-14C-26 30-10 52-14 84C2 66 24 40 20-14z", complex(dx, 180 - abs(dx) * 0.2), 1.0, -dx * 0.2)
            for dx in (-104, -72, -40, -8, 26, 60, 96)
        )
        c.path(beard, GOLD.mid, stroke=m.line, stroke_width="2.4")
        for dx in (-110, 110):
            c.disc(dx, -146, 24, m.pop, stroke=m.line, stroke_width="3")
            c.line(parts.rays(dx, -146, 6, 21, 10), m.line, 1.4, opacity=0.5)


def dancer(c: Canvas, m: Tones, x: float = 400, y: float = 300, size: float = 1.0, flip: bool = False) -> None:
    """A dancer with water sleeves: two ribbons and one bend of the body."""
    with c.at(x, y, size, 0, flip):
        far = brush(trace("-10 -70 60 -150 170 -190 270 -130 290 -30 350 20"), [26, 30, 40, 44, 34, 4], 6)
        keyline(c, far, m.line, 3)
        c.path(far, c.fade((0, m.base), (1, m.pale)))
        skirt = "M-34 20C-60 90-110 160-150 246C-90 270-40 256 10 270C60 256 110 264 150 232C100 160 50 90 30 20z"
        keyline(c, skirt, m.line, 4)
        c.path(skirt, c.fade((0, m.base), (1, m.deep), angle="v"))
        with c.inside(skirt):
            c.path(skirt, tile(c, "plums", roles(m.pale, m.mid, m.base, m.pop), 0.5), opacity=0.75)
            for line in (pts(-10, 30, -40, 140, -80, 250), pts(6, 30, 10, 150, 0, 262), pts(20, 30, 60, 140, 100, 250)):
                c.path(brush(line, [1, 7, 2]), m.line, opacity=0.4)
        torso_ = "M-30-86C-10-98 20-96 34-80C44-40 40-6 32 28C10 40-16 38-38 26C-40-10-42-56-30-86z"
        keyline(c, torso_, m.line, 4)
        c.path(torso_, m.pop)
        c.path("M-38 6C-10 18 14 18 36 8L34 36C10 46-16 44-40 34z", GOLD.base, stroke=m.line, stroke_width="2")
        c.path("M-20-92L4-56L24-90L34-84L6-36L-30-84z", m.pale, stroke=m.line, stroke_width="2")
        near = brush(
            trace("-22 -70 -90 -60 -160 -110 -250 -90 -280 0 -230 60 -270 140 -330 160"),
            [28, 34, 44, 46, 44, 38, 28, 3],
            6,
        )
        keyline(c, near, m.line, 3)
        c.path(near, c.fade((0, m.pale), (1, m.base)))
        c.path(brush(trace("-60 -64 -150 -104 -240 -84 -268 0 -226 62"), [2, 5, 3, 5, 1], 5), m.line, opacity=0.35)
        skin = "#f0cfa8"
        c.path("M-10-112H12L14-84C4-76-6-78-12-88z", skin, stroke=m.line, stroke_width="2")
        c.path(
            (
                "M4-176C-24-180-38-160-36-142C-36-136-40-132-42-126C-40-122-38-120-38-114C-34-104-14-104 0-110"
                "C20-120 26-140 22-160z"
            ),
            skin,
            stroke=m.line,
            stroke_width="2.4",
        )
        c.path(
            "M-36-150C-30-186 20-196 36-166C48-140 30-110 14-104C10-120 4-132-6-142C-16-150-28-146-36-150z"
            + oval(26, -190, 24, 20),
            "#241a1c",
        )
        c.path(brush(pts(-32, -136, -24, -134, -16, -138), [1, 3, 1]), "#241a1c")
        c.path("M-39-118L-30-120L-32-114z", "#c8412f")
        for px, py, k in ((4, -190, 0.3), (40, -172, 0.26), (20, -212, 0.24)):
            paint(c, motifs.plum(), roles("#c8412f", "#c8412f", "#fff3dc", GOLD.base), complex(px, py), k)
        c.line("M44-190L74-206M48-182L78-184", GOLD.base, 3)
        parts.tassel(c, 76, -186, 30, "#c8412f", m.line)


def drum(c: Canvas, m: Tones, x: float = 400, y: float = 320, r: float = 170) -> None:
    """A standing drum seen from the front."""
    wood = MATERIALS["wood"]
    legs = mirror(
        brush(pts(x + r * 0.5, y + r * 0.7, x + r * 0.8, y + r * 1.2, x + r * 1.04, y + r * 1.5), [26, 22, 26]), x
    )
    keyline(c, legs, wood.line)
    c.path(legs, wood.base)
    keyline(c, oval(x, y, r * 1.16), m.line)
    c.path(oval(x, y, r * 1.16), c.fade((0, m.mid), (0.5, m.base), (1, m.deep), angle="d"))
    for k in range(32):
        p = polar(r * 1.08, 11.25 * k, complex(x, y))
        c.disc(p.real, p.imag, r * 0.042, GOLD.base, stroke=m.line, stroke_width="1.6")
    c.path(
        oval(x, y, r),
        c.fade((0, "#fdf3dc"), (0.8, "#f0dcb4"), (1, "#d9ba84"), angle="r"),
        stroke=m.line,
        stroke_width="3",
    )
    paint(c, motifs.dragon_head(), roles(m.base, GOLD.base, "#f7e8c8", GOLD.base), complex(x - r * 0.02, y), r / 84)
    for s in (-1, 1):
        stick = brush(pts(x + s * r * 0.2, y - r * 0.24, x + s * r * 0.9, y - r * 1.1), [15, 11])
        keyline(c, stick, wood.line, 3)
        c.path(stick, wood.pale)
        c.disc(x + s * r * 0.2, y - r * 0.22, 15, wood.pale, stroke=wood.line, stroke_width="3")
        ribbon = brush(
            pts(
                x + s * r * 0.88,
                y - r * 1.08,
                x + s * r * 1.3,
                y - r * 1.16,
                x + s * r * 1.2,
                y - r * 0.7,
                x + s * r * 1.56,
                y - r * 0.5,
            ),
            [16, 20, 16, 2],
            5,
        )
        c.path(ribbon, m.pop, stroke=m.line, stroke_width="2.4")


def bells(c: Canvas, m: Tones) -> None:
    """A rack of bronze bells in two rows."""
    wood = MATERIALS["cinnabar"]
    for x in (110, 690):
        c.path(box(x - 13, 130, 26, 390, 5), wood.base, stroke=wood.line, stroke_width="4")
        c.path(box(x - 50, 508, 100, 24, 8), wood.deep, stroke=wood.line, stroke_width="4")
    for y in (140, 320):
        c.path(box(70, y, 660, 28, 8), wood.base, stroke=wood.line, stroke_width="4")
        c.rect(84, y + 7, 632, 14, tile(c, "meander", {"d": GOLD.base, "m": GOLD.base, "p": wood.base}, 0.35))
        c.path(box(58, y - 6, 26, 40, 6) + box(716, y - 6, 26, 40, 6), GOLD.base, stroke=wood.line, stroke_width="3")
    bell = "M-30-60H30L44 60C28 44-28 44-44 60z"
    for y, n, k0 in ((236, 7, 0.78), (424, 6, 1.2)):
        for j in range(n):
            at, k = 160 + 480 * j / (n - 1), k0 * (1.12 - 0.28 * j / (n - 1))
            d = place(bell, complex(at, y), k)
            c.line(f"M{at:.0f} {y - 62 * k - 14:.0f}v16", m.line, 7)
            keyline(c, d, m.line, 3.4)
            c.path(d, c.fade((0, m.mid), (0.3, m.pale), (0.6, m.base), (1, m.deep)))
            c.line(place("M-33-36H33M-36-14H36M-39 8H39", complex(at, y), k), m.line, 2.2, opacity=0.7)
            c.path(
                "".join(oval(at + dx * k, y + dy * k, 4.6 * k) for dy in (-26, -3) for dx in (-24, -9, 9, 24)),
                m.pop,
                stroke=m.line,
                stroke_width="1",
            )
