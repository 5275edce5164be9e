"""The twenty-four invented inheritors: who they look like and what they make."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """How one inheritor looks. age 0 young, 1 middle, 2 old."""

    hair: str = "short"
    age: int = 1
    dress: str = "stand"
    cloth: str = "#3f5573"
    trim: str = "#e9dcc0"
    pose: str = "turn"
    prop: str = "meiping"
    mat: str = "qinghua"
    tone: str = "rice"
    glasses: bool = False
    beard: int = 0  # 0 none, 1 short, 2 long
    skin: str = "#eac8a2"
    flip: bool = False
    kind: int = 0
    eyes: bool = True  # False: the lids are down


PEOPLE = (
    Person("bun", 0, "cross", "#6f93ac", "#f2ead8", "brush", "meiping", "qinghua", "rice", kind=0),
    Person("bald", 2, "stand", "#6a5a4c", "#d9c49a", "turn", "teapot", "zisha", "celadon", beard=2, skin="#dfb88e"),
    Person("swept", 2, "side", "#4f5f7f", "#d9694a", "cut", "papercut", "redpaper", "blush", glasses=True),
    Person("silver", 0, "ethnic", "#3a3557", "#e9dcc0", "hoop", "embroidery", "paper", "mist", kind=3),
    Person("short", 1, "apron", "#7c8a72", "#8a6a4a", "turn", "basket", "bamboo", "straw", skin="#e0b98f"),
    Person("crop", 1, "stand", "#38424f", "#c9a24a", "zither", "guqin", "ebony", "smoke"),
    Person("bob", 1, "stand", "#a05a4a", "#f2e3c8", "brush", "silk_fan", "paper", "celadon", glasses=True, kind=0),
    Person("cap", 2, "stand", "#4c5a52", "#c9b98a", "pound", "mortar", "bronze", "rice", beard=1, skin="#dcb489"),
    Person("scarf", 1, "ethnic", "#2f4f63", "#f0e2c0", "show", "indigo_cloth", "indigo", "blush", kind=1),
    Person("wrap", 1, "apron", "#8a5a3c", "#efe4cc", "carve", "mould", "wood", "amber", beard=1, skin="#d9ad80"),
    Person("braids", 0, "side", "#b0526a", "#f3d9b0", "show", "kite", "indigo", "sky", kind=0),
    Person("short", 2, "side", "#5a4a6a", "#d9c49a", "show", "opera_mask", "cinnabar", "plum", skin="#e2bd95"),
    Person("bun", 1, "side", "#4f7f6d", "#f0dcb0", "show", "brocade", "brocade", "straw", kind=0, flip=True),
    Person("crop", 0, "apron", "#56708a", "#d9c4a0", "turn", "pear_vase", "celadon", "blush", kind=2, skin="#e4be94"),
    Person(
        "wrap",
        2,
        "stand",
        "#7a4a3a",
        "#e6d2a8",
        "show",
        "shadow_puppet",
        "cinnabar",
        "celadon",
        beard=2,
        skin="#d9ad80",
        flip=True,
    ),
    Person("braids", 0, "ethnic", "#3f5f8f", "#f2e2c4", "show", "sachet", "plumcloth", "mist", kind=1),
    Person("cap", 1, "side", "#8a6a3a", "#f0e0b8", "pound", "mortar", "celadon", "smoke", beard=1, flip=True, kind=1),
    Person(
        "swept", 2, "cross", "#8a5f73", "#f2e6d4", "hoop", "embroidery", "paper", "plum", kind=2, flip=True, eyes=False
    ),
    Person("short", 0, "stand", "#2f5a52", "#d9c08a", "brush", "folding_fan", "paper", "rice", kind=1, flip=True),
    Person("bob", 0, "apron", "#c0785a", "#5f7d84", "carve", "teapot", "zisha", "sky", kind=0, flip=True),
    Person(
        "bald",
        2,
        "cross",
        "#5f6f68",
        "#e9dcc0",
        "turn",
        "lacquer_box",
        "lacquer",
        "celadon",
        beard=2,
        skin="#dfb88e",
        eyes=False,
        flip=True,
        kind=1,
    ),
    Person(
        "scarf", 2, "ethnic", "#5a3d5f", "#ecd8b0", "cut", "papercut", "redpaper", "amber", skin="#dfb68c", flip=True
    ),
    Person(
        "crop",
        2,
        "apron",
        "#6b6f55",
        "#b08a58",
        "show",
        "umbrella",
        "cinnabar",
        "mist",
        skin="#d9ad80",
        glasses=True,
        kind=0,
    ),
    Person("silver", 1, "ethnic", "#2b3f5f", "#f0e2c0", "show", "hairpin", "silver", "coral", flip=True),
)
