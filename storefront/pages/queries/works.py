"""Works as lists show them: the catalogue's cards with the prices of one instant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.media.queries import PictureRef
from catalog.pricing.models import Channel
from catalog.products.queries import Card, Piece, cards
from common.money import Money
from common.text import TranslatedText
from promotions.campaigns.queries import Offer, offers


@dataclass(frozen=True, slots=True)
class Tag:
    """The one small word that may lie on a work's plate, in one of the five inks."""

    ink: str
    text: str


@dataclass(frozen=True, slots=True)
class Work:
    """One card of a list, ready for its template.

    `price` is the lowest of its variants'; `is_range` says that others cost more.
    """

    product_id: int
    slug: str
    name: TranslatedText
    mark_code: str
    mark_name: TranslatedText
    maker: TranslatedText
    maker_verified: bool
    picture: PictureRef | None
    wash: str
    price: Money | None
    struck: Money | None
    is_range: bool
    tag: Tag | None


def works(*, product_ids: Sequence[int], channel: Channel, at: datetime) -> list[Work]:
    """The works in the order of the ids; what is not sold in the channel is left out."""
    return works_beside((), product_ids=product_ids, channel=channel, at=at)[0]


def works_beside(
    pieces: Sequence[Piece], *, product_ids: Sequence[int], channel: Channel, at: datetime
) -> tuple[list[Work], dict[int, Offer]]:
    """As `works`, with the offers of some more pieces priced in the same statements."""
    found = cards(product_ids=product_ids, channel_id=channel.pk, at=at)
    prices = offers((*pieces, *(piece for card in found for piece in card.pieces)), channel=channel, at=at)
    return [_work(card, prices) for card in found], prices


def _work(card: Card, prices: Mapping[int, Offer]) -> Work:
    offered = [prices[piece.variant_id] for piece in card.pieces]
    best = min(offered, key=lambda offer: offer.price.amount, default=None)
    return Work(
        product_id=card.product_id,
        slug=card.slug,
        name=card.name,
        mark_code=card.mark_code,
        mark_name=card.mark_name,
        maker=card.maker,
        maker_verified=card.maker_verified,
        picture=card.picture,
        wash=card.picture.wash if card.picture else "ink",
        price=best.price if best else None,
        struck=best.struck if best else None,
        is_range=len({offer.price for offer in offered}) > 1,
        tag=_tag(card, best),
    )


def _tag(card: Card, best: Offer | None) -> Tag | None:
    """What matters most: that it is gone, that it takes time, that it costs less."""
    if card.sold_out:
        return Tag("ink", _("Sold out"))
    if days := card.lead_time_days:
        return Tag("indigo", ngettext("Made in {days} day", "Made in {days} days", days).format(days=days))
    if best and best.reasons:
        return Tag("cinnabar", said(best.reasons[0].text))
    return None


def said(texts: Mapping[str, str]) -> str:
    """Words kept by language, in the active one."""
    return str(TranslatedText(texts))


def objects_alone(works: Iterable[Work]) -> list[Work]:
    """Works whose picture is an object on its own, such as can step out of the moon gate."""
    return [work for work in works if work.picture and not work.picture.fills]
