"""The twenty-four invented inheritors: what they look like, and what they make."""

from dataclasses import dataclass

# hair, age (0 young, 1 middle, 2 old), dress, its colour and trim, skin, pose, work, material, ornament, other marks
_TABLE = """
bun    0 cross   #6f93ac #f2ead8 #eac8a2  brush  meiping       qinghua   0
bald   2 stand   #6a5a4c #d9c49a #dfb88e  turn   teapot        zisha     0  longbeard
swept  2 side    #4f5f7f #d9694a #eac8a2  cut    papercut      redpaper  0  glasses
silver 0 yoke    #3a3557 #e9dcc0 #eac8a2  hoop   embroidery    paper     3
short  1 apron   #7c8a72 #8a6a4a #e0b98f  turn   basket        bamboo    0
crop   1 stand   #38424f #c9a24a #eac8a2  zither guqin         ebony     0
bob    1 stand   #a05a4a #f2e3c8 #eac8a2  brush  silk_fan      paper     0  glasses
cap    2 stand   #4c5a52 #c9b98a #dcb489  pound  mortar        bronze    0  beard
scarf  1 yoke    #2f4f63 #f0e2c0 #eac8a2  show   indigo_cloth  indigo    1
wrap   1 apron   #8a5a3c #efe4cc #d9ad80  carve  comb          wood      0  beard
braids 0 side    #b0526a #f3d9b0 #eac8a2  show   kite          indigo    0
short  2 side    #5a4a6a #d9c49a #e2bd95  show   opera_mask    cinnabar  0
bun    1 side    #4f7f6d #f0dcb0 #eac8a2  show   brocade       brocade   0  flip
crop   0 apron   #56708a #d9c4a0 #e4be94  turn   pear_vase     celadon   2
wrap   2 stand   #7a4a3a #e6d2a8 #d9ad80  show   shadow_puppet cinnabar  0  flip longbeard
braids 0 yoke    #3f5f8f #f2e2c4 #eac8a2  show   sachet        plumcloth 1
cap    1 side    #8a6a3a #f0e0b8 #eac8a2  pound  mortar        celadon   1  flip beard
swept  2 cross   #8a5f73 #f2e6d4 #eac8a2  hoop   embroidery    paper     2  flip shut
short  0 stand   #2f5a52 #d9c08a #eac8a2  brush  folding_fan   paper     1  flip
bob    0 apron   #c0785a #5f7d84 #eac8a2  carve  teapot        zisha     0  flip
bald   2 cross   #5f6f68 #e9dcc0 #dfb88e  turn   lacquer_box   lacquer   1  flip shut longbeard
scarf  2 yoke    #5a3d5f #ecd8b0 #dfb68c  cut    papercut      redpaper  0  flip
crop   2 apron   #6b6f55 #b08a58 #d9ad80  show   umbrella      cinnabar  0  glasses
silver 1 yoke    #2b3f5f #f0e2c0 #eac8a2  show   hairpin       silver    0  flip
"""


@dataclass(frozen=True, slots=True)
class Person:
    """How one inheritor looks and what is in the hands; a row of the table."""

    hair: str
    age: int
    dress: str
    cloth: str
    trim: str
    skin: str
    pose: str
    prop: str
    material: str
    ornament: int
    marks: frozenset[str]

    @property
    def man(self) -> bool:
        return self.hair in ("short", "bald", "cap", "wrap", "crop")


def _person(row: str) -> Person:
    hair, age, dress, cloth, trim, skin, pose, prop, material, ornament, *marks = row.split()
    return Person(hair, int(age), dress, cloth, trim, skin, pose, prop, material, int(ornament), frozenset(marks))


PEOPLE = tuple(_person(row) for row in _TABLE.strip().splitlines())
