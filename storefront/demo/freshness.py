"""What the demo has loaded is known by a fingerprint of what it was made from, so that nothing is made twice."""

import hashlib
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from storefront import embedded

CHECKOUT = Path(__file__).resolve().parents[2]


def has_content() -> bool:
    """Whether there is a command that loads the demo's content."""
    return (CHECKOUT / "storefront/demo/management/commands/load_demo.py").exists()


def content() -> str:
    """Changes with what the demo shows, with the day (its dates are relative) and with the database it is put into."""
    demo = CHECKOUT / "storefront" / "demo"
    return _digest([*demo.glob("*/**/*"), demo / "accounts.py"], datetime.now(UTC).date().isoformat(), _database())


def static() -> str:
    """Changes with the store's own static files and with the packages that bring theirs."""
    files = [*CHECKOUT.glob("[!.]*/**/static/**/*"), CHECKOUT / "requirements.txt"]
    return _digest(files, str(embedded.DataFolder().path))


def migrations() -> str:
    """Changes with the tables."""
    return _digest(CHECKOUT.glob("[!.]*/**/migrations/*.py"))


def _digest(files: Iterable[Path], *more: str) -> str:
    digest = hashlib.sha256("\n".join(more).encode())
    for path in sorted(files):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(CHECKOUT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def _database() -> str:
    if url := os.environ.get("DATABASE_URL"):
        return url
    made = (embedded.DataFolder().path / "postgres" / "PG_VERSION").stat()
    return f"{made.st_ino} {made.st_mtime_ns}"
