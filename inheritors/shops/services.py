"""Members and licences of shops, and opening and closing them.

`by_user_id` says who asks, and only a shop's owners may; None is the desk, whose own rights its pages have checked.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid, NotAllowed, NotFound, Refusal
from common.outbox.services import enqueue
from inheritors.shops.models import Licence, Shop, ShopMember
from inheritors.shops.queries import is_owner

MOST_DOCUMENT_BYTES = 5 * 2**20
# By their first bytes: what a reviewer can open, and nothing that a browser would run.
DOCUMENTS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}
FOOD_NUMBER = re.compile(r"SC\d{14}")
ANY_NUMBER = re.compile(r"\S.{3,39}")


class LastOwner(Refusal):
    code = "LAST_OWNER"
    message = _("A shop keeps at least one owner. Name another one first.")


@transaction.atomic
def add_member(*, shop_id: int, user_id: int, role: str, by_user_id: int | None) -> ShopMember:
    """Let somebody manage the shop, or give them another role. Its first member owns it, its last owner stays one."""
    _lock_for(shop_id, by_user_id)
    if role not in ShopMember.Role.values:
        raise Invalid(field="role", detail=_("Choose owner or editor."))
    if role != ShopMember.Role.OWNER:
        keep_an_owner(shop_id, without=user_id)
    return ShopMember.objects.update_or_create(shop_id=shop_id, user_id=user_id, defaults={"role": role})[0]


@transaction.atomic
def remove_member(*, shop_id: int, user_id: int, by_user_id: int | None) -> None:
    """Take somebody's access away; taking it from who has none changes nothing."""
    _lock_for(shop_id, by_user_id)
    keep_an_owner(shop_id, without=user_id)
    ShopMember.objects.filter(shop_id=shop_id, user_id=user_id).delete()


@transaction.atomic
def add_licence(
    *, shop_id: int, kind: str, number: str, document: bytes, valid_until: date, by_user_id: int | None
) -> Licence:
    """Keep a licence with its document. The same number again renews it. Raises Invalid for what cannot be one."""
    _lock_for(shop_id, by_user_id)
    number, ending = read_licence(kind=kind, number=number, document=document)
    licence, _made = Licence.objects.update_or_create(
        shop_id=shop_id, kind=kind, number=number, defaults={"valid_until": valid_until}
    )
    licence.document.save(f"{kind}-{licence.pk}.{ending}", ContentFile(document))
    return licence


def read_licence(*, kind: str, number: str, document: bytes) -> tuple[str, str]:
    """The number as it is kept, and the ending of the document's name. Raises Invalid for what cannot be a licence."""
    number = unicodedata.normalize("NFKC", number).strip().upper()
    if kind not in Licence.Kind.values:
        raise Invalid(field="kind", detail=_("Choose what the licence permits."))
    if kind == Licence.Kind.FOOD_PRODUCTION and not FOOD_NUMBER.fullmatch(number):
        raise Invalid(field="number", detail=_("The licence number is SC and 14 digits."))
    if not ANY_NUMBER.fullmatch(number):
        raise Invalid(field="number", detail=_("Enter the number as the licence shows it."))
    ending = next((ending for head, ending in DOCUMENTS.items() if document.startswith(head)), None)
    if ending is None or len(document) > MOST_DOCUMENT_BYTES:
        raise Invalid(field="document", detail=_("The document must be a PDF, JPEG or PNG of at most 5 MB."))
    return number, ending


@transaction.atomic
def set_active(*, shop_id: int, is_active: bool, at: datetime) -> None:
    """Open or close a shop. What it sells appears in or vanishes from lists at once, from search once that follows."""
    shop = Shop.objects.select_for_update().filter(pk=shop_id).first()
    if shop is None:
        raise NotFound
    if shop.is_active != is_active:
        shop.is_active = is_active
        shop.save(update_fields=["is_active"])
        key = f"shop.changed:{shop_id}:{at.isoformat()}"
        enqueue(topic="shop.changed", key=key, payload={"shop_id": shop_id}, at=at)


def _lock_for(shop_id: int, user_id: int | None) -> None:
    """Membership changes of one shop take turns, so that two owners cannot remove each other."""
    if not Shop.objects.select_for_update().filter(pk=shop_id).exists():
        raise NotFound
    if user_id is not None and not is_owner(user_id=user_id, shop_id=shop_id):
        raise NotAllowed


def keep_an_owner(shop_id: int, *, without: int) -> None:
    """Raises LastOwner when nobody else owns the shop."""
    owners = ShopMember.objects.filter(shop_id=shop_id, role=ShopMember.Role.OWNER)
    if not owners.exclude(user_id=without).exists():
        raise LastOwner
