"""What visitors type and choose, checked. A form knows shapes; what may be sold, a service decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from catalog.search.facets import ATTRIBUTE_PREFIX, AVAILABILITY, CLASSES, LEVELS
from catalog.search.ports import PRICE_BAND, Sort
from storefront.accounts.address_forms import FIELD_OF_LETTER, layout
from storefront.accounts.addresses import AddressInput
from storefront.given import Given, too_many
from storefront.pages.queries.checkouts import KeptAddress

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
NOT_A_MAIL = {"invalid": _("This is no e-mail address. One looks like name@example.com.")}
NOT_A_PHONE = {"invalid": _("This is no telephone number there. One of another country begins with + and its code.")}


class AddressForm(forms.Form):
    """Who receives the order, and where: the fields of the chosen country, in its order, with its choices."""

    email = forms.EmailField(
        label=_("E-mail"), max_length=254, error_messages={"required": _("Where shall we write to?")} | NOT_A_MAIL
    )
    last_name = forms.CharField(
        label=_("Name"), max_length=200, error_messages={"required": _("Who shall receive it?")}
    )
    phone = PhoneNumberField(label=_("Telephone"), max_length=32, error_messages=NEEDED)
    country = forms.ChoiceField(label=_("Country"))
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
        "street_address_1": "address-line1",
        "postal_code": "postal-code",
    }

    def __init__(self, *args: Any, countries: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = self.fields["country"]
        assert isinstance(country, forms.ChoiceField)
        country.choices = countries
        chosen = self._chosen("country")
        chosen = chosen if chosen in dict(countries) else ""
        self.layout = layout(
            country=chosen or countries[0][0],
            country_area=self._chosen("country_area"),
            city=self._chosen("city"),
            language=get_language() or "",
        )
        self.fields["phone"] = PhoneNumberField(
            label=_("Telephone"), region=chosen or None, max_length=32, error_messages=NEEDED | NOT_A_PHONE
        )
        self._take_shape()
        for name, autocomplete in self.AUTOCOMPLETE.items():
            if name in self.fields:
                self.fields[name].widget.attrs["autocomplete"] = autocomplete

    def _chosen(self, name: str) -> str:
        given = self.data if self.is_bound else self.initial
        return str(given.get(name) or "")[:128]

    def _take_shape(self) -> None:
        """Only what the country asks for, by its own names; where it knows all places, to be chosen."""
        for name in FIELD_OF_LETTER.values():
            if name not in self.layout.order:
                del self.fields[name]
                continue
            field = self.fields[name]
            if choices := self.layout.choices.get(name):
                field = self.fields[name] = forms.ChoiceField(
                    label=field.label,
                    choices=[("", "—"), *choices],
                    error_messages=NEEDED | {"invalid_choice": _("Please choose from the list.")},
                )
            field.label = str(self.layout.names.get(name, field.label))
            field.required = name in self.layout.required
        if "postal_code" in self.fields and self.layout.example:
            self.fields["postal_code"].widget.attrs["data-example"] = self.layout.example
            if self.layout.example.isdigit():
                self.fields["postal_code"].widget.attrs["inputmode"] = "numeric"
            self.fields["postal_code"].help_text = _("As {example}").format(example=self.layout.example)
        others = [name for name in self.fields if name not in self.layout.order]
        self.order_fields([*others, *self.layout.order])

    @property
    def place(self) -> list[forms.BoundField]:
        """The fields below the country, in its order."""
        return [self[name] for name in self.layout.order]

    def address(self) -> AddressInput:
        values = self.cleaned_data
        typed = {name: str(values.get(name) or "") for name in AddressInput.__dataclass_fields__}
        return AddressInput(**typed | {"phone": values["phone"].as_e164 if values.get("phone") else ""})

    def refuse(self, problems: dict[str, str]) -> None:
        """Put the address rules' answers beside their fields."""
        for name, code in problems.items():
            if code == "REQUIRED":
                message = gettext("This is needed.")
            elif name == "postal_code" and self.layout.example:
                message = gettext("Postal codes there look like {example}.").format(example=self.layout.example)
            else:
                message = gettext("This does not fit the country. Please look again.")
            self.add_error(name if name in self.fields else "street_address_1", message)


class ReceiveForm(AddressForm):
    """The checkout's own: an address of the account's book by one click, or another one in full."""

    keep = forms.BooleanField(label=_("Keep this address in my account"), required=False)

    def __init__(
        self,
        *args: Any,
        kept: Sequence[KeptAddress],
        chosen: KeptAddress | None,
        collects: bool = False,
        **kwargs: Any,
    ) -> None:
        """With `collects` the buyer comes to a workshop: a name and a number are enough."""
        super().__init__(*args, **kwargs)
        self.kept, self.chosen, self.collects = kept, chosen, collects
        self.sent_to = self._chosen("country")
        if collects:
            for name in ("country", "keep", *self.layout.order):
                del self.fields[name]

    @property
    def is_complete(self) -> bool:
        """Whether all that is asked for stands there. Whether it is right shows when it is sent."""
        needed = [name for name, field in self.fields.items() if field.required]
        return not self.errors and all(self._chosen(name) for name in needed)

    def address(self) -> AddressInput:
        return replace(super().address(), country=self.sent_to)


class HomeForm(AddressForm):
    """An address of the book: the fields of a delivery without the e-mail, and what it is used for."""

    # The account has its address for mail already.
    email = None  # type: ignore[assignment]  # Django's way to leave a field of the form above out.
    company_name = forms.CharField(label=_("Company"), max_length=256, required=False)
    street_address_2 = forms.CharField(label=_("Flat, floor, house"), max_length=256, required=False)
    for_shipping = forms.BooleanField(label=_("Send to this address"), required=False)
    for_billing = forms.BooleanField(label=_("Bill this address"), required=False)

    AUTOCOMPLETE = {name: value for name, value in AddressForm.AUTOCOMPLETE.items() if name != "email"} | {
        "company_name": "organization",
        "street_address_2": "address-line2",
    }

    def kinds(self) -> list[str]:
        """What the address is used for without asking, as the book names it."""
        return [kind for kind, field in KINDS.items() if self.cleaned_data.get(field)]


KINDS = {"SHIPPING": "for_shipping", "BILLING": "for_billing"}
