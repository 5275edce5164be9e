"""What is printed or cut of paper, and the scholar's desk."""

from random import Random

from storefront.demo.art import parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import around, box, brush, mirror, oval, pick, place, rows, shake, wind
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles, shade, tint
from storefront.demo.art.patterns import tones
from storefront.demo.art.vessels import light

_KEY, _RED, _BLUE, _GREEN, _GOLD = "#2a1d1a", "#c8352a", "#2f4f8f", "#3f7f5c", "#e5a72f"
"""The five blocks of a New Year print."""


def _printed(deep: str, mid: str) -> dict[str, str]:
    return roles(deep, mid, "#f8e9c6", _GOLD)


def _plenty(c: Canvas) -> None:
    """Fish and lotus: plenty every year."""
    for x, y, size, turn in rows("300 300 1 -12, 500 250 .8 14, 420 190 .6 0"):
        c.line(f"M{x} {y + 30}C{x + 20} {y + 120} 400 460 400 560", _GREEN, 7)
        c.paint("lotus", _printed(_RED, "#ef9a86"), complex(x, y), size, turn)
    for x, y, size in rows("250 420 .66, 545 400 .58"):
        with c.at(x, y, size, squash=0.5):
            c.disc(0, 0, 100, _GREEN, _KEY, 5)
            c.line("M0 0L78 33M0 0L14 83M0 0L-68 50M0 0L-80-30M0 0L-18-82M0 0L75-39", "#a9cfa4", 4)
    c.paint("carp", _printed(_KEY, _KEY), 404 + 480j, 3.05, -14)
    c.paint("carp", _printed(_RED, _GOLD), 402 + 476j, 2.96, -14)


def _spring(c: Canvas) -> None:
    """Peonies in a vase, and a butterfly."""
    leaves = "400 190 1.3 20, 250 360 1.4 210, 420 400 1.6 170, 560 220 1.2 60, 540 400 1.2 140, 230 180 1.1 -50"
    c.scatter("sprig", _printed(_GREEN, _GREEN), leaves)
    c.paint("peony", _printed(_RED, "#ef9a86"), 310 + 250j, 1.9)
    c.paint("peony", _printed("#b0527a", "#e8b0c4"), 490 + 310j, 1.5)
    c.pieces(f"""
        {_BLUE} | {_KEY} 5 | M340 420H460C452 440 446 452 456 470C500 500 506 560 470 610H330C294 560 300 500 344 470
            C354 452 348 440 340 420z""")
    c.paint("longevity", roles("#f6e7c4", "#f6e7c4", _BLUE, _GOLD), 400 + 540j, 1.1)
    c.paint("butterfly", _printed(_GOLD, _RED), 520 + 160j, 0.9, 20)


def _joy(c: Canvas) -> None:
    """Two magpies on a plum branch."""
    c.paint("magpie", _printed(_KEY, "#8fa6cf"), 330 + 330j, 1.5, 0, 1)
    c.paint("magpie", _printed(_BLUE, "#8fa6cf"), 484 + 270j, 1.5)
    c.pieces(f"""
        #5a3a2a | {_KEY} | ~ 206 470 300 390 420 420 520 340 600 250 / 20 16 13 9 5
            + ~ 420 420 480 470 560 480 / 10 7 3""")
    bloom = (
        "270 420 .9, 350 396 .7 60, 470 390 .9 110, 560 300 .8 20, 540 480 .8 50, 590 220 .7, 230 480 .6, 430 450 .6 70"
    )
    c.scatter("plum", _printed(_RED, _RED), bloom)


def newyear_print(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A block-printed sheet."""
    sheet = shake("M170 54H630V700H170z", 5, 4, 90)
    c.pieces(f"""
        #3a2010 | @0.16 | M186 72L642 66L650 712L178 718z
        {c.fade("v", "#fbf0d4", "#efdcae")} | | {sheet}
        | {_RED} 9 | M192 78H608V676H192z
        | {_KEY} 2.5 | M206 92H594V662H206z""")
    with c.inside(box(208, 94, 384, 566)):
        c.path("M206 560C260 530 330 566 400 546C470 530 540 566 600 540V664H206z", mix("#fbf0d4", _BLUE, 0.25))
        spots = [f"{190 + 80 * k + 40 * (j % 2)} {560 + 38 * j} .72" for j in range(3) for k in range(6)]
        c.scatter("wave", roles(_BLUE, "#8fa6cf", "#f6e7c4", _RED), ",".join(spots))
        (_plenty, _spring, _joy)[kind % 3](c)
    c.disc(400, 132, 44, _RED)
    parts.glyph(c, "福春吉"[kind % 3], 400, 132, 56, "#fbe7b8", 11)
    c.path(
        sheet,
        c.fade(
            "h", (0, "#fff", 0.18), (0.3, "#fff", 0), (0.48, "#2a1408", 0.07), (0.52, "#fff", 0.1), (1, "#2a1408", 0.1)
        ),
    )


_CUTS = {
    "drop": "M0-26C-9-8-9 10 0 20C9 10 9-8 0-26z",
    "petal": "M0-34C-13-18-15 6 0 30C15 6 13-18 0-34z",
    "heart": "M0 28C-26 8-28-20-12-24C-4-25 0-18 0-14C0-18 4-25 12-24C28-20 26 8 0 28z",
    "moon": "M-30 4C-20-20 20-20 30 4C18-8-18-8-30 4z",
    "hook": mirror("M4 26C24 18 30-6 18-20C11-27 3-20 8-13C13-8 16-2 12 6C9 14 5 18 4 26z", 0),
    "tooth": "M-3.4-20L0 20L3.4-20z",
    "dot": oval(0, 0, 8),
    "scallop": "M-30 26C-32-6-12-22 0-12C12-22 32-6 30 26z",
}


def papercut_shape(rng: Random, fold: int, r: float = 262) -> tuple[str, str]:
    """A window flower: (outline, cuts). Cut-outs sit in rings; every ring is small enough to leave bridges of paper."""
    half, k = 180 / fold, 7 / fold
    slim = k**0.5

    def ring(name: str, radius: float, scale: float, start: float = 0, times: int = 1) -> str:
        return around(place(_CUTS[name], complex(0, -radius), scale), fold * times, start=start)

    outer, inner, core = (pick(names, rng.randrange(6)) for names in ("heart hook petal", "petal drop", "petal hook"))
    cuts = (
        ring("dot", r - 14, slim, half / 2, 2)
        + ring("moon", r - 40, 0.8 * k, half / 2, 2)
        + ring(outer, r - 92, 1.16 * slim)
        + ring(inner, r - 86, 1.12 * slim, half)
        + ring("tooth", r - 96, 0.72, half / 2 + 3)
        + ring("tooth", r - 96, 0.72, -half / 2 - 3)
        + ring("moon", r - 134, 0.56 * k)
        + ring("dot", r - 132, 0.75, half)
        + ring(core, r - 168, 0.66 * slim, half)
        + ring("drop", r - 166, 0.66)
        + ring("dot", 62, 0.45, half / 2, 2)
    )
    return oval(0, 0, r - 10) + ring("scallop", r - 20, 1.46 * k, half / 2, 2), cuts


def papercut(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A cut window flower, laid on paper; alone on a wash, the wash shows through the cuts."""
    red, at = m.base, 400 + 372j
    if not c.alone:
        sheet = shake("M92 70H708V676H92z", c.seed, 4, 120)
        c.path(place(sheet, 8 + 10j), "#2a1408", opacity=0.14)
        c.path(sheet, c.fade("d", "#fffaf0", "#f3e6cc"))
    outline, cuts = papercut_shape(c.rng, (8, 6, 10, 8)[kind % 4])
    whole = place(shake(wind(outline, 1) + wind(cuts + oval(0, 0, 54), -1), 3, 1.6), at)
    c.path(place(whole, 6 + 9j), "#3a1410", opacity=0.2)
    c.path(whole, red)
    c.paint(pick("joy fish butterfly longevity", kind), roles(red, red, m.pale, red), at, 1.1)
    c.lit(whole, "d", 0.2, 0.16)


def inkstone(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Inkstone, ink stick and a wet pool."""
    ink, gold = MATERIALS["ink"], MATERIALS["gold"]
    c.shadow(400, 650, 280, 40)
    c.pieces(f"""
        {c.fade("v", shade(m.base, 0.1), shade(m.base, 0.35), shade(m.base, 0.5))} | key {ink.line} | M150 520C150 500
            170 470 196 452H560C590 470 612 500 612 524V590C612 626 590 640 560 640H206C172 640 150 626 150 590z
        {c.fade("d", tint(m.base, 0.3), m.base)} | {ink.line} 2.5 | M196 452C176 470 150 500 150 524C150 550 176 560 210
            560H556C590 560 612 550 612 524C612 500 590 470 560 452C540 432 500 424 380 424S216 432 196 452z
        {shade(m.base, 0.4)} | | M240 470C230 490 214 506 216 522C222 538 250 540 290 540H470C520 540 548 536 548 516
            C546 494 530 470 510 460C480 448 280 446 240 470z
        #0f0e12 | | M250 476C240 492 226 508 228 520C234 530 262 530 300 528C340 522 360 500 350 478C340 458 268 458 250
            476z
        #fff | @0.22 | M262 484C256 494 250 502 252 508C270 512 300 506 316 490C304 480 274 476 262 484z""")
    carved = roles(tint(m.base, 0.16), m.base, shade(m.base, 0.35), m.base)
    c.scatter("cloud", carved, "210 604 .5, 300 604 .5, 390 604 .5, 480 604 .5, 564 604 .42")
    with c.at(540, 470, 1, 18):
        c.pieces(f"""
            {c.fade("h", "#4a474c", (0.3, "#34323a"), "#17161a")} | key {ink.line} | b -34 -330 68 310 6
            | pen {gold.base} 2 | b -26 -318 52 286 4
            #0f0e12 | | b -34 -40 68 22 4""")
        c.paint(pick("crane dragon", kind), roles(gold.base, gold.mid, "#2a282e", gold.base), -282j, 0.42)
        for k, char in enumerate(pick("山月墨 春山墨 家山墨", kind)):
            parts.glyph(c, char, 0, -214 + 66 * k, 44, gold.mid, 8.5)


def brushes(c: Canvas, m: Tones, kind: int = 0) -> None:
    """Writing brushes hanging from a stand."""
    wood = MATERIALS[pick("ebony wood", kind)]
    c.shadow(400, 652, 270, 26)
    c.pieces(f"""
        {wood.base} | key {wood.line} | M150 640C150 622 170 616 200 614H600C630 616 650 622 650 640V660H150z
        {wood.base} | {wood.line} 3.5 twin | ~ 596 622 604 480 590 320 598 180 / 22 17 15 18
        {wood.base} | key {wood.line} | M120 176C160 130 200 150 240 160C300 172 350 150 400 146C450 150 500 172 560 160
            C600 150 640 130 680 176C640 170 610 196 560 192C500 200 450 182 400 180C350 182 300 200 240 192C190 196 160
            170 120 176z""")
    for x, length, r, name in rows(
        "236 250 12 bamboo, 318 290 15 qinghua, 402 320 20 own, 488 280 14 lacquer, 564 236 10 bamboo"
    ):
        _brush(c, x, length * 0.66, r, m if name == "own" else MATERIALS[name])


def _brush(c: Canvas, x: float, length: float, r: float, m: Tones) -> None:
    """One brush on its loop, from y=214."""
    with c.at(x, 214):
        body = f"M{-r * 0.6} 0H{r * 0.6}L{r} {length}H{-r}z"
        c.line("M0-24C-8-14-8-6 0 2C8-6 8-14 0-24", "#b8392c", 3)
        c.solid(body, m.base, m.line, 3.5)
        with c.inside(body):
            if m == MATERIALS["qinghua"]:
                c.scatter("plum", tones(m), "-4 30 .3, 4 66 .3 30, -4 102 .3 60, 4 138 .3 90, -4 174 .3 120")
            else:
                c.rect(-r, 24, 2 * r, 5, m.pop)
                c.rect(-r, length * 0.88, 2 * r, 6, m.pop)
        c.path(body, light(c, -r, r))
        hair = brush(f"0 {length} 0 {length + 40} 0 {length + 84 + 2 * r}", [2 * r, 2.4 * r, 1])
        c.pieces(f"""
            {c.fade("v", "#f4e6c8", (0.6, "#d8b88a"), "#4a3428")} | #3a2418 | {hair}
            #2a1d1a | | M{-r} {length}H{r}V{length + 14}H{-r}z
            | pen #8a6844 1.4 | M{-r * 0.3} {length + 24}v42M{r * 0.4} {length + 24}v36""")
