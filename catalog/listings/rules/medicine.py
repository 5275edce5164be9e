"""What a medicine needs. Version 1 sells OTC only; what may not be sold online at all is refused with its reason.

Source: DOMAIN.md, section 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from catalog.listings.requirements import Dossier, Requirement, Text, every, written_in
from catalog.listings.rules.licences import licence_gap, plain
from catalog.products.models import MedicineFacts, ProductClass
from inheritors.shops.models import Licence

APPROVAL_NUMBER = re.compile(r"国药准字[ZHSBJ]\d{8}")
HOSPITAL_NUMBER = re.compile(r"药制(?:备)?字")
LEAFLET_FIELDS = {
    "generic_name": _("Generic name"),
    "indications": _("Indications"),
    "dosage": _("Dosage"),
    "contraindications": _("Contraindications"),
    "leaflet": _("Leaflet"),
    "manufacturer": _("Manufacturer"),
}
# What may not be sold here, by the words it goes under. 非处方药 is OTC and no prescription medicine.
REFUSED: dict[str, tuple[re.Pattern[str], Text, Text]] = {
    "PRESCRIPTION": (
        re.compile(r"(?<!非)处方药|凭(?:执业)?(?:医师|医生)?处方|prescription[ -]only|\bRx\b", re.IGNORECASE),
        _("No prescription medicine"),
        _("Prescription medicine is not sold here, only OTC medicine."),
    ),
    "HOSPITAL_PREPARATION": (
        re.compile(r"医疗机构(?:中药)?制剂|医院制剂|院内制剂|hospital preparation", re.IGNORECASE),
        _("No hospital preparation"),
        _("A hospital's preparation (医疗机构制剂) may be given only by that hospital, not sold."),
    ),
    "GRANULES": (
        re.compile(r"配方颗粒|formula granules", re.IGNORECASE),
        _("No formula granules"),
        _("Formula granules (中药配方颗粒) are dispensed on prescription only, not sold online."),
    ),
}


def requirements(dossier: Dossier) -> Iterator[Requirement]:
    medicines = dossier.of_class(ProductClass.MEDICINE)
    if not medicines:
        return
    for code, (words, label, reason) in REFUSED.items():
        found = next((f for f, text in dossier.texts(medicines) if words.search(plain(text))), None)
        if code == "HOSPITAL_PREPARATION" and any(_made_by_hospital(v.facts) for v in medicines):
            found = "approval_number"
        yield Requirement(code, label, reason, found or "description", found is None)
    yield every(
        medicines,
        lambda facts: bool(APPROVAL_NUMBER.fullmatch(plain(facts.approval_number))),
        code="APPROVAL_NUMBER",
        field="approval_number",
        label=_("Approval number"),
        message=_("The approval number is 国药准字, one of Z H S B J, and 8 digits."),
    )
    yield every(
        medicines,
        lambda facts: facts.otc_class in MedicineFacts.OtcClass.values,
        code="OTC_CLASS",
        field="otc_class",
        label=_("OTC class"),
        message=_("Choose OTC class A or B. Only OTC medicine is sold here."),
    )
    for field, label in LEAFLET_FIELDS.items():
        yield every(
            medicines,
            written_in(field),
            code=field.upper(),
            field=field,
            label=label,
            message=format_lazy(_("The leaflet is not complete: {what}."), what=label),
        )
    yield every(
        medicines,
        lambda facts: licence_problem(facts, dossier) is None,
        code="DRUG_LICENCE",
        field="licence",
        label=_("Drug trade licence"),
        message=next(
            (problem for v in medicines if v.facts and (problem := licence_problem(v.facts, dossier))),
            _("Name the licence under which it is sold."),
        ),
    )


def licence_problem(facts: MedicineFacts, dossier: Dossier) -> Text | None:
    """What is wrong with the seller's licence on the dossier's day, as a sentence; None when it holds."""
    licence = facts.licence
    if licence.kind != Licence.Kind.DRUG_TRADE or not licence.number.strip():
        return _("Medicine is sold under a drug trade licence (药品经营许可证).")
    return licence_gap(licence, dossier)


def _made_by_hospital(facts: object) -> bool:
    number = getattr(facts, "approval_number", "")
    return bool(HOSPITAL_NUMBER.search(plain(number)))
