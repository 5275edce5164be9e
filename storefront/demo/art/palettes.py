"""Colours. A material has five tones; a ground has four. All sit on the warm side of grey, like mineral pigments."""

from dataclasses import dataclass

Stop = tuple[float, str] | tuple[float, str, float]
"""A stop of a gradient: offset, colour and, if it is not 1, opacity."""

Colours = dict[str, str]
"""Which colour each role of a motif takes."""


@dataclass(frozen=True)
class Tones:
    """base: the body; deep: pattern and dark parts; mid: second pattern tone; pale: light parts; line: key line;
    pop: the one small accent."""

    base: str
    deep: str
    mid: str
    pale: str
    line: str
    pop: str


@dataclass(frozen=True)
class Ground:
    """paper: the sheet; disc: moon, gate or scroll; table: under the object; ink: small drawing on the ground."""

    paper: str
    disc: str
    table: str
    ink: str
    dark: bool = False


MATERIALS = {
    "qinghua": Tones("#f3f3ec", "#23478f", "#6f93c4", "#fbfaf5", "#1b2f5e", "#c8412f"),  # blue-and-white
    "celadon": Tones("#a9c7b2", "#5f8f7c", "#86ad98", "#d9e8dc", "#31564b", "#c79a4b"),
    "sweet": Tones("#f6efe2", "#c2b296", "#ddd0b8", "#fffaf0", "#6d5a44", "#b8392c"),  # sweet white
    "zisha": Tones("#8a4a32", "#5a2c1e", "#70392a", "#c08460", "#381a13", "#d9a766"),  # purple clay
    "tenmoku": Tones("#3a2a26", "#17110f", "#8c5a2e", "#c98f4a", "#140d0b", "#e0b36a"),
    "cinnabar": Tones("#b5301f", "#7c1a14", "#d3543b", "#e98a66", "#4f0f0e", "#e2b457"),  # carved lacquer
    "lacquer": Tones("#3b1f1b", "#1d0e0d", "#7b2a20", "#d9a441", "#150908", "#d9a441"),  # black and gold
    "indigo": Tones("#2b4a7c", "#18305a", "#5b80b3", "#eef0ea", "#12213f", "#d9634a"),
    "brocade": Tones("#9c2c2c", "#6e1820", "#c98a3a", "#efcf86", "#481016", "#2f6b63"),
    "jadecloth": Tones("#2f6b5e", "#1b463e", "#c59a4a", "#f0dca2", "#112e29", "#c8412f"),
    "plumcloth": Tones("#6d3a5e", "#46213d", "#c0829b", "#f1d7cf", "#2d1327", "#dba84f"),
    "bamboo": Tones("#d2ab63", "#8f6a33", "#b98f4b", "#f0d9a0", "#53391a", "#5c7d48"),
    "wood": Tones("#9a6238", "#5f3820", "#7d4d2b", "#d3a06b", "#3a2013", "#c8412f"),
    "ebony": Tones("#4a3029", "#2a1916", "#6a463a", "#a97c5e", "#1c100d", "#d9a441"),
    "tea": Tones("#6b4a2c", "#45301d", "#8a6a3d", "#d8c08a", "#2d1d10", "#8aa05a"),
    "leaf": Tones("#6f9257", "#3f6440", "#93b273", "#d7e2b4", "#28432b", "#c8412f"),
    "ginseng": Tones("#e3c48d", "#a67c45", "#c9a264", "#f7e6bf", "#6a4924", "#b8392c"),
    "honey": Tones("#e2992f", "#a8601a", "#efb956", "#fbe2a0", "#6b3a10", "#6f9257"),
    "paper": Tones("#f5ead2", "#c8b48c", "#e2d2ae", "#fffaf0", "#5d4a35", "#b8392c"),
    "redpaper": Tones("#c63a2b", "#8f2119", "#dd6a50", "#f6d9c4", "#5d1310", "#e2b457"),
    "silver": Tones("#cdd3d6", "#87929a", "#a9b3b8", "#f4f6f5", "#454f58", "#3f74a8"),
    "bronze": Tones("#7f8f6a", "#4b5b43", "#a08a4c", "#c9d0a2", "#2c3527", "#c9a24a"),
    "gold": Tones("#d9a83f", "#9c6b1d", "#edc96c", "#fbeab4", "#5e3c10", "#b5301f"),
    "ink": Tones("#38363a", "#1d1c20", "#5a585d", "#a9a5a0", "#121114", "#c9a24a"),
    "jade": Tones("#b9d3ae", "#76a182", "#9bbf9a", "#e8f2dc", "#3f6650", "#b8392c"),
    "clay": Tones("#f4e9d8", "#c8412f", "#e9a53c", "#fffaf0", "#43302a", "#3f7f78"),  # painted clay toys
}

# Bodies so dark that ornament is laid on light (gilt, silk, resist-dye), not dark.
LIGHT_ON_DARK = {MATERIALS[k] for k in ("lacquer", "indigo", "brocade", "jadecloth", "plumcloth", "ink")}

WASHES = ("cinnabar", "celadon", "indigo", "gold", "ink")
"""The five washes of the page on which an object may stand."""

GROUNDS = {
    "rice": Ground("#f5ecd9", "#ead7b4", "#dcc196", "#a88a5c"),
    "straw": Ground("#f1e3c0", "#e3c98d", "#cda760", "#8f6d33"),
    "mist": Ground("#e6ecea", "#cbd9d8", "#a9bfc0", "#6d8b90"),
    "sky": Ground("#dfe8ef", "#bfd1e0", "#98b3ca", "#587a9a"),
    "celadon": Ground("#e2ebdc", "#c4d8c0", "#9fbea3", "#5f8a70"),
    "blush": Ground("#f7e5d9", "#efc6b0", "#dba187", "#b06a50"),
    "plum": Ground("#efe1e3", "#dcbdc5", "#bd939f", "#8d5f70"),
    "smoke": Ground("#e7e2d9", "#cdc4b5", "#ada18f", "#786c5c"),
    "amber": Ground("#f0cf8e", "#e6b45c", "#c98a35", "#8d5a1c"),
    "coral": Ground("#d9765a", "#e8997a", "#b4523b", "#7e3224"),
    "vermil": Ground("#b23a2a", "#c95840", "#87251c", "#f0c98f", True),
    "night": Ground("#24345a", "#35497a", "#182443", "#d9bd7a", True),
    "pine": Ground("#25493f", "#356456", "#17332c", "#cdb878", True),
    "aubergine": Ground("#4a2a42", "#64405a", "#331a2e", "#dcae86", True),
    "inkstone": Ground("#35322f", "#4b4742", "#232120", "#c9ab70", True),
}


def roles(d: str, m: str, p: str, x: str) -> Colours:
    """Colours for a motif: deep, mid, pale (the gaps) and accent."""
    return {"d": d, "m": m, "p": p, "x": x}


def mix(a: str, b: str, t: float) -> str:
    """The colour a fraction t of the way from a to b."""
    pa, pb = (tuple(int(s[i : i + 2], 16) for i in (1, 3, 5)) for s in (a, b))
    return "#" + "".join(f"{round(x + (y - x) * t):02x}" for x, y in zip(pa, pb, strict=False))


def tint(colour: str, t: float) -> str:
    """Paler by a fraction t."""
    return mix(colour, "#ffffff", t)


def shade(colour: str, t: float) -> str:
    """Darker by a fraction t."""
    return mix(colour, "#000000", t)


def apart(a: str, b: str) -> float:
    """How far two colours are apart for the eye, roughly (0 same, 765 black and white); red-mean distance."""
    (r1, g1, b1), (r2, g2, b2) = (tuple(int(s[i : i + 2], 16) for i in (1, 3, 5)) for s in (a, b))
    red = (r1 + r2) / 2
    return ((2 + red / 256) * (r1 - r2) ** 2 + 4 * (g1 - g2) ** 2 + (2 + (255 - red) / 256) * (b1 - b2) ** 2) ** 0.5
