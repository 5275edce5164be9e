"""Reading editions, vouchers, collections and certificates.

A certificate is for everybody and names nobody; the history of a piece and the Collector ID are for its holder alone.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet

from catalog.media.models import Picture
from common.errors import NotFound
from common.money import Money
from common.prepared import PreparedRows
from common.text import TranslatedText
from inheritors.registry.models import HeritageItem, Inheritor
from promotions.collectibles import ledger
from promotions.collectibles.codes import read_code
from promotions.collectibles.ledger import LedgerCheck
from promotions.collectibles.models import CollectibleVoucher, Collector, Edition, LedgerRecord, Piece, QualifyingRule
from promotions.collectibles.rules import Rule
from promotions.sold import SoldLine


@dataclass(frozen=True, slots=True)
class EditionView:
    """One work in so many pieces; `left` are those that no sale has been given yet."""

    slug: str
    name: TranslatedText
    series: TranslatedText
    description: TranslatedText
    artist: Inheritor | None
    heritage_item: HeritageItem | None
    picture: Picture | None
    size: int
    left: int


@dataclass(frozen=True, slots=True)
class EditionOffer:
    """An edition that may come with a purchase: from which spend, and how much of it is missing."""

    edition: EditionView
    min_spend: Money
    spent: Money
    starts_at: datetime
    until: datetime

    @property
    def missing(self) -> Money:
        return max(self.min_spend - self.spent, Money.zero(self.min_spend.currency))

    @property
    def is_met(self) -> bool:
        return not self.missing


@dataclass(frozen=True, slots=True)
class VoucherView:
    """A voucher as its order's page shows it; `number` and `certificate` once it is claimed."""

    code: uuid.UUID
    state: str
    edition: EditionView
    issued_at: datetime
    number: int | None
    certificate: str | None


@dataclass(frozen=True, slots=True)
class PieceView:
    """One numbered piece, as its holder's collection shows it."""

    edition: EditionView
    number: int
    certificate: str
    claimed_at: datetime


@dataclass(frozen=True, slots=True)
class Certificate:
    """What anyone may check of a piece: that it exists, which it is, and where the ledger says so. Not whose it is."""

    piece: PieceView
    position: int
    digest: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step of a piece, for its holder."""

    kind: str
    at: datetime
    position: int
    digest: str


def rules_at(*, channel_id: int, at: datetime) -> list[Rule]:
    """The rules in force at an instant, start inclusive and end exclusive, in one statement."""
    return [
        Rule(
            edition_id=row.edition_id,
            min_spend=Money(row.min_spend, row.channel.currency),
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            shop_ids=frozenset(row.shop_ids),
            product_ids=frozenset(row.product_ids),
        )
        for row in _rules.all(channel_id, at)
    ]


_rules: PreparedRows[Any] = PreparedRows(
    lambda channel_id, at: (
        QualifyingRule.objects.filter(channel_id=channel_id, starts_at__lte=at, ends_at__gt=at)
        .select_related("channel")
        .annotate(shop_ids=_ids("shops"), product_ids=_ids("products"))
        .order_by("edition_id")
    )
)


def editions_for(*, lines: Sequence[SoldLine], channel_id: int, at: datetime) -> list[EditionOffer]:
    """What comes, or would come, with these lines; for a product page, one line of one piece. Two statements."""
    return _offers([rule for rule in rules_at(channel_id=channel_id, at=at) if rule.concerns(lines)], lines)


def editions_now(*, channel_id: int, at: datetime) -> list[EditionOffer]:
    """Every edition that some purchase at this instant may come with. Two statements."""
    return _offers(rules_at(channel_id=channel_id, at=at), ())


def vouchers_of(source: str) -> list[VoucherView]:
    """The vouchers that came with a sale."""
    return [_voucher(row) for row in _vouchers().filter(source=source).order_by("edition_id")]


def voucher(code: uuid.UUID) -> VoucherView | None:
    """One voucher by its code, for the page on which it is claimed."""
    row = _vouchers().filter(code=code).first()
    return _voucher(row) if row else None


def waiting(*, user_id: int) -> list[VoucherView]:
    """The vouchers of somebody's own orders that are still to be claimed."""
    rows = _vouchers().filter(holder_id=user_id, state=CollectibleVoucher.State.ISSUED)
    return [_voucher(row) for row in rows.order_by("issued_at", "pk")]


def collection(*, user_id: int) -> list[PieceView]:
    """What somebody holds, the latest first."""
    return [_piece(row) for row in _pieces().filter(holder_id=user_id).order_by("-claimed_at", "-pk")]


def collector_id(*, user_id: int) -> str | None:
    """The Collector ID, for its owner's eyes only; None before the first piece."""
    return Collector.objects.filter(user_id=user_id).values_list("code", flat=True).first()


def certificate(code: str) -> Certificate | None:
    """A certificate by its code, however it was typed. It says nothing of the holder."""
    row = _pieces().filter(certificate=read_code(code)).first()
    if row is None:
        return None
    record = _records(row).filter(kind=LedgerRecord.Kind.CLAIMED).get()
    return Certificate(piece=_piece(row), position=record.position, digest=record.digest)


def history(*, code: str, user_id: int) -> list[HistoryEntry]:
    """Every step of a piece, for its holder. For anybody else it is not found."""
    row = Piece.objects.filter(certificate=read_code(code), holder_id=user_id).first()
    if row is None:
        raise NotFound()
    return [HistoryEntry(record.kind, record.at, record.position, record.digest) for record in _records(row)]


def verify_ledger(*, edition_id: int) -> LedgerCheck:
    """Read an edition's whole ledger again and follow its chain."""
    edition = Edition.objects.filter(pk=edition_id).first()
    if edition is None:
        raise NotFound()
    return ledger.check(edition.ledger.order_by("position").iterator(), edition.slug)


def _offers(rules: Sequence[Rule], lines: Sequence[SoldLine]) -> list[EditionOffer]:
    if not rules:
        return []
    editions = _editions().in_bulk({rule.edition_id for rule in rules})
    return [
        EditionOffer(
            edition=_edition(editions[rule.edition_id]),
            min_spend=rule.min_spend,
            spent=rule.spend(lines),
            starts_at=rule.starts_at,
            until=rule.ends_at,
        )
        for rule in rules
    ]


def _ids(relation: str) -> ArrayAgg:
    return ArrayAgg(relation, filter=Q(**{f"{relation}__isnull": False}), distinct=True, default=[])


_SHOWN_WITH_EDITION = ("artist", "heritage_item", "picture")


def _editions() -> QuerySet[Edition]:
    return Edition.objects.select_related(*_SHOWN_WITH_EDITION)


def _vouchers() -> QuerySet[CollectibleVoucher]:
    return CollectibleVoucher.objects.select_related("piece", *(f"edition__{name}" for name in _SHOWN_WITH_EDITION))


def _pieces() -> QuerySet[Piece]:
    return Piece.objects.select_related(*(f"edition__{name}" for name in _SHOWN_WITH_EDITION))


def _records(piece: Piece) -> QuerySet[LedgerRecord]:
    return LedgerRecord.objects.filter(edition_id=piece.edition_id, number=piece.number).order_by("position")


def _edition(row: Edition) -> EditionView:
    return EditionView(
        slug=row.slug,
        name=row.name,
        series=row.series,
        description=row.description,
        artist=row.artist,
        heritage_item=row.heritage_item,
        picture=row.picture,
        size=row.size,
        left=row.size - row.issued,
    )


def _voucher(row: CollectibleVoucher) -> VoucherView:
    piece: Piece | None = getattr(row, "piece", None)
    return VoucherView(
        code=row.code,
        state=row.state,
        edition=_edition(row.edition),
        issued_at=row.issued_at,
        number=piece.number if piece else None,
        certificate=piece.certificate if piece else None,
    )


def _piece(row: Piece) -> PieceView:
    return PieceView(
        edition=_edition(row.edition), number=row.number, certificate=row.certificate, claimed_at=row.claimed_at
    )
