"""addressValidationRules: what a form must ask for in each country."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

import graphene
from graphql import GraphQLError

from storefront.accounts.addresses import rules
from storefront.api.core.enums import CountryCode

# The library's names of fields, and ours for them, the first of which is needed where the field is.
FIELDS = {
    "name": ("firstName", "lastName"),
    "company_name": ("companyName",),
    "street_address": ("streetAddress1", "streetAddress2"),
    "city": ("city",),
    "city_area": ("cityArea",),
    "country_area": ("countryArea",),
    "postal_code": ("postalCode",),
}


class ChoiceValue(graphene.ObjectType):
    raw = graphene.String()
    verbose = graphene.String()


class AddressValidationData(graphene.ObjectType):
    """The address form of a country."""

    country_code = graphene.String(required=True)
    country_name = graphene.String(required=True)
    address_format = graphene.String(required=True)
    address_latin_format = graphene.String(required=True)
    allowed_fields = graphene.List(graphene.NonNull(graphene.String), required=True)
    required_fields = graphene.List(graphene.NonNull(graphene.String), required=True)
    upper_fields = graphene.List(graphene.NonNull(graphene.String), required=True)
    country_area_type = graphene.String(required=True)
    country_area_choices = graphene.List(graphene.NonNull(ChoiceValue), required=True)
    city_type = graphene.String(required=True)
    city_area_type = graphene.String(required=True)
    postal_code_type = graphene.String(required=True)
    postal_code_examples = graphene.List(graphene.NonNull(graphene.String), required=True)
    postal_code_prefix = graphene.String(required=True)


class AddressQueries(graphene.ObjectType):
    address_validation_rules = graphene.Field(
        AddressValidationData,
        country_code=graphene.Argument(CountryCode, required=True),
        country_area=graphene.String(),
        city=graphene.String(),
        city_area=graphene.String(),
    )

    @staticmethod
    def resolve_address_validation_rules(_root: Any, _info: Any, country_code: str, **_narrower: Any) -> Any:
        try:
            found = rules(str(country_code))
        except ValueError:
            raise GraphQLError(f"Nothing is known of addresses in {country_code}.") from None
        return SimpleNamespace(
            country_code=found.country_code,
            country_name=found.country_name,
            address_format=found.address_format,
            address_latin_format=found.address_latin_format,
            allowed_fields=_named(found.allowed_fields, all_parts=True),
            required_fields=_named(found.required_fields, all_parts=False),
            upper_fields=_named(found.upper_fields, all_parts=True),
            country_area_type=found.country_area_type,
            country_area_choices=[SimpleNamespace(raw=raw, verbose=name) for raw, name in found.country_area_choices],
            city_type=found.city_type,
            city_area_type=found.city_area_type,
            postal_code_type=found.postal_code_type,
            postal_code_examples=found.postal_code_examples,
            postal_code_prefix=found.postal_code_prefix,
        )


def _named(fields: Iterable[str], *, all_parts: bool) -> list[str]:
    return [part for name, parts in FIELDS.items() if name in fields for part in (parts if all_parts else parts[:1])]
