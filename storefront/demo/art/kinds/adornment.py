"""Combs, hairpins, jade."""

from storefront.demo.art import parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import oval, pick, place, rows
from storefront.demo.art.motifs import LEAF
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles


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
