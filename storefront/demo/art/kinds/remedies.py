"""What a pharmacy gives: roots, packets, pills, ointment and plasters."""

from storefront.demo.art import motifs, parts, patterns, vessels
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, brush, oval, place, polar, pts, rows, spline, trace
from storefront.demo.art.kinds.pictures import solid
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles
from storefront.demo.art.patterns import band, keep, paint, rule, tile, tones
from storefront.demo.art.vessels import Turned, keyline


def ginseng(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A whole root with its hair, leaves and berries."""
    if kind % 2 == 0:
        silk = MATERIALS[("redpaper", "jadecloth", "indigo")[kind // 2 % 3]]
        frame = box(150, 70, 500, 600, 14)
        c.shadow(400, 672, 280, 26)
        solid(c, frame, MATERIALS["ebony"])
        c.path(box(176, 96, 448, 548, 8), silk.base)
        c.path(
            box(176, 96, 448, 548, 8),
            tile(c, "clouds", roles(mix(silk.base, silk.deep, 0.55), silk.deep, silk.base, silk.pop), 0.9),
        )
        c.path(
            box(176, 96, 448, 548, 8),
            c.fade((0, "#000", 0.3), (0.12, "#000", 0), (0.9, "#fff", 0), (1, "#fff", 0.14), angle="d"),
        )
    r = c.rng
    hair = ""
    for x0, y0, a in rows(
        "352 540 210, 340 600 200, 452 560 150, 470 610 160, 330 430 236, 474 440 124, "
        "400 470 180, 382 590 190, 430 600 170"
    ):
        for _ in range(4):
            p, t, line = complex(x0, y0), a + r.uniform(-28, 28), []
            for _ in range(5):
                line.append(p)
                t += r.uniform(-34, 34)
                p += polar(r.uniform(12, 24), t)
            hair += spline(line)
    c.line(hair, m.deep, 1.9)
    legs = [
        brush(trace("384 420 366 500 352 560 330 640"), [58, 40, 22, 5]),
        brush(trace("420 420 440 500 458 560 486 630"), [54, 40, 24, 5]),
        brush(trace("360 350 322 390 306 440 268 480"), [40, 26, 16, 3]),
        brush(trace("444 350 486 386 498 440 540 470"), [40, 26, 16, 3]),
        brush(pts(400, 440, 398, 500, 406, 560), [36, 20, 4]),
    ]
    body = (
        "M376 250C352 270 338 310 346 360C340 400 350 440 372 456C392 466 420 466 436 452"
        "C456 436 462 396 456 360C464 310 450 270 428 250C414 240 390 240 376 250z"
    )
    rhizome = brush(trace("402 262 396 226 406 196 398 168"), [34, 24, 26, 20])
    fill = c.fade((0, m.pale), (0.5, m.base), (1, m.mid), angle="h", box=(300, 0, 510, 0))
    for d in [*legs, rhizome, body]:
        keyline(c, d, m.line, 4)
    for d in [*legs, rhizome, body]:
        c.path(d, fill)
    c.line(
        (
            "M356 300q24 10 44 4M350 336q30 12 56 6M410 330q26 4 42-4M352 380q26 10 48 4M410 386q24 6 40-2"
            "M362 424q18 8 34 4M366 270q16 8 30 4M412 284q18 4 30-2M366 500q12 6 24 2M436 506q12 4 22-2"
            "M354 548q8 4 16 2M390 236q8 4 16 0M388 210q8 4 16 2M318 398q6 8 14 8M484 396q6 4 12 0"
        ),
        m.deep,
        2.4,
    )
    green = MATERIALS["leaf"]
    c.path(brush(pts(400, 176, 392, 140, 402, 112), [8, 6, 5]), green.deep)
    lf = keep(c, [("d", motifs.LEAF), ("p", motifs.VEIN)], {"d": green.base, "p": green.pale})
    for a, k in ((-78, 1.6), (-46, 1.9), (46, 1.9), (78, 1.6), (0, 1.3)):
        c.stamp(lf, 402, 122, k * 1.15, a)
    c.path(
        "".join(oval(402 + dx, 104 + dy, 9.5) for dx, dy in ((-16, 2), (0, -8), (16, 2), (-8, 14), (9, 14))),
        "#c8352a",
        stroke="#6a1612",
        stroke_width="2",
    )
    parts.cord(c, pts(372, 214, 400, 222, 428, 212), "#c8352a", 6, "#6a1612")
    parts.cord(c, trace("424 214 446 200 440 184 420 200 424 214 446 236 442 258"), "#c8352a", 4, "#6a1612")


def herb_packets(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Paper packets tied with twine, as a herbalist makes them."""
    c.shadow(410, 654, 300, 36)
    twine = "#a8552f"
    slip, edge = (("#c63a2b", "#7c1a14"), ("#3f6f55", "#1b463e"), ("#2b4a7c", "#18305a"))[kind % 3]
    for x, y, w, h, lean, lab in ((540, 392, 230, 250, 5, "参"), (286, 414, 250, 236, -5, "药")):
        with c.at(x, y + h / 2, 1, lean):
            a, b = w / 2, h / 2
            crest = f"M{-a} {40 - b}L{44 - a} {-b}H{a - 30}L{a} {34 - b}"
            d = f"{crest}L{a + 6} {b - 6}Q0 {b + 8} {-a - 6} {b - 6}z"
            keyline(c, d, m.line)
            c.path(d, c.fade((0, m.pale), (0.6, m.base), (1, m.mid), angle="d"))
            c.path(f"{crest}L{w * 0.1} {62 - b}z", m.pale, stroke=m.deep, stroke_width="2")
            c.path(
                f"M{a} {34 - b}L{a + 6} {b - 6}Q{w * 0.36} {b} {w * 0.3} {b}L{w * 0.1} {62 - b}z", m.deep, opacity=0.22
            )
            c.path(box(-46, -42, 92, 120, 2), slip, stroke=edge, stroke_width="2")
            parts.glyph(c, lab, 0, 20, 66, "#f6dfae", 10)
            for col, wd in (("#4f2412", 6.4), (twine, 4)):
                c.line(f"M{-w / 2 - 2} -60Q0 -50 {w / 2 + 2} -62M6 {-h / 2 + 4}Q14 0 8 {h / 2}", col, wd)
                c.line(
                    "M8-56C-30-100-70-96-62-72C-56-54-20-54 8-56C40-96 80-96 76-72C70-54 36-54 8-56"
                    "C0-30-16-20-30-14M8-56C18-34 34-26 48-22",
                    col,
                    wd,
                )
    green = MATERIALS["leaf"]
    for px, py, k, t in ((390, 640, 1.3, 78), (420, 652, 1.1, 112), (372, 660, 1, -70)):
        paint(c, [("d", motifs.LEAF), ("p", motifs.VEIN)], {"d": green.deep, "p": green.pale}, complex(px, py), k, t)
    for px, py in ((470, 660), (494, 652), (482, 672)):
        c.disc(px, py, 10, "#b8352a", stroke="#5d1310", stroke_width="2")
    bark = MATERIALS["tea"]
    for px, py, t in ((206, 656, -8), (250, 664, 6)):
        d = place(box(-46, -10, 92, 20, 8), complex(px, py), 1, t)
        c.path(d, bark.mid, stroke=bark.line, stroke_width="2.4")
        c.line(place("M-38-3H34M-30 4H38", complex(px, py), 1, t), bark.line, 1.6)


def mortar(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A medicine mortar and pestle among herbs."""
    c.shadow(400, 656, 210, 30)
    wood = MATERIALS["wood"]
    pestle = brush(pts(446, 420, 500, 300, 556, 170), [34, 24, 40])
    keyline(c, pestle, wood.line)
    c.path(pestle, c.fade((0, wood.pale), (1, wood.base), angle="d"))
    green = MATERIALS["leaf"]
    for px, py, k, t in ((320, 420, 2.2, -34), (360, 410, 2.5, -8), (300, 430, 1.8, -58), (400, 416, 2.1, 16)):
        paint(
            c,
            motifs.sprig() if k > 2.1 else motifs.leaf(),
            roles(green.deep if k > 2 else green.base, green.base, green.pale, green.pop),
            complex(px, py),
            k,
            t,
        )
    b = Turned([(170, 410), (172, 430), (158, 500), (124, 570), (90, 600), (84, 616), (116, 640), (120, 658)], tilt=0.2)

    def deco() -> None:
        col = tones(m)
        band(c, b, motifs.meander(), col, 0.06, 0.16, 18)
        band(c, b, (motifs.cloud(), motifs.lotus_panel())[kind % 2], col, 0.24, 0.56, 8, spread=0.86)
        rule(c, b, 0.2, m.deep, 3)
        rule(c, b, 0.62, m.deep, 3)

    vessels.draw(c, b, m, deco, gloss=0.7, hollow=False)
    c.path("M230 410A170 34 0 0 0 570 410L566 404A166 30 0 0 1 234 404z", m.pale, stroke=m.line, stroke_width="2")
    for px, py, r in ((214, 650, 13), (238, 664, 11), (190, 666, 10)):
        c.disc(px, py, r, "#b8352a", stroke="#5d1310", stroke_width="2")
        c.path(oval(px - r * 0.3, py - r * 0.3, r * 0.3, r * 0.2), "#fff", opacity=0.7)
    paint(c, motifs.leaf(), {"d": green.deep, "p": green.pale}, 600 + 664j, 1.5, 74)


def pill_tin(c: Canvas, m: Tones, kind: int = 0) -> None:
    """An open tin and three wax pills; the lid leans behind."""
    tilt, _x = 0.4, 400
    c.shadow(400, 656, 220, 40)
    c.disc(512, 430, 150, m.line)
    c.disc(510, 428, 147, m.base)
    col = roles(m.pale, mix(m.base, m.pale, 0.45), m.base, m.pop)
    c.disc(510, 428, 132, "none", stroke=m.pop, stroke_width="4")
    sprig = patterns.keep(c, motifs.sprig(), col)
    for k in range(12):
        p = polar(112, 30 * k, 510 + 428j)
        c.stamp(sprig, p.real, p.imag, 0.36, 30 * k)
    c.disc(510, 428, 84, m.pale)
    parts.glyph(c, "药膏参"[kind % 3], 510, 428, 96, m.line, 8)
    c.disc(510, 428, 147, c.fade((0, "#fff", 0.3), (0.6, "#fff", 0), (1, "#200", 0.22), angle="r", box=(460, 360, 220)))
    b = Turned([(158, 560), (158, 616)], cx=340, tilt=tilt, smooth=False)

    def hoops() -> None:
        rule(c, b, 0.3, m.pop, 3)
        rule(c, b, 0.86, m.pop, 3)

    vessels.draw(c, b, m, hoops, hollow=False, gloss=0)
    c.ellipse(340, 560, 158, 158 * tilt, m.pop, stroke=m.line, stroke_width="2.4")
    c.ellipse(340, 562, 146, 146 * tilt, mix(m.line, "#000000", 0.2))
    wax = MATERIALS["ginseng"]
    for px, py, r in ((288, 540, 44), (382, 534, 44), (330, 572, 46)):
        c.disc(px + 1, py + 2, r + 2, wax.line)
        c.disc(px, py, r, c.fade((0, wax.pale), (0.6, wax.base), (1, wax.deep), angle="r"))
        c.line(f"M{px - r} {py + 2}Q{px} {py + 15} {px + r} {py + 2}", wax.deep, 2, opacity=0.8)
        c.path(place("M-12-16C-4-22 6-22 12-18C4-20-4-18-12-10z", complex(px - 6, py - 6)), "#fff", opacity=0.8)
    front = f"M182 560A158 {158 * tilt:.0f} 0 0 0 498 560L498 566A158 {158 * tilt:.0f} 0 0 1 182 566z"
    c.path(front, m.pop, stroke=m.line, stroke_width="1.6")


def plaster_box(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A box of herbal plasters, and three of them on their cloth."""
    c.shadow(410, 650, 290, 40)
    lid = "M190 250L520 214L628 262L300 302z"
    front, end = "M190 250L300 302V640L190 576z", "M300 302L628 262V588L300 640z"
    for d, fill in ((front, mix(m.base, m.line, 0.35)), (end, m.base), (lid, mix(m.base, m.pale, 0.35))):
        keyline(c, d, m.line)
        c.path(d, fill)
    with c.inside(end):
        faint = roles(mix(m.base, m.mid, 0.5), mix(m.base, m.mid, 0.3), m.base, m.pop)
        c.path(end, tile(c, ("clouds", "coin", "plums")[kind % 3], faint, 0.9))
    with c.group(transform="translate(464 448)skewY(-7)"):
        c.path(box(-66, -138, 132, 268, 4), m.pale, stroke=m.line, stroke_width="2")
        c.line(box(-56, -128, 112, 248, 3), m.pop, 2.4)
        parts.glyph(c, "膏", 0, -54, 88, m.line, 9)
        paint(c, motifs.gourd(), roles(m.pop, m.pop, m.pale, m.pale), 0 + 62j, 0.84)
    for x, y, turn in ((222, 630, -16), (330, 664, 8), (560, 648, -6)):
        with c.at(x, y, 1, turn, squash=0.62):
            cloth = box(-74, -74, 148, 148, 12)
            keyline(c, cloth, "#6d5a44", 3)
            c.path(cloth, "#f3e7cf")
            c.disc(0, 0, 50, c.fade((0, "#7a4a2c"), (0.6, "#4a2a1a"), (1, "#2a170f"), angle="r"))
            c.path(place("M-16-18C-6-24 10-24 18-18C8-22-6-22-16-12z", -12 - 14j, 1.2), "#fff", opacity=0.5)


def ointment(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A small porcelain pot of ointment with its cover beside it."""
    c.shadow(360, 658, 180, 32)
    c.shadow(600, 662, 104, 20)
    pot = Turned([(150, 436), (152, 450), (168, 500), (166, 580), (140, 636), (132, 652)], cx=350, tilt=0.3)

    def deco() -> None:
        rule(c, pot, 0.10, m.deep, 3)
        band(c, pot, (motifs.peony(), motifs.lotus(), motifs.plum())[kind % 3], tones(m), 0.2, 0.72, 7, spread=0.9)
        rule(c, pot, 0.80, m.deep, 3)

    vessels.draw(c, pot, m, deco, hollow=False)
    c.ellipse(350, 436, 150, 45, m.pale, stroke=m.line, stroke_width="2.4")
    c.ellipse(350, 439, 138, 39, mix(m.base, m.line, 0.25))
    balm = ("#d9b26a", "#9fb27a", "#c98a6a")[kind % 3]
    c.ellipse(350, 446, 130, 33, c.fade((0, mix(balm, "#ffffff", 0.35)), (1, balm), angle="d"))
    c.path(
        brush(trace("290 446 320 430 372 432 404 444 380 456 340 454"), [4, 12, 14, 12, 10, 3]), "#fff", opacity=0.35
    )
    cover = Turned([(10, 560), (60, 566), (96, 596), (102, 632), (100, 650)], cx=598, tilt=0.3)
    vessels.draw(c, cover, m, lambda: band(c, cover, motifs.ruyi(), tones(m), 0.3, 0.78, 8), hollow=False)
    knob = Turned([(4, 528), (20, 534), (22, 550), (12, 564)], cx=598, tilt=0.3)
    vessels.draw(c, knob, m, hollow=False, gloss=0.4)
