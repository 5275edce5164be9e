"""Which object, in which material, on which ground: the recipe of every product picture.

`product(kind, n)` walks through a recipe so that neighbours differ: material and ornament change with every n, the
ground with a different step, and the small things beside the object follow the seed.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass

from storefront.demo.art import scenery
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.framing import Box, frame, ink_box
from storefront.demo.art.geom import cells, pick, rows, strew
from storefront.demo.art.kinds import DRAWINGS
from storefront.demo.art.palettes import GROUNDS, MATERIALS, Ground, apart, mix, roles

# Kind | materials | how many ornaments, and whether it turns | where a close-up looks, as fractions of the object's
# box, if not near the middle | grounds (scene-tone; see scenery.ground).
_TABLE = """
meiping       |qinghua cinnabar sweet             |6 turns|       |moon-blush gate-rice branch-straw arch-coral
pear_vase     |celadon qinghua sweet jade         |3 turns|       |branch-rice arch-plum moon-aubergine window-smoke
gourd_vase    |cinnabar honey celadon             |3 turns|       |arch-celadon cloud-pine hills-mist
ginger_jar    |qinghua jadecloth celadon          |6 turns|       |gate-straw half-coral branch-blush
bowl          |tenmoku qinghua celadon            |3 turns|       |window-smoke hills-blush moon-inkstone
charger       |qinghua celadon jadecloth          |4      |       |silk-coral disc-amber silk-aubergine
teapot        |zisha bronze ebony                 |3      |       |bamboo-celadon gate-mist scroll-straw
gaiwan        |qinghua sweet celadon              |4 turns|       |half-sky moon-coral bamboo-rice
tea_tin       |jadecloth indigo cinnabar plumcloth|6      |.5 .64 |hills-mist moon-straw half-celadon arch-rice
liquor        |bronze zisha celadon               |3      |.49 .6 |moon-amber window-straw hills-smoke
bottle        |ebony zisha leaf honey             |4      |.5 .68 |scroll-rice arch-mist moon-celadon
pickle_jar    |zisha bronze celadon               |3 turns|       |hills-straw window-celadon half-rice
honey_jar     |honey ginseng tea                  |3      |.5 .62 |moon-rice branch-celadon arch-sky
lacquer_box   |cinnabar lacquer jadecloth         |3      |.44 .36|half-celadon moon-straw scroll-mist
pill_tin      |leaf plumcloth indigo              |3      |.7 .32 |arch-blush moon-rice half-straw
lantern       |redpaper honey jadecloth           |6 turns|       |cloud-night moon-aubergine hills-pine
censer        |bronze gold ink                    |3 turns|.5 .74 |moon-plum gate-smoke bamboo-rice
folding_fan   |paper gold redpaper                |5      |.5 .34 |moon-celadon hills-mist cloud-blush
silk_fan      |paper celadon sweet                |4      |.5 .34 |half-plum branch-mist moon-coral
umbrella      |cinnabar indigo bamboo plumcloth   |3      |.3 .34 |air-celadon disc-rice air-mist
kite          |indigo cinnabar jadecloth          |3      |.3 .3  |air-sky air-straw air-blush
sachet        |plumcloth brocade jadecloth indigo |4      |       |disc-straw silk-celadon disc-blush silk-rice
opera_mask    |cinnabar qinghua ink indigo        |4      |.5 .36 |disc-rice silk-amber disc-coral silk-celadon
shadow_puppet |cinnabar                           |3      |.56 .24|bare-amber
brocade       |brocade jadecloth indigo plumcloth |8      |       |half-rice moon-mist arch-straw
embroidery    |paper celadon sweet                |4      |       |disc-mist silk-plum mat-straw
tiger_shoes   |cinnabar indigo jadecloth          |3      |.28 .64|mat-celadon disc-straw silk-mist
newyear_print |paper                              |3      |       |bare-coral silk-celadon disc-sky
inkstone      |ink ebony zisha                    |3      |.86 .25|scroll-smoke bamboo-celadon window-rice
brushes       |cinnabar jade indigo               |2      |       |moon-straw hills-mist half-rice
basket        |bamboo wood honey                  |3      |.5 .74 |bamboo-celadon moon-sky arch-blush
comb          |wood ebony jade                    |4      |       |disc-blush mat-celadon silk-straw
hairpin       |silver gold                        |3      |.34 .26|silk-night disc-aubergine silk-pine
guqin         |ebony cinnabar wood                |1      |.6 .4  |mat-smoke silk-celadon disc-straw
pipa          |cinnabar ebony indigo              |1      |.4 .72 |moon-mist hills-rice arch-celadon
papercut      |redpaper indigo jadecloth          |4      |       |silk-blush bare-celadon disc-straw
indigo_cloth  |indigo plumcloth jadecloth         |5      |       |bare-straw disc-blush air-rice
jade_pendant  |jade sweet celadon                 |4      |       |disc-aubergine silk-pine disc-smoke
mooncakes     |honey ginseng                      |4      |.36 .34|moon-night moon-aubergine branch-rice
tea_cake      |tea ebony                          |3      |.3 .62 |half-celadon hills-straw bamboo-rice
ginseng       |ginseng                            |5      |       |silk-straw moon-celadon mat-blush
herb_packets  |paper bamboo                       |3      |.3 .5  |arch-celadon window-blush hills-rice
mortar        |bronze celadon zisha               |2      |.42 .62|window-straw moon-mist bamboo-rice
sugar_painting|honey                              |4      |       |bare-blush bare-celadon bare-sky
tea_bowl      |celadon sweet qinghua              |3      |       |bamboo-rice moon-plum hills-blush
plaster_box   |paper leaf indigo                  |3      |.62 .4 |arch-celadon half-rice moon-blush
ointment      |qinghua sweet celadon              |3      |       |moon-blush window-straw half-rice
clay_figure   |clay                               |12     |.5 .3  |moon-celadon arch-blush cloud-amber
"""

_NEARER = {
    "gaiwan": 1.2, "bowl": 1.1, "lacquer_box": 1.14, "teapot": 1.08, "censer": 1.06, "pill_tin": 1.04, "inkstone": 1.04,
    "herb_packets": 1.04, "hairpin": 1.2, "guqin": 1.08, "comb": 1.12, "tiger_shoes": 1.06,
}  # fmt: skip
"""Small things come a little nearer in a scene, so that a page of scenes keeps an even weight."""

_ALONE = ("lantern", "silk_fan", "brocade", "herb_packets", "mortar", "tea_cake", "pipa", "clay_figure")
"""Kinds that bring enough with them, or leave no room, for a small thing on the table."""

_WASHES = """
qinghua indigo gold cinnabar, celadon celadon ink gold, sweet cinnabar indigo celadon, zisha gold celadon ink,
tenmoku gold cinnabar celadon, cinnabar gold ink celadon, lacquer gold cinnabar celadon, indigo gold cinnabar indigo,
brocade cinnabar celadon ink, jadecloth gold celadon cinnabar, plumcloth cinnabar gold ink,
bamboo celadon indigo ink, wood celadon gold indigo, ebony gold celadon cinnabar, tea celadon gold ink,
leaf gold cinnabar celadon, ginseng celadon cinnabar indigo, honey indigo celadon cinnabar,
paper cinnabar celadon indigo, redpaper ink gold celadon, silver indigo cinnabar ink, bronze gold ink cinnabar,
gold ink cinnabar indigo, ink gold cinnabar celadon, jade ink cinnabar celadon, clay celadon gold cinnabar
"""
"""Washes that flatter a material, the best first."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the pictures of one kind vary."""

    draw: Callable[..., None]
    materials: tuple[str, ...]
    ornaments: int
    grounds: tuple[tuple[str, str], ...]
    turned: bool
    look: tuple[float, float]

    def material(self, n: int) -> str:
        return self.materials[(n + n // len(self.materials)) % len(self.materials)]

    def scene(self, n: int) -> tuple[str, str]:
        """Scene and tone, in step with the material once, then out of step; a glazed body never sinks into it."""
        first = n + 2 * (n // len(self.grounds))
        turns = [self.grounds[(first + k) % len(self.grounds)] for k in range(len(self.grounds))]
        if not self.turned:
            return turns[0]
        body = MATERIALS[self.material(n)].base
        return next((t for t in turns if apart(body, GROUNDS[t[1]].disc) > 110), turns[0])


def _recipe(kind: str, materials: str, ornaments: str, spot: str, grounds: str) -> Recipe:
    count, _, turns = ornaments.partition(" ")
    pairs = tuple((scene, tone) for scene, _, tone in (g.partition("-") for g in grounds.split()))
    x, y = (float(v) for v in (spot or "0.46 0.48").split())
    return Recipe(DRAWINGS[kind], tuple(materials.split()), int(count), pairs, turns == "turns", (x, y))


RECIPES = {row[0]: _recipe(*row) for row in cells(_TABLE)}
KINDS = tuple(RECIPES)
TURNED = tuple(kind for kind, recipe in RECIPES.items() if recipe.turned)
"""Kinds that can be shown from all sides."""

VIEWS = ("front", "front-right", "back-right", "back", "back-left", "front-left")
"""The keys of the six views of a turned vessel, in the order in which it turns."""


def _seed(kind: str, n: int, seed: int | None) -> int:
    return (zlib.crc32(f"{kind}{n}".encode()) if seed is None else seed) % 9973


def _canvas(kind: str, n: int, seed: int | None = None, alone: bool = True) -> Canvas:
    c = Canvas(800, 800, _seed(kind, n, seed), title=kind.replace("_", " "))
    c.alone = alone
    return c


def _draw(c: Canvas, kind: str, n: int, phase: float = 0.0) -> None:
    """The object alone, in its material and ornament."""
    recipe = RECIPES[kind]
    extra = {"phase": phase} if recipe.turned else {}
    recipe.draw(c, MATERIALS[recipe.material(n)], n % recipe.ornaments, **extra)


def product(kind: str, n: int = 0, *, seed: int | None = None, ground: bool = True) -> str:
    """The n-th picture of a product kind: the object in its scene, or alone with its shadow on nothing."""
    c = _canvas(kind, n, seed, alone=not ground)
    if not ground:
        _draw(c, kind, n)
        return frame(c, _fill(ink_box(c.svg()))).svg()
    scene, tone = RECIPES[kind].scene(n)
    g = scenery.ground(c, scene, tone)
    near = _NEARER.get(kind, 1.0)
    foot = 390 if scene in scenery.HANGING else 655
    with c.at(400 - 400 * near, foot - foot * near, near):
        _draw(c, kind, n)
    if scene not in scenery.HANGING and kind not in _ALONE:
        props(c, g, c.rng.choice(("petals", "leaf", "fruit", "stones", "nothing")))
    scenery.seal(c, 716 if c.seed % 3 and kind != "hairpin" else 38, 716, c.seed)
    return c.svg()


def _fill(box: Box | None) -> float:
    """How much of the frame the longer side takes: less for a square thing than for a tall one, to weigh alike."""
    x0, y0, x1, y1 = box or (0, 0, 1, 1)
    short, long = sorted((x1 - x0, y1 - y0))
    return 0.88 - 0.10 * (short / long) ** 2


def wash(kind: str, n: int = 0) -> str:
    """The wash of the page that flatters the n-th picture of a kind."""
    names = next(washes for material, *washes in rows(_WASHES) if material == RECIPES[kind].material(n))
    return names[zlib.crc32(f"{kind}/{n}".encode()) % len(names)]


def angles(kind: str, n: int = 0) -> list[tuple[str, str]]:
    """A vessel turned in six equal steps, each with its key from VIEWS and in the same frame. Empty for other kinds."""
    if not RECIPES[kind].turned:
        return []
    box: Box | None = None
    out = []
    for k, view in enumerate(VIEWS):
        c = _canvas(kind, n)
        _draw(c, kind, n, phase=-6.283185 * k / len(VIEWS))
        box = box or ink_box(c.svg())
        out.append((view, frame(c, _fill(box), box).svg()))
    return out


def detail(kind: str, n: int = 0) -> str:
    """A close-up of the same object on a filled ground of the tone of its scene."""
    c = _canvas(kind, n, alone=False)
    _draw(c, kind, n)
    x0, y0, x1, y1 = ink_box(c.svg()) or (0, 0, 800, 800)
    x, y = RECIPES[kind].look
    side = max(x1 - x0, y1 - y0) * 0.42
    left, top = x0 + (x1 - x0) * x - side / 2, y0 + (y1 - y0) * y - side / 2
    tone = GROUNDS[RECIPES[kind].scene(n)[1]]
    behind = Canvas(800, 800, c.seed)
    behind.rect(left - 1, top - 1, side + 2, side + 2, tone.disc)
    c.body[:0] = behind.body
    c.view = (left, top, side, side)
    return c.svg()


def props(c: Canvas, g: Ground, choice: str) -> None:
    """A little thing on the table, never under the object: petals, a leaf, a fruit, two stones."""
    side, u = -1 if c.seed % 3 else 1, c.rng.uniform  # the seal takes the other corner
    with c.at(400 + side * u(232, 262), u(690, 716)):
        if choice == "petals":
            spots = ",".join(f"{u(-70, 70)} {u(-34, 30)} {u(0.7, 1.2)} {u(0, 360)}" for _ in range(6))
            c.path(strew("M0 0C-9-5-9-16 0-20C9-16 9-5 0 0z", spots), "#f0cf9c" if g.dark else "#c8412f", opacity=0.9)
        elif choice == "leaf":
            c.scatter(
                "leaf",
                {"d": "#5f8a5a", "p": "#d7e2b4"},
                f"{-side * 20} 0 1 {66 * side}, {-side * 20} 0 .8 {112 * side}",
            )
        elif choice == "fruit":
            fruit = pick("pomegranate peach", c.seed)
            c.shadow(0, 26, 46, 9)
            c.paint(fruit, dict.fromkeys("dmpx", "#4a1f16"), 1 - 8j, 0.92)
            c.paint(fruit, roles("#d9663f", "#4f8f62", "#fbe3cf", "#b8321f"), -10j, 0.86)
        elif choice == "stones":
            for x, r in ((0, 26), (34, 18)):
                c.shadow(x, r * 0.6, r * 1.2, r * 0.3)
                c.ellipse(x, 0, r * 1.2, r * 0.8, mix(g.table, "#3a2a20", 0.5))
                c.ellipse(x - r * 0.3, -r * 0.3, r * 0.5, r * 0.22, "#fff", opacity=0.25)
