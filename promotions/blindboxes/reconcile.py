"""Counting the pools again: does everything that is written about a sealed series agree?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.db.models import F, Sum

from catalog.stock.models import Stock
from promotions.blindboxes.models import DrawRecord, Series, Slot
from promotions.blindboxes.queries import verify


def differences() -> Iterator[str]:
    """One sentence for each thing that does not agree; nothing when all does."""
    for series in Series.objects.filter(sealed_at__isnull=False).order_by("pk"):
        yield from (f"{series.slug}: {said}" for said in _of_series(series))


def _of_series(series: Series) -> Iterator[str]:
    slots = list(series.slots.order_by("number"))
    if [slot.number for slot in slots] != list(range(1, len(slots) + 1)):
        yield "the numbers of its boxes have gaps."
    held = Counter(slot.style_id for slot in slots)
    for style in series.styles.all():
        if held[style.pk] != style.quantity:
            yield f"{style.slug} has {held[style.pk]} boxes, {style.quantity} were published."
    if not verify(series_id=series.pk):
        yield "the pool is not the one that its commitment was made from."
    yield from _of_draws(series, slots)


def _of_draws(series: Series, slots: list[Slot]) -> Iterator[str]:
    drawn = [slot for slot in slots if slot.drawn_at]
    if [slot.number for slot in drawn] != list(range(1, len(drawn) + 1)):
        yield "boxes were not drawn in the sealed order."
    recorded = dict(DrawRecord.objects.filter(slot__series=series).values_list("slot_id", "source"))
    if recorded != {slot.pk: slot.source for slot in drawn}:
        yield f"{len(drawn)} boxes are drawn, and the {len(recorded)} records of draws do not match them."
    stock = Stock.objects.filter(variant_id=series.variant_id)
    promised = stock.aggregate(left=Sum(F("quantity") - F("allocated")))["left"] or 0
    if promised > len(slots) - len(drawn):
        yield f"the stock still offers {promised} boxes, the pool holds {len(slots) - len(drawn)}."
