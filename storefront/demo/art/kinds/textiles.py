"""Sachets, brocade, embroidery, shoes, resist-dyed cloth."""

import math

from storefront.demo.art import motifs, parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, brush, mirror, oval, place, polar, pts
from storefront.demo.art.kinds.pictures import mat_paper, painting, solid
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles
from storefront.demo.art.patterns import keep, paint, tile
from storefront.demo.art.vessels import keyline


def sachet(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A scented sachet with tassels."""
    gold = MATERIALS["gold"]
    parts.loop(c, 80, m.pop, m.line)
    parts.knot(c, 400, 118, 96, m.pop, m.line)
    parts.cord(c, pts(400, 168, 400, 214), m.pop, 6, m.line)
    shapes = (
        (
            "M400 226C440 196 520 196 566 240C610 286 596 350 548 400C506 444 446 486 400 520"
            "C354 486 294 444 252 400C204 350 190 286 234 240C280 196 360 196 400 226z"
        ),
        (
            "M400 214C420 240 450 252 490 250C560 250 590 320 560 372C590 430 540 500 470 490"
            "C440 488 416 500 400 522C384 500 360 488 330 490C260 500 210 430 240 372C210 320 240 250 310 250"
            "C350 252 380 240 400 214z"
        ),
        "M352 222H448C470 262 520 270 566 300C600 420 520 500 400 520C280 500 200 420 234 300C280 270 330 262 352 222z",
    )
    d = shapes[kind % 3]
    for px, k in ((-84, 0.8), (84, 0.8), (0, 1)):
        y = 500 if px == 0 else 452
        parts.cord(c, [complex(400 + px, y - 10), complex(400 + px, y + 44)], gold.base, 4, gold.line)
        c.disc(400 + px, y + 42, 10, MATERIALS["jade"].base, stroke=MATERIALS["jade"].line, stroke_width="2")
        parts.tassel(c, 400 + px, y + 52, 130 * k, m.pop, m.line)
    solid(c, d, m)
    with c.inside(d):
        col = roles(mix(m.mid, m.base, 0.3), mix(m.mid, m.base, 0.55), m.base, m.mid)
        c.rect(180, 180, 440, 380, tile(c, ("diaper", "clouds", "tortoise")[kind % 3], col, 0.8))
        c.disc(400, 352, 112, m.base)
        c.path(d, "none", stroke=m.mid, stroke_width="26")
        c.path(
            d,
            "none",
            stroke=m.pale,
            stroke_width="3",
            stroke_dasharray="9 7",
            transform="translate(400 360)scale(.915)translate(-400 -360)",
        )
        paint(
            c,
            (motifs.peony, motifs.fish_pair, motifs.butterfly, motifs.lotus)[kind % 4](),
            roles(m.pale, mix(m.pale, m.pop, 0.45), m.base, gold.base),
            400 + 352j,
            1.7 if kind % 4 != 1 else 1.5,
        )
        c.path(d, c.fade((0, "#fff", 0.3), (0.45, "#fff", 0), (1, "#2a1408", 0.36), angle="r", box=(330, 280, 280)))


def brocade(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A bolt of brocade, its end unrolled over the table edge."""
    names = ("peonies", "clouds", "tortoise", "diaper", "coin", "scales", "plums", "sprigs")
    col = roles(m.pale, m.mid, m.base, m.pop)
    c.shadow(400, 640, 300, 40)
    for k, (mat, y) in enumerate(((MATERIALS["indigo"], 506), (MATERIALS["jadecloth"], 400))):
        x0, x1 = 196 + 20 * k, 700 - 16 * k
        d = place(f"M{x0} -54H{x1}c22 0 22 108 0 108H{x0}c-22 0-22-108 0-108z", complex(0, y))
        keyline(c, d, mat.line)
        c.path(d, mat.base)
        c.path(
            d, tile(c, names[(kind + k + 2) % 8], roles(mat.mid, mix(mat.base, mat.mid, 0.5), mat.base, mat.pop), 0.7)
        )
        c.path(d, c.fade((0, "#fff", 0.3), (0.35, "#fff", 0), (1, "#100", 0.45), angle="v"))
        for rr, f in (
            (54, mat.line),
            (50, mat.pale),
            (40, mat.base),
            (34, mat.pale),
            (24, mat.base),
            (18, mat.pale),
            (9, mat.line),
        ):
            c.ellipse(x1 + 4, y, rr * 0.36, rr, f)
    cloth = (
        "M120 300C120 262 150 240 184 240H560C590 240 612 262 612 300C612 340 600 400 604 460"
        "C608 540 588 620 600 716C440 744 250 700 108 730C96 640 124 560 116 470C110 400 120 350 120 300z"
    )
    keyline(c, cloth, m.line)
    c.path(cloth, m.base)
    with c.inside(cloth):
        c.path(cloth, tile(c, names[kind % 8], col, 1.15, at=20 + 30j))
        for x0, w in ((108, 30), (574, 34)):
            c.rect(x0, 230, w, 520, m.deep)
            c.rect(x0, 230, w, 520, tile(c, "meander", {"d": m.pale, "m": m.mid, "p": m.deep}, 0.6), opacity=0.8)
        c.path(
            cloth,
            c.fade(
                (0, "#fff", 0.36),
                (0.10, "#fff", 0.1),
                (0.2, "#100", 0.30),
                (0.27, "#fff", 0.06),
                (0.6, "#fff", 0),
                (1, "#100", 0.32),
                angle="v",
            ),
        )
        c.path(
            cloth,
            c.fade(
                (0, "#100", 0.22),
                (0.14, "#fff", 0.14),
                (0.32, "#100", 0.16),
                (0.5, "#fff", 0.14),
                (0.7, "#100", 0.16),
                (0.88, "#fff", 0.12),
                (1, "#100", 0.26),
                angle="h",
            ),
        )
    c.path(
        (
            "M120 300C120 262 150 240 184 240H560C590 240 612 262 612 300C600 276 580 268 556 268H180"
            "C150 268 130 276 120 300z"
        ),
        "#fff",
        opacity=0.2,
    )
    c.line("".join(f"M{110 + 12 * k} {728 - 8 * math.sin(k * 0.16 + 0.3):.0f}v16" for k in range(41)), m.mid, 3)


def embroidery(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A hoop with silk, needle and thread."""
    wood = MATERIALS["bamboo"]
    cloth = (
        "M150 180C220 120 300 150 400 96C500 130 600 100 664 196C690 300 640 380 676 480"
        "C640 600 540 590 420 660C300 620 220 640 140 540C110 430 160 300 150 180z"
    )
    c.shadow(410, 640, 260, 30)
    keyline(c, cloth, m.line, 3)
    c.path(cloth, c.fade((0, mix(m.pale, "#ffffff", 0.4)), (1, mix(m.pale, m.line, 0.16)), angle="d"))
    c.line(
        "M176 220C200 300 176 400 166 500M640 220C630 320 650 400 650 480M250 600C320 590 380 610 420 630",
        m.line,
        1.6,
        opacity=0.25,
    )
    x, y, r = 400, 372, 226
    c.disc(x + 3, y + 6, r + 14, m.line, opacity=0.35)
    c.disc(x, y, r, mix(m.pale, "#ffffff", 0.35))
    with c.inside(oval(x, y, r)):
        painting(c, mat_paper(m), kind, x, y + 6, 400, 390)
        stitches = "".join(
            f"M{x + c.rng.uniform(-190, 190):.0f} {y + c.rng.uniform(-190, 190):.0f}"
            f"l{c.rng.uniform(6, 14):.0f} {c.rng.uniform(-8, -3):.0f}"
            for _ in range(70)
        )
        c.line(stitches, "#fff", 1.6, opacity=0.45)
        c.disc(
            x,
            y,
            r,
            c.fade((0, "#fff", 0.2), (0.7, "#fff", 0), (1, "#2a1408", 0.26), angle="r", box=(x - 50, y - 60, r * 1.3)),
        )
    for rr, w, col in (
        (r + 9, "22", wood.line),
        (r + 9, "18", wood.base),
        (r + 13, "5", wood.pale),
        (r + 4, "2", wood.deep),
    ):
        c.disc(x, y, rr, "none", stroke=col, stroke_width=w)
    c.path(box(382, 112, 36, 32, 5), MATERIALS["gold"].base, stroke=wood.line, stroke_width="2.4")
    c.path(box(390, 92, 20, 22, 4), MATERIALS["gold"].mid, stroke=wood.line, stroke_width="2.4")
    c.line("M498 470C560 520 600 600 680 560C720 540 690 500 660 520", m.pop, 3.4)
    c.path(brush(pts(498, 470, 560, 408, 606, 362), [1, 5, 4]), "#dfe5e8", stroke="#454f58", stroke_width="1.4")


def tiger_shoes(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A pair of tiger-head shoes for a child."""
    c.shadow(400, 640, 270, 40)
    for _side, x, turn in ((-1, 262, -9), (1, 538, 9)):
        with c.at(x, 420, 1.02, turn):
            sole = (
                "M0-236C70-236 104-180 104-110C104-40 136 20 136 100C136 180 80 226 0 226C-80 226-136 180-136 100"
                "C-136 20-104-40-104-110C-104-180-70-236 0-236z"
            )
            c.path(place(sole, 6j, 1.04), "#e8d3a4", stroke=m.line, stroke_width="4")
            solid(c, sole, m)
            hole = "M0-206C48-206 76-170 76-116C76-60 60-20 0-20C-60-20-76-60-76-116C-76-170-48-206 0-206z"
            with c.inside(sole):
                c.path(
                    sole,
                    tile(
                        c,
                        ("plums", "sprigs", "clouds")[kind % 3],
                        roles(mix(m.base, m.deep, 0.6), m.mid, m.base, m.pop),
                        0.7,
                    ),
                )
                c.path(place(hole, 0j, 1.16, squash=1.04), m.pop, stroke=m.line, stroke_width="3")
                c.path(hole, "#2a1512")
                c.path(place(hole, -8j, 0.84), mix(m.pale, "#bb9988", 0.3))
            face = mirror("M0-6C60-10 124 20 126 92C126 160 70 212 0 212z", 0)
            c.path(face, mix(m.pop, "#f2b04a", 0.75))
            ear = "M66-2C70-46 112-58 124-24C132 4 118 34 100 40z"
            c.path(mirror(ear, 0), mix(m.pop, "#f2b04a", 0.75), stroke=m.line, stroke_width="4")
            c.path(mirror(place(ear, 32 + 3j, 0.62), 0), m.base)
            black = "#221a1c"
            for d in ("M18 26H-18", "M22 44H-22", "M18 62H-18", "M0 26V62"):
                c.line(d, black, 8)
            c.path(
                mirror("M26 96C30 66 62 56 86 74C96 94 84 120 58 122C40 122 28 112 26 96z", 0),
                "#fff8e6",
                stroke=black,
                stroke_width="4",
            )
            c.path(mirror(oval(56, 96, 15, 17), 0), black)
            c.path(mirror(oval(61, 90, 5), 0), "#fff")
            c.path(mirror("M28 74C44 50 76 46 94 62C76 58 50 62 28 74z", 0), black)
            c.path(
                "M0 116C16 116 26 124 22 136C16 146 6 150 0 152C-6 150-16 146-22 136C-26 124-16 116 0 116z",
                "#c8412f",
                stroke=black,
                stroke_width="3",
            )
            c.path(
                "M0 154C26 150 50 160 62 150C58 186 30 200 0 200C-30 200-58 186-62 150C-50 160-26 150 0 154z",
                "#fff8e6",
                stroke=black,
                stroke_width="3.4",
            )
            c.line("M-44 174H44M-22 160V196M0 160V198M22 160V196", black, 2.4)
            c.line(mirror("M72 142C92 140 106 132 116 124M72 154C92 156 108 152 120 146", 0), black, 3)
            c.path(mirror(place("M0-4C-8-14 0-24 6-14C12-24 20-14 12-4z", 92 + 34j, 1, 20), 0), "#3f7f68")
            c.path(
                sole, c.fade((0, "#fff", 0.26), (0.5, "#fff", 0), (1, "#2a0808", 0.34), angle="r", box=(-40, -30, 260))
            )


def indigo_cloth(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Resist-dyed cloth hanging over a pole."""
    bam = MATERIALS["bamboo"]
    cloth = (
        "M186 130H614C622 300 606 460 618 640C560 654 500 634 400 646C300 654 240 636 182 644C194 460 178 300 186 130z"
    )
    c.path(cloth, "#1a1008", opacity=0.18, transform="translate(12 14)")
    solid(c, cloth, m)
    white = roles(m.pale, mix(m.pale, m.base, 0.3), m.base, m.pale)
    with c.inside(cloth):
        c.rect(
            170,
            120,
            460,
            540,
            tile(
                c,
                ("dots", "sprigs", "plums", "coin")[kind % 4],
                roles(mix(m.base, m.pale, 0.7), mix(m.base, m.pale, 0.4), m.base, m.base),
                1,
            ),
        )
        c.path(box(216, 176, 368, 428), m.base)
        c.line(box(206, 166, 388, 448) + box(226, 186, 348, 408), m.pale, 3)
        band = keep(c, motifs.ruyi(), white)
        for k in range(8):
            c.stamp(band, 244 + 44.6 * k, 208, 0.4, 180)
            c.stamp(band, 244 + 44.6 * k, 572, 0.4)
        c.disc(400, 390, 128, "none", stroke=m.pale, stroke_width="4")
        for k in range(24):
            p = polar(142, 15 * k, 400 + 390j)
            c.disc(p.real, p.imag, 5, m.pale)
        hero = (motifs.fish_pair, motifs.peony, motifs.crane, motifs.lotus, motifs.dragon_head)[kind % 5]()
        paint(c, hero, white, 400 + 390j, (1.8, 2.1, 1.7, 1.9, 1.6)[kind % 5])
        corner = keep(c, motifs.butterfly() if kind % 2 == 0 else motifs.sprig(), white)
        for sx, sy, t in ((-1, -1, -45), (1, -1, 45), (-1, 1, 225), (1, 1, 135)):
            c.stamp(corner, 400 + sx * 128, 390 + sy * 140, 0.74, t)
        c.path(
            cloth,
            c.fade(
                (0, "#000", 0.2),
                (0.12, "#fff", 0.14),
                (0.3, "#000", 0.16),
                (0.48, "#fff", 0.1),
                (0.66, "#000", 0.16),
                (0.85, "#fff", 0.12),
                (1, "#000", 0.24),
                angle="h",
            ),
        )
        c.rect(160, 120, 480, 60, c.fade((0, "#000", 0.3), (1, "#000", 0), angle="v"))
    pole = "M96 108H704C712 108 712 138 704 138H96C88 138 88 108 96 108z"
    keyline(c, pole, bam.line)
    c.path(pole, c.fade((0, bam.pale), (0.5, bam.base), (1, bam.deep), angle="v"))
    c.line("M180 106V140M330 106V140M490 106V140M640 106V140", bam.line, 3)
    c.path("M186 104H614V146H186z", m.base, stroke=m.line, stroke_width="3")
    c.path("M186 104H614V146H186z", c.fade((0, "#fff", 0.3), (0.5, "#fff", 0), (1, "#000", 0.3), angle="v"))
    c.line("M120-10L128 106M680-10L672 106", bam.line, 4)


def scarf(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A silk scarf over a peg: two falling ends, one printed, one with its lining."""
    wood, name = MATERIALS["wood"], ("plums", "peonies", "clouds", "sprigs")[kind % 4]
    back = "M400 150C452 150 520 176 540 240C556 340 520 440 560 610C520 624 470 612 424 622C410 480 420 300 400 190z"
    front = (
        "M404 150C340 146 270 180 256 262C236 380 276 500 232 690C290 708 356 690 414 704"
        "C440 560 396 420 420 300C428 240 430 170 404 150z"
    )
    for d, base, pattern in ((back, mix(m.base, m.pale, 0.35), None), (front, m.base, name)):
        keyline(c, d, m.line)
        c.path(d, base)
        with c.inside(d):
            if pattern:
                c.path(d, tile(c, pattern, roles(m.pale, m.mid, m.base, m.pop), 0.9, at=10 + 20j))
                c.path("M200 640H460V668H200z", m.pop)
                c.path("M200 674H460V680H200z", m.pale)
            else:
                c.path("M400 560H600V584H400z", m.pop)
            sheen = ((0, "#100", 0.26), (0.2, "#fff", 0.2), (0.42, "#100", 0.2), (0.62, "#fff", 0.16), (1, "#100", 0.3))
            c.path(d, c.fade(*sheen, angle="h"))
            c.path(d, c.fade((0, "#100", 0.28), (0.2, "#100", 0), (1, "#100", 0), angle="v"))
    ends = [(234 + 9 * k, 692 + 7 * math.sin(k * 0.4), 22) for k in range(20)]
    ends += [(428 + 9 * k, 616 + 4 * math.sin(k * 0.4), 18) for k in range(15)]
    c.line("".join(f"M{x} {y:.0f}v{drop}" for x, y, drop in ends), m.mid, 3)
    c.path("M372 150C372 108 436 108 436 150C436 176 372 176 372 150z", wood.base, stroke=wood.line, stroke_width="4")
    c.ellipse(398, 134, 16, 8, wood.pale, opacity=0.7)
