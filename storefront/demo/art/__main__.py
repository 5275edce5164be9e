"""Write every picture and a contact sheet: ``python -m storefront.demo.art OUT``."""

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from . import (
    BANNERS,
    COLLECTIBLES,
    FIGURES,
    HILLS,
    KINDS,
    PEOPLE,
    WASHES,
    angles,
    banner,
    blindbox,
    collectible,
    detail,
    figure,
    heritage,
    hills,
    plates,
    portrait,
    product,
    wash,
    workshop,
)

_STYLE = """
body { margin: 2rem; font: 14px/1.5 serif; background: #f7f3ea; }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 1rem; }
figure { margin: 0; padding: 1rem; } img { width: 100%; } figcaption { font-size: 12px; }
.cinnabar { background: #f0e1d8 } .celadon { background: #dde6dd } .indigo { background: #dee4ea }
.gold { background: #ede4d0 } .ink { background: #e7e1d6 }
.dark .cinnabar { background: #38211c } .dark .celadon { background: #20302a } .dark .indigo { background: #1c2838 }
.dark .gold { background: #33291a } .dark .ink { background: #27231e } .dark { background: #14120f; color: #f0e9dc; }
"""


def every_picture() -> Iterator[tuple[str, str, str]]:
    """Name, wash and SVG text of each picture; an empty wash for those that bring their ground."""
    for kind in KINDS:
        for n in range(3):
            yield f"{kind}-{n}", wash(kind, n), product(kind, n, ground=False)
            yield f"{kind}-{n}-scene", "", product(kind, n)
        yield f"{kind}-detail", "", detail(kind)
        for view, svg in angles(kind):
            yield f"{kind}-{view}", wash(kind), svg
    for i in range(len(PEOPLE)):
        yield f"portrait-{i:02}", WASHES[i % 5], portrait(i)
    for i in range(FIGURES):
        yield f"figure-{i:02}", WASHES[i % 5], figure(i)
    for category in range(1, 11):
        for n in range(plates(category)):
            yield f"heritage-{category:02}-{n}", "", heritage(category, n)
    for name in COLLECTIBLES:
        yield f"collectible-{name}", "", collectible(name)
    for name in BANNERS:
        yield f"banner-{name}", "", banner(name)
    for tone in HILLS:
        yield f"hills-{tone}", tone, hills(tone)
    yield "workshop", "", workshop()
    yield "blindbox", "indigo", blindbox()


def main(out: Path) -> None:
    """Write the SVG files and two sheets, on the light and on the dark washes."""
    out.mkdir(parents=True, exist_ok=True)
    cells = []
    for name, ground, svg in every_picture():
        (out / f"{name}.svg").write_text(svg, encoding="utf-8")
        caption = escape(f"{name}, {len(svg) / 1024:.0f} KB")
        cells.append(
            f'<figure class="{ground}"><img src="{name}.svg" alt=""><figcaption>{caption}</figcaption></figure>'
        )
    for theme in ("light", "dark"):
        page = f'<!doctype html><meta charset="utf-8"><title>Drawn pictures</title><style>{_STYLE}</style>'
        page += f'<body class="{theme}"><main>{"".join(cells)}</main>'
        (out / f"{theme}.html").write_text(page, encoding="utf-8")
    sys.stdout.write(f"{len(cells)} pictures in {out}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m storefront.demo.art OUT")
    main(Path(sys.argv[1]))
