"""Table, clothes, sleeves and hands. A sleeve is one thick brush stroke from the shoulder over the elbow to the wrist,
so that a new pose is two wrist points."""

from collections.abc import Sequence

from storefront.demo.art import motifs
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import brush, dot, pts
from storefront.demo.art.makers.people import Person
from storefront.demo.art.palettes import mix
from storefront.demo.art.patterns import keep

INK = "#2b2622"


# -- the table -----------------------------------------------------------------------------------------
WOOD = "#9a7350"
"""A table that stands well on every wash."""


def bench(c: Canvas, y: float = 868) -> None:
    """The work table in front; it runs out of the picture on both sides and below."""
    top, dark = mix(WOOD, "#ffffff", 0.1), mix(WOOD, INK, 0.45)
    c.path(f"M-5 {y}C240 {y - 6} 560 {y + 5} 805 {y}V1005H-5z", c.fade((0, top), (1, mix(WOOD, INK, 0.25)), angle="v"))
    c.line(f"M-5 {y}C240 {y - 6} 560 {y + 5} 805 {y}", dark, 4)
    grain = f"M0 {y + 26}C200 {y + 20} 420 {y + 32} 800 {y + 24}M60 {y + 66}C260 {y + 60} 520 {y + 74} 760 {y + 64}"
    c.line(grain, dark, 1.6, opacity=0.4)


# -- body --------------------------------------------------------------------------------------------
def contour(
    c: Canvas, points: list[complex], widths: Sequence[float] = (1.5, 5, 1.5), ink: str = INK, opacity: float = 0.85
) -> None:
    """One brush line."""
    c.path(brush(points, list(widths)), ink, opacity=opacity)


def torso(c: Canvas, who: Person) -> None:
    """Neck, shoulders and clothes down to the table."""
    cloth, dark, trim = who.cloth, mix(who.cloth, INK, 0.5), who.trim
    neck = "M352 410C356 460 352 490 330 510H470C448 490 444 460 448 410z"
    c.path(neck, mix(who.skin, "#8a5a3a", 0.18))
    body = (
        "M346 486C300 512 226 520 184 560C150 600 140 720 150 900H650C660 720 650 600 616 560"
        "C574 520 500 512 454 486C436 520 364 520 346 486z"
    )
    c.path(
        body, mix(cloth, INK, 0.55), transform="translate(2 3)", stroke=INK, stroke_width="4", stroke_linejoin="round"
    )
    c.path(body, c.fade((0, mix(cloth, "#ffffff", 0.16)), (0.6, cloth), (1, dark), angle="v"))
    with c.inside(body):
        c.path("M520 500C600 560 640 700 600 900H700V500z", dark, opacity=0.35)
        c.path("M200 560C240 640 230 760 250 900H140V560z", "#fff", opacity=0.10)
        for line in (
            pts(300, 540, 316, 640, 300, 760),
            pts(520, 560, 500, 660, 520, 780),
            pts(400, 620, 408, 720, 396, 840),
        ):
            contour(c, line, (1, 6, 1), dark, 0.5)
        if who.dress == "cross":
            c.path("M330 488L398 660L470 490L500 500L416 760H386L300 504z", trim, stroke=dark, stroke_width="2.5")
            c.path(
                "M458 488C452 560 420 640 340 760L310 740C380 640 420 560 430 500z", trim, stroke=dark, stroke_width="3"
            )
            c.path("M352 492L396 590L444 496L470 490L398 660L330 488z", mix(trim, "#ffffff", 0.5), opacity=0.8)
        elif who.dress == "stand":
            c.path(
                "M344 470C360 496 440 496 456 470L462 506C440 528 360 528 338 506z",
                mix(cloth, "#ffffff", 0.1),
                stroke=dark,
                stroke_width="3",
            )
            contour(c, pts(400, 516, 402, 680, 398, 880), (2, 3, 2), dark, 0.9)
            for y in (560, 640, 720, 800):
                c.line(f"M372 {y}H428", trim, 7)
                c.disc(400, y, 7, trim, stroke=dark, stroke_width="2")
        elif who.dress == "side":
            c.path(
                "M344 470C360 496 440 496 456 470L462 506C440 528 360 528 338 506z",
                mix(cloth, "#ffffff", 0.1),
                stroke=dark,
                stroke_width="3",
            )
            c.line("M400 518C440 560 500 580 560 640C570 720 566 800 560 900", trim, 11)
            c.line("M400 518C440 560 500 580 560 640C570 720 566 800 560 900", dark, 2)
            for p in ((430, 552), (500, 592), (552, 634)):
                c.disc(*p, 8, trim, stroke=dark, stroke_width="2")
        elif who.dress == "apron":
            c.path(
                "M346 486L400 580L454 486L480 498L400 640L320 498z",
                mix(trim, "#ffffff", 0.4),
                stroke=dark,
                stroke_width="2.5",
            )
            c.path(
                "M290 640C340 624 460 624 510 640C530 740 536 820 530 900H270C264 820 270 740 290 640z",
                trim,
                stroke=dark,
                stroke_width="3",
            )
            c.line("M292 644C286 600 300 550 330 500M508 644C514 600 500 550 470 500", trim, 12)
            c.path("M330 720H470V800Q400 816 330 800z", mix(trim, cloth, 0.25), stroke=dark, stroke_width="2")
        else:  # ethnic: an embroidered yoke
            yoke = "M330 488C300 560 320 620 400 640C480 620 500 560 470 488C440 530 360 530 330 488z"
            c.path(yoke, trim, stroke=dark, stroke_width="3")
            key = keep(c, motifs.plum(), {"d": "#c8412f", "m": "#c8412f", "p": trim, "x": "#e2b457"})
            for px, py in ((344, 560), (372, 596), (400, 608), (428, 596), (456, 560)):
                c.stamp(key, px, py, 0.3, px)
            c.line("M318 500C290 570 310 640 400 664C490 640 510 570 482 500", "#c8412f", 6)
            c.line("M308 504C276 576 300 660 400 684C500 660 524 576 492 504", "#e2b457", 4)


def sleeve(c: Canvas, who: Person, shoulder: complex, elbow: complex, wrist: complex, near: bool = True) -> None:
    """A sleeve with its cuff. It starts thin inside the shoulder, so that the seam disappears in the body."""
    cloth, dark = who.cloth, mix(who.cloth, INK, 0.5)
    side = 1 if elbow.real > 400 else -1
    start = shoulder + complex(-side * 26, -30)
    d = brush(
        [start, shoulder + complex(side * 18, 34), elbow + complex(0, -66), elbow, (elbow + wrist) / 2, wrist],
        [26, 118, 132, 120, 94, 66],
        4,
    )
    c.path(d, mix(cloth, INK, 0.6), stroke=INK, stroke_width="3.4", transform="translate(1 3)")
    c.path(d, c.fade((0, mix(cloth, "#ffffff", 0.15)), (0.5, cloth), (1, mix(cloth, INK, 0.34)), angle="v"))
    c.path(
        brush([start - side * 6, start + complex(side * 10, 16)], [60, 84]), mix(cloth, "#ffffff", 0.12), opacity=0.9
    )
    t = (wrist - elbow) / abs(wrist - elbow)
    n = 1j * t

    def p(z: complex) -> str:
        return dot(z)

    with c.inside(d):
        a, b = wrist - t * 20 + n * 60, wrist - t * 20 - n * 60
        c.path(
            f"M{p(a)}L{p(b)}L{p(b + t * 60)}L{p(a + t * 60)}z",
            mix(who.trim, cloth, 0.25),
            stroke=dark,
            stroke_width="2.4",
        )
        for k in (-1, 0, 1):
            q = elbow + n * 30 * k
            contour(c, [q - t * 10, q + t * 34 + n * 10 * k, q + t * 84], (1, 5, 1), dark, 0.5)
        contour(
            c,
            [shoulder + complex(side * 44, 60), shoulder + complex(side * 60, 110), elbow + complex(side * 30, -40)],
            (1, 5, 1),
            dark,
            0.4,
        )


def hand(c: Canvas, skin: str, at: complex, turn: float, grip: int = 0, flip: bool = False) -> None:
    """A hand whose wrist is at the point; fingers along `turn` (degrees, 0 = up). grip 0 flat, 1 holding."""
    line = mix(skin, "#6b3a20", 0.75)
    with c.at(at.real, at.imag, 1.12, turn, flip):
        palm = "M-22 12C-28-8-26-30-20-40C-8-48 12-46 22-38C28-24 26-4 20 12z"
        fingers = (
            [
                pts(-18, -34, -20, -56, -18, -74),
                pts(-6, -38, -6, -64, -4, -84),
                pts(7, -38, 8, -62, 9, -80),
                pts(18, -32, 21, -52, 22, -66),
            ]
            if grip == 0
            else [
                pts(-18, -34, -24, -52, -12, -62),
                pts(-6, -38, -10, -60, 3, -68),
                pts(7, -38, 6, -58, 16, -64),
                pts(18, -32, 20, -48, 26, -54),
            ]
        )
        shapes = (
            [palm]
            + [brush(f, [16, 15, 9], 3) for f in fingers]
            + [
                brush(
                    pts(-20, -6, -38, -26, -34, -46) if grip == 0 else pts(-20, -8, -34, -30, -16, -46), [17, 15, 9], 3
                )
            ]
        )
        for d in shapes:
            c.path(d, line, stroke=line, stroke_width="4", stroke_linejoin="round")
        fill = c.fade((0, mix(skin, "#ffffff", 0.14)), (1, mix(skin, "#a8683c", 0.22)), angle="d")
        for d in shapes:
            c.path(d, skin if d is not palm else fill)
        c.path(brush(pts(-18, -30, 0, -34, 18, -28), [1, 2.4, 1]), line, opacity=0.45)
