"""A basket as its page shows it: lines by shop, each with its picture and its reasons, and the sum."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from catalog.media.queries import PictureRef, pictures_by
from common.money import Money, total
from common.text import TranslatedText
from promotions.engine import Hint, PricedLine, Quote, Reason
from promotions.sold import SoldLine
from storefront.checkout.queries import CheckoutView, LineView
from storefront.pages.queries.editions import EditionPanel, edition_with


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is, and what it costs. `priced` is None for what is no longer sold."""

    seen: LineView
    priced: PricedLine | None
    picture: PictureRef | None
    problem: str

    @property
    def wash(self) -> str:
        return self.picture.wash if self.picture else "ink"

    @property
    def most(self) -> int:
        return max(self.seen.available, 1)

    @property
    def shown_total(self) -> Money | None:
        """With tax where prices include it, before tax where it comes on top: as the list prices beside it."""
        if self.priced is None:
            return None
        return self.before + total((reason.amount for reason in self.priced.reasons), self.before.currency)

    @property
    def before(self) -> Money:
        assert self.priced is not None
        return self.priced.unit_list * self.priced.quantity


@dataclass(frozen=True, slots=True)
class ShopGroup:
    """The lines that one shop sends."""

    id: int
    slug: str
    name: TranslatedText
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Basket:
    """A whole basket."""

    id: uuid.UUID
    view: CheckoutView
    shops: tuple[ShopGroup, ...]
    edition: EditionPanel | None

    @property
    def quote(self) -> Quote:
        return self.view.quote

    @property
    def hint(self) -> Hint | None:
        return next(iter(self.quote.hints), None)

    @property
    def savings(self) -> tuple[Reason, ...]:
        return self.quote.savings

    @property
    def before(self) -> Money:
        """What the goods would cost without any reason."""
        return total((line.unit_list * line.quantity for line in self.quote.lines), self.view.channel.currency)

    @property
    def can_be_bought(self) -> bool:
        return bool(self.view.lines) and not self.view.problems

    @property
    def lines(self) -> list[Line]:
        return [line for shop in self.shops for line in shop.lines]


def basket(view: CheckoutView, *, at: datetime) -> Basket:
    """What the page shows of a checkout, in two statements more."""
    pictures = pictures_by("product", {line.product_id for line in view.lines}) if view.lines else {}
    priced = {line.key: line for line in view.quote.lines}
    problems = {problem.line_id: problem.code for problem in view.problems}
    return Basket(
        id=view.id,
        view=view,
        shops=_by_shop(view, priced, pictures, problems),
        edition=_edition(view, at) if view.lines else None,
    )


def _by_shop(
    view: CheckoutView,
    priced: Mapping[str, PricedLine],
    pictures: Mapping[int, list[PictureRef]],
    problems: Mapping[uuid.UUID, str],
) -> tuple[ShopGroup, ...]:
    groups: dict[int, list[LineView]] = {}
    for line in view.lines:
        groups.setdefault(line.shop_id, []).append(line)
    return tuple(
        ShopGroup(
            id=shop_id,
            slug=lines[0].shop_slug,
            name=lines[0].shop_name,
            lines=tuple(
                Line(
                    seen=line,
                    priced=priced.get(str(line.id)),
                    picture=next(iter(pictures.get(line.product_id, ())), None),
                    problem=problems.get(line.id, ""),
                )
                for line in lines
            ),
        )
        for shop_id, lines in groups.items()
    )


def _edition(view: CheckoutView, at: datetime) -> EditionPanel | None:
    """The edition that this basket brings, or nearly does. The paid order decides; this only tells."""
    totals = {line.key: line.total.gross for line in view.quote.lines}
    lines = [
        SoldLine(
            source="",
            variant_id=line.variant_id,
            product_id=line.product_id,
            shop_id=line.shop_id,
            product_class=line.piece.product_class,
            quantity=line.quantity,
            total=totals[str(line.id)],
        )
        for line in view.lines
        if line.piece
    ]
    return edition_with(lines, channel_id=view.channel.pk, at=at)
