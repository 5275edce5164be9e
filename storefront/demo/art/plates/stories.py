"""What only one or two plates have: each draws on a plate in its tones, for a number."""

from storefront.demo.art import parts, scenery
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import oval, pick, place, rows
from storefront.demo.art.kinds import figures
from storefront.demo.art.kinds.paper import papercut_shape
from storefront.demo.art.palettes import MATERIALS, Ground, mix, roles, shade
from storefront.demo.art.patterns import tile
from storefront.demo.art.plates import places
from storefront.demo.art.plates.emblems import dancer
from storefront.demo.art.vessels import small

_CRANE = roles("#33424f", "#8fa3ad", "#fff", "#c8412f")


def broken_bridge(c: Canvas, g: Ground, k: int) -> None:
    """Where an umbrella was lent: White Snake."""
    places.pagoda(c, 620, 420, 1.0, mix(g.disc, g.ink, 0.35), mix(g.ink, "#23303a", 0.4))
    places.waves(c, 450, roles(mix(g.table, g.ink, 0.5), mix(g.table, g.ink, 0.2), g.paper, g.ink), 5, 0.7)
    places.bridge(c, 330, 440, 1.15, mix(g.paper, g.ink, 0.25), mix(g.ink, "#23303a", 0.5))
    places.willow(c, 96, 190, 1.05, "#5f8a5a", "#4f3a2c")
    c.scatter("crane", _CRANE, "520 170 .8, 580 130 .58")


def rabbit_in_the_moon(c: Canvas, g: Ground, k: int) -> None:
    moon = oval(400, 300, 222)
    c.path(moon, "#f3dfa6")
    c.path(moon, c.fade("r", (0, "#fff", 0.35), (0.7, "#fff", 0), (1, "#c98a35", 0.35)))
    with c.inside(moon):
        scenery.branch(c, 190, 96, 1.35, 12, "#6a4a30", "#d9862f", "#f3dfa6", leafy=k % 2 == 1)
    with c.at(262, 196, 0.36):
        figures.standing(c, figures.SERIES[3])
    cloud = roles(mix(g.disc, "#7f93c8", 0.3), g.disc, "#d9bd7a", "#fff")
    c.scatter("cloud", cloud, "150 460 2.2, 640 480 2.4 0 1, 400 530 2.6, 90 200 1.2, 690 150 1.1 0 1")


def butterflies(c: Canvas, g: Ground, k: int) -> None:
    """The two lovers as butterflies over peonies."""
    for wing, pale, table in (("#2c4a7e", "#7f9fcb", "316 236 2.1 -22"), ("#b8412f", "#ef9f86", "500 262 1.8 26")):
        c.scatter("butterfly", dict.fromkeys("dmpx", "#2b1c2a"), f"{table}")
        c.scatter("butterfly", roles(wing, pale, "#fff6e2", "#e2b457"), table)
    for x, y, size in rows("170 500 2.1, 630 494 2.3, 400 520 1.5"):
        leaf = size * 0.8
        around = f"{x - 70} {y + 10} {leaf} -60, {x + 70} {y + 10} {leaf} 60, {x} {y + 10} {leaf} 180"
        c.scatter("sprig", roles("#3f6f5c", "#6f9f86", "#e2ebdc", "#fff"), around)
        c.scatter("peony", roles("#c8412f", "#ef9f86", "#fff0e0", "#e2b457"), f"{x} {y} {size}")


def lake(c: Canvas, g: Ground, k: int) -> None:
    water = roles(mix(g.table, "#23478f", 0.45), mix(g.table, "#6f93c4", 0.5), mix(g.paper, "#ffffff", 0.3), g.ink)
    places.waves(c, 500, water, 5)


def troupe(c: Canvas, g: Ground, k: int) -> None:
    """Two more dancers, on every second plate."""
    if k % 2:
        small(c, dancer, MATERIALS["celadon"], 0, 250, 550, 0.62)
        small(c, dancer, MATERIALS["plumcloth"], 0, 590, 550, 0.62)


def curtains(c: Canvas, g: Ground, k: int) -> None:
    red, gold = MATERIALS["cinnabar"], MATERIALS["gold"]
    places.curtains(c, red.base, gold.base, tile(c, "clouds", roles(gold.base, gold.deep, red.base, gold.mid), 0.9))
    for x in (140, 660):
        parts.tassel(c, x, 260, 90, gold.base, gold.line)


def screen(c: Canvas, g: Ground, k: int) -> None:
    """The lit screen of a shadow theatre."""
    c.rect(60, 50, 680, 500, c.fade("r", "#fff7da", (0.7, "#f6dc9a"), "#e0b45c"))
    places.pagoda(c, 640, 540, 0.8, "#d9a457", "#8a5a2c")


def table(c: Canvas, g: Ground, k: int) -> None:
    """The storyteller's table with its cloth."""
    cloth = MATERIALS["cinnabar" if g.dark else pick("indigo brocade jadecloth", k)]
    x = 120 if g.dark else 0
    c.pieces(f"""
        {cloth.base} | {cloth.line} 4 | M{90 + x} 432H{710 - x}L{740 - x} 600H{60 + x}z
        {tile(c, "clouds", roles(cloth.mid, cloth.mid, cloth.base, cloth.pop), 0.8)} | | M{90 + x} 432H{710 - x}
            L{740 - x} 600 H{60 + x}z
        {cloth.deep} | {cloth.line} 3 | M{84 + x} 420H{716 - x}L{722 - x} 448H{78 + x}z""")


def gavel(c: Canvas, g: Ground, k: int) -> None:
    """The block that calls for silence."""
    c.pieces("""
        #4a3029 | #1c100d 4 | M250 410L350 406L352 430L250 434z
        #6a463a | #1c100d 3 | M250 410L262 398L360 394L350 406z""")


def window_flower(c: Canvas, g: Ground, k: int) -> None:
    """A paper-cut on patterned paper."""
    sheet = roles(mix(g.disc, g.paper, 0.2), mix(g.disc, g.paper, 0.5), g.paper, g.paper)
    c.rect(0, 0, 800, 600, tile(c, pick("scales coin tortoise diaper", k), sheet, 1.5))
    outline, cuts = papercut_shape(c.rng, (8, 6, 10)[k % 3], 232)
    red = MATERIALS[pick("redpaper indigo jadecloth", k if k > 5 else 0)].base
    c.pieces(f"""
        #2a1408 | @0.2 | {place(outline, 407 + 308j)}
        {red} | | {place(outline, 400 + 300j)}
        #f9efdc | | {place(cuts, 400 + 300j, 0.886)}
        #f9efdc | | o 400 300 50""")
    c.paint(pick("fish peony butterfly longevity", k), roles(red, red, "#f9efdc", red), 400 + 300j, 0.8)


def toys(c: Canvas, g: Ground, k: int) -> None:
    """Three clay animals."""
    for x, size, j in rows(f"200 .46 {k + 1}, 600 .46 {k + 5}, 400 .6 {k + 2}"):
        with c.at(x - 400 * size, 556 - 690 * size, size):
            figures.standing(c, figures.SERIES[j % 12])


def small_things(c: Canvas, g: Ground, k: int, name: str) -> None:
    """What takes one verb: birds, flowers, herbs, mist, water, a tower, a window, a branch."""
    green, sea = roles("#3f6440", "#6f9257", "#d7e2b4", "#c8412f"), roles("#4a7f96", "#8fb9c4", "#eef5f2", "#fff")
    match name:
        case "two_cranes":
            pale = roles("#f3efe2", "#b9c4c0", "#35564d", "#c8412f")
            c.scatter("crane", pale if g.dark else _CRANE, "150 170 1.3 0 1, 640 420 1.3")
        case "lotuses":
            c.scatter("lotus", roles("#d9694a", "#efb39c", "#fff6ea", "#e2b457"), "600 180 1.2 10, 180 400 1 -10")
        case "herbs":
            c.scatter("sprig", green, "150 480 2 -20, 230 520 1.6 30, 600 500 2 12, 680 470 1.7 -24")
        case "hanging_herbs":
            c.scatter("sprig", green, "96 200 1.5 160, 160 150 1.3 190, 60 130 1.2 140")
        case "ground_mist":
            c.scatter("cloud", roles(g.table, g.disc, g.paper, "#fff"), "170 470 1.8, 640 470 1.8 0 1, 400 520 1.6")
        case "river":
            places.waves(c, 376, sea, 2, 0.8)
        case "near_river":
            places.waves(c, 452, {**sea, "d": "#3a6f8a"}, 5)
        case "pearl":
            c.disc(120, 330, 34, "#fff3cf", "#d9862f", 5)
        case "screen_frame":
            c.line("M60 50H740V550H60z", "#6a3a1c", 14)
        case "window":
            scenery.lattice(c, g, 250, 50, 300, 230, pick("grid ice", k))
        case "tower":
            places.pagoda(c, 130 if k % 2 else 690, 490, 0.95, shade(g.disc, 0.2), shade(g.table, 0.3))
        case "cassia":
            scenery.branch(c, 10, 60, 1.1, 8, "#8a6a4a", "#e9c46a", "#24345a")
