"""What must be said of a work, in the order of the law, and what the curious want to know (DOMAIN.md, section 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from catalog.products.models import Allergen, MedicineFacts
from catalog.products.queries import ProductPage, VariantView
from storefront.pages.templatetags.heirloom import full_day

ALLERGENS = {
    Allergen.GLUTEN: gettext_lazy("cereals with gluten"),
    Allergen.CRUSTACEANS: gettext_lazy("crustaceans"),
    Allergen.FISH: gettext_lazy("fish"),
    Allergen.EGGS: gettext_lazy("eggs"),
    Allergen.PEANUTS: gettext_lazy("peanuts"),
    Allergen.SOY: gettext_lazy("soya beans"),
    Allergen.MILK: gettext_lazy("milk"),
    Allergen.NUTS: gettext_lazy("nuts"),
}
OTC_CLASSES = {
    MedicineFacts.OtcClass.RED: gettext_lazy("Over the counter, class A"),
    MedicineFacts.OtcClass.GREEN: gettext_lazy("Over the counter, class B"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One term and what is said of it."""

    name: str
    value: str


def class_facts(variant: VariantView) -> tuple[Fact, ...]:
    """What the law asks for food and medicine, shown beside the price. A craft's facts stand with its story."""
    if variant.food:
        return _said(_food(variant))
    if variant.medicine:
        return _said(_medicine(variant))
    return ()


def story_facts(page: ProductPage, variant: VariantView) -> tuple[Fact, ...]:
    """Material, size, maker, care; then the attributes that the shop gave."""
    facts: list[tuple[str, Any]] = []
    if craft := variant.craft:
        facts += [
            (_("Material"), craft.material),
            (_("Size"), craft.dimensions),
            (_("Made by"), craft.maker),
            (_("Use and care"), craft.care),
        ]
        if craft.lead_time_days:
            days = craft.lead_time_days
            facts.append((_("Made to order"), ngettext("{days} day", "{days} days", days).format(days=days)))
    facts.append((_("Weight"), _weight(variant.weight_grams)))
    for attribute in (*page.attributes, *variant.attributes):
        facts.append((str(attribute.name), _listed([str(value.name) for value in attribute.values])))
    return _said(facts)


def _food(variant: VariantView) -> list[tuple[str, Any]]:
    food = variant.food
    assert food is not None
    batch = next(iter(variant.batches), None)
    facts: list[tuple[str, Any]] = [
        (_("Name of the food"), food.label_name),
        (_("Ingredients"), food.ingredients),
        (_("Allergens"), _listed([str(ALLERGENS[Allergen(name)]) for name in food.allergens]) or _("none")),
        (_("Net content"), food.net_content),
    ]
    if batch and batch.produced_on:
        facts.append(
            (
                _("Made on"),
                _("{day} (batch {batch})").format(day=full_day(batch.produced_on), batch=batch.batch)
                if batch.batch
                else full_day(batch.produced_on),
            )
        )
    if batch and batch.expires_on:
        facts.append((_("Best until"), full_day(batch.expires_on)))
    elif food.shelf_life_days is None:
        facts.append((_("Best until"), _("Keeps without a limit when stored as described")))
    else:
        days = food.shelf_life_days
        facts.append((_("Keeps for"), ngettext("{days} day", "{days} days", days).format(days=days)))
    return [
        *facts,
        (_("Storage"), food.storage),
        (_("Producer"), food.producer),
        (_("Food licence"), food.licence.number),
        (_("Standard"), food.standard_code),
    ]


def _medicine(variant: VariantView) -> list[tuple[str, Any]]:
    medicine = variant.medicine
    assert medicine is not None
    batch = next(iter(variant.batches), None)
    return [
        (_("Generic name"), medicine.generic_name),
        (_("Approval number"), medicine.approval_number),
        (_("Class"), OTC_CLASSES[MedicineFacts.OtcClass(medicine.otc_class)]),
        (_("Indications"), medicine.indications),
        (_("Dosage"), medicine.dosage),
        (_("Contraindications"), medicine.contraindications),
        (_("Best until"), full_day(batch.expires_on) if batch and batch.expires_on else ""),
        (_("Manufacturer"), medicine.manufacturer),
        (_("Pharmacy licence"), medicine.licence.number),
    ]


def _weight(grams: int) -> str:
    if not grams:
        return ""
    if grams < 1000:
        return _("{number} g").format(number=grams)
    return _("{number} kg").format(number=f"{grams / 1000:.2f}".rstrip("0").rstrip("."))


def _listed(names: list[str]) -> str:
    return (", " if get_language() == "en" else "、").join(names)


def _said(facts: list[tuple[str, Any]]) -> tuple[Fact, ...]:
    return tuple(Fact(name, str(value)) for name, value in facts if value and str(value))
