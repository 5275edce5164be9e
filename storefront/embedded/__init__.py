"""The PostgreSQL and the Valkey that come with the store, for a demo, for development and for tests.

Their state lives in `.data/` of the checkout, or where HEIRLOOM_DATA says. A part that DATABASE_URL or REDIS_URL points
elsewhere is never started here. Imports no Django: settings read the addresses, so they must be known before them.
Why the servers run as they do: docs/decisions/0001-embedded-servers.md.
"""

import os

from storefront.embedded import postgres, valkey
from storefront.embedded.folder import DataFolder, StartError, plain_errors

__all__ = ["DataFolder", "StartError", "database_url", "ensure_running", "hold", "plain_errors", "redis_url", "stop"]


def database_url(name: str = "heirloom") -> str:
    """Where the embedded PostgreSQL answers, for the database `name`. Reads nothing and starts nothing."""
    return postgres.url(DataFolder(), name)


def redis_url(db: int = 0) -> str:
    """Where the embedded Valkey answers, as redis://…/db. A start may change the port: ask after `ensure_running`."""
    return valkey.url(DataFolder(), db)


def ensure_running() -> None:
    """Start what is needed and does not answer yet; return when it answers. Several processes may call it at once.

    Raises StartError, whose text is one sentence for a person.
    """
    parts = [
        part for part, variable in ((postgres, "DATABASE_URL"), (valkey, "REDIS_URL")) if not os.environ.get(variable)
    ]
    data = DataFolder()
    if not parts or all(part.answers(data) for part in parts):
        return
    with data.locked():
        for part in parts:
            part.start(data)


def hold() -> None:
    """Keep the servers running while this process lives: a `stop` asked for elsewhere leaves them alone."""
    DataFolder().hold()


def stop() -> bool:
    """Stop both servers and wait until they are gone. False when another process still holds them: then they stay."""
    data = DataFolder()
    if not data.path.is_dir():
        return True
    with data.locked():
        if not data.release():
            return False
        valkey.stop(data)
        postgres.stop(data)
        return True
