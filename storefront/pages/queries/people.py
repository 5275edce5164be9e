"""Heritage items and inheritors as lists and panels show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from catalog.media.queries import PictureRef, pictures_by
from common.text import TranslatedText
from inheritors.registry.models import Inheritor, Level

STANDINGS = {
    Level.NATIONAL: _("National-level inheritor"),
    Level.PROVINCIAL: _("Provincial-level inheritor"),
    Level.MUNICIPAL: _("Municipal-level inheritor"),
    Level.COUNTY: _("County-level inheritor"),
}
LEVELS = {
    Level.NATIONAL: _("National level"),
    Level.PROVINCIAL: _("Provincial level"),
    Level.MUNICIPAL: _("Municipal level"),
    Level.COUNTY: _("County level"),
}

# Portraits stand on the ground of their place in the row, so that neighbours differ.
WASHES = ("indigo", "cinnabar", "celadon", "gold")


@dataclass(frozen=True, slots=True)
class Person:
    """An inheritor as a portrait with a line of text."""

    slug: str
    name: TranslatedText
    standing: str
    is_verified: bool
    mark_code: str
    mark_name: TranslatedText
    picture: PictureRef | None
    wash: str


def standing(level: str) -> str:
    """ "National-level inheritor", in the active language."""
    return str(STANDINGS[Level(level)])


def profiles() -> QuerySet[Inheritor]:
    """Inheritors who have a page in the store, with their heritage."""
    return Inheritor.objects.filter(has_profile=True).select_related("heritage_item__project")


def persons(rows: Iterable[Inheritor]) -> list[Person]:
    """With their portraits, in one statement more."""
    people: Sequence[Inheritor] = list(rows)
    portraits = pictures_by("inheritor", [person.pk for person in people]) if people else {}
    return [
        _person(person, next(iter(portraits.get(person.pk, ())), None), WASHES[place % len(WASHES)])
        for place, person in enumerate(people)
    ]


def _person(person: Inheritor, portrait: PictureRef | None, wash: str) -> Person:
    item = person.heritage_item
    return Person(
        slug=person.slug,
        name=person.name,
        standing=standing(person.level),
        is_verified=person.is_verified,
        mark_code=item.project.code if item else person.project_code,
        mark_name=item.name if item else TranslatedText(),
        picture=portrait,
        wash=wash,
    )
