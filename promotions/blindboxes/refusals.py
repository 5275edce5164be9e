"""What may not be done with a series of blind boxes, and why."""

from django.utils.translation import gettext_lazy as _

from common.errors import Refusal


class SeriesSoldOut(Refusal):
    code = "SERIES_SOLD_OUT"
    message = _("Only {left} boxes of this series are left.")


class NotSealed(Refusal):
    """Nothing is drawn before the pool is fixed (DOMAIN.md, section 5)."""

    code = "SERIES_NOT_SEALED"
    message = _("This series has not been sealed yet, so nothing can be drawn from it.")


class AlreadySealed(Refusal):
    code = "SERIES_SEALED"
    message = _("This series has been sealed. Its styles, quantities and their order no longer change.")


class PoolFixed(Refusal):
    code = "SERIES_POOL_FIXED"
    message = _("These boxes are as many as were sealed. Their number cannot be changed.")
    field = "quantity"


class EmptyPool(Refusal):
    code = "SERIES_EMPTY"
    message = _("This series has no boxes yet: give its styles quantities before sealing it.")


class NoSet(Refusal):
    """A box is drawn for each piece that is sold: of a set there is none, and of a part more are sold than ordered."""

    code = "BLIND_BOX_SET"
    message = _("What is a set, or in one, is no blind box.")


class NoMedicine(Refusal):
    """Medicine is never in a blind box (DOMAIN.md, sections 3 and 5)."""

    code = "BLIND_BOX_MEDICINE"
    message = _("Medicine is never sold in a blind box.")


class BoxOpened(Refusal):
    """What was in it is known, so it can be neither cancelled nor returned without a reason (DOMAIN.md, section 5)."""

    code = "BOX_OPENED"
    message = _("A blind box of this order has been opened; it can no longer be cancelled.")


class BoxWentBack(Refusal):
    """It was cancelled or returned unopened."""

    code = "BOX_VOIDED"
    message = _("This box went back with its order and stays closed.")
