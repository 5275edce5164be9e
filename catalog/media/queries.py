"""Pictures as pages show them: addresses of their renditions, their size, their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from catalog.media.models import Picture
from common.prepared import Prepared
from common.text import TranslatedText

# The widths in which a picture is kept, in pixels. No other width is ever made.
WIDTHS = (160, 320, 480, 800, 1200)


@dataclass(frozen=True, slots=True)
class PictureRef:
    """One picture, ready for an <img>: `src`, `srcset`, `width`, `height` and `alt`."""

    digest: str
    width: int
    height: int
    alt: TranslatedText
    label: TranslatedText
    wash: str
    fills: bool
    # Drawn pictures have no natural size and look sharp at every width.
    is_vector: bool = True

    def url(self, width: int) -> str:
        """Where the rendition of one of the WIDTHS is served."""
        return f"{settings.MEDIA_URL}{rendition_name(self.digest, width)}"

    @property
    def widths(self) -> Sequence[int]:
        """Those of the WIDTHS that show more than the one before: a small photograph is not blown up."""
        if self.is_vector:
            return WIDTHS
        enough = next((i for i, width in enumerate(WIDTHS) if width >= self.width), len(WIDTHS))
        return WIDTHS[: enough + 1]

    @property
    def srcset(self) -> str:
        return ", ".join(f"{self.url(width)} {width}w" for width in self.widths)

    @property
    def src(self) -> str:
        """For browsers that read no srcset, and for thumbnails of an API."""
        return self.url(480)

    @property
    def thumb(self) -> str:
        return self.url(160)

    @property
    def large(self) -> str:
        return self.url(self.widths[-1])


def rendition_name(digest: str, width: int) -> str:
    """The path of a rendition below MEDIA_ROOT and MEDIA_URL."""
    return f"renditions/{digest[:2]}/{digest}-{width}.webp"


# What a PictureRef is made of, for `values_list`, in this order.
COLUMNS = ("digest", "width", "height", "alt", "label", "wash", "fills", "master")


def picture_ref(row: Sequence[Any]) -> PictureRef:
    """A PictureRef from the COLUMNS of a row."""
    digest, width, height, alt, label, wash, fills, master = row
    return PictureRef(digest, width, height, alt, label, wash, fills, is_vector=str(master).endswith(".svg"))


def named(name: str) -> PictureRef | None:
    """A picture of the store itself, such as the hills of the home page."""
    row = Picture.objects.filter(name=name).values_list(*COLUMNS).first()
    return picture_ref(row) if row else None


_OWNERS = ("product", "heritage_item", "inheritor", "shop")
_all = {
    owner: Prepared(
        lambda ids, owner=owner: Picture.objects.filter(**{f"{owner}_id__in": ids}).values_list(f"{owner}_id", *COLUMNS)
    )
    for owner in _OWNERS
}
_firsts = {
    owner: Prepared(
        lambda ids, owner=owner: (
            Picture.objects.filter(**{f"{owner}_id__in": ids})
            .order_by(f"{owner}_id", "position", "pk")
            .distinct(f"{owner}_id")
            .values_list(f"{owner}_id", *COLUMNS)
        )
    )
    for owner in _OWNERS
}


def first_pictures(owner: str, ids: Sequence[int]) -> dict[int, PictureRef]:
    """The first picture of each owner in one statement. `owner` is as in `pictures_by`."""
    return {owner_id: picture_ref(row) for owner_id, *row in _firsts[owner].rows(ids)}


def pictures_by(owner: str, ids: Iterable[int]) -> dict[int, list[PictureRef]]:
    """All pictures of some owners in one statement, in order. `owner` is product, heritage_item, inheritor or shop."""
    found: dict[int, list[PictureRef]] = {}
    for owner_id, *row in _all[owner].rows(list(ids)):
        found.setdefault(owner_id, []).append(picture_ref(row))
    return found
