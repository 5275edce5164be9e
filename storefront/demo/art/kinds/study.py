"""The scholar's desk."""

from storefront.demo.art import motifs, parts, vessels
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, brush, mirror, place, trace
from storefront.demo.art.kinds.pictures import solid
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles
from storefront.demo.art.patterns import keep, paint, tones
from storefront.demo.art.vessels import keyline


def inkstone(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Inkstone, ink stick and a wet pool."""
    ink, gold = MATERIALS["ink"], MATERIALS["gold"]
    c.shadow(400, 650, 280, 40)
    side = (
        "M150 520C150 500 170 470 196 452H560C590 470 612 500 612 524V590C612 626 590 640 560 640H206"
        "C172 640 150 626 150 590z"
    )
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
    top = (
        "M196 452C176 470 150 500 150 524C150 550 176 560 210 560H556C590 560 612 550 612 524"
        "C612 500 590 470 560 452C540 432 500 424 380 424S216 432 196 452z"
    )
    c.path(top, c.fade((0, mix(m.base, "#ffffff", 0.3)), (1, m.base), angle="d"), stroke=ink.line, stroke_width="2.5")
    well = (
        "M240 470C230 490 214 506 216 522C222 538 250 540 290 540H470C520 540 548 536 548 516"
        "C546 494 530 470 510 460C480 448 280 446 240 470z"
    )
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
            roles(gold.base, gold.mid, "#2a282e", gold.base),
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
        mirror(brush(trace("596 622 604 480 590 320 598 180"), [22, 17, 15, 18])),
        wood.base,
        stroke=wood.line,
        stroke_width="3.5",
    )
    bar = (
        "M120 176C160 130 200 150 240 160C300 172 350 150 400 146C450 150 500 172 560 160"
        "C600 150 640 130 680 176C640 170 610 196 560 192C500 200 450 182 400 180C350 182 300 200 240 192"
        "C190 196 160 170 120 176z"
    )
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
        side = f"M{r * 0.95} 14C{r * 1.5} 50 {r * 1.1} {80 + r} 0 {84 + r * 2}H0V14z"
        hair = place(mirror(side, 0), complex(x, tip))
        c.path(
            hair,
            c.fade((0, "#f4e6c8"), (0.6, "#d8b88a"), (1, "#4a3428"), angle="v"),
            stroke="#3a2418",
            stroke_width="2",
        )
        c.line(f"M{x - r * 0.3} {tip + 24}V{tip + 66}M{x + r * 0.4} {tip + 24}V{tip + 60}", "#8a6844", 1.4)
