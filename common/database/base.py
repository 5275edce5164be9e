"""The backend of DATABASES. Its name and its class are what Django looks for."""

import time
from typing import Any

from django.db.backends.postgresql import base

from common.database.connection import Connection, Cursor

# A connection that answered within this many seconds is not asked whether it lives: with every request of a busy store
# that would be one question more. A server that was restarted takes longer than that to come back.
ALIVE_FOR = 0.5


class DatabaseWrapper(base.DatabaseWrapper):
    """Checks a kept connection before a request uses it, unless it served another one just now."""

    health_check_done: bool  # Django's own, which its stubs leave without a type.
    connection: Connection
    _served_at = 0.0

    def get_connection_params(self) -> dict[str, Any]:
        return {**super().get_connection_params(), "connection_factory": Connection, "cursor_factory": Cursor}

    def close_if_health_check_failed(self) -> None:
        if not self.health_check_done and time.monotonic() - self._served_at < ALIVE_FOR:
            self.health_check_done = True
        super().close_if_health_check_failed()

    def close_if_unusable_or_obsolete(self) -> None:
        """Called as a request begins and ends. At an end `health_check_done` says that the connection was used."""
        if self.connection is not None and self.health_check_done and not self.errors_occurred:
            self._served_at = time.monotonic()
        super().close_if_unusable_or_obsolete()

    def _savepoint_rollback(self, sid: str) -> None:
        # All of it came after the savepoint, with which everything before was sent.
        self.connection.forget_later()
        super()._savepoint_rollback(sid)  # type: ignore[misc]  # Django's own, which its stubs leave out.
