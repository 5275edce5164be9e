"""Half-figures at work, 800 by 1000, on nothing, and what their hands do."""

from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import brush, cells, oval, place
from storefront.demo.art.kinds import DRAWINGS, paper
from storefront.demo.art.makers.body import INK, arms, bench, hand, torso
from storefront.demo.art.makers.heads import head
from storefront.demo.art.makers.people import PEOPLE, Person
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles, shade, tint
from storefront.demo.art.vessels import small


def portrait(i: int) -> str:
    """The i-th inheritor (0 to 23) at the work table, 800 by 1000, on nothing; the picture stands on its lower edge."""
    who = PEOPLE[i]
    c = Canvas(800, 1000, 40 + i, title="an inheritor at work")
    with c.group(transform="translate(800 0)scale(-1 1)" if "flip" in who.marks else None):
        torso(c, who)
        head(c, who, turn=2 + 7 * i % 5)
        bench(c)
        pose(c, who, MATERIALS[who.material])
    c.view = (64, 98, 672, 840)
    return c.svg()


BAMBOO, STEEL, WOOD = MATERIALS["bamboo"], MATERIALS["silver"], MATERIALS["wood"]

# Pose | both wrists | where the work stands, its size and turn | left hand | right hand: place, turn and grip
_TABLE = """
turn   | 246 786 554 786 | 400 896 .52    | 252 800 52 flat    | 548 800 -52 flat
brush  | 240 800 568 726 | 376 906 .5     | 246 812 56 flat    | 560 736 -58 holding
hoop   | 236 800 580 690 | 414 913 .46 -8 | 232 824 40 holding | 578 700 -34 holding
cut    | 250 776 566 772 |                | 250 800 44 holding | 584 778 -50 holding
zither | 268 790 536 786 |                | 520 792 190 flat   | 286 796 168 flat
pound  | 244 800 500 640 | 400 912 .54    | 250 816 52 flat    | 512 650 -62 holding
carve  | 262 760 560 750 | 356 892 .42    | 258 790 46 holding | 572 756 -56 holding
show   | 240 770 560 770 | 400 913 .46    | 238 794 40 holding | 562 794 -40 holding
"""
_POSES = {row[0]: row[1:] for row in cells(_TABLE)}
_NARROW = {"sachet": 56, "hairpin": 52, "shadow_puppet": 48, "opera_mask": 34, "indigo_cloth": 18, "brocade": 10}
"""How far narrow pieces bring the hands together, when they are shown."""


def pose(c: Canvas, who: Person, m: Tones) -> None:
    """Both arms and hands with the work between them."""
    wrists, where, *hands = _POSES[who.pose]
    x0, y0, x1, y1 = map(float, wrists.split())
    near = _NARROW.get(who.prop, 0) if who.pose == "show" else 0
    arms(c, who, complex(x0 + near, y0), complex(x1 - near, y1))
    if where:
        small(c, DRAWINGS[who.prop], m, who.ornament, *map(float, where.split()))
    if who.pose in ("cut", "zither"):
        {"cut": _paper, "zither": _zither}[who.pose](c, who, m)
    for k, text in enumerate(hands):
        x, y, turn, grip = text.split()
        at = complex(float(x) + (near if k == 0 else -near), float(y))
        if k == 1 and who.pose in _TOOLS:
            _TOOLS[who.pose](c)
        hand(c, who.skin, at, float(turn), grip, flip=k == 0)
    if who.pose == "brush":
        _brush(c, who)


def _brush(c: Canvas, who: Person) -> None:
    """A brush in the right hand, the thumb over it."""
    c.pieces(f"""
        {BAMBOO.base} | {BAMBOO.line} 2.4 | ~ 560 560 510 690 478 772 / 9 11 10
        {INK} | | M472 764L488 770C486 786 474 800 462 806C462 792 464 778 472 764z""")
    with c.at(560, 736, 1, -58):
        c.path(brush("-4 -48 -14 -72 2 -82", "15 14 9", 3), who.skin, mix(who.skin, "#6b3a20", 0.75), 2.4)


def _needle(c: Canvas) -> None:
    c.line("M536 640C500 690 470 760 420 790", "#c8412f", 2.4)
    c.path(brush("520 612 548 652", "1.2 4"), "#dfe5e8", "#454f58", 1.2)


def _scissors(c: Canvas) -> None:
    for angle, side in ((-16, 7), (16, -7)):
        with c.at(536, 736, 1, angle - 62):
            c.path("M-5 0L-2-120L6-4z", STEEL.base, STEEL.line, 2.4)
            c.disc(side, 34, 18, "none", "#3a3236", 7)
    c.disc(533, 734, 5, STEEL.line)


def _knife(c: Canvas) -> None:
    with c.at(520, 726, 1, -58):
        c.path("M-7 10L-6-40L8-40L8 10z", WOOD.base, WOOD.line, 2.4)
        c.path("M-6-40L-4-104L8-84L8-40z", STEEL.base, STEEL.line, 2.4)


_TOOLS = {"hoop": _needle, "cut": _scissors, "carve": _knife}


def _paper(c: Canvas, who: Person, m: Tones) -> None:
    """A window flower that is being cut."""
    gap = tint(who.cloth, 0.72)
    with c.at(338, 756, 1, -10):
        outline, cuts = (place(d, scale=0.57) for d in paper.papercut_shape(c.rng, 8))
        c.pieces(f"""
            {mix(m.base, INK, 0.4)} | | {place(outline, 3 + 4j)}
            {m.base} | | {outline}
            {gap} | | {cuts}""")
        c.paint("plum", roles(gap, m.base, m.base, m.base), 0j, 0.5)


def _zither(c: Canvas, who: Person, m: Tones) -> None:
    """A zither that lies across the table."""
    rows = [(56 - 3 * k, 806 + 9 * k, 794 + 11 * k, 746 + 3 * k) for k in range(7)]
    marks = "".join(oval(110 + 48 * k, 800 - 6 * (1 - ((k - 6) / 6) ** 2), 4.6) for k in range(13))
    c.pieces(f"""
        {c.fade("v", tint(m.base, 0.16), m.deep)} | key {m.line} | M40 800C200 786 600 786 760 800L776 872C600 892 200
            892 24 872z
        {shade(m.deep, 0.25)} | {m.line} 3 | M24 872C200 892 600 892 776 872L772 908C600 924 200 924 28 908z
        | pen #efe2c0 1.8 | {"".join(f"M{a} {y}C220 {low} 580 {low} {b} {y}" for a, y, low, b in rows)}
        #f6ecd0 | | {marks}""")
