"""Whether a product may be published: the rules of its classes, examined on a day.

The rules stand in `rules/`, one file a class (DOMAIN.md, section 3). Here their dossiers are read, in 3 statements for
any number of products.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from catalog.listings.requirements import BatchDates, Dossier, Requirement, Text, VariantDossier
from catalog.listings.rules import craft, food, medicine, seller, wording
from catalog.media.models import Picture
from catalog.pricing.models import VariantChannelListing
from catalog.products.bundles import counted, parts_of
from catalog.products.models import Product, ProductVariant
from catalog.stock.models import Stock
from catalog.stock.plan import today


@dataclass(frozen=True, slots=True)
class Examination:
    """All requirements of a product, met or not, and what a reviewer should look at twice."""

    requirements: tuple[Requirement, ...]
    warnings: tuple[Text, ...]

    @property
    def missing(self) -> tuple[Requirement, ...]:
        return tuple(requirement for requirement in self.requirements if not requirement.is_met)


def missing(*, product_id: int, at: datetime) -> list[Requirement]:
    """What the product still needs before it may be published; empty when it is complete."""
    found = examine(product_ids=[product_id], at=at).get(product_id)
    return list(found.missing) if found else []


def examine(*, product_ids: Collection[int], at: datetime) -> dict[int, Examination]:
    """Examine products as of an instant: licences and batches must hold then."""
    return {dossier.product_id: examined(dossier) for dossier in _dossiers(product_ids, at)}


def examined(dossier: Dossier) -> Examination:
    """Apply every rule. Touches no database."""
    requirements = [r for rules in (seller, craft, food, medicine) for r in rules.requirements(dossier)]
    return Examination(tuple(requirements), (*_gaps(dossier), *wording.warnings(dossier)))


def _gaps(dossier: Dossier) -> list[Text]:
    """What a good page has and the law does not ask for."""
    gaps: list[Text] = []
    if not dossier.has_picture:
        gaps.append(_("There is no picture yet."))
    if not dossier.name.get("en", "").strip():
        gaps.append(_("There is no English name: readers of English will see the Chinese one."))
    return gaps


def _dossiers(product_ids: Collection[int], at: datetime) -> list[Dossier]:
    day = today(at)
    rows = ProductVariant.objects.filter(product_id__in=product_ids).order_by("position", "pk")
    found = list(rows.select_related("craft", "food__licence", "medicine__licence"))
    bundles = parts_of([row.pk for row in found if row.is_bundle])
    # The batches of a set are those of its parts.
    held = {row.pk: list(counted(bundles.get(row.pk, ()))) or [row.pk] for row in found}
    batches = defaultdict(list)
    stocks = Stock.objects.filter(variant_id__in=chain.from_iterable(held.values()))
    for variant_id, batch, produced_on, expires_on in stocks.values_list(
        "variant_id", "batch", "produced_on", "expires_on"
    ):
        batches[variant_id].append(BatchDates(batch, produced_on, expires_on))
    variants = defaultdict(list)
    for row in found:
        facts = getattr(row, row.product_class, None)
        dated = tuple(dates for variant_id in held[row.pk] for dates in batches[variant_id])
        variants[row.product_id].append(VariantDossier(row.pk, row.name, row.product_class, facts, dated))
    products = Product.objects.filter(pk__in=product_ids).annotate(
        has_heritage=Exists(Product.heritage_items.through.objects.filter(product_id=OuterRef("pk"))),
        has_picture=Exists(Picture.objects.filter(product_id=OuterRef("pk"))),
        has_price=Exists(VariantChannelListing.objects.filter(variant__product_id=OuterRef("pk"))),
    )
    return [
        Dossier(
            product_id=row.pk,
            day=day,
            name=row.name,
            lede=row.lede,
            description=row.description,
            shop_id=row.shop_id,
            seller_is_organisation=row.shop.is_organisation,
            has_heritage=row.has_heritage,
            has_picture=row.has_picture,
            has_price=row.has_price,
            variants=tuple(variants[row.pk]),
        )
        for row in products.select_related("shop")
    ]
