"""What is remembered in the process, and a cache in Valkey that costs little to ask."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

from django.core.cache.backends.redis import RedisCache, RedisCacheClient

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


class _LeanClient(RedisCacheClient):
    """Django makes a client of the library for each question, which costs more than asking; one serves all threads."""

    # Django's own, which its stubs leave out.
    _get_connection_pool: Any
    _client: Any

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._clients: dict[int, Any] = {}

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        pool = self._get_connection_pool(write)
        known = self._clients.get(id(pool))
        if known is None:
            known = self._clients[id(pool)] = self._client(connection_pool=pool)
        return known


class LeanRedisCache(RedisCache):
    """Django's cache in Redis or Valkey, asked through one client for each of its servers."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = _LeanClient
