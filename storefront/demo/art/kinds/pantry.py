"""Food that does not come in a jar, the basket it comes in, and what a pharmacy gives."""

import cmath

from storefront.demo.art import parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import around, box, brush, dot, oval, pick, place, polar, polygon, rows, shake, spline
from storefront.demo.art.motifs import MOTIFS
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles, tint
from storefront.demo.art.patterns import thrown, tile
from storefront.demo.art.vessels import Turned, light


def cake(c: Canvas, m: Tones, x: float, y: float, r: float, kind: int) -> None:
    """A moulded cake: its grooved side, and the face that came out of the mould."""

    def grooves(side: Turned) -> None:
        angles = [-1.45 + 0.242 * j for j in range(13)]
        c.line("".join(f"M{dot(side.point(u, 0))}L{dot(side.point(u, 1))}" for u in angles), m.deep, 4, opacity=0.6)

    c.ellipse(x + 8, y + r * 0.84, r * 1.02, r * 0.52, "#2a1408", opacity=0.2)
    profile = f"{r} {y}, {r * 1.03} {y + r * 0.24}, {r * 0.98} {y + r * 0.76}"
    thrown(c, m, profile, more=grooves, cx=x, tilt=0.52, gloss=0)
    col = roles(m.deep, mix(m.base, m.deep, 0.45), m.mid, m.deep)
    with c.at(x, y, r / 100, squash=0.52):
        c.path(oval(0, 0, 100) + around(oval(0, -95, 14, 12), 22), m.mid, m.line, 2)
        for ring, width in ((86, 3.2), (80, 1.6), (50, 2.4)):
            c.disc(0, 0, ring, "none", m.deep, width)
        c.wreath("ruyi", col, 12, 66, 0.22, turn=180)
        c.paint(pick("peony longevity fish plum", kind), col, 0j, 0.87)
        c.lit(oval(0, 0, 100), "d", 0.42, 0.25)


def mooncakes(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Two mooncakes on a dish, and one cut to show its yolk."""
    dish = MATERIALS[pick("qinghua celadon jadecloth", kind)]
    c.shadow(400, 660, 300, 40)
    thrown(c, dish, "300 584, 250 624, 150 646, 140 656", "cloud .1 .6 12 .2 .8", tilt=0.22)
    c.ellipse(400, 584, 300, 66, dish.pale, dish.line, 2.6)
    c.ellipse(400, 588, 272, 56, mix(dish.base, dish.line, 0.1))
    cake(c, m, 300, 440, 124, kind)
    cake(c, m, 520, 452, 118, kind + 1)
    c.pieces(f"""
        {m.base} | key {m.line} | M300 566L470 540C484 548 490 560 488 574V622C484 634 476 640 466 644L310 640C300 636
            296 630 296 622z
        {m.mid} | {m.line} | M300 566L470 540C484 548 490 560 488 574L306 590z
        {m.deep} | | M306 590L488 574V622C484 634 476 640 466 644L310 640C304 638 300 634 300 626z
        #5a2a1c | | M316 600L478 586V618C474 628 470 632 462 634L322 630z
        {c.fade("r", "#f7b545", "#dd7a22")} | #7a3a12 | o 398 610 38 24
        #fff | @0.5 | o 388 602 11 5""")


def tea_cake(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A pressed tea cake before its printed wrapper."""
    c.shadow(420, 650, 280, 34)
    sheet = MATERIALS[pick("paper redpaper jadecloth", kind)]
    ink = sheet.pale if kind % 3 else sheet.pop
    wrapper, at = shake(oval(470, 340, 224), 4, 4), 470 + 340j
    c.solid(wrapper, sheet.base, sheet.line)
    with c.inside(wrapper):
        for r, width in rows("206 3, 200 1.4, 128 3"):
            c.disc(470, 340, r, "none", ink, width)
        c.wreath("sprig", roles(ink, ink, sheet.base, ink), 12, 166, 0.8, at, 15)
        parts.glyph(c, "茶", 470, 340, 150, ink, 10)
        c.line(parts.rays(470, 340, 150, 224, 26, 4), sheet.line, 2, opacity=0.14)
    c.lit(wrapper, "r", 0.34, 0.3, 0.6, box=(410, 260, 280))
    pressed = shake(oval(286, 458, 178), 9, 5, 40)
    c.solid(pressed, m.base, m.line)
    with c.inside(pressed):
        for tone in (m.deep, m.mid, m.line, mix(m.mid, m.pale, 0.45), mix(m.base, m.pop, 0.3)):
            c.path("".join(_tea_leaf(c) for _ in range(34)), tone)
        c.disc(286, 458, 44, m.line, opacity=0.35)
    c.lit(pressed, "r", 0.26, 0.5, box=(226, 388, 249))
    parts.label(c, 286, 458, 68, 100, "山月", "#f1e0b4", "#b8392c")


def _tea_leaf(c: Canvas) -> str:
    """A leaf somewhere in a pressed cake."""
    p = 286 + 458j + polar(178 * c.rng.random() ** 0.5, c.rng.uniform(0, 360))
    e = cmath.rect(c.rng.uniform(12, 30), c.rng.uniform(0, 6.28))
    return f"M{dot(p)}q{dot(e * (0.5 + 0.3j))} {dot(e)}q{dot(-e * (0.5 + 0.06j))} {dot(-e)}z"


def sugar_painting(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Sugar drawn on marble: amber lines on a stick. Alone on a wash, the stone is left out."""
    if not c.alone:
        c.pieces(f"""
            {c.fade("d", "#fdfaf4", "#e3ddd2")} | #9a9184 2.5 | M110 120C300 96 520 104 700 124C716 300 708 500 694 660
                C500 684 280 680 112 660C94 480 96 300 110 120z
            | pen #cfc8bc 3 @0.6 | M104 260C240 260 300 380 460 330S640 420 700 380M140 120C200 240 180 300 260 420S240
                600 320 670M420 112C460 180 560 200 700 180""")
    bamboo = MATERIALS["bamboo"]
    c.path(box(392, 470, 16, 270, 6), bamboo.base, bamboo.line, 2.4)
    drawing = "".join(place(d, 400 + 360j, 3.5) for _, d in MOTIFS[pick("butterfly carp peony magpie", kind)])
    c.pieces(f"""
        | pen #3a1a08 10 @0.16 | {place(drawing, 4 + 6j)}
        | pen {m.line} 13 | {drawing}M400 440V560M380 500H420M384 530H416
        | pen {m.base} 9 | {drawing}M400 440V560M380 500H420M384 530H416
        | pen {m.pale} 2.6 @0.9 | {place(drawing, -1 - 1.6j)}""")


def basket(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A woven basket with fruit."""
    handle = "232 420 250 220 400 130 550 220 568 420"
    c.solid(brush(handle, "20 17 19 17 20"), m.base, m.line)
    c.path(brush(handle, "5 4 5 4 5"), m.pale)
    c.shadow(400, 656, 220, 30)
    skin, shade = (("#e2733a", "#b5451f"), ("#e78f86", "#c8412f"), ("#d9a83f", "#a8601a"))[kind % 3]
    for x, y, r in rows("300 404 62, 400 378 70, 502 402 64, 350 430 60, 452 430 62"):
        c.solid(oval(x, y, r), c.fade("r", tint(skin, 0.35), skin, shade), "#5a2a16", 4)
        c.paint("sprig", roles("#3f6f4c", "#3f6f4c", skin, skin), complex(x, y - r * 0.82), 0.34, 10)
    b = Turned([(206, 424), (212, 446), (198, 520), (168, 610), (150, 652)], tilt=0.16)
    lip, side = "M194 424A206 33 0 0 0 606 424", "C616 470 600 530 580 590L550 652A150 24 0 0 1 250 652L220 590"
    front = f"{lip}{side}C200 530 184 470 194 424z"
    c.solid(front, m.deep, m.line)
    with c.inside(front):
        for j in range(9):
            v0, v1, d = 0.06 + 0.104 * j, 0.15 + 0.104 * j, ""
            for k in range((j + 1) % 2, 22, 2):
                u0, u1 = max(-1.57, 0.1427 * k - 1.6), min(1.57, 0.1427 * k - 1.356)
                d += polygon([b.point(u, v) for u, v in ((u0, v0), (u1, v0), (u1, v1), (u0, v1))])
            c.path(d, m.base if j % 3 else m.mid)
        c.rect(180, 400, 440, 280, light(c, 190, 610))
    binding = "".join(f"M{dot(b.point(0.14 * k - 1.4, 0) - 9j)}l5 18" for k in range(21))
    c.pieces(f"""
        | pen {m.line} 24 | M194 426A206 33 0 0 0 606 426
        | pen {m.base} 19 | M194 426A206 33 0 0 0 606 426
        | pen {m.pale} 4 | M200 426A206 33 0 0 0 600 426
        | pen {m.deep} 3 | {binding}""")


LEAF = MATERIALS["leaf"]
GREEN = roles(LEAF.deep, LEAF.base, LEAF.pale, LEAF.pop)


def _root_hair(c: Canvas) -> str:
    """Thin roots that wander from the ends of the thick ones."""
    hair = ""
    starts = "352 540 210, 340 600 200, 452 560 150, 470 610 160, 330 430 236, 474 440 124, 400 470 180, 382 590 190"
    for x, y, heading in rows(starts):
        for _ in range(4):
            p, turn, line = complex(x, y), heading + c.rng.uniform(-28, 28), []
            for _ in range(5):
                line.append(p)
                turn += c.rng.uniform(-34, 34)
                p += polar(c.rng.uniform(12, 24), turn)
            hair += spline(line)
    return hair


def ginseng(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A whole root with its hair, leaves and berries; every second one in a box lined with silk."""
    if kind % 2 == 0:
        silk, lining = MATERIALS[pick("redpaper jadecloth indigo", kind // 2)], box(176, 96, 448, 548, 8)
        c.shadow(400, 672, 280, 26)
        c.solid(box(150, 70, 500, 600, 14), MATERIALS["ebony"].base, MATERIALS["ebony"].line)
        c.path(lining, silk.base)
        c.path(lining, tile(c, "clouds", roles(mix(silk.base, silk.deep, 0.55), silk.deep, silk.base, silk.pop), 0.9))
        c.path(lining, "none", silk.deep, 6, opacity=0.6)
    c.line(_root_hair(c), m.deep, 1.9)
    limbs = (
        brush("384 420 366 500 352 560 330 640", "58 40 22 5"),
        brush("420 420 440 500 458 560 486 630", "54 40 24 5"),
        brush("360 350 322 390 306 440 268 480", "40 26 16 3"),
        brush("444 350 486 386 498 440 540 470", "40 26 16 3"),
        brush("400 440 398 500 406 560", "36 20 4"),
        brush("402 262 396 226 406 196 398 168", "34 24 26 20"),
        "M376 250C352 270 338 310 346 360C340 400 350 440 372 456C392 466 420 466 436 452C456 436 462 396 456 360C464 "
        "310 450 270 428 250C414 240 390 240 376 250z",
    )
    fill = c.fade("h", m.pale, m.base, m.mid, box=(300, 0, 510, 0))
    c.keyline("".join(limbs), m.line, 4)
    for d in limbs:
        c.path(d, fill)
    c.pieces(f"""
        | pen {m.deep} 2.4 | M356 300q24 10 44 4M350 336q30 12 56 6M410 330q26 4 42-4M352 380q26 10 48 4M410 386q24 6
            40-2M362 424q18 8 34 4M366 270q16 8 30 4M412 284q18 4 30-2M366 500q12 6 24 2M436 506q12 4 22-2M354 548q8 4
            16 2M390 236q8 4 16 0M388 210q8 4 16 2M318 398q6 8 14 8M484 396q6 4 12 0
        {LEAF.deep} | | ~ 400 176 392 140 402 112 / 8 6 5""")
    c.scatter("leaf", roles(LEAF.base, LEAF.base, LEAF.pale, LEAF.pop), "402 122 1.8 -78, 402 122 2.2 -46")
    c.scatter("leaf", roles(LEAF.base, LEAF.base, LEAF.pale, LEAF.pop), "402 122 2.2 46, 402 122 1.8 78, 402 122 1.5")
    c.pieces("""
        #c8352a | #6a1612 | o 386 106 9.5 + o 402 96 9.5 + o 418 106 9.5 + o 394 118 9.5 + o 411 118 9.5""")
    parts.cord(c, "372 214 400 222 428 212", "#c8352a", 6, "#6a1612")
    parts.cord(c, "424 214 446 200 440 184 420 200 424 214 446 236 442 258", "#c8352a", 4, "#6a1612")


def herb_packets(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Paper packets tied with twine, as a herbalist makes them."""
    c.shadow(410, 654, 300, 36)
    slip = MATERIALS[pick("redpaper jadecloth indigo", kind)]
    for x, y, w, h, lean, char in rows("540 517 230 250 5 参, 286 532 250 236 -5 药"):
        with c.at(x, y, 1, lean):
            a, b = w / 2, h / 2
            crest = f"M{-a} {40 - b}L{44 - a} {-b}H{a - 30}L{a} {34 - b}"
            twine = (
                f"M{-a - 2} -60Q0 -50 {a + 2} -62M6 {4 - b}Q14 0 8 {b}M8-56C-30-100-70-96-62-72C-56-54-20-54 8-56"
                "C40-96 80-96 76-72C70-54 36-54 8-56C0-30-16-20-30-14M8-56C18-34 34-26 48-22"
            )
            c.pieces(f"""
                {c.fade("d", m.pale, (0.6, m.base), m.mid)} | key {m.line} | {crest}L{a + 6} {b - 6} Q0 {b + 8} {-a - 6}
                    {b - 6}z
                {m.pale} | {m.deep} | {crest}L{w * 0.1} {62 - b}z
                {m.deep} | @0.22 | M{a} {34 - b}L{a + 6} {b - 6}Q{w * 0.36} {b} {w * 0.3} {b}L{w * 0.1} {62 - b}z
                {slip.base} | {slip.line} | b -46 -42 92 120 2
                | pen #4f2412 6.4 | {twine}
                | pen #a8552f 4 | {twine}""")
            parts.glyph(c, char, 0, 20, 66, "#f6dfae", 10)
    c.scatter(
        "leaf", roles(LEAF.deep, LEAF.deep, LEAF.pale, LEAF.pop), "390 640 1.3 78, 420 652 1.1 112, 372 660 1 -70"
    )
    bark = MATERIALS["tea"]
    c.pieces(f"""
        #b8352a | #5d1310 | o 470 660 10 + o 494 652 10 + o 482 672 10
        {bark.mid} | {bark.line} 2.4 | M162 652L254 640L256 660L164 672zM204 660L296 668L294 684L202 676z""")


def mortar(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A medicine mortar and pestle among herbs."""
    wood = MATERIALS["wood"]
    c.shadow(400, 656, 210, 30)
    c.solid(brush("446 420 500 300 556 170", "34 24 40"), c.fade("d", wood.pale, wood.base), wood.line)
    c.scatter("sprig", GREEN, "320 420 2.2 -34, 360 410 2.5 -8, 300 430 1.8 -58, 400 416 2.1 16")
    bands = f"meander .06 .16 18, {pick('cloud panel', kind)} .24 .56 8 0 .86, rule .2 3, rule .62 3"
    profile = "170 410, 172 430, 158 500, 124 570, 90 600, 84 616, 116 640, 120 658"
    thrown(c, m, profile, bands, tilt=0.2, gloss=0.7)
    c.pieces(f"""
        {m.pale} | {m.line} | M230 410A170 34 0 0 0 570 410L566 404A166 30 0 0 1 234 404z
        #b8352a | #5d1310 | o 214 650 13 + o 238 664 11 + o 190 666 10
        #fff | @0.7 | o 210 646 4 3 + o 235 661 4 2 + o 187 663 3 2""")
    c.paint("leaf", GREEN, 600 + 664j, 1.5, 74)


def plaster_box(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A box of herbal plasters, and three of them on their cloth."""
    c.shadow(410, 650, 290, 40)
    side = "M300 302L628 262V588L300 640z"
    c.pieces(f"""
        {mix(m.base, m.line, 0.35)} | key {m.line} | M190 250L300 302V640L190 576z
        {m.base} | key {m.line} | {side}
        {mix(m.base, m.pale, 0.35)} | key {m.line} | M190 250L520 214L628 262L300 302z""")
    faint = roles(mix(m.base, m.mid, 0.5), mix(m.base, m.mid, 0.3), m.base, m.pop)
    c.path(side, tile(c, pick("clouds coin plums", kind), faint, 0.9))
    with c.group(transform="translate(464 448)skewY(-7)"):
        c.path(box(-66, -138, 132, 268, 4), m.pale, m.line)
        c.line(box(-56, -128, 112, 248, 3), m.pop, 2.4)
        parts.glyph(c, "膏", 0, -54, 88, m.line)
        c.paint("gourd", roles(m.pop, m.pop, m.pale, m.pale), 62j, 0.84)
    for x, y, turn in rows("222 630 -16, 330 664 8, 560 648 -6"):
        with c.at(x, y, 1, turn, squash=0.62):
            c.solid(box(-74, -74, 148, 148, 12), "#f3e7cf", "#6d5a44", 3)
            c.disc(0, 0, 50, c.fade("r", "#7a4a2c", (0.6, "#4a2a1a"), "#2a170f"))
            c.path(place("M-16-18C-6-24 10-24 18-18C8-22-6-22-16-12z", -12 - 14j, 1.2), "#fff", opacity=0.5)


def ointment(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A small porcelain pot of ointment with its cover beside it."""
    c.shadow(360, 658, 180, 32)
    c.shadow(600, 662, 104, 20)
    pot = "150 436, 152 450, 168 500, 166 580, 140 636, 132 652"
    thrown(c, m, pot, f"rule .1 3, {pick('peony lotus plum', kind)} .2 .72 7 0 .9, rule .8 3", cx=350, tilt=0.3)
    c.ellipse(350, 436, 150, 45, m.pale, m.line, 2.4)
    c.ellipse(350, 439, 138, 39, mix(m.base, m.line, 0.25))
    balm = pick("#d9b26a #9fb27a #c98a6a", kind)
    c.ellipse(350, 446, 130, 33, c.fade("d", tint(balm, 0.35), balm))
    c.path(brush("290 446 320 430 372 432 404 444 380 456 340 454", "4 12 14 12 10 3"), "#fff", opacity=0.35)
    thrown(c, m, "10 560, 60 566, 96 596, 102 632, 100 650", "ruyi .3 .78 8", cx=598, tilt=0.3)
    thrown(c, m, "4 528, 20 534, 22 550, 12 564", cx=598, tilt=0.3, gloss=0.4)
