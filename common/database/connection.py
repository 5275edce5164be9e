"""A connection that sends together what need not be sent one by one, for each way to the database and back costs both.

`BEGIN` goes with the first statement of a transaction. Writes whose answer nobody waits for (`later`) go with the next
statement or with the commit: what they lock is locked for that one way only. What fails among them fails there, and the
transaction with it. (docs/decisions/0803-fewer-ways-to-the-database.md)
"""

from __future__ import annotations

from typing import Any

from psycopg2 import ProgrammingError, extensions

IDLE = extensions.TRANSACTION_STATUS_IDLE


class Cursor(extensions.cursor):
    """Sends with its statement what has to be there before it."""

    connection: Connection

    def execute(self, query: Any, vars: Any = None) -> None:
        if self.connection.has_ahead and self.name is None:
            # Merged here, so that a percent sign in what goes ahead is not taken for a place.
            words = self.mogrify(query, vars)
            super().execute(self.connection.ahead() + words)
        else:
            self._send_ahead()
            super().execute(query, vars)

    def executemany(self, query: Any, vars_list: Any) -> None:
        self._send_ahead()
        super().executemany(query, vars_list)

    def _send_ahead(self) -> None:
        if self.connection.has_ahead:
            self.connection.send(self.connection.ahead())


class Connection(extensions.connection):
    """psycopg2's own in autocommit; where transactions begin and end is said here."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_session(autocommit=True)
        self._has_transactions = True
        self._later: list[bytes] = []

    @property
    def autocommit(self) -> bool:
        """Whether each statement stands alone."""
        return not self._has_transactions

    @autocommit.setter
    def autocommit(self, alone: bool) -> None:
        if alone and self.has_begun:
            raise ProgrammingError("A transaction must end before statements can stand alone.")
        self._has_transactions = not alone

    def cursor(self, *args: Any, withhold: bool = False, **options: Any) -> Any:
        # To psycopg2 a named cursor is outside of a transaction; it may live as long as it likes to.
        is_named = bool(args or options.get("name"))
        return super().cursor(*args, withhold=withhold or is_named, **options)

    def later(self, words: bytes) -> None:
        """Send a whole statement of a transaction before the next one or the commit."""
        self._later.append(words)

    def forget_later(self) -> None:
        """Nothing of what has not been sent yet shall be."""
        self._later.clear()

    @property
    def has_begun(self) -> bool:
        """Whether the database is in a transaction, or will be with what it has not been sent yet."""
        return bool(self._later) or self.get_transaction_status() != IDLE

    @property
    def has_ahead(self) -> bool:
        """Whether something must be sent before the next statement."""
        return bool(self._later) or (self._has_transactions and self.get_transaction_status() == IDLE)

    def ahead(self) -> bytes:
        """What must be sent before the next statement; it counts as sent then."""
        begins = self._has_transactions and self.get_transaction_status() == IDLE
        words = b"".join([b"BEGIN;" if begins else b"", *(words + b";" for words in self._later)])
        self._later.clear()
        return words

    def send(self, words: bytes) -> None:
        """Send words as they are."""
        with super().cursor(cursor_factory=extensions.cursor) as cursor:
            cursor.execute(words)

    def commit(self) -> None:
        if self.has_begun:
            self.send(self.ahead() + b"COMMIT")

    def rollback(self) -> None:
        self._later.clear()
        if self.get_transaction_status() != IDLE:
            self.send(b"ROLLBACK")

    def close(self) -> None:
        self._later.clear()
        super().close()
