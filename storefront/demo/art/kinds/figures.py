"""Painted clay toys: twelve animals of the zodiac and a hidden thirteenth. One body, thirteen heads, many gifts.

A toy is drawn from the front about x=400.
"""

from dataclasses import dataclass

from storefront.demo.art import motifs, parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.framing import frame
from storefront.demo.art.geom import brush, mirror, oval, place, points
from storefront.demo.art.kinds.toy_heads import GOLD, LINE, RED, clay, head
from storefront.demo.art.motifs import Motif
from storefront.demo.art.palettes import MATERIALS, Colours, Tones, mix, roles, tint
from storefront.demo.art.patterns import tile

# name, fur, muzzle, robe, its trim, the pattern of its cloth, what the toy holds
_TABLE = """
rat     #a9a6a8 #efe6dc #b5403a #f0d9a0 coin     pomegranate
ox      #b5763f #f0dcb8 #2f6b5e #e9c46a meander  drum
tiger   #e9a43c #fff3dc #2b4a7c #e9c46a clouds   kite
rabbit  #faf3e8 #ffffff #c8412f #e9c46a peonies  mooncake
dragon  #3f8f7c #f0e2b8 #c8412f #e9c46a scales   pearl
snake   #7fa35a #f0eabf #6d3a5e #e9c46a tortoise ruyi
horse   #8f4a2f #e8c9a0 #3f6f8f #f0d9a0 diaper   lantern
goat    #f3e8d4 #fffaf0 #c07a2f #fbe7b8 plums    peach
monkey  #a8683c #f6d9b4 #c8412f #f0d060 tortoise peach
rooster #fbf3e6 #f0b23c #24406f #e9c46a sprigs   fan
dog     #f0dcb4 #fffaf0 #7c2f3a #e9c46a clouds   ball
pig     #f3bfae #f8d3c4 #2f6b5e #e9c46a peonies  ingot
qilin   #e5b84a #fbe9b0 #a8781c #fff3c4 clouds   seal
"""


@dataclass(frozen=True, slots=True)
class Toy:
    """One figure; a row of the table."""

    name: str
    fur: str
    muzzle: str
    robe: str
    trim: str
    cloth: str
    holds: str


SERIES = tuple(Toy(*row.split()) for row in _TABLE.strip().splitlines())


def figure(i: int) -> str:
    """The i-th toy (0 to 11 the zodiac, 12 hidden), alone with its shadow, on nothing."""
    c = Canvas(800, 800, 60 + i, title=SERIES[i].name)
    toy(c, SERIES[i])
    return frame(c, 0.86).svg()


def clay_figure(c: Canvas, m: Tones, kind: int = 0) -> None:
    """One of the twelve as a product."""
    toy(c, SERIES[kind])


def toy(c: Canvas, t: Toy) -> None:
    """The figure on its little stand; the hidden one shines."""
    if t.name == "qilin":
        c.path(parts.shine(400 + 330j, 30, 210, 330), "#f0cf7a", opacity=0.35)
    wood = MATERIALS["ebony"]
    c.shadow(400, 706, 200, 24)
    c.pieces(f"""
        {wood.deep} | {wood.line} 4 | M236 668C236 646 564 646 564 668V690C564 712 236 712 236 690z
        {wood.base} | {wood.line} 2.4 | o 400 668 164 20
        | pen {GOLD} 3 | M240 694C260 706 540 706 560 694
    """)
    standing(c, t)


def standing(c: Canvas, t: Toy) -> None:
    """The figure without its stand."""
    _robe(c, t)
    head(c, t.name, t.fur, t.muzzle)
    _held(c, t.holds)
    _arms(c, t)


def _robe(c: Canvas, t: Toy) -> None:
    body = (
        "M400 396C486 396 528 456 546 540C556 592 548 628 520 644C480 660 320 660 280 644C252 628 244 592 254 540C272 "
        "456 314 396 400 396z"
    )
    light, shoes = tint(t.robe, 0.3), "#8a5a12" if t.name == "qilin" else "#3a2a2a"
    c.pieces(f"""
        {shoes} | key {LINE} twin | o 462 650 58 26
        #fff | twin @0.25 | o 456 642 24 7
        {t.robe} | key {LINE} | {body}
    """)
    with c.inside(body):
        c.path(body, tile(c, t.cloth, roles(mix(t.robe, t.trim, 0.55), light, t.robe, t.trim), 0.62))
        c.path("M236 612H564V670H236z", t.trim)
        hem = ",".join(f"{240 + 40 * k} 624 .38" for k in range(9))
        c.scatter("wave", roles(mix(t.robe, LINE, 0.2), light, t.trim, t.trim), hem)
        c.path("M330 396L404 500L470 396L508 410L416 560H392L292 410z", t.trim, LINE, 3)
    c.lit(body, "r", 0.3, 0.42, 0.45, box=(340, 460, 260))


def _arms(c: Canvas, t: Toy) -> None:
    """Sleeves and paws, round what is held."""
    paw = clay(c, t.muzzle if t.name == "rooster" else t.fur)
    for s in (-1, 1):
        arm = brush([complex(400 + s * z.real, z.imag) for z in points("92 440 158 500 140 562 92 566")], "40 74 70 52")
        c.solid(arm, t.robe, LINE)
        c.lit(arm, "v", 0.3, 0.35)
        with c.inside(arm):
            c.line(f"M{400 + s * 112} 528V610", t.trim, 18)
        c.solid(oval(400 + s * 82, 566, 30, 28), paw, LINE, 4)
        c.line(f"M{400 + s * 74} 556q{-s * 8} 8 0 16M{400 + s * 88} 586q{-s * 2} -8 {s * 2} -14", LINE, 2.4)


_AT = 400 + 540j
"""Where things are held."""
_FESTIVE = roles(RED, "#e58a6a", "#fff6e4", GOLD)
_ROUND: dict[str, tuple[str, str | Motif, Colours, float]] = {
    "drum": ("#f3e2bd", "longevity", _FESTIVE, 1.05),
    "mooncake": ("#e2a04a", "peony", roles("#a8601a", "#c07a2a", "#efbe6a", "#a8601a"), 1.05),
    "pearl": ("#fbf3e6", "cloud", roles("#7fb5ac", "#7fb5ac", "#fbf3e6", GOLD), 0.8),
    "ball": (RED, motifs.window_flower(), roles("#e9c46a", "#e9c46a", RED, "#e9c46a"), 1.05),
    "kite": ("#f6ead0", "butterfly", roles("#2b4a7c", "#7f9fcb", "#f6ead0", RED), 1.05),
}
"""Round things with an ornament: colour, motif, its colours and its size."""
_FRUIT = {
    "peach": roles("#e58a7a", "#4f8f62", "#fff0e4", "#d9412f"),
    "pomegranate": roles("#d9512f", "#4f8f62", "#fff0e4", "#8f1a1a"),
}


def _held(c: Canvas, what: str) -> None:
    """What a toy holds before its breast."""
    if what in _ROUND:
        base, motif, colours, size = _ROUND[what]
        c.solid(oval(400, 540, 74), clay(c, base), LINE)
        c.paint(motif, colours, _AT, size)
        if what == "drum":
            c.disc(400, 540, 67, "none", RED, 9)
        c.disc(374, 510, 13, "#fff", opacity=0.4)
    elif what in _FRUIT:
        c.paint(what, dict.fromkeys("dmpx", LINE), _AT + 1 + 2j, 1.96)
        c.paint(what, _FRUIT[what], _AT, 1.86)
    elif what == "lantern":
        c.pieces(f"""
            | pen {LINE} 4 | M400 444V480
            {clay(c, "#d9412f")} | key {LINE} | o 400 540 70 58
            | pen #7c1a14 2.4 | M400 482C320 500 320 580 400 598M400 482C360 500 360 580 400 598M400 482V598M400 482C440
                500 440 580 400 598M400 482C480 500 480 580 400 598
            {GOLD} | {LINE} 2.4 | b 368 474 64 14 4 + b 368 592 64 14 4
        """)
        parts.tassel(c, 400, 604, 50, GOLD, "#8a5a12", RED)
    elif what == "fan":
        for k in range(9):
            slat = place("M-5 0L-13-104H13L5 0z", _AT + 50j, 1, 16 * k - 64)
            c.path(slat, "#fff6e4" if k % 2 else "#f0cf9c", LINE, 2.4)
        c.paint("peony", _FESTIVE, _AT - 22j, 0.5)
        c.disc(400, 588, 8, GOLD, LINE)
    elif what == "ingot":
        c.solid(place(mirror("M0-46C60-44 70-16 104-26C96 30 56 52 0 52z", 0), _AT), clay(c, "#f0c04a"), LINE)
        c.ellipse(400, 522, 50, 30, tint(GOLD, 0.35), "#9c6b1d", 2.5)
    elif what == "seal":
        c.pieces(f"""
            {clay(c, RED)} | key {LINE} | b 344 510 112 90 8
            {clay(c, "#d9694a")} | key {LINE} | M370 510C366 470 434 470 430 510z
        """)
        parts.glyph(c, "家", 400, 556, 62, "#fff3c4", 10)
    else:
        c.paint("ruyi", roles("#76a182", "#b9d3ae", "#e8f2dc", GOLD), _AT - 26j, 1.25, 180)
        c.path(brush("400 560 392 600 404 640", "22 18 24"), "#76a182", LINE)
