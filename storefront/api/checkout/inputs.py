"""A checkout as clients send it. Names and types are Saleor's."""

from __future__ import annotations

import graphene

from storefront.api.accounts.inputs import AddressInput
from storefront.api.core.enums import LanguageCodeEnum
from storefront.api.core.inputs import MetadataInput
from storefront.api.core.scalars import PositiveDecimal


class CheckoutAddressValidationRules(graphene.InputObjectType):
    check_required_fields = graphene.Boolean()
    check_fields_format = graphene.Boolean()
    enable_fields_normalization = graphene.Boolean()


class CheckoutValidationRules(graphene.InputObjectType):
    shipping_address = graphene.InputField(CheckoutAddressValidationRules)
    billing_address = graphene.InputField(CheckoutAddressValidationRules)


class CheckoutLineInput(graphene.InputObjectType):
    quantity = graphene.Int(required=True)
    variant_id = graphene.ID(required=True)
    price = PositiveDecimal()
    price_override_reason = graphene.String()
    force_new_line = graphene.Boolean()
    metadata = graphene.List(graphene.NonNull(MetadataInput))


class CheckoutLineUpdateInput(graphene.InputObjectType):
    variant_id = graphene.ID()
    quantity = graphene.Int()
    price = PositiveDecimal()
    price_override_reason = graphene.String()
    line_id = graphene.ID()
    metadata = graphene.List(graphene.NonNull(MetadataInput))


class CheckoutCreateInput(graphene.InputObjectType):
    channel = graphene.String()
    lines = graphene.List(graphene.NonNull(CheckoutLineInput))
    email = graphene.String()
    save_shipping_address = graphene.Boolean()
    shipping_address = graphene.InputField(AddressInput)
    save_billing_address = graphene.Boolean()
    billing_address = graphene.InputField(AddressInput)
    language_code = graphene.InputField(LanguageCodeEnum)
    validation_rules = graphene.InputField(CheckoutValidationRules)
    metadata = graphene.List(graphene.NonNull(MetadataInput))
    private_metadata = graphene.List(graphene.NonNull(MetadataInput))
