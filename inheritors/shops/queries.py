"""Who may manage a shop, and which licences it holds."""

from __future__ import annotations

from datetime import date

from inheritors.shops.models import Licence, Shop, ShopMember


def may_edit(*, user_id: int | None, shop_id: int) -> bool:
    """Whether somebody is a member of the shop, in whatever role."""
    return user_id is not None and ShopMember.objects.filter(shop_id=shop_id, user_id=user_id).exists()


def is_owner(*, user_id: int | None, shop_id: int) -> bool:
    """Whether somebody may also say who else is a member."""
    owners = ShopMember.objects.filter(shop_id=shop_id, role=ShopMember.Role.OWNER)
    return user_id is not None and owners.filter(user_id=user_id).exists()


def shops_of(*, user_id: int) -> list[Shop]:
    """The shops that somebody may manage."""
    return list(Shop.objects.filter(members__user_id=user_id).order_by("pk"))


def licences_on(*, shop_id: int, day: date, kind: str | None = None) -> list[Licence]:
    """The licences that hold on a day and have their document, the longest-lasting first."""
    held = Licence.objects.filter(shop_id=shop_id, valid_until__gte=day).exclude(document="")
    if kind is not None:
        held = held.filter(kind=kind)
    return list(held.order_by("-valid_until", "pk"))
