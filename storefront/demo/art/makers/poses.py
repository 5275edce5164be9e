"""What the hands do. A pose draws both arms, the work and the hands, in that order."""

from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import brush, oval, place
from storefront.demo.art.kinds import DRAWINGS, paper
from storefront.demo.art.makers.body import INK, arms, hand
from storefront.demo.art.makers.people import Person
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles, shade, tint
from storefront.demo.art.vessels import small

BAMBOO, STEEL, WOOD = MATERIALS["bamboo"], MATERIALS["silver"], MATERIALS["wood"]


def _work(c: Canvas, who: Person, m: Tones, x: float, foot: float, size: float, turn: float = 0) -> None:
    small(c, DRAWINGS[who.prop], m, who.ornament, x, foot, size, turn)


def turn(c: Canvas, who: Person, m: Tones) -> None:
    """Both hands round a vessel."""
    arms(c, who, 246 + 786j, 554 + 786j)
    _work(c, who, m, 400, 896, 0.52)
    hand(c, who.skin, 252 + 800j, 52, flip=True)
    hand(c, who.skin, 548 + 800j, -52)


def paint(c: Canvas, who: Person, m: Tones) -> None:
    """One hand paints a piece on the table, the other steadies it."""
    arms(c, who, 240 + 800j, 568 + 726j)
    _work(c, who, m, 376, 906, 0.5)
    hand(c, who.skin, 246 + 812j, 56, flip=True)
    hand(c, who.skin, 560 + 736j, -58, "holding")
    c.pieces(f"""
        {BAMBOO.base} | {BAMBOO.line} 2.4 | ~ 560 560 510 690 478 772 / 9 11 10
        {INK} | | M472 764L488 770C486 786 474 800 462 806C462 792 464 778 472 764z
    """)
    with c.at(560, 736, 1, -58):
        c.path(brush("-4 -48 -14 -72 2 -82", "15 14 9", 3), who.skin, mix(who.skin, "#6b3a20", 0.75), 2.4)


def hoop(c: Canvas, who: Person, m: Tones) -> None:
    """Embroidery: a hoop in one hand, the needle raised in the other."""
    arms(c, who, 236 + 800j, 580 + 690j)
    _work(c, who, m, 414, 913, 0.46, -8)
    hand(c, who.skin, 232 + 824j, 40, "holding", flip=True)
    c.line("M536 640C500 690 470 760 420 790", "#c8412f", 2.4)
    c.path(brush("520 612 548 652", "1.2 4"), "#dfe5e8", "#454f58", 1.2)
    hand(c, who.skin, 578 + 700j, -34, "holding")


def cut(c: Canvas, who: Person, m: Tones) -> None:
    """Paper-cutting: the flower in one hand, scissors in the other."""
    arms(c, who, 250 + 776j, 566 + 772j)
    gap = tint(who.cloth, 0.72)
    with c.at(338, 756, 1, -10):
        outline, cuts = (place(d, scale=0.57) for d in paper.papercut_shape(c.rng, 8))
        c.pieces(f"""
            {mix(m.base, INK, 0.4)} | | {place(outline, 3 + 4j)}
            {m.base} | | {outline}
            {gap} | | {cuts}
        """)
        c.paint("plum", roles(gap, m.base, m.base, m.base), 0j, 0.5)
    hand(c, who.skin, 250 + 800j, 44, "holding", flip=True)
    for angle, side in ((-16, 7), (16, -7)):
        with c.at(536, 736, 1, angle - 62):
            c.path("M-5 0L-2-120L6-4z", STEEL.base, STEEL.line, 2.4)
            c.disc(side, 34, 18, "none", "#3a3236", 7)
    c.disc(533, 734, 5, STEEL.line)
    hand(c, who.skin, 584 + 778j, -50, "holding")


def zither(c: Canvas, who: Person, m: Tones) -> None:
    """Hands on the strings."""
    arms(c, who, 268 + 790j, 536 + 786j)
    strings = "".join(
        f"M{56 - 3 * k} {806 + 9 * k}C220 {794 + 11 * k} 580 {794 + 11 * k} {746 + 3 * k} {806 + 9 * k}"
        for k in range(7)
    )
    marks = "".join(oval(110 + 48 * k, 800 - 6 * (1 - ((k - 6) / 6) ** 2), 4.6) for k in range(13))
    c.pieces(f"""
        {c.fade("v", tint(m.base, 0.16), m.deep)} | key {m.line} | M40 800C200 786 600 786 760 800L776 872C600 892 200
            892 24 872z
        {shade(m.deep, 0.25)} | {m.line} 3 | M24 872C200 892 600 892 776 872L772 908C600 924 200 924 28 908z
        | pen #efe2c0 1.8 | {strings}
        #f6ecd0 | | {marks}
    """)
    hand(c, who.skin, 286 + 796j, 168)
    hand(c, who.skin, 520 + 792j, 190, flip=True)


def pound(c: Canvas, who: Person, m: Tones) -> None:
    """A pestle in a mortar."""
    arms(c, who, 244 + 800j, 500 + 640j)
    _work(c, who, m, 400, 912, 0.54)
    hand(c, who.skin, 250 + 816j, 52, flip=True)
    hand(c, who.skin, 512 + 650j, -62, "holding")


def carve(c: Canvas, who: Person, m: Tones) -> None:
    """A small piece in one hand and a knife in the other."""
    arms(c, who, 262 + 760j, 560 + 750j)
    _work(c, who, m, 356, 892, 0.42)
    hand(c, who.skin, 258 + 790j, 46, "holding", flip=True)
    with c.at(520, 726, 1, -58):
        c.path("M-7 10L-6-40L8-40L8 10z", WOOD.base, WOOD.line, 2.4)
        c.path("M-6-40L-4-104L8-84L8-40z", STEEL.base, STEEL.line, 2.4)
    hand(c, who.skin, 572 + 756j, -56, "holding")


REACH = {"sachet": 104, "hairpin": 108, "shadow_puppet": 112, "opera_mask": 126, "indigo_cloth": 142, "brocade": 150}


def show(c: Canvas, who: Person, m: Tones) -> None:
    """Both hands hold a flat piece up before the chest; narrow pieces bring the hands together."""
    reach = REACH.get(who.prop, 160)
    arms(c, who, complex(400 - reach, 770), complex(400 + reach, 770))
    _work(c, who, m, 400, 913, 0.46)
    hand(c, who.skin, complex(398 - reach, 794), 40, "holding", flip=True)
    hand(c, who.skin, complex(402 + reach, 794), -40, "holding")


POSES = {
    "turn": turn,
    "brush": paint,
    "hoop": hoop,
    "cut": cut,
    "zither": zither,
    "pound": pound,
    "carve": carve,
    "show": show,
}
