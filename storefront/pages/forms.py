"""What visitors type and choose, checked. A form knows shapes; what may be sold, a service decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from catalog.search.facets import ATTRIBUTE_PREFIX, AVAILABILITY, CLASSES, LEVELS
from catalog.search.ports import PRICE_BAND, Sort
from storefront.accounts.addresses import FIELD_OF, AddressInput, rules
from storefront.given import Given, too_many

MOST_AT_ONCE = 999
HOW_MANY = {
    "required": _("How many?"),
    "invalid": _("The quantity must be a whole number."),
    "min_value": _("Choose at least one."),
    "max_value": _("That is more than we can send at once."),
}


class AddForm(forms.Form):
    """How many of something to put into the basket."""

    quantity = forms.IntegerField(min_value=1, max_value=MOST_AT_ONCE, error_messages=HOW_MANY)


class LineForm(forms.Form):
    """Say how many of a line there shall be; zero takes it out."""

    quantity = forms.IntegerField(min_value=0, max_value=MOST_AT_ONCE, error_messages=HOW_MANY)
    take_out = forms.BooleanField(required=False)
    # The pieces that are left, taken with one press in place of the quantity that cannot be had.
    take = forms.IntegerField(min_value=1, max_value=MOST_AT_ONCE, required=False)

    def wanted(self) -> int:
        return 0 if self.cleaned_data["take_out"] else self.cleaned_data["take"] or self.cleaned_data["quantity"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a visitor asks of a list: words, filters by facet, an order, a page."""

    words: str = ""
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    page: int = 1


# The orders that a list offers; the API knows more.
SORTS = (Sort.RELEVANCE.value, Sort.NEW.value, Sort.PRICE_UP.value, Sort.PRICE_DOWN.value)
MOST_PAGES = 9999
# Each costs the database a query of its own.
MOST_ATTRIBUTES = 20


def asked_of_list(data: QueryDict) -> Asked:
    """The query string of a list. Raises Invalid for what no list of ours could have asked."""
    given = Given(data)
    attributes = given.names(ATTRIBUTE_PREFIX)
    if len(attributes) > MOST_ATTRIBUTES:
        raise too_many(MOST_ATTRIBUTES)
    filters = {
        "heritage": given.matching("heritage", r"[1-9]|10"),
        "region": given.matching("region", r"[1-9][0-9]{5}"),
        "level": given.choices("level", LEVELS),
        "price": given.matching("price", PRICE_BAND),
        "class": given.choices("class", CLASSES),
        "availability": given.choices("availability", AVAILABILITY),
        **{name: given.matching(name, r"[-\w]{1,100}") for name in attributes},
    }
    return Asked(
        words=given.words("q"),
        filters={name: values for name, values in filters.items() if values},
        sort=given.choice("sort", SORTS),
        page=given.number("page", most=MOST_PAGES) or 1,
    )


# What a missing field is told, in the store's words.
NEEDED = {"required": _("This is needed.")}


class AddressForm(forms.Form):
    """Who receives the order, and where. Which fields a country needs, its own rules say (accounts.addresses)."""

    email = forms.EmailField(
        label=_("E-mail"), max_length=254, error_messages={"required": _("Where shall we write to?")}
    )
    country = forms.ChoiceField(label=_("Country"))
    last_name = forms.CharField(
        label=_("Name"), max_length=200, error_messages={"required": _("Who shall receive it?")}
    )
    phone = forms.CharField(label=_("Telephone"), max_length=32, error_messages=NEEDED)
    country_area = forms.CharField(label=_("Province or state"), max_length=128, required=False, error_messages=NEEDED)
    city = forms.CharField(label=_("City"), max_length=256, required=False, error_messages=NEEDED)
    city_area = forms.CharField(label=_("District"), max_length=128, required=False, error_messages=NEEDED)
    street_address_1 = forms.CharField(label=_("Street and number"), max_length=256, error_messages=NEEDED)
    postal_code = forms.CharField(label=_("Postal code"), max_length=20, required=False, error_messages=NEEDED)

    AUTOCOMPLETE = {
        "email": "email",
        "country": "country",
        "last_name": "name",
        "phone": "tel",
        "country_area": "address-level1",
        "city": "address-level2",
        "city_area": "address-level3",
        "street_address_1": "street-address",
        "postal_code": "postal-code",
    }

    def __init__(self, *args: Any, countries: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = self.fields["country"]
        assert isinstance(country, forms.ChoiceField)
        country.choices = countries
        chosen = str(self["country"].value() or "")
        if chosen in dict(countries):
            for theirs in rules(chosen).required_fields:
                if ours := FIELD_OF.get(theirs):
                    self.fields[ours].required = True
        for name, autocomplete in self.AUTOCOMPLETE.items():
            self.fields[name].widget.attrs["autocomplete"] = autocomplete

    def address(self) -> AddressInput:
        values = self.cleaned_data
        return AddressInput(**{name: values.get(name, "") for name in self.AUTOCOMPLETE if name != "email"})

    def refuse(self, problems: dict[str, str]) -> None:
        """Put the address rules' answers beside their fields."""
        for name, code in problems.items():
            message = (
                _("This is needed.") if code == "REQUIRED" else _("This does not fit the country. Please look again.")
            )
            self.add_error(name if name in self.fields else "street_address_1", message)
