"""What every listing needs, and who may sell what (DOMAIN.md, section 3)."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from catalog.listings.requirements import Dossier, Requirement, written
from catalog.products.models import ProductClass


def requirements(dossier: Dossier) -> Iterator[Requirement]:
    yield Requirement("NAME", _("Name of the work"), _("Give the work a Chinese name."), "name", written(dossier.name))
    yield Requirement("VARIANT", _("Variant"), _("Add at least one variant."), "variants", bool(dossier.variants))
    yield Requirement("PRICE", _("Price"), _("Set a price in at least one channel."), "prices", dossier.has_price)
    if licensed := [v for v in dossier.variants if v.product_class != ProductClass.CRAFT]:
        # 自然人网店: a natural person's shop sells home crafts only.
        yield Requirement(
            "SELLER",
            _("A seller who may sell it"),
            _("A natural person's shop may sell crafts only. Food and medicine need a licensed organisation."),
            "shop",
            dossier.seller_is_organisation,
            () if dossier.seller_is_organisation else tuple(v.id for v in licensed),
        )
