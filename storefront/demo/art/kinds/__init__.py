"""The drawing of each product kind: (canvas, material, ornament), and phase if it can turn."""

from storefront.demo.art.kinds import boxes, ceramics, fans, figures, pantry, paper, stage, textiles
from storefront.demo.art.vessels import Draw, own

DRAWINGS: dict[str, Draw] = {}
"""Every drawing by its name."""
for _module in (boxes, ceramics, fans, figures, pantry, paper, stage, textiles):
    DRAWINGS |= own(_module)
