"""What the hands do. A pose draws both arms, the work and the hands, in that order."""

from storefront.demo.art import geom, motifs
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import brush, oval, pts
from storefront.demo.art.kinds import paper, remedies, textiles
from storefront.demo.art.kinds.drawings import DRAWINGS
from storefront.demo.art.makers.body import INK, arms, hand
from storefront.demo.art.makers.people import Person
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles
from storefront.demo.art.patterns import paint
from storefront.demo.art.vessels import keyline, small


def _turn(c: Canvas, who: Person, m: Tones) -> None:
    """Both hands round a vessel."""
    arms(c, who, 246 + 786j, 554 + 786j)
    small(c, DRAWINGS[who.prop], m, who.ornament, 400, 896, 0.52)
    hand(c, who.skin, 252 + 800j, 52, flip=True)
    hand(c, who.skin, 548 + 800j, -52)


def _brush(c: Canvas, who: Person, m: Tones) -> None:
    """One hand paints a piece on the table, the other steadies it."""
    arms(c, who, 240 + 800j, 568 + 726j)
    small(c, DRAWINGS[who.prop], m, who.ornament, 376, 906, 0.50)
    hand(c, who.skin, 246 + 812j, 56, flip=True)
    hand(c, who.skin, 560 + 736j, -58, "holding")
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


def _hoop(c: Canvas, who: Person, m: Tones) -> None:
    """Embroidery: a hoop in one hand, the needle raised in the other."""
    arms(c, who, 236 + 800j, 580 + 690j)
    with c.at(190, 640, 0.46, -8):
        textiles.embroidery(c, m, who.ornament)
    hand(c, who.skin, 232 + 824j, 40, "holding", flip=True)
    c.line("M536 640C500 690 470 760 420 790", "#c8412f", 2.4)
    c.path(brush(pts(520, 612, 548, 652), [1.2, 4]), "#dfe5e8", stroke="#454f58", stroke_width="1.2")
    hand(c, who.skin, 578 + 700j, -34, "holding")


def _cut(c: Canvas, who: Person, m: Tones) -> None:
    """Paper-cutting: the flower in one hand, scissors in the other."""
    arms(c, who, 250 + 776j, 566 + 772j)
    with c.at(338, 756, 1, -10):
        outline, _cuts = paper.papercut_shape(c.rng, 8, 150)
        c.path(outline, mix(m.base, INK, 0.4), transform="translate(3 4)")
        c.path(outline, m.base)
        c.path(geom.place(paper.papercut_shape(c.rng, 8)[1], 0j, 0.56), mix(who.cloth, "#ffffff", 0.72))
        paint(c, motifs.plum(), roles(mix(who.cloth, "#ffffff", 0.72), m.base, m.base, m.base), 0j, 0.5)
    hand(c, who.skin, 250 + 800j, 44, "holding", flip=True)
    steel = MATERIALS["silver"]
    for a, b in ((-16, 12), (16, -12)):
        with c.at(536, 736, 1, -62 + a):
            c.path("M-5 0L-2-120L6-4z", steel.base, stroke=steel.line, stroke_width="2.4")
            c.disc(b * 0.6, 34, 18, "none", stroke="#3a3236", stroke_width="7")
    c.disc(533, 734, 5, steel.line)
    hand(c, who.skin, 584 + 778j, -50, "holding")


def _zither(c: Canvas, who: Person, m: Tones) -> None:
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
    hand(c, who.skin, 286 + 796j, 168)
    hand(c, who.skin, 520 + 792j, 190, flip=True)


def _pound(c: Canvas, who: Person, m: Tones) -> None:
    """A pestle in a mortar."""
    arms(c, who, 244 + 800j, 500 + 640j)
    small(c, remedies.mortar, m, who.ornament, 400, 912, 0.54)
    hand(c, who.skin, 250 + 816j, 52, flip=True)
    hand(c, who.skin, 512 + 650j, -62, "holding")


def _carve(c: Canvas, who: Person, m: Tones) -> None:
    """A small piece in one hand and a knife in the other."""
    arms(c, who, 262 + 760j, 560 + 750j)
    small(c, DRAWINGS[who.prop], m, who.ornament, 356, 892, 0.42)
    hand(c, who.skin, 258 + 790j, 46, "holding", flip=True)
    steel = MATERIALS["silver"]
    with c.at(520, 726, 1, -58):
        c.path("M-7 10L-6-40L8-40L8 10z", MATERIALS["wood"].base, stroke=MATERIALS["wood"].line, stroke_width="2.4")
        c.path("M-6-40L-4-104L8-84L8-40z", steel.base, stroke=steel.line, stroke_width="2.4")
    hand(c, who.skin, 572 + 756j, -56, "holding")


REACH = {"sachet": 104, "hairpin": 108, "shadow_puppet": 112, "opera_mask": 126, "indigo_cloth": 142, "brocade": 150}


def _show(c: Canvas, who: Person, m: Tones) -> None:
    """Both hands hold a flat piece up before the chest; narrow pieces bring the hands together."""
    reach = REACH.get(who.prop, 160)
    arms(c, who, complex(400 - reach, 770), complex(400 + reach, 770))
    with c.at(400 - 400 * 0.46, 612, 0.46):
        DRAWINGS[who.prop](c, m, who.ornament)
    hand(c, who.skin, complex(398 - reach, 794), 40, "holding", flip=True)
    hand(c, who.skin, complex(402 + reach, 794), -40, "holding")


POSES = {
    "turn": _turn,
    "brush": _brush,
    "hoop": _hoop,
    "cut": _cut,
    "zither": _zither,
    "pound": _pound,
    "carve": _carve,
    "show": _show,
}
