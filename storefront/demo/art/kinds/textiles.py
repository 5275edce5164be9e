"""Sachets, brocade, embroidery, shoes, resist-dyed cloth; combs, hairpins, jade."""

import math

from storefront.demo.art import parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, mirror, oval, pick, place, rows
from storefront.demo.art.kinds.fans import mat_paper, painting
from storefront.demo.art.motifs import LEAF
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles, tint
from storefront.demo.art.patterns import tile

GOLD, JADE = MATERIALS["gold"], MATERIALS["jade"]
_SACHETS = (
    "M400 226C440 196 520 196 566 240C610 286 596 350 548 400C506 444 446 486 400 520C354 486 294 444 252 400C204 350 "
    "190 286 234 240C280 196 360 196 400 226z",
    "M400 214C420 240 450 252 490 250C560 250 590 320 560 372C590 430 540 500 470 490C440 488 416 500 400 522C384 500 "
    "360 488 330 490C260 500 210 430 240 372C210 320 240 250 310 250C350 252 380 240 400 214z",
    "M352 222H448C470 262 520 270 566 300C600 420 520 500 400 520C280 500 200 420 234 300C280 270 330 262 352 222z",
)


def sachet(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A scented sachet with tassels."""
    parts.loop(c, 80, m.pop, m.line)
    parts.knot(c, 400, 118, 96, m.pop, m.line)
    parts.cord(c, "400 168 400 214", m.pop, 6, m.line)
    for x, y, length in rows("316 442 104, 484 442 104, 400 490 130"):
        parts.cord(c, f"{x} {y} {x} {y + 54}", GOLD.base, 4, GOLD.line)
        c.disc(x, y + 52, 10, JADE.base, JADE.line)
        parts.tassel(c, x, y + 62, length, m.pop, m.line)
    d = _SACHETS[kind % 3]
    c.solid(d, m.base, m.line)
    with c.inside(d):
        faint = roles(mix(m.mid, m.base, 0.3), mix(m.mid, m.base, 0.55), m.base, m.mid)
        c.path(d, tile(c, pick("diaper clouds tortoise", kind), faint, 0.8), m.mid, 26)
        c.disc(400, 352, 112, m.base)
        c.path(place(d, 34 + 31j, 0.915), "none", m.pale, 3, stroke_dasharray="9 7")
        hero = pick("peony fish butterfly lotus", kind)
        silk = roles(m.pale, mix(m.pale, m.pop, 0.45), m.base, GOLD.base)
        c.paint(hero, silk, 400 + 352j, 1.5 if hero == "fish" else 1.7)
    c.lit(d, "r", 0.3, 0.36, 0.45, box=(330, 280, 280))


def brocade(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A bolt of brocade, its end unrolled over the table edge, before two others."""
    names = "peonies clouds tortoise diaper coin scales plums sprigs"
    c.shadow(400, 640, 300, 40)
    for k, mat in enumerate((MATERIALS["indigo"], MATERIALS["jadecloth"])):
        x0, x1, y = 196 + 20 * k, 700 - 16 * k, 506 - 106 * k
        d = f"M{x0} {y - 54}H{x1}c22 0 22 108 0 108H{x0}c-22 0-22-108 0-108z"
        c.solid(d, mat.base, mat.line)
        woven = roles(mat.mid, mix(mat.base, mat.mid, 0.5), mat.base, mat.pop)
        c.path(d, tile(c, pick(names, kind + k + 2), woven, 0.7))
        c.lit(d, "v", 0.3, 0.45, 0.35)
        for r, tone in rows("54 line, 50 pale, 40 base, 34 pale, 24 base, 18 pale, 9 line"):
            c.ellipse(x1 + 4, y, r * 0.36, r, getattr(mat, tone))
    cloth = (
        "M120 300C120 262 150 240 184 240H560C590 240 612 262 612 300C612 340 600 400 604 460C608 540 588 620 600 716"
        "C440 744 250 700 108 730C96 640 124 560 116 470C110 400 120 350 120 300z"
    )
    c.solid(cloth, m.base, m.line)
    with c.inside(cloth):
        c.path(cloth, tile(c, pick(names, kind), roles(m.pale, m.mid, m.base, m.pop), 1.15, at=20 + 30j))
        for x, w in rows("108 30, 574 34"):
            c.rect(x, 230, w, 520, m.deep)
            c.rect(x, 230, w, 520, tile(c, "meander", {"d": m.pale, "p": m.deep}, 0.6), opacity=0.8)
        over = c.fade(
            "v", (0, "#fff", 0.36), (0.1, "#fff", 0.1), (0.2, "#100", 0.3), (0.27, "#fff", 0.06), (1, "#100", 0.32)
        )
        c.path(cloth, over)
        _folds(c, cloth)
    c.pieces("""
        #fff | @0.2 | M120 300C120 262 150 240 184 240H560C590 240 612 262 612 300C600 276 580 268 556 268H180C150 268
            130 276 120 300z""")
    c.line("".join(f"M{110 + 12 * k} {728 - 8 * math.sin(k * 0.16 + 0.3):.0f}v16" for k in range(41)), m.mid, 3)


def _folds(c: Canvas, cloth: str) -> None:
    """Light and shade of cloth that hangs in soft folds."""
    fall = zip((0, 0.14, 0.32, 0.5, 0.7, 0.88, 1), (0.22, 0.14, 0.16, 0.14, 0.16, 0.12, 0.26), strict=True)
    c.path(cloth, c.fade("h", *((at, "#fff" if k % 2 else "#100", light) for k, (at, light) in enumerate(fall))))


def embroidery(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A hoop with silk, needle and thread."""
    wood, hoop = MATERIALS["bamboo"], oval(400, 372, 226)
    c.shadow(410, 640, 260, 30)
    silk = c.fade("d", tint(m.pale, 0.4), mix(m.pale, m.line, 0.16))
    c.pieces(f"""
        {silk} | key {m.line} 3 | M150 180C220 120 300 150 400 96C500 130 600 100 664 196C690 300 640 380 676 480C640
            600 540 590 420 660C300 620 220 640 140 540C110 430 160 300 150 180z
        | pen {m.line} 1.6 @0.25 | M176 220C200 300 176 400 166 500M640 220C630 320 650 400 650 480M250 600C320 590 380
            610 420 630
        {m.line} | @0.35 | o 403 378 240
        {tint(m.pale, 0.35)} | | {hoop}""")
    with c.inside(hoop):
        painting(c, mat_paper(m), kind, 400, 378, 400, 390)
        u = c.rng.uniform
        starts = [(400 + u(-190, 190), 372 + u(-190, 190), u(6, 14), u(-8, -3)) for _ in range(70)]
        c.line("".join(f"M{x:.0f} {y:.0f}l{dx:.0f} {dy:.0f}" for x, y, dx, dy in starts), "#fff", 1.6, opacity=0.45)
    c.lit(hoop, "r", 0.2, 0.26, 0.7, box=(350, 312, 294))
    for r, width, tone in ((235, 22, wood.line), (235, 18, wood.base), (239, 5, wood.pale), (230, 2, wood.deep)):
        c.disc(400, 372, r, "none", tone, width)
    c.pieces(f"""
        {GOLD.base} | {wood.line} 2.4 | b 382 112 36 32 5 + b 390 92 20 22 4
        | pen {m.pop} 3.4 | M498 470C560 520 600 600 680 560C720 540 690 500 660 520
        #dfe5e8 | #454f58 1.4 | ~ 498 470 560 408 606 362 / 1 5 4""")


def tiger_shoes(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A pair of tiger-head shoes for a child."""
    c.shadow(400, 640, 270, 40)
    sole = (
        "M0-236C70-236 104-180 104-110C104-40 136 20 136 100C136 180 80 226 0 226C-80 226-136 180-136 100C-136 "
        "20-104-40-104-110C-104-180-70-236 0-236z"
    )
    hole = "M0-206C48-206 76-170 76-116C76-60 60-20 0-20C-60-20-76-60-76-116C-76-170-48-206 0-206z"
    cloth = roles(mix(m.base, m.deep, 0.6), m.mid, m.base, m.pop)
    fur, ear = mix(m.pop, "#f2b04a", 0.75), "M66-2C70-46 112-58 124-24C132 4 118 34 100 40z"
    for x, turn in rows("262 -9, 538 9"):
        with c.at(x, 420, 1.02, turn):
            c.path(place(sole, 6j, 1.04), "#e8d3a4", m.line, 4)
            c.solid(sole, m.base, m.line)
            with c.inside(sole):
                c.path(sole, tile(c, pick("plums sprigs clouds", kind), cloth, 0.7))
                c.pieces(f"""
                    {m.pop} | {m.line} 3 | {place(hole, 0j, 1.16)}
                    #2a1512 | | {hole}
                    {mix(m.pale, "#bb9988", 0.3)} | | {place(hole, -8j, 0.84)}""")
            c.pieces(f"""
                {fur} | pair | M0-6C60-10 124 20 126 92C126 160 70 212 0 212z
                {fur} | {m.line} 4 pair | {ear}
                {m.base} | pair | {place(ear, 32 + 3j, 0.62)}
                | pen #221a1c 8 | M18 26H-18M22 44H-22M18 62H-18M0 26V62
                #fff8e6 | #221a1c 4 pair | M26 96C30 66 62 56 86 74C96 94 84 120 58 122C40 122 28 112 26 96z
                #221a1c | pair | o 56 96 15 17 + M28 74C44 50 76 46 94 62C76 58 50 62 28 74z
                #fff | pair | o 61 90 5
                #c8412f | #221a1c 3 | M0 116C16 116 26 124 22 136C16 146 6 150 0 152C-6 150-16 146-22 136C-26 124-16 116
                    0 116z
                #fff8e6 | #221a1c 3.4 | M0 154C26 150 50 160 62 150C58 186 30 200 0 200C-30 200-58 186-62 150C-50 160-26
                    150 0 154z
                | pen #221a1c 2.4 | M-44 174H44M-22 160V196M0 160V198M22 160V196
                | pen #221a1c 3 pair | M72 142C92 140 106 132 116 124M72 154C92 156 108 152 120 146""")
            c.path(mirror(place("M0-4C-8-14 0-24 6-14C12-24 20-14 12-4z", 92 + 34j, 1, 20), 0), "#3f7f68")
            c.lit(sole, "r", 0.26, 0.34, box=(-40, -30, 260))


def indigo_cloth(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Resist-dyed cloth hanging over a pole."""
    bamboo = MATERIALS["bamboo"]
    cloth = (
        "M186 130H614C622 300 606 460 618 640C560 654 500 634 400 646C300 654 240 636 182 644C194 460 178 300 186 130z"
    )
    c.path(place(cloth, 12 + 14j), "#1a1008", opacity=0.18)
    c.solid(cloth, m.base, m.line)
    white, at = roles(m.pale, mix(m.pale, m.base, 0.3), m.base, m.pale), 400 + 390j
    with c.inside(cloth):
        soft = roles(mix(m.base, m.pale, 0.7), mix(m.base, m.pale, 0.4), m.base, m.base)
        c.path(cloth, tile(c, pick("dots sprigs plums coin", kind), soft))
        c.path(box(216, 176, 368, 428), m.base)
        c.line(box(206, 166, 388, 448) + box(226, 186, 348, 408), m.pale, 3)
        border = [f"{244 + 44.6 * k:.1f} 208 .4 180, {244 + 44.6 * k:.1f} 572 .4" for k in range(8)]
        c.scatter("ruyi", white, ",".join(border))
        c.disc(400, 390, 128, "none", m.pale, 4)
        c.wreath([("d", oval(0, 0, 5))], white, 24, 142, 1, at)
        hero, size = rows("fish 1.8, peony 2.1, crane 1.7, lotus 1.9, dragon 1.6")[kind % 5]
        c.paint(hero, white, at, size)
        corners = "272 250 .74 -45, 528 250 .74 45, 272 530 .74 225, 528 530 .74 135"
        c.scatter(pick("butterfly sprig", kind), white, corners)
        _folds(c, cloth)
        c.rect(160, 120, 480, 60, c.fade("v", (0, "#000", 0.3), (1, "#000", 0)))
    c.pieces(f"""
        {c.fade("v", bamboo.pale, bamboo.base, bamboo.deep)} | key {bamboo.line} | M96 108H704C712 108 712 138 704 138
            H96C88 138 88 108 96 108z
        | pen {bamboo.line} 4 | M120-10L128 106M680-10L672 106M180 106V140M640 106V140
        {m.base} | {m.line} 3 | M186 104H614V146H186z""")
    c.lit("M186 104H614V146H186z", "v", 0.3, 0.3)


def comb(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Two half-moon combs, one before the other."""
    c.shadow(452, 553, 212, 21, 0.2)
    for x, y, turn, mat in ((452, 320, 16, MATERIALS[pick("ebony jade", kind)]), (380, 400, -8, m)):
        with c.at(x, y, 1.06, turn):
            rim = "M-216 60C-216-70-120-150 0-150S216-70 216 60C216 70 208 74 200 72L-200 72C-208 74-216 70-216 60z"
            depths = [120 + 56 * (1 - ((k - 14) / 14.5) ** 2) for k in range(29)]
            teeth = "".join(f"M{14 * k - 196} 40h8V{y:.0f}q-4 8-8 0z" for k, y in enumerate(depths))
            field, floor = "M-178 40C-170-60-96-118 0-118S170-60 178 40z", mix(mat.base, mat.deep, 0.35)
            c.solid(teeth, mat.base, mat.line, 3)
            c.solid(rim, mat.base, mat.line)
            c.path(field, floor, mat.deep, 3)
            col = roles(mat.pale, mix(mat.base, mat.pale, 0.4), floor, mat.pop)
            c.paint(pick("peony butterfly lotus plum", kind), col, -40j, 1.24)
            c.scatter("sprig", col, "-66 -24 .95 -70, 66 -24 .95 70")
            c.scatter("plum", col, "-112 4 .5 -20, 112 4 .5 20")
            c.scatter("cloud", col, "-92 -56 .36 -36 1, 92 -56 .36 36")
            c.line("M-178 54H178", mat.deep, 3)
            c.lit(rim, "v", 0.34, 0.26, 0.4)
            c.line("M-196 20C-184-64-110-134 0-136", "#fff", 4, opacity=0.45)


def hairpin(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A step-shaking hairpin: flower, butterfly, and chains that swing."""
    gold, bead = MATERIALS["gold"], pick("#76a182 #c8412f", kind)
    petals = roles(m.pop, mix(m.pop, m.pale, 0.45), m.pale, gold.base)
    with c.at(400, 330):
        c.pieces(f"""{c.fade("d", m.pale, m.base, m.deep)} | key {m.line} 3 | ~ 20 20 150 170 270 330 / 15 12 3""")
        for x, y, drop in rows("-118 79 190, -78 75 236, -36 70 206, 6 74 250, 48 78 180"):
            c.line(f"M{x} {y - 40}V{y + drop}", m.deep, 2, stroke_dasharray="1 7")
            c.line(f"M{x} {y - 40}V{y + drop}", m.line, 1)
            for down, r, fill in ((0.25, 8, m.pop), (0.55, 7, bead), (0.8, 6, m.pale)):
                c.disc(x, y + drop * down, r, fill, m.line)
            c.path(place("M0 0C-14 8-14 30 0 38C14 30 14 8 0 0z", complex(x, y + drop)), m.pop, m.line)
            c.line(f"M{x - 4} {y + drop + 10}v12", "#fff", 2.4, opacity=0.7)
        for x, y, turn, size in rows(
            "-75 5 -76 2.2, -55 -55 -36 2.4, 10 -80 10 2.2, 52 -42 56 2, 45 13 100 1.9, -35 42 220 1.9"
        ):
            c.solid(place(LEAF, complex(x, y), size, turn), c.fade("d", m.pale, m.base), m.line, 3)
        c.solid(oval(-31, -26, 109), m.base, m.line)
        c.paint(pick("peony lotus chrysanthemum", kind), petals, -31 - 26j, 2.05)
        for x, y in rows("-118 30, 64 -60, 40 64, -70 -124"):
            c.disc(x, y, 15, "#fbf6ea", m.line, 2.5)
            c.disc(x - 5, y - 5, 4, "#fff")
        c.paint("butterfly", roles(m.line, m.line, m.pale, gold.base), 122 - 122j, 1.3, 34)
        c.paint("butterfly", roles(m.base, m.deep, m.pop, gold.base), 121 - 124j, 1.22, 34)


def jade_pendant(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A pierced jade disc on a knotted cord."""
    silk, at = MATERIALS[pick("redpaper indigo", kind)], 400 + 358j
    parts.loop(c, 60, silk.base, silk.line)
    parts.knot(c, 400, 104, 108, silk.base, silk.line)
    parts.cord(c, "400 156 400 220", silk.base, 6, silk.line)
    ring = oval(400, 358, 168) + place(oval(-400, 358, 52), flip=True)
    c.solid(ring, c.fade("d", m.pale, m.base, m.deep), m.line)
    carved = roles(mix(m.deep, m.base, 0.15), mix(m.deep, m.base, 0.5), m.base, m.deep)
    c.wreath(pick("cloud bat ruyi plum", kind), carved, 6, 112, 0.78, at)
    for r in (158, 64):
        c.disc(400, 358, r, "none", carved["d"], 3.4)
    c.lit(ring, "r", 0.5, 0.26, 0.35, box=(340, 290, 250))
    c.line("M254 314A152 152 0 0 1 360 212", "#fff", 7, opacity=0.7)
    parts.cord(c, "400 220 386 262 400 306", silk.base, 6, silk.line)
    parts.cord(c, "400 524 400 560", silk.base, 5, silk.line)
    c.disc(400, 562, 15, m.base, m.line, 2.5)
    parts.tassel(c, 400, 574, 150, silk.base, silk.line)
