"""Makes what is missing and leaves what is there, so that loading again changes nothing and undoes no one's edits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


def add_missing(table: type[Row], key: str, wanted: Mapping[Any, Mapping[str, Any]]) -> tuple[dict[Any, Row], int]:
    """Rows of `table` by the unique field `key`, the missing ones made; and how many were made."""
    manager = table._default_manager
    found = {getattr(row, key): row for row in manager.filter(**{f"{key}__in": list(wanted)})}
    made = manager.bulk_create(
        [table(**{key: name, **fields}) for name, fields in wanted.items() if name not in found], batch_size=500
    )
    found |= {getattr(row, key): row for row in made}
    return found, len(made)
