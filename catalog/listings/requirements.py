"""What a listing is examined by: the dossier that rules read, and what they answer with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy

from catalog.products.models import ProductClass
from common.text import BASE_LANGUAGE, TranslatedText

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that publication waits for. `label` names it; `message` says what to do while it is not met."""

    code: str
    label: Text
    message: Text
    field: str
    is_met: bool
    # Which variants miss it; empty when it concerns the whole product.
    variant_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchDates:
    """The dates of one stock row."""

    batch: str
    produced_on: date | None
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class VariantDossier:
    """A variant with the facts of its class."""

    id: int
    name: TranslatedText
    product_class: str
    # CraftFacts, FoodFacts or MedicineFacts, as the class says; None when they are missing.
    facts: Any
    batches: tuple[BatchDates, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the rules may know of a product, on one day."""

    product_id: int
    day: date
    name: TranslatedText
    lede: TranslatedText
    description: TranslatedText
    shop_id: int
    seller_is_organisation: bool
    has_heritage: bool
    has_picture: bool
    has_price: bool
    variants: tuple[VariantDossier, ...]

    def of_class(self, product_class: ProductClass) -> list[VariantDossier]:
        return [variant for variant in self.variants if variant.product_class == product_class]

    def texts(self, variants: Iterable[VariantDossier] | None = None) -> Iterator[tuple[str, str]]:
        """Every text that a shopper reads, with the field it stands in; of all variants unless told of which."""
        for field in ("name", "lede", "description"):
            for text in getattr(self, field).values():
                yield field, text
        for variant in self.variants if variants is None else variants:
            for text in variant.name.values():
                yield "variant", text
            for field, value in fact_texts(variant.facts):
                yield field, value


def fact_texts(facts: Any) -> Iterator[tuple[str, str]]:
    """The translated texts among the facts of a class."""
    if facts is None:
        return
    for field in facts._meta.concrete_fields:
        value = getattr(facts, field.attname)
        if isinstance(value, TranslatedText):
            for text in value.values():
                yield field.name, text


def written(text: TranslatedText) -> bool:
    """Whether there is a Chinese text: the language of the law. English may follow."""
    return bool(text.get(BASE_LANGUAGE, "").strip())


def written_in(field: str) -> Callable[[Any], bool]:
    """The test whether a text among the facts is written."""
    return lambda facts: written(getattr(facts, field))


def every(
    variants: Iterable[VariantDossier],
    test: Callable[[Any], bool],
    *,
    code: str,
    field: str,
    label: Text,
    message: Text,
) -> Requirement:
    """A requirement that the facts of each variant must meet; which do not is said when there are several."""
    variants = list(variants)
    failing = [variant for variant in variants if variant.facts is None or not test(variant.facts)]
    names = ", ".join(str(variant.name) for variant in failing if variant.name)
    if names and len(variants) > 1:
        message = format_lazy("{message} ({names})", message=message, names=names)
    return Requirement(code, label, message, field, not failing, tuple(variant.id for variant in failing))
