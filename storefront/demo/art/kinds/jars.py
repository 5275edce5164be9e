"""Jars and bottles for what is drunk and eaten."""

from storefront.demo.art import parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, pick, place
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles
from storefront.demo.art.patterns import thrown, tile, tones
from storefront.demo.art.vessels import Turned, light


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


def wine_jar(c: Canvas, m: Tones, kind: int = 0, phase: float = 0) -> None:
    """A painted jar of rice wine under a lotus leaf, sealed with clay."""
    c.shadow(400, 664, 146)
    bands = f"ruyi .1 .26 9, pale .28 3, frieze .3 .78 {pick('0 3 4', kind)}, pale .8 3, panel .84 .97 12"
    thrown(c, m, "60 300, 58 316, 118 340, 184 408, 196 486, 168 588, 120 644, 112 658", bands, phase, gloss=0.7)
    leaf = MATERIALS["leaf"]
    thrown(c, MATERIALS["ginseng"], "20 212, 56 222, 78 258, 80 300", gloss=0.3)
    skirt = (
        "M300 330C306 300 320 282 326 272C370 288 430 288 474 272C480 282 494 300 500 330C486 322 474 338 456 326C440 "
        "344 424 328 400 340C376 328 360 344 344 326C326 338 314 322 300 330z"
    )
    c.solid(skirt, c.fade("h", leaf.mid, leaf.base, leaf.deep), leaf.line)
    c.line("M344 286L336 320M372 290L368 330M400 291V334M428 290L432 330M456 286L464 320", leaf.deep)
    parts.cord(c, "322 284 360 296 400 298 440 296 478 284", "#b98f4b", 6, "#53391a")
    with c.at(400, 246, 1, squash=0.55):
        c.path(box(-34, -34, 68, 68, 4), "#c63a2b", "#7c1a14")
        parts.glyph(c, "福酒吉"[kind % 3], 0, 0, 48, "#f6dfae", 10)


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
