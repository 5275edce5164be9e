"""Ornament. A motif is a list of (role, path) drawn about the origin, some 100 units wide, back to front.

Roles name tones, not colours: d deep, m mid, p pale (the colour of the ground, for paper-cut gaps), x accent.
"""

from collections.abc import Callable

from storefront.demo.art.geom import around, box, brush, mirror, oval, place, polar, pts, rows, trace

Motif = list[tuple[str, str]]

ROUND_PETAL = "M0-3C-14-8-24-24-18-38C-13-48 13-48 18-38C24-24 14-8 0-3z"
LEAF = "M0 0C-13-10-17-34 0-54C17-34 13-10 0 0z"
VEIN = "M-.8-4L0-44L.8-4z"


def _s(d: str, k: float) -> str:
    return place(d, scale=k)


SOFT_PETAL = "M0 0C-9-9-21-26-15-42C-11-49-4-44 0-45C4-44 11-49 15-42C21-26 9-9 0 0z"


def peony() -> Motif:
    """Three rings of petals. Role D is d with a pale rim, which parts the rings as a knife would."""
    return [
        ("m", around(SOFT_PETAL, 8, start=22.5)),
        ("D", around(_s(SOFT_PETAL, 0.84), 8)),
        ("M", around(_s(SOFT_PETAL, 0.56), 6)),
        ("D", around(_s(ROUND_PETAL, 0.3), 5)),
        ("x", oval(0, 0, 4)),
    ]


def plum() -> Motif:
    """Five round petals."""
    return [
        ("d", around(ROUND_PETAL, 5)),
        ("p", around(oval(0, -19, 2.6, 2.6) + "M-.9-6L-.6-17L.6-17L.9-6z", 10)),
        ("x", oval(0, 0, 6)),
    ]


def chrysanthemum() -> Motif:
    """Two rings of slim petals."""
    slim = "M0-6C-8-20-7-44 0-49C7-44 8-20 0-6z"
    return [
        ("m", around(slim, 16, start=11)),
        ("D", around(_s(slim, 0.8), 14)),
        ("p", oval(0, 0, 18)),
        ("d", around(_s(slim, 0.38), 8)),
        ("x", oval(0, 0, 5)),
    ]


def lotus() -> Motif:
    """A lotus from the side."""
    low = "M-4 40C-22 48-44 38-54 18C-36 14-16 26-4 40z"
    out = "M-3 40C-30 38-50 12-46-18C-28-10-10 14-3 40z"
    inn = "M-2 38C-24 26-34-8-22-40C-8-26-1 6-2 38z"
    mid = "M0 40C-17 26-19-14 0-50C19-14 17 26 0 40z"
    return [
        ("m", mirror(low, 0)),
        ("D", mirror(out, 0)),
        ("M", mirror(inn, 0)),
        ("D", mid),
        ("p", "M-1.2 28C-5 10-4-16 0-34C4-16 5 10 1.2 28z"),
        ("d", "M-8 42C-6 50 6 50 8 42z"),
    ]


def _shift(d: str, dx: float, dy: float = 0) -> str:
    return place(d, complex(dx, dy))


def leaf() -> Motif:
    """One leaf, pointing up."""
    return [("d", LEAF), ("p", VEIN)]


def sprig() -> Motif:
    """Three leaves on a short stem, pointing up."""
    return [
        ("d", LEAF + place(_s(LEAF, 0.8), turn=52) + place(_s(LEAF, 0.8), turn=-52)),
        ("p", VEIN + place(_s(VEIN, 0.8), turn=52) + place(_s(VEIN, 0.8), turn=-52)),
    ]


def spiral(r: float = 20, turns: float = 1.6, w: float = 4, flip: bool = False, n: int = 6) -> str:
    """A brush-drawn curl that ends at the origin's right side."""
    line = [polar(r * (1 - 0.85 * k / n), (-1 if flip else 1) * 360 * turns * k / n + 90) for k in range(n + 1)]
    return brush(line, [w, w * 0.9, w * 0.6], 1)


def cloud() -> Motif:
    """A cloud of curls."""
    body = (
        "M-70 16C-62 20-50 18-44 12C-52-4-36-20-22-13C-20-34 10-40 20-22C34-30 52-16 45 0C56-2 62 8 56 16"
        "C50 24 30 24 18 20C4 28-24 26-34 19C-46 25-62 24-70 16z"
    )
    curls = (
        _shift(spiral(10, 1.4, 3.2), -26, 3)
        + _shift(spiral(14, 1.5, 3.6), 2, -8)
        + _shift(spiral(10, 1.4, 3.2, True), 32, 0)
    )
    return [("d", body), ("p", curls)]


def bat() -> Motif:
    """A bat from the front, for good fortune."""
    wing = "M0-6C6-16 12-26 24-30C36-34 50-26 54-12C46-14 42-8 42 0C36-6 30-4 28 4C22-2 14 0 12 8C8 4 2 6 0 10z"
    return [
        ("d", mirror(wing, 0)),
        ("d", oval(0, -2, 8, 12) + mirror("M2-10L8-22L9-8z", 0)),
        ("p", mirror(_shift(spiral(9, 1.3, 2.6), 28, -16), 0)),
        ("p", mirror(oval(3, -6, 1.6), 0)),
    ]


def butterfly() -> Motif:
    """A butterfly from above."""
    up = "M2-2C4-26 22-44 42-42C56-40 52-18 40-8C30 0 12 4 2-2z"
    low = "M2 2C14 0 32 4 36 18C38 32 24 40 16 32C8 24 4 12 2 2z"
    spots = oval(36, -26, 6, 7) + oval(22, 20, 5) + "M10-8C16-20 24-28 32-30C28-18 20-10 10-8z"
    feel = brush(pts(1, -14, 8, -30, 18, -38), [1.6, 1.6, 3])
    return [
        ("d", mirror(up, 0)),
        ("m", mirror(low, 0)),
        ("p", mirror(spots, 0)),
        ("d", oval(0, 2, 3.4, 17) + mirror(feel, 0)),
    ]


def crane() -> Motif:
    """A crane in flight to the left, wings up; feathers are gaps."""
    wing = "M-6 4C0-16 16-38 42-52C40-46 46-48 50-42C46-38 51-35 51-29C46-28 49-22 47-17C40-18 42-11 38-7C28 2 8 8-6 4z"
    far = "M-10 0C-14-20-12-40 2-56C4-50 9-50 10-44C8-40 12-36 10-32C13-24 8-8 2 2z"
    slits = "".join(
        brush(pts(6 + k * 5, -2 - k * 4, 20 + k * 5, -12 - k * 7, 38 + k * 2, -22 - k * 9), [0.6, 2.2, 1], 2)
        for k in range(4)
    )
    body = "M-18-5C-6-9 14-6 28 8C16 14-6 14-18 5z"
    neck = brush(trace("-12 0 -28 2 -44 -8 -55 -9"), [9, 5.4, 4.4, 6])
    legs = brush(pts(-54, -9, -68, -5), [4, 0.6]) + brush(pts(20, 9, 42, 15, 64, 16), [3, 2.4, 1.2])
    return [("m", far), ("d", wing + body + neck + legs), ("p", slits), ("x", oval(-53, -12.4, 4.6, 2.6))]


def carp() -> Motif:
    """A carp leaping to the upper left; scales are gaps."""
    body = (
        "M-52 6C-44-14-18-26 8-18C22-14 30-6 36-4C44-14 54-18 64-16C58-8 56 0 62 12C52 12 42 8 36 4"
        "C22 18-4 26-26 22C-40 19-50 14-52 6z"
    )
    fin = (
        "M-14-20C-8-34 10-36 24-28C20-24 16-20 14-16z"
        "M-20 21C-22 30-14 38-2 38C-4 32-6 26-8 22z"
        "M14 17C16 26 24 30 32 28C30 22 28 16 26 12z"
    )
    scales = "".join(
        place("M-3.4-4C2-4 2 4-3.4 4C0 2.4 0-2.4-3.4-4z", complex(-16 + 9 * i, -10 + 7 * j + (i % 2) * 3.5), 1.15)
        for i in range(6)
        for j in range(4)
        if abs(-8 + 7 * j + (i % 2) * 3.5) < 17 - i * 1.6
    )
    gill = brush(pts(-30, -15, -24, 2, -30, 18), [1.4, 2.6, 1.4])
    rays = "".join(brush(pts(42, 0, 50, k * 4 - 2, 57, k * 8 - 3), [1, 1.8, 0.8], 2) for k in (-1, 0, 1))
    beard = brush(pts(-50, 8, -58, 14, -60, 22), [2, 1.6, 0.8])
    return [("m", fin), ("d", body + beard), ("p", scales + gill + rays + oval(-40, 0, 4.4)), ("d", oval(-41, 0, 2.2))]


def magpie() -> Motif:
    """A long-tailed bird on a twig, looking left."""
    body = (
        "M-34-20C-26-32-10-28-6-18C8-16 22-4 26 10C40 22 56 30 66 44C52 40 36 32 26 24C14 28-8 26-18 10"
        "C-24 2-22-8-24-14z"
    )
    wing = "M-4-8C10-8 22 4 28 18C14 18-2 12-8 2z"
    belly = "M-20-4C-18 10-8 20 8 22C-4 16-10 6-12-4z"
    return [
        ("d", body + "M-26-22L-44-17L-27-15z"),
        ("p", belly + wing),
        ("m", place(wing, complex(2.5, 2), 0.82)),
        ("p", oval(-22, -21, 2.4)),
        ("d", brush(pts(0, 22, 2, 34), [2, 1.4]) + brush(pts(8, 22, 10, 34), [2, 1.4])),
    ]


def peach() -> Motif:
    """A peach with two leaves, for long life."""
    fruit = "M0-34C10-46 44-34 42-2C40 22 18 36 0 40C-18 36-40 22-42-2C-44-34-10-46 0-34z"
    cleft = brush(pts(0, -34, -8, -12, -4, 10), [1, 3, 1])
    return [
        ("m", place(LEAF, complex(-14, 34), 0.8, -70) + place(LEAF, complex(14, 34), 0.8, 70)),
        ("d", fruit),
        ("p", cleft),
        ("x", "M0 40C-10 34-22 24-26 10C-14 22 14 22 26 10C22 24 10 34 0 40z"),
    ]


def pomegranate() -> Motif:
    """A pomegranate, open, for many children."""
    fruit = "M-8-34L-12-48L-4-42L0-50L4-42L12-48L8-34C34-28 44-6 36 14C28 36-28 36-36 14C-44-6-34-28-8-34z"
    gap = "M4-20C22-14 28 4 20 20C8 14 0-4 4-20z"
    seeds = "".join(oval(x, y, 3.6) for x, y in ((9, -8), (16, -2), (12, 6), (19, 8), (8, 1)))
    return [("d", fruit), ("p", gap), ("x", seeds)]


def gourd() -> Motif:
    """A double gourd."""
    return [
        (
            "d",
            "M-4-50L4-50C4-40 20-38 20-22C20-12 12-8 12-4C30 2 36 16 34 28C30 52-30 52-34 28C-36 16-30 2-12-4"
            "C-12-8-20-12-20-22C-20-38-4-40-4-50z",
        ),
        ("p", brush(pts(-22, 14, -24, 28, -14, 40), [1, 4, 1]) + brush(pts(-12, -28, -13, -20, -9, -14), [1, 3, 1])),
    ]


def bamboo_leaves() -> Motif:
    """Four leaves of bamboo."""
    lf = "M0 0C-5-14-5-38 2-58C7-38 6-14 0 0z"
    return [("d", "".join(place(lf, 0j, s, a) for a, s in ((8, 1), (-34, 0.85), (50, 0.9), (84, 0.6))))]


def ruyi() -> Motif:
    """A ruyi-head lobe that hangs down: for collars and lids."""
    shape = (
        "M0 46C-10 36-14 28-26 28C-44 28-50 8-40-4C-34-12-24-12-20-6C-22-20-12-30 0-34C12-30 22-20 20-6"
        "C24-12 34-12 40-4C50 8 44 28 26 28C14 28 10 36 0 46z"
    )
    inner = place(shape, complex(0, 1), 0.74)
    curls = mirror(_shift(spiral(9, 1.3, 3), -27, 10), 0)
    return [("d", shape), ("p", inner), ("m", place(shape, complex(0, 2), 0.6)), ("d", curls)]


def scroll(flower: Callable[[], Motif] = peony, upside: bool = False) -> Motif:
    """Half a period of a flower scroll. Turn every second one upside down and the vines join into a wave;
    `upside` keeps the flower upright in such a bay."""
    vine = brush(trace("-50 0 -40 26 -20 41 0 44 20 41 40 26 50 0"), [3.4] * 3, 2)
    curl = brush(trace("-44 16 -52 32 -44 46 -34 42 -36 36"), [2.4, 2.4, 2, 3], 2)
    tuft = LEAF + place(LEAF, turn=46, scale=0.8) + place(LEAF, turn=-46, scale=0.8)
    veins = VEIN + place(VEIN, turn=46, scale=0.8) + place(VEIN, turn=-46, scale=0.8)

    def put(d: str) -> str:
        return place(d, complex(-41, -16), 0.5, -24) + place(d, complex(42, -14), 0.5, 30)

    buds = place(LEAF, complex(-20, 41), 0.36, 150) + place(LEAF, complex(22, 40), 0.36, 205)
    return [("d", vine + mirror(curl, 0)), ("m", buds), ("d", put(tuft)), ("p", put(veins))] + [
        (r, place(d, complex(0, -6), 0.74, 180 if upside else 0)) for r, d in flower()
    ]


def lotus_panel() -> Motif:
    """An upright petal panel (莲瓣) for feet and shoulders."""
    return [
        ("d", "M-46 50L-46-8C-46-30-20-40 0-50C20-40 46-30 46-8L46 50z"),
        ("p", "M-38 50L-38-6C-38-24-18-32 0-41C18-32 38-24 38-6L38 50z"),
        ("m", "M-24 50C-24 20-18-6 0-26C18-6 24 20 24 50z"),
        ("p", oval(0, 14, 6, 10)),
    ]


def plantain() -> Motif:
    """A plantain leaf (蕉叶) for necks."""
    return [
        ("d", "M-48 50C-34 20-18-20 0-50C18-20 34 20 48 50z"),
        ("p", "M-36 50C-24 24-12-8 0-34C12-8 24 24 36 50z"),
        ("m", "M-24 50C-16 32-8 12 0-12C8 12 16 32 24 50z"),
        ("d", "M-2 50L0-14L2 50z"),
    ]


def meander() -> Motif:
    """One unit of the thunder meander (回纹): a single band that coils inwards."""
    return [("d", "M-46-46H46V46H-46V-22H16V16H-22V7H7V-13H-37V37H37V-37H-46z")]


def wave_unit() -> Motif:
    """One fan of the sea wave, bottom at y=50."""

    def fan(r: float) -> str:
        return f"M{-r} 50A{r} {r} 0 0 1 {r} 50z"

    return [("d", fan(56)), ("p", fan(48)), ("m", fan(40)), ("p", fan(30)), ("d", fan(22)), ("p", fan(11))]


def window_flower(fold: int = 8, kind: int = 0) -> Motif:
    """A paper-cut window flower: a disc with cut-outs (role p) of the given symmetry."""
    _step, half = 360 / fold, 180 / fold
    edge = around(place("M-10 2C-10-7 10-7 10 2z", complex(0, -46.5), 7.6 / fold), fold * 2)
    if kind % 3 == 0:
        cuts = (
            around("M0-44C-5-38-6-30 0-24C6-30 5-38 0-44z", fold)
            + around(place(oval(0, -38, 3.2, 4.4), turn=half), fold)
            + around(place("M-2-20C-7-26-7-30-4-34C-2-30 2-30 4-34C7-30 7-26 2-20z", turn=half), fold)
            + around("M0-22C-3-17-3-12 0-8C3-12 3-17 0-22z", fold)
        )
    elif kind % 3 == 1:
        cuts = (
            around("M-8-42C-3-46 3-46 8-42C4-38 3-34 0-30C-3-34-4-38-8-42z", fold)
            + around(place("M0-40L3.4-33L0-24L-3.4-33z", turn=half), fold)
            + around(place("M-5-22C-3-27 3-27 5-22C2-21 1-18 0-15C-1-18-2-21-5-22z", turn=0), fold)
            + around(place(oval(0, -17, 1.8, 4), turn=half), fold)
        )
    else:
        cuts = (
            around("M-1-45C-12-42-12-34-5-31C-8-36-5-39-1-39zM1-45C12-42 12-34 5-31C8-36 5-39 1-39z", fold)
            + around(place("M0-44C-3-36-3-28 0-20C3-28 3-36 0-44z", turn=half), fold)
            + around(oval(0, -25, 2.6), fold)
            + around("M0-20C-4-16-3-11 0-9C3-11 4-16 0-20z", fold)
        )
    return [
        ("d", oval(0, 0, 48) + edge),
        ("p", cuts),
        ("d", oval(0, 0, 6)),
        ("p", around("M0-5C-1.4-3-1.4-1.6 0-.6C1.4-1.6 1.4-3 0-5z", fold // 2 * 2)),
    ]


def fish_pair() -> Motif:
    """Two carp chasing each other round a circle."""
    one = carp()
    return [(r, place(d, complex(0, -30), 0.72, 8)) for r, d in one] + [
        (r, place(d, complex(0, 30), 0.72, 188)) for r, d in one
    ]


def dragon_head() -> Motif:
    """A dragon's head in profile, looking left."""
    skull = (
        "M-50 6C-54-2-48-12-38-12C-30-24-12-30 6-26C18-34 36-32 46-22C40-20 36-18 34-14C44-12 52-4 54 6"
        "C46 2 40 2 36 4C42 12 44 22 40 32C34 24 26 20 18 20C6 30-14 34-32 26C-36 20-30 16-24 16"
        "C-34 14-44 14-50 6z"
    )
    horn = brush(pts(12, -26, 24, -44, 44, -50), [7, 5, 2]) + brush(pts(26, -42, 32, -52), [4, 1.5])
    mane = brush(pts(38, 10, 54, 14, 66, 6), [7, 5, 1]) + brush(pts(36, 20, 52, 28, 64, 26), [7, 5, 1])
    whisk = brush(pts(-44, 0, -62, -10, -70, -28), [3, 2.4, 1]) + brush(pts(-30, 24, -38, 38, -30, 48), [3, 2.4, 1])
    teeth = "M-40 14L-37 20L-34 14zM-28 16L-25 22L-22 16z" + brush(pts(-44, 10, -26, 14, -6, 12), [1.4, 2, 1])
    return [
        ("m", mane + horn),
        ("d", skull + whisk),
        ("p", teeth + oval(-6, -10, 8, 6) + _shift(spiral(6, 1.2, 2), -36, -2) + _shift(spiral(10, 1.3, 2.6), 20, -2)),
        ("d", oval(-8, -10, 3.2)),
        ("p", brush(pts(-18, -20, -4, -22, 8, -16), [1, 3, 1])),
    ]


def double_joy() -> Motif:
    """囍 in straight paper-cut strokes, two halves that share a line of symmetry."""
    half = rows(
        "-50 -46 50 7, -28 -52 7 24, -44 -32 38 6, -46 -20 42 6, -46 -20 6 18, -10 -20 6 18, -46 -6 42 6, -38 4 7 8, "
        "-18 4 7 8, -50 12 50 7, -44 26 38 6, -44 26 6 24, -12 26 6 24, -44 44 38 6"
    )
    return [("d", mirror("".join(box(*b) for b in half), 0))]


def longevity() -> Motif:
    """The round longevity sign (团寿), reduced to its symmetry."""
    bars = mirror("M4-30h12v6h-12zM4-16h26v6h-26zM4-2h32v6h-32zM4 12h26v6h-26zM14 24h6v10h-6z", 0)
    ring = oval(0, 0, 48) + write_reversed(oval(0, 0, 41))
    return [("d", ring + box(-3, -40, 6, 80) + bars)]


def write_reversed(d: str) -> str:
    """The same outline walked the other way round, so that it cuts a hole."""
    return place(d, flip=True)
