"""The processes that the demo runs: each in a session of its own, all ended when the demo ends.

A Ctrl-C in the terminal thus reaches the demo alone, which ends its children in order. Should the demo be killed, the
system asks its children to end; what still lives carries a mark in its environment, by which the next start finds it.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

MARK = "HEIRLOOM_CHILD_OF"
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
SECONDS_TO_END = 12

_libc = ctypes.CDLL(None)


def web_command() -> list[str]:
    """Two web processes of four threads; PORT of the environment says where."""
    return [sys.executable, "-m", "gunicorn", "--config", "python:storefront.gunicorn", "storefront.wsgi:application"]


def worker_command(*, schedule: Path) -> list[str]:
    """One task worker, which also sends what is due by the clock and remembers it in `schedule`."""
    command = [sys.executable, "-m", "celery", "--app", "storefront", "worker", "--beat", "--schedule", str(schedule)]
    command += ["--pool", "threads", "--concurrency", "2", "--loglevel", "INFO"]
    return [*command, "--without-mingle", "--without-gossip"]


class Children:
    """All processes of one demo."""

    def __init__(self, *, mark: str, environment: Mapping[str, str], cwd: Path) -> None:
        self._mark = mark
        self._environment = {**environment, MARK: mark, "PYTHONUNBUFFERED": "1"}
        self._cwd = cwd
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self, command: Sequence[str | Path], *, log: Path) -> subprocess.Popen[bytes]:
        """Start a process that writes to `log`."""
        with log.open("ab") as output:
            child = subprocess.Popen(  # noqa: S603 - the commands are ours
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self._cwd,
                env=self._environment,
                start_new_session=True,
                preexec_fn=end_with_parent,  # Safe: this process has one thread.
            )
        self._running.append(child)
        return child

    def ended(self) -> list[subprocess.Popen[bytes]]:
        """Those that ended by themselves."""
        return [child for child in self._running if child.poll() is not None]

    def finish(self, child: subprocess.Popen[bytes]) -> None:
        """Forget a process that was meant to end."""
        self._running.remove(child)

    def end_all(self, hurry: Callable[[], bool] = lambda: False) -> None:
        """Ask all to end, wait, and kill what stays, grandchildren too. `hurry` cuts the waiting short."""
        for child in self._running:
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + SECONDS_TO_END
        while any(child.poll() is None for child in self._running) and time.monotonic() < deadline and not hurry():
            time.sleep(0.05)
        for child in self._running:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        self._running.clear()
        end_marked(self._mark)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def adopt_orphans() -> None:
    """Become the parent of what children leave behind, so that `end_all` can bury it where no init would."""
    _libc.prctl(PR_SET_CHILD_SUBREAPER, 1)


def end_with_parent(number: signal.Signals = signal.SIGTERM) -> None:
    """Have the system send this process a signal when its parent is gone, however that went."""
    _libc.prctl(PR_SET_PDEATHSIG, number)


def end_marked(mark: str) -> int:
    """Kill what an earlier demo of the same folder has left behind. Returns how many processes that were."""
    left = _marked(mark)
    for number, seconds in ((signal.SIGTERM, 5), (signal.SIGKILL, 5)):
        for pid in _marked(mark):
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                continue
        deadline = time.monotonic() + seconds
        while _marked(mark) and time.monotonic() < deadline:
            time.sleep(0.05)
    return len(left)


def _marked(mark: str) -> list[int]:
    wanted = os.fsencode(f"{MARK}={mark}")
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            # A dead process that nobody reaped has no environment any more.
            if wanted in (entry / "environ").read_bytes().split(b"\0"):
                found.append(int(entry.name))
        except OSError:
            continue
    return found
