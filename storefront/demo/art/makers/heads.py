"""Faces and hair. Lids are lowered: attention is the dignity of the picture."""

from storefront.demo.art import motifs
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, brush, dot, mirror, oval, place, pts, trace
from storefront.demo.art.makers.body import INK, contour
from storefront.demo.art.makers.people import Person
from storefront.demo.art.palettes import MATERIALS, mix
from storefront.demo.art.patterns import keep

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
        k = 1.0 if s < 0 else 0.94

        def e(x: float, y: float, s: int = s, k: float = k) -> complex:
            return complex(dx + s * x * k, y)

        w = 5.6 if who.hair in MALE else 3.8
        c.path(brush([e(15, -11), e(36, -19), e(62, -8)], [2, w, 1]), brow)
        if who.eyes:  # lowered, not shut: a dark iris under the lid, resting on the lower one

            def p(z: complex) -> str:
                return dot(z)

            upper = f"M{p(e(17, 25))}C{p(e(26, 18))} {p(e(46, 16))} {p(e(59, 23))}"
            slit = f"{upper}C{p(e(50, 31))} {p(e(30, 33))} {p(e(17, 25))}z"
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
        place("M-21 80C-12 74-5 75 0 77C5 75 12 74 20 80C10 91-11 91-21 80z", dx),
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
    if who.hair in ("braids", "scarf", "silver") and who.hair == "braids":
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

    def strands(lines: list[list[complex]]) -> None:
        for p in lines:
            c.path(brush(p, [1, 3, 1]), shine, opacity=0.7)

    kind = who.hair
    if kind in ("bun", "braids", "swept"):
        c.path(
            (
                "M-92 34C-104-30-92-120 0-128C92-120 104-30 92 34C86 6 80-18 62-44C40-70 14-84 0-92"
                "C-14-84-40-70-62-44C-80-18-86 6-92 34z"
            ),
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
            (
                "M-98 90C-110-20-100-126 0-130C100-126 110-20 98 90C88 60 86 10 78-18C40-22 0-40-26-74"
                "C-40-40-66-22-82-14C-86 20-90 60-98 90z"
            ),
            h,
        )
        strands([pts(-24, -84, -60, -48, -92, 20), pts(-16, -90, 40, -50, 90, 10)])
    elif kind == "short":
        c.path(
            (
                "M-86 10C-104-60-84-124-4-128C84-128 104-60 86 10C82-10 82-30 70-52C40-46 0-52-30-74"
                "C-44-60-62-52-72-46C-82-26-82-8-86 10z"
            ),
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
        horn = brush(trace("30 -110 120 -150 160 -230 140 -300"), [44, 38, 24, 6])
        c.path(mirror(horn, 0), m.line, stroke=m.line, stroke_width="5")
        c.path(mirror(horn, 0), c.fade((0, m.pale), (1, m.base), angle="h"))
        crown = "M-104-44C-90-120-50-160 0-166C50-160 90-120 104-44C60-84-60-84-104-44z"
        c.path(crown, m.base, stroke=m.line, stroke_width="4")
        key = keep(c, motifs.peony(), {"d": m.deep, "m": m.mid, "p": m.pale, "x": m.pop})
        for px, py, size in ((0, -112, 0.5), (-44, -98, 0.4), (44, -98, 0.4), (-76, -74, 0.3), (76, -74, 0.3)):
            c.stamp(key, px, py, size)
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
