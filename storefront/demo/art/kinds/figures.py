"""Painted clay toys: twelve animals of the zodiac and a hidden thirteenth. One body, thirteen heads, many gifts.

A toy is drawn from the front about x=400.
"""

from collections.abc import Callable
from dataclasses import dataclass

from storefront.demo.art import motifs, parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.framing import frame
from storefront.demo.art.geom import box, brush, mirror, oval, place, pts, trace
from storefront.demo.art.kinds.toy_heads import GOLD, LINE, RED, clay, head, solid
from storefront.demo.art.motifs import Motif
from storefront.demo.art.palettes import MATERIALS, Colours, Tones, mix, roles
from storefront.demo.art.patterns import keep, paint, tile

# name, fur, muzzle, robe, its trim, the pattern of its cloth, what the toy holds
_TABLE = """
rat     #a9a6a8 #efe6dc #b5403a #f0d9a0 coin     pomegranate
ox      #b5763f #f0dcb8 #2f6b5e #e9c46a meander  drum
tiger   #e9a43c #fff3dc #2b4a7c #e9c46a clouds   kite
rabbit  #faf3e8 #ffffff #c8412f #e9c46a peonies  mooncake
dragon  #3f8f7c #f0e2b8 #c8412f #e9c46a scales   pearl
snake   #7fa35a #f0eabf #6d3a5e #e9c46a tortoise ruyi
horse   #8f4a2f #e8c9a0 #3f6f8f #f0d9a0 diaper   lantern
goat    #f3e8d4 #fffaf0 #c07a2f #fbe7b8 plums    peach
monkey  #a8683c #f6d9b4 #c8412f #f0d060 tortoise peach
rooster #fbf3e6 #f0b23c #24406f #e9c46a sprigs   fan
dog     #f0dcb4 #fffaf0 #7c2f3a #e9c46a clouds   ball
pig     #f3bfae #f8d3c4 #2f6b5e #e9c46a peonies  ingot
qilin   #e5b84a #fbe9b0 #a8781c #fff3c4 clouds   seal
"""


@dataclass(frozen=True, slots=True)
class Toy:
    """One figure; a row of the table."""

    name: str
    fur: str
    muzzle: str
    robe: str
    trim: str
    cloth: str
    holds: str


SERIES = tuple(Toy(*row.split()) for row in _TABLE.strip().splitlines())


def figure(i: int) -> str:
    """The i-th toy (0 to 11 the zodiac, 12 hidden), alone with its shadow, on nothing."""
    c = Canvas(800, 800, 60 + i, title=SERIES[i].name)
    toy(c, SERIES[i])
    return frame(c, 0.86).svg()


def clay_figure(c: Canvas, m: Tones, kind: int = 0) -> None:
    """One of the twelve as a product."""
    toy(c, SERIES[kind])


def toy(c: Canvas, t: Toy) -> None:
    """The figure on its little stand; the hidden one shines."""
    if t.name == "qilin":
        rays = "".join(place("M-3-330L0-210L3-330z", 400 + 330j, 1, 12 * k) for k in range(30))
        c.path(rays, "#f0cf7a", opacity=0.35)
    wood = MATERIALS["ebony"]
    c.shadow(400, 706, 200, 24)
    stand = "M236 668C236 646 564 646 564 668V690C564 712 236 712 236 690z"
    c.path(stand, wood.deep, stroke=wood.line, stroke_width="4")
    c.ellipse(400, 668, 164, 20, wood.base, stroke=wood.line, stroke_width="2.4")
    c.line("M240 694C260 706 540 706 560 694", GOLD, 3)
    standing(c, t)


def standing(c: Canvas, t: Toy) -> None:
    """The figure without its stand."""
    _robe(c, t)
    head(c, t.name, t.fur, t.muzzle)
    _HELD[t.holds](c)
    _arms(c, t)


def _robe(c: Canvas, t: Toy) -> None:
    for s in (-1, 1):
        solid(c, oval(400 + s * 62, 650, 58, 26), "#3a2a2a" if t.name != "qilin" else "#8a5a12")
        c.ellipse(400 + s * 56, 642, 24, 7, "#fff", opacity=0.25)
    body = (
        "M400 396C486 396 528 456 546 540C556 592 548 628 520 644C480 660 320 660 280 644"
        "C252 628 244 592 254 540C272 456 314 396 400 396z"
    )
    solid(c, body, t.robe)
    light = mix(t.robe, "#ffffff", 0.3)
    with c.inside(body):
        weave = roles(mix(t.robe, t.trim, 0.55), light, t.robe, t.trim)
        c.path(body, tile(c, t.cloth, weave, 0.62))
        c.path("M236 612H564V670H236z", t.trim)
        key = keep(c, motifs.wave_unit(), roles(mix(t.robe, LINE, 0.2), light, t.trim, t.trim))
        for k in range(9):
            c.stamp(key, 240 + 40 * k, 624, 0.38)
        c.path("M330 396L404 500L470 396L508 410L416 560H392L292 410z", t.trim, stroke=LINE, stroke_width="3")
        c.path(body, c.fade((0, "#fff", 0.3), (0.45, "#fff", 0), (1, "#1a0808", 0.42), angle="r", box=(340, 460, 260)))


def _arms(c: Canvas, t: Toy) -> None:
    """Sleeves and paws, round what is held."""
    paw = clay(c, t.muzzle if t.name == "rooster" else t.fur)
    for s in (-1, 1):
        line = [complex(400 + s * z.real, z.imag) for z in trace("92 440 158 500 140 562 92 566")]
        arm = brush(line, [40, 74, 70, 52], 4)
        solid(c, arm, t.robe)
        with c.inside(arm):
            c.path(arm, c.fade((0, "#fff", 0.3), (0.5, "#fff", 0), (1, "#1a0808", 0.35), angle="v"))
            c.line(f"M{400 + s * 112} 528V610", t.trim, 18)
        solid(c, oval(400 + s * 82, 566, 30, 28), paw, 4)
        c.line(f"M{400 + s * 74} 556q{-s * 8} 8 0 16M{400 + s * 88} 586q{-s * 2} -8 {s * 2} -14", LINE, 2.4)


_AT = 400 + 540j
"""Where things are held."""
_FESTIVE = roles(RED, "#e58a6a", "#fff6e4", GOLD)


def _disc(
    base: str, motif: Motif, colours: Colours, size: float = 1.05, rim: str | None = None
) -> Callable[[Canvas], None]:
    """A round thing with an ornament on it."""

    def draw(c: Canvas) -> None:
        solid(c, oval(400, 540, 74), clay(c, base))
        paint(c, motif, colours, _AT, size)
        if rim:
            c.disc(400, 540, 67, "none", stroke=rim, stroke_width="9")
        c.disc(374, 510, 13, "#fff", opacity=0.4)

    return draw


def _fruit(motif: Motif, colours: Colours) -> Callable[[Canvas], None]:
    def draw(c: Canvas) -> None:
        paint(c, motif, dict.fromkeys("dmpx", LINE), _AT + 1 + 2j, 1.96)
        paint(c, motif, colours, _AT, 1.86)

    return draw


def _lantern(c: Canvas) -> None:
    c.line("M400 444V480", LINE, 4)
    solid(c, oval(400, 540, 70, 58), clay(c, "#d9412f"))
    ribs = "".join(f"M400 482C{400 + k} 500 {400 + k} 580 400 598" for k in (-80, -40, 0, 40, 80))
    c.line(ribs, "#7c1a14", 2.4)
    c.path(box(368, 474, 64, 14, 4) + box(368, 592, 64, 14, 4), GOLD, stroke=LINE, stroke_width="2.4")
    parts.tassel(c, 400, 604, 50, GOLD, "#8a5a12", RED)


def _fan(c: Canvas) -> None:
    for k in range(9):
        slat = place("M-5 0L-13-104H13L5 0z", _AT + 50j, 1, -64 + 16 * k)
        c.path(slat, "#fff6e4" if k % 2 else "#f0cf9c", stroke=LINE, stroke_width="2.4")
    paint(c, motifs.peony(), _FESTIVE, _AT - 22j, 0.5)
    c.disc(400, 588, 8, GOLD, stroke=LINE, stroke_width="2")


def _ingot(c: Canvas) -> None:
    solid(c, place(mirror("M0-46C60-44 70-16 104-26C96 30 56 52 0 52z", 0), _AT), clay(c, "#f0c04a"))
    c.ellipse(400, 522, 50, 30, mix(GOLD, "#ffffff", 0.35), stroke="#9c6b1d", stroke_width="2.5")


def _seal(c: Canvas) -> None:
    solid(c, box(344, 510, 112, 90, 8), clay(c, RED))
    parts.glyph(c, "家", 400, 556, 62, "#fff3c4", 10)
    solid(c, "M370 510C366 470 434 470 430 510z", clay(c, "#d9694a"))


def _ruyi(c: Canvas) -> None:
    paint(c, motifs.ruyi(), roles("#76a182", "#b9d3ae", "#e8f2dc", GOLD), _AT - 26j, 1.25, 180)
    c.path(brush(pts(400, 560, 392, 600, 404, 640), [22, 18, 24]), "#76a182", stroke=LINE, stroke_width="2")


_HELD: dict[str, Callable[[Canvas], None]] = {
    "drum": _disc("#f3e2bd", motifs.longevity(), _FESTIVE, rim=RED),
    "mooncake": _disc("#e2a04a", motifs.peony(), roles("#a8601a", "#c07a2a", "#efbe6a", "#a8601a")),
    "pearl": _disc("#fbf3e6", motifs.cloud(), roles("#7fb5ac", "#7fb5ac", "#fbf3e6", GOLD), 0.8),
    "ball": _disc(RED, motifs.window_flower(), roles("#e9c46a", "#e9c46a", RED, "#e9c46a")),
    "kite": _disc("#f6ead0", motifs.butterfly(), roles("#2b4a7c", "#7f9fcb", "#f6ead0", RED)),
    "peach": _fruit(motifs.peach(), roles("#e58a7a", "#4f8f62", "#fff0e4", "#d9412f")),
    "pomegranate": _fruit(motifs.pomegranate(), roles("#d9512f", "#4f8f62", "#fff0e4", "#8f1a1a")),
    "lantern": _lantern,
    "fan": _fan,
    "ingot": _ingot,
    "seal": _seal,
    "ruyi": _ruyi,
}
