"""A picture: elements, definitions and the few drawing verbs that every module uses."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from storefront.demo.art.geom import cells, mirror, num, outline, pack, place, polar, rows
from storefront.demo.art.motifs import MOTIFS, Motif
from storefront.demo.art.palettes import Colours, Stop

_LONG = re.compile(r'<path d="([^"]{70,})"')

SHADOW = "shadow"
"""The class of a contact shadow, which does not count when a picture is framed."""


class Canvas:
    """Collects SVG elements. Everything random comes from `self.rng`, so the same seed gives the same bytes."""

    def __init__(self, width: int = 800, height: int = 800, seed: int = 1, title: str = "") -> None:
        self.width, self.height, self.seed, self.title = width, height, seed, title
        self.view: tuple[float, float, float, float] = (0, 0, width, height)
        self.rng = Random(seed)
        self.zoom = 1.0
        """How much smaller or larger what is drawn now will appear."""
        self.alone = False
        """Whether the object stands on the page's own wash, light or dark, without a scene."""
        self.body: list[str] = []
        self.defs: list[str] = []
        self._known: dict[str, str] = {}

    # Structure

    def define(self, markup: str) -> str:
        """Store a definition once; `{id}` in it is replaced. Returns the id."""
        if markup not in self._known:
            self._known[markup] = f"h{len(self._known)}"
            self.defs.append(markup.replace("{id}", self._known[markup]))
        return self._known[markup]

    def add(self, markup: str) -> None:
        self.body.append(markup)

    @contextmanager
    def group(self, **attrs: Any) -> Iterator[None]:
        self.add(f"<g{attributes(attrs)}>")
        yield
        self.add("</g>")

    @contextmanager
    def inside(self, d: str) -> Iterator[None]:
        """Everything drawn in the block is cut to the shape d."""
        key = self.define(f'<clipPath id="{{id}}"><path d="{d}"/></clipPath>')
        with self.group(clip_path=f"url(#{key})"):
            yield

    @contextmanager
    def at(
        self, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0, flip: float = False, squash: float = 1
    ) -> Iterator[None]:
        """Draw the block moved, scaled, turned and flattened."""
        outer, self.zoom = self.zoom, self.zoom * scale
        with self.group(transform=_transform(x, y, scale, turn, flip, squash) or None):
            yield
        self.zoom = outer

    # Shapes: each takes a fill, and a line with its width

    def path(self, d: str, fill: str = "none", line: str | None = None, width: float = 2, **attrs: Any) -> None:
        if d:
            self._shape("path", {"d": d}, fill, line, width, **attrs)

    def disc(self, x: float, y: float, r: float, fill: str, *pen: Any, **attrs: Any) -> None:
        self._shape("circle", {"cx": num(x), "cy": num(y), "r": num(r)}, fill, *pen, **attrs)

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str, *pen: Any, **attrs: Any) -> None:
        where = {"cx": num(x), "cy": num(y), "rx": num(rx), "ry": num(ry)}
        self._shape("ellipse", where, fill, *pen, **attrs)

    def rect(self, x: float, y: float, w: float, h: float, fill: str, **attrs: Any) -> None:
        self._shape("rect", {"x": num(x), "y": num(y), "width": num(w), "height": num(h)}, fill, **attrs)

    def _shape(
        self, tag: str, where: dict[str, str], fill: str, line: str | None = None, width: float = 2, **attrs: Any
    ) -> None:
        pen = {"stroke": line, "stroke_width": num(width)} if line else {}
        self.add(f"<{tag}{attributes({**where, 'fill': fill, **pen, **attrs})}/>")

    def line(self, d: str, colour: str, width: float = 2, **attrs: Any) -> None:
        """A line with round ends."""
        self.path(d, "none", colour, width, stroke_linecap="round", stroke_linejoin="round", **attrs)

    def keyline(self, d: str, line: str, width: float = 5) -> None:
        """The key block under the colour: a line that is thicker towards the lower right, as a woodblock prints it.

        Alone on a wash it gets a breath of light outside, which parts dark from dark and is lost on light.
        """
        if self.alone:
            self.path(d, "none", "#fff6e0", width + 4, stroke_linejoin="round", opacity=0.2)
        self.path(d, line, line, width, stroke_linejoin="round", transform="translate(1.2 1.8)")

    def solid(self, d: str, fill: str, line: str, width: float = 5) -> None:
        """A piece: its key block, and its colour."""
        self.keyline(d, line, width)
        self.path(d, fill)

    def pieces(self, table: str, names: Colours | None = None) -> None:
        """Pieces laid on one another: a table of `fill | line width | shape`.

        Before the line's colour `key` makes it a key block and `pen` gives it round ends; after its width `twin` and
        `pair` mirror the shape at x=400 and x=0, and `@0.5` is an opacity. A colour may be one of the given names.
        For the shapes see geom.outline."""
        known = names or {}
        for fill, line, shape in cells(table):
            d, style, pen, attrs = outline(shape), "path", [], {}
            for word in line.split():
                if word in ("key", "pen"):
                    style = word
                elif word in ("twin", "pair"):
                    d = mirror(d, 400 if word == "twin" else 0)
                elif word.startswith("@"):
                    attrs["opacity"] = float(word[1:])
                else:
                    pen.append(known.get(word, word))
            colour, width = pen[0] if pen else None, [float(w) for w in pen[1:]]
            fill = known.get(fill, fill)
            if style == "pen":
                self.line(d, str(colour), *width, **attrs)
            elif style == "key":
                self.solid(d, fill, str(colour), *width)
            else:
                self.path(d, fill or "none", colour, *width, **attrs)

    # Ornament

    def paint(self, motif: str | Motif, colours: Colours, at: complex = 0j, *size: Any, **attrs: Any) -> None:
        """Draw a motif flat; `size` is scale, turn, mirrored and squash, as in geom.place."""
        for role, d in named(motif):
            self.path(place(d, at, *size), **ink(colours, role), **attrs)

    def keep(self, motif: str | Motif, colours: Colours) -> str:
        """Define a motif once for many stamps. Returns the id for `stamp`."""
        with self.kept() as key:
            self.paint(motif, colours)
        return key[0]

    @contextmanager
    def kept(self) -> Iterator[list[str]]:
        """What is drawn in the block is defined, not shown; the list then holds its id for `stamp`."""
        shown, self.body, key = self.body, [], list[str]()
        yield key
        key.append(self.define(f'<g id="{{id}}">{"".join(self.body)}</g>'))
        self.body = shown

    def stamp(self, key: str, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0, flip: float = 0) -> None:
        """Use a defined group again."""
        self.add(f'<use href="#{key}" transform="{_transform(x, y, scale, turn, flip)}"/>')

    def scatter(self, motif: str | Motif, colours: Colours, table: str) -> None:
        """A motif at every row of a table of x, y, scale, turn and whether it is mirrored."""
        key = self.keep(motif, colours)
        for row in rows(table):
            self.stamp(key, *row)

    def wreath(
        self,
        motif: str | Motif,
        colours: Colours,
        count: int,
        r: float,
        size: float,
        at: complex = 0j,
        start: float = 0,
        turn: float = 0,
    ) -> None:
        """A motif repeated on a circle, its head outwards; `start` turns the circle and `turn` each motif."""
        key = self.keep(motif, colours)
        for k in range(count):
            angle = start + 360 / count * k
            p = polar(r, angle, at)
            self.stamp(key, p.real, p.imag, size, angle + turn)

    # Paint

    def fade(self, way: str, *stops: str | Stop, box: tuple[float, ...] | None = None) -> str:
        """A gradient across (h), down (v), aslant (d) or outwards (r). A bare colour stands at an even distance."""
        inner = ""
        for k, stop in enumerate(stops):
            s = (k / (len(stops) - 1), stop) if isinstance(stop, str) else stop
            inner += f"<stop{attributes(dict(zip(('offset', 'stop_color', 'stop_opacity'), s, strict=False)))}/>"
        kind, names = ("radial", ("cx", "cy", "r")) if way == "r" else ("linear", ("x1", "y1", "x2", "y2"))
        if box is not None:
            where = ' gradientUnits="userSpaceOnUse"' + attributes(dict(zip(names, map(num, box), strict=True)))
        else:
            where = {"h": ' x2="1" y2="0"', "v": ' x2="0" y2="1"', "d": ' x2="1" y2="1"', "r": ""}[way]
        return f'url(#{self.define(f"""<{kind}Gradient id="{{id}}"{where}>{inner}</{kind}Gradient>""")})'

    def lit(self, d: str, way: str, pale: float, dark: float, middle: float = 0.5, **fade: Any) -> None:
        """Light over a shape that is drawn: white at one end, shade at the other."""
        self.path(d, self.fade(way, (0, "#fff", pale), (middle, "#fff", 0), (1, "#200", dark), **fade))

    def shadow(self, x: float, y: float, rx: float, ry: float | None = None, strength: float = 0.34) -> None:
        """A grounded contact shadow: wide and soft, with a dark core where the object stands."""
        ry = rx * 0.16 if ry is None else ry
        ink = "#2a1d16"
        soft = self.fade("r", (0, ink, strength), (0.55, ink, strength * 0.55), (1, ink, 0))
        self.ellipse(x + rx * 0.12, y + ry * 0.1, rx * 1.25, ry * 1.35, soft, class_=SHADOW)

    def svg(self) -> str:
        """The finished picture. A long outline that occurs again (key line, colour, clip) is stored once."""
        defs, body = "".join(self.defs), "".join(self.body)
        seen = Counter(_LONG.findall(defs + body))
        names = {d: f"p{i}" for i, d in enumerate(d for d, n in seen.items() if n > 1)}

        def swap(m: re.Match[str]) -> str:
            return f'<use href="#{names[m[1]]}"' if m[1] in names else m[0]

        shared = "".join(f'<path id="{k}" d="{d}"/>' for d, k in names.items())
        title = f"<title>{self.title}</title>" if self.title else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{" ".join(num(v) for v in self.view)}" '
            f'width="{self.width}" height="{self.height}" role="img">{title}'
            f"<defs>{shared}{_LONG.sub(swap, defs)}</defs>{_LONG.sub(swap, body)}</svg>"
        )


def attributes(attrs: dict[str, Any]) -> str:
    """Keyword arguments as XML attributes: `stroke_width` becomes `stroke-width`, None is left out."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{format(v, "g") if isinstance(v, float) else v}"'
        for name, v in attrs.items()
        if v is not None
    )


def named(motif: str | Motif) -> Motif:
    """A motif, by its name or as it is."""
    return MOTIFS[motif] if isinstance(motif, str) else motif


def ink(colours: Colours, role: str) -> dict[str, Any]:
    """SVG paint for a role; a capital role has a rim in the pale colour, painted under the fill."""
    rim = {} if role.islower() else {"line": colours["p"], "width": 4, "paint_order": "stroke"}
    return {"fill": colours[role.lower()], **rim}


def _transform(x: float, y: float, scale: float, turn: float, flip: float, squash: float = 1) -> str:
    t = f"translate({pack((x, y))})" if x or y else ""
    t += f"rotate({num(turn)})" if turn else ""
    if flip or scale != 1 or squash != 1:
        t += f"scale({round(-scale if flip else scale, 3):g} {round(scale * squash, 3):g})"
    return t
