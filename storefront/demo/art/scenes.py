"""Grounds: tinted paper, one big quiet shape, a table. The object brings the noise; the ground brings the calm."""

import math

from storefront.demo.art import motifs, patterns
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, brush, oval, pack, place, pts, rows, spline, trace
from storefront.demo.art.palettes import GROUNDS, Ground, mix, roles

TABLE = 612.0


def fibres(c: Canvas, ink: str, count: int = 70, opacity: float = 0.2) -> None:
    """Short fibres and flecks, as in rice paper: one path."""
    r, d = c.rng, ""
    for _ in range(count):
        x, y, a = r.uniform(0, c.width), r.uniform(0, c.height), r.uniform(0, 6.28)
        k = r.choice((0, 7, 10, 16))
        bow = (k * math.cos(a), k * math.sin(a), k * 1.6 * math.cos(a + 0.5), k * 1.6 * math.sin(a + 0.5))
        d += f"M{round(x)} {round(y)}" + (f"q{pack(round(v) for v in bow)}" if k else "h1")
    c.line(d, ink, 1.3, opacity=opacity)


def paper(c: Canvas, g: Ground) -> None:
    """The sheet: lighter where the light falls, a soft vignette at the edges."""
    lift, sink = (0.10, 0.22) if g.dark else (0.5, 0.16)
    c.rect(0, 0, c.width, c.height, g.paper)
    w, h = c.width, c.height
    c.rect(
        0,
        0,
        w,
        h,
        c.fade(
            (0, "#fff", lift),
            (0.55, "#fff", 0),
            (1, mix(g.table, "#3a2010", 0.35), sink + 0.1),
            angle="r",
            box=(w * 0.46, h * 0.42, max(w, h) * 0.74),
        ),
    )


def table(c: Canvas, g: Ground, y: float = TABLE, cloth: str | None = None) -> None:
    """The table: one tone, a lighter front edge; a runner with a pattern if a tile name is given."""
    w, h = c.width, c.height
    edge = f"M-5 {y}C{w * 0.3} {y - 2.5} {w * 0.7} {y + 2.5} {w + 5} {y}V{h + 5}H-5z"
    c.path(edge, c.fade((0, mix(g.table, "#ffffff", 0.12)), (1, mix(g.table, "#3a2010", 0.22)), angle="v"))
    if cloth:
        with c.inside(f"M-5 {h - 96}H{w + 5}V{h - 22}H-5z"):
            c.rect(0, h - 96, w, 74, mix(g.table, g.disc, 0.5))
            c.rect(
                0,
                h - 96,
                w,
                74,
                patterns.tile(
                    c,
                    cloth,
                    roles(mix(g.table, g.ink, 0.55), mix(g.table, g.ink, 0.3), mix(g.table, g.disc, 0.5), g.ink),
                    0.9,
                ),
            )
        c.line(f"M0 {h - 96}H{w}M0 {h - 22}H{w}", mix(g.table, g.ink, 0.7), 2.5)
    c.line(f"M0 {y}C{w * 0.3} {y - 2.5} {w * 0.7} {y + 2.5} {w} {y}", mix(g.table, g.ink, 0.75), 2.2, opacity=0.8)


def hills(c: Canvas, g: Ground, y: float, rows: int = 3, height: float = 130, far: str | None = None) -> None:
    """Layers of misty hills; each nearer row is stronger and fades downward."""
    far = far or g.disc
    for k in range(rows):
        base = y - (rows - 1 - k) * height * 0.33
        p, x = [], -60.0
        while x < c.width + 140:
            p.append(
                complex(
                    x, base - c.rng.uniform(0.25, 1) * height * (0.55 + 0.45 * math.sin(x * 0.006 + k * 2 + c.seed))
                )
            )
            x += c.rng.uniform(70, 130)
        tone = mix(far, g.ink, 0.12 + 0.16 * k)
        d = spline(p) + f"L{c.width + 140} {y + 60}L-60 {y + 60}z"
        d = d.replace(f"L{c.width + 140}", f"L{c.width + 140}", 1)
        c.path(d, c.fade((0, tone, 0.85), (1, tone, 0.05), box=(0, base - height, 0, y + 20)))


def branch(
    c: Canvas,
    x: float,
    y: float,
    size: float = 1.0,
    turn: float = 0.0,
    flip: bool = False,
    wood: str = "#5a4032",
    bloom: str = "#c8412f",
    paper_: str = "#fff",
    leafy: bool = False,
) -> None:
    """A plum branch with buds and flowers (or leaves), growing to the right and down."""
    with c.at(x, y, size, turn, flip):
        d = (
            brush(trace("0 0 60 26 110 34 170 70 250 92"), [13, 9, 7, 5, 1.5])
            + brush(pts(104, 32, 140, 4, 196, -8), [6, 4, 1])
            + brush(pts(168, 68, 182, 112, 214, 150), [5, 3.5, 1])
            + brush(pts(60, 26, 70, 62, 96, 92), [5, 3, 1])
        )
        c.path(d, wood)
        col = roles(bloom, mix(bloom, "#ffffff", 0.3), paper_, "#e2b457")
        if leafy:
            lf = patterns.keep(c, motifs.sprig(), col)
            for px, py, s, t in rows(
                "252 92 0.8 110, 196 -8 0.7 70, 214 150 0.7 150, 96 92 0.6 160, 140 46 0.6 30, 206 80 0.5 10"
            ):
                c.stamp(lf, px, py, s, t)
            return
        key = patterns.keep(c, motifs.plum(), col)
        for px, py, s, t in rows(
            "78 30 0.42 0, 146 50 0.5 30, 198 -8 0.38 10, 212 150 0.4 50, 236 86 0.34 20, 98 94 0.3 5"
        ):
            c.stamp(key, px, py, s, t)
        c.path(
            "".join(
                oval(px, py, r)
                for px, py, r in ((172, -2, 7), (184, 118, 7), (262, 96, 6), (116, 36, 6), (70, 66, 6), (196, 138, 5))
            ),
            bloom,
        )


def bamboo(c: Canvas, x: float, colour: str, opacity: float = 0.35, count: int = 3) -> None:
    """Bamboo as a shadow on the wall."""
    with c.group(opacity=opacity):
        for k in range(count):
            px, lean = x + k * 46 + c.rng.uniform(-8, 8), c.rng.uniform(-26, 26)
            for j in range(7):
                a, b = 700 - j * 118, 700 - (j + 1) * 118 + 6
                c.path(
                    brush(
                        pts(px + lean * j / 6, a, px + lean * (j + 1) / 6, b), [11 - k * 2, 8.6 - k * 2, 11 - k * 2], 2
                    ),
                    colour,
                )
        key = c.define('<g id="{id}">' + f'<path d="{motifs.bamboo_leaves()[0][1]}" fill="{colour}"/></g>')
        for _ in range(11):
            c.stamp(
                key, x + c.rng.uniform(-40, 150), c.rng.uniform(30, 420), c.rng.uniform(1, 1.6), c.rng.uniform(60, 240)
            )


def lattice(c: Canvas, g: Ground, x: float, y: float, w: float, h: float, kind: str = "grid") -> None:
    """A lattice window with paper behind it."""
    wood = mix(g.ink, "#3a2010", 0.35)
    c.path(box(x - 16, y - 16, w + 32, h + 32, 6), wood)
    c.path(box(x, y, w, h, 3), c.fade((0, mix(g.paper, "#ffffff", 0.55)), (1, mix(g.disc, "#ffffff", 0.25)), angle="d"))
    with c.inside(box(x, y, w, h, 3)):
        if kind == "ice":
            c.rect(x, y, w, h, patterns.tile(c, "ice", {"d": wood}, 1.5))
        else:
            d = "".join(f"M{x + w * t:.0f} {y}v{h}" for t in (0.2, 0.4, 0.6, 0.8)) + "".join(
                f"M{x} {y + h * t:.0f}h{w}" for t in (0.15, 0.3, 0.7, 0.85)
            )
            c.line(d, wood, 7)
            c.line(box(x + w * 0.2, y + h * 0.3, w * 0.6, h * 0.4), wood, 10)
    c.line(box(x, y, w, h, 3), mix(wood, "#000000", 0.3), 2)


def ground(c: Canvas, kind: str, tone: str, cloth: str | None = None) -> Ground:
    """Draw one of the grounds in one of the tones. Returns its Ground colours."""
    g = GROUNDS[tone]
    paper(c, g)
    fibres(c, g.ink if not g.dark else "#ffffff", 50, 0.22 if not g.dark else 0.12)

    def halo(r: float) -> str:
        return c.fade((0, mix(g.disc, "#ffffff", 0.25)), (1, g.disc), angle="d")

    if kind == "moon":
        c.disc(400, 372, 292, halo(0))
    elif kind == "gate":
        c.rect(0, 0, 800, 800, mix(g.disc, g.table, 0.35))
        c.disc(400, 380, 318, mix(g.ink, g.table, 0.4))
        c.disc(400, 380, 302, mix(g.paper, "#ffffff", 0.3))
        with c.inside(oval(400, 380, 302)):
            hills(c, g, 610)
    elif kind == "scroll":
        c.path(box(196, 30, 408, 560), mix(g.disc, g.ink, 0.18))
        c.path(
            box(214, 84, 372, 452),
            c.fade((0, mix(g.paper, "#ffffff", 0.5)), (1, mix(g.paper, "#ffffff", 0.1)), angle="v"),
        )
        c.path(box(180, 18, 440, 18, 9) + box(172, 582, 456, 22, 11), mix(g.ink, "#3a2010", 0.3))
    elif kind == "window":
        lattice(c, g, 150, 54, 500, 430, "ice" if c.seed % 2 else "grid")
    elif kind == "hills":
        c.disc(
            c.rng.choice((210, 560)), 200, 84, mix(g.disc, "#d9694a" if not g.dark else "#f1d9a0", 0.55), opacity=0.9
        )
        hills(c, g, 620, 4, 190)
    elif kind == "arch":
        c.rect(0, 0, 800, 800, g.disc)
        d = "M150 800V330C150 190 262 84 400 84S650 190 650 330V800z"
        c.path(d, mix(g.ink, g.disc, 0.35), transform="translate(0 -10)")
        c.path(d, c.fade((0, mix(g.paper, "#ffffff", 0.4)), (1, g.paper), angle="v"))
    elif kind == "half":
        c.path("M0 0H800V250C620 330 520 180 400 250S160 340 0 270z", g.disc)
        fill = patterns.tile(
            c, "scales", {"d": mix(g.disc, g.ink, 0.28), "m": mix(g.disc, g.ink, 0.18), "p": g.disc}, 2
        )
        c.path("M0 0H800V250C620 330 520 180 400 250S160 340 0 270z", fill, opacity=0.8)
    elif kind == "bamboo":
        c.disc(470, 300, 220, halo(0))
        bamboo(c, c.rng.choice((60, 600)), mix(g.ink, g.disc, 0.2))
    elif kind == "cloud":
        c.disc(400, 350, 250, halo(0))
        tone_ = {"d": mix(g.disc, g.ink, 0.22), "p": g.paper, "m": g.disc, "x": g.disc}
        for x, y, s in ((150, 190, 1.7), (640, 130, 1.5), (690, 470, 1.9), (120, 500, 1.5)):
            patterns.paint(c, motifs.cloud(), tone_, complex(x, y), s, flip=x > 400)
    elif kind == "branch":
        c.disc(430, 360, 262, halo(0))
        wood = mix(g.ink, "#3a2010", 0.45) if not g.dark else mix(g.ink, g.paper, 0.35)
        branch(
            c,
            -10,
            70 + c.rng.uniform(-20, 60),
            1.35,
            c.rng.uniform(-6, 14),
            wood=wood,
            bloom="#c8412f" if not g.dark else "#efcf9c",
            paper_=g.paper,
            leafy=c.seed % 3 == 0,
        )
    elif kind == "disc":
        c.disc(400, 384, 312, halo(0))
        c.disc(400, 384, 330, "none", stroke=g.disc, stroke_width="3")
    elif kind == "silk":
        name = ("clouds", "tortoise", "coin", "iceplum", "diaper")[c.seed % 5]
        faint = roles(mix(g.paper, g.disc, 0.75), mix(g.paper, g.disc, 0.5), g.paper, g.disc)
        c.rect(0, 0, 800, 800, patterns.tile(c, name, faint, 1.5), opacity=0.8)
    elif kind == "mat":
        mat = place(box(-330, -300, 660, 600, 6), 400 + 392j, 1, c.rng.uniform(-7, 7))
        c.path(mat, "#2a1408", opacity=0.10, transform="translate(6 9)")
        c.path(mat, g.disc)
        c.path(
            place(mat, 400 + 392j - 0.93 * (400 + 392j), 0.93), "none", stroke=mix(g.disc, g.ink, 0.4), stroke_width="3"
        )
        c.path(
            place(mat, 400 + 392j - 0.90 * (400 + 392j), 0.90),
            "none",
            stroke=mix(g.disc, g.ink, 0.4),
            stroke_width="1.4",
        )
    elif kind == "air":
        tone_ = {"d": mix(g.disc, "#ffffff", 0.25), "p": g.paper, "m": g.disc, "x": g.disc}
        hills(c, g, 790, 3, 130)
        for x, y, s in ((120, 150, 1.5), (690, 420, 1.6), (150, 560, 1.3)):
            patterns.paint(c, motifs.cloud(), tone_, complex(x, y), s, flip=x > 400)
    if kind not in ("bare", "disc", "silk", "mat", "air"):  # these five have no table line
        table(c, g, cloth=cloth)
    return g


def seal(
    c: Canvas,
    x: float = 716,
    y: float = 716,
    size: float = 46,
    colour: str = "#b8321f",
    paper_: str = "#f8ecd8",
    glyph: int = 0,
) -> None:
    """A small cinnabar seal; the strokes are cut out of a slightly worn square."""
    s = size / 100
    worn = "M6 4C30 0 70 3 95 5C99 30 96 70 98 94C70 99 30 96 4 97C1 70 4 30 6 4z"
    marks = (
        (
            "M50 14V28M20 30H80M20 30V44M80 30V44M34 44H66M50 44C46 60 34 70 20 76M42 58C60 66 62 84 48 88"
            "M56 58L80 50M58 64L82 84"
        ),
        "M22 24H78M50 14V86M26 44H74M20 64H80M34 64V86M66 64V86M34 86H66",
        "M20 22H80V78H20zM20 50H80M50 22V78M35 36H42M58 36H65M35 64H42M58 64H65",
    )
    with c.at(x, y, s):
        c.path(worn, colour, opacity=0.92)
        c.line(marks[glyph % 3], paper_, 7.5)
