"""Ornament. A motif is a list of (role, path) drawn about the origin, some 100 units wide, back to front.

Roles name tones, not colours: d deep, m mid, p pale (the colour of the ground, for paper-cut gaps), x accent.
A capital role has a rim in the pale colour, which parts petals as a knife would.
"""

from storefront.demo.art.geom import around, brush, cells, mirror, outline, oval, place, strew

Motif = list[tuple[str, str]]

LEAF = "M0 0C-13-10-17-34 0-54C17-34 13-10 0 0z"
_VEIN = "M-.8-4L0-44L.8-4z"
_ROUND = "M0-3C-14-8-24-24-18-38C-13-48 13-48 18-38C24-24 14-8 0-3z"
_SOFT = "M0 0C-9-9-21-26-15-42C-11-49-4-44 0-45C4-44 11-49 15-42C21-26 9-9 0 0z"
_SLIM = "M0-6C-8-20-7-44 0-49C7-44 8-20 0-6z"
_RUYI = (
    "M0 46C-10 36-14 28-26 28C-44 28-50 8-40-4C-34-12-24-12-20-6C-22-20-12-30 0-34C12-30 22-20 20-6C24-12 34-12 40-4C50"
    " 8 44 28 26 28C14 28 10 36 0 46z"
)

# Motif (or the one above) | role, and `pair` if the right half is mirrored | shape, see geom.outline. The lotus is seen
# from the side, the bat from the front; crane and carp go to the left, the dragon is a head in profile;
# ruyi lobes hang from collars, panels stand on feet, plantain leaves on necks; the meander is one coil of the fret;
# joy is 囍 and longevity 团寿, whose ring is cut by an outline that runs the other way.
_TABLE = """
lotus | m pair | M-4 40C-22 48-44 38-54 18C-36 14-16 26-4 40z
| D pair | M-3 40C-30 38-50 12-46-18C-28-10-10 14-3 40z
| M pair | M-2 38C-24 26-34-8-22-40C-8-26-1 6-2 38z
| D | M0 40C-17 26-19-14 0-50C19-14 17 26 0 40z
| p | M-1.2 28C-5 10-4-16 0-34C4-16 5 10 1.2 28z
| d | M-8 42C-6 50 6 50 8 42z
cloud | d | M-70 16C-62 20-50 18-44 12C-52-4-36-20-22-13C-20-34 10-40 20-22C34-30 52-16 45 0C56-2 62 8 56 16C50 24 30 24
    18 20C4 28-24 26-34 19C-46 25-62 24-70 16z
| p | c 10 1.4 3.2 -26 3 + c 14 1.5 3.6 2 -8 + c 10 -1.4 3.2 32 0
bat | d pair | M0-6C6-16 12-26 24-30C36-34 50-26 54-12C46-14 42-8 42 0C36-6 30-4 28 4C22-2 14 0 12 8C8 4 2 6 0 10z
| d pair | o 0 -2 8 12 + M2-10L8-22L9-8z
| p pair | c 9 1.3 2.6 28 -16 + o 3 -6 1.6
butterfly | d pair | M2-2C4-26 22-44 42-42C56-40 52-18 40-8C30 0 12 4 2-2z
| m pair | M2 2C14 0 32 4 36 18C38 32 24 40 16 32C8 24 4 12 2 2z
| p pair | o 36 -26 6 7 + o 22 20 5 + M10-8C16-20 24-28 32-30C28-18 20-10 10-8z
| d pair | o 0 2 3.4 17 + ~ 1 -14 8 -30 18 -38 / 1.6 1.6 3
crane | m | M-10 0C-14-20-12-40 2-56C4-50 9-50 10-44C8-40 12-36 10-32C13-24 8-8 2 2z
| d | M-6 4C0-16 16-38 42-52C40-46 46-48 50-42C46-38 51-35 51-29C46-28 49-22 47-17C40-18 42-11 38-7C28 2 8 8-6 4zM-18-5
    C-6-9 14-6 28 8C16 14-6 14-18 5z + ~ -12 0 -28 2 -44 -8 -55 -9 / 9 5.4 4.4 6 + ~ -54 -9 -68 -5 / 4 .6 + ~ 20 9 42 15
    64 16 / 3 2.4 1.2
| p | ~ 6 -2 20 -12 38 -22 / .6 2.2 1 / 2 + ~ 11 -6 25 -19 40 -31 / .6 2.2 1 / 2 + ~ 16 -10 30 -26 42 -40 / .6 2.2 1 / 2
    + ~ 21 -14 35 -33 44 -49 / .6 2.2 1 / 2
| x | o -53 -12.4 4.6 2.6
carp | m | M-14-20C-8-34 10-36 24-28C20-24 16-20 14-16zM-20 21C-22 30-14 38-2 38C-4 32-6 26-8 22zM14 17C16 26 24 30 32
    28C30 22 28 16 26 12z
| d | M-52 6C-44-14-18-26 8-18C22-14 30-6 36-4C44-14 54-18 64-16C58-8 56 0 62 12C52 12 42 8 36 4C22 18-4 26-26 22C-40
    19-50 14-52 6z + ~ -50 8 -58 14 -60 22 / 2 1.6 .8
| p | ~ -30 -15 -24 2 -30 18 / 1.4 2.6 1.4 + ~ 42 0 50 -6 57 -11 / 1 1.8 .8 / 2 + ~ 42 0 50 -2 57 -3 / 1 1.8 .8 / 2 + ~
    42 0 50 2 57 5 / 1 1.8 .8 / 2 + o -40 0 4.4
| d | o -41 0 2.2
magpie | d | M-34-20C-26-32-10-28-6-18C8-16 22-4 26 10C40 22 56 30 66 44C52 40 36 32 26 24C14 28-8 26-18 10C-24
    2-22-8-24-14zM-26-22L-44-17L-27-15z
| p | M-20-4C-18 10-8 20 8 22C-4 16-10 6-12-4zM-4-8C10-8 22 4 28 18C14 18-2 12-8 2z
| m | M-1-5C11-5 21 5 25 17C14 17 1 12-4 4z
| p | o -22 -21 2.4
| d | ~ 0 22 2 34 / 2 1.4 + ~ 8 22 10 34 / 2 1.4
pomegranate | d | M-8-34L-12-48L-4-42L0-50L4-42L12-48L8-34C34-28 44-6 36 14C28 36-28 36-36 14C-44-6-34-28-8-34z
| p | M4-20C22-14 28 4 20 20C8 14 0-4 4-20z
| x | o 9 -8 3.6 + o 16 -2 3.6 + o 12 6 3.6 + o 19 8 3.6 + o 8 1 3.6
gourd | d | M-4-50L4-50C4-40 20-38 20-22C20-12 12-8 12-4C30 2 36 16 34 28C30 52-30 52-34 28C-36 16-30 2-12-4
    C-12-8-20-12-20-22C-20-38-4-40-4-50z
| p | ~ -22 14 -24 28 -14 40 / 1 4 1 + ~ -12 -28 -13 -20 -9 -14 / 1 3 1
panel | d | M-46 50L-46-8C-46-30-20-40 0-50C20-40 46-30 46-8L46 50z
| p | M-38 50L-38-6C-38-24-18-32 0-41C18-32 38-24 38-6L38 50z
| m | M-24 50C-24 20-18-6 0-26C18-6 24 20 24 50z
| p | o 0 14 6 10
plantain | d | M-48 50C-34 20-18-20 0-50C18-20 34 20 48 50z
| p | M-36 50C-24 24-12-8 0-34C12-8 24 24 36 50z
| m | M-24 50C-16 32-8 12 0-12C8 12 16 32 24 50z
| d | M-2 50L0-14L2 50z
meander | d | M-46-46H46V46H-46V-22H16V16H-22V7H7V-13H-37V37H37V-37H-46z
dragon | m | ~ 38 10 54 14 66 6 / 7 5 1 + ~ 36 20 52 28 64 26 / 7 5 1 + ~ 12 -26 24 -44 44 -50 / 7 5 2 + ~ 26 -42 32 -52
    / 4 1.5
| d | M-50 6C-54-2-48-12-38-12C-30-24-12-30 6-26C18-34 36-32 46-22C40-20 36-18 34-14C44-12 52-4 54 6C46 2 40 2 36 4C42
    12 44 22 40 32C34 24 26 20 18 20C6 30-14 34-32 26C-36 20-30 16-24 16C-34 14-44 14-50 6z + ~ -44 0 -62 -10 -70 -28 /
    3 2.4 1 + ~ -30 24 -38 38 -30 48 / 3 2.4 1
| p | M-40 14L-37 20L-34 14zM-28 16L-25 22L-22 16z + ~ -44 10 -26 14 -6 12 / 1.4 2 1 + o -6 -10 8 6 + c 6 1.2 2 -36 -2 +
    c 10 1.3 2.6 20 -2
| d | o -8 -10 3.2
| p | ~ -18 -20 -4 -22 8 -16 / 1 3 1
joy | d pair | b -50 -46 50 7 + b -28 -52 7 24 + b -44 -32 38 6 + b -46 -20 42 6 + b -46 -20 6 18 + b -10 -20 6 18 + b
    -46 -6 42 6 + b -38 4 7 8 + b -18 4 7 8 + b -50 12 50 7 + b -44 26 38 6 + b -44 26 6 24 + b -12 26 6 24 + b -44 44
    38 6
longevity | d pair | M4-30h12v6h-12zM4-16h26v6h-26zM4-2h32v6h-32zM4 12h26v6h-26zM14 24h6v10h-6z + b 0 -40 3 80
"""
MOTIFS: dict[str, Motif] = {
    "peony": [
        ("m", around(_SOFT, 8, start=22.5)),
        ("D", around(place(_SOFT, scale=0.84), 8)),
        ("M", around(place(_SOFT, scale=0.56), 6)),
        ("D", around(place(_ROUND, scale=0.3), 5)),
        ("x", oval(0, 0, 4)),
    ],
    "plum": [
        ("d", around(_ROUND, 5)),
        ("p", around(oval(0, -19, 2.6) + "M-.9-6L-.6-17L.6-17L.9-6z", 10)),
        ("x", oval(0, 0, 6)),
    ],
    "chrysanthemum": [
        ("m", around(_SLIM, 16, start=11)),
        ("D", around(place(_SLIM, scale=0.8), 14)),
        ("p", oval(0, 0, 18)),
        ("d", around(place(_SLIM, scale=0.38), 8)),
        ("x", oval(0, 0, 5)),
    ],
    "leaf": [("d", LEAF), ("p", _VEIN)],
    "sprig": [(role, d + strew(d, "0 0 .8 52, 0 0 .8 -52")) for role, d in (("d", LEAF), ("p", _VEIN))],
    "bamboo": [("d", strew("M0 0C-5-14-5-38 2-58C7-38 6-14 0 0z", "0 0 1 8, 0 0 .85 -34, 0 0 .9 50, 0 0 .6 84"))],
    "peach": [
        ("m", strew(LEAF, "-14 34 .8 -70, 14 34 .8 70")),
        ("d", "M0-34C10-46 44-34 42-2C40 22 18 36 0 40C-18 36-40 22-42-2C-44-34-10-46 0-34z"),
        ("p", brush("0 -34 -8 -12 -4 10", "1 3 1")),
        ("x", "M0 40C-10 34-22 24-26 10C-14 22 14 22 26 10C22 24 10 34 0 40z"),
    ],
    "ruyi": [
        ("d", _RUYI),
        ("p", place(_RUYI, 1j, 0.74)),
        ("m", place(_RUYI, 2j, 0.6)),
        ("d", mirror(outline("c 9 1.3 3 -27 10"), 0)),
    ],
    "wave": [
        (role, f"M{-r} 50A{r} {r} 0 0 1 {r} 50z") for role, r in zip("dpmpdp", (56, 48, 40, 30, 22, 11), strict=True)
    ],
}
_motif: Motif = []
for _name, _role, _shape in cells(_TABLE):
    _motif = MOTIFS.setdefault(_name, []) if _name else _motif
    _d = outline(_shape)
    _motif.append((_role[0], mirror(_d, 0) if "pair" in _role else _d))
MOTIFS["longevity"].insert(0, ("d", oval(0, 0, 48) + place(oval(0, 0, 41), flip=True)))
_SCALES = (
    "-16 -10 1.15, -16 -3 1.15, -16 4 1.15, -16 11 1.15, -7 -13.5 1.15, -7 -6.5 1.15, -7 .5 1.15, -7 7.5 1.15,"
    "2 -10 1.15, 2 -3 1.15, 2 4 1.15, 11 -6.5 1.15, 11 .5 1.15, 11 7.5 1.15, 20 -10 1.15, 20 -3 1.15, 20 4 1.15"
)
MOTIFS["carp"].insert(2, ("p", strew("M-3.4-4C2-4 2 4-3.4 4C0 2.4 0-2.4-3.4-4z", _SCALES)))
# Two carp chasing each other round a circle.
MOTIFS["fish"] = [(role, strew(d, "0 -30 .72 8, 0 30 .72 188")) for role, d in MOTIFS["carp"]]


def scroll(flower: str = "peony", upside: bool = False) -> Motif:
    """Half a period of a flower scroll. Turn every second one upside down and the vines join into a wave;
    `upside` keeps the flower upright in such a bay."""
    vine = brush("-50 0 -40 26 -20 41 0 44 20 41 40 26 50 0", "3.4 3.4", 2)
    tendril = brush("-44 16 -52 32 -44 46 -34 42 -36 36", "2.4 2.4 2 3", 2)
    leaves = [(role, strew(d, "-41 -16 .5 -24, 42 -14 .5 30")) for role, d in MOTIFS["sprig"]]
    bloom = [(role, place(d, -6j, 0.74, 180 if upside else 0)) for role, d in MOTIFS[flower]]
    return [("d", vine + mirror(tendril, 0)), ("m", strew(LEAF, "-20 41 .36 150, 22 40 .36 205")), *leaves, *bloom]


_CUTS = (
    (
        "M0-44C-5-38-6-30 0-24C6-30 5-38 0-44zM0-22C-3-17-3-12 0-8C3-12 3-17 0-22z",
        "o 0 -38 3.2 4.4 + M-2-20C-7-26-7-30-4-34C-2-30 2-30 4-34C7-30 7-26 2-20z",
    ),
    (
        "M-8-42C-3-46 3-46 8-42C4-38 3-34 0-30C-3-34-4-38-8-42zM-5-22C-3-27 3-27 5-22C2-21 1-18 0-15C-1-18-2-21-5-22z",
        "M0-40L3.4-33L0-24L-3.4-33z + o 0 -17 1.8 4",
    ),
    (
        "M-1-45C-12-42-12-34-5-31C-8-36-5-39-1-39zM1-45C12-42 12-34 5-31C8-36 5-39 1-39z"
        "M0-20C-4-16-3-11 0-9C3-11 4-16 0-20z + o 0 -25 2.6",
        "M0-44C-3-36-3-28 0-20C3-28 3-36 0-44z",
    ),
)
"""Holes of a window flower: on each fold, and between two folds."""


def window_flower(fold: int = 8, kind: int = 0) -> Motif:
    """A paper-cut window flower: a disc with cut-outs (role p) of the given symmetry."""
    on, between = (outline(cut) for cut in _CUTS[kind % 3])
    edge = around(place("M-10 2C-10-7 10-7 10 2z", -46.5j, 7.6 / fold), fold * 2)
    return [
        ("d", oval(0, 0, 48) + edge),
        ("p", around(on, fold) + around(between, fold, start=180 / fold)),
        ("d", oval(0, 0, 6)),
        ("p", around("M0-5C-1.4-3-1.4-1.6 0-.6C1.4-1.6 1.4-3 0-5z", fold // 2 * 2)),
    ]
