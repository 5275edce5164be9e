"""The discount code of a basket. Giving one promises nothing: a use is counted with the order, in place.py."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction

from common.writes import save
from promotions.vouchers.codes import normal
from promotions.vouchers.queries import voucher_of
from promotions.vouchers.refusals import CodeUnknown, NotAttached
from storefront.checkout import queries
from storefront.checkout.models import Checkout
from storefront.checkout.services.basket import locked


@transaction.atomic
def add_code(*, checkout_id: uuid.UUID, code: str, at: datetime) -> Checkout:
    """Take a code for the basket, in place of another. Raises CodeUnknown or the NotApplicable that says why not."""
    checkout = locked(checkout_id)
    checkout.voucher_code = normal(code)
    if not checkout.voucher_code:
        raise CodeUnknown()
    if refusal := queries.view_of(checkout, at=at).voucher_refusal:
        raise refusal
    _note(checkout)
    return checkout


@transaction.atomic
def remove_code(*, checkout_id: uuid.UUID, code: str = "", voucher_id: int | None = None, at: datetime) -> Checkout:
    """Take the code out of the basket: this one, or one of this voucher, or whichever there is. Raises NotAttached."""
    checkout = locked(checkout_id)
    if code and normal(code) != checkout.voucher_code:
        raise NotAttached()
    if voucher_id is not None and voucher_of(code=checkout.voucher_code) != voucher_id:
        raise NotAttached(field="promoCodeId")
    checkout.voucher_code = ""
    _note(checkout)
    return checkout


def _note(checkout: Checkout) -> None:
    """What the buyer changes by own act is no surprise: they have yet to see the sum that it makes."""
    checkout.shown = {}
    save(checkout, ["voucher_code", "shown", "updated_at"])
