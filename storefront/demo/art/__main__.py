"""Write every picture and a contact sheet: ``python -m storefront.demo.art OUT``."""

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from storefront.demo import art

_STYLE = """
body { margin: 2rem; font: 14px/1.5 serif; background: #f7f3ea } .dark { background: #14120f; color: #f0e9dc }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 1rem }
figure { margin: 0; padding: 1rem } img { width: 100% } figcaption { font-size: 12px }
.cinnabar { background: #f0e1d8 } .celadon { background: #dde6dd } .indigo { background: #dee4ea }
.gold { background: #ede4d0 } .ink { background: #e7e1d6 }
.dark .cinnabar { background: #38211c } .dark .celadon { background: #20302a } .dark .indigo { background: #1c2838 }
.dark .gold { background: #33291a } .dark .ink { background: #27231e }
"""


def every_picture() -> Iterator[tuple[str, str, str]]:
    """Name, wash and SVG text of each picture; an empty wash for those that bring their ground."""
    for kind in art.KINDS:
        for n in range(3):
            yield f"{kind}-{n}", art.wash(kind, n), art.product(kind, n, ground=False)
            yield f"{kind}-{n}-scene", "", art.product(kind, n)
        yield f"{kind}-detail", "", art.detail(kind)
        for view, svg in art.angles(kind):
            yield f"{kind}-{view}", art.wash(kind), svg
    yield from ((f"portrait-{i:02}", art.WASHES[i % 5], art.portrait(i)) for i in range(len(art.PEOPLE)))
    yield from ((f"figure-{i:02}", art.WASHES[i % 5], art.figure(i)) for i in range(art.FIGURES))
    for category in range(1, 11):
        for n in range(art.plates(category)):
            yield f"heritage-{category:02}-{n}", "", art.heritage(category, n)
    yield from ((f"collectible-{name}", "", art.collectible(name)) for name in art.COLLECTIBLES)
    yield from ((f"banner-{name}", "", art.banner(name)) for name in art.BANNERS)
    yield from ((f"hills-{tone}", tone, art.hills(tone)) for tone in art.HILLS)
    yield "workshop", "", art.workshop()
    yield "blindbox", "indigo", art.blindbox()


def main(out: Path) -> None:
    """Write the SVG files and two sheets, on the light and on the dark washes."""
    out.mkdir(parents=True, exist_ok=True)
    cells = []
    for name, ground, svg in every_picture():
        (out / f"{name}.svg").write_text(svg, encoding="utf-8")
        caption = f"<figcaption>{escape(name)}, {len(svg) / 1024:.0f} KB</figcaption>"
        cells.append(f'<figure class="{ground}"><img src="{name}.svg" alt="">{caption}</figure>')
    for theme in ("light", "dark"):
        page = f'<!doctype html><meta charset="utf-8"><title>Drawn pictures</title><style>{_STYLE}</style>'
        page += f'<body class="{theme}"><main>{"".join(cells)}</main>'
        (out / f"{theme}.html").write_text(page, encoding="utf-8")
    sys.stdout.write(f"{len(cells)} pictures in {out}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m storefront.demo.art OUT")
    main(Path(sys.argv[1]))
