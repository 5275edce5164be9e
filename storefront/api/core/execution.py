"""Running a document. Like graphql-core's own, but fields that are mere attributes are read without ceremony."""

from __future__ import annotations

from typing import Any

from graphql import ExecutionContext


class Execution(ExecutionContext):
    """Nothing in the schema is awaited."""

    @staticmethod
    def is_awaitable(value: Any) -> bool:
        return False
