"""Where a checkout is sent, and to whom it is billed."""

from __future__ import annotations

from typing import Any

import graphene

from storefront.accounts.addresses import AddressInput as AddressTyped
from storefront.api.accounts.inputs import AddressInput
from storefront.api.checkout.inputs import CheckoutAddressValidationRules
from storefront.api.checkout.steps import CheckoutError, CheckoutStep, WhichCheckoutNow, stepped
from storefront.api.core.errors import refusals_as_errors
from storefront.checkout import services


class AddressStep(WhichCheckoutNow):
    """What both take from Saleor's clients besides the address, and need not: an address is always checked in full."""

    save_address = graphene.Boolean()
    validation_rules = graphene.Argument(CheckoutAddressValidationRules)


class CheckoutShippingAddressUpdate(CheckoutStep):
    """Where it is sent."""

    class Arguments(AddressStep):
        shipping_address = graphene.Argument(AddressInput, required=True)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, shipping_address: Any, **which: Any) -> Any:
        return stepped(info, services.set_shipping_address, which, address=address_typed(shipping_address))


class CheckoutBillingAddressUpdate(CheckoutStep):
    """To whom it is billed."""

    class Arguments(AddressStep):
        billing_address = graphene.Argument(AddressInput, required=True)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, billing_address: Any, **which: Any) -> Any:
        return stepped(info, services.set_billing_address, which, address=address_typed(billing_address))


def address_typed(given: Any) -> AddressTyped:
    """An address of the API as the store's own services take it."""
    names = AddressTyped.__dataclass_fields__
    return AddressTyped(
        **{"country": ""} | {name: str(value) for name, value in given.items() if name in names and value is not None}
    )
