"""The front page: a campaign or a maker in the moon gate, doors, books, new works, people, an edition, a road."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalog.media.models import Picture
from catalog.media.queries import COLUMNS, PictureRef, picture_ref, pictures_by
from catalog.pricing.models import Channel
from catalog.products.queries import category_tree, published
from common.caching import Remembered
from common.text import TranslatedText
from inheritors.registry.models import Category, Region
from promotions.campaigns.queries import CampaignView, running_campaigns
from storefront.pages.queries.campaigns import Benefit, Moon, benefits
from storefront.pages.queries.editions import EditionPanel, open_editions
from storefront.pages.queries.people import Person, persons, profiles
from storefront.pages.queries.works import Work, objects_alone, works

NEW_WORKS = 5
PEOPLE = 4
PLACES = 7
# Whose names stand before 自治; longer ones first.
PEOPLES = (
    "柯尔克孜|土家|蒙古|维吾尔|布依|朝鲜|哈尼|哈萨克|傈僳|拉祜|东乡|纳西|景颇|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|"
    "阿昌|普米|塔吉克|鄂温克|鄂伦春|保安|裕固|独龙|各|回|藏|苗|彝|壮|满|侗|瑶|白|傣|黎|佤|畲|水|土|羌|怒"
)
# Beijing, Tianjin, Shanghai and Chongqing, cities as large as provinces.
MUNICIPALITIES = ("110000", "120000", "310000", "500000")
DOORS = ("craft", "food", "medicine")

# The ten categories never change while the store runs; a restart or half an hour shows a new name.
_books: Remembered[list[Category]] = Remembered("heritage-categories", seconds=1800)


@dataclass(frozen=True, slots=True)
class Hero:
    """`campaign` is the slug of the one that is told of; without one the store speaks of itself."""

    lines: tuple[str, ...]
    lede: str
    moon: Moon
    campaign: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    mark_code: str = ""
    mark_name: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    slug: str
    name: TranslatedText
    description: TranslatedText
    count: int
    picture: PictureRef | None
    wash: str


@dataclass(frozen=True, slots=True)
class Place:
    """A stop on the road: a heritage with works, by the name of where it is kept."""

    slug: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Home:
    hero: Hero
    offers: tuple[Benefit, ...]
    doors: tuple[Door, ...]
    shelf: tuple[Category, ...]
    works: tuple[Work, ...]
    people: tuple[Person, ...]
    edition: EditionPanel | None
    path: tuple[Place, ...]
    hills: PictureRef | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What changes seldom on the front page of a channel."""

    pictures: dict[str, PictureRef]
    doors: tuple[Door, ...]
    path: tuple[Place, ...]


_settings: dict[int, Remembered[Setting]] = {}


def _setting(channel: Channel) -> Setting:
    """Remembered by the process for 15 seconds: counts of works need not be of the same instant as prices."""
    remembered = _settings.setdefault(channel.pk, Remembered(f"front-page-{channel.slug}", seconds=15))
    return remembered.get(lambda: _load_setting(channel))


def _load_setting(channel: Channel) -> Setting:
    pictures = _named_pictures()
    return Setting(pictures=pictures, doors=_doors(channel, pictures), path=_path(channel))


def home(*, channel: Channel, at: datetime) -> Home:
    """All of the front page at an instant."""
    newest = list(published(channel_id=channel.pk).order_by("-created_at", "-pk").values_list("pk", flat=True)[:12])
    shown = works(product_ids=newest, channel=channel, at=at)
    campaign = next(iter(running_campaigns(channel_id=channel.pk, at=at)), None)
    edition = next(iter(open_editions(channel_id=channel.pk, at=at)), None)
    setting = _setting(channel)
    pictures = setting.pictures
    return Home(
        hero=_hero(campaign, objects_alone(shown), pictures),
        offers=benefits(campaign, edition=edition) if campaign else (),
        doors=setting.doors,
        shelf=tuple(_books.get(lambda: list(Category.objects.all()))),
        works=_rhythm(shown),
        people=tuple(persons(profiles()[:PEOPLE])),
        edition=edition,
        path=setting.path,
        hills=pictures.get("hills"),
    )


def _hero(campaign: CampaignView | None, objects: Sequence[Work], pictures: dict[str, PictureRef]) -> Hero:
    large, small = (*objects[:2], None, None)[:2]
    if campaign is None:
        return Hero(
            lines=(_("Made by hand."), _("Vouched for by name.")),
            lede=_(
                "Craft, food and remedies from the inheritors of China’s living heritage. "
                "Every work says who made it, how, and why you can trust it."
            ),
            moon=Moon("celadon", pictures.get("hills"), large, small),
            mark_code=large.mark_code if large else "",
            mark_name=str(large.mark_name) if large else "",
        )
    return Hero(
        campaign=campaign.slug,
        lines=title_lines(campaign.tagline or campaign.name),
        lede=str(campaign.lede),
        starts=campaign.since,
        ends=campaign.until,
        moon=Moon("gold", (pictures.get("hills-gold") or pictures.get("hills")), large, small),
    )


def title_lines(text: TranslatedText) -> tuple[str, ...]:
    """A title in its lines: parted where it pauses."""
    words = str(text)
    if get_language() == "en":
        first, comma, rest = words.partition(", ")
        return (f"{first},", rest) if comma else (words,)
    return tuple(words.replace("，", " ").replace("。", " ").split())


def _rhythm(shown: Sequence[Work]) -> tuple[Work, ...]:
    """Five works of which the first, shown large, has an object for its picture; neighbours on different washes."""
    left = list(shown)
    chosen: list[Work] = []
    while left and len(chosen) < NEW_WORKS:
        last = chosen[-1].wash if chosen else ""
        pick = next((work for work in left if work.wash != last), left[0])
        left.remove(pick)
        chosen.append(pick)
    return tuple(chosen)


def _doors(channel: Channel, pictures: dict[str, PictureRef]) -> tuple[Door, ...]:
    tree = category_tree()
    counts: Counter[int] = Counter()
    first: dict[int, int] = {}
    rows = published(channel_id=channel.pk).order_by("category_id").values_list("category_id")
    for category_id, number, product_id in rows.annotate(n=Count("pk"), first=Min("pk")):
        if category_id in tree.by_id:
            root = tree.by_id[category_id].path[0]
            counts[root] += number
            first.setdefault(root, product_id)
    shown = pictures_by("product", first.values())
    doors = []
    for slug in DOORS:
        if node := tree.by_slug.get(slug):
            picture = next(iter(shown.get(first.get(node.id, 0), ())), None)
            # Behind the first door one sees the workshop itself.
            if slug == DOORS[0]:
                picture = pictures.get("workshop", picture)
            wash = picture.wash if picture else "ink"
            doors.append(Door(slug, node.name, node.description, counts[node.id], picture, wash))
    return tuple(doors)


def _named_pictures() -> dict[str, PictureRef]:
    """The store's own pictures, by name."""
    rows = Picture.objects.exclude(name=None).values_list("name", *COLUMNS)
    return {str(name): picture_ref(row) for name, *row in rows}


def _path(channel: Channel) -> tuple[Place, ...]:
    """The crafts with most works, one of each place, in the order of division codes: a province's stay together."""
    rows = (
        published(channel_id=channel.pk)
        .filter(heritage_items__region__isnull=False)
        .order_by()
        .values_list("heritage_items__region__code", "heritage_items__region__name", "heritage_items__slug")
        .annotate(n=Count("pk"))
        .order_by("-n", "heritage_items__region__code")
    )
    cities = dict(Region.objects.filter(code__in=MUNICIPALITIES).values_list("code", "name"))
    best: dict[str, Place] = {}
    for code, region, slug, number in rows:
        # A district of Beijing is spoken of as Beijing.
        city = f"{code[:2]}0000"
        place, name = (city, cities[city]) if city in cities else (code, TranslatedText(region))
        best.setdefault(place, Place(slug=slug, name=short_place(str(name)), count=number))
    busiest = sorted(best, key=lambda place: -best[place].count)[:PLACES]
    return tuple(best[place] for place in sorted(busiest))


def short_place(name: str) -> str:
    """景德镇市 is spoken of as 景德镇, 宁洱哈尼族彝族自治县 as 宁洱; names of two characters keep theirs."""
    short = re.sub(rf"((?:{PEOPLES})族?)*自治[区州县旗]$|[省市县区]$", "", name)
    return short if len(name) > 2 and len(short) > 1 else name
