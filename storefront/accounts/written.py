"""How an address is written: a name as its script has it, the lines below it in the order of their country."""

from __future__ import annotations

import re

from storefront.accounts.addresses import rules
from storefront.accounts.models import Address

# Han characters, kana and hangul: the family name goes first, without a space.
EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# For a country that the library does not know.
ANYWHERE = "%A%n%C, %S %Z"


def full_name(address: Address) -> str:
    first, last = address.first_name, address.last_name
    return last + first if EASTERN.search(last + first) else f"{first} {last}".strip()


def place_lines(address: Address) -> list[str]:
    """Without name, company and country. What the country's form has no place for goes before the street."""
    parts = {
        "A": ", ".join(filter(None, [address.street_address_1, address.street_address_2])),
        "C": address.city,
        "D": address.city_area,
        "S": address.country_area,
        "Z": address.postal_code,
    }
    form = _form(str(address.country))
    others = [part for letter, part in parts.items() if f"%{letter}" not in form]
    lines = [_filled(line, parts) for line in form.split("%n")]
    street = form.split("%n").index("%A")
    return [line for line in (*lines[:street], *others, *lines[street:]) if line]


def _form(country: str) -> str:
    try:
        return rules(country).address_format
    except ValueError:
        return ANYWHERE


def _filled(line: str, parts: dict[str, str]) -> str:
    """A line of the form; one of which nothing is known, is empty, whatever signs stand in it."""
    letters = re.findall("%(.)", line)
    if not any(parts.get(letter) for letter in letters):
        return ""
    return re.sub("%(.)", lambda found: parts.get(found[1], ""), line).strip(" ,-")
