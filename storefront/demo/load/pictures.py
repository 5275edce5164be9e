"""Every product, person, item and edition gets its pictures, drawn on all processors and stored as they come."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing import get_context
from typing import Any

from django.db import transaction

from catalog.media.models import Picture
from catalog.media.services import make_renditions, store_picture
from catalog.products.models import Product
from common.text import TranslatedText, both
from inheritors.registry.models import Inheritor
from inheritors.shops.models import Shop
from storefront.demo import art, content
from storefront.demo.content import Entry, text
from storefront.demo.drawing import Job, draw
from storefront.demo.load.registry import items_by_slug

VIEWS = {
    "front": both("正面", "Front"),
    "front-right": both("右前", "Front, right"),
    "back-right": both("右后", "Back, right"),
    "back": both("背面", "Back"),
    "back-left": both("左后", "Back, left"),
    "front-left": both("左前", "Front, left"),
}
IN_A_ROOM, CLOSE = both("陈设", "In a room"), both("细部", "Detail")
# Lists and the first screen of a page ask for these widths; the others are made when somebody asks.
FIRST_WIDTHS = (320, 480)
# Starting a process costs as much as drawing a few dozen pictures, so more of them do not help for long.
PROCESSES = min(os.cpu_count() or 2, 4)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One job. Its pictures show `owner`, are called `alt`, carry `labels`; the last `filling` fill their plates."""

    job: Job
    owner: dict[str, Any]
    alt: TranslatedText
    labels: tuple[TranslatedText, ...] = (both("", ""),)
    filling: int = 0
    wash: str = "ink"


@dataclass(slots=True)
class Missing:
    """What has no picture yet."""

    wanted: list[Wanted] = field(default_factory=list)
    owned: dict[str, set[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("product_id", "heritage_item_id", "inheritor_id", "shop_id", "name"):
            self.owned[name] = set(Picture.objects.values_list(name, flat=True)) - {None}

    def add(self, owner: str, key: Any, job: Job, alt: TranslatedText, **more: Any) -> None:
        if key not in self.owned[owner]:
            self.wanted.append(Wanted(job, {owner: key}, alt, **more))


def load_pictures(at: datetime) -> int:
    """Draw and store what is missing; the number of pictures."""
    missing = Missing()
    _products(missing)
    _people_and_places(missing)
    _of_the_store(missing)
    made = 0
    for wanted, drawings in _drawn(missing.wanted):
        made += _store(wanted, drawings)
    return made


def _drawn(wanted: list[Wanted]) -> Iterator[tuple[Wanted, list[str]]]:
    if not wanted:
        return
    # Spawned, not forked: a child must not inherit the connection to the database.
    with ProcessPoolExecutor(max_workers=PROCESSES, mp_context=get_context("spawn")) as pool:
        yield from zip(wanted, pool.map(draw, [one.job for one in wanted], chunksize=4), strict=True)


@transaction.atomic
def _store(wanted: Wanted, drawings: list[str]) -> int:
    first_filling = len(drawings) - wanted.filling
    # A plain bowl looks the same from all sides: the same drawing is kept once, as its first view.
    distinct = {svg: place for place, svg in reversed(list(enumerate(drawings)))}
    for svg, place in distinct.items():
        store_picture(
            content=svg.encode(),
            alt=wanted.alt,
            label=wanted.labels[place],
            wash=wanted.wash,
            fills=place >= first_filling,
            position=place,
            **wanted.owner,
        )
    return len(distinct)


def _products(missing: Missing) -> None:
    products = dict(Product.objects.values_list("slug", "pk"))
    for entry in [*content.products(), *content.waiting()]:
        kind, n = entry["picture"]["kind"], entry["picture"]["n"]
        turned = _is_turned(entry)
        missing.add(
            "product_id",
            products[entry["slug"]],
            Job("turned" if turned else "product", (kind, n)),
            text(entry["name"]),
            labels=(*(VIEWS.values() if turned else [VIEWS["front"]]), IN_A_ROOM, CLOSE),
            filling=2,
            wash=art.wash(kind, n),
        )


def _is_turned(entry: Entry) -> bool:
    """The two potters' vessels can be looked at from all sides."""
    return entry["shop"] in ("shen-porcelain", "wangchuan-celadon") and entry["picture"]["kind"] in art.TURNED


def _people_and_places(missing: Missing) -> None:
    people = dict(Inheritor.objects.filter(is_invented=True).values_list("slug", "pk"))
    for entry in content.inheritors():
        n = entry["portrait"]
        person = people[entry["slug"]]
        missing.add("inheritor_id", person, Job("portrait", (n,)), text(entry["name"]), wash=art.WASHES[n % 5])
    shops = dict(Shop.objects.values_list("slug", "pk"))
    for place, entry in enumerate(content.shops()):
        missing.add("shop_id", shops[entry["slug"]], Job("workshop", (place,)), text(entry["name"]), filling=1)
    items = items_by_slug()
    plates: dict[int, int] = {}
    for entry in content.heritage():
        category, plate = int(entry["category"]), int(entry["plate"])
        # Further numbers of the same plate repeat it in another tone.
        n = plate + art.plates(category) * plates.get(category * 10 + plate, 0)
        plates[category * 10 + plate] = plates.get(category * 10 + plate, 0) + 1
        alt = both(entry["title_zh"], entry["title_en"])
        missing.add("heritage_item_id", items[entry["slug"]].pk, Job("heritage", (category, n)), alt, filling=1)


def _of_the_store(missing: Missing) -> None:
    for tone in art.HILLS:
        name = "hills" if tone == "celadon" else f"hills-{tone}"
        missing.add("name", name, Job("hills", (tone,)), both("远山", "Distant hills"), filling=1)
    missing.add("name", "workshop", Job("workshop"), both("作坊", "A workshop"), filling=1)
    missing.add("name", "blindbox", Job("blindbox"), both("盲盒", "A blind box"), wash="indigo")
    for place, style in enumerate(content.blind_box()["style"]):
        wash = art.WASHES[place % 4]
        missing.add("name", f"zodiac-{style['slug']}", Job("figure", (place,)), text(style["name"]), wash=wash)
    for edition in content.editions():
        name = edition["picture"]
        missing.add("name", f"edition-{name}", Job("collectible", (name,)), text(edition["name"]), filling=1)
    for campaign in content.campaigns():
        if banner := campaign.get("banner"):
            missing.add("name", f"banner-{banner}", Job("banner", (banner,)), text(campaign["name"]), filling=1)


def load_renditions(at: datetime) -> int:
    """The first picture of everything, in the widths that lists ask for. All others are made at the first look."""
    digests = list(Picture.objects.filter(position=0).values_list("digest", flat=True).distinct())
    return make_renditions(digests=digests, widths=FIRST_WIDTHS, processes=PROCESSES).made
