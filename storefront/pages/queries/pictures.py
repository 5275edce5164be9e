"""Pictures that rows point at, as templates show them."""

from catalog.media.models import Picture
from catalog.media.queries import COLUMNS, PictureRef, picture_ref


def ref_of(picture: Picture | None) -> PictureRef | None:
    return picture_ref([getattr(picture, name) for name in COLUMNS]) if picture else None
