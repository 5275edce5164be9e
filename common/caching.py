"""A small memory in the process for things that change seldom and are asked for by every request."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """One value, remembered for some seconds. Other processes see a change when their memory has run out."""

    _all: ClassVar[list[Remembered]] = []

    def __init__(self, name: str, *, seconds: float) -> None:
        self.name, self.seconds = name, seconds
        self._lock = threading.Lock()
        self._value: Value | None = None
        self._until = 0.0
        self._all.append(self)

    def get(self, load: Callable[[], Value]) -> Value:
        """The value, loaded anew when it is older than allowed."""
        value = self._value
        if value is not None and time.monotonic() < self._until:
            return value
        with self._lock:
            value = load()
            self._value, self._until = value, time.monotonic() + self.seconds
        return value

    def forget(self) -> None:
        self._value = None


def forget_all() -> None:
    """For tests, and after a change in this process that must be seen at once."""
    for remembered in Remembered._all:
        remembered.forget()
