"""A picture: elements, definitions and the few drawing verbs that every module uses."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from storefront.demo.art.geom import num, pack
from storefront.demo.art.palettes import Stop

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
        self,
        x: float = 0.0,
        y: float = 0.0,
        scale: float = 1.0,
        turn: float = 0.0,
        flip: bool = False,
        squash: float = 1.0,
    ) -> Iterator[None]:
        """Draw the block moved, scaled, turned and flattened."""
        t = f"translate({pack((x, y))})" if x or y else ""
        t += f"rotate({num(turn)})" if turn else ""
        if flip or scale != 1 or squash != 1:
            t += f"scale({round(-scale if flip else scale, 3):g} {round(scale * squash, 3):g})"
        outer, self.zoom = self.zoom, self.zoom * scale
        with self.group(transform=t or None):
            yield
        self.zoom = outer

    # Drawing

    def path(self, d: str, fill: str = "none", **attrs: Any) -> None:
        if d:
            self.add(f'<path d="{d}" fill="{fill}"{attributes(attrs)}/>')

    def line(self, d: str, stroke: str, width: float = 2.0, **attrs: Any) -> None:
        pen = {"stroke": stroke, "stroke_width": num(width), "stroke_linecap": "round", "stroke_linejoin": "round"}
        self.path(d, **pen, **attrs)

    def disc(self, x: float, y: float, r: float, fill: str, **attrs: Any) -> None:
        self.add(f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="{fill}"{attributes(attrs)}/>')

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str, **attrs: Any) -> None:
        where = f'cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}"'
        self.add(f'<ellipse {where} fill="{fill}"{attributes(attrs)}/>')

    def rect(self, x: float, y: float, w: float, h: float, fill: str, **attrs: Any) -> None:
        where = f'x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}"'
        self.add(f'<rect {where} fill="{fill}"{attributes(attrs)}/>')

    def stamp(self, key: str, x: float = 0.0, y: float = 0.0, scale: float = 1.0, turn: float = 0.0) -> None:
        """Use a defined group again."""
        t = f"translate({pack((x, y))})"
        t += f"rotate({num(turn)})" if turn else ""
        t += f"scale({round(scale, 3):g})" if scale != 1 else ""
        self.add(f'<use href="#{key}" transform="{t}"/>')

    # Paint

    def fade(self, *stops: Stop, angle: str = "h", box: tuple[float, ...] | None = None) -> str:
        """A gradient from (offset, colour[, opacity]) stops; angle h, v, d (diagonal) or r (radial)."""
        inner = "".join(
            f'<stop offset="{s[0]:g}" stop-color="{s[1]}"' + (f' stop-opacity="{s[2]:g}"' if len(s) > 2 else "") + "/>"
            for s in stops
        )
        kind, names = ("radial", ("cx", "cy", "r")) if angle == "r" else ("linear", ("x1", "y1", "x2", "y2"))
        if box is not None:
            ends = "".join(f' {k}="{num(v)}"' for k, v in zip(names, box, strict=True))
            where = ' gradientUnits="userSpaceOnUse"' + ends
        elif angle == "r":
            where = ""
        else:
            where = {"h": ' x2="1" y2="0"', "v": ' x2="0" y2="1"', "d": ' x2="1" y2="1"'}[angle]
        return f'url(#{self.define(f"""<{kind}Gradient id="{{id}}"{where}>{inner}</{kind}Gradient>""")})'

    def shadow(self, x: float, y: float, rx: float, ry: float | None = None, strength: float = 0.34) -> None:
        """A grounded contact shadow: wide and soft, with a dark core where the object stands."""
        ry = rx * 0.16 if ry is None else ry
        ink = "#2a1d16"
        soft = self.fade((0, ink, strength), (0.55, ink, strength * 0.55), (1, ink, 0), angle="r")
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
        f' {k.rstrip("_").replace("_", "-")}="{v:g}"'
        if isinstance(v, float)
        else f' {k.rstrip("_").replace("_", "-")}="{v}"'
        for k, v in attrs.items()
        if v is not None
    )
