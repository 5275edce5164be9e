"""Sets (套装): variants that are made of others, and have no stock but theirs.

What a set costs, weighs and is called is its own; how many of it there are follows from its parts (catalog/stock).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalog.listings.models import ListingState
from catalog.products.models import BundlePart, ProductClass, ProductVariant
from common.errors import Invalid, NotFound
from common.locking import lock_rows
from common.prepared import Prepared
from common.text import LANGUAGES, TranslatedText

# Far more than any gift box holds.
MOST_OF_A_PART = 1_000


@dataclass(frozen=True, slots=True)
class Part:
    """So many pieces of one variant in one set."""

    variant_id: int
    quantity: int
    sku: str
    product_id: int
    product_slug: str
    product_name: TranslatedText
    variant_name: TranslatedText
    # How many of it one customer may buy, alone and in sets; None for as many as they like.
    limit_per_customer: int | None

    @property
    def name(self) -> TranslatedText:
        """Product and variant, in each language."""
        names = (self.product_name, self.variant_name)
        return TranslatedText({lang: " ".join(filter(None, (n.to(lang) for n in names))) for lang in LANGUAGES})


_parts = Prepared(
    lambda bundle_ids: (
        BundlePart.objects.filter(bundle_id__in=bundle_ids)
        .order_by("pk")
        .values_list(
            "bundle_id", "part_id", "quantity", "part__sku",
            "part__product_id", "part__product__slug", "part__product__name", "part__name",
            "part__quantity_limit_per_customer",
        )
    )
)  # fmt: skip


def parts_of(bundle_ids: Collection[int]) -> dict[int, tuple[Part, ...]]:
    """By set, what one of it holds, in order; without a statement for none. What is no set is missing."""
    found: dict[int, tuple[Part, ...]] = {}
    for bundle_id, *row in _parts.rows(list(bundle_ids)):
        found[bundle_id] = (*found.get(bundle_id, ()), Part(*row))
    return found


@dataclass(frozen=True, slots=True)
class SetRef:
    """A set that is for sale."""

    variant_id: int
    product_slug: str
    product_name: TranslatedText
    variant_name: TranslatedText


def sets_with_parts() -> dict[tuple[int, int], tuple[SetRef, ...]]:
    """By channel and part, the sets for sale there that hold it. There are few; pages remember them."""
    found: dict[tuple[int, int], tuple[SetRef, ...]] = {}
    rows = BundlePart.objects.filter(
        bundle__product__listing__state=ListingState.PUBLISHED,
        bundle__product__shop__is_active=True,
        bundle__channel_listings__isnull=False,
    )
    for channel_id, part_id, *row in rows.order_by("bundle_id").values_list(
        "bundle__channel_listings__channel_id", "part_id", "bundle_id",
        "bundle__product__slug", "bundle__product__name", "bundle__name",
    ):  # fmt: skip
        found[channel_id, part_id] = (*found.get((channel_id, part_id), ()), SetRef(*row))
    return found


def counted(parts: Iterable[Part]) -> dict[int, int]:
    """As the stock knows them: by part, how many."""
    return {part.variant_id: part.quantity for part in parts}


@transaction.atomic
def compose(*, bundle_id: int, parts: Mapping[int, int]) -> None:
    """Say how many of which variants a set holds, in place of what was said before; with none it is a set no more.

    Orders keep the composition of their day. Raises NotFound, and Invalid for what cannot be in one set: whatever it
    holds is sent by one shop and stands under one law, so that the set's own facts and its return hold for all of it.
    """
    bundle = refuse_unfit(bundle_id=bundle_id, parts=parts)
    BundlePart.objects.filter(bundle=bundle).delete()
    BundlePart.objects.bulk_create(
        BundlePart(bundle=bundle, part_id=part_id, quantity=quantity) for part_id, quantity in parts.items()
    )
    bundle.is_bundle = bool(parts)
    bundle.save(update_fields=["is_bundle"])


@transaction.atomic
def refuse_unfit(*, bundle_id: int, parts: Mapping[int, int]) -> ProductVariant:
    """The variant, locked with its parts, when `compose` may make this set of it; raises what `compose` raises."""
    variants = ProductVariant.objects.filter(pk__in={bundle_id, *parts}).select_related("product", "craft")
    rows = {row.pk: row for row in lock_rows(variants)}
    if bundle_id not in rows or not rows.keys() >= parts.keys():
        raise NotFound(field="parts")
    bundle = rows[bundle_id]
    if parts:
        _refuse_set(bundle)
    for part_id, quantity in parts.items():
        _refuse_part(bundle, rows[part_id])
        if not 0 < quantity <= MOST_OF_A_PART:
            raise Invalid(field="parts", detail=_("A set holds 1 to {most} of each part.").format(most=MOST_OF_A_PART))
    return bundle


def _refuse_set(bundle: ProductVariant) -> None:
    if bundle.stocks.exists():
        raise Invalid(field="parts", detail=_("Pieces of this lie in a warehouse. Make the set a variant of its own."))
    if bundle.in_bundles.exists():
        raise Invalid(field="parts", detail=_("This is in a set itself."))
    _refuse_kind(bundle)


def _refuse_part(bundle: ProductVariant, part: ProductVariant) -> None:
    if part == bundle or part.is_bundle:
        raise Invalid(field="parts", detail=_("A set holds no sets."))
    if part.product.shop_id != bundle.product.shop_id:
        raise Invalid(field="parts", detail=_("A set holds works of one shop."))
    if part.product_class != bundle.product_class:
        raise Invalid(field="parts", detail=_("A set holds works of one class."))
    _refuse_kind(part)


def _refuse_kind(variant: ProductVariant) -> None:
    """Medicine is sold in its own package, a box is drawn, and what is made to order cannot be given back."""
    craft = getattr(variant, "craft", None)
    if variant.product_class == ProductClass.MEDICINE:
        raise Invalid(field="parts", detail=_("Medicine is not sold in sets."))
    # The room above says so of its variants; none of its code is needed for it.
    if hasattr(variant, "series"):
        raise Invalid(field="parts", detail=_("A blind box is not sold in sets."))
    if craft and craft.made_to_order:
        raise Invalid(field="parts", detail=_("What is made to order is not sold in sets."))
