"""The ten categories of the national list: a fixed table, because the notices of the State Council fix it.

Five of them were renamed in 2008; sources from before, and some from after, still use the older names.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CategoryFacts:
    """One category: `numeral` is its place in the list and the number before the dash of every project code."""

    numeral: int
    code: str
    roman: str
    name: str
    english: str
    aliases: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        return self.roman.lower()


CATEGORIES = (
    CategoryFacts(1, "Ⅰ", "I", "民间文学", "Folk literature"),
    CategoryFacts(2, "Ⅱ", "II", "传统音乐", "Traditional music", ("民间音乐",)),
    CategoryFacts(3, "Ⅲ", "III", "传统舞蹈", "Traditional dance", ("民间舞蹈",)),
    CategoryFacts(4, "Ⅳ", "IV", "传统戏剧", "Traditional opera"),
    CategoryFacts(5, "Ⅴ", "V", "曲艺", "Storytelling and singing"),
    CategoryFacts(6, "Ⅵ", "VI", "传统体育、游艺与杂技", "Sports, games and acrobatics", ("杂技与竞技",)),
    CategoryFacts(7, "Ⅶ", "VII", "传统美术", "Folk fine arts", ("民间美术",)),
    CategoryFacts(8, "Ⅷ", "VIII", "传统技艺", "Traditional craftsmanship", ("传统手工技艺",)),
    CategoryFacts(9, "Ⅸ", "IX", "传统医药", "Traditional medicine"),
    CategoryFacts(10, "Ⅹ", "X", "民俗", "Folk customs"),
)

BY_NUMERAL = {category.numeral: category for category in CATEGORIES}
BY_ROMAN = {category.roman: category for category in CATEGORIES}
BY_NAME = {name: category for category in CATEGORIES for name in (category.name, *category.aliases)}
