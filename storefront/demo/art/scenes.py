"""Grounds: tinted paper, one big quiet shape, a table. The object brings the noise; the ground brings the calm."""

from storefront.demo.art import patterns
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, oval, pick, place
from storefront.demo.art.palettes import GROUNDS, Ground, mix, roles, tint
from storefront.demo.art.scenery import bamboo, branch, fibres, hills, lattice

HANGING = ("bare", "disc", "silk", "mat", "air")
"""Scenes without a table line, for what hangs or lies."""


def ground(c: Canvas, scene: str, tone: str) -> Ground:
    """Draw one of the scenes in one of the tones. Returns its colours."""
    g = GROUNDS[tone]
    _paper(c, g)
    if scene != "bare":
        _SCENES[scene](c, g)
    if scene not in HANGING:
        _table(c, g)
    return g


def _paper(c: Canvas, g: Ground) -> None:
    """The sheet: lighter where the light falls, a soft vignette at the edges, a few fibres."""
    lift, sink = (0.10, 0.32) if g.dark else (0.5, 0.26)
    c.rect(0, 0, 800, 800, g.paper)
    fall = ((0, "#fff", lift), (0.55, "#fff", 0), (1, mix(g.table, "#3a2010", 0.35), sink))
    c.rect(0, 0, 800, 800, c.fade("r", *fall, box=(368, 336, 592)))
    fibres(c, "#ffffff" if g.dark else g.ink, 50, 0.12 if g.dark else 0.22)


def _table(c: Canvas, g: Ground) -> None:
    edge = "M-5 612C240 609.5 560 614.5 805 612"
    wood = c.fade("v", tint(g.table, 0.12), mix(g.table, "#3a2010", 0.22))
    c.path(f"{edge}V805H-5z", wood)
    c.line(edge, mix(g.table, g.ink, 0.75), 2.2, opacity=0.8)


def _disc(c: Canvas, g: Ground, x: float, y: float, r: float) -> None:
    c.disc(x, y, r, c.fade("d", tint(g.disc, 0.25), g.disc))


def _clouds(c: Canvas, g: Ground, tone: str, *spots: tuple[float, float, float]) -> None:
    for x, y, size in spots:
        c.paint("cloud", roles(tone, g.disc, g.paper, g.disc), complex(x, y), size, flip=x > 400)


def _moon(c: Canvas, g: Ground) -> None:
    _disc(c, g, 400, 372, 292)


def _gate(c: Canvas, g: Ground) -> None:
    """A moon gate with hills behind it."""
    c.rect(0, 0, 800, 800, mix(g.disc, g.table, 0.35))
    c.disc(400, 380, 318, mix(g.ink, g.table, 0.4))
    c.disc(400, 380, 302, tint(g.paper, 0.3))
    with c.inside(oval(400, 380, 302)):
        hills(c, g, 610)


def _scroll(c: Canvas, g: Ground) -> None:
    c.path(box(196, 30, 408, 560), mix(g.disc, g.ink, 0.18))
    silk = c.fade("v", tint(g.paper, 0.5), tint(g.paper, 0.1))
    c.path(box(214, 84, 372, 452), silk)
    c.path(box(180, 18, 440, 18, 9) + box(172, 582, 456, 22, 11), mix(g.ink, "#3a2010", 0.3))


def _window(c: Canvas, g: Ground) -> None:
    lattice(c, g, 150, 54, 500, 430, "ice" if c.seed % 2 else "grid")


def _hills(c: Canvas, g: Ground) -> None:
    sun = mix(g.disc, "#f1d9a0" if g.dark else "#d9694a", 0.55)
    c.disc(c.rng.choice((210, 560)), 200, 84, sun, opacity=0.9)
    hills(c, g, 620, 4, 190)


def _arch(c: Canvas, g: Ground) -> None:
    c.rect(0, 0, 800, 800, g.disc)
    d = "M150 800V330C150 190 262 84 400 84S650 190 650 330V800z"
    c.path(d, mix(g.ink, g.disc, 0.35), transform="translate(0 -10)")
    c.path(d, c.fade("v", tint(g.paper, 0.4), g.paper))


def _half(c: Canvas, g: Ground) -> None:
    """Sea waves over the upper half."""
    d = "M0 0H800V250C620 330 520 180 400 250S160 340 0 270z"
    c.path(d, g.disc)
    colours = {"d": mix(g.disc, g.ink, 0.28), "m": mix(g.disc, g.ink, 0.18), "p": g.disc}
    c.path(d, patterns.tile(c, "scales", colours, 2), opacity=0.8)


def _bamboo(c: Canvas, g: Ground) -> None:
    _disc(c, g, 470, 300, 220)
    bamboo(c, c.rng.choice((60, 600)), mix(g.ink, g.disc, 0.2))


def _cloud(c: Canvas, g: Ground) -> None:
    _disc(c, g, 400, 350, 250)
    _clouds(c, g, mix(g.disc, g.ink, 0.22), (150, 190, 1.7), (640, 130, 1.5), (690, 470, 1.9), (120, 500, 1.5))


def _branch(c: Canvas, g: Ground) -> None:
    _disc(c, g, 430, 360, 262)
    wood = mix(g.ink, g.paper, 0.35) if g.dark else mix(g.ink, "#3a2010", 0.45)
    bloom, y, turn = "#efcf9c" if g.dark else "#c8412f", 70 + c.rng.uniform(-20, 60), c.rng.uniform(-6, 14)
    branch(c, -10, y, 1.35, turn, wood, bloom, g.paper, c.seed % 3 == 0)


def _ringed_disc(c: Canvas, g: Ground) -> None:
    _disc(c, g, 400, 384, 312)
    c.disc(400, 384, 330, "none", g.disc, 3)


def _silk(c: Canvas, g: Ground) -> None:
    name = pick("clouds tortoise coin iceplum diaper", c.seed)
    faint = roles(mix(g.paper, g.disc, 0.75), mix(g.paper, g.disc, 0.5), g.paper, g.disc)
    c.rect(0, 0, 800, 800, patterns.tile(c, name, faint, 1.5), opacity=0.8)


def _mat(c: Canvas, g: Ground) -> None:
    turn = c.rng.uniform(-7, 7)

    def sheet(part: float) -> str:
        return place(box(-330, -300, 660, 600, 6), 400 + 392j, part, turn)

    c.path(sheet(1), "#2a1408", opacity=0.10, transform="translate(6 9)")
    c.path(sheet(1), g.disc)
    c.path(sheet(0.93), "none", mix(g.disc, g.ink, 0.4), 3)
    c.path(sheet(0.90), "none", mix(g.disc, g.ink, 0.4), 1.4)


def _air(c: Canvas, g: Ground) -> None:
    """Open sky over low hills."""
    hills(c, g, 790, 3, 130)
    _clouds(c, g, tint(g.disc, 0.25), (120, 150, 1.5), (690, 420, 1.6), (150, 560, 1.3))


_SCENES = {
    "moon": _moon, "gate": _gate, "scroll": _scroll, "window": _window, "hills": _hills, "arch": _arch, "half": _half,
    "bamboo": _bamboo, "cloud": _cloud, "branch": _branch, "disc": _ringed_disc, "silk": _silk, "mat": _mat,
    "air": _air,
}  # fmt: skip
