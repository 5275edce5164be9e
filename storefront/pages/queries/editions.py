"""Editions, vouchers, pieces and certificates as panels and pages show them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import segno
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from catalog.media.queries import PictureRef
from common.money import Money
from common.text import TranslatedText
from promotions.collectibles import queries as collectibles
from promotions.collectibles.queries import Certificate, EditionOffer, EditionView, PieceView, VoucherView
from promotions.sold import SoldLine
from storefront.pages.queries.pictures import ref_of


@dataclass(frozen=True, slots=True)
class EditionPanel:
    """An edition, how much of it is left, and what an order must reach to bring it."""

    slug: str
    name: TranslatedText
    series: TranslatedText
    description: TranslatedText
    artist: TranslatedText
    artist_slug: str
    heritage: TranslatedText
    heritage_slug: str
    size: int
    left: int
    picture: PictureRef | None
    min_spend: Money | None = None
    is_met: bool = False
    until: datetime | None = None

    @property
    def issued(self) -> int:
        return self.size - self.left

    @property
    def wash(self) -> str:
        return self.picture.wash if self.picture else "gold"


@dataclass(frozen=True, slots=True)
class HeldPiece:
    """One piece on the curio shelf. `span` is the height of its cell."""

    panel: EditionPanel
    number: int
    certificate: str
    claimed_at: datetime
    span: str


@dataclass(frozen=True, slots=True)
class Voucher:
    panel: EditionPanel
    code: str
    state: str
    number: int | None
    certificate: str | None


@dataclass(frozen=True, slots=True)
class Collection:
    """What somebody holds and has still to claim; the Collector ID is for their eyes."""

    pieces: tuple[HeldPiece, ...]
    waiting: tuple[Voucher, ...]
    collector_id: str | None
    series: int


@dataclass(frozen=True, slots=True)
class CertificateShown:
    certificate: Certificate
    panel: EditionPanel
    qr: SafeString

    @property
    def piece(self) -> PieceView:
        return self.certificate.piece


def panel(edition: EditionView) -> EditionPanel:
    item = edition.heritage_item
    return EditionPanel(
        slug=edition.slug,
        name=edition.name,
        series=edition.series,
        description=edition.description,
        artist=edition.artist.name if edition.artist else TranslatedText(),
        artist_slug=edition.artist.slug if edition.artist and edition.artist.has_profile else "",
        heritage=item.name if item else TranslatedText(),
        heritage_slug=item.slug if item else "",
        size=edition.size,
        left=edition.left,
        picture=ref_of(edition.picture),
    )


def offered(offer: EditionOffer) -> EditionPanel:
    shown = panel(offer.edition)
    values = {name: getattr(shown, name) for name in EditionPanel.__dataclass_fields__}
    return EditionPanel(**values | {"min_spend": offer.min_spend, "is_met": offer.is_met, "until": offer.until})


def open_editions(*, channel_id: int, at: datetime) -> list[EditionPanel]:
    """Those that some order of this moment can bring, the largest first."""
    panels = [offered(offer) for offer in collectibles.editions_now(channel_id=channel_id, at=at)]
    return sorted((each for each in panels if each.left > 0), key=lambda each: -each.size)


def edition_with(lines: Sequence[SoldLine], *, channel_id: int, at: datetime) -> EditionPanel | None:
    """The edition that comes with these lines, or would with a little more; one that surely comes goes first."""
    panels = [offered(offer) for offer in collectibles.editions_for(lines=lines, channel_id=channel_id, at=at)]
    return min((each for each in panels if each.left > 0), key=lambda each: (not each.is_met, each.left), default=None)


def vouchers(source: str) -> list[Voucher]:
    """What came with a paid order."""
    return [_voucher(each) for each in collectibles.vouchers_of(source)]


def _voucher(view: VoucherView) -> Voucher:
    return Voucher(panel(view.edition), str(view.code), view.state, view.number, view.certificate)


# Tall, square and low cells stand beside one another as on a curio shelf. Eight of them fill four columns evenly.
SPANS = ("tall", "", "", "tall", "", "", "low", "low")


def collection(*, user_id: int, words: str = "") -> Collection:
    """Somebody's shelf, or what of it answers to a name or number."""
    held = [(view, panel(view.edition)) for view in collectibles.collection(user_id=user_id)]
    found = [
        (view, shown)
        for view, shown in held
        if not words or words.lower() in f"{shown.name} {shown.series} {view.number:04d}".lower()
    ]
    return Collection(
        pieces=tuple(
            HeldPiece(shown, view.number, view.certificate, view.claimed_at, span)
            for (view, shown), span in zip(found, spans(len(found)), strict=True)
        ),
        waiting=tuple(_voucher(each) for each in collectibles.waiting(user_id=user_id)),
        collector_id=collectibles.collector_id(user_id=user_id),
        series=len({str(shown.series) for _view, shown in held}),
    )


def spans(pieces: int) -> list[str]:
    """The heights of the cells: whole shelves of eight, and equal cells for what is left, so that no hole stays."""
    shelves, rest = divmod(pieces, len(SPANS))
    return [*SPANS * shelves, *[""] * rest]


def certificate(*, code: str, address: str) -> CertificateShown | None:
    """The public page of a piece; `address` is its full URL, for the code that a telephone reads."""
    found = collectibles.certificate(code)
    if found is None:
        return None
    return CertificateShown(certificate=found, panel=panel(found.piece.edition), qr=_qr(address))


def _qr(address: str) -> SafeString:
    """The address as one path, without style attributes, which the content policy forbids."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        out, kind="svg", xmldecl=False, svgns=False, nl=False, omitsize=True, border=0, svgclass="qr", lineclass=""
    )
    label = _("Code of this page, for a telephone")
    # The drawing is segno's own and holds no text of a visitor.
    return mark_safe(out.getvalue().decode().replace("<svg", f'<svg role="img" aria-label="{label}"', 1))  # noqa: S308
