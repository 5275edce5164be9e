# ruff: noqa
# mypy: ignore-errors
"""Half-figures at work, in washes and brush lines. Eyes are lowered to the work: attention is the dignity of the picture.

Canvas 800×1000; the head is drawn about its own centre; sleeves are thick brush strokes from shoulder over elbow to wrist.
"""

from dataclasses import dataclass

from . import adornment, ceramics, crafts, geom, motifs, pantry, stage, textiles
from .canvas import Canvas
from .geom import box, brush, mirror, oval, pack, place, pts
from .palettes import MATERIALS, Tones, mix
from .patterns import keep, paint
from .vessels import Draw, keyline

INK = "#2b2622"


@dataclass(frozen=True)
class Person:
    """How one inheritor looks. age 0 young, 1 middle, 2 old."""

    hair: str = "short"
    age: int = 1
    dress: str = "stand"
    cloth: str = "#3f5573"
    trim: str = "#e9dcc0"
    pose: str = "turn"
    prop: str = "meiping"
    mat: str = "qinghua"
    tone: str = "rice"
    glasses: bool = False
    beard: int = 0  # 0 none, 1 short, 2 long
    skin: str = "#eac8a2"
    flip: bool = False
    kind: int = 0
    eyes: bool = True  # False: the lids are down


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
    c: Canvas, points: list[complex], widths: list[float] = (1.5, 5, 1.5), ink: str = INK, opacity: float = 0.85
) -> None:
    """One brush line."""
    c.path(brush(points, list(widths)), ink, opacity=opacity)


def torso(c: Canvas, who: Person) -> None:
    """Neck, shoulders and clothes down to the table."""
    cloth, dark, trim = who.cloth, mix(who.cloth, INK, 0.5), who.trim
    neck = "M352 410C356 460 352 490 330 510H470C448 490 444 460 448 410z"
    c.path(neck, mix(who.skin, "#8a5a3a", 0.18))
    body = "M346 486C300 512 226 520 184 560C150 600 140 720 150 900H650C660 720 650 600 616 560C574 520 500 512 454 486C436 520 364 520 346 486z"
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
        return pack((z.real, z.imag))

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


# -- head --------------------------------------------------------------------------------------------
FACE = "M-80-34C-84 22-70 78-38 110C-18 126 18 126 38 110C70 78 84 22 80-34C78-116-78-116-80-34z"


def face(c: Canvas, who: Person) -> None:
    """Face and features; the gaze goes down and a little to one side."""
    skin, line = who.skin, mix(who.skin, "#4a2414", 0.82)
    for s in (-1, 1):
        c.path(oval(s * 82, 22, 15, 26), mix(skin, "#a8683c", 0.2), stroke=line, stroke_width="2.6")
    c.path(FACE, line, stroke=line, stroke_width="4", transform="translate(.6 1.4)")
    c.path(
        FACE,
        c.fade(
            (0, mix(skin, "#ffffff", 0.24)),
            (0.55, skin),
            (1, mix(skin, "#a8683c", 0.3)),
            angle="r",
            box=(-24, -10, 150),
        ),
    )
    with c.inside(FACE):
        for s in (-1, 1):
            c.ellipse(
                -6 + s * 46,
                52,
                30,
                22,
                c.fade((0, "#d9694a", 0.26 if who.age < 2 else 0.16), (1, "#d9694a", 0), angle="r"),
            )
        c.path("M40 110C74 70 84 10 78-60C96 0 96 90 40 120z", "#8a4a2a", opacity=0.14)
    dx = -8
    hair = HAIR_TONE[who.age]
    brow = mix(hair, INK, 0.35) if who.age < 2 else mix(hair, "#55504a", 0.5)
    for s in (-1, 1):
        k = 1 if s < 0 else 0.94

        def e(x: float, y: float) -> str:
            return complex(dx + s * x * k, y)

        w = 5.6 if who.hair in MALE else 3.8
        c.path(brush([e(15, -11), e(36, -19), e(62, -8)], [2, w, 1]), brow)
        if who.eyes:  # lowered, not shut: a dark iris under the lid, resting on the lower one

            def p(z: complex) -> str:
                return pack((z.real, z.imag))

            slit = f"M{p(e(17, 25))}C{p(e(26, 18))} {p(e(46, 16))} {p(e(59, 23))}C{p(e(50, 31))} {p(e(30, 33))} {p(e(17, 25))}z"
            c.path(slit, "#fbf3e4")
            with c.inside(slit):
                c.disc(e(37, 0).real, 28, 8.6, "#2a1c18")
            c.path(brush([e(15, 26), e(27, 19), e(44, 17.5), e(61, 23)], [1.4, 4.4, 5, 1.6]), INK)
            c.path(brush([e(22, 30), e(38, 33), e(54, 28)], [0.6, 1.4, 0.6]), line, opacity=0.7)
        else:
            c.path(brush([e(15, 18), e(30, 27), e(46, 26), e(60, 15)], [1.6, 4.6, 4.4, 1.4]), INK)
        c.path(brush([e(18, 8), e(38, 2), e(57, 8)], [0.8, 2, 0.8]), line, opacity=0.7)
        if who.age:
            c.path(brush([e(24, 38), e(38, 42), e(52, 36)], [0.6, 1.8, 0.6]), line, opacity=0.5)
        if who.age == 2:
            c.path(
                brush([e(64, 20), e(72, 26)], [1.6, 0.6]) + brush([e(64, 14), e(73, 12)], [1.6, 0.6]), line, opacity=0.6
            )
            c.path(brush([e(24, 56), e(38, 70), e(38, 84)], [0.8, 2.6, 0.8]), line, opacity=0.55)
    c.path(brush(pts(dx + 6, 10, dx + 1, 34, dx - 9, 50, dx + 4, 57), [0.8, 1.8, 2.6, 1.2]), line, opacity=0.8)
    c.path(brush(pts(dx + 12, 54, dx + 15, 50), [2.2, 0.8]), line, opacity=0.6)
    lip = "#b5523f" if who.hair not in MALE else "#a9644c"
    c.path(
        f"M{dx - 21} 80C{dx - 12} 74 {dx - 5} 75 {dx} 77C{dx + 5} 75 {dx + 12} 74 {dx + 20} 80C{dx + 10} 91 {dx - 11} 91 {dx - 21} 80z",
        lip,
        opacity=0.75 if who.age < 2 else 0.5,
    )
    c.path(brush(pts(dx - 23, 79, dx - 8, 82, dx + 8, 82, dx + 22, 79), [1, 2.6, 2.4, 1]), mix(lip, INK, 0.6))
    if who.age == 2:
        c.path(
            brush(pts(-44, -52, -6, -58, 34, -52), [0.6, 1.8, 0.6])
            + brush(pts(-36, -66, -4, -71, 28, -66), [0.6, 1.6, 0.6]),
            line,
            opacity=0.4,
        )


HAIR_TONE = {0: "#262022", 1: "#37302f", 2: "#b9b3aa"}
MALE = {"short", "bald", "cap", "wrap", "crop"}


def hair_back(c: Canvas, who: Person) -> None:
    """What lies behind the head."""
    h = HAIR_TONE[who.age]
    if who.hair in ("braids", "scarf", "silver"):
        if who.hair == "braids":
            for s in (-1, 1):
                for k in range(6):
                    c.path(
                        oval(s * (98 - 5 * k), 76 + 34 * k, 20, 22),
                        h,
                        stroke=mix(h, "#ffffff", 0.25),
                        stroke_width="1.5",
                    )
                c.path(oval(s * 70, 276, 14, 10), "#c8412f")
    if who.hair == "bob":
        c.path("M-96-30C-108 60-104 110-90 134H90C104 110 108 60 96-30z", h)


def hair_front(c: Canvas, who: Person) -> None:
    """Hair or headdress over the face."""
    h, shine = HAIR_TONE[who.age], mix(HAIR_TONE[who.age], "#ffffff", 0.22)

    def strands(ds: float) -> str:
        return [c.path(brush(p, [1, 3, 1]), shine, opacity=0.7) for p in ds]

    kind = who.hair
    if kind in ("bun", "braids", "swept"):
        c.path(
            "M-92 34C-104-30-92-120 0-128C92-120 104-30 92 34C86 6 80-18 62-44C40-70 14-84 0-92C-14-84-40-70-62-44C-80-18-86 6-92 34z",
            h,
        )
        strands(
            [
                pts(-6, -96, -48, -76, -78, -26),
                pts(6, -96, 48, -76, 78, -26),
                pts(-10, -112, -60, -96, -90, -36),
                pts(10, -112, 60, -96, 90, -36),
            ]
        )
        if kind == "bun":
            c.path(oval(10, -142, 46, 38), h)
            strands([pts(-26, -138, 6, -166, 44, -144), pts(-20, -126, 10, -144, 44, -128)])
            c.line("M-56-124L76-160", "#d9a83f", 6)
            c.disc(-58, -123, 9, "#c8412f")
        elif kind == "swept":
            c.path(oval(0, -132, 34, 22), h)
    elif kind == "bob":
        c.path(
            "M-98 90C-110-20-100-126 0-130C100-126 110-20 98 90C88 60 86 10 78-18C40-22 0-40-26-74C-40-40-66-22-82-14C-86 20-90 60-98 90z",
            h,
        )
        strands([pts(-24, -84, -60, -48, -92, 20), pts(-16, -90, 40, -50, 90, 10)])
    elif kind == "short":
        c.path(
            "M-86 10C-104-60-84-124-4-128C84-128 104-60 86 10C82-10 82-30 70-52C40-46 0-52-30-74C-44-60-62-52-72-46C-82-26-82-8-86 10z",
            h,
        )
        strands(
            [pts(-30, -84, 10, -100, 60, -76), pts(-50, -70, -60, -50, -76, -30), pts(-20, -104, 20, -116, 70, -90)]
        )
    elif kind == "crop":
        c.path(
            "M-84 4C-98-60-80-118 0-122C80-118 98-60 84 4C82-16 78-40 66-60C30-76-30-76-66-60C-78-40-82-16-84 4z",
            h,
            opacity=0.9,
        )
    elif kind == "bald":
        c.path(mirror("M70-30C90-20 98 10 88 40C80 20 84-6 70-30z", 0), h)
        c.path("M-40-84C-20-98 20-98 44-82C20-90-16-92-40-84z", "#fff", opacity=0.35)
    elif kind == "cap":
        cloth = mix(who.cloth, INK, 0.35)
        c.path(
            "M-92-36C-96-120-60-150 0-150C60-150 96-120 92-36C40-62-40-62-92-36z", cloth, stroke=INK, stroke_width="3"
        )
        c.path(
            "M-96-30C-50-62 50-62 96-30L94-56C40-84-40-84-94-56z",
            mix(cloth, "#ffffff", 0.15),
            stroke=INK,
            stroke_width="2.4",
        )
        c.path(mirror("M86-34C94-14 92 6 88 22C82 0 84-18 80-36z", 0), h)
    elif kind == "wrap":
        cloth = who.trim
        c.path(
            "M-94-20C-112-96-64-146 0-146C70-146 108-96 94-20C60-56-50-58-94-20z",
            cloth,
            stroke=mix(cloth, INK, 0.7),
            stroke_width="3",
        )
        for p in (
            pts(-96, -40, -20, -90, 88, -50),
            pts(-96, -70, -10, -120, 92, -80),
            pts(-70, -116, 0, -136, 80, -108),
        ):
            contour(c, p, (1, 5, 1), mix(cloth, INK, 0.5), 0.6)
        c.path(
            "M70-96C104-130 140-120 132-92C120-80 96-80 80-78z", cloth, stroke=mix(cloth, INK, 0.7), stroke_width="3"
        )
    elif kind == "scarf":
        cloth = mix(who.cloth, "#241a2a", 0.45)
        c.path(
            "M-96 40C-128-60-100-160 0-164C100-160 128-60 96 40C90 0 84-40 60-62C30-76-30-76-60-62C-84-40-90 0-96 40z",
            cloth,
            stroke=INK,
            stroke_width="3",
        )
        band = "M-104-30C-70-100 70-100 104-30L100-62C60-124-60-124-100-62z"
        c.path(band, who.trim, stroke=INK, stroke_width="2.4")
        with c.inside(band):
            key = keep(c, motifs.plum(), {"d": "#c8412f", "m": "#c8412f", "p": who.trim, "x": "#e2b457"})
            for k in range(-4, 5):
                c.stamp(key, 24 * k, -86 + k * k * 2.6, 0.22, 20 * k)
    elif kind == "silver":
        m = MATERIALS["silver"]
        c.path(
            "M-92 30C-104-40-92-120 0-126C92-120 104-40 92 30C86 6 80-30 60-54C30-70-30-70-60-54C-80-30-86 6-92 30z", h
        )
        horn = brush(pts(30, -110, 120, -150, 160, -230, 140, -300), [44, 38, 24, 6])
        for d in (mirror(horn, 0),):
            c.path(d, m.line, stroke=m.line, stroke_width="5")
            c.path(d, c.fade((0, m.pale), (1, m.base), angle="h"))
        crown = "M-104-44C-90-120-50-160 0-166C50-160 90-120 104-44C60-84-60-84-104-44z"
        c.path(crown, m.base, stroke=m.line, stroke_width="4")
        key = keep(c, motifs.peony(), {"d": m.deep, "m": m.mid, "p": m.pale, "x": m.pop})
        for px, py, k in ((0, -112, 0.5), (-44, -98, 0.4), (44, -98, 0.4), (-76, -74, 0.3), (76, -74, 0.3)):
            c.stamp(key, px, py, k)
        for k in range(-5, 6):
            y = -66 + k * k * 1.2
            c.line(f"M{18 * k} {y:.0f}v16", m.line, 2)
            c.path(
                place("M0 0C-7 4-7 14 0 18C7 14 7 4 0 0z", complex(18 * k, y + 14)),
                m.pale,
                stroke=m.line,
                stroke_width="1.4",
            )
    if who.beard:
        bt = mix(h, "#ffffff", 0.12)
        if who.beard == 2:
            c.path(
                "M-46 88C-30 92-14 96-8 96C0 96 16 92 32 88C44 130 30 200-4 240C-36 200-56 140-46 88z", bt, opacity=0.95
            )
            strands([pts(-30, 104, -26, 160, -8, 216), pts(-6, 106, -6, 160, -4, 224), pts(18, 104, 16, 160, 0, 216)])
            c.path("M-34 82C-20 66-12 70-8 72C-4 70 6 66 20 82C8 82-2 78-8 78C-14 78-24 82-34 82z", bt)
        else:
            c.path("M-30 74C-18 66-12 68-8 70C-4 68 4 66 16 74C8 76-2 75-8 75C-14 75-22 76-30 74z", bt)
            c.path("M-22 100C-12 104-2 104 8 100C6 118-2 124-7 126C-14 124-22 116-22 100z", bt, opacity=0.85)
    if who.glasses:
        for x in (-46, 30):
            c.path(
                box(x - 31, -2, 62, 48, 20),
                "#ffffff",
                stroke=mix(INK, "#6b4a2c", 0.3),
                stroke_width="4",
                fill_opacity=".14",
            )
        c.line("M-15 18Q-8 12-1 18M-77 14L-86 10M61 14L84 8", mix(INK, "#6b4a2c", 0.3), 4)


def head(c: Canvas, who: Person, x: float = 400, y: float = 350, turn: float = 4, scale: float = 1.12) -> None:
    with c.at(x, y, scale, turn):
        hair_back(c, who)
        face(c, who)
        hair_front(c, who)


# -- work --------------------------------------------------------------------------------------------
def small(c: Canvas, draw: Draw, mat: Tones, kind: int, x: float, foot: float, scale: float, base: float = 655) -> None:
    """A product drawing at a smaller scale with its foot at y."""
    with c.at(x - 400 * scale, foot - base * scale, scale):
        draw(c, mat, kind)


THINGS = {
    f.__name__: f
    for mod in (ceramics, crafts, textiles, adornment, stage, pantry)
    for f in vars(mod).values()
    if callable(f) and getattr(f, "__module__", "") == mod.__name__
}


def pose_turn(c: Canvas, who: Person, m: Tones) -> None:
    """Both hands round a vessel."""
    arms(c, who, 246 + 786j, 554 + 786j)
    small(c, THINGS[who.prop], m, who.kind, 400, 896, 0.52)
    hand(c, who.skin, 252 + 800j, 52, 0, flip=True)
    hand(c, who.skin, 548 + 800j, -52, 0)


def pose_brush(c: Canvas, who: Person, m: Tones) -> None:
    """One hand paints a piece on the table, the other steadies it."""
    arms(c, who, 240 + 800j, 568 + 726j)
    small(c, THINGS[who.prop], m, who.kind, 376, 906, 0.50)
    hand(c, who.skin, 246 + 812j, 56, 0, flip=True)
    hand(c, who.skin, 560 + 736j, -58, 1)
    c.path(
        brush(pts(560, 560, 510, 690, 478, 772), [9, 11, 10]),
        MATERIALS["bamboo"].base,
        stroke=MATERIALS["bamboo"].line,
        stroke_width="2.4",
    )
    c.path("M472 764L488 770C486 786 474 800 462 806C462 792 464 778 472 764z", INK)
    with c.at(560, 736, 1, -58):
        c.path(
            brush(pts(-4, -48, -14, -72, 2, -82), [15, 14, 9], 3),
            who.skin,
            stroke=mix(who.skin, "#6b3a20", 0.75),
            stroke_width="2.4",
        )


def pose_hoop(c: Canvas, who: Person, m: Tones) -> None:
    """Embroidery: a hoop in one hand, the needle raised in the other."""
    arms(c, who, 236 + 800j, 580 + 690j)
    with c.at(190, 640, 0.46, -8):
        textiles.embroidery(c, m, who.kind)
    hand(c, who.skin, 232 + 824j, 40, 1, flip=True)
    c.line("M536 640C500 690 470 760 420 790", "#c8412f", 2.4)
    c.path(brush(pts(520, 612, 548, 652), [1.2, 4]), "#dfe5e8", stroke="#454f58", stroke_width="1.2")
    hand(c, who.skin, 578 + 700j, -34, 1)


def pose_cut(c: Canvas, who: Person, m: Tones) -> None:
    """Paper-cutting: the flower in one hand, scissors in the other."""
    arms(c, who, 250 + 776j, 566 + 772j)
    with c.at(338, 756, 1, -10):
        outline, _cuts = crafts.papercut_shape(c.rng, 8, 150)
        c.path(outline, mix(m.base, INK, 0.4), transform="translate(3 4)")
        c.path(outline, m.base)
        c.path(geom.place(crafts.papercut_shape(c.rng, 8)[1], 0j, 0.56), mix(who.cloth, "#ffffff", 0.72))
        paint(c, motifs.plum(), {"d": mix(who.cloth, "#ffffff", 0.72), "m": m.base, "p": m.base, "x": m.base}, 0j, 0.5)
    hand(c, who.skin, 250 + 800j, 44, 1, flip=True)
    steel = MATERIALS["silver"]
    for a, b in ((-16, 12), (16, -12)):
        with c.at(536, 736, 1, -62 + a):
            c.path("M-5 0L-2-120L6-4z", steel.base, stroke=steel.line, stroke_width="2.4")
            c.disc(b * 0.6, 34, 18, "none", stroke="#3a3236", stroke_width="7")
    c.disc(533, 734, 5, steel.line)
    hand(c, who.skin, 584 + 778j, -50, 1)


def pose_zither(c: Canvas, who: Person, m: Tones) -> None:
    """Hands on the strings."""
    arms(c, who, 268 + 790j, 536 + 786j)
    body = "M40 800C200 786 600 786 760 800L776 872C600 892 200 892 24 872z"
    keyline(c, body, m.line)
    c.path(body, c.fade((0, mix(m.base, "#ffffff", 0.16)), (1, m.deep), angle="v"))
    c.path(
        "M24 872C200 892 600 892 776 872L772 908C600 924 200 924 28 908z",
        mix(m.deep, "#000000", 0.25),
        stroke=m.line,
        stroke_width="3",
    )
    c.line(
        "".join(
            f"M{56 - 3 * k} {806 + 9 * k}C220 {794 + 11 * k} 580 {794 + 11 * k} {746 + 3 * k} {806 + 9 * k}"
            for k in range(7)
        ),
        "#efe2c0",
        1.8,
    )
    c.path("".join(oval(110 + 48 * k, 800 - 6 * (1 - ((k - 6) / 6) ** 2), 4.6) for k in range(13)), "#f6ecd0")
    hand(c, who.skin, 286 + 796j, 168, 0)
    hand(c, who.skin, 520 + 792j, 190, 0, flip=True)


def pose_pound(c: Canvas, who: Person, m: Tones) -> None:
    """A pestle in a mortar."""
    arms(c, who, 244 + 800j, 500 + 640j)
    small(c, pantry.mortar, m, who.kind, 400, 912, 0.54)
    hand(c, who.skin, 250 + 816j, 52, 0, flip=True)
    hand(c, who.skin, 512 + 650j, -62, 1)


def pose_carve(c: Canvas, who: Person, m: Tones) -> None:
    """A small piece in one hand and a knife in the other."""
    arms(c, who, 262 + 760j, 560 + 750j)
    small(c, THINGS[who.prop], m, who.kind, 356, 892, 0.42)
    hand(c, who.skin, 258 + 790j, 46, 1, flip=True)
    steel = MATERIALS["silver"]
    with c.at(520, 726, 1, -58):
        c.path("M-7 10L-6-40L8-40L8 10z", MATERIALS["wood"].base, stroke=MATERIALS["wood"].line, stroke_width="2.4")
        c.path("M-6-40L-4-104L8-84L8-40z", steel.base, stroke=steel.line, stroke_width="2.4")
    hand(c, who.skin, 572 + 756j, -56, 1)


REACH = {"sachet": 104, "hairpin": 108, "shadow_puppet": 112, "opera_mask": 126, "indigo_cloth": 142, "brocade": 150}


def pose_show(c: Canvas, who: Person, m: Tones) -> None:
    """Both hands hold a flat piece up before the chest; narrow pieces bring the hands together."""
    reach = REACH.get(who.prop, 160)
    arms(c, who, complex(400 - reach, 770), complex(400 + reach, 770))
    with c.at(400 - 400 * 0.46, 612, 0.46):
        THINGS[who.prop](c, m, who.kind)
    hand(c, who.skin, complex(398 - reach, 794), 40, 1, flip=True)
    hand(c, who.skin, complex(402 + reach, 794), -40, 1)


POSES = {k[5:]: f for k, f in globals().copy().items() if k.startswith("pose_")}


def arms(c: Canvas, who: Person, left: complex, right: complex) -> None:
    """Both sleeves, from the shoulders to the given wrists."""
    for shoulder, out, wrist in ((222 + 590j, -1, left), (578 + 590j, 1, right)):
        elbow = complex(400 + out * 238, max(760, wrist.imag - 6) if wrist.imag > 720 else 770)
        sleeve(c, who, shoulder, elbow, wrist)


def portrait(i: int) -> str:
    """The i-th inheritor (0 to 23) at the work table, 800 by 1000, on nothing; the picture stands on its lower edge."""
    who = PEOPLE[i]
    c = Canvas(800, 1000, 40 + i, title="an inheritor at work")
    with c.group(transform="translate(800 0)scale(-1 1)" if who.flip else None):
        torso(c, who)
        head(c, who)
        bench(c)
        POSES[who.pose](c, who, MATERIALS[who.mat])
    c.view = (40, 80, 720, 900)
    return c.svg()


PEOPLE = (
    Person("bun", 0, "cross", "#6f93ac", "#f2ead8", "brush", "meiping", "qinghua", "rice", kind=0),
    Person("bald", 2, "stand", "#6a5a4c", "#d9c49a", "turn", "teapot", "zisha", "celadon", beard=2, skin="#dfb88e"),
    Person("swept", 2, "side", "#4f5f7f", "#d9694a", "cut", "papercut", "redpaper", "blush", glasses=True),
    Person("silver", 0, "ethnic", "#3a3557", "#e9dcc0", "hoop", "embroidery", "paper", "mist", kind=3),
    Person("short", 1, "apron", "#7c8a72", "#8a6a4a", "turn", "basket", "bamboo", "straw", skin="#e0b98f"),
    Person("crop", 1, "stand", "#38424f", "#c9a24a", "zither", "guqin", "ebony", "smoke"),
    Person("bob", 1, "stand", "#a05a4a", "#f2e3c8", "brush", "silk_fan", "paper", "celadon", glasses=True, kind=0),
    Person("cap", 2, "stand", "#4c5a52", "#c9b98a", "pound", "mortar", "bronze", "rice", beard=1, skin="#dcb489"),
    Person("scarf", 1, "ethnic", "#2f4f63", "#f0e2c0", "show", "indigo_cloth", "indigo", "blush", kind=1),
    Person("wrap", 1, "apron", "#8a5a3c", "#efe4cc", "carve", "mould", "wood", "amber", beard=1, skin="#d9ad80"),
    Person("braids", 0, "side", "#b0526a", "#f3d9b0", "show", "kite", "indigo", "sky", kind=0),
    Person("short", 2, "side", "#5a4a6a", "#d9c49a", "show", "opera_mask", "cinnabar", "plum", skin="#e2bd95"),
    Person("bun", 1, "side", "#4f7f6d", "#f0dcb0", "show", "brocade", "brocade", "straw", kind=0, flip=True),
    Person("crop", 0, "apron", "#56708a", "#d9c4a0", "turn", "pear_vase", "celadon", "blush", kind=2, skin="#e4be94"),
    Person(
        "wrap",
        2,
        "stand",
        "#7a4a3a",
        "#e6d2a8",
        "show",
        "shadow_puppet",
        "cinnabar",
        "celadon",
        beard=2,
        skin="#d9ad80",
        flip=True,
    ),
    Person("braids", 0, "ethnic", "#3f5f8f", "#f2e2c4", "show", "sachet", "plumcloth", "mist", kind=1),
    Person("cap", 1, "side", "#8a6a3a", "#f0e0b8", "pound", "mortar", "celadon", "smoke", beard=1, flip=True, kind=1),
    Person(
        "swept", 2, "cross", "#8a5f73", "#f2e6d4", "hoop", "embroidery", "paper", "plum", kind=2, flip=True, eyes=False
    ),
    Person("short", 0, "stand", "#2f5a52", "#d9c08a", "brush", "folding_fan", "paper", "rice", kind=1, flip=True),
    Person("bob", 0, "apron", "#c0785a", "#5f7d84", "carve", "teapot", "zisha", "sky", kind=0, flip=True),
    Person(
        "bald",
        2,
        "cross",
        "#5f6f68",
        "#e9dcc0",
        "zither",
        "guqin",
        "cinnabar",
        "celadon",
        beard=2,
        skin="#dfb88e",
        eyes=False,
        flip=True,
    ),
    Person(
        "scarf", 2, "ethnic", "#5a3d5f", "#ecd8b0", "cut", "papercut", "redpaper", "amber", skin="#dfb68c", flip=True
    ),
    Person(
        "crop",
        2,
        "apron",
        "#6b6f55",
        "#b08a58",
        "show",
        "umbrella",
        "cinnabar",
        "mist",
        skin="#d9ad80",
        glasses=True,
        kind=0,
    ),
    Person("silver", 1, "ethnic", "#2b3f5f", "#f0e2c0", "show", "hairpin", "silver", "coral", flip=True),
)
