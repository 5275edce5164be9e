"""`make test`: every check and every test; all run, and a summary at the end says what failed.

The tests run in three lanes, beside the checks that only read the code. What measures time comes last and alone.
`--only lint` or `--only tests` runs a part. What follows `--` goes to pytest.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

CHECKOUT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NO_BROWSER = "BROWSER TESTS DID NOT RUN: there is no Chromium here, and only root on Debian gets one by itself."
# In the order in which they begin, the longest first; "others" is whatever no other line names.
TESTS = {
    "demo": ["tests/functional/test_make_demo.py", "tests/functional/test_demo_refuses.py"],
    "integration": ["tests/integration"],
    "browser": ["tests/functional/browser"],
    "races": ["tests/concurrency", "tests/contract"],
    "others": ["tests"],
    "unit": ["tests/unit"],
}
ALONE = ["tests/alone"]
# What a run spends its time on is seen in each.
SHOW_SLOW = ["--durations=12", "--durations-min=2"]
LANES = 3  # One more than the smallest machine has cores: browsers and servers that start are waited for.
SECONDS_TO_END = 20


@dataclass(frozen=True)
class Check:
    """One command that passes or fails. What is not `aloud` is shown as a whole once it has ended."""

    name: str
    command: Sequence[str]
    number: int = 0
    aloud: bool = False


def module(name: str, *words: str) -> list[str]:
    return [sys.executable, "-m", name, *words]


LINT = [
    Check("ruff check", module("ruff", "check", ".")),
    Check("ruff format", module("ruff", "format", "--check", ".")),
    Check("import-linter", [str(Path(sys.executable).with_name("lint-imports"))]),
    Check("mypy", module("mypy")),
    Check("migrations", [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"]),
]


def all_tests() -> list[Check]:
    """What may run side by side. Each has a number, by which its databases differ from those of the others."""
    named = [path for paths in [*TESTS.values(), ALONE] for path in paths]
    found = []
    for number, (name, paths) in enumerate(TESTS.items(), start=1):
        ignored = [path for path in named if any(path.startswith(f"{each}/") for each in paths)]
        words = [*paths, *(f"--ignore={path}" for path in ignored), *SHOW_SLOW]
        found.append(Check(f"pytest {name}", module("pytest", *words), number))
    return found


@dataclass(frozen=True)
class Ended:
    """How a check has ended. On a busy machine its seconds on a processor say more than those on the clock."""

    check: Check
    code: int
    seconds: float
    processor: float


class Runner:
    """Runs checks and keeps how each has ended. A signal ends them all, a second one at once."""

    def __init__(self) -> None:
        self.ended: list[Ended] = []
        self.stopped = False
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()

    def side_by_side(self, *queues: tuple[Sequence[Check], int]) -> None:
        """Work off the queues, each in so many lanes."""
        threads = []
        for checks, lanes in queues:
            queue = deque(checks)
            threads += [threading.Thread(target=self._work_off, args=(queue,)) for _ in range(lanes)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def stop(self, _number: int, _frame: FrameType | None) -> None:
        """End what runs; nothing more begins. Each check is a session of its own, which hears of it from here alone."""
        self._signal_all(signal.SIGKILL if self.stopped else signal.SIGINT)
        if not self.stopped:
            self.stopped = True
            late = threading.Timer(SECONDS_TO_END, self._signal_all, (signal.SIGKILL,))
            late.daemon = True
            late.start()

    def _work_off(self, queue: deque[Check]) -> None:
        while not self.stopped:
            try:
                check = queue.popleft()
            except IndexError:
                return
            with tempfile.TemporaryFile() as said:
                self.ended.append(self._run(check, None if check.aloud else said.fileno()))
                said.seek(0)
                self._show(check, said.read().decode(errors="replace"))

    def _run(self, check: Check, output: int | None) -> Ended:
        begun = time.monotonic()
        say(f"=== {check.name} begins")
        child = subprocess.Popen(  # noqa: S603 - the commands are ours
            check.command,
            cwd=CHECKOUT,
            env={**os.environ, "HEIRLOOM_TEST_LANE": str(check.number)},
            stdout=output,
            stderr=output and subprocess.STDOUT,
            start_new_session=True,
        )
        self._running.add(child)
        if self.stopped:
            self._signal_all(signal.SIGINT)
        _pid, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        self._running.discard(child)
        return Ended(check, child.returncode, time.monotonic() - begun, used.ru_utime + used.ru_stime)

    def _show(self, check: Check, said: str) -> None:
        with self._lock:
            say(f"\n=== {check.name} said\n{said.rstrip()}\n" if not check.aloud else "")

    def _signal_all(self, number: signal.Signals) -> None:
        for child in list(self._running):
            with suppress(ProcessLookupError):
                os.killpg(child.pid, number)


def main() -> int:
    """Run what was asked for. Returns the number of failed checks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("lint", "tests"))
    parser.add_argument("pytest", nargs="*", help="words for pytest, after --")
    asked = parser.parse_args()
    if asked.only != "lint":
        install_browser()
    # So that what is costly is made once in all test processes.
    os.environ["HEIRLOOM_TEST_RUN"] = f"{os.getpid()} {time.time_ns()}"
    # The run starts some eighty processes: where nothing compiled is kept, each would compile the whole store anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    runner = Runner()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, runner.stop)
    lint = LINT if asked.only != "tests" else []
    tests = all_tests() if asked.only != "lint" and not asked.pytest else []
    runner.side_by_side((lint, 1), (tests, LANES))
    if asked.only != "lint":
        last = asked.pytest or ALONE
        name = "pytest" if asked.pytest else "pytest alone"
        runner.side_by_side(([Check(name, module("pytest", *last), aloud=True)], 1))
    say("\n=== summary")
    for each in runner.ended:
        how = "passed" if each.code == 0 else "FAILED"
        say(f"  {each.check.name:<18} {how} {each.seconds:7.1f} s {each.processor:7.1f} s of processor")
    if asked.only != "lint" and not browser():
        say(f"  {NO_BROWSER}")
    # The servers end unless a demo, or somebody else's test, still uses them.
    stop = [sys.executable, "-m", "storefront.embedded", "stop"]
    subprocess.run(stop, cwd=CHECKOUT, capture_output=True, check=False)  # noqa: S603 - the command is ours
    if runner.stopped:
        say("\nStopped before the end.")
        return 130
    failed = [each.check.name for each in runner.ended if each.code]
    say(f"\n{'All checks passed.' if not failed else 'Failed: ' + ', '.join(failed) + '.'}")
    return min(len(failed), 1)


def browser() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def install_browser() -> None:
    """Fetch Debian's Chromium when that is possible without asking anybody."""
    if browser() or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    say("Installing Chromium for the browser tests.")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        done = subprocess.run(  # noqa: S603 - the command is ours
            ["apt-get", "-qq", *words],  # noqa: S607 - wherever Debian keeps it
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            say(f"apt-get {words[0]} failed: {(done.stderr.strip().splitlines() or ['it says nothing'])[-1]}")
            return


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
