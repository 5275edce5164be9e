"""Table, clothes, sleeves and hands. A sleeve is one thick brush stroke from the shoulder over the elbow to the wrist,
so that a new pose is two wrist points."""

from storefront.demo.art import motifs
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import brush, polygon, pts, trace
from storefront.demo.art.makers.people import Person
from storefront.demo.art.palettes import mix, roles
from storefront.demo.art.patterns import keep

INK = "#2b2622"
WOOD = "#9a7350"
"""A table that stands well on every wash."""

_COLLAR = "M344 470C360 496 440 496 456 470L462 506C440 528 360 528 338 506z"


def bench(c: Canvas, y: float = 868) -> None:
    """The work table in front; it runs out of the picture on both sides and below."""
    edge = f"M-5 {y}C240 {y - 6} 560 {y + 5} 805 {y}"
    c.path(f"{edge}V1005H-5z", c.fade((0, mix(WOOD, "#ffffff", 0.1)), (1, mix(WOOD, INK, 0.25)), angle="v"))
    c.line(edge, mix(WOOD, INK, 0.45), 4)
    grain = f"M0 {y + 26}C200 {y + 20} 420 {y + 32} 800 {y + 24}M60 {y + 66}C260 {y + 60} 520 {y + 74} 760 {y + 64}"
    c.line(grain, mix(WOOD, INK, 0.45), 1.6, opacity=0.4)


def fold(c: Canvas, points: list[complex], tone: str, opacity: float = 0.5) -> None:
    """A crease in cloth: one brush line that swells in the middle."""
    c.path(brush(points, [1, 6, 1]), tone, opacity=opacity)


def torso(c: Canvas, who: Person) -> None:
    """Neck, shoulders and clothes down to the table."""
    cloth, dark = who.cloth, mix(who.cloth, INK, 0.5)
    neck = "M352 410C356 460 352 490 330 510H470C448 490 444 460 448 410z"
    c.path(neck, mix(who.skin, "#8a5a3a", 0.18))
    body = (
        "M346 486C306 512 240 522 206 560C176 604 168 720 176 900H624C632 720 624 604 594 560"
        "C560 522 494 512 454 486C436 520 364 520 346 486z"
    )
    c.path(body, dark, transform="translate(2 3)", stroke=dark, stroke_width="4", stroke_linejoin="round")
    c.path(body, c.fade((0, mix(cloth, "#ffffff", 0.16)), (0.6, cloth), (1, dark), angle="v"))
    with c.inside(body):
        c.path("M520 500C600 560 640 700 600 900H700V500z", dark, opacity=0.3)
        for crease in ("300 540 316 640 300 760", "520 560 500 660 520 780", "400 620 408 720 396 840"):
            fold(c, trace(crease), dark)
        _DRESSES[who.dress](c, who, dark)


def _cross(c: Canvas, who: Person, dark: str) -> None:
    """A robe crossed over the breast."""
    c.path("M330 488L398 660L470 490L500 500L416 760H386L300 504z", who.trim, stroke=dark, stroke_width="2.5")
    lapel = "M458 488C452 560 420 640 340 760L310 740C380 640 420 560 430 500z"
    c.path(lapel, who.trim, stroke=dark, stroke_width="3")
    c.path("M352 492L396 590L444 496L470 490L398 660L330 488z", mix(who.trim, "#ffffff", 0.5), opacity=0.8)


def _stand(c: Canvas, who: Person, dark: str) -> None:
    """A jacket with a standing collar and knotted buttons down the middle."""
    c.path(_COLLAR, mix(who.cloth, "#ffffff", 0.1), stroke=dark, stroke_width="3")
    c.path(brush(pts(400, 516, 402, 680, 398, 880), [2, 3, 2]), dark)
    for y in (560, 640, 720, 800):
        c.line(f"M372 {y}H428", who.trim, 7)
        c.disc(400, y, 7, who.trim, stroke=dark, stroke_width="2")


def _side(c: Canvas, who: Person, dark: str) -> None:
    """A jacket closed at the side."""
    c.path(_COLLAR, mix(who.cloth, "#ffffff", 0.1), stroke=dark, stroke_width="3")
    seam = "M400 518C440 560 500 580 560 640C570 720 566 800 560 900"
    c.line(seam, who.trim, 11)
    c.line(seam, dark, 2)
    for x, y in ((430, 552), (500, 592), (552, 634)):
        c.disc(x, y, 8, who.trim, stroke=dark, stroke_width="2")


def _apron(c: Canvas, who: Person, dark: str) -> None:
    """A work apron over an open collar."""
    c.path("M346 486L400 580L454 486L480 498L400 640L320 498z", mix(who.trim, "#ffffff", 0.4), stroke=dark)
    bib = "M290 640C340 624 460 624 510 640C530 740 536 820 530 900H270C264 820 270 740 290 640z"
    c.path(bib, who.trim, stroke=dark, stroke_width="3")
    c.line("M292 644C286 600 300 550 330 500M508 644C514 600 500 550 470 500", who.trim, 12)
    c.path("M330 720H470V800Q400 816 330 800z", mix(who.trim, who.cloth, 0.25), stroke=dark, stroke_width="2")


def _yoke(c: Canvas, who: Person, dark: str) -> None:
    """An embroidered yoke with two piped rings."""
    yoke = "M330 488C300 560 320 620 400 640C480 620 500 560 470 488C440 530 360 530 330 488z"
    c.path(yoke, who.trim, stroke=dark, stroke_width="3")
    key = keep(c, motifs.plum(), roles("#c8412f", "#c8412f", who.trim, "#e2b457"))
    for x, y in ((344, 560), (372, 596), (400, 608), (428, 596), (456, 560)):
        c.stamp(key, x, y, 0.3, x)
    c.line("M318 500C290 570 310 640 400 664C490 640 510 570 482 500", "#c8412f", 6)
    c.line("M308 504C276 576 300 660 400 684C500 660 524 576 492 504", "#e2b457", 4)


_DRESSES = {"cross": _cross, "stand": _stand, "side": _side, "apron": _apron, "yoke": _yoke}


def arms(c: Canvas, who: Person, left: complex, right: complex) -> None:
    """Both sleeves, from the shoulders to the given wrists."""
    for side, wrist in ((-1, left), (1, right)):
        elbow = complex(400 + side * 222, max(760, wrist.imag - 6) if wrist.imag > 720 else 770)
        sleeve(c, who, complex(400 + side * 166, 590), elbow, wrist)


def sleeve(c: Canvas, who: Person, shoulder: complex, elbow: complex, wrist: complex) -> None:
    """A sleeve with its cuff. It starts thin inside the shoulder, so that the seam disappears in the body."""
    cloth, dark = who.cloth, mix(who.cloth, INK, 0.5)
    side = 1 if elbow.real > 400 else -1
    start = shoulder + complex(-side * 20, -36)
    line = [
        start,
        shoulder + complex(side * 10, 40),
        elbow + complex(-side * 4, -70),
        elbow,
        (elbow + wrist) / 2,
        wrist,
    ]
    d = brush(line, [20, 92, 112, 106, 86, 62], 4)
    c.path(d, dark, stroke=dark, stroke_width="3.4", transform="translate(1 3)")
    c.path(d, c.fade((0, mix(cloth, "#ffffff", 0.15)), (0.5, cloth), (1, mix(cloth, INK, 0.34)), angle="v"))
    along = (wrist - elbow) / abs(wrist - elbow)
    across = 1j * along
    with c.inside(d):
        near, wide = wrist - along * 20, across * 60
        cuff = polygon([near + wide, near - wide, near - wide + along * 60, near + wide + along * 60])
        c.path(cuff, mix(who.trim, cloth, 0.25), stroke=dark, stroke_width="2.4")
        for k in (-1, 0, 1):
            q = elbow + across * 30 * k
            fold(c, [q - along * 10, q + along * 34 + across * 10 * k, q + along * 84], dark)
        fold(
            c,
            [shoulder + complex(side * 34, 60), shoulder + complex(side * 46, 110), elbow + side * 24 - 40j],
            dark,
            0.4,
        )


_PALM = "M-22 12C-28-8-26-30-20-40C-8-48 12-46 22-38C28-24 26-4 20 12z"
_FINGERS = {
    "flat": ("-18 -34 -20 -56 -18 -74", "-6 -38 -6 -64 -4 -84", "7 -38 8 -62 9 -80", "18 -32 21 -52 22 -66"),
    "holding": ("-18 -34 -24 -52 -12 -62", "-6 -38 -10 -60 3 -68", "7 -38 6 -58 16 -64", "18 -32 20 -48 26 -54"),
}
_THUMB = {"flat": "-20 -6 -38 -26 -34 -46", "holding": "-20 -8 -34 -30 -16 -46"}


def hand(c: Canvas, skin: str, at: complex, turn: float, grip: str = "flat", flip: bool = False) -> None:
    """A hand whose wrist is at the point, fingers along `turn` (degrees, 0 = up); the grip is flat or holding."""
    line = mix(skin, "#6b3a20", 0.75)
    with c.at(at.real, at.imag, 1.12, turn, flip):
        fingers = [brush(trace(f), [16, 15, 9], 3) for f in _FINGERS[grip]]
        shapes = [_PALM, *fingers, brush(trace(_THUMB[grip]), [17, 15, 9], 3)]
        c.path("".join(shapes), line, stroke=line, stroke_width="4", stroke_linejoin="round")
        c.path(_PALM, c.fade((0, mix(skin, "#ffffff", 0.14)), (1, mix(skin, "#a8683c", 0.22)), angle="d"))
        for d in shapes[1:]:
            c.path(d, skin)
        c.path(brush(pts(-18, -30, 0, -34, 18, -28), [1, 2.4, 1]), line, opacity=0.45)
