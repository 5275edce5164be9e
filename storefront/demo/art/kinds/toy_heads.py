"""The heads of the clay toys: what stands behind, one face, and the marks that make it a rat or a dragon.

Everything is drawn about the middle of the head, and most of it is rows of one table.
"""

from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import brush, cells, mirror, oval, place, strew
from storefront.demo.art.palettes import mix, roles, tint

LINE, GOLD, RED = "#33231f", "#e2b457", "#c8412f"
_FACE = "M0-136C96-136 168-84 168 6C168 92 98 136 0 136C-98 136-168 92-168 6C-168-84-96-136 0-136z"

# Animal | when: `behind` the face in clay, `flat` on what stands behind, on the `face` before the eyes, or as a `mark`
# after them | colour (fur, muzzle, inner, hood or one of its own) | line | shape; see Canvas.pieces.
_TABLE = """
rat     | behind | fur     | pair           | o 118 -104 66 64
rat     | flat   | inner   | pair           | o 118 -98 42 40
rat     | mark   | #fff    | #33231f 2.4    | M-8 96H8V114H-8z
ox      | behind | #f0e2c4 | pair           | M84-92C110-110 150-130 150-190C190-150 190-80 120-50z
ox      | behind | fur     | pair           | M130-50C170-80 210-70 216-44C196-20 150-20 130-26z
ox      | mark   |         | #e2b457 6      | o 0 108 20
tiger   | behind | fur     | pair           | o 104 -108 50
tiger   | flat   | #fff3dc | pair           | o 104 -105 30
tiger   | face   | #33231f | pair           | M170-40C140-44 120-34 104-20C130-20 150-16 170-10z
    M172 20C146 16 128 24 114 38C138 36 156 42 172 50z
tiger   | mark   | #33231f |                | ~ -26 -104 0 -108 26 -104 / 3 9 3 + ~ -30 -84 0 -88 30 -84 / 3 9 3
    + ~ -26 -64 0 -68 26 -64 / 3 9 3 + ~ 0 -106 0 -62 / 8 7
rabbit  | behind | fur     | pair           | M40-110C10-170 10-236 58-262C112-240 118-170 96-104z
rabbit  | flat   | #f0a896 | pair           | M54-124C34-176 34-222 58-240C88-222 92-176 82-122z
rabbit  | mark   | #fff    | #33231f 2.4    | M-9 98H9V116C9 120-9 120-9 116z
dragon  | behind | #e2703a | pair           | ~ 92 60 158 70 190 116 / 60 50 4 + ~ 110 20 190 20 226 44 / 60 50 4
    + ~ 110 -30 190 -50 232 -40 / 60 50 4
dragon  | behind | #f0d9a0 | pair           | ~ 44 -110 62 -170 50 -220 84 -262 / 28 24 18 5
    + ~ 60 -176 96 -190 112 -222 / 16 13 4
dragon  | behind | fur     | pair           | M120-60C150-100 196-110 206-86C200-56 166-34 134-30z
dragon  | mark   | #e2b457 | #33231f 1.6 pair | ~ 46 84 100 96 140 76 178 96 / 7 6 5 1
qilin   | behind | #fff0b8 | pair           | ~ 92 60 158 70 190 116 / 60 50 4 + ~ 110 20 190 20 226 44 / 60 50 4
    + ~ 110 -30 190 -50 232 -40 / 60 50 4
qilin   | behind | #c8412f | pair           | ~ 60 -106 92 -160 88 -214 120 -250 / 30 25 17 4
qilin   | behind | fur     | pair           | M120-60C150-100 196-110 206-86C200-56 166-34 134-30z
qilin   | mark   | #c8412f | #33231f 1.6 pair | ~ 46 84 100 96 140 76 178 96 / 7 6 5 1
snake   | behind | hood    |                | M-150-20C-190-120-120-190 0-194C120-190 190-120 150-20z
snake   | mark   | #d9412f |                | M-3 112C-3 132-4 140-16 152L-2 146L0 140L2 146L16 152C4 140 3 132 3 112z
snake   | mark   | #c8412f | #e2b457 4      | M0-112L18-84L0-56L-18-84z
horse   | behind | #4a2c24 |                | M-50-110C-60-190 0-220 40-190C110-200 170-120 164-20C160 30 170 70 150 110
    C130 60 130 0 110-50z
horse   | behind | fur     | pair           | M40-110C40-160 62-196 84-204C104-176 106-130 96-92z
horse   | face   | muzzle  |                | M-20-140C-34-60-30-10 0 30C30-10 34-60 20-140z
horse   | mark   | #4a2c24 |                | M-34-128C-20-90-24-66-40-50C-30-90-40-110-60-116z
    M-10-136C10-100 14-70 6-44C-4-84-16-110-34-126zM20-134C34-100 40-80 36-56C22-90 12-110-6-132z
goat    | behind | #b98f5a | pair           | ~ 56 -100 110 -170 186 -150 190 -80 150 -56 / 46 44 36 24 6 / 5
goat    | behind | fur     | pair           | M126-34C160-50 200-30 206 0C186 16 150 6 130-6z
goat    | mark   | #fffaf0 | #33231f 3      | M-26 122C-16 150-8 168 0 178C8 168 16 150 26 122z
goat    | mark   | #fffaf0 | #a89a86        | o -44 -116 24 + o 0 -128 24 + o 44 -116 24 + o -22 -98 24 + o 24 -98 24
monkey  | behind | fur     | pair           | o 158 0 50
monkey  | flat   | inner   | pair           | o 158 3 30
monkey  | face   | muzzle  |                | M0-70C40-112 140-90 128 10C120 100 60 140 0 140C-60 140-120 100-128 10
    C-140-90-40-112 0-70z
monkey  | mark   | #e2b457 | #33231f 3      | M-140-92C-60-128 60-128 140-92L136-70C60-104-60-104-136-70z
rooster | behind | #d9412f |                | M-70-110C-84-160-40-176-30-150C-30-196 20-206 26-160C44-190 90-170 70-110z
rooster | mark   | muzzle  | #33231f 4      | M-34 44C-20 30 20 30 34 44C30 70 14 88 0 98C-14 88-30 70-34 44z
rooster | mark   | #8a5a12 |                | ~ -32 52 0 62 32 52 / 2 4 2
rooster | mark   | #d9412f | #33231f 3 pair | M0 100C6 100 12 98 16 96C34 110 32 150 14 152C2 150 0 130 0 112z
dog     | behind | #b5763f | pair           | M70-110C120-140 180-110 186-40C186 20 160 40 140 30C116 10 110-40 90-70z
dog     | face   | #b5763f |                | M20-60C60-90 130-70 130-6C128 40 70 50 40 20C20 0 10-40 20-60z
pig     | behind | fur     | pair           | M56-110C80-170 140-180 170-150C176-100 150-60 120-50z
pig     | flat   | #e58f7c | pair           | M84-108C104-144 134-150 148-138C148-104 134-84 118-76z
pig     | mark   | inner   | #33231f 4      | o 0 62 50 36
pig     | mark   | #7c2f2a | pair           | o 17 62 9 13
pig     | mark   | #33231f |                | ~ -30 108 0 118 30 108 / 2 5 2
"""
_ROWS = cells(_TABLE)
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
        for animal, stage, fill, line, shape in _ROWS:
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
        {LINE} | pair | ~ 38 -54 64 -66 94 -54 / 2 7 2
    """)
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
            {LINE} | pair | ~ 32 90 16 102 0 92 / 1.5 4 3.4
        """)
    if name in ("ox", "horse", "dragon", "qilin", "snake", "monkey"):
        c.path(brush("-36 96 0 112 36 96", "2 5 2"), LINE)
