"""Row locks, always taken in the order of primary keys so that two buyers never wait for one another in a circle.

Order between tables, from first to last: checkout, stock, campaign budget, blind-box slot, edition, order.
"""

from __future__ import annotations

from typing import TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


def lock_rows(rows: models.QuerySet[Row]) -> list[Row]:
    """Lock and return the rows of a query in primary-key order; only its own table is locked, not what it joins."""
    return list(rows.order_by("pk").select_for_update(of=("self",)))
