"""Pools are sealed, boxes drawn and opened here, and nowhere else.

Lock order: the next free slots of a series, by number. Draws of one series therefore queue up behind its first free
slot, which is what makes them follow the sealed order.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from catalog.products.models import ProductClass
from common.errors import NotFound
from common.locking import lock_rows
from promotions.blindboxes import proof
from promotions.blindboxes.models import DrawRecord, DrawVoid, Series, Slot
from promotions.blindboxes.refusals import (
    AlreadySealed,
    BoxOpened,
    BoxWentBack,
    EmptyPool,
    NoMedicine,
    NoSet,
    NotSealed,
    PoolFixed,
    SeriesSoldOut,
)


@transaction.atomic
def seal(*, series_id: int, at: datetime) -> Series:
    """Shuffle the pool once and for all, and commit to its order. Refused a second time."""
    series = _series(series_id, lock=True)
    if series.sealed_at is not None:
        raise AlreadySealed()
    if series.variant.product_class == ProductClass.MEDICINE:
        raise NoMedicine()
    if series.variant.is_bundle or series.variant.in_bundles.exists():
        raise NoSet()
    pool = [style for style in series.styles.all() for _ in range(style.quantity)]
    if not pool:
        raise EmptyPool()
    # The system's own randomness: an order that nobody, the programmers included, could have foreseen.
    secrets.SystemRandom().shuffle(pool)
    Slot.objects.bulk_create(
        Slot(series=series, number=number, style=style) for number, style in enumerate(pool, start=1)
    )
    series.secret = secrets.token_hex(32)
    series.commitment = proof.commitment(series.secret, [style.slug for style in pool])
    series.sealed_at = at
    series.save(update_fields=["secret", "commitment", "sealed_at"])
    return series


@transaction.atomic
def draw(*, series_id: int, sources: Sequence[str], at: datetime) -> list[Slot]:
    """Draw one box for each source, in the sealed order. Asked again for a source, it returns what that one drew.

    The slots come in the order of the sources. Raises NotSealed, and SeriesSoldOut when the pool holds too few; nothing
    is drawn then.
    """
    series = _series(series_id)
    if series.sealed_at is None:
        raise NotSealed()
    free = lock_next(series_id, len(sources))
    # Looked up after the lock: whoever else was drawing for these sources has committed by now.
    drawn = {slot.source: slot for slot in Slot.objects.filter(series_id=series_id, source__in=sources)}
    wanted = [source for source in dict.fromkeys(sources) if source not in drawn]
    if len(wanted) > len(free):
        raise SeriesSoldOut(left=len(free), variants=[series.variant_id])
    for source, slot in zip(wanted, free, strict=False):
        slot.source, slot.drawn_at = source, at
        drawn[source] = slot
    taken = free[: len(wanted)]
    Slot.objects.bulk_update(taken, ["source", "drawn_at"])
    DrawRecord.objects.bulk_create(DrawRecord(slot=slot, source=slot.source, at=at) for slot in taken)
    return [drawn[source] for source in sources]


def refuse_restocking(*, variant_ids: Collection[int]) -> None:
    """Stock of a box is its pool: once sealed, nobody adds boxes or takes any away. Raises PoolFixed."""
    sealed = Series.objects.filter(variant_id__in=variant_ids, sealed_at__isnull=False)
    if variants := list(sealed.values_list("variant_id", flat=True)):
        raise PoolFixed(variants=variants)


def lock_next(series_id: int, count: int) -> list[Slot]:
    """The next free slots in the sealed order, locked. A slot that another draw takes meanwhile is passed over."""
    free = Slot.objects.filter(series_id=series_id, drawn_at=None).order_by("number")
    return list(free.select_for_update(of=("self",))[:count])


@transaction.atomic
def reveal(*, source: str, at: datetime) -> Slot:
    """Open the box that was drawn for a source. Opened again, it shows the same; the first instant stays."""
    slot = Slot.objects.filter(record__source=source).select_for_update(of=("self",)).select_related("style").first()
    if slot is None:
        raise NotFound()
    # Asked under the lock, which `void` takes too: a box is opened or goes back, never both.
    if DrawVoid.objects.filter(slot=slot).exists():
        raise BoxWentBack()
    if slot.opened_at is None:
        slot.opened_at = at
        slot.save(update_fields=["opened_at"])
    return slot


@transaction.atomic
def void(*, sources: Sequence[str], at: datetime) -> int:
    """Take back the boxes of these sources; how many this call took. Raises BoxOpened; none is taken back then.

    What was drawn stays drawn: the box keeps its place in the sealed order and is never drawn again, so nobody can
    cancel until the order suits them. Sources that drew nothing are no fault.
    """
    slots = lock_rows(Slot.objects.filter(source__in=[source for source in sources if source]))
    if any(slot.opened_at for slot in slots):
        raise BoxOpened()
    gone = set(DrawVoid.objects.filter(slot__in=slots).values_list("slot_id", flat=True))
    made = DrawVoid.objects.bulk_create(DrawVoid(slot=slot, at=at) for slot in slots if slot.pk not in gone)
    return len(made)


def _series(series_id: int, *, lock: bool = False) -> Series:
    rows = Series.objects.select_related("variant")
    series = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=series_id).first()
    if series is None:
        raise NotFound()
    return series
