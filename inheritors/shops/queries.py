"""Who may manage a shop."""

from __future__ import annotations

from inheritors.shops.models import Shop, ShopMember


def may_edit(*, user_id: int | None, shop_id: int) -> bool:
    """Whether somebody is a member of the shop, in whatever role."""
    return user_id is not None and ShopMember.objects.filter(shop_id=shop_id, user_id=user_id).exists()


def is_owner(*, user_id: int, shop_id: int) -> bool:
    """Whether somebody may also say who else is a member."""
    return ShopMember.objects.filter(shop_id=shop_id, user_id=user_id, role=ShopMember.Role.OWNER).exists()


def shops_of(*, user_id: int) -> list[Shop]:
    """The shops that somebody may manage."""
    return list(Shop.objects.filter(members__user_id=user_id).order_by("pk"))
