"""The folder that holds what a checkout keeps: database, cache, pictures, logs. And who may touch it when."""

import errno
import fcntl
import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

CHECKOUT = Path(__file__).resolve().parents[2]
SECONDS_TO_WAIT_FOR_OTHERS = 120

_held: dict[Path, IO[bytes]] = {}


class StartError(Exception):
    """The servers cannot start, or cannot be reached. The text is one sentence: what is wrong and what helps."""


class DataFolder:
    """`.data/` of the checkout, or the folder that HEIRLOOM_DATA names."""

    def __init__(self) -> None:
        self.path = Path(os.environ.get("HEIRLOOM_DATA") or CHECKOUT / ".data").absolute()
        self.run = self.path / "run"
        self.logs = self.path / "logs"

    @property
    def digest(self) -> str:
        """A short name for this folder, the same in every process; no two checkouts share it."""
        return hashlib.sha256(os.fsencode(self.path)).hexdigest()[:12]

    def prepare(self) -> None:
        """Make the folders. Raises StartError when that is not possible."""
        with plain_errors(self.path):
            for folder in (self.path, self.run, self.logs, self.path / "media"):
                folder.mkdir(parents=True, exist_ok=True)

    def require_space(self, megabytes: int) -> None:
        """Refuse to begin what would stop half-way on a full disk."""
        free = shutil.disk_usage(self.path).free // 2**20
        if free < megabytes:
            raise StartError(
                f"The disk is full: {free} MB are free for {self.path}, at least {megabytes} MB are needed."
            )

    def log(self, name: str) -> Path:
        """The log file of a server or process. One that has grown large is set aside first, so that two are kept."""
        path = self.logs / f"{name}.log"
        if path.exists() and path.stat().st_size > 10 * 2**20:
            path.replace(path.with_suffix(".log.1"))
        return path

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Let one process at a time start and stop servers."""
        self.prepare()
        with plain_errors(self.path):
            handle = (self.run / "lock").open("ab")
        with handle:
            deadline = time.monotonic() + SECONDS_TO_WAIT_FOR_OTHERS
            while not _flock(handle, fcntl.LOCK_EX):
                if time.monotonic() > deadline:
                    raise StartError(
                        f"Another process has been starting or stopping the servers in {self.path} for long."
                    )
                time.sleep(0.05)
            with plain_errors(self.path):
                yield

    def hold(self) -> None:
        """Count this process among the users of the servers until it ends or releases."""
        self.prepare()
        if self.path not in _held:
            with plain_errors(self.path):
                handle = (self.run / "users").open("ab")
            _held[self.path] = handle
            fcntl.flock(handle, fcntl.LOCK_SH)

    def release(self) -> bool:
        """No longer count this process. True when it was the last user."""
        if self.path in _held:
            _held.pop(self.path).close()
        with (self.run / "users").open("ab") as handle:
            return _flock(handle, fcntl.LOCK_EX)


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Say in one sentence what the operating system refused."""
    try:
        yield
    except (FileExistsError, NotADirectoryError) as error:
        raise StartError(
            f"{error.filename or path} is in the way, a folder is needed there: move it, or set HEIRLOOM_DATA."
        ) from error
    except PermissionError as error:
        raise StartError(
            f"{error.filename or path} belongs to another user: run as that one, or set HEIRLOOM_DATA elsewhere."
        ) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StartError(f"The disk is full: nothing more can be written to {path}.") from error
        raise StartError(f"{path} cannot be used: {error.strerror or error}.") from error


def _flock(handle: IO[bytes], kind: int) -> bool:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
