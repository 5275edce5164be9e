"""What every heritage plate shares: sky, land, and objects at a smaller scale."""

from storefront.demo.art import motifs, scenery
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import oval
from storefront.demo.art.palettes import GROUNDS, Ground, mix, roles
from storefront.demo.art.palettes import MATERIALS as M
from storefront.demo.art.patterns import paint
from storefront.demo.art.plates import places
from storefront.demo.art.vessels import Draw, small


def plate(c: Canvas, tone: str, sky: str = "moon", land: str = "hills", y: float = 470) -> Ground:
    """Sky (moon, sun, stars, cloud or none) and land (hills, waves, floor or none) of a plate; returns its colours."""
    g = GROUNDS[tone]
    w, h = c.width, c.height
    c.rect(
        0,
        0,
        w,
        h,
        c.fade(
            (0, mix(g.paper, g.disc, 0.55)),
            (0.75, g.paper),
            (1, mix(g.paper, "#ffffff", 0.25 if not g.dark else 0.06)),
            angle="v",
        ),
    )
    if sky == "moon":
        c.disc(w * 0.5, h * 0.45, 214, "#ecd9a4" if g.dark else mix(g.disc, "#fff1c4", 0.25))
        c.disc(w * 0.5, h * 0.45, 236, "none", stroke=mix(g.disc, "#fff1c4", 0.3), stroke_width="3", opacity=0.6)
    elif sky == "sun":
        x = c.rng.choice((0.2, 0.8))
        c.disc(w * x, h * 0.26, 76, "#d9583f" if tone not in ("vermil", "coral") else "#f3c66a", opacity=0.92)
    elif sky == "stars":
        c.path(
            "".join(oval(c.rng.uniform(0, w), c.rng.uniform(0, h * 0.7), c.rng.choice((1.4, 2, 3))) for _ in range(60)),
            "#fff3cf",
            opacity=0.8,
        )
        c.path(oval(w * 0.78, h * 0.2, 62), "#f6e2a8")
    elif sky == "cloud":
        cloud = roles(mix(g.disc, g.ink, 0.25), g.disc, g.paper, g.disc)
        for px, py, s in ((0.12, 0.2, 1.5), (0.84, 0.16, 1.3), (0.92, 0.56, 1.6), (0.08, 0.62, 1.5)):
            paint(c, motifs.cloud(), cloud, complex(px * w, py * h), s, flip=px > 0.5)
    if land == "hills":
        scenery.hills(c, g, y + 10, 4, 150)
        c.path(
            f"M0 {y}C{w * 0.3} {y - 8} {w * 0.7} {y + 8} {w} {y}V{h}H0z",
            c.fade((0, mix(g.table, "#ffffff", 0.1)), (1, mix(g.table, g.ink, 0.4)), angle="v"),
        )
    elif land == "waves":
        places.waves(
            c,
            y,
            roles(mix(g.table, "#23478f", 0.45), mix(g.table, "#6f93c4", 0.5), mix(g.paper, "#ffffff", 0.3), g.ink),
            5,
            0.9,
            w,
        )
    elif land == "floor":
        c.path(
            f"M0 {y}H{w}V{h}H0z", c.fade((0, mix(g.table, "#ffffff", 0.12)), (1, mix(g.table, g.ink, 0.35)), angle="v")
        )
        c.line(f"M0 {y}H{w}", mix(g.table, g.ink, 0.7), 2.4)
    scenery.fibres(c, "#ffffff" if g.dark else g.ink, 50, 0.16)
    return g


def thing(c: Canvas, draw: Draw, mat: str, kind: int, x: float, foot: float, scale: float) -> None:
    """A product on the plate, its foot at the given height."""
    small(c, draw, M[mat], kind, x, foot, scale)
