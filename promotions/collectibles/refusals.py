"""What may not be done with a collectible voucher, and why."""

from django.utils.translation import gettext_lazy as _

from common.errors import Refusal


class VoucherClaimed(Refusal):
    code = "VOUCHER_CLAIMED"
    message = _("This voucher has been claimed by another collector.")


class VoucherVoided(Refusal):
    code = "VOUCHER_VOIDED"
    message = _("This voucher went back with its order. Its place in the edition is not given again.")
