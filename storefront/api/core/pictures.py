"""Pictures as Saleor's clients read them: an absolute address of a rendition."""

from __future__ import annotations

from dataclasses import dataclass

import graphene
from django.conf import settings

from catalog.media.queries import WIDTHS, PictureRef
from storefront.api.core.text import plain

# Saleor's usual size of a thumbnail.
USUAL_SIZE = 256


class Image(graphene.ObjectType):
    """A picture of one size."""

    url = graphene.String(required=True)
    alt = graphene.String()


@dataclass(slots=True)
class ImageNode:
    url: str
    alt: str


def image(picture: PictureRef | None, size: int | None = None) -> ImageNode | None:
    """The rendition that is at least `size` pixels wide, as far as there is one. It is WebP whatever is asked for."""
    return None if picture is None else ImageNode(address(picture, size or USUAL_SIZE), plain(picture.alt))


def address(picture: PictureRef, size: int | None = None) -> str:
    if size is None:
        return settings.PUBLIC_URL + picture.large
    return settings.PUBLIC_URL + picture.url(next((width for width in WIDTHS if width >= size), WIDTHS[-1]))
