"""Painted clay toys: twelve animals of the zodiac and a hidden thirteenth. One body, thirteen heads, many gifts.

A toy is drawn from the front about x=400.
"""

from dataclasses import dataclass

from storefront.demo.art import motifs, parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.framing import frame
from storefront.demo.art.geom import brush, cells, mirror, oval, place, points, strew
from storefront.demo.art.motifs import Motif
from storefront.demo.art.palettes import MATERIALS, Colours, Tones, mix, roles, tint
from storefront.demo.art.patterns import tile

LINE, GOLD, RED = "#33231f", "#e2b457", "#c8412f"
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
        | pen {GOLD} 3 | M240 694C260 706 540 706 560 694""")
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
        {t.robe} | key {LINE} | {body}""")
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
            {GOLD} | {LINE} 2.4 | b 368 474 64 14 4 + b 368 592 64 14 4""")
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
            {clay(c, "#d9694a")} | key {LINE} | M370 510C366 470 434 470 430 510z""")
        parts.glyph(c, "家", 400, 556, 62, "#fff3c4", 10)
    else:
        c.paint("ruyi", roles("#76a182", "#b9d3ae", "#e8f2dc", GOLD), _AT - 26j, 1.25, 180)
        c.path(brush("400 560 392 600 404 640", "22 18 24"), "#76a182", LINE)


_FACE = "M0-136C96-136 168-84 168 6C168 92 98 136 0 136C-98 136-168 92-168 6C-168-84-96-136 0-136z"

# Animal (or the one above) | when: `behind` the face in clay, `flat` on what stands behind, on the `face` before the
# eyes, or as a `mark` after them | colour (fur, muzzle, inner, hood or one of its own) | line | shape.
_HEADS = """
rat | behind | fur | pair | o 118 -104 66 64
| flat | inner | pair | o 118 -98 42 40
| mark | #fff | #33231f 2.4 | M-8 96H8V114H-8z
ox | behind | #f0e2c4 | pair | M84-92C110-110 150-130 150-190C190-150 190-80 120-50z
| behind | fur | pair | M130-50C170-80 210-70 216-44C196-20 150-20 130-26z
| mark | | #e2b457 6 | o 0 108 20
tiger | behind | fur | pair | o 104 -108 50
| flat | #fff3dc | pair | o 104 -105 30
| face | #33231f | pair | M170-40C140-44 120-34 104-20C130-20 150-16 170-10zM172 20C146 16 128 24 114 38C138 36 156 42
    172 50z
| mark | #33231f | | ~ -26 -104 0 -108 26 -104 / 3 9 3 + ~ -30 -84 0 -88 30 -84 / 3 9 3 + ~ -26 -64 0 -68 26 -64 / 3 9 3
    + ~ 0 -106 0 -62 / 8 7
rabbit | behind | fur | pair | M40-110C10-170 10-236 58-262C112-240 118-170 96-104z
| flat | #f0a896 | pair | M54-124C34-176 34-222 58-240C88-222 92-176 82-122z
| mark | #fff | #33231f 2.4 | M-9 98H9V116C9 120-9 120-9 116z
dragon | behind | #e2703a | pair | ~ 92 60 158 70 190 116 / 60 50 4 + ~ 110 20 190 20 226 44 / 60 50 4 + ~ 110 -30 190
    -50 232 -40 / 60 50 4
| behind | #f0d9a0 | pair | ~ 44 -110 62 -170 50 -220 84 -262 / 28 24 18 5 + ~ 60 -176 96 -190 112 -222 / 16 13 4
| behind | fur | pair | M120-60C150-100 196-110 206-86C200-56 166-34 134-30z
| mark | #e2b457 | #33231f 1.6 pair | ~ 46 84 100 96 140 76 178 96 / 7 6 5 1
qilin | behind | #fff0b8 | pair | ~ 92 60 158 70 190 116 / 60 50 4 + ~ 110 20 190 20 226 44 / 60 50 4 + ~ 110 -30 190
    -50 232 -40 / 60 50 4
| behind | #c8412f | pair | ~ 60 -106 92 -160 88 -214 120 -250 / 30 25 17 4
| behind | fur | pair | M120-60C150-100 196-110 206-86C200-56 166-34 134-30z
| mark | #c8412f | #33231f 1.6 pair | ~ 46 84 100 96 140 76 178 96 / 7 6 5 1
snake | behind | hood | | M-150-20C-190-120-120-190 0-194C120-190 190-120 150-20z
| mark | #d9412f | | M-3 112C-3 132-4 140-16 152L-2 146L0 140L2 146L16 152C4 140 3 132 3 112z
| mark | #c8412f | #e2b457 4 | M0-112L18-84L0-56L-18-84z
horse | behind | #4a2c24 | | M-50-110C-60-190 0-220 40-190C110-200 170-120 164-20C160 30 170 70 150 110C130 60 130 0
    110-50z
| behind | fur | pair | M40-110C40-160 62-196 84-204C104-176 106-130 96-92z
| face | muzzle | | M-20-140C-34-60-30-10 0 30C30-10 34-60 20-140z
| mark | #4a2c24 | | M-34-128C-20-90-24-66-40-50C-30-90-40-110-60-116zM-10-136C10-100 14-70 6-44C-4-84-16-110-34-126z
    M20-134C34-100 40-80 36-56C22-90 12-110-6-132z
goat | behind | #b98f5a | pair | ~ 56 -100 110 -170 186 -150 190 -80 150 -56 / 46 44 36 24 6 / 5
| behind | fur | pair | M126-34C160-50 200-30 206 0C186 16 150 6 130-6z
| mark | #fffaf0 | #33231f 3 | M-26 122C-16 150-8 168 0 178C8 168 16 150 26 122z
| mark | #fffaf0 | #a89a86 | o -44 -116 24 + o 0 -128 24 + o 44 -116 24 + o -22 -98 24 + o 24 -98 24
monkey | behind | fur | pair | o 158 0 50
| flat | inner | pair | o 158 3 30
| face | muzzle | | M0-70C40-112 140-90 128 10C120 100 60 140 0 140C-60 140-120 100-128 10C-140-90-40-112 0-70z
| mark | #e2b457 | #33231f 3 | M-140-92C-60-128 60-128 140-92L136-70C60-104-60-104-136-70z
rooster | behind | #d9412f | | M-70-110C-84-160-40-176-30-150C-30-196 20-206 26-160C44-190 90-170 70-110z
| mark | muzzle | #33231f 4 | M-34 44C-20 30 20 30 34 44C30 70 14 88 0 98C-14 88-30 70-34 44z
| mark | #8a5a12 | | ~ -32 52 0 62 32 52 / 2 4 2
| mark | #d9412f | #33231f 3 pair | M0 100C6 100 12 98 16 96C34 110 32 150 14 152C2 150 0 130 0 112z
dog | behind | #b5763f | pair | M70-110C120-140 180-110 186-40C186 20 160 40 140 30C116 10 110-40 90-70z
| face | #b5763f | | M20-60C60-90 130-70 130-6C128 40 70 50 40 20C20 0 10-40 20-60z
pig | behind | fur | pair | M56-110C80-170 140-180 170-150C176-100 150-60 120-50z
| flat | #e58f7c | pair | M84-108C104-144 134-150 148-138C148-104 134-84 118-76z
| mark | inner | #33231f 4 | o 0 62 50 36
| mark | #7c2f2a | pair | o 17 62 9 13
| mark | #33231f | | ~ -30 108 0 118 30 108 / 2 5 2
"""
_ROWS = cells(_HEADS)
_BROW = {
    "ox": ("plum", -82),
    "pig": ("plum", -90),
    "dragon": ("cloud", -88),
    "qilin": ("lotus", -88),
    "rabbit": ("plum", -84),
}
"""What an animal wears on its brow."""


def clay(c: Canvas, colour: str) -> str:
    """Clay is lit from the upper left; white clay turns warm in the shade, never grey."""
    pale = sum(int(colour[i : i + 2], 16) for i in (1, 3, 5)) > 630
    edge = mix(colour, "#d9a070", 0.5) if pale else mix(colour, "#5a2a1a", 0.32)
    return c.fade("r", tint(colour, 0.4), colour, edge)


def head(c: Canvas, name: str, fur: str, muzzle: str) -> None:
    """The whole head of the toy in its middle place."""
    colours = {"fur": fur, "muzzle": muzzle, "inner": mix(fur, "#e58f7c", 0.55), "hood": mix(fur, "#2f5a3a", 0.35)}

    def marks(*stages: str) -> None:
        animal = ""
        for called, stage, fill, line, shape in _ROWS:
            animal = called or animal
            if animal == name and stage in stages:
                if stage == "behind":
                    fill, line = clay(c, colours.get(fill, fill)), f"key {LINE} 5 {line}"
                c.pieces(f"{fill} | {line} | {shape}", colours)

    with c.at(400, 290, 1.04):
        marks("behind", "flat")
        c.solid(_FACE, clay(c, fur), LINE)
        with c.inside(_FACE):
            if name not in ("snake", "monkey", "rooster", "pig"):
                c.path(oval(0, 92, 92, 68), muzzle)
            marks("face")
            if name in ("snake", "dragon"):
                spots = "14 -112, 42 -104, 28 -92, 70 -92, 132 -40, 146 -14, 134 10, 148 34, 118 92, 96 110"
                scales = mirror(strew("M-12-8C-12 8 12 8 12-8C8 2-8 2-12-8z", spots), 0)
                c.path(scales, mix(fur, "#173a2c", 0.45), opacity=0.7)
        _cheeks_and_eyes(c, fur, 0.94 if name in ("horse", "ox") else 1.0)
        _muzzle(c, name)
        marks("mark")
        if name in _BROW:
            motif, y = _BROW[name]
            c.paint(motif, roles(RED, mix(RED, fur, 0.3), fur, GOLD), y * 1j, 0.48)
        if name in ("rat", "tiger", "rabbit"):
            c.line(mirror("M70 74L132 64M72 88L134 92", 0), LINE, 3)
        c.path(place("M-60-14C-30-30 20-32 50-24C20-24-20-18-60-4z", -40 - 92j), "#fff", opacity=0.45)


def _cheeks_and_eyes(c: Canvas, fur: str, size: float) -> None:
    """Rouge with a blossom, and round painted eyes with two lights in each."""
    c.pieces(f"""
        {c.fade("r", (0, "#e2583f", 0.75), (1, "#e2583f", 0))} | | o -112 44 32 26 + o 112 44 32 26
        #fffaf0 | {LINE} 4 pair | o 66 -6 {25 * size} {29 * size}
        #241816 | pair | o 63 -4 {18 * size} {22 * size}
        #fff | | o -69 -13 {7 * size} + o 57 -13 {7 * size}
        #fff | @0.8 | o -57 3 {3.4 * size} + o 69 3 {3.4 * size}
        {LINE} | pair | ~ 38 -54 64 -66 94 -54 / 2 7 2""")
    c.scatter("plum", roles("#d9512f", "#d9512f", fur, GOLD), "-122 46 .34 -12, 122 46 .34 12")


def _muzzle(c: Canvas, name: str) -> None:
    """Nose and mouth; the rooster and the pig have their own."""
    if name in ("ox", "horse", "dragon", "qilin"):
        c.path(mirror(oval(26 if name == "horse" else 30, 74, 8, 10), 0), LINE)
    elif name in ("snake", "monkey"):
        c.path(mirror(oval(9, 62, 4, 5), 0), LINE)
    elif name not in ("rooster", "pig"):
        c.pieces(f"""
            {"#d96a5a" if name in ("rabbit", "rat") else LINE} | | M-16 58C-10 52 10 52 16 58C14 70 6 76 0 78
                C-6 76-14 70-16 58z
            {LINE} | | ~ 0 76 0 90 / 3.6 3.6
            {LINE} | pair | ~ 32 90 16 102 0 92 / 1.5 4 3.4""")
    if name in ("ox", "horse", "dragon", "qilin", "snake", "monkey"):
        c.path(brush("-36 96 0 112 36 96", "2 5 2"), LINE)
