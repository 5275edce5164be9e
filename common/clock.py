"""The only place that asks what time it is. Everything else is told, as `at` (DESIGN.md, rule 3)."""

from datetime import UTC, datetime


def now() -> datetime:
    """This instant, aware, in UTC."""
    return datetime.now(UTC)
