"""What is printed, cut or made of paper."""

import math
from random import Random

from storefront.demo.art import motifs, parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import around, box, brush, mirror, oval, place, pts, rows, shake, trace, wind
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles
from storefront.demo.art.patterns import keep, paint, tile
from storefront.demo.art.vessels import keyline


def newyear_print(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A block-printed sheet: fish and lotus for plenty every year."""
    c.path("M176 60L632 54L640 700L168 706z", "#3a2010", opacity=0.16, transform="translate(10 12)")
    sheet = shake("M170 54H630V700H170z", 5, 4, 90)
    c.path(sheet, c.fade((0, "#fbf0d4"), (1, "#efdcae"), angle="v"))
    red, blue, green, gold, key = "#c8352a", "#2f4f8f", "#3f7f5c", "#e5a72f", "#2a1d1a"
    c.path("M192 78H608V676H192z", "none", stroke=red, stroke_width="9")
    c.path("M206 92H594V662H206z", "none", stroke=key, stroke_width="2.5")
    subject = kind % 3
    with c.inside(box(208, 94, 384, 566)):
        c.path("M206 560C260 530 330 566 400 546C470 530 540 566 600 540V664H206z", mix("#fbf0d4", blue, 0.25))
        wave = keep(c, motifs.wave_unit(), roles(blue, "#8fa6cf", "#f6e7c4", red))
        for row in range(3):
            for column in range(6):
                c.stamp(wave, 190 + 80 * column + 40 * (row % 2), 560 + 38 * row, 0.72)
        rim = {"p": "#f8e9c6", "x": gold}
        if subject == 0:
            for px, py, size, t in ((300, 300, 1.0, -12), (500, 250, 0.8, 14), (420, 190, 0.6, 0)):
                c.line(f"M{px} {py + 30}C{px + 20} {py + 120} {400} {460} 400 560", green, 7)
                paint(c, motifs.lotus(), dict(rim, d=red, m="#ef9a86"), complex(px, py), size, t)
            for px, py, r in ((250, 420, 66), (545, 400, 58)):
                c.ellipse(px, py, r, r * 0.5, green, stroke=key, stroke_width="3")
                c.line(
                    "".join(
                        f"M{px} {py}l{r * 0.85 * math.cos(t):.0f} {r * 0.42 * math.sin(t):.0f}"
                        for t in (0.4, 1.4, 2.5, 3.5, 4.6, 5.8)
                    ),
                    "#a9cfa4",
                    2.4,
                )
            paint(c, motifs.carp(), dict(rim, d=key, m=key), 404 + 480j, 3.05, -14)
            paint(c, motifs.carp(), dict(rim, d=red, m=gold), 402 + 476j, 2.96, -14)
        elif subject == 1:
            paint(c, motifs.peony(), dict(rim, d=red, m="#ef9a86"), 310 + 250j, 1.9)
            paint(c, motifs.peony(), dict(rim, d="#b0527a", m="#e8b0c4"), 490 + 310j, 1.5)
            for fx, fy, size, turn in rows(
                "400 190 1.3 20, 250 360 1.4 210, 420 400 1.6 170, 560 220 1.2 60, 540 400 1.2 140, 230 180 1.1 -50"
            ):
                paint(c, motifs.sprig(), dict(rim, d=green, m=green), complex(fx, fy), size, turn)
            c.path(
                (
                    "M340 420H460C452 440 446 452 456 470C500 500 506 560 470 610H330C294 560 300 500 344 470"
                    "C354 452 348 440 340 420z"
                ),
                blue,
                stroke=key,
                stroke_width="5",
            )
            paint(c, motifs.longevity(), roles("#f6e7c4", "#f6e7c4", blue, gold), 400 + 540j, 1.1)
            paint(c, motifs.butterfly(), dict(rim, d=gold, m=red), 520 + 160j, 0.9, 20)
        else:
            for bird in range(2):
                paint(
                    c,
                    motifs.magpie(),
                    dict(rim, d=(key, blue)[bird], m="#8fa6cf"),
                    complex(400 + (-70 if bird == 0 else 84), 330 - 60 * bird),
                    1.5,
                    flip=bird == 0,
                )
            c.path(
                brush(trace("206 470 300 390 420 420 520 340 600 250"), [20, 16, 13, 9, 5])
                + brush(pts(420, 420, 480, 470, 560, 480), [10, 7, 3]),
                "#5a3a2a",
                stroke=key,
                stroke_width="2",
            )
            fl = keep(c, motifs.plum(), dict(rim, d=red, m=red))
            for fx, fy, size in rows(
                "270 420 0.9, 350 396 0.7, 470 390 0.9, 560 300 0.8, 540 480 0.8, 590 220 0.7, 230 480 0.6, 430 450 0.6"
            ):
                c.stamp(fl, fx, fy, size, fx)
    c.disc(400, 132, 44, red)
    parts.glyph(c, "福春吉"[subject], 400, 132, 56, "#fbe7b8", 11)
    c.path(
        sheet,
        c.fade(
            (0, "#fff", 0.18),
            (0.3, "#fff", 0),
            (0.48, "#2a1408", 0.07),
            (0.52, "#fff", 0.1),
            (1, "#2a1408", 0.10),
            angle="h",
        ),
    )


def papercut_shape(rng: Random, fold: int, r: float = 262) -> tuple[str, str]:
    """A window flower: (outline, cuts). Cut-outs sit in rings; every ring is small enough to leave bridges of paper."""
    step = 360 / fold
    drop = "M0-26C-9-8-9 10 0 20C9 10 9-8 0-26z"
    petal = "M0-34C-13-18-15 6 0 30C15 6 13-18 0-34z"
    heart = "M0 28C-26 8-28-20-12-24C-4-25 0-18 0-14C0-18 4-25 12-24C28-20 26 8 0 28z"
    moon = "M-30 4C-20-20 20-20 30 4C18-8-18-8-30 4z"
    hook = mirror("M4 26C24 18 30-6 18-20C11-27 3-20 8-13C13-8 16-2 12 6C9 14 5 18 4 26z", 0)
    tooth = "M-3.4-20L0 20L3.4-20z"

    def ring(d: str, rad: float, scale: float, start: float = 0.0, n: int = fold) -> str:
        return around(place(d, complex(0, -rad), scale), n, start=start)

    k = 7 / fold
    edge = around(
        place("M-30 26C-32-6-12-22 0-12C12-22 32-6 30 26z", complex(0, -r + 20), 1.28 * k * 8 / 7),
        fold * 2,
        start=step / 4,
    )
    cuts = ring(oval(0, 0, 8 * k**0.5), r - 14, 1, step / 4, fold * 2) + ring(moon, r - 40, 0.8 * k, step / 4, fold * 2)
    cuts += ring(rng.choice((heart, hook, petal)), r - 92, 1.16 * k**0.5) + ring(
        rng.choice((petal, drop)), r - 86, 1.12 * k**0.5, step / 2
    )
    cuts += ring(tooth, r - 96, 0.72, step * 0.25 + 3) + ring(tooth, r - 96, 0.72, -step * 0.25 - 3)
    cuts += ring(moon, r - 134, 0.56 * k, 0) + ring(oval(0, 0, 6), r - 132, 1, step / 2)
    cuts += ring(rng.choice((petal, hook)), r - 168, 0.66 * k**0.5, step / 2) + ring(drop, r - 166, 0.66, 0)
    cuts += ring(oval(0, 0, 3.6), 62, 1, step / 4, fold * 2)
    return oval(0, 0, r - 10) + edge, cuts


def papercut(c: Canvas, m: Tones, kind: int = 0, fold: int | None = None) -> None:
    """A cut window flower, laid on paper; alone on a wash, the wash shows through the cuts."""
    fold = fold or (8, 6, 10, 8)[kind % 4]
    red, at = m.base, 400 + 372j
    if not c.alone:
        sheet = shake("M92 70H708V676H92z", c.seed, 4, 120)
        c.path(sheet, "#2a1408", opacity=0.14, transform="translate(8 10)")
        c.path(sheet, c.fade((0, "#fffaf0"), (1, "#f3e6cc"), angle="d"))
    outline, cuts = papercut_shape(c.rng, fold)
    whole = wind(outline, 1) + wind(cuts + oval(0, 0, 54), -1)
    whole = place(shake(whole, 3, 1.6), at)
    c.path(place(whole, 6 + 9j), "#3a1410", opacity=0.2)
    c.path(whole, red)
    hero = (motifs.double_joy, motifs.fish_pair, motifs.butterfly, motifs.longevity)[kind % 4]()
    paint(c, hero, roles(red, red, m.pale, red), at, 1.1)
    c.path(whole, c.fade((0, "#fff", 0.2), (0.5, "#fff", 0), (1, "#200", 0.16), angle="d"))


def paper_stack(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A quire of folded paper in a band of red, with its maker's mark."""
    band_ = MATERIALS[("redpaper", "indigo", "jadecloth")[kind % 3]]
    c.shadow(410, 620, 310, 44)
    for k in range(9):
        y, dx = 560 - 22 * k, (0, 5, -4, 3, -6, 2, 6, -3, 0)[k]
        edge = place("M128-60C128-44 134-40 146-36L404 42L672-48V-68L404 20z", complex(dx, y))
        keyline(c, edge, m.line, 2.4)
        c.path(
            edge, c.fade((0, m.pale), (0.5, mix(m.pale, m.deep, 0.12)), (0.51, m.pale), (1, mix(m.pale, m.deep, 0.4)))
        )
    top = "M128 324L398 244L672 316L404 404z"
    keyline(c, top, m.line, 3)
    c.path(top, c.fade((0, "#ffffff"), (1, mix(m.pale, m.deep, 0.14)), angle="d"))
    c.path("M240 291L286 277L556 354L510 369z", band_.base)
    c.path("M510 369L556 354V574L510 590z", band_.deep)
    c.path("M240 291L286 277L556 354L510 369z", c.fade((0, "#fff", 0.3), (0.6, "#fff", 0)))
    with c.group(transform="matrix(.94 .27 -.94 .31 392 322)"):
        c.path(box(-52, -36, 104, 72, 4), "#fbf3e0", stroke=band_.line, stroke_width="2")
        parts.glyph(c, "墨春山"[kind % 3], 0, 0, 52, band_.line, 9)


def woodblock(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A carved printing block, inked, and the sheet that came off it."""
    ink_tone, hero = ("#8f2119", "#27406b", "#2f2a28")[kind % 3], (motifs.carp, motifs.peony, motifs.magpie)[kind % 3]()
    c.shadow(420, 640, 290, 36)
    with c.at(300, 350, 1, -9):
        sheet = shake(box(-170, -230, 340, 440), 4, 4, 90)
        keyline(c, sheet, "#6d5a44", 3)
        c.path(sheet, c.fade((0, "#fffaf0"), (1, "#f0e2c4"), angle="d"))
        c.line(box(-140, -196, 280, 370), ink_tone, 5)
        print_ = roles(ink_tone, mix(ink_tone, "#f5ead2", 0.45), "#fbf3e0", ink_tone)
        paint(c, hero, print_, -10 - 60j, 2.1)
        paint(c, motifs.cloud(), print_, -30 + 110j, 1.1)
    with c.at(500, 446, 1, 8):
        block = box(-176, -200, 352, 400, 8)
        c.path(place(block, 10 + 26j), m.line, stroke=m.line, stroke_width="5", stroke_linejoin="round")
        c.path(place(block, 8 + 22j), m.deep)
        keyline(c, block, m.line, 4)
        c.path(block, m.base)
        with c.inside(block):
            c.rect(-180, -204, 360, 410, tile(c, "grain", {"d": m.deep, "m": m.deep, "p": m.base}, 1.5), opacity=0.4)
        c.path(box(-146, -170, 292, 340, 4), mix(m.pale, m.base, 0.4), stroke=m.line, stroke_width="3")
        cut = roles(ink_tone, mix(ink_tone, m.base, 0.3), mix(m.pale, m.base, 0.4), ink_tone)
        c.line(box(-128, -152, 256, 304), ink_tone, 6)
        shade = dict.fromkeys("dmpx", mix(m.deep, m.line, 0.4))
        for colours, shift in ((shade, 3 + 4j), (cut, 0j)):
            paint(c, hero, colours, 8 - 40j + shift, 1.9, flip=True)
            paint(c, motifs.cloud(), colours, 24 + 106j + shift, 1.0, flip=True)
        c.path(block, c.fade((0, "#fff", 0.24), (0.5, "#fff", 0), (1, "#200", 0.28), angle="d"))
