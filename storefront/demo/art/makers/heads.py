"""Faces and hair. Lids are lowered to the work: attention is the dignity of the picture."""

from storefront.demo.art import motifs
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, brush, dot, mirror, oval, place, pts, trace
from storefront.demo.art.makers.body import INK, fold
from storefront.demo.art.makers.people import Person
from storefront.demo.art.palettes import MATERIALS, mix, roles
from storefront.demo.art.patterns import keep

_FACE = "M-80-34C-84 22-70 78-38 110C-18 126 18 126 38 110C70 78 84 22 80-34C78-116-78-116-80-34z"
_MIDDLE = -8
"""The features sit a little to one side: the head is turned towards the work."""
_HAIR_TONE = ("#302a2d", "#3d3634", "#b9b3aa")


def head(c: Canvas, who: Person, turn: float) -> None:
    """The whole head, bent by so many degrees."""
    with c.at(400, 352, 1.1, turn):
        _behind(c, who)
        _face(c, who)
        _HAIR[who.hair](c, who, _HAIR_TONE[who.age])
        _beard(c, who)
        if "glasses" in who.marks:
            rim = mix(INK, "#6b4a2c", 0.3)
            lenses = box(-77, 6, 62, 48, 20) + box(-1, 6, 62, 48, 20)
            c.path(lenses, "#ffffff", stroke=rim, stroke_width="4", fill_opacity=".14")
            c.line("M-15 26Q-8 20-1 26M-77 22L-86 16M61 22L84 14", rim, 4)


def _face(c: Canvas, who: Person) -> None:
    skin, line = who.skin, mix(who.skin, "#4a2414", 0.82)
    c.path(mirror(oval(82, 24, 15, 26), 0), mix(skin, "#a8683c", 0.2), stroke=line, stroke_width="2.6")
    c.path(_FACE, line, stroke=line, stroke_width="4", transform="translate(.6 1.4)")
    round_light = ((0, mix(skin, "#ffffff", 0.24)), (0.55, skin), (1, mix(skin, "#a8683c", 0.3)))
    c.path(_FACE, c.fade(*round_light, angle="r", box=(-24, -10, 150)))
    with c.inside(_FACE):
        blush = c.fade((0, "#d9694a", 0.26 if who.age < 2 else 0.16), (1, "#d9694a", 0), angle="r")
        for s in (-1, 1):
            c.ellipse(-6 + s * 46, 60, 30, 22, blush)
        c.path("M40 110C74 70 84 10 78-60C96 0 96 90 40 120z", "#8a4a2a", opacity=0.14)
    with c.at(_MIDDLE, 8):
        for s in (-1, 1):
            _eye(c, who, s, line)
        c.path(brush(pts(6, 8, 1, 30, -9, 45, 4, 52), [0.8, 1.8, 2.6, 1.2]), line, opacity=0.8)
        c.path(brush(pts(12, 49, 15, 45), [2.2, 0.8]), line, opacity=0.6)
        lip = "#a9644c" if who.man else "#b5523f"
        mouth = "M-19 74C-11 68-5 69 0 71C5 69 11 68 18 74C9 84-10 84-19 74z"
        c.path(mouth, lip, opacity=0.75 if who.age < 2 else 0.5)
        c.path(brush(pts(-21, 72.5, -8, 75.5, 8, 75.5, 20, 72.5), [1, 2.6, 2.4, 1]), mix(lip, INK, 0.6))
        if who.age == 2:
            brow = brush(pts(-36, -60, 2, -66, 42, -60), [0.6, 1.8, 0.6])
            c.path(brow + place(brow, -14j, 0.85), line, opacity=0.35)


def _eye(c: Canvas, who: Person, s: int, line: str) -> None:
    """One eye with its brow: lowered, not quite shut; the iris rests on the lower lid."""
    k = 1.0 if s < 0 else 0.94

    def stroke(points: str, widths: list[float], tone: str, opacity: float = 1.0) -> None:
        c.path(brush([complex(s * z.real * k, z.imag) for z in trace(points)], widths), tone, opacity=opacity)

    hair = _HAIR_TONE[who.age]
    stroke("15 -11 36 -19 62 -8", [2, 5.6 if who.man else 3.8, 1], mix(hair, INK, 0.35) if who.age < 2 else "#7c766e")
    if "shut" in who.marks:
        stroke("15 18 30 27 46 26 60 15", [1.6, 4.6, 4.4, 1.4], INK)
    else:
        p = [dot(complex(s * z.real * k, z.imag)) for z in trace("17 24 27 19.5 46 18 59 23 51 30 30 32")]
        slit = f"M{p[0]}C{p[1]} {p[2]} {p[3]}C{p[4]} {p[5]} {p[0]}z"
        c.path(slit, "#fbf3e4")
        with c.inside(slit):
            c.disc(s * 37 * k - 3, 29.5, 8.6, "#2a1c18")
        stroke("15 25 27 20 44 18.5 61 23", [1.4, 4.8, 5.4, 1.6], INK)
        stroke("22 29 38 32 54 27", [0.6, 1.4, 0.6], line, 0.7)
    stroke("18 9 38 4 57 9", [0.8, 2, 0.8], line, 0.7)
    if who.age:
        stroke("24 38 38 42 52 36", [0.6, 1.8, 0.6], line, 0.5)
    if who.age == 2:
        stroke("64 20 72 26", [1.6, 0.6], line, 0.6)
        stroke("64 14 73 12", [1.6, 0.6], line, 0.6)
        stroke("24 54 38 66 38 78", [0.8, 2.6, 0.8], line, 0.55)


def _behind(c: Canvas, who: Person) -> None:
    """Hair that falls behind the shoulders."""
    tone = _HAIR_TONE[who.age]
    if who.hair == "bob":
        c.path("M-96-30C-108 60-104 110-90 134H90C104 110 108 60 96-30z", tone)
    elif who.hair == "braids":
        shine = mix(tone, "#ffffff", 0.22)
        for s in (-1, 1):
            line = [complex(s * z.real, z.imag) for z in trace("84 20 104 84 100 150 92 214 88 262")]
            c.path(brush(line, [34, 42, 36, 30, 18]), tone)
            plait = "".join(f"M{s * (117 - 4 * j)} {84 + 27 * j}q{-s * 10} 14 {-s * 32} 15" for j in range(6))
            c.line(plait, shine, 2.4, opacity=0.7)
            c.path(place(box(-11, -6, 22, 14, 5), complex(s * 88, 262)), "#c8412f")
            c.path(brush([complex(s * 88, 268), complex(s * 86, 300)], [16, 22]), tone)


def _strands(c: Canvas, tone: str, *lines: str) -> None:
    """Light on hair."""
    for line in lines:
        c.path(brush(trace(line), [1, 3, 1]), mix(tone, "#ffffff", 0.22), opacity=0.7)


def _parted(c: Canvas, who: Person, tone: str) -> None:
    """Hair parted in the middle and tied back."""
    cap = "M0-128C92-120 104-30 92 34C86 6 80-18 62-44C40-70 14-84 0-92z"
    c.path(mirror(cap, 0), tone)
    for line in ("6 -96 48 -76 78 -26", "10 -112 60 -96 90 -36"):
        _strands(c, tone, line, " ".join(f"{-z.real:g} {z.imag:g}" for z in trace(line)))


def _bun(c: Canvas, who: Person, tone: str) -> None:
    c.path(oval(10, -142, 46, 38), tone)
    _strands(c, tone, "-26 -138 6 -166 44 -144", "-20 -126 10 -144 44 -128")
    c.line("M-56-124L76-160", "#d9a83f", 6)
    c.disc(-58, -123, 9, "#c8412f")
    _parted(c, who, tone)


def _swept(c: Canvas, who: Person, tone: str) -> None:
    c.path(oval(0, -132, 34, 22), tone)
    _parted(c, who, tone)


def _bob(c: Canvas, who: Person, tone: str) -> None:
    fringe = (
        "M-98 90C-110-20-100-126 0-130C100-126 110-20 98 90C88 60 86 10 78-18C40-22 0-40-26-74"
        "C-40-40-66-22-82-14C-86 20-90 60-98 90z"
    )
    c.path(fringe, tone)
    _strands(c, tone, "-24 -84 -60 -48 -92 20", "-16 -90 40 -50 90 10")


def _short(c: Canvas, who: Person, tone: str) -> None:
    hair = (
        "M-86 10C-104-60-84-124-4-128C84-128 104-60 86 10C82-10 82-30 70-52C40-46 0-52-30-74"
        "C-44-60-62-52-72-46C-82-26-82-8-86 10z"
    )
    c.path(hair, tone)
    _strands(c, tone, "-30 -84 10 -100 60 -76", "-50 -70 -60 -50 -76 -30", "-20 -104 20 -116 70 -90")


def _crop(c: Canvas, who: Person, tone: str) -> None:
    hair = "M-84 4C-98-60-80-118 0-122C80-118 98-60 84 4C82-16 78-40 66-60C30-76-30-76-66-60C-78-40-82-16-84 4z"
    c.path(hair, tone, opacity=0.9)


def _bald(c: Canvas, who: Person, tone: str) -> None:
    c.path(mirror("M70-30C90-20 98 10 88 40C80 20 84-6 70-30z", 0), tone)
    c.path("M-40-84C-20-98 20-98 44-82C20-90-16-92-40-84z", "#fff", opacity=0.35)


def _cap(c: Canvas, who: Person, tone: str) -> None:
    cloth = mix(who.cloth, INK, 0.35)
    c.path("M-92-36C-96-120-60-150 0-150C60-150 96-120 92-36C40-62-40-62-92-36z", cloth, stroke=INK, stroke_width="3")
    brim = "M-96-30C-50-62 50-62 96-30L94-56C40-84-40-84-94-56z"
    c.path(brim, mix(cloth, "#ffffff", 0.15), stroke=INK, stroke_width="2.4")
    c.path(mirror("M86-34C94-14 92 6 88 22C82 0 84-18 80-36z", 0), tone)


def _wrap(c: Canvas, who: Person, tone: str) -> None:
    """A wound headcloth with its end tucked in."""
    edge, crease = mix(who.trim, INK, 0.7), mix(who.trim, INK, 0.5)
    wound = "M-94-20C-112-96-64-146 0-146C70-146 108-96 94-20C60-56-50-58-94-20z"
    c.path(wound, who.trim, stroke=edge, stroke_width="3")
    for line in ("-96 -40 -20 -90 88 -50", "-96 -70 -10 -120 92 -80", "-70 -116 0 -136 80 -108"):
        fold(c, trace(line), crease, 0.6)
    c.path("M70-96C104-130 140-120 132-92C120-80 96-80 80-78z", who.trim, stroke=edge, stroke_width="3")


def _scarf(c: Canvas, who: Person, tone: str) -> None:
    """A dark kerchief with a band of plum blossom."""
    cloth = "M-96 40C-128-60-100-160 0-164C100-160 128-60 96 40C90 0 84-40 60-62C30-76-30-76-60-62C-84-40-90 0-96 40z"
    c.path(cloth, mix(who.cloth, "#241a2a", 0.45), stroke=INK, stroke_width="3")
    band = "M-104-30C-70-100 70-100 104-30L100-62C60-124-60-124-100-62z"
    c.path(band, who.trim, stroke=INK, stroke_width="2.4")
    with c.inside(band):
        key = keep(c, motifs.plum(), roles("#c8412f", "#c8412f", who.trim, "#e2b457"))
        for k in range(-4, 5):
            c.stamp(key, 24 * k, -86 + k * k * 2.6, 0.22, 20 * k)


def _silver(c: Canvas, who: Person, tone: str) -> None:
    """A silver crown with horns and a fringe of drops."""
    m = MATERIALS["silver"]
    c.path(
        "M-92 30C-104-40-92-120 0-126C92-120 104-40 92 30C86 6 80-30 60-54C30-70-30-70-60-54C-80-30-86 6-92 30z", tone
    )
    horns = mirror(brush(trace("34 -118 96 -136 130 -168 124 -206"), [36, 34, 22, 4]), 0)
    c.path(horns, m.line, stroke=m.line, stroke_width="5")
    c.path(horns, c.fade((0, m.pale), (1, m.base), angle="h"))
    c.path(
        "M-104-44C-90-120-50-160 0-166C50-160 90-120 104-44C60-84-60-84-104-44z",
        m.base,
        stroke=m.line,
        stroke_width="4",
    )
    key = keep(c, motifs.peony(), roles(m.deep, m.mid, m.pale, m.pop))
    for px, py, size in ((0, -112, 0.5), (-44, -98, 0.4), (44, -98, 0.4), (-76, -74, 0.3), (76, -74, 0.3)):
        c.stamp(key, px, py, size)
    drop = "M0 0C-7 4-7 14 0 18C7 14 7 4 0 0z"
    for k in range(-5, 6):
        y = -66 + k * k * 1.2
        c.line(f"M{18 * k} {y:.0f}v16", m.line, 2)
        c.path(place(drop, complex(18 * k, y + 14)), m.pale, stroke=m.line, stroke_width="1.4")


def _beard(c: Canvas, who: Person) -> None:
    tone = mix(_HAIR_TONE[who.age], "#ffffff", 0.12)
    if "longbeard" in who.marks:
        c.path(
            "M-46 94C-30 98-14 102-8 102C0 102 16 98 32 94C44 136 30 206-4 246C-36 206-56 146-46 94z",
            tone,
            opacity=0.95,
        )
        _strands(c, tone, "-30 110 -26 166 -8 222", "-6 112 -6 166 -4 230", "18 110 16 166 0 222")
        c.path("M-34 84C-20 68-12 72-8 74C-4 72 6 68 20 84C8 84-2 80-8 80C-14 80-24 84-34 84z", tone)
    elif "beard" in who.marks:
        c.path("M-30 76C-18 68-12 70-8 72C-4 70 4 68 16 76C8 78-2 77-8 77C-14 77-22 78-30 76z", tone)
        c.path("M-22 102C-12 106-2 106 8 102C6 120-2 126-7 128C-14 126-22 118-22 102z", tone, opacity=0.85)


_HAIR = {
    "bun": _bun, "swept": _swept, "braids": _parted, "bob": _bob, "short": _short, "crop": _crop,
    "bald": _bald, "cap": _cap, "wrap": _wrap, "scarf": _scarf, "silver": _silver,
}  # fmt: skip
