"""Pictures of the shop's own pages: hills for the moon gate, a shelf of pots for the first door, the blind box."""

import math
from functools import partial
from random import Random

from storefront.demo.art import vessels
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.framing import frame
from storefront.demo.art.geom import around, rows, spline
from storefront.demo.art.palettes import MATERIALS, Tones, mix, tint
from storefront.demo.art.patterns import rule
from storefront.demo.art.vessels import Turned

HILLS = {
    "celadon": ("#7c9c94", "#274a52", "#bc4431"),
    "indigo": ("#8a9fbb", "#26405f", "#c65a3f"),
    "gold": ("#c2a264", "#6b4a24", "#bc4431"),
}
"""Far hills, near hills and the sun, for each tone."""


def ridge(rng: Random, width: float, y: float, height: float) -> list[complex]:
    """A skyline: two slow waves, and a little of a hand."""
    a, b = rng.uniform(0, 6.3), rng.uniform(0, 6.3)
    out = []
    x = -80.0
    while x < width + 160:
        lift = 0.55 * math.sin(x / width * 6.1 + a) + 0.35 * math.sin(x / width * 13.7 + b) + rng.uniform(-0.08, 0.08)
        out.append(complex(x, y - height * (0.5 + 0.5 * lift)))
        x += width / 14
    return out


def hills(tone: str) -> str:
    """Four ranges in mist under a sun, 1200 by 900, clear above so that the wash is the sky."""
    far, near, sun = HILLS[tone]
    c = Canvas(1200, 900, 5 + 7 * list(HILLS).index(tone), title="hills")
    c.disc(820, 250, 74, sun)
    for k, (y, height) in enumerate(((520, 250), (620, 260), (730, 250), (830, 190))):
        tone_ = mix(far, near, k / 3)
        d = spline(ridge(c.rng, 1200, y, height)) + "L1360 910L-80 910z"
        c.path(d, c.fade("h", (0, tone_, 0.5 + 0.13 * k), (1, tone_, 0.06 + 0.06 * k), box=(0, y - height, 0, 900)))
    return c.svg()


# Profiles of (radius, height) from lip to foot: meiping, bowl, bottle, jar, gourd, brush pot.
_POTS = (
    "20 0, 16 10, 14 18, 46 42, 60 80, 50 130, 34 170, 36 180",
    "60 0, 57 20, 44 56, 26 72, 28 80",
    "26 0, 17 20, 14 50, 40 100, 56 140, 48 172, 32 184",
    "34 0, 36 8, 58 30, 66 70, 52 118, 38 132",
    "16 0, 13 12, 28 34, 38 60, 20 88, 46 120, 54 150, 36 184",
    "44 0, 42 8, 46 40, 44 84, 32 96",
)
_SHELVES = (
    ("celadon sweet zisha qinghua jade paper bronze tenmoku", "#c9b79b"),
    ("celadon jade sweet celadon qinghua", "#b9c2b4"),
    ("plumcloth sweet jadecloth redpaper paper", "#c9b4ae"),
    ("cinnabar lacquer gold ebony paper", "#c4b39a"),
    ("qinghua sweet indigo silver paper", "#b4bcc4"),
    ("zisha tenmoku honey ginseng bronze", "#c8b08a"),
)
"""Glazes and wall of each workshop."""


def _rings(c: Canvas, pot: Turned, mat: Tones) -> None:
    """The plainest decoration: rings under the shoulder and above the foot, on about every second pot."""
    if c.rng.random() < 0.55:
        for v, width in rows("0.34 4, 0.38 1.6, 0.84 3"):
            rule(c, pot, v, mat.deep, width)


def workshop(n: int = 0) -> str:
    """A wall of shelves with a maker's year on it, 1200 by 900; six different workshops."""
    glazes, wall = _SHELVES[n % len(_SHELVES)]
    c = Canvas(1200, 900, 31 + n, title="a maker's shelves")
    c.rect(0, 0, 1200, 900, c.fade("d", wall, mix(wall, "#5b432d", 0.3)))
    c.path("M0 0H430V900H0z", "#f2e3c2", opacity=0.2)
    c.path("M700 0H1200V900H1010z", "#2c1e12", opacity=0.2)
    for y in (226, 450, 674, 898):
        x = 60.0
        while x < 1170:
            profile, k = rows(c.rng.choice(_POTS)), c.rng.uniform(0.84, 1.1)
            wide, tall = max(r for r, _ in profile) * k, profile[-1][1] * k
            mat = MATERIALS[c.rng.choice(glazes.split())]
            c.shadow(x + wide, y - 2, wide * 0.9, 7, strength=0.4)
            pot = Turned([(r * k, y - 6 - tall + h * k) for r, h in profile], cx=x + wide, tilt=0.1)
            vessels.draw(c, pot, mat, partial(_rings, c, pot, mat), gloss=0.6)
            x += 2 * wide + c.rng.uniform(14, 46)
        c.rect(0, y, 1200, 20, "#6a4a30")
        c.rect(0, y + 20, 1200, 26, c.fade("v", (0, "#2c1e12", 0.35), (1, "#2c1e12", 0)))
    c.path("M700 0H1200V900H1010z", "#2c1e12", opacity=0.12)
    return c.svg()


def blindbox() -> str:
    """A paper box with a gold band and a flower on its front, lid shut."""
    c = Canvas(800, 800, 3, title="blind box")
    gold, shade = "#c8a455", "#8f6d33"
    c.shadow(400, 690, 250, 34)
    petals = around("M0-6C-18-14-18-42 0-44C18-42 18-14 0-6z", 5)
    c.pieces(f"""
        {c.fade("h", "#35557f", "#263f64")} | | M180 272L400 332V712L180 630z
        {c.fade("h", "#1f3557", "#172845")} | | M620 272L400 332V712L620 630z
        {gold} | | M322 296L362 307V698L322 683z
        {shade} | | M438 307L478 296V683L438 698z
        #2f4f7d | | M168 246L400 310V360L168 292z
        #1b3052 | | M632 246L400 310V360L632 292z
        {c.fade("d", "#587cae", "#3a5a8a")} | | M168 246L400 186L632 246L400 310z
        {gold} | | M318 287L558 226L600 237L362 299z
        {tint(gold, 0.12)} | | M482 287L242 226L200 237L438 299z
        {mix(gold, shade, 0.3)} | | M318 287L362 299V349L318 337z
        {shade} | | M482 287L438 299V349L482 337z""")
    with c.at(400, 236, 1.5, squash=0.42):
        c.path(petals, "#f6e6bd", shade)
        c.disc(0, 0, 8, "#b5301f")
    return frame(c, 0.82).svg()
