"""What a craft needs: material, dimensions, maker, heritage, and a lead time when it is made to order."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from catalog.listings.requirements import Dossier, Requirement, every, written
from catalog.products.models import ProductClass


def requirements(dossier: Dossier) -> Iterator[Requirement]:
    crafts = dossier.of_class(ProductClass.CRAFT)
    if not crafts:
        return
    yield every(
        crafts,
        lambda facts: written(facts.material),
        code="MATERIAL",
        field="material",
        label=_("Material"),
        message=_("Say what it is made of."),
    )
    yield every(
        crafts,
        lambda facts: written(facts.dimensions),
        code="DIMENSIONS",
        field="dimensions",
        label=_("Dimensions"),
        message=_("Give its size, with units."),
    )
    yield every(
        crafts,
        lambda facts: written(facts.maker),
        code="MAKER",
        field="maker",
        label=_("Maker"),
        message=_("Name who makes it."),
    )
    yield Requirement(
        "HERITAGE",
        _("Heritage"),
        _("Link the heritage that it comes from."),
        "heritage_items",
        dossier.has_heritage,
    )
    if any(variant.facts and variant.facts.made_to_order for variant in crafts):
        yield every(
            crafts,
            lambda facts: not facts.made_to_order or bool(facts.lead_time_days),
            code="LEAD_TIME",
            field="lead_time_days",
            label=_("Days until it is ready"),
            message=_("It is made to order: say how many days it takes."),
        )
