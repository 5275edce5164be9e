"""The discount code of a checkout, given and taken out again."""

from __future__ import annotations

from typing import Any

import graphene

from common.errors import Required
from storefront.api.checkout.steps import CheckoutError, CheckoutStep, WhichCheckout, stepped
from storefront.api.core.errors import refusals_as_errors
from storefront.api.core.ids import decode
from storefront.checkout import services


class CheckoutAddPromoCode(CheckoutStep):
    """Takes a discount code, in place of another. What is wrong with it is said at once."""

    class Arguments(WhichCheckout):
        promo_code = graphene.String(required=True)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, promo_code: str, **which: Any) -> Any:
        return stepped(info, services.add_code, which, code=promo_code)


class CheckoutRemovePromoCode(CheckoutStep):
    """Takes the code out: by its own words, or by the id of its voucher."""

    class Arguments(WhichCheckout):
        promo_code = graphene.String()
        promo_code_id = graphene.ID()

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(
        _root: Any, info: Any, promo_code: str | None = None, promo_code_id: str | None = None, **which: Any
    ) -> Any:
        if not promo_code and not promo_code_id:
            raise Required(field="promoCode")
        voucher_id = decode(promo_code_id, "Voucher", field="promoCodeId") if promo_code_id else None
        return stepped(info, services.remove_code, which, code=promo_code or "", voucher_id=voucher_id)
