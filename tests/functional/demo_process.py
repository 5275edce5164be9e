"""A demo started from a test as a person would start it, in a folder and on a port of its own."""

import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
# How long a busy machine may take to start a demo, or to end one. No test is about how soon that is.
PATIENCE = 180
OUTSIDE = ("DATABASE_URL", "REDIS_URL", "CELERY_BROKER_URL", "PORT", "MAKELEVEL", "MAKEFLAGS")


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without what would lead the demo elsewhere."""
    return {name: value for name, value in os.environ.items() if name not in OUTSIDE} | more


def refused(data: Path, **environment: str) -> str:
    """Start a demo that cannot start. Returns what it says on stderr, once it is clear that it said it properly."""
    done = subprocess.run(
        [sys.executable, "-m", "storefront.demo.serve"],
        cwd=CHECKOUT,
        env=clean_environment(HEIRLOOM_DATA=str(data), **environment),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    return done.stderr.strip()


class DemoProcess:
    """A running demo. As a context it is killed at the end, whatever the test did."""

    def __init__(self, data: Path, *, through_make: bool = False) -> None:
        self.data = data
        self.port = free_port()
        command = ["make", "demo"] if through_make else [sys.executable, "-m", "storefront.demo.serve"]
        self.process = subprocess.Popen(
            command,
            cwd=CHECKOUT,
            env=clean_environment(HEIRLOOM_DATA=str(data), PORT=str(self.port)),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.output: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> "DemoProcess":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.stop()

    def wait_until(self, words: str, *, seconds: float = PATIENCE) -> None:
        """Wait until it has printed `words`."""
        deadline = time.monotonic() + seconds
        while not any(words in line for line in self.output):
            assert self.process.poll() is None, f"It has ended: {self.output}"
            assert time.monotonic() < deadline, f"After {seconds} s: {self.output}"
            time.sleep(0.02)

    def health(self) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", "/healthz")
        return connection.getresponse().status

    def stop(self, number: signal.Signals = signal.SIGTERM, *, seconds: float = PATIENCE) -> int:
        """Send the signal to the process that was started, and to no other; returns its exit status."""
        self.process.send_signal(number)
        return self.wait(seconds=seconds)

    def wait(self, *, seconds: float = PATIENCE) -> int:
        """Wait until it has ended and all that it printed is read; returns its exit status."""
        status = self.process.wait(seconds)
        self._reader.join(30)
        return status

    def left_behind(self) -> list[str]:
        """The command lines of all processes that belong to this demo, once it is said to be gone."""
        return processes_of(self.data)

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.output.append(line.rstrip())


def processes_of(data: Path) -> list[str]:
    """Whatever runs with this folder in its command line or its environment."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        command = _contents(entry / "cmdline")
        about = command + _contents(entry / "environ")
        if os.fsencode(data) in about:
            found.append(command.replace(b"\0", b" ").decode(errors="replace"))
    return found


def free_port() -> int:
    """One that no connection gets by chance meanwhile: the system gives those numbers from 32768 on."""
    while True:
        port = random.randint(20_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def _contents(path: Path) -> bytes:
    """What is in the file; nothing when the process has just ended, or is another user's."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
