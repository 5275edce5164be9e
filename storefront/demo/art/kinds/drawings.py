"""Every product drawing by its name: a function of canvas, material and ornament (and phase, if it can turn)."""

from types import ModuleType

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
    study,
    teaware,
    textiles,
    weaving,
)
from storefront.demo.art.vessels import Draw


def _drawings(module: ModuleType) -> dict[str, Draw]:
    return {name: f for name, f in vars(module).items() if callable(f) and f.__module__ == module.__name__}


_MODULES = (
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
    study,
    teaware,
    textiles,
    weaving,
)
DRAWINGS: dict[str, Draw] = {name: draw for module in _MODULES for name, draw in _drawings(module).items()}
