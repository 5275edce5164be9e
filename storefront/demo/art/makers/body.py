"""Table, clothes, sleeves and hands. A sleeve is one thick brush stroke from the shoulder over the elbow to the wrist,
so that a new pose is two wrist points."""

from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import brush, place, polygon
from storefront.demo.art.makers.people import Person
from storefront.demo.art.palettes import mix, roles, tint

INK = "#2b2622"
WOOD = "#9a7350"
"""A table that stands well on every wash."""

_DRESSES = {
    "cross": """
        trim | dark 2.5 | M330 488L398 660L470 490L500 500L416 760H386L300 504z
        trim | dark 3 | M458 488C452 560 420 640 340 760L310 740C380 640 420 560 430 500z
        lining | @0.8 | M352 492L396 590L444 496L470 490L398 660L330 488z
    """,
    "stand": """
        collar | dark 3 | M344 470C360 496 440 496 456 470L462 506C440 528 360 528 338 506z
        dark | | ~ 400 516 402 680 398 880 / 2 3 2
        | pen trim 7 | M372 560H428M372 640H428M372 720H428M372 800H428
        trim | dark | o 400 560 7 + o 400 640 7 + o 400 720 7 + o 400 800 7
    """,
    "side": """
        collar | dark 3 | M344 470C360 496 440 496 456 470L462 506C440 528 360 528 338 506z
        | pen trim 11 | M400 518C440 560 500 580 560 640C570 720 566 800 560 900
        | pen dark 2 | M400 518C440 560 500 580 560 640C570 720 566 800 560 900
        trim | dark | o 430 552 8 + o 500 592 8 + o 552 634 8
    """,
    "apron": """
        lining | dark 1 | M346 486L400 580L454 486L480 498L400 640L320 498z
        trim | dark 3 | M290 640C340 624 460 624 510 640C530 740 536 820 530 900H270C264 820 270 740 290 640z
        | pen trim 12 | M292 644C286 600 300 550 330 500M508 644C514 600 500 550 470 500
        pocket | dark | M330 720H470V800Q400 816 330 800z
    """,
    "yoke": """
        trim | dark 3 | M330 488C300 560 320 620 400 640C480 620 500 560 470 488C440 530 360 530 330 488z
        | pen #c8412f 6 | M318 500C290 570 310 640 400 664C490 640 510 570 482 500
        | pen #e2b457 4 | M308 504C276 576 300 660 400 684C500 660 524 576 492 504
    """,
}
"""A crossed robe, a standing collar, a jacket closed at the side, an apron, an embroidered yoke."""


def bench(c: Canvas) -> None:
    """The work table in front; it runs out of the picture on both sides and below."""
    c.pieces(f"""
        {c.fade("v", tint(WOOD, 0.1), mix(WOOD, INK, 0.25))} | | M-5 868C240 862 560 873 805 868V1005H-5z
        | pen {mix(WOOD, INK, 0.45)} 4 | M-5 868C240 862 560 873 805 868
        | pen {mix(WOOD, INK, 0.45)} 1.6 @0.4 | M0 894C200 888 420 900 800 892M60 934C260 928 520 942 760 932""")


def torso(c: Canvas, who: Person) -> None:
    """Neck, shoulders and clothes down to the table."""
    cloth, dark = who.cloth, mix(who.cloth, INK, 0.5)
    body = (
        "M346 486C306 512 240 522 206 560C176 604 168 720 176 900H624C632 720 624 604 594 560C560 522 494 512 454 486"
        "C436 520 364 520 346 486z"
    )
    c.pieces(f"""
        {mix(who.skin, "#8a5a3a", 0.18)} | | M352 410C356 460 352 490 330 510H470C448 490 444 460 448 410z
        {dark} | {dark} 4 | {place(body, 2 + 3j)}
        {c.fade("v", tint(cloth, 0.16), (0.6, cloth), dark)} | | {body}""")
    names = {
        "trim": who.trim, "dark": dark, "collar": tint(cloth, 0.1), "lining": tint(who.trim, 0.5),
        "pocket": mix(who.trim, cloth, 0.25),
    }  # fmt: skip
    with c.inside(body):
        c.pieces(f"""
            {dark} | @0.3 | M520 500C600 560 640 700 600 900H700V500z
            {dark} | @0.5 | ~ 300 540 316 640 300 760 / 1 6 1 + ~ 520 560 500 660 520 780 / 1 6 1 + ~ 400 620 408 720
                396 840 / 1 6 1""")
        c.pieces(_DRESSES[who.dress], names)
        if who.dress == "yoke":
            blossoms = "344 560 .3 -16, 372 596 .3 12, 400 608 .3 40, 428 596 .3 68, 456 560 .3 96"
            c.scatter("plum", roles("#c8412f", "#c8412f", who.trim, "#e2b457"), blossoms)


def arms(c: Canvas, who: Person, left: complex, right: complex) -> None:
    """Both sleeves, from the shoulders to the given wrists."""
    for side, wrist in ((-1, left), (1, right)):
        elbow = complex(400 + side * 222, max(760, wrist.imag - 6) if wrist.imag > 720 else 770)
        _sleeve(c, who, side, complex(400 + side * 166, 590), elbow, wrist)


def _sleeve(c: Canvas, who: Person, side: int, shoulder: complex, elbow: complex, wrist: complex) -> None:
    """A sleeve with its cuff. It starts thin inside the shoulder, so that the seam disappears in the body."""
    cloth, dark = who.cloth, mix(who.cloth, INK, 0.5)
    above = [shoulder + complex(-side * 20, -36), shoulder + complex(side * 10, 40), elbow + complex(-side * 4, -70)]
    d = brush([*above, elbow, (elbow + wrist) / 2, wrist], "20 92 112 106 86 62")
    along = (wrist - elbow) / abs(wrist - elbow)
    across = 1j * along
    near, wide = wrist - along * 20, across * 60
    folds = [
        [q - along * 10, q + along * 34 + across * 10 * k, q + along * 84]
        for k, q in ((k, elbow + across * 30 * k) for k in (-1, 0, 1))
    ]
    folds.append([shoulder + complex(side * 34, 60), shoulder + complex(side * 46, 110), elbow + side * 24 - 40j])
    c.path(place(d, 1 + 3j), dark, dark, 3.4)
    c.path(d, c.fade("v", tint(cloth, 0.15), cloth, mix(cloth, INK, 0.34)))
    with c.inside(d):
        cuff = polygon([near + wide, near - wide, near - wide + along * 60, near + wide + along * 60])
        c.path(cuff, mix(who.trim, cloth, 0.25), dark, 2.4)
        c.path("".join(brush(fold, "1 6 1") for fold in folds), dark, opacity=0.5)


_PALM = "M-22 12C-28-8-26-30-20-40C-8-48 12-46 22-38C28-24 26-4 20 12z"
_FINGERS = {
    "flat": (
        "-18 -34 -20 -56 -18 -74", "-6 -38 -6 -64 -4 -84", "7 -38 8 -62 9 -80", "18 -32 21 -52 22 -66",
        "-20 -6 -38 -26 -34 -46",
    ),
    "holding": (
        "-18 -34 -24 -52 -12 -62", "-6 -38 -10 -60 3 -68", "7 -38 6 -58 16 -64", "18 -32 20 -48 26 -54",
        "-20 -8 -34 -30 -16 -46",
    ),
}  # fmt: skip
"""Four fingers and the thumb of a grip."""


def hand(c: Canvas, skin: str, at: complex, turn: float, grip: str = "flat", flip: bool = False) -> None:
    """A hand whose wrist is at the point, fingers along `turn` (degrees, 0 = up); the grip is flat or holding."""
    line = mix(skin, "#6b3a20", 0.75)
    fingers = [brush(finger, "16 15 9", 3) for finger in _FINGERS[grip]]
    with c.at(at.real, at.imag, 1.12, turn, flip):
        c.path(_PALM + "".join(fingers), line, line, 4, stroke_linejoin="round")
        c.path(_PALM, c.fade("d", tint(skin, 0.14), mix(skin, "#a8683c", 0.22)))
        for d in fingers:
            c.path(d, skin)
        c.path(brush("-18 -30 0 -34 18 -28", "1 2.4 1"), line, opacity=0.45)
