# ruff: noqa
# mypy: ignore-errors
"""Fans, umbrellas, kites, prints, paper-cuts, the scholar's desk and the basket."""

import math
from random import Random

from . import geom, motifs, parts, vessels
from .canvas import Canvas
from .figures import Toy
from .geom import (
    around,
    box,
    brush,
    mirror,
    oval,
    pack,
    place,
    polar,
    pts,
    shake,
)
from .palettes import MATERIALS, Colours, Tones, mix
from .patterns import keep, paint, tile, tones
from .pictures import GLOW, mat_on, painting, solid
from .vessels import Turned, keyline


def folding_fan(c: Canvas, m: Tones, kind: int = 0) -> None:
    """An open folding fan with a painted leaf."""
    x, y, r0, r1, half, n = 400, 600, 168, 372, 76, 22
    wood = MATERIALS["bamboo" if kind % 2 else "ebony"]
    c.shadow(400, 646, 250, 26)
    at = complex(x, y)
    for k in range(n + 1):
        a = -half + 2 * half * k / n
        edge = k in (0, n)
        w = 9 if edge else 4.5
        c.path(
            place(f"M{-w} 40L{-w * 0.7} {-r1 if edge else -r0 - 30}H{w * 0.7}L{w} 40Q0 52 {-w} 40z", at, turn=a),
            wood.base if not edge else wood.deep,
            stroke=wood.line,
            stroke_width="1.4",
        )

    def arc(r: float, a: complex, b: Turned, s: float) -> str:
        return f"A{r} {r} 0 0 {s} {pack((polar(r, b, at).real, polar(r, b, at).imag))}"

    def p(r: float, a: complex) -> str:
        return pack((polar(r, a, at).real, polar(r, a, at).imag))

    leaf = f"M{p(r0, -half)}L{p(r1, -half)}{arc(r1, -half, half, 1)}L{p(r0, half)}{arc(r0, half, -half, 0)}z"
    keyline(c, leaf, wood.line, 4)
    c.path(leaf, m.pale)
    with c.inside(leaf):
        if kind % 5 == 4:
            c.rect(0, 200, 800, 400, tile(c, "scales", {"d": m.deep, "m": m.mid, "p": m.pale}, 1.2))
        else:
            painting(c, m, kind, 400, 372, 640, 290)
        folds = "".join(
            f"M{p(r0, -half + 2 * half * k / n)}L{p(r1, -half + 2 * half * k / n)}L{p(r1, -half + 2 * half * (k + 0.5) / n)}L{p(r0, -half + 2 * half * (k + 0.5) / n)}z"
            for k in range(n)
        )
        c.path(folds, m.line, opacity=0.09)
        c.disc(x, y, r1 - 5, "none", stroke=m.pop, stroke_width="9", opacity=0.9)
        c.disc(x, y, r0 + 4, "none", stroke=m.pop, stroke_width="6", opacity=0.9)
        c.disc(
            x,
            y,
            r1,
            c.fade(
                (0, "#2a1408", 0.2),
                (0.5, "#2a1408", 0.16),
                (0.62, "#fff", 0.0),
                (1, "#fff", 0.12),
                angle="r",
                box=(x, y, r1),
            ),
        )
    c.disc(x, y, 10, MATERIALS["gold"].base, stroke=wood.line, stroke_width="2")
    red = MATERIALS["redpaper"]
    parts.cord(c, pts(400, 612, 412, 640, 436, 652, 462, 660), red.base, 4)
    parts.tassel(c, 462, 656, 84, red.base, red.line, lean=16)


def silk_fan(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A round fan of silk."""
    wood, red = MATERIALS["ebony"], MATERIALS["redpaper"]
    c.path(box(391, 500, 18, 216, 8), wood.base, stroke=wood.line, stroke_width="3")
    d = (
        oval(400, 298, 222)
        if kind % 2 == 0
        else "M400 84C450 60 520 70 560 110C610 130 634 190 620 240C650 300 620 370 572 396C540 450 470 500 400 516C330 500 260 450 228 396C180 370 150 300 180 240C166 190 190 130 240 110C280 70 350 60 400 84z"
    )
    keyline(c, d, wood.line, 18)
    c.path(d, m.pale, stroke=mix(wood.base, "#b8392c", 0.3), stroke_width="12")
    with c.inside(d):
        painting(c, m, kind + 3, 400, 312, 400, 400)
        c.path(d, c.fade(*GLOW, angle="r", box=(350, 230, 330)))
    c.path(d, "none", stroke="#d9a83f", stroke_width="2.5")
    c.path(
        "M388 476C380 500 384 520 391 536H409C416 520 420 500 412 476Q400 486 388 476z",
        wood.base,
        stroke=wood.line,
        stroke_width="2.5",
    )
    for y in (548, 690):
        c.path(box(388, y, 24, 10, 3), "#d9a83f", stroke=wood.line, stroke_width="1.5")
    parts.cord(c, pts(400, 712, 420, 700, 470, 640, 486, 600), red.base, 3.4)
    c.disc(486, 604, 11, MATERIALS["jade"].base, stroke=MATERIALS["jade"].line, stroke_width="2")
    parts.tassel(c, 486, 614, 92, red.base, red.line, lean=4)


def umbrella(c: Canvas, m: Tones, kind: int = 0) -> None:
    """An oil-paper umbrella seen from above, tilted, its handle coming out below."""
    wood, n, _at = MATERIALS["wood"], 24, 0j
    with c.at(396, 366, 1, -14 + 4 * (kind % 3)):
        c.path(brush(pts(0, 0, 60, 210, 108, 372), [16, 14, 14]), wood.base, stroke=wood.line, stroke_width="3")
        c.path(brush(pts(96, 330, 108, 372), [20, 22]), wood.deep, stroke=wood.line, stroke_width="2")
        hub = complex(-26, -34)
        rim = [complex(296 * math.sin(t), -262 * math.cos(t)) for t in [2 * math.pi * k / n for k in range(n)]]
        d = f"M{pack((rim[0].real, rim[0].imag))}"
        for k in range(n):
            a, b = rim[k], rim[(k + 1) % n]
            q = (a + b) / 2 * 0.965
            d += f"Q{pack((q.real, q.imag))} {pack((b.real, b.imag))}"
        d += "z"
        keyline(c, d, m.line, 6)
        c.path(d, m.base)
        with c.inside(d):
            with c.group(transform=f"translate({pack((hub.real * 0.25, hub.imag * 0.25))})"):

                def ring(r: float, w: float, col: Colours) -> str:
                    return c.ellipse(0, 0, r * 1.13, r, "none", stroke=col, stroke_width=w)

                {"d": m.deep, "m": m.mid, "p": m.base, "x": m.pop}
                ring(246, "14", m.deep)
                ring(232, "3", m.pale)
                if kind % 3 == 0:
                    flower, leaf = (
                        keep(c, motifs.peony(), {"d": m.pale, "m": mix(m.pale, m.base, 0.35), "p": m.base, "x": m.pop}),
                        keep(c, motifs.sprig(), {"d": m.deep, "m": m.mid, "p": m.base, "x": m.pop}),
                    )
                    for k in range(6):
                        p, q = polar(160, 60 * k), polar(168, 60 * k + 30)
                        c.stamp(leaf, q.real * 1.13, q.imag, 1.0, 60 * k + 30)
                        c.stamp(flower, p.real * 1.13, p.imag, 1.12, 60 * k)
                elif kind % 3 == 1:
                    painting(c, mat_on(m), 0, 0, 40, 520, 400)
                else:
                    key = keep(c, motifs.crane(), {"d": m.pale, "m": mix(m.pale, m.base, 0.3), "p": m.base, "x": m.pop})
                    cl = keep(c, motifs.cloud(), {"d": m.deep, "m": m.mid, "p": m.base, "x": m.pop})
                    for k in range(5):
                        p, q = polar(150, 72 * k), polar(190, 72 * k + 36)
                        c.stamp(key, p.real * 1.13, p.imag, 1.25, 72 * k)
                        c.stamp(cl, q.real * 1.13, q.imag, 0.72, 72 * k + 36)
                ring(84, "10", m.deep)
                ring(74, "2.5", m.pale)

            def fan(k: int, t: Toy) -> str:
                return hub + (rim[k % n] - hub) * t

            shade = "".join(
                f"M{pack((hub.real, hub.imag))}L{pack((fan(k, 1.05).real, fan(k, 1.05).imag))}L{pack(((fan(k, 1.05) + fan(k + 1, 1.05)).real / 2, (fan(k, 1.05) + fan(k + 1, 1.05)).imag / 2))}z"
                for k in range(n)
            )
            c.path(shade, m.line, opacity=0.10)
            c.line(
                "".join(f"M{pack((hub.real, hub.imag))}L{pack((z.real, z.imag))}" for z in rim),
                m.line,
                1.6,
                opacity=0.55,
            )
            c.path(
                d,
                c.fade((0, "#fff", 0.34), (0.45, "#fff", 0.04), (1, "#2a1408", 0.34), angle="r", box=(-90, -120, 430)),
            )
        c.disc(hub.real, hub.imag, 25, m.line)
        c.disc(hub.real - 2, hub.imag - 3, 19, mix(m.deep, "#ffffff", 0.12))
        c.disc(hub.real - 3, hub.imag - 6, 8, wood.pale, stroke=m.line, stroke_width="2")


def kite(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A swallow kite, frontal: broad wings, a painted breast, a forked tail."""
    wing = "M430 214C470 168 560 130 660 112C730 100 768 150 764 214C760 290 716 352 640 376C570 396 500 384 452 352C436 310 426 260 430 214z"
    tail = "M404 470C450 520 520 590 590 650C566 690 500 706 462 690C444 640 424 570 402 516z"
    breast = "M400 168C446 168 470 210 470 270C470 350 440 430 400 500C360 430 330 350 330 270C330 210 354 168 400 168z"
    for d in (mirror(tail), mirror(wing)):
        solid(c, d, m)
    {"d": m.pale, "m": mix(m.pale, m.base, 0.35), "p": m.base, "x": m.pop}
    red = {"d": m.pop, "m": mix(m.pop, m.pale, 0.55), "p": m.pale, "x": "#e2b457"}
    with c.inside(mirror(wing)):
        for k in range(5):
            c.line(
                mirror(
                    f"M{770 - 26 * k} {150 - 4 * k}C{776 - 30 * k} {250 - 6 * k} {700 - 28 * k} {340 - 12 * k} {600 - 30 * k} {384 - 14 * k}"
                ),
                m.pale if k % 2 == 0 else m.mid,
                6 - k * 0.6,
            )
        c.path(
            mirror(
                "M448 240C480 196 540 166 600 158C640 160 650 220 610 274C570 324 510 340 462 326C450 300 444 270 448 240z"
            ),
            m.pale,
            stroke=m.pop,
            stroke_width="5",
        )
        for s in (-1, 1):
            paint(
                c,
                (motifs.peony, motifs.bat, motifs.butterfly)[kind % 3](),
                red,
                complex(400 + s * 146, 246),
                (1.15, 1.25, 1.2)[kind % 3],
                -s * 14,
            )
            if kind % 3 == 0:
                for px, py, t in ((86, 268, 120), (196, 206, -130), (150, 316, 180)):
                    paint(
                        c,
                        motifs.sprig(),
                        {"d": "#3f7f68", "m": "#3f7f68", "p": m.pale, "x": m.pop},
                        complex(400 + s * px, py),
                        0.62,
                        -s * t,
                    )
    c.line(mirror("M424 512C470 560 520 620 556 676M414 506C446 560 482 630 506 694"), m.pale, 6)
    c.line(mirror("M430 500C480 548 540 600 580 644"), m.mid, 4)
    solid(c, breast, m, m.pale)
    with c.inside(breast):
        c.path(
            "M330 270C330 330 340 360 350 384C380 360 420 360 450 384C462 360 470 330 470 270C440 300 360 300 330 270z",
            mix(m.pop, m.base, 0.1),
        )
        paint(
            c,
            motifs.double_joy() if kind % 2 else motifs.longevity(),
            {"d": "#f3dca0", "m": "#f3dca0", "p": m.pop, "x": m.pop},
            400 + 330j,
            0.5,
        )
        paint(c, motifs.lotus(), red, 400 + 424j, 0.62)
        c.path("M330 180C360 150 440 150 470 180L470 262C440 288 360 288 330 262z", m.base)
    c.path(
        mirror("M404 232C408 206 434 196 450 214C456 240 436 256 414 250z"), m.pale, stroke=m.line, stroke_width="2.5"
    )
    c.path(mirror(oval(430, 228, 9, 10)), m.line)
    c.path(mirror(oval(433, 224, 3)), "#fff")
    c.path("M390 252L400 284L410 252Q400 244 390 252z", "#e2b457", stroke=m.line, stroke_width="2")
    c.path(mirror("M404 200C418 184 440 184 454 198C438 194 420 196 404 200z"), m.pop)
    c.path(
        mirror(wing + tail) + breast,
        c.fade((0, "#fff", 0.25), (0.5, "#fff", 0), (1, "#200", 0.18), angle="d", box=(60, 100, 740, 700)),
    )
    c.line("M400 330C440 470 470 640 560 820", m.line, 1.5, opacity=0.5)


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
        wave = keep(c, motifs.wave_unit(), {"d": blue, "m": "#8fa6cf", "p": "#f6e7c4", "x": red})
        for row in range(3):
            for k in range(6):
                c.stamp(wave, 190 + 80 * k + 40 * (row % 2), 560 + 38 * row, 0.72)
        rim = {"p": "#f8e9c6", "x": gold}
        if subject == 0:
            for px, py, k, t in ((300, 300, 1.0, -12), (500, 250, 0.8, 14), (420, 190, 0.6, 0)):
                c.line(f"M{px} {py + 30}C{px + 20} {py + 120} {400} {460} 400 560", green, 7)
                paint(c, motifs.lotus(), dict(rim, d=red, m="#ef9a86"), complex(px, py), k, t)
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
            for px, py, k, t in (
                (400, 190, 1.3, 20),
                (250, 360, 1.4, 210),
                (420, 400, 1.6, 170),
                (560, 220, 1.2, 60),
                (540, 400, 1.2, 140),
                (230, 180, 1.1, -50),
            ):
                paint(c, motifs.sprig(), dict(rim, d=green, m=green), complex(px, py), k, t)
            c.path(
                "M340 420H460C452 440 446 452 456 470C500 500 506 560 470 610H330C294 560 300 500 344 470C354 452 348 440 340 420z",
                blue,
                stroke=key,
                stroke_width="5",
            )
            paint(c, motifs.longevity(), {"d": "#f6e7c4", "m": "#f6e7c4", "p": blue, "x": gold}, 400 + 540j, 1.1)
            paint(c, motifs.butterfly(), dict(rim, d=gold, m=red), 520 + 160j, 0.9, 20)
        else:
            for k in range(2):
                paint(
                    c,
                    motifs.magpie(),
                    dict(rim, d=(key, blue)[k], m="#8fa6cf"),
                    complex(400 + (-70 if k == 0 else 84), 330 - 60 * k),
                    1.5,
                    flip=k == 0,
                )
            c.path(
                brush(pts(206, 470, 300, 390, 420, 420, 520, 340, 600, 250), [20, 16, 13, 9, 5])
                + brush(pts(420, 420, 480, 470, 560, 480), [10, 7, 3]),
                "#5a3a2a",
                stroke=key,
                stroke_width="2",
            )
            fl = keep(c, motifs.plum(), dict(rim, d=red, m=red))
            for px, py, k in (
                (270, 420, 0.9),
                (350, 396, 0.7),
                (470, 390, 0.9),
                (560, 300, 0.8),
                (540, 480, 0.8),
                (590, 220, 0.7),
                (230, 480, 0.6),
                (430, 450, 0.6),
            ):
                c.stamp(fl, px, py, k, px)
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


def inkstone(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Inkstone, ink stick and a wet pool."""
    ink, gold = MATERIALS["ink"], MATERIALS["gold"]
    c.shadow(400, 650, 280, 40)
    side = "M150 520C150 500 170 470 196 452H560C590 470 612 500 612 524V590C612 626 590 640 560 640H206C172 640 150 626 150 590z"
    keyline(c, side, ink.line)
    c.path(
        side,
        c.fade(
            (0, mix(m.base, "#000000", 0.1)),
            (0.5, mix(m.base, "#000000", 0.35)),
            (1, mix(m.base, "#000000", 0.5)),
            angle="v",
        ),
    )
    top = "M196 452C176 470 150 500 150 524C150 550 176 560 210 560H556C590 560 612 550 612 524C612 500 590 470 560 452C540 432 500 424 380 424S216 432 196 452z"
    c.path(top, c.fade((0, mix(m.base, "#ffffff", 0.3)), (1, m.base), angle="d"), stroke=ink.line, stroke_width="2.5")
    well = "M240 470C230 490 214 506 216 522C222 538 250 540 290 540H470C520 540 548 536 548 516C546 494 530 470 510 460C480 448 280 446 240 470z"
    c.path(well, mix(m.base, "#000000", 0.4))
    c.path(
        "M250 476C240 492 226 508 228 520C234 530 262 530 300 528C340 522 360 500 350 478C340 458 268 458 250 476z",
        "#0f0e12",
    )
    c.path("M262 484C256 494 250 502 252 508C270 512 300 506 316 490C304 480 274 476 262 484z", "#fff", opacity=0.22)
    with c.inside(side):
        for k in range(5):
            paint(
                c,
                motifs.cloud(),
                {"d": mix(m.base, "#ffffff", 0.16), "p": mix(m.base, "#000000", 0.35), "m": m.base, "x": m.base},
                complex(210 + 90 * k, 604),
                0.5,
            )
    with c.at(540, 470, 1, 18):
        stick = box(-34, -330, 68, 310, 6)
        keyline(c, stick, ink.line)
        c.path(stick, c.fade((0, "#4a474c"), (0.3, "#34323a"), (1, "#17161a"), angle="h"))
        c.line(box(-26, -318, 52, 286, 4), gold.base, 2)
        paint(
            c,
            motifs.dragon_head() if kind % 2 else motifs.crane(),
            {"d": gold.base, "m": gold.mid, "p": "#2a282e", "x": gold.base},
            complex(0, -282),
            0.42,
        )
        for k, ch in enumerate(("山月", "春山", "家山")[kind % 3] + "墨"):
            parts.glyph(c, ch, 0, -214 + 66 * k, 44, gold.mid, 8.5)
        c.path(box(-34, -40, 68, 22, 4), "#0f0e12")


def brushes(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Writing brushes hanging from a stand."""
    wood = MATERIALS["wood" if kind % 2 else "ebony"]
    c.shadow(400, 652, 270, 26)
    base = "M150 640C150 622 170 616 200 614H600C630 616 650 622 650 640V660H150z"
    solid(c, base, wood)
    c.path(
        mirror(brush(pts(596, 622, 604, 480, 590, 320, 598, 180), [22, 17, 15, 18])),
        wood.base,
        stroke=wood.line,
        stroke_width="3.5",
    )
    bar = "M120 176C160 130 200 150 240 160C300 172 350 150 400 146C450 150 500 172 560 160C600 150 640 130 680 176C640 170 610 196 560 192C500 200 450 182 400 180C350 182 300 200 240 192C190 196 160 170 120 176z"
    solid(c, bar, wood)
    handles = (MATERIALS["bamboo"], MATERIALS["qinghua"], MATERIALS["lacquer"], m, MATERIALS["bamboo"])
    for k, (x, length, r, h) in enumerate(
        (
            (236, 250, 12, handles[0]),
            (318, 290, 15, handles[1]),
            (402, 320, 20, handles[3]),
            (488, 280, 14, handles[2]),
            (564, 236, 10, handles[4]),
        )
    ):
        y = 214
        c.line(f"M{x} 190C{x - 8} 200 {x - 8} 208 {x} {y + 2}C{x + 8} 208 {x + 8} 200 {x} 190", "#b8392c", 3)
        body = f"M{x - r * 0.6} {y}H{x + r * 0.6}L{x + r} {y + length * 0.66}H{x - r}z"
        keyline(c, body, h.line, 3.5)
        c.path(body, h.base)
        with c.inside(body):
            if k == 1:
                key = keep(c, motifs.plum(), tones(h))
                for j in range(5):
                    c.stamp(key, x + (4 if j % 2 else -4), y + 30 + 36 * j, 0.3, 30 * j)
            else:
                c.rect(x - r, y + 24, 2 * r, 5, h.pop)
                c.rect(x - r, y + length * 0.58, 2 * r, 6, h.pop)
            c.rect(x - r, y, 2 * r, length, vessels.light(c, x - r, x + r))
        tip = y + length * 0.66
        c.path(f"M{x - r} {tip}H{x + r}V{tip + 14}H{x - r}z", "#2a1d1a")
        hair = f"M{x - r * 0.95} {tip + 14}C{x - r * 1.5} {tip + 50} {x - r * 1.1} {tip + 80 + r} {x} {tip + 84 + r * 2}C{x + r * 1.1} {tip + 80 + r} {x + r * 1.5} {tip + 50} {x + r * 0.95} {tip + 14}z"
        c.path(
            hair,
            c.fade((0, "#f4e6c8"), (0.6, "#d8b88a"), (1, "#4a3428"), angle="v"),
            stroke="#3a2418",
            stroke_width="2",
        )
        c.line(f"M{x - r * 0.3} {tip + 24}V{tip + 66}M{x + r * 0.4} {tip + 24}V{tip + 60}", "#8a6844", 1.4)


def basket(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A woven basket with fruit."""
    handle = brush(pts(232, 420, 250, 220, 400, 130, 550, 220, 568, 420), [20, 17, 19, 17, 20])
    keyline(c, handle, m.line)
    c.path(handle, m.base)
    inner = brush(pts(232, 420, 250, 220, 400, 130, 550, 220, 568, 420), [5, 4, 5, 4, 5])
    c.path(inner, m.pale)
    c.shadow(400, 656, 220, 30)
    fruit = (("#e2733a", "#b5451f"), ("#e78f86", "#c8412f"), ("#d9a83f", "#a8601a"))[kind % 3]
    for px, py, r in ((300, 404, 62), (400, 378, 70), (502, 402, 64), (350, 430, 60), (452, 430, 62)):
        c.disc(px + 1, py + 2, r + 2.5, "#5a2a16")
        c.disc(px, py, r, c.fade((0, mix(fruit[0], "#ffffff", 0.35)), (0.5, fruit[0]), (1, fruit[1]), angle="r"))
        c.path(place(motifs.sprig()[0][1], complex(px, py - r * 0.82), 0.34, 10), "#3f6f4c")
    b = Turned([(206, 424), (212, 446), (198, 520), (168, 610), (150, 652)], tilt=0.16)
    d = b.outline().replace("z", "z")
    front = f"M194 424A206 33 0 0 0 606 424L{550} 652A150 24 0 0 1 250 652z"
    front = (
        "M194 424"
        + "A206 33 0 0 0 606 424C616 470 600 530 580 590L550 652A150 24 0 0 1 250 652L220 590C200 530 184 470 194 424z"
    )
    c.path(front, m.line, stroke=m.line, stroke_width="5", stroke_linejoin="round", transform="translate(1.2 1.8)")
    c.path(front, m.deep)
    with c.inside(front):
        rows, cols = 9, 22
        for j in range(rows):
            v0, v1 = 0.06 + 0.94 * j / rows, 0.06 + 0.94 * (j + 0.86) / rows
            d = ""
            for k in range(cols):
                if (k + j) % 2:
                    u0, u1 = -1.57 + 3.14 * k / cols, -1.57 + 3.14 * (k + 1.5) / cols
                    p = [
                        b.point(max(-1.57, min(1.57, u)), v)
                        for u, v in ((u0 - 0.03, v0), (u1, v0), (u1, v1), (u0 - 0.03, v1))
                    ]
                    d += geom.polygon(p)
            c.path(d, m.base if j % 3 else m.mid)
        c.rect(180, 400, 440, 280, vessels.light(c, 190, 610, 1))
    c.line("M194 426A206 33 0 0 0 606 426", m.line, 24)
    c.line("M194 426A206 33 0 0 0 606 426", m.base, 19)
    c.line("M200 426A206 33 0 0 0 600 426", m.pale, 4)
    c.line(
        "".join(
            f"M{pack((b.point(u, 0.0).real, b.point(u, 0.0).imag - 9))}l5 18"
            for u in [-1.4 + 0.14 * k for k in range(21)]
        ),
        m.deep,
        3,
    )


def papercut_shape(rng: Random, fold: int, r: float = 262) -> str:
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


def papercut(c: Canvas, m: Tones, kind: int = 0, fold: int = None) -> None:
    """A cut window flower, laid on paper."""
    fold = fold or (8, 6, 10, 8)[kind % 4]
    white, red, at = "#f9efdc", m.base, 400 + 372j
    sheet = shake("M92 70H708V676H92z", c.seed, 4, 120)
    c.path(sheet, "#2a1408", opacity=0.14, transform="translate(8 10)")
    c.path(sheet, c.fade((0, "#fffaf0"), (1, "#f3e6cc"), angle="d"))
    outline, cuts = papercut_shape(c.rng, fold)
    whole = place(shake(outline, 3, 1.6), at)
    c.path(place(whole, 6 + 9j), "#3a1410", opacity=0.2)
    c.path(whole, red)
    c.path(place(shake(cuts, 3, 1.6), at), white)
    hero = (motifs.double_joy, motifs.fish_pair, motifs.butterfly, motifs.longevity)[kind % 4]()
    c.disc(400, 372, 54, white)
    paint(c, hero, {"d": red, "m": red, "p": white, "x": red}, at, 0.84)
    c.path(whole, c.fade((0, "#fff", 0.2), (0.5, "#fff", 0), (1, "#200", 0.16), angle="d"))
