"""Counting the editions again: does everything that is written about them agree?"""

from __future__ import annotations

from collections.abc import Iterator

from promotions.collectibles.ledger import digest_of_holder
from promotions.collectibles.models import CollectibleVoucher, Collector, Edition, LedgerRecord, Piece
from promotions.collectibles.queries import verify_ledger

State = CollectibleVoucher.State
Kind = LedgerRecord.Kind


def differences() -> Iterator[str]:
    """One sentence for each thing that does not agree; nothing when all does."""
    for edition in Edition.objects.order_by("pk"):
        yield from (f"{edition.slug}: {said}" for said in _of_edition(edition))


def _of_edition(edition: Edition) -> Iterator[str]:
    vouchers, pieces = edition.vouchers.all(), list(edition.pieces.order_by("number").select_related("voucher"))
    issued, claimed = vouchers.count(), vouchers.filter(state=State.CLAIMED).count()
    if edition.issued != issued:
        yield f"counts {edition.issued} vouchers issued, there are {issued}."
    if issued > edition.size:
        yield f"has {issued} vouchers, and only {edition.size} pieces."
    if edition.claimed != claimed:
        yield f"counts {edition.claimed} vouchers claimed, there are {claimed}."
    if [piece.number for piece in pieces] != list(range(1, claimed + 1)):
        yield f"its {len(pieces)} pieces are not numbered from 1 to {claimed} without a gap."
    if wrong := [piece.number for piece in pieces if piece.voucher.state != State.CLAIMED]:
        yield f"pieces {_listed(wrong)} come from vouchers that are not claimed."
    yield from _of_ledger(edition, pieces)


def _of_ledger(edition: Edition, pieces: list[Piece]) -> Iterator[str]:
    check = verify_ledger(edition_id=edition.pk)
    if not check.holds:
        yield f"its ledger does not follow at position {check.broken_at}."
    codes = dict(Collector.objects.filter(user__in={piece.holder_id for piece in pieces}).values_list("user", "code"))
    held = {piece.number: digest_of_holder(piece.certificate, codes.get(piece.holder_id, "")) for piece in pieces}
    records = edition.ledger.exclude(kind=Kind.VOIDED).order_by("position")
    # A later record of the same piece stands for a later holder.
    recorded = {record.number or 0: record.holder_digest for record in records}
    if wrong := {number for number, _ in held.items() ^ recorded.items()}:
        yield f"the ledger and the pieces disagree about {_listed(sorted(wrong))}."
    burnt, voided = edition.ledger.filter(kind=Kind.VOIDED).count(), edition.vouchers.filter(state=State.VOIDED).count()
    if burnt != voided:
        yield f"the ledger knows {burnt} voided vouchers, there are {voided}."


def _listed(numbers: list[int]) -> str:
    return ", ".join(f"№ {number}" for number in numbers)
