"""Half-figures at work, 800 by 1000, on nothing."""

from storefront.demo.art.canvas import Canvas
from storefront.demo.art.makers.body import bench, torso
from storefront.demo.art.makers.heads import head
from storefront.demo.art.makers.people import PEOPLE
from storefront.demo.art.makers.poses import POSES
from storefront.demo.art.palettes import MATERIALS


def portrait(i: int) -> str:
    """The i-th inheritor (0 to 23) at the work table, 800 by 1000, on nothing; the picture stands on its lower edge."""
    who = PEOPLE[i]
    c = Canvas(800, 1000, 40 + i, title="an inheritor at work")
    with c.group(transform="translate(800 0)scale(-1 1)" if "flip" in who.marks else None):
        torso(c, who)
        head(c, who, turn=2 + 7 * i % 5)
        bench(c)
        POSES[who.pose](c, who, MATERIALS[who.material])
    c.view = (64, 98, 672, 840)
    return c.svg()
