"""The heads of the clay toys: what stands behind, one face, and the marks that make it a rat or a dragon.

Everything is drawn about the middle of the head. Most animals need only rows of the two tables.
"""

from collections.abc import Callable

from storefront.demo.art import geom, motifs
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import around, brush, mirror, oval, place, polar, pts, rows, trace
from storefront.demo.art.palettes import mix, roles
from storefront.demo.art.patterns import keep, paint

LINE = "#33231f"
GOLD = "#e2b457"
RED = "#c8412f"

_FACE = "M0-136C96-136 168-84 168 6C168 92 98 136 0 136C-98 136-168 92-168 6C-168-84-96-136 0-136z"
_MANE = "".join(
    place("M-30 0C-40-60-10-90 0-120C14-90 42-60 30 0z", polar(126, a), 1, a) for a in (-128, -100, -74, 74, 100, 128)
)
_HORSEHAIR = "M-50-110C-60-190 0-220 40-190C110-200 170-120 164-20C160 30 170 70 150 110C130 60 130 0 110-50z"
_DRAGON_EAR = "M120-60C150-100 196-110 206-86C200-56 166-34 134-30z"
_STAG = brush(trace("44 -110 62 -170 50 -220 84 -262"), [28, 24, 18, 5])
_TINE = brush(pts(60, -176, 96, -190, 112, -222), [16, 13, 4])

# How it is laid on (one or a pair, as clay; `flat` is paint on the piece before), the right half or the whole, and its
# colour: fur, a mix of fur and pink, or a colour of its own.
_BEHIND: dict[str, list[tuple[str, str, str]]] = {
    "rat": [("pair", oval(118, -104, 66, 64), "fur"), ("flat", oval(118, -98, 42, 40), "inner")],
    "ox": [
        ("pair", "M84-92C110-110 150-130 150-190C190-150 190-80 120-50z", "#f0e2c4"),
        ("pair", "M130-50C170-80 210-70 216-44C196-20 150-20 130-26z", "fur"),
    ],
    "tiger": [("pair", oval(104, -108, 50), "fur"), ("flat", oval(104, -105, 30), "#fff3dc")],
    "monkey": [("pair", oval(158, 0, 50), "fur"), ("flat", oval(158, 3, 30), "inner")],
    "rabbit": [
        ("pair", "M40-110C10-170 10-236 58-262C112-240 118-170 96-104z", "fur"),
        ("flat", "M54-124C34-176 34-222 58-240C88-222 92-176 82-122z", "#f0a896"),
    ],
    "dragon": [("one", _MANE, "#e2703a"), ("pair", _STAG + _TINE, "#f0d9a0"), ("pair", _DRAGON_EAR, "fur")],
    "qilin": [
        ("one", _MANE, "#fff0b8"),
        ("pair", brush(trace("60 -106 92 -160 88 -214 120 -250"), [30, 25, 17, 4]), RED),
        ("pair", _DRAGON_EAR, "fur"),
    ],
    "horse": [("one", _HORSEHAIR, "#4a2c24"), ("pair", "M40-110C40-160 62-196 84-204C104-176 106-130 96-92z", "fur")],
    "goat": [
        ("pair", brush(trace("56 -100 110 -170 186 -150 190 -80 150 -56"), [46, 44, 36, 24, 6], 5), "#b98f5a"),
        ("pair", "M126-34C160-50 200-30 206 0C186 16 150 6 130-6z", "fur"),
    ],
    "rooster": [("one", "M-70-110C-84-160-40-176-30-150C-30-196 20-206 26-160C44-190 90-170 70-110z", "#d9412f")],
    "dog": [("pair", "M70-110C120-140 180-110 186-40C186 20 160 40 140 30C116 10 110-40 90-70z", "#b5763f")],
    "pig": [
        ("pair", "M56-110C80-170 140-180 170-150C176-100 150-60 120-50z", "fur"),
        ("flat", "M84-108C104-144 134-150 148-138C148-104 134-84 118-76z", "#e58f7c"),
    ],
    "snake": [("one", "M-150-20C-190-120-120-190 0-194C120-190 190-120 150-20z", "hood")],
}


def solid(c: Canvas, d: str, fill: str, width: float = 5.0) -> None:
    """A piece of clay with its line, heavier on the shadow side."""
    c.path(d, LINE, stroke=LINE, stroke_width=geom.num(width), stroke_linejoin="round", transform="translate(1.4 2.4)")
    c.path(d, fill)


def clay(c: Canvas, colour: str) -> str:
    """Clay is lit from the upper left; white clay turns warm in the shade, never grey."""
    pale = sum(int(colour[i : i + 2], 16) for i in (1, 3, 5)) > 630
    edge = mix(colour, "#d9a070", 0.5) if pale else mix(colour, "#5a2a1a", 0.32)
    return c.fade((0, mix(colour, "#ffffff", 0.4)), (0.5, colour), (1, edge), angle="r")


def head(c: Canvas, name: str, fur: str, muzzle: str) -> None:
    """The whole head of the toy in its middle place."""
    with c.at(400, 290, 1.04):
        _behind(c, name, fur)
        solid(c, _FACE, clay(c, fur))
        with c.inside(_FACE):
            _fur_marks(c, name, fur, muzzle)
        _cheeks_and_eyes(c, fur, 0.94 if name in ("horse", "ox") else 1.0)
        _muzzle(c, name)
        if name in _MARKS:
            _MARKS[name](c, fur, muzzle)
        if name in ("rat", "tiger", "rabbit"):
            c.line(mirror("M70 74L132 64M72 88L134 92", 0), LINE, 3)
        c.path(place("M-60-14C-30-30 20-32 50-24C20-24-20-18-60-4z", -40 - 92j), "#fff", opacity=0.45)


def _behind(c: Canvas, name: str, fur: str) -> None:
    own = {"fur": fur, "inner": mix(fur, "#e58f7c", 0.55), "hood": mix(fur, "#2f5a3a", 0.35)}
    for how, d, colour in _BEHIND[name]:
        tone = own.get(colour, colour)
        whole = d if how == "one" else mirror(d, 0)
        if how == "flat":
            c.path(whole, tone)
        else:
            solid(c, whole, clay(c, tone))
    if name == "snake":
        key = keep(c, motifs.plum(), roles(GOLD, GOLD, fur, RED))
        for x, y, k in rows("-112 -104 .34, 112 -104 .34, 0 -160 .4, -62 -142 .28, 62 -142 .28"):
            c.stamp(key, x, y, k)


def _fur_marks(c: Canvas, name: str, fur: str, muzzle: str) -> None:
    """What is painted on the face before the eyes."""
    if name in ("tiger", "ox", "dog", "goat", "rat", "horse", "dragon", "qilin", "rabbit"):
        c.path(oval(0, 92, 92, 68), muzzle)
    if name == "monkey":
        c.path("M0-70C40-112 140-90 128 10C120 100 60 140 0 140C-60 140-120 100-128 10C-140-90-40-112 0-70z", muzzle)
    elif name == "tiger":
        stripes = "M170-40C140-44 120-34 104-20C130-20 150-16 170-10zM172 20C146 16 128 24 114 38C138 36 156 42 172 50z"
        c.path(mirror(stripes, 0), LINE)
    elif name == "dog":
        c.path("M20-60C60-90 130-70 130-6C128 40 70 50 40 20C20 0 10-40 20-60z", "#b5763f")
    elif name == "horse":
        c.path("M-20-140C-34-60-30-10 0 30C30-10 34-60 20-140z", muzzle)
    elif name in ("snake", "dragon"):
        scale = "M-12-8C-12 8 12 8 12-8C8 2-8 2-12-8z"
        spots = rows("14 -112, 42 -104, 28 -92, 70 -92, 132 -40, 146 -14, 134 10, 148 34, 118 92, 96 110")
        d = "".join(place(scale, complex(x, y)) for x, y in spots)
        c.path(mirror(d, 0), mix(fur, "#173a2c", 0.45), opacity=0.7)


def _cheeks_and_eyes(c: Canvas, fur: str, size: float) -> None:
    """Rouge with a blossom, and round painted eyes with two lights in each."""
    rouge = c.fade((0, "#e2583f", 0.75), (1, "#e2583f", 0), angle="r")
    bloom = keep(c, motifs.plum(), roles("#d9512f", "#d9512f", fur, GOLD))
    for s in (-1, 1):
        c.ellipse(s * 112, 44, 32, 26, rouge)
        c.stamp(bloom, s * 122, 46, 0.34, s * 12)
        c.path(oval(s * 66, -6, 25 * size, 29 * size), "#fffaf0", stroke=LINE, stroke_width="4")
        c.path(oval(s * 63, -4, 18 * size, 22 * size), "#241816")
        c.disc(s * 63 - 6, -13, 7 * size, "#fff")
        c.disc(s * 63 + 6, 3, 3.4 * size, "#fff", opacity=0.8)
        c.path(brush([complex(s * 38, -54), complex(s * 64, -66), complex(s * 94, -54)], [2, 7, 2]), LINE)


def _muzzle(c: Canvas, name: str) -> None:
    """Nose and mouth; the rooster and the pig have their own."""
    if name in ("rooster", "pig"):
        return
    if name in ("ox", "horse", "dragon", "qilin"):
        c.path(mirror(oval(26 if name == "horse" else 30, 74, 8, 10), 0), LINE)
    elif name in ("snake", "monkey"):
        c.path(mirror(oval(9, 62, 4, 5), 0), LINE)
    else:
        nose = "#d96a5a" if name in ("rabbit", "rat") else LINE
        c.path("M-16 58C-10 52 10 52 16 58C14 70 6 76 0 78C-6 76-14 70-16 58z", nose)
        c.path(
            brush(pts(0, 76, 0, 90), [3.6, 3.6]) + mirror(brush(pts(32, 90, 16, 102, 0, 92), [1.5, 4, 3.4]), 0), LINE
        )
        return
    c.path(brush(pts(-36, 96, 0, 112, 36, 96), [2, 5, 2]), LINE)


def _blossom(c: Canvas, fur: str, y: float) -> None:
    paint(c, motifs.plum(), roles(RED, RED, fur, GOLD), complex(0, y), 0.48)


def _rat(c: Canvas, fur: str, muzzle: str) -> None:
    c.path("M-8 96H8V114H-8z", "#fff", stroke=LINE, stroke_width="2.4")


def _ox(c: Canvas, fur: str, muzzle: str) -> None:
    c.disc(0, 108, 20, "none", stroke=GOLD, stroke_width="6")
    _blossom(c, fur, -82)


def _tiger(c: Canvas, fur: str, muzzle: str) -> None:
    """The character for king on the brow."""
    bars = "".join(brush(pts(-w, y, 0, y - 4, w, y), [3, 9, 3]) for y, w in ((-104, 26), (-84, 30), (-64, 26)))
    c.path(bars + brush(pts(0, -106, 0, -62), [8, 7]), LINE)


def _rabbit(c: Canvas, fur: str, muzzle: str) -> None:
    c.path("M-9 98H9V116C9 120-9 120-9 116z", "#fff", stroke=LINE, stroke_width="2.4")
    c.path(around("M0-4C-8-10-8-22 0-26C8-22 8-10 0-4z", 5, -66j), GOLD)


def _dragon(c: Canvas, fur: str, muzzle: str) -> None:
    c.path(mirror(brush(trace("46 84 100 96 140 76 178 96"), [7, 6, 5, 1]), 0), GOLD, stroke=LINE, stroke_width="1.6")
    paint(c, motifs.cloud(), roles(GOLD, GOLD, fur, RED), -88j, 0.5)


def _qilin(c: Canvas, fur: str, muzzle: str) -> None:
    c.path(mirror(brush(trace("46 84 100 96 140 76 178 96"), [7, 6, 5, 1]), 0), RED, stroke=LINE, stroke_width="1.6")
    paint(c, motifs.lotus(), roles(RED, "#e58a6a", fur, RED), -88j, 0.5)


def _snake(c: Canvas, fur: str, muzzle: str) -> None:
    c.path("M-3 112C-3 132-4 140-16 152L-2 146L0 140L2 146L16 152C4 140 3 132 3 112z", "#d9412f")
    c.path("M0-112L18-84L0-56L-18-84z", RED, stroke=GOLD, stroke_width="4")


def _horse(c: Canvas, fur: str, muzzle: str) -> None:
    locks = (
        "M-34-128C-20-90-24-66-40-50C-30-90-40-110-60-116zM-10-136C10-100 14-70 6-44C-4-84-16-110-34-126z"
        "M20-134C34-100 40-80 36-56C22-90 12-110-6-132z"
    )
    c.path(locks, "#4a2c24")


def _goat(c: Canvas, fur: str, muzzle: str) -> None:
    c.path("M-26 122C-16 150-8 168 0 178C8 168 16 150 26 122z", "#fffaf0", stroke=LINE, stroke_width="3")
    curls = "".join(oval(x, y, 24) for x, y in ((-44, -116), (0, -128), (44, -116), (-22, -98), (24, -98)))
    c.path(curls, "#fffaf0", stroke=mix(fur, LINE, 0.3), stroke_width="2")


def _monkey(c: Canvas, fur: str, muzzle: str) -> None:
    """The gold circlet."""
    c.path("M-140-92C-60-128 60-128 140-92L136-70C60-104-60-104-136-70z", GOLD, stroke=LINE, stroke_width="3")
    curls = place(motifs.spiral(18, 1.3, 6), -22 - 112j) + place(motifs.spiral(18, 1.3, 6, True), 22 - 112j)
    c.path(curls, "#8a5a12")


def _rooster(c: Canvas, fur: str, muzzle: str) -> None:
    c.path("M-34 44C-20 30 20 30 34 44C30 70 14 88 0 98C-14 88-30 70-34 44z", muzzle, stroke=LINE, stroke_width="4")
    c.path(brush(pts(-32, 52, 0, 62, 32, 52), [2, 4, 2]), "#8a5a12")
    wattle = mirror("M0 100C6 100 12 98 16 96C34 110 32 150 14 152C2 150 0 130 0 112z", 0)
    c.path(wattle, "#d9412f", stroke=LINE, stroke_width="3")


def _pig(c: Canvas, fur: str, muzzle: str) -> None:
    c.path(oval(0, 62, 50, 36), mix(fur, "#d9694a", 0.3), stroke=LINE, stroke_width="4")
    c.path(mirror(oval(17, 62, 9, 13), 0), "#7c2f2a")
    c.path(brush(pts(-30, 108, 0, 118, 30, 108), [2, 5, 2]), LINE)
    _blossom(c, fur, -90)


_MARKS: dict[str, Callable[[Canvas, str, str], None]] = {
    "rat": _rat, "ox": _ox, "tiger": _tiger, "rabbit": _rabbit, "dragon": _dragon, "snake": _snake, "horse": _horse,
    "goat": _goat, "monkey": _monkey, "rooster": _rooster, "pig": _pig, "qilin": _qilin,
}  # fmt: skip
