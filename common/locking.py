"""Row locks, always taken in the order of primary keys so that two buyers never wait for one another in a circle.

Order between tables, first to last: gateway report, checkout, parcel or return, voucher, stock, campaign budget,
blind-box slot, edition, order, its payments, refund, the row of a seller's invoice numbers.
An unpaid order that is given up is locked before its voucher and stock: nothing that holds these waits for an unpaid
order.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)


def lock_rows(rows: models.QuerySet[Row]) -> list[Row]:
    """Lock and return the rows of a query in primary-key order; only its own table is locked, not what it joins."""
    return list(in_turn(rows))


def in_turn(rows: models.QuerySet[Row]) -> models.QuerySet[Row]:
    """The query that locks so, for those who prepare it."""
    return rows.order_by("pk").select_for_update(of=("self",))


def take_turns(names: Iterable[str]) -> None:
    """Wait until no other transaction holds any of these names, and hold them until this one ends.

    For what has no row to lock yet, such as a customer's first order. Names are taken in order.
    """
    with connection.cursor() as cursor:
        for name in sorted(set(names)):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
