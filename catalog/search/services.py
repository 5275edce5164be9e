"""Keeps the search index in step with the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from catalog.products.models import Product
from catalog.search.documents import documents_of
from catalog.search.ports import search_index
from common.outbox.services import enqueue

BATCH = 200
# Names the advisory lock under which the index is written.
WRITING_THE_INDEX = 0x5EA2C4


def note_change(*, product_ids: Collection[int], cause: str, at: datetime) -> None:
    """Have products indexed again after this transaction. `cause` tells one change from the next: "listing:7:2026…"."""
    enqueue(topic="search.index", key=f"search.index:{cause}", payload={"product_ids": list(product_ids)}, at=at)


def handle_index(payload: Mapping[str, Any], at: datetime) -> None:
    """Handler of the outbox topic "search.index"."""
    index_products(product_ids=payload["product_ids"])


def handle_shop(payload: Mapping[str, Any], at: datetime) -> None:
    """Handler of the outbox topic "shop.changed": a shop that opens or closes brings or takes all it sells."""
    ids = list(Product.objects.filter(shop_id=payload["shop_id"]).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        index_products(product_ids=ids[start : start + BATCH])


@transaction.atomic
def index_products(*, product_ids: Collection[int]) -> None:
    """Bring the documents of some products up to date; what may no longer be seen loses its document.

    Writers take turns: whoever comes second reads the catalogue after the first has written, so an older state never
    overwrites a newer one.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITING_THE_INDEX])
    documents = documents_of(product_ids)
    index = search_index()
    index.remove(set(product_ids) - {document.product_id for document in documents})
    index.put(documents)


def reindex(*, progress: Callable[[int, int], None] | None = None) -> int:
    """Write every document anew, batch by batch beside those that are read, and drop what is left over.

    Search answers throughout: a batch is replaced whole. `progress` hears (done, total). Returns how many were written.
    """
    ids = list(Product.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        index_products(product_ids=ids[start : start + BATCH])
        if progress:
            progress(min(start + BATCH, len(ids)), len(ids))
    gone = search_index().indexed_ids() - set(ids)
    search_index().remove(gone)
    return len(search_index().indexed_ids())
