"""What a food needs: the whole label, a production licence that holds, a batch with its dates, and no additive claims.

Sources: DOMAIN.md, section 3; GB 7718-2011 and, for what is produced from 16 March 2027 on, GB 7718-2025.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from catalog.listings.requirements import BatchDates, Dossier, Requirement, Text, VariantDossier, every, written_in
from catalog.listings.rules.licences import licence_gap, plain
from catalog.products.models import FoodFacts, ProductClass
from inheritors.shops.models import Licence

LABEL_FIELDS = {
    "label_name": _("Name on the label"),
    "ingredients": _("Ingredients"),
    "net_content": _("Net content"),
    "producer": _("Producer"),
    "storage": _("Storage"),
}
NEW_LABEL_FROM = date(2027, 3, 16)
LICENCE_NUMBER = re.compile(r"SC\d{14}")
# National, trade, local, group and enterprise standards: GB/T 22111, GH/T 1091, DBS53/ 001, T/CTMA 005, Q/SQ 0001S.
STANDARD_CODE = re.compile(r"(?=.*\d)(GB|GH|NY|QB|SB|LY|SN|DBS?\d{0,2}|T|Q)(/[A-Z]+)?[ /]*[\dA-Z][\dA-Z .\-—–/]*")
# GB 7718-2025 forbids 零添加, 不添加 and the like; the store has never allowed them.
ADDITIVE_CLAIM = re.compile(
    r"[零0无未不]\s*(?:含|使用|加)?\s*任?何?\s*(?:食品)?添加(?!糖)|不含[^,。;]{0,8}添加剂|没有[^,。;]{0,4}添加|"
    r"(?:zero|no|without)[ -](?:any )?(?:food )?additives?|additives?[ -]free|free (?:of|from) additives?|"
    r"(?:zero|0)[ -]additives?|no added \w+",
    re.IGNORECASE,
)


def requirements(dossier: Dossier) -> Iterator[Requirement]:
    foods = dossier.of_class(ProductClass.FOOD)
    if not foods:
        return
    for field, label in LABEL_FIELDS.items():
        yield every(
            foods,
            written_in(field),
            code=field.upper(),
            field=field,
            label=label,
            message=format_lazy(_("The label is not complete: {what}."), what=label),
        )
    yield every(
        foods,
        lambda facts: bool(STANDARD_CODE.fullmatch(plain(facts.standard_code))),
        code="STANDARD_CODE",
        field="standard_code",
        label=_("Standard code"),
        message=_("Give the standard it is made to, such as GB/T 22111."),
    )
    yield every(
        foods,
        lambda facts: licence_problem(facts, dossier) is None,
        code="FOOD_LICENCE",
        field="licence",
        label=_("Food production licence"),
        message=next(
            (problem for food in foods if food.facts and (problem := licence_problem(food.facts, dossier))),
            _("Name the licence under which it is made."),
        ),
    )
    yield _batches(foods, dossier.day)
    yield _claims(dossier, foods)


def licence_problem(facts: FoodFacts, dossier: Dossier) -> Text | None:
    """What is wrong with the licence on the dossier's day, as a sentence; None when it holds."""
    licence = facts.licence
    if licence.kind != Licence.Kind.FOOD_PRODUCTION or not LICENCE_NUMBER.fullmatch(plain(licence.number)):
        return _("The licence number is SC and 14 digits.")
    return licence_gap(licence, dossier)


def label_standard(produced_on: date) -> str:
    """Which label rules a food stands under: it is the day of production that counts."""
    return "GB 7718-2025" if produced_on >= NEW_LABEL_FROM else "GB 7718-2011"


def dated(batch: BatchDates, facts: FoodFacts, day: date) -> bool:
    """Whether a batch says when it was made and until when it keeps, and still keeps on the day."""
    if not batch.batch or batch.produced_on is None:
        return False
    if batch.expires_on is None:
        # Without a date on the batch, the shelf life tells; the newer rules want the date itself.
        return facts.shelf_life_days is not None and label_standard(batch.produced_on) == "GB 7718-2011"
    return batch.expires_on >= day


def _batches(foods: list[VariantDossier], day: date) -> Requirement:
    undated = [v for v in foods if v.facts is None or not any(dated(b, v.facts, day) for b in v.batches)]
    return Requirement(
        "BATCH",
        _("A batch with its dates"),
        _("Enter a batch that has not expired, with its production date and its expiry date or shelf life."),
        "stocks",
        not undated,
        tuple(variant.id for variant in undated),
    )


def _claims(dossier: Dossier, foods: list[VariantDossier]) -> Requirement:
    for field, text in dossier.texts(foods):
        if found := ADDITIVE_CLAIM.search(unicodedata.normalize("NFKC", text)):
            message = format_lazy(_("“{claim}” may not be said of food. Take it out."), claim=found[0])
            return Requirement("ADDITIVE_CLAIM", _("No “zero additive” claims"), message, field, False)
    return Requirement("ADDITIVE_CLAIM", _("No “zero additive” claims"), "", "description", True)
