"""Why a code takes nothing off. Codes are Saleor's CheckoutErrorCode, and DiscountErrorCode for operators."""

from django.utils.translation import gettext_lazy as _

from common.errors import Refusal


class CodeUnknown(Refusal):
    """Nobody made this code, or it was taken out of use."""

    code = "INVALID"
    message = _("We do not know this code. Please look at it once more.")
    field = "promoCode"


class NotApplicable(Refusal):
    """The code is one of ours, and not for this basket now. Subclasses say why."""

    code = "VOUCHER_NOT_APPLICABLE"
    message = _("This code is not for this basket.")
    field = "promoCode"


class NotYet(NotApplicable):
    message = _("This code is not valid yet.")


class Over(NotApplicable):
    message = _("This code is no longer valid.")


class UsedUp(NotApplicable):
    message = _("This code has been used as often as it may be.")


class UsedBefore(NotApplicable):
    message = _("This code is for one order of each customer, and you have used it.")


class SpendMore(NotApplicable):
    message = _("This code is valid from {least} on.")


class TakesNothingOff(NotApplicable):
    message = _("This code is for none of these works.")


class NotAttached(Refusal):
    code = "INVALID"
    message = _("This code is not in the basket.")
    field = "promoCode"


class CodeTaken(Refusal):
    code = "UNIQUE"
    message = _("Another voucher has this code already.")
    field = "code"
