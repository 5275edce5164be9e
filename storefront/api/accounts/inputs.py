"""Addresses as clients send them. Names and types are Saleor's."""

from __future__ import annotations

import graphene

from storefront.api.core.enums import CountryCode
from storefront.api.core.inputs import MetadataInput


class AddressInput(graphene.InputObjectType):
    first_name = graphene.String()
    last_name = graphene.String()
    company_name = graphene.String()
    street_address_1 = graphene.String()
    street_address_2 = graphene.String()
    city = graphene.String()
    city_area = graphene.String()
    postal_code = graphene.String()
    country = graphene.InputField(CountryCode)
    country_area = graphene.String()
    phone = graphene.String()
    metadata = graphene.List(graphene.NonNull(MetadataInput))
    skip_validation = graphene.Boolean()
