"""A port: the place where an outside system is plugged in. `storefront/wiring.py` is the only one who plugs."""

from __future__ import annotations

from typing import Generic, TypeVar

Adapter = TypeVar("Adapter")


class NotWired(RuntimeError):
    """Something asked a port for its adapter before the wiring chose one."""


class Port(Generic[Adapter]):
    """Holds the one adapter that the settings chose."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._adapter: Adapter | None = None

    def plug(self, adapter: Adapter) -> None:
        self._adapter = adapter

    def __call__(self) -> Adapter:
        if self._adapter is None:
            raise NotWired(f"No adapter is plugged into the port {self.name!r}.")
        return self._adapter
