"""Vases, bowls, pots and jars. Each function draws one object about x=400 on the table line; m is the material, kind
chooses the ornament, phase turns the body."""

import math

from storefront.demo.art import geom, motifs, parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, brush, dot, mirror, oval, pick, place, strew
from storefront.demo.art.motifs import window_flower
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles
from storefront.demo.art.patterns import band, rule, thrown, tile, tones, wrap
from storefront.demo.art.vessels import Turned, light


def meiping(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """The plum vase: wide shoulders, small mouth."""
    c.shadow(400, 664, 120)
    profile = "46 142, 41 158, 39 174, 52 192, 114 220, 156 276, 163 340, 148 424, 117 514, 93 584, 88 634, 95 658"
    fret = "rule .695 3.4, meander .705 .76 20, rule .768 3.4, panel .8 .97 10"
    bands = f"ruyi .12 .275 8, rule .285 3.4, frieze .305 .68 {kind}, {fret}"
    thrown(c, m, profile, bands, phase, hollow=True)


def pear_vase(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """Yuhuchun: a pear with a trumpet mouth; best almost plain, with ice-crack in the glaze."""
    c.shadow(400, 664, 128)
    profile = "74 120, 50 150, 38 200, 40 262, 66 338, 122 430, 158 512, 150 584, 104 632, 88 640, 92 660"
    main = pick("frieze~.46~.82~0 frieze~.42~.83~4", kind).replace("~", " ")
    bands = f"plantain .1 .36 8, rule .38 3, panel .86 .965 12, rule .845 3, {main}"

    def crackle(body: Turned) -> None:
        if kind % 3 == 2:
            c.rect(0, 0, 800, 800, tile(c, "ice", {"d": mix(m.base, m.line, 0.45)}, 1.4), opacity=0.55)

    thrown(c, m, profile, "" if kind % 3 == 2 else bands, phase, crackle, gloss=1, hollow=True)


def gourd_vase(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """A double gourd for good fortune, a red cord round its waist."""
    c.shadow(400, 664, 128)
    profile = (
        "30 130, 26 152, 34 176, 82 214, 100 268, 82 320, 50 350, 56 368, 122 414, 160 492, 144 586, 96 636, 92 660"
    )
    bands = (
        f"bat+cloud .14 .3 6 0 .8, ruyi .425 .52 8, frieze .53 .84 {pick('0 5 3', kind)}, rule .38 4, rule .41 4,"
        "meander .88 .94 18"
    )
    thrown(c, m, profile, bands, phase, hollow=True)
    red = MATERIALS["redpaper"]
    parts.cord(c, "346 352 372 362 400 364 430 362 455 352", red.base, 8)
    parts.cord(c, "428 362 446 392 440 422", red.base, 4)
    parts.tassel(c, 440, 418, 92, red.base, red.line)


def ginger_jar(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """A lidded jar with a domed cover."""
    c.shadow(400, 664, 138)
    profile = "72 268, 74 286, 112 304, 166 360, 176 440, 154 546, 118 620, 106 640, 110 660"
    thrown(c, m, profile, f"rule .22 3, frieze .24 .78 {kind}, rule .8 3, panel .835 .965 12", phase)
    lid = "4 176, 50 184, 84 208, 94 240, 94 284"
    thrown(c, m, lid, "ruyi .14 .62 6, meander .74 .94 14, rule .7 2.4", phase)
    thrown(c, m, "5 132, 20 142, 24 158, 14 174, 18 182", more=lambda b: c.path(b.outline(), m.deep), gloss=0.5)


def bowl(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """An open bowl with hare's fur or a frieze, its inside seen from above."""
    c.shadow(400, 662, 130, 26)
    fur = kind % 3 == 0

    def hare(body: Turned) -> None:
        for k in range(46 if fur else 0):
            u = -1.5 + k / 15 + c.rng.uniform(-0.03, 0.03)
            d = f"M{dot(body.point(u, 0))}L{dot(body.point(u, c.rng.uniform(0.45, 0.8)))}"
            c.line(d, c.rng.choice((m.mid, m.pale, m.mid)), c.rng.uniform(1, 3.4), opacity=0.7)

    profile = "196 430, 190 470, 160 546, 110 606, 78 626, 76 640, 80 654"
    bands = f"frieze .05 .62 {3 - kind % 3}, rule .66 3, panel .69 .86 12"
    thrown(c, m, profile, "" if fur else bands, phase, hare, tilt=0.27)
    tea = mix("#d8c08a", "#8aa05a", 0.55) if fur else mix(m.base, m.line, 0.1)
    inside(c, m, 430, 196, 0.27, tea)


def inside(c: Canvas, m: Tones, y: float, r: float, tilt: float, tea: str) -> None:
    """The inside of a bowl seen from above, with what is in it."""
    c.ellipse(400, y, r, r * tilt, m.pale, m.line, 2.4)
    inner = oval(400, y + 1, r * 0.955, r * tilt * 0.91)
    c.path(inner, c.fade("v", mix(m.base, m.line, 0.55), (0.7, mix(m.base, m.line, 0.15)), m.base))
    with c.inside(inner):
        c.ellipse(400, y + 28, r * 0.72, r * 0.14, tea)
        c.ellipse(372, y + 23, r * 0.34, r * 0.045, "#fff", opacity=0.28)


def charger(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """A dish shown upright on a stand."""
    wood, at = MATERIALS["ebony"], 400 + 372j
    c.shadow(400, 650, 170, 22)
    stand = "M250 640C280 600 300 560 306 520L330 526C330 566 316 612 300 640z"
    c.path(mirror(stand) + box(240, 634, 320, 22, 8), wood.base, wood.line, 3)
    c.solid(oval(400, 372, 264), m.base, m.line)
    col, turn = tones(m), math.degrees(phase)
    c.wreath(pick("peony lotus plum chrysanthemum", kind), col, 8, 216, 0.74, at, turn)
    c.wreath("sprig", col, 8, 208, 0.62, at, turn + 22.5)
    c.wreath("ruyi", col, 16, 146, 0.36, at, turn, 180)
    for r, w in ((257, 4), (174, 5), (164, 2)):
        c.disc(400, 372, r, "none", m.deep, w)
    c.paint(("fish", "crane", "dragon", window_flower(8, 1))[kind % 4], col, at + 2j, 1.7 if kind % 4 else 2.05)
    c.lit(oval(400, 372, 264), "r", 0.28, 0.26, 0.6, box=(340, 290, 350))
    c.line("M194 244A242 242 0 0 1 304 150", "#fff", 7, opacity=0.75)
    c.line("M224 438A186 186 0 0 1 218 338", "#fff", 3, opacity=0.4)


_POTS = (
    "78 378, 112 390, 152 436, 164 500, 146 572, 110 618, 92 626, 94 642",
    "92 392, 120 398, 136 440, 162 540, 172 596, 160 622, 132 630, 132 644",
    "96 420, 140 428, 184 470, 190 520, 170 576, 120 620, 104 626, 106 642",
)


def teapot(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A Yixing teapot: spout, lip and handle in one line; bamboo and a few characters, or a peony under a fret."""
    c.shadow(404, 650, 190, 30)
    clay = c.fade("v", mix(m.base, m.pale, 0.5), m.base, m.deep)
    c.pieces(f"""
        {clay} | key {m.line} | M270 578C226 560 212 512 204 462C200 434 188 416 158 408L166 386C206 390 230 410 240 444
            C248 474 258 490 282 496z
        {clay} | key {m.line} | ~ 528 432 584 396 642 414 656 478 616 548 540 590 / 34 27 23 22 24 30
        | pen #fff 4 @0.27 | M176 398C206 406 224 424 232 456C240 486 252 500 270 508M560 416
            C600 398 636 420 640 470""")
    col = roles(m.deep, m.deep, m.base, m.pop)

    def peony(body: Turned) -> None:
        band(c, body, "meander", col, 0.12, 0.22, 18)
        wrap(c, body, "peony", col, -0.2, 0.55, 0.9, 0.5)

    def bamboo(body: Turned) -> None:
        stem = brush("-34 60 -12 20 -6 -20 10 -64", "3 5 4 3")
        spots = "-6 -14 .8 60, -12 16 .8 -70, 6 -54 .7 20, -24 44 .6 100, 4 -44 .6 -60"
        wrap(c, body, [("d", stem + strew(motifs.MOTIFS["bamboo"][0][1], spots))], col, -0.3, 0.5, 0.95, 0.5)
        for k, char in enumerate("山月茶"):

            def bend(z: complex, v: float = 0.4 + k * 0.13) -> complex:
                return body.point(0.52 + (z.real - 50) * 0.0022, v + (z.imag - 50) * 0.0011)

            c.line(geom.warp(parts.GLYPHS[char], bend), m.deep, 2.6)

    profile = _POTS[kind % 3]
    r, top = geom.rows(profile)[0]
    pot = thrown(c, m, profile, more=peony if kind % 2 else bamboo, gloss=0.45)
    lid = f"4 {top - 44}, {r / 2} {top - 38}, {r * 0.86} {top - 16}, {r * 0.98} {top + 2}, {r * 0.99} {top + 8}"
    thrown(c, m, lid, gloss=0.4)
    thrown(c, m, f"4 {top - 86}, 17 {top - 80}, 21 {top - 64}, 11 {top - 46}, 15 {top - 40}", gloss=0.4)
    rule(c, pot, 0.02, m.line, 2.4)


def gaiwan(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """Cup, cover and saucer."""
    c.shadow(400, 656, 190, 30)
    thrown(c, m, "184 588, 150 622, 84 640, 70 646, 72 656", "ruyi .06 .5 14", phase, tilt=0.22)
    c.ellipse(400, 588, 184, 40, m.pale, m.line, 2.4)
    c.ellipse(400, 590, 170, 34, mix(m.base, m.line, 0.12))
    c.ellipse(400, 598, 96, 20, mix(m.base, m.line, 0.3))
    cup = "148 418, 140 452, 116 526, 82 578, 68 590, 70 604"
    thrown(c, m, cup, f"frieze .06 .76 {kind}, rule .8 3", phase, tilt=0.18)
    lid = "40 338, 44 346, 84 360, 124 392, 134 420, 130 430"
    thrown(c, m, lid, f"frieze .24 .92 {kind}", phase + 0.3, tilt=0.18, hollow=True)


def tea_bowl(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A bowl for tea, carved as an open lotus; its inside seen from above."""
    c.shadow(400, 662, 112, 20)
    petals = roles(mix(m.deep, m.base, 0.35), mix(m.base, m.pale, 0.25), mix(m.base, m.pale, 0.6), m.pop)

    def carved(body: Turned) -> None:
        for v0, v1, turn in ((0.04, 0.62, 0.22), (0.24, 0.90, 0)):
            band(c, body, "panel", petals, v0, v1, 14, turn)

    thrown(c, m, "196 404, 188 440, 162 516, 116 590, 72 632, 68 642, 72 656", more=carved, tilt=0.22)
    inside(c, m, 404, 196, 0.22, pick("#b9a44c #c98a4a #b9a44c", kind))


def liquor(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A liquor jar: cloth cap, cord, diamond label."""
    red, gold = MATERIALS["redpaper"], MATERIALS["gold"]
    c.shadow(400, 664, 140)
    profile = "62 254, 60 270, 104 294, 150 350, 160 430, 146 540, 112 624, 104 640, 106 658"
    body = thrown(c, m, profile, "rule .17 4, rule .8 4, meander .82 .9 18", gloss=0.7)
    with c.inside(body.outline()):
        parts.diamond(c, 396, 478, 190, "酒福吉"[kind % 3], red.base, red.pop)
    cap = (
        "M336 262C330 232 338 206 352 190C366 172 434 172 448 190C462 206 470 232 464 262C476 282 486 300 492 322C474 "
        "316 462 326 448 318C432 328 418 316 400 324C382 316 368 328 352 318C338 326 326 316 308 322C314 300 324 282 "
        "336 262z"
    )
    c.solid(cap, c.fade("h", red.mid, red.base, red.deep), red.line)
    creases = (
        "M356 206C350 230 350 244 352 254M400 186V254M440 204C448 230 448 244 446 254M346 276C340 292 334 304 330 314"
        "M384 278C380 296 378 306 376 316M418 278C422 296 424 306 426 316M456 276C460 292 466 304 470 314"
    )
    c.line(creases, red.deep, 2.2, opacity=0.75)
    parts.cord(c, "334 262 366 272 400 274 434 272 466 262", gold.base, 7, gold.line)
    parts.cord(c, "430 272 446 296 436 330", gold.base, 4, gold.line)
    parts.tassel(c, 436, 326, 74, gold.base, gold.line, band=red.base)


def bottle(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A slim bottle for vinegar or soy: paper label, sealed neck."""
    c.shadow(400, 664, 116)
    profile = "34 170, 36 182, 32 196, 34 256, 60 300, 98 344, 104 400, 102 560, 98 646, 90 658"
    body = thrown(c, m, profile, gloss=1.2, strength=1.2)
    with c.inside(body.outline()):
        parts.label(c, 400, 510, 136, 176, pick("醋 酒 春酒 醋", kind), "#f3e4c2", "#7c1a14")
        if kind % 2:
            c.paint("cloud", roles("#b8892f", "#b8892f", "#f3e4c2", "#b8892f"), 400 + 604j, 0.5)
    red = MATERIALS[pick("redpaper gold", kind)]
    thrown(c, red, "36 160, 38 172, 36 244", smooth=False, gloss=0.5)
    c.ellipse(400, 160, 36, 4.7, red.mid, red.line)
    parts.cord(c, "364 240 384 247 400 248 418 247 436 240", MATERIALS["paper"].base, 5, "#6d5a44")


def pickle_jar(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """A water-sealed pickle jar with its moat and bowl lid."""
    c.shadow(400, 664, 142)
    pale = Tones(m.base, m.pale, m.pale, m.pale, m.line, m.pop)
    bands = f"rule .2 3, rule .225 3, {pick('sprig plum carp', kind)} .34 .7 5 0 .62, rule .8 3"
    thrown(c, pale, "70 318, 66 338, 108 362, 160 430, 166 500, 140 590, 108 640, 106 658", bands, phase)
    thrown(c, m, "118 286, 104 320, 74 332", tilt=0.2)
    c.ellipse(400, 286, 118, 24, m.mid, m.line, 2.4)
    c.ellipse(400, 290, 106, 18, "#9fb7b5", opacity=0.85)
    thrown(c, m, "6 196, 52 204, 80 240, 86 286, 84 292", "pale .8 3")
    thrown(c, m, "3 172, 16 178, 18 190, 10 200, 14 206", gloss=0.4)


def honey_jar(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A glass jar of honey under a cloth cover."""
    c.shadow(400, 664, 150)

    def honey(body: Turned) -> None:
        c.rect(240, 280, 320, 400, c.fade("v", m.pale, (0.3, m.mid), m.deep))
        c.rect(240, 280, 320, 66, "#fdf6e4", opacity=0.55)
        c.pieces(f"""{m.pale} | @0.8 | o 306 420 7 + o 486 470 5 + o 330 600 6 + o 470 590 8 + o 500 400 4""")

    profile = "108 300, 110 322, 140 350, 150 400, 150 600, 142 640, 128 654"
    body = thrown(c, m, profile, more=honey, gloss=1.3, strength=0.6)
    cell = "M0-17L15-8.5V8.5L0 17L-15 8.5V-8.5z"
    middles = [(400 + dx * 31 + dy % 2 * 15.5, 520 + dy * 27) for dy in range(-2, 3) for dx in range(-2, 3)]
    with c.inside(body.outline()):
        c.path("".join(place(cell, complex(*at)) for at in middles), m.pale, opacity=0.35)
        c.disc(400, 520, 62, "#f8ecd2", m.line, 3)
        c.disc(400, 520, 53, "none", m.line, 1.5)
        parts.glyph(c, "蜜", 400, 520, 68, m.line, 8)
    cloth = MATERIALS[pick("paper indigo redpaper", kind)]
    cap = (
        "M290 306C296 262 310 240 330 230C372 218 428 218 470 230C490 240 504 262 510 306C520 318 526 330 530 344C516 "
        "338 508 348 494 342C480 352 466 342 450 350C434 342 418 352 400 344C382 352 366 342 350 350C334 342 320 352 "
        "306 342C292 348 284 338 270 344C274 330 280 318 290 306z"
    )
    c.solid(cap, cloth.base, cloth.line)
    c.path(cap, tile(c, pick("sprigs plums diaper", kind), tones(cloth), 0.55))
    c.path(cap, light(c, 270, 530, 0.9))
    parts.cord(c, "288 304 340 318 400 321 460 318 512 304", "#b98f4b", 7, "#53391a")
    parts.cord(c, "452 319 476 338 500 330 484 316 452 319 440 342 450 372", "#b98f4b", 4, "#53391a")


def tea_tin(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A straight caddy with a pasted label."""
    c.shadow(400, 664, 140)
    cloth = tile(c, pick("clouds peonies scales tortoise plums diaper", kind), tones(m), 0.8)

    def paper(body: Turned) -> None:
        c.path(body.outline(), cloth)

    body = thrown(c, m, "122 300, 122 650", "pop .04 5, pop .96 5", 0, paper, tilt=0.15, smooth=False, gloss=0.6)
    with c.inside(body.outline()):
        parts.label(c, 392, 494, 104, 184, pick("茶 茶山 春茶 山茶", kind), "#f5ead2", m.line)
    thrown(c, m, "126 214, 126 316", "pop .86 4, meander .3 .62 16", tilt=0.15, smooth=False, gloss=0.6)
    c.ellipse(400, 214, 126, 18.9, mix(m.base, "#ffffff", 0.22), m.line, 2.4)
    c.ellipse(400, 214, 92, 13.8, "none", m.deep)
