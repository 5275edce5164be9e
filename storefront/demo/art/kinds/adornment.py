"""Combs, hairpins, jade."""

from storefront.demo.art import motifs, parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import brush, oval, place, polar, pts, rows
from storefront.demo.art.kinds.pictures import solid
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles
from storefront.demo.art.patterns import keep, paint
from storefront.demo.art.vessels import keyline


def comb(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Two half-moon combs, one before the other."""
    for back, (x, y, turn, mat) in enumerate(
        ((452, 320, 16, MATERIALS["jade"] if kind % 2 else MATERIALS["ebony"]), (380, 400, -8, m))
    ):
        with c.at(x, y, 1.06, turn):
            if back == 0:
                c.shadow(0, 220, 200, 20, strength=0.2)
            out = "M-216 60C-216-70-120-150 0-150S216-70 216 60C216 70 208 74 200 72L-200 72C-208 74-216 70-216 60z"
            teeth = "".join(
                f"M{-196 + 14 * k} 40H{-188 + 14 * k}V{120 + 56 * (1 - ((k - 14) / 14.5) ** 2):.0f}q-4 8-8 0z"
                for k in range(29)
            )
            keyline(c, teeth, mat.line, 3)
            c.path(teeth, mat.base)
            solid(c, out, mat)
            field = "M-178 40C-170-60-96-118 0-118S170-60 178 40z"
            c.path(field, mix(mat.base, mat.deep, 0.35), stroke=mat.deep, stroke_width="3")
            with c.inside(field):
                col = roles(mat.pale, mix(mat.base, mat.pale, 0.4), mix(mat.base, mat.deep, 0.35), mat.pop)
                hero = (motifs.peony, motifs.butterfly, motifs.lotus, motifs.plum)[kind % 4]
                paint(c, hero(), col, -40j, 1.24)
                for s in (-1, 1):
                    paint(c, motifs.sprig(), col, complex(s * 66, -24), 0.95, s * 70)
                    paint(c, motifs.plum(), col, complex(s * 112, 4), 0.5, s * 20)
                    paint(c, motifs.cloud(), col, complex(s * 92, -56), 0.36, s * 36, flip=s < 0)
            c.line("M-178 54H178", mat.deep, 3)
            c.path(out, c.fade((0, "#fff", 0.34), (0.4, "#fff", 0), (1, "#200", 0.26), angle="v"))
            c.line("M-196 20C-184-64-110-134 0-136", "#fff", 4, opacity=0.45)


def hairpin(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A step-shaking hairpin: flower, butterfly, and chains that swing."""
    line, gold = m.line, MATERIALS["gold"]
    with c.at(400, 330, 1, 0):
        pin = brush(pts(20, 20, 150, 170, 270, 330), [15, 12, 3])
        keyline(c, pin, line, 3)
        c.path(pin, c.fade((0, m.pale), (0.5, m.base), (1, m.deep), angle="d"))
        for px, drop in ((-118, 190), (-78, 236), (-36, 206), (6, 250), (48, 180)):
            y0 = 70 + abs(px + 30) * 0.1
            c.line(f"M{px} {y0 - 40}V{y0 + drop}", m.deep, 2, stroke_dasharray="1 7")
            c.line(f"M{px} {y0 - 40}V{y0 + drop}", line, 1)
            bead = "#c8412f" if kind % 2 else "#76a182"
            for down, r, fill in ((0.25, 8, m.pop), (0.55, 7, bead), (0.8, 6, m.pale)):
                c.disc(px, y0 + drop * down, r, fill, stroke=line, stroke_width="2")
            c.path(
                place("M0 0C-14 8-14 30 0 38C14 30 14 8 0 0z", complex(px, y0 + drop)),
                m.pop,
                stroke=line,
                stroke_width="2",
            )
            c.line(f"M{px - 4} {y0 + drop + 10}v12", "#fff", 2.4, opacity=0.7)
        enam = roles(m.pop, mix(m.pop, m.pale, 0.45), m.pale, gold.base)
        for x, y, t, k in rows(
            "-150 10 -76 1.3, -110 -110 -36 1.4, 20 -160 10 1.3, 104 -84 56 1.2, 90 26 100 1.1, -70 84 220 1.1"
        ):
            d = place(motifs.LEAF, complex(x, y) / 2, k * 1.7, t)
            keyline(c, d, line, 3)
            c.path(d, c.fade((0, m.pale), (1, m.base), angle="d"))
            c.path(place(motifs.VEIN, complex(x, y) / 2, k * 1.7, t), m.deep)
        hero = (motifs.peony, motifs.lotus, motifs.chrysanthemum)[kind % 3]()
        c.path(oval(-30, -24, 112), line)
        c.path(oval(-31, -26, 109), m.base)
        paint(c, hero, enam, complex(-31, -26), 2.05)
        for px, py in ((-118, 30), (64, -60), (40, 64), (-70, -124)):
            c.disc(px, py, 17, line)
            c.disc(px - 1, py - 1, 14.5, "#fbf6ea")
            c.disc(px - 5, py - 5, 4, "#fff")
        paint(c, motifs.butterfly(), roles(line, line, m.pale, gold.base), complex(122, -122), 1.3, 34)
        paint(c, motifs.butterfly(), roles(m.base, m.deep, m.pop, gold.base), complex(121, -124), 1.22, 34)


def jade_pendant(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A pierced jade disc on a knotted cord."""
    red = MATERIALS["redpaper"] if kind % 2 == 0 else MATERIALS["indigo"]
    parts.loop(c, 60, red.base, red.line)
    parts.knot(c, 400, 104, 108, red.base, red.line)
    parts.cord(c, pts(400, 156, 400, 220), red.base, 6, red.line)
    x, y, r = 400, 358, 168
    ring = oval(x, y, r) + motifs.write_reversed(oval(-x, y, 52))
    keyline(c, ring, m.line)
    c.path(ring, c.fade((0, m.pale), (0.5, m.base), (1, m.deep), angle="d"))
    col = roles(mix(m.deep, m.base, 0.15), mix(m.deep, m.base, 0.5), m.base, m.deep)
    with c.inside(ring):
        key = keep(c, (motifs.cloud(), motifs.bat(), motifs.ruyi(), motifs.plum())[kind % 4], col)
        for k in range(6):
            p = polar(112, 60 * k, complex(x, y))
            c.stamp(key, p.real, p.imag, 0.8 if kind % 4 != 3 else 0.7, 60 * k)
        for rr in (158, 64):
            c.disc(x, y, rr, "none", stroke=col["d"], stroke_width="3.4")
        c.path(ring, c.fade((0, "#fff", 0.5), (0.35, "#fff", 0), (1, "#123", 0.26), angle="r", box=(340, 290, 250)))
    c.line(f"M{x - 146} {y - 44}A152 152 0 0 1 {x - 40} {y - 146}", "#fff", 7, opacity=0.7)
    parts.cord(c, pts(400, 220, 386, 262, 400, 306), red.base, 6, red.line)
    parts.cord(c, pts(400, 524, 400, 560), red.base, 5, red.line)
    c.disc(400, 562, 15, m.base, stroke=m.line, stroke_width="2.5")
    parts.tassel(c, 400, 574, 150, red.base, red.line)
