"""The ledger of an edition: a chain of records, each of which covers the one before. README.md gives the hashes.

Records are written under the lock of their edition, so positions have no gaps and the chain never forks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from promotions.collectibles.models import Edition, LedgerRecord


@dataclass(frozen=True, slots=True)
class LedgerCheck:
    """What reading a whole ledger again showed. `broken_at`: the first position that does not follow; None: all do."""

    records: int
    head: str
    broken_at: int | None = None

    @property
    def holds(self) -> bool:
        return self.broken_at is None


def append(
    edition: Edition, *, kind: LedgerRecord.Kind, number: int | None = None, holder_digest: str = "", at: datetime
) -> LedgerRecord:
    """Write the next record. The caller holds the lock of the edition."""
    last = LedgerRecord.objects.filter(edition=edition).order_by("position").last()
    record = LedgerRecord(
        edition=edition,
        position=last.position + 1 if last else 1,
        kind=kind,
        number=number,
        holder_digest=holder_digest,
        at=at,
        previous=last.digest if last else "",
    )
    record.digest = digest_of(record, edition.slug)
    record.save(force_insert=True)
    return record


def digest_of(record: LedgerRecord, edition_slug: str) -> str:
    """SHA-256 over everything that the record says, the digest of the one before included."""
    said = {
        "at": record.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "edition": edition_slug,
        "holder": record.holder_digest,
        "kind": str(record.kind),
        "number": record.number,
        "position": record.position,
        "previous": record.previous,
    }
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def digest_of_holder(certificate: str, collector: str) -> str:
    """What stands for a holder in the ledger. Only somebody who knows the Collector ID can make it again."""
    return hashlib.sha256(f"{certificate}:{collector}".encode()).hexdigest()


def check(records: Iterable[LedgerRecord], edition_slug: str) -> LedgerCheck:
    """Follow a chain from its beginning."""
    count, head = 0, ""
    for count, record in enumerate(records, start=1):
        follows = record.position == count and record.previous == head
        if not follows or record.digest != digest_of(record, edition_slug):
            return LedgerCheck(records=count, head=head, broken_at=count)
        head = record.digest
    return LedgerCheck(records=count, head=head)
