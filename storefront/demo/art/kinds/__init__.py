"""The drawing of each product kind: (canvas, material, ornament), and phase if it can turn."""

from storefront.demo.art.kinds import (
    adornment,
    boxes,
    ceramics,
    fans,
    figures,
    jars,
    pantry,
    paper,
    remedies,
    stage,
    teaware,
    textiles,
)
from storefront.demo.art.vessels import Draw, own

_MODULES = (adornment, boxes, ceramics, fans, figures, jars, pantry, paper, remedies, stage, teaware, textiles)
DRAWINGS: dict[str, Draw] = {name: draw for module in _MODULES for name, draw in own(module).items()}
"""Every drawing by its name."""
