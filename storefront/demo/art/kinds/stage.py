"""Opera face, shadow figure, zither and lute."""

import math

from storefront.demo.art import parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, pick, place, polar, strew
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles, tint
from storefront.demo.art.patterns import tile

_FACE = (
    "M400 214C500 214 552 250 556 330C560 410 540 470 502 516C470 548 430 562 400 562C370 562 330 548 298 516C260 470 "
    "240 410 244 330C248 250 300 214 400 214z"
)
_BROWS = (
    "M416 308C432 268 486 244 556 236C548 262 530 272 500 276C466 282 440 292 416 308z",
    "M416 310C424 280 456 262 506 266C540 266 556 248 566 232C574 280 546 302 504 300C466 298 440 300 416 310z",
    "M414 312C440 290 452 262 492 262C520 262 524 284 556 270C548 300 520 306 496 296C470 290 440 302 414 312z",
    "M418 312C422 262 470 236 548 228C520 250 500 256 488 268C460 278 436 290 418 312z",
)


def opera_mask(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A painted opera face under a helmet, with its beard: brows and forehead carry the character."""
    white, black, gold, k = "#fbf3e2", "#1d1a1c", "#e2b457", kind % 4
    pop = m.pop if m.pop != gold else "#c8412f"
    trim = MATERIALS[pick("jadecloth brocade indigo plumcloth", k)]
    beard, hairs = pick(f"{black} {black} #6b6764 #5a1a14", k), "#b9b4ae" if k == 2 else "#8a8580"
    strands = "".join(
        f"M{278 + 17.5 * j:.0f} {522 - 8 * abs(j - 7) / 7:.0f}C{272 + 18 * j:.0f} 620 {276 + 17.6 * j:.0f} 700 "
        f"{282 + 16.8 * j:.0f} 790"
        for j in range(15)
    )
    for x in (186, 614):  # back tassels of the helmet
        c.line(f"M{x} 330V560", trim.line, 7)
        c.line(f"M{x} 330V560", gold, 4)
        parts.tassel(c, x, 540, 130, pop, m.line)
    c.pieces(f"""
        {beard} | {black} 3 | M262 486C300 520 500 520 538 486C560 600 550 700 520 790H280C250 700 240 600 262 486z
        | pen {hairs} 1.6 @0.6 | {strands}
        {m.base} | key {m.line} | {_FACE}""")
    with c.inside(_FACE):
        c.pieces(f"""
            {mix(m.base, white, 0.82)} | twin | M410 300C430 262 480 236 560 226V330C540 300 470 296 414 330z
            {black} | twin | {_BROWS[k]}
            {black} | twin | M412 346C432 318 478 304 556 300C560 330 548 366 520 384C480 392 440 384 420 370C412 362
                410 354 412 346z
            {white} | twin | M424 350C446 328 490 318 534 322C520 350 480 366 446 362C434 360 426 356 424 350z
            {black} | twin | o 482 342 13 14
            #fff | twin | o 487 337 4
            | pen {black} 5 twin | M424 350C446 328 490 318 538 320""")
        if k == 0:
            c.pieces(f"""
                {gold} | {black} 3 | M400 224C416 250 420 270 414 292C408 304 404 312 400 330C396 312 392 304 386 292
                    C380 270 384 250 400 224z
                {m.deep} | | M400 248C408 264 408 280 400 306C392 280 392 264 400 248z""")
        elif k == 1:
            c.pieces(f"""
                {white} | {black} 3 | M362 236C366 268 382 284 400 284C418 284 434 268 438 236C430 258 416 266 400 266
                    C384 266 370 258 362 236z""")
        else:
            c.paint(pick("bat plum", k), roles(gold, gold, m.base, m.pop), 400 + 262j, 0.72)
        c.pieces(f"""
            {(m.deep, white, white, m.deep)[k]} | {black} 2.6 twin | M430 398C462 410 510 404 552 370C556 420 540 462
                512 494C506 462 478 440 442 436C432 424 428 410 430 398z
            | pen {(gold, black, m.base, gold)[k]} 4 twin | M452 414C480 422 510 416 532 402M470 430C490 436 510 432 524
                424M492 448C502 452 510 450 518 446
            {mix(m.base, white, 0.5)} | {black} 3 | M400 330C408 370 410 390 414 408C430 410 438 424 432 438C424 450 410
                446 400 452C390 446 376 450 368 438C362 424 370 410 386 408C390 390 392 370 400 330z
            {black} | twin | M406 438C416 430 426 434 430 438C422 446 412 446 406 438z
            #c8412f | {black} 3 | M352 486C376 470 390 476 400 482C410 476 424 470 448 486C430 506 416 512 400 512C384
                512 370 506 352 486z
            | pen {black} 3 | M354 487C376 484 390 490 400 490C410 490 424 484 446 487""")
    c.lit(_FACE, "r", 0.2, 0.4, box=(350, 330, 290))
    cap = "M222 300C226 180 300 110 400 104C500 110 574 180 578 300C540 262 470 244 400 244C330 244 260 262 222 300z"
    c.pieces(f"""
        {beard} | {black} twin | M408 462C440 456 520 470 560 430C566 470 560 500 540 524C500 500 450 500 402 470z
        {trim.base} | key {trim.line} | {cap}
        {tile(c, "clouds", roles(trim.mid, trim.mid, trim.base, gold), 0.7)} | | {cap}
        {gold} | key #5e3c10 3 | M214 312C230 250 320 226 400 226C480 226 570 250 586 312C540 280 470 262 400 262C330
            262 260 280 214 312z""")
    for j in range(11):
        t = -1.18 + 0.236 * j
        c.disc(400 + 190 * math.sin(t), 336 - 92 * math.cos(t) ** 0.8, 7, "#fbf6ea", "#5e3c10", 1.6)
    for row, (count, spread, r, y) in enumerate(((9, 214, 24, 300), (6, 150, 20, 236))):
        for j in range(count):
            at = polar(spread, -66 + 132 * j / (count - 1))
            _pompon(c, 400 + at.real, y + at.imag * 0.82, r, (pop, "#f3e7cf", trim.mid)[(j + row) % 3])
    c.pieces(f"""
        {gold} | #5e3c10 3 | M400 60C430 90 440 120 430 150C420 166 380 166 370 150C360 120 370 90 400 60z
        #c8412f | #5e3c10 3 | o 400 128 17""")


def _pompon(c: Canvas, x: float, y: float, r: float, colour: str) -> None:
    dark = mix(colour, "#300808", 0.35)
    c.disc(x, y, r, c.fade("r", tint(colour, 0.45), (0.7, colour), dark), "#1d1a1c", 3)
    c.line(parts.rays(x, y, r * 0.2, r * 0.9, 10), dark, 1, opacity=0.6)


def shadow_puppet(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A shadow figure of cut and dyed hide: a lady in profile, her rods behind."""
    amber, dark, light = "#dfa348", "#3a1a12", "#f2cf86"
    red, green = (("#b8392c", "#3f6f55"), ("#2f4f7a", "#b8392c"), ("#6d3a5e", "#3f6f55"))[kind % 3]

    def hide(fill: str, d: str, name: str = "", scale: float = 0.5) -> None:
        c.keyline(d, dark, 3.6)
        c.path(d, fill, opacity=0.94)
        if name:
            c.path(d, tile(c, name, roles(light, light, fill, amber), scale), opacity=0.85)

    c.line("M214 372L150 800M600 452L690 800M404 236L430 800", "#5a3420", 5, opacity=0.55)
    skirt = "M360 420C340 500 300 580 270 668C320 690 380 676 430 690C470 676 520 690 556 664C530 580 500 500 470 420z"
    hide(red, skirt, pick("peonies plums clouds", kind), 0.62)
    leaves = strew(
        "M0-12C10-6 10 6 0 12C-10 6-10-6 0-12z", ",".join(f"{300 + 32 * k} {656 + k % 3 * 4} .8" for k in range(8))
    )
    c.pieces(f"""
        {green} | {dark} 2.4 | M286 628C330 646 380 636 430 648C470 636 510 646 544 626L556 664C520 690 470 676 430 690
            C380 676 320 690 270 668z
        {light} | | {leaves}""")
    back = "M452 322C500 330 548 366 584 430C604 470 640 500 652 560C620 580 580 570 566 540C552 500 500 440 448 412z"
    hide(green, back, "clouds")
    torso = "M370 290C400 276 440 280 462 306C480 350 482 400 476 440C440 452 390 452 354 440C350 390 352 330 370 290z"
    hide(amber, torso, "tortoise", 0.46)
    c.path("M352 424C390 436 440 436 478 424L478 452C440 464 390 464 350 452z", red, dark, 2.4)
    front = "M372 312C330 330 280 352 222 350C196 340 180 352 190 372C194 396 214 408 250 404C310 402 360 396 396 372z"
    hide(red, front, "clouds")
    water = (
        "M192 372C150 404 128 470 146 548C154 596 132 624 104 640C150 660 196 626 204 570C210 510 224 452 246 412C220 "
        "406 202 392 192 372z"
    )
    hide("#f3e2bd", water)
    c.line("M178 420C160 480 172 530 172 566C170 600 156 624 138 638M206 420C192 470 192 520 190 560", red, 2.6)
    face = (
        "M440 150C400 140 368 156 362 186C362 196 356 204 346 218C344 224 352 226 354 230C350 238 356 242 354 248C352 "
        "264 370 272 396 268C430 266 450 240 452 200z"
    )
    hide("#f0cf9a", "M392 262L430 262L436 296C420 306 398 304 384 294z")
    hide("#f4dbab", face)
    c.pieces(f"""
        {dark} | | M366 196C378 188 394 188 404 194C392 198 378 200 366 196z
        | pen {dark} 3.4 | M362 182C376 172 396 172 410 180
        {red} | | M350 240C358 236 364 240 366 244C360 248 354 248 350 240z
        #d9694a | @0.5 | o 392 226 13
        #241518 | key {dark} 2 | M366 176C372 130 420 112 456 130C500 150 508 210 488 262C480 290 470 310 462 330C450
            310 446 270 444 240C420 236 412 214 414 192C400 190 380 186 366 176z""")
    for flower, colour, table in (
        ("plum", red, "388 140 .62 -20"),
        ("peony", amber, "436 106 .8"),
        ("plum", green, "486 140 .6 30"),
        ("plum", amber, "350 166 .4 -30"),
    ):
        c.scatter(flower, roles(colour, mix(colour, light, 0.5), "#f7dfa6", "#f7dfa6"), table)
    barbs = "".join(f"M{560 + 12 * k} {52 - 2 * k}l6-10M{566 + 12 * k} {56 - 2 * k}v10" for k in range(6))
    c.pieces(f"""
        {amber} | {dark} | ~ 470 120 560 40 640 60 690 150 / 6 9 7 1
        | pen {dark} 2 | {barbs}
        {amber} | {dark} 1.6 | o 500 176 6 + o 502 198 6 + o 504 220 6 + o 506 242 6
        {light} | {dark} 3 | o 380 330 3.5 + o 466 344 3.5 + o 250 384 3.5 + o 416 436 3.5""")


def guqin(c: Canvas, m: Tones, kind: int = 0) -> None:
    """The seven-stringed zither, seen from above, set on the diagonal."""
    red = MATERIALS["redpaper"]
    with c.at(400, 376, 1.02, -32):
        body = (
            "M-344-58C-346-62-340-68-330-68H-216C-206-68-204-54-190-54H120C136-54 138-66 152-64L330-52C344-50 348-40 "
            "348-20V20C348 40 344 50 330 52L152 64C138 66 136 54 120 54H-190C-204 54-206 68-216 68H-330C-340 68-346 "
            "62-344 58z"
        )
        c.path(place(body, 14 + 22j), "#1a0f0a", opacity=0.22)
        c.solid(body, m.base, m.line)
        c.path(body, tile(c, "grain", {"d": m.deep}, 1.5), opacity=0.4)
        c.lit(body, "v", 0.34, 0.4, 0.4)
        c.path(box(-300, -62, 14, 124, 5) + box(318, -44, 16, 88, 5), m.line)
        for k in range(13):
            c.disc(-250 + 44.7 * k, -45, 7 if k == 6 else 5.2, "#f6ecd0", m.line, 1.2)
        c.line("".join(f"M-293 {-32 + 11.5 * k:.0f}L326 {-24 + 8.6 * k:.0f}" for k in range(7)), "#efe2c0", 1.9)
        c.line("".join(f"M-344 {12.6 * k - 38:.0f}q-14 4-30 2" for k in range(7)), red.base, 3)
        for y in (-30, 0, 30):
            with c.at(-372, y, 1, 32):
                parts.tassel(c, 0, 0, 66, red.base, red.line)
        c.paint("cloud", roles(m.pop, m.pop, m.deep, m.pop), -322, 0.3, 90)


def pipa(c: Canvas, m: Tones, kind: int = 0) -> None:
    """The pear-shaped lute, upright."""
    wood = MATERIALS["wood"]
    body = (
        "M0-190C40-190 50-120 90-30C130 60 150 120 136 190C120 250 60 270 0 270C-60 270-120 250-136 190C-150 120-130 "
        "60-90-30C-50-120-40-190 0-190z"
    )
    face = place(body, 2j, 0.93)
    frets = "".join(box(-24 - 3 * k, -150 + 22 * k, 48 + 6 * k, 7, 3) for k in range(11))
    strings = "".join(f"M{-10 + 6.6 * k:.0f}-330L{-30 + 20 * k} 184" for k in range(4))
    with c.at(400, 400, 1, 12):
        c.pieces(f"""
            {m.base} | key {m.line} | M-24-150L-18-290C-20-320-40-330-36-350C-20-366 20-366 36-350C40-330 20-320 18-290
                L24-150z
            {m.deep} | {m.line} | b 14 -312 58 9 4 + b 14 -276 58 9 4 + b -72 -330 58 9 4 + b -72 -294 58 9 4
            {m.base} | key {m.line} | {body}
            {wood.pale} | | {face}
            {tile(c, "grain", {"d": wood.base}, 1.4, 90)} | @0.45 | {face}""")
        c.lit(face, "h", 0.3, 0.28)
        c.pieces(f"""
            {m.deep} | {m.line} 2.5 | b -64 176 128 20 8
            #f2e3bd | {m.line} 1.4 | {frets}
            | pen #fff8e4 1.8 | {strings}""")
        c.paint("cloud", roles(m.pop, m.pop, wood.pale, m.pop), 232j, 0.6)
