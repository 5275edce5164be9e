"""Collectible vouchers are issued, claimed and voided here, and nowhere else.

Lock order: rows of Edition by primary key. Whoever holds an edition's row may write its vouchers, pieces and ledger;
nothing else is locked.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from common.errors import NotFound
from common.locking import lock_rows
from common.prepared import PreparedRows
from promotions.collectibles import ledger
from promotions.collectibles.codes import new_code
from promotions.collectibles.models import CollectibleVoucher, Collector, Edition, LedgerRecord, Piece
from promotions.collectibles.queries import rules_at
from promotions.collectibles.refusals import VoucherClaimed, VoucherVoided
from promotions.sold import Sold

State = CollectibleVoucher.State
Kind = LedgerRecord.Kind


@transaction.atomic
def issue(*, sold: Sold, at: datetime) -> list[CollectibleVoucher]:
    """Give a sale one voucher of each edition whose rule it meets, as long as the edition lasts.

    What counts is when the sale was placed, not when it is told. Told again, it returns what was given the first time.
    An edition that has run out gives none, silently: the sale stands without it.
    """
    rules = rules_at(channel_id=sold.channel_id, at=sold.placed_at)
    editions = lock_editions({rule.edition_id for rule in rules if rule.is_met_by(sold.lines)})
    # Looked up after the lock: whoever else was told of this sale has committed by now.
    given = {voucher.edition_id for voucher in _given.all(sold.source)}
    for edition in editions:
        if edition.pk in given or edition.issued >= edition.size:
            continue
        edition.issued += 1
        edition.save(update_fields=["issued"])
        CollectibleVoucher.objects.create(edition=edition, source=sold.source, holder_id=sold.holder_id, issued_at=at)
    return _given.all(sold.source)


_given = PreparedRows(lambda source: CollectibleVoucher.objects.filter(source=source).order_by("edition_id"))


@transaction.atomic
def claim(*, code: uuid.UUID, user_id: int, at: datetime) -> Piece:
    """Turn a voucher into a numbered piece, in the order of claims. Whoever holds the code may.

    Claimed again by the same collector, it returns the same piece. Raises NotFound, VoucherClaimed by somebody else,
    VoucherVoided.
    """
    edition_id = CollectibleVoucher.objects.filter(code=code).values_list("edition_id", flat=True).first()
    if edition_id is None:
        raise NotFound()
    (edition,) = lock_editions({edition_id})
    voucher = CollectibleVoucher.objects.select_related("piece").get(code=code)
    if voucher.state == State.VOIDED:
        raise VoucherVoided()
    if voucher.state == State.CLAIMED:
        if voucher.piece.holder_id != user_id:
            raise VoucherClaimed()
        return voucher.piece
    return _give_number(edition, voucher, user_id, at)


@transaction.atomic
def void(*, source: str, at: datetime) -> list[CollectibleVoucher]:
    """Take back the vouchers of a sale that are not claimed yet; returns those that this call took.

    Their places are burnt, never given again; claimed pieces stay with their collectors (DOMAIN.md, section 6).
    """
    return _void(CollectibleVoucher.objects.filter(source=source), at=at)


def _void(vouchers: QuerySet[CollectibleVoucher], *, at: datetime) -> list[CollectibleVoucher]:
    open_vouchers = vouchers.filter(state=State.ISSUED)
    concerned = set(open_vouchers.values_list("edition_id", flat=True))
    editions = {edition.pk: edition for edition in lock_editions(concerned)}
    taken = list(open_vouchers.filter(edition_id__in=editions).order_by("edition_id"))
    for voucher in taken:
        voucher.state = State.VOIDED
        voucher.save(update_fields=["state"])
        ledger.append(editions[voucher.edition_id], kind=Kind.VOIDED, at=at)
    return taken


@transaction.atomic
def review(*, sold: Sold, at: datetime) -> list[CollectibleVoucher]:
    """Some of a sale went back; `sold` says what was kept. Vouchers that it no longer earns are taken back.

    What counts are the rules of the instant at which the sale was placed. Gifts return with the goods (DOMAIN.md,
    section 4), as far as they are not claimed yet.
    """
    rules = rules_at(channel_id=sold.channel_id, at=sold.placed_at)
    earned = {rule.edition_id for rule in rules if rule.is_met_by(sold.lines)}
    return _void(CollectibleVoucher.objects.filter(source=sold.source).exclude(edition_id__in=earned), at=at)


def lock_editions(edition_ids: Collection[int]) -> list[Edition]:
    """The editions, locked in the order of their keys."""
    return lock_rows(Edition.objects.filter(pk__in=edition_ids))


def _give_number(edition: Edition, voucher: CollectibleVoucher, user_id: int, at: datetime) -> Piece:
    edition.claimed += 1
    edition.save(update_fields=["claimed"])
    voucher.state, voucher.holder_id = State.CLAIMED, user_id
    voucher.save(update_fields=["state", "holder"])
    collector, _ = Collector.objects.get_or_create(user_id=user_id, defaults={"code": new_code()})
    piece = Piece.objects.create(
        edition=edition,
        number=edition.claimed,
        voucher=voucher,
        holder_id=user_id,
        certificate=new_code(),
        claimed_at=at,
    )
    holder = ledger.digest_of_holder(piece.certificate, collector.code)
    ledger.append(edition, kind=Kind.CLAIMED, number=piece.number, holder_digest=holder, at=at)
    return piece
