"""Faces and hair. Lids are lowered to the work: attention is the dignity of the picture."""

from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import brush, dot, place, points
from storefront.demo.art.makers.body import INK
from storefront.demo.art.makers.people import Person
from storefront.demo.art.palettes import MATERIALS, mix, roles, tint

_FACE = "M-80-34C-84 22-70 78-38 110C-18 126 18 126 38 110C70 78 84 22 80-34C78-116-78-116-80-34z"
_HAIR_TONE = ("#302a2d", "#3d3634", "#b9b3aa")
_PARTED = """
tone | pair | M0-128C92-120 104-30 92 34C86 6 80-18 62-44C40-70 14-84 0-92z
shine | pair @0.7 | ~ 6 -96 48 -76 78 -26 / 1 3 1 + ~ 10 -112 60 -96 90 -36 / 1 3 1
"""
_HAIR = {
    "braids": _PARTED,
    "bun": """
        tone | | o 10 -142 46 38
        shine | @0.7 | ~ -26 -138 6 -166 44 -144 / 1 3 1 + ~ -20 -126 10 -144 44 -128 / 1 3 1
        | pen #d9a83f 6 | M-56-124L76-160
        #c8412f | | o -58 -123 9
    """
    + _PARTED,
    "swept": "tone | | o 0 -132 34 22" + _PARTED,
    "bob": """
        tone | | M-98 90C-110-20-100-126 0-130C100-126 110-20 98 90C88 60 86 10 78-18C40-22 0-40-26-74
            C-40-40-66-22-82-14C-86 20-90 60-98 90z
        shine | @0.7 | ~ -24 -84 -60 -48 -92 20 / 1 3 1 + ~ -16 -90 40 -50 90 10 / 1 3 1
    """,
    "short": """
        tone | | M-86 10C-104-60-84-124-4-128C84-128 104-60 86 10C82-10 82-30 70-52C40-46 0-52-30-74C-44-60-62-52-72-46
            C-82-26-82-8-86 10z
        shine | @0.7 | ~ -30 -84 10 -100 60 -76 / 1 3 1 + ~ -50 -70 -60 -50 -76 -30 / 1 3 1 + ~ -20 -104 20 -116 70 -90
            / 1 3 1
    """,
    "crop": """
        tone | @0.9 | M-84 4C-98-60-80-118 0-122C80-118 98-60 84 4C82-16 78-40 66-60C30-76-30-76-66-60C-78-40-82-16-84
            4z
    """,
    "bald": """
        tone | pair | M70-30C90-20 98 10 88 40C80 20 84-6 70-30z
        #fff | @0.35 | M-40-84C-20-98 20-98 44-82C20-90-16-92-40-84z
    """,
    "cap": """
        hat | ink 3 | M-92-36C-96-120-60-150 0-150C60-150 96-120 92-36C40-62-40-62-92-36z
        brim | ink 2.4 | M-96-30C-50-62 50-62 96-30L94-56C40-84-40-84-94-56z
        tone | pair | M86-34C94-14 92 6 88 22C82 0 84-18 80-36z
    """,
    "wrap": """
        trim | edge 3 | M-94-20C-112-96-64-146 0-146C70-146 108-96 94-20C60-56-50-58-94-20z
        crease | @0.6 | ~ -96 -40 -20 -90 88 -50 / 1 6 1 + ~ -96 -70 -10 -120 92 -80 / 1 6 1 + ~ -70 -116 0 -136 80 -108
            / 1 6 1
        trim | edge 3 | M70-96C104-130 140-120 132-92C120-80 96-80 80-78z
    """,
    "scarf": """
        kerchief | ink 3 | M-96 40C-128-60-100-160 0-164C100-160 128-60 96 40C90 0 84-40 60-62C30-76-30-76-60-62
            C-84-40-90 0-96 40z
        trim | ink 2.4 | M-104-30C-70-100 70-100 104-30L100-62C60-124-60-124-100-62z
    """,
    "silver": """
        tone | | M-92 30C-104-40-92-120 0-126C92-120 104-40 92 30C86 6 80-30 60-54C30-70-30-70-60-54C-80-30-86 6-92 30z
        metal | steel 4 pair | ~ 34 -118 96 -136 130 -168 124 -206 / 36 34 22 4
        #cdd3d6 | steel 4 | M-104-44C-90-120-50-160 0-166C50-160 90-120 104-44C60-84-60-84-104-44z
    """,
}
"""Hair and what is worn on it. Most names of colours follow from the person; see `_colours`."""
_BEHIND = {
    "bob": "tone | | M-96-30C-108 60-104 110-90 134H90C104 110 108 60 96-30z",
    "braids": """
        tone | pair | ~ 84 20 104 84 100 150 92 214 88 262 / 34 42 36 30 18 + ~ 88 268 86 300 / 16 22
        | pen shine 2.4 pair @0.7 | M117 84q-10 14-32 15M113 111q-10 14-32 15M109 138q-10 14-32 15M105 165q-10 14-32 15
            M101 192q-10 14-32 15M97 219q-10 14-32 15
        #c8412f | pair | b 77 256 22 14 5
    """,
}
"""Hair that falls behind the shoulders."""
_BEARDS = {
    "longbeard": """
        beard | @0.95 | M-46 94C-30 98-14 102-8 102C0 102 16 98 32 94C44 136 30 206-4 246C-36 206-56 146-46 94z
        wisp | @0.7 | ~ -30 110 -26 166 -8 222 / 1 3 1 + ~ -6 112 -6 166 -4 230 / 1 3 1 + ~ 18 110 16 166 0 222 / 1 3 1
        beard | | M-34 84C-20 68-12 72-8 74C-4 72 6 68 20 84C8 84-2 80-8 80C-14 80-24 84-34 84z
    """,
    "beard": """
        beard | | M-30 76C-18 68-12 70-8 72C-4 70 4 68 16 76C8 78-2 77-8 77C-14 77-22 78-30 76z
        beard | @0.85 | M-22 102C-12 106-2 106 8 102C6 120-2 126-7 128C-14 126-22 118-22 102z
    """,
}


def head(c: Canvas, who: Person, turn: float) -> None:
    """The whole head, bent by so many degrees."""
    colours = _colours(c, who)
    with c.at(400, 352, 1.1, turn):
        c.pieces(_BEHIND.get(who.hair, ""), colours)
        _face(c, who)
        c.pieces(_HAIR[who.hair], colours)
        if who.hair == "scarf":
            blossoms = ",".join(f"{24 * k} {k * k * 2.6 - 86} .22 {20 * k}" for k in range(-4, 5))
            c.scatter("plum", roles("#c8412f", "#c8412f", who.trim, "#e2b457"), blossoms)
        elif who.hair == "silver":
            _silver_drops(c)
        for mark in who.marks & set(_BEARDS):
            c.pieces(_BEARDS[mark], colours)
        if "glasses" in who.marks:
            c.pieces(f"""
                #ffffff | @0.14 | b -77 6 62 48 20 + b -1 6 62 48 20
                | pen {mix(INK, "#6b4a2c", 0.3)} 4 | b -77 6 62 48 20 + b -1 6 62 48 20 + M-15 26Q-8 20-1 26M-77 22L-86
                    16M61 22L84 14""")


def _colours(c: Canvas, who: Person) -> dict[str, str]:
    tone, silver = _HAIR_TONE[who.age], MATERIALS["silver"]
    hat, beard = mix(who.cloth, INK, 0.35), tint(tone, 0.12)
    return {
        "tone": tone, "shine": tint(tone, 0.22), "beard": beard, "wisp": tint(beard, 0.22), "ink": INK,
        "hat": hat, "brim": tint(hat, 0.15), "kerchief": mix(who.cloth, "#241a2a", 0.45),
        "trim": who.trim, "edge": mix(who.trim, INK, 0.7), "crease": mix(who.trim, INK, 0.5),
        "steel": silver.line, "metal": c.fade("h", silver.pale, silver.base),
    }  # fmt: skip


def _silver_drops(c: Canvas) -> None:
    """Flowers on a silver crown, and its fringe."""
    m = MATERIALS["silver"]
    c.scatter("peony", roles(m.deep, m.mid, m.pale, m.pop), "0 -112 .5, -44 -98 .4, 44 -98 .4, -76 -74 .3, 76 -74 .3")
    for k in range(-5, 6):
        drop = place("M0 0V16C-7 20-7 30 0 34C7 30 7 20 0 16", complex(18 * k, k * k * 1.2 - 66))
        c.path(drop, m.pale, m.line, 1.6)


def _face(c: Canvas, who: Person) -> None:
    skin, line = who.skin, mix(who.skin, "#4a2414", 0.82)
    young = who.age < 2
    blush = c.fade("r", (0, "#d9694a", 0.26 if young else 0.16), (1, "#d9694a", 0))
    c.pieces(f"""
        {mix(skin, "#a8683c", 0.2)} | {line} 2.6 pair | o 82 24 15 26
        {line} | {line} 4 | {place(_FACE, 0.6 + 1.4j)}
        {c.fade("r", tint(skin, 0.24), (0.55, skin), mix(skin, "#a8683c", 0.3), box=(-24, -10, 150))} | | {_FACE}
        {blush} | | o -52 60 30 22
        {blush} | | o 40 60 30 22
        #8a4a2a | @0.14 | M38 110C70 80 83 22 80-34C88 0 76 80 38 110z""")
    with c.at(-8, 8):  # The features sit a little to one side: the head is turned towards the work.
        for side in (-1, 1):
            _eye(c, who, side, line)
        lip = "#a9644c" if who.man else "#b5523f"
        c.pieces(f"""
            {line} | @0.8 | ~ 6 8 1 30 -9 45 4 52 / 0.8 1.8 2.6 1.2
            {line} | @0.6 | ~ 12 49 15 45 / 2.2 0.8
            {lip} | @{0.75 if young else 0.5} | M-19 74C-11 68-5 69 0 71C5 69 11 68 18 74C9 84-10 84-19 74z
            {mix(lip, INK, 0.6)} | | ~ -21 72.5 -8 75.5 8 75.5 20 72.5 / 1 2.6 2.4 1""")
        if not young:
            c.pieces(f"{line} | @0.35 | ~ -36 -60 2 -66 42 -60 / .6 1.8 .6 + ~ -31 -65 2 -70 36 -65 / .5 1.5 .5")


def _eye(c: Canvas, who: Person, side: int, line: str) -> None:
    """One eye with its brow: lowered, not quite shut; the iris rests on the lower lid."""
    k = side if side < 0 else 0.94

    def stroke(text: str, widths: str, tone: str = INK, opacity: float = 1) -> None:
        c.path(brush([complex(z.real * k, z.imag) for z in points(text)], widths), tone, opacity=opacity)

    brow = mix(_HAIR_TONE[who.age], INK, 0.35) if who.age < 2 else "#7c766e"
    stroke("15 -11 36 -19 62 -8", "2 5.6 1" if who.man else "2 3.8 1", brow)
    if "shut" in who.marks:
        stroke("15 18 30 27 46 26 60 15", "1.6 4.6 4.4 1.4")
    else:
        p = [dot(complex(z.real * k, z.imag)) for z in points("17 24 27 19.5 46 18 59 23 51 30 30 32")]
        slit = f"M{p[0]}C{p[1]} {p[2]} {p[3]}C{p[4]} {p[5]} {p[0]}z"
        c.path(slit, "#fbf3e4")
        with c.inside(slit):
            c.disc(37 * k - 3, 29.5, 8.6, "#2a1c18")
        stroke("15 25 27 20 44 18.5 61 23", "1.4 4.8 5.4 1.6")
        stroke("22 29 38 32 54 27", "0.6 1.4 0.6", line, 0.7)
    stroke("18 9 38 4 57 9", "0.8 2 0.8", line, 0.7)
    if who.age:
        stroke("24 38 38 42 52 36", "0.6 1.8 0.6", line, 0.5)
    if who.age == 2:
        stroke("64 20 72 26", "1.6 0.6", line, 0.6)
        stroke("64 14 73 12", "1.6 0.6", line, 0.6)
        stroke("24 54 38 66 38 78", "0.8 2.6 0.8", line, 0.55)
