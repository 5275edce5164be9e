"""Project numbers and sub-item codes: reading every spelling that sources use, writing one.

`Ⅷ-32` is a project. `Ⅷ-032_01_320500` is a sub-item: category, project in three digits, batch, division
(DOMAIN.md, section 2). No database, no Django.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from inheritors.registry.categories import BY_NUMERAL, BY_ROMAN

# Dashes that a hand or a converter puts between the numeral and the number.
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−ー", "-"))
_NUMBER = re.compile(r"([IVX]+)-(\d{1,4})")
_ITEM = re.compile(r"([IVX]+)-(\d{1,4})_(\d{1,2})_(\d{5,6})([A-Z]?)")
# Marks that say nothing: a footnote's star, the question mark of a lost character.
_STRAY = "*?"
# The codes count the first four batches 01 to 04, but write the fifth, of 2021, as 10.
_BATCH_OF_CODE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 10: 5}


@dataclass(frozen=True, slots=True, order=True)
class ProjectNumber:
    """A category and a number within it, `Ⅷ-32`."""

    category: int
    number: int

    def __str__(self) -> str:
        return f"{BY_NUMERAL[self.category].code}-{self.number}"

    @property
    def slug(self) -> str:
        return f"{BY_NUMERAL[self.category].slug}-{self.number}"

    @classmethod
    def read(cls, text: str) -> ProjectNumber | None:
        """The project that `text` names, or None. Takes Ⅷ-32, VIII-32, ⅷ－32, with spaces or a stray mark."""
        return _project(_NUMBER.fullmatch(_plain(text)))


@dataclass(frozen=True, slots=True, order=True)
class ItemCode:
    """A sub-item's code. Not an identity: the registry repeats codes, and divisions in them may be wrong or gone.

    `division` is kept as written, five digits where the source lost one; `suffix` is a letter that tells apart
    sub-items of one place.
    """

    project: ProjectNumber
    batch_code: str
    division: str
    suffix: str = ""

    def __str__(self) -> str:
        numeral = BY_NUMERAL[self.project.category].code
        return f"{numeral}-{self.project.number:03}_{self.batch_code}_{self.division}{self.suffix}"

    @property
    def batch(self) -> int | None:
        """The batch of the national list, 1 to 5."""
        return _BATCH_OF_CODE.get(int(self.batch_code))

    @property
    def slug(self) -> str:
        """For addresses: `viii-32-320500`. Codes repeat, so this may too; whoever keeps addresses settles that."""
        return f"{self.project.slug}-{self.division}{self.suffix}"

    @classmethod
    def read(cls, text: str) -> ItemCode | None:
        """The sub-item code that `text` spells, or None."""
        match = _ITEM.fullmatch(_plain(text))
        project = _project(match)
        if match is None or project is None:
            return None
        return cls(project, match[3].zfill(2), match[4], match[5].lower())


def _plain(text: str) -> str:
    """Compatibility forms (Ⅷ, ８, －, ＿) become ASCII; spaces and stray marks go."""
    ascii_forms = unicodedata.normalize("NFKC", text).translate(_DASHES).upper()
    return "".join(ascii_forms.split()).strip(_STRAY)


def _project(match: re.Match[str] | None) -> ProjectNumber | None:
    if match is None or match[1] not in BY_ROMAN or int(match[2]) == 0:
        return None
    return ProjectNumber(BY_ROMAN[match[1]].numeral, int(match[2]))
