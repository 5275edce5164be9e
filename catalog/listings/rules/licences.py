"""What every licence must be, whatever it permits."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext_lazy as _

from catalog.listings.requirements import Dossier, Text
from inheritors.shops.models import Licence


def licence_gap(licence: Licence, dossier: Dossier) -> Text | None:
    """What keeps a licence from holding for this seller on the dossier's day; None when it holds."""
    if licence.shop_id != dossier.shop_id:
        return _("The licence belongs to another shop.")
    if not licence.document:
        return _("Upload the document of the licence.")
    if not licence.holds_on(dossier.day):
        return _("The licence has expired. Renew it first.")
    return None


def plain(text: str) -> str:
    """Full-width letters and digits as plain ones."""
    return unicodedata.normalize("NFKC", text).strip()
